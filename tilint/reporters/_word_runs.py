"""Cuts the runs of a Word file so that a comment can begin and end at any character. What is shown stays the same."""

from __future__ import annotations

import copy
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from tilint.reporters._word_places import WHOLE, Span
from tilint.wordml import TEXT, Element, W

__all__ = ["Cutter"]

_RUN = W + "r"
_FORMAT = W + "rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNSEEN = " \t\r\n"
"""White space at the ends of a w:t shows only where the file says that it is to be preserved."""


@dataclass(slots=True)
class _Pieces:
    """A text leaf in pieces: the character of the leaf at which each begins, its element and its own characters."""

    kept: bool
    starts: list[int] = field(default_factory=lambda: [0])
    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


class Cutter:
    """Cuts runs at the ends of spans. Every span is cut before the runs of any are asked for."""

    def __init__(self) -> None:
        self._pieces: dict[Element, _Pieces] = {}

    def cut(self, span: Span) -> None:
        """Let a run begin where the span does, and one end where it does."""
        if span.first.tag != _RUN and _in_run(span.first):
            _begin_run_at(self._beginning(span.first, span.start))
        if span.last.tag != _RUN and _in_run(span.last):
            following = self._ending(span.last, span.end).getnext()
            if following is not None:
                _begin_run_at(following)

    def runs(self, span: Span) -> tuple[Element, Element]:
        """Return the runs that begin and end a span that was cut.

        Beside an element that is not in a run (a formula, a content control bound to data), an empty one is made.
        """
        return self._run(span.first, span.start, at_end=False), self._run(span.last, span.end, at_end=True)

    def _run(self, element: Element, at: int, *, at_end: bool) -> Element:
        if element.tag == _RUN:
            return element
        if _in_run(element):
            piece = self._ending(element, at) if at_end else self._beginning(element, at)
            run = piece.getparent()
            assert run is not None  # noqa: S101  _in_run has looked
            return run
        empty = element.makeelement(_RUN)
        (element.addnext if at_end else element.addprevious)(empty)
        return empty

    def _beginning(self, leaf: Element, at: int) -> Element:
        """Return the piece of a leaf that begins at a character, cutting the leaf if need be."""
        if leaf.tag != TEXT or at in {0, WHOLE}:
            return leaf if leaf not in self._pieces else self._pieces[leaf].elements[0]
        pieces = self._cut(leaf, at)
        return pieces.elements[bisect_right(pieces.starts, at) - 1]

    def _ending(self, leaf: Element, at: int) -> Element:
        """Return the piece of a leaf that ends before a character, cutting the leaf if need be."""
        if leaf.tag != TEXT or at == WHOLE:
            return leaf if leaf not in self._pieces else self._pieces[leaf].elements[-1]
        pieces = self._cut(leaf, at)
        return pieces.elements[bisect_left(pieces.starts, at) - 1]

    def _cut(self, leaf: Element, at: int) -> _Pieces:
        """Let a piece begin at a character, unless only unseen space would be left on one side of it."""
        if leaf not in self._pieces:
            kept = leaf.get(_SPACE) == "preserve"
            self._pieces[leaf] = _Pieces(kept, elements=[leaf], texts=[leaf.text or ""])
        pieces = self._pieces[leaf]
        place = bisect_right(pieces.starts, at) - 1
        inside = at - pieces.starts[place]
        left, right = pieces.texts[place][:inside], pieces.texts[place][inside:]
        first, last = place == 0, place == len(pieces.starts) - 1
        if not (left if pieces.kept or not first else left.lstrip(_UNSEEN)):
            return pieces
        if not (right if pieces.kept or not last else right.rstrip(_UNSEEN)):
            return pieces
        added = leaf.makeelement(TEXT)
        pieces.elements[place].addnext(added)
        pieces.starts.insert(place + 1, at)
        pieces.elements.insert(place + 1, added)
        pieces.texts[place : place + 1] = [left, right]
        _write(pieces)
        return pieces


def _write(pieces: _Pieces) -> None:
    """Write the pieces into the file. Space inside the leaf now stands at the ends of pieces and must be preserved."""
    for place, (element, text) in enumerate(zip(pieces.elements, pieces.texts, strict=True)):
        if not pieces.kept and place == 0:
            text = text.lstrip(_UNSEEN)  # noqa: PLW2901  the end of the leaf shows no space, and must not begin to
        if not pieces.kept and place == len(pieces.texts) - 1:
            text = text.rstrip(_UNSEEN)  # noqa: PLW2901
        element.text = text
        element.set(_SPACE, "preserve")


def _in_run(leaf: Element) -> bool:
    parent = leaf.getparent()
    return parent is not None and parent.tag == _RUN


def _begin_run_at(child: Element) -> None:
    """Move a child of a run, and what follows it, into a run of the same format behind it, unless it is the first."""
    run = child.getparent()
    if run is None or all(before.tag == _FORMAT for before in child.itersiblings(preceding=True)):
        return
    behind = run.makeelement(_RUN, {str(name): str(value) for name, value in run.items()})
    form = run.find(_FORMAT)
    if form is not None:
        behind.append(copy.deepcopy(form))
    for moved in [child, *child.itersiblings()]:
        behind.append(moved)
    run.addnext(behind)

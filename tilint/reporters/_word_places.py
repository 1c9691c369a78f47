"""Finds in a Word file the words that a finding quotes, or the nearest place that a comment may hang on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tilint.model import Anchor, Block, BlockKind, Document, Location
from tilint.problems import Problem
from tilint.reporters._shared import shortened
from tilint.wordml import TEXT, Element, W, leaves

__all__ = ["WHOLE", "Places", "Span"]

WHOLE = -1
"""In place of a character: all of the element."""
_RUN = W + "r"
_BOX = W + "txbxContent"
_CONTROL = W + "sdt"
_BOUND = f"{W}sdtPr/{W}dataBinding"
_INLINE = ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "fldSimple", "dir", "bdo")
_OPEN = frozenset(W + name for name in _INLINE)
"""What may stand between a paragraph and its runs and hold the marks of a comment as well."""
_REFERENCES = {"footnote": W + "footnoteReference", "endnote": W + "endnoteReference"}
_MARGINS = frozenset({BlockKind.HEADER, BlockKind.FOOTER})


@dataclass(frozen=True, slots=True)
class Span:
    """From character `start` of `first` to before character `end` of `last`, which are leaves, runs or larger elements.

    `aside` is empty where these are the very words, and else says which words are meant and where they stand.
    """

    first: Element
    start: int
    last: Element
    end: int
    aside: str = ""


class Places:
    """The places of one document in its file: `root` is its main part, `other` gives the roots of its other parts."""

    def __init__(self, document: Document, main: str, root: Element, other: Callable[[str], Element | None]) -> None:
        self._document = document
        self._main = main
        self._root = root
        self._other = other
        self._leaves: dict[tuple[int, ...], list[Element]] = {}

    def span(self, place: Location, quote: str) -> Span | None:
        """Return where to hang a comment on a quote; None where the file has no words to hang one on."""
        block = self._document.blocks[place.block]
        anchors = [anchor for anchor in block.anchors if anchor.end > place.start and anchor.start < place.end]
        if anchors and self._may_hold(anchors):
            words = self._words(block, anchors, place.start, place.end)
            return replace(words, aside=f"This is about the words {shortened(quote)}") if words.aside else words
        host, where = self._host(anchors[0]) if anchors else (None, "")
        if host is not None:
            return Span(host, WHOLE, host, WHOLE, f"This is about words {where}: {shortened(quote)}")
        if block.kind in _MARGINS:
            span, where = self.title(), "in a header or footer"
        else:
            span, where = self._near(place.block), "near here"
        return None if span is None else replace(span, aside=f"This is about words {where}: {shortened(quote)}")

    def title(self) -> Span | None:
        """Return the place of the title, else of the first words of the body, else of the first text box."""
        blocks = [block for block in self._document.blocks if block.kind not in _MARGINS and not block.hidden]
        named = [block for block in blocks if block.text.casefold() == self._document.title.casefold()]
        for span in self._whole([*named[:1], *blocks]):
            return span
        hosts = (self._host(block.anchors[0])[0] for block in blocks if block.anchors)
        return next((Span(host, WHOLE, host, WHOLE) for host in hosts if host is not None), None)

    def _near(self, at: int) -> Span | None:
        """Return the nearest block before, else after, that may hold a comment."""
        blocks = self._document.blocks
        return next(self._whole([*reversed(blocks[:at]), *blocks[at + 1 :]]), None)

    def _whole(self, blocks: Iterable[Block]) -> Iterator[Span]:
        for block in blocks:
            if block.anchors and not block.hidden and self._may_hold(block.anchors):
                yield replace(self._words(block, block.anchors, 0, len(block.text)), aside="")

    def _may_hold(self, anchors: Sequence[Anchor]) -> bool:
        """Return whether Word shows and keeps a comment there: in the body, and not in a text box.

        Word fills a content control that is bound to data anew when it opens the file, and a comment inside is lost.
        """
        for anchor in (anchors[0], anchors[-1]):
            if anchor.part != self._main:
                return False
            for around in self._paragraph(anchor).iterancestors(_BOX, _CONTROL):
                if around.tag == _BOX or around.find(_BOUND) is not None:
                    return False
        return True

    def _words(self, block: Block, anchors: Sequence[Anchor], start: int, end: int) -> Span:
        """Return the place of characters `start` to `end` of a block; `aside` is set where it had to be a wider one."""
        first, last = anchors[0], anchors[-1]
        begin, at = self._point(block, first, first.offset + max(start - first.start, 0))
        finish, until = self._point(block, last, last.offset + min(end, last.end) - last.start)
        wider = begin is not self._leaf(first) or finish is not self._leaf(last)
        return Span(begin, at, finish, until, "wider" if wider else "")

    def _point(self, block: Block, anchor: Anchor, at: int) -> tuple[Element, int]:
        """Return the element in which a comment can begin or end at character `at` of a leaf, and its own character."""
        leaf = self._leaf(anchor)
        if leaf.tag == TEXT:
            there = (leaf.text or "")[anchor.offset : anchor.offset + anchor.end - anchor.start]
            if [*there.split()] != block.text[anchor.start : anchor.end].split():
                raise self._changed()
        unit = _unit(leaf)
        if unit.tag == _RUN and leaf.getparent() is unit:
            return leaf, at if leaf.tag == TEXT else WHOLE
        return unit, WHOLE

    def _host(self, anchor: Anchor) -> tuple[Element | None, str]:
        """Return the run of the body that a text box or note hangs on, and how to call the place."""
        if anchor.part == self._main:
            return self._outside(self._paragraph(anchor)), "in the text box here"
        root = self._other(anchor.part)
        if root is None or not anchor.path or anchor.path[0] >= len(root):
            return None, ""
        note = root[anchor.path[0]]
        kind = str(note.tag).removeprefix(W)
        reference = self._references.get((kind, note.get(W + "id", "")))
        run = None if reference is None else reference.getparent()
        if run is None or run.tag != _RUN:
            return None, ""
        return self._outside(run), f"in the {kind} marked here"

    def _outside(self, element: Element) -> Element | None:
        """Return a run of the body: the run itself, or the one that holds the text box around it."""
        boxes = list(element.iterancestors(_BOX))
        if not boxes:
            return element if element.tag == _RUN else None
        return next(boxes[-1].iterancestors(_RUN), None)

    @cached_property
    def _references(self) -> dict[tuple[str, str], Element]:
        """The marks of footnotes and endnotes in the body, by kind and id."""
        return {(kind, mark.get(W + "id", "")): mark for kind, tag in _REFERENCES.items() for mark in self._root.iter(tag)}

    def _leaf(self, anchor: Anchor) -> Element:
        if anchor.path not in self._leaves:
            self._leaves[anchor.path] = leaves(self._paragraph(anchor))
        try:
            return self._leaves[anchor.path][anchor.run]
        except IndexError as error:
            raise self._changed() from error

    def _paragraph(self, anchor: Anchor) -> Element:
        node = self._root
        try:
            for step in anchor.path:
                node = node[step]
        except IndexError as error:
            raise self._changed() from error
        return node

    def _changed(self) -> Problem:
        return Problem("it was changed while it was being checked. Run it again.")


def _unit(leaf: Element) -> Element:
    """Return the largest element around a leaf that a comment's marks may stand beside, not in: mostly its run."""
    unit = leaf
    for around in leaf.iterancestors():
        if around.tag == W + "p":
            break
        if around.tag == _CONTROL:
            unit = around if around.find(_BOUND) is not None else unit
        elif around.tag not in _OPEN:
            unit = around
    return unit

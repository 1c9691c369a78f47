"""Reads one paragraph: its text piece by piece, and what hangs on it (text boxes, notes, comments, pictures)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tilint.model import Anchor
from tilint.parsers.docx.fields import Fields
from tilint.parsers.docx.graphics import Graphics, read_graphics
from tilint.parsers.docx.leaves import leaf_text
from tilint.parsers.docx.names import ALTERNATE, FALLBACK, INSERTED, Element, W, chosen
from tilint.parsers.docx.styles import Look, Styles
from tilint.wordml import LEAVES, leaves

__all__ = ["Paragraph", "Piece", "RunReader", "Words", "joined"]

_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_CHUNK = re.compile(r"\S+(?: \S+)*|\s+")
_NOT_SHOWN = frozenset(
    W + name for name in ("del", "moveFrom", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr")
) | {FALLBACK}
_GRAPHICS = frozenset({W + "drawing", W + "pict", W + "object"})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


class Piece(NamedTuple):
    """Characters of one leaf, with where they stand and how they look."""

    text: str
    path: tuple[int, ...]
    run: int
    offset: int
    look: Look
    inserted: bool


class Words(NamedTuple):
    """Text as a person sees it, without spaces at either end, and the anchors of its characters."""

    text: str
    anchors: tuple[Anchor, ...]
    tabs: tuple[int, ...] = ()
    """Where tabs stand inside the text; they are written as spaces."""
    stops: tuple[int, ...] = ()
    """Where every tab stands, each one of several in a row, and those at either end."""


@dataclass(slots=True)
class Paragraph:
    """What one paragraph element shows and refers to."""

    element: Element
    path: tuple[int, ...]
    style: str
    pieces: list[Piece] = field(default_factory=list)
    graphics: Graphics = field(default_factory=Graphics)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    listed: set[bool] = field(default_factory=set)
    """Whether the words stand in the field of a table of contents: all (True), none (False), or both."""
    mark_deleted: bool = False

    def take_in(self, before: Paragraph) -> None:
        """Put the words of the paragraph before, and what hangs on it, at the start of this one."""
        self.pieces[:0] = before.pieces
        self.notes[:0] = before.notes
        self.comments[:0] = before.comments
        self.graphics.take_in(before.graphics)

    def shown(self, *, hidden: bool = False) -> list[Piece]:
        """Return the pieces that are seen, or those that the author hid."""
        return [piece for piece in self.pieces if piece.look.hidden == hidden]


class _Now(NamedTuple):
    """The place that is being read: its paragraph, how its text looks, and whether it is a tracked insertion."""

    paragraph: Paragraph
    look: Look
    inserted: bool


class RunReader:
    """Reads the paragraphs of one part, in order: fields may begin in one and end in another."""

    def __init__(self, styles: Styles, root: Element) -> None:
        self._styles = styles
        self._fields = Fields(root)
        self._handlers: dict[str, Callable[[Element, _Now], None]] = {
            **dict.fromkeys(LEAVES, self._leaf),
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys(_GRAPHICS, self._graphic),
            ALTERNATE: self._alternate,
            W + "instrText": self._instruction,
            W + "commentReference": self._comment,
        }
        self._order: dict[Element, int] = {}

    def read(self, element: Element, path: tuple[int, ...], *, inserted: bool = False) -> Paragraph:
        """Return what a w:p element shows."""
        properties = element.find(W + "pPr")
        style = "" if properties is None else _style(properties)
        paragraph = Paragraph(element, path, style)
        mark = None if properties is None else properties.find(W + "rPr")
        if mark is not None:
            paragraph.mark_deleted = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        self._order = {leaf: at for at, leaf in enumerate(leaves(element))}
        self._inline(element, _Now(paragraph, self._styles.look(style), inserted))
        return paragraph

    def _inline(self, parent: Element, now: _Now) -> None:
        """Read the children of a paragraph, or of a hyperlink, field, content control or insertion inside it."""
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                look = self._styles.run_look(now.paragraph.style, child.find(W + "rPr"))
                self._run(child, now._replace(look=look))
            elif tag in INSERTED:
                self._inline(child, now._replace(inserted=True))
            elif tag in self._handlers:
                self._handlers[tag](child, now)
            elif isinstance(tag, str) and tag not in _NOT_SHOWN:
                self._inline(child, now)

    def _run(self, run: Element, now: _Now) -> None:
        for child in run:
            tag = child.tag
            handler = self._handlers.get(tag) if isinstance(tag, str) else None
            if handler is not None:
                handler(child, now)
            elif isinstance(tag, str) and len(child) and tag not in _NOT_SHOWN:
                self._inline(child, now)

    def _leaf(self, leaf: Element, now: _Now) -> None:
        if leaf.tag == W + "fldChar":
            self._fields.step(leaf)
        elif self._fields.in_code:
            return
        text, offset = leaf_text(leaf)
        if text:
            piece = Piece(text, now.paragraph.path, self._order[leaf], offset, now.look, now.inserted)
            now.paragraph.pieces.append(piece)
            if not text.isspace():
                now.paragraph.listed.add(self._fields.in_contents)

    def _instruction(self, leaf: Element, _: _Now) -> None:
        self._fields.instruct(leaf.text or "")

    def _alternate(self, alternate: Element, now: _Now) -> None:
        branch = chosen(alternate)
        if branch is not None:
            self._run(branch, now)

    def _graphic(self, graphic: Element, now: _Now) -> None:
        if not self._fields.in_code:
            read_graphics(graphic, now.paragraph.element, now.paragraph.path, now.paragraph.graphics)

    def _note(self, reference: Element, now: _Now) -> None:
        now.paragraph.notes.append((_NOTES[str(reference.tag)], reference.get(W + "id", "")))

    def _comment(self, reference: Element, now: _Now) -> None:
        now.paragraph.comments.append(reference.get(W + "id", ""))


def _style(properties: Element) -> str:
    found = properties.find(W + "pStyle")
    return "" if found is None else found.get(W + "val", "")


def joined(pieces: list[Piece], part: str) -> Words:
    """Return the text of pieces with runs of white space made one space or line break, and its anchors."""
    text: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    gap: Piece | None = None
    stops: list[int] = []
    for piece in _seen(pieces):
        if piece.text.isspace():
            if gap is None or ("\n" in piece.text and gap.text != "\n"):
                gap = piece._replace(text="\n" if "\n" in piece.text else " ")
            stops += [length] * piece.text.count("\t")
            continue
        for item in (gap, piece) if gap is not None and length else (piece,):
            last = anchors[-1] if anchors else None
            size = len(item.text)
            if last and (last.path, last.run) == (item.path, item.run) and _end(last) == item.offset:
                anchors[-1] = replace(last, end=length + size)
            else:
                anchors.append(Anchor(length, length + size, part, item.path, item.run, item.offset))
            text.append(item.text)
            length += size
        gap = None
    tabs = tuple(at for at in dict.fromkeys(stops) if 0 < at < length)
    return Words("".join(text), tuple(anchors), tabs, tuple(stops))


def _end(anchor: Anchor) -> int:
    """Return the character of the leaf at which an anchor's span ends."""
    return anchor.offset + anchor.end - anchor.start


def _seen(pieces: list[Piece]) -> Iterator[Piece]:
    """Cut pieces into words and gaps, without the characters that show nothing."""
    for piece in pieces:
        at = 0
        for part in _UNSEEN.split(piece.text):
            for chunk in _CHUNK.finditer(part):
                yield piece._replace(text=chunk.group(), offset=piece.offset + at + chunk.start())
            at += len(part) + 1

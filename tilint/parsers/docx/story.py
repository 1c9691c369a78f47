"""Walks one part of a DOCX file (body, header, note) in reading order and makes drafts of what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from tilint.model import BlockKind
from tilint.parsers.docx.drafts import Draft, draft_of
from tilint.parsers.docx.graphics import Graphics
from tilint.parsers.docx.names import Element, W, child_value, whole
from tilint.parsers.docx.parts import diagram_texts
from tilint.parsers.docx.runs import Paragraph, Words, joined
from tilint.parsers.docx.source import Source
from tilint.parsers.docx.tables import CellDraft, RowDraft, cell_draft, is_marked, row_drafts
from tilint.parsers.docx.walk import CELL, CHUNK, PARAGRAPH, ROW, TABLE, Place, children

__all__ = ["Story"]

_BLOCKS = frozenset({PARAGRAPH, TABLE, CHUNK})
_NOTE_KINDS = {"footnote": BlockKind.FOOTNOTE, "endnote": BlockKind.ENDNOTE, "comment": BlockKind.COMMENT}
_MARGINS = frozenset({BlockKind.HEADER, BlockKind.FOOTER})


class Story:
    """One part being read. `kind` is what all its text is (a header, a footnote), None in the body."""

    def __init__(self, source: Source, part: str, root: Element, kind: BlockKind | None = None) -> None:
        self._source = source
        self._part = part
        self._kind = kind
        self._reader = source.reader(part, root)
        self._blank = False
        self.endnotes: list[tuple[str, str]] = []

    def drafts(self, parent: Place, kind: BlockKind | None = None) -> Iterator[Draft]:
        """Yield the drafts of everything inside `parent`; `kind` is what plain paragraphs are here."""
        for item in self._contents(parent):
            if isinstance(item, Place):
                yield from self._table(item)
            else:
                yield from self._paragraph(item, kind or self._kind)
                yield from self._after(item)

    def _contents(self, parent: Place) -> Iterator[Place | Paragraph]:
        """Yield the tables and paragraphs inside `parent`; one whose end is deleted runs on into the next."""
        waiting: Paragraph | None = None
        for place in children(parent, _BLOCKS):
            paragraph = self._read(place) if place.element.tag == PARAGRAPH else None
            if waiting is not None:
                if paragraph is None:
                    yield waiting
                else:
                    paragraph.take_in(waiting)
                waiting = None
            if place.element.tag == CHUNK:
                self._source.tally.chunks += 1
            elif paragraph is None:
                yield place
            elif paragraph.mark_deleted:
                waiting = paragraph
            else:
                yield paragraph
        if waiting is not None:
            yield waiting

    def _read(self, place: Place) -> Paragraph:
        paragraph = self._reader.read(place.element, place.path, inserted=place.inserted)
        if place.contents or self._source.styles.is_contents(paragraph.style):
            paragraph.listed = {True}
        return paragraph

    def _paragraph(self, paragraph: Paragraph, kind: BlockKind | None) -> Iterator[Draft]:
        words = joined(paragraph.shown(), self._part)
        label, level, bullet = self._label(paragraph, words)
        if words.text:
            draft = draft_of(paragraph, words, kind or BlockKind.PARAGRAPH)
            draft.label, draft.level = label, level
            draft.style_level = self._heading_level(paragraph)
            draft.bullet = bullet
            draft.after_blank = self._blank
            if kind is None and paragraph.listed == {True}:
                draft.kind = BlockKind.CONTENTS
            elif kind is None and label:
                draft.kind = BlockKind.LIST_ITEM
            yield draft
        self._blank = not words.text
        yield from self._hidden(paragraph, kind)

    def _hidden(self, paragraph: Paragraph, kind: BlockKind | None) -> Iterator[Draft]:
        pieces = paragraph.shown(hidden=True)
        words = joined(pieces, self._part) if pieces else None
        if words is not None and words.text:
            yield draft_of(paragraph, words, kind or BlockKind.PARAGRAPH, hidden=True)

    def _label(self, paragraph: Paragraph, words: Words) -> tuple[str, int, bool]:
        """Return the list label, the depth from 1, and whether it is a bullet. Wholly hidden items are not counted."""
        numbering = self._source.numbering
        place = numbering.place(paragraph.element.find(W + "pPr"), paragraph.style or self._source.styles.usual)
        if place is None or (not words.text and _is_uncounted(paragraph)):
            return "", 0, False
        return numbering.label(place), place[1] + 1, numbering.is_bullet(place)

    def _heading_level(self, paragraph: Paragraph) -> int:
        outline = whole(child_value(paragraph.element.find(W + "pPr"), "outlineLvl"))
        if outline is not None:
            return outline + 1 if 0 <= outline < 9 else 0
        return self._source.styles.heading_level(paragraph.style)

    def _after(self, paragraph: Paragraph) -> Iterator[Draft]:
        """Yield what hangs on a paragraph: text boxes, words in drawings, notes and comments."""
        yield from self._boxes(paragraph.graphics)
        for kind, key in paragraph.notes:
            label = self._source.note_label(kind)
            if kind == "endnote":
                self.endnotes.append((key, label))
            else:
                yield from self.note(kind, key, label)
        for key in paragraph.comments:
            self._source.tally.comments += 1
            yield from self.note("comment", key, "")

    def note(self, kind: str, key: str, label: str) -> Iterator[Draft]:
        """Yield the blocks of a footnote, endnote or comment; the first carries its number."""
        note = self._source.note(kind, key)
        if note is None:
            return
        story = Story(self._source, note.part, note.root, _NOTE_KINDS[kind])
        for draft in story.drafts(Place(note.element, note.path)):
            if label:
                draft.label, label = label, ""
            yield draft

    def _boxes(self, graphics: Graphics) -> Iterator[Draft]:
        kind = self._kind if self._kind in _MARGINS else BlockKind.TEXT_BOX
        tally = self._source.tally
        tally.pictures += graphics.pictures
        tally.large_pictures += graphics.large
        tally.attached += graphics.attached
        for element, path in graphics.boxes:
            yield from self.drafts(Place(element, path), kind)
        for text in graphics.word_art:
            if text.strip():
                yield Draft(kind or BlockKind.TEXT_BOX, text.strip())
        for key in graphics.parts:
            for text in diagram_texts(self._source, self._part, key):
                yield Draft(kind or BlockKind.TEXT_BOX, text)

    def _table(self, place: Place) -> Iterator[Draft]:
        kind = self._kind if self._kind in _MARGINS else BlockKind.TABLE_ROW
        number = self._source.next_table() if kind is BlockKind.TABLE_ROW else 0
        rows = [self._row(row) for row in children(place, frozenset({ROW})) if not _is_deleted(row.element)]
        style = child_value(place.element.find(W + "tblPr"), "tblStyle") or ""
        styled = _first_row_differs(place.element) and self._source.styles.header_row(style)
        yield from row_drafts(rows, number, kind or BlockKind.TABLE_ROW, styled=styled)

    def _row(self, place: Place) -> RowDraft:
        properties = place.element.find(W + "trPr")
        inserted = properties is not None and properties.find(W + "ins") is not None
        row = RowDraft([], is_marked(properties), inserted or place.inserted)
        column = whole(child_value(properties, "gridBefore")) or 0
        for cell_place in children(place, frozenset({CELL})):
            cell = cell_draft(cell_place.element, column)
            row.cells.append(cell)
            self._fill(cell, cell_place, row)
            column += cell.span
        return row

    def _fill(self, cell: CellDraft, place: Place, row: RowDraft) -> None:
        """Read the paragraphs of a cell; what follows the row (nested tables, notes) goes to the row."""
        for item in self._contents(place):
            if isinstance(item, Place):
                row.after += self._table(item)
            else:
                self._cell_paragraph(cell, item)
                row.after += self._hidden(item, None)
                row.after += self._after(item)

    def _cell_paragraph(self, cell: CellDraft, paragraph: Paragraph) -> None:
        words = joined(paragraph.shown(), self._part)
        label, _, bullet = self._label(paragraph, words)
        if not words.text and (bullet or not label):
            return
        cell.parts.append(("" if bullet else label, words))
        draft = draft_of(paragraph, words, BlockKind.PARAGRAPH)
        cell.bold = cell.bold and draft.look.bold
        cell.inserted = cell.inserted and draft.inserted


def _is_uncounted(paragraph: Paragraph) -> bool:
    """Return whether an empty list item gets no number: hidden, deleted, or there only to end a section of pages."""
    return bool(paragraph.shown(hidden=True)) or paragraph.mark_deleted or paragraph.element.find(f"{W}pPr/{W}sectPr") is not None


def _is_deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _first_row_differs(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    named = look.get(W + "firstRow")
    if named is not None:
        return named in {"1", "true", "on"}
    try:
        return bool(int(look.get(W + "val", "0"), 16) & 0x20)
    except ValueError:
        return False

"""Tables: cells on the grid, merged cells once, the header cell above each, one draft per row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tilint.model import CELL_BREAK, Anchor, BlockKind, Cell
from tilint.parsers.docx.drafts import Draft
from tilint.parsers.docx.headers import header_rows
from tilint.parsers.docx.names import Element, W, child_value, flag, whole
from tilint.parsers.docx.runs import Words

__all__ = ["CONTINUED", "CellDraft", "RowDraft", "cell_draft", "is_marked", "row_drafts"]

CONTINUED = "continue"
_PLAIN_FILLS = frozenset({"AUTO", "FFFFFF"})


@dataclass(slots=True)
class CellDraft:
    """One cell: its paragraphs with their list labels, where it stands on the grid, and how it looks."""

    column: int
    span: int
    merged: str | None
    fill: str
    parts: list[tuple[str, Words]] = field(default_factory=list)
    bold: bool = True
    inserted: bool = True

    @property
    def text(self) -> str:
        """The words of the cell, list labels included, one paragraph a line."""
        return "\n".join(f"{label} {words.text}".strip() for label, words in self.parts)


@dataclass(slots=True)
class RowDraft:
    """One row: its cells, whether the file marks it as a header, and the drafts that follow it."""

    cells: list[CellDraft]
    marked: bool = False
    inserted: bool = False
    after: list[Draft] = field(default_factory=list)

    @property
    def filled(self) -> list[CellDraft]:
        """The cells that hold words."""
        return [cell for cell in self.cells if cell.parts]


def cell_draft(element: Element, column: int) -> CellDraft:
    """Return an empty draft of a w:tc that begins at grid column `column`."""
    properties = element.find(W + "tcPr")
    shade = None if properties is None else properties.find(W + "shd")
    merged = child_value(properties, "vMerge")
    if child_value(properties, "hMerge") in {"", CONTINUED}:
        merged = "aside"
    return CellDraft(
        column,
        max(whole(child_value(properties, "gridSpan")) or 1, 1),
        CONTINUED if merged == "" else merged,
        _fill(shade),
    )


def _fill(shade: Element | None) -> str:
    """Return the colour behind a cell, "" for none or white."""
    colour = "" if shade is None else shade.get(W + "fill", "").upper()
    return "" if colour in _PLAIN_FILLS else colour


def is_marked(properties: Element | None) -> bool:
    """Return whether a row's w:trPr says that it repeats as a header on each page."""
    mark = None if properties is None else properties.find(W + "tblHeader")
    return mark is not None and flag(mark)


def row_drafts(rows: Sequence[RowDraft], number: int, kind: BlockKind, *, styled: bool) -> list[Draft]:
    """Return the drafts of a table's rows and of what follows each.

    `styled` says that the table's style makes the first row stand out. Rows without words give no draft.
    """
    headers = header_rows(rows, styled=styled)
    above: dict[int, str] = {}
    heads: dict[int, str] = {}
    drafts: list[Draft] = []
    for at, row in enumerate(rows):
        draft = _row_draft(row, {} if at in headers else heads, above, kind)
        draft.header_row = at in headers
        if kind is BlockKind.TABLE_ROW:
            draft.table, draft.row = number, at
        if draft.text.strip():
            drafts.append(draft)
        drafts += row.after
        if at in headers:
            heads.update((cell.column + step, cell.text) for cell in row.filled for step in range(cell.span))
    return drafts


def _row_draft(row: RowDraft, heads: dict[int, str], above: dict[int, str], kind: BlockKind) -> Draft:
    text = ""
    cells: list[Cell] = []
    anchors: list[Anchor] = []
    for cell in row.cells:
        if cell.merged == "aside":
            if cells:
                cells[-1] = replace(cells[-1], span=cells[-1].span + cell.span)
            continue
        text += CELL_BREAK if cells else ""
        start = len(text)
        if cell.merged != CONTINUED:
            text = _with_words(text, cell, anchors)
            above[cell.column] = text[start:]
        header = heads.get(cell.column, "")
        carried = above.get(cell.column, "") if cell.merged == CONTINUED else ""
        cells.append(Cell(start, len(text), cell.column, cell.span, header, carried))
    inserted = row.inserted or (bool(row.filled) and all(cell.inserted for cell in row.filled))
    return Draft(kind, text, tuple(anchors), cells=tuple(cells), inserted=inserted)


def _with_words(text: str, cell: CellDraft, anchors: list[Anchor]) -> str:
    for at, (label, words) in enumerate(cell.parts):
        text += ("\n" if at else "") + label + (" " if label and words.text else "")
        shift = len(text)
        anchors += (replace(one, start=one.start + shift, end=one.end + shift) for one in words.anchors)
        text += words.text
    return text

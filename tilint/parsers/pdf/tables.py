"""Turns ruled tables into rows: joined over pages, repeated header rows dropped, each cell under its header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tilint.model import CELL_BREAK, Anchor, Block, BlockKind, Cell
from tilint.parsers.pdf.joining import Joiner
from tilint.parsers.pdf.labels import read_label
from tilint.parsers.pdf.layout import TableArea
from tilint.parsers.pdf.lines import Line
from tilint.parsers.pdf.paragraphs import Measure, group_lines

__all__ = ["Row", "RowCell", "continues_table", "read_rows", "row_blocks"]

_SENTENCE = re.compile(r"[.;?!]$")
_VALUE = re.compile(r"\d")
SHORT_CELL = 6
"""A cell of so few words is whole: what stands below it on the next page belongs to the next row."""
VALUE_WORDS = 6
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
PARAGRAPH_BREAK = "\n"
HEADER_ROWS = 3
"""A header row is looked for in so many first rows."""
PADDING = 5.0
"""Points that a cell keeps free at its right."""
LONGEST_HEADER = 12
"""Words that a header cell holds at most."""


@dataclass(slots=True)
class RowCell:
    """A cell as drawn: its first column, columns and rows covered, and its lines."""

    column: int
    span: int
    depth: int
    lines: list[Line]
    right: float = 0.0
    """How far its text can reach."""

    @property
    def text(self) -> str:
        """The cell's words."""
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """Every line is bold."""
        return all(line.bold for line in self.lines)


@dataclass(slots=True)
class Row:
    """One row of a table, with the cells that begin in it."""

    cells: list[RowCell] = field(default_factory=list)
    header: bool = False
    shaded: bool = False

    @property
    def text(self) -> str:
        """The row's words, to compare rows by."""
        return CELL_BREAK.join(cell.text for cell in self.cells)

    @property
    def filled(self) -> list[RowCell]:
        """The cells with something in them."""
        return [cell for cell in self.cells if cell.lines]


def continues_table(before: TableArea, after: TableArea) -> bool:
    """Tell whether a table at the top of a page goes on from the one at the foot of the page before: same columns."""
    one, two = before.grid.xs, after.grid.xs
    if not before.ruled and not after.ruled:
        return len(one) == len(two) and all(abs(a - b) <= 6 for a, b in zip(one[:-1], two[:-1], strict=True))
    if abs(one[0] - two[0]) > 4 or abs(one[-1] - two[-1]) > 4:
        return False
    fewer, more = sorted((one, two), key=len)
    return all(any(abs(x - other) <= 4 for other in more) for x in fewer)


def read_rows(areas: Sequence[TableArea]) -> list[Row]:
    """Return the rows of a table that stands in one or more areas, one page after another."""
    edges = _edges(areas)
    rows: list[Row] = []
    for area in areas:
        found = _area_rows(area, edges)
        if not rows:
            _mark_headers(found)
            rows = found
            continue
        while found and any(row.header and row.text == found[0].text for row in rows[:HEADER_ROWS]):
            found = found[1:]
        if found and found[0].text == rows[0].text and rows[0].filled:
            rows[0].header = True
            found = found[1:]
        if found and _is_rest(rows[-1], found[0]):
            for cell in found[0].filled:
                _cell_at(rows[-1], cell.column, cell.span).lines.extend(cell.lines)
            found = found[1:]
        rows.extend(found)
    return rows


def _edges(areas: Sequence[TableArea]) -> list[float]:
    """Return the column edges of the table over all its pages."""
    edges: list[float] = []
    for x in sorted(x for area in areas for x in area.grid.xs):
        if not edges or x - edges[-1] > 4.5:
            edges.append(x)
    return edges


def _area_rows(area: TableArea, edges: Sequence[float]) -> list[Row]:
    """Return the rows of one area, their columns counted over the whole table."""
    column_of = {
        number: min(range(len(edges)), key=lambda place, x=x: abs(edges[place] - x))  # type: ignore[misc]
        for number, x in enumerate(area.grid.xs)
    }
    rows: dict[int, Row] = {}
    for cell in sorted(set(area.grid.units.values()), key=lambda cell: (cell.row, cell.column)):
        first, last = column_of[cell.column], column_of[cell.column + cell.columns]
        row = rows.setdefault(cell.row, Row(shaded=cell.row in area.shaded))
        right = area.grid.xs[cell.column + cell.columns] - PADDING
        row.cells.append(RowCell(first, max(last - first, 1), cell.rows, area.cells.get(cell, []), right))
    return [row for _, row in sorted(rows.items()) if row.filled]


def _mark_headers(rows: Sequence[Row]) -> None:
    """Mark the header row, and rows further down that look like it and head the rows below them."""
    header: Row | None = None
    for place, row in enumerate(rows):
        rest = rows[place + 1 :]
        if len(row.filled) < 2 or not _may_head(row):
            if header is None and len(row.filled) > 1:
                return
            continue
        if header is None:
            if any(len(other.cells) > len(row.cells) for other in rest[:2]):
                continue
            if not (_stands_out(row, rest[:8]) or _heads_values(row, rest[:8])):
                return
            header = row
            row.header = True
        elif all(cell.bold for cell in row.filled) and len(row.filled) == len(header.filled):
            row.header = bool(rest) and not all(cell.bold for cell in rest[0].filled)
        if place >= HEADER_ROWS and header is None:
            return


def _may_head(row: Row) -> bool:
    """Tell whether a row has a few words in (nearly) every cell and no sentence."""
    if len(row.filled) < len(row.cells) - 1:
        return False
    return all(len(cell.text.split()) <= LONGEST_HEADER and not _SENTENCE.search(cell.text) for cell in row.filled)


def _stands_out(row: Row, rest: Sequence[Row]) -> bool:
    """Tell whether a row is bold or shaded throughout, and what is below it is not."""
    below = [cell for other in rest for cell in other.cells[1:] if cell.lines]
    if row.shaded and any(not other.shaded for other in rest):
        return True
    return all(cell.bold for cell in row.filled) and (not below or any(not cell.bold for cell in below))


def _heads_values(row: Row, rest: Sequence[Row]) -> bool:
    """Tell whether a column of figures or dates stands under a row of words alone."""
    if len(rest) < 2 or any(_VALUE.search(cell.text) for cell in row.filled):
        return False
    below: dict[int, list[str]] = {cell.column: [] for cell in row.filled}
    for cell in (cell for other in rest for cell in other.filled):
        below.get(cell.column, []).append(cell.text)
    return any(
        len(texts) > 1 and all(_VALUE.search(text) and len(text.split()) <= VALUE_WORDS for text in texts)
        for texts in below.values()
    )


def _is_rest(row: Row, rest: Row) -> bool:
    """Tell whether a row at the top of a page is plainly the rest of the row cut at the foot of the page before."""
    runs_on = False
    for cell in rest.filled:
        above = _cell_at(row, cell.column, cell.span, make=False)
        if not above.lines:
            return False
        begins = cell.lines[0].text[:1]
        open_end = not _ENDS.search(above.lines[-1].text)
        whole = not open_end and len(rest.filled) == len(row.filled)
        if begins.islower() and open_end:
            runs_on = True
        elif whole or (len(above.text.split()) <= SHORT_CELL and not begins.islower()):
            return False
    return runs_on or (0 < len(rest.filled) < len(row.filled) and not rest.cells[0].lines and bool(row.cells[0].lines))


def _cell_at(row: Row, column: int, span: int, *, make: bool = True) -> RowCell:
    """Return the row's cell over a column, or a new one."""
    for cell in row.cells:
        if cell.column <= column < cell.column + cell.span:
            return cell
    cell = RowCell(column, span, 1, [])
    if make:
        row.cells.append(cell)
        row.cells.sort(key=lambda cell: cell.column)
    return cell


def row_blocks(rows: Iterable[Row], table: int, section: tuple[str, ...], joiner: Joiner, how: Measure) -> list[Block]:
    """Return a block for each row."""
    headers: dict[int, str] = {}
    above: dict[int, tuple[int, str]] = {}  # column: rows still to cover, words
    blocks: list[Block] = []
    for number, row in enumerate(rows):
        text, cells, anchors = _write(row, headers, above, joiner, how)
        pages = [line.page for cell in row.cells for line in cell.lines]
        blocks.append(
            Block(
                BlockKind.TABLE_ROW,
                text,
                section=section,
                page=min(pages),
                table=table,
                row=number,
                header_row=row.header,
                cells=cells,
                anchors=anchors,
            )
        )
        if row.header:
            headers = _by_column(blocks[-1])
    return blocks


def _by_column(block: Block) -> dict[int, str]:
    """Return the words of a header row's cells under each column they cover, in one line."""
    return {
        column: block.cell_text(cell).replace(PARAGRAPH_BREAK, " ")
        for cell in block.cells
        for column in range(cell.column, cell.column + cell.span)
    }


def _write(
    row: Row, headers: dict[int, str], above: dict[int, tuple[int, str]], joiner: Joiner, how: Measure
) -> tuple[str, tuple[Cell, ...], tuple[Anchor, ...]]:
    """Write a row's cells one after another."""
    text = ""
    cells: list[Cell] = []
    anchors: list[Anchor] = []
    merged = dict(above)
    above.clear()
    above.update({column: (left - 1, words) for column, (left, words) in merged.items() if left > 1})
    own = {cell.column for cell in row.cells}
    drawn = [*row.cells, *(RowCell(column, 1, 1, []) for column in merged if column not in own)]
    for cell in sorted(drawn, key=lambda cell: cell.column):
        if cells:
            text += CELL_BREAK
        words, marks = _cell_text(cell, len(text), joiner, how)
        header = "" if row.header else headers.get(cell.column, "")
        over = merged[cell.column][1] if cell.column in merged and not words else ""
        cells.append(Cell(len(text), len(text) + len(words), cell.column, cell.span, header, over))
        anchors.extend(marks)
        text += words
        if cell.depth > 1 and words:
            above[cell.column] = (cell.depth - 1, words)
    return text, tuple(cells), tuple(anchors)


def _cell_text(cell: RowCell, offset: int, joiner: Joiner, how: Measure) -> tuple[str, list[Anchor]]:
    """Write a cell's paragraphs, each in its own line and without its bullet."""
    text = ""
    anchors: list[Anchor] = []
    for lines in group_lines(cell.lines, how, cell.right):
        label = read_label(lines[0].text)
        skip = label.length if label is not None and label.bullet and label.length < len(lines[0].text) else 0
        text += PARAGRAPH_BREAK if text else ""
        words, marks = joiner.join(lines, skip=skip, offset=offset + len(text))
        text += words
        anchors.extend(marks)
    return text, anchors

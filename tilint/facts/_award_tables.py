"""Reads tables of award criteria: which column holds the weights, what each row names, which tables are others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tilint.facts._award_accept import accepted, by_full_marks, scaled
from tilint.facts._award_across import across
from tilint.facts._award_cells import column_strength, is_full_marks, is_total, parse_weight
from tilint.facts._award_columns import LIKELY, Columns, by_content, filled_columns, from_cells, heading_row
from tilint.facts._award_lines import read_line
from tilint.facts._award_merged import NameCell, grouped
from tilint.facts._award_model import MOST_ITEMS, Group, Item, Weight
from tilint.facts._award_words import lot_of, tidy_name
from tilint.model import Block, BlockKind, Cell, Document, Location

__all__ = ["table_groups"]

_REFERENCE = re.compile(
    r"^\W*(?:(?:q|question|section|part|no|ref|lot|ms|item)\W*)?[a-z]?\d{0,2}(?:\.\d+)*[a-z]?\W*$", re.IGNORECASE
)
_LOT_CELL = re.compile(r"^\W*(?:all lots|lots?\b[\s\w,/&]{1,40})\W*$", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_FORM_CELL = re.compile(
    r"^\W*(?:text ?box|check ?box|drop ?down|yes\s*/\s*no|attachment|upload|pass\s*/\s*fail|scored|narrative)\W*$",
    re.IGNORECASE,
)
_IN_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
_OUT_OF_READING = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.CONTENTS, BlockKind.TABLE_ROW})
_INTRO_BLOCKS = 3
_REFERENCE_LENGTH = 40


def table_groups(number: int, document: Document, tables: Iterable[Sequence[int]]) -> Iterator[Group]:
    """Yield the groups of weights in a document's tables. `tables` holds the block indexes of each table's rows."""
    for rows in tables:
        reader = _Reader(number, document, rows)
        by_row = [*across(number, rows, document.blocks, reader.intro)]
        yield from by_row or reader.groups()


class _Reader:
    """Reads one table, row by row; a new row of headings begins a new group."""

    def __init__(self, number: int, document: Document, rows: Sequence[int]) -> None:
        self.number = number
        self.blocks = document.blocks
        self.rows = rows
        self.intro = self._intro()
        blocks = [self.blocks[place] for place in rows]
        self.content = by_content(blocks)
        self.filled = filled_columns(blocks)
        self.columns = Columns()
        self.items: list[Item] = []
        self.names: list[tuple[NameCell, ...]] = []
        self.total: float | None = None
        self.full_total: float | None = None
        self.under = ""
        self.titles: list[str] = []

    def groups(self) -> Iterator[Group]:
        """Yield the accepted groups."""
        for place in self.rows:
            block = self.blocks[place]
            headings = None if _weights(block, self.columns) else heading_row(block)
            if headings is not None:
                yield from self._finish()
                self.columns = headings
                self._only_filled()
                self._heading_weight(place, block)
                continue
            if self._named_weights(place, block):
                continue
            if not self.columns.strengths:
                self.columns = from_cells(block)
                self._only_filled()
            if not self.columns.strengths:
                self.columns = self.content
            if self.columns.strengths:
                self._row(place, block)
            elif block.text.strip():
                self.titles.append(block.text)
        yield from self._finish()

    def _intro(self) -> str:
        """Return the words just above the table, and the heading it stands under."""
        first = self.rows[0]
        before = self.blocks[max(0, first - _INTRO_BLOCKS) : first]
        texts = [block.text for block in before if block.kind not in _OUT_OF_READING]
        return "\n".join([*self.blocks[first].section[-1:], *texts])

    def _row(self, place: int, block: Block) -> None:
        found = _weights(block, self.columns)
        part = None if found else _part(block, self.columns)
        if part:
            self._add(place, block, *part, int(bool(self.items)))
        elif found:
            for depth, (cell, weight) in enumerate(found):
                second = len(found) == 1 and cell.column >= self.columns.weights[-1] and bool(self.items)
                self._add(place, block, cell, weight, int(self.columns.two_levels and (depth > 0 or second)))
        else:
            self._section_row(place, block)

    def _section_row(self, place: int, block: Block) -> None:
        """Read a row that only opens a section of the table, with or without a weight ("Quality (60%)")."""
        texts = {block.cell_text(cell).strip() for cell in block.cells} - {""}
        if len(texts) != 1:
            return
        line = texts.pop().split("\n", 1)[0]
        self.under = tidy_name(line)
        self._opening(place, block, line)

    def _only_filled(self) -> None:
        """Leave out columns without a single weight below, whatever their headings say ("x 6" under "Weight")."""
        strengths = self.columns.strengths
        self.columns.strengths = {column: sure for column, sure in strengths.items() if column in self.filled}

    def _named_weights(self, place: int, block: Block) -> bool:
        """Read a row of which each cell names a criterion with its weight: "Price 40% | Quality 60%"."""
        cells = [cell for cell in block.cells if block.cell_text(cell).strip()]
        lines = [read_line(block.cell_text(cell)) for cell in cells] if len(cells) > 1 and not self.items else []
        if not lines or not all(len(read) == 1 and read[0][0] and read[0][1].percent is not None for read in lines):
            return False
        for cell, read in zip(cells, lines, strict=True):
            self.items.append(Item(read[0][0], read[0][1], Location(self.number, place, cell.start, cell.end)))
            self.names.append(())
        return True

    def _heading_weight(self, place: int, block: Block) -> None:
        """Read the weight of a criterion that heads the column of its parts ("Quality (60%) | Weighting")."""
        if block.cells and not column_strength(block.cell_text(block.cells[0])):
            self._opening(place, block, block.cell_text(block.cells[0]))

    def _opening(self, place: int, block: Block, line: str) -> None:
        for name, weight, _ in read_line(line)[:1]:
            if name and weight.number is not None and not is_total(name):
                self.items.append(Item(name, weight, Location(self.number, place, 0, len(block.text))))
                self.names.append(())

    def _add(self, place: int, block: Block, cell: Cell, weight: Weight, depth: int) -> None:
        name, lot, named = _name(block, cell, self.columns)
        sums = is_total(name)
        full = _full_marks(block, self.columns)
        if sums == "grand" and self.total is None:
            self.total, self.full_total = weight.number, full
        if sums == "grand" or not name:
            return
        if weight.bare and _IN_PERCENT.search(self.columns.headings.get(cell.column, "")):
            weight = replace(weight, percent=weight.points, points=None, bare=False)
        start, end = min(named.start, cell.start), max(named.end, cell.end)
        location = Location(self.number, place, start, end)
        lot = self.columns.lots.get(cell.column) or lot
        self.names.append(_name_cells(block, self.columns))
        item = Item(name, weight, location, lot, depth, self.under, subtotal=sums == "part", full_marks=full)
        self.items.append(item)

    def _finish(self) -> Iterator[Group]:
        """Yield the group gathered so far, if the table is about award."""
        items, names, total = self.items, self.names, self.total
        self.items, self.names, self.total = [], [], None
        if total is not None and total < 1.01:
            total *= 100
        title = "\n".join([self.intro, *self.titles[-1:], self.columns.words])
        heading = self.titles[-1] if self.titles else ""
        lines = [*self.intro.split("\n"), heading]
        self.titles, self.under = [], ""
        lot = next((lot for lot in map(lot_of, reversed(lines)) if lot), "")
        if by_full_marks(items):
            total = self.full_total
        for part in _by_lot(items, self.columns) or [grouped(items, names, total)]:
            if part and len(part) <= MOST_ITEMS and accepted(part, total, self.columns, title):
                yield Group(scaled(part, self.columns), title=title, heading=heading, lot=lot, total=total)


def _by_lot(items: Sequence[Item], columns: Columns) -> list[list[Item]]:
    """Part the items of a table that has a column of weights for each lot."""
    lots = dict.fromkeys(columns.lots[column] for column in columns.weights) if columns.lots else {}
    return [[item for item in items if item.lot == lot] for lot in lots]


def _name_cells(block: Block, columns: Columns) -> tuple[NameCell, ...]:
    """Return the cells of a row that may name its criterion, those before the weights."""
    first = min(columns.weights, default=0)
    cells = [cell for cell in block.cells if cell.column < first]
    texts = [(cell, block.cell_text(cell).strip()) for cell in cells]
    named = [(cell, text) for cell, text in texts if not (text or cell.above) or _may_name(text or cell.above)]
    return tuple(NameCell(cell.column, text, cell.above) for cell, text in named)


def _may_name(text: str) -> bool:
    """Tell whether a cell names something: it is no reference, lot, box of a form or weight."""
    reference = len(text) <= _REFERENCE_LENGTH and _REFERENCE.match(text)
    other = _LOT_CELL.match(text) or _FORM_CELL.match(text) or parse_weight(text) is not None
    return bool(_LETTERS.search(text)) and not reference and not other


def _weights(block: Block, columns: Columns) -> list[tuple[Cell, Weight]]:
    """Return the weights that a row holds under the headings for them."""
    wanted = set(columns.weights)
    read = [(cell, parse_weight(block.cell_text(cell))) for cell in block.cells if cell.column in wanted]
    return [(cell, weight) for cell, weight in read if weight is not None]


def _full_marks(block: Block, columns: Columns) -> float | None:
    """Return the number in a row's column of full marks, score times weighting, where there is one."""
    for cell in block.cells:
        if is_full_marks(columns.headings.get(cell.column, "")):
            weight = parse_weight(block.cell_text(cell))
            return weight.number if weight else None
    return None


def _part(block: Block, columns: Columns) -> tuple[Cell, Weight] | None:
    """Return the weight of a part, which some tables put in a column without heading beside that of the whole."""
    beside = {column + step for column in columns.weights for step in (-1, 1)} if columns.strength >= LIKELY else set()
    for cell in block.cells[1:]:
        if cell.column in beside and not columns.headings.get(cell.column):
            weight = parse_weight(block.cell_text(cell))
            if weight is not None and weight.number is not None:
                return cell, weight
    return None


def _name(block: Block, weight_cell: Cell, columns: Columns) -> tuple[str, str, Cell]:
    """Return what the row names beside a weight, the lots it is for, and the cell that names it."""
    others = [cell for cell in block.cells if cell.column not in columns.weights and cell is not weight_cell]
    previous = max((column for column in columns.weights if column < weight_cell.column), default=-1)
    near = [cell for cell in others if previous < cell.column < weight_cell.column]
    before = [cell for cell in others if cell.column < weight_cell.column]
    after = [cell for cell in others if cell.column > weight_cell.column]
    reference, lot = "", ""
    for cell in (near or before) + after:
        text = block.cell_text(cell).strip() or cell.above
        if _LOT_CELL.match(text):
            lot = lot or lot_of(text)
        elif (len(text) <= _REFERENCE_LENGTH and _REFERENCE.match(text)) or not _LETTERS.search(text):
            reference = reference or tidy_name(text)
        elif not _FORM_CELL.match(text) and parse_weight(text) is None:
            named = cell if block.cell_text(cell).strip() else weight_cell
            return tidy_name(text.split("\n", 1)[0]), lot, named
    return reference, lot, weight_cell

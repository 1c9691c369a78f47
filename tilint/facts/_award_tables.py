"""Reads tables of award criteria: which column holds the weights, what each row names, which tables are others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tilint.facts._award_cells import column_strength, is_total, parse_weight
from tilint.facts._award_lines import read_line
from tilint.facts._award_model import MOST_ITEMS, Group, Item, Weight
from tilint.facts._award_nest import sums_to
from tilint.facts._award_words import AWARD_CONTEXT, EXAMPLE, OTHER_CONTEXT, lot_of, tidy_name
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
_SCALE_HEADING = re.compile(
    r"descri|definition|meaning|interpretation|criteria for award|judgement|classification|score range"
    r"|response standard|performance|standard$|rating",
    re.IGNORECASE,
)
_NUMBER_NAME = re.compile(r"^\W*\d{1,3}(?:\s*[-–/]\s*\d{1,3})?\W*(?:points?|marks)?\W*$", re.IGNORECASE)
_SCALE_NAME = re.compile(
    r"^\W*(?:\d+\W+)?(?:excellent|outstanding|very good|good|satisfactory|acceptable|adequate|fair|average|minor|major"
    r"|poor|weak|limited|unacceptable|unsatisfactory|unsuitable|deficient|inadequate|concerns|exceeds|meets|fully"
    r"|partially|fails?|no (?:response|answer|submission|evidence))\b",
    re.IGNORECASE,
)
_IN_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
_OUT_OF_READING = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.CONTENTS, BlockKind.TABLE_ROW})
_INTRO_BLOCKS = 3
_REFERENCE_LENGTH = 40
_LIKELY, _SURE = 2, 3


@dataclass(slots=True)
class _Columns:
    """The headings in force at a row: text, and how surely it holds weights, by grid column."""

    headings: dict[int, str] = field(default_factory=dict)
    strengths: dict[int, int] = field(default_factory=dict)

    @property
    def strength(self) -> int:
        return max(self.strengths.values(), default=0)

    @property
    def weights(self) -> list[int]:
        """Columns that hold weights, the surest kind only, from the left."""
        best = self.strength
        return sorted(column for column, strength in self.strengths.items() if strength == best)

    @property
    def words(self) -> str:
        return " | ".join(dict.fromkeys(self.headings.values()))

    def put(self, cell: Cell, text: str) -> None:
        """Set the heading of the columns that a cell covers."""
        strength = column_strength(text)
        for column in range(cell.column, cell.column + max(1, cell.span)):
            self.headings[column] = text
            if strength:
                self.strengths[column] = strength


def table_groups(number: int, document: Document, tables: Iterable[Sequence[int]]) -> Iterator[Group]:
    """Yield the groups of weights in a document's tables. `tables` holds the block indexes of each table's rows."""
    for rows in tables:
        yield from _Reader(number, document, rows).groups()


class _Reader:
    """Reads one table, row by row; a new row of headings begins a new group."""

    def __init__(self, number: int, document: Document, rows: Sequence[int]) -> None:
        self.number = number
        self.blocks = document.blocks
        self.rows = rows
        self.intro = self._intro()
        self.columns = _Columns()
        self.items: list[Item] = []
        self.total: float | None = None
        self.under = ""
        self.titles: list[str] = []

    def groups(self) -> Iterator[Group]:
        """Yield the accepted groups."""
        for place in self.rows:
            block = self.blocks[place]
            headings = None if _weights(block, self.columns) else _heading_row(block)
            if headings is not None:
                yield from self._finish()
                self.columns = headings
                continue
            if not self.columns.strengths:
                self.columns = _from_cells(block)
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
            two_levels = len({self.columns.headings[column] for column in self.columns.weights}) > 1
            for depth, (cell, weight) in enumerate(found):
                second = len(found) == 1 and cell.column >= self.columns.weights[-1] and bool(self.items)
                self._add(place, block, cell, weight, int(two_levels and (depth > 0 or second)))
        else:
            self._section_row(place, block)

    def _section_row(self, place: int, block: Block) -> None:
        """Read a row that only opens a section of the table, with or without a weight ("Quality (60%)")."""
        texts = {block.cell_text(cell).strip() for cell in block.cells} - {""}
        if len(texts) != 1:
            return
        line = texts.pop().split("\n", 1)[0]
        self.under = tidy_name(line)
        for name, weight, _ in read_line(line)[:1]:
            if name and weight.number is not None and not is_total(name):
                self.items.append(Item(name, weight, Location(self.number, place, 0, len(block.text))))

    def _add(self, place: int, block: Block, cell: Cell, weight: Weight, depth: int) -> None:
        name, lot, named = _name(block, cell, self.columns)
        sums = is_total(name)
        if sums == "grand" and self.total is None:
            self.total = weight.number
        if sums == "grand" or not name:
            return
        if weight.bare and _IN_PERCENT.search(self.columns.headings.get(cell.column, "")):
            weight = replace(weight, percent=weight.points, points=None, bare=False)
        start, end = min(named.start, cell.start), max(named.end, cell.end)
        location = Location(self.number, place, start, end)
        self.items.append(Item(name, weight, location, lot, depth, self.under, subtotal=sums == "part"))

    def _finish(self) -> Iterator[Group]:
        """Yield the group gathered so far, if the table is about award."""
        items, self.items = self.items, []
        total, self.total = self.total, None
        if total is not None and total < 1.01:
            total *= 100
        title = "\n".join([self.intro, *self.titles[-1:], self.columns.words])
        heading = self.titles[-1] if self.titles else ""
        lines = [*self.intro.split("\n"), heading]
        self.titles, self.under = [], ""
        if items and len(items) <= MOST_ITEMS and _accepted(items, total, self.columns, title):
            lot = next((lot for lot in map(lot_of, reversed(lines)) if lot), "")
            yield Group(_scaled(items, self.columns), title=title, heading=heading, lot=lot, total=total)


def _heading_row(block: Block) -> _Columns | None:
    """Return the columns that a row of headings sets up, None for any other row."""
    columns = _Columns()
    for cell in block.cells:
        text = block.cell_text(cell).strip()
        if text and not column_strength(text) and parse_weight(text) is not None:
            return None
        columns.put(cell, text)
    several = len({text for text in columns.headings.values() if text}) > 1
    return columns if columns.strengths and several else None


def _from_cells(block: Block) -> _Columns:
    """Return the columns as the headings that the parser gave to this row's cells say."""
    columns = _Columns()
    for cell in block.cells:
        columns.put(cell, cell.header.strip())
    return columns


def _weights(block: Block, columns: _Columns) -> list[tuple[Cell, Weight]]:
    """Return the weights that a row holds under the headings for them."""
    wanted = set(columns.weights)
    read = [(cell, parse_weight(block.cell_text(cell))) for cell in block.cells if cell.column in wanted]
    return [(cell, weight) for cell, weight in read if weight is not None]


def _part(block: Block, columns: _Columns) -> tuple[Cell, Weight] | None:
    """Return the weight of a part, which some tables put in a column without heading beside that of the whole."""
    beside = {column + step for column in columns.weights for step in (-1, 1)} if columns.strength >= _LIKELY else set()
    for cell in block.cells[1:]:
        if cell.column in beside and not columns.headings.get(cell.column):
            weight = parse_weight(block.cell_text(cell))
            if weight is not None and weight.number is not None:
                return cell, weight
    return None


def _name(block: Block, weight_cell: Cell, columns: _Columns) -> tuple[str, str, Cell]:
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


def _accepted(items: Sequence[Item], total: float | None, columns: _Columns, title: str) -> bool:
    """Tell whether a table states the weights of award criteria. `title` holds its headings too."""
    about_award = bool(AWARD_CONTEXT.search(title))
    if EXAMPLE.search(title) or _is_scale(items, columns):
        return False
    if OTHER_CONTEXT.search(columns.words):
        return False
    if OTHER_CONTEXT.search(title) and not (columns.strength == _SURE and about_award):
        return False
    numbers = [item.weight.number for item in items if item.weight.number is not None]
    if columns.strength == _SURE:
        return bool(numbers) or any(item.weight.placeholder or item.weight.ranged for item in items)
    if len(numbers) < 2 or not about_award:
        return False
    whole = sums_to(items, 100) or (total is not None and sums_to(items, total))
    return whole or (columns.strength == _LIKELY and (total is not None or len(set(numbers)) > 1))


def _is_scale(items: Sequence[Item], columns: _Columns) -> bool:
    """Tell a scale of scores, or of shares of the marks, from weights."""
    named = sum(bool(_NUMBER_NAME.match(item.name) or _SCALE_NAME.match(item.name)) for item in items)
    if named * 2 > len(items):
        return True
    numbers = [item.weight.number for item in items if item.weight.number is not None]
    if 0 not in numbers:
        return False
    steps = {round(after - before, 2) for before, after in pairwise(numbers)}
    even = len(numbers) >= 4 and len(steps) == 1 and steps != {0.0}
    return even or (columns.strength < _SURE and bool(_SCALE_HEADING.search(columns.words)))


def _scaled(items: list[Item], columns: _Columns) -> list[Item]:
    """Read bare numbers under "Weighting" as per cent where they look it; fractions of one ("0.35") always are."""
    bare = [item.weight.points for item in items if item.weight.bare and item.weight.points is not None]
    if not bare or columns.strength != _SURE:
        return items
    if max(bare) <= 1 and any(0 < value < 1 for value in bare):
        return [_as_percent(item, 100.0) for item in items]
    multipliers = max(bare) <= 10 and all(value == int(value) for value in bare) and abs(sum(bare) - 100) >= 1
    return items if multipliers or max(bare) > 100 else [_as_percent(item, 1.0) for item in items]


def _as_percent(item: Item, factor: float) -> Item:
    points = item.weight.points
    if item.weight.bare and points is not None:
        item.weight = replace(item.weight, percent=round(points * factor, 4), points=None, bare=False)
    return item

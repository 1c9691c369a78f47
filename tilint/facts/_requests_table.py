"""What the rows of a table ask by its shape: cells to fill in, header cells such as "Evidence required" and "Why"."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cache

from tilint.facts._requests_phrases import cue, plain
from tilint.model import Block, Cell
from tilint.reading import Reading

__all__ = ["TICK_BOX", "Column", "Tables", "box", "column", "filled_cells", "is_ticked"]

TICK_BOX = r"[\u2610-\u2612\u25a1\u25a2\u274f-\u2752\uf06f\uf0a8]"
"""A tick box, also in the private characters of the symbol fonts that Word uses for it."""
_LONGEST_HEADER = 120
"""Characters of a header cell; a longer one is a passage that has slipped into the header row."""
_LONGEST_BOX = 80
"""Characters of a cell with something to fill in; more is a text that has a blank in it."""
_FILLER = re.compile(
    rf"\[[^\]]*\]|{TICK_BOX}|_{{2,}}|\.{{3,}}|\u2026|\b(?:yes|true)\W+(?:or )?(?:no|false)\b|"
    r"\b(?:n/?a|not applicable|day|month|year|date|dd|mm|yy|yyyy|tick|please)\b"
)
_FILLED_IN = re.compile("[\u2611\u2612\u2714\u2718]|(?:^|\\W)x(?:\\W|$)|\\[x\\]")
"""A tick or cross that the author has made."""
_MARK = re.compile("[\u2611\u2612\u2713\u2714\u2717\u2718•●]|x|yes|y")
_MOSTLY = 0.5
"""Share of a column's cells that must be boxes for it to be one that applicants fill in."""
_FILL_IN = re.compile(
    rf"{TICK_BOX}|_{{3,}}|\.{{5,}}|[£$€](?!\s?\d)|"
    r"^(?:click|tap|type|enter|choose|select|insert|write|complete)\b.{0,40}\b(?:here|text|item|answer|response|date)\b"
)


class Column(StrEnum):
    """What a header cell says of the cells below it."""

    ASKS = "asks"
    """They are asked for: "Evidence required"."""
    THING = "thing"
    """They name things, which are asked for where the row also has something to fill in: "Document"."""
    ANSWER = "answer"
    WHY = "why"
    WHEN = "when"
    DEMAND = "demand"
    """They say whether the thing in their row is wanted: "Required"."""
    CLOSED = "closed"
    """Prices, targets, meanings: nothing in the table is asked of the applicant by its shape."""
    OTHER = "other"


_ORDER = (
    ("why_column", Column.WHY),
    ("asking_column", Column.ASKS),
    ("closed_column", Column.CLOSED),
    ("demand_column", Column.DEMAND),
    ("when_column", Column.WHEN),
    ("answer_column", Column.ANSWER),
    ("thing_column", Column.THING),
)


@cache
def column(header: str) -> Column:
    """Return what a header cell says of the cells below it."""
    text = plain(header).strip()
    if text and len(text) <= _LONGEST_HEADER:
        for name, kind in _ORDER:
            if cue("columns", name).search(text):
                return kind
    return Column.OTHER


@cache
def box(text: str) -> bool:
    """Tell whether the words of a cell are there to be filled in: none, a ruled line, "Yes / No", "£"."""
    words = plain(text).strip()
    if _FILLED_IN.search(words):
        return False
    if not re.search(r"\w", _FILLER.sub("", words)):
        return True
    return len(words) <= _LONGEST_BOX and _FILL_IN.search(words) is not None


def is_ticked(text: str) -> bool:
    """Tell whether a cell holds nothing but a mark: "✓", "x", "yes"."""
    return _MARK.fullmatch(plain(text).strip()) is not None


def filled_cells(row: Block, kind: Column) -> tuple[Cell, ...]:
    """Return the cells of a row that stand in a column of this kind and have words in them."""
    return tuple(cell for cell in row.cells if column(cell.header) is kind and row.cell_text(cell).strip())


class Tables:
    """The tables of a tender, each with the columns that applicants fill in."""

    def __init__(self, reading: Reading) -> None:
        """Look at every row of every table."""
        boxes: Counter[tuple[int, int, int]] = Counter()
        cells: Counter[tuple[int, int, int]] = Counter()
        headed: set[tuple[int, int]] = set()
        for number, _, _, row in reading.blocks():
            if row.table is None:
                continue
            if row.header_row:
                headed.add((number, row.table))
            if row.header_row or _is_band(row):
                continue
            for cell in row.cells:
                if not cell.above:
                    cells[number, row.table, cell.column] += 1
                    boxes[number, row.table, cell.column] += box(row.cell_text(cell))
        self._filled_in = frozenset(place for place, count in boxes.items() if count >= _MOSTLY * cells[place])
        full = {(number, table) for number, table, _ in cells if boxes[number, table, _] < cells[number, table, _]}
        self._empty = frozenset(headed - full)

    def is_record(self, document: int, row: Block) -> bool:
        """Tell whether a header row has nothing but boxes below it, so that its own cells ask."""
        return row.header_row and (document, row.table) in self._empty

    def asking_cells(self, document: int, row: Block) -> tuple[Cell, ...]:
        """Return the cells of a row that ask by where they stand, in order."""
        if row.header_row or row.table is None or _is_band(row):
            return ()
        columns = [column(cell.header) for cell in row.cells]
        filled = [cell for cell in row.cells if not box(row.cell_text(cell))]
        if Column.ASKS in columns:
            return tuple(cell for cell in filled if column(cell.header) is Column.ASKS)
        boxed = any(self._is_box(document, row, cell) for cell in row.cells)
        if Column.CLOSED in columns or not (boxed or any(_is_demanded(row, cell) for cell in row.cells)):
            return ()
        things = [cell for cell in filled if column(cell.header) is Column.THING]
        free = [cell for cell in filled if column(cell.header) in {Column.THING, Column.OTHER}]
        return tuple(things or free)

    def _is_box(self, document: int, row: Block, cell: Cell) -> bool:
        place = (document, row.table or 0, cell.column)
        return place in self._filled_in and not cell.above and box(row.cell_text(cell))


def _is_demanded(row: Block, cell: Cell) -> bool:
    """Tell whether a cell says that what its row names is wanted: "Yes" under "Required", "With your bid" under "When"."""
    text = plain(row.cell_text(cell)).strip()
    kind = column(cell.header)
    if kind is Column.DEMAND:
        return is_ticked(text) or cue("columns", "demanded").match(text) is not None
    return kind is Column.WHEN and any(cue("when", name).search(text) for name in ("with_tender", "later"))


def _is_band(row: Block) -> bool:
    """Tell whether a row is one cell that spans the table."""
    return len(row.cells) == 1

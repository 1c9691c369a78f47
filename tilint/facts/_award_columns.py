"""The columns of a table of award criteria: which hold weights, by their headings or else by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tilint.facts._award_cells import column_strength, is_no_column, parse_weight
from tilint.facts._award_words import lot_of
from tilint.model import Block, Cell

__all__ = ["LIKELY", "SURE", "Columns", "by_content", "filled_columns", "from_cells", "heading_row"]

LIKELY, SURE = 2, 3
"""How surely a column holds weights; 1 where only the words around can tell."""


@dataclass(slots=True)
class Columns:
    """The headings in force at a row: text, and how surely it holds weights, by grid column."""

    headings: dict[int, str] = field(default_factory=dict)
    strengths: dict[int, int] = field(default_factory=dict)

    @property
    def strength(self) -> int:
        """The surest kind of column there is."""
        return max(self.strengths.values(), default=0)

    @property
    def weights(self) -> list[int]:
        """Columns that hold weights, the surest kind only, from the left."""
        best = self.strength
        return sorted(column for column, strength in self.strengths.items() if strength == best)

    @property
    def words(self) -> str:
        """All headings."""
        return " | ".join(dict.fromkeys(self.headings.values()))

    @property
    def lots(self) -> dict[int, str]:
        """The lot that the heading of each column of weights names, where they name different ones."""
        named = {column: lot_of(self.headings[column]) for column in self.weights}
        return named if len(set(named.values()) - {""}) > 1 else {}

    @property
    def two_levels(self) -> bool:
        """Whether a column of its own holds the weights of parts."""
        return not self.lots and len({self.headings[column] for column in self.weights}) > 1

    def put(self, cell: Cell, text: str) -> None:
        """Set the heading of the columns that a cell covers."""
        strength = column_strength(text)
        for column in range(cell.column, cell.column + max(1, cell.span)):
            self.headings[column] = text
            if strength:
                self.strengths[column] = strength


def heading_row(block: Block) -> Columns | None:
    """Return the columns that a row of headings sets up, None for any other row."""
    columns = Columns()
    for cell in block.cells:
        text = block.cell_text(cell).strip()
        if text and not column_strength(text) and parse_weight(text) is not None:
            return None
        columns.put(cell, text)
    several = len({text for text in columns.headings.values() if text}) > 1
    return columns if columns.strengths and several else None


def from_cells(block: Block) -> Columns:
    """Return the columns as the headings that the parser gave to this row's cells say."""
    columns = Columns()
    for cell in block.cells:
        columns.put(cell, cell.header.strip())
    return columns


def filled_columns(rows: Sequence[Block]) -> frozenset[int]:
    """Return the grid columns in which at least one cell is a weight."""
    return frozenset(cell.column for block in rows for cell in block.cells if parse_weight(block.cell_text(cell)) is not None)


def by_content(rows: Sequence[Block]) -> Columns:
    """Return columns of nothing but weights, at least two of them in per cent, whatever their headings say.

    Most often their headings say nothing ("Evaluation"), or only for which lot they hold.
    """
    columns = Columns()
    percents: dict[int, int] = {}
    others: set[int] = set()
    for block in rows:
        for cell in block.cells:
            text = block.cell_text(cell).strip()
            weight = parse_weight(text) if text else None
            if weight is not None and (weight.percent is not None or weight.placeholder):
                percents[cell.column] = percents.get(cell.column, 0) + 1
                continue
            if text and not block.header_row and weight is None and text != cell.header:
                others.add(cell.column)
            if cell.header or block.header_row:
                columns.headings[cell.column] = cell.header.strip() or text
    for column, count in percents.items():
        if count > 1 and column not in others and not is_no_column(columns.headings.get(column, "")):
            columns.strengths[column] = 1
            columns.headings.setdefault(column, "")
    return columns

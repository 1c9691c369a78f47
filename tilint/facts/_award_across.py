"""Tables with a column for each criterion and a row for each lot: "Lot | Quality | Price"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tilint.facts._award_cells import parse_weight
from tilint.facts._award_model import Group, Item, Weight
from tilint.facts._award_nest import close, sum_of
from tilint.facts._award_words import AWARD_CONTEXT, BROAD, category, lot_of, tidy_name
from tilint.model import Block, Cell, Location

__all__ = ["across"]


def across(number: int, places: Sequence[int], blocks: Sequence[Block], title: str) -> Iterator[Group]:
    """Yield the weights of each row, where the headings name price and other criteria and the row sums to 100 per cent."""
    if not AWARD_CONTEXT.search(title):
        return
    for place in places:
        block = blocks[place]
        named = [(cell, weight) for cell in block.cells if (weight := _weight(block, cell)) is not None]
        kinds = {category(cell.header) for cell, _ in named}
        items = [Item(tidy_name(cell.header), weight, Location(number, place, cell.start, cell.end)) for cell, weight in named]
        if "price" in kinds and len(kinds) > 1 and close(sum_of(items), 100):
            lot = next((lot for cell in block.cells if (lot := lot_of(block.cell_text(cell)))), "")
            yield Group(items, title=title, lot=lot)


def _weight(block: Block, cell: Cell) -> Weight | None:
    """Return the per cent that stands below the name of a criterion."""
    weight = parse_weight(block.cell_text(cell)) if BROAD.fullmatch(cell.header.strip()) else None
    return weight if weight is not None and weight.percent is not None else None

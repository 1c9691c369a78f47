"""Tables that name a criterion once beside its parts, in a cell merged over their rows or repeated in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tilint.facts._award_lines import read_line
from tilint.facts._award_model import Item
from tilint.facts._award_nest import close, sum_of
from tilint.facts._award_words import tidy_name

__all__ = ["NameCell", "grouped"]


@dataclass(frozen=True, slots=True)
class NameCell:
    """A cell before a weight that names something: its column, its own words, and those it is merged with."""

    column: int
    text: str
    above: str = ""


def grouped(items: list[Item], cells: Sequence[tuple[NameCell, ...]], total: float | None) -> list[Item]:
    """Return the items of a table with their names and places as its merged cells call for.

    `cells` are the cells that name each item. Where the first row of a merged cell is the sum of the others ("Quality |
    all questions | 70%"), it becomes the criterion and they its parts; where the merged cell states its own weight, that
    is the criterion; else the parts only learn the name of what they are parts of. Rows that sum to 100, or to the
    `total` the table states, are all parts.
    """
    column = _group_column(cells)
    if column is None or any(item.depth for item in items):
        return items
    flat = any(close(sum_of(items), whole) for whole in (100.0, total or 100.0))
    done: list[Item] = []
    run: list[Item] = []
    group = ""
    for item, names in zip(items, cells, strict=True):
        new, name = _split(names, column, group)
        if new != group and run:
            done.extend(_arranged(run, group, flat=flat))
            run = []
        group = new
        item.name = tidy_name(name.split("\n", 1)[0]) or item.name
        run.append(item)
    return [*done, *_arranged(run, group, flat=flat)]


def _group_column(cells: Sequence[tuple[NameCell, ...]]) -> int | None:
    """Return the first column of names where it names groups of rows: merged, left empty, or the same again."""
    named = [names for names in cells if names]
    if not named or sum(len(names) > 1 for names in named) * 2 <= len(cells):
        return None
    column = min(names[0].column for names in named)
    firsts = [names[0] for names in named if names[0].column == column and len(names) > 1]
    merged = any(first.above or not first.text for first in firsts)
    repeated = any(one.text and one.text == other.text for one, other in pairwise(firsts))
    return column if merged or repeated else None


def _split(names: tuple[NameCell, ...], column: int, group: str) -> tuple[str, str]:
    """Return the group of a row, and its own name; an empty cell goes on with the group before."""
    first = next((name for name in names if name.column == column), None)
    own = next((name.text or name.above for name in names if name.column != column and (name.text or name.above)), "")
    if first is None:
        return group, own
    return (first.text or first.above or group), own


def _arranged(run: list[Item], group: str, *, flat: bool) -> list[Item]:
    """Return the rows of one group, with the criterion that they are parts of where it has a weight."""
    if not group:
        return run
    line = group.split("\n", 1)[0]
    stated = [(name, weight) for name, weight, _ in read_line(line)[:1] if name and weight.number is not None]
    head, rest = run[0], run[1:]
    if stated:
        name, weight = stated[0]
        whole = Item(name, weight, head.location, head.lot)
        return [whole] if len(run) == 1 and close(sum_of(run), weight.number or 0) else [whole, *_as_parts(run)]
    if not rest:
        head.name = tidy_name(line)
    elif not flat and close(sum_of([head]), sum_of(rest)):
        head.name = tidy_name(line)
        return [head, *_as_parts(rest)]
    else:
        for item in run:
            item.group = tidy_name(line)
    return run


def _as_parts(items: list[Item]) -> list[Item]:
    for item in items:
        item.depth = 1
    return items

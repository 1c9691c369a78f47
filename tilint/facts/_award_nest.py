"""Arranges weights that stand in one list: subtotals, parts that sum up to the whole before them, columns for parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tilint.facts._award_cells import without_total
from tilint.facts._award_model import MOST_ITEMS, SUM_TOLERANCE, Item
from tilint.facts._award_words import is_price

__all__ = ["close", "nest", "sum_of", "sums_to"]


def sums_to(items: Sequence[Item], total: float) -> bool:
    """Tell whether items sum to `total`, parts counted once. The items stay as they are."""
    tops = nest(items, total)
    found = close(sum_of(tops), total)
    for item in items:
        item.children.clear()
    return found


def nest(items: Sequence[Item], total: float | None) -> list[Item]:
    """Arrange items so that those which sum up to the one before them become its children.

    Only done where the flat list does not sum to `total` (100 if None) and the arranged one does.
    """
    items = _under_subtotals(list(items), total)
    if any(item.depth for item in items):
        return _by_depth(items)
    target = total or 100.0
    if len(items) > MOST_ITEMS:
        return items
    if close(sum_of(items), target):
        return _hundreds(items) if any(item.weight.placeholder for item in items) else items
    for least, whole in ((1, None), (2, None), (1, 100.0)):
        arranged = _by_sums(items, least, whole)
        if close(sum(_value(item) for item, _ in arranged), target):
            for item, children in arranged:
                item.children.extend(children)
            return [item for item, _ in arranged]
    return _hundreds(items)


def _hundreds(items: list[Item]) -> list[Item]:
    """Put an item of 100 per cent under the item before it, of which it must be the whole."""
    tops: list[Item] = []
    for item in items:
        if tops and item.weight.percent == 100 and len(items) > 1:
            tops[-1].children.append(item)
        else:
            tops.append(item)
    return tops


def _under_subtotals(items: list[Item], total: float | None) -> list[Item]:
    """Put rows under the subtotal that sums them up, and drop a subtotal that sums up nothing."""
    done: list[Item] = []
    open_rows: list[Item] = []
    for item in items:
        if not item.subtotal:
            open_rows.append(item)
            continue
        inner = nest(open_rows, _value(item)) if open_rows else []
        if open_rows and close(sum_of(inner), _value(item)):
            item.children.extend(inner)
            item.name = without_total(item.name)
            done.append(item)
        else:
            for row in open_rows:
                row.children.clear()
            done.extend([*open_rows, item] if is_price(item.name) else open_rows)
        open_rows = []
    if not done:
        return open_rows
    if total is not None and close(sum_of(done), total):
        return done
    return done + open_rows


def _by_depth(items: Iterable[Item]) -> list[Item]:
    tops: list[Item] = []
    for item in items:
        if item.depth and tops:
            tops[-1].children.append(item)
        else:
            tops.append(item)
    return tops


def _by_sums(items: Sequence[Item], least: int, whole: float | None) -> list[tuple[Item, list[Item]]]:
    """Pair items with those after them that sum to the item, or to `whole`; `least` says how many they must be."""
    arranged: list[tuple[Item, list[Item]]] = []
    at = 0
    while at < len(items):
        target, running, end = (_value(items[at]) and whole) or _value(items[at]), 0.0, at + 1
        while target and end < len(items) and running < target - 0.01:
            running += _value(items[end])
            end += 1
        parts = items[at + 1 : end] if target > 0 and close(running, target) and end - at - 1 >= least else []
        arranged.append((items[at], list(parts)))
        at += 1 + len(parts)
    return arranged


def _value(item: Item) -> float:
    weight = item.weight
    return 0.0 if weight.bonus or weight.pass_fail else (weight.number or 0.0)


def sum_of(items: Iterable[Item]) -> float:
    """Add up what counts: not bonus points, not rows that are passed or failed."""
    return sum(map(_value, items))


def close(one: float, other: float) -> bool:
    """Tell whether two sums are the same but for rounding."""
    return abs(one - other) <= SUM_TOLERANCE

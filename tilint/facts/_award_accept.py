"""Tells tables that state award weights from others: scales of scores, service levels, examples; scales bare numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tilint.facts._award_columns import LIKELY, SURE, Columns
from tilint.facts._award_model import Item
from tilint.facts._award_nest import sums_to
from tilint.facts._award_words import AWARD_CONTEXT, EXAMPLE, OTHER_CONTEXT

__all__ = ["SCALE_NAME", "accepted", "by_full_marks", "scaled"]

_SCALE_HEADING = re.compile(
    r"descri|definition|meaning|interpretation|criteria for award|judgement|classification|score range"
    r"|response standard|performance|standard$|rating",
    re.IGNORECASE,
)
_NUMBER_NAME = re.compile(r"^\W*\d{1,3}(?:\s*[-–/]\s*\d{1,3})?\W*(?:points?|marks)?\W*$", re.IGNORECASE)
SCALE_NAME = re.compile(
    r"^\W*(?:\d+\W+)?(?:excellent|outstanding|very good|good|satisfactory|acceptable|adequate|fair|average|minor|major"
    r"|poor|weak|limited|unacceptable|unsatisfactory|unsuitable|deficient|inadequate|concerns|exceeds|meets|fully"
    r"|partially|fails?|no (?:response|answer|submission|evidence))\b",
    re.IGNORECASE,
)


def accepted(items: Sequence[Item], total: float | None, columns: Columns, title: str) -> bool:
    """Tell whether a table states the weights of award criteria. `title` holds its headings too."""
    about_award = bool(AWARD_CONTEXT.search(title))
    if EXAMPLE.search(title) or _is_scale(items, columns):
        return False
    if OTHER_CONTEXT.search(columns.words):
        return False
    if OTHER_CONTEXT.search(title) and not (columns.strength == SURE and about_award):
        return False
    numbers = [item.weight.number for item in items if item.weight.number is not None]
    if columns.strength == SURE:
        return bool(numbers) or any(item.weight.placeholder or item.weight.ranged for item in items)
    if len(numbers) < 2 or not about_award:
        return False
    whole = sums_to(items, 100) or (total is not None and sums_to(items, total))
    return whole or (columns.strength == LIKELY and (total is not None or len(set(numbers)) > 1))


def _is_scale(items: Sequence[Item], columns: Columns) -> bool:
    """Tell a scale of scores, or of shares of the marks, from weights."""
    named = sum(bool(_NUMBER_NAME.match(item.name) or SCALE_NAME.match(item.name)) for item in items)
    if named * 2 > len(items):
        return True
    numbers = [item.weight.number for item in items if item.weight.number is not None]
    if 0 not in numbers:
        return False
    steps = {round(after - before, 2) for before, after in pairwise(numbers)}
    even = len(numbers) >= 4 and len(steps) == 1 and steps != {0.0}
    return even or (columns.strength < SURE and bool(_SCALE_HEADING.search(columns.words)))


def scaled(items: list[Item], columns: Columns) -> list[Item]:
    """Read bare numbers under "Weighting" as per cent where they look it; fractions of one ("0.35") always are."""
    bare = [item.weight.points for item in items if item.weight.bare and item.weight.points is not None]
    if not bare or columns.strength != SURE:
        return items
    if max(bare) <= 1 and any(0 < value < 1 for value in bare):
        return [_as_percent(item, 100.0) for item in items]
    return items if _multiply(bare) or max(bare) > 100 else [_as_percent(item, 1.0) for item in items]


def _multiply(values: Sequence[float]) -> bool:
    """Tell whether numbers under "Weighting" are what scores are multiplied by."""
    return max(values) <= 10 and all(value == int(value) for value in values) and abs(sum(values) - 100) >= 1


def by_full_marks(items: Sequence[Item]) -> bool:
    """Give items whose weighting multiplies a score their full marks instead, where the table has them for all."""
    bare = [item.weight.points for item in items if item.weight.bare and item.weight.points is not None]
    if len(bare) < 2 or len(bare) < len(items) or not _multiply(bare) or any(item.full_marks is None for item in items):
        return False
    for item in items:
        item.weight = replace(item.weight, points=item.full_marks, bare=False)
    return True


def _as_percent(item: Item, factor: float) -> Item:
    points = item.weight.points
    if item.weight.bare and points is not None:
        item.weight = replace(item.weight, percent=round(points * factor, 4), points=None, bare=False)
    return item

"""Draws award criteria: price against the rest, then each criterion and its parts as bars of one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilint.reporters._html_svg import BOLD, Drawing, Shape, label, line, rect, wrapped

__all__ = ["Weight", "weights"]

STACK = 30
ROW = 10
"""Height of the bar of one criterion."""
LINE = 17
INDENT = 14
NUMBER = 56
"""Room for the number at the end of a row."""
BESIDE = 500
"""From this width on, names stand beside their bars, not above them."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A criterion with its weight in percent; `depth` is 0 for a top criterion, 1 for a part of one."""

    name: str
    percent: float
    said: str
    """The weight in words: "15%", "40% of Quality"."""
    price: bool = False
    depth: int = 0


def weights(rows: Sequence[Weight], width: int) -> Drawing:
    """Draw the top criteria as one stacked bar, price last and hatched, then every row with a bar of its own."""
    tops = sorted((row for row in rows if row.depth == 0), key=lambda row: row.price)
    whole = max(100.0, sum(row.percent for row in tops))
    shapes = list(_stack(tops, whole, width))
    y = STACK + 40.0
    for row in rows:
        more, height = _row(row, whole, y, width)
        shapes += more
        y += height
    return Drawing(width, int(y), tuple(shapes))


def _stack(tops: Sequence[Weight], whole: float, width: int) -> Iterator[Shape]:
    x, price = 0.0, sum(row.percent for row in tops if row.price)
    rest = sum(row.percent for row in tops) - price
    if rest:
        yield label("strong", 0, 14, f"Quality and the rest {rest:g}%" if price else f"No price among these: {rest:g}%")
    if price:
        yield label("strong", width, 14, f"Price {price:g}%", "end")
    for row in tops:
        wide = row.percent / whole * width
        yield rect("price" if row.price else "quality", x, 22, wide, STACK)
        x += wide
        if row is not tops[-1]:
            yield line("cut", x, 22, x, 22 + STACK)


def _row(row: Weight, whole: float, y: float, width: int) -> tuple[list[Shape], float]:
    """Return the shapes of a row, and how much room it takes."""
    look = ("price" if row.price else "quality") + (" part" if row.depth else "")
    x = row.depth * INDENT
    weight = "axis" if row.depth else "strong"
    if width >= BESIDE:
        start, room = 270, width - 270 - NUMBER - 60
        lines = wrapped(row.name, start - x - 16, size=BOLD)
        middle = y + LINE * len(lines) / 2
        bar = row.percent / whole * room
        shapes = [label(weight, x, y + 13 + LINE * number, words) for number, words in enumerate(lines)]
        shapes += [rect(look, start, middle - ROW / 2, bar, ROW), label(weight, start + bar + 8, middle + 4.5, row.said)]
        return shapes, LINE * len(lines) + 8.0
    lines = wrapped(row.name, width - x - NUMBER, size=BOLD)
    shapes = [label(weight, x, y + 12 + LINE * number, words) for number, words in enumerate(lines)]
    shapes.append(label(weight, width, y + 12, row.said, "end"))
    below = y + LINE * len(lines)
    shapes += [rect("rail", x, below, width - x, ROW), rect(look, x, below, row.percent / whole * (width - x), ROW)]
    return shapes, LINE * len(lines) + ROW + 10.0

"""Draws how many points of each stage have which verdict, as one bar a stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tilint.reporters._html_svg import BOLD, Drawing, Shape, label, rect, text_width, wrapped

__all__ = ["coverage"]

BAR = 24
BESIDE = 500
"""From this width on, names stand beside their bars, not above them."""
NAMES = 170
GAP = 12


def coverage(stages: Sequence[tuple[str, Mapping[str, int]]], width: int) -> Drawing:
    """Draw a bar for each stage, by the look of each group and how many points it has.

    All bars have one scale, so a stage with more points has a longer one. A number stands in its piece where it has room.
    """
    beside = width >= BESIDE
    start = NAMES if beside else 0
    most = max((sum(counts.values()) for _, counts in stages), default=0)
    unit = (width - start - 40) / max(1, most)
    shapes: list[Shape] = []
    y = 0.0
    for name, counts in stages:
        lines = wrapped(name, NAMES - 12 if beside else width, most=2 if beside else 1, size=BOLD)
        first = y + BAR / 2 + 4.5 - 8 * (len(lines) - 1) if beside else y + 14
        shapes += [label("strong", 0, first + 16 * number, words) for number, words in enumerate(lines)]
        y += 0 if beside else 20
        shapes += _bar(counts, start, y, unit)
        y += BAR + GAP
    return Drawing(width, int(y), tuple(shapes))


def _bar(counts: Mapping[str, int], x: float, y: float, unit: float) -> list[Shape]:
    shapes = []
    for look, number in counts.items():
        wide = number * unit
        shapes.append(rect(f"piece {look}", x, y, wide, BAR))
        room = text_width(str(number)) + 6
        if wide >= room + 4:
            shapes.append(rect("plate", x + (wide - room) / 2, y + 4, room, BAR - 8))
            shapes.append(label("count", x + wide / 2, y + BAR / 2 + 4.5, str(number), "middle"))
        x += wide
    shapes.append(label("axis", x + 6, y + BAR / 2 + 4.5, str(sum(counts.values()))))
    return shapes

"""Builds the grids of ruled tables from the lines on a page, and finds the cell that a point lies in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tilint.parsers.pdf.rulings import Drawing, Rule

__all__ = ["Grid", "GridCell", "find_grids", "shaded_rows"]

TOUCH = 4.0
"""Lines that come this near (points) meet."""
FIRST_ROWS = 6
NARROWEST = 5.0
"""Columns and rows are at least this wide and high."""
MOST_UNITS = 40_000
MOST_LINES = 1_500
"""A page with more lines one way is a drawing, not a table."""
MOST_GRIDS = 100


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: first row and column, and how many of each it covers. Rows count from the top."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Grid:
    """A table: edges of its columns from the left, of its rows from the top, and the cell of each unit of the grid."""

    xs: list[float]
    ys: list[float]
    """From top to bottom, so falling."""
    units: dict[tuple[int, int], GridCell] = field(default_factory=dict)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 of the whole table."""
        return self.xs[0], self.ys[-1], self.xs[-1], self.ys[0]

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """Return the cell at a point, or None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        rising = len(self.ys) - bisect_left(self._rising(), y)
        row = min(max(rising - 1, 0), len(self.ys) - 2)
        return self.units.get((row, column))

    def _rising(self) -> list[float]:
        return self.ys[::-1]


def find_grids(drawing: Drawing) -> list[Grid]:
    """Return the tables that the lines of a page form, from the top. Boxes of a single cell are no tables."""
    level = [rule for rule in drawing.level if rule.end - rule.start >= NARROWEST]
    upright = [rule for rule in drawing.upright if rule.end - rule.start >= NARROWEST]
    if len(level) < 2 or not upright or max(len(level), len(upright)) > MOST_LINES:
        return []
    grids = [grid for group in _meeting(level, upright) if (grid := _grid(*group)) is not None]
    grids.sort(key=lambda grid: (-grid.box[3], grid.box[0]))
    grids = grids[:MOST_GRIDS]
    return [grid for grid in grids if not any(_holds(other, grid) for other in grids if other is not grid)]


def _holds(outer: Grid, inner: Grid) -> bool:
    a, b = outer.box, inner.box
    return a != b and a[0] <= b[0] + 1 and a[1] <= b[1] + 1 and a[2] >= b[2] - 1 and a[3] >= b[3] - 1


def _meeting(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group lines that touch or cross one another."""
    parent = list(range(len(level) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    heights = [rule.at for rule in level]
    for number, line in enumerate(upright, start=len(level)):
        lowest = bisect_left(heights, line.start - TOUCH)
        for place in range(lowest, bisect_right(heights, line.end + TOUCH)):
            if level[place].start - TOUCH <= line.at <= level[place].end + TOUCH:
                parent[root(number)] = root(place)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate([*level, *upright]):
        group = groups.setdefault(root(number), ([], []))
        group[number >= len(level)].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """Make the grid of lines that meet; None where they enclose fewer than two cells."""
    left, right = min(rule.start for rule in level), max(rule.end for rule in level)
    xs = _edges([*(rule.at for rule in upright), left, right])
    bottom, top = min(rule.start for rule in upright), max(rule.end for rule in upright)
    ys = _edges([*(rule.at for rule in level), bottom, top])
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > MOST_UNITS:
        return None
    grid = Grid(xs, ys[::-1])
    _fill(grid, _covered(level, ys, xs, size=len(ys))[::-1], _covered(upright, xs, ys, size=len(xs)))
    return grid if len(set(grid.units.values())) > 1 else None


def _edges(places: Iterable[float]) -> list[float]:
    """Return the distinct places, those closer than a narrow column taken as one."""
    edges: list[float] = []
    last = float("-inf")
    for place in sorted(places):
        if place - last > NARROWEST:
            edges.append(place)
            last = place
    return edges


def _covered(rules: list[Rule], ats: list[float], crossings: list[float], *, size: int) -> list[set[int]]:
    """Tell for each grid line over which gaps between crossings it is really drawn."""
    covered: list[set[int]] = [set() for _ in range(size)]
    for rule in rules:
        place = min(max(bisect_right(ats, rule.at + 0.01) - 1, 0), size - 1)
        for gap in range(max(bisect_right(crossings, rule.start - NARROWEST) - 1, 0), len(crossings) - 1):
            low, high = crossings[gap], crossings[gap + 1]
            if low > rule.end:
                break
            if min(high, rule.end) - max(low, rule.start) >= 0.6 * (high - low):
                covered[place].add(gap)
    return covered


def _fill(grid: Grid, level: list[set[int]], upright: list[set[int]]) -> None:
    """Give each unit its cell: units with no line between them are one, and only rectangles count."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    lows = [rows - 1 - row for row in range(rows)]  # upright coverage counts gaps from the bottom
    seen: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in seen:
                continue
            width = 1
            while column + width < columns and lows[row] not in upright[column + width] and (row, column + width) not in seen:
                width += 1
            height = 1
            while row + height < rows and not any(column + step in level[row + height] for step in range(width)):
                if any(lows[row + height] in upright[column + step] for step in range(1, width)):
                    break
                height += 1
            cell = GridCell(row, column, height, width)
            for r in range(row, row + height):
                for c in range(column, column + width):
                    seen.add((r, c))
                    grid.units[r, c] = cell


def shaded_rows(grid: Grid, filled: Sequence[tuple[float, float, float, float]]) -> frozenset[int]:
    """Return which of the first rows have a coloured ground in every cell."""
    x0, y0, x1, y1 = grid.box
    near = [box for box in filled if box[0] < x1 and box[2] > x0 and box[1] < y1 and box[3] > y0][: 50 * FIRST_ROWS]
    shaded: set[int] = set()
    for row in range(min(FIRST_ROWS, len(grid.ys) - 1)):
        middle = (grid.ys[row] + grid.ys[row + 1]) / 2
        band = [box for box in near if box[1] <= middle <= box[3]]
        centres = [(grid.xs[column] + grid.xs[column + 1]) / 2 for column in range(len(grid.xs) - 1)]
        if band and all(any(box[0] <= centre <= box[2] for box in band) for centre in centres):
            shaded.add(row)
    return frozenset(shaded)

"""Lays a page out as a reader sees it: lines and ruled tables, one after another in reading order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tilint.parsers.pdf.annotations import Added
from tilint.parsers.pdf.grids import Grid, GridCell, shaded_rows
from tilint.parsers.pdf.lines import Line, make_lines
from tilint.parsers.pdf.pdfium import Page
from tilint.parsers.pdf.rulings import Drawing
from tilint.parsers.pdf.words import Word, cut

__all__ = ["PageLayout", "TableArea", "lay_out"]


@dataclass(slots=True)
class TableArea:
    """A table on one page and the lines in each of its cells."""

    page: int
    grid: Grid
    cells: dict[GridCell, list[Line]]
    ruled: bool = True
    shaded: frozenset[int] = frozenset()
    """Those of the first rows whose every cell has a coloured ground."""

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.grid.box[0]

    @property
    def y0(self) -> float:
        """Lower edge."""
        return self.grid.box[1]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.grid.box[2]

    @property
    def y1(self) -> float:
        """Upper edge."""
        return self.grid.box[3]


Item = Line | TableArea
T = TypeVar("T", bound=Item)
MOST_RUNS = 500
"""A page in more pieces than this is read from the top, row by row."""
FRAMED_WORDS = 60
"""A ruled area of one column is a table while none of its cells holds more words."""


@dataclass(slots=True)
class PageLayout:
    """One page: its lines and tables in reading order, its slanting text (watermarks) and its geometry."""

    number: int
    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    slanting: list[Line] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    stored: Callable[[float, float, float, float], tuple[float, float, float, float]] = field(
        default=lambda x0, y0, x1, y1: (x0, y0, x1, y1)
    )
    """Turns a box as shown into the page's own coordinates."""

    def lines(self) -> list[Line]:
        """Every line of the page, those in tables included."""
        found: list[Line] = []
        for item in self.items:
            if isinstance(item, Line):
                found.append(item)
            else:
                found.extend(line for lines in item.cells.values() for line in lines)
        return found


def lay_out(page: Page, words: Sequence[Word], drawing: Drawing, grids: Sequence[Grid]) -> PageLayout:
    """Sort a page's words into lines and table cells, in reading order."""
    layout = PageLayout(page.number, page.shown_width, page.shown_height, stored=page.stored)
    cells: list[dict[GridCell, list[Word]]] = [{} for _ in grids]
    flow: list[Word] = []
    breaks: dict[int, list[int]] = {}  # tables that begin after so many words of the flow
    slanting: list[Word] = []
    for word in words:
        if word.style.slant % 90:
            slanting.append(word)
            continue
        for part, table, cell in _placed(page, word, grids):
            if cell is None:
                flow.append(part)
                continue
            if not cells[table]:
                breaks.setdefault(len(flow), []).append(table)
            cells[table].setdefault(cell, []).append(part)
    layout.items = in_reading_order(_items(page.number, flow, breaks, drawing, list(zip(grids, cells, strict=True))))
    layout.slanting = make_lines(page.number, slanting)
    return layout


def _placed(page: Page, word: Word, grids: Sequence[Grid]) -> list[tuple[Word, int, GridCell | None]]:
    """Return the word with its table and cell; a word that runs across a border is cut there."""
    middle = (word.y0 + word.y1) / 2
    for number, grid in enumerate(grids):
        x0, y0, x1, y1 = grid.box
        if not (y0 <= middle <= y1 and x0 < (word.x0 + word.x1) / 2 < x1):
            continue
        slack = min(2.0, (word.x1 - word.x0) / 3)
        first, last = grid.cell_at(word.x0 + slack, middle), grid.cell_at(word.x1 - slack, middle)
        if first is not None and last is not None and first != last and first.column < last.column:
            parts = cut(page, word, grid.xs[last.column]) if not word.style.slant else [word]
            if len(parts) == 2:
                return [(parts[0], number, first), (parts[1], number, last)]
        return [(word, number, grid.cell_at((word.x0 + word.x1) / 2, middle) or first or last)]
    return [(word, 0, None)]


def _items(
    page: int,
    flow: list[Word],
    breaks: dict[int, list[int]],
    drawing: Drawing,
    tables: Sequence[tuple[Grid, dict[GridCell, list[Word]]]],
) -> list[Item]:
    """Return lines and tables in the order in which the file writes them."""
    items: list[Item] = []
    before = 0
    for place in sorted({*breaks, len(flow)}):
        items.extend(make_lines(page, flow[before:place], drawing.level))
        before = place
        for grid, cells in (tables[number] for number in breaks.get(place, ())):
            made = {cell: in_reading_order(make_lines(page, words)) for cell, words in sorted(cells.items(), key=_cell_order)}
            area = TableArea(page, grid, made, shaded=shaded_rows(grid, drawing.filled))
            items.extend(itertools.chain.from_iterable(made.values()) if _is_frame(area) else [area])
    return items


def _cell_order(item: tuple[GridCell, list[Word]]) -> tuple[int, int]:
    return item[0].row, item[0].column


def _is_frame(area: TableArea) -> bool:
    """Tell whether a ruled area only frames running text: one column, with more words in a cell than a table's."""
    if len(area.grid.xs) > 2:
        return False
    return any(sum(len(line.text.split()) for line in lines) > FRAMED_WORDS for lines in area.cells.values())


def in_reading_order(items: list[T]) -> list[T]:
    """Return items in reading order: as written, but with parts that stand apart from top left to bottom right."""
    runs: list[list[T]] = []
    for item in items:
        if runs and _follows(runs[-1][-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    if len(runs) == 1:
        return items
    if len(runs) > MOST_RUNS:
        return sorted(items, key=lambda item: (-round(item.y1 / 3), item.x0))
    return [item for run in _cut_apart(runs) for item in run]


def _follows(before: Item, item: Item) -> bool:
    """Tell whether an item lies below the one before it, or to its right."""
    if item.y1 <= before.y1 + 2 or item.y0 <= before.y0:
        return not (item.x0 > before.x1 and item.y0 > before.y1)
    return False


def _box(run: Sequence[Item]) -> tuple[float, float, float, float]:
    return (
        min(item.x0 for item in run),
        min(item.y0 for item in run),
        max(item.x1 for item in run),
        max(item.y1 for item in run),
    )


def _cut_apart(runs: list[list[T]]) -> list[list[T]]:
    """Order runs of items: where level white space parts them, from the top; else from the left."""
    ordered: list[list[T]] = []
    todo = [[(number, _box(run)) for number, run in enumerate(runs)]]
    while todo:
        group = todo.pop()
        if len(group) == 1:
            ordered.append(runs[group[0][0]])
            continue
        parts = _parted(group, low=lambda box: -box[3], high=lambda box: -box[1])
        if len(parts) == 1:
            parts = _parted(group, low=lambda box: box[0], high=lambda box: box[2])
        if len(parts) == 1:
            ordered.extend(runs[number] for number, _ in sorted(group))
        else:
            todo.extend(reversed(parts))
    return ordered


Boxed = tuple[int, tuple[float, float, float, float]]


def _parted(
    group: list[Boxed],
    low: Callable[[tuple[float, float, float, float]], float],
    high: Callable[[tuple[float, float, float, float]], float],
) -> list[list[Boxed]]:
    """Cut a group wherever nothing stands across the cut, along one direction."""
    parts: list[list[Boxed]] = []
    reach = 0.0
    for item in sorted(group, key=lambda item: (low(item[1]), item[0])):
        if parts and low(item[1]) < reach - 2:
            parts[-1].append(item)
            reach = max(reach, high(item[1]))
        else:
            parts.append([item])
            reach = high(item[1])
    return parts

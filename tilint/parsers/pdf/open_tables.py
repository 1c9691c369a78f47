"""Tables ruled by level lines alone: pdfplumber finds their columns from the words, on the few pages that have them."""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tilint.parsers.pdf.grids import Grid, GridCell
from tilint.parsers.pdf.pdfium import Page
from tilint.parsers.pdf.rulings import Drawing, Rule
from tilint.parsers.pdf.words import Word

__all__ = ["OpenTables"]

MOST_PAGES = 20
"""pdfplumber reads some ten pages a second, so it is asked about so many pages of a document at most."""
FEWEST_RULES = 3
SHORTEST_RULE = 120.0
SAME_END = 3.0
GUTTER = 0.8
LOWEST_ROW, HIGHEST_ROW = 8.0, 250.0
MARGIN = 2.0


@dataclass(slots=True)
class OpenTables:
    """Finds tables without upright lines in one file; opens it with pdfplumber only if a page calls for it."""

    data: bytes
    asked: int = 0
    _opened: list[Any] = field(default_factory=list)

    def find(self, page: Page, words: Sequence[Word], drawing: Drawing, grids: Sequence[Grid]) -> list[Grid]:
        """Return the tables of a page that have level lines only."""
        if page.turns or self.asked >= MOST_PAGES:
            return []
        stacks = [stack for stack in _stacks(drawing, grids) if _in_columns(stack, words)]
        if not stacks:
            return []
        self.asked += 1
        return [grid for stack in stacks if (grid := self._grid(page, stack, words)) is not None]

    def close(self) -> None:
        """Close the file, if it was opened."""
        for document in self._opened:
            document.close()

    def _grid(self, page: Page, stack: Sequence[Rule], words: Sequence[Word]) -> Grid | None:
        """Ask pdfplumber for the columns between the lines of a stack; keep those edges that no word crosses."""
        if not self._opened:
            import pdfplumber  # noqa: PLC0415  takes a sixth of a second, and few files call for it

            self._opened.append(pdfplumber.open(io.BytesIO(self.data)))
        sheet = self._opened[0].pages[page.number - 1]
        try:
            edges = _proposed(sheet, page, stack)
        finally:
            sheet.close()
        inside = [word for word in words if _within(word, stack)]
        xs = _uncrossed(edges, inside, stack)
        if len(xs) < 3:
            return None
        grid = Grid(xs, [rule.at for rule in reversed(stack)])
        for row in range(len(grid.ys) - 1):
            for column in range(len(xs) - 1):
                grid.units[row, column] = GridCell(row, column, 1, 1)
        return grid


def _stacks(drawing: Drawing, grids: Sequence[Grid]) -> Iterator[list[Rule]]:
    """Yield the level lines of equal width that stand one above the other, from the bottom."""
    free = [
        rule
        for rule in drawing.level
        if rule.end - rule.start >= SHORTEST_RULE and not any(_touches(grid, rule) for grid in grids)
    ]
    stack: list[Rule] = []
    for rule in sorted(free, key=lambda rule: rule.at):
        if stack and not (_same_width(stack[-1], rule) and LOWEST_ROW <= rule.at - stack[-1].at <= HIGHEST_ROW):
            if len(stack) >= FEWEST_RULES:
                yield stack
            stack = []
        stack.append(rule)
    if len(stack) >= FEWEST_RULES:
        yield stack


def _touches(grid: Grid, rule: Rule) -> bool:
    return grid.box[1] - MARGIN <= rule.at <= grid.box[3] + MARGIN


def _same_width(one: Rule, two: Rule) -> bool:
    return abs(one.start - two.start) <= SAME_END and abs(one.end - two.end) <= SAME_END


def _within(word: Word, stack: Sequence[Rule]) -> bool:
    middle = (word.y0 + word.y1) / 2
    return stack[0].at < middle < stack[-1].at and stack[0].start - MARGIN <= word.x0 <= stack[0].end


def _in_columns(stack: Sequence[Rule], words: Sequence[Word]) -> bool:
    """Tell whether the words of two rows or more stand in two columns or more with a gutter through all rows."""
    inside = [word for word in words if _within(word, stack)]
    columns: list[tuple[float, float]] = []
    for word in sorted(inside, key=lambda word: word.x0):
        if columns and word.x0 < columns[-1][1] + GUTTER * word.style.size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], word.x1))
        else:
            columns.append((word.x0, word.x1))
    if len(columns) < 2:
        return False
    heights = [rule.at for rule in stack]
    starts = [start for start, _ in columns]
    rows: dict[int, set[int]] = {}
    for word in inside:
        row = bisect_left(heights, (word.y0 + word.y1) / 2)
        rows.setdefault(row, set()).add(bisect_right(starts, word.x0))
    return sum(len(hit) > 1 for hit in rows.values()) >= FEWEST_RULES - 1


def _proposed(sheet: Any, page: Page, stack: Sequence[Rule]) -> list[float]:
    """Return the column edges that pdfplumber sees between the lines of a stack, as x on the visible page."""
    left = page.box[0]
    box = (
        max(left + stack[0].start - MARGIN, sheet.bbox[0]),
        max(sheet.height - (page.box[1] + stack[-1].at) - MARGIN, sheet.bbox[1]),
        min(left + stack[0].end + MARGIN, sheet.bbox[2]),
        min(sheet.height - (page.box[1] + stack[0].at) + MARGIN, sheet.bbox[3]),
    )
    settings = {"vertical_strategy": "text", "horizontal_strategy": "lines", "min_words_vertical": 2}
    edges = {round(cell[0] - left, 1) for table in sheet.crop(box).find_tables(settings) for cell in table.cells if cell}
    return sorted(edges)


def _uncrossed(edges: Sequence[float], words: Sequence[Word], stack: Sequence[Rule]) -> list[float]:
    """Return the edges of real columns: those with a gutter to their left that no word of any row crosses."""
    spans = sorted((word.x0, word.x1) for word in words)
    starts: list[float] = []
    reach = float("-inf")
    for x0, x1 in spans:
        if x0 > reach + GUTTER * 10:
            starts.append(x0)
        reach = max(reach, x1)
    kept = [start - 1 for start in starts if any(abs(edge - start) < 10 for edge in edges)]
    return [
        min(stack[0].start, spans[0][0]) - 1,
        *(start for start in kept if start > stack[0].start + 10),
        stack[0].end + 1,
    ]

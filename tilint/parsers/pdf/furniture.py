"""Sets repeated headers and footers, page numbers and watermarks apart from what the pages say."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilint.parsers.pdf.layout import PageLayout, TableArea
from tilint.parsers.pdf.lines import Line

__all__ = ["Furniture", "take_furniture"]

SAME_PLACE = 4.0
"""Points by which the place of a repeated line may differ."""
LOOSE_PLACE = 24.0
"""The same for a bare page number, which a first page may hold higher or lower."""
EDGE = 0.17
"""Headers and footers stand in this part of the page's height, at the top or the bottom."""

_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"^[ivxlc]+$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[\W_]*p\s?a\s?g\s?e[\W_]*#(\s*(of|/)\s*#)?[\W_]*$|#\s*(of|/)\s*#$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A header or footer, as it first appears; `top` tells which."""

    line: Line
    top: bool


def take_furniture(pages: Sequence[PageLayout]) -> dict[int, list[Furniture]]:
    """Remove headers, footers and watermarks from the pages; return each once, under the page that shows it first."""
    edges = {(page.number, top): list(_rows(page, top=top)) for page in pages for top in (True, False)}
    places = _repeated(pages, edges)
    seen: set[tuple[bool, str]] = set()
    found: dict[int, list[Furniture]] = {}

    def note(line: Line, *, top: bool) -> None:
        if (top, _key(line)) not in seen:
            seen.add((top, _key(line)))
            found.setdefault(line.page, []).append(Furniture(line, top))

    for page in pages:
        taken: set[int] = set()
        for top in (True, False):
            for row in edges[page.number, top]:
                if not all(_is_furniture(page, line, places, top=top) for line in row):
                    break
                taken.update(id(line) for line in row)
        taken -= _table_lines(page, taken)
        for top in (True, False):
            for line in itertools.chain.from_iterable(edges[page.number, top]):
                if id(line) in taken:
                    note(line, top=top)
        for line in page.slanting:
            note(line, top=True)
        _remove(page, taken)
    return found


def _table_lines(page: PageLayout, taken: set[int]) -> set[int]:
    """Return the lines of tables that hold more than furniture: a header row repeated on each page is the table's."""
    kept: set[int] = set()
    for item in page.items:
        if isinstance(item, TableArea):
            lines = {id(line) for lines in item.cells.values() for line in lines}
            if not lines <= taken:
                kept |= lines
    return kept


Places = dict[tuple[bool, str], float]
"""How far from the page's edge a repeated line stands, by edge and words."""


def _repeated(pages: Sequence[PageLayout], edges: dict[tuple[int, bool], list[list[Line]]]) -> Places:
    """Return the lines that repeat at one place of the page's edge, and seldom anywhere else."""
    distances: dict[tuple[bool, str], list[float]] = {}
    everywhere: Counter[str] = Counter()
    for page in pages:
        everywhere.update(_key(line) for line in page.lines())
        for top in (True, False):
            for row in edges[page.number, top]:
                for line in row:
                    distances.setdefault((top, _key(line)), []).append(_distance(page, line, top=top))
    places: Places = {}
    for (top, key), found in distances.items():
        middle = sorted(found)[len(found) // 2]
        count = sum(abs(distance - middle) <= SAME_PLACE for distance in found)
        if _repeats(count, key, len(pages)) and (count >= 0.5 * everywhere[key] or key == "#"):
            places[top, key] = middle
    return places


def _distance(page: PageLayout, line: Line, *, top: bool) -> float:
    """Return how far a line stands from the page's upper or lower edge."""
    return page.height - line.y1 if top else line.y0


def _is_furniture(page: PageLayout, line: Line, places: Places, *, top: bool) -> bool:
    """Tell whether a line at a page's edge is a header, a footer or a page number."""
    key = _key(line)
    if _PAGE_NUMBER.match(key):
        return True
    place = places.get((top, key))
    slack = SAME_PLACE if any(map(str.isalpha, key)) else LOOSE_PLACE
    return place is not None and abs(_distance(page, line, top=top) - place) <= slack


def _key(line: Line) -> str:
    """Return the line's words with every number made alike."""
    text = " ".join(line.text.lower().split())
    return "#" if _ROMAN.match(text) else _NUMBER.sub("#", text)


def _repeats(count: int, key: str, pages: int) -> bool:
    """Tell whether a line at a page's edge that occurs on so many pages is furniture."""
    if key.strip(" -–—|.") == "#":
        return count >= max(2, 0.3 * pages)
    return count >= 3 or (count == 2 and pages <= 3)


def _rows(page: PageLayout, *, top: bool) -> Iterator[list[Line]]:
    """Yield the rows of lines at one edge of the page, from the edge inwards."""
    limit = page.height * (1 - EDGE if top else EDGE)
    near = [line for line in page.lines() if (line.y0 > limit if top else line.y1 < limit)]
    near.sort(key=lambda line: -line.y1 if top else line.y0)
    row: list[Line] = []
    for line in near:
        if row and (line.y1 < row[0].y0 + 1 if top else line.y0 > row[0].y1 - 1):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _remove(page: PageLayout, taken: set[int]) -> None:
    """Remove lines from a page, and tables that hold nothing else."""
    if not taken:
        return
    kept: list[Line | TableArea] = []
    for item in page.items:
        if isinstance(item, Line):
            if id(item) not in taken:
                kept.append(item)
            continue
        held = any(item.cells.values())
        for cell, lines in item.cells.items():
            item.cells[cell] = [line for line in lines if id(line) not in taken]
        if any(item.cells.values()) or not held:
            kept.append(item)
    page.items = kept

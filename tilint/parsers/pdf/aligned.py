"""Finds tables without rules: rows of words set under one another in columns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tilint.parsers.pdf.grids import Grid, GridCell
from tilint.parsers.pdf.labels import read_label
from tilint.parsers.pdf.layout import Item, TableArea
from tilint.parsers.pdf.lines import Line, Piece
from tilint.parsers.pdf.paragraphs import DEFAULT_LEADING, is_contents

__all__ = ["with_aligned_tables"]

FEWEST_ROWS = 3
GUTTER = 0.9
"""Columns stand at least so many type sizes apart over all rows."""
ALIGNED = 0.7
"""So many of a column's cells begin, end or are centred at one place."""
SAME_PLACE = 4.0
TIGHT = 1.15
"""A line this near (in usual line distances) below a row goes on with its first cell."""
LOOSE = 1.75
"""A line this near goes on with a later cell: a row seldom begins without its first."""
_MARK = re.compile(r"(?:\(?\w{1,3}[.):]*\s*){1,2}$|\W{1,2}$")
"""A first column of such marks is the labels of a list: "1.", "A:", "✓"."""
PROSE_ROWS = 8
PROSE_WORDS = 5


@dataclass(slots=True)
class _Run:
    """Rows collected so far, each a list of (column interval index is found later) pieces with their line."""

    rows: list[list[tuple[Line, Piece]]] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)
    full: int = 0
    """How many rows have words in two columns or more."""


def with_aligned_tables(items: Sequence[Item]) -> list[Item]:
    """Return the items of a page with lines that form a table without rules replaced by that table."""
    done: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        if isinstance(item, Line) and len(_cells(item)) > 1 and not is_contents(item):
            run, end = _collect(items, place)
            if _is_table(run):
                done.extend(_made(run, items[place:end]))
                place = end
                continue
        done.append(item)
        place += 1
    return done


def _cells(line: Line) -> list[Piece]:
    """Return the pieces of a line; a numbering label belongs to the piece after it."""
    pieces = list(line.pieces)
    label = read_label(line.text)
    if label is not None and len(pieces) > 1 and label.length >= len(pieces[0].text):
        first, second = pieces[0], pieces[1]
        pieces[:2] = [Piece(f"{first.text} {second.text}", first.x0, second.x1, second.bold)]
    return pieces


def _collect(items: Sequence[Item], start: int) -> tuple[_Run, int]:
    """Collect the rows from `start` on; return them and the place after the last."""
    run = _Run()
    end = place = start
    while place < len(items):
        line = items[place]
        if not isinstance(line, Line) or is_contents(line) or line.slant:
            break
        before = items[place - 1] if place > start else None
        if isinstance(before, Line) and not 0 < before.y0 - line.y0 < 4 * DEFAULT_LEADING * line.size:
            break
        cells = _cells(line)
        if len(cells) > 1:
            columns = _merged(run.columns, cells, line.size)
            if run.rows and _hit(columns, cells) < 2:
                break
            run.columns = columns
            run.rows.append([(line, piece) for piece in cells])
            run.full += 1
            end = place + 1
        elif not _takes_in(run, line, cells[0], before):
            break
        place += 1
    return run, end


def _merged(columns: Sequence[tuple[float, float]], cells: Sequence[Piece], size: float) -> list[tuple[float, float]]:
    """Return the columns with more cells in them; columns without a gutter between them are one."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted([*columns, *((piece.x0, piece.x1) for piece in cells)]):
        if merged and x0 < merged[-1][1] + GUTTER * size:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _column(columns: Sequence[tuple[float, float]], piece: Piece) -> int:
    """Return the column that a piece stands in."""
    middle = (piece.x0 + piece.x1) / 2
    return min(range(len(columns)), key=lambda place: max(columns[place][0] - middle, middle - columns[place][1], 0.0))


def _hit(columns: Sequence[tuple[float, float]], cells: Sequence[Piece]) -> int:
    return len({_column(columns, piece) for piece in cells})


def _takes_in(run: _Run, line: Line, piece: Piece, before: Item | None) -> bool:
    """Add a line with words in one column only to the row above it, if it goes on with a cell there."""
    if not isinstance(before, Line):
        return False
    for number, (x0, _) in enumerate(run.columns):
        if before.y0 - line.y0 > (LOOSE if number else TIGHT) * DEFAULT_LEADING * line.size:
            continue
        last = number + 1 == len(run.columns)
        if abs(piece.x0 - x0) < SAME_PLACE and (last or piece.x1 < run.columns[number + 1][0] - GUTTER * line.size):
            if last and piece.x1 > run.columns[number][1] + 10 * line.size:
                return False
            run.rows[-1].append((line, piece))
            return True
    return False


def _is_table(run: _Run) -> bool:
    """Tell whether rows form a table: enough of them, in columns that are lined up."""
    if len(run.columns) < 2:
        return False
    header = len(run.rows) > 1 and all(piece.bold for _, piece in run.rows[0]) and not run.rows[1][0][1].bold
    if run.full < FEWEST_ROWS - header:
        return False
    places: list[list[Piece]] = [[] for _ in run.columns]
    for row in run.rows:
        for _, piece in row:
            places[_column(run.columns, piece)].append(piece)
    if sum(bool(_MARK.match(piece.text)) for piece in places[0]) > 0.6 * len(places[0]):
        return False
    return all(_lined_up(column) for column in places if len(column) > 1)


def _lined_up(column: Sequence[Piece]) -> bool:
    """Tell whether most cells of a column begin, end or are centred at one place."""
    starts, ends = [piece.x0 for piece in column], [piece.x1 for piece in column]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    for values in map(sorted, (starts, ends, middles)):
        middle = values[len(values) // 2]
        if sum(abs(value - middle) <= SAME_PLACE for value in values) >= ALIGNED * len(values):
            return True
    return False


def _made(run: _Run, items: Sequence[Item]) -> Iterator[Item]:
    """Yield the table; or, for two columns of running text, the left column and then the right."""
    rows = [_row_lines(run.columns, row) for row in run.rows]
    if _is_contents(run):
        for item in items:
            if isinstance(item, Line):
                item.contents = True
            yield item
    elif _is_prose(run, rows):
        for column in range(len(run.columns)):
            for row in rows:
                yield from row.get(column, ())
    else:
        yield _area(run, rows)


def _row_lines(columns: Sequence[tuple[float, float]], row: Sequence[tuple[Line, Piece]]) -> dict[int, list[Line]]:
    """Return a row's lines under their columns."""
    cells: dict[int, list[Line]] = {}
    for line, piece in row:
        part = replace(
            line, pieces=(piece,), x0=piece.x0, x1=piece.x1, bold=piece.bold, lead_bold=piece.bold, tail_bold=piece.bold
        )
        if piece.x0 > line.x0 + 1:
            part.lead_gap = 0.3
            part.lead_width = (piece.x1 - piece.x0) * len(piece.text.split(" ", 1)[0]) / len(piece.text)
        cells.setdefault(_column(columns, piece), []).append(part)
    return cells


def _is_contents(run: _Run) -> bool:
    """Tell whether rows are a contents list without leaders: words, then a page number that never falls."""
    if len(run.columns) != 2 or len(run.rows) <= FEWEST_ROWS:
        return False
    lasts = [row[-1][1].text for row in run.rows]
    if not all(text.isdigit() and len(text) < 4 for text in lasts) or any(row[0][1].text.isdigit() for row in run.rows):
        return False
    return all(int(one) <= int(two) for one, two in itertools.pairwise(lasts)) and int(lasts[0]) < int(lasts[-1])


def _is_prose(run: _Run, rows: Sequence[dict[int, list[Line]]]) -> bool:
    """Tell whether two columns hold running text that was written line by line across both."""
    if len(run.columns) > 3 or len(rows) < PROSE_ROWS:
        return False
    for column, (x0, x1) in enumerate(run.columns):
        lines = [line for row in rows for line in row.get(column, ())]
        words = sum(len(line.text.split()) for line in lines)
        wide = sum(line.x1 - x0 > 0.75 * (x1 - x0) for line in lines)
        if words < PROSE_WORDS * len(lines) or wide < 0.6 * len(lines):
            return False
    return True


def _area(run: _Run, rows: Sequence[dict[int, list[Line]]]) -> TableArea:
    """Make a table of rows and columns, each column from where its words begin."""
    edges = [
        *(start for start, _ in run.columns),
        run.columns[-1][1] + 5,
    ]
    tops = [max(line.y1 for lines in row.values() for line in lines) for row in rows]
    bottom = min(line.y0 for row in rows for lines in row.values() for line in lines)
    grid = Grid(edges, [*tops, bottom])
    cells: dict[GridCell, list[Line]] = {}
    for number, row in enumerate(rows):
        for column in range(len(run.columns)):
            cell = grid.units[number, column] = GridCell(number, column, 1, 1)
            cells[cell] = row.get(column, [])
    first = next(line for lines in rows[0].values() for line in lines)
    return TableArea(first.page, grid, cells, ruled=False)

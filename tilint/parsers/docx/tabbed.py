"""Finds tables that are set with tabs: paragraphs in a row whose tabs part them into the same number of cells."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tilint.model import BlockKind
from tilint.parsers.docx.drafts import Draft, typed_label
from tilint.parsers.docx.headers import header_rows
from tilint.parsers.docx.runs import Words
from tilint.parsers.docx.tables import CONTINUED, CellDraft, RowDraft, row_drafts

__all__ = ["mark_tables"]

FEWEST_ROWS = 2
FEWEST_ROWS_OF_A_FORM = 3
ALIKE, ALL_BUT_ALIKE = 0.5, 0.8
"""So many lines of a table have the same number of cells; the others have cells that span columns, or none at their end."""
MOST_WORDS_OF_A_TITLE = 12
"""A line without a tab may stand between the rows as a title of those below it; a longer one ends the table."""
FEWEST_CONTENTS = 4
_TOTAL = re.compile(r"\btotals?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_PAGE_NUMBER = re.compile(r"[0-9]{1,4}")
Pieces = list[tuple[int, int]]
"""Where the cells of a line begin and end in its text."""


def mark_tables(drafts: Sequence[Draft]) -> None:
    """Turn the lines of tables that are set with tabs into table rows. Tables are numbered on from those there are."""
    number = 1 + max((draft.table for draft in drafts if draft.table is not None), default=-1)
    for run, listed in _runs(drafts):
        lines = _cells(run)
        if not lines:
            continue
        if _is_contents(run, lines, listed=listed):
            for draft in run:
                draft.kind = BlockKind.CONTENTS
            continue
        for start, end in _tables(run, lines):
            if end - start >= FEWEST_ROWS:
                _make_rows(run[start:end], lines[start:end], number)
                number += 1


def _runs(drafts: Sequence[Draft]) -> Iterator[tuple[list[Draft], bool]]:
    """Yield the tabbed lines that follow one another, with titles that stand alone between them.

    Each comes with whether a contents list stands right before it.
    """
    run: list[Draft] = []
    title: list[Draft] = []
    listed = before = False
    for draft in drafts:
        near = bool(run) and (not title or (len(title) == 1 and _is_title(title[0])))
        if near and _goes_on(draft) and not _is_apart(run[0], draft):
            run += [*title, draft]
            title = []
        elif _begins(draft):
            yield run, listed
            run, title, listed = [draft], [], before
        else:
            title = [*title[-1:], draft]
        before = draft.kind is BlockKind.CONTENTS
    yield run, listed


def _is_apart(first: Draft, draft: Draft) -> bool:
    """Return whether an empty line parts a line from those of another table, which has more columns or fewer."""
    return draft.after_blank and bool(draft.tabs) and len(draft.tabs) != len(first.tabs)


def _begins(draft: Draft) -> bool:
    return _is_tabbed(draft) and (bool(draft.tabs) or _is_short(draft))


def _goes_on(draft: Draft) -> bool:
    """Return whether a line may be a row below others: also one whose first cells are empty."""
    return _is_tabbed(draft) or (_is_plain(draft) and draft.stops[:1] == (0,) and _is_short(draft))


def _is_tabbed(draft: Draft) -> bool:
    """Return whether tabs part a paragraph into cells; one after a number that someone typed only begins a list item."""
    if not _is_plain(draft) or not any(draft.stops):
        return False
    label = len(typed_label(draft.text, draft.tabs, heading=True))
    return draft.stops[-1] > label


def _is_title(draft: Draft) -> bool:
    return _is_plain(draft) and _is_short(draft) and not any(draft.stops) and not draft.look.bold


def _is_short(draft: Draft) -> bool:
    return len(draft.text.split()) <= MOST_WORDS_OF_A_TITLE and not draft.text.endswith(".")


def _is_plain(draft: Draft) -> bool:
    return draft.kind is BlockKind.PARAGRAPH and not draft.style_level and not draft.hidden


def _cells(run: Sequence[Draft]) -> list[Pieces]:
    """Return the cells of each line, none where the lines are no rows of one table.

    Someone who types several tabs lines words up by eye; only where nearly all lines have as many is each one a column.
    """
    if len(run) < FEWEST_ROWS or not (run[0].tabs or _is_form(run)):
        return []
    for every in (True, False):
        lines = [_parted(draft.text, draft.stops if every else draft.tabs) for draft in run]
        counts = Counter(len(cells) for cells in lines if len(cells) > 1)
        most = max(counts.values(), default=0)
        by_eye = every and any(len(draft.stops) > len(draft.tabs) for draft in run)
        if most >= max(FEWEST_ROWS, (ALL_BUT_ALIKE if by_eye else ALIKE) * len(run)):
            return lines
    return []


def _is_form(run: Sequence[Draft]) -> bool:
    """Return whether lines without a header, which may leave their last cell to be filled in, are enough, and mostly short."""
    return len(run) >= FEWEST_ROWS_OF_A_FORM and 2 * sum(map(_is_short, run)) >= len(run)


def _parted(text: str, tabs: Sequence[int]) -> Pieces:
    pieces = []
    for start, end in itertools.pairwise((0, *tabs, len(text))):
        words = text[start:end].strip()
        begin = start + text[start:end].find(words) if words else end
        pieces.append((begin, begin + len(words)))
    return pieces


def _is_contents(run: Sequence[Draft], lines: Sequence[Pieces], *, listed: bool) -> bool:
    """Return whether lines are a contents list: each ends in the number of a page, and the numbers never fall."""
    lasts = [draft.text[slice(*cells[-1])] for draft, cells in zip(run, lines, strict=True)]
    if not all(_PAGE_NUMBER.fullmatch(text) for text in lasts) or not (listed or len(lasts) >= FEWEST_CONTENTS):
        return False
    return all(int(one) <= int(two) for one, two in itertools.pairwise(lasts))


def _tables(run: Sequence[Draft], lines: Sequence[Pieces]) -> Iterator[tuple[int, int]]:
    """Yield where each table of a run begins and ends: a title or an empty line, with a new header below, parts two."""
    columns = _columns(lines)
    parted = [at for at, (last, draft) in enumerate(itertools.pairwise(run), 1) if last.stops and _may_part(draft)]
    start = 0
    for end, after in itertools.pairwise([*parted, len(run)]):
        begin = end if run[end].stops else end + 1
        rows = [RowDraft(_row(run[at], lines[at], columns)) for at in range(begin, after)]
        if run[begin].text == run[start].text or 0 in header_rows(rows, styled=False):
            yield start, end
            start = begin
    yield start, len(run)


def _may_part(draft: Draft) -> bool:
    return not draft.stops or draft.after_blank


def _columns(lines: Sequence[Pieces]) -> int:
    return Counter(len(cells) for cells in lines if len(cells) > 1).most_common(1)[0][0]


def _make_rows(run: Sequence[Draft], lines: Sequence[Pieces], number: int) -> None:
    columns = _columns(lines)
    rows = [RowDraft(_row(draft, cells, columns, first=not at)) for at, (draft, cells) in enumerate(zip(run, lines, strict=True))]
    for draft, made in zip(run, row_drafts(rows, number, BlockKind.TABLE_ROW, styled=False), strict=True):
        draft.kind, draft.text, draft.anchors, draft.cells = made.kind, made.text, made.anchors, made.cells
        draft.table, draft.row, draft.header_row = made.table, made.row, made.header_row
        draft.tabs = draft.stops = ()


def _row(draft: Draft, pieces: Pieces, columns: int, *, first: bool = False) -> list[CellDraft]:
    """Return the cells of a line.

    Where it has too few, the first spans what headings and totals leave out, and a title spans all. A line that begins with
    empty cells goes on with what stands above them.
    """
    texts = [draft.text[start:end] for start, end in pieces]
    wide = 1 + max(columns - len(pieces), 0) if first or len(pieces) == 1 or texts[-1][:1].isdigit() else 1
    goes_on = not first and _WORD.search(draft.text) and not _TOTAL.search(draft.text)
    cells: list[CellDraft] = []
    column = 0
    for at, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        merged = CONTINUED if goes_on and not any(texts[: at + 1]) else None
        cell = CellDraft(column, 1 if at else wide, merged, "", bold=draft.look.bold, inserted=draft.inserted)
        if text:
            cell.parts.append(("", _words(draft, *piece)))
        cells.append(cell)
        column += cell.span
    return cells


def _words(draft: Draft, start: int, end: int) -> Words:
    """Return the words of a cell with their anchors."""
    anchors = tuple(
        replace(
            anchor,
            start=max(anchor.start, start) - start,
            end=min(anchor.end, end) - start,
            offset=anchor.offset + max(start - anchor.start, 0),
        )
        for anchor in draft.anchors
        if anchor.start < end and anchor.end > start
    )
    return Words(draft.text[start:end], anchors)

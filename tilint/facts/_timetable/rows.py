"""Events in tables: a row that names an event and says when, or a header cell that names it above a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tilint.facts._dates import find_time
from tilint.facts._dates.names import MONTH, WEEKDAY, weekday_number
from tilint.facts._timetable.lines import running_text
from tilint.facts._timetable.mentions import (
    UNNAMED,
    Mention,
    Naming,
    Strength,
    by_label,
    is_timetable,
    mentions_of,
    sounds_like_timetable,
)
from tilint.facts._timetable.spans import Span, read_spans
from tilint.model import Block, Cell, Location

__all__ = ["Row", "read_table"]

_DATE_HEADER = re.compile(r"\b(?:dates?|deadlines?|timescales?|when|times?|by|due|target|timing|completion)\b", re.IGNORECASE)
_ACTIVITY = r"activit\w+|events?|milestones?|tasks?|actions?|description|what"
_LABEL_HEADER = re.compile(rf"\b(?:stages?|steps?|items?|phases?|process|{_ACTIVITY})\b", re.IGNORECASE)
_ACTIVITY_HEADER = re.compile(rf"\b(?:{_ACTIVITY})\b", re.IGNORECASE)
"""The heading that names events, where another column only says in which stage they fall."""
_COUNTED = r"(?:rounds?|meetings?|calls?|windows?|cycles?|lots?|phases?|stages?|cohorts?|tranches?|waves?|panels?)"
_NUMBERED_CELL = re.compile(
    rf"\W*(?:[^\W\d]+\s)?{_COUNTED}\s\d{{1,2}}(?:\s20\d\d)?\W*|\W*(?:first|second|third|fourth)\s{_COUNTED}\W*", re.IGNORECASE
)
"""A cell that only counts ("Round 1"): the heading above the date names the event."""
_HISTORY = re.compile(
    r"\b(?:version|revis\w+|amend\w*|author|changes?|updates?|edition|approved by|reviewed|document history)\b",
    re.IGNORECASE,
)
_FIRST_COLUMN = re.compile(r"^\W*(?:start(?:s|ing)?|from|begin\w*|open(?:s|ing)?)\b", re.IGNORECASE)
_LAST_COLUMN = re.compile(r"^\W*(?:end(?:s|ing)?|finish\w*|to|until|clos\w+|complet\w+)\b", re.IGNORECASE)
_SPREAD = re.compile(
    rf"(?:^|\t)\s*\d{{1,2}}(?:st|nd|rd|th)?\t\s*(?:{MONTH})\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTH})\t\s*20\d\d\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_WEEKDAY_CELL = re.compile(rf"\W*({WEEKDAY})\W*", re.IGNORECASE)
_LONG = 14
"""Words beyond the date that make a cell running text rather than a date cell."""
_CONTEXT = 240
_SHORT = 4
"""Words beyond the date that leave it the only thing a cell says."""


@dataclass(frozen=True, slots=True)
class Row:
    """One table row with its place."""

    location: Location
    block: Block


@dataclass(frozen=True, slots=True)
class _Found:
    """A date in a row, and the words that may name its event."""

    row: Row
    span: Span
    label: str
    crowded: bool
    """Whether the date shares its cell with a phrase, so that outside a timetable the cell is running text."""
    kind: str
    rank: int
    around: str = ""
    """The words of its heading and its row, which may tell its stage or lot."""


def read_table(rows: Sequence[Row], heading: str, *, month_first: bool) -> list[Mention]:
    """Return the events that a table names. `heading` are the words above the table."""
    headers = " ".join(dict.fromkeys(cell.header for row in rows for cell in row.block.cells if cell.header))
    first = rows[0].block.text if rows else ""
    if _HISTORY.search(headers or first) and not sounds_like_timetable(heading):
        return []
    dated = bool(_DATE_HEADER.search(headers)) and bool(_LABEL_HEADER.search(headers))
    announced = sounds_like_timetable(heading) or dated
    found = [item for row in rows for item in _dates_of(row, announced=announced, month_first=month_first)]
    timetable = is_timetable({item.kind for item in found}) or (announced and any(item.kind != UNNAMED for item in found))
    mentions: list[Mention] = []
    for item in found:
        mentions.extend(_mention(item, timetable=timetable))
    for row in rows:
        mentions.extend(_sentences_of(row, timetable=timetable, month_first=month_first))
    return [replace(mention, source=rows[0].location) for mention in mentions]


def _mention(found: _Found, *, timetable: bool) -> tuple[Mention, ...]:
    kind = found.kind
    yearless = found.span.date is not None and found.span.date.year is None
    if timetable:
        kind = "other" if kind == UNNAMED else kind
    elif (
        kind in {UNNAMED, "other"}
        or yearless
        or found.crowded
        or len(found.label.split()) > _LONG
        or (found.span.blank and found.span.blank.kind == "open")
    ):
        return ()
    strength = Strength.TIMETABLE if timetable else Strength.LINE
    naming = Naming(kind, found.label, strength, found.rank, f"{found.around} {found.label}")
    return mentions_of(naming, found.row.location, found.row.block.text, found.span)


def _dates_of(row: Row, *, announced: bool, month_first: bool) -> list[_Found]:
    """Return the dates of a row that stand in a cell of their own."""
    block = row.block
    if not block.cells:
        return []
    if _SPREAD.search(block.text):
        return _spread(row, month_first=month_first)
    dates: list[tuple[Cell, Span]] = []
    for cell in block.cells:
        words = block.cell_text(cell)
        open_blanks = announced and len(words.split()) <= 6
        spans = read_spans(words, month_first=month_first, in_date_cell=open_blanks)
        if spans and _words_beyond(words, spans) <= _LONG:
            dates.extend((cell, _shifted(span, cell.start)) for span in spans)
    columns = {cell.column for cell, _ in dates}
    others = [cell for cell in block.cells if cell.column not in columns]
    dates = _start_and_end(dates)
    return [_named(row, cell, _completed(span, block, others), others) for cell, span in dates]


def _words_beyond(words: str, spans: Sequence[Span]) -> int:
    return len(words.split()) - sum(len(words[span.start : span.end].split()) for span in spans)


def _named(row: Row, cell: Cell, span: Span, others: Sequence[Cell]) -> _Found:
    """Find the words that name the event of a date: another cell of the row, the date's own cell, or its header."""
    block = row.block
    own = block.text[cell.start : span.start].strip()
    after = block.text[span.end : cell.end].strip()
    texts = [block.cell_text(other) or other.above for other in sorted(others, key=lambda other: _naming(block, other))]
    texts = [text for text in texts if _LETTERS.search(text) and not _WEEKDAY_CELL.fullmatch(text)]
    tried = [*texts[:1], own] if len(own.split()) <= 2 else [own, *texts[:1]]
    crowded = len(own.split()) + len(after.split()) > _SHORT
    tried += [f"{own} {after}".strip(), " ".join(texts)]
    if len(own.split()) <= 2 and all(_NUMBERED_CELL.fullmatch(text) for text in texts):
        tried.append(cell.header)
    around = " ".join([cell.header, *reversed(texts)])[:_CONTEXT]
    for words in tried:
        family = by_label(words, ranged=span.last is not None) if words and len(words.split()) <= 45 else None
        if family:
            return _Found(row, span, words, crowded, family.kind, family.rank, around)
    return _Found(row, span, (texts or [own])[0], crowded, UNNAMED, 0, around)


def _naming(block: Block, cell: Cell) -> tuple[bool, int]:
    """Order the cells of a row by how likely they name its event: those with words of their own first."""
    activity = 0 if _ACTIVITY_HEADER.search(cell.header) else 1 if _LABEL_HEADER.search(cell.header) else 2
    return not block.cell_text(cell).strip(), activity


def _completed(span: Span, block: Block, others: Sequence[Cell]) -> Span:
    """Add the time of day and the weekday that stand in cells of their own."""
    date = span.date
    if date is None or date.precision != "day":
        return span
    for cell in others:
        words = block.cell_text(cell)
        weekday = _WEEKDAY_CELL.fullmatch(words)
        if weekday and date.weekday is None:
            date = replace(date, weekday=weekday_number(weekday[1]))
        elif date.time is None and len(words.split()) <= 4:
            clock = find_time(words)
            date = replace(date, time=clock.time) if clock else date
    return replace(span, date=date)


def _start_and_end(dates: list[tuple[Cell, Span]]) -> list[tuple[Cell, Span]]:
    """Join the dates of a "Start" and an "End" column into one range."""
    if len(dates) != 2:
        return dates
    (first_cell, first), (last_cell, last) = dates
    if first.date and last.date and _FIRST_COLUMN.search(first_cell.header) and _LAST_COLUMN.search(last_cell.header):
        return [(first_cell, Span(first.start, last.end, first.date, last.date))]
    return dates


def _spread(row: Row, *, month_first: bool) -> list[_Found]:
    """Read a date whose day, month and year stand in cells of their own."""
    block = row.block
    spans = read_spans(block.text.replace("\t", " "), month_first=month_first)
    found = []
    for span in spans[:1]:
        others = [cell for cell in block.cells if cell.end <= span.start or cell.start >= span.end]
        own = Cell(span.start, span.end, column=-1)
        found.append(_named(row, own, _completed(span, block, others), others))
    return found


def _sentences_of(row: Row, *, timetable: bool, month_first: bool) -> list[Mention]:
    """Read the running text of cells: of long ones in a timetable, of all that are more than a date elsewhere."""
    mentions: list[Mention] = []
    for cell in row.block.cells:
        words = row.block.cell_text(cell)
        spans = read_spans(words, month_first=month_first)
        if spans and _words_beyond(words, spans) > (_LONG if timetable else _SHORT):
            place = replace(row.location, start=row.location.start + cell.start)
            mentions.extend(running_text(words, place, month_first=month_first))
    return mentions


def _shifted(span: Span, by: int) -> Span:
    return replace(span, start=span.start + by, end=span.end + by)

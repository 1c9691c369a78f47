"""Decides which rows of a table are its headers: those the file marks, else those that look like headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

__all__ = ["header_rows"]

_HEADER_WORDS = 24
_PLAIN_HEADER_WORDS = 8
_VALUE_WORDS = 6
_VALUE = re.compile(r"\d")
_VALUE_NAME = re.compile(
    r"\b(?:dates?|when|deadlines?|times?|days?|weight\w*|scores?|marks?|points?|percent\w*|values?|prices?|costs?|amounts?"
    r"|numbers?|quantit\w+|max\w*|min\w*|totals?|years?|budget|fee|rate)\b|%|£",
    re.IGNORECASE,
)
_COLUMN_NAME = re.compile(
    r"\b(?:questions?|criteri\w+|sub-criteri\w+|weight\w*|scores?|scoring|marks?|marking|points?|descriptions?|details?|dates?"
    r"|deadlines?|activit\w+|stages?|steps?|tasks?|milestones?|actions?|responses?|answers?|requirements?|ref|reference"
    r"|documents?|titles?|items?|lots?|types?|locations?|roles?|terms?|definitions?|meanings?|evidence|guidance|comments?"
    r"|quantit\w+|prices?|costs?|units?|measures?|indicators?|targets?|kpis?|outcomes?|outputs?|objectives?|services?|names?"
    r"|no|number|area|region|owner|responsib\w+|lead|risks?|yes|n/a|duration|frequency|category|format|who|what|when|how)\b|%",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[:☐☒☑□]|^\W*\d|\d\d")
_SENTENCE_END = (".", ";", "!")


class _Cell(Protocol):
    column: int
    span: int
    fill: str
    bold: bool

    @property
    def text(self) -> str: ...


class _Row(Protocol):
    marked: bool

    @property
    def cells(self) -> Sequence[_Cell]: ...

    @property
    def filled(self) -> Sequence[_Cell]: ...


def header_rows(rows: Sequence[_Row], *, styled: bool) -> frozenset[int]:
    """Return the numbers of the header rows; `styled`: the table's style makes the first row stand out.

    Rows of one cell above the header are a title of the table, and no header.
    """
    marked = 0
    while marked < len(rows) and rows[marked].marked:
        marked += 1
    if marked:
        return frozenset(range(marked)) if marked < len(rows) else frozenset({0})
    first = 0
    while first < len(rows) and len(rows[first].cells) == 1:
        first += 1
    if first + 1 >= len(rows):
        return frozenset()
    row, rest = rows[first], rows[first + 1 :]
    if _is_group(row) and len(rest) > 1 and _may_head(rest[0]) and _stands_out(rest[0], rest[1:]):
        return frozenset({first, first + 1})
    if not _may_head(row):
        return frozenset()
    if _stands_out(row, rest):
        return frozenset({first, first + 1} if _has_second(row, rest) else {first})
    plain = _heads_values(row, rest) or _names_columns(row, rest)
    return frozenset({first}) if plain or (styled and first == 0) else frozenset()


def _may_head(row: _Row) -> bool:
    filled = row.filled
    if len(filled) < 2 or len(filled) < len(row.cells) - 1:
        return False
    return all(_is_short(cell.text, _HEADER_WORDS) for cell in filled)


def _is_short(text: str, most: int) -> bool:
    words = len(text.split())
    return words <= most and not (words > 3 and text.endswith(_SENTENCE_END))


def _is_group(row: _Row) -> bool:
    """Return whether a row only names groups of columns: set off, over some of the columns."""
    filled = row.filled
    some = 0 < len(filled) < len(row.cells) - 1 or any(cell.span > 1 for cell in filled)
    return some and (all(cell.bold for cell in filled) or all(cell.fill for cell in filled))


def _stands_out(row: _Row, rest: Sequence[_Row]) -> bool:
    """Return whether the row is bold or shaded throughout, and what stands in the columns below is not."""
    below = [cell for other in rest for cell in other.cells[1:]]
    if all(cell.bold for cell in row.filled):
        words = [cell for cell in below if cell.text]
        return not words or any(not cell.bold for cell in words)
    fills = {cell.fill for cell in row.cells}
    if "" in fills:
        return False
    return 2 * sum(cell.fill not in fills for cell in below) > len(below)


def _has_second(row: _Row, rest: Sequence[_Row]) -> bool:
    """Return whether a header that leaves cells empty or spans columns goes on in the row below."""
    if len(rest) < 2 or not (len(row.filled) < len(row.cells) or any(cell.span > 1 for cell in row.filled)):
        return False
    return _may_head(rest[0]) and _same_look(row, rest[0]) and _stands_out(rest[0], rest[1:])


def _same_look(one: _Row, other: _Row) -> bool:
    bold = all(cell.bold for cell in one.filled) and all(cell.bold for cell in other.filled)
    fills = {cell.fill for cell in one.filled} | {cell.fill for cell in other.filled}
    return bold or (len(fills) == 1 and "" not in fills)


def _heads_values(row: _Row, rest: Sequence[_Row]) -> bool:
    """Return whether a column of figures or dates stands under a word for such, in a row of words alone."""
    if len(rest) < 2 or any(_VALUE.search(cell.text) for cell in row.filled):
        return False
    below: dict[int, list[str]] = {cell.column: [] for cell in row.filled if _VALUE_NAME.search(cell.text)}
    for cell in (cell for other in rest for cell in other.filled):
        below.get(cell.column, []).append(cell.text)
    return any(len(texts) >= 2 and all(_is_value(text) for text in texts) for texts in below.values())


def _is_value(text: str) -> bool:
    return bool(_VALUE.search(text)) and len(text.split()) <= _VALUE_WORDS


def _names_columns(row: _Row, rest: Sequence[_Row]) -> bool:
    """Return whether a plain row is made of names for columns, or stands over a form that is all empty."""
    filled = row.filled
    if len(rest) < 2 or not all(_is_short(cell.text, _PLAIN_HEADER_WORDS) for cell in filled):
        return False
    if any(_NO_NAME.search(cell.text) for cell in filled):
        return False
    named = sum(bool(_COLUMN_NAME.search(cell.text)) for cell in filled)
    return named == len(filled) or (len(filled) > 2 and (2 * named > len(filled) or not any(o.filled for o in rest)))

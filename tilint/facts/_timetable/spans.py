"""Dates and blanks of one text as spans: a date, two dates that make a range, or a blank where a date belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tilint.facts._dates import DateExpression, Placeholder, find_dates, find_placeholders

__all__ = ["Span", "read_spans"]

_RANGE = re.compile(
    r"[\s,]*(?:[-–—]|(?:up )?to|until|till|through|thru|and (?:ends?|ending|expir\w+|terminat\w+"
    r"|running (?:to|until)|clos\w+))"
    r"(?: and including| on)?(?: the)?[\s,]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween[^.;]{0,12}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` that say when: a date, a range (`last` is its end) or a blank."""

    start: int
    end: int
    date: DateExpression | None = None
    last: DateExpression | None = None
    blank: Placeholder | None = None


def read_spans(text: str, *, month_first: bool, in_date_cell: bool = False) -> list[Span]:
    """Return the spans of a text in order, without overlaps."""
    blanks = find_placeholders(text, in_date_cell=in_date_cell)
    spans = [Span(blank.start, blank.end, blank=blank) for blank in blanks]
    taken = {place for blank in blanks for place in range(blank.start, blank.end + 2)}
    previous: DateExpression | None = None
    for date in find_dates(text, month_first=month_first):
        if not taken.isdisjoint(range(date.start, date.end)):
            continue  # the "March 2026" of "XX March 2026"
        if previous and _is_range(text, previous, date):
            spans[-1] = Span(previous.start, date.end, _year_from(date, previous), date)
            previous = None
        else:
            spans.append(Span(date.start, date.end, date))
            previous = date
    return sorted(spans, key=lambda span: span.start)


def _is_range(text: str, first: DateExpression, last: DateExpression) -> bool:
    between = text[first.end : last.start]
    if _RANGE.fullmatch(between):
        return True
    if between.strip().lower() not in {"and", "&", "/"}:
        return False
    next_day = first.month == last.month and (first.day or 0) + 1 == last.day
    return next_day or bool(_BETWEEN.search(text, max(0, first.start - 24), first.start))


def _year_from(last: DateExpression, first: DateExpression) -> DateExpression:
    """Give the first date of a range the year of the last: "28 January to 3 February 2026"."""
    if first.year is not None or last.year is None:
        return first
    earlier = (first.month, first.day or 1) <= (last.month, last.day or 31)
    return first.in_year(last.year if earlier else last.year - 1)

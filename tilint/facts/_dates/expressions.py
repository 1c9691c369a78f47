"""Dates, months and weeks in British, American and ISO forms, with the time of day and weekday beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tilint.facts._dates.names import MONTH, WEEKDAY, month_number, weekday_number
from tilint.facts._dates.times import clock_after, clock_before

__all__ = ["DateExpression", "Precision", "find_dates", "month_first_votes"]

Precision = Literal["day", "month", "week", "impossible"]
"""How much a date says. "week": a week commencing or ending; "impossible": a day no calendar has, such as 31 June."""

S = r"[^\S\t]"  # white space that stays inside one table cell
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ORDINAL = rf"(?:{S}?(?:st|nd|rd|th)\b)?"
YEAR = r"(?:19|20)\d\d(?!\d)"
TO = rf"(?:{S}*[-–—/&]{S}*|{S}+(?:to|until|and|through){S}+)"
AFTER_NUMBER = rf"[\d:.%,/]|{S}*(?:noon|midday|[ap]\.?m|hrs|hours|days?\b|weeks?\b|months?\b|st\b|nd\b|rd\b|th\b|{MONTH})"
SHORT_YEAR = rf"(?:['’]|(?<=[\s/-]))[1-4]\d(?!{AFTER_NUMBER})"

_ISO = rf"(?<![\d/.-])(?P<iso_year>(?:19|20)\d\d)[-/.](?P<iso_month>0?[1-9]|1[0-2])[-/.](?P<iso_day>{DAY})(?!\d)"
_NUMBERS = r"""
    (?<![\d/.-])(?P<first>\d{1,2})(?P<sep>[/.-])(?P<second>\d{1,2})(?P=sep)(?P<number_year>\d{4}|\d\d)(?!\d|[/.-]\d)
  | (?<![\d/.-])(?P<run_first>\d{1,2})/(?P<run_second>\d\d)(?P<run_year>20\d\d)(?!\d|[/.-]\d)"""
_DAY_MONTH = rf"""
    (?:\b(?P<weekday>{WEEKDAY})\b[.,]?{S}*(?:the{S}+)?)?
    (?<!\d)(?<!\d[.:/,])(?<![£$])
    (?:(?P<from_day>{DAY}){ORDINAL}{TO}(?:(?:{WEEKDAY})\b{S}*)?)?
    (?P<day>{DAY}){ORDINAL}
    (?:{S}*(?:day{S}+)?of{S}+|{S}*[-/,.]{S}*|{S}*)
    (?P<month>{MONTH})(?![a-z])\.?
    (?:{S}*[-/,.]?{S}*(?P<year>{YEAR}|{SHORT_YEAR}))?"""
_MONTH_DAY = rf"""
    (?:\b(?P<weekday_us>{WEEKDAY})\b[.,]?{S}*)?
    \b(?P<month_us>{MONTH})\.?{S}*(?P<day_us>{DAY})(?![\d:%]|\.\d|,\d){ORDINAL}
    (?:{TO}(?P<to_day>{DAY}){ORDINAL}(?!\d))?
    (?:{S}*,?{S}*(?P<year_us>{YEAR}))?"""
_MONTH_ONLY = rf"\b(?P<month_only>{MONTH})(?![a-z])\.?,?{S}*(?:of{S}+)?(?P<month_year>{YEAR}|['’][1-4]\d(?!\d))"
_PATTERN = re.compile("|".join((_ISO, _NUMBERS, _DAY_MONTH, _MONTH_DAY, _MONTH_ONLY)), re.VERBOSE | re.IGNORECASE)

_DIGIT = re.compile(r"\d")
_HINT = re.compile(
    r"\d(?:[\s,./’'-]|st|nd|rd|th|of)*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W*(?:of\W*)?\d|\d[/.-]\d\d?[/.-]?\d",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:20)?\d\d(?![\d/.-])")
_WEEK = re.compile(
    r"(?:\bw\W?c|\bwc|\bw\W?e|\b(?:week|wk)s?\s*-?\s*(?:commencing|beginning|starting|ending|of|from"
    r"|c))\W*(?:the\s)?\s*$",
    re.IGNORECASE,
)
_NUMBERED_THING = re.compile(
    r"\b(?:lots?|stages?|phases?|parts?|sections?|questions?|items?|no\.?|schedules?|annex|appendix"
    r"|steps?|tables?)\s*$",
    re.IGNORECASE,
)
_WEEKDAY_AFTER = re.compile(rf"{S}*[,(]{S}*({WEEKDAY})\b\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as written: characters `start` to `end` of the text, its time of day and weekday included.

    `year` is None where none is written. `time` is "HH:MM". `weekday` is the day of the week that the words name, from
    Monday 0.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    precision: Precision = "day"
    time: str | None = None
    weekday: int | None = None

    @property
    def date(self) -> date | None:
        """The calendar day, or None where the words do not give one."""
        if self.precision != "day" or self.year is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def weekday_differs(self) -> bool:
        """Whether the words name a day of the week that the date does not fall on."""
        return self.date is not None and self.weekday is not None and self.date.weekday() != self.weekday

    def in_year(self, year: int) -> DateExpression:
        """Return the same day and month in a year; "impossible" where that year lacks the day (29 February)."""
        return _checked(replace(self, year=year))


def find_dates(text: str, *, month_first: bool = False) -> list[DateExpression]:
    """Return the dates in a text in order; nothing is read across a tab, which parts table cells.

    `month_first` says how to read "3/4/2026"; "13/4/2026" can be read one way only. A span of days ("5-9 January
    2026") gives two expressions.
    """
    if not may_hold_date(text):
        return []
    expressions: list[DateExpression] = []
    for found in _PATTERN.finditer(text):
        for expression in _read(found, month_first=month_first):
            floor = expressions[-1].end if expressions else 0
            expressions.append(_with_surroundings(expression, text, floor))
    return expressions


def may_hold_date(text: str) -> bool:
    """Tell quickly that most texts hold no date."""
    return bool(_DIGIT.search(text) and _HINT.search(text))


def month_first_votes(text: str) -> int:
    """Count the numeric dates that must be read month first, less those that must be read day first."""
    votes = 0
    for found in _NUMERIC.finditer(text) if "/" in text or "-" in text or "." in text else ():
        first, second = int(found[1]), int(found[2])
        votes += (second > 12 >= first) - (first > 12 >= second)
    return votes


def _read(found: re.Match[str], *, month_first: bool) -> Iterator[DateExpression]:
    start, end = found.span()
    if found["iso_year"]:
        yield _made(start, end, found["iso_year"], int(found["iso_month"]), found["iso_day"])
    elif found["first"] or found["run_first"]:
        yield from _numeric(found, month_first=month_first)
    elif found["month"]:
        yield from _day_month(found)
    elif found["month_us"]:
        yield from _month_day(found)
    else:
        yield _made(start, end, found["month_year"], month_number(found["month_only"]), None)


def _numeric(found: re.Match[str], *, month_first: bool) -> Iterator[DateExpression]:
    first, second = int(found["first"] or found["run_first"]), int(found["second"] or found["run_second"])
    year = found["number_year"] or found["run_year"]
    if found["sep"] == "." and len(year) == 2 and not re.fullmatch(r"\d\d\.\d\d\.[2-4]\d", found.group()):
        return  # "3.6.19" is a version or a clause
    swap = second > 12 or (month_first and first <= 12)
    day, month = (second, first) if swap else (first, second)
    likely = len(year) == 2 or 1900 <= int(year) <= 2100
    if likely and 1 <= month <= 12 and 1 <= day <= 31:
        yield _made(*found.span(), year, month, str(day))


def _day_month(found: re.Match[str]) -> Iterator[DateExpression]:
    month, year = month_number(found["month"]), found["year"]
    if not year and not found["month"][0].isupper():
        return  # "you 5 may"
    weekday = weekday_number(found["weekday"]) if found["weekday"] else None
    day_start = found.start("day")
    spans_days = found["from_day"] and int(found["from_day"]) < int(found["day"])
    if spans_days and not _NUMBERED_THING.search(found.string, max(0, found.start() - 12), found.start("from_day")):
        yield replace(_made(found.start(), found.end("from_day"), year, month, found["from_day"]), weekday=weekday)
        weekday = None
    elif not found["from_day"]:
        day_start = found.start()
    yield replace(_made(day_start, found.end(), year, month, found["day"]), weekday=weekday)


def _month_day(found: re.Match[str]) -> Iterator[DateExpression]:
    month, year = month_number(found["month_us"]), found["year_us"]
    if not year and not found["month_us"][0].isupper():
        return
    weekday = weekday_number(found["weekday_us"]) if found["weekday_us"] else None
    end = found.end("day_us") if found["to_day"] else found.end()
    yield replace(_made(found.start(), end, year, month, found["day_us"]), weekday=weekday)
    if found["to_day"]:
        yield _made(found.start("to_day"), found.end(), year, month, found["to_day"])


def _made(start: int, end: int, year: str | None, month: int, day: str | None) -> DateExpression:
    number = int(year.lstrip("'’")) if year else None
    if number is not None and number < 100:
        number += 2000
    made = DateExpression(start, end, number, month, int(day) if day else None, "day" if day else "month")
    return _checked(made)


def _checked(expression: DateExpression) -> DateExpression:
    if expression.precision not in {"day", "impossible"} or expression.day is None:
        return expression
    try:
        date(expression.year or 2000, expression.month, expression.day)
    except ValueError:
        return replace(expression, precision="impossible")
    return replace(expression, precision="day")


def _with_surroundings(expression: DateExpression, text: str, floor: int) -> DateExpression:
    """Add the words around the date that belong to it: "w/c", the time of day, a weekday that follows."""
    if expression.precision == "day":
        found = _WEEKDAY_AFTER.match(text, expression.end)
        if found and expression.weekday is None:
            expression = replace(expression, weekday=weekday_number(found[1]), end=found.end())
    week = _WEEK.search(text, max(floor, expression.start - 24), expression.start)
    if week and expression.precision == "day":
        return replace(expression, start=week.start(), precision="week")
    clock = clock_before(text, expression.start, floor) or clock_after(text, expression.end)
    if clock is None or expression.precision != "day":
        return expression
    start, end = min(expression.start, clock.start), max(expression.end, clock.end)
    return replace(expression, start=start, end=end, time=clock.time)

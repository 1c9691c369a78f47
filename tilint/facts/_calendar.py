"""Holidays, seasons and working days of a nation or country; school holidays and year ends are rules of thumb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

__all__ = [
    "Season",
    "SeasonKind",
    "add_working_days",
    "easter_sunday",
    "public_holidays",
    "seasons",
    "statutory_holidays",
    "working_days",
]

SeasonKind = Literal["christmas", "easter", "half-term", "summer", "year-end", "public-holiday"]
Span = Callable[[int], tuple[date, date]]
ONE_DAY = timedelta(days=1)
UK_NATIONS = ("ENG", "WLS", "SCT", "NIR")


@dataclass(frozen=True, slots=True)
class Season:
    """A time in which people are away or at their busiest, first and last day included.

    `estimated` marks a rule of thumb: schools and councils set their own dates.
    """

    kind: SeasonKind
    name: str
    first: date
    last: date
    estimated: bool = True

    def overlap(self, first: date, last: date) -> int:
        """Count the days that the season shares with a period."""
        return max(0, (min(self.last, last) - max(self.first, first)).days + 1)


@dataclass(frozen=True, slots=True)
class _Yearly:
    """A season of every year: `span(year)` gives the days of the one that begins in that year."""

    kind: SeasonKind
    name: str
    span: Span


def _fixed(first: tuple[int, int], last: tuple[int, int]) -> Span:
    """Take the days from one (month, day) to another, which may lie in the next year."""
    return lambda year: (date(year, *first), date(year + (last < first), *last))


def _week_of_monday(month: int, earliest: int, days: int = 5) -> Span:
    """Take the working week, or longer, whose Monday is one of the seven days from `earliest`."""

    def span(year: int) -> tuple[date, date]:
        start = date(year, month, earliest)
        monday = start + timedelta(days=-start.weekday() % 7)
        return monday, monday + timedelta(days=days - 1)

    return span


def _around_easter(year: int) -> tuple[date, date]:
    sunday = easter_sunday(year)
    return sunday - timedelta(days=6), sunday + timedelta(days=7)


def _thanksgiving(year: int) -> tuple[date, date]:
    first = date(year, 11, 1)
    thursday = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    return thursday - ONE_DAY, thursday + 3 * ONE_DAY


_CHRISTMAS = _Yearly("christmas", "Christmas and New Year", _fixed((12, 20), (1, 5)))
_EASTER = _Yearly("easter", "the Easter holidays", _around_easter)
_UK_YEAR_END = _Yearly("year-end", "the end of the financial year", _fixed((3, 10), (4, 5)))
_SPRING_TERM = _Yearly("half-term", "the February half term", _week_of_monday(2, 12))
_ENGLISH = (
    _CHRISTMAS,
    _SPRING_TERM,
    _UK_YEAR_END,
    _EASTER,
    _Yearly("half-term", "the May half term", _week_of_monday(5, 25)),
    _Yearly("summer", "the school summer holidays", _fixed((7, 25), (8, 31))),
    _Yearly("half-term", "the October half term", _week_of_monday(10, 22)),
)
_YEARLY: Mapping[str, tuple[_Yearly, ...]] = {
    "ENG": _ENGLISH,
    "WLS": _ENGLISH,
    "SCT": (
        _CHRISTMAS,
        _Yearly("half-term", "the February mid-term break", _week_of_monday(2, 9)),
        _UK_YEAR_END,
        _EASTER,
        _Yearly("summer", "the school summer holidays", _fixed((6, 27), (8, 16))),
        _Yearly("half-term", "the October holidays", _week_of_monday(10, 8, days=12)),
    ),
    "NIR": (
        _CHRISTMAS,
        _SPRING_TERM,
        _UK_YEAR_END,
        _EASTER,
        _Yearly("summer", "the school summer holidays", _fixed((7, 1), (8, 31))),
        _Yearly("half-term", "the October half term", _week_of_monday(10, 25)),
    ),
    "US": (
        _Yearly("christmas", "Christmas and New Year", _fixed((12, 20), (1, 2))),
        _Yearly("public-holiday", "Thanksgiving", _thanksgiving),
    ),
    "": (_CHRISTMAS, _EASTER),
}
"""Seasons by nation or country; "" where it is not known. Term dates differ by council, so these are rules of thumb."""

_US_YEAR_END: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "": ((9, 9), (10, 5)),
    "NY": ((3, 10), (4, 5)),
    "TX": ((8, 10), (9, 5)),
    "AL": ((9, 9), (10, 5)),
    "MI": ((9, 9), (10, 5)),
}
"""Three weeks before to five days after the end of the fiscal year: federal (""), and states with one of their own."""
_STATE_YEAR_END = ((6, 9), (7, 5))


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian rule)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def seasons(country: str | None, part: str | None, first: date, last: date) -> tuple[Season, ...]:
    """Return the seasons and public holidays that touch a period, in order of time.

    `country` is an ISO code, `part` a nation of the United Kingdom or a state, both as `read_nation` gives them.
    """
    found = [
        Season(yearly.kind, yearly.name, *span)
        for yearly in _rules(country, part)
        for year in range(first.year - 1, last.year + 1)
        if (span := yearly.span(year))[0] <= last and span[1] >= first
    ]
    public = public_holidays(country, part, _years(first, last))
    found += [Season("public-holiday", name, day, day, estimated=False) for day, name in public.items() if first <= day <= last]
    return tuple(sorted(found, key=lambda season: (season.first, season.last, season.name)))


def _rules(country: str | None, part: str | None) -> tuple[_Yearly, ...]:
    if country == "GB":
        return _YEARLY[part if part in UK_NATIONS else "ENG"]
    if country == "US":
        band = _US_YEAR_END.get(part or "", _STATE_YEAR_END)
        return (*_YEARLY["US"], _Yearly("year-end", "the end of the fiscal year", _fixed(*band)))
    return _YEARLY[""]


def _years(first: date, last: date) -> tuple[int, ...]:
    return tuple(range(first.year, last.year + 1))


@cache
def public_holidays(country: str | None, part: str | None, years: tuple[int, ...]) -> Mapping[date, str]:
    """Return the public holidays of a country by day; none where the country is not known.

    The United Kingdom is never asked for as a whole: that would leave out Easter Monday and the August bank holiday.
    """
    import holidays  # noqa: PLC0415  takes a tenth of a second to import, so only tenders with dates pay for it

    if country is None:
        return {}
    subdivision = (part if part in UK_NATIONS else "ENG") if country == "GB" else part
    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=years)
    except NotImplementedError:
        return {}
    return dict(sorted(found.items()))


def statutory_holidays(years: tuple[int, ...]) -> frozenset[date]:
    """Return the days that are a bank holiday in any part of the United Kingdom (Procurement Act 2023, section 123)."""
    return frozenset(day for part in UK_NATIONS for day in public_holidays("GB", part, years))


def working_days(first: date, last: date, free: Iterable[date]) -> int:
    """Count the working days after `first` up to and with `last`: no weekends, none of the `free` days."""
    away = frozenset(free)
    return sum(1 for day in _days(first + ONE_DAY, last) if day.weekday() < 5 and day not in away)


def add_working_days(start: date, count: int, free: Iterable[date]) -> date:
    """Return the day on which `count` working days after `start` have passed."""
    away = frozenset(free)
    day = start
    while count > 0:
        day += ONE_DAY
        count -= day.weekday() < 5 and day not in away
    return day


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * ONE_DAY

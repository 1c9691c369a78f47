"""Checks on dates: how long applicants have, what falls in holidays, whether dates are given at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from tilint.checks import Options, check
from tilint.checks._dates import NAMES, events_of, said_date, timetable_of, window_values
from tilint.facts._calendar import Season, SeasonKind, add_working_days, public_holidays, seasons
from tilint.facts._windows import read_stated_window
from tilint.facts.nation import read_nation
from tilint.facts.timetable import Event, EventKind
from tilint.facts.window import read_window
from tilint.finding import Hit
from tilint.reading import Reading

__all__ = ["DatesOptions", "SeasonOptions", "WindowOptions", "always_open", "dates_given", "falls_in", "window"]


class WindowOptions(Options):
    """Bounds on the time from issue to the deadline. A hit needs one of `under_*` to hold, or all of `at_least_*`."""

    under_days: int | None = Field(default=None, gt=0)
    under_working_days: int | None = Field(default=None, gt=0)
    at_least_days: int | None = Field(default=None, gt=0)
    at_least_working_days: int | None = Field(default=None, gt=0)


class SeasonOptions(Options):
    """What must not meet: `events` inside a season or within some working days after it, or the whole time to apply."""

    seasons: tuple[SeasonKind, ...] = Field(min_length=1)
    events: tuple[EventKind, ...] = ()
    working_days_after: int = Field(default=0, ge=0)
    window_days: int | None = Field(default=None, gt=0)
    window_share: float | None = Field(default=None, gt=0, le=1)


class DatesOptions(Options):
    """Which events, any one of which must have a day."""

    events: tuple[EventKind, ...] = ("issue", "submission_deadline")


@check("window", options=WindowOptions)
def window(reading: Reading, options: WindowOptions) -> Iterator[Hit]:
    """Measure the time from issue to the deadline for bids (of the first stage, where there are several).

    ```yaml
    - check: window
      under_days: 25
      under_working_days: 18
      message: "Applicants have {days} days, of which {working_days} are working days."
    ```
    Values: days, working_days, first, last, holidays (what falls inside, in words). Where no dates are given, a length
    in words ("within ten days of issue") counts; working_days is then reckoned as five in seven.
    """
    dates = reading.fact(read_window)
    if dates is None:
        stated = None if timetable_of(reading).always_open else reading.fact(read_stated_window)
        if stated and _in_bounds(options, stated.days, stated.days * 5 // 7):
            values = {
                "days": str(stated.days),
                "working_days": str(stated.days * 5 // 7),
                "first": "issue",
                "last": "the deadline",
                "holidays": "none",
            }
            yield Hit(stated.location, values, confidence=0.7)
    elif _in_bounds(options, dates.days, dates.working_days):
        yield Hit(dates.closed.location, window_values(dates), confidence=0.9, related=(dates.opened.location,))


@check("falls_in", options=SeasonOptions)
def falls_in(reading: Reading, options: SeasonOptions) -> Iterator[Hit]:
    """Find events inside a holiday season of the tender's own country, or a time to apply that a season eats into.

    ```yaml
    - check: falls_in
      events: [submission_deadline]
      seasons: [christmas, easter]
      working_days_after: 2
      message: "The {event}, {date}, {relation} {season}."
    - check: falls_in
      seasons: [christmas]
      window_days: 5
      message: "{lost} of the {days} days to apply fall in {season}."
    ```
    Seasons: christmas, easter, half-term, summer, year-end, public-holiday. Working days after count for seasons
    of more than one day. Values: event, date, season, relation ("falls in", "comes just after"), and for a window days
    and lost. School holidays and year ends are rules of thumb, so their hits are less sure.
    """
    yield from _events_in(reading, options)
    dates = reading.fact(read_window)
    if dates is None or (options.window_days is None and options.window_share is None):
        return
    for season in dates.inside:
        lost = season.overlap(dates.first, dates.last)
        enough = lost >= (options.window_days or 1) and lost >= (options.window_share or 0) * dates.days
        if season.kind in options.seasons and enough:
            values = {
                **window_values(dates),
                "season": season.name,
                "lost": str(lost),
                "event": "time to apply",
                "date": said_date(dates.last),
            }
            yield Hit(dates.closed.location, values, _sureness(season), related=(dates.opened.location,))


@check("dates_given", options=DatesOptions)
def dates_given(reading: Reading, options: DatesOptions) -> Iterator[Hit]:
    """Find that the tender gives a day for at least one of the events.

    ```yaml
    - check: dates_given
      events: [issue, submission_deadline]
    ```
    Values: event, date.
    """
    for event in events_of(reading, options.events):
        if event.date:
            yield Hit(event.location, {"event": NAMES[event.kind], "date": said_date(event.date)}, confidence=0.7)
            return


@check("always_open", options=Options)
def always_open(reading: Reading, options: Options) -> Iterator[Hit]:  # noqa: ARG001  every check takes options
    """Find words that let applicants apply at any time, so that no deadline presses.

    ```yaml
    - check: always_open
    ```
    """
    place = timetable_of(reading).always_open
    if place:
        yield Hit(place, confidence=0.8)


def _in_bounds(options: WindowOptions, days: int, working: int) -> bool:
    under = (options.under_days is not None and days < options.under_days) or (
        options.under_working_days is not None and working < options.under_working_days
    )
    bounds = [(days, options.at_least_days), (working, options.at_least_working_days)]
    asked = [(value, bound) for value, bound in bounds if bound is not None]
    return under or (bool(asked) and all(value >= bound for value, bound in asked))


def _events_in(reading: Reading, options: SeasonOptions) -> Iterator[Hit]:
    nation = reading.fact(read_nation)
    for event in events_of(reading, options.events):
        if event.date is None:
            continue
        free = public_holidays(nation.country, nation.part, (event.date.year - 1, event.date.year))
        early = date.fromordinal(event.date.toordinal() - 30)
        for season in seasons(nation.country, nation.part, early, event.date):
            long = season.last > season.first
            until = add_working_days(season.last, options.working_days_after if long else 0, free)
            if season.kind in options.seasons and season.first <= event.date <= until:
                yield Hit(event.location, _season_values(event, event.date, season), _sureness(season))
                break


def _season_values(event: Event, day: date, season: Season) -> dict[str, str]:
    if season.kind == "year-end":
        relation = "is close to"
    elif day > season.last:
        relation = "comes just after"
    else:
        relation = "falls in" if season.last > season.first else "falls on"
    return {"event": NAMES[event.kind], "date": said_date(day), "season": season.name, "relation": relation}


def _sureness(season: Season) -> float:
    return 0.75 if season.estimated and season.kind in {"half-term", "summer", "year-end"} else 0.85

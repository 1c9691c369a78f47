"""The time to apply and the days around it: what falls between issue and the start of the contract, and takes time away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from tilint.facts import Fact
from tilint.facts._calendar import Season, public_holidays, seasons, working_days
from tilint.facts.nation import read_nation
from tilint.facts.timetable import STEPS, Event, read_timetable
from tilint.reading import Reading

__all__ = ["FACT", "Window", "read_procurement", "read_window"]

_LONGEST = dt.timedelta(days=731)
"""A procurement that seems to take longer has a date that means something else, or is mistyped."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days from issue to the deadline, with what takes time out of them."""

    opened: Event
    closed: Event
    first: dt.date
    last: dt.date
    free: frozenset[dt.date]
    inside: tuple[Season, ...]

    @property
    def days(self) -> int:
        """Calendar days, counted from the day after issue to the deadline."""
        return (self.last - self.first).days

    @property
    def working_days(self) -> int:
        """Working days, counted in the same way."""
        return working_days(self.first, self.last, self.free)


def read_window(reading: Reading) -> Window | None:
    """Return the time to apply, where the tender gives both its ends in order and is not always open.

    Both may fall on one day where one timetable says so: a notice can be published on the day it closes.
    """
    timetable = reading.fact(read_timetable)
    opened, closed = timetable.main("issue"), timetable.main("submission_deadline")
    if (
        timetable.always_open
        or opened is None
        or closed is None
        or opened.date is None
        or closed.date is None
        or closed.date < opened.date
        or (closed.date == opened.date and set(closed.sources).isdisjoint(opened.sources))
    ):
        return None
    first, last = opened.date, closed.date
    return Window(opened, closed, first, last, _free(reading, first, last), _seasons(reading, first, last))


def read_procurement(reading: Reading) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of the procurement: from issue to the start of the contract.

    Where one of them is not given, the earliest or latest step that is; None where fewer than two days are known.
    """
    timetable = reading.fact(read_timetable)
    days = [event.date for step in STEPS if (event := timetable.main(step)) and event.date]
    opened, started = timetable.main("issue"), timetable.main("contract_start")
    if not days:
        return None
    first = opened.date if opened and opened.date else min(days)
    last = started.date if started and started.date and started.date > max(days) else max(days)
    last = min(last, first + _LONGEST)
    return (first, last) if last > first else None


def _free(reading: Reading, first: dt.date, last: dt.date) -> frozenset[dt.date]:
    nation = reading.fact(read_nation)
    return frozenset(public_holidays(nation.country, nation.part, tuple(range(first.year, last.year + 1))))


def _seasons(reading: Reading, first: dt.date, last: dt.date) -> tuple[Season, ...]:
    nation = reading.fact(read_nation)
    return seasons(nation.country, nation.part, first, last)


def _rows(reading: Reading) -> list[dict[str, Any]]:
    rows = []
    window, procurement = reading.fact(read_window), reading.fact(read_procurement)
    if window:
        place = window.closed.location
        where = {"file": reading.tender.file(place), "page": reading.tender.block(place).page}
        more = {"days": window.days, "working_days": window.working_days, **where}
        rows.append(_row("time-to-apply", "time to apply", window.first, window.last) | more)
    if procurement:
        first, last = procurement
        more = {"days": (last - first).days, "working_days": working_days(first, last, _free(reading, first, last))}
        rows.append(_row("procurement", "from issue to the start", first, last) | more)
        rows += [
            _row(season.kind, season.name, season.first, season.last) | {"estimated": season.estimated}
            for season in _seasons(reading, first, last)
        ]
    return rows


def _row(kind: str, name: str, first: dt.date, last: dt.date) -> dict[str, Any]:
    """Return a span of days, both its ends counted, as a plain row."""
    return {
        "kind": kind,
        "name": name,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "days": (last - first).days + 1,
        "working_days": None,
        "estimated": False,
        "file": None,
        "page": None,
    }


FACT = Fact(name="calendar", title="Time to apply, holidays and busy seasons", rows=_rows)

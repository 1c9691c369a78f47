"""What the checks on dates share: names for messages, the events of a tender, and its time from issue to deadline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tilint.facts._calendar import Season, public_holidays, seasons, working_days
from tilint.facts.nation import read_nation
from tilint.facts.timetable import Event, EventKind, Timetable, read_timetable
from tilint.reading import Reading

__all__ = ["NAMES", "Window", "events_of", "said_date", "timetable_of", "window_of"]

NAMES: dict[str, str] = {
    "issue": "day of issue",
    "clarification_deadline": "last day for questions",
    "clarification_response": "day for answers to questions",
    "submission_deadline": "deadline",
    "interview": "interviews",
    "outcome": "outcome",
    "standstill_end": "end of the standstill",
    "contract_start": "start of the contract",
    "contract_end": "end of the contract",
    "other": "date",
}
"""What messages call the events."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days from issue to the deadline, with what takes time out of them."""

    opened: Event
    closed: Event
    first: date
    last: date
    free: frozenset[date]
    inside: tuple[Season, ...]

    @property
    def days(self) -> int:
        """Calendar days, counted from the day after issue to the deadline."""
        return (self.last - self.first).days

    @property
    def working_days(self) -> int:
        """Working days, counted in the same way."""
        return working_days(self.first, self.last, self.free)

    @property
    def values(self) -> dict[str, str]:
        """The values of messages: days, working_days, first, last and the holidays inside, in words."""
        names = dict.fromkeys(season.name for season in self.inside if season.kind != "year-end")
        return {
            "days": str(self.days),
            "working_days": str(self.working_days),
            "first": said_date(self.first),
            "last": said_date(self.last),
            "holidays": ", ".join([*names][:3]) or "none",
        }


def timetable_of(reading: Reading) -> Timetable:
    """Return the timetable of a tender."""
    return reading.fact(read_timetable)


def events_of(reading: Reading, kinds: Sequence[EventKind]) -> Iterator[Event]:
    """Yield the events of some kinds, in reading order."""
    return (event for event in timetable_of(reading).events if event.kind in kinds)


def window_of(reading: Reading) -> Window | None:
    """Return the time to apply, where the tender gives both its ends in order and is not always open."""
    timetable = timetable_of(reading)
    opened, closed = timetable.main("issue"), timetable.main("submission_deadline")
    if (
        timetable.always_open
        or opened is None
        or closed is None
        or opened.date is None
        or closed.date is None
        or closed.date <= opened.date
    ):
        return None
    nation = reading.fact(read_nation)
    first, last = opened.date, closed.date
    free = public_holidays(nation.country, nation.part, tuple(range(first.year, last.year + 1)))
    return Window(opened, closed, first, last, frozenset(free), seasons(nation.country, nation.part, first, last))


def said_date(day: date | None) -> str:
    """Write a day as messages do: "9 January 2026"."""
    return f"{day.day} {day:%B %Y}" if day else ""

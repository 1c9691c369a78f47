"""What the checks on dates share: names for messages, the events of a tender, and the values that messages hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tilint.facts.timetable import Event, EventKind, Timetable, read_timetable
from tilint.facts.window import Window
from tilint.reading import Reading

__all__ = ["NAMES", "events_of", "said_date", "timetable_of", "window_values"]

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


def timetable_of(reading: Reading) -> Timetable:
    """Return the timetable of a tender."""
    return reading.fact(read_timetable)


def events_of(reading: Reading, kinds: Sequence[EventKind]) -> Iterator[Event]:
    """Yield the events of some kinds, in reading order."""
    return (event for event in timetable_of(reading).events if event.kind in kinds)


def window_values(window: Window) -> dict[str, str]:
    """Return the values of messages: days, working_days, first, last and the holidays inside, in words."""
    names = dict.fromkeys(season.name for season in window.inside if season.kind != "year-end")
    return {
        "days": str(window.days),
        "working_days": str(window.working_days),
        "first": said_date(window.first),
        "last": said_date(window.last),
        "holidays": ", ".join([*names][:3]) or "none",
    }


def said_date(day: date | None) -> str:
    """Write a day as messages do: "9 January 2026"."""
    return f"{day.day} {day:%B %Y}" if day else ""

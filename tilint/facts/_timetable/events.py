"""The timetable as checks and reports see it: events and the questions that can be asked of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from tilint.facts._timetable.kinds import STEPS, EventKind
from tilint.facts._timetable.mentions import Strength
from tilint.model import Location

__all__ = ["STEPS", "Disagreement", "Event", "EventKind", "Timetable"]

EventPrecision = Literal["day", "month", "week", "none", "impossible"]

_ONE_DATE = (
    "submission_deadline",
    "clarification_deadline",
    "clarification_response",
    "standstill_end",
    "contract_start",
    "contract_end",
)
"""Events that have one date in one procurement, so that two dates disagree."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the tender says will happen, and when.

    `date` is None where the words give no day: then `precision` says what they give. `time` is "HH:MM". `until` is
    the last day where the words give a range of days. `weekday_says` is the day of the week that the words name
    where the date falls on another one. `placeholder` is "blank" for a gap to be filled ("[insert date]") and
    "open" for a date not settled ("TBC"). `scope` parts events of the same kind that may well differ: the stage of
    selection, a lot, a round. `also` are further places that say the same.
    """

    kind: EventKind
    date: dt.date | None
    time: str | None
    as_written: str
    location: Location
    label: str
    precision: EventPrecision = "day"
    until: dt.date | None = None
    weekday_says: str | None = None
    placeholder: Literal["blank", "open"] | None = None
    scope: str = ""
    strength: Strength = Strength.SENTENCE
    also: tuple[Location, ...] = ()
    amended: bool = False
    """Whether the words say that this date takes the place of an earlier one."""
    sources: tuple[Location, ...] = ()
    """Where the tables, lists and paragraphs begin that say so."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One event for which the tender gives different dates, the one most likely meant first."""

    kind: EventKind
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The dates of a procurement, in the order in which a reader meets them.

    `always_open` is the place that says applicants may apply at any time; None where nothing does.
    """

    events: tuple[Event, ...] = ()
    always_open: Location | None = None

    def of(self, kind: str) -> tuple[Event, ...]:
        """Return every event of a kind."""
        return tuple(event for event in self.events if event.kind == kind)

    def main(self, kind: str) -> Event | None:
        """Return the event of a kind that is most likely meant.

        A dated one goes before one without a day, one that replaces another date before the rest, a timetable's row
        before a line and a sentence, the first stage before later ones, and else the first that a reader meets.
        """
        found = [event for event in self.events if event.kind == kind]
        return min(found, key=_likelihood, default=None)

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Events of one kind and scope to which the tender gives more than one date.

        Dates that one table, list or paragraph gives beside each other are different steps, and a date that replaces
        an earlier one settles the matter: neither disagree.
        """
        scopes: dict[tuple[EventKind, str], list[Event]] = {}
        for event in self.events:
            if event.date and event.kind in _ONE_DATE and not event.amended:
                scopes.setdefault((event.kind, event.scope), []).append(event)
        found = []
        for (kind, _), events in sorted(scopes.items()):
            differing = [event for event in events if any(_differ(event, other) for other in events)]
            if differing:
                found.append(Disagreement(kind, tuple(sorted(differing, key=_likelihood))))
        return tuple(found)


def _differ(one: Event, other: Event) -> bool:
    return one.date != other.date and not set(one.sources) & set(other.sources)


def _likelihood(event: Event) -> tuple[bool, bool, int, bool, Location]:
    return (event.date is None, not event.amended, -event.strength, event.scope != "selection", event.location)

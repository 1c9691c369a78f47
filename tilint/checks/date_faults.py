"""Checks on what is wrong with dates: two for one event, a weekday that does not fit, a blank left open."""

from __future__ import annotations

from collections.abc import Iterator

from tilint.checks import Options, check
from tilint.checks._dates import NAMES, events_of, said_date, timetable_of
from tilint.facts.timetable import STEPS, EventKind
from tilint.finding import Hit
from tilint.reading import Reading

__all__ = ["EventOptions", "date_left_open", "dates_disagree", "weekday_mismatch"]


class EventOptions(Options):
    """Which events to look at."""

    events: tuple[EventKind, ...] = STEPS


@check("dates_disagree", options=EventOptions)
def dates_disagree(reading: Reading, options: EventOptions) -> Iterator[Hit]:
    """Find events to which the tender, in one file or across files, gives different dates.

    ```yaml
    - check: dates_disagree
      events: [submission_deadline]
      message: "The {event} is given as {dates}."
    ```
    Values: event, dates, files.
    """
    for item in timetable_of(reading).disagreements:
        if item.kind not in options.events:
            continue
        said = dict.fromkeys(said_date(event.date) for event in item.events if event.date)
        files = dict.fromkeys(reading.tender.file(event.location) for event in item.events)
        values = {"event": NAMES[item.kind], "dates": " and ".join(said), "files": ", ".join(files)}
        first, *others = item.events
        yield Hit(first.location, values, confidence=0.8, related=tuple(event.location for event in others))


@check("weekday_mismatch", options=EventOptions)
def weekday_mismatch(reading: Reading, options: EventOptions) -> Iterator[Hit]:
    """Find dates whose day of the week is another than the one written beside them.

    ```yaml
    - check: weekday_mismatch
      message: "{written}: {date} is a {weekday}."
    ```
    Values: event, written, date, weekday (the true one).
    """
    for event in events_of(reading, options.events):
        if event.weekday_says and event.date:
            values = {
                "event": NAMES[event.kind],
                "written": event.as_written,
                "date": said_date(event.date),
                "weekday": f"{event.date:%A}",
            }
            yield Hit(event.location, values, confidence=0.95)


@check("date_left_open", options=EventOptions)
def date_left_open(reading: Reading, options: EventOptions) -> Iterator[Hit]:
    """Find blanks ("[insert date]", "TBC") and impossible days (31 June) left in a timetable that has dates.

    A timetable of blanks alone is a template, which says nothing about time; it gives no hit. Nor does an event that
    has its date in another place.

    ```yaml
    - check: date_left_open
      events: [submission_deadline, clarification_deadline]
      message: "The {event} still reads {written}."
    ```
    Values: event, written.
    """
    settled = {event.kind for event in events_of(reading, STEPS) if event.date}
    if not settled or not timetable_of(reading).of("submission_deadline"):
        return
    for event in events_of(reading, options.events):
        if event.kind not in settled and (event.placeholder or event.precision == "impossible"):
            yield Hit(event.location, {"event": NAMES[event.kind], "written": event.as_written}, confidence=0.8)

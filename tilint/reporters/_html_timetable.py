"""From the rows of the timetable and the calendar to their picture, their sentences and their tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from tilint.reporters._html_picture import Key, Picture, Table, said_day
from tilint.reporters._html_svg import NARROW, WIDE
from tilint.reporters._html_timeline import Calendar, Span, Step, timeline
from tilint.reporters._shared import clean, count, place_of_row, shortened

__all__ = ["timetable_picture"]

Rows: TypeAlias = Sequence[Mapping[str, Any]]

NAMES = {
    "issue": "Issued",
    "clarification_deadline": "Last day for questions",
    "clarification_response": "Answers to questions",
    "submission_deadline": "Deadline",
    "interview": "Interviews",
    "outcome": "Outcome",
    "standstill_end": "Standstill ends",
    "contract_start": "Start of the contract",
    "contract_end": "End of the contract",
}
MOST_STEPS = 14
"""With more steps than this, the picture leaves out those that have no name of their own."""
MOST_ROWS = 60
LONGEST_NAME = 90
KEYS = (
    Key("work", "working days"),
    Key("away", "weekends"),
    Key("holiday", "public holidays"),
    Key("window", "time to apply"),
    Key("busy", "school holidays and busy seasons"),
)
RULE_OF_THUMB = "School holidays and year ends are rules of thumb: councils and schools set their own."


def timetable_picture(timeline_rows: Rows, calendar: Rows) -> Picture:
    """Return the picture of a timetable. Without two days to draw a line between, it is words only."""
    rows = sorted(_once(timeline_rows), key=_order)
    if not rows:
        return Picture("Timetable", ("No date of the competition was found.",))
    window = next((_span(row) for row in calendar if row["kind"] == "time-to-apply"), None)
    whole = next((_span(row) for row in calendar if row["kind"] == "procurement"), None)
    free = [_span(row) for row in calendar if row["kind"] == "public-holiday" and row["first"] == row["last"]]
    seasons = [row for row in calendar if row["kind"] not in {"time-to-apply", "procurement"} and _span(row) not in free]
    drawn = _drawn(rows, whole)
    tables = (_steps_table(rows), *_seasons_table(calendar, window))
    says = tuple(_says(rows, calendar, window, [_span(row) for row in seasons]))
    if whole is None:
        return Picture("Timetable", says, tables=tables)
    steps = [Step(number, day) for number, (_, day) in enumerate(drawn, 1)]
    busy = [_span(row) for row in seasons]
    named = Span(_window_words(calendar), window.first, window.last) if window else None
    looks = _looks(free, busy, window)
    return Picture(
        "Timetable",
        says,
        tuple(timeline(steps, Calendar(whole, named, free, busy), width) for width in (WIDE, NARROW)),
        tuple(key for key in KEYS if key.look in looks),
        tuple((number, _name(row), _when(row)) for number, (row, _) in enumerate(drawn, 1)),
        tables,
        (RULE_OF_THUMB,) if any(row["estimated"] for row in seasons) else (),
    )


def _looks(free: Sequence[Span], busy: Sequence[Span], window: Span | None) -> set[str]:
    shown = {"holiday": bool(free), "busy": bool(busy), "window": window is not None}
    return {"work", "away"} | {look for look, there in shown.items() if there}


def _once(rows: Rows) -> Iterator[Mapping[str, Any]]:
    seen = set()
    for row in rows:
        key = (row["event"], row["date"], row.get("scope"), _name(row))
        if key not in seen:
            seen.add(key)
            yield row


def _order(row: Mapping[str, Any]) -> tuple[bool, str, int]:
    kinds = [*NAMES, "other"]
    return row["date"] is None, row["date"] or "", kinds.index(row["event"]) if row["event"] in kinds else len(kinds)


def _drawn(rows: Rows, whole: Span | None) -> list[tuple[Mapping[str, Any], dt.date]]:
    """Return the rows that stand in the picture, with their days; where there are many, those of named steps only."""
    if whole is None:
        return []
    dated = [(row, day) for row in rows if (day := _day(row["date"])) and whole.first <= day <= whole.last]
    return dated if len(dated) <= MOST_STEPS else [item for item in dated if item[0]["event"] in NAMES][:MOST_STEPS]


def _says(rows: Rows, calendar: Rows, window: Span | None, seasons: Sequence[Span]) -> Iterator[str]:
    if window is None:
        if any(row.get("always_open") for row in rows):
            yield "Applicants may apply at any time."
        else:
            yield "How long applicants have is not known: the day of issue, the deadline or both were not found."
        return
    yield f"{_window_words(calendar)}."
    inside = [(span, _shared_days(span, window)) for span in seasons]
    names = [f"{span.name} ({count(days, 'day')})" for span, days in inside if days]
    yield f"Inside it fall {_joined(names)}." if names else "No holiday or busy season falls inside it."
    if any(row.get("differs") for row in rows):
        yield "The tender gives different dates for one step: see the table."


def _window_words(calendar: Rows) -> str:
    row = next(row for row in calendar if row["kind"] == "time-to-apply")
    return f"{count(row['days'], 'day')} to apply, {row['working_days']} of them working days"


def _shared_days(span: Span, window: Span) -> int:
    return max(0, (min(span.last, window.last) - max(span.first, window.first)).days + 1)


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _steps_table(rows: Rows) -> Table:
    body = tuple((_name(row), _when(row), shortened(clean(row["as_written"]), 80), place_of_row(row)) for row in rows[:MOST_ROWS])
    left = len(rows) - len(body)
    return Table(
        "Steps and dates" + (f", the first {len(body)} of {len(rows)}" if left else ""),
        ("Step", "Date", "As written", "Where"),
        body,
    )


def _seasons_table(calendar: Rows, window: Span | None) -> Iterator[Table]:
    rows = [row for row in calendar if row["kind"] not in {"time-to-apply", "procurement"}]
    if not rows:
        return
    body = []
    for row in rows:
        span = _span(row)
        dates = [said_day(day, weekday=False) for day in dict.fromkeys((span.first, span.last))]
        about = "about " * row["estimated"]
        lost = str(_shared_days(span, window)) if window else "not known"
        body.append((_capital(span.name), about + " to ".join(dates), lost))
    yield Table("Holidays and busy seasons", ("What", "When", "Days in the time to apply"), tuple(body))


def _name(row: Mapping[str, Any]) -> str:
    """Return what a step is called; one without a name of its own by the tender's words."""
    named = NAMES.get(row["event"]) or _capital(shortened(clean(row.get("label") or "Date"), LONGEST_NAME)[1:-1])
    return f"{named} ({clean(row['scope'])})" if row.get("scope") else named


def _when(row: Mapping[str, Any]) -> str:
    day, until = _day(row["date"]), _day(row.get("until"))
    if day is None:
        return "any time" if row.get("always_open") else "no day given"
    said = said_day(day) + (f" to {said_day(until)}" if until and until != day else "")
    said += f", {row['time']}" if row["time"] else ""
    said += f" (the words say {row['weekday_says']})" if row.get("weekday_says") else ""
    return said + (" (another place gives another date)" if row.get("differs") else "")


def _span(row: Mapping[str, Any]) -> Span:
    return Span(str(row["name"]), dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"]))


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

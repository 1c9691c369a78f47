"""The verb `time_to_ask`: how long applicants have to ask questions before they bid."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from tilint.checks import Options, check
from tilint.checks._dates import said_date, timetable_of
from tilint.facts._calendar import public_holidays, working_days
from tilint.facts.nation import read_nation
from tilint.finding import Hit
from tilint.reading import Reading

__all__ = ["TimeToAskOptions", "time_to_ask"]


class TimeToAskOptions(Options):
    """Bound on the working days from issue to the last day for questions."""

    under_working_days: int = Field(gt=0)


@check("time_to_ask", options=TimeToAskOptions)
def time_to_ask(reading: Reading, options: TimeToAskOptions) -> Iterator[Hit]:
    """Measure the time from issue to the last day for questions, where the tender gives both.

    ```yaml
    - check: time_to_ask
      under_working_days: 5
      message: "Questions close {working_days} working days after issue."
    ```
    Values: days, working_days, first, last. A last day for questions before issue says nothing.
    """
    timetable = timetable_of(reading)
    opened, closed = timetable.main("issue"), timetable.main("clarification_deadline")
    if opened is None or closed is None or opened.date is None or closed.date is None or closed.date < opened.date:
        return
    nation = reading.fact(read_nation)
    free = public_holidays(nation.country, nation.part, tuple(range(opened.date.year, closed.date.year + 1)))
    days = working_days(opened.date, closed.date, free)
    if days < options.under_working_days:
        values = {
            "days": str((closed.date - opened.date).days),
            "working_days": str(days),
            "first": said_date(opened.date),
            "last": said_date(closed.date),
        }
        yield Hit(closed.location, values, confidence=0.8, related=(opened.location,))

"""Days and times as notices give them (RFC 3339), shown as they are where the tender is."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

__all__ = ["Moment", "read_moment"]

_WRITTEN = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?", re.IGNORECASE
)
_LAST_MINUTE = "23:59"
_FIRST_YEAR, _LAST_YEAR = 1990, 2200
"""What lies outside is an empty field of the publisher's system ("0001-01-01", "9999-12-31"), and no date of a tender."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, and the time of that day ("12:00"); "" where the time is the start of a day, which says no more."""

    day: dt.date
    clock: str = ""

    @property
    def date(self) -> str:
        """The day in words: "3 March 2025"."""
        return f"{self.day.day} {self.day:%B %Y}"

    def __str__(self) -> str:
        return f"{self.date}, {self.clock}" if self.clock else self.date


def read_moment(written: str, *, british: bool) -> Moment | None:
    """Read a date or a date and time; None for what is neither.

    With `british`, the day is the one in the United Kingdom. A time in UTC stays as written where summer time is an hour ahead
    ("12:00 UTC"), for some publishers write the time on the clock so; and the last minute of a day stays on that day.
    """
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        return None
    date, clock, offset = found[1], found[2] or "00:00", (found[3] or "").upper()
    try:
        moment = dt.datetime.fromisoformat(f"{date}T{clock}{offset}")
        utc = moment.utcoffset() == dt.timedelta(0)
        local = moment.astimezone(ZoneInfo("Europe/London")) if british and offset else moment
    except (ValueError, OverflowError):
        return None
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return None
    if clock == "00:00" or (utc and clock == _LAST_MINUTE):
        return Moment(moment.date(), "" if clock == "00:00" else clock)
    shown = f"{local:%H:%M}"
    if utc and shown != clock and local.date() == moment.date():
        return Moment(local.date(), f"{clock} UTC")
    return Moment(local.date(), "" if shown == "00:00" else shown)

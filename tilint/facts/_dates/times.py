"""Times of day as tenders write them: "12 noon", "11:59 p.m.", "17:00 hrs", "1700 hours", "midday"."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Clock", "clock_after", "clock_before", "find_time"]

_HALF = r"[ap]\.?\s?m\b\.?"
_TIME = rf"""
    (?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?P<second>:[0-5]\d)?(?![\d:]|\.\d)
        (?:[^\S\t]*(?P<half>{_HALF}|noon\b|midday\b|midnight\b|hrs?\b|hours\b|h\b))?
  | (?P<hour_only>1[0-2]|0?[1-9])[^\S\t]*(?P<half_only>{_HALF}|o['’]clock\b|noon\b|midday\b|midnight\b)
  | (?P<four>(?:[01]\d|2[0-3])[0-5]\d)[^\S\t]*(?:hrs?|hours|h)\b
  | (?P<word>noon|midday|midnight)\b
"""
_ZONE = r"(?:\(?(?:[A-Z]{1,4}T|UK|[lL]ocal|[eE]astern|[cC]entral|[mM]ountain|[pP]acific)(?:[^\S\t][tT]ime)?\)?)?"
_BETWEEN = r"[^\S\t]*[,;]?[^\S\t]*(?:(?:on|of)\b)?[^\S\t]*(?:the\b)?[^\S\t]*[(]?"
_ANY = re.compile(rf"(?<![\d.:/])(?:{_TIME})", re.VERBOSE | re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\d.:/])(?:{_TIME})[^\S\t]*(?-i:{_ZONE})(?:{_BETWEEN})$", re.VERBOSE | re.IGNORECASE)
_AFTER = re.compile(
    rf"/?[^\S\t]*[,(–-]?[^\S\t]*(?:(?:at|by|before|until|no[ ]later[ ]than|@)\b[^\S\t]*)?(?:{_TIME})",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 45
"""How far before a date its time may begin, in characters: "11:59 p.m. (UK time) on Friday the "."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day and where it stands. `time` is "HH:MM"; None for midnight, which does not say which night it is."""

    start: int
    end: int
    time: str | None


def clock_before(text: str, start: int, floor: int = 0) -> Clock | None:
    """Return the time that leads up to the date at `start`, not beginning before `floor`."""
    window = max(floor, start - _REACH)
    found = _BEFORE.search(text[window:start])
    return _clock(found, window) if found else None


def clock_after(text: str, end: int) -> Clock | None:
    """Return the time that directly follows the date that ends at `end`."""
    found = _AFTER.match(text[end : end + _REACH])
    return _clock(found, end) if found else None


def find_time(text: str) -> Clock | None:
    """Return the first time of day in a text, such as the cell of a timetable beside the date."""
    found = _ANY.search(text)
    return _clock(found, 0) if found else None


def _clock(found: re.Match[str], shift: int) -> Clock:
    return Clock(shift + found.start(), shift + found.end(), _time(found))


def _time(found: re.Match[str]) -> str | None:
    half = (found["half"] or found["half_only"] or found["word"] or "").lower().replace(".", "").replace(" ", "")
    if found["four"]:
        return f"{found['four'][:2]}:{found['four'][2:]}"
    hour = int(found["hour"] or found["hour_only"] or 12)
    minute = int(found["minute"] or 0)
    if half == "midnight" or (found["second"] and (hour, minute) == (0, 0)):
        return None  # "00:00:00" is what a form prints where nobody chose a time
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour % 24:02}:{minute:02}"

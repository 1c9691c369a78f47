"""Names of months and days of the week in full and in the short forms that tenders use."""

from __future__ import annotations

__all__ = ["MONTH", "WEEKDAY", "WEEKDAYS", "month_number", "weekday_number"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
"""Regular expression for a month's name, to be read without regard to case."""

WEEKDAY = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
"""Regular expression for a day of the week, to be read without regard to case."""


def month_number(name: str) -> int:
    """Return 1 for "Jan", 9 for "Sept"."""
    return _MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """Return 0 for "Mon", 6 for "Sunday", as `date.weekday` counts."""
    return next(number for number, day in enumerate(WEEKDAYS) if day[:3].lower() == name[:3].lower())

"""Date expressions: every date, month, week and blank-to-be-filled in a piece of English text, with its time of day."""

from __future__ import annotations

from tilint.facts._dates.expressions import DateExpression, Precision, find_dates, month_first_votes
from tilint.facts._dates.placeholders import Placeholder, find_placeholders
from tilint.facts._dates.times import Clock, find_time

__all__ = [
    "Clock",
    "DateExpression",
    "Placeholder",
    "Precision",
    "find_dates",
    "find_placeholders",
    "find_time",
    "month_first_votes",
]

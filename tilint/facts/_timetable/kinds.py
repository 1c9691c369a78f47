"""What may happen in a procurement: the kinds of event in a timetable, as labels and reports name them."""

from __future__ import annotations

from typing import Literal

__all__ = ["STEPS", "EventKind"]

EventKind = Literal[
    "issue",
    "clarification_deadline",
    "clarification_response",
    "submission_deadline",
    "interview",
    "outcome",
    "standstill_end",
    "contract_start",
    "contract_end",
    "other",
]
STEPS: tuple[EventKind, ...] = (
    "issue",
    "clarification_deadline",
    "clarification_response",
    "submission_deadline",
    "interview",
    "outcome",
    "standstill_end",
)
"""The steps of a procurement, from issue to the end of the standstill."""

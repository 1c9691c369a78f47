"""Labels: what a careful reader found in a tender, one JSON file each, as corpora/README.md describes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from tilint.problems import Problem

__all__ = ["BadLabels", "Labels", "load_labels"]


class BadLabels(Problem):
    """A label file cannot be used. The text names the file and the key."""


class _Entry(BaseModel):
    """Base of the parts of a label file; readers may add keys of their own."""

    model_config = ConfigDict(frozen=True, extra="allow")

    readers: int = 2
    """How many readers listed it; what only one of them listed counts neither as missed nor as false."""


class EventLabel(_Entry):
    """A date of the timetable."""

    event: str
    date: str | None = None
    as_written: str = ""
    file: str | None = None
    page: int | None = None


class WeightLabel(_Entry):
    """An award criterion with its weight."""

    criterion: str
    percent: float | None = None
    parent: str | None = None
    file: str | None = None
    page: int | None = None


class PointLabel(_Entry):
    """The verdict on one guidance point."""

    verdict: str
    confidence: str = "high"
    note: str | None = ""
    evidence: tuple[dict[str, Any], ...] = ()


class RequestLabel(_Entry):
    """A request for information about the applicant."""

    quote: str
    justified: bool | None = None
    reader: int | None = 1
    file: str | None = None
    page: int | None = None


class AcronymLabel(_Entry):
    """An acronym that an outside reader would need expanded."""

    short: str
    expanded: bool
    file: str | None = None
    page: int | None = None


class Labels(BaseModel):
    """Everything that was labelled in one tender."""

    model_config = ConfigDict(frozen=True, extra="allow")

    pack: str
    timeline: tuple[EventLabel, ...] = ()
    weights: tuple[WeightLabel, ...] = ()
    points: dict[str, PointLabel] = {}
    data_requests: tuple[RequestLabel, ...] = ()
    acronyms: tuple[AcronymLabel, ...] = ()


def load_labels(file: Path) -> Labels:
    """Read one label file. Raises `BadLabels`."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        for request in raw.get("data_requests", ()):
            request.setdefault("reader", 1)
        return Labels.model_validate(raw)
    except (OSError, ValueError, ValidationError) as problem:
        msg = f"{file}: these labels cannot be read: {problem}"
        raise BadLabels(msg) from problem

"""Reporters: a report in, text or bytes out. A reporter knows no parser, check or rule.

A reporter is one module here that holds `REPORTER = Reporter(...)`; it is found, not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from tilint import discovery
from tilint.report import Report

__all__ = ["Reporter", "View", "all_reporters"]


@dataclass(frozen=True, slots=True)
class View:
    """How and for whom a report is written."""

    role: str = "commissioner"
    """"commissioner" sees wording to paste, "provider" the question to ask."""
    width: int = 80
    colour: bool = False
    show: frozenset[str] = frozenset({"met", "conflict", "gap"})
    """Which verdicts are written out in full; the totals are always there."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """One way to write a report."""

    name: str
    help: str
    write: Callable[[Report, View], str]


@cache
def all_reporters() -> Mapping[str, Reporter]:
    """Return every reporter by name."""
    found = [getattr(module, "REPORTER", None) for module in discovery.modules(__name__)]
    return {reporter.name: reporter for reporter in found if isinstance(reporter, Reporter)}

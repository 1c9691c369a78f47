"""Facts: typed things read from a tender once and shared by checks and reports.

A fact is a function `read_x(reading) -> value`; `reading.fact(read_x)` calls it once. A module that also holds
`FACT = Fact(...)` has its rows printed by `tilint facts` and in the JSON report; it is found, not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tilint.reading import Reading

__all__ = ["Fact"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact to print: its key in the JSON report, its title for people, and its rows.

    `rows(reading)` returns dictionaries of plain JSON values, each with at least "file" and "page" where the fact has a place.
    """

    name: str
    title: str
    rows: Callable[[Reading], Sequence[dict[str, Any]]]

"""A picture of the HTML report with what goes with it: sentences, a key, the same as tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tilint.reporters._html_svg import Drawing

__all__ = ["Key", "Picture", "Table", "said_day", "said_number"]


@dataclass(frozen=True, slots=True)
class Key:
    """What one look of a picture means."""

    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table for people: a caption, the heads of its columns, and its rows. The first column names the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in two widths, its name, and the words that say the same. Without drawings, only the words."""

    name: str
    says: tuple[str, ...]
    """What a reader should take from it, in sentences."""
    drawings: tuple[Drawing, ...] = ()
    """The wide one and the narrow one."""
    keys: tuple[Key, ...] = ()
    steps: tuple[tuple[int, str, str], ...] = ()
    """For a timetable, the numbers in the picture with the step and its day."""
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


def said_day(day: dt.date, *, weekday: bool = True) -> str:
    """Write a day for people: "Friday 9 January 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}" if weekday else f"{day.day} {day:%B %Y}"


def said_number(number: float) -> str:
    """Write a number without needless zeros: 12.5, 40."""
    return f"{number:.2f}".rstrip("0").rstrip(".")

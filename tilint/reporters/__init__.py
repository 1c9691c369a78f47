"""Reporters: reports in, text or files out. A reporter knows no parser, check or rule.

A reporter is one module here, or one that an installed package names in the entry point group `tilint.reporters`, that
holds `REPORTER = Reporter(...)`; it is found, not listed. Most write one text or file for all tenders of a run. Those
that mark copies of a tender's own files save them in a folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

from tilint import discovery
from tilint.problems import Problem
from tilint.report import Report

__all__ = ["GROUP", "Originals", "Reporter", "View", "all_reporters"]

GROUP = "tilint.reporters"
"""Entry points of this group name modules of other packages that hold a `REPORTER`."""
Originals: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a file of the tender by the name of its document."""


@dataclass(frozen=True, slots=True)
class View:
    """How and for whom a report is written."""

    role: str = "commissioner"
    """"commissioner" sees wording to paste, "provider" the question to ask."""
    width: int = 80
    colour: bool = False
    show: frozenset[str] = frozenset({"met", "conflict", "gap"})
    """Which verdicts are written out in full; the totals are always there."""
    paths: str = "PATH"
    """What was checked, as the user wrote it, for the commands that a report points to."""
    date: datetime | None = None
    """The date to put on what is written; None for none. The clock is never asked: two runs give the same bytes."""
    homes: tuple[str, ...] = ()
    """For each report, the path from the working folder to where its tender lies, with forward slashes; "" for here."""
    suffix: str = ""
    """The ending of the file that is written (".docx"), for a reporter that has several forms; "" on the terminal."""
    summary: bool = True
    """Whether marked copies get pages of their own with a summary, where the form has them."""


def _no_text(_: Sequence[Report], __: View) -> str:
    raise Problem("This form is files, not text: write it with -o FORM=FOLDER.")


@dataclass(frozen=True, slots=True)
class Reporter:
    """One way to write reports: `write` returns one text or file for all of them, or `save` puts files into a folder.

    One of the two is given. `write` returns text, or bytes for a form that only programs can show. `save` takes the
    report on one tender, the view, the tender's own files and a folder, which need not be there yet; it writes nowhere else.
    It returns what to tell the user, one thing a line, and raises `Problem` at the end if something could not be written.
    """

    name: str
    help: str
    write: Callable[[Sequence[Report], View], str | bytes] = _no_text
    save: Callable[[Report, View, Originals, Path], Sequence[str]] | None = None


@cache
def all_reporters() -> Mapping[str, Reporter]:
    """Return every reporter by name. Raises `Problem` where two have one name, or an installed one cannot be loaded."""
    found: dict[str, Reporter] = {}
    for module in (*discovery.modules(__name__), *discovery.offered(GROUP, "a reporter")):
        reporter = getattr(module, "REPORTER", None)
        if isinstance(reporter, Reporter) and found.setdefault(reporter.name, reporter) is not reporter:
            raise Problem(f"Two reporters are called {reporter.name!r}; one is in {module.__name__}. Rename one of them.")
    return dict(sorted(found.items()))

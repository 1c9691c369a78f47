"""The action log as CSV: what was found, what to do, and empty columns to plan who does it by when.

The form is that of RFC 4180. It begins with a byte order mark, as Excel takes a file without one for an old Windows
encoding and shows “£” and “–” as other signs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from tilint.report import Report
from tilint.reporters import Reporter, View
from tilint.reporters._actions import COLUMNS, actions, cells

__all__ = ["REPORTER"]

MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins with one of these for a formula, and a tender may be anybody's."""


def _write(reports: Sequence[Report], view: View) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for action in actions(reports, view):
        writer.writerow([_safe(cell) for cell in cells(action)])
    return MARK + written.getvalue()


def _safe(cell: str | int | None) -> str | int | None:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


REPORTER = Reporter("csv", "the action log for any spreadsheet, with columns for owner and date", _write)

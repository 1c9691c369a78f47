"""The action log as an Excel workbook: what to do, what is already there, and what was read."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tilint.report import Report
from tilint.reporters import Reporter, View
from tilint.reporters._actions import COLUMNS, PRIORITIES, Action, Strength, actions, cells, strengths
from tilint.reporters._shared import clean, count, totals, unread_lines

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["REPORTER"]

WIDTHS = (5, 8, 18, 12, 24, 16, 44, 36, 26, 6, 24, 44, 44, 40, 30, 40, 16, 13, 22, 8)
"""Of the columns of the log, in characters."""
STRENGTHS = ("Tender", "Stage", "Point", "What is there", "File", "Page", "Section", "Quote", "Source")
STRENGTH_WIDTHS = (18, 12, 28, 44, 28, 6, 28, 60, 40)
DECISIONS = {
    "commissioner": ("Change it", "Keep it and say why", "It is elsewhere", "To discuss"),
    "provider": ("Ask", "Accept", "It is elsewhere", "To discuss"),
}
DONE = ("Yes", "No")
SPARE_ROWS = 200
"""Rows under the last action in which the lists of choices work too, for actions that people add."""
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where a workbook must have a date and none is given; the first that a zip can hold."""
LINE, TALLEST = 15, 405
"""The height of a line of text, and of the tallest row that Excel allows, in points."""
BODY = {"text_wrap": True, "valign": "top", "align": "left", "bottom": 1, "bottom_color": "#D9D9D9"}
SAID = COLUMNS.index("What we say")
A3 = 8
SHADES = {1: "#FCE4D6", 2: "#FCE4D6", 3: "#FFF2CC"}
"""Of the cells that say what we say, by priority; the words say it too."""


def _write(reports: Sequence[Report], view: View) -> bytes:
    import xlsxwriter  # noqa: PLC0415  needed for this form only

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "default_date_format": "dd mmm yyyy"})
    when = (view.date or NO_DATE).astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": "tilint action log", "author": "tilint", "created": when})
    _actions(book, actions(reports, view), view.role)
    _strengths(book, strengths(reports, view))
    _about(book, reports)
    book.close()
    return data.getvalue()


def _table(book: Workbook, name: str, columns: Sequence[str], widths: Sequence[int], rows: int) -> Worksheet:
    """Add a sheet with a heading row that stays in sight, filters, and a page set-up that fits its width on paper."""
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E1F2", "bottom": 1})
    body = book.add_format(BODY)
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(number, number, width, body)
        sheet.write_string(0, number, column, head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")
    return sheet


def _fill(sheet: Worksheet, rows: Sequence[Action | Strength], widths: Sequence[int], shades: Mapping[int, Any]) -> None:
    """Write rows as plain strings and numbers: nothing that a tender says becomes a formula or a link.

    `shades` are formats for what we say, by the number of the row.
    """
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, _height(cells(row), widths))
        for column, cell in enumerate(cells(row)):
            given = shades.get(number) if column == SAID else None
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, given)
            elif cell:
                sheet.write_string(number, column, cell, given)


def _height(row: Sequence[str | int | None], widths: Sequence[int]) -> int:
    """Return the height in points that a row needs; LibreOffice does not find it out for itself."""
    lines = max(len(textwrap.wrap(str(cell), width)) for cell, width in zip(row, widths, strict=True) if cell is not None)
    return min(TALLEST, LINE * max(1, lines))


def _actions(book: Workbook, rows: Sequence[Action], role: str) -> None:
    sheet = _table(book, "Actions", COLUMNS, WIDTHS, len(rows))
    by_priority = {priority: book.add_format({**BODY, "bg_color": colour}) for priority, colour in SHADES.items()}
    _fill(sheet, rows, WIDTHS, {row.number: by_priority[row.priority] for row in rows if row.priority in by_priority})
    due, decision, done = (COLUMNS.index(name) for name in ("Due date", "Decision", "Done"))
    sheet.set_column(due, due, WIDTHS[due], book.add_format({**BODY, "num_format": "dd mmm yyyy"}))
    last = len(rows) + SPARE_ROWS
    for column, choices in ((decision, DECISIONS[role]), (done, DONE)):
        sheet.data_validation(1, column, last, column, {"validate": "list", "source": list(choices), "error_type": "warning"})


def _strengths(book: Workbook, rows: Sequence[Strength]) -> None:
    _fill(_table(book, "Already there", STRENGTHS, STRENGTH_WIDTHS, len(rows)), rows, STRENGTH_WIDTHS, {})


def _about(book: Workbook, reports: Sequence[Report]) -> None:
    sheet = book.add_worksheet("About")
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format(BODY)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110, wrapped)
    for number, (label, text) in enumerate(_facts(reports)):
        sheet.set_row(number, _height((label, text), (28, 110)))
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, text, wrapped)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _facts(reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """Yield label and text of what a reader of the log should know: what was read, as what, and how it came out."""
    for report in reports:
        yield "Tender", clean(report.tender.name)
        yield from (("Not read", line) for line in unread_lines(report.tender))
        for document in report.tender.documents:
            pages = "" if document.pages is None else f", {count(document.pages, 'page')}"
            yield "Read", f"{clean(document.name)}{pages}, {count(document.words, 'word')}"
            yield from (("Note", clean(f"{document.name} {note}")) for note in document.notes)
        yield "Read as", clean(f"{report.kind}; {report.nation}")
        yield f"{count(len(report.shown), 'point')} shown", _said(report, of_all=False)
        yield f"All {count(len(report.judgements), 'point')}", _said(report, of_all=True)
        yield "", ""
    yield from ((f"Priority {number}", meaning) for number, meaning in PRIORITIES.items())
    yield "Yours to fill in", "Owner, Due date, Decision and Done. The last two offer choices; other words are allowed too."
    yield "Made with", f"tilint {reports[0].version}" if reports else "tilint"


def _said(report: Report, *, of_all: bool) -> str:
    judgements = report.judgements if of_all else report.shown
    return " · ".join(f"{group.total} {number}" for group, number in totals(judgements)) or "none"


REPORTER = Reporter("xlsx", "the action log as an Excel workbook; write it with -o xlsx=FILE", _write)

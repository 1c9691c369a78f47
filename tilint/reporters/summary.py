"""The summary of a job on GitHub, in Markdown: written to the file that $GITHUB_STEP_SUMMARY names.

GitHub drops a summary that is too long, so this one is cut at a finding, and says what was left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten
from typing import Any, TypeAlias

from tilint.finding import Finding, Verdict
from tilint.report import Judgement, Report
from tilint.reporters import Reporter, View
from tilint.reporters._shared import (
    ADVICE,
    GROUPS,
    Group,
    advice,
    as_markdown,
    by_importance,
    count,
    group_of,
    place_of_row,
    shortened,
    source_of,
    totals,
    unread_lines,
)

__all__ = ["LIMIT", "REPORTER"]

LIMIT = 1024 * 1024
"""GitHub keeps so many bytes of what one step writes."""
SPARE = 2048
"""So many bytes are kept for the line that says what was left out, and for what else a step may say."""
Piece: TypeAlias = tuple[str, int]
"""A part of the page, and how many findings it holds. The page is cut between parts."""
MOST_PLACES = 3
LONGEST_AS_WRITTEN = 120


def _write(reports: Sequence[Report], view: View) -> str:
    return summary(reports, view)


def summary(reports: Sequence[Report], view: View, limit: int = LIMIT) -> str:
    """Return the summary of all tenders, of at most `limit` bytes."""
    page: list[str] = []
    left = limit - SPARE
    missing = 0
    for text, findings in _pieces(reports, view):
        left -= len(text.encode())
        if left >= 0:
            page.append(text)
        else:
            missing += findings
            left = -1  # after the first piece without room, none has
    if left < 0:
        page.append(f"\n**{count(missing, 'finding')} left out.** GitHub shows no more than 1 MiB of a summary.\n")
    return "".join(page)


def _pieces(reports: Sequence[Report], view: View) -> Iterator[Piece]:
    if len(reports) > 1:
        yield f"# {count(len(reports), 'tender')}\n\n", 0
        yield _head("Tender", *map(_name, GROUPS[:4]), numbers=True), 0
        for report in reports:
            counts = dict(totals(report.shown))
            incomplete = " (not all of it was read)" if report.incomplete else ""
            yield _row(as_markdown(report.tender.name) + incomplete, *(counts.get(group, 0) for group in GROUPS[:4])), 0
        yield "\n", 0
    for report in reports:
        yield from _tender(report, view)


def _row(*cells: str | int) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def _head(*cells: str, numbers: bool = False) -> str:
    return f"{_row(*cells)}|---|{('---:|' if numbers else '---|') * (len(cells) - 1)}\n"


def _name(group: Group) -> str:
    return group.total[0].upper() + group.total[1:]


def _tender(report: Report, view: View) -> Iterator[Piece]:
    documents = report.tender.documents
    sizes = f"{count(len(documents), 'file')}, {count(sum(document.words for document in documents), 'word')}"
    yield f"# {as_markdown(report.tender.name)}\n\n", 0
    yield from ((f"> **Not read:** {as_markdown(line)}\n>\n", 0) for line in unread_lines(report.tender))
    yield from ((f"> Note: {as_markdown(f'{one.name} {note}')}\n>\n", 0) for one in documents for note in one.notes)
    said = " · ".join(f"{group.total} {number}" for group, number in totals(report.shown))
    yield f"\n{sizes}; read as {as_markdown(report.kind)}; {as_markdown(report.nation)}.\n\n**{said or 'none'}**\n\n", 0
    points = by_importance(report.shown)
    for group in GROUPS[:4]:
        having = [item for item in points if group_of(item) == group]
        if having and group.verdict.value in view.show:
            yield from _strengths(report, having) if group.verdict is Verdict.MET else _table(report, group, having, view.role)
    yield from _dates(report)
    yield from _stages(report)


def _strengths(report: Report, points: Sequence[Judgement]) -> Iterator[Piece]:
    yield f"## {GROUPS[0].title} · {len(points)} of {len(report.shown)}\n\n", 0
    for item in points:
        place = f" ({as_markdown(report.where(item.evidence[0]))})" if item.evidence else ""
        yield f"- ✓ {as_markdown(item.rule.strength or item.findings[0].message)}{place}\n", 1
    yield "\n", 0


def _table(report: Report, group: Group, points: Sequence[Judgement], role: str) -> Iterator[Piece]:
    searched = group.verdict is Verdict.GAP
    yield f"## {group.title} · {len(points)}\n\n", 0
    yield _head("What we found", "Where we looked" if searched else "Where", "Why", ADVICE[role], "Source"), 0
    for item in points:
        for finding in item.findings:
            where = as_markdown(finding.searched) if searched else "<br>".join(_places(report, finding))
            what = [f"**{as_markdown(finding.message)}**", *map(as_markdown, (finding.settled_by, finding.context))]
            cells = map(as_markdown, (finding.why, advice(finding, role), source_of(finding)))
            yield _row("<br>".join(part for part in what if part), where, *cells), 1
    yield "\n", 0


def _places(report: Report, finding: Finding) -> Iterator[str]:
    for place in finding.locations[:MOST_PLACES]:
        yield as_markdown(f"{report.where(place)}: {shortened(report.tender.quote(place))}")
    if len(finding.locations) > MOST_PLACES:
        yield f"and in {count(len(finding.locations) - MOST_PLACES, 'more place')}"


def _dates(report: Report) -> Iterator[Piece]:
    """Yield the timetable, in order of date; what has no date of its own comes last, as it is written."""
    rows = [row for row in report.facts.get("timeline", ()) if row.get("date") or row.get("as_written")]
    if not rows:
        return
    yield "## Dates\n\n" + _head("When", "What", "As written", "Where"), 0
    for row in sorted(rows, key=lambda row: (row.get("date") is None, row.get("date") or "")):
        what = str(row.get("label") or "") or str(row.get("event") or "").replace("_", " ")
        cells = (_day(row), what, str(row.get("as_written") or ""), place_of_row(row))
        yield _row(*(as_markdown(shorten(cell, LONGEST_AS_WRITTEN, placeholder=" …")) for cell in cells)), 0
    yield "\n", 0


def _day(row: dict[str, Any]) -> str:
    if not row.get("date"):
        return ""
    day = date.fromisoformat(row["date"])
    return f"{day:%A} {day.day} {day:%B %Y}" + (f", {row['time']}" if row.get("time") else "")


def _stages(report: Report) -> Iterator[Piece]:
    """Yield how every point came out, by stage: also those that are not shown."""
    groups = [group for group, _ in totals(report.judgements)]
    yield f"## All {count(len(report.judgements), 'point')}\n\n{_head('Stage', *map(_name, groups), numbers=True)}", 0
    for stage in report.stages:
        counts = dict(totals(stage.judgements))
        yield _row(as_markdown(stage.name), *(counts.get(group, "") for group in groups)), 0
    yield _row("**All**", *(number for _, number in totals(report.judgements))) + "\n", 0


REPORTER = Reporter("summary", "the summary of a job on GitHub, in Markdown, never over its limit", _write)

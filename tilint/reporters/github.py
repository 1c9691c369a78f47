"""Annotations on GitHub: workflow commands, one a line, that a step of a workflow prints.

GitHub shows at most ten of each level for each step, so they come in order of importance, and the last says how many more
there are. A command is `::warning file=…,line=…,title=…::message`, with %, line ends and, in properties, : and , escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilint.finding import Finding, Verdict
from tilint.report import Judgement, Report
from tilint.reporters import Reporter, View
from tilint.reporters._shared import (
    ADVICE,
    NOTHING,
    advice,
    clean,
    count,
    group_of,
    home_of,
    importance,
    line_of,
    main_document,
    path_of,
    shortened,
    source_of,
)

__all__ = ["REPORTER"]

MOST = 10
"""GitHub shows so many annotations of each level."""
NEWLINE = "\n"


@dataclass(frozen=True, slots=True)
class _Tender:
    """A report, and what its annotations need to know beside it."""

    report: Report
    home: str
    main: int | None
    """The number of the document that gaps are hung on."""


def _write(reports: Sequence[Report], view: View) -> str:
    tenders = [
        _Tender(report, home_of(view.homes, number), main_document(report.tender)) for number, report in enumerate(reports)
    ]
    unread = [command for tender in tenders for command in _unread(tender)]
    findings = list(_findings(tenders, view))
    warnings = [told for told in findings if told[1] == "warning"]
    notices = [told for told in findings if told[1] == "notice"]
    more = sum(max(0, len(level) - MOST) for level in (unread, warnings, notices))
    last = []
    if more:
        more += len(notices[MOST - 1 : MOST])  # the notice that says so is one of the ten
        notices = notices[: MOST - 1]
        text = f"{count(more, 'more finding')}. GitHub shows {MOST} of each level; the job summary has room for all."
        last = [_command("notice", text, title="tilint")]
    shown = [_told(*told, view.role) for told in (*warnings[:MOST], *notices[:MOST])]
    return "".join(f"{command}\n" for command in (*unread[:MOST], *shown, *last))


def _unread(tender: _Tender) -> list[str]:
    title = f"{tender.report.tender.name}: not read"
    found = [
        _command(
            "error",
            f"Not read: {item.what}: {item.why}. {item.advice}",
            file=path_of(tender.home, item.document),
            title=title,
        )
        for item in tender.report.tender.all_unread
    ]
    return found or ([] if tender.report.tender.documents else [_command("error", NOTHING, title=title)])


def _findings(tenders: Sequence[_Tender], view: View) -> Iterator[tuple[_Tender, str, Judgement, Finding]]:
    """Yield each finding with its tender, level and point, the most important of all tenders first."""
    points = [(importance(item), number, item) for number, tender in enumerate(tenders) for item in tender.report.shown]
    for _, number, judgement in sorted(points, key=lambda point: point[:2]):
        for finding in judgement.findings:
            if finding.verdict in {Verdict.CONFLICT, Verdict.GAP} and finding.verdict.value in view.show:
                sure = finding.verdict is Verdict.CONFLICT and not finding.doubtful
                yield tenders[number], "warning" if sure else "notice", judgement, finding


def _told(tender: _Tender, level: str, judgement: Judgement, finding: Finding, role: str) -> str:
    report, read = tender.report, tender.report.tender
    where: dict[str, str] = {}
    lines = [finding.message]
    if finding.locations:
        first = finding.locations[0]
        where = {"file": path_of(tender.home, read.file(first)), "line": str(line_of(read, first) or 1)}
        lines.append(f"{report.where(first)}: {shortened(read.quote(first))}")
        if len(finding.locations) > 1:
            lines.append(f"And in {count(len(finding.locations) - 1, 'more place')}.")
    elif tender.main is not None:
        where = {"file": path_of(tender.home, read.documents[tender.main].name), "line": "1"}
    what = advice(finding, role)
    lines += [finding.searched, finding.settled_by, f"{ADVICE[role]}: {what}" if what else "", f"Source: {source_of(finding)}"]
    title = f"{group_of(finding).title}: {judgement.rule.point.heading}"
    return _command(level, *lines, **where, title=title)


def _command(level: str, *lines: str, **properties: str) -> str:
    """Write one command; a text cannot end it, nor begin another."""
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{_data(NEWLINE.join(clean(line) for line in lines if line))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter("github", "annotations for GitHub: workflow commands, the most important first", _write)

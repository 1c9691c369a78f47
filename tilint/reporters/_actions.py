"""The rows of the action log, which the CSV and the XLSX report share: one for each thing to do, with room to plan it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from textwrap import shorten

from tilint.finding import Finding, Verdict
from tilint.model import Location
from tilint.report import Judgement, Report
from tilint.reporters import View
from tilint.reporters._shared import NOTHING, by_importance, clean, count, group_of, section_of, source_of

__all__ = ["COLUMNS", "PRIORITIES", "Action", "Strength", "actions", "cells", "strengths"]

LONGEST_QUOTE = 1000
PRIORITIES = {
    1: "Not read: first have it read, as the answers may be in it",
    2: "Works against people",
    3: "Worth a look",
    4: "Not found, and one of the essential points",
    5: "Not found, and one of the other points",
}
"""What the numbers in the column Priority mean."""


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the log, in the order of its columns. Texts are on one line; None is an empty cell."""

    number: int
    priority: int
    tender: str
    stage: str
    point: str
    verdict: str
    found: str
    why: str
    file: str
    page: int | None
    section: str
    quote: str
    instead: str
    ask: str
    law: str
    source: str
    owner: str = ""
    due: str = ""
    decision: str = ""
    done: str = ""


COLUMNS = (
    "No.", "Priority", "Tender", "Stage", "Point", "What we say", "What we found", "Why it matters", "File", "Page", "Section",
    "Quote", "Suggested wording", "Question to ask", "Law", "Source", "Owner", "Due date", "Decision", "Done",
)  # fmt: skip
"""The headings of the columns. The last four are for the reader to fill in."""


@dataclass(frozen=True, slots=True)
class Strength:
    """One point that is met, in the order of the columns of its sheet."""

    tender: str
    stage: str
    point: str
    strength: str
    file: str
    page: int | None
    section: str
    quote: str
    source: str


def cells(row: Action | Strength) -> tuple[str | int | None, ...]:
    """Return the cells of a row, in the order of its columns."""
    return tuple(getattr(row, field.name) for field in fields(row))


def actions(reports: Sequence[Report], view: View) -> list[Action]:
    """Return what there is to do on all tenders, the most urgent first, numbered from 1."""
    rows = [row for report in reports for row in (*_unread(report), *_findings(report, view))]
    rows.sort(key=lambda row: row.priority)
    return [replace(row, number=number) for number, row in enumerate(rows, 1)]


def _unread(report: Report) -> Iterator[Action]:
    tender = clean(report.tender.name)
    for item in report.tender.all_unread:
        found = clean(f"{item.what}: {item.why}.")
        yield Action(
            0, 1, tender, "", "", "Not read", found, "What is missing may be in it.", clean(item.document),
            item.pages[0] if item.pages else None, "", "", clean(item.advice), "", "", "",
        )  # fmt: skip
    if not report.tender.documents and not report.tender.unread:
        yield Action(0, 1, tender, "", "", "Not read", NOTHING, "", "", None, "", "", "", "", "", "")


def _findings(report: Report, view: View) -> Iterator[Action]:
    for judgement in by_importance(report.shown):
        for finding in judgement.findings:
            if finding.verdict in {Verdict.CONFLICT, Verdict.GAP} and finding.verdict.value in view.show:
                yield _action(report, judgement, finding)


def _action(report: Report, judgement: Judgement, finding: Finding) -> Action:
    more = len(finding.locations) - 1
    found = [finding.message, f"And in {count(more, 'more place')}." if more > 0 else "", finding.searched, finding.settled_by]
    return Action(
        0,
        _priority(judgement, finding),
        clean(report.tender.name),
        judgement.rule.point.stage,
        clean(judgement.rule.point.heading),
        group_of(finding).title,
        clean(" ".join(found)),
        clean(finding.why),
        *_place(report, finding.locations),
        clean(finding.suggest),
        clean(finding.ask),
        clean(finding.context),
        clean(source_of(finding)),
    )


def _priority(judgement: Judgement, finding: Finding) -> int:
    if finding.verdict is Verdict.CONFLICT:
        return 3 if finding.doubtful else 2
    return 4 if judgement.rule.profile == "essential" else 5


def _place(report: Report, places: Sequence[Location]) -> tuple[str, int | None, str, str]:
    """Return file, page, section and quote of the first place."""
    if not places:
        return "", None, "", ""
    tender, first = report.tender, places[0]
    quote = shorten(clean(tender.quote(first)), LONGEST_QUOTE, placeholder=" …")
    return clean(tender.file(first)), tender.block(first).page, clean(section_of(tender, first)), quote


def strengths(reports: Sequence[Report], view: View) -> list[Strength]:
    """Return what is met in all tenders, the essential points of each first."""
    shown = [(report, item) for report in reports for item in by_importance(report.shown)]
    return [
        Strength(
            clean(report.tender.name),
            item.rule.point.stage,
            clean(item.rule.point.heading),
            clean(item.rule.strength or item.findings[0].message),
            *_place(report, item.evidence),
            clean(source_of(item.findings[0])) if item.findings else "",
        )
        for report, item in shown
        if item.verdict is Verdict.MET and Verdict.MET.value in view.show
    ]

"""The report as a person reads it in a terminal: strengths first, then what works against people, then what was not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from tilint.finding import Verdict
from tilint.model import Location
from tilint.report import Judgement, Report
from tilint.reporters import Reporter, View
from tilint.reporters._provider import provider_lines
from tilint.reporters._shared import GROUPS, count, group_of, shortened, source_of
from tilint.reporters._terminal_text import closing, opening, wrapped

__all__ = ["REPORTER"]

WIDEST = 110


def _write(reports: Sequence[Report], view: View) -> str:
    return "\n".join(_written(report, view) for report in reports)


def _written(report: Report, view: View) -> str:
    width = min(view.width, WIDEST)
    console = Console(width=width, force_terminal=view.colour, no_color=not view.colour, highlight=False, legacy_windows=False)
    with console.capture() as written:
        lines = provider_lines if view.role == "provider" else _lines
        for line in lines(report, view, console.width):
            console.print(line, overflow="ignore", no_wrap=True, crop=False)
    return written.get()


def _lines(report: Report, view: View, width: int) -> Iterator[Text]:
    yield from opening(report, width)
    yield from _strengths(report, view, width)
    number = 1
    for group in (group for group in GROUPS if group.verdict in {Verdict.CONFLICT, Verdict.GAP}):
        judgements = [item for item in report.shown if group_of(item) is group]
        if not judgements or group.verdict.value not in view.show:
            continue
        yield Text()
        yield Text(f"{group.title} · {len(judgements)}", style="bold")
        for judgement in judgements:
            yield from _point(report, judgement, number, width)
            number += 1
    yield from closing(report, view, width)


def _strengths(report: Report, view: View, width: int) -> Iterator[Text]:
    met = [judgement for judgement in report.shown if judgement.verdict is Verdict.MET]
    if not met or "met" not in view.show:
        return
    yield Text()
    yield Text(f"Already there · {len(met)} of {len(report.shown)}", style="bold")
    for judgement in met:
        strength = judgement.rule.strength or judgement.findings[0].message
        place = f" ({report.where(judgement.evidence[0])})" if judgement.evidence else ""
        yield from wrapped(" ✓  ", strength + place, width, "green")


def _point(report: Report, judgement: Judgement, number: int, width: int) -> Iterator[Text]:
    """Yield what was found on one point, each thing with its places; then once why, what to do, and the source."""
    findings = judgement.findings
    yield Text()
    for place, finding in enumerate(findings):
        lead = f"{number:>2}  " if place == 0 else "  – "
        yield from wrapped(lead, finding.message, width, "bold", style="bold")
        yield from _places(report, finding.locations, width)
    first = findings[0]
    if first.searched:
        yield from wrapped("    ", first.searched, width)
    doubt = max(findings, key=lambda finding: finding.confidence).settled_by
    parts = [
        ("Doubt", doubt),
        ("Why", first.why),
        *(("Instead", text) for text in dict.fromkeys(finding.suggest for finding in findings)),
    ]
    parts += [("Law", first.context), ("Source", source_of(first))]
    for label, text in parts:
        if text:
            yield from wrapped(f"    {label:<8} ", text, width, "dim" if label in {"Law", "Source"} else "cyan")


def _places(report: Report, locations: Sequence[Location], width: int) -> Iterator[Text]:
    for location in locations[:2]:
        yield from wrapped("    ", f"{report.where(location)}: {shortened(report.tender.quote(location))}", width)
    if len(locations) > 2:
        yield Text(f"    and in {count(len(locations) - 2, 'more place')}")


REPORTER = Reporter("terminal", "for people: strengths, what works against people, what was not found", _write)

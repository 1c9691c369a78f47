"""The report as a person reads it in a terminal: strengths first, then what works against people, then what was not found."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from tilint.finding import Verdict
from tilint.model import Location
from tilint.report import Judgement, Report
from tilint.reporters import Reporter, View

__all__ = ["REPORTER"]

LONGEST_QUOTE = 240
WIDEST = 110
LABELS = {"commissioner": "Instead", "provider": "Ask"}
GROUPS = (
    (Verdict.CONFLICT, False, "Works against people"),
    (Verdict.CONFLICT, True, "Worth a look"),
    (Verdict.GAP, False, "Not found"),
)
"""The groups of findings: verdict, whether it is in doubt, and heading."""


def _write(reports: Sequence[Report], view: View) -> str:
    return "\n".join(_written(report, view) for report in reports)


def _written(report: Report, view: View) -> str:
    width = min(view.width, WIDEST)
    console = Console(width=width, force_terminal=view.colour, no_color=not view.colour, highlight=False, legacy_windows=False)
    with console.capture() as written:
        for line in _lines(report, view, console.width):
            console.print(line, overflow="ignore", no_wrap=True, crop=False)
    return written.get()


def _lines(report: Report, view: View, width: int) -> Iterator[Text]:
    yield from _opening(report, width)
    yield from _strengths(report, view, width)
    number = 1
    for verdict, doubtful, title in GROUPS:
        judgements = [item for item in report.shown if item.verdict is verdict and item.doubtful is doubtful]
        if not judgements or verdict.value not in view.show:
            continue
        yield Text()
        yield Text(f"{title} · {len(judgements)}", style="bold")
        for judgement in judgements:
            yield from _point(report, judgement, number, view.role, width)
            number += 1
    yield from _closing(report, view, width)


def _opening(report: Report, width: int) -> Iterator[Text]:
    tender = report.tender
    pages = sum(document.pages or 0 for document in tender.documents)
    sizes = [_count(len(tender.documents), "file")]
    sizes += [_count(pages, "page")] if pages else []
    sizes.append(_count(sum(document.words for document in tender.documents), "word"))
    yield Text.assemble((tender.name, "bold"), f" · {', '.join(sizes)}")
    read_as = f"{_kind(report)}; {report.nation}. Say --kind or --nation if that is not so."
    yield from _wrapped("Read as: ", read_as, width)
    for item in tender.all_unread:
        yield from _wrapped("Not read: ", f"{item.document}, {item.what}: {item.why}. {item.advice}", width, "bold")
    for document in tender.documents:
        for note in document.notes:
            yield from _wrapped("Note: ", f"{document.name} {note}", width)


def _kind(report: Report) -> str:
    """Say what kind of tender was assumed, and from which words."""
    said = []
    for row in report.facts.get("kind", ()):
        words = ", ".join(f"“{word}”" for word in row["words"][:2])
        said.append(row["title"] + (f" (from {words})" if words else ""))
    said += [str(row["title"]) for row in report.facts.get("regime", ())]
    return ", ".join(said) or report.kind


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _strengths(report: Report, view: View, width: int) -> Iterator[Text]:
    met = [judgement for judgement in report.shown if judgement.verdict is Verdict.MET]
    if not met or "met" not in view.show:
        return
    yield Text()
    yield Text(f"Already there · {len(met)} of {len(report.shown)}", style="bold")
    for judgement in met:
        strength = judgement.rule.strength or judgement.findings[0].message
        place = f" ({report.where(judgement.evidence[0])})" if judgement.evidence else ""
        yield from _wrapped(" ✓  ", strength + place, width, "green")


def _point(report: Report, judgement: Judgement, number: int, role: str, width: int) -> Iterator[Text]:
    """Yield what was found on one point, each thing with its places; then once why, what to do, and the source."""
    findings = judgement.findings
    yield Text()
    for place, finding in enumerate(findings):
        lead = f"{number:>2}  " if place == 0 else "  – "
        yield from _wrapped(lead, finding.message, width, "bold", style="bold")
        yield from _places(report, finding.locations, width)
    first = findings[0]
    if first.searched:
        yield from _wrapped("    ", first.searched, width)
    advice = [finding.ask if role == "provider" else finding.suggest for finding in findings]
    doubt = max(findings, key=lambda finding: finding.confidence).settled_by
    parts = [("Doubt", doubt), ("Why", first.why), *((LABELS[role], text) for text in dict.fromkeys(advice))]
    parts += [("Law", first.context), ("Source", f"{first.citation} ({first.rule})")]
    for label, text in parts:
        if text:
            yield from _wrapped(f"    {label:<8} ", text, width, "dim" if label in {"Law", "Source"} else "cyan")


def _places(report: Report, locations: Sequence[Location], width: int) -> Iterator[Text]:
    for location in locations[:2]:
        quote = textwrap.shorten(report.tender.quote(location), LONGEST_QUOTE, placeholder=" …")
        yield from _wrapped("    ", f"{report.where(location)}: “{quote}”", width)
    if len(locations) > 2:
        yield Text(f"    and in {_count(len(locations) - 2, 'more place')}")


def _closing(report: Report, view: View, width: int) -> Iterator[Text]:
    """Yield the totals of what is shown and of every point, and the command that tells them by stage."""
    yield Text()
    if len(report.shown) < len(report.judgements):
        chosen = "chosen" if report.scope.select else report.scope.profile
        yield from _wrapped(f"{_count(len(report.shown), f'{chosen} point')}: ", _totals(report), width)
    yield from _wrapped(f"All {_count(len(report.judgements), 'point')}: ", _totals(report, of_all=True), width)
    pointer = "Stages and questions to reflect on: tilint coverage "
    yield Text(pointer + (view.paths if len(pointer + view.paths) <= width else "PATH"))


def _totals(report: Report, *, of_all: bool = False) -> str:
    parts = (
        (Verdict.MET, False, "met"),
        (Verdict.CONFLICT, False, "works against"),
        (Verdict.CONFLICT, True, "worth a look"),
        (Verdict.GAP, False, "not found"),
        (Verdict.UNREAD, False, "not known, as something was not read"),
        (Verdict.NOT_VISIBLE, False, "ask yourselves"),
        (Verdict.NOT_APPLICABLE, False, "not for this kind of tender"),
    )
    counted = Counter((item.verdict, item.doubtful) for item in (report.judgements if of_all else report.shown))
    counts = ((name, counted[verdict, doubtful]) for verdict, doubtful, name in parts)
    return " · ".join(f"{name} {count}" for name, count in counts if count) or "none"


def _wrapped(lead: str, text: str, width: int, lead_style: str = "", style: str = "") -> Iterable[Text]:
    """Yield the lines of a text, the first behind its lead and the others indented under it."""
    indent = " " * len(lead)
    lines = textwrap.wrap(" ".join(text.split()), max(20, width - len(lead)), break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines or [""]):
        yield Text.assemble((lead if number == 0 else indent, lead_style), (line, style))


REPORTER = Reporter("terminal", "for people: strengths, what works against people, what was not found", _write)

"""The terminal report for those who decide whether to bid: at a glance, how the tender fits, and what to ask."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from rich.text import Text

from tilint.finding import Verdict
from tilint.report import Aspect, Report
from tilint.reporters import View
from tilint.reporters._asking import about, enquiries
from tilint.reporters._fit import heading_of, named, said_of, within_scope
from tilint.reporters._glance import glance
from tilint.reporters._shared import count
from tilint.reporters._terminal_text import closing, opening, wrapped

__all__ = ["provider_lines"]

MOST_QUESTIONS = 12


def provider_lines(report: Report, view: View, width: int) -> Iterator[Text]:
    """Yield the lines of the provider's view."""
    yield from opening(report, width)
    yield from _glance(report, width)
    yield from _fit(report, view, width)
    yield from _questions(report, view, width)
    yield from closing(report, view, width)


def _glance(report: Report, width: int) -> Iterator[Text]:
    yield Text()
    yield Text("At a glance", style="bold")
    for line in glance(report):
        yield from wrapped(f"    {line.label:<16} ", line.text, width, "cyan", "" if line.found else "dim")


def _fit(report: Report, view: View, width: int) -> Iterator[Text]:
    """Yield, for each thing that providers look for, what fits, what does not and what was not found."""
    aspects = [within_scope(report, aspect) for aspect in report.aspects]
    yield Text()
    yield Text("How it fits", style="bold")
    for number, aspect in enumerate(aspects, 1):
        yield Text()
        yield from wrapped(f"{number:>2}  ", heading_of(aspect), width, "bold", "bold")
        for label, said in said_of(report, aspect, view.show):
            style = {"Fits": "green", "Does not": "bold"}.get(label, "cyan")
            yield from wrapped(f"    {label:<9} ", said, width, style)
    yield from _elsewhere(report, aspects, view, width)


def _elsewhere(report: Report, aspects: Sequence[Aspect], view: View, width: int) -> Iterator[Text]:
    """Yield what is already there on other points: money, time, fairness and the like."""
    told = {item.slug for aspect in aspects for item in aspect.judgements}
    there = [item for item in report.shown if item.verdict is Verdict.MET and item.slug not in told]
    if there and Verdict.MET.value in view.show:
        yield Text()
        yield Text(f"Also already there · {len(there)}", style="bold")
        for item in there:
            yield from wrapped(" ✓  ", named(report, item), width, "green")


def _questions(report: Report, view: View, width: int) -> Iterator[Text]:
    """Yield the questions to ask, and the command that writes them as a letter."""
    asked = [one for one in enquiries(report) if one.verdict.value in view.show or one.verdict is Verdict.UNREAD]
    if not asked:
        return
    yield Text()
    first = asked[:MOST_QUESTIONS]
    many = f"the first {len(first)} of {len(asked)} questions" if len(asked) > len(first) else count(len(asked), "question")
    yield from wrapped("", f"To ask · {many}, what matters most first", width, style="bold")
    for number, enquiry in enumerate(first, 1):
        yield Text()
        yield from wrapped(f"{number:>2}  ", " ".join(enquiry.asks), width, "bold", "bold")
        for line in about(report, enquiry, most=1):
            yield from wrapped("    ", line, width, style="dim")
    yield Text()
    yield Text("These questions as a letter:")
    yield Text(f"    tilint check {view.paths} -o questions={shlex.quote(_letter(report))}")


def _letter(report: Report) -> str:
    name = "".join(char if char.isalnum() or char in "-_." else "-" for char in report.tender.name).strip("-.")
    return f"{name or 'tender'}-questions.docx"

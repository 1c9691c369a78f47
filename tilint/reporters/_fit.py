"""How a tender fits what providers look for: what fits, what does not or may not, and what was not found."""

from __future__ import annotations

from collections.abc import Iterator

from tilint.finding import Verdict
from tilint.report import Aspect, Judgement, Report
from tilint.reporters._shared import clean

__all__ = ["heading_of", "named", "said_of", "within_scope"]

MOST_OF_A_KIND = 4
"""So many points are named that fit an aspect, and that do not; its heading counts them all."""


def within_scope(report: Report, aspect: Aspect) -> Aspect:
    """Return an aspect with the points that the user did not leave out and that can be found in this kind of tender."""
    scope = report.scope
    kept = (
        item
        for item in aspect.judgements
        if item.slug not in scope.ignore
        and (not scope.select or item.slug in scope.select)
        and item.verdict not in {Verdict.NOT_APPLICABLE, Verdict.NOT_VISIBLE}
    )
    return Aspect(aspect.title, tuple(kept))


def heading_of(aspect: Aspect) -> str:
    """Return the title of an aspect with how much of it was found."""
    there = sum(item.verdict is Verdict.MET for item in aspect.judgements)
    asked = f"{there} of {len(aspect.judgements)} found" if aspect.judgements else "not asked of this kind of tender"
    return f"{clean(aspect.title)} · {asked}"


def said_of(report: Report, aspect: Aspect, show: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield label and text of what fits an aspect, what does not or may not, and what was not found."""
    by_verdict = {verdict: [item for item in aspect.judgements if item.verdict is verdict] for verdict in Verdict}
    if Verdict.MET.value in show:
        yield from (("Fits", named(report, item)) for item in by_verdict[Verdict.MET][:MOST_OF_A_KIND])
    if Verdict.CONFLICT.value in show:
        for item in by_verdict[Verdict.CONFLICT][:MOST_OF_A_KIND]:
            yield ("May not" if item.doubtful else "Does not"), clean(item.findings[0].message) + _place(report, item)
    missing = [*by_verdict[Verdict.GAP], *by_verdict[Verdict.UNREAD]]
    if missing and Verdict.GAP.value in show:
        yield "Not found", "; ".join(clean(item.rule.strength or item.rule.point.heading) for item in missing)


def named(report: Report, item: Judgement) -> str:
    return clean(item.rule.strength or item.findings[0].message) + _place(report, item)


def _place(report: Report, item: Judgement) -> str:
    return f" ({clean(report.where(item.evidence[0]))})" if item.evidence else ""

"""Writes the verdict of every guidance point by stage, with questions to reflect on: as text or as JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tilint.finding import Verdict
from tilint.report import Judgement, Report, Stage

__all__ = ["SAYS", "content", "table", "totals"]

SAYS = {
    Verdict.MET: "met",
    Verdict.CONFLICT: "works against",
    Verdict.GAP: "not found",
    Verdict.UNREAD: "not known",
    Verdict.NOT_VISIBLE: "ask yourselves",
    Verdict.NOT_APPLICABLE: "not for this kind",
}
"""The verdicts as readers see them, in the order in which they are told: what is there comes first."""
MEANS = {
    Verdict.UNREAD: "something was not read, so the answer may be there",
    Verdict.NOT_VISIBLE: "no document can show it",
    Verdict.NOT_APPLICABLE: "not asked of this kind of tender",
}
NARROWEST = 60
COLUMN = max(len(words) for words in SAYS.values()) + 4
LONGEST_PLACE = 100
MOST_PLACES = 3
MOST_REASONS = 2


def totals(judgements: Iterable[Judgement]) -> dict[str, int]:
    """Return how many points have each verdict, for those that some point has."""
    counts = Counter(judgement.verdict for judgement in judgements)
    return {verdict.value: counts[verdict] for verdict in SAYS if counts[verdict]}


def by_principle(report: Report) -> dict[str, list[Judgement]]:
    """Return the judgements that serve each principle, in order of name."""
    found: dict[str, list[Judgement]] = {}
    for judgement in report.judgements:
        for principle in judgement.rule.principles:
            found.setdefault(principle, []).append(judgement)
    return {principle: found[principle] for principle in sorted(found)}


def content(report: Report) -> dict[str, Any]:
    """Return the coverage of a tender as plain JSON values."""
    return {
        "schema": "tilint-coverage/1",
        "tender": report.tender.name,
        "kind": report.kind,
        "stages": {stage.name: _stage_content(report, stage) for stage in report.stages},
        "principles": {principle: totals(judgements) for principle, judgements in by_principle(report).items()},
        "totals": totals(report.judgements),
    }


def _stage_content(report: Report, stage: Stage) -> dict[str, Any]:
    return {
        "totals": totals(stage.judgements),
        "points": {
            judgement.slug: {
                "heading": judgement.rule.point.heading,
                "section": judgement.rule.point.section,
                "verdict": judgement.verdict.value,
                "principles": list(judgement.rule.principles),
                "evidence": [report.where(place) for place in judgement.evidence[:MOST_PLACES]],
            }
            for judgement in stage.judgements
        },
        "questions": [
            {"question": prompt.text, "verdict": prompt.verdict.value, "points": list(prompt.points)}
            for prompt in stage.questions
        ],
    }


def table(report: Report, width: int = 80) -> str:
    """Return the coverage of a tender as text for people, no line of it wider than `width` columns (at least 60)."""
    return "\n".join(_lines(report, max(NARROWEST, width))) + "\n"


def _lines(report: Report, width: int) -> Iterator[str]:
    yield from _wrapped("", f"{report.tender.name} · {len(report.judgements)} guidance points", width)
    yield from _wrapped("Read as: ", f"{report.kind}; {report.nation}", width)
    for item in report.tender.all_unread:
        yield from _wrapped("Not read: ", f"{item.document}, {item.what}: {item.why}. {item.advice}", width)
    for stage in report.stages:
        yield ""
        yield from _stage(report, stage, width)
    yield ""
    yield from _principles(by_principle(report))
    yield ""
    yield from _wrapped(f"All {len(report.judgements)} points: ", sentence(report.judgements), width)
    present = {judgement.verdict for judgement in report.judgements}
    for verdict, meaning in MEANS.items():
        if verdict in present:
            yield from _wrapped("  ", f"{SAYS[verdict]}: {meaning}", width)


def _stage(report: Report, stage: Stage, width: int) -> Iterator[str]:
    yield f"{stage.name} · {_points(len(stage.judgements))}"
    yield from _wrapped("  ", sentence(stage.judgements), width)
    for verdict, words in SAYS.items():
        having = [judgement for judgement in stage.judgements if judgement.verdict is verdict]
        if verdict is Verdict.NOT_APPLICABLE and having:
            headings = "; ".join(judgement.rule.point.heading for judgement in having)
            yield from _wrapped(f"  {words:<{COLUMN - 2}}", headings, width)
            continue
        for judgement in having:
            yield from _point(report, judgement, width)
    if stage.questions:
        yield "  To reflect on"
        headings_of = {judgement.slug: judgement.rule.point.heading for judgement in stage.judgements}
        for prompt in stage.questions:
            yield from _wrapped("  ? ", prompt.text, width)
            named = [headings_of[slug] for slug in prompt.points[:MOST_REASONS]]
            yield from _wrapped("    ", f"({SAYS[prompt.verdict]}: {'; '.join(named)})", width)


def _point(report: Report, judgement: Judgement, width: int) -> Iterator[str]:
    """Yield a point and the place of its evidence, on one line where both fit."""
    lead, heading = f"  {SAYS[judgement.verdict]:<{COLUMN - 2}}", judgement.rule.point.heading
    if not judgement.evidence:
        yield from _wrapped(lead, heading, width)
        return
    place = f"({textwrap.shorten(report.where(judgement.evidence[0]), LONGEST_PLACE, placeholder=' …')})"
    if len(lead) + len(heading) + len(place) < width:
        yield f"{lead}{heading} {place}"
        return
    yield from _wrapped(lead, heading, width)
    yield from _wrapped(" " * COLUMN, place, width)


def _principles(principles: Mapping[str, Sequence[Judgement]]) -> Iterator[str]:
    columns = (Verdict.MET, Verdict.CONFLICT, Verdict.GAP)
    names = "".join(f"{SAYS[verdict]:>{len(SAYS[verdict]) + 3}}" for verdict in columns)
    yield f"{'By principle':<24}{'points':>7}{names}"
    for principle, judgements in principles.items():
        counts = Counter(judgement.verdict for judgement in judgements)
        cells = "".join(f"{counts[verdict]:>{len(SAYS[verdict]) + 3}}" for verdict in columns)
        yield f"  {principle:<22}{len(judgements):>7}{cells}"


def _points(number: int) -> str:
    return f"{number} point{'' if number == 1 else 's'}"


def sentence(judgements: Iterable[Judgement]) -> str:
    """Return the totals in words: "met 3 · works against 1"."""
    return " · ".join(f"{SAYS[Verdict(verdict)]} {number}" for verdict, number in totals(judgements).items())


def _wrapped(lead: str, text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, the first behind its lead and the others indented under it."""
    yield from textwrap.wrap(
        " ".join(text.split()), width, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False
    )

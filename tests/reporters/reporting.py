"""Builds small reports with findings that a test chooses, and writes them in any form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tilint.finding import DOUBT, Citation, Finding, Verdict
from tilint.model import Anchor, Block, BlockKind, Document, Location, Tender, Unread
from tilint.report import Judgement, Report, Scope, Stage
from tilint.reporters import View, all_reporters
from tilint.rule import Gap, Point, Rule, Signal, Status

SURE, SURER = DOUBT + (1 - DOUBT) / 3, DOUBT + (1 - DOUBT) / 2
"""How sure a conflict is that nobody has to look at again, and one that is surer still."""
UNREAD = Unread("scan.pdf", "pages 3 to 5", "they are pictures of text", "Run text recognition on it.", (3, 4, 5))


def written(form: str, *reports: Report, **view: Any) -> Any:
    return all_reporters()[form].write(reports, View(**view))


def block(text: str, section: Sequence[str] = (), page: int | None = None, line: int | None = None) -> Block:
    anchors = () if line is None else (Anchor(0, len(text), line=line),)
    return Block(BlockKind.PARAGRAPH, text, section=tuple(section), page=page, anchors=anchors)


def document(name: str, *blocks: Block | str, **more: Any) -> Document:
    made = tuple(block(one) if isinstance(one, str) else one for one in blocks)
    return Document(name, name.rpartition(".")[2], made, **more)


def whole(document: Document, number: int, at: int = 0) -> Location:
    """The place of all of a block."""
    return Location(at, number, 0, len(document.blocks[number].text))


def finding(verdict: Verdict, *places: Location, message: str = "Bids close on a holiday.", **more: Any) -> Finding:
    told = {
        "rule": "a-rule",
        "why": "People need time.",
        "suggest": "Bids close on [date].",
        "ask": "May bids close later?",
        "citation": Citation("Guidance 2024", "Procure", "Timing", "Bids", "procure/a-rule"),
        "context": "Act 2023 s1: time.",
        **more,
    }
    return Finding(verdict=verdict, message=message, locations=places, **told)


def point(verdict: Verdict, *findings: Finding, slug: str = "procure/a-rule", heading: str = "Bids", **more: Any) -> Judgement:
    rule = Rule(
        id=slug.rpartition("/")[2],
        point=Point(source="guidance", stage=more.pop("stage", "Procure"), section="Timing", heading=heading),
        principles=("choice", "safety"),
        profile=more.pop("profile", "full"),
        why="People need time.",
        strength=more.pop("strength", ""),
        met=(Signal(check="said"),),
        conflict=(Signal(check="said", message="Bids close on a holiday."),),
        gap=Gap(message="We found no date."),
        suggest="Bids close on [date].",
        ask="May bids close later?",
        status=Status(since="0.1"),
    )
    evidence = tuple(place for one in findings for place in one.locations)
    confidence = max((one.confidence for one in findings), default=0.9)
    return Judgement(slug, rule, verdict, confidence, findings, evidence)


def against(*places: Location, confidence: float = SURER, **more: Any) -> Judgement:
    """A point that something works against."""
    told = {key: more.pop(key) for key in ("message", "suggest", "ask", "why") if key in more}
    return point(Verdict.CONFLICT, finding(Verdict.CONFLICT, *places, confidence=confidence, **told), **more)


def missing(**more: Any) -> Judgement:
    """A point of which nothing was found."""
    gap = finding(Verdict.GAP, message="We found no date.", searched="Looked in 1 file.", confidence=0.7)
    return point(Verdict.GAP, gap, **more)


def met(*places: Location, **more: Any) -> Judgement:
    return point(Verdict.MET, finding(Verdict.MET, *places), **more)


def report(
    documents: Sequence[Document],
    *points: Judgement,
    name: str = "night-shelters",
    unread: Sequence[Unread] = (),
    scope: Scope | None = None,
    facts: Mapping[str, Sequence[dict[str, Any]]] | None = None,
) -> Report:
    points = tuple(_apart(points))
    return Report(
        tender=Tender(name, tuple(documents), tuple(unread)),
        judgements=points,
        facts=facts or {},
        kind="grants",
        nation="Wales",
        version="1.2.3",
        scope=scope or Scope("full"),
        stages=(Stage("Procure", points),),
    )


def _apart(points: Sequence[Judgement]) -> Iterator[Judgement]:
    """Points that a test gave one slug get slugs of their own, as rules have them."""
    seen: Counter[str] = Counter()
    for one in points:
        seen[one.slug] += 1
        yield one if seen[one.slug] == 1 else replace(one, slug=f"{one.slug}-{seen[one.slug]}")


def about(quote: str, **more: Any) -> Report:
    """A report with one thing that works against people, said in one Word file."""
    file = document("itt.docx", quote)
    return report([file], against(whole(file, 0)), **more)

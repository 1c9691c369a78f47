"""Reviews a Word file with findings that a test chooses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import word_reading as word
from lxml import etree

from tilint.finding import Citation, Finding, Verdict
from tilint.model import Location, Tender
from tilint.parsers.docx import PARSER
from tilint.problems import Problem
from tilint.report import Judgement, Report, Scope
from tilint.reporters import View, all_reporters
from tilint.rule import Gap, Point, Rule, Signal, Status

GAP = "We found no sign of bids."
NAME = "itt.docx"
CITATION = Citation("Guidance 2024", "Procure", "", "Bids", "procure/a-rule")


@dataclass(frozen=True)
class Review:
    """A file before and after its review, and what was told."""

    before: bytes
    after: bytes | None
    told: Sequence[str]

    @property
    def root(self) -> etree._Element:
        return word.main(self.after)

    @property
    def comments_root(self) -> etree._Element:
        return word.part(self.after, "word/comments.xml")

    @property
    def comments(self) -> list[list[str]]:
        """The paragraphs of our comments in the order in which the file refers to them."""
        ours = word.comments(self.after)
        marks = [mark.get(word.W + "id") for mark in self.root.iter(word.W + "commentReference")]
        return [ours[key] for key in marks if key in ours]

    @property
    def text(self) -> str:
        return "\n".join(line for lines in self.comments for line in lines)

    @property
    def marked(self) -> list[str]:
        """The words that our comments are on, in the order in which they begin."""
        ours = word.comments(self.after)
        found = word.marked(self.after)
        starts = [mark.get(word.W + "id") for mark in self.root.iter(word.W + "commentRangeStart")]
        return [found[key] for key in starts if key in ours]

    def nothing_else_changed(self) -> bool:
        """Tell whether the file without our comments is the file before, run for run."""
        before, after = word.members(self.before), word.members(self.after)
        kept = set(before) - {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        return all(before[name] == after[name] for name in kept) and (
            word.canonical(word.without_ours(self.after)) == word.canonical(word.tidy(word.main(self.before)))
        )


def review(
    data: bytes,
    quotes: Sequence[str],
    folder: Path,
    *,
    together: bool = False,
    gap: str | None = None,
    met: Sequence[str] = (),
    role: str = "commissioner",
    date: datetime | None = None,
    show: frozenset[str] = frozenset({"met", "conflict", "gap"}),
    confidence: float = 0.9,
    now: bytes | None = None,
) -> Review:
    """Review a file in which something works against people at each quote; `together`: the quotes are one finding.

    `gap` says where the answer to something that was not found usually sits, `met` what is there. `now` is the file as it
    is when the review is written.
    """
    tender = Tender("tender", (PARSER.read(NAME, data),))
    places = [_place(tender, quote) for quote in quotes]
    judgements = []
    if places:
        groups = [tuple(places)] if together else [(place,) for place in places]
        findings = tuple(_finding(Verdict.CONFLICT, "Bids are asked for.", group, confidence) for group in groups)
        judgements.append(Judgement("procure/a-rule", _rule(), Verdict.CONFLICT, 0.9, findings, ()))
    judgements += [Judgement("procure/a-rule", _rule(strength=strength), Verdict.MET, 0.9, (), ()) for strength in met]
    if gap is not None:
        finding = _finding(Verdict.GAP, GAP, ())
        judgements.append(Judgement("procure/a-rule", _rule(gap=gap), Verdict.GAP, 0.7, (finding,), ()))
    report = Report(tender, tuple(judgements), {}, "not known", "not known", "0", Scope("full"))
    view = View(role=role, date=date, show=show)
    target = folder / NAME
    target.unlink(missing_ok=True)
    try:
        told = all_reporters()["word"].save(report, view, {NAME: now or data}.__getitem__, folder)
    except Problem as problem:
        told = [str(problem)]
    return Review(data, target.read_bytes() if target.exists() else None, told)


def _place(tender: Tender, quote: str) -> Location:
    pattern = re.compile(r"\s+".join(map(re.escape, quote.replace(" | ", "\t").split())))
    for number, block in enumerate(tender.documents[0].blocks):
        found = pattern.search(block.text)
        if found:
            return Location(0, number, found.start(), found.end())
    raise AssertionError(quote)


def _finding(verdict: Verdict, message: str, places: tuple[Location, ...], confidence: float = 0.9) -> Finding:
    return Finding(
        "a-rule", verdict, message, "People need time.", "Bids may arrive.", "May bids arrive?", CITATION,
        "Act 2023 s1: bids.", places, confidence=confidence,
    )  # fmt: skip


def _rule(strength: str = "", gap: str = "") -> Rule:
    return Rule(
        id="a-rule",
        point=Point(source="guidance", stage="procure", heading="Bids"),
        why="People need time.",
        strength=strength,
        met=(Signal(check="said"),),
        gap=Gap(message=GAP, where=gap),
        status=Status(since="0.1.0"),
    )

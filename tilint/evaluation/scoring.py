"""Scores: how far facts and verdicts agree with labels, and each place where they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tilint.evaluation.facts import FACTS, Evidence, compare
from tilint.evaluation.labels import Labels, PointLabel
from tilint.report import Judgement, Report

__all__ = ["Count", "Disagreement", "PackScore", "Said", "score_pack"]

AS_LABELLED = {"met": "met", "conflict": "conflict"}
"""Verdicts that labels know by name; every other one is "absent" to them."""


@dataclass(frozen=True, slots=True)
class Count:
    """True positives, false positives and false negatives."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        """Add two counts up."""
        return Count(self.right + other.right, self.false + other.false, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Said:
    """A label beside what tilint said, both in the labels' words."""

    labelled: str
    said: str
    confidence: float
    """As the report gives it."""
    claimed: float
    """What the rule claimed, before calibration."""

    @property
    def right(self) -> bool:
        """Whether the two agree."""
        return self.labelled == self.said


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place where tilint and the labels differ."""

    pack: str
    about: str
    """A slug, or the name of a fact."""
    labelled: str
    said: str
    where: str = ""
    evidence: tuple[Evidence, ...] = ()
    """What the label rests on; for a fact, the row of whoever has one."""
    note: str = ""
    """What the label's reader adds."""


@dataclass(frozen=True)
class PackScore:
    """How one tender scored."""

    pack: str
    tender: str
    """The tender that the pack holds: the same for a pack as Word and as PDF."""
    verdicts: Mapping[str, Said]
    """By slug."""
    facts: Mapping[str, Count]
    report: Report = field(repr=False)
    disagreements: tuple[Disagreement, ...] = ()


def score_pack(labels: Labels, report: Report, tender: str = "") -> PackScore:
    """Score the report on a tender against its labels. A point that readers dispute is left out."""
    judgements = {judgement.slug: judgement for judgement in report.judgements}
    verdicts: dict[str, Said] = {}
    different: list[Disagreement] = []
    for slug, point in labels.points.items():
        if point.verdict == "disputed":
            continue
        verdicts[slug] = _said(point, judgements.get(slug))
        if not verdicts[slug].right:
            different.append(_differs(labels, slug, verdicts[slug], report))
    facts: dict[str, Count] = {}
    for name in FACTS:
        rows: Sequence[Mapping[str, Any]] = report.facts.get(name, ())
        false, missed, right = compare(name, labels, rows)
        facts[name] = Count(right, len(false), len(missed))
        different += [Disagreement(labels.pack, name, "-", text, evidence=evidence) for text, evidence in false]
        different += [Disagreement(labels.pack, name, text, "-", evidence=evidence) for text, evidence in missed]
    return PackScore(labels.pack, tender or labels.pack, verdicts, facts, report, tuple(different))


def _said(point: PointLabel, judgement: Judgement | None) -> Said:
    labelled = AS_LABELLED.get(point.verdict, "absent")
    if judgement is None:
        return Said(labelled, "absent", 0.0, 0.0)
    return Said(labelled, AS_LABELLED.get(judgement.verdict, "absent"), judgement.confidence, judgement.claimed)


def _differs(labels: Labels, slug: str, said: Said, report: Report) -> Disagreement:
    judgement = next((judgement for judgement in report.judgements if judgement.slug == slug), None)
    point = labels.points[slug]
    evidence = tuple(Evidence.of(entry) for entry in point.evidence)
    places = judgement.evidence if judgement else ()
    found = [Evidence(report.tender.quote(place), report.tender.file(place), report.tender.block(place).page) for place in places]
    where = "; ".join(f"{item.file} {item.page or ''}: {item.quote[:160]}" for item in (found or evidence)[:2])
    return Disagreement(labels.pack, slug, said.labelled, said.said, where, evidence, point.note or "")

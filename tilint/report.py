"""What a run found, ready to be written in any form: judgements, facts, what was read and what was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tilint.finding import DOUBT, Finding, Verdict
from tilint.model import Location, Tender
from tilint.rule import Rule

__all__ = ["Aspect", "Judgement", "Prompt", "Report", "Scope", "Stage"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one guidance point, with what it rests on."""

    slug: str
    rule: Rule
    verdict: Verdict
    confidence: float
    findings: tuple[Finding, ...]
    evidence: tuple[Location, ...]
    claimed: float = 0.0
    """For met and conflict: the confidence that the rule and its checks claim, before it is calibrated."""

    @property
    def doubtful(self) -> bool:
        """True for a conflict that is not sure enough to be called one: it is worth a look."""
        return self.verdict is Verdict.CONFLICT and self.confidence < DOUBT


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to reflect on, with the verdict and the points (slugs) that called for it."""

    text: str
    verdict: Verdict
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the guidance: every point of it, and the questions that end it."""

    name: str
    judgements: tuple[Judgement, ...]
    questions: tuple[Prompt, ...] = ()


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the things by which a provider may judge whether a tender fits its own way of working, with its points."""

    title: str
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rules a report shows: a profile, narrowed by `select` and `ignore` (slugs)."""

    profile: str = "essential"
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def shows(self, slug: str, rule: Rule) -> bool:
        """Tell whether the findings of a rule are shown and count for the exit code."""
        if slug in self.ignore:
            return False
        if self.select:
            return slug in self.select
        return self.profile == "full" or rule.profile == "essential"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a reporter may write. All points are judged; `scope` says which of them are shown as findings."""

    tender: Tender
    judgements: tuple[Judgement, ...]
    facts: Mapping[str, Sequence[dict[str, Any]]]
    kind: str
    """What kind of tender was assumed, in words: "people-facing service, grant"."""
    nation: str
    version: str
    scope: Scope = field(default_factory=Scope)
    stages: tuple[Stage, ...] = ()
    """The judgements by stage, in the order of the guidance."""
    aspects: tuple[Aspect, ...] = ()
    """The judgements by what providers look for, whatever the profile; one point may belong to several aspects."""
    ask_first: tuple[str, ...] = ()
    """Slugs in the order in which a provider asks about them, the one that matters most first."""

    @property
    def shown(self) -> tuple[Judgement, ...]:
        """The judgements of the rules that are shown."""
        return tuple(judgement for judgement in self.judgements if self.scope.shows(judgement.slug, judgement.rule))

    def findings(self, *verdicts: Verdict) -> tuple[Finding, ...]:
        """Return the shown findings with one of these verdicts (none given: all), in order of slug."""
        wanted = verdicts or tuple(Verdict)
        return tuple(finding for judgement in self.shown for finding in judgement.findings if finding.verdict in wanted)

    def count(self, verdict: Verdict, *, of_all: bool = False) -> int:
        """Return how many of the shown points (or of all) have a verdict."""
        return sum(1 for judgement in (self.judgements if of_all else self.shown) if judgement.verdict is verdict)

    def where(self, location: Location) -> str:
        """Write a place for people: file, page where the format has pages, section."""
        block = self.tender.block(location)
        parts = [self.tender.file(location)]
        if block.page is not None:
            parts.append(f"page {block.page}")
        if block.section:
            parts.append(block.section[-1])
        if block.table is not None:
            parts.append("table")
        return ", ".join(parts)

    @property
    def incomplete(self) -> bool:
        """True where something could not be read, or there was nothing to read."""
        return self.tender.incomplete

"""What checks return and what the engine makes of it: hits, verdicts, findings. Plain, frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tilint.model import Location

__all__ = ["DOUBT", "Citation", "Finding", "Hit", "Verdict"]

DOUBT = 0.9
"""A conflict that holds less often than nine times in ten is told as worth a look, and fails no check."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Evidence for or against something, at a place. It knows no rule and no verdict.

    `location` is None where the evidence is an absence or a sum over the whole tender. `values` fill the gaps of the rule's
    message ("{days} days"). `confidence` is between 0 and 1: how sure the check is that a careful reader would agree.
    `related` are further places that belong to the same evidence.
    """

    location: Location | None
    values: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 0.9
    related: tuple[Location, ...] = ()


class Verdict(StrEnum):
    """The answer to one guidance point."""

    MET = "met"
    CONFLICT = "conflict"
    GAP = "gap"
    NOT_APPLICABLE = "not_applicable"
    NOT_VISIBLE = "not_visible"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Citation:
    """The guidance point that a finding rests on."""

    source: str
    """Title and year of the guidance."""
    stage: str
    section: str
    heading: str
    slug: str

    def __str__(self) -> str:
        """Write the citation as a reader would look it up."""
        return " · ".join(part for part in (self.source, self.stage, self.section, self.heading) if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the reader: what was found, why it matters, what to write instead and what to ask."""

    rule: str
    verdict: Verdict
    message: str
    why: str
    suggest: str
    ask: str
    citation: Citation
    context: str = ""
    """One line of law that bears on the point; never a claim of compliance."""
    locations: tuple[Location, ...] = ()
    """Where it was found, the primary place first. Empty for a gap."""
    searched: str = ""
    """For a gap: what was searched and where the answer usually sits."""
    confidence: float = 0.9

    @property
    def doubtful(self) -> bool:
        """True for a conflict that is not sure enough to be called one: it is worth a look."""
        return self.verdict is Verdict.CONFLICT and self.confidence < DOUBT

    @property
    def settled_by(self) -> str:
        """What would settle a doubtful finding, in words; "" where there is no doubt."""
        if not self.doubtful:
            return ""
        question = self.ask or "Does it say this of the people who apply or are served?"
        return f"About {self.confidence:.0%} of such findings hold. Read the whole passage and ask: {question}"

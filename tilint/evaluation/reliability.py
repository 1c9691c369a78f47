"""Reliability: of what was said with so much confidence, how much is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tilint.evaluation.intervals import Bootstrap

__all__ = ["SAID", "Claim", "reliability"]

SAID = ("conflict", "met")
"""The verdicts that something was found for, and that a confidence speaks of."""
BINS = ((0.0, "below 0.6"), (0.6, "0.6 to 0.7"), (0.7, "0.7 to 0.8"), (0.8, "0.8 to 0.9"), (0.9, "0.9 and more"))


@dataclass(frozen=True, slots=True)
class Claim:
    """A verdict that was said, with its confidence, and whether the label agrees."""

    cluster: str
    """The tender or document that it stands in."""
    verdict: str
    claimed: float
    """What the rule claimed."""
    confidence: float
    right: bool
    shown: bool = False
    """Whether it rests on words that the tender only shows, such as a sample answer."""


def reliability(bootstrap: Bootstrap, claims: Iterable[Claim]) -> dict[str, Any]:
    """Return, for each verdict, the rows of its table: how many were said in each range of confidence, and how many right."""
    by_verdict: dict[str, list[Claim]] = {verdict: [] for verdict in SAID}
    for claim in claims:
        by_verdict[claim.verdict].append(claim)
    return {verdict: _rows(bootstrap, of_verdict) for verdict, of_verdict in by_verdict.items()}


def _rows(bootstrap: Bootstrap, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number, (least, name) in enumerate(BINS):
        below = BINS[number + 1][0] if number + 1 < len(BINS) else 2.0
        inside = [claim for claim in claims if least <= round(claim.confidence, 2) < below]
        if inside:
            rows.append({"confidence": name, **_row(bootstrap, inside)})
    return rows


def _row(bootstrap: Bootstrap, claims: Sequence[Claim]) -> Mapping[str, Any]:
    share = bootstrap.ratio((claim.cluster, claim.right, 1) for claim in claims)
    return {
        "said": len(claims),
        "right": sum(claim.right for claim in claims),
        "share": round(share.value, 4),
        "interval": share.interval,
        "mean_confidence": round(sum(claim.confidence for claim in claims) / len(claims), 4),
    }

"""Learns from labelled sentences how often a claim of some confidence is right, and tries what it learns on others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tilint.calibration import SHOWN, SUREST, Step, Steps, worth
from tilint.evaluation.reliability import SAID, Claim

__all__ = ["cross_validated", "fit", "written_steps"]

LEAST_CASES = 30
"""A step rests on so many claims at least; with fewer it joins its neighbour."""
PRIOR = 4
"""A step is held back towards the share of all claims as if it had so many cases more: few cases prove little."""


@dataclass(frozen=True, slots=True)
class _Pool:
    """Claims of neighbouring confidence, taken together."""

    claimed: float
    right: float
    cases: int

    def joined(self, other: _Pool) -> _Pool:
        """Take two pools together; the first is the lower one."""
        return _Pool(self.claimed, self.right + other.right, self.cases + other.cases)

    @property
    def share(self) -> float:
        """How much of it is right."""
        return self.right / self.cases


def fit(claims: Sequence[Claim]) -> Steps:
    """Return the steps that these claims teach, for each verdict. What claims more is never worth less.

    What rests on words that are only shown is a matter of its own, whatever the verdict and the claim.
    """
    said = [claim for claim in claims if not claim.shown]
    shown = [replace(claim, claimed=0.0) for claim in claims if claim.shown]
    steps = {verdict: _steps([claim for claim in said if claim.verdict == verdict]) for verdict in SAID}
    return {**steps, SHOWN: _steps(shown, _share(claims))}


def cross_validated(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield each claim with the confidence that the claims of all other documents give it: leave one document out."""
    for left_out in dict.fromkeys(claim.cluster for claim in claims):
        steps = fit([claim for claim in claims if claim.cluster != left_out])
        for claim in claims:
            if claim.cluster == left_out:
                yield replace(claim, confidence=worth(steps, SHOWN if claim.shown else claim.verdict, claim.claimed))


def _share(claims: Sequence[Claim]) -> float:
    return sum(claim.right for claim in claims) / len(claims) if claims else 0.0


def _steps(claims: Sequence[Claim], expected: float | None = None) -> tuple[Step, ...]:
    """Pool adjacent violators: neighbours join until each step has cases enough and is better than the one before.

    `expected` is the share that few cases are held back towards; if not given, that of all the claims.
    """
    overall = _share(claims) if expected is None else expected
    done: list[_Pool] = []
    for pool in _by_claim(claims):
        done.append(pool)
        while len(done) > 1 and (done[-1].share <= done[-2].share or done[-2].cases < LEAST_CASES):
            last = done.pop()
            done[-1] = done[-1].joined(last)
    if len(done) > 1 and done[-1].cases < LEAST_CASES:
        last = done.pop()
        done[-1] = done[-1].joined(last)
    return tuple(Step(claimed=pool.claimed, right=_held_back(pool, overall), cases=pool.cases) for pool in done)


def _held_back(pool: _Pool, overall: float) -> float:
    """Return the share that was right, drawn towards the overall one where cases are few, and never certain."""
    return min(round((pool.right + PRIOR * overall) / (pool.cases + PRIOR), 2), SUREST)


def _by_claim(claims: Iterable[Claim]) -> list[_Pool]:
    pools: dict[float, _Pool] = {}
    for claim in claims:
        key = round(claim.claimed, 2)
        pools[key] = pools.get(key, _Pool(key, 0, 0)).joined(_Pool(key, claim.right, 1))
    return [pools[key] for key in sorted(pools)]


def written_steps(steps: Steps) -> str:
    """Return steps as the YAML text of tilint/data/confidence.yaml."""
    lines = [
        "# How often a verdict proved right, by the confidence that its rule claimed. Written by scripts/calibrate.py from the",
        "# labelled sentences in corpora/sentences; do not edit it by hand.",
    ]
    for verdict, of_verdict in steps.items():
        lines.append(f"{verdict}:" if of_verdict else f"{verdict}: []")
        lines += [f"- {{claimed: {step.claimed:g}, right: {step.right:g}, cases: {step.cases}}}" for step in of_verdict]
    return "\n".join(lines) + "\n"

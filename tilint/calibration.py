"""Turns what a rule claims into how often such a claim has proved right: learned from labelled sentences, kept as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from tilint import strict_yaml

__all__ = ["SHOWN", "SUREST", "Step", "Steps", "calibrated", "shipped", "together", "worth"]

SUREST = 0.99
"""Nothing that is read from words is surer than this."""
_WITNESSES = 2
"""Only so many places count together: a form of words that is misread once may be misread again and again."""


class Step(BaseModel):
    """Claims of `claimed` or more, up to the next step, have been right in a share `right` of `cases`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claimed: float = Field(ge=0, le=1)
    right: float = Field(ge=0, le=1)
    cases: int = Field(ge=0)


Steps = Mapping[str, Sequence[Step]]
"""By verdict, steps in order of what is claimed. A verdict without steps is taken at its word."""
SHOWN = "shown"
"""In place of a verdict: whatever is said of words that the tender only shows."""


def calibrated(verdict: str, claimed: float, *, shown: bool = False) -> float:
    """Return the confidence, from 0 to 1, that a verdict deserves where the rule claims this much.

    `shown`: its words are only shown, as a sample, a quotation or a line of a contents list.
    """
    return worth(shipped(), SHOWN if shown else verdict, claimed)


def together(confidences: Iterable[float]) -> float:
    """Return the confidence that at least one of several places holds, as if each could be wrong by itself.

    At most two count, the surest ones. No places: 0.
    """
    wrong = 1.0
    for confidence in sorted(confidences, reverse=True)[:_WITNESSES]:
        wrong *= 1 - confidence
    return min(1 - wrong, SUREST)


def worth(steps: Steps, verdict: str, claimed: float) -> float:
    """Return what a claim is worth by some steps; below the first of them, as much as there."""
    of_verdict = steps.get(verdict, ())
    below = [step for step in of_verdict if step.claimed <= claimed]
    if not of_verdict:
        return claimed
    return (below or of_verdict[:1])[-1].right


@cache
def shipped() -> Steps:
    """Return the steps that come with tilint; `scripts/calibrate.py` writes them."""
    raw = strict_yaml.load((files("tilint") / "data" / "confidence.yaml").read_text(encoding="utf-8"))
    return {verdict: tuple(Step.model_validate(step) for step in steps) for verdict, steps in raw.items()}

"""How far a figure may be off: bootstrap intervals, resampled by whole tenders or documents, never by single cases.

Cases of one tender stand and fall together: one form of words that a rule does not know may cost ten of them. So whole
clusters are drawn with replacement, and each figure is worked out anew from every draw.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["FEW", "RESAMPLES", "Bootstrap", "Figure"]

RESAMPLES = 1000
"""How many draws an interval rests on."""
FEW = 20
"""With fewer clusters than this an interval is likely to be too narrow, and the reader is told so."""
_SEED = 2027
_LOW, _HIGH = 2.5, 97.5


@dataclass(frozen=True, slots=True)
class Figure:
    """A share between 0 and 1 with its 95 % interval. `of` is what it is a share of; 0: there is nothing to share.

    Cases that all stand in one cluster have no interval: every draw of it is the same.
    """

    value: float
    low: float | None
    high: float | None
    of: int

    @property
    def interval(self) -> list[float] | None:
        """The interval as JSON holds it; None where there is none."""
        return None if self.low is None or self.high is None else [round(self.low, 4), round(self.high, 4)]


class Bootstrap:
    """The draws for one set of clusters. The same clusters give the same draws on every machine."""

    def __init__(self, clusters: Iterable[str]) -> None:
        """Take the names of all clusters; a figure may have cases in some of them only."""
        self.clusters = tuple(sorted(set(clusters)))
        self._number = {name: number for number, name in enumerate(self.clusters)}
        self._draws = _draws(len(self.clusters))

    def ratio(self, cases: Iterable[tuple[str, float, float]], empty: float = 1.0) -> Figure:
        """Return the sum of the cases' second values over that of their third; `empty` where that is nothing.

        Accuracy, precision and recall are such ratios of counts, and so is F1: twice what is right, over all that was said
        and all that there was.
        """
        sums = np.zeros((len(self.clusters), 2))
        for cluster, part, whole in cases:
            sums[self._number[cluster]] += (part, whole)
        part, whole = sums.sum(axis=0)
        if not whole:
            return Figure(empty, None, None, 0)
        if np.count_nonzero(sums[:, 1]) == 1:
            return Figure(float(part / whole), None, None, int(whole))
        drawn = self._draws @ sums
        there = drawn[:, 1] > 0
        shares = drawn[there, 0] / drawn[there, 1]
        low, high = np.percentile(shares, (_LOW, _HIGH))
        return Figure(float(part / whole), float(low), float(high), int(whole))

    @property
    def caution(self) -> str:
        """What a reader has to know about the intervals; "" where there are clusters enough."""
        if len(self.clusters) >= FEW:
            return ""
        return f"Only {len(self.clusters)} to draw from: the intervals are rough, and likely too narrow."


def _draws(clusters: int) -> npt.NDArray[np.float64]:
    """Return, for each draw, how often it holds each cluster.

    Python's own generator is used as its numbers are the same in every version; numpy promises that of none of its own.
    """
    chance = random.Random(_SEED)  # noqa: S311  repeatable draws, no secrets
    drawn = np.zeros((RESAMPLES, clusters))
    for row in drawn:
        for _ in range(clusters):
            row[math.floor(chance.random() * clusters)] += 1
    return drawn

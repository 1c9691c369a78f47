"""Scores: how far facts and verdicts agree with labels, and each place where they do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tilint.evaluation.labels import Labels

__all__ = ["Count", "Disagreement", "PackScore", "confusion", "score_pack", "verdict_counts"]

AS_LABELLED = {"met": "met", "conflict": "conflict"}
"""Verdicts that labels know by name; every other one is "absent" to them."""
SAME_WORDS = 0.7
"""Two quotes are the same request where they share this part of the shorter one's words."""


@dataclass(frozen=True, slots=True)
class Count:
    """True positives, false positives and false negatives."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        """Add two counts up."""
        return Count(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Part of what was said that is right; 1 where nothing was said."""
        said = self.right + self.false
        return self.right / said if said else 1.0

    @property
    def recall(self) -> float:
        """Part of what there is that was said; 1 where there is nothing."""
        there = self.right + self.missed
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place where tilint and the labels differ."""

    pack: str
    about: str
    """A slug, or the name of a fact."""
    labelled: str
    said: str
    where: str = ""


@dataclass(frozen=True)
class PackScore:
    """How one tender scored."""

    pack: str
    verdicts: Mapping[str, tuple[str, str]]
    """Label and verdict by slug, both in the labels' words."""
    facts: Mapping[str, Count]
    disagreements: tuple[Disagreement, ...] = field(default=())


def score_pack(labels: Labels, report: Mapping[str, Any]) -> PackScore:
    """Score the JSON report on a tender against its labels. A point that readers dispute is left out."""
    verdicts = {}
    for slug, point in labels.points.items():
        if point.verdict != "disputed":
            said = (report["points"].get(slug) or {}).get("verdict", "gap")
            verdicts[slug] = (AS_LABELLED.get(point.verdict, "absent"), AS_LABELLED.get(said, "absent"))
    facts: dict[str, Count] = {}
    different: list[Disagreement] = [
        Disagreement(labels.pack, slug, labelled, said, _evidence(report, labels, slug))
        for slug, (labelled, said) in verdicts.items()
        if labelled != said
    ]
    for name, score in (
        ("timeline", _timeline),
        ("weights", _weights),
        ("acronyms", _acronyms),
        ("data_requests", _requests),
    ):
        rows = report["facts"].get(name, ())
        false, missed, right = score(labels, rows)
        facts[name] = Count(right, len(false), len(missed))
        different += [Disagreement(labels.pack, name, "-", text) for text in false]
        different += [Disagreement(labels.pack, name, text, "-") for text in missed]
    return PackScore(labels.pack, verdicts, facts, tuple(different))


def _evidence(report: Mapping[str, Any], labels: Labels, slug: str) -> str:
    places = (report["points"].get(slug) or {}).get("evidence") or labels.points[slug].evidence
    return "; ".join(f"{place.get('file')} {place.get('page') or ''}: {str(place.get('quote'))[:160]}" for place in places[:2])


def _timeline(labels: Labels, rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[str], int]:
    sure = {(entry.event, entry.date) for entry in labels.timeline if entry.date and entry.readers == 2}
    allowed = {(entry.event, entry.date) for entry in labels.timeline if entry.date}
    said = {(str(row["event"]), str(row["date"])) for row in rows if row.get("date")}
    return (
        [f"{event} {date}" for event, date in sorted(said - allowed)],
        [f"{event} {date}" for event, date in sorted(sure - said)],
        len(said & sure),
    )


def _weights(labels: Labels, rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[str], int]:
    there = Counter(round(entry.percent, 1) for entry in labels.weights if entry.percent is not None)
    said = Counter(round(float(row["percent"]), 1) for row in rows if row.get("percent") is not None)
    names = {round(float(row["percent"]), 1): str(row["criterion"]) for row in rows if row.get("percent") is not None}
    return (
        [f"{percent:g}% ({names.get(percent, '')})" for percent in (said - there).elements()],
        [f"{percent:g}%" for percent in (there - said).elements()],
        (there & said).total(),
    )


def _acronyms(labels: Labels, rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[str], int]:
    there = {entry.short.upper(): entry for entry in labels.acronyms}
    sure = {short for short, entry in there.items() if entry.readers == 2}
    said = {str(row["short"]).upper() for row in rows}
    return sorted(said - there.keys()), sorted(sure - said), len(sure & said)


def _requests(labels: Labels, rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[str], int]:
    there = [_plain(entry.quote) for entry in labels.data_requests]
    said = [_plain(str(row["quote"])) for row in rows]
    false = [quote for quote in said if not any(_same(quote, other) for other in there)]
    missed = [
        entry.quote
        for entry, quote in zip(labels.data_requests, there, strict=True)
        if entry.reader == 1 and not any(_same(other, quote) for other in said)
    ]
    return false, missed, len(said) - len(false)


def _plain(quote: str) -> str:
    return re.sub(r"[^a-z0-9%£]+", " ", quote.lower()).strip()


def _same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    first, second = set(one.split()), set(other.split())
    shared = len(first & second) / min(len(first), len(second))
    return one in other or other in one or shared >= SAME_WORDS


def confusion(scores: Sequence[PackScore]) -> Mapping[str, Counter[tuple[str, str]]]:
    """Return, for each slug, how often each label met each verdict."""
    table: dict[str, Counter[tuple[str, str]]] = {}
    for score in scores:
        for slug, pair in score.verdicts.items():
            table.setdefault(slug, Counter())[pair] += 1
    return dict(sorted(table.items()))


def verdict_counts(scores: Sequence[PackScore]) -> Iterator[tuple[str, Count]]:
    """Yield, for conflict, met and absent, how often tilint said it rightly, falsely, or missed it."""
    pairs = Counter(pair for score in scores for pair in score.verdicts.values())
    for verdict in ("conflict", "met", "absent"):
        right = pairs[verdict, verdict]
        false = sum(number for (labelled, said), number in pairs.items() if said == verdict != labelled)
        missed = sum(number for (labelled, said), number in pairs.items() if labelled == verdict != said)
        yield verdict, Count(right, false, missed)

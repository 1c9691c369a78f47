"""Compares the facts that were read from a tender with the labelled ones: dates, weights, information requests, acronyms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from tilint.evaluation.labels import Labels

__all__ = ["FACTS", "Evidence", "compare"]

FACTS = ("timeline", "weights", "data_requests", "acronyms")
SAME_WORDS = 0.7
"""Two quotes are the same request where they share this part of the shorter one's words."""
Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a tender that a label or a fact rests on, as far as it names them."""

    quote: str
    file: str = ""
    page: int | None = None

    @classmethod
    def of(cls, row: Row) -> Evidence:
        """Take what a label, or a row of a fact, says about its place."""
        quote = next((row[key] for key in ("quote", "as_written", "criterion", "short") if row.get(key)), "")
        return cls(str(quote), str(row.get("file") or ""), row.get("page"))


Item: TypeAlias = tuple[str, tuple[Evidence, ...]]
"""A false or missed fact in words, with its place."""
Compared: TypeAlias = tuple[list[Item], list[Item], int]
"""False ones, missed ones, and how many are right."""


def compare(name: str, labels: Labels, rows: Sequence[Row]) -> Compared:
    """Compare the rows of one fact, as the JSON report holds them, with the labels."""
    return {"timeline": _timeline, "weights": _weights, "data_requests": _requests, "acronyms": _acronyms}[name](labels, rows)


def _timeline(labels: Labels, rows: Sequence[Row]) -> Compared:
    there = {(entry.event, entry.date): entry for entry in labels.timeline if entry.date}
    sure = {(entry.event, entry.date) for entry in labels.timeline if entry.date and entry.readers == 2}
    said = {(str(row["event"]), str(row["date"])): row for row in rows if row.get("date")}
    return (
        [(f"{event} {date}", (Evidence.of(said[event, date]),)) for event, date in sorted(said.keys() - there.keys())],
        [(f"{event} {date}", _of([there[event, date]])) for event, date in sorted(sure - said.keys())],
        len(said.keys() & sure),
    )


def _weights(labels: Labels, rows: Sequence[Row]) -> Compared:
    labelled = {round(entry.percent, 1): entry for entry in labels.weights if entry.percent is not None}
    there = Counter(round(entry.percent, 1) for entry in labels.weights if entry.percent is not None)
    read = {round(float(row["percent"]), 1): row for row in rows if row.get("percent") is not None}
    said = Counter(round(float(row["percent"]), 1) for row in rows if row.get("percent") is not None)
    return (
        [
            (f"{percent:g}% ({read[percent].get('criterion', '')})", (Evidence.of(read[percent]),))
            for percent in (said - there).elements()
        ],
        [(f"{percent:g}%", _of([labelled[percent]])) for percent in (there - said).elements()],
        (there & said).total(),
    )


def _acronyms(labels: Labels, rows: Sequence[Row]) -> Compared:
    there = {entry.short.upper(): entry for entry in labels.acronyms}
    sure = {short for short, entry in there.items() if entry.readers == 2}
    said = {str(row["short"]).upper(): row for row in rows}
    return (
        [(short, (Evidence.of(said[short]),)) for short in sorted(said.keys() - there.keys())],
        [(short, _of([there[short]])) for short in sorted(sure - said.keys())],
        len(sure & said.keys()),
    )


def _requests(labels: Labels, rows: Sequence[Row]) -> Compared:
    """Compare requests by their words. Those of a second reader count as neither missed nor false."""
    there = [_plain(entry.quote) for entry in labels.data_requests]
    said = [_plain(str(row["quote"])) for row in rows]
    false = [row for row, quote in zip(rows, said, strict=True) if not any(_same(quote, other) for other in there)]
    missed = [
        entry
        for entry, quote in zip(labels.data_requests, there, strict=True)
        if entry.reader == 1 and not any(_same(other, quote) for other in said)
    ]
    return (
        [(_plain(str(row["quote"])), (Evidence.of(row),)) for row in false],
        [(entry.quote, _of([entry])) for entry in missed],
        len(said) - len(false),
    )


def _of(entries: Iterable[Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence.of(entry.model_dump()) for entry in entries)


def _plain(quote: str) -> str:
    return re.sub(r"[^a-z0-9%£]+", " ", quote.lower()).strip()


def _same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    first, second = set(one.split()), set(other.split())
    shared = len(first & second) / min(len(first), len(second))
    return one in other or other in one or shared >= SAME_WORDS

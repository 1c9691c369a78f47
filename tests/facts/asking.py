"""Compares what a passage asks of applicants with what a reader expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tilint.facts.requests import FACT
from tilint.testing import read_example

WHY, NO_WHY = True, False


@dataclass(frozen=True)
class Form:
    """A passage, words of each thing that it asks for with WHY or NO_WHY, and words that may be told of as well."""

    text: str
    asks: Mapping[str, bool] = field(default_factory=dict)
    also: Sequence[str] = ()


def disagreements(form: Form) -> Iterator[str]:
    """Yield, in words, each place where the fact differs from what the form asks."""
    rows = FACT.rows(read_example({"form.md": form.text}))
    for row in rows:
        if not any(words.lower() in row["quote"].lower() for words in (*form.asks, *form.also)):
            yield f"is not asked for: {row['quote']}"
    for words, why in form.asks.items():
        found = [row for row in rows if words.lower() in row["quote"].lower()]
        if not found:
            yield f"is asked for: {words}"
        elif found[0]["justified"] is not why:
            yield f"says why: {why}: {words}"

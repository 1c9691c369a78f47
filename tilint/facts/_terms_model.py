"""What a term of the contract is, and how its amount of time is picked from a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tilint.facts._quantities import Quantity, quantities
from tilint.model import Location
from tilint.reading import Sentence

__all__ = [
    "Party",
    "Term",
    "TermKind",
    "any_word",
    "around",
    "compiled",
    "place_of",
    "table_label",
    "times",
    "whole_words",
]

_BEFORE, _AFTER = 200, 120
"""Characters on either side of an amount that say what it measures."""

TermKind = Literal["length", "extension", "payment", "notice"]
Party = Literal["provider", "supply chain", "buyer", "either", ""]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that the tender says about how long the contract lasts, how it ends, or when money is paid.

    `days` are calendar days, a month being 30.4 of them; None where no number is given ("with an option to extend").
    `party` is who is paid, for a payment, and who may give it, for a notice. `refused` marks an extension ruled out.
    """

    kind: TermKind
    location: Location
    written: str
    """The amount as the tender writes it, or the words of an option without one."""
    days: float | None = None
    party: Party = ""
    refused: bool = False


def any_word(words: str) -> str:
    """Return a regular expression for any of these words, parted by spaces; "_" stands for a space inside one."""
    return f"(?:{'|'.join(word.replace('_', ' ') for word in words.split())})"


def whole_words(words: str) -> re.Pattern[str]:
    """Compile a pattern for any of these whole words, whatever their case."""
    return re.compile(rf"\b{any_word(words)}\b", re.IGNORECASE)


def compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns that ignore case."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_KIND_OF_YEAR = re.compile(
    r"\b(?P<number>one|a single|two|three|four|five|[1-5])[\s-]+(?:\([1-5]\)\s*)?"
    r"(?:fiscal|financial|academic|school|grant|programme|program|budget|contract|calendar)[\s-]+years?\b",
    re.IGNORECASE,
)
"""A year of some kind: "one fiscal year"."""
_NUMBERS = {"one": 1, "a single": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def _years(text: str) -> Iterator[Quantity]:
    for match in _KIND_OF_YEAR.finditer(text):
        number = match["number"].lower()
        yield Quantity(float(_NUMBERS.get(number) or number), "years", match.start(), match.end())


def times(text: str) -> Iterator[tuple[Quantity, float]]:
    """Yield the amounts of time in a text, each with its calendar days, in order of place."""
    for quantity in sorted([*quantities(text), *_years(text)], key=lambda quantity: quantity.start):
        days = quantity.in_days()
        if days is not None and quantity.unit != "hours":
            yield quantity, days


def around(text: str, quantity: Quantity) -> tuple[str, str]:
    """Return what stands before and after an amount, as far as it can bear on its meaning."""
    return text[max(0, quantity.start - _BEFORE) : quantity.start], text[quantity.end : quantity.end + _AFTER]


def place_of(sentence: Sentence, start: int, end: int) -> Location:
    """Return the place of characters `start` to `end` of a sentence."""
    place = sentence.location
    return Location(place.document, place.block, place.start + start, place.start + end)


def table_label(sentence: Sentence) -> str:
    """Return what names a table cell: the first cell of its row and the header above it; "" outside tables."""
    block = sentence.block
    for number, cell in enumerate(block.cells):
        if cell.start <= sentence.location.start < max(cell.end, cell.start + 1):
            first = block.cell_text(block.cells[0]) if number else ""
            return re.sub(r"\s+", " ", f"{first} | {cell.header}").strip(" |")
    return ""

"""Reads amounts of time, money and percentages from text: "thirty (30) working days", "£1.5m", "twelve months", "20%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Quantity", "quantities"]

_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
_UNITS += ["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBER_WORDS = (
    {word: value for value, word in enumerate(_UNITS)}
    | _TENS
    | {
        f"{word}{join}{unit}": ten + value
        for join in "- "
        for word, ten in _TENS.items()
        for value, unit in enumerate(_UNITS[1:10], 1)
    }
    | {"nil": 0, "a": 1, "an": 1, "single": 1, "hundred": 100, "one hundred": 100, "one hundred and twenty": 120}
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = "|".join(sorted(map(re.escape, _NUMBER_WORDS), key=len, reverse=True))
_TIME = re.compile(
    rf"\b(?P<number>{_DIGITS}|{_WORDS})\s*(?:\(\s*(?P<again>{_DIGITS}|{_WORDS})\s*\)\s*)?[\s-]*"
    r"(?P<manner>(?:clear |full |consecutive )*(?:working|business|calendar|week)?[\s-]*)"
    r"(?P<unit>hour|day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"(?P<number>{_DIGITS})\s*(?:%|per\s?cent\b)", re.IGNORECASE)
_MONEY = re.compile(rf"[£$€]\s?(?P<number>{_DIGITS})\s?(?P<scale>m|mn|million|bn|billion|k|thousand)?\b", re.IGNORECASE)
_SCALES = {"m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "thousand": 1e3}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and its place in the text.

    `unit` is "hours", "days", "working days", "weeks", "months", "quarters", "years", "percent" or "money".
    """

    value: float
    unit: str
    start: int
    end: int

    def in_days(self) -> float | None:
        """Return the amount in calendar days (a month is 30.4 of them), or None where it is no amount of time."""
        sizes = {"hours": 1 / 24, "days": 1, "working days": 1.4, "weeks": 7, "months": 30.4, "quarters": 91.3, "years": 365}
        size = sizes.get(self.unit)
        return None if size is None else self.value * size


def _value(written: str) -> float:
    lowered = written.lower()
    return float(_NUMBER_WORDS[lowered]) if lowered in _NUMBER_WORDS else float(written.replace(",", ""))


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the amounts that a text states, in order of place."""
    found: list[Quantity] = []
    for match in _TIME.finditer(text):
        working = "working" in match["manner"].lower() or "business" in match["manner"].lower()
        unit = match["unit"].lower() + "s"
        unit = "working days" if working and unit == "days" else unit
        found.append(Quantity(_value(match["number"]), unit, match.start(), match.end()))
    found += [Quantity(_value(match["number"]), "percent", match.start(), match.end()) for match in _PERCENT.finditer(text)]
    for match in _MONEY.finditer(text):
        scale = _SCALES.get((match["scale"] or "").lower(), 1)
        found.append(Quantity(_value(match["number"]) * scale, "money", match.start(), match.end()))
    return iter(sorted(found, key=lambda quantity: quantity.start))

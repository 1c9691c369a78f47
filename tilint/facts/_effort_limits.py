"""How long an answer may be: the limits in words, pages or characters that a sentence, a heading or a cell states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Limit", "limits", "limits_in_cell"]

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER_WORDS = {word: number for number, word in enumerate(_NUMBERS, 1)}
_AMOUNT = re.compile(
    rf"\b(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_NUMBER_WORDS)})\s?(?:\(\s?\w+\s?\)\s?)?[-\s]?"
    r"(?:(?:single|double)[- ]spaced |typed |printed |a4 |additional )*(?P<unit>words?|pages?|sides?|characters)\b"
    r"(?! (?:of|in) the (?:itt|document|pack))",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\blimit(?:s|ed)?\b|\bmax(?:imum|\.)?\b|\b(?:no|not) (?:more|longer) than\b|\bup to\b"
    r"|\b(?:not|never|cannot) (?:\w+ )?exceed\b|\bwithin\b"
    r"|\bat most\b|\bor (?:less|fewer)\b|\b(?:less|fewer) than\b|\blonger than\b|\bword count\b|\bunder\b|\bbetween\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|every|per) (?:\w+ ){0,2}(?:questions?|answers?|responses?|sections?)\b|\beach has\b|\bper question\b",
    re.IGNORECASE,
)
_MOST = {"words": 50_000, "pages": 500, "characters": 200_000}
_LEAST_WORDS = 20
"""A limit of fewer words is a field's, or a rule of the language: "in one word"."""
_REACH = 60
"""Characters between the words that limit and the amount."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many `unit`s ("words", "pages", "characters"), for `each` answer of several or for one."""

    number: int
    unit: str
    start: int
    end: int
    each: bool = False


def limits(text: str) -> Iterator[Limit]:
    """Yield the limits that a sentence or heading states; an amount without words that limit is none."""
    words = [found.span() for found in _LIMITS.finditer(text)]
    for limit in _amounts(text):
        if any(start - _REACH <= limit.end and limit.start <= end + _REACH for start, end in words):
            yield limit


def limits_in_cell(text: str) -> Iterator[Limit]:
    """Yield the amounts in a cell under a heading such as "Limit", which need no further words."""
    return _amounts(text)


def _amounts(text: str) -> Iterator[Limit]:
    each = bool(_EACH.search(text))
    for found in _AMOUNT.finditer(text):
        written = found["number"].lower()
        number = _NUMBER_WORDS.get(written) or int(written.replace(",", ""))
        unit = found["unit"].lower().rstrip("s") + "s"
        unit = "pages" if unit == "sides" else unit
        if number <= _MOST[unit] and (unit != "words" or number >= _LEAST_WORDS):
            yield Limit(number, unit, found.start(), found.end(), each=each)

"""Where a sentence stands: the kind of part of the tender by its headings, the kind of column, the words that lead a list in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from tilint.facts._roles_words import data
from tilint.language import joined_words
from tilint.model import Document
from tilint.phrases import Phrase, parse

__all__ = ["Places", "column_role", "place_of"]

_PARTED = re.compile(r"[_/]+|\.\w{2,4}$")
"""What parts the words of a file's name, and its ending."""
_DEEPEST = 4
"""Headings of a path, from the innermost, that say what part of the tender a sentence stands in."""


class Places:
    """Remembers the kind of each part of one document."""

    def __init__(self, document: Document) -> None:
        name = _PARTED.sub(" ", document.name.rpartition("/")[2])
        self._outermost = place_of(name) or place_of(document.title)
        self._known: dict[tuple[str, ...], str] = {}

    def of(self, section: tuple[str, ...]) -> str:
        """Return the kind of the innermost heading that has one, else that of the document; "" for none."""
        if section not in self._known:
            places = [place for place in (*map(place_of, section[: -_DEEPEST - 1 : -1]), self._outermost) if place]
            self._known[section] = _chosen(places)
        return self._known[section]


def _chosen(places: Sequence[str]) -> str:
    """Return the kind that counts of those around a sentence, innermost first: work under terms is the terms of that work."""
    if not places:
        return ""
    if places[0] == "work":
        return next((place for place in places if place in {"terms", "service", "bidding"}), "service")
    return places[0]


@cache
def _kinds(group: str) -> Mapping[str, re.Pattern[str]]:
    """Return, for each kind of place or column, one expression for all its phrases."""
    return {kind: _any(parse(phrase) for phrase in phrases) for kind, phrases in data("roles")[group].items()}


def _any(phrases: Iterable[Phrase]) -> re.Pattern[str]:
    return re.compile("(?<= )(?:" + "|".join(phrase.pattern.pattern.removeprefix("(?<= )") for phrase in phrases) + ")")


def _kind(group: str, text: str) -> str:
    joined = joined_words(text)
    return next((kind for kind, pattern in _kinds(group).items() if pattern.search(joined)), "") if joined.strip() else ""


@lru_cache(maxsize=50_000)
def place_of(heading: str) -> str:
    """Return the kind of part that a heading opens: "bidding", "terms" ...; "" where its words show none."""
    return _kind("places", heading[:200])


@lru_cache(maxsize=50_000)
def column_role(header: str) -> str:
    """Return the role of what stands under a column's header; "" where its words show none."""
    return _kind("columns", header[:200])

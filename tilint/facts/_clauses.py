"""Where the clauses of one sentence begin, told by words and commas alone: what a denial or a hedge reaches depends on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from tilint import strict_yaml
from tilint.phrases import Words

__all__ = ["REACH", "Clauses", "Edge", "Families", "Run", "read_clauses", "scope_words"]

AHEAD = 8
"""How many words a new clause's subject may have before its verb."""
REACH = 200
"""No word governs another so many words away: a "sentence" that long is a list or a page without stops."""


class Edge:
    """What begins at a word: nothing, a clause inside the one around it, or a clause of its own."""

    NONE, SOFT, HARD = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a sentence, `start` up to `end`, that belong to a family of data/scope.yaml."""

    family: str
    start: int
    end: int


@dataclass(frozen=True)
class Families:
    """Families of word runs, ready to be found in a sentence."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    @classmethod
    def of(cls, families: Mapping[str, Sequence[str]]) -> Families:
        """Index word runs by their first word, the longest first."""
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for family, runs in families.items():
            for run in runs:
                words = tuple(run.split())
                by_first.setdefault(words[0], []).append((words, family))
        return cls({first: tuple(sorted(runs, key=lambda run: -len(run[0]))) for first, runs in by_first.items()})

    def find(self, words: Sequence[str]) -> Iterator[Run]:
        """Yield the runs in a sentence from left to right, the longest at each place; none overlaps another."""
        place = 0
        while place < len(words):
            for run, family in self.by_first.get(words[place], ()):
                if tuple(words[place : place + len(run)]) == run:
                    yield Run(family, place, place + len(run))
                    place += len(run) - 1
                    break
            place += 1


@cache
def scope_words() -> Mapping[str, Mapping[str, Any]]:
    """Return the word families of data/scope.yaml."""
    text = files("tilint.facts").joinpath("data", "scope.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Mapping[str, Any]] = strict_yaml.load(text)
    return loaded


@cache
def _family(name: str) -> frozenset[str]:
    return frozenset(scope_words()["clauses"][name])


@cache
def _openers() -> frozenset[str]:
    return _family("soft") | _family("hard") | _family("joins")


@cache
def _own_clauses() -> Families:
    return Families.of({"own_clause": scope_words()["clauses"]["own_clause"]})


@dataclass(frozen=True, slots=True)
class Clauses:
    """The words of a sentence with what begins at each.

    `edges` holds an `Edge` for each word, `commas` whether a comma stands before it, `depth` how many brackets are open there,
    `begins` the word at which its clause begins (one of its own, not one inside another). `own` are the words at which an
    exception with a clause of its own begins ("save that").
    """

    words: tuple[str, ...]
    edges: Sequence[int]
    commas: Sequence[bool]
    depth: Sequence[int]
    begins: Sequence[int]
    own: frozenset[int]

    def finite(self, place: int) -> bool:
        """Tell whether a word is a verb that needs a subject: "will", "is"."""
        return self.words[place] in _family("finite")

    def resumes(self, place: int) -> bool:
        """Tell whether a word may take up the sentence after a clause about its subject: "who are late receive ..."."""
        return self.words[place] in _family("resuming")

    def whole(self) -> bool:
        """Tell whether the words begin as a sentence does, with a subject and its verb, rather than go on with another."""
        for place in range(min(AHEAD, len(self.words))):
            if self.edges[place] == Edge.SOFT or (place and self.commas[place]):
                return False
            if self.finite(place):
                return place > 0
        return False

    def soft_before(self, place: int) -> int | None:
        """Return where the clause inside another that holds this word begins; None where it stands in none."""
        finites = 0
        for before in range(place - 1, max(self.begins[place], place - REACH) - 1, -1):
            finites += self.finite(before)
            if self.edges[before] == Edge.SOFT:
                return before if finites < 2 else None
        return None


def read_clauses(words: Words, text: str) -> Clauses:
    """Read the clauses of a sentence of a block whose text is given."""
    each = tuple(words.joined.split())
    gaps = ["", *(text[left[1] : right[0]] for left, right in pairwise(words.spans))]
    commas = [bool(gap) and "," in gap for gap in gaps]
    own = [] if _own_clauses().by_first.keys().isdisjoint(each) else list(_own_clauses().find(each))
    return _Reader(each, gaps, commas, {place: place == run.start for run in own for place in range(run.start, run.end)}).read()


@dataclass
class _Reader:
    """Reads a sentence from left to right, keeping what is known of the clause so far."""

    words: tuple[str, ...]
    gaps: list[str]
    commas: list[bool]
    own: Mapping[int, bool]
    """The words of each exception with a clause of its own: True for its first."""
    begin: int = 0
    verb: bool = False
    """True once the clause has a verb or a pronoun for a subject, so that another subject opens another clause."""
    condition: bool = False
    listed: bool = False
    """True once the clause holds a comma."""

    def read(self) -> Clauses:
        """Return the clauses."""
        edges, depth, begins = [], [], []
        deep = 0
        for place, word in enumerate(self.words):
            gap = self.gaps[place]
            if gap and gap != " ":
                deep = max(0, deep + gap.count("(") + gap.count("[") - gap.count(")") - gap.count("]"))
            edge = Edge.NONE if deep else self._edge(place, word, gap)
            if edge == Edge.HARD or place == 0:
                self.begin, self.verb, self.condition, self.listed = place, False, word in _family("conditions"), False
            elif self.commas[place]:
                self.listed = True
            if not deep:
                self.verb = self.verb or word in _family("finite") or (place == self._subject() and word in _family("subjects"))
            edges.append(edge)
            depth.append(deep)
            begins.append(self.begin)
        return Clauses(
            self.words, edges, self.commas, depth, begins, frozenset(place for place, first in self.own.items() if first)
        )

    def _subject(self) -> int:
        """Return where the clause's subject may stand: at its beginning, or after the word that opens it."""
        opener = self.words[self.begin]
        return self.begin + (opener in _family("joins") or opener in _family("hard") or opener in _family("conditions"))

    def _edge(self, place: int, word: str, gap: str) -> int:
        if place in self.own:
            return Edge.HARD if self.own[place] else Edge.NONE
        if (gap and _parts(gap) and (":" not in gap or self._opens(place))) or (place and self._on_its_own(place, word)):
            return Edge.HARD
        return Edge.SOFT if word in _family("soft") and not self._complement(place) else Edge.NONE

    def _on_its_own(self, place: int, word: str) -> bool:
        """Tell whether a clause of its own begins at a word that no more than a comma stands before."""
        if word in _family("hard") or (word in _family("joins") and self._joined(place)):
            return True
        if not self.commas[place]:
            return False
        if word == "and" and self.verb and not self.listed:
            return True  # a list of two has no comma before its "and"
        if self.condition and word in _family("imperatives"):
            return True
        return (self.verb or self.condition) and self._opens(place)

    def _joined(self, place: int) -> bool:
        """Tell whether "and" or "or" at a place opens a clause rather than goes on with a list."""
        if place + 1 >= len(self.words):
            return False
        after = self.words[place + 1]
        if after in _NEW_DENIAL or after in _family("subjects"):
            return True
        return (self.verb or (self.condition and self.commas[place])) and self._opens(place + 1)

    def _opens(self, place: int) -> bool:
        """Tell whether a new clause begins at a word: a subject with its verb, or a verb that shares the subject before."""
        words = self.words
        if words[place] in _family("joins"):
            place += 1
        if place >= len(words):
            return False
        if words[place] in _family("subjects"):
            return True
        if words[place] in _family("finite"):
            return words[place - 1] in _family("joins")
        for ahead in range(place + 1, min(place + AHEAD, len(words))):
            word = words[ahead]
            if word in _family("finite"):
                return True
            if self.commas[ahead] or word in _openers() or _parts(self.gaps[ahead]):
                return False
        return False

    def _complement(self, place: int) -> bool:
        """Tell whether "that" tells what is said, meant or guaranteed, rather than which."""
        return self.words[place] == "that" and not _family("complements").isdisjoint(self.words[max(0, place - 3) : place])


_NEW_DENIAL = frozenset({"not", "never", "no", "neither", "nor"})


def _parts(gap: str) -> bool:
    """Tell whether the signs between two words part two clauses."""
    return gap != " " and (";" in gap or ":" in gap or "–" in gap or "—" in gap or " - " in gap or ". " in gap)

"""Cross-references inside a tender ("see section 7", "as set out in clause 4.2") and the parts that they lead to.

A label is looked for in the same file first, then in the others; one that several places have is not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from tilint.facts._reference_labels import Labels, kind_of_part, qualifier_expression, read_labels, reference_words, singular
from tilint.model import Location
from tilint.reading import Reading, Sentence

__all__ = ["Part", "Reference", "References", "read_references"]

OUTSIDE_WITHIN = 70
"""So many characters after a reference, or half as many before it, may name the law that it is to."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A part of a tender that can be referred to: blocks `first` up to `end` of a document."""

    document: int
    first: int
    end: int

    def holds(self, location: Location) -> bool:
        """Tell whether a place lies in this part."""
        return self.document == location.document and self.first <= location.block < self.end


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: its place, and the part it leads to."""

    location: Location
    part: Part


@dataclass(frozen=True)
class References:
    """Follows the references in the sentences of a tender."""

    reading: Reading

    @cached_property
    def labels(self) -> Labels:
        """What the parts of the tender are called."""
        return read_labels(self.reading)

    def of(self, sentence: Sentence) -> Iterator[Reference]:
        """Yield the references of a sentence that lead to one part of this tender other than its own."""
        text, place = sentence.text, sentence.location
        named = [found for found in _reference().finditer(text) if not _outside(text, found)]
        beside = [*pairwise(named), *((after, before) for before, after in pairwise(named))]
        outer = {found: other for found, other in beside if self._within(text, found, other)}
        outers = set(outer.values())
        for found in named:
            if found in outers:
                continue  # "clause 4 of Schedule 3" leads to the clause alone
            parts = self._inside(place.document, found, outer[found]) if found in outer else self._named(place.document, found)
            for part in parts:
                if not part.holds(place):
                    yield Reference(_place(place, found), part)
        for found in _QUOTED.finditer(text):
            called = self._one(place.document, ("heading", " ".join(found.group("title").lower().split())))
            if called and not called.holds(place):
                yield Reference(_place(place, found), called)

    def _named(self, document: int, found: re.Match[str]) -> list[Part]:
        """Return the parts that a reference names: "sections 3 and 4.1"."""
        kind = kind_of_part(found.group("word"), found.group("qualifier"))
        parts = (self._follow(document, kind, label) for label in _labels(found))
        return [part for part in parts if part]

    def _within(self, text: str, found: re.Match[str], other: re.Match[str]) -> bool:
        """Tell whether a reference is to a place inside another one's: "Annex A to Schedule 2", "Annex A, clause 4"."""
        if not _is_paper(other):
            return False
        if found.start() < other.start():
            return _OF.fullmatch(text, found.end(), other.start()) is not None
        return not _is_paper(found) and _BESIDE.fullmatch(text, other.end(), found.start()) is not None

    def _inside(self, document: int, found: re.Match[str], whole: re.Match[str]) -> Iterator[Part]:
        """Yield the parts that a reference names, of those that lie inside the part that another one names."""
        within = self._named(document, whole)
        kind = kind_of_part(found.group("word"), found.group("qualifier"))
        for label in _labels(found):
            for key in ((kind, label), ("number", label)):
                places = [Part(*place) for place in self.labels.places(key)]
                inside = [part for part in places if any(_holds(outer, part) for outer in within)]
                if len(inside) == 1:
                    yield inside[0]
                    break

    def _follow(self, document: int, kind: str, label: str) -> Part | None:
        """Return the part of a kind with a label: one with a title of its own first, then one with that number."""
        titled = self._one(document, (kind, label))
        return titled if titled or kind not in _numbered() else self._one(document, ("number", label))

    def _one(self, document: int, key: tuple[str, str]) -> Part | None:
        """Return the one part of this document that has a label, else the one of all others; None where there are several."""
        places = self.labels.places(key)
        candidates = [place for place in places if place[0] == document] or places
        return Part(*candidates[0]) if len(candidates) == 1 else None


def read_references(reading: Reading) -> References:
    """Return what follows the references of a tender. Its labels are read when the first reference is met."""
    return References(reading)


_QUOTED = re.compile(
    r"\b(?:section|part|heading|headed|entitled|called|under|see)\s+(?:on|about|headed|entitled|called|titled)?\s*[\"“‘'](?P<title>[^\"”’'\n]{3,60})[\"”’']",
    re.IGNORECASE,
)
_LABEL = r"(?:\d+[A-Za-z]?(?:\.\d+)*(?:\([a-z0-9]{1,4}\))*|[A-Z]\d{0,2}|[IVX]{1,5})(?![\w%])"
_OF = re.compile(r"\s+(?:of|in|to)\s+(?:this\s+|the\s+)?", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,(–-]+(?:[A-Z][\w ]{0,40}\)[\s,]+)?")


@cache
def _reference() -> re.Pattern[str]:
    words = "|".join(sorted({*reference_words()["numbered"], *reference_words()["titled"]}, key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<qualifier>(?i:{qualifier_expression()}))[\s-])?(?P<word>(?i:{words}))\s+"
        rf"(?P<names>{_LABEL}(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s*&\s*){_LABEL})*)"
    )


def _place(sentence: Location, found: re.Match[str]) -> Location:
    return Location(sentence.document, sentence.block, sentence.start + found.start(), sentence.start + found.end())


def _holds(outer: Part, inner: Part) -> bool:
    return outer.document == inner.document and outer.first <= inner.first < outer.end and outer != inner


def _is_paper(found: re.Match[str]) -> bool:
    """Tell whether a reference is to a part with a title of its own, such as a schedule."""
    word = singular(found.group("word").lower())
    return word not in _numbered() and word in {singular(titled) for titled in reference_words()["titled"]}


@cache
def _numbered() -> frozenset[str]:
    return frozenset(singular(word) for word in reference_words()["numbered"])


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, reference_words()['outside']))})\b", re.IGNORECASE)


@cache
def _other() -> re.Pattern[str]:
    papers = "|".join(map(re.escape, (*reference_words()["outside"], *reference_words()["elsewhere"])))
    return re.compile(rf"[^.;]{{0,{OUTSIDE_WITHIN}}}?\b(?:{papers})\b", re.IGNORECASE)


def _outside(text: str, found: re.Match[str]) -> bool:
    """Tell whether a reference is to a law ("section 54 of the ... Act", "FAR Part 15") rather than to this tender."""
    after = text[found.end() : found.end() + OUTSIDE_WITHIN]
    of = re.match(r"(?:\([^)]*\))*\s*(?:of|to|in|under)\s+(?:the|that|title|this)\b", after, re.IGNORECASE)
    if of and _other().match(after[of.end() :]):
        return True
    before = text[max(0, found.start() - OUTSIDE_WITHIN // 2) : found.start()]
    law = list(_law().finditer(before))
    return bool(law) and not re.search(r"[.;,:]\s|\b(?:in|see|at|to|under|with)\b", before[law[-1].end() :])


def _labels(found: re.Match[str]) -> Iterator[str]:
    """Yield each label of a reference, without the letters of its sub-paragraphs."""
    for label in re.finditer(_LABEL, found.group("names")):
        yield label.group().partition("(")[0].lower()

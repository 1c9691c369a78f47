"""What kind of tender this is: what is bought, and whether it touches people, trauma or training."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tilint import strict_yaml
from tilint.facts import Fact
from tilint.facts._classification import read_classification
from tilint.model import Location
from tilint.phrases import parse
from tilint.reading import Reading

__all__ = ["FACT", "Kind", "Trait", "kind_names", "kind_title", "nearest_kind", "read_kind", "said_kinds"]

_PLACES = 3
"""How many places a trait keeps."""
_TOGETHER = re.compile(r"\s*[+,]\s*")


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that is so of the tender ("people-services", "grants"), with what it was read from.

    `count` is how many sentences speak of it, `words` the words used most, `places` the first places of these.
    """

    name: str
    count: int
    places: tuple[Location, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """The traits of a tender.

    `said` is what the user declared, one kind or several joined by "+", in place of what was read.
    """

    traits: tuple[Trait, ...]
    said: str | None = None
    confidence: float = 0.8

    @property
    def names(self) -> frozenset[str]:
        """Names of the kinds that hold."""
        return said_kinds(self.said) if self.said else frozenset(trait.name for trait in self.traits)

    def fits(self, applies_to: tuple[str, ...]) -> bool:
        """Tell whether a rule for these kinds is asked of this tender. "a+b" asks for both."""
        return any(name == "any" or said_kinds(name) <= self.names for name in applies_to)


def said_kinds(said: str) -> frozenset[str]:
    """Return the kinds that a user's words name: "training", or "people-services+trauma"."""
    return frozenset(name for name in _TOGETHER.split(said.strip().lower()) if name)


def kind_names() -> tuple[str, ...]:
    """Return every kind that a tender can be of."""
    return tuple(name for name, family in _families().items() if family.title)


def kind_title(name: str) -> str:
    """Return what people call a kind: "service to people". A kind that is not known is called by its name."""
    family = _families().get(name)
    return (family.title if family else "") or name


def nearest_kind(name: str) -> str:
    """Return the kind one of whose names is most like this; "" where none is."""
    by_word = {word: kind for kind in kind_names() for word in (kind, *_families()[kind].also)}
    close = difflib.get_close_matches(name.lower().replace(" ", "-").replace("_", "-"), by_word, n=1, cutoff=0.6)
    return by_word[close[0]] if close else ""


@dataclass(frozen=True, slots=True)
class _Family:
    """The words of one kind, and how many of them it takes; see data/kinds.yaml."""

    phrases: tuple[str, ...]
    title: str = ""
    also: tuple[str, ...] = ()
    at_least: int = 1
    different: int = 1
    per_thousand: float = 0.0
    unless: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """The sentences that speak of one kind, with the place and words of each, and how many phrases were used."""

    places: Mapping[int, tuple[Location, str]]
    different: int


@cache
def _families() -> Mapping[str, _Family]:
    text = files("tilint.facts").joinpath("data", "kinds.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = strict_yaml.load(text)
    return {name: _family(entry) for name, entry in loaded.items()}


def _family(entry: dict[str, Any]) -> _Family:
    keys: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return _Family(**keys)


def read_kind(reading: Reading) -> Kind:
    """Read the kinds of a tender: one holds where enough sentences speak of it, beside those of its rivals.

    So does the kind that the buyer's own classification stands for, in however few words.
    """
    if reading.settings.kind:
        return Kind((), reading.settings.kind, 1.0)
    thousands = sum(map(len, (words.spans for words in reading.words.sentences))) / 1000
    seen = {name: _look(reading, family) for name, family in _families().items()}
    classed = read_classification(reading)
    told = {classed[0]: classed[1]} if classed else {}
    return Kind(
        tuple(
            _trait(reading, name, seen[name], told.get(name))
            for name, family in _families().items()
            if family.title and (name in told or _holds(family, seen, name, thousands))
        )
    )


def _holds(family: _Family, seen: Mapping[str, _Seen], name: str, thousands: float) -> bool:
    count = len(seen[name].places)
    rival = max((len(seen[other].places) for other in family.beside), default=0)
    return (
        count >= max(family.at_least, family.per_thousand * thousands, family.ratio * rival)
        and seen[name].different >= family.different
    )


def _look(reading: Reading, family: _Family) -> _Seen:
    """Find the sentences that speak of a kind, and count its phrases that are used."""
    excused = {number for text in family.unless for number, _ in reading.words.find(parse(text))}
    places: dict[int, tuple[Location, str]] = {}
    different = 0
    for text in family.phrases:
        used = False
        for number, match in reading.words.find(parse(text)):
            if number in excused:
                continue
            used = True
            start, end = reading.words.sentences[number].span(match)
            place = reading.sentences[number].location
            places.setdefault(number, (Location(place.document, place.block, start, end), match.group().strip()))
        different += used
    return _Seen(places, different)


def _trait(reading: Reading, name: str, seen: _Seen, classed: Location | None = None) -> Trait:
    """Return a trait with the buyer's classification, the words that were used most, and the first place of each."""
    counts = Counter(words for _, words in seen.places.values())
    first: dict[str, Location] = {}
    for number in sorted(seen.places):
        location, words = seen.places[number]
        first.setdefault(words, location)
    used = [first[words] for words in sorted(counts, key=lambda words: (-counts[words], first[words]))]
    places = tuple(([classed] if classed else []) + used)[:_PLACES]
    return Trait(
        name, len(seen.places) + (classed is not None), places, tuple(" ".join(reading.tender.quote(at).split()) for at in places)
    )


def _rows(reading: Reading) -> list[dict[str, Any]]:
    kind = reading.fact(read_kind)
    if kind.said:
        empty: dict[str, Any] = {"sentences": None, "words": [], "file": None, "page": None}
        return [{"kind": name, "title": kind_title(name), "said": True, **empty} for name in sorted(kind.names)]
    return [
        {
            "kind": trait.name,
            "title": kind_title(trait.name),
            "said": False,
            "sentences": trait.count,
            "words": list(trait.words),
            "file": reading.tender.file(trait.places[0]),
            "page": reading.tender.block(trait.places[0]).page,
        }
        for trait in kind.traits
    ]


FACT = Fact("kind", "Kind of tender", _rows)

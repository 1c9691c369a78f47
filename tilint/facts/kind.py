"""What kind of tender this is: what is bought, whether it touches people and trauma, and under which rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tilint import strict_yaml
from tilint.model import Location
from tilint.phrases import parse
from tilint.reading import Reading

__all__ = ["Kind", "Trait", "read_kind"]


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that is so of the tender ("people-services", "grants"), with the words that it was read from."""

    name: str
    count: int
    places: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The traits of a tender. `said` is what the user declared, which outranks what was read."""

    traits: tuple[Trait, ...]
    said: str | None = None
    confidence: float = 0.8

    @property
    def names(self) -> frozenset[str]:
        """Names of the traits."""
        return frozenset(trait.name for trait in self.traits) | ({self.said} if self.said else frozenset())

    def fits(self, applies_to: tuple[str, ...]) -> bool:
        """Tell whether a rule for these kinds is asked of this tender. "a+b" asks for both."""
        return any(name == "any" or name == self.said or set(name.split("+")) <= self.names for name in applies_to)


@cache
def _families() -> dict[str, dict[str, object]]:
    text = files("tilint.facts").joinpath("data", "kinds.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, object]] = strict_yaml.load(text)
    return loaded


def read_kind(reading: Reading) -> Kind:
    """Read the traits of a tender from its words: a trait holds where enough different sentences speak of it."""
    if reading.settings.kind:
        return Kind((), reading.settings.kind, 1.0)
    total = max(1, len(reading.sentences))
    traits = []
    for name, family in _families().items():
        found: dict[int, Location] = {}
        phrases = family["phrases"]
        if not isinstance(phrases, list):
            continue
        for text in phrases:
            for number, match in reading.words.find(parse(text)):
                start, end = reading.words.sentences[number].span(match)
                place = reading.sentences[number].location
                found.setdefault(number, Location(place.document, place.block, start, end))
        need = max(int(str(family.get("at_least", 1))), float(str(family.get("share", 0))) * total)
        if found and len(found) >= need:
            traits.append(Trait(name, len(found), tuple(found[number] for number in sorted(found)[:3])))
    return Kind(tuple(traits))

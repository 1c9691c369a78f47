"""Under which procurement rules a tender is run, read from words that only such tenders use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tilint import strict_yaml
from tilint.facts import Fact
from tilint.facts.kind import read_kind
from tilint.facts.nation import Nation, read_nation
from tilint.model import Location
from tilint.phrases import parse
from tilint.reading import Reading

__all__ = ["ACT", "FACT", "OLDER", "Regime", "Sign", "read_regime"]

ACT, OLDER, SCOTLAND = "procurement-act-2023", "older-regulations", "scotland"
GRANT, NOT_UK = "grant", "not-uk"
_LEAST = 2
"""The least weight of signs that shows a regime: its name, a term of its own, or two that it mostly uses."""
_PLAIN = 9
"""The weight of signs from which a tender that also speaks of grants is a procurement all the same."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What was read of one regime: the weight of its signs, and the place of the first of the heaviest."""

    regime: str
    weight: int
    location: Location


@dataclass(frozen=True, slots=True)
class Regime:
    """The regime of a tender. `name` is a key of data/regimes.yaml, None where nothing shows one.

    `location` holds the words it was read from; None where it follows from the nation or the kind of tender. `others`
    are regimes that the tender names too, as one does that was made from an older template. `light_touch` is where the
    tender says that it is run under the lighter rules for services to people.
    """

    name: str | None
    location: Location | None = None
    others: tuple[Sign, ...] = ()
    light_touch: Location | None = None

    @property
    def title(self) -> str:
        """What people call the regime; "not known" where none was read."""
        return str(_regimes()[self.name]["title"]) if self.name else "not known"


@cache
def _regimes() -> Mapping[str, Mapping[str, Any]]:
    text = files("tilint.facts").joinpath("data", "regimes.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = {
        name: {str(key): value for key, value in entry.items()} for name, entry in strict_yaml.load(text).items()
    }
    return loaded


def read_regime(reading: Reading) -> Regime:
    """Return the regime that a tender's words, its nation and its kind show."""
    nation = reading.fact(read_nation)
    signs = [sign for name in _regimes() if (sign := _sign(reading, name)) is not None]
    signs.sort(key=lambda sign: (-sign.weight, sign.location))
    light = _first(reading, "(light touch|lighter touch) (regime|contract*|rules|services)?")
    if nation.country not in {"GB", None}:
        return Regime(NOT_UK, nation.location, tuple(signs))
    name = _named(nation, signs, grants="grants" in reading.fact(read_kind).names)
    own = next((sign for sign in signs if sign.regime == name), None)
    return Regime(name, own.location if own else None, tuple(sign for sign in signs if sign is not own), light)


def _named(nation: Nation, signs: list[Sign], *, grants: bool) -> str | None:
    best = signs[0] if signs else None
    if grants and (best is None or best.weight < _PLAIN):
        return GRANT
    scottish = nation.part == "SCT" and not nation.assumed
    if scottish and (best is None or best.regime == OLDER):
        return SCOTLAND
    return best.regime if best else None


def _sign(reading: Reading, name: str) -> Sign | None:
    """Return the weight of a regime's signs, one for each sentence, and the first place of the heaviest."""
    weights: dict[int, tuple[int, Location]] = {}
    for weight in (3, 2, 1):
        for text in _regimes()[name].get(str(weight), ()):
            for number, match in reading.words.find(parse(text)):
                start, end = reading.words.sentences[number].span(match)
                place = reading.sentences[number].location
                weights.setdefault(number, (weight, Location(place.document, place.block, start, end)))
    total = sum(weight for weight, _ in weights.values())
    if total < _LEAST:
        return None
    _, location = min(weights.values(), key=lambda entry: (-entry[0], entry[1]))
    return Sign(name, total, location)


def _first(reading: Reading, text: str) -> Location | None:
    for number, match in reading.words.find(parse(text)):
        start, end = reading.words.sentences[number].span(match)
        place = reading.sentences[number].location
        return Location(place.document, place.block, start, end)
    return None


def _rows(reading: Reading) -> list[dict[str, Any]]:
    regime = reading.fact(read_regime)
    if regime.name is None:
        return []
    place = regime.location
    return [
        {
            "regime": regime.name,
            "title": regime.title,
            "as_written": reading.tender.quote(place) if place else None,
            "light_touch": regime.light_touch is not None,
            "also_named": [sign.regime for sign in regime.others],
            "file": reading.tender.file(place) if place else None,
            "page": reading.tender.block(place).page if place else None,
        }
    ]


FACT = Fact("regime", "Procurement rules", _rows)

"""Which nation or country a tender is from: it decides holidays, the financial year, and how 3/4/2026 is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tilint.facts import Fact
from tilint.facts._places import COUNTRIES, NATIONS, STATES
from tilint.model import Location
from tilint.reading import Reading

__all__ = ["FACT", "Nation", "read_nation"]

_SETTINGS = {
    "england": ("GB", "ENG"),
    "wales": ("GB", "WLS"),
    "scotland": ("GB", "SCT"),
    "northern-ireland": ("GB", "NIR"),
    "gb": ("GB", "ENG"),
    "uk": ("GB", "ENG"),
}
_NAMES = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
_COUNTRY_NAMES = {
    "GB": "United Kingdom",
    "US": "United States",
    "IE": "Ireland",
    "AU": "Australia",
    "NZ": "New Zealand",
    "CA": "Canada",
}
_ALL_NATIONS = re.compile(
    r"(?:(?:great britain|england|scotland|wales|northern ireland)(?:,| and| or|, and|/| &)? ?){2,}", re.IGNORECASE
)
"""A list of nations says where a law holds, not where the tender is from."""
_ENOUGH_BLOCKS = 300
"""How many blocks of a document are searched: who issues it is said early and again and again."""
_DECIDED = 30
"""The weight of signs, three times that of the next, at which no more are read."""
_LEAST = {"country": 2, "nation": 4, "state": 4}
"""The least weight of signs that settles each question."""


@dataclass(frozen=True, slots=True)
class Nation:
    """Where a tender is from.

    `country` is an ISO code, None where nothing shows it. `part` is a nation of the United Kingdom ("ENG", "WLS",
    "SCT", "NIR") or a state ("IL"). `location` holds the words it was read from; None where the user said
    it. `assumed` marks a nation that was taken for want of another.
    """

    country: str | None
    part: str | None = None
    location: Location | None = None
    assumed: bool = False

    @property
    def name(self) -> str:
        """The nation's or country's name, for people."""
        if self.country == "GB":
            return _NAMES.get(self.part or "", "United Kingdom")
        state = STATES.get(self.part or "") if self.country == "US" else None
        return state.title() if state else _COUNTRY_NAMES.get(self.country or "", self.country or "unknown")


def read_nation(reading: Reading) -> Nation:
    """Return where the tender is from: as the user says, else as its words show, else England for a British one."""
    said = reading.settings.nation
    if said:
        named = _SETTINGS.get(said.lower())
        return Nation(*named) if named else Nation(said.upper())
    texts = list(_early_texts(reading))
    country, place = _heaviest(_countries(), texts, _LEAST["country"])
    if country == "GB":
        part, where = _heaviest(_nations(), texts, _LEAST["nation"])
        return Nation("GB", part or "ENG", where or place, assumed=part is None)
    if country == "US":
        state, where = _state(texts)
        return Nation("US", state, where or place)
    return Nation(country, None, place)


def _early_texts(reading: Reading) -> Iterable[tuple[Location, str]]:
    for number, document in enumerate(reading.tender.documents):
        for place, block in enumerate(document.blocks[:_ENOUGH_BLOCKS]):
            if block.text and not block.hidden:
                yield Location(number, place, 0, len(block.text)), block.text


def _heaviest(
    signs: Mapping[str, re.Pattern[str]], texts: Iterable[tuple[Location, str]], least: int
) -> tuple[str | None, Location | None]:
    """Return the code whose signs weigh most, and the place of its first sign of the greatest weight."""
    totals: Counter[str] = Counter()
    first: dict[str, tuple[int, Location]] = {}
    for location, text in texts:
        plain = _ALL_NATIONS.sub(lambda found: "_" * len(found.group()), text)
        for code, pattern in signs.items():
            for found in pattern.finditer(plain):
                weight = int((found.lastgroup or "w1")[1:])
                totals[code] += weight
                if weight > first.get(code, (0, location))[0]:
                    first[code] = weight, Location(location.document, location.block, *found.span())
        (_, most), (_, second) = [*totals.most_common(2), ("", 0), ("", 0)][:2]
        if most >= max(_DECIDED, 3 * second):
            break
    best = max(totals, key=lambda code: (totals[code], code), default=None)
    if best is None or totals[best] < least:
        return None, None
    return best, first[best][1]


def _state(texts: Iterable[tuple[Location, str]]) -> tuple[str | None, Location | None]:
    """Return the state named most, where one stands out; a federal tender names several or none."""
    codes = {name: code for code, name in STATES.items()}
    totals: Counter[str] = Counter()
    first: dict[str, Location] = {}
    for location, text in texts:
        for found in _states().finditer(text):
            state = codes[found.group().lower()]
            totals[state] += 1
            first.setdefault(state, Location(location.document, location.block, *found.span()))
    (best, count), (_, second) = [*totals.most_common(2), ("", 0), ("", 0)][:2]
    return (best, first[best]) if count >= max(_LEAST["state"], 3 * second) else (None, None)


@cache
def _countries() -> Mapping[str, re.Pattern[str]]:
    return {code: _compiled(signs) for code, signs in COUNTRIES.items()}


@cache
def _nations() -> Mapping[str, re.Pattern[str]]:
    return {code: _compiled(signs) for code, signs in NATIONS.items()}


@cache
def _states() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(STATES.values())})\b", re.IGNORECASE)


def _compiled(signs: Mapping[int, str]) -> re.Pattern[str]:
    """Return one pattern for the signs of a place; the name of the group that matches holds the weight."""
    joined = {weight: re.sub(r"\s*\n\s*", "", words) for weight, words in signs.items()}
    groups = "|".join(f"(?P<w{weight}>{words})" for weight, words in joined.items())
    return re.compile(rf"(?<![a-z])(?:{groups})(?![a-z])", re.IGNORECASE)


def _rows(reading: Reading) -> list[dict[str, Any]]:
    nation = reading.fact(read_nation)
    if nation.country is None:
        return []
    place = nation.location
    return [
        {
            "country": nation.country,
            "part": nation.part,
            "name": nation.name,
            "assumed": nation.assumed,
            "as_written": reading.tender.quote(place) if place else None,
            "file": reading.tender.file(place) if place else None,
            "page": reading.tender.block(place).page if place else None,
        }
    ]


FACT = Fact(name="nation", title="Nation or country", rows=_rows)

"""Things that applicants hand over: their kinds, and where a sentence names one as the applicant's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Any

from tilint.facts._requests_phrases import any_of, cue, data, phrases, whole
from tilint.phrase_text import over_text
from tilint.phrases import Phrase

__all__ = ["Kind", "Thing", "kinds", "kinds_in", "masked", "names_of", "things_in"]

_WORD = re.compile(r"[\w&%£$€#]+")
_SHORT = 4
"""Letters above which a word is no rarer for being longer."""
_BEFORE, _AFTER = 45, 50
"""Characters before and after a thing in which its owner is looked for."""
_NAME_WORD = re.compile(r"\b(?!(?:and|or|of|the|a|an|your|our|all|any|each|their)\b)[a-z0-9]{2,}?(?=s?\b)")


@dataclass(frozen=True, slots=True)
class Kind:
    """One family of things that applicants hand over; data/requests.yaml says what the groups mean."""

    name: str
    title: str
    phrases: tuple[Phrase, ...]
    sure: re.Pattern[str]
    owned: re.Pattern[str] | None
    label: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing about the applicant named at characters `start` to `end` of a sentence."""

    kind: Kind
    start: int
    end: int
    sure: bool


def _kind(name: str, raw: Mapping[str, Any]) -> Kind:
    sure, owned, label = (tuple(phrases(raw.get(group, ()), plural=True)) for group in ("sure", "owned", "label"))
    return Kind(
        name=name,
        title=raw["title"],
        phrases=(*sure, *owned, *label),
        sure=_compiled(sure),
        owned=_compiled(owned) if owned else None,
        label=_compiled(label) if label else None,
    )


def _compiled(of_kind: Iterable[Phrase]) -> re.Pattern[str]:
    return whole(f"(?:{'|'.join(map(over_text, of_kind))})")


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of information, in the order of the data file."""
    return tuple(_kind(name, raw) for name, raw in data("requests")["kinds"].items())


@cache
def _by_word() -> tuple[Mapping[str, AbstractSet[int]], Mapping[str, AbstractSet[int]]]:
    """Return, for words and beginnings of words, the numbers of the kinds with a phrase that cannot do without one."""
    words: defaultdict[str, set[int]] = defaultdict(set)
    beginnings: defaultdict[str, set[int]] = defaultdict(set)
    for number, kind in enumerate(kinds()):
        for phrase in kind.phrases:
            for word in max(phrase.needed, key=_rarity):
                (beginnings if word.endswith("*") else words)[word.rstrip("*")].add(number)
    return dict(words), dict(beginnings)


def _rarity(words: Sequence[str]) -> tuple[int, int]:
    """Return how seldom one of these words stands in a text, by their length and number."""
    return min(_SHORT, *map(len, words)), -len(words)


def kinds_in(text: str) -> tuple[Kind, ...]:
    """Return the kinds that may be named in a text made plain: a quick look that misses none."""
    words, beginnings = _by_word()
    found: set[int] = set()
    for word in set(_WORD.findall(text)):
        found |= words.get(word, frozenset())
    for beginning, numbers in beginnings.items():
        if beginning in text:
            found |= numbers
    return tuple(kinds()[number] for number in sorted(found))


@cache
def _never() -> re.Pattern[str]:
    return whole(any_of(data("requests")["never"], plural=True))


def masked(text: str) -> str:
    """Blank out, in a text made plain, phrases that share words with the things but never mean them."""
    return _never().sub(lambda found: "~" * len(found.group()), text)


def things_in(text: str, among: Sequence[Kind], *, owned: bool = False) -> list[Thing]:
    """Return the things about an applicant that a text names, in order; owned ones only where something owns them.

    `owned` is true where all that is named is the applicant's own, as in a form that it fills in.
    """
    things = [Thing(kind, m.start(), m.end(), sure=True) for kind in among for m in kind.sure.finditer(text)]
    owners, owners_after = cue("context", "owners"), cue("context", "owners_after")
    for kind in among:
        for found in kind.owned.finditer(text) if kind.owned else ():
            before, after = max(0, found.start() - _BEFORE), found.end() + _AFTER
            if owned or owners.search(text, before, found.start()) or owners_after.search(text, found.end(), after):
                things.append(Thing(kind, found.start(), found.end(), sure=False))
    return sorted(things, key=lambda thing: (thing.start, not thing.sure))


def names_of(text: str, things: Iterable[Thing], level: str = "") -> frozenset[str]:
    """Return a name for each thing that stays the same however it is written: its words, sorted, without plurals.

    `level` is what sets two demands for the same thing apart: a sum of cover.
    """
    return frozenset(
        f"{' '.join(sorted(_NAME_WORD.findall(text[thing.start : thing.end])))}{level}{'' if thing.sure else '~'}"
        for thing in things
    )

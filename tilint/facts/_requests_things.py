"""Things that applicants hand over: their kinds, and where a sentence names one as the applicant's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tilint.facts._requests_phrases import any_of, cue, data, may_be_missing, parts, whole

__all__ = ["Kind", "Thing", "kinds", "kinds_in", "masked", "names_of", "things_in"]

_WORD = re.compile(r"[a-z0-9&']+")
_BEGINNING = 3
"""Letters by which anchors are looked up."""
_BEFORE, _AFTER = 45, 50
"""Characters before and after a thing in which its owner is looked for."""
_NAME_WORD = re.compile(r"\b(?!(?:and|or|of|the|a|an|your|our|all|any|each|their)\b)[a-z0-9]{2,}?(?=s?\b)")


@dataclass(frozen=True, slots=True)
class Kind:
    """One family of things that applicants hand over; data/requests.yaml says what the groups mean."""

    name: str
    title: str
    anchors: tuple[str, ...]
    """Beginnings of words of which one is in any text that names a thing of this kind."""
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


def _anchors(pattern: str) -> list[str]:
    """Return beginnings of words of which one is in any text that a pattern matches: few, and as long as can be."""
    best: list[str] = []
    for part in parts(pattern):
        if may_be_missing(part):
            continue
        options = part[1:-1].split("|") if part.startswith("(") and part.endswith(")") else [part]
        found = [re.match(r"[a-z0-9&']*", option) for option in options]
        literals = [match.group() if match else "" for match in found]
        literals = [literal[:-1] if f"{literal}?" in part else literal for literal in literals]
        if min(map(len, literals)) and (not best or _worth(literals) > _worth(best)):
            best = literals
    return best


def _worth(anchors: list[str]) -> tuple[bool, int, int]:
    shortest = min(map(len, anchors))
    return shortest > _BEGINNING, -len(anchors), shortest


def _compiled(patterns: Iterable[str], end: str = "") -> re.Pattern[str]:
    return whole(any_of(patterns, plural=True), end)


def _kind(name: str, raw: Mapping[str, Any]) -> Kind:
    sure, owned, label = (tuple(raw.get(group, ())) for group in ("sure", "owned", "label"))
    anchors = {literal for pattern in (*sure, *owned, *label) for literal in _anchors(pattern)}
    long = {anchor for anchor in anchors if len(anchor) >= _BEGINNING}
    shortest = sorted(a for a in anchors if not any(a != other and a.startswith(other) for other in long))
    return Kind(
        name=name,
        title=raw["title"],
        anchors=tuple(shortest),
        sure=_compiled(sure, "(?:e?s)?"),
        owned=_compiled(owned, "(?:e?s)?") if owned else None,
        label=_compiled(label) if label else None,
    )


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of information, in the order of the data file."""
    return tuple(_kind(name, raw) for name, raw in data("requests")["kinds"].items())


@cache
def _by_beginning() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the anchors, each with the number of its kind, by their first letters; short ones by themselves."""
    index: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, kind in enumerate(kinds()):
        for anchor in kind.anchors:
            index[anchor[:_BEGINNING]].append((anchor, number))
            if len(anchor) < _BEGINNING:
                index[f"{anchor}s"].append((anchor, number))
    return dict(index)


def kinds_in(text: str) -> tuple[Kind, ...]:
    """Return the kinds that may be named in a text made plain: a quick look that misses none."""
    index = _by_beginning()
    found = {
        number
        for word in set(_WORD.findall(text))
        for anchor, number in index.get(word[:_BEGINNING], ())
        if word.startswith(anchor)
    }
    return tuple(kinds()[number] for number in sorted(found))


@cache
def _never() -> re.Pattern[str]:
    return _compiled(data("requests")["never"])


def masked(text: str) -> str:
    """Blank out, in a text made plain, phrases that share words with the things but never mean them."""
    return _never().sub(lambda found: "~" * len(found.group()), text)


def things_in(text: str, among: Sequence[Kind]) -> list[Thing]:
    """Return the things about an applicant that a text names, in order; owned ones only where something owns them."""
    things = [Thing(kind, m.start(), m.end(), sure=True) for kind in among for m in kind.sure.finditer(text)]
    owners, owners_after = cue("context", "owners"), cue("context", "owners_after")
    for kind in among:
        for found in kind.owned.finditer(text) if kind.owned else ():
            owned = owners.search(text, max(0, found.start() - _BEFORE), found.start())
            if owned or owners_after.search(text, found.end(), found.end() + _AFTER):
                things.append(Thing(kind, found.start(), found.end(), sure=False))
    return sorted(things, key=lambda thing: (thing.start, not thing.sure))


def names_of(text: str, things: Iterable[Thing], level: str = "") -> frozenset[str]:
    """Return a name for each thing that stays the same however it is written: its words, sorted, without plurals.

    `level` is what sets two demands for the same thing apart: a sum of cover.
    """
    return frozenset(" ".join(sorted(_NAME_WORD.findall(text[thing.start : thing.end]))) + level for thing in things)

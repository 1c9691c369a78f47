"""The kind of section that headings, file names and titles show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tilint import strict_yaml
from tilint.language import joined_words
from tilint.phrases import Phrase, parse

__all__ = ["Headings"]

_PARTED = re.compile(r"[_/\\-]+|\.\w{2,4}$")


@dataclass(frozen=True, slots=True)
class _Kind:
    headings: tuple[Phrase, ...]
    titles: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    only: frozenset[str]

    def shown_by(self, joined: str, *, title: bool) -> bool:
        """Tell whether the words of a heading, or of a title, show this kind."""
        phrases = (*self.titles, *self.headings) if title else self.headings
        return any(phrase.search(joined) for phrase in phrases) and not any(phrase.search(joined) for phrase in self.unless)


@cache
def _kinds() -> Mapping[str, _Kind]:
    loaded = strict_yaml.load(files("tilint.facts").joinpath("data", "sections.yaml").read_text(encoding="utf-8"))
    return {
        name: _Kind(
            tuple(map(parse, entry["headings"])),
            tuple(map(parse, entry.get("titles", ()))),
            tuple(map(parse, entry.get("unless", ()))),
            frozenset(entry.get("only", ())),
        )
        for name, entry in loaded.items()
    }


@cache
def _of_heading(heading: str) -> str:
    """Return the kind that a heading shows; "" for none."""
    return _told(joined_words(heading), title=False)


@cache
def _of_title(title: str) -> str:
    """Return the kind that a file's name or title shows; "" for none."""
    return _told(joined_words(_PARTED.sub(" ", title.rpartition("/")[2])), title=True)


def _told(joined: str, *, title: bool) -> str:
    return next((name for name, kind in _kinds().items() if kind.shown_by(joined, title=title)), "") if joined.strip() else ""


class Headings:
    """The kinds of the sections of one document, by their headings."""

    def __init__(self, name: str, title: str) -> None:
        self.fallback = _of_title(name) or _of_title(title)
        """The kind that the file's name or title shows, for what nothing else tells; "" for none."""
        self._known: dict[tuple[str, ...], str] = {}

    def kind(self, section: tuple[str, ...]) -> str:
        """Return the kind of section under a path of headings; "" for none."""
        if section not in self._known:
            self._known[section] = self._read(section)
        return self._known[section]

    def _read(self, section: tuple[str, ...]) -> str:
        only = _kinds()[self.fallback].only if self.fallback else frozenset[str]()
        kind = self.fallback if only else ""
        for heading in section:
            told = _of_heading(heading)
            if not told or (only and told not in only):
                continue
            kind = told
            only = _kinds()[told].only or only
        return kind

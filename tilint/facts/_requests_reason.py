"""Whether a pack says why a thing is asked for or how it will be used: beside it, or in a statement that covers it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tilint.facts._requests_find import Found
from tilint.facts._requests_phrases import alternatives, cue, data, plain
from tilint.facts._requests_things import kinds_in, things_in
from tilint.model import BlockKind, Location
from tilint.reading import Reading, Sentence

__all__ = ["Reasons"]

_NEAR = 8
"""Blocks on either side within which a statement about "the information" covers a request of the same section."""
_SHORTEST = 20
"""Characters of a sentence that can say what will be weighed."""
_POINTS_BACK = re.compile(
    r"^\W*(?:this|these|it|they|that)\b|\b(?:use|need|ask for|want|tell us|request|collect) (?:this|these|it|them)\b"
)
_STARTS_WITH_AIM = re.compile(r"^\W*(?:this|these|it|they|in order to|that is)\b")


@cache
def _aim() -> re.Pattern[str]:
    """Return the pattern of "to verify" with the word before it; at the start of a sentence it needs "in order"."""
    plainly = rf"to (?:help (?:us )?)?{alternatives('why', 'aims')}"
    in_order = rf"(?P<order>in order )to {alternatives('why', 'aims_in_order')}"
    return re.compile(rf"(?:^(?=in)|(?P<before>[\w)]+),? +)(?:{in_order}|{plainly})\b")


@cache
def _not_aims_after() -> frozenset[str]:
    return frozenset(data("requests_asking")["why"]["not_aims_after"])


def _says_what_for(text: str) -> bool:
    """Tell whether a sentence made plain says what something is for."""
    if cue("why", "purpose").search(text) or cue("why", "use").search(text):
        return True
    return any(found["order"] or found["before"] not in _not_aims_after() for found in _aim().finditer(text))


def _is_about_information(text: str) -> bool:
    return bool(_STARTS_WITH_AIM.match(text) or cue("why", "about_information").search(text))


class Reasons:
    """The reasons that a tender gives, ready to be asked for one request at a time."""

    def __init__(self, reading: Reading) -> None:
        """Index the tender's sentences by block, and the kinds of things that it says will be weighed."""
        self._sentences = reading.sentences
        self._by_block: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, sentence in enumerate(self._sentences):
            self._by_block[sentence.location.document, sentence.location.block].append(number)
        self._weighed = self._read_weighed()

    def reason(self, found: Found) -> Location | None:
        """Return where the pack says why a request is made or how the answer will be used; None: nowhere.

        In the request's own words any purpose counts; elsewhere only one that speaks of the same thing, of "this", or
        of how "the information" will be used.
        """
        for sentence, own in self._beside(found):
            text = plain(sentence.text)
            if cue("why", "declaration").search(text):
                continue
            next_to = abs(sentence.location.block - found.location.block) <= 1
            tied = own or (next_to and _POINTS_BACK.search(text) is not None) or self._same_kind(text, found)
            if tied and _says_what_for(text):
                return sentence.location
            if cue("why", "use").search(text) and _is_about_information(text):
                return sentence.location
        return self._weighed.get(found.kinds[0].name)

    @staticmethod
    def _same_kind(text: str, found: Found) -> bool:
        return any(thing.sure for thing in things_in(text, found.kinds[:1]))

    def _beside(self, found: Found) -> Iterator[tuple[Sentence, bool]]:
        """Yield the sentences that may speak of a request, nearest first; True for those that need no tie to it."""
        own = self._sentences[found.sentence]
        yield own, True
        points_back = _POINTS_BACK.search(plain(own.text)) is not None
        place = own.location
        for number in self._by_block[place.document, place.block]:
            if number != found.sentence:
                yield self._sentences[number], points_back and number == found.sentence - 1
        if found.intro is not None:
            above = self._sentences[found.intro].location
            for number in self._by_block[above.document, above.block]:
                yield self._sentences[number], True
        for step in range(1, _NEAR + 1):
            for block in (place.block + step, place.block - step):
                for number in self._by_block.get((place.document, block), ()):
                    other = self._sentences[number]
                    if other.block.section == own.block.section and other.block.kind is not BlockKind.HEADING:
                        yield other, False

    def _read_weighed(self) -> dict[str, Location]:
        """Return, for each kind of thing that the pack says it will weigh or check, where it says so."""
        weighed: dict[str, Location] = {}
        for sentence in self._sentences:
            text = plain(sentence.text)
            if len(text) >= _SHORTEST and cue("why", "weighs").search(text):
                for thing in things_in(text, kinds_in(text)):
                    weighed.setdefault(thing.kind.name, sentence.location)
        return weighed

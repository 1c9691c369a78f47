"""The company that a phrase keeps: the sentences around it, and those of a section that its sentence refers to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tilint.facts._sentence_places import read_sentence_places
from tilint.facts.references import read_references
from tilint.model import BlockKind, Location
from tilint.phrases import parse
from tilint.reading import Reading, Sentence

__all__ = ["DATE_OR_PERIOD", "any_of", "around", "referred_to"]

FOLLOWED = 60
"""How many sentences of a section that is referred to are read."""
SUBJECT = 5
"""Words of at least so many letters tell what a sentence is about, by so many of their first letters."""

DATE_OR_PERIOD = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,4}|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|"
    r"\b(?:\d+|one|two|three|four|five|six|seven|ten|fourteen|fifteen|twenty|thirty)\s*(?:\(\d+\)\s*)?"
    r"(?:working |business |calendar )?(?:day|week|month)s?\b|\[[^\]]*date[^\]]*\]",
    re.IGNORECASE,
)


def any_of(phrases: tuple[str, ...], joined: str) -> bool:
    """Tell whether one of some phrases is among words parted and surrounded by single spaces."""
    return any(parse(text).search(joined) for text in phrases)


def around(reading: Reading, number: int, within: int) -> str:
    """Return the words of a sentence and of its neighbours: the whole table row, or `within` sentences of the same section."""
    here = reading.sentences[number]
    joined = [reading.words.sentences[number].joined]
    for step in (-1, 1):
        count, other = 0, number + step
        while 0 <= other < len(reading.sentences):
            near = reading.sentences[other]
            same_row = here.block.kind is BlockKind.TABLE_ROW and _same_block(near, here)
            count += 0 if same_row else 1
            if count > within or near.location.document != here.location.document or near.block.section != here.block.section:
                break
            joined.append(reading.words.sentences[other].joined)
            other += step
    return " ".join(joined)


def _same_block(one: Sentence, other: Sentence) -> bool:
    return one.location.block == other.location.block and one.location.document == other.location.document


def referred_to(reading: Reading, number: int, match: re.Match[str], fits: Callable[[str, str], bool]) -> Location | None:
    """Return a place in a section that a sentence refers to, about what the phrase is about, whose text and words fit."""
    subject = _subject(match.group())
    for place, text, joined in _told_there(reading, reading.sentences[number]):
        if any(f" {word}" in joined for word in subject) and fits(text, joined):
            return place
    return None


def _subject(words: str) -> frozenset[str]:
    return frozenset(word[:SUBJECT] for word in words.split() if len(word) >= SUBJECT)


def _told_there(reading: Reading, sentence: Sentence) -> Iterator[tuple[Location, str, str]]:
    """Yield place, text and words of each sentence, or whole table row, of the sections that a sentence refers to."""
    places = reading.fact(read_sentence_places)
    for reference in reading.fact(read_references).of(sentence):
        part, count = reference.part, 0
        for block in range(part.first, part.end):
            numbers = places.get((part.document, block), ())
            here = [(reading.sentences[each], reading.words.sentences[each].joined) for each in numbers]
            if here and here[0][0].block.kind is BlockKind.TABLE_ROW:
                row = here[0][0].block.text
                yield Location(part.document, block, 0, len(row)), row, " ".join(joined for _, joined in here)
            else:
                yield from ((each.location, each.text, joined) for each, joined in here)
            count += len(here)
            if count >= FOLLOWED:
                break

"""The verbs `wording` and `sentence_length`: words with a better alternative, and how long sentences are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import Field, model_validator

from tilint.checks import Options, check
from tilint.checks.said import PhraseText
from tilint.finding import Hit
from tilint.model import BlockKind, Location
from tilint.phrases import Phrase, parse
from tilint.reading import Reading

__all__ = ["Entry", "SentenceOptions", "WordingOptions", "sentence_length", "wording"]

ALONE = re.compile(
    r"\s*(?:$|[^\w\s]|(?:who|whom|in|of|is|are|was|were|have|has|had|do|does|with|to|from|at|on|for|by|as|that|which|may|can|will|"
    r"and (?!vulnerable|disabled|elderly|frail|isolated|disadvantaged|poor|sick|socially|other|otherwise)|"
    r"or (?!vulnerable|disabled|elderly|frail|isolated|disadvantaged|poor|sick|socially|other|otherwise))\b)",
    re.IGNORECASE,
)
"""What may follow an adjective that stands for people: "the homeless and their friends", not "the homeless service"."""
_NO_QUOTES = str.maketrans("", "", '“”"')
_OPENING, _CLOSING = '“‘"«', '”’"»'
_QUOTED_CHARACTERS = 60
"""Longer quotations are passages that the tender takes on, not words held at arm's length."""
_TITLE = re.compile(r"(?<!so-)(?<!so )\b(?:called|named|titled|entitled|headed)\s*$", re.IGNORECASE)
"""Comes before a title that the tender itself gives: such words are its own, quotation marks or not."""
_LOOK_BACK = 300
"""Characters before words in which quotation marks are counted."""
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.ENDNOTE, BlockKind.TEXT_BOX})
_SHORTEST, _LONGEST = 4, 150
"""Words of a sentence worth measuring; longer ones are lists that have lost their line breaks."""


class Entry(Options):
    """Words to look for, with what to write instead."""

    say: tuple[PhraseText, ...] = Field(min_length=1)
    """Phrases, in the language of tilint/phrases.py; one, or a list."""
    instead: str
    why: str = ""
    source: str = ""
    """Where the advice comes from: a name or a key of the check's `sources`."""
    unless: tuple[PhraseText, ...] = ()
    """A sentence with one of these is no case."""
    near: tuple[PhraseText, ...] = ()
    """The sentence must hold one of these."""
    alone: bool = False
    """True: no noun may follow ("the homeless and", not "the homeless service")."""

    @model_validator(mode="before")
    @classmethod
    def _one_or_many(cls, raw: object) -> object:
        if isinstance(raw, Mapping):
            return {
                key: (value,) if key in {"say", "unless", "near"} and isinstance(value, str) else value
                for key, value in raw.items()
            }
        return raw


class WordingOptions(Options):
    """Options of `wording`."""

    entries: tuple[Entry, ...] = Field(min_length=1)
    sources: Mapping[str, str] = Field(default_factory=dict)
    """Full names of the sources that entries name by a short key."""
    unless: tuple[PhraseText, ...] = ()
    """A sentence with one of these is no case for any entry."""
    names: bool = True
    """False: words written with capitals, as in the name of a law or a service, are no case."""
    quoted: bool = True
    """False: words in quotation marks are no case."""
    at_least: float | None = Field(default=None, ge=0)
    """So many or more in 1,000 words of the tender, or no hit."""
    below: float | None = Field(default=None, gt=0)
    """Fewer than so many in 1,000 words: one hit without a place."""
    terms: int = Field(default=1, ge=1)
    """With `at_least`: so many different entries must be used."""
    shown: int | None = Field(default=None, ge=1)
    """Return hits for so many entries, those used most; all by default."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of an entry's words."""

    entry: int
    sentence: int
    location: Location
    words: str


@check("wording", options=WordingOptions)
def wording(reading: Reading, options: WordingOptions) -> Iterator[Hit]:
    """Find words with a better alternative: one hit for each entry that is used, its further places related.

    Values: {term} the words as written, {instead}, {why}, {source}; over all entries {count}, {terms} how many
    different ones, {per_thousand} words, {examples} the most used ones, {swaps} what to write for them.

    ```yaml
    check: wording
    at_least: 5
    entries:
      - {say: prior to, instead: before}
      - {say: "utilise~", instead: use, unless: "capacity utilise~"}
    ```
    """
    by_entry: dict[int, list[Use]] = {}
    for use in _uses(reading, options):
        by_entry.setdefault(use.entry, []).append(use)
    ranked = sorted(by_entry.values(), key=lambda uses: (-len(uses), uses[0].location))
    total = sum(map(len, ranked))
    density = 1000 * total / max(1, sum(document.words for document in reading.tender.documents))
    values = _summary(options, ranked, total, density)
    if options.below is not None:
        if density < options.below and reading.sentences:
            yield Hit(None, values, confidence=0.7)
        return
    if options.at_least is not None and (density < options.at_least or len(ranked) < options.terms):
        return
    for uses in ranked[: options.shown]:
        entry = options.entries[uses[0].entry]
        yield Hit(
            uses[0].location,
            {
                **values,
                "term": uses[0].words,
                "instead": entry.instead,
                "why": entry.why,
                "source": options.sources.get(entry.source, entry.source),
            },
            related=tuple(use.location for use in uses[1:]),
        )


def _summary(options: WordingOptions, ranked: Sequence[Sequence[Use]], total: int, density: float) -> Mapping[str, str]:
    used = [(uses[0].words, options.entries[uses[0].entry].instead, len(uses)) for uses in ranked[:5]]
    return {
        "count": str(total),
        "terms": str(len(ranked)),
        "per_thousand": f"{density:.0f}" if density >= 1 or not total else "fewer than 1",
        "examples": ", ".join(f"“{words}”" + (f" ({times} times)" if times > 1 else "") for words, _, times in used),
        "swaps": "; ".join(f"{instead} for “{words}”" for words, instead, _ in used),
    }


def _uses(reading: Reading, options: WordingOptions) -> list[Use]:
    """Return every use of every entry in reading order; where two overlap, the longer."""
    found: list[Use] = []
    excused = {number for text in options.unless for number, _ in reading.words.find(parse(text))}
    for place, entry in enumerate(options.entries):
        uses = [
            use
            for phrase in map(parse, entry.say)
            for number in reading.words.candidates(phrase)
            if number not in excused
            for use in _uses_in(reading, options, place, phrase, number)
        ]
        if uses:
            found.extend(use for use in uses if _fits(entry, reading.words.sentences[use.sentence].joined))
    found.sort(key=lambda use: (use.location.document, use.location.block, use.location.start, -use.location.end))
    kept: list[Use] = []
    for use in found:
        last = kept[-1].location if kept else None
        at = use.location
        if not (last and (last.document, last.block) == (at.document, at.block) and at.start < last.end):
            kept.append(use)
    return kept


def _fits(entry: Entry, joined: str) -> bool:
    """Tell whether the rest of the sentence lets an entry's words count."""
    if any(parse(text).search(joined) for text in entry.unless):
        return False
    return not entry.near or any(parse(text).search(joined) for text in entry.near)


def _uses_in(reading: Reading, options: WordingOptions, place: int, phrase: Phrase, number: int) -> Iterator[Use]:
    """Yield the uses of one phrase in one sentence."""
    sentence, words = reading.sentences[number], reading.words.sentences[number]
    text = sentence.block.text
    for found in phrase.pattern.finditer(words.joined):
        start, end = words.span(found)
        if options.entries[place].alone and not ALONE.match(text, end, sentence.location.end):
            continue
        if not options.names and _is_name(text, sentence.location, start, end):
            continue
        if not options.quoted and _is_quoted(
            text[max(sentence.location.start, start - _LOOK_BACK) : start], text[end : end + _QUOTED_CHARACTERS]
        ):
            continue
        location = Location(sentence.location.document, sentence.location.block, start, end)
        yield Use(place, number, location, " ".join(text[start:end].translate(_NO_QUOTES).split()))


def _is_name(text: str, sentence: Location, start: int, end: int) -> bool:
    """Tell whether words are capitalised as a name is: all but small ones, and not for beginning the sentence."""
    words = re.findall(r"[A-Za-z][\w’'-]*", text[start:end])
    long_words = [word for word in words if len(word) > 3]
    if start == sentence.start:
        long_words = [word for word in long_words if word is not words[0]]
    return bool(long_words) and all(word[0].isupper() for word in long_words)


def _is_quoted(before: str, after: str) -> bool:
    """Tell whether words stand in a short quotation, from what stands before and after them in the sentence."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        opened = before.rfind(opening)
        if opened < max(0, len(before) - _QUOTED_CHARACTERS) or not _closes(after, closing):
            continue
        if _TITLE.search(before[:opened]):
            continue
        if before.count(opening) % 2 == 1 if opening == closing else opened > before.rfind(closing):
            return True
    return False


def _closes(after: str, closing: str) -> bool:
    """Tell whether a quotation is closed; an apostrophe inside a word closes none."""
    return re.search(rf"{closing}(?!\w)", after) is not None


class SentenceOptions(Options):
    """Options of `sentence_length`: the share of long sentences; give `at_least`, `below` or both."""

    words: int = Field(default=30, ge=10)
    """A sentence of more words is long."""
    at_least: float | None = Field(default=None, gt=0, le=100)
    """Per cent of sentences that are long, at least."""
    below: float | None = Field(default=None, gt=0, le=100)
    sentences: int = Field(default=3, ge=1)
    """Fewer long sentences than this are no case for `at_least`."""


@check("sentence_length", options=SentenceOptions)
def sentence_length(reading: Reading, options: SentenceOptions) -> Iterator[Hit]:
    """Measure the sentences of paragraphs and list items; hits are the three longest.

    Values: {share} per cent of sentences that are long, {count} of them, {average} and {longest} words in one.

    ```yaml
    check: sentence_length
    words: 30
    at_least: 40
    ```
    """
    lengths = [
        (length, sentence.location)
        for sentence, words in zip(reading.sentences, reading.words.sentences, strict=True)
        if sentence.block.kind in _PROSE and _SHORTEST <= (length := len(words.spans)) <= _LONGEST
    ]
    if not lengths:
        return
    long = sorted((entry for entry in lengths if entry[0] > options.words), key=lambda entry: (-entry[0], entry[1]))
    share = 100 * len(long) / len(lengths)
    values = {
        "share": f"{share:.0f}",
        "count": str(len(long)),
        "average": f"{sum(length for length, _ in lengths) / len(lengths):.0f}",
        "longest": str(max(length for length, _ in lengths)),
    }
    if options.at_least is not None and (share < options.at_least or len(long) < options.sentences):
        return
    if options.below is not None and share >= options.below:
        return
    if options.at_least is None:
        yield Hit(None, values, confidence=0.7)
    else:
        yield from (Hit(location, values) for _, location in long[:3])

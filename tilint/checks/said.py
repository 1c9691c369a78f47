"""The verb `said`: the tender says one of these phrases, here, with this near it, and not that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from tilint.checks import Options, check
from tilint.facts._quantities import Quantity, quantities
from tilint.finding import Hit
from tilint.language import WORDS
from tilint.model import BlockKind, Location
from tilint.phrases import NEGATIONS, Phrase, Words, parse
from tilint.reading import Reading, Sentence

__all__ = ["SaidOptions", "said"]


def _is_phrase(text: str) -> str:
    parse(text)
    return text


PhraseText = Annotated[str, AfterValidator(_is_phrase)]
Unit = Literal["days", "months", "years", "percent", "money"]


class Amount(Options):
    """An amount in the same sentence as the phrase. Days, months and years are compared as time, whatever the unit written."""

    unit: Unit
    at_least: float | None = None
    more_than: float | None = None
    at_most: float | None = None
    less_than: float | None = None
    after: bool = False
    """True: the amount must stand after the phrase begins."""

    @model_validator(mode="after")
    def _compares(self) -> Amount:
        if all(bound is None for bound in (self.at_least, self.more_than, self.at_most, self.less_than)):
            msg = "amount: give at_least, more_than, at_most or less_than"
            raise ValueError(msg)
        return self

    def allows(self, quantity: Quantity) -> bool:
        """Tell whether a quantity is of this unit and within the bounds."""
        value = _measure(quantity, self.unit)
        return value is not None and (
            (self.at_least is None or value >= self.at_least)
            and (self.more_than is None or value > self.more_than)
            and (self.at_most is None or value <= self.at_most)
            and (self.less_than is None or value < self.less_than)
        )


def _measure(quantity: Quantity, unit: Unit) -> float | None:
    if unit in {"percent", "money"}:
        return quantity.value if quantity.unit == unit else None
    days = quantity.in_days()
    if days is None:
        return None
    if quantity.unit == unit or (unit == "days" and quantity.unit == "working days"):
        return days if unit == "days" else quantity.value
    return round(days / {"days": 1, "months": 30.4, "years": 365}[unit], 2)


class SaidOptions(Options):
    """Options of `said`."""

    any: tuple[PhraseText, ...] = Field(min_length=1)
    """Phrases, one of which must be in the sentence."""
    unless: tuple[PhraseText, ...] = ()
    """A sentence with one of these is no hit."""
    near: tuple[PhraseText, ...] = ()
    """One of these must be in the same sentence, table row, or within `within` sentences of the same section."""
    not_near: tuple[PhraseText, ...] = ()
    """None of these may be there."""
    within: int = Field(default=1, ge=0, le=10)
    section: tuple[PhraseText, ...] = ()
    """The path of headings above must hold one of these."""
    not_section: tuple[PhraseText, ...] = ()
    date_or_period: bool = False
    """The sentence, its table row or a neighbour must hold a date, a period or a placeholder for one."""
    amount: Amount | None = None
    at_least: int = Field(default=1, ge=1)
    """Fewer sentences than this are no hit."""
    at_most: int | None = Field(default=None, ge=1)
    """More sentences than this are no hit."""
    headings: bool = False
    """True: a heading counts as a sentence too."""
    spread: int = Field(default=1, ge=1)
    """The hits must come from at least so many sections of the tender (counted by nearest heading and file)."""
    confidence: float = Field(default=0.85, gt=0, le=1)


@check("said", options=SaidOptions)
def said(reading: Reading, options: SaidOptions) -> Iterator[Hit]:
    """Find sentences that say something.

    A phrase that holds no negation is no hit where one stands in it or just before it ("we will *not* give feedback"). Headings,
    contents lists, headers and footers do not count as sayings.

    ```yaml
    check: said
    any: ["<we> will (give|send|provide) ... feedback ... (all|every) <bidder>"]
    unless: [on request]
    near: [unsuccessful]
    section: [award, timetable]
    date_or_period: true
    amount: {unit: days, at_most: 30}
    ```
    """
    hits: dict[int, Hit] = {}
    for text in options.any:
        phrase = parse(text)
        for number, match in reading.words.find(phrase):
            if number not in hits:
                hit = _hit(reading, options, phrase, number, match)
                if hit:
                    hits[number] = hit
    found = [hits[number] for number in sorted(hits)]
    sections = {(hit.location.document, reading.tender.block(hit.location).section[-1:]) for hit in found if hit.location}
    if len(found) >= options.at_least and len(found) <= (options.at_most or len(found)) and len(sections) >= options.spread:
        yield from found


def _hit(reading: Reading, options: SaidOptions, phrase: Phrase, number: int, match: re.Match[str]) -> Hit | None:
    """Return a hit where the sentence around a match answers every option."""
    sentence = reading.sentences[number]
    words = reading.words.sentences[number]
    if not (_meant(options, phrase, words, match) and _place_fits(options, sentence) and _company_fits(reading, options, number)):
        return None
    start, end = words.span(match)
    values: dict[str, str] = {"words": sentence.block.text[start:end]}
    if options.amount:
        amount = _amount(options.amount, sentence, start)
        if amount is None:
            return None
        values["amount"] = amount
    location = Location(sentence.location.document, sentence.location.block, start, end)
    return Hit(_wide(sentence, location), values, options.confidence)


def _meant(options: SaidOptions, phrase: Phrase, words: Words, match: re.Match[str]) -> bool:
    """Tell whether the sentence means what the phrase says: it is not denied, and nothing that excuses it is there."""
    denied = not phrase.says_no and _denied(words.joined, match)
    return not denied and not _any(options.unless, words.joined)


def _company_fits(reading: Reading, options: SaidOptions, number: int) -> bool:
    """Tell whether what stands around a sentence is as the options want it."""
    if not (options.near or options.not_near or options.date_or_period):
        return True
    around = _around(reading, number, options.within)
    if (options.near and not _any(options.near, around)) or _any(options.not_near, around):
        return False
    return not options.date_or_period or bool(_DATE_OR_PERIOD.search(f"{reading.sentences[number].block.text} {around}"))


def _wide(sentence: Sentence, location: Location) -> Location:
    """Return the sentence's place where it is short enough to quote whole, else the match's."""
    whole = sentence.location
    return whole if whole.end - whole.start <= 300 else location


def _denied(joined: str, match: re.Match[str]) -> bool:
    before = joined[: match.start()].split()[-3:]
    return bool(NEGATIONS.intersection(before)) or bool(NEGATIONS.intersection(match.group().split()))


def _any(phrases: tuple[str, ...], joined: str) -> bool:
    return any(parse(text).search(joined) for text in phrases)


def _place_fits(options: SaidOptions, sentence: Sentence) -> bool:
    if sentence.block.kind is BlockKind.HEADING and not options.headings:
        return False
    if not options.section and not options.not_section:
        return True
    path = section_words(sentence.block.section)
    return (not options.section or _any(options.section, path)) and not _any(options.not_section, path)


@cache
def section_words(section: tuple[str, ...]) -> str:
    """Return a path of headings as phrases see it: lower case words between single spaces."""
    return f" {' '.join(WORDS.findall(' '.join(section).lower()))} "


def _around(reading: Reading, number: int, within: int) -> str:
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


def _amount(wanted: Amount, sentence: Sentence, start: int) -> str | None:
    """Return the words of the first amount in the sentence that is wanted."""
    place = sentence.location
    for quantity in quantities(sentence.text):
        if wanted.allows(quantity) and not (wanted.after and place.start + quantity.end <= start):
            return sentence.text[quantity.start : quantity.end]
    return None


_DATE_OR_PERIOD = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,4}|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|"
    r"\b(?:\d+|one|two|three|four|five|six|seven|ten|fourteen|fifteen|twenty|thirty)\s*(?:\(\d+\)\s*)?"
    r"(?:working |business |calendar )?(?:day|week|month)s?\b|\[[^\]]*date[^\]]*\]",
    re.IGNORECASE,
)

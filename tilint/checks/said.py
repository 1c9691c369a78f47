"""The verb `said`: the tender says one of these phrases, here, with this near it, and not that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field

from tilint.checks import Options, check
from tilint.checks._amounts import Amount
from tilint.checks._company import DATE_OR_PERIOD, any_of, around, referred_to
from tilint.checks._scope import read_scopes
from tilint.facts.roles import Role, read_roles
from tilint.facts.sections import SectionKind, read_sections
from tilint.finding import Hit
from tilint.language import joined_words
from tilint.model import BlockKind, Location
from tilint.phrases import Phrase, Words, parse
from tilint.reading import Reading, Sentence

__all__ = ["PhraseText", "SaidOptions", "said"]

PLACES = 4
"""How many places of a phrase are looked at in one sentence."""
HEDGED = 0.75
"""What the confidence of a hit is multiplied by where its words are hedged."""


def _is_phrase(text: str) -> str:
    parse(text)
    return text


PhraseText = Annotated[str, AfterValidator(_is_phrase)]


class SaidOptions(Options):
    """Options of `said`."""

    any: tuple[PhraseText, ...] = Field(min_length=1)
    """Phrases, one of which must be in the sentence."""
    unless: tuple[PhraseText, ...] = ()
    """A sentence with one of these is no hit."""
    also: tuple[Annotated[tuple[PhraseText, ...], Field(min_length=1)], ...] = ()
    """Groups of phrases: one of each group must be in the sentence too, in any order, or in the nearest heading above it."""
    near: tuple[PhraseText, ...] = ()
    """One of these must be in the same sentence, table row, or within `within` sentences of the same section."""
    not_near: tuple[PhraseText, ...] = ()
    """None of these may be there."""
    within: int = Field(default=1, ge=0, le=10)
    section: tuple[PhraseText, ...] = ()
    """The path of headings above must hold one of these."""
    not_section: tuple[PhraseText, ...] = ()
    in_: tuple[SectionKind, ...] = Field(default=(), alias="in")
    """The sentence must stand in a section of one of these kinds, by its headings, its file's name or its content."""
    not_in: tuple[SectionKind, ...] = ()
    role: tuple[Role, ...] = ()
    """The sentence must have one of these roles: promise, condition, request ..."""
    not_role: tuple[Role, ...] = ()
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
    firm: bool = False
    """True: a promise that is hedged ("may", "where possible", "at its discretion", "subject to") is no hit."""
    denied: bool = False
    """True: only what is denied is a hit, by its own sentence or by the words that lead in to its list ("We cannot pay for:")."""
    confidence: float = Field(default=0.85, gt=0, le=1)


@check("said", options=SaidOptions)
def said(reading: Reading, options: SaidOptions) -> Iterator[Hit]:
    """Find sentences that say something.

    A phrase that holds no negation is no hit where its words are denied: "we will *not* give feedback", "*no* marks or feedback
    will be given", "we do *not* guarantee that feedback is given", an item of a list that "We cannot pay for:" leads in to, a
    table cell answered by "No". A denial ends with its clause, and "not only", "no later than" or "without prejudice" deny
    nothing. What follows "other than" or "except" is taken as the opposite of its rule. A phrase that holds a negation of its
    own is heard as it is written. `denied: true` turns this round: only what is denied is a hit.

    A promise that is hedged ("may", "where possible", "at its discretion", "subject to", "we aim to") lowers the confidence by a
    quarter; with `firm: true` it is no hit.

    Where `near`, `date_or_period` or `amount` is not answered around the sentence, and the sentence refers to another part of the
    tender ("as set out in clause 4.2", "see Schedule 3"), a sentence there about the same thing may answer it.

    Headings, contents lists, headers and footers do not count as sayings. Kinds of section for `in` and `not_in`: glossary,
    timetable, award-criteria, instructions, terms, specification, response-form, background, budget, contact, data-protection,
    questions, eligibility, monitoring, other. Roles for `role` and `not_role`: request, promise, condition, service, clause,
    statement, heading, contents, example, quotation, definition.

    ```yaml
    check: said
    any: ["<we> will (give|send|provide) ... feedback ... (all|every) <bidder>"]
    unless: [on request]
    also: [[unsuccessful, whatever the outcome], [in writing, by letter]]
    near: [scores]
    section: [award, feedback]
    in: [award-criteria, timetable, instructions]
    role: [promise, condition]
    firm: true
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
    if (
        any_of(options.unless, words.joined)
        or not _place_fits(reading, options, number)
        or not _also_there(options, sentence, words)
    ):
        return None
    meant = _meant(reading, options, phrase, number, match)
    company = _company(reading, options, number, match) if meant else None
    if meant is None or company is None:
        return None
    match, confidence = meant
    start, end = words.span(match)
    values: dict[str, str] = {"words": sentence.block.text[start:end]}
    if options.amount:
        amount, place = _amount(reading, options.amount, number, match)
        if amount is None:
            return None
        values["amount"] = amount
        company += (place,) if place else ()
    location = Location(sentence.location.document, sentence.location.block, start, end)
    return Hit(_wide(sentence, location), values, confidence, company)


def _meant(
    reading: Reading, options: SaidOptions, phrase: Phrase, number: int, match: re.Match[str]
) -> tuple[re.Match[str], float] | None:
    """Return the first place in a sentence where a phrase is said and, where that counts, not hedged; with the confidence."""
    scopes = reading.fact(read_scopes)
    joined = reading.words.sentences[number].joined
    place: re.Match[str] | None = match
    for _ in range(PLACES):
        if place is None:
            return None
        if scopes.denies(number, phrase, place) is options.denied:
            hedged = scopes.hedges(number, phrase, place)
            if not hedged or not options.firm:
                return place, options.confidence * (HEDGED if hedged else 1)
        place = phrase.pattern.search(joined, place.start() + 1)
    return None


def _company(reading: Reading, options: SaidOptions, number: int, match: re.Match[str]) -> tuple[Location, ...] | None:
    """Return what sections that a sentence refers to add; None where what stands around it is not as the options want."""
    if not (options.near or options.not_near or options.date_or_period):
        return ()
    words = around(reading, number, options.within)
    if any_of(options.not_near, words):
        return None
    lacking: list[Callable[[str, str], bool]] = []
    if options.near and not any_of(options.near, words):
        lacking.append(lambda _, joined: any_of(options.near, joined))
    if options.date_or_period and not DATE_OR_PERIOD.search(f"{reading.sentences[number].block.text} {words}"):
        lacking.append(lambda text, _: DATE_OR_PERIOD.search(text) is not None)
    found = [referred_to(reading, number, match, fits) for fits in lacking]
    places = tuple(place for place in found if place)
    return places if len(places) == len(lacking) else None


def _amount(reading: Reading, wanted: Amount, number: int, match: re.Match[str]) -> tuple[str | None, Location | None]:
    """Return the words of the first amount that is wanted, and its place where the sentence only refers to it."""
    sentence = reading.sentences[number]
    start, _ = reading.words.sentences[number].span(match)
    here = wanted.first(sentence.text, start - sentence.location.start)
    if here:
        return here, None
    place = referred_to(reading, number, match, lambda text, _: wanted.first(text) is not None)
    return (wanted.first(reading.tender.block(place).text[place.start : place.end]), place) if place else (None, None)


def _also_there(options: SaidOptions, sentence: Sentence, words: Words) -> bool:
    """Tell whether one phrase of each group of `also` is in the sentence or in the nearest heading above it."""
    if not options.also:
        return True
    seen = words.joined + section_words(sentence.block.section[-1:])
    return all(any_of(group, seen) for group in options.also)


def _wide(sentence: Sentence, location: Location) -> Location:
    """Return the sentence's place where it is short enough to quote whole, else the match's."""
    whole = sentence.location
    return whole if whole.end - whole.start <= 300 else location


def _place_fits(reading: Reading, options: SaidOptions, number: int) -> bool:
    """Tell whether a sentence has the role and stands in the section that the options want."""
    sentence = reading.sentences[number]
    if sentence.block.kind is BlockKind.HEADING and not options.headings:
        return False
    if options.section or options.not_section:
        path = section_words(sentence.block.section)
        if (options.section and not any_of(options.section, path)) or any_of(options.not_section, path):
            return False
    if options.in_ or options.not_in:
        kind = reading.fact(read_sections).at(sentence.location)
        if (options.in_ and kind not in options.in_) or kind in options.not_in:
            return False
    if options.role or options.not_role:
        role = reading.fact(read_roles)[number]
        return (not options.role or role in options.role) and role not in options.not_role
    return True


@cache
def section_words(section: tuple[str, ...]) -> str:
    """Return a path of headings as phrases see it: lower case words between single spaces."""
    return joined_words(" ".join(section))

"""The questions that follow from what was found, in the order in which a provider asks them, and what it was glad to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tilint.finding import Verdict
from tilint.model import Location
from tilint.report import Judgement, Report
from tilint.reporters._shared import clean, shortened

__all__ = ["Enquiry", "about", "enquiries", "strengths"]

SURE_STRENGTH = 0.8
"""A strength that is less sure is not praised in a letter."""
LONGEST_QUOTE = 160
LEAST_WORDS, MOST_WORDS, LONGEST_WORDS = 3, 15, 5
"""A question is about words where so many places hold no more than five words each; fifteen of them are named."""
_DIGIT = re.compile(r"\d")
LONGEST_TERM = 40
"""Characters of a place that is a word or two."""
MOST_ASKS = 2
"""A point with more to ask about asks what its surest findings ask."""
_ASKED = frozenset({Verdict.CONFLICT, Verdict.GAP, Verdict.UNREAD})


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One numbered question: what to ask, the most important first, and the places it is about."""

    asks: tuple[str, ...]
    places: tuple[Location, ...]
    verdict: Verdict
    doubtful: bool
    missing: str
    """What was not found and where it usually stands, in sentences; "" where the question is about a place."""


def enquiries(report: Report) -> tuple[Enquiry, ...]:
    """Return the questions to ask: what works against people first, then what matters most to whoever decides whether to bid.

    What two points ask in the same words is asked once, with the places of both.
    """
    rank = {slug: number for number, slug in enumerate(report.ask_first)}

    def importance(item: Judgement) -> tuple[int, int, float, str]:
        sure = item.verdict is Verdict.CONFLICT and not item.doubtful
        group = 0 if sure else 2 if item.verdict is Verdict.UNREAD else 1
        return group, rank.get(item.slug, len(rank)), -round(item.confidence, 4), item.slug

    whole: list[Enquiry] = []
    home: dict[str, int] = {}
    for judgement in sorted(_to_ask(report), key=importance):
        enquiry = _of(judgement)
        new = tuple(ask for ask in enquiry.asks if _same(ask) not in home)
        for ask in enquiry.asks:
            known = home.setdefault(_same(ask), len(whole))
            if known < len(whole):
                whole[known] = replace(whole[known], places=tuple(dict.fromkeys((*whole[known].places, *enquiry.places))))
        if new:
            whole.append(replace(enquiry, asks=new))
    return tuple(whole)


def _to_ask(report: Report) -> Iterator[Judgement]:
    """Yield the shown points to ask about, and what each aspect turns on where that was not found."""
    shown = [judgement for judgement in report.shown if judgement.verdict in _ASKED]
    yield from shown
    if not report.scope.select:
        seen = {judgement.slug for judgement in shown} | report.scope.ignore
        for aspect in report.aspects:
            first = aspect.judgements[0]
            if first.verdict is Verdict.GAP and first.slug not in seen:
                seen = seen | {first.slug}
                yield first


def _of(judgement: Judgement) -> Enquiry:
    asks = tuple(dict.fromkeys(clean(finding.ask) for finding in judgement.findings if finding.ask.strip()))[:MOST_ASKS]
    asking = [finding for finding in judgement.findings if clean(finding.ask) in asks]
    words = sum(len(finding.locations) for finding in asking) >= LEAST_WORDS and all(
        place.end - place.start <= LONGEST_TERM for finding in asking for place in finding.locations
    )
    return Enquiry(
        asks=asks,
        places=tuple(
            dict.fromkeys(place for finding in asking for place in finding.locations[: len(finding.locations) if words else 1])
        ),
        verdict=judgement.verdict,
        doubtful=judgement.doubtful,
        missing=_missing(judgement),
    )


def _missing(judgement: Judgement) -> str:
    if judgement.verdict is not Verdict.GAP:
        return ""
    gap = judgement.rule.gap
    often = f" The answer often stands in {gap.where}." if gap and gap.where else ""
    return clean(f"{judgement.findings[0].message}{often}")


def _same(ask: str) -> str:
    return " ".join(re.findall(r"\w+", ask.lower()))


def about(report: Report, enquiry: Enquiry, most: int = 2) -> Iterator[str]:
    """Yield, in sentences for a letter, what a question is about: places with their words, or that nothing was found."""
    if enquiry.verdict is Verdict.UNREAD:
        yield "We could not open part of the documents, so the answer may be there."
    elif enquiry.missing:
        yield enquiry.missing
    else:
        yield from _words(report, enquiry) or _places(report, enquiry, most)
        if enquiry.doubtful:
            yield "We may have read this differently from how you mean it."


def _words(report: Report, enquiry: Enquiry) -> tuple[str, ...]:
    """Return one line with the words that a question is about, where it is about words and not about a passage."""
    quotes = [clean(report.tender.quote(place)) for place in enquiry.places]
    if len(quotes) < LEAST_WORDS or any(len(quote.split()) > LONGEST_WORDS or _DIGIT.search(quote) for quote in quotes):
        return ()
    first = {quote.lower(): quote for quote in reversed(quotes)}
    new = [quote for key, quote in reversed(first.items()) if not any(key in ask.lower() for ask in enquiry.asks)]
    named = ", ".join(f"“{quote}”" for quote in new[:MOST_WORDS])
    elsewhere = " and elsewhere" if len({(place.document, place.block) for place in enquiry.places}) > 1 else ""
    return (f"{named} ({clean(report.where(enquiry.places[0]))}{elsewhere})",) if named else ("",)


def _places(report: Report, enquiry: Enquiry, most: int) -> Iterator[str]:
    for place in enquiry.places[:most]:
        quote = clean(report.tender.quote(place)).lstrip("☐□☒•▪ ")
        yield f"{clean(report.where(place))}: {shortened(quote, LONGEST_QUOTE)}"
    more = len(enquiry.places) - most
    if more > 0:
        yield f"and {more} more {'place' if more == 1 else 'places'}"


def strengths(report: Report, most: int) -> tuple[str, ...]:
    """Return what a provider was glad to see, as the rules say it, in the order of what matters to it."""
    rank = {slug: number for number, slug in enumerate(report.ask_first)}
    met = [
        item for item in report.shown if item.verdict is Verdict.MET and item.rule.strength and item.confidence >= SURE_STRENGTH
    ]
    met.sort(key=lambda item: (rank.get(item.slug, len(rank)), item.slug))
    return tuple(dict.fromkeys(clean(item.rule.strength) for item in met))[:most]

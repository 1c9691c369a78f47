"""From judgements to the findings of the HTML report: plain values that a template writes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilint.finding import Finding, Verdict
from tilint.model import CELL_BREAK, Location
from tilint.report import Judgement, Report
from tilint.reporters._shared import GROUPS, Group, advice, clean, group_of, source_of

__all__ = ["LOOKS", "Advice", "Point", "Quote", "look_of", "points"]

LOOKS = dict(zip((group.title for group in GROUPS), ("met", "against", "look", "gap", "unread", "ask", "other"), strict=True))
"""The class of each group in the style sheet, by its title."""
MOST_PLACES = 4
LONGEST_QUOTE = 300
SHORT = 60
"""A quote with fewer characters than this is shown with the words around it."""
AROUND = 90


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the tender, with what stands before and after them where they are few, and where they stand."""

    before: str
    words: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing found on a point, with its places; `more` counts those that are not shown."""

    message: str
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Advice:
    """Wording to paste or a question to ask; `name` tells it from others for those who hear the page."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """One guidance point with a finding: what was found, why it matters, what to do. `number` is unique in the tender."""

    number: int
    group: Group
    look: str
    title: str
    said: tuple[Said, ...]
    searched: str
    doubt: str
    why: str
    advice: tuple[Advice, ...]
    law: str
    source: str


def look_of(group: Group) -> str:
    """Return the class of a group in the style sheet."""
    return LOOKS[group.title]


def points(report: Report, judgements: Sequence[Judgement], role: str) -> Iterator[Point]:
    """Yield the points that have findings, numbered in the order given."""
    told = (judgement for judgement in judgements if judgement.findings)
    for number, judgement in enumerate(told, 1):
        yield _point(report, judgement, role, number)


def _point(report: Report, judgement: Judgement, role: str, number: int) -> Point:
    first, group = judgement.findings[0], group_of(judgement)
    met = judgement.verdict is Verdict.MET
    title = clean(judgement.rule.strength or first.message if met else first.message)
    todo = dict.fromkeys(words for finding in judgement.findings if (words := clean(advice(finding, role))))
    return Point(
        number,
        group,
        look_of(group),
        title[:1].upper() + title[1:],
        tuple(_said(report, finding) for finding in judgement.findings),
        clean(first.searched),
        clean(max(judgement.findings, key=lambda finding: finding.confidence).settled_by),
        clean(first.why),
        () if met else tuple(Advice(title, words) for words in todo),
        clean(first.context),
        clean(source_of(first)),
    )


def _said(report: Report, finding: Finding) -> Said:
    shown = finding.locations[:MOST_PLACES]
    return Said(clean(finding.message), tuple(_quote(report, place) for place in shown), len(finding.locations) - len(shown))


def _quote(report: Report, place: Location) -> Quote:
    text = report.tender.block(place).text
    words = clean(report.tender.quote(place))
    if len(words) > LONGEST_QUOTE:
        return Quote("", f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …", "", clean(report.where(place)))
    before = after = ""
    if len(words) < SHORT:
        before = _tail(text[max(0, place.start - AROUND) : place.start], cut=place.start > AROUND)
        after = _head(text[place.end : place.end + AROUND], cut=place.end + AROUND < len(text))
    return Quote(before, words, after, clean(report.where(place)))


def _tail(text: str, *, cut: bool) -> str:
    """Return the end of a text from a whole word on, with the space before the quote kept."""
    words = _plain(text)
    return f"… {words.partition(' ')[2]}" if cut else words


def _head(text: str, *, cut: bool) -> str:
    words = _plain(text)
    return f"{words.rpartition(' ')[0]} …" if cut else words


def _plain(text: str) -> str:
    """Return a text on one line whose spaces at its ends are kept, as a quote follows or goes before."""
    words = text.replace(CELL_BREAK, " | ")
    return f"{' ' if words[:1].isspace() else ''}{clean(words)}{' ' if words.strip() and words[-1:].isspace() else ''}"

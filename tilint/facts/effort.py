"""The effort of a bid: questions to answer with their limits, documents to supply, interviews, presentations and visits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tilint.facts import Fact
from tilint.facts._effort_limits import Limit, limits
from tilint.facts._effort_more import Occasion, Paper, occasions, papers
from tilint.facts._effort_questions import Question, questions
from tilint.facts.roles import Role, read_roles
from tilint.facts.sections import SectionKind, read_sections
from tilint.model import Location
from tilint.reading import Reading

__all__ = ["FACT", "Bound", "Effort", "read_effort"]

_NOT_OF_BIDS = frozenset({SectionKind.TERMS, SectionKind.MONITORING, SectionKind.DATA_PROTECTION, SectionKind.CONTACT})
_ROLES = frozenset({Role.REQUEST, Role.CONDITION, Role.PROMISE, Role.STATEMENT, Role.HEADING})
_WHOLE = 10
"""Pages from which a limit is that of a whole narrative, which the call and the form both state."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit that stands apart from a question: on a whole narrative, on each answer, on an attachment."""

    location: Location
    limit: Limit


@dataclass(frozen=True, slots=True)
class Effort:
    """What a bid takes."""

    questions: tuple[Question, ...]
    bounds: tuple[Bound, ...]
    papers: tuple[Paper, ...]
    occasions: tuple[Occasion, ...]


def read_effort(reading: Reading) -> Effort:
    """Return what applicants write, send and take part in. A limit on each answer is that of every question without its own."""
    asked, bounds = questions(reading), tuple(_bounds(reading))
    each = next((bound for bound in bounds if bound.limit.each), None)
    if each:
        own = replace(each.limit, each=False)
        asked = tuple(question if question.limits else replace(question, limits=(own,)) for question in asked)
    taken = {(question.location.document, question.location.block) for question in asked}
    headings = {section for item in asked if item.limits for section in reading.tender.block(item.location).section[-1:]}
    apart: dict[tuple[object, ...], Bound] = {}
    for bound in bounds:
        if (bound.location.document, bound.location.block) not in taken and not _is_heading_of(reading, bound, headings):
            apart.setdefault(_same(reading, bound), bound)
    return Effort(asked, tuple(apart.values()), papers(reading), occasions(reading))


def _same(reading: Reading, bound: Bound) -> tuple[object, ...]:
    """Return what two places share that state one limit: a section repeats its own, and two files that of a whole narrative."""
    place, limit = bound.location, bound.limit
    whole = limit.unit == "pages" and limit.number >= _WHOLE
    where = () if whole else (place.document, reading.tender.block(place).section or place.block)
    return (limit.unit, limit.number, *where)


def _bounds(reading: Reading) -> Iterator[Bound]:
    """Yield the limits that sentences and headings state on what applicants write, each file's own once."""
    sections = reading.fact(read_sections)
    for sentence, role in zip(reading.sentences, reading.fact(read_roles), strict=True):
        place = sentence.location
        if role not in _ROLES or sections.at(place) in _NOT_OF_BIDS or "report" in " ".join(sentence.block.section[-1:]).lower():
            continue
        for limit in limits(sentence.text):
            yield Bound(place, limit)
            break


def _is_heading_of(reading: Reading, bound: Bound, headings: set[str]) -> bool:
    return any(reading.tender.quote(bound.location) in heading for heading in headings)


def _rows(reading: Reading) -> list[dict[str, Any]]:
    effort = reading.fact(read_effort)
    rows = [
        _row(reading, "method-statement" if question.method_statement else "question", question.location, question.limits)
        for question in effort.questions
    ]
    rows += [_row(reading, "limit", bound.location, (bound.limit,)) for bound in effort.bounds]
    rows += [{**_row(reading, "document", paper.location), "when": paper.when.value} for paper in effort.papers]
    return rows + [_row(reading, occasion.kind.replace(" ", "-"), occasion.location) for occasion in effort.occasions]


def _row(reading: Reading, kind: str, place: Location, bounds: Sequence[Limit] = ()) -> dict[str, Any]:
    by_unit = {limit.unit: limit.number for limit in bounds}
    return {
        "kind": kind,
        "words": by_unit.get("words"),
        "pages": by_unit.get("pages"),
        "characters": by_unit.get("characters"),
        "each": any(limit.each for limit in bounds),
        "when": None,
        "file": reading.tender.file(place),
        "page": reading.tender.block(place).page,
        "quote": " ".join(reading.tender.quote(place).split()),
    }


FACT = Fact("effort", "What a bid takes", _rows)

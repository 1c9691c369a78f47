"""Finds the heading under which an answer usually sits: a note on what was not found hangs there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tilint.model import BlockKind, Location, Tender

__all__ = ["Sections"]

BY_NAME, BY_OTHER_NAME = 3, 2
"""A heading answers to a name that makes up at least a third of it, and to another name that makes up half of it."""
_WORD = re.compile(r"[a-z]+")
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ing|ed|s)$")
_BETWEEN = re.compile(r"[,’']|\b(?:or|and|in|of|on|under|with|for)\b")
_COMMON = re.compile(
    "an?|and|are|ask|at|beside|by|can|day|documents?|each|end|first|for|how|if|into?|is|its|list|look|looking|notes?|of|on"
    "|or|our|out|parts?|pages?|sections?|tables?|tender|that|the|their|this|to|under|we|what|when|where|who|with|works?|your"
)
"""Words that tell no section from another."""
_ALSO_CALLED = {
    "apply": "eligibility, application process, application instructions, submission",
    "award criteria": "evaluation criteria, evaluation factors, basis of award, scoring, evaluation",
    "background": "context, purpose, introduction",
    "budget": "funding, price, cost",
    "clarification": "questions, enquiries, points of contact",
    "contract management": "contract administration, governance",
    "contract terms": "terms and conditions, conditions of contract, contract clauses, terms",
    "evaluation": "assessment, scoring",
    "introduction": "overview, purpose, about us, welcome",
    "measures": "performance metrics, key performance indicators, performance measures, outcomes",
    "monitoring": "performance, reporting, contract management, key performance indicators",
    "outcomes": "objectives, goals, performance metrics, aims",
    "payment terms": "payment, invoicing, invoice",
    "pricing schedule": "price, pricing, cost, budget",
    "quality questions": "method statements, questions, proposal narrative, technical proposal",
    "service model": "scope of services, service requirements, program design, program description, scope",
    "specification": "statement of work, requirements, scope of services, scope, program description",
    "submit": "submission, how to tender, return of tenders",
    "timetable": "timeline, timescales, key dates, programme, dates",
    "workforce": "staffing, staff, personnel",
}
"""Other names for what rules call a place in a tender, the likeliest first."""


class Sections:
    """The headings of some documents, found by a description of where an answer usually sits."""

    def __init__(self, tender: Tender, documents: Iterable[int]) -> None:
        self._headings = [
            (Location(number, at, 0, len(block.text)), stems)
            for number in documents
            for at, block in enumerate(tender.documents[number].blocks)
            if block.kind is BlockKind.HEADING and not block.hidden and (stems := _stems(block.text))
        ]

    def nearest(self, where: str) -> Location | None:
        """Return the heading that has a name with the fewest other words. What `where` names first is tried first."""
        for wanted, share in _names(where):
            found = [(len(stems), place) for place, stems in self._headings if wanted <= stems]
            if found and min(found)[0] <= share * len(wanted):
                return min(found)[1]
        return None


def _names(where: str) -> Iterator[tuple[frozenset[str], int]]:
    """Yield the words of each place that a description names, and then those of their other names, with their share."""
    named = [stems for part in _BETWEEN.split(where.lower()) if (stems := _stems(part))]
    yield from ((stems, BY_NAME) for stems in named)
    for stems in named:
        for name, others in _ALSO_CALLED.items():
            if _stems(name) <= stems:
                yield from ((_stems(other), BY_OTHER_NAME) for other in others.split(","))


def _stems(text: str) -> frozenset[str]:
    """Return the words that tell one section from another, without their endings."""
    return frozenset(_ENDING.sub("", word) for word in _WORD.findall(text.lower()) if not _COMMON.fullmatch(word))

"""The terms that are amounts of time: length of the contract, extension, time to pay, and notice for ending it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tilint.facts import Fact
from tilint.facts._mentions import SHOWN
from tilint.facts._terms_days import read_notice, read_payment
from tilint.facts._terms_length import read_extension, read_length, read_months, read_plus
from tilint.facts._terms_model import Party, Term, TermKind
from tilint.facts.roles import read_roles
from tilint.facts.timetable import read_timetable
from tilint.model import BlockKind
from tilint.reading import Reading, Sentence

__all__ = ["FACT", "Party", "Term", "TermKind", "read_terms"]

_HINT = re.compile(
    r"\b(?:days?|weeks?|months?|quarters?|years?|yrs?|exten\w+|renew\w*|continu\w+|options?|additional|further"
    r"|follow(?:ed by|[- ]on)|20\d\d)\b|\+",
    re.IGNORECASE,
)
_SHORTEST_CONTRACT = 30
"""Days between the start and the end that a timetable gives; fewer are the dates of something else."""


def read_terms(reading: Reading) -> tuple[Term, ...]:
    """Read the terms of the tender, in order of place. Files that repeat each other give the same term twice."""
    said = zip(reading.sentences, reading.fact(read_roles), strict=True)
    found = [term for sentence, role in said if role not in SHOWN and _HINT.search(sentence.text) for term in _terms(sentence)]
    found.extend(_from_dates(reading))
    return tuple(sorted(found, key=lambda term: (term.location, term.kind)))


def _terms(sentence: Sentence) -> Iterator[Term]:
    if sentence.block.kind is BlockKind.HEADING:
        return
    plus = list(read_plus(sentence))
    yield from plus or read_length(sentence)
    yield from read_months(sentence)
    yield from () if plus else read_extension(sentence)
    yield from read_payment(sentence)
    yield from read_notice(sentence)


def _from_dates(reading: Reading) -> Iterator[Term]:
    """Yield the length that the first and last day of the contract make."""
    timetable = reading.fact(read_timetable)
    first, last = timetable.main("contract_start"), timetable.main("contract_end")
    if first is None or last is None or first.date is None or last.date is None:
        return
    days = (last.date - first.date).days + 1
    one = first.as_written in last.as_written or first.location == last.location
    if days >= _SHORTEST_CONTRACT:
        written = last.as_written if one else f"{first.as_written} to {last.as_written}"
        yield Term("length", last.location, written, days)


def _rows(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "term": term.kind,
            "as_written": term.written,
            "days": None if term.days is None else round(term.days),
            "party": term.party or None,
            "refused": term.refused,
            "file": reading.tender.file(term.location),
            "page": reading.tender.block(term.location).page,
            "quote": reading.tender.quote(term.location),
        }
        for term in reading.fact(read_terms)
    ]


FACT = Fact("terms", "Terms of the contract", _rows)

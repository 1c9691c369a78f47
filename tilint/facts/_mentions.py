"""Which words a tender only shows: samples, quotations, lines of a contents list. Nobody says them to the applicant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tilint.facts._sentence_places import read_sentence_places
from tilint.facts.roles import Role, read_roles
from tilint.model import Location
from tilint.reading import Reading

__all__ = ["SHOWN", "only_shown"]

SHOWN = frozenset({Role.CONTENTS, Role.EXAMPLE, Role.QUOTATION})
"""Roles of sentences that speak of something else than this tender."""


def only_shown(reading: Reading, place: Location) -> bool:
    """Tell whether every sentence at a place is a sample, a quotation or a line of a contents list."""
    numbers = reading.fact(read_sentence_places).get((place.document, place.block), range(0))
    first = bisect_right(numbers, place.start, key=lambda number: reading.sentences[number].location.end)
    last = bisect_left(numbers, place.end, key=lambda number: reading.sentences[number].location.start)
    return first < last and SHOWN.issuperset(reading.fact(read_roles)[number] for number in numbers[first:last])

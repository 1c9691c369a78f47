"""Which words a tender only shows: samples, quotations, lines of a contents list. Nobody says them to the applicant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tilint.facts.roles import Role, read_roles
from tilint.model import Location
from tilint.reading import Reading

__all__ = ["only_shown"]

SHOWN = frozenset({Role.CONTENTS, Role.EXAMPLE, Role.QUOTATION})


def only_shown(reading: Reading, place: Location) -> bool:
    """Tell whether every sentence at a place is a sample, a quotation or a line of a contents list."""
    roles = [
        role
        for start, end, role in reading.fact(_by_block).get((place.document, place.block), ())
        if start < place.end and place.start < end
    ]
    return bool(roles) and SHOWN.issuperset(roles)


def _by_block(reading: Reading) -> Mapping[tuple[int, int], Sequence[tuple[int, int, Role]]]:
    """Return the sentences of each block, as start, end and role."""
    found: dict[tuple[int, int], list[tuple[int, int, Role]]] = {}
    for sentence, role in zip(reading.sentences, reading.fact(read_roles), strict=True):
        place = sentence.location
        found.setdefault((place.document, place.block), []).append((place.start, place.end, role))
    return found

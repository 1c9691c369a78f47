"""Information requests: what applicants must hand over about themselves, their people or those they serve, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tilint.facts import Fact
from tilint.facts._requests_find import Found, find
from tilint.facts._requests_reason import Reasons
from tilint.facts._requests_stage import When, asks_papers, when_asked
from tilint.facts._requests_things import kinds
from tilint.model import Location
from tilint.reading import Reading

__all__ = ["FACT", "Request", "When", "kind_names", "kind_title", "read_requests"]

_DETAIL = frozenset({"identity", "partners", "ownership", "certificates"})
"""Kinds of which several in a row are one request: the boxes of a form, the standards of one list."""
_OTHERS = frozenset({"partners", "ownership"})
"""Kinds about other bodies, whose numbers and names are details of the request to list them."""
_NEXT_LINES = 3
"""Blocks between two lines of one form."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that applicants are asked to hand over.

    `kinds` are names from data/requests.yaml, the leading one first; `things` the things asked for, in plain words.
    `reason` is where the pack says why it is asked or how it will be used; None where it does not. `papers` is true
    where a document is wanted, not a statement.
    """

    location: Location
    kinds: tuple[str, ...]
    things: frozenset[str]
    reason: Location | None
    when: When
    papers: bool


def kind_names() -> tuple[str, ...]:
    """Return the kinds of information that a request can be of."""
    return tuple(kind.name for kind in kinds())


def kind_title(name: str) -> str:
    """Return what people call a kind: "checks on people"."""
    return next(kind.title for kind in kinds() if kind.name == name)


def read_requests(reading: Reading) -> tuple[Request, ...]:
    """Return the requests of a tender in reading order, each thing once: in a full sentence, where there is one."""
    reasons = Reasons(reading)
    return tuple(
        Request(
            location=found.location,
            kinds=tuple(kind.name for kind in found.kinds),
            things=found.things,
            reason=reasons.reason(found),
            when=when_asked(reading, found),
            papers=asks_papers(reading, found),
        )
        for found in _once(reading)
    )


def _once(reading: Reading) -> list[Found]:
    """Return what was found without what is asked again and without further lines of one form."""
    kept: dict[int, Found] = {}
    asked: set[str] = set()
    asked_in_lists: set[str] = set()
    lists_about_others: set[int] = set()
    last: Found | None = None
    for number, found in enumerate(find(reading)):
        known = asked | asked_in_lists if found.fragment else asked
        part = (last is not None and _belongs(found, last)) or (
            found.fragment and found.intro in lists_about_others and found.kinds[0].name in _DETAIL
        )
        if not found.fragment and not found.things <= known:
            for weaker in [at for at, one in kept.items() if one.fragment and one.things <= found.things]:
                del kept[weaker]
        if not found.things <= known and not part:
            kept[number] = found
        (asked_in_lists if found.fragment else asked).update(found.things)
        if found.kinds[0].name in _OTHERS:
            lists_about_others.add(found.sentence)
        last = found
    return list(kept.values())


def _belongs(found: Found, last: Found) -> bool:
    """Tell whether a request is a further line of the list or form that the last one began."""
    place, before = found.location, last.location
    near = place.document == before.document and 0 <= place.block - before.block <= _NEXT_LINES
    same = found.kinds[0] is last.kinds[0] and found.kinds[0].name in _DETAIL
    papers = found.kinds[0].name == "certificates" and not (_has_number(found.things) and _has_number(last.things))
    return near and same and not papers and found.fragment and last.fragment


def _has_number(things: frozenset[str]) -> bool:
    """Tell whether things are standards, which have numbers, and not certificates, which are papers."""
    return any(char.isdigit() for thing in things for char in thing)


def _rows(reading: Reading) -> Sequence[dict[str, Any]]:
    tender = reading.tender
    return [
        {
            "quote": tender.quote(request.location),
            "justified": request.reason is not None,
            "reason": tender.quote(request.reason) if request.reason else None,
            "kind": request.kinds[0],
            "when": request.when.value,
            "file": tender.file(request.location),
            "page": tender.block(request.location).page,
        }
        for request in reading.fact(read_requests)
    ]


FACT = Fact(name="data_requests", title="Information requests", rows=_rows)

"""Finds what a bid costs besides answers: documents to supply, and interviews, presentations and visits to take part in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tilint.facts.requests import When, read_requests
from tilint.facts.roles import Role, read_roles
from tilint.facts.timetable import read_timetable
from tilint.model import Block, BlockKind, Location
from tilint.reading import SILENT, Reading

__all__ = ["Occasion", "Paper", "occasions", "papers"]

_IS_PAPER = re.compile(
    r"\b(?:accounts|certificates?|certifications?|polic(?:y|ies)|statements?|letters?|questionnaires?|forms?|plans?|cvs?|r[ée]sum[ée]s?|curricul\w+"
    r"|descriptions|schedule|cop(?:y|ies)|sheets?|agreements?|contract|guarantee|documents?|documentation|templates?|references?|details|registers?"
    r"|proof|evidence|declarations?|budget|assessment)\b",
    re.IGNORECASE,
)
_NO_PAPER = re.compile(r"\b(?:do not (?:provide|send|attach)|need only|please ensure|answer no)\b|^\W*select\b", re.IGNORECASE)
_PAPERS_HEADING = re.compile(
    r"\b(?:documents? (?:to|submission|required|you)|required documents"
    r"|(?:what|documents) to (?:send|submit|return|include|attach|enclose)"
    r"|checklist|to be returned|attachments required|supporting documents)\b",
    re.IGNORECASE,
)
_PAPER_COLUMN = re.compile(r"^\W*(?:documents?|attachments?|item|form)s?\b", re.IGNORECASE)
_BOX = re.compile(r"^\W*[☐□☒❏]\s*")
_LONGEST = 160
"""Characters of an item of a checklist."""
_ENOUGH = 2
"""Items of a list that must be known as papers before the others are taken as papers too."""
_OCCASIONS = (
    ("interview", re.compile(r"\binterview(?:s|ed)?\b", re.IGNORECASE)),
    ("presentation", re.compile(r"\b(?:presentations?|present (?:to|their|your)|pitch(?:es)?|demonstrations?)\b", re.IGNORECASE)),
    ("site visit", re.compile(r"\bsite visits?\b|\bvisit (?:to )?(?:the|your|their) (?:site|premises)\b", re.IGNORECASE)),
)
_OF_APPLICANTS = re.compile(
    r"\b(?:shortlisted|short-listed|bidders?|applicants?|tenderers?|suppliers?|groups?|organi[sz]ations?|contractors?|vendors?|offerors?|finalists?"
    r"|you|providers? (?:that|who|will be invited))\b",
    re.IGNORECASE,
)
_TAKES_PLACE = re.compile(
    r"\b(?:invite[ds]?|asked?|required?|attend\w*|held|hold|take place|will be|may be|must|conduct\w*"
    r"|part of the (?:evaluation|assessment)|scored)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|without|neither|nor|never)\b(?:\W+\w+){0,6}?\W+(?:interview|presentation|demonstration|pitch|visit|present)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:forensic|staff|victims?|witness\w*|children|young people|service users?|clients?|candidates?"
    r"|recruit\w*|exit|patients?|employ\w+|grant period|pre-recorded)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to hand in, with when it is due."""

    location: Location
    when: When


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something to prepare for and take part in: "interview", "presentation" or "site visit"."""

    kind: str
    location: Location


def papers(reading: Reading) -> tuple[Paper, ...]:
    """Return the documents that applicants hand in, in reading order: those that are asked for, and the rest of their lists."""
    found = {
        (request.location.document, request.location.block, request.location.start): Paper(request.location, request.when)
        for request in reading.fact(read_requests)
        if request.papers and _IS_PAPER.search(quote := reading.tender.quote(request.location)) and not _NO_PAPER.search(quote)
    }
    for number, document in enumerate(reading.tender.documents):
        known = {block: paper.when for (at, block, _), paper in found.items() if at == number}
        listed = _listed(number, document.blocks, known) if known else ()
        found |= {(number, paper.location.block, 0): paper for paper in (*listed, *_tabled(number, document.blocks, known))}
    return tuple(paper for _, paper in sorted(found.items()))


def _listed(number: int, blocks: Sequence[Block], known: dict[int, When]) -> Iterator[Paper]:
    """Yield the other items of lists of which several, and at least half, are documents to hand in."""
    places = ((place, block) for place, block in enumerate(blocks) if block.kind not in SILENT and not block.hidden)
    for key, run in groupby(places, key=lambda item: _list_of(item[1])):
        items = [place for place, _ in run] if key else []
        papers_of = [place for place in items if place in known]
        if len(papers_of) >= _ENOUGH and 2 * len(papers_of) >= len(items):
            for place in items:
                if place not in known and len(blocks[place].text) <= _LONGEST:
                    box = _BOX.match(blocks[place].text)
                    start = box.end() if box else 0
                    yield Paper(Location(number, place, start, len(blocks[place].text)), known[papers_of[0]])


def _list_of(block: Block) -> tuple[object, ...]:
    """Return what the items of one list have in common; nothing for a block that is no item."""
    if block.kind is BlockKind.LIST_ITEM:
        return (block.section, block.level, "item")
    return (block.section, "box") if _BOX.match(block.text) and block.kind is BlockKind.PARAGRAPH else ()


def _tabled(number: int, blocks: Sequence[Block], known: dict[int, When]) -> Iterator[Paper]:
    """Yield the rows of a table of documents, under a heading that says that they are to be handed in."""
    for place, block in enumerate(blocks):
        if block.kind is not BlockKind.TABLE_ROW or block.header_row or block.hidden or place in known or not block.cells:
            continue
        cell = next((cell for cell in block.cells if _PAPER_COLUMN.match(cell.header)), None)
        if cell and block.cell_text(cell).strip() and _PAPERS_HEADING.search(" ".join(block.section[-1:])):
            words = re.split(r"\n|(?<=\w)[.:;] | [-–] ", block.cell_text(cell), maxsplit=1)[0]
            yield Paper(Location(number, place, cell.start, cell.start + len(words)), When.WITH_TENDER)


def occasions(reading: Reading) -> tuple[Occasion, ...]:
    """Return the interviews, presentations and visits that applicants take part in, each kind once, at its clearest place."""
    found: dict[str, Location] = {}
    for event in reading.fact(read_timetable).events:
        text = reading.tender.quote(event.location) + " " + event.label
        kind = next(
            (name for name, pattern in _OCCASIONS if pattern.search(text)), "interview" if event.kind == "interview" else ""
        )
        if event.kind == "interview" or kind == "site visit":
            found.setdefault(kind, event.location)
    for sentence, role in zip(reading.sentences, reading.fact(read_roles), strict=True):
        if role not in {Role.PROMISE, Role.CONDITION, Role.REQUEST, Role.STATEMENT} or len(sentence.text) > 600:
            continue
        for kind, pattern in _OCCASIONS:
            word = pattern.search(sentence.text) if kind not in found else None
            if word and _is_for_applicants(sentence.text, word.start()):
                found[kind] = sentence.location
    return tuple(Occasion(kind, place) for kind, place in sorted(found.items(), key=lambda item: item[1]))


def _is_for_applicants(text: str, at: int) -> bool:
    near = text[max(0, at - 140) : at + 120]
    told = _OF_APPLICANTS.search(near) and _TAKES_PLACE.search(near)
    return bool(told) and not _DENIED.search(text) and not _OF_OTHERS.search(near)

"""The kind of section that each block of a tender stands in: glossary, timetable, award criteria, terms ...

A block's innermost heading that shows a kind decides, then the headings above it, then the file's name or title. Where these
show none, or no more than that something is introduced or instructed, the blocks' own content does: dates, weights, "X means"
lines, clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from tilint.facts._sections_content import told_by_content
from tilint.facts._sections_headings import Headings
from tilint.model import Block, BlockKind, Document, Location
from tilint.reading import SILENT, Reading

__all__ = ["SectionKind", "Sections", "read_sections"]


class SectionKind(StrEnum):
    """What a part of a tender is there for."""

    GLOSSARY = "glossary"
    TIMETABLE = "timetable"
    AWARD_CRITERIA = "award-criteria"
    INSTRUCTIONS = "instructions"
    TERMS = "terms"
    SPECIFICATION = "specification"
    RESPONSE_FORM = "response-form"
    BACKGROUND = "background"
    BUDGET = "budget"
    CONTACT = "contact"
    DATA_PROTECTION = "data-protection"
    QUESTIONS = "questions"
    """How applicants' own questions are asked and answered."""
    ELIGIBILITY = "eligibility"
    MONITORING = "monitoring"
    OTHER = "other"


WEAK = frozenset({SectionKind.OTHER, SectionKind.INSTRUCTIONS, SectionKind.BACKGROUND})
"""Kinds that content may show to be another: much stands under "Introduction" that introduces nothing."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The kind of section of each block of a tender: for each document, for each block."""

    kinds: tuple[tuple[SectionKind, ...], ...]

    def at(self, location: Location) -> SectionKind:
        """Return the kind of section in which a place lies."""
        return self.kinds[location.document][location.block]


def read_sections(reading: Reading) -> Sections:
    """Read the kind of section of each block."""
    return Sections(tuple(_document(document) for document in reading.tender.documents))


def _document(document: Document) -> tuple[SectionKind, ...]:
    headings = Headings(document.name, _title(document))
    kinds = [SectionKind(headings.kind(block.section) or SectionKind.OTHER) for block in document.blocks]
    for run in _runs(document.blocks, kinds):
        for places, kind in told_by_content([(place, document.blocks[place]) for place in run]):
            for place in places:
                kinds[place] = SectionKind(kind)
    if headings.fallback:
        kinds = [SectionKind(headings.fallback) if kind is SectionKind.OTHER else kind for kind in kinds]
    return tuple(kinds)


def _title(document: Document) -> str:
    """Return the document's title; "" where it is no more than the first of its headings, with text of its own under it."""
    tops = {block.section[0] for block in document.blocks if block.section and block.kind is not BlockKind.HEADING}
    return "" if document.title in tops and len(tops) > 1 else document.title


def _runs(blocks: Sequence[Block], kinds: Sequence[SectionKind]) -> Iterator[list[int]]:
    """Yield the numbers of the blocks, one under the other and under the same headings, whose kind their content may tell."""
    said = (
        place
        for place, block in enumerate(blocks)
        if kinds[place] in WEAK and block.kind not in SILENT and block.kind is not BlockKind.HEADING and not block.hidden
    )
    for _, run in groupby(said, key=lambda place: blocks[place].section):
        yield list(run)

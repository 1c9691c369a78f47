"""Finds the questions that applicants answer in writing: rows of tables, numbered prompts, headings with a limit or marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tilint.facts._effort_limits import Limit, limits, limits_in_cell
from tilint.facts.roles import Role, read_roles
from tilint.facts.sections import SectionKind, read_sections
from tilint.model import Block, BlockKind, Location
from tilint.reading import Reading

__all__ = ["Question", "questions"]

_LEAD = (
    r"^\W*(?:(?:Q(?:uestion)? ?)?\d+(?:\.\d+)*[.):]?\s+|[A-Z][.)]\s+|\(?[ivxlIVXL]+[.)]\s+)?"
    r"(?:(?:for|after|if|in|besides|aside from|with|using|given|where|based on|beyond|taking|considering)\b[^?.:]{2,140}, )?"
    r"(?:please |briefly |clearly |fully |then |also |and )*"
)
_TELLS = re.compile(
    _LEAD + r"(?:describe|explain|outline|set out|demonstrate|summari[sz]e|discuss|illustrate|justify|detail (?:how|your|the)"
    r"|(?:state|show|say|indicate|specify|identify) (?:how|what|why|which)|(?:give|provide|include|submit) (?:us )?(?:with )?"
    r"(?:an? |your |the |details|examples?|evidence|information)(?:\w+ ){0,3}(?:of|that|on|how|about|description|narrative"
    r"|overview|summary|explanation|example))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(_LEAD + r"(?:how|what|why|in what ways?|to what extent)\b.*\?", re.IGNORECASE | re.DOTALL)
_MAY_ASK = re.compile(_LEAD + r"(?:(?i:tell us|list|state|indicate|specify|identify) (?=[a-z])|.*\?)", re.DOTALL)
"""Sentences that ask for an account only where they stand as a question: numbered, or under a heading with marks or a limit."""
_OF_APPLICANT = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Cc]ould you|[Cc]an you (?:please )?(?:clarify|confirm))\b")
"""Words of a question that an applicant has asked, in a list of questions and answers."""
_NUMBERED = re.compile(
    r"^\W*(?:(?:Q|question|section|part|method statement|ms) ?[A-Z\d]+\b|\d+(?:\.\d+)*[.):]?\s|[A-Z][.)]\s|\(?[ivx]+[.)]\s)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[^\w(]*$|^[o]$")
_MARKS = re.compile(r"\(\s*(?:\d+|up to \d+)\s*(?:%|points?|marks?)|\d+ points?\b|\bmax\w* (?:score|marks?)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:method statement|question|q) ?\d+\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\b(?:method statements?|(?:quality|written|application|response|evaluation|technical|award|tender) questions?"
    r"|how to answer|your answers?"
    r"|(?:program(?:me)?|proposal|project|application|grant) narrative|narrative questions?|your (?:idea|project|proposal))\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:report\w*|reviews?|monitoring|survey|debrief\w*|appeals?|exit|complaints?|evaluation form)\b", re.IGNORECASE
)
_QUESTION_COLUMN = re.compile(
    r"\b(?:questions?|prompts?|method statements?|quality (?:requirement|criteri\w+)|topics?|what (?:to|you should) cover)\b",
    re.IGNORECASE,
)
_LIMIT_COLUMN = re.compile(r"\b(?:limits?|words?|word count|max\w*|length|pages?)\b", re.IGNORECASE)
_ELSEWHERE = frozenset(
    {
        SectionKind.TERMS,
        SectionKind.QUESTIONS,
        SectionKind.MONITORING,
        SectionKind.CONTACT,
        SectionKind.DATA_PROTECTION,
        SectionKind.GLOSSARY,
    }
)
_SAID = frozenset({Role.STATEMENT, Role.SERVICE, Role.CONDITION})
_MOST_OWN = 3
"""Numbered prompts of a document that make it one to answer, whatever its headings say."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to answer: its place, its limits, and whether the tender calls it a method statement."""

    location: Location
    limits: tuple[Limit, ...] = ()
    method_statement: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """A block with a sentence that asks for an account of something."""

    location: Location
    block: Block
    numbered: bool
    sure: bool
    """False where only the place of the words tells that they are a question to answer."""


def questions(reading: Reading) -> tuple[Question, ...]:
    """Return the questions to answer in reading order; one that two files ask is told once, with its limit where it has one."""
    asked = list(_asked(reading))
    found: list[Question] = []
    for number, document in enumerate(reading.tender.documents):
        own = [item for item in asked if item.location.document == number]
        many = sum(item.numbered and item.sure for item in own) >= _MOST_OWN
        rows = list(_rows(number, document.blocks))
        taken = {question.location.block for question in rows}
        sections = groupby((item for item in own if item.location.block not in taken), key=lambda item: item.block.section)
        prompts = [prompt for section, items in sections for prompt in _section(reading, section, list(items), many=many)]
        found += sorted([*rows, *prompts], key=lambda question: question.location)
    return _once(reading, found)


def _asked(reading: Reading) -> Iterator[_Asked]:
    """Yield each block in which applicants are asked for an account, once."""
    roles, sections = reading.fact(read_roles), reading.fact(read_sections)
    last = None
    for sentence, role in zip(reading.sentences, roles, strict=True):
        place, block = sentence.location, sentence.block
        if (
            (place.document, place.block) == last
            or sections.at(place) in _ELSEWHERE
            or _REPORTS.search(" ".join(block.section[-2:]))
        ):
            continue
        numbered, tells = _is_numbered(block), bool(_TELLS.match(sentence.text))
        asks = bool(_ASKS.match(sentence.text))
        if not (role is Role.REQUEST and (tells or asks or _MAY_ASK.match(sentence.text))) and not (
            tells and numbered and role in _SAID
        ):
            continue
        if tells or _is_titled(block.section) or not ("?" in sentence.text and _OF_APPLICANT.search(sentence.text)):
            last = (place.document, place.block)
            yield _Asked(place, block, numbered, tells or asks)


def _is_numbered(block: Block) -> bool:
    return bool(block.label and not _BULLET.match(block.label)) or bool(_NUMBERED.match(block.text))


def _rows(number: int, blocks: Sequence[Block]) -> Iterator[Question]:
    """Yield the rows of tables that have a column of questions and one of limits."""
    for place, block in enumerate(blocks):
        if (
            block.kind is not BlockKind.TABLE_ROW
            or block.header_row
            or block.hidden
            or _REPORTS.search(" ".join(block.section[-1:]))
        ):
            continue
        asked = next(
            (cell for cell in block.cells if _QUESTION_COLUMN.search(cell.header) and block.cell_text(cell).strip()), None
        )
        bound = [
            limit for cell in block.cells if _LIMIT_COLUMN.search(cell.header) for limit in limits_in_cell(block.cell_text(cell))
        ]
        if asked and bound:
            method = "method statement" in f"{asked.header} {' '.join(block.section)}".lower()
            yield Question(Location(number, place, asked.start, asked.end), tuple(bound[:1]), method)


def _section(reading: Reading, section: tuple[str, ...], items: Sequence[_Asked], *, many: bool) -> Iterator[Question]:
    """Yield the questions under one heading: its numbered prompts, or itself where it is numbered, limited or marked."""
    form = reading.fact(read_sections).at(items[0].location) is SectionKind.RESPONSE_FORM
    heading = section[-1] if section else ""
    method = "method statement" in " ".join(section).lower()
    titled = _is_titled(section)
    if not (form or many or titled or _ANSWERS.search(" ".join(section))):
        return
    prompts = [item for item in items if item.numbered and (item.sure or form)]
    if titled and len(prompts) < 2:
        yield Question(items[0].location, tuple(_limits_of(heading) or _limits_of(items[0].block.text)), method)
    elif prompts or form or _ANSWERS.search(" ".join(section)):
        for item in prompts or [item for item in items if item.sure][:1]:
            yield Question(item.location, tuple(_limits_of(item.block.text)), method)


def _is_titled(section: tuple[str, ...]) -> bool:
    """Tell whether the nearest heading is that of a question: numbered as one, with marks, or with a limit."""
    heading = section[-1] if section else ""
    return bool(_NAMED.search(heading) or _MARKS.search(heading) or any(limits(heading)))


def _limits_of(text: str) -> list[Limit]:
    return [limit for limit in limits(text) if not limit.each][:1]


def _once(reading: Reading, found: Sequence[Question]) -> tuple[Question, ...]:
    kept: dict[str, Question] = {}
    for question in found:
        key = " ".join(re.findall(r"[a-z]+", reading.tender.quote(question.location).lower())[:9])
        known = kept.get(key)
        if known is None:
            kept[key] = question
        elif not known.limits and question.limits:
            kept[key] = replace(known, limits=question.limits)
    return tuple(sorted(kept.values(), key=lambda question: question.location))

"""The kind of section that a run of blocks shows by itself: dates, weights, definitions, clauses, blanks to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tilint.model import CELL_BREAK, Block, BlockKind

__all__ = ["told_by_content"]

FEW = 3
"""So many blocks of a kind make a run of it."""
CLAUSES = 5
"""So many clauses with "shall" make terms."""
SHARE = 0.5
"""So much of a run must be of the kind."""
SHORT = 25
"""Words in a line of a timetable or of weights at most."""

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})[a-z]*\b|\b(?:{_MONTHS})[a-z]*\.?\s+\d{{1,4}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|"
    r"\[[^\]]*date[^\]]*\]|\bweek commencing\b",
    re.IGNORECASE,
)
_WEIGHT = re.compile(r"\b\d{1,3}(?:\.\d+)?\s*(?:%|per ?cent\b|points?\b|marks?\b)", re.IGNORECASE)
_WEIGHT_HEADER = re.compile(r"\b(?:weight\w*|points|marks|criteri\w+|max(?:imum)? score)\b", re.IGNORECASE)
_MEANS = re.compile(
    r"^[\"“'‘]?[A-Z][^.\t]{0,60}[\"”'’]?\s*(?:\([^)]*\)\s*)?(?:means?|has the meaning|shall mean|refers to|stands for)\b"
)
_TERM_HEADER = re.compile(
    r"\b(?:term|word|phrase|acronym|abbreviation|expression)s?\b.*\b(?:means?|meaning|definition|description|explanation)\b",
    re.IGNORECASE,
)
_SHALL = re.compile(r"\bshall\b", re.IGNORECASE)
_PARTIES = re.compile(
    r"\b(?:agreement|contract|part(?:y|ies)|terminat\w+|liab\w+|indemni\w+|clause|breach|herein|hereunder|warrants?|law)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:provider|supplier|contractor|service|grantee|delivery partner|programme)s?\b.{0,40}\b(?:shall|must|will)\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"_{4,}|\.{6,}|[☐□]|\[\s*\]|\byes\s*/\s*no\b|\bclick (?:or tap )?here\b", re.IGNORECASE)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\b(?:tel|telephone|phone|e-?mail)\s*:", re.IGNORECASE)


def told_by_content(run: Sequence[tuple[int, Block]]) -> Iterator[tuple[Sequence[int], str]]:
    """Yield the numbers of some blocks of a run, all under one heading, and the kind of section that they make."""
    rest: list[tuple[int, Block]] = []
    for table, group in groupby(run, key=lambda item: item[1].table):
        blocks = list(group)
        kind = _table([block for _, block in blocks]) if table is not None else ""
        if kind:
            yield [place for place, _ in blocks], kind
        else:
            rest += blocks
    kind = _lines([block for _, block in rest])
    if kind:
        yield [place for place, _ in rest], kind


def _table(rows: Sequence[Block]) -> str:
    """Return the kind of section that a table makes; "" for none."""
    header = next((row.text for row in rows if row.header_row), rows[0].text)
    body = [row for row in rows if not row.header_row]
    if len(body) < 2:
        return ""
    if _TERM_HEADER.search(header.replace(CELL_BREAK, " ")):
        return "glossary"
    if _most(body, _WEIGHT, 2) and _WEIGHT_HEADER.search(" ".join(row.text for row in rows[:3])):
        return "award-criteria"
    if _most(body, _DATE):
        return "timetable"
    return "response-form" if _most(body, _BLANK) else ""


def _lines(blocks: Sequence[Block]) -> str:
    """Return the kind of section that lines and paragraphs make; "" for none."""
    if _most(blocks, _MEANS):
        return "glossary"
    return _short_lines(blocks) or _clauses(blocks)


def _short_lines(blocks: Sequence[Block]) -> str:
    short = [block for block in blocks if len(block.text.split()) <= SHORT]
    if 2 * len(short) < len(blocks):
        return ""
    if _most(short, _WEIGHT) and any(_WEIGHT_HEADER.search(block.text) for block in blocks):
        return "award-criteria"
    if _most(short, _DATE):
        return "timetable"
    fields = sum(block.kind is BlockKind.FORM_FIELD for block in blocks)
    if _most(blocks, _BLANK) or fields >= max(FEW, SHARE * len(blocks)):
        return "response-form"
    return "contact" if len(blocks) <= SHORT and _most(blocks, _CONTACT, 2) else ""


def _clauses(blocks: Sequence[Block]) -> str:
    if _most(blocks, _SHALL, CLAUSES):
        return "terms" if _most(blocks, _PARTIES, CLAUSES, SHARE / 2) else "specification"
    return "specification" if _most(blocks, _DUTY, CLAUSES) else ""


def _most(blocks: Sequence[Block], wanted: re.Pattern[str], few: int = FEW, share: float = SHARE) -> bool:
    """Tell whether enough of some blocks, and at least so many, hold what is wanted."""
    found = sum(wanted.search(block.text) is not None for block in blocks)
    return found >= few and found >= share * len(blocks)

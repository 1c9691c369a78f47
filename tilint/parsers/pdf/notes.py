"""Finds footnotes: small type at the foot of a page that begins with a raised number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tilint.parsers.pdf.labels import Label
from tilint.parsers.pdf.layout import PageLayout
from tilint.parsers.pdf.lines import Line, Piece
from tilint.parsers.pdf.paragraphs import Measure
from tilint.parsers.pdf.words import RAISED

__all__ = ["take_notes"]

_MARK = re.compile(r"(?P<label>\d{1,3}(?![\d.,/)])|\*|†|‡)\s*(?=\S)")
_RAISED = re.compile(r" ?([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
MOST_LINES = 15
"""Notes in type as large as the text's are looked for in so many last lines."""
LOWER_PART = 0.6
SMALLER = 0.93

Note = tuple[list[Line], Label | None]


def take_notes(pages: Sequence[PageLayout], how: Measure) -> dict[int, list[Note]]:
    """Remove the footnotes from the pages and return them under the number of their page."""
    return {page.number: notes for page in pages if (notes := _take(page, how))}


def _take(page: PageLayout, how: Measure) -> list[Note]:
    """Remove the footnotes of one page: the lines that end it, from the first that bears a number of a note."""
    start = _first_note(page, how)
    if start is None:
        return []
    notes: list[Note] = []
    for line in page.items[start:]:
        if not isinstance(line, Line):
            continue
        found = _MARK.match(line.text)
        if found and (not notes or abs(line.x0 - notes[0][0][0].x0) < 3):
            notes.append(([line], Label(found["label"], found.end(), bullet=False, depth=1)))
        else:
            notes[-1][0].append(line)
    page.items = page.items[:start]
    marks = {label.text.translate(RAISED) for _, label in notes if label is not None and label.text.isdigit()}
    for line in page.lines():
        if _RAISED.search(line.text):
            line.pieces = tuple(_without(piece, marks) for piece in line.pieces)
    return notes


def _first_note(page: PageLayout, how: Measure) -> int | None:
    """Return the place of the first footnote: in small type, or with a number that is raised in the text above."""
    raised = {mark for line in page.lines() for mark in _RAISED.findall(line.text)}
    first: int | None = None
    small = True
    for place in range(len(page.items) - 1, -1, -1):
        line = page.items[place]
        if not isinstance(line, Line) or line.y1 > LOWER_PART * page.height:
            break
        small = small and line.size <= SMALLER * how.body
        if not small and (line.bold or not raised or len(page.items) - place > MOST_LINES):
            break
        found = _MARK.match(line.text)
        if found and (small or (found["label"].translate(RAISED) in raised and line.text[found.end() - 1].isspace())):
            first = place
    return first


def _without(piece: Piece, marks: set[str]) -> Piece:
    """Return words without the raised numbers that point to a note."""
    return replace(piece, text=_RAISED.sub(lambda found: "" if found[1] in marks else found.group(), piece.text))

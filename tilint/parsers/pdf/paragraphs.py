"""Groups lines to paragraphs: what the writer wrote as one, over lines, columns and pages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tilint.parsers.pdf.labels import read_label
from tilint.parsers.pdf.lines import Line
from tilint.parsers.pdf.words import BROKEN

__all__ = ["DEFAULT_LEADING", "TAB", "Measure", "group_lines", "is_contents", "measure"]

DEFAULT_LEADING = 1.25
"""Distance between the lines of a paragraph in type sizes, where a document does not show it."""
TAB = 0.55
"""A gap of this many type sizes after a number is a tab."""

AROUND = 8
"""So many lines above and below show where the right margin of a line lies."""
NARROWEST = 0.75
"""Lines among short ones only are taken to have at least this part of the width of the page's text."""

_LEADERS = re.compile(r"(?:(?:\.\s?){4}|…{2}|_{6})\s*(?:[A-Z]?-?\d{1,4}|[ivxlc]{1,6}|Error! Bookmark not defined\.?)\s*$")
LONGEST_END = 60
"""The leaders and page number of a contents line are looked for in so many last characters."""
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_UNFINISHED = re.compile(
    r"(?:^|\s)(?:an?|the|of|and|or|to|in|at|by|for|with|from|on|as|that|which|is|are|be|was|were|this|these|any|its|their|our|"
    r"your|under|into|between|per|via|than|if|when|where|who|whose|\(?e\.g\.|\(?i\.e\.|nos?\.|paras?\.|refs?\.|approx\.|"
    r"incl\.|reg\.|cl\.|mr|mrs|ms|dr)$",
    re.IGNORECASE,
)
_UNFINISHED_TITLE = re.compile(r"(?:,|[-–—&]|\b(?:AND|OR|OF|FOR|OTHER|THE|TO|WITH|IN|ON|BY))$")
_LOWER = re.compile(r"[\"'“‘(\[]?[a-z]")


@dataclass(frozen=True, slots=True)
class _Column:
    """The right margin of a line's column, and whether it is known (a cell's border) or seen from other lines."""

    right: float
    known: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """How a document is set: the type size of its body and the distance of its lines in type sizes."""

    body: float
    leading: float
    bold_body: bool = False


def is_contents(line: Line) -> bool:
    """Tell whether a line is one of a contents list: words, leaders, page number."""
    return (
        line.contents
        or bool(_LEADERS.search(line.pieces[-1].text[-LONGEST_END:]))
        or bool(len(line.pieces) > 1 and _LEADERS.search(line.text[-LONGEST_END:]))
    )


def measure(lines: Sequence[Line]) -> Measure:
    """Measure a document by its lines."""
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for line in lines:
        length = sum(len(piece.text) for piece in line.pieces)
        sizes[line.size] += length
        letters += length
        bold += length if line.bold else 0
    body = max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 1.0
    pitches = [
        (before.y0 - line.y0) / line.size
        for before, line in itertools.pairwise(lines)
        if before.page == line.page and before.size == line.size and runs_on(before, line) and before.y0 > line.y0
    ]
    near = [pitch for pitch in pitches if 0.8 < pitch < 2.6]
    return Measure(body, median(near) if len(near) >= 5 else DEFAULT_LEADING, bold > 0.6 * letters)


def runs_on(before: Line, line: Line) -> bool:
    """Tell whether a sentence plainly runs on from one line to the next."""
    text = before.text
    if text.endswith((BROKEN, ",")) or _UNFINISHED.search(text):
        return True
    return not _ENDS.search(text) and bool(_LOWER.match(line.text))


def group_lines(lines: Iterable[Line], how: Measure, right_edge: float | None = None) -> list[list[Line]]:
    """Group lines in reading order to paragraphs; `right_edge` is where the column ends, if that is known."""
    listed = list(lines)
    columns = _columns(listed) if right_edge is None else [_Column(right_edge, known=True)] * len(listed)
    groups: list[list[Line]] = []
    for line, column in zip(listed, columns, strict=True):
        if groups and _continues(groups[-1], line, column, how):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _columns(lines: Sequence[Line]) -> list[_Column]:
    """Return for each line how far to the right the lines around it, in its column, reach."""
    columns: list[_Column] = []
    start = 0
    for place in range(1, len(lines) + 1):
        end = place == len(lines)
        if end or lines[place].page != lines[place - 1].page or lines[place].y0 > lines[place - 1].y1:
            ends = [line.x1 for line in lines[start:place]]
            left = min(line.x0 for line in lines[start:place])
            least = left + NARROWEST * (max(ends) - left)
            columns.extend(
                _Column(max(least, *ends[max(0, here - AROUND) : here + AROUND]), known=False) for here in range(len(ends))
            )
            start = place
    return columns


def _continues(group: Sequence[Line], line: Line, column: _Column, how: Measure) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    before = group[-1]
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size) or before.slant != line.slant:
        return False
    if is_contents(before) or is_contents(line) or _starts_item(group, line):
        return False
    on = runs_on(before, line)
    if _emphasis_changes(group, line) and not (on and not before.bold):
        return False
    drop = before.y0 - line.y0
    if before.page != line.page or drop < 0.3 * line.size:
        long = before.x1 - before.x0 > 0.7 * (column.right - before.x0)
        return line.bold == before.bold and ((on and column.known) or (long and (on or not _ENDS.search(before.text))))
    return drop <= _furthest(group, line, how, on=on) and (on or not _writer_broke(group, line, column, how))


def _furthest(group: Sequence[Line], line: Line, how: Measure, *, on: bool) -> float:
    """Return how far below the line before it a line of the same paragraph may stand."""
    usual = how.leading * line.size
    if len(group) > 1 and group[-1].page == group[-2].page:
        own = group[-2].y0 - group[-1].y0
        if own > 0:
            return 1.2 * own if not on else max(1.25 * own, 1.25 * usual)
    return (1.6 if on else 1.22) * usual


def _emphasis_changes(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line that is all bold or underlined meets one that is not, as a heading meets its text."""
    before = group[-1]
    if before.underlined != line.underlined and all(one.underlined for one in group) != line.underlined:
        return not (line.underlined and not before.underlined) or line.lead_gap > TAB
    if all(one.bold for one in group) and not line.lead_bold:
        return True
    return line.bold and not before.tail_bold


def _starts_item(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line begins with a label rather than with a number that the sentence holds."""
    label = read_label(line.text)
    if label is None:
        return False
    before = group[-1]
    if label.bullet:
        return label.text not in "-–—*o§" or line.lead_gap > TAB or read_label(group[0].text) is not None
    if line.lead_gap > TAB:
        return True
    if label.bare:
        return False
    return bool(_ENDS.search(before.text)) or line.x0 < min(one.x0 for one in group) - 2 or _same_label(group, line)


def _same_label(group: Sequence[Line], line: Line) -> bool:
    """Tell whether the paragraph so far began with a label at the same place."""
    return read_label(group[0].text) is not None and abs(group[0].x0 - line.x0) < 2 and len(line.text) > 3


def _writer_broke(group: Sequence[Line], line: Line, column: _Column, how: Measure) -> bool:
    """Tell whether the line before ended where the writer, not the margin, ended it."""
    before = group[-1]
    if (line.size > 1.15 * how.body or (line.bold and before.bold)) and _one_title(before, line):
        return False
    if _fits_beside(before, line, column):
        return True
    indent = line.x0 - before.x0
    return bool(_ENDS.search(before.text)) and len(group) > 1 and indent > 0.8 * line.size


def _fits_beside(before: Line, line: Line, column: _Column) -> bool:
    """Tell whether the first word of a line had room at the end of the line before it."""
    spare = 0.6 if column.known or _ENDS.search(before.text) else 2.0
    return before.x1 + line.lead_width + spare * line.size < column.right


def _one_title(before: Line, line: Line) -> bool:
    """Tell whether a title in capitals goes on in the next line."""
    return before.text.isupper() and line.text.isupper() and bool(_UNFINISHED_TITLE.search(before.text))

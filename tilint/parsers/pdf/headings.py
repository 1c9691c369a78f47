"""Decides which paragraphs are headings, and how deep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tilint.parsers.pdf.labels import Label
from tilint.parsers.pdf.lines import Line
from tilint.parsers.pdf.paragraphs import Measure

__all__ = ["LARGER", "HeadingStyle", "heading_style", "levels"]

LARGER = 1.1
"""Type this much larger than the body's is a heading's."""
MOST_WORDS = 25
MOST_LINES = 4
_LETTERS = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[.;,][\"'”’)\]]*$")
_ADDRESS = re.compile(r"@|https?:|www\.", re.IGNORECASE)

_ASKING = re.compile(r"\b(?:must|shall|should|will|please)\b", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:is|are|was|were|would|may|can|has|have|do|does|you|your)\b", re.IGNORECASE)
_DATE_OR_SUM = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d[:/]\d\d|[£$€]\s?\d|\d{3,}[\s-]\d{3}",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"\d+(?:\.\d+)*")
SENTENCE_WORDS = 5
LONG_SENTENCE = 9

Look = tuple[float, bool, bool, bool]
"""Falling size, then bold, capitals, underlined (False first): sorts from the look of the highest heading."""


class HeadingStyle(NamedTuple):
    """How a heading looks, the family of its number ("1" for "4.2", "A" for "B.", "" for none), the number's depth."""

    look: Look
    family: str
    depth: int


def heading_style(lines: Sequence[Line], text: str, label: Label | None, how: Measure) -> HeadingStyle | None:
    """Return the style of a heading, or None for a paragraph that is none."""
    if len(lines) > MOST_LINES or not _LETTERS.search(text) or (label is not None and label.bullet):
        return None
    words = text.split()
    if len(words) > MOST_WORDS or _SENTENCE.search(text) or _ADDRESS.search(text):
        return None
    size = max(line.size for line in lines)
    larger = size >= LARGER * how.body
    bold = all(line.bold for line in lines) and not how.bold_body
    underlined = all(line.underlined for line in lines)
    letters = "".join(_LETTERS.findall(text))
    capitals = letters.isupper() and len(letters) > 3 and not any(map(str.isdigit, text))
    if not (larger or bold or underlined or (capitals and len(words) <= 12 and size >= 0.95 * how.body)):
        return None
    if not larger and (text[:1].islower() or (label is None and not _may_head_alone(text))):
        return None
    look = (-round(size * 2) / 2, not bold, not capitals, not underlined)
    return HeadingStyle(look, *_number(label))


def _number(label: Label | None) -> tuple[str, int]:
    """Return the family and the depth of a heading's number; "3.0" is as high as "3"."""
    if label is None:
        return "", 0
    family = _DECIMAL.sub("1", label.text).rstrip(".:")
    family = re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", family))
    return family, max(label.depth - bool(re.search(r"\.0+\W*$", label.text)), 1)


def _may_head_alone(text: str) -> bool:
    """Tell whether words no larger than the body can be a heading without a number: no statement, date or sum."""
    words = len(text.split())
    if not text.endswith("?") and (
        (words >= SENTENCE_WORDS and _ASKING.search(text)) or (words >= LONG_SENTENCE and _SAYING.search(text))
    ):
        return False
    return not _DATE_OR_SUM.search(text)


def levels(styles: Sequence[HeadingStyle]) -> dict[HeadingStyle, int]:
    """Return the level, from 1 to 9, of each style of heading; `styles` are those of all headings in order.

    Headings of one numbering family go by depth, whatever their looks. Where two families look alike, or a family looks
    like headings without numbers, the one that comes first stands higher.
    """
    seen: dict[tuple[str, int], Counter[Look]] = {}
    first: dict[object, int] = {}
    for place, style in enumerate(styles):
        seen.setdefault((style.family, style.depth), Counter())[style.look] += 1
        first.setdefault(style.family or style.look, place)
    usual: dict[tuple[str, int], Look] = {}
    for family, depth in sorted(key for key in seen if key[0]):
        look = seen[family, depth].most_common(1)[0][0]
        above = [usual[family, higher] for higher in range(depth) if (family, higher) in usual]
        usual[family, depth] = max([look, *above])
    keys = {
        style: (usual.get((style.family, style.depth), style.look), first[style.family or style.look], style.depth)
        for style in set(styles)
    }
    places = {key: place for place, key in enumerate(sorted(set(keys.values())), start=1)}
    return {style: min(places[key], 9) for style, key in keys.items()}

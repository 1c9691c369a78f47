"""Joins the lines of a paragraph or cell to one text, with an anchor for each line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from tilint.model import Anchor
from tilint.parsers.pdf.lines import Line
from tilint.parsers.pdf.words import BROKEN

__all__ = ["Joiner"]

_LAST_PART = re.compile(rf"((?:[^\W\d_]+-)*[^\W\d_]+)[-{BROKEN}]$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"(?:[a-z]{0,2}(?:tion|sion|ment|ness|ance|ence|ship)s?|ing|ings|ed|ers?|ly|al|ally|ity|able|ible|ive|ous)$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIXES = frozenset(
    {
        "anti",
        "back",
        "co",
        "cross",
        "ex",
        "full",
        "half",
        "high",
        "inter",
        "long",
        "low",
        "mid",
        "multi",
        "non",
        "off",
        "on",
        "over",
        "part",
        "post",
        "pre",
        "re",
        "self",
        "semi",
        "short",
        "sub",
        "under",
        "up",
        "well",
    }
)
_SMALL = frozenset(
    {
        "a",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "can",
        "do",
        "for",
        "he",
        "if",
        "in",
        "is",
        "it",
        "its",
        "may",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "so",
        "the",
        "to",
        "up",
        "us",
        "we",
    }
)
_OPEN_ADDRESS = re.compile(rf"(?:https?://|www\.)\S*[/._=&?{BROKEN}-]$")
LONGEST_ADDRESS = 200
LONGEST_REST = 5
FEWEST_BREAKS = 5
BREAK_RATE = 0.03
"""In a document that hyphenates, more of its lines than this end in a broken word."""
Stored = Callable[..., tuple[float, float, float, float]]


class Joiner:
    """Joins lines; knows the document's words, to tell a broken word from a hyphenated one at a line's end."""

    def __init__(self, lines: Iterable[Line], stored: Mapping[int, Stored]) -> None:
        self._stored = stored
        texts = [line.text for line in lines]
        self._words = _vocabulary(texts)
        broken = sum(text.endswith((BROKEN, "-")) for text in texts)
        self._hyphenates = broken >= FEWEST_BREAKS and broken > BREAK_RATE * len(texts)

    def join(self, lines: Sequence[Line], *, skip: int = 0, offset: int = 0) -> tuple[str, tuple[Anchor, ...]]:
        """Return the lines' text without its first `skip` characters; anchors count from `offset`."""
        text = ""
        anchors: list[Anchor] = []
        for line in lines:
            words = line.text
            if skip:
                words, skip = words[skip:], max(0, skip - len(words))
            if BROKEN in words[:-1]:
                words = words[:-1].replace(BROKEN + " ", "-").replace(BROKEN, "-") + words[-1:]
            text, glue = self._seam(text, words)
            if anchors and anchors[-1].end > offset + len(text):
                anchors[-1] = replace(anchors[-1], end=offset + len(text))
            text += glue
            start = len(text)
            text += words
            box = self.box(line.page, line.x0, line.y0, line.x1, line.y1)
            anchors.append(Anchor(offset + start, offset + len(text), page=line.page, box=box))
        return text.replace(BROKEN, "-"), tuple(anchors)

    def box(self, page: int, *sides: float) -> tuple[float, float, float, float]:
        """Return a box as shown in the page's own coordinates, to a tenth of a point."""
        x0, y0, x1, y1 = self._stored[page](*sides)
        return round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)

    def _seam(self, before: str, after: str) -> tuple[str, str]:
        """Return the text so far and what to put between it and the next line."""
        if not before:
            return before, ""
        if _OPEN_ADDRESS.search(before[-LONGEST_ADDRESS:]):
            return before.replace(BROKEN, "-"), ""
        if not before.endswith((BROKEN, "-")):
            return before, "" if self._cut_without_hyphen(before, after) else " "
        if before.endswith("-") and not (before[-2:-1].isalpha() and after[:1].isalpha()):
            return before, " " if before[-2:-1] in {"", " "} else ""
        first, second = _LAST_PART.search(before), _FIRST_PART.match(after)
        if not first or not second or self._is_compound(first.group(1).lower(), second.group().lower()):
            return before[:-1] + "-", ""
        return before[:-1], ""

    def _is_compound(self, one: str, two: str) -> bool:
        """Tell whether two parts at a line's end belong together with a hyphen ("well-being") or without."""
        words = self._words
        last = one.rpartition("-")[2]
        if one + two in words:
            return False
        if f"{one}-{two}" in words or "-" in one:
            return True
        if two in words and (last in words or last in _PREFIXES):
            return True
        return not self._hyphenates and not _ENDING.match(two)

    def _cut_without_hyphen(self, before: str, after: str) -> bool:
        """Tell whether a narrow cell cut a word in two without a hyphen ("Weightin", "g")."""
        second = _FIRST_PART.match(after)
        if not second or not second.group().islower() or len(second.group()) > LONGEST_REST:
            return False
        first = _LAST_WORD.search(before.lower())
        one, two = first.group() if first else "", second.group()
        return bool(one) and one + two in self._words and self._words[one] <= 1 and two not in _SMALL


def _vocabulary(texts: Iterable[str]) -> Counter[str]:
    """Count the words of lines, without those that a line end cuts in two at a hyphen."""
    words: Counter[str] = Counter()
    cut = False
    for text in texts:
        whole = text.split(" ", 1)[-1] if cut else text
        cut = text.endswith((BROKEN, "-"))
        if cut:
            whole = whole.rpartition(" ")[0]
        words.update(_WORDS.findall(whole.lower()))
    return words

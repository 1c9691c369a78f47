"""What the shape of a text shows before a word of it is read: a contents line, a title, a quotation, a term, a box to fill in."""

from __future__ import annotations

import re

from tilint.facts._roles_words import lexicon

__all__ = ["asks_to_fill_in", "is_contents_line", "is_quoted", "is_short_form", "is_title", "names_a_term", "says_i"]

_LEADERS = re.compile(
    r"(?:\.{3,}|(?:\. ){3,}\.?|…+|_{4,})\s*(?:(?:page|p\.?) ?)?\d{1,4}\s*$"
    r"|(?:,| [–—-]| \(|\t)\s?(?:page|p\.?) ?\d{1,4}\)?\s*$",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"^\W{0,3}[“\"‘'][^”\"’']{1,60}[”\"’'](?:\s*\([^)]{1,60}\)|\s*(?:,|and|or)\s*[“\"‘'][^”\"’']{1,60}[”\"’'])*\s*,?\s*"
    r"(?:(?:also |simply |shall |will |each |both )?(?:means?|has the|have the|in this|are|refers? to|includes?|stands for|"
    r"is (?:simply )?(?:a|an|the|any|what|when|how|who|whatever))\b|[–—:=-]\s)"
)
_OPEN = '“"‘'
_CLOSED = re.compile(r"[”\"’][.,;]?\s*(?:[–—(-].{0,80}|\[\d+\]|\d{0,3}|(?:said|says|told)\b.{0,80})?$")
_SAID = re.compile(r"[,.!?][”\"’]\s*(?:[–—-]\s*\w|(?:said|says|told us|explained|wrote)\b)")
_QUOTED = re.compile(r"[“\"]([^”\"]{12,})[”\"]")
_SAYING = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|observed|noted|notes|put it|puts it|explained|recalled|reads?|heard|asked|"
    r"speaks? of)\b"
)
_FEWEST_QUOTED = 4
"""Words in quotation marks that are somebody's words and not a term."""
_QUOTED_SHARE = 0.6
_LABEL = re.compile(r"^\W{0,2}(?:q|question|query)\.? ?\d{0,3}[.:)]?\s*", re.IGNORECASE)
_ABBREVIATED = re.compile(r"^[A-Z][\w ,’'-]{2,70} \([A-Z][A-Za-z&]{1,8}\) ?[:–—-] ?\w|^[A-Z][A-Z&]{1,7} ?[:–—=] ?[A-Z]\w")
_SHORT_FORM = re.compile(r"[A-Z][A-Z&]{1,7}s?")
_PAGE = re.compile(r"(?<=[a-z)]) (\d{1,3})$")
_BOX = re.compile(r"[☐□☒]|_{4,}|\.{8,}")
_LONGEST_TITLE = 12
_SHORTEST_ENTRY = 4
"""Words of a contents line that has nothing but a number at its end."""
_I = re.compile(r"^\W*(?:q\d*|question \d+)[.:)]|\b(?:i|we|our|my|i'm|i’m|we're|we’re)\b", re.IGNORECASE)
_ANSWER = re.compile(r"^\W*(?:a\d*|answer)[.:)]", re.IGNORECASE)


def is_contents_line(text: str) -> bool:
    """Tell whether a text is a heading with a page number: after dots, "page 4", or just the number."""
    if _LEADERS.search(text):
        return True
    page = _PAGE.search(text)
    words = text.split()
    return (
        page is not None
        and _SHORTEST_ENTRY <= len(words) <= _LONGEST_TITLE
        and words[-2].lower() not in lexicon().small["counted"]
        and not text[:1].islower()
    )


def names_a_term(text: str) -> bool:
    """Tell whether a text opens with a term in quotation marks and goes on to say what it means."""
    if text[:4].lstrip(" (*-•")[:1] in {"“", '"', "‘", "'"}:
        return _TERM.match(text) is not None
    return _ABBREVIATED.match(text) is not None


def is_short_form(text: str) -> bool:
    """Tell whether a text is a short form in capitals and nothing else: "ITT"."""
    return _SHORT_FORM.fullmatch(text.strip()) is not None


def is_quoted(block: str, sentence: str) -> bool:
    """Tell whether a sentence is somebody's words: most of it, or the whole of its block, stands in quotation marks."""
    if not any(mark in block for mark in _OPEN):
        return False
    for text in (_LABEL.sub("", block), _LABEL.sub("", sentence)):
        if len(text.split()) >= _FEWEST_QUOTED and text.lstrip()[:1] in _OPEN and (_CLOSED.search(text) or _SAID.search(text)):
            return True
    quoted = sum(len(found.group(1)) for found in _QUOTED.finditer(sentence) if len(found.group(1).split()) >= _FEWEST_QUOTED)
    return quoted > _QUOTED_SHARE * len(sentence) or (quoted > 0 and _SAYING.search(sentence) is not None)


def asks_to_fill_in(text: str) -> bool:
    """Tell whether a text has a box to tick or a line to write on."""
    return _BOX.search(text) is not None


def is_title(text: str) -> bool:
    """Tell whether a text looks like a title: few words, a capital first, and no stop at the end."""
    stripped = text.strip().rstrip("”’\"')")
    return (
        0 < len(stripped.split()) <= _LONGEST_TITLE * (1 + stripped.isupper())
        and (stripped[0].isupper() or stripped[0].isdigit())
        and stripped[-1] not in ".;:,!?"
        and "@" not in stripped
        and "://" not in stripped
    )


def says_i(text: str) -> bool:
    """Tell whether a text among questions and answers is the asker's: marked as a question, or in the first person."""
    return _I.search(text) is not None and _ANSWER.match(text) is None

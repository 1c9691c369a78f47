"""Events in running text: lines such as "Closing date: 9 January 2026", and sentences."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from tilint.facts._timetable.mentions import (
    UNNAMED,
    Mention,
    Naming,
    Strength,
    by_label,
    by_sentence,
    mentions_of,
)
from tilint.facts._timetable.spans import Span, read_spans
from tilint.language import sentence_bounds
from tilint.model import Location

__all__ = ["running_text"]

_RUNNING = re.compile(
    r"\b(?:was|were|has|have|had|which|that|who|since|dated|if|when|because|approved (?:on|by)|of|in|on"
    r"|at|from|after|before|during|between|and)\s*$"
    r"|\b(?:was|were|had|which|that|since|dated|accessed|retrieved|must|shall be [a-z]+ed|we|our|you|your"
    r"|they|i|it|does|do|can|would|please)\b",
    re.IGNORECASE,
)
_IGNORED = re.compile(
    r"\b(?:rev(?:ised|ision)?|version|v\d|(?:last )?updated?|edition|amended|accessed|retrieved|dated"
    r"|copyright|as of|act|regulations?|policy|p\.l\.)\b",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(r"\s*(?:[:–—-]|\t|\s{2,})\s*(\S[^\n]{3,160})")
_NUMBERING = re.compile(r"^\W*(?:[\dA-Za-z]{1,3}[.)]\s+)*")
_PUNCTUATION = ' \t•●○■*-–—:,(["“'
_LEADING_IN = re.compile(r"\s+(?:on|by|at|no later than|on or before)$", re.IGNORECASE)
"""What joins a name and a date that ends its line without a full stop: "Issue of the documents on 2 March 2026"."""
_MOMENTS = frozenset({"outcome", "issue", "interview", "other", "clarification_response"})
"""Events that do not last for months: a range that does is the term of something else in the sentence."""
_LABEL_WORDS = 14


def running_text(text: str, place: Location, *, month_first: bool) -> Iterator[Mention]:
    """Return what the lines and sentences of a text name; `place` is where the text begins."""
    spans = read_spans(text, month_first=month_first)
    if not spans:
        return
    waiting = deque(spans)
    for start, end in sentence_bounds(text):
        inside: list[Span] = []
        while waiting and waiting[0].start < end:
            inside.append(waiting.popleft())
        previous = start
        for number, span in enumerate(inside):
            following = inside[number + 1].start if number + 1 < len(inside) else end
            yield from _named(text, place, span, text[previous : span.start], text[span.end : following])
            previous = span.end


def _named(text: str, place: Location, span: Span, before: str, after: str) -> tuple[Mention, ...]:
    """Return the mentions of a date, by the words before it and after it up to the dates on either side."""
    naming = _as_line(span, before, after)
    if naming is None or naming.kind == "other":  # alone on its line, "Site visit" may be of any project's
        sentence = _as_sentence(span, before, after)
        naming = sentence if naming is None or (sentence and sentence.kind == "other") else naming
    return mentions_of(naming, place, text, span) if naming else ()


def _as_line(span: Span, before: str, after: str) -> Naming | None:
    """Read "Closing date: 9 January" and "9 January: closing date"."""
    ranged = span.last is not None
    label = _label(before, after)
    if _is_label(label) and (_ends_line(after) or before.rstrip(" ")[-1:] in tuple(":–—-\t")):
        family = by_label(label, ranged=ranged)
        if family and not (span.blank and family.kind == "other"):
            return Naming(family.kind, label, Strength.LINE, family.rank)
    if not label and (found := _LABEL_AFTER.match(after)):
        family = by_label(found[1], ranged=ranged)
        if family and len(found[1].split()) <= _LABEL_WORDS and not _IGNORED.search(found[1]):
            return Naming(family.kind, found[1], Strength.LINE, family.rank)
    return None


def _as_sentence(span: Span, before: str, after: str) -> Naming | None:
    """Read running text; else keep the date of a range or of a line unnamed, for what stands around it may name it."""
    family = by_sentence(before, after)
    if family and not (family.kind in _MOMENTS and _spans_months(span)):
        return Naming(family.kind, before, Strength.SENTENCE, family.rank)
    if span.last is not None:
        return Naming(UNNAMED, before + after[:60], Strength.SENTENCE)
    label = _label(before, after)
    unfinished = not after.strip() or after.lstrip()[0] in "\t(,–-:"
    if span.blank is None and unfinished and _ends_line(after) and (not label or _is_label(label)):
        return Naming(UNNAMED, label, Strength.LINE)
    return None


def _label(before: str, after: str) -> str:
    label = _NUMBERING.sub("", before).strip(_PUNCTUATION)
    return label if after.strip() else _LEADING_IN.sub("", label)


def _ends_line(after: str) -> bool:
    """Tell whether what follows a date is no more than a remark."""
    return not after.strip(" .,;:)]") or after[0] in "\t\n" or after.lstrip()[0] in "(,–-:" or len(after.split()) <= 8


def _spans_months(span: Span) -> bool:
    first, last = span.date, span.last
    if first is None or last is None or first.year is None or last.year is None:
        return False
    return (last.year - first.year) * 12 + last.month - first.month >= 2


def _is_label(words: str) -> bool:
    return (
        bool(words) and len(words.split()) <= _LABEL_WORDS and not _RUNNING.search(words) and not _IGNORED.search(words)
    )

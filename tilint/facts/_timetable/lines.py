"""Events in running text: lines such as "Closing date: 9 January 2026", and sentences."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tilint.facts._timetable.families import Family
from tilint.facts._timetable.mentions import (
    IGNORED,
    UNNAMED,
    Mention,
    Naming,
    Strength,
    by_label,
    by_sentence,
    mentions_of,
)
from tilint.facts._timetable.scopes import is_superseded
from tilint.facts._timetable.spans import Span, read_spans
from tilint.language import sentence_bounds
from tilint.model import Location

__all__ = ["running_text"]

_RUNNING = re.compile(
    r"\b(?:was|were|has|have|had|which|that|who|since|dated|if|when|because|approved (?:on|by)|of|in|on"
    r"|at|from|after|before|during|between|and)\s*$"
    r"|\b(?:was|were|had|which|that|since|dated|accessed|retrieved|must|(?-i:may)"
    r"|will|aims?|intends?|expects?|shall be [a-z]+ed|we|our|you|your"
    r"|they|i|it|does|do|can|would|please)\b",
    re.IGNORECASE,
)
_IGNORED = re.compile(
    r"\b(?:rev(?:ised|ision)?|version|v\d|(?:last )?updated?|edition|amended|accessed|retrieved|dated"
    r"|copyright|as of|act|regulations?|policy|p\.l\.)\b",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(r"[)\]]?\s*(?:[:–—-]|\t|\s{2,})\s*(\S[^\n]{3,160})")
_NUMBERING = re.compile(r"^\W*(?:[\dA-Za-z]{1,3}[.)]\s+)*")
_PUNCTUATION = ' \t•●○■*-–—:,(["“'
_LEADING_IN = re.compile(r"\s+(?:on|by|at|no later than|on or before)$", re.IGNORECASE)
"""What joins a name and a date that ends its line without a full stop: "Issue of the documents on 2 March 2026"."""
_MOMENTS = frozenset({"outcome", "issue", "interview", "other", "clarification_response"})
"""Events that do not last for months: a range that does is the term of something else in the sentence."""
_LABEL_WORDS = 14
_GOES_ON = re.compile(
    r"\s*(?:,|and|or|&|,? and then)\s(?:[\w’'-]+\s){0,5}(?:(?:by|on|at|before|from|to|until)\s)?(?:the )?", re.IGNORECASE
)
"""A clause without a verb of its own, which shares that of the clause before: "and a final report by"."""
_REACH = 240
"""How far back in its sentence the words before a date are looked at, in characters."""


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
            sentence = text[max(start, previous - _REACH) : span.start]
            around = _Around(text[previous : span.start], text[span.end : following], sentence)
            for standing, words in _standing(span, around):
                naming = _naming(standing, words)
                yield from mentions_of(naming, place, text, standing) if naming else ()
            previous = span.end


@dataclass(frozen=True, slots=True)
class _Around:
    """The words before a date and after it, up to the dates on either side, and those of its sentence up to it."""

    before: str
    after: str
    sentence: str


def _standing(span: Span, around: _Around) -> Iterator[tuple[Span, _Around]]:
    """Yield a date, unless another has replaced it: of "extended from 3 May to 9 May" only the second stands."""
    if not is_superseded(around.before):
        yield span, around
    elif span.last is not None:
        yield replace(span, date=span.last, last=None), replace(around, before=f"{around.before} to")


def _naming(span: Span, around: _Around) -> Naming | None:
    naming = _as_line(span, around.before, around.after)
    if naming is None or naming.kind == "other":  # alone on its line, "Site visit" may be of any project's
        in_prose = _as_sentence(span, around)
        naming = in_prose if naming is None or (in_prose and in_prose.kind == "other") else naming
    return replace(naming, context=around.sentence) if naming else None


def _as_line(span: Span, before: str, after: str) -> Naming | None:
    """Read "Closing date: 9 January" and "9 January: closing date"."""
    ranged = span.last is not None
    label = _label(before, after)
    whole = _NUMBERING.sub("", before).strip(_PUNCTUATION)
    if whole != label and _is_label(whole) and by_label(label) is None:
        label = whole
    if _is_label(label) and (_ends_line(after) or before.rstrip(" ")[-1:] in tuple(":–—-\t")):
        family = by_label(label, ranged=ranged)
        if family and not (span.blank and family.kind == "other"):
            return Naming(family.kind, label, Strength.LINE, family.rank)
    if not label and (found := _LABEL_AFTER.match(after)):
        family = by_label(found[1], ranged=ranged)
        if family and len(found[1].split()) <= _LABEL_WORDS and not _IGNORED.search(found[1]):
            return Naming(family.kind, found[1], Strength.LINE, family.rank)
    return None


def _as_sentence(span: Span, around: _Around) -> Naming | None:
    """Read running text; else keep the date of a range or of a line unnamed, for what stands around it may name it."""
    before, after = around.before, around.after
    family = _family(span, around)
    if family and not (family.kind in _MOMENTS and _spans_months(span)):
        return Naming(family.kind, before, Strength.SENTENCE, family.rank)
    if span.last is not None:
        return Naming(UNNAMED, before + after[:60], Strength.SENTENCE)
    label = _label(before, after)
    unfinished = not after.strip() or after.lstrip()[0] in "\t(,–-:"
    if span.blank is None and unfinished and _ends_line(after) and (not label or _is_label(label)):
        return Naming(UNNAMED, label, Strength.LINE)
    return None


def _family(span: Span, around: _Around) -> Family | None:
    """Name the event by the words after the date before it; "and a final report by" goes on with what those began."""
    ranged = span.last is not None
    family = by_sentence(around.before, around.after, ranged=ranged)
    if family is None and around.sentence != around.before and _GOES_ON.fullmatch(around.before):
        family = by_label(around.before)
        if family is None or family.kind in {IGNORED, "other"}:
            family = by_sentence(around.sentence, around.after, ranged=ranged)
    return family


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
    return bool(words) and len(words.split()) <= _LABEL_WORDS and not _RUNNING.search(words) and not _IGNORED.search(words)

"""Which of the things that a sentence names it asks for, and the clause of it that a reader should see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tilint.facts._requests_ask import Ask, Manner, asks
from tilint.facts._requests_phrases import alternatives, cue
from tilint.facts._requests_things import Thing

__all__ = ["LONGEST", "asked", "clause", "is_delivery"]

LONGEST = 220
"""Characters of a quote; longer sentences are cut to the clause that asks."""
_REACH = 240
"""Characters between the asking words and the thing asked for."""
_CLOSE = 80
"""The same, for a thing that only its owner makes one of the applicant's, and for what must be held."""
_BEFORE_SURE, _BEFORE_OWNED = 90, 30
"""Characters between a thing and passive asking words behind it."""
_OVERLAP = 12
"""Characters by which asking words may reach into the thing: "state the turnover"."""
_LEAD_IN = 60
"""Characters before the asking words in which a clause may begin."""
_HELD = frozenset({"insurance", "certificates", "checks", "identity", "policies"})
"""Kinds that "you must have" demands; experience and staff are what is judged, not handed over."""
_OF_APPLICANT = re.compile(r"\b(?:can|could|may|do|does|should|must|will|are|is) (?:we|i|our)\b")
"""A question that an applicant put to the buyer."""
_CLAUSE_BREAK = re.compile(r"[,;:(] +|\b(?:and|then|that) +")


def is_delivery(text: str) -> bool:
    """Tell whether a text made plain speaks of how the service will be delivered."""
    return bool(cue("context", "delivery").search(text))


@cache
def _service() -> re.Pattern[str]:
    small = r"(?:(?:a|an|the|all|any|such|other|\w+ly|ongoing|direct|regular) +){0,2}"
    return re.compile(rf" +{small}{alternatives('asking', 'services')}\b")


def _asks_for(text: str, ask: Ask, thing: Thing) -> bool:
    """Tell whether these asking words ask for this thing."""
    if ask.manner is Manner.BEFORE:
        between = text[thing.end : ask.start]
        near = len(between) <= (_BEFORE_SURE if thing.sure else _BEFORE_OWNED)
        return thing.end <= ask.start + 2 and near and not cue("context", "clause_break").search(between)
    if ask.manner is Manner.QUESTION:
        return not is_delivery(text)
    gap = text[ask.end : thing.start]
    if thing.start < ask.end - _OVERLAP or len(gap) > (_REACH if thing.sure else _CLOSE):
        return False
    if ask.manner is Manner.HOLD:
        return thing.kind.name in _HELD and len(gap) <= _CLOSE
    return not _is_of_the_work(text, ask, thing, gap)


def _is_of_the_work(text: str, ask: Ask, thing: Thing, gap: str) -> bool:
    """Tell whether the words between ask and thing make it a matter of the work, the buyer or somebody else."""
    if "requir" in text[ask.start : ask.end] and (text.startswith(" to ", thing.end) or " to form " in gap):
        return True
    if ask.manner is Manner.TELL and cue("context", "approach").search(gap.replace("how many", "")):
        return True
    service = _service().match(text, ask.end)
    return is_delivery(gap) or bool(service and text[service.end() : thing.start].strip())


def asked(text: str, things: Sequence[Thing]) -> tuple[tuple[int, int], list[Thing]] | None:
    """Return the span of a sentence made plain that asks, and what it asks for; None where it asks for nothing."""
    if text.endswith("?") and _OF_APPLICANT.search(text):
        return None
    for ask in asks(text) if things else ():
        if text.count("[", 0, ask.start) > text.count("]", 0, ask.start):
            continue
        found = [thing for thing in things if _asks_for(text, ask, thing)]
        if found:
            first = found[0]
            span = min(ask.start, first.start), max(ask.end, first.end)
            return (span if span[1] - span[0] < LONGEST else (first.start, first.end)), found
    return None


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause of a sentence that holds characters `start` to `end`, cut to a readable length."""
    if len(text) <= LONGEST:
        return 0, len(text)
    breaks = [0, *(found.end() for found in _CLAUSE_BREAK.finditer(text)), len(text)]
    first = max((place for place in breaks if place <= start and start - place < _LEAD_IN), default=start)
    last = max((place for place in breaks if end <= place <= first + LONGEST), default=0)
    if last - first < LONGEST // 2:
        last = len(text) if len(text) - first <= LONGEST else text.rfind(" ", first, max(end + 1, first + LONGEST))
    return first, max(last, end)

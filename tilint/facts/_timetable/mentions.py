"""A mention: one place of a tender that names an event and says when, before mentions are settled together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from tilint.facts._timetable.families import Family
from tilint.facts._timetable.kinds import STEPS
from tilint.facts._timetable.labels import LABELS
from tilint.facts._timetable.scopes import is_amended, scope_of
from tilint.facts._timetable.sentences import SENTENCES
from tilint.facts._timetable.spans import Span
from tilint.model import Location

__all__ = [
    "IGNORED",
    "UNNAMED",
    "Mention",
    "Naming",
    "Strength",
    "by_label",
    "by_sentence",
    "is_timetable",
    "mentions_of",
    "sounds_like_timetable",
]

IGNORED = "ignored"
"""Kind of what looks like an event and is none: the term of an option, the version of the document."""
UNNAMED = "?"
"""Kind of a date that no family names; it is an `other` event where it stands in a timetable, else nothing."""

_TIMETABLE = re.compile(
    r"\b(?:time-?\s?tables?|time-?lines?|time-?scales?|time-?frames?|key dates|important dates"
    r"|dates? and deadlines|schedule of events"
    r"|key tender\w* activities|(?:rf[pqi]|procurement|tender|competition|evaluation"
    r"|solicitation) (?:schedule|calendar|process dates|programme|milestones)"
    r"|deadlines|dates for|summary of dates)\b",
    re.IGNORECASE,
)
_CONTRACT_WORDS = re.compile(
    r"\b(?:contract|agreement|award(?:s|ed)?|framework|grants?|fund(?:s|ed|ing)|program(?:me|ming|s)?"
    r"|performance|term|services?|duration)\b",
    re.IGNORECASE,
)
_NOT_THE_TERM = re.compile(
    r"\b(?:received|supported|helped|saw|seen|handled|made|recorded|delivered|attended|referred|referrals|spent|number of"
    r"|options?|optional|exten\w+|previous|current|fiscal|financial year|report\w*|crime|census"
    r"|survey|data|questions?|answers?|tenders?|bids?"
    r"|was|were|had|to have|have been|acceptable|experience|evidence|gap|done|shown?|carried out|undertaken"
    r"|audit\w*|evaluation|assessment"
    r"|insurance|claims?|invoice\w*)\b",
    re.IGNORECASE,
)
_ENDS_OF_RANGE: dict[str, tuple[str | None, str]] = {
    **dict.fromkeys(("contract_start", "contract_end", "contract_period", UNNAMED), ("contract_start", "contract_end")),
    **{kind: (None, kind) for kind in ("clarification_deadline", "clarification_response", "standstill_end")},
    **dict.fromkeys(("submission_deadline", "application_period"), ("issue", "submission_deadline")),
}
"""What the first and the last day of a range are for events that a range opens or closes."""


class Strength(IntEnum):
    """How directly a mention states its date; where dates differ the stronger mention is taken as meant."""

    GUESS = 0
    SENTENCE = 1
    LINE = 2
    TIMETABLE = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """One event at one place. `label` are the words that name it, `words` the words that say when."""

    kind: str
    location: Location
    words: str
    label: str
    span: Span
    strength: Strength
    rank: int = 0
    scope: str = ""
    amended: bool = False
    """Whether the words say that this date takes the place of another."""
    source: Location | None = None
    """Where the table, list or paragraph begins that the mention stands in; None: it stands in its own block alone."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What names an event at a place: its kind, the words that say so, how directly, and the rank of their family."""

    kind: str
    label: str
    strength: Strength
    rank: int = 0
    context: str = ""
    """The sentence up to the date, or the headers of its row: words that may tell its stage or lot."""


def by_label(label: str, *, ranged: bool = False) -> Family | None:
    """Return the family that a short name belongs to; only a range of dates can be a contract's period."""
    words = " ".join(label[:200].split())
    return next((family for family in LABELS if family.fits(words) and (ranged or family.kind != "contract_period")), None)


def by_sentence(before: str, after: str, *, ranged: bool = False) -> Family | None:
    """Return the family that the words around a date in running text belong to; only a range is a time to apply."""
    words = " ".join(f"{before[-260:]}<D>{after[:60]}".split())
    return next((family for family in SENTENCES if (ranged or family.kind != "application_period") and family.fits(words)), None)


def mentions_of(naming: Naming, location: Location, text: str, span: Span) -> tuple[Mention, ...]:
    """Return the mentions that one span of a text makes; `location` is where the text begins.

    A range makes two where it is a contract's term or the time to apply. Names of no event make none.
    """
    kind = naming.kind
    if kind == IGNORED or (kind == UNNAMED and span.last is not None and not _is_term(naming.label)):
        return ()
    place = replace(location, start=location.start + span.start, end=location.start + span.end)
    label = " ".join(naming.label.split())[:160]
    words = text[span.start : span.end]
    scope = scope_of(naming.context or naming.label)
    made = Mention(kind, place, words, label, span, naming.strength, naming.rank, scope, is_amended(naming.label))
    if span.last is None:
        return (made,)
    first, last = replace(span, last=None), replace(span, date=span.last, last=None)
    starts, ends = _ENDS_OF_RANGE.get(kind, (kind, None))
    if ends is None:
        return (made,)
    opening = (replace(made, kind=starts, span=first),) if starts else ()
    return (*opening, replace(made, kind=ends, span=last))


def is_timetable(kinds: set[str]) -> bool:
    """Tell whether rows or lines that name these events are a procurement's timetable."""
    return len(kinds - {"other", UNNAMED}) >= 2 and not kinds.isdisjoint(STEPS)


def sounds_like_timetable(heading: str) -> bool:
    """Tell whether a heading or the line above announces a timetable."""
    return bool(_TIMETABLE.search(heading))


def _is_term(sentence: str) -> bool:
    return bool(_CONTRACT_WORDS.search(sentence)) and not _NOT_THE_TERM.search(sentence)

"""How a sentence asks applicants to hand something over: the asking words, and which side of them the thing stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tilint.facts._requests_phrases import alternatives, cue, whole

__all__ = ["Ask", "Manner", "asks", "introduces"]

_ADVERB = r"(?:(?:also|either|then|clearly|briefly|fully|both|only|\w{3,}ly) +)?"
_NOT_A_NOUN = r"(?!\w)(?! +of\b| *[:/])"
"""Behind an imperative: "list of documents" and "Name:" ask nothing by themselves."""
_SUBJECT_REACH = 70
"""Characters before the asking words in which their subject is looked for."""
_FIRST_PERSON = re.compile(r"\b(?:we|our|my|i)\b")
_NOT_ASKED = re.compile(
    r"(?:(?:^\W*|please |[,:;] )(?:do not|don't|never)|\b(?:must|should|shall|may|need|will|would) ?not|\bneedn't|"
    r"\b(?:do|does)(?: not|n't) (?:need|have|want|ask|require|expect|wish)|\bno need to|\bwithout|"
    r"\bnot (?:be )?(?:required|asked|expected|needed|necessary|obliged) to|"
    r"\bno (?:\w+ ){1,2}(?:has|have|needs?) to)\W*(?:\w+\W+){0,2}$"
)
"""Words before, or at the start of, asking words that turn them round: "you do not need to send"."""
_INTRODUCES = re.compile(r":\s*$|:.*;\s*$|\b(?:following|below|these|in (?:this|the) list|listed|boxes|each box)\b")
_INCLUDES = re.compile(r"^(?:must|shall|should|may|can|.{0,12}(?:need|needs|have|has) to)\b.*\b(?:include|contain|comprise)$")
_IMPERATIVE_BEFORE = re.compile(r"^[^a-z]*[a-z-]+(?= (?:a|an|the|your|all|any)\b)")


class Manner(StrEnum):
    """What the asking words want done."""

    HAND_OVER = "hand over"
    TELL = "tell"
    HOLD = "hold"
    QUESTION = "question"
    BEFORE = "before"
    """The thing stands before the asking words: "accounts must be attached"."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Asking words at characters `start` to `end` of a sentence made plain."""

    manner: Manner
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to ask: its pattern, and whether a subject before it can turn it into somebody else's duty."""

    manner: Manner
    pattern: re.Pattern[str]
    has_subject: bool = True
    goes_on: bool = False
    """True for "and provide", which asks only where the words before it do."""
    imperative: bool = False
    """True where the asking words hold all that stands before the verb: whoever is named there is not its subject."""


@cache
def _lead() -> str:
    """Return what may stand before an imperative: a number, "if you ...,", "please"."""
    opening = rf"(?:{alternatives('asking', 'opening')}\b[^.;:]{{2,120}}?, *)?"
    number = (
        r"(?:(?:(?:question|q|item|section|criterion) ?)?\d[\d.]*[:)]?\W+)?"
        r"(?:\(?(?:[a-z]|[ivx]+)[.)] +)?(?:part [a-z\d]+\W+)?"
    )
    return rf"(?:^|: +)[^\w#]*{number}{opening}(?:(?:please|kindly|also|then|and|or|next|you)\b,? *)*"


@cache
def _forms() -> tuple[_Form, ...]:
    give, tell, hold = (alternatives("verbs", name) for name in ("plain", "telling", "holding"))
    needs = alternatives("asking", "needs")
    return (
        _Form(Manner.HAND_OVER, re.compile(rf"{_lead()}{_ADVERB}{give}{_NOT_A_NOUN}"), imperative=True),
        _Form(Manner.HAND_OVER, whole(rf"(?:please|kindly) +{_ADVERB}{give}")),
        _Form(Manner.HAND_OVER, whole(rf"{needs} +{_ADVERB}{give}")),
        _Form(Manner.HAND_OVER, whole(rf"(?:and|or|then|also) +{_ADVERB}{give}"), goes_on=True),
        _Form(Manner.HAND_OVER, whole(rf"(?<=by ){alternatives('verbs', 'doing')}")),
        _Form(Manner.HAND_OVER, whole(alternatives("asking", "wants"), r"(?!\w| +to\b)"), has_subject=False),
        _Form(Manner.HAND_OVER, whole(rf"{alternatives('asking', 'fails')} +{_ADVERB}(?:{give}|hold)"), has_subject=False),
        _Form(Manner.TELL, re.compile(rf"{_lead()}{_ADVERB}{tell}(?!\w)(?! *[:/])"), imperative=True),
        _Form(Manner.TELL, whole(rf"(?:please|kindly|{needs}) +{_ADVERB}{tell}")),
        _Form(Manner.HOLD, whole(rf"(?:must|shall|should|(?:required|need|expected) to) +{_ADVERB}{hold}")),
        _Form(Manner.BEFORE, whole(alternatives("asking", "passive"), r"(?!\w| +to\b)"), has_subject=False),
    )


@cache
def _subject() -> re.Pattern[str]:
    others = "|".join(alternatives("lists", name) for name in ("applicant", "paper"))
    return whole(rf"(?:(?P<authority>{alternatives('lists', 'authority')})|{others}|they)")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return one of the small patterns that are built from word lists."""
    applicant, paper = alternatives("lists", "applicant"), alternatives("lists", "paper")
    small = r"(?:(?:a|an|the|your|their|its|any|all|one|separate|completed) +){0,2}"
    starters = rf"(?:do|does|have|has|are|is) +(?:any of )?(?:you|your|(?:the )?{applicant}(?!'s)|any individual|any director)"
    any_of_you = rf"(?:has|have|had|is|are|was|were|did) (?:any|anyone|there|either)\b.{{0,100}}?\b(?:{applicant}|your)"
    wh = rf"(?:what|which|who|how (?:many|long|much)|when was|in the (?:last|past))\b.{{0,160}}?\b(?:{applicant}|your)"
    expressions = {
        "work": rf"\b{alternatives('lists', 'work')} +$",
        "paper or author": rf"\b(?:{paper}|{applicant}|this|these|it|they|which|that|and|plans?|lists?|requests?) +$",
        "these may": r"\b(?:this|these|it|they|which|that) +(?:may|can) (?:also )?include$",
        "entrant": rf"(?:^\W*|\b{alternatives('lists', 'entrant')}\b.{{0,60}})$",
        "whole paper": rf" +{small}{alternatives('asking', 'whole_papers')}\b(?! +form)",
        "question": rf"{_lead()}(?:{starters}|{any_of_you}|{wh})\b",
    }
    return re.compile(expressions[name])


def _not_of_applicant(text: str, ask: Ask, end: int) -> bool:
    """Tell whether another would hand over: "the Council will provide", "the service must include".

    `end` is where its name must end.
    """
    last = None
    for found in _subject().finditer(text, max(0, ask.start - _SUBJECT_REACH), end):
        last = found
    return bool(last and last["authority"]) or bool(_pattern("work").search(text, 0, ask.start))


def _is_refused(text: str, ask: Ask) -> bool:
    """Tell whether asking words say that the thing is not wanted."""
    end = text.rfind(" ", ask.start, ask.end) + 1 or ask.start
    return bool(_NOT_ASKED.search(text[max(0, end - _SUBJECT_REACH) : end]))


def _is_meant(text: str, form: _Form, ask: Ask) -> bool:
    """Tell whether asking words that were found ask an applicant for a thing."""
    words = text[ask.start : ask.end]
    if _is_refused(text, ask):
        return False
    if form.goes_on and not (cue("asking", "asked_before").search(text, 0, ask.start) or _IMPERATIVE_BEFORE.match(text)):
        return False
    if form.manner is Manner.HOLD and not _pattern("entrant").search(text, 0, ask.start):
        return False
    if _INCLUDES.search(words) and (
        _pattern("these may").search(text, 0, ask.end) or not _pattern("paper or author").search(text, 0, ask.start)
    ):
        return False
    end = ask.start if form.imperative else ask.end
    return not form.has_subject or not (_not_of_applicant(text, ask, end) or _pattern("whole paper").match(text, ask.end))


def asks(text: str) -> Iterator[Ask]:
    """Yield the asking words of a sentence made plain, a question last."""
    for form in _forms():
        for found in form.pattern.finditer(text):
            ask = Ask(form.manner, found.start(), found.end())
            if _is_meant(text, form, ask):
                yield ask
    question = _pattern("question").match(text)
    if question and "?" in text[question.end() :] and not _FIRST_PERSON.search(text):
        yield Ask(Manner.QUESTION, 0, question.end())


def introduces(text: str) -> bool:
    """Tell whether a sentence made plain asks for the items of the list that follows it."""
    if not _INTRODUCES.search(text) or cue("asking", "other_lists").search(text):
        return False
    return any(ask.manner in {Manner.HAND_OVER, Manner.TELL, Manner.BEFORE} for ask in asks(text))

"""What parts events of the same kind that may well differ: a stage, a lot, a round, a date that replaces another."""

from __future__ import annotations

import re

__all__ = ["heading_scope", "is_amended", "is_superseded", "scope_of"]

_SELECTION = re.compile(
    r"\b(?:s\.?q|p\.?s\.?q|p\.?q\.?q|espd|spd|selection (?:stage|questionnaires?)"
    r"|expressions? of interest|eois?|pre-?qualif\w+|requests? to participate"
    r"|outline (?:applications?|proposals?|bids?)|concept notes?|initial (?:tenders?|bids?))\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?:best and final|bafos?|(?:final|revised) (?:tenders?|offers?|bids?|proposals?|solutions?)|isft)\b", re.IGNORECASE
)
_CALL_OFF = re.compile(r"\bcall-?\s?offs?\b|\bmini-?\s?competition", re.IGNORECASE)
_THING = r"lots?|rounds?|phases?|stages?|cohorts?|waves?|calls?|windows?|tranches?|batch(?:es)?|regions?|areas?"
_NUMBERED = re.compile(
    rf"\b(?P<thing>{_THING})\s*(?P<number>\d{{1,2}}[a-z]?|one|two|three|four|five|(?<=lot )[a-e]|(?<=[egt] )i{{1,3}})\b"
    rf"|\b(?P<ordinal>first|second|third|fourth|final|last|1st|2nd|3rd)\s(?P<of>{_THING})\b",
    re.IGNORECASE,
)
_NUMBERS = {
    **dict.fromkeys(("one", "first", "1st", "i"), "1"),
    **dict.fromkeys(("two", "second", "2nd", "ii"), "2"),
    **dict.fromkeys(("three", "third", "3rd", "iii"), "3"),
    **dict.fromkeys(("four", "fourth", "iv"), "4"),
    "five": "5",
}
_CHANGED = (
    r"(?:extend|mov|chang|amend|revis|postpon|delay|reschedul|push|defer|adjust|updat)(?:ed|ing)"
    r"(?: (?:back|out|on))?|brought forward|(?:has|have) been put back"
)
_AMENDED = re.compile(
    rf"\b(?:{_CHANGED})\b[^.;]{{0,80}}\b(?:to|until)\b[^.;]{{0,12}}$"
    rf"|\b(?:new|revised|amended|extended|updated)\s(?:\w+\s){{0,3}}(?:deadline|date|closing|return|time)"
    r"|\b(?:deadline|date|closing) (?:\w+ ){0,2}extension"
    r"|\b(?:is|are|will|has|have) now\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    rf"\b(?:{_CHANGED})\b[^.;]{{0,40}}\bfrom\b[^.;]{{0,16}}$"
    r"|\b(?:original(?:ly)?|previously)\s(?:\w+\s){0,3}$|\binstead of\s(?:the\s)?$",
    re.IGNORECASE,
)


def scope_of(words: str) -> str:
    """Return the stage, lot or round that the last words to name one name: "selection", "lot 2", "round 1", or ""."""
    selection = [found.start() for found in _SELECTION.finditer(words)]
    if _FINAL.search(words):
        return "final offers"
    numbered = [*_NUMBERED.finditer(words)]
    if selection and (not numbered or selection[-1] > numbered[-1].start()):
        return "selection"
    if numbered:
        return _numbered(numbered[-1])
    return "call-off" if _CALL_OFF.search(words) else ""


def heading_scope(heading: str) -> str:
    """Return the lot, stage or round that a heading is about: the only one that it names."""
    named = {_numbered(found) for found in _NUMBERED.finditer(heading)}
    return named.pop() if len(named) == 1 else ""


def _numbered(found: re.Match[str]) -> str:
    thing = (found["thing"] or found["of"]).lower()
    number = (found["number"] or found["ordinal"]).lower()
    number = _NUMBERS.get(number, number)
    if number == "1" and thing in {"stage", "phase"}:
        return "selection"
    return f"{'batch' if thing.startswith('batch') else thing.rstrip('s')} {number}"


def is_amended(before: str) -> bool:
    """Tell whether the words before a date say that it replaces an earlier one."""
    return bool(_AMENDED.search(before))


def is_superseded(before: str) -> bool:
    """Tell whether the words before a date say that another has replaced it: "extended from"."""
    return bool(_SUPERSEDED.search(before))

"""The money: what the contract is worth or the fund holds in all, and how much one applicant can get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from tilint.facts import Fact
from tilint.facts._quantities import quantities
from tilint.facts.roles import Role, read_roles
from tilint.facts.sections import SectionKind, read_sections
from tilint.model import BlockKind, Location
from tilint.reading import Reading

__all__ = ["FACT", "Money", "read_value"]

_MONEY = r"[£$€]\s?\d[\d,.]*(?:\s?(?:m|mn|million|bn|billion|k|thousand)\b)?"
_LEAST = 500
"""A smaller sum is a fee, a fare or a limit on one cost."""
_THIS = r"this (?:notice|fund|solicitation|funding opportunity|round|programme|program|competition|tender|contract|call)"
_TOTAL = re.compile(
    r"\b(?:estimated|total|overall|maximum|anticipated|contract|annual|yearly) (?:\w+ ){0,3}?(?:value|budget|cost|price)\b"
    rf"[^.;]{{0,60}}?(?:\bis|\bof|\bwill be|\bto be|\bat|:|\t)[^.;]{{0,24}}?(?P<one>{_MONEY})"
    rf"|\bthe (?:budget|value) (?:is|will be)\b[^.;]{{0,24}}?(?P<two>{_MONEY})"
    rf"|(?P<three>{_MONEY})[^.;]{{0,50}}\bavailable\b[^.;]{{0,60}}\b{_THIS}|\bthere is (?P<four>{_MONEY}) (?:in|for|to)\b"
    rf"|\bavailable (?:under|through|in|for) {_THIS} (?:is|are) (?P<five>{_MONEY})",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"\b(?:grants?|awards?) (?:are|of|range|from|will be)\b[^.;]{{0,20}}?(?P<one>{_MONEY}(?: (?:and|to|-) {_MONEY})?)"
    rf"|\b(?:apply for|may request|can ask for)\b[^.;]{{0,60}}?(?P<two>{_MONEY}(?: [^.;]{{0,20}}{_MONEY})?)"
    rf"|\b(?:up to|maximum (?:award amount )?of) (?P<three>{_MONEY})"
    r" (?:per|for each|each) (?:award|applicant|grant|organi[sz]ation|project)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:insurance|liability|indemnity|turnover|income|audit\w*|received|experience|similar value|threshold|spend for|rent"
    r"|training|or above|or more|(?:project|program(?:me)?) cost|our grant|per (?:client|person|head)|lobbying|penalt\w+"
    r"|last (?:year|time|round)|block grant|example)\b",
    re.IGNORECASE,
)
_NOT_HERE = frozenset({SectionKind.TERMS, SectionKind.GLOSSARY, SectionKind.RESPONSE_FORM, SectionKind.DATA_PROTECTION})


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in pounds, dollars or euros: `of` all ("total"), or of one grant ("each"), of which it is the first or only one."""

    of: Literal["total", "each"]
    amount: float
    written: str
    location: Location


def read_value(reading: Reading) -> tuple[Money, ...]:
    """Return the sums of a tender in reading order, each that is written in the same way once."""
    found: dict[tuple[str, str], Money] = {}
    for money in _read(reading):
        found.setdefault((money.of, money.written), money)
    return tuple(found.values())


def _read(reading: Reading) -> Iterator[Money]:
    sections = reading.fact(read_sections)
    for sentence, role in zip(reading.sentences, reading.fact(read_roles), strict=True):
        text, place = sentence.text, sentence.location
        if sentence.block.kind is BlockKind.TABLE_ROW:  # a sum and what it is for stand in cells of their own
            text, place = sentence.block.text, replace(place, start=0, end=len(sentence.block.text))
        if not any(sign in text for sign in "£$€") or role in {Role.EXAMPLE, Role.QUOTATION, Role.HEADING, Role.DEFINITION}:
            continue
        if sections.at(place) in _NOT_HERE or _OTHER.search(text):
            continue
        each = _EACH.search(text)
        match = each or _TOTAL.search(text)
        written = next((group for group in match.groups() if group), "") if match else ""
        amount = next((one.value for one in quantities(written) if one.unit == "money"), 0.0)
        if amount >= _LEAST:
            yield Money("each" if each else "total", amount, written.strip(" .,"), place)


def _rows(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "of": money.of,
            "amount": money.amount,
            "as_written": money.written,
            "file": reading.tender.file(money.location),
            "page": reading.tender.block(money.location).page,
            "quote": reading.tender.quote(money.location),
        }
        for money in reading.fact(read_value)
    ]


FACT = Fact("value", "Money", _rows)

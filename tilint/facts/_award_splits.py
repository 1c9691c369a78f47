"""Reads splits between criteria: "60/40 quality/price", "Technical 70 / Commercial 30", "60:40 in favour of quality"."""

from __future__ import annotations

import re

from tilint.facts._award_cells import NUMBER, number
from tilint.facts._award_model import Weight
from tilint.facts._award_words import category

__all__ = ["Pairs", "read_shares", "read_split", "whole_named"]

Pairs = list[tuple[str, Weight]]
"""Names with their weights."""

_SHORT = r"qualit(?:y|ative)|technical|non-price|price|pricing|costs?|commercial|financial|social value|sustainability"
_JOIN = r"(?:\s?[/:|–-]\s?|\s(?:to|and|versus|vs\.?|v)\s)"
_NAMES = rf"(?P<names>\b(?:{_SHORT})(?:{_JOIN}(?:{_SHORT})\b){{1,4}})"
_NUMBERS = r"(?<![\d/:])(?P<numbers>\d{1,3}\s?%?(?:\s?(?:[/:–-]|to)\s?\d{1,3}\s?%?){1,4})(?![\d/:])"
_RATIOS = (
    re.compile(rf"{_NAMES}[^.;%\d]{{0,60}}?{_NUMBERS}", re.IGNORECASE),
    re.compile(rf"{_NUMBERS}[^.;%\d]{{0,30}}?{_NAMES}", re.IGNORECASE),
)
_SPLIT = re.compile(_JOIN, re.IGNORECASE)
_TOWARDS = re.compile(
    rf"{_NUMBERS}[^.;%\d]{{0,20}}?\b(?:in favou?r of|towards?|weighted (?:to|towards)) (?P<name>{_SHORT})\b",
    re.IGNORECASE,
)
_ONE = rf"(?:{_SHORT})(?: (?:score|element|criteria|envelope|submission|proposal|evaluation))?\s?[:=(–-]?\s?\d{{1,3}}\s?%?\)?"
_EACH_NAMED = re.compile(rf"\b{_ONE}(?:(?:\s?[/,;|&+–-]\s?|,? and )(?:{_ONE}))+", re.IGNORECASE)
_NAME_NUMBER = re.compile(rf"(?P<name>{_SHORT})[^\d]*?(?P<number>\d{{1,3}})", re.IGNORECASE)


_OF_THE = re.compile(
    rf"(?:out )?of the (?P<number>{NUMBER})\s?(?:%|per ?cent) (?:\w+ ){{0,3}}?(?:for|to|on) (?:the )?"
    r"(?P<name>[A-Za-z][\w ]{2,40}?)(?: score| marks)?,",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?P<number>{NUMBER})\s?(?:%|per ?cent) (?:(?:is|are|will be|relates?|goes|go|allocated|awarded) )*(?:for|to|on) (?:the )?"
    r"(?P<name>[A-Za-z][^.,;%\d]{2,60}?)(?=,|;|\.|\s+and\s+\d|$)",
    re.IGNORECASE,
)


def whole_named(text: str) -> str:
    """Return the criterion that a sentence shares out ("Of the 60% for quality, ..."), "" where it shares out none."""
    whole = _OF_THE.match(text)
    return whole["name"] if whole else ""


def read_shares(text: str) -> Pairs:
    """Read "Of the 60% for quality, 20% is for the interview and 40% for written answers", which must add up."""
    whole = _OF_THE.match(text)
    if not whole:
        return []
    found = [*_SHARE.finditer(text, whole.end())]
    pairs = [(one["name"].strip(), Weight(f"{one['number']}%", percent=number(one["number"]))) for one in found]
    return pairs if sum(number(one["number"]) for one in found) == number(whole["number"]) else []


def read_split(text: str) -> Pairs:
    """Return the criteria of a split that sums to 100, none where there is no such split."""
    return _ratio(text) or _towards(text) or _named(text)


def _ratio(text: str) -> Pairs:
    for pattern in _RATIOS:
        found = pattern.search(text)
        if found:
            names = _SPLIT.split(found["names"].replace("non-price", "non price"))
            values = [number(value) for value in re.findall(r"\d+", found["numbers"])]
            if len(names) == len(values) and sum(values) == 100:
                return _pairs(names, values, found["numbers"])
    return []


def _towards(text: str) -> Pairs:
    """Read "60:40 in favour of quality": the larger number is for what is named, the other for its counterpart."""
    found = _TOWARDS.search(text)
    values = sorted((number(value) for value in re.findall(r"\d+", found["numbers"])), reverse=True) if found else []
    if found is None or len(values) != 2 or sum(values) != 100:
        return []
    other = "Quality" if category(found["name"]) == "price" else "Price"
    return _pairs([found["name"], other], values, found["numbers"])


def _named(text: str) -> Pairs:
    """Read "Technical 70 / Commercial 30"."""
    for found in _EACH_NAMED.finditer(text):
        parts = [*_NAME_NUMBER.finditer(found.group())]
        values = [number(part["number"]) for part in parts]
        if sum(values) == 100:
            return _pairs([part["name"] for part in parts], values, found.group())
    return []


def _pairs(names: list[str], values: list[float], written: str) -> Pairs:
    weights = [Weight(written.strip(), percent=value) for value in values]
    return list(zip(names, weights, strict=True))

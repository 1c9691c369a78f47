"""Finding words that look like acronyms in a block's text: TUPE, D&B, IaaS, PHQ-9, SMEs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tilint.facts._acronyms_known import known

__all__ = ["LONGEST", "Form", "forms", "masked", "singular"]

LONGEST = 7
"""Longer words in capitals are words, unless the tender says what they stand for."""

_MASK = re.compile(
    r"[^\s<>()]{0,64}@[^\s<>()]+"  # e-mail addresses
    r"|(?:https?://|www\.)\S+"  # web addresses
    r"|\b[\w.-]{1,64}\.(?:gov|com|org|net|uk|eu|us|info|io|docx?|xlsx?|pdf|zip|odt)\b\S*"  # domains, file names
    r"|\S{0,64}_\S*"  # file names, blanks to fill in
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"  # UK postcodes
    r"|\bref(?:erence)?\.?(?: (?:no\.?|number|id))?\s?[:#]\s?(?=\S{0,40}\d)\S+",  # "Ref: ABC-12"
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?<![\w/&-])[A-Z][\w&]{0,15}"  # ABC/2026/114, ABC/X&Y/0417, ABC-2026-03: letters of initials, no acronyms
    r"(?:(?:/[\w&.-]{1,20}){0,4}/\d{2,}[\w-]*(?:/[\w&.-]{1,20}){0,4}|(?:[-.][A-Z0-9&]{1,12}){0,4}[-.]\d{2,4}[-.]\d{2,}\w*)"
    r"(?![\w/])"
)
_MAY_MASK = re.compile(r"[@_]|://|[A-Za-z]\.[A-Za-z]{2}|[A-Z]\d[A-Z\d]?\s*\d[A-Z]{2}|\b[Rr]ef|\bREF")
_NAMES = re.compile(
    r"\b(?:M(?:r|rs|s|iss|R|RS|S)|D[rR]|Prof)\.? (?:[A-Z]\.? ){0,3}[A-Z]{2,}(?![\w&])"  # Mr J SMITH
    r"|\b[A-Z][A-Z&]{1,14}(?= (?:Ltd|LTD|Limited|plc|PLC|LLP|Inc|LLC|GmbH)\b)"  # ABC Ltd
)
_MAY_NAME = re.compile(r"Ltd|LTD|Limited|plc|PLC|LLP|Inc|LLC|GmbH|M[rsiRS]|D[rR]|Prof")
_MAY_REFER = re.compile(r"[/.-]\d\d")
_TOKEN = re.compile(r"(?<![\w&.’'])(?:[A-Z](?:\.[A-Z]){2,}|[A-Za-z][A-Za-z0-9]*(?:[&/‑-][A-Za-z0-9]+)*)(?!\w)")
_TWO_CAPITALS = re.compile(r"[A-Z].{0,5}?[A-Z]")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'&-]+")
_CAPITALS = re.compile(r"(?<![\w’'])[A-Z][A-Z’'&-]+(?:[ /&–-]+[A-Z][A-Z’'&-]+)+(?!\w)")
_STEM = re.compile(r"([A-Z]{3,})-?\d{1,2}$|([A-Z]{3,})-\d{3,}$")
_INSIDE_CODE = re.compile(r"\d[-/]$")
_RUN = 3


@dataclass(frozen=True, slots=True)
class Form:
    """One occurrence of a word that may be an acronym: its letters without plural s, and its place in the block."""

    short: str
    start: int
    end: int
    plural: bool = False


def masked(text: str) -> str:
    """Blank out addresses, file names, postcodes, references and names, keeping every other character in its place."""
    if _MAY_MASK.search(text):
        text = _MASK.sub(_blank, text)
    if _MAY_NAME.search(text):
        text = _NAMES.sub(_blank, text)
    return _REFERENCE.sub(_blank, text) if _MAY_REFER.search(text) else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def singular(word: str) -> tuple[str, bool]:
    """Take the plural s off an acronym: "SMEs" is SME, "IaaS" stays."""
    if len(word) > 2 and word[-1] == "s" and word[-2].isupper():
        return word[:-1], True
    return word, False


def forms(text: str) -> Iterator[Form]:
    """Yield the words of a masked text that look like acronyms; phrases wholly in capitals are passed over."""
    if not _TWO_CAPITALS.search(text):
        return
    text = _quietened(text)
    for found in _TOKEN.finditer(text):
        word, start = found.group(), found.start()
        before = text[max(0, start - 3) : start]
        state = word in known().states and before.rstrip().endswith(",")
        if sum(map(str.isupper, word)) > 1 and not state and not _INSIDE_CODE.search(before):
            yield from _split(word, start)


def _is_shouted(words: list[str]) -> bool:
    """Tell whether words are all in capitals, two at least, and one of them an ordinary or a long word."""
    return len(words) > 1 and all(map(str.isupper, words)) and any(known().is_word(word) or len(word) > LONGEST for word in words)


def _quietened(text: str) -> str:
    """Blank out a text all in capitals, and runs of three and more such words, where they are ordinary words."""
    if _is_shouted(_WORD.findall(text)):
        return ""
    pieces: list[str] = []
    kept = 0
    for run in _CAPITALS.finditer(text):
        words = _WORD.findall(run.group())
        if len(words) >= _RUN and _is_shouted(words):
            pieces += [text[kept : run.start()], " " * len(run.group())]
            kept = run.end()
    return "".join([*pieces, text[kept:]])


def _split(word: str, start: int) -> Iterator[Form]:
    """Yield the acronyms in one word: "COR/ACOR" holds two, "pre-ITT" one, "CI/CD" is one."""
    if "/" in word and any(len(part) != 2 for part in word.split("/")):
        for part in re.finditer(r"[^/]+", word):
            yield from _hyphens(part.group(), start + part.start())
    else:
        yield from _hyphens(word, start)


def _hyphens(word: str, start: int) -> Iterator[Form]:
    """Drop ordinary words joined by a hyphen ("non-UK", "SME-friendly"), keep "PHQ-9" and "CPSS-SR"."""
    parts = list(re.finditer(r"[^‑-]+", word))
    while parts and not _in_capitals(parts[0].group(), alone=len(parts) == 1):
        parts.pop(0)
    while parts and not (_in_capitals(parts[-1].group(), alone=len(parts) == 1) or parts[-1].group().isdigit()):
        parts.pop()
    if not parts or len(parts) > 2:
        return
    whole = word[parts[0].start() : parts[-1].end()]
    short, plural = singular(whole)
    stem = _STEM.match(short)
    if stem and ("-" not in short or stem.group(2)):
        short = stem.group(1) or stem.group(2)
    first = start + parts[0].start()
    if len(short) > 1:
        yield Form(short.replace("‑", "-"), first, start + parts[-1].end(), plural=plural)


def _in_capitals(word: str, *, alone: bool) -> bool:
    """Tell whether a word is in capitals, or mixed as acronyms are: half its letters at least, the first among them."""
    word, _ = singular(word)
    letters = [letter for letter in word if letter.isalpha()]
    upper = sum(map(str.isupper, letters))
    if upper == len(letters):
        return bool(letters) and (not alone or upper > 1)
    return upper > 1 and upper * 2 >= len(letters) and len(letters) <= LONGEST + 1 and word[0].isupper()

"""Finding what acronyms stand for: "Invitation to Tender (ITT)", "ITT (Invitation to Tender)", lists, glossary tables.

After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
2003: the letters of the short form must occur in order in the words beside it. First letters of words are tried first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tilint.facts._acronyms_known import known
from tilint.model import CELL_BREAK, Block

__all__ = ["Definition", "definitions", "expand"]

_BRACKETS = re.compile(r"\(([^()]{2,120})\)")
_SHORT = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[&/‑-][A-Za-z0-9]+)*")
_LEADERS = re.compile(r"\.{4,}|_{3,}|…{2,}|\s{4,}")
_NAME = re.compile(r"(?:[A-Z][a-z’'-]+,? (?:(?:of|and|the|for|in|on|to|by|a|an|&) )*){3,12}[A-Z][a-z’'-]+$")
_LEAD_IN = re.compile(
    r"^(?:(?:hereinafter|hereafter|herein|also|or|the|an?|known as|abbreviated (?:to|as)|referred to as)[\s,]+)+",
    re.IGNORECASE,
)
_CODE = re.compile(r"\d{3}")
_QUOTES = "\"'“”‘’ "
_WORDS = re.compile(r"[A-Za-z][\w’'.]*|&")
_BEFORE = re.compile(r"([\w&’'.-]+?)(?:[’']s)?[\"'”’]?(?: [a-z]{4,})?$")
_LINE = re.compile(
    r"[\"“‘']?(?P<short>[A-Z][\w&/-]{1,11})[\"”’']?\s*(?:[–—:=-]|means|stands for|is short for)\s+(?P<long>\S.*)",
    re.DOTALL,
)
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&"})
_GENERIC = frozenset({"act", "acts", "regulation", "regulations", "order", "code", "scheme", "number", "system", "model"})
_CAPITALISED, _PLAIN = 0.4, 0.6
"""Least share of the letters that begin a word, by whether the words are capitalised."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form, the words it stands for, and the offset of the short form in its block."""

    short: str
    long: str
    start: int


def definitions(block: Block) -> Iterator[Definition]:
    """Yield the definitions that a block holds: in brackets, at the start of a line, or in the cells of a row."""
    text = block.text
    for found in _BRACKETS.finditer(text):
        yield from _in_brackets(text, found)
        yield from _before_brackets(text, found)
    offset = 0
    for line in re.split(f"[\n{CELL_BREAK}]", text):
        yield from _line(line.strip(), offset + len(line) - len(line.lstrip()))
        offset += len(line) + 1
    yield from _row(block)


def expand(short: str, text: str) -> str | None:
    """Return the end of a text that a short form abbreviates, or None."""
    text = _LEADERS.split(text)[-1]
    return _ending(short, list(_WORDS.finditer(text)), text)


def _named(before: str) -> str | None:
    """Return the long name that stands right before a bracket: its letters may come from another language."""
    found = _NAME.search(_LEADERS.split(before)[-1].rstrip())
    return found.group() if found else None


def _in_brackets(text: str, found: re.Match[str]) -> Iterator[Definition]:
    """Read "long form (SHORT)", "long form (“SHORT”)", "long form (SHORT, OTHER)"."""
    inside = found.group(1)
    before = re.split(f"[{CELL_BREAK}\n;]", text[max(0, found.start() - 160) : found.start()])[-1]
    for piece in re.split(r"[;,]| or | and ", inside)[:3]:
        short = _LEAD_IN.sub("", piece.strip(_QUOTES)).strip(_QUOTES)
        short = re.sub(r"(?<=[A-Z])[’']?s$", "", short)
        if not _is_short(short):
            continue
        long = expand(short, before) or (_named(before) if piece == inside else None)
        if long and short not in long:
            yield Definition(short, long, found.start(1) + inside.index(short))


def _before_brackets(text: str, found: re.Match[str]) -> Iterator[Definition]:
    """Read "SHORT (long form)"."""
    before = _BEFORE.search(text[max(0, found.start() - 24) : found.start()].rstrip())
    if before and _is_short(before.group(1)) and " " in found.group(1):
        short = before.group(1)
        long = _beginning(short, found.group(1))
        if long:
            yield Definition(short, long, text.rindex(short, 0, found.start()))


def _line(line: str, offset: int) -> Iterator[Definition]:
    """Read a line "SHORT – long form" or "“SHORT” means long form"."""
    found = _LINE.match(line)
    if found and _is_short(found["short"]) and not known().is_word(found["short"]):
        long = _beginning(found["short"], found["long"][:160], tests=(_initials,))
        if long:
            yield Definition(found["short"], long, offset + found.start("short"))


def _row(block: Block) -> Iterator[Definition]:
    """Read a glossary row: a cell that is a short form beside a cell of words."""
    for cell, beside in zip(block.cells, block.cells[1:], strict=False):
        one, other = block.cell_text(cell).strip(_QUOTES), block.cell_text(beside).strip(_QUOTES)
        named = re.search(r"acronym|abbreviation", cell.header, re.IGNORECASE)
        if _is_short(one) and other:
            long = _beginning(one, other) or (other[:120] if named and not other.isupper() else None)
            if long:
                yield Definition(one, long, block.text.index(one, cell.start))
        elif _is_short(other) and one:
            long = _beginning(other, one)
            if long:
                yield Definition(other, long, block.text.index(other, beside.start))


def _is_short(word: str) -> bool:
    """Tell whether a word is in the form of an acronym: at most two words, capitals in each, no code."""
    parts = word.split()
    return (
        0 < len(parts) <= 2
        and len(word) <= 14
        and not _CODE.search(word)
        and all(_SHORT.fullmatch(part) and part[0].isupper() and sum(map(str.isupper, part)) > 1 for part in parts)
    )


def _letters(short: str) -> str:
    """Return the letters to be found, "&" included, without plural s and without a closing number."""
    short = re.sub(r"(?<=[A-Z])[’']?s$", "", short)
    return re.sub(r"[^a-z&]", "", re.sub(r"[-‑ ]?\d+$", "", short).lower())


def _ending(short: str, words: list[re.Match[str]], text: str) -> str | None:
    """Return the end of the text that the short form abbreviates, closest match first."""
    for letters in dict.fromkeys((_letters(short), _letters(re.split("[-‑]", short)[0]))):
        if len(letters) < 2:
            continue
        nearest = words[-min(len(letters) + 6, 2 * len(letters) + 2) :]
        begins = [first for first in reversed(range(len(nearest))) if nearest[first].group() not in _SMALL]
        for first in begins:
            if _initials(letters, [word.group().lower() for word in nearest[first:]]):
                return text[nearest[first].start() :].strip(_QUOTES + ",")
        for first in begins:
            if _within(letters, [word.group() for word in nearest[first:]]):
                return text[nearest[first].start() :].strip(_QUOTES + ",")
    return None


def _beginning(short: str, text: str, tests: Sequence[Callable[[str, list[str]], bool]] | None = None) -> str | None:
    """Return the start of the text that the short form abbreviates."""
    text = text.removeprefix("means ")
    letters = _letters(short)
    words = list(_WORDS.finditer(text))
    if words and words[0].group().lower() in {"the", "a", "an"} and letters[:1] != words[0].group()[0].lower():
        words = words[1:]
    if len(letters) < 2 or len(words) < 2:
        return None
    most = min(len(words), len(letters) + 6)
    for test in tests or (_initials, _within):
        for last in range(2, most + 1):
            chosen = [word.group() for word in words[:last]]
            if test(letters, [word.lower() for word in chosen] if test is _initials else chosen):
                return text[words[0].start() : words[last - 1].end()].strip(_QUOTES + ",.;:")
    return None


def _initials(letters: str, words: list[str]) -> bool:
    """Tell whether the letters are the first letters of the words, small words left out at will, none left over."""
    reached = {0}
    for number, word in enumerate(words):
        first = "&" if word == "and" and "&" in letters else word[0]
        taken = {place + 1 for place in reached if letters[place : place + 1] == first}
        skipped = reached if word in _SMALL and number < len(words) - 1 else set()
        reached = taken | skipped
    return len(letters) in reached


def _within(letters: str, words: list[str]) -> bool:
    """Tell whether the words hold the letters in order: from the first word to the last, enough at beginnings."""
    if _in_order(letters, words):
        return True
    return len(words) > 2 and words[-1].lower() in _GENERIC and _in_order(letters, words[:-1])


def _in_order(letters: str, words: list[str]) -> bool:
    starts = [sum(map(len, words[:number])) for number in range(len(words))]
    joined = "".join(words).lower()
    needed = _CAPITALISED if sum(word[0].isupper() for word in words) * 2 >= len(words) else _PLAIN
    best = {0: 1} if joined.startswith(letters[0]) else {}
    for letter in letters[1:]:
        reached: dict[int, int] = {}
        for place in (found.start() for found in re.finditer(re.escape(letter), joined)):
            before = [score for earlier, score in best.items() if earlier < place]
            if before:
                reached[place] = max(before) + (place in starts)
        best = reached
    return any(place >= starts[-1] and score >= needed * len(letters) for place, score in best.items())

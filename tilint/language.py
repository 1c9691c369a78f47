"""The one door to spaCy: words, sentences and phrases of English text. Nothing else in tilint imports spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tilint.model import CELL_BREAK

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["WORDS", "documents", "joined_words", "normal_words", "pipeline", "sentence_bounds"]

ABBREVIATIONS = frozenset(
    [
        "approx",
        "art",
        "arts",
        "cf",
        "cl",
        "co",
        "dept",
        "dr",
        "e.g",
        "eg",
        "esp",
        "est",
        "etc",
        "fig",
        "figs",
        "govt",
        "i.e",
        "ie",
        "inc",
        "incl",
        "jr",
        "ltd",
        "max",
        "min",
        "mr",
        "mrs",
        "ms",
        "no",
        "nos",
        "op",
        "p",
        "para",
        "paras",
        "plc",
        "pp",
        "prof",
        "ref",
        "refs",
        "reg",
        "regs",
        "rev",
        "sec",
        "sect",
        "ss",
        "st",
        "vol",
        "vs",
        "viz",
        "v",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "a.m",
        "p.m",
        "am",
        "pm",
        "u.s",
        "u.k",
        "ext",
        "tel",
    ]
)
"""Words that a full stop may follow without ending the sentence, lower case without that stop."""

_BREAK = re.compile(rf"{CELL_BREAK}+|\n+|[.!?][\"'”’)\]]*(?=\s)|;(?=\s)")
WORDS = re.compile(r"(?!_+\b)[\w&]+(?:[.,]\w+)*|[%£$€]")
"""The words in a piece of text, and the signs that count as words."""
_SHORTENED = {"wo": "will", "ca": "can", "sha": "shall"}
_BEFORE = re.compile(r"([A-Za-z][A-Za-z.]*|\d+)$")
_NEXT = re.compile(r"\s*[\"'“‘(\[]*(\S)")


@cache
def pipeline() -> Language:
    """Return the blank English pipeline: a tokenizer and a vocabulary, no trained parts."""
    import spacy  # noqa: PLC0415  spaCy takes most of a second to import, so only linting pays for it

    return spacy.blank("en")


def documents(texts: Iterable[str]) -> Iterator[Doc]:
    """Split each text into spaCy tokens."""
    tokenize = pipeline().tokenizer
    return (tokenize(text) for text in texts)


def normal_words(doc: Doc) -> list[tuple[str, int, int]]:
    """Return each word of a text in lower case with its start and end; punctuation is left out, "won't" is "will", "not"."""
    strings = doc.vocab.strings
    words: list[tuple[str, int, int]] = []
    # Reading the tokens as one array is several times faster than one by one.
    for key, start in doc.to_array(["LOWER", "IDX"]).tolist():
        words.extend((word, start + begin, start + end) for word, begin, end in _pieces(strings[key]))
    return words


@lru_cache(maxsize=100_000)
def _pieces(token: str) -> tuple[tuple[str, int, int], ...]:
    """Return the words in one token of lower case, with their places in it: one, none for punctuation, two for "and/or"."""
    if token.isalnum():
        return ((_SHORTENED.get(token, token), 0, len(token)),)
    if token in {"n't", "n’t"}:
        return (("not", 0, len(token)),)
    return tuple((found.group(), found.start(), found.end()) for found in WORDS.finditer(token))


def joined_words(text: str) -> str:
    """Return the words of a text as phrases see them: in lower case, parted and surrounded by single spaces."""
    return f" {' '.join(WORDS.findall(text.lower()))} "


def sentence_bounds(text: str) -> Sequence[tuple[int, int]]:
    """Return the start and end of each sentence, without the white space around it.

    A sentence ends at . ! ? before white space, at a semicolon, a line end or the end of a table cell; not after an abbreviation
    ("para. 3", "no. 5", "Reg. 72"), an initial, or a number that opens the sentence ("3. Award criteria").
    """
    bounds: list[tuple[int, int]] = []
    start = 0
    for found in _BREAK.finditer(text):
        if found.group()[0] == "." and not _ends_here(text, start, found.start(), found.end()):
            continue
        _add(bounds, text, start, found.end())
        start = found.end()
    _add(bounds, text, start, len(text))
    return bounds


def _ends_here(text: str, start: int, stop: int, after: int) -> bool:
    """Tell whether the full stop at `stop` ends the sentence that began at `start`."""
    word = _BEFORE.search(text, start, stop)
    following = _NEXT.match(text, after)
    if following and following.group(1).islower():
        return False
    if word is None:
        return True
    before = word.group(1)
    if before.lower() in ABBREVIATIONS:
        return before.lower() in {"etc", "am", "pm", "a.m", "p.m", "ltd", "plc", "inc", "co"} and bool(
            following and following.group(1).isupper()
        )
    if len(before) == 1 and before.isupper():
        return False
    return not (before.isdigit() and not text[start : word.start()].strip())


def _add(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        bounds.append((start, end))

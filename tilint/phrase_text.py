"""Phrases over running text: as parts of larger regular expressions, in the plural, with their word lists filled in.

`tilint/phrases.py` is the language; `Phrase.pattern` looks in the words of a sentence. A fact whose expressions also
need punctuation, or places in the text, builds them of the same phrases with `over_text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tilint.phrases import DEFAULT_GAP, Phrase, inflections, word_expression

__all__ = ["in_plural", "over_text", "with_lists"]

_GROUP = re.compile(r"\(([^()]*)\)")
_LIST_NAME = re.compile(r"<([a-z_]+)>")
_BETWEEN = r"[ /,()'-]{1,4}"
"""What may stand between two words of one phrase in running text."""
_SHORTEST_NOUN = 2
"""Letters of a word that has no plural of its own: "no", "of"."""


def with_lists(text: str, words: Callable[[str], Iterable[str]]) -> str:
    """Return a phrase with each <name> replaced by the choice of the words of that name.

    Inside a choice the whole alternative is repeated: "(us|the <buyer>)" becomes "(us|the council|the trust)".
    """

    def spelt_out(choice: str) -> Iterator[str]:
        found = _LIST_NAME.search(choice)
        if found is None:
            yield choice
            return
        for word in words(found.group(1)):
            yield from spelt_out(choice[: found.start()] + word + choice[found.end() :])

    def group(found: re.Match[str]) -> str:
        return f"({'|'.join(inner for choice in found.group(1).split('|') for inner in spelt_out(choice))})"

    return _LIST_NAME.sub(lambda found: f"({'|'.join(words(found.group(1)))})", _GROUP.sub(group, text))


def _plural(word: str) -> str:
    return inflections(word)[1]


def in_plural(phrase: Phrase) -> Phrase:
    """Return a phrase that finds a noun phrase in the plural too: each word that stands alone, and the last of all."""
    needed = [place for place, piece in enumerate(phrase.pieces) if piece.choices and not piece.optional]
    nouns = {place for place in needed if [len(run) for run in phrase.pieces[place].choices] == [1]} | {needed[-1]}
    return Phrase(
        phrase.text,
        tuple(
            replace(piece, choices=tuple(_both(piece.choices))) if place in nouns else piece
            for place, piece in enumerate(phrase.pieces)
        ),
    )


def _both(runs: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield each run of words as it is and, unless its last word is marked or cannot be a singular, in the plural."""
    for run in runs:
        yield run
        if run[-1].isalpha() and len(run[-1]) > _SHORTEST_NOUN and not run[-1].endswith("s"):
            yield (*run[:-1], _plural(run[-1]))


def over_text(phrase: Phrase) -> str:
    """Return a regular expression for a phrase over running text in lower case, without edges: for larger expressions.

    Words are parted by spaces and punctuation within a sentence. Unlike `Phrase.pattern` it keeps places in the text.
    """
    out, begun = "", False
    for piece in phrase.pieces:
        if piece.gap:
            out += _gap(piece.gap)
            continue
        choice = "(?:" + "|".join(map(_run_over_text, piece.choices)) + ")"
        step = f"{_BETWEEN}{choice}" if begun else f"{choice}{_BETWEEN}" if piece.optional else choice
        out += f"(?:{step})?" if piece.optional else step
        begun = begun or not piece.optional
    return out


def _gap(words: int) -> str:
    """Return a gap of words parted by spaces alone, so that a line of dashes cannot be split in many ways."""
    return rf"(?:,? +[^ ]*[^ ,]){{0,{words}}}?"


def _run_over_text(run: Sequence[str]) -> str:
    out = ""
    for place, word in enumerate(run):
        if word.startswith("..."):
            out += _gap(int(word[3:] or DEFAULT_GAP))
        else:
            out += (_BETWEEN if place else "") + word_expression(word).replace(r"\S*", r"\w*")
    return out

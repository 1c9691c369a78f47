"""Phrases: the small language in which rules say what words to look for, and the index that finds them.

    "<we> will (give|send|provide~) ... feedback (to)? (all|every) bidder*"

Words are matched whole, whatever their case; hyphens and other punctuation count as spaces ("trauma informed" finds
"trauma-informed"). `(a|b ... c)` is a choice, `(a)?` may be missing, `give~` also finds gives, given, giving; `bidder*` any word
that begins so; `#` a number; `...` a gap of up to eight words, `...3` of up to three. Nothing matches across a sentence.
`<name>` stands for a word list of the rule pack and is filled in when the pack loads.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

__all__ = ["Phrase", "PhraseError", "Piece", "WordIndex", "Words", "inflections", "parse", "word_expression"]

DEFAULT_GAP = 8
NEGATIONS = frozenset({"not", "no", "never", "nor", "neither", "cannot", "without", "none", "nobody", "nothing"})

_PIECE = re.compile(r"\s*(?:(\.\.\.)(\d*)|\(([^()]*)\)(\?)?|([^\s()?]+)(\?)?)")
_WORD = re.compile(r"\.\.\.\d*|[\w&%£$€#]+[*~]?")
_NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety"
_IRREGULAR = {
    "give": "give gives gave given giving",
    "be": "be is are was were been being",
    "have": "have has had having",
    "make": "make makes made making",
    "pay": "pay pays paid paying",
    "send": "send sends sent sending",
    "tell": "tell tells told telling",
    "say": "say says said saying",
    "write": "write writes wrote written writing",
    "hold": "hold holds held holding",
    "meet": "meet meets met meeting",
    "bring": "bring brings brought bringing",
    "choose": "choose chooses chose chosen choosing",
    "take": "take takes took taken taking",
    "set": "set sets setting",
    "build": "build builds built building",
    "withhold": "withhold withholds withheld withholding",
    "bear": "bear bears bore borne bearing",
    "keep": "keep keeps kept keeping",
    "seek": "seek seeks sought seeking",
    "find": "find finds found finding",
    "know": "know knows knew known knowing",
    "lead": "lead leads led leading",
    "submit": "submit submits submitted submitting",
}


class PhraseError(ValueError):
    """A phrase is not written in the phrase language."""


@cache
def inflections(verb: str) -> tuple[str, ...]:
    """Return the forms of an English verb or noun that `verb~` finds."""
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    doubled = verb + verb[-1]
    return verb, verb + "s", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of a phrase: a choice of word runs, or a gap of up to `gap` words."""

    choices: tuple[tuple[str, ...], ...] = ()
    optional: bool = False
    gap: int = 0


@dataclass(frozen=True)
class Phrase:
    """A parsed phrase. Its pattern is compiled when the phrase is first looked for in a sentence that may hold it."""

    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a regular expression over words parted and surrounded by single spaces."""
        return re.compile("(?<= )" + "".join(_expression(piece) for piece in self.pieces))

    @cached_property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """For each step that must be there, the words one of which any matching sentence holds."""
        return tuple(
            tuple(sorted({form for run in piece.choices for form in _forms(_telling(run))}))
            for piece in self.pieces
            if piece.choices and not piece.optional and all(map(_telling, piece.choices))
        )

    def search(self, joined: str) -> re.Match[str] | None:
        """Find the phrase in words parted and surrounded by single spaces, where a word of each step is among them."""
        for signs in self._signs:
            if not any(sign in joined for sign in signs):
                return None
        return self.pattern.search(joined)

    @cached_property
    def _signs(self) -> tuple[tuple[str, ...], ...]:
        """The words of `needed` as they begin in a sentence, the step with the fewest first."""
        return tuple(sorted((tuple(f" {word.removesuffix('*')}" for word in words) for words in self.needed), key=len))

    @cached_property
    def own(self) -> frozenset[str]:
        """Every form of the words that the phrase names itself; a prefix ("bidder*") stands as it is written."""
        return frozenset(form for piece in self.pieces for run in piece.choices for word in run for form in _forms(word))

    @cached_property
    def says_no(self) -> bool:
        """True where the phrase itself holds a negation, so that one found in the sentence belongs to it."""
        return any(word in NEGATIONS for piece in self.pieces for run in piece.choices for word in run)


def _telling(run: tuple[str, ...]) -> str:
    """Return the word of a run by which few sentences are left to look at: its longest. "" where it has none but numbers."""
    return max((word for word in run if word != "#" and not word.startswith("...")), key=len, default="")


def _forms(word: str) -> tuple[str, ...]:
    return inflections(word[:-1]) if word.endswith("~") else (word,)


def _step(word: str) -> str:
    return _gap(int(word[3:] or DEFAULT_GAP)) if word.startswith("...") else word_expression(word) + " "


def word_expression(word: str) -> str:
    """Return a regular expression for one word of a phrase with its mark: `give~`, `bidder*`, `#`."""
    if word == "#":
        return rf"(?:\d[\d,.]*\w*|{_NUMBER_WORDS})"
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\S*"
    if word.endswith("~"):
        return f"(?:{'|'.join(map(re.escape, inflections(word[:-1])))})"
    return re.escape(word)


def _gap(words: int) -> str:
    return rf"(?:\S+ ){{0,{words}}}?"


def _expression(piece: Piece) -> str:
    if piece.gap:
        return _gap(piece.gap)
    runs = "|".join("".join(map(_step, run)) for run in piece.choices)
    return f"(?:{runs}){'?' if piece.optional else ''}"


@cache
def parse(text: str) -> Phrase:
    """Parse a phrase. Raises `PhraseError`, which says what in the phrase cannot be understood."""
    try:
        return Phrase(text, tuple(_pieces(text.strip())))
    except PhraseError as problem:
        msg = f"{problem}, in the phrase {text!r}"
        raise PhraseError(msg) from None


def _pieces(text: str) -> Sequence[Piece]:
    pieces: list[Piece] = []
    position = 0
    while position < len(text):
        found = _PIECE.match(text, position)
        if found is None:
            msg = f"cannot understand {text[position:]!r}"
            raise PhraseError(msg)
        dots, size, group, maybe, word, word_maybe = found.groups()
        if word_maybe:
            msg = f"write ({word})? for a word that may be missing, {word[:-1]}* for its endings"
            raise PhraseError(msg)
        if dots:
            pieces.append(Piece(gap=int(size or DEFAULT_GAP)))
        else:
            pieces.append(_choices(word if group is None else group, bool(maybe)))
        position = found.end()
    if not any(piece.choices and not piece.optional for piece in pieces):
        msg = "no word must be there"
        raise PhraseError(msg)
    return pieces


@cache
def _choices(inside: str, optional: bool) -> Piece:  # noqa: FBT001  cached by its arguments
    """Return one step. Word lists make most choices the same in many phrases, so each is read once."""
    return Piece(choices=tuple(tuple(_run(choice)) for choice in inside.split("|")), optional=optional)


def _run(choice: str) -> Sequence[str]:
    """Return the words of one choice."""
    if set("{}<>") & set(choice):
        msg = f"{choice!r} names a word list that no pack has; lists are written <name>"
        raise PhraseError(msg)
    if "?" in choice:
        msg = f"there is a question mark inside the choice {choice!r}; write each way as a choice of its own"
        raise PhraseError(msg)
    words = _WORD.findall(choice.lower().replace("’", "'").replace("'s", " s").replace("cannot", "can not"))
    if not words or words[0].startswith("..."):
        msg = f"the choice {choice!r} does not begin with a word"
        raise PhraseError(msg)
    return words


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence as phrases see them: joined by single spaces, each with its place in the block's text."""

    joined: str
    begins: tuple[int, ...]
    """Offset in `joined` at which each word begins."""
    spans: tuple[tuple[int, int], ...]
    """Start and end of each word in the block's text."""

    def numbers(self, found: re.Match[str]) -> tuple[int, int]:
        """Return the first and the last word of a match in `joined`, counted from 0."""
        return bisect_left(self.begins, found.start()), bisect_left(self.begins, found.end()) - 1

    def span(self, found: re.Match[str]) -> tuple[int, int]:
        """Return the place in the block's text of a match in `joined`."""
        first, last = self.numbers(found)
        return self.spans[first][0], self.spans[last][1]


@dataclass(frozen=True)
class WordIndex:
    """Every sentence's words, and for each word the sentences that hold it."""

    sentences: Sequence[Words]
    _of_sentence: list[frozenset[str]] = field(init=False, repr=False, default_factory=list)
    _holding: dict[str, list[int]] = field(init=False, repr=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for number, sentence in enumerate(self.sentences):
            words = frozenset(sentence.joined.split())
            self._of_sentence.append(words)
            for word in words:
                self._holding[word].append(number)

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._holding)

    def _known(self, words: Iterable[str]) -> set[str]:
        """Return the words of this tender that some words of a phrase stand for."""
        known: set[str] = set()
        for word in words:
            if not word.endswith("*"):
                known.update((word,) if word in self._holding else ())
                continue
            place = bisect_left(self._vocabulary, word[:-1])
            while place < len(self._vocabulary) and self._vocabulary[place].startswith(word[:-1]):
                known.add(self._vocabulary[place])
                place += 1
        return known

    def candidates(self, phrase: Phrase) -> Sequence[int]:
        """Return the numbers of the sentences that may hold a phrase, in order: those with a word of each step."""
        steps = [self._known(words) for words in phrase.needed]
        if not steps:
            return range(len(self.sentences))
        if not all(steps):
            return ()
        steps.sort(key=lambda known: sum(len(self._holding[word]) for word in known))
        rarest = {number for word in steps[0] for number in self._holding[word]}
        of_sentence = self._of_sentence
        return sorted(number for number in rarest if not any(known.isdisjoint(of_sentence[number]) for known in steps[1:]))

    def find(self, phrase: Phrase) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield sentence number and match of the first place in each sentence that holds a phrase."""
        for number in self.candidates(phrase):
            found = phrase.pattern.search(self.sentences[number].joined)
            if found:
                yield number, found

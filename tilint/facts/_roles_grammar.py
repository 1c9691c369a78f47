"""Who does what for whom in a sentence: its mood, subject, modal, verb and object, read from the order of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilint.facts._roles_words import Lexicon

__all__ = ["Clause", "Grammar"]

_REACH = 9
"""Words before a verb among which its subject, and words after it among which its object, is looked for."""
_TARGET_REACH = 6
"""Words after a verb among which the one it is done to is looked for."""
_LONGEST_OPENING = 28
"""Words of "If ..., " that may stand before an imperative."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a sentence, in the classes of data/roles_words.yaml; "" or "none" for what it lacks."""

    mood: str = "statement"
    subject: str = ""
    modal: str = "none"
    verb: str = ""
    passive: bool = False
    negative: bool = False
    target: str = ""
    object: str = ""

    @property
    def whole(self) -> bool:
        """True where the sentence stands by itself: a question, or somebody or something and its verb."""
        return self.mood == "question" or (self.mood == "statement" and self.modal != "none" and bool(self.subject))


@dataclass(frozen=True, slots=True)
class _Verb:
    """A finite verb: its kind of modal, the place of the first of its words, and that of the verb that says what is done."""

    modal: str
    begin: int
    place: int
    passive: bool = False


class Grammar:
    """Reads the clauses of one tender. `authorities` are short names, in lower case, of those who buy or fund in it."""

    def __init__(self, lexicon: Lexicon, authorities: frozenset[str] = frozenset()) -> None:
        self._lexicon = lexicon
        self._authorities = authorities
        self._modals, self._asked = lexicon.modals, lexicon.asked
        small = lexicon.small
        self._be, self._past, self._have, self._must = small["be"], small["past"], small["have"], small["have_to"]
        self._negative, self._passed, self._under, self._of = small["negative"], small["passed_over"], small["under"], small["of"]
        self._determiners, self._polite, self._adverbless = small["determiners"], small["polite"], small["not_adverbs"]
        self._intends, self._participles = small["intends"], small["participles"]
        self._opens = small["under"] | small["opens_under"]
        self.openings = small["openings"]

    def read(self, words: Sequence[str], *, question: bool = False, commas: frozenset[int] = frozenset()) -> Clause:
        """Read the main clause of a sentence of words in lower case; `commas` are the numbers of words that a comma follows."""
        if question:
            return Clause(mood="question")
        command = self._command(words, commas)
        if command is not None:
            return Clause(
                mood="imperative",
                verb=self._lexicon.verb(words[command], "applicant"),
                negative=self._is_negative(words[max(0, command - 3) : command]),
                object=self._lexicon.object(words[command + 1 : command + 1 + _REACH]),
            )
        names = self._lexicon.names(words, self._authorities)
        first: Clause | None = None
        for verb in self._verbs(words, names):
            subject, under = self._subject(words, names, verb)
            clause = self._clause(words, names, verb, subject)
            if not under and (subject or verb.modal != "plain"):
                return clause
            first = first or clause
        return first or Clause(subject=next((name for name in names[:4] if name), ""), object=self._lexicon.object(words))

    def _clause(self, words: Sequence[str], names: Sequence[str], verb: _Verb, subject: str) -> Clause:
        after = slice(verb.place + 1, verb.place + 1 + _REACH)
        return Clause(
            subject=subject,
            modal=verb.modal,
            verb=self._lexicon.verb(words[verb.place], "passive" if verb.passive else subject) if verb.place < len(words) else "",
            passive=verb.passive,
            negative=self._is_negative(words[max(0, verb.begin - _REACH) : verb.place]),
            target=next((name for name in names[verb.place + 1 : verb.place + 1 + _TARGET_REACH] if name), ""),
            object=self._lexicon.object(words[after]),
        )

    def _is_negative(self, words: Sequence[str]) -> bool:
        return not self._negative.isdisjoint(words)

    def _verbs(self, words: Sequence[str], names: Sequence[str]) -> Iterator[_Verb]:
        """Yield the finite verbs of a sentence in order."""
        number = 0
        while number < len(words):
            verb = self._verb_at(words, names, number)
            if verb:
                yield verb
                number = max(number, verb.place)
            number += 1

    def _verb_at(self, words: Sequence[str], names: Sequence[str], number: int) -> _Verb | None:
        word = words[number]
        if word in self._modals:
            return self._after_modal(words, number)
        if word in self._be or word in self._past:
            return self._after_be(words, number)
        if word in self._must and words[number + 1 : number + 2] == ["to"]:
            return _Verb("must", number, self._skip(words, number + 2))
        if word in self._have:
            return self._after_have(words, number)
        intends = word in self._intends and words[number + 1 : number + 2] == ["to"]
        if number and names[number - 1] and (intends or self._lexicon.is_present(word)):
            return _Verb("will", number, self._skip(words, number + 2)) if intends else _Verb("plain", number, number)
        return None

    def _after_modal(self, words: Sequence[str], number: int) -> _Verb:
        """Read on from "will", "must"."""
        modal = self._modals[words[number]]
        verb = self._skip(words, number + 1)
        if verb >= len(words):
            return _Verb(modal, number, verb)
        if words[verb] == "be":
            following = self._skip(words, verb + 1)
            asked = self._asked_to(words, following)
            if asked:
                return _Verb(asked, number, self._skip(words, following + 1))
            if following < len(words) and self._is_participle(words[following]):
                return _Verb(modal, number, following, passive=True)
        elif words[verb] in self._must and words[verb + 1 : verb + 2] == ["to"]:
            return _Verb("must", number, self._skip(words, verb + 2))
        return _Verb(modal, number, verb)

    def _after_be(self, words: Sequence[str], number: int) -> _Verb:
        """Read on from "is", "were"."""
        modal = "past" if words[number] in self._past else "plain"
        if words[number + 1 : number + 2] == ["to"] and modal == "plain":
            return _Verb("must", number, self._skip(words, number + 2), passive=words[number + 2 : number + 3] == ["be"])
        verb = self._skip(words, number + 1)
        asked = self._asked_to(words, verb)
        if asked:
            return _Verb(asked if modal == "plain" else modal, number, self._skip(words, verb + 1))
        if verb < len(words) and self._is_participle(words[verb]) and self._lexicon.is_verb(words[verb]):
            return _Verb(modal, number, verb, passive=True)
        return _Verb(modal, number, number)

    def _after_have(self, words: Sequence[str], number: int) -> _Verb:
        """Read on from "has", "have"."""
        following = words[number + 1] if number + 1 < len(words) else ""
        past = following == "been" or self._is_participle(following)
        return _Verb("past" if past else "plain", number, number + past, following == "been")

    def _asked_to(self, words: Sequence[str], number: int) -> str:
        """Return the modal that "required to" and its like stand for; "" where no such word stands at a place."""
        if number < len(words) and words[number] in self._asked and "to" in words[number + 1 : number + 3]:
            return self._asked[words[number]]
        return ""

    def _skip(self, words: Sequence[str], number: int) -> int:
        """Return the place of the next word that is no adverb and no "not"."""
        while number < len(words) and (
            words[number] in self._passed or (words[number].endswith("ly") and words[number] not in self._adverbless)
        ):
            number += 1
        return number

    def _is_participle(self, word: str) -> bool:
        return word.endswith(("ed", "en")) or word in self._participles

    def _subject(self, words: Sequence[str], names: Sequence[str], verb: _Verb) -> tuple[str, bool]:
        """Return the class of the words before a verb that it is about, and whether its clause stands under another."""
        found, under = "", False
        number = verb.begin - 1
        while number >= max(0, verb.begin - _REACH):
            if words[number] in self._under:
                under = True
                break
            if self._is_finite(words, names, number) and number < verb.begin - 1:
                break
            if names[number] and not found and not self._hangs(words, number):
                found = names[number]
            number -= 1
        if not under and words[0] in self._opens:
            under = not any(self._is_finite(words, names, place) for place in range(1, verb.begin))
        if not found:
            opening = enumerate(names[: min(verb.begin, _TARGET_REACH)])
            found = next((name for place, name in opening if name and not self._hangs(words, place)), "")
        return found, under

    def _is_finite(self, words: Sequence[str], names: Sequence[str], number: int) -> bool:
        """Tell whether the word at a place is another clause's verb."""
        word = words[number]
        return (
            word in self._modals
            or word in self._be
            or (number > 0 and bool(names[number - 1]) and self._lexicon.is_present(word))
        )

    def _hangs(self, words: Sequence[str], number: int) -> bool:
        """Tell whether the noun at a place hangs on a preposition: "feedback to the bidders"."""
        for place in range(number - 1, max(-1, number - 4), -1):
            if words[place] in self._of:
                return place > 0
            if words[place] not in self._determiners:
                return False
        return False

    def _command(self, words: Sequence[str], commas: frozenset[int]) -> int | None:
        """Return the place of a commanding verb: first of all, or after a number, "please" or "If ...,"; None without one."""
        begin = 0
        while begin < min(3, len(words)) and (words[begin][0].isdigit() or words[begin] in {"q", "question", "note"}):
            begin += 1
        verb = self._command_at(words, begin)
        if verb is not None or not words:
            return verb
        for number in range(min(len(words), _LONGEST_OPENING)):
            if words[number] == "please":
                return self._command_at(words, number)
            if number in commas:
                verb = self._command_at(words, number + 1)
                if verb is not None:
                    return verb
        return None

    def _command_at(self, words: Sequence[str], number: int) -> int | None:
        while number < len(words) and words[number] in self._polite:
            number += 1
        following = words[number + 1] if number + 1 < len(words) else ""
        return number if number < len(words) and self._lexicon.is_command(words[number], following) else None

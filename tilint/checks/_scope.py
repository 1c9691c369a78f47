"""What the phrases of `said` are denied or hedged by: their sentence, their list's lead-in, the answer in the next cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tilint.facts._clauses import read_clauses
from tilint.facts._hedges import Hedge, hedged, may_hedge, read_hedges
from tilint.facts._negation import Denials, answers_no, denied, may_deny, read_denials
from tilint.facts._sentence_places import read_sentence_places
from tilint.model import BlockKind
from tilint.phrases import Phrase
from tilint.reading import Reading

__all__ = ["Scopes", "read_scopes"]

LIST_LENGTH = 40
"""How many items back a list's lead-in is looked for."""


@dataclass
class Scopes:
    """The denials and hedges of a tender's sentences, each read when it is first asked for."""

    reading: Reading
    _denials: dict[int, Denials | None] = field(default_factory=dict)
    _hedges: dict[int, Sequence[Hedge]] = field(default_factory=dict)
    _lead_ins: dict[tuple[int, int], bool] = field(default_factory=dict)

    def denies(self, number: int, phrase: Phrase, match: re.Match[str]) -> bool:
        """Tell whether a phrase found in a sentence is denied there. One that holds a denial itself never is."""
        if phrase.says_no:
            return False
        found = self.denials(number)
        no = found is not None and denied(found, *self.reading.words.sentences[number].numbers(match), phrase.own)
        kind = self.reading.sentences[number].block.kind
        if kind is BlockKind.LIST_ITEM:
            return no != self._led_in(number)
        return no or (kind is BlockKind.TABLE_ROW and self._answered(number))

    def hedges(self, number: int, phrase: Phrase, match: re.Match[str]) -> bool:
        """Tell whether a sentence leaves open what a phrase found in it says."""
        words = self.reading.words.sentences[number]
        if number not in self._hedges:
            text = self.reading.sentences[number].block.text
            self._hedges[number] = read_hedges(words, text) if may_hedge(words.joined) else ()
        found = self._hedges[number]
        return bool(found) and hedged(found, tuple(words.joined.split()), *words.numbers(match), phrase.own)

    def denials(self, number: int) -> Denials | None:
        """Return the denials of a sentence, None where it holds none."""
        if number not in self._denials:
            words = self.reading.words.sentences[number]
            text = self.reading.sentences[number].block.text
            self._denials[number] = read_denials(words, text) if may_deny(words.joined) else None
        return self._denials[number]

    def _led_in(self, number: int) -> bool:
        """Tell whether the words that lead in to a list deny its item: "We will not:". A whole sentence takes none."""
        sentence = self.reading.sentences[number]
        key = sentence.location.document, sentence.location.block
        if key not in self._lead_ins:
            first = self.reading.fact(read_sentence_places)[key].start == number
            self._lead_ins[key] = first and self._lead_in(*key) and not self._whole(number)
        return self._lead_ins[key]

    def _whole(self, number: int) -> bool:
        return read_clauses(self.reading.words.sentences[number], self.reading.sentences[number].block.text).whole()

    def _lead_in(self, document: int, item: int) -> bool:
        blocks = self.reading.tender.documents[document].blocks
        level = blocks[item].level
        for place in range(item - 1, max(-1, item - LIST_LENGTH), -1):
            block = blocks[place]
            if block.kind is BlockKind.LIST_ITEM and block.level >= level:
                continue
            return block.text.rstrip().endswith(":") and self._leaves_denied(document, place)
        return False

    def _leaves_denied(self, document: int, block: int) -> bool:
        """Tell whether a block's last words are governed by a denial, so that what follows its colon is."""
        numbers = self.reading.fact(read_sentence_places).get((document, block))
        found = self.denials(numbers[-1]) if numbers else None
        if found is None:
            return False
        last = len(found.clauses.words) - 1
        return sum(denial.near >= last for denial in found.found) % 2 == 1

    def _answered(self, number: int) -> bool:
        """Tell whether the next cell of a table's row says no to this one."""
        if number + 1 >= len(self.reading.sentences):
            return False
        here, after = self.reading.sentences[number].location, self.reading.sentences[number + 1].location
        same = (here.document, here.block) == (after.document, after.block)
        return same and answers_no(self.reading.words.sentences[number + 1].joined)


def read_scopes(reading: Reading) -> Scopes:
    """Return what reads the denials and hedges of a tender's sentences."""
    return Scopes(reading)

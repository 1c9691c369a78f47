"""Whether a pack says why a thing is asked for or how it will be used: beside it, or in a statement that covers it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tilint.facts._requests_find import Found
from tilint.facts._requests_lists import after_bullet
from tilint.facts._requests_phrases import alternatives, cue, data, plain
from tilint.facts._requests_table import Column, filled_cells
from tilint.facts._requests_things import kinds_in, things_in
from tilint.model import Block, BlockKind, Location
from tilint.reading import Reading, Sentence

__all__ = ["Reasons"]

_NEAR = 8
"""Blocks around a request, or around its list or table, within which a statement about "the information" covers it."""
_SHORTEST = 20
"""Characters of a sentence that can say what will be weighed."""
_SHORTEST_BAND = 40
"""Characters of a row that heads others with more than a title."""
_POINTS_BACK = re.compile(
    r"^\W*(?:this|these|it|they|that)\b|"
    r"\b(?:use|need|ask for|want|tell us|request|collect|do|check|compare|see|keep|read|look at|match|publish) "
    r"(?:this|these|it|them)\b"
)
_POINTER = re.compile(
    r"\b(?:use|need|ask for|want|request|collect) (?:this|these|it|them)(?: (?:details?|information|data|answers?))?"
    r" (?:to|for|so|because)\b|"
    r"^\W*(?:this|these|it|they)(?: (?:details?|information|data|answers?))? (?:is|are|will|may|helps?)\b|"
    r"^\W*why we (?:ask|need|want)\b"
)
"""A "this" that means what was asked before it."""
_OF_ASKING = re.compile(
    r"\b(?:we|us|our|authority|council|provid\w+|submi\w+|information|evidence|answers?|used?|ask\w*|requir\w+|need\w*|must)\b"
)
"""Words of a sentence about asking, not about the work."""
_STARTS_WITH_AIM = re.compile(r"^\W*(?:this|these|it|they|in order to|that is)\b")


@cache
def _aim() -> re.Pattern[str]:
    """Return the pattern of "to verify" with the word before it; at the start of a sentence it needs "in order"."""
    plainly = rf"to (?:help (?:us )?)?{alternatives('why', 'aims')}"
    in_order = rf"(?P<order>in order )to {alternatives('why', 'aims_in_order')}"
    opening = r"^(?=in\b)|^(?=to\b.{5,140}\b(?:we (?:need|ask|will|must|want|require|have|would|may|shall)|please)\b)"
    return re.compile(rf"(?:{opening}|(?P<before>[\w)]+),? +)(?:{in_order}|{plainly})\b")


@cache
def _not_aims_after() -> frozenset[str]:
    return frozenset(data("requests_asking")["why"]["not_aims_after"])


def _says_what_for(text: str) -> bool:
    """Tell whether a sentence made plain says what something is for."""
    if cue("why", "purpose").search(text) or cue("why", "use").search(text):
        return True
    return any(found["order"] or found["before"] not in _not_aims_after() for found in _aim().finditer(text))


def _is_about_information(text: str) -> bool:
    return bool(_STARTS_WITH_AIM.match(text) or cue("why", "about_information").search(text))


def _are_siblings(one: Block, other: Block) -> bool:
    """Tell whether two blocks are rows of one table or items of one list, each of which speaks for itself alone."""
    if one.kind is not other.kind:
        return False
    if one.kind is BlockKind.TABLE_ROW:
        return one.table == other.table and len(other.cells) > 1
    if one.kind is BlockKind.LIST_ITEM:
        return one.level == other.level
    return after_bullet(one.text) > 0 and after_bullet(other.text) > 0


def _is_band(row: Block) -> bool:
    """Tell whether a row is one sentence that spans its table and heads the rows below it."""
    filled = [cell for cell in row.cells if row.cell_text(cell).strip()]
    return len(filled) == 1 and not row.header_row and len(row.text) >= _SHORTEST_BAND


class Reasons:
    """The reasons that a tender gives, ready to be asked for one request at a time."""

    def __init__(self, reading: Reading) -> None:
        """Index the tender's sentences by block, and the kinds of things that it says will be weighed."""
        self._sentences = reading.sentences
        self._by_block: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._tables: dict[tuple[int, int], tuple[int, int]] = {}
        self._bands: dict[tuple[int, int], int] = {}
        band: int | None = None
        for number, sentence in enumerate(self._sentences):
            place, table = sentence.location, sentence.block.table
            self._by_block[place.document, place.block].append(number)
            if table is not None:
                first, _ = self._tables.get((place.document, table), (place.block, 0))
                self._tables[place.document, table] = first, place.block
                if place.block == first or _is_band(sentence.block):
                    band = number if _is_band(sentence.block) else None
                elif band is not None:
                    self._bands[place.document, place.block] = band
        self._last = self._read_runs()
        self._weighed = self._read_weighed()

    def reason(self, found: Found) -> Location | None:
        """Return where the pack says why a request is made or how the answer will be used; None: nowhere.

        In the request's own words, in those that introduce its list and in the "why" cell of its row any purpose
        counts; elsewhere only one that speaks of the same thing, of "this", or of how "the information" will be used.
        """
        own = self._sentences[found.sentence]
        for cell in filled_cells(own.block, Column.WHY):
            return Location(found.location.document, found.location.block, cell.start, cell.end)
        for sentence, tied in self._beside(found):
            text = plain(sentence.text)
            if cue("why", "declaration").search(text) or cue("why", "no_reason").search(text):
                continue
            if (tied or self._is_tied(text, sentence, found)) and _says_what_for(text):
                return sentence.location
            if cue("why", "use").search(text) and _is_about_information(text) and self._reaches(text, sentence, found):
                return sentence.location
        return self._weighed.get(found.kinds[0].name)

    def _is_tied(self, text: str, sentence: Sentence, found: Found) -> bool:
        """Tell whether a sentence made plain speaks of what is asked for: by its name, or next to it by "this"."""
        place = found.location
        steps = sentence.location.block - place.block
        last = self._last.get((place.document, place.block), place.block)
        if sentence.location.block > last:
            steps = sentence.location.block - last
        opens = sentence.location.start == 0 or bool(sentence.block.cells)
        if (steps == 0 or (steps == 1 and opens)) and _POINTS_BACK.search(text):
            return True
        if steps == 0 and (cue("why", "about_information").search(text) or cue("why", "about_sending").search(text)):
            return True
        return _OF_ASKING.search(text) is not None and any(thing.sure for thing in things_in(text, found.kinds[:1]))

    @staticmethod
    def _reaches(text: str, sentence: Sentence, found: Found) -> bool:
        """Tell whether a statement of use may cover a request: "we use this" looks back, not ahead."""
        return sentence.location.block >= found.location.block or not _POINTER.search(text)

    def _beside(self, found: Found) -> Iterator[tuple[Sentence, bool]]:
        """Yield the sentences that may speak of a request, nearest first; True for those that need no tie to it."""
        own = self._sentences[found.sentence]
        yield own, True
        place = own.location
        points_back = _POINTS_BACK.search(plain(own.text)) is not None
        for number in self._by_block[place.document, place.block]:
            if number != found.sentence:
                before = points_back and number == found.sentence - 1
                yield self._sentences[number], before or self._goes_on(number, found) or self._follows_on(number, found)
        if found.intro is not None:
            above = self._sentences[found.intro].location
            for number in self._by_block[above.document, above.block]:
                yield self._sentences[number], True
        if (place.document, place.block) in self._bands:
            yield self._sentences[self._bands[place.document, place.block]], True
        yield from ((sentence, False) for sentence in self._around(own, found))

    def _follows_on(self, number: int, found: Found) -> bool:
        """Tell whether a sentence stands right behind a request in its cell or paragraph and begins as its explanation would."""
        if number != found.sentence + 1:
            return False
        own, other = self._sentences[found.sentence].location, self._sentences[number]
        apart = any(own.end <= cell.start <= other.location.start for cell in other.block.cells)
        return not apart and cue("why", "follows_on").match(plain(other.text).lstrip(" ;,-")) is not None

    def _goes_on(self, number: int, found: Found) -> bool:
        """Tell whether a sentence follows words that ask only by where they stand, in the same cell or item."""
        if not found.fragment or number != found.sentence + 1:
            return False
        own, other = self._sentences[found.sentence].location, self._sentences[number].location
        return not any(own.end <= cell.start <= other.start for cell in self._sentences[number].block.cells)

    def _around(self, own: Sentence, found: Found) -> Iterator[Sentence]:
        """Yield the sentences of the section around a request, or around its list or table, nearest first."""
        place = own.location
        first = last = place.block
        if own.block.table is not None:
            first, last = self._tables[place.document, own.block.table]
        if found.intro is not None:
            first = min(first, self._sentences[found.intro].location.block)
        steps = range(1, _NEAR + 1)
        inner = (block for step in steps for block in (place.block + step, place.block - step))
        outer = (block for step in steps for block in (first - step, last + step))
        for block in dict.fromkeys((*inner, *outer)):
            for number in self._by_block.get((place.document, block), ()):
                other = self._sentences[number]
                same_section = other.block.section == own.block.section and other.block.kind is not BlockKind.HEADING
                if same_section and not (found.fragment and _are_siblings(own.block, other.block)):
                    yield other

    def _read_runs(self) -> dict[tuple[int, int], int]:
        """Return, for each list item, the last block of its list."""
        last: dict[tuple[int, int], int] = {}
        for document, block in reversed(self._by_block):
            if self._sentences[self._by_block[document, block][0]].block.kind is BlockKind.LIST_ITEM:
                last[document, block] = last.get((document, block + 1), block)
        return last

    def _read_weighed(self) -> dict[str, Location]:
        """Return, for each kind of thing that the pack says it will weigh or check, where it says so."""
        weighed: dict[str, Location] = {}
        for sentence in self._sentences:
            text = plain(sentence.text)
            if len(text) >= _SHORTEST and cue("why", "weighs").search(text):
                for thing in things_in(text, kinds_in(text)):
                    weighed.setdefault(thing.kind.name, sentence.location)
        return weighed

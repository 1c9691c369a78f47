"""Finds the sentences, list items, form labels and levels by which a pack asks applicants about themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from tilint.facts._requests_ask import introduces
from tilint.facts._requests_asked import asked, clause, is_delivery
from tilint.facts._requests_form import labels, level
from tilint.facts._requests_phrases import alternatives, cue, plain
from tilint.facts._requests_things import Kind, Thing, kinds_in, masked, names_of, things_in
from tilint.model import Block, BlockKind, Location
from tilint.reading import Reading, Sentence

__all__ = ["Found", "find"]

_SHORT_LINE = 90
"""Characters of a paragraph that may be an item of a list."""
_LONGEST_HEAD = 220
"""Characters of a row that heads those below it."""
_LONGEST_ITEM, _LONGEST_OWNED_ITEM, _LONGEST_CHECKLIST_ITEM = 400, 120, 160
"""Characters of an item; one that only its owner makes the applicant's must be short."""
_CONTRACT_DUTIES = 8
"""Times that a document must say "the supplier shall" to be read as a contract."""
_TYPED_BULLET = re.compile(r"(?:[o•●○▪➢⮚❖*–-]|\(?[a-z]\)|\(?[ivx]+\))\s+\S")
_MEASURE = re.compile(
    r"^\W*(?:#|%|_{2,}|.{0,60}\(%\)|"
    r"(?:number|percent\w*) of\b.*\b(?:train|provid|complet|receiv|serv|hir|attend|referr|supervis)\w*)"
)
"""A measure of the work: "# of people trained"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A request: the clause that asks, the kinds of things in it (the first leads), and the line above its list.

    `things` are names of what is asked for, `sentence` and `intro` indexes into `Reading.sentences`; `intro` is None
    where the request is not an item of a list. `fragment` is true for words that ask only because of where they stand.
    """

    location: Location
    kinds: tuple[Kind, ...]
    things: frozenset[str]
    sentence: int
    intro: int | None = None
    fragment: bool = False


@cache
def _authority_acts() -> re.Pattern[str]:
    acts = r"(?:will|shall|may|reserves?|has|have|is|are)\b"
    return re.compile(rf"^\W*(?:the )?{alternatives('lists', 'authority')} {acts}")


@cache
def _is_terms(section: tuple[str, ...]) -> bool:
    """Tell whether a section holds terms of the contract, or background."""
    return bool(cue("context", "terms_heading").search(plain(" / ".join(section))))


@cache
def _is_checklist(heading: str) -> bool:
    return bool(cue("context", "checklist_heading").search(plain(heading)))


def _shape(block: Block) -> str:
    """Return what a block's number looks like: blocks of one shape are siblings, not items of one another."""
    label = re.sub(r"[ivx]+|[a-z]", "a", re.sub(r"\d+", "1", block.label.lower()))
    return f"{label} {block.level}" if label and block.kind is not BlockKind.TABLE_ROW else ""


def _spans(row: Block) -> bool:
    """Tell whether only one cell of a row is filled, as in a row that heads those below it."""
    return sum(bool(row.cell_text(cell).strip()) for cell in row.cells) <= 1


def _heads_table(above: Block, row: Block) -> bool:
    """Tell whether a block may introduce the rows of a table: it stands before it, or spans it as its only cell."""
    return above.kind is not BlockKind.TABLE_ROW or (above.table == row.table and _spans(above))


class _Reader:
    """Walks one document's sentences and remembers what introduces a list."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._intro: int | None = None
        self._intro_shape = ""
        self._intro_open = False
        self._checklist_table: int | None = None

    def read(self, indexes: Sequence[int]) -> Iterator[Found]:
        """Yield the requests of one block, given the indexes of its sentences."""
        block = self._sentences[indexes[0]].block
        if self._ends_list(block):
            self._intro, self._intro_open = None, False
        if block.table is not None and _spans(block) and _is_checklist(block.text[:_LONGEST_HEAD]):
            self._checklist_table = block.table
        if block.kind is BlockKind.HEADING:
            return
        for index in indexes:
            text = masked(plain(self._sentences[index].text))
            among = kinds_in(text)
            if among:
                yield from self._requests(index, text, among)
            self._notice_intro(index, text, block)

    def _ends_list(self, block: Block) -> bool:
        """Tell whether a block stands outside the list that was introduced."""
        if block.kind is BlockKind.TABLE_ROW:
            return self._intro is not None and not _heads_table(self._sentences[self._intro].block, block)
        short = block.kind is BlockKind.PARAGRAPH and len(block.text) < _SHORT_LINE and block.text[-1:] not in ".:"
        listed = (
            block.kind is BlockKind.LIST_ITEM
            or bool(block.label)
            or (self._intro_open and short)
            or _TYPED_BULLET.match(block.text) is not None
        )
        shape = _shape(block)
        return not listed or (bool(shape) and shape == self._intro_shape)

    def _notice_intro(self, index: int, text: str, block: Block) -> None:
        """Remember a sentence that introduces a list of things asked for, or forget the last one."""
        ends = text.endswith(":")
        if not (ends or "following" in text or "below" in text or (":" in text and text.endswith(";"))):
            return
        if introduces(text):
            self._intro, self._intro_shape, self._intro_open = index, _shape(block), ends
        elif block.kind is not BlockKind.LIST_ITEM:
            self._intro = None

    def _requests(self, index: int, text: str, among: tuple[Kind, ...]) -> Iterator[Found]:
        """Yield what one sentence asks for: in its own words, as an item of a list, as a level or as labels."""
        sentence = self._sentences[index]
        if cue("context", "after_award").search(text) or text.startswith("see "):
            return
        if _is_terms(sentence.block.section):
            return
        things = things_in(text, among)
        request = asked(text, things)
        if request:
            yield self._found(index, text, request[0], request[1])
            return
        if self._is_item(sentence, text, things):
            yield self._fragment(index, text, things, intro=self._intro)
        elif level(text, things):
            yield self._fragment(index, text, things)
        else:
            for label in labels(sentence, text, among):
                yield self._fragment(index, text, [label])

    def _is_item(self, sentence: Sentence, text: str, things: Sequence[Thing]) -> bool:
        """Tell whether a sentence is an item of a list of things asked for, or a line of a checklist."""
        block = sentence.block
        if not things or len(text) > _LONGEST_ITEM or block.header_row:
            return False
        if _MEASURE.match(text) or _authority_acts().match(text):
            return False
        sure = things[0].sure
        if self._intro is not None:
            return not is_delivery(text) and (sure or len(text) < _LONGEST_OWNED_ITEM)
        heads = [*block.section[-1:], *(cell.header for cell in block.cells)]
        checklist = any(_is_checklist(head) for head in heads) or (
            block.table is not None and block.table == self._checklist_table
        )
        listed = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
        return checklist and listed and sure and len(text) < _LONGEST_CHECKLIST_ITEM

    def _found(self, index: int, text: str, span: tuple[int, int], things: Sequence[Thing]) -> Found:
        place = self._sentences[index].location
        start, end = clause(text, *span)
        bullet = _TYPED_BULLET.match(text) if start == 0 else None
        start = bullet.end() - 1 if bullet and bullet.end() <= span[0] + 1 else start
        leading = sorted(things, key=lambda thing: not thing.sure)
        return Found(
            location=Location(place.document, place.block, place.start + start, place.start + end),
            kinds=tuple(dict.fromkeys(thing.kind for thing in leading)),
            things=names_of(text, things),
            sentence=index,
        )

    def _fragment(self, index: int, text: str, things: Sequence[Thing], *, intro: int | None = None) -> Found:
        """Return a request made by where its words stand; a sum of cover sets it apart from others for one thing."""
        names = names_of(text, things, level(text, things))
        request = self._found(index, text, (things[0].start, things[0].end), things)
        return replace(request, things=names, intro=intro, fragment=True)


def _contracts(reading: Reading) -> frozenset[int]:
    """Return the documents that set out a contract: what a supplier owes after award is not asked of applicants."""
    duties: Counter[int] = Counter()
    bidding: Counter[int] = Counter()
    for number, _, _, block in reading.blocks():
        text = plain(block.text)
        if " shall" in text or " must" in text:
            duties[number] += len(cue("context", "contract_duty").findall(text))
        bidding[number] += len(cue("context", "bidding").findall(text))
    return frozenset(
        number for number, count in duties.items() if count >= _CONTRACT_DUTIES and count > bidding[number]
    )


def find(reading: Reading) -> Iterator[Found]:
    """Yield every request for information about the applicant, in reading order, repeats included."""
    contracts = _contracts(reading)
    sentences = reading.sentences
    reader, document = _Reader(sentences), -1
    blocks = groupby(
        range(len(sentences)), key=lambda at: (sentences[at].location.document, sentences[at].location.block)
    )
    for (number, _), indexes in blocks:
        if number != document:
            reader, document = _Reader(sentences), number
        if number not in contracts:
            yield from reader.read(list(indexes))

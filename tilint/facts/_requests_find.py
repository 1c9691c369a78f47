"""Finds the sentences, list items, form labels and levels by which a pack asks applicants about themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from tilint.facts._requests_asked import asked, clause, is_delivery
from tilint.facts._requests_form import labels, level
from tilint.facts._requests_lists import Lists, after_bullet, is_paper, is_tick_box
from tilint.facts._requests_phrases import alternatives, cue, plain
from tilint.facts._requests_table import Tables
from tilint.facts._requests_things import Kind, Thing, kinds_in, masked, names_of, things_in
from tilint.model import Block, BlockKind, Location
from tilint.reading import Reading, Sentence

__all__ = ["Found", "find"]

_LONGEST_ITEM, _LONGEST_OWNED_ITEM, _LONGEST_CHECKLIST_ITEM = 400, 120, 160
"""Characters of an item; one that only its owner makes the applicant's must be short."""
_EARLY = 60
"""Characters of a long item before what it names."""
_SHORT_ITEM = 4
"""Words of an item that can do without an owner: "Accounts", "Insurance details"."""
_PAPERS = frozenset({"accounts", "insurance", "policies", "certificates"})
"""Kinds of papers, whose names alone ask for them; "court staff" in a list may be anybody's."""
_TITLE = 5
"""Most words of a title."""
_CONTRACT_DUTIES = 8
"""Times that a document must say "the supplier shall" to be read as a contract."""
_MEASURE = re.compile(
    r"^\W*(?:#|%|_{2,}|.{0,60}\(%\)|"
    r"(?:number|percent\w*) of\b.*\b(?:train|provid|complet|receiv|serv|hir|attend|referr|supervis)\w*)"
)
"""A measure of the work: "# of people trained"."""
_PAPER_OF_BUYER = re.compile(r"^(?!\W*(?:completed|signed|your|copy|copies)\b).*\b(?:template|instructions|guidance)\W*$")
"""The title of a paper that helps applicants."""
_PART_OF_CONTRACT = re.compile(r"^\W*(?:[\w-]+ ){0,2}(?:schedule|clause|paragraph|article)s? \d")
"""The title of a part of a contract, whatever papers it is about."""


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
def _criterion() -> re.Pattern[str]:
    """Return the pattern of a line that says what a good answer does: "the proposal includes a list of members"."""
    verbs = "includes|describes|demonstrates|provides|identifies|shows|explains|addresses|contains"
    acts = rf"(?:clearly |fully )?(?:{verbs})\b"
    return re.compile(rf"^\W*(?:the )?{alternatives('lists', 'paper')} {acts}")


def _names_another(text: str) -> bool:
    """Tell whether a line is about the work, the answer, a paper of the buyer's or what the buyer does."""
    if any(pattern.search(text) for pattern in (_MEASURE, _PART_OF_CONTRACT, _PAPER_OF_BUYER, _criterion())):
        return True
    return _authority_acts().match(text) is not None and not is_tick_box(text)


def _is_bare(text: str, things: Sequence[Thing]) -> bool:
    """Tell whether an item is no more than the name of a thing, which needs no owner: "Insurance details"."""
    last = things[-1] if things else None
    bare = last is not None and last.end == len(text.rstrip(".;")) and len(text.split()) <= _SHORT_ITEM
    return bare and last is not None and last.kind.name in _PAPERS


def _is_title(one: Found, whole: Found, block: Block) -> bool:
    """Tell whether a fragment is the title of a request that follows in its cell, item or paragraph."""
    start, end = one.location.end, whole.location.start
    apart = any(start <= cell.start <= end for cell in block.cells)
    words = len(block.text[one.location.start : start].split())
    return one.kinds[0] in whole.kinds and start <= end and words <= _TITLE and not apart


class _Reader:
    """Walks one document's sentences."""

    def __init__(self, sentences: Sequence[Sentence], tables: Tables) -> None:
        self._sentences = sentences
        self._tables = tables
        self._lists = Lists(sentences)

    def read(self, indexes: Sequence[int]) -> Iterator[Found]:
        """Yield the requests of one block, given the indexes of its sentences."""
        block = self._sentences[indexes[0]].block
        self._lists.enter(block)
        if block.kind is BlockKind.HEADING and "?" not in block.text:
            return
        found = list(self._in_block(block, indexes))
        whole = [one for one in found if not one.fragment]
        yield from (one for one in found if not (one.fragment and any(_is_title(one, other, block) for other in whole)))

    def _in_block(self, block: Block, indexes: Sequence[int]) -> Iterator[Found]:
        cells = self._tables.asking_cells(self._sentences[indexes[0]].location.document, block)
        for index in indexes:
            text = masked(plain(self._sentences[index].text))
            among = kinds_in(text)
            if among:
                start = self._sentences[index].location.start
                boxed = any(cell.start <= start < cell.end for cell in cells)
                yield from self._requests(index, text, among, boxed=boxed)
            self._lists.notice(index, text, block)

    def _requests(self, index: int, text: str, among: tuple[Kind, ...], *, boxed: bool) -> Iterator[Found]:
        """Yield what one sentence asks for: in its own words, by where it stands, as a level or as labels."""
        sentence = self._sentences[index]
        if cue("context", "after_award").search(text) or text.startswith("see "):
            return
        if _is_terms(sentence.block.section):
            return
        things = things_in(text, among)
        request = asked(text, things)
        if request:
            yield replace(self._found(index, text, request[0], request[1]), intro=self._lists.intro)
            return
        if boxed or is_tick_box(text) or self._lists.intro is not None:
            all_things = things_in(text, among, owned=True)
            if boxed or is_tick_box(text) or _is_bare(text, all_things):
                things = all_things
        if self._stands_where_asked(sentence, text, things, boxed=boxed):
            yield self._fragment(index, text, things, intro=self._lists.intro)
        elif level(sentence, text, things):
            yield self._fragment(index, text, things)
        else:
            lines = labels(sentence, text, among, self._following(index))
            if lines:
                yield self._fragment(index, text, lines)

    def _following(self, index: int) -> Sentence | None:
        """Return the next sentence of the same document."""
        after = self._sentences[index + 1 : index + 2]
        same = after and after[0].location.document == self._sentences[index].location.document
        return after[0] if same else None

    def _stands_where_asked(self, sentence: Sentence, text: str, things: Sequence[Thing], *, boxed: bool) -> bool:
        """Tell whether a sentence is an item of a list, a line of a checklist or a row of a form that asks."""
        block = sentence.block
        if not things or len(text) > _LONGEST_ITEM or _names_another(text):
            return False
        if block.header_row:
            return self._tables.is_record(sentence.location.document, block)
        sure = things[0].sure
        if is_delivery(text[: things[0].start] if sure else text):
            return False
        if boxed or self._lists.intro is not None:
            return boxed or sure or len(text) < _LONGEST_OWNED_ITEM
        short = len(text) < _LONGEST_CHECKLIST_ITEM or (sure and things[0].start < _EARLY)
        named = block.kind is BlockKind.LIST_ITEM and sure and is_paper(text)
        return short and (named or self._lists.in_checklist(block))

    def _found(self, index: int, text: str, span: tuple[int, int], things: Sequence[Thing]) -> Found:
        place = self._sentences[index].location
        start, end = clause(text, *span)
        bullet = after_bullet(text)
        if start == 0 and bullet <= span[0]:
            start = bullet
        leading = sorted(things, key=lambda thing: not thing.sure)
        return Found(
            location=Location(place.document, place.block, place.start + start, place.start + end),
            kinds=tuple(dict.fromkeys(thing.kind for thing in leading)),
            things=names_of(text, things),
            sentence=index,
        )

    def _fragment(self, index: int, text: str, things: Sequence[Thing], *, intro: int | None = None) -> Found:
        """Return a request made by where its words stand; a sum of cover sets it apart from others for one thing."""
        names = names_of(text, things, level(self._sentences[index], text, things))
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
    return frozenset(number for number, count in duties.items() if count >= _CONTRACT_DUTIES and count > bidding[number])


def find(reading: Reading) -> Iterator[Found]:
    """Yield every request for information about the applicant, in reading order, repeats included."""
    contracts, tables = _contracts(reading), Tables(reading)
    sentences = reading.sentences
    reader, document = _Reader(sentences, tables), -1
    blocks = groupby(range(len(sentences)), key=lambda at: (sentences[at].location.document, sentences[at].location.block))
    for (number, _), indexes in blocks:
        if number != document:
            reader, document = _Reader(sentences, tables), number
        if number not in contracts:
            yield from reader.read(list(indexes))

"""Passages as a person needs them to judge: the words in question marked, with the block before and the block after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tilint.model import CELL_BREAK, Block, Location, Tender

__all__ = ["Excerpt", "Excerpts"]

MOST = 4
"""So many passages are shown on each side."""
LONGEST_NEIGHBOUR = 400
ENOUGH_WORDS = 0.6
"""A quote that stands nowhere as it is written is shown with the block that holds this share of its words."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One block with its neighbours. `pieces` are its words, each with whether it is marked."""

    place: str
    """File, page and section, for people."""
    pieces: tuple[tuple[str, bool], ...]
    before: str = ""
    after: str = ""
    found: bool = True
    """False: the words stand nowhere in what was read, and are shown alone."""


class Excerpts:
    """The passages of one tender."""

    def __init__(self, tender: Tender) -> None:
        """Take the tender that was read."""
        self._tender = tender

    def of_places(self, places: Iterable[Location]) -> tuple[tuple[Excerpt, ...], int]:
        """Return the passages that hold some places, and how many more there are. Places in one block are one passage."""
        by_block: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place in places:
            by_block.setdefault((place.document, place.block), []).append((place.start, place.end))
        shown = tuple(self._excerpt(*block, spans) for block, spans in list(by_block.items())[:MOST])
        return shown, max(0, len(by_block) - MOST)

    def of_words(self, quote: str, file: str = "", page: int | None = None) -> Excerpt:
        """Return the passage that a quote stands in: on its page, else in its file, else anywhere."""
        words = re.findall(r"\w+", quote)
        if not words:
            return Excerpt(_place(file, page, ()), ((quote, False),), found=False)
        pattern = re.compile(r"\W+".join(rf"\b{re.escape(word)}\b" for word in words), re.IGNORECASE)
        nearest = sorted(self._blocks, key=lambda entry: _distance(self._tender.documents[entry[0]].name, entry[2], file, page))
        for document, number, block in nearest:
            if found := pattern.search(block.text):
                return self._excerpt(document, number, [found.span()])
        return self._nearest(quote, {word.lower() for word in words}, nearest, _place(file, page, ()))

    def last(self, places: Iterable[Location]) -> Excerpt:
        """Return the last block, with those of the places marked that lie in it, and with all that stands before it."""
        document, number, block = self._blocks[-1]
        spans = [(place.start, place.end) for place in places if (place.document, place.block) == (document, number)]
        before = "\n".join(_shown(earlier) for _, _, earlier in self._blocks[:-1])
        return Excerpt(f"Heading: {block.section[-1]}" if block.section else "", tuple(_pieces(block.text, spans)), before)

    @cached_property
    def _blocks(self) -> list[tuple[int, int, Block]]:
        return [
            (number, place, block)
            for number, document in enumerate(self._tender.documents)
            for place, block in enumerate(document.blocks)
            if block.text
        ]

    def _nearest(self, quote: str, wanted: set[str], blocks: Sequence[tuple[int, int, Block]], place: str) -> Excerpt:
        """Return the block that holds most words of a quote which stands nowhere as it is: a quote may span blocks."""
        best, most = None, ENOUGH_WORDS
        for document, number, block in blocks:
            share = len(wanted & {word.lower() for word in re.findall(r"\w+", block.text)}) / len(wanted)
            if share > most:
                best, most = (document, number), share
        if best is None:
            return Excerpt(place, ((quote, True),), found=False)
        return self._excerpt(*best, [])

    def _excerpt(self, document: int, number: int, spans: Iterable[tuple[int, int]]) -> Excerpt:
        blocks = self._tender.documents[document].blocks
        block = blocks[number]
        return Excerpt(
            _place(self._tender.documents[document].name, block.page, block.section),
            tuple(_pieces(block.text, spans)),
            _shown(blocks[number - 1]) if number else "",
            _shown(blocks[number + 1]) if number + 1 < len(blocks) else "",
        )


def _distance(name: str, block: Block, file: str, page: int | None) -> int:
    return 0 if name == file and block.page == page else 1 if name == file else 2


def _place(file: str, page: int | None, section: Sequence[str]) -> str:
    parts = [file, f"page {page}" if page else "", " > ".join(section)]
    return ", ".join(part for part in parts if part)


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Cut a text where marks begin and end. Marks that overlap become one."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(spans):
        begin = max(start, at)
        if end <= begin:
            continue
        pieces += [(text[at:begin], False), (text[begin:end], True)]
        at = end
    pieces.append((text[at:], False))
    return [(piece.replace(CELL_BREAK, " | "), marked) for piece, marked in pieces if piece]


def _shown(block: Block) -> str:
    text = " ".join(part for part in (block.label, block.text.replace(CELL_BREAK, " | ")) if part)
    return text if len(text) <= LONGEST_NEIGHBOUR else text[:LONGEST_NEIGHBOUR].rsplit(" ", 1)[0] + " …"

"""A tender being read: its blocks, words and sentences, and the facts read from it, each once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from tilint.language import documents, normal_words, sentence_bounds
from tilint.model import Block, BlockKind, Document, Location, Tender
from tilint.phrases import WordIndex, Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Reading", "Sentence", "Settings"]

T = TypeVar("T")

SILENT = frozenset({BlockKind.CONTENTS, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT})
"""Blocks that say nothing of their own to an applicant: they repeat, or belong to the drafting."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says about the tender that its documents do not."""

    nation: str | None = None
    """"england", "wales", "scotland", "northern-ireland" or an ISO country code; None: read from the tender."""
    kind: str | None = None
    """Kind of tender; None: read from the tender."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item or table cell: its place and its words."""

    location: Location
    text: str
    block: Block


@dataclass
class Reading:
    """A tender with what has been read from it so far.

    Facts are functions from a reading to a value; `fact` calls each at most once, so checks may ask freely.
    """

    tender: Tender
    settings: Settings = field(default_factory=Settings)
    _facts: dict[Callable[[Reading], Any], Any] = field(default_factory=dict, repr=False)

    def fact(self, read: Callable[[Reading], T]) -> T:
        """Return what `read` reads from this tender, reading it the first time only."""
        if read not in self._facts:
            self._facts[read] = read(self)
        return cast("T", self._facts[read])

    def blocks(self) -> Iterator[tuple[int, int, Document, Block]]:
        """Yield document index, block index, document and block for everything a reader would take as said.

        Left out: contents lists, headers and footers, comments by reviewers, and hidden text.
        """
        for number, document in enumerate(self.tender.documents):
            for place, block in enumerate(document.blocks):
                if block.kind not in SILENT and not block.hidden:
                    yield number, place, document, block

    @cached_property
    def docs(self) -> dict[tuple[int, int], Doc]:
        """The spaCy tokens of each block that `blocks` yields, by document and block index."""
        places, texts = [], []
        for number, place, _, block in self.blocks():
            places.append((number, place))
            texts.append(block.text)
        return dict(zip(places, documents(texts), strict=True))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the blocks, in reading order."""
        return tuple(
            Sentence(Location(number, place, start, end), block.text[start:end], block)
            for number, place, _, block in self.blocks()
            for start, end in sentence_bounds(block.text)
        )

    @cached_property
    def words(self) -> WordIndex:
        """The words of each sentence, numbered as in `sentences`, ready to be searched for phrases."""
        normal = {place: _BlockWords(normal_words(doc)) for place, doc in self.docs.items()}
        return WordIndex(tuple(normal[item.location.document, item.location.block].between(item) for item in self.sentences))


class _BlockWords:
    """The words of one block, in order of place."""

    def __init__(self, words: list[tuple[str, int, int]]) -> None:
        self.words = words
        self.starts = [start for _, start, _ in words]

    def between(self, sentence: Sentence) -> Words:
        """Return the words of one of the block's sentences."""
        place = sentence.location
        inside = self.words[bisect_left(self.starts, place.start) : bisect_left(self.starts, place.end)]
        begins, position = [], 1
        for word, _, _ in inside:
            begins.append(position)
            position += len(word) + 1
        joined = f" {' '.join(word for word, _, _ in inside)} " if inside else " "
        return Words(joined, tuple(begins), tuple((start, end) for _, start, end in inside))

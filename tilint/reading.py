"""A tender being read: its blocks and sentences, and the facts read from it, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from tilint.language import sentence_bounds
from tilint.model import Block, BlockKind, Document, Location, Tender

__all__ = ["Reading", "Sentence", "Settings"]

T = TypeVar("T")


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

        Left out: contents lists, headers and footers, and comments by reviewers.
        """
        silent = {BlockKind.CONTENTS, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT}
        for number, document in enumerate(self.tender.documents):
            for place, block in enumerate(document.blocks):
                if block.kind not in silent and not block.hidden:
                    yield number, place, document, block

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the blocks, in reading order."""
        return tuple(
            Sentence(Location(number, place, start, end), block.text[start:end], block)
            for number, place, _, block in self.blocks()
            for start, end in sentence_bounds(block.text)
        )

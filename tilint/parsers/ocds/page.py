"""The page that a notice is written on: headings, paragraphs and tables, as blocks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tilint.model import Block, BlockKind
from tilint.parsers._plain import Sections, Table, item_label
from tilint.parsers.ocds.wording import paragraphs

__all__ = ["Page"]

_BULLET = re.compile(r"[-*•‣▪●○◦·–—]\s*(?=\S)")
_SAID_TWICE = 60
"""Characters from which a text that the page already holds is not written again."""


@dataclass
class Page:
    """Blocks in reading order. A heading is written when something stands under it."""

    blocks: list[Block] = field(default_factory=list)
    _sections: Sections = field(default_factory=Sections)
    _waiting: list[tuple[int, str]] = field(default_factory=list)
    _tables: int = 0
    _written: set[str] = field(default_factory=set)

    def heading(self, level: int, words: str) -> None:
        """Begin a section; nothing is written until it holds something."""
        while self._waiting and self._waiting[-1][0] >= level:
            self._waiting.pop()
        self._waiting.append((level, " ".join(words.split())))

    def text(self, text: str) -> None:
        """Write paragraphs and list items, but for those that are long and written already."""
        for line in paragraphs(text):
            if self._is_new(line):
                self._begin()
                self.blocks.append(self._line(line))

    def table(self, rows: Iterable[Sequence[str]], header: Sequence[str] = ()) -> None:
        """Write a table, of the rows that say something in another cell than their first."""
        kept = [[_in_cell(cell) for cell in row] for row in rows if len(row) > 1 and any(cell.strip() for cell in row[1:])]
        kept = [row for row in kept if self._is_new("\t".join(row[1:]))]
        if not kept:
            return
        self._begin()
        table = Table(self._tables)
        self._tables += 1
        for row in itertools.chain([header] if header else [], kept):
            block = table.row(row, self._sections.path, header=row is header)
            if block is not None:
                self.blocks.append(block)

    def _begin(self) -> None:
        for level, words in self._waiting:
            self.blocks.append(self._sections.enter(level, "", words))
        self._waiting.clear()

    def _is_new(self, text: str) -> bool:
        if len(text) < _SAID_TWICE:
            return True
        gist = " ".join(text.lower().split())
        if gist in self._written:
            return False
        self._written.add(gist)
        return True

    def _line(self, line: str) -> Block:
        bullet = _BULLET.match(line)
        label, words = ("•", line[bullet.end() :]) if bullet else item_label(line)
        if label:
            return Block(BlockKind.LIST_ITEM, words, label=label, level=1, section=self._sections.path)
        return Block(BlockKind.PARAGRAPH, line, section=self._sections.path)


def _in_cell(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())

"""Lines that ask because of what stands above them: an introduction, a heading that asks, the head of a checklist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tilint.facts._requests_ask import asks, introduces
from tilint.facts._requests_phrases import cue, plain
from tilint.facts._requests_table import TICK_BOX
from tilint.model import Block, BlockKind
from tilint.reading import Sentence

__all__ = ["Lists", "after_bullet", "is_paper", "is_tick_box"]

_SHORT_LINE = 90
"""Characters of a paragraph that may be an item of a list."""
_LONGEST_HEAD = 220
"""Characters of a row that heads those below it."""
_HEADINGS = 2
"""Innermost headings that may ask for the lines below them; for the rows of a table only the last."""
_BULLET = re.compile(rf"(?:[o•●○▪➢⮚❖*—–-]|\[[ x]?\]|{TICK_BOX}|\(?[a-zA-Z\d]{{1,2}}[.)]|\(?[ivx]+[.)])\s+(?=\S)")
"""What an author types before an item of a list."""
_TICK_BOX = re.compile(rf"(?:\[[ x]?\]|{TICK_BOX})\s+(?=\S)")
_NAMED_PAPER = re.compile(
    r"(?:attachment|appendix|annex|enclosure|exhibit|form|item|tab) [a-z\d]{1,3}\s?[:.–-]\s+(?=\S)", re.IGNORECASE
)
"""How a list of papers numbers them: "Attachment B:"."""
_REPLACING = re.compile(r":$|\b(?:following|below)\b|:.*;$")
_STATES = re.compile(r"\b(?:are|is|was|were|will|may|can|has|have)\b")
_THESE_ARE = re.compile(r"^\W*(?:these|they|this) (?:are|is|includes?|must include|should include)\b.{0,30}:$")
_INTRODUCING = re.compile(
    r":$|\b(?:following|below|these|in (?:this|the) list|listed|boxes|each (?:box|item|one)|tick|check)\b|:.*;$"
)


def after_bullet(text: str) -> int:
    """Return where the words of a line begin, behind a typed bullet, tick box or "Attachment B:"."""
    found = _BULLET.match(text) or _NAMED_PAPER.match(text)
    return found.end() if found else 0


def is_paper(text: str) -> bool:
    """Tell whether a line made plain is the name of a paper to hand over: "Signed letters of commitment"."""
    named = re.split(r" (?:who|that|which|whether|if|where) ", text, maxsplit=1)[0]
    return cue("context", "paper_line").match(text, after_bullet(text)) is not None and not _STATES.search(named)


def is_tick_box(text: str) -> bool:
    """Tell whether a line begins with a box to tick: what it says is said by the applicant."""
    return _TICK_BOX.match(text) is not None


@cache
def _is_checklist(heading: str) -> bool:
    return bool(cue("context", "checklist_heading").search(plain(heading)))


def _shape(block: Block) -> str:
    """Return what a block's number looks like: blocks of one shape are siblings, not items of one another."""
    typed = _BULLET.match(block.text)
    label = block.label or (typed.group().strip() if typed else "")
    label = re.sub(r"[ivx]+|[a-z]", "a", re.sub(r"\d+", "1", label.lower()))
    return f"{label} {block.level}" if label and block.kind is not BlockKind.TABLE_ROW else ""


def _spans(row: Block) -> bool:
    """Tell whether only one cell of a row is filled, as in a row that heads those below it."""
    return sum(bool(row.cell_text(cell).strip()) for cell in row.cells) <= 1


def _heads_table(above: Block, row: Block) -> bool:
    """Tell whether a block may introduce the rows of a table: it stands before it, or spans it as its only cell."""
    return above.kind is not BlockKind.TABLE_ROW or (above.table == row.table and _spans(above))


def _is_line(block: Block) -> bool:
    """Tell whether a block is a line of a list or table, not running text."""
    listed = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
    return listed or bool(block.label) or _BULLET.match(block.text) is not None


class Lists:
    """Follows one document block by block and remembers what introduces the lines that come next."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Begin a document, given all sentences of the tender."""
        self._sentences = sentences
        self.intro: int | None = None
        """Index of the sentence that introduces the list in which the block stands; None outside lists."""
        self._intro_shape = ""
        self._intro_open = False
        self._checklist_table: int | None = None

    def enter(self, block: Block) -> None:
        """Go to the next block; forget an introduction that it does not belong to."""
        if self._ends_list(block):
            self.intro, self._intro_open = None, False
        if block.table is not None and _spans(block) and _is_checklist(block.text[:_LONGEST_HEAD]):
            self._checklist_table = block.table

    def notice(self, index: int, text: str, block: Block) -> None:
        """Remember a sentence made plain that introduces a list of things asked for, or forget the last one."""
        marks = _INTRODUCING if self.intro is None else _REPLACING
        if (marks.search(text) and introduces(text)) or self._names_what_was_asked(index, text, block):
            self.intro, self._intro_shape, self._intro_open = index, _shape(block), text.endswith(":")
        elif block.kind is not BlockKind.LIST_ITEM and _REPLACING.search(text):
            self.intro = None

    def _names_what_was_asked(self, index: int, text: str, block: Block) -> bool:
        """Tell whether a sentence is "These are:" behind one that asks."""
        if index == 0 or not _THESE_ARE.search(text):
            return False
        before = self._sentences[index - 1]
        return before.block is block and any(True for _ in asks(plain(before.text)))

    def in_checklist(self, block: Block) -> bool:
        """Tell whether a block is a line below a heading, or a row of a table, that asks for papers."""
        if block.table is not None and block.table == self._checklist_table:
            return True
        headings = 1 if block.cells else _HEADINGS
        heads = [*block.section[-headings:], *(cell.header for cell in block.cells)]
        listed = _is_line(block) or _NAMED_PAPER.match(block.text)
        return bool(listed) and any(_is_checklist(head) for head in heads)

    def _ends_list(self, block: Block) -> bool:
        """Tell whether a block stands outside the list that was introduced."""
        if block.kind is BlockKind.TABLE_ROW:
            return self.intro is not None and not _heads_table(self._sentences[self.intro].block, block)
        short = block.kind is BlockKind.PARAGRAPH and len(block.text) < _SHORT_LINE and block.text[-1:] not in ".:"
        listed = _is_line(block) or (self._intro_open and short)
        shape = _shape(block)
        return not listed or (bool(shape) and shape == self._intro_shape)

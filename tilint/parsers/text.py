"""Reads plain text: paragraphs, headings by their look, lists, and rows of a table parted by tabs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tilint.model import Block, BlockKind, Document
from tilint.parsers import CannotRead, Parser
from tilint.parsers._plain import Sections, Table, decode, heading_label, item_label, label_depth

__all__ = ["PARSER"]

_BULLET = re.compile(r"([-*+•‣▪●○◦·–—]|o(?=\s{2}|\t))\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r"([=\-_*~#])\1{2,}")
_DIGIT = re.compile(r"\d")
_SPACE = re.compile(r"\s+")
_ENDS_OPEN = re.compile(r"[.!?;:,]$")
_HEADING_WORDS = 12
_START = 80
"""Characters of a line that can hold its marker."""
_NARROW, _WIDE = 45, 132
"""Characters between which the width of hand-wrapped text lies; shorter or longer lines are paragraphs of their own."""


def _read(name: str, data: bytes) -> Document:
    text, notes = decode(data)
    walk = _Walk()
    chunks = list(_chunks(text))
    for place, chunk in enumerate(chunks):
        walk.chunk(chunk, chunks[place + 1] if place + 1 < len(chunks) else ())
    if not walk.blocks:
        raise CannotRead("The file holds no text", "Check that the right file was added.")
    return Document(name, "text", tuple(walk.blocks), notes=notes, title=walk.title)


def _chunks(text: str) -> Iterator[Sequence[str]]:
    """Yield the runs of lines between blank lines, without the white space at the ends of lines."""
    chunk: list[str] = []
    for line in text.replace("\f", "\n\n").split("\n"):
        if line.strip():
            chunk.append(line.rstrip())
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


@dataclass
class _Walk:
    """One pass over the runs of lines, gathering blocks."""

    blocks: list[Block] = field(default_factory=list)
    sections: Sections = field(default_factory=Sections)
    tables: int = 0
    indents: list[int] = field(default_factory=list)
    """How far the markers of the open lists are indented, outermost first."""

    @property
    def title(self) -> str:
        """The first words, where they are a heading."""
        first = self.blocks[0]
        return first.text if first.kind is BlockKind.HEADING else ""

    def chunk(self, lines: Sequence[str], following: Sequence[str]) -> None:
        """Read one run of lines; `following` is the next."""
        if len(lines) > 1 and _RULE.fullmatch(lines[1].strip()) and lines[1].strip()[0] in "=-":
            self.heading(lines[0], 1 if lines[1].strip()[0] == "=" else 2)
            self.body(lines[2:])
        elif _is_heading(lines, following):
            self.heading(lines[0], 0)
            self.body(lines[1:])
        else:
            self.body(lines)

    def heading(self, line: str, level: int) -> None:
        """Write a heading; without a level of its own it has as many levels as its number has parts."""
        label, words = heading_label(_tidy(line))
        self.indents.clear()
        self.blocks.append(self.sections.enter(level or label_depth(label), label, words))

    def body(self, lines: Sequence[str]) -> None:
        """Read lines that are not a heading: rows, list items and paragraphs."""
        paragraph: list[str] = []
        width = max((len(line) for line in lines), default=0)
        for are_rows, run in itertools.groupby(lines, _is_row):
            if are_rows:
                self.table(list(run))
                continue
            for line in run:
                if paragraph and not _continues(paragraph, line, width):
                    self.flush(paragraph)
                if not _RULE.fullmatch(line.strip()):
                    paragraph.append(line)
            self.flush(paragraph)

    def table(self, lines: Sequence[str]) -> None:
        """Read lines parted by tabs. The first is the header row where each of its cells has words and no number."""
        table = Table(self.tables)
        self.tables += 1
        rows = [[_tidy(cell) for cell in line.split("\t")] for line in lines]
        headed = len(rows) > 1 and all(cell and not _DIGIT.search(cell) for cell in rows[0])
        for place, cells in enumerate(rows):
            block = table.row(cells, self.sections.path, header=headed and place == 0)
            if block is not None:
                self.blocks.append(block)

    def flush(self, lines: list[str]) -> None:
        """Write the lines gathered as one paragraph or list item, and forget them."""
        if not lines:
            return
        text = _tidy(" ".join(line.strip() for line in lines))
        indent = _indent(lines[0])
        lines.clear()
        label, words = _marked(text)
        if not label:
            self.blocks.append(Block(BlockKind.PARAGRAPH, text, section=self.sections.path))
            if indent == 0:
                self.indents.clear()
            return
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        level = len(self.indents) + label_depth(label) - 1
        self.blocks.append(Block(BlockKind.LIST_ITEM, words, label=label, level=level, section=self.sections.path))


def _is_heading(lines: Sequence[str], following: Sequence[str]) -> bool:
    """Tell whether a run of lines opens with a heading: short, without an end, and numbered or in capitals.

    A numbered line is an item and no heading where the next line has a number of the same kind.
    """
    line = _tidy(lines[0])
    if len(line.split()) > _HEADING_WORDS or _ENDS_OPEN.search(line) or "\t" in lines[0].strip():
        return False
    label, words = heading_label(line)
    if not label:
        return len(lines) == 1 and line.isupper() and sum(letter.isalpha() for letter in line) > 3
    following_line = lines[1] if len(lines) > 1 else following[0] if following else ""
    next_label, _ = heading_label(_tidy(following_line))
    return not label.endswith(")") and words[0].isupper() and _shape(next_label) != _shape(label)


def _shape(label: str) -> str:
    """Return what labels of one kind have in common: "9.9" for "4.2"."""
    return re.sub(r"\d+", "9", re.sub(r"[A-Z]+", "A", label))


def _continues(paragraph: Sequence[str], line: str, width: int) -> bool:
    """Tell whether a line goes on with the paragraph or list item above it.

    It does where it was broken because the next word did not fit, or where it hangs under a list item. A line with
    a marker of its own begins anew; but "4.2" does so only under another such number: it may end "see section".
    """
    if _RULE.fullmatch(line.strip()):
        return False
    label, _ = _marked(line[:_START].strip())
    above, _ = _marked(paragraph[0][:_START].strip())
    if label and (above or not label[0].isdigit() or not _wraps(paragraph[-1], line, width)):
        return False
    hangs = bool(above) and _indent(line) > _indent(paragraph[0])
    return hangs or _wraps(paragraph[-1], line, width)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _marked(text: str) -> tuple[str, str]:
    """Split a list item into its marker, a bullet always as "•", and its words."""
    bullet = _BULLET.match(text)
    if bullet:
        return "•", text[bullet.end() :]
    number = _NUMBER.match(text)
    return (number.group(1), text[number.end() :]) if number else item_label(text)


def _is_row(line: str) -> bool:
    """Tell whether a line is a row of a table: tabs between words, and not one tab after a list marker."""
    inner = line.strip()
    if "\t" not in inner:
        return False
    label, _ = _marked(_tidy(line))
    return not label or inner.count("\t") > 1


def _wraps(line: str, following: str, width: int) -> bool:
    """Tell whether a line was broken only because the next word did not fit in the width of its paragraph."""
    first = following.split(maxsplit=1)[0]
    return _NARROW <= width <= _WIDE and len(line) + 1 + len(first) > width


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


PARSER = Parser("text", (".txt",), _read)

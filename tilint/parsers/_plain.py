"""What the plain-text formats share: decoding, numbering labels, the path of headings, table rows."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tilint.model import CELL_BREAK, Block, BlockKind, Cell
from tilint.parsers import CannotRead

__all__ = ["Sections", "Table", "decode", "heading_label", "item_label", "label_depth"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_JUNK_SHARE = 0.005
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

_DECIMAL = r"\d{1,3}(?:\.\d{1,3}){1,6}\.?"
_BRACKETED = r"\((?:[a-zA-Z]|[ivxl]{1,6}|[IVXL]{1,6}|\d{1,3})\)"
_HALF_BRACKETED = r"(?:[a-zA-Z]|[ivxl]{1,6}|[IVXL]{1,6}|\d{1,3})\)"
_HEADING = re.compile(
    rf"({_DECIMAL}|{_BRACKETED}|{_HALF_BRACKETED}|\d{{1,3}}\.|[A-Z]\.|[IVXL]{{1,6}}\.)\s+(?=\S)"
    rf"|([A-Z]?\d{{1,3}}(?:\.\d{{1,3}})*)\s+(?=[A-Z])(?!(?:{_MONTHS})\b)"
)
_ITEM = re.compile(rf"({_BRACKETED}|{_HALF_BRACKETED})\s+(?=\S)|({_DECIMAL})\s+(?=[A-Z\"'“‘(\[])")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, with plain line feeds, and notes about how it was read.

    UTF-8 and UTF-16/32 with a byte order mark, UTF-8, else Windows-1252. Raises `CannotRead` for a file that
    is empty or holds something other than text.
    """
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise CannotRead("The file is empty", "Check that the right file was added.")
    text, notes = _decoded(data)
    if len(_CONTROL.findall(text)) > len(text) * _JUNK_SHARE:
        raise CannotRead("The file does not hold readable text", "Save it as DOCX, PDF or plain text.")
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    half = len(data) // 2
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if half and zeros.count(0) > half * 0.7:
            return data.decode(encoding, "replace"), ("is in UTF-16 without a mark that says so",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ("is not in UTF-8, so it was read as Windows text",)


def heading_label(text: str) -> tuple[str, str]:
    """Split "4.2 Award criteria" into its numbering label and the words of the heading."""
    return _split(_HEADING, text)


def item_label(text: str) -> tuple[str, str]:
    """Split "(a) a policy" or "4.2.1 You will" into label and words; "4.2 million people" has no label."""
    return _split(_ITEM, text)


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.match(text)
    return (found.group(found.lastindex or 0), text[found.end() :]) if found else ("", text)


def label_depth(label: str) -> int:
    """Return how many numbers a label holds: 3 for "4.2.1", 1 for "a)"."""
    return max(1, label.rstrip(".").count(".") + 1)


@dataclass
class Sections:
    """The headings that stand above the place being read."""

    path: tuple[str, ...] = ()
    """The headings, outermost first."""
    _open: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, level: int, label: str, text: str) -> Block:
        """Open a section, closing those it ends, and return its heading's block."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, f"{label} {text}".strip()))
        self.path = tuple(text for _, text in self._open)
        return Block(BlockKind.HEADING, text, label=label, level=level, section=self.path)


@dataclass
class Table:
    """A table being read: its number in the document, its header row's texts and how many rows it has had."""

    number: int
    headers: Sequence[str] = ()
    rows: int = 0

    def row(self, texts: Sequence[str], section: tuple[str, ...], *, header: bool = False) -> Block | None:
        """Return the next row's block, or None for a row without a word, which is counted all the same."""
        row = self.rows
        self.rows += 1
        cells: list[Cell] = []
        start = 0
        for column, text in enumerate(texts):
            above = self.headers[column] if not header and column < len(self.headers) else ""
            cells.append(Cell(start, start + len(text), column, header=above))
            start += len(text) + len(CELL_BREAK)
        if header:
            self.headers = texts
        return (
            Block(
                BlockKind.TABLE_ROW,
                CELL_BREAK.join(texts),
                section=section,
                table=self.number,
                row=row,
                header_row=header,
                cells=tuple(cells),
            )
            if any(texts)
            else None
        )

"""Finds the very words of a quote on the pages of a PDF file, by the boxes of their characters."""

from __future__ import annotations

import ctypes
import math
import statistics
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType
from typing import Any, NamedTuple, Self

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tilint.model import Anchor, Block
from tilint.problems import Problem

__all__ = ["Marked", "Strip", "Words"]

SLACK = 1.0
"""A character may lie so many points outside the box of its line."""
PAGES_KEPT = 4
"""The characters of so many pages are kept: notes come in order of page."""
Box = tuple[float, float, float, float]


class Strip(NamedTuple):
    """Words on one line: their box in the page's own coordinates, and how many quarter turns to the left they are set at."""

    x0: float
    y0: float
    x1: float
    y1: float
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a quote on one page (from 1), line by line. Not `exact`: whole lines, as the words were not found in them."""

    page: int
    strips: tuple[Strip, ...]
    exact: bool


class _Char(NamedTuple):
    """A character of a page: its place in the text, its letters and digits, its box and where its baseline begins."""

    number: int
    letters: str
    box: Box
    origin: tuple[float, float]


class Words:
    """The words of a PDF file, found by the anchors of blocks. Use it in a `with` statement."""

    def __init__(self, data: bytes) -> None:
        """Open the file. Raises `Problem` where that cannot be done."""
        try:
            self._document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise Problem("it was changed while it was being checked.") from error
        self._pages: dict[int, _Page] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._document.close()

    def marked(self, block: Block, start: int, end: int) -> list[Marked]:
        """Return where characters `start` to `end` of a block stand, page by page; nothing where the block has no place."""
        found: dict[int, list[tuple[Strip, bool]]] = {}
        anchors = [anchor for anchor in block.anchors if anchor.page and anchor.box]
        for anchor in anchors:
            first, last = max(start, anchor.start), min(end, anchor.end)
            if first < last and block.text[first:last].strip() and anchor.page:
                strip = self._strip(block.text, anchor, first, last, runs_on=end > anchor.end)
                found.setdefault(anchor.page, []).append(strip)
        return [
            Marked(page, tuple(strip for strip, _ in strips), exact=all(exact for _, exact in strips))
            for page, strips in sorted(found.items())
        ]

    def _strip(self, text: str, anchor: Anchor, first: int, last: int, *, runs_on: bool) -> tuple[Strip, bool]:
        """Return the strip of some characters of one line, and whether it is they alone rather than all of the line."""
        box, page = anchor.box or (0.0, 0.0, 0.0, 0.0), self._page(anchor.page or 0)
        turns = 0
        for line in page.lines(box):
            turns = page.turns(line[0].number)
            place = _place(line, text[first:last], text[last : anchor.end])
            if place is not None:
                chars = _with_hyphen(line, place) if runs_on and last == anchor.end else line[place]
                return _around(chars, box, turns), True
        return Strip(*box, turns), False

    def _page(self, number: int) -> _Page:
        if number not in self._pages:
            if not 0 < number <= len(self._document):
                raise Problem("it was changed while it was being checked.")
            if len(self._pages) >= PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[number] = _Page(self._document, number - 1)
        return self._pages[number]


class _Page:
    """The characters of one page, read once."""

    def __init__(self, document: pdfium.PdfDocument, index: int) -> None:
        self._turns: dict[int, int] = {}
        self.chars: list[_Char] = []
        handle = pdfium_c.FPDF_LoadPage(document.raw, index)
        text = pdfium_c.FPDFText_LoadPage(handle) if handle else None
        try:
            if text:
                self.chars = list(self._read(text))
        finally:
            if text:
                pdfium_c.FPDFText_ClosePage(text)
            if handle:
                pdfium_c.FPDF_ClosePage(handle)

    def _read(self, text: Any) -> Iterator[_Char]:
        rect, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(max(pdfium_c.FPDFText_CountChars(text), 0)):
            code = pdfium_c.FPDFText_GetUnicode(text, index)
            if code <= 0x20 or chr(code).isspace():
                continue
            if pdfium_c.FPDFText_GetLooseCharBox(text, index, rect) and pdfium_c.FPDFText_GetCharOrigin(text, index, x, y):
                self._turns[index] = _turns(text, index, matrix)
                yield _Char(index, _letters_of(code), (rect.left, rect.bottom, rect.right, rect.top), (x.value, y.value))

    def turns(self, index: int) -> int:
        """Return how many quarter turns to the left a character is set at."""
        return self._turns[index]

    def lines(self, box: Box) -> Iterator[list[_Char]]:
        """Yield the characters in the box of a line: as the file has them, without footnote marks, and in order of place."""
        x0, y0, x1, y1 = box
        inside = [
            char
            for char in self.chars
            if _between(x0, (char.box[0] + char.box[2]) / 2, char.origin[0], x1, level=not self._turns[char.number] % 2)
            and _between(y0, (char.box[1] + char.box[3]) / 2, char.origin[1], y1, level=bool(self._turns[char.number] % 2))
        ]
        if inside:
            yield inside
            level = self._level(inside)
            yield level
            yield _apart(sorted(level, key=self._along))

    def _level(self, line: Sequence[_Char]) -> list[_Char]:
        """Return the characters of a line without the raised marks of footnotes, which are no part of its text."""
        across = [char.origin[not self._turns[char.number] % 2] for char in line]
        usual = statistics.median_low(across)
        marks = (char.letters.isdigit() and abs(at - usual) > SLACK for char, at in zip(line, across, strict=True))
        return [char for char, raised in zip(line, marks, strict=True) if not raised] or list(line)

    def _along(self, char: _Char) -> tuple[float, int]:
        """Return how far along its line a character begins."""
        x0, y0, x1, y1 = char.box
        return (x0, y0, -x1, -y1)[self._turns[char.number]], char.number


def _turns(text: Any, index: int, matrix: Any) -> int:
    """Return the quarter turns to the left at which a character is set; `matrix` is overwritten."""
    if not pdfium_c.FPDFText_GetMatrix(text, index, matrix):
        return 0
    return round(2 * math.atan2(matrix.b, matrix.a) / math.pi) % 4


def _between(low: float, middle: float, origin: float, high: float, *, level: bool) -> bool:
    """Tell whether a character lies in a box, in one direction: along its line by its middle, across it by its baseline."""
    return low - SLACK <= (middle if level else origin) <= high + SLACK


def _apart(chars: Sequence[_Char]) -> list[_Char]:
    """Return characters without those that are printed twice at one place, to look bold."""
    kept: list[_Char] = []
    for char in chars:
        twins = (other for other in kept[-3:] if other.letters == char.letters)
        if not any(math.dist(other.origin, char.origin) < SLACK for other in twins):
            kept.append(char)
    return kept


def _letters(text: str) -> str:
    """Return the letters and digits of a text, as plain as they can be written: what any reader of the file agrees on."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


@lru_cache(maxsize=1024)
def _letters_of(code: int) -> str:
    """Return the letters and digits of one character."""
    return _letters(chr(code))


def _place(line: Sequence[_Char], words: str, after: str) -> slice | None:
    """Return which characters of a line are the words that stand before a text; None where they are not found.

    The line may hold more than a block does: a number at its beginning, a hyphen at its end.
    """
    wanted = _letters(words)
    letters = "".join(char.letters for char in line)
    if not wanted:
        return _signs(line, words)
    expected = len(letters) - len(_letters(after)) - len(wanted)
    places = list(_occurrences(letters, wanted))
    if not places:
        return None
    at = min(places, key=lambda place: (abs(place - expected), place))
    owner = [number for number, char in enumerate(line) for _ in char.letters]
    first, last = owner[at], owner[at + len(wanted) - 1]
    return _with_signs(line, first, last, words)


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _with_signs(line: Sequence[_Char], first: int, last: int, words: str) -> slice:
    """Return the place of words together with the marks that they begin and end with: brackets, quotation marks, full stops."""
    solid = "".join(words.split())
    begins = next(at for at, char in enumerate(solid) if _letters(char))
    ends = next(at for at, char in enumerate(reversed(solid)) if _letters(char))
    while begins and first and not line[first - 1].letters:
        first, begins = first - 1, begins - 1
    while ends and last + 1 < len(line) and not line[last + 1].letters:
        last, ends = last + 1, ends - 1
    return slice(first, last + 1)


def _signs(line: Sequence[_Char], words: str) -> slice | None:
    """Return the place of words without a letter: as many signs, one after another."""
    wanted, run = len("".join(words.split())), 0
    for number, char in enumerate(line):
        run = 0 if char.letters else run + 1
        if run == wanted:
            return slice(number + 1 - wanted, number + 1)
    return None


def _with_hyphen(line: Sequence[_Char], place: slice) -> Sequence[_Char]:
    """Return the characters of a word that goes on in the next line, with the hyphen that breaks it."""
    rest = line[place.stop :]
    return line[place.start :] if len(rest) == 1 and not rest[0].letters else line[place]


def _around(chars: Sequence[_Char], box: Box, turns: int) -> Strip:
    """Return the strip of characters: as long as they are, and as tall as their line."""
    x0, y0, x1, y1 = box
    if turns % 2:
        y0, y1 = min(char.box[1] for char in chars), max(char.box[3] for char in chars)
    else:
        x0, x1 = min(char.box[0] for char in chars), max(char.box[2] for char in chars)
    return Strip(x0, y0, x1, y1, turns)

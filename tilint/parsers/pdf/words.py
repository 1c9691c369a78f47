"""Reads the words of a page with their boxes and type: a few pdfium calls per word, none per character."""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from tilint.parsers.pdf.pdfium import Page

__all__ = ["BROKEN", "RAISED", "PageWords", "Style", "Widths", "Word", "cut", "read_words"]

BROKEN = "\ufffe"
"""What pdfium puts for a hyphen at a line's end that only breaks a word."""

_WORD = re.compile(rf"[^\s{BROKEN}]+{BROKEN}?|{BROKEN}")
_INVISIBLE = [*range(0x09), *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
_SYMBOL_FONTS = zip(
    (
        0xF0B7,
        0xF0A7,
        0xF0D8,
        0xF0FC,
        0xF0A8,
        0xF06F,
        0xF071,
        0xF072,
        0xF0FD,
        0xF0FE,
        0xF078,
        0xF076,
        0xF0E0,
        0xF02D,
        0xF0B0,
    ),
    "•▪➢✓□□□□☒☑☒❖→-°",
    strict=True,
)
"""Bullets and boxes of the Symbol and Wingdings fonts, whose characters have no meaning of their own in Unicode."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_READ_AS: dict[int, str | None] = {**dict.fromkeys(_INVISIBLE), **dict(_SYMBOL_FONTS), **_LIGATURES}
_NOTE_MARK = re.compile(r"\S(?:\d|[*†‡])$")
_BOLD = re.compile(r"bold|black|heavy|semibd|demi(?!ght)|,bd\b|-bd\b", re.IGNORECASE)
_COMMON = re.compile(r"\b(?:the|and|of|to|for|is|in|a|or|be|with)\b", re.IGNORECASE)
BOLD_WEIGHT = 600
DESCENT = 0.22
"""Part of the type size that lies below the baseline."""
TOUCH = 0.08
"""Letters nearer than this (in type sizes) belong to one word, whatever stands between them in the file."""
SQUEEZED_SPACE = 0.09
"""A lone gap this wide inside a word (in type sizes) is a space."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNKNOWN = re.compile(r"[\ufffd\u200b\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
FEWEST_LETTERS = 20
SAMPLE = 60


class Style(NamedTuple):
    """Type that a word is set in. `size` is in points as seen on the page; `slant` is its angle in whole degrees."""

    size: float
    bold: bool
    slant: int


class Word(NamedTuple):
    """A word as a reader sees it on the page (origin bottom left).

    `first` is pdfium's index of its first character; -1 where its characters do not lie one after another.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    style: Style
    first: int


Widths = dict[tuple[str, Style], float]
"""Width in points of words that hold no hidden space."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page, and whether they make no sense as text."""

    words: list[Word]
    senseless: bool


@dataclass(slots=True)
class _Reader:
    """Asks pdfium about the characters of one page, and remembers what it said about text objects and fonts."""

    page: Page
    widths: Widths
    rect: Any = field(default_factory=pdfium_c.FS_RECTF)
    matrix: Any = field(default_factory=pdfium_c.FS_MATRIX)
    origin: tuple[Any, Any] = field(default_factory=lambda: (ctypes.c_double(), ctypes.c_double()))
    objects: dict[int, Style] = field(default_factory=dict)
    fonts: dict[int, bool] = field(default_factory=dict)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return a character's box, as tall as its font rather than its ink."""
        rect = self.rect
        if pdfium_c.FPDFText_GetLooseCharBox(self.page.text, index, rect) and rect.top - rect.bottom > 0.1:
            return rect.left, rect.bottom, rect.right, rect.top
        sides = [ctypes.c_double() for _ in range(4)]
        pdfium_c.FPDFText_GetCharBox(self.page.text, index, *sides)
        left, right, bottom, top = (side.value for side in sides)
        return left, bottom, right, max(top, bottom + 0.1)

    def height(self, index: int, size: float) -> tuple[float, float]:
        """Return the foot and the top of a character's line, from its baseline: many fonts misstate their height."""
        x, y = self.origin
        pdfium_c.FPDFText_GetCharOrigin(self.page.text, index, x, y)
        return y.value - DESCENT * size, y.value + (1 - DESCENT) * size

    def style(self, index: int) -> Style:
        """Return the type of a character."""
        found = pdfium_c.FPDFText_GetTextObject(self.page.text, index)
        key = ctypes.addressof(found.contents) if found else -1
        style = self.objects.get(key)
        if style is None:
            style = self.objects[key] = self._read_style(index, found)
        return style

    def _read_style(self, index: int, found: Any) -> Style:
        matrix = self.matrix
        size = pdfium_c.FPDFText_GetFontSize(self.page.text, index)
        slant = 0
        if pdfium_c.FPDFText_GetMatrix(self.page.text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            slant = round(math.degrees(math.atan2(matrix.b, matrix.a))) if matrix.b else (180 if matrix.a < 0 else 0)
        return Style(round(abs(size), 1), self._bold(found) if found else False, (slant - 90 * self.page.turns) % 360)

    def _bold(self, found: Any) -> bool:
        font = pdfium_c.FPDFTextObj_GetFont(found)
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        bold = self.fonts.get(key)
        if bold is None:
            buffer = ctypes.create_string_buffer(128)
            pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 128)
            name = buffer.value.decode("latin-1")
            bold = bool(_BOLD.search(name)) or pdfium_c.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
            self.fonts[key] = bold
        return bold


def read_words(page: Page, widths: Widths) -> PageWords:
    """Return the words inside the visible page, in the order in which the file writes them.

    `widths` is filled with the widths of words looked at; pass the same on for every page of a document.
    """
    text = _text(page)
    reader = _Reader(page, widths)
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        shown = found.group().translate(_READ_AS)
        word = _measured(reader, found, shown) if shown else None
        if word is None:
            continue
        if words and _parted_in_vain(reader, words[-1], word, text[end : found.start()], end):
            words[-1] = words[-1]._replace(text=words[-1].text + shown, x1=word.x1, first=-1)
        elif len(shown) != len(found.group()):
            words.append(word._replace(first=-1))
        elif words and shown.isdigit() and _is_raised(words[-1], word):
            words.append(word._replace(text=shown.translate(RAISED), first=-1))
        elif _NOTE_MARK.search(shown):
            words.append(_raise_note_mark(reader, word))
        else:
            words.extend(_part_at_gaps(reader, word))
        end = found.end()
    return PageWords(words, _senseless(page, text))


def _measured(reader: _Reader, found: re.Match[str], shown: str) -> Word | None:
    """Return a word with its box and style; None outside the visible page."""
    page = reader.page
    first, last = found.start(), found.end() - 1
    if found.group()[-1] == BROKEN and last > first:
        last -= 1
    x0, y0, x1, y1 = reader.box(first)
    if last > first:
        a0, b0, a1, b1 = reader.box(last)
        x0, y0, x1, y1 = min(x0, a0), min(y0, b0), max(x1, a1), max(y1, b1)
    style = reader.style(first)
    if not style.slant and not page.turns:
        y0, y1 = reader.height(first, style.size)
    x0, y0, x1, y1 = page.shown(x0, y0, x1, y1)
    if x1 < 0 or y1 < 0 or x0 > page.shown_width or y0 > page.shown_height:
        return None
    return Word(shown, x0, y0, x1, y1, style, first)


def _parted_in_vain(reader: _Reader, before: Word, word: Word, between: str, place: int) -> bool:
    """Tell whether pdfium saw a space between two parts of a word that touch."""
    size = word.style.size
    if abs(word.x0 - before.x1) > TOUCH * size or abs(word.y0 - before.y0) > 0.1 * size:
        return False
    if before.style.size != size or before.text.endswith(BROKEN):
        return False
    return not between or bool(pdfium_c.FPDFText_IsGenerated(reader.page.text, place))


def _part_at_gaps(reader: _Reader, word: Word) -> list[Word]:
    """Part a word where two of its letters stand apart as words do in a line that was squeezed to fit."""
    if len(word.text) < 4 or word.style.slant or reader.page.turns:
        return [word]
    width, known = word.x1 - word.x0, (word.text, word.style)
    if abs(reader.widths.get(known, -1.0) - width) < 0.2 * SQUEEZED_SPACE * word.style.size:
        return [word]
    boxes = [reader.box(index) for index in range(word.first, word.first + len(word.text))]
    gaps = [after[0] - before[2] for before, after in itertools.pairwise(boxes)]
    least = SQUEEZED_SPACE * word.style.size
    if max(gaps) < least:
        reader.widths[known] = width
        return [word]
    wide = [place for place, gap in enumerate(gaps, start=1) if gap > least]
    narrow = max((gap for gap in gaps if gap <= least), default=0.0)
    if len(wide) > len(gaps) / 3 or any(0.5 * gaps[place - 1] < narrow for place in wide):
        return [word]
    if not all(word.text[place].isalnum() for place in wide):
        return [word]
    left = reader.page.box[0]
    return [
        word._replace(
            text=word.text[start:end],
            x0=boxes[start][0] - left,
            x1=boxes[end - 1][2] - left,
            first=word.first + start,
        )
        for start, end in itertools.pairwise([0, *wide, len(word.text)])
    ]


def cut(page: Page, word: Word, at: float) -> list[Word]:
    """Cut a word that runs across the vertical line `at`, by the place of each of its characters."""
    if word.first < 0:
        return [word]
    reader = _Reader(page, {})
    for place in range(1, len(word.text)):
        x0 = page.shown(*reader.box(word.first + place))[0]
        x1 = page.shown(*reader.box(word.first + place))[2]
        if (x0 + x1) / 2 >= at:
            before = page.shown(*reader.box(word.first + place - 1))[2]
            return [
                word._replace(text=word.text[:place], x1=before),
                word._replace(text=word.text[place:], x0=x0, first=word.first + place),
            ]
    return [word]


def _raise_note_mark(reader: _Reader, word: Word) -> Word:
    """Write the small raised number of a footnote after a word as such, so that it is no number of the text."""
    at = len(word.text)
    while at > 0 and (word.text[at - 1].isdigit() or at == len(word.text)):
        if reader.style(word.first + at - 1).size > 0.8 * word.style.size:
            break
        at -= 1
    if not 0 < at < len(word.text):
        return word
    return word._replace(text=word.text[:at] + word.text[at:].translate(RAISED), first=-1)


def _is_raised(before: Word, word: Word) -> bool:
    """Tell whether a number is the small raised mark of a footnote after the word before it."""
    size = before.style.size
    if word.style.size > 0.8 * size or not 0 <= word.x0 - before.x1 + 1 < 0.5 * size + 1:
        return False
    return word.y1 > before.y1 - 0.3 * size and word.y0 > before.y0 + 0.1 * size


def _text(page: Page) -> str:
    """Return the page's characters, one per pdfium index."""
    count = pdfium_c.FPDFText_CountChars(page.text)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium_c.FPDFText_GetText(page.text, 0, count, buffer)
    text = bytes(buffer)[:-2].decode("utf-16-le", "surrogatepass")
    if "\0" not in text and not any("\ud800" <= char <= "\udfff" or char > "\uffff" for char in text):
        return text
    # Some characters have no text or take two places there, so the indexes would not agree: ask one by one.
    return "".join(chr(pdfium_c.FPDFText_GetUnicode(page.text, index) or 0x200B) for index in range(count))


def _senseless(page: Page, text: str) -> bool:
    """Tell whether most characters have no meaning: their font does not say which letters its shapes are."""
    letters = len("".join(text.split()))
    if letters < FEWEST_LETTERS:
        return False
    if len(_UNKNOWN.findall(text)) > 0.3 * letters:
        return True
    sample = [index for index in range(0, len(text), max(1, len(text) // SAMPLE)) if not text[index].isspace()]
    wrong = sum(pdfium_c.FPDFText_HasUnicodeMapError(page.text, index) == 1 for index in sample)
    return wrong > 0.5 * len(sample) and not _COMMON.search(text)

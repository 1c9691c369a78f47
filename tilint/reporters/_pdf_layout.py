"""Sets text on A4 pages in a font that every PDF viewer has: lines broken to fit, and parts that are kept together."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

__all__ = ["FONTS", "HEIGHT", "WIDTH", "Line", "Link", "Page", "Part", "set_pages"]

WIDTH, HEIGHT = 595.0, 842.0
"""A4 in points."""
LEFT, RIGHT, TOP, BOTTOM = 62.0, 62.0, 64.0, 58.0
LEADING = 1.36
"""Distance of two lines in type sizes."""
FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}
SWATCH = 8.0
UNKNOWN_WIDTH = 556
"""Width of a character that the font's table does not name, in thousandths of the type size."""
Colour = tuple[float, float, float]
_BLACK, _GREY = (0.1, 0.1, 0.1), (0.4, 0.4, 0.4)
_SIGNS = {"✓": "", "☐": "[ ]", "☑": "[x]", "☒": "[x]", "□": "[ ]", "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "≠": "not ="}
_HYPHENS = {"−": "-", "‐": "-", "‑": "-", "\ufffe": "-", "▪": "•", "●": "•", "➢": "•"}
_LETTERS = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h"}
_PLAIN = str.maketrans(_SIGNS | _HYPHENS | _LETTERS)
"""What stands for characters that the font does not have; letters with other accents lose them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: its text, how it is set, and `link`, a place that it leads to. `swatch` is the colour of a box before it."""

    text: str
    font: str = "F1"
    size: float = 9.5
    indent: float = 0.0
    above: float = 0.0
    colour: Colour = _BLACK
    swatch: Colour | None = None
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a part; y is its baseline in points from the foot of the page."""

    text: str
    x: float
    y: float
    part: Part
    first: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A box of a page (x0, y0, x1, y1) that leads to a place."""

    box: tuple[float, float, float, float]
    to: int


@dataclass(slots=True)
class Page:
    """One page that was set."""

    lines: list[Line] = field(default_factory=list)

    @property
    def links(self) -> Iterator[Link]:
        """The boxes of its lines that lead somewhere."""
        for line in self.lines:
            if line.part.link is not None:
                width = _width(line.text, line.part.font, line.part.size)
                box = (line.x, line.y - 0.25 * line.part.size, line.x + width, line.y + line.part.size)
                yield Link(box, line.part.link)

    def drawing(self) -> bytes:
        """Return the page's content stream."""
        out: list[bytes] = []
        for line in self.lines:
            part = line.part
            if part.swatch is not None and line.first:
                box = f"{line.x - part.indent:.2f} {line.y - 0.5:.2f} {SWATCH} {SWATCH}"
                out.append(f"{_numbers(part.swatch)} rg 0.5 0.5 0.5 RG 0.5 w {box} re B".encode())
            shown = line.text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
            head = f"BT {_numbers(part.colour)} rg /{part.font} {part.size:g} Tf {line.x:.2f} {line.y:.2f} Td (".encode()
            out.append(head + shown + b") Tj ET")
        return b"\n".join(out)


def set_pages(groups: Sequence[Sequence[Part]], foot: str) -> list[Page]:
    """Set groups of parts, each kept on one page where it fits; `foot` stands at the foot of each page, with its number."""
    pages = [Page()]
    y = HEIGHT - TOP
    for group in groups:
        lines = [(part, list(_broken(part))) for part in group]
        height = sum(_height(part, len(texts)) for part, texts in lines)
        if y - height < BOTTOM and height <= HEIGHT - TOP - BOTTOM:
            pages.append(Page())
            y = HEIGHT - TOP
        for part, texts in lines:
            y -= part.above if pages[-1].lines else 0.0
            for number, text in enumerate(texts):
                if y - part.size * LEADING < BOTTOM:
                    pages.append(Page())
                    y = HEIGHT - TOP
                y -= part.size * LEADING
                pages[-1].lines.append(Line(text, LEFT + part.indent, y, part, first=number == 0))
    for number, page in enumerate(pages, start=1):
        text = plain(f"{foot} · page {number} of {len(pages)}")
        page.lines.append(Line(text, LEFT, BOTTOM / 2, Part(text, size=8, colour=_GREY), first=True))
    return pages


def _height(part: Part, lines: int) -> float:
    return part.above + lines * part.size * LEADING


def _broken(part: Part) -> Iterator[str]:
    """Yield a part's lines; a word that is longer than a line is cut."""
    room = WIDTH - LEFT - RIGHT - part.indent
    line = ""
    for word in plain(part.text).split():
        longer = f"{line} {word}" if line else word
        if line and _width(longer, part.font, part.size) > room:
            yield line
            longer = word
        while _width(longer, part.font, part.size) > room:
            fits = next((end for end in range(len(longer), 1, -1) if _width(longer[:end], part.font, part.size) <= room), 1)
            yield longer[:fits]
            longer = longer[fits:]
        line = longer
    if line:
        yield line


def plain(text: str) -> str:
    """Return a text in characters that the standard fonts have."""
    return "".join(char if _has(char) else _like(char) for char in text.translate(_PLAIN))


def _like(char: str) -> str:
    """Return the nearest characters that there are: a letter without its accent, or a question mark."""
    if unicodedata.category(char) in {"Cc", "Cf", "Mn"}:
        return " " if char.isspace() else ""
    nearest = "".join(part for part in unicodedata.normalize("NFKD", char) if _has(part))
    return nearest or (" " if char.isspace() else "?")


def _has(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return char.isprintable()


def _numbers(colour: Colour) -> str:
    return " ".join(f"{part:.2f}" for part in colour)


def _width(text: str, font: str, size: float) -> float:
    """Return the width of a text in points."""
    widths = _widths(font)
    return sum(widths.get(char, UNKNOWN_WIDTH) for char in text) * size / 1000


@cache
def _widths(font: str) -> dict[str, int]:
    """Return the widths of a font's characters, in thousandths of the type size."""
    from pdfminer.fontmetrics import FONT_METRICS  # noqa: PLC0415  a large table, and needed here alone

    return {char: int(width) for char, width in FONT_METRICS[FONTS[font]][1].items()}

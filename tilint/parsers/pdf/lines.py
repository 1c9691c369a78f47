"""Lines of text: words that stand side by side, in the order in which they are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tilint.parsers.pdf.rulings import Rule
from tilint.parsers.pdf.words import Word

__all__ = ["GAP", "Line", "Piece", "make_lines"]

GAP = 1.2
"""A gap of this many times the type size is more than a space: a tab or a column."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line with only spaces between them."""

    text: str
    x0: float
    x1: float
    bold: bool


@dataclass(slots=True)
class Line:
    """A line: its pieces from left to right, its box as shown, and the type it is set in."""

    page: int
    pieces: tuple[Piece, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    """Every word is bold."""
    slant: int
    lead_gap: float
    """Gap after the first word, in type sizes."""
    lead_width: float
    """Width of the first word in points."""
    lead_bold: bool
    tail_bold: bool
    underlined: bool = False
    contents: bool = False
    """Known to be a line of a contents list."""

    @property
    def text(self) -> str:
        """The line's words."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0


@dataclass(slots=True)
class _Row:
    """Words side by side, and how far they reach."""

    words: list[Word]
    left: float
    right: float

    def add(self, word: Word) -> None:
        """Take in one more word."""
        self.words.append(word)
        self.left, self.right = min(self.left, word.x0), max(self.right, word.x1)


def make_lines(page: int, words: Iterable[Word], rules: Sequence[Rule] = ()) -> list[Line]:
    """Join words that stand on one row, in the order given; `rules` are level lines, which may underline text."""
    rows: list[_Row] = []
    for word in words:
        if rows and _beside(rows[-1], word):
            rows[-1].add(word)
        else:
            rows.append(_Row([word], word.x0, word.x1))
    heights = [rule.at for rule in rules]
    return [_line(page, row.words, rules, heights) for row in rows]


def _beside(row: _Row, word: Word) -> bool:
    """Tell whether a word stands on the row of words before it, without overlapping them."""
    last = row.words[-1]
    if last.style.slant != word.style.slant:
        return False
    if word.style.slant % 180:
        return _below(last, word)
    overlap = min(last.y1, word.y1) - max(last.y0, word.y0)
    if overlap < 0.45 * min(last.y1 - last.y0, word.y1 - word.y0):
        return False
    slack = 0.5 * min(word.style.size, last.style.size) + 0.5
    return word.x0 >= last.x1 - slack or word.x1 <= row.left + slack or word.x0 >= row.right - slack


def _below(last: Word, word: Word) -> bool:
    """Tell whether an upright or slanting word follows on another."""
    across = min(last.x1, word.x1) - max(last.x0, word.x0)
    near = max(word.y0 - last.y1, last.y0 - word.y1)
    return across > 0.3 * min(last.x1 - last.x0, word.x1 - word.x0) and near < 2 * last.style.size


def _line(page: int, words: list[Word], rules: Sequence[Rule], heights: Sequence[float]) -> Line:
    if not words[0].style.slant % 180:
        words.sort(key=lambda word: word.x0)
    size = _size(words)
    pieces: list[Piece] = []
    run: list[Word] = []
    for word in words:
        if run and word.x0 - run[-1].x1 > GAP * size:
            pieces.append(_piece(run))
            run = []
        run.append(word)
    pieces.append(_piece(run))
    main = [word for word in words if word.style.size >= 0.8 * size]
    lettered = [word for word in words if any(map(str.isalnum, word.text))] or words
    line = Line(
        page=page,
        pieces=tuple(pieces),
        x0=min(word.x0 for word in words),
        y0=min(word.y0 for word in main),
        x1=max(word.x1 for word in words),
        y1=max(word.y1 for word in main),
        size=size,
        bold=all(word.style.bold for word in lettered),
        slant=words[0].style.slant,
        lead_gap=(words[1].x0 - words[0].x1) / size if len(words) > 1 and size else 0.0,
        lead_width=words[0].x1 - words[0].x0,
        lead_bold=lettered[0].style.bold,
        tail_bold=lettered[-1].style.bold,
    )
    line.underlined = _underlined(line, rules, heights)
    return line


def _size(words: list[Word]) -> float:
    """Return the type size that most characters of the line have."""
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.style.size] = sizes.get(word.style.size, 0) + len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) or 1.0


def _piece(words: list[Word]) -> Piece:
    return Piece(" ".join(word.text for word in words), words[0].x0, words[-1].x1, all(word.style.bold for word in words))


def _underlined(line: Line, rules: Sequence[Rule], heights: Sequence[float]) -> bool:
    """Tell whether a rule runs under the whole line and little further."""
    place = bisect_left(heights, line.y0 - 0.15 * line.size)
    while place < len(rules) and heights[place] <= line.y0 + 0.4 * line.height:
        rule = rules[place]
        last = line.pieces[-1].x1
        if abs(rule.end - last) < line.size and line.x0 - 2 < rule.start + 1 < max(line.x0 + 6 * line.size, last - 20):
            return True
        place += 1
    return False

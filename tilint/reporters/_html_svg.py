"""The shapes that pictures of the HTML report are made of, as plain values that a template writes as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["BOLD", "NARROW", "SMALL", "WIDE", "Drawing", "Shape", "circle", "label", "line", "rect", "text_width", "wrapped"]

WIDE, NARROW = 720, 288
"""Each picture is drawn twice, for a page and for a phone, so that its letters are never scaled down."""
SMALL, BOLD = 13, 14.5
"""Size of letters, in units of a drawing; bold ones are as wide as ordinary ones of a larger size."""
_SLIM, _BROAD = frozenset("iljtfrI.,:;'’()[]|! "), frozenset("mwMW@%—")

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One element: its name in SVG, its class in the style sheet, its attributes and, for text, the words."""

    element: str
    look: str
    attributes: tuple[tuple[str, str], ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a width and height, in units that are pixels where it is shown at its own size."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def rect(look: str, x: float, y: float, width: float, height: float) -> Shape:
    """Return a rectangle by its upper left corner; it is never too thin to be seen."""
    return _shape("rect", look, x=x, y=y, width=max(1.0, width), height=height)


def line(look: str, x1: float, y1: float, x2: float, y2: float) -> Shape:
    """Return a straight line."""
    return _shape("line", look, x1=x1, y1=y1, x2=x2, y2=y2)


def circle(look: str, x: float, y: float, radius: float) -> Shape:
    """Return a circle by its middle."""
    return _shape("circle", look, cx=x, cy=y, r=radius)


def label(look: str, x: float, y: float, words: str, anchor: Anchor = "start") -> Shape:
    """Return one line of text that stands on `y`."""
    shape = _shape("text", look, x=x, y=y)
    return Shape("text", look, (*shape.attributes, ("text-anchor", anchor)), words)


def _shape(element: str, look: str, **numbers: float) -> Shape:
    return Shape(element, look, tuple((name, f"{number:.1f}".removesuffix(".0")) for name, number in numbers.items()))


def text_width(words: str, size: float = SMALL) -> float:
    """Return about how wide a text is: letters of a common sans-serif face, on the safe side."""
    return size * sum(0.33 if letter in _SLIM else 0.9 if letter in _BROAD else 0.6 for letter in words)


def wrapped(words: str, width: float, most: int = 2, size: float = SMALL) -> list[str]:
    """Return a text in at most so many lines that fit a width; what is left over ends in an ellipsis."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width or not lines[-1]:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] += " …"
            break
        else:
            lines.append(word)
    return [_cut(line, width, size) for line in lines]


def _cut(words: str, width: float, size: float) -> str:
    if text_width(words, size) <= width:
        return words
    kept = words
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"

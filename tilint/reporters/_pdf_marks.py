"""Makes the annotations of a PDF file: highlights and page notes with their own looks, so that every viewer shows the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tilint.reporters._pdf_file import AUTHOR, Sheet
from tilint.reporters._pdf_outline import OURS
from tilint.reporters._pdf_words import Strip
from tilint.reporters._shared import Group, clean

__all__ = ["LOOKS", "Content", "Look", "highlight", "page_note", "popup"]

PRINTED = 4
"""The flag of an annotation that is printed with its page."""
POPUP = (200.0, 130.0)
ICON, MARGIN = 18.0, 14.0
LINE = 0.9
"""Width in points of the line below what works against people."""
Colour = tuple[float, float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How the places of one group of findings look: a colour that lets the words show through, and a line below them.

    `dash` is "" for no line; the lines tell the groups apart where the colours cannot.
    """

    colour: Colour
    line: Colour
    dash: str = ""


_AGAINST = Look((1.0, 0.78, 0.68), (0.78, 0.25, 0.1), "[] 0 d")
_PERHAPS = Look((1.0, 0.93, 0.6), (0.7, 0.5, 0.0), "[3 2] 0 d")
_MISSING = Look((0.78, 0.89, 1.0), (0.15, 0.4, 0.7))
_THERE = Look((0.75, 0.92, 0.78), (0.1, 0.5, 0.25))
LOOKS = {"Works against people": _AGAINST, "Worth a look": _PERHAPS, "Not found": _MISSING, "Already there": _THERE}
"""By the title of the group."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an annotation says: its lines, the group it belongs to (None: it is about the tender), and a name that stays."""

    lines: Sequence[str]
    group: Group | None
    name: str

    @property
    def look(self) -> Look:
        """How it looks."""
        return _THERE if self.group is None else LOOKS[self.group.title]


def highlight(pdf: pikepdf.Pdf, strips: Sequence[Strip], content: Content, date: datetime | None) -> Dictionary:
    """Return a highlight of words."""
    points = [corner for strip in strips for corner in corners(strip)]
    rect = _around((x, y) for x, y in points)
    made = _annotation(Name.Highlight, rect, content, date)
    made.QuadPoints = Array([round(side, 2) for point in points for side in point])
    made.AP = Dictionary(N=_shading(pdf, strips, rect, content.look))
    return made


def page_note(pdf: pikepdf.Pdf, sheet: Sheet, content: Content, date: datetime | None) -> Dictionary:
    """Return a note that hangs in the upper right-hand corner of a page."""
    rect = sheet.stored_box(sheet.width - ICON - MARGIN, MARGIN, ICON, ICON)
    made = _annotation(Name.Text, rect, content, date)
    made.Name = Name.Note
    made.AP = Dictionary(N=_icon(pdf, content.look, sheet.turns))
    return made


def popup(sheet: Sheet, parent: Any) -> Dictionary:
    """Return the closed window of an annotation, at the right-hand edge of its page and beside it."""
    x0, y0, x1, y1 = sheet.box
    left, low, right, high = (float(side) for side in parent.Rect)
    height = (x1 - x0) if sheet.turns % 2 else (y1 - y0)
    down = (y1 - high, left - x0, low - y0, x1 - right)[sheet.turns]
    down = min(max(down, 0.0), max(height - POPUP[1], 0.0))
    rect = sheet.stored_box(max(sheet.width - POPUP[0], 0.0), down, *POPUP)
    return Dictionary(
        {"/Type": Name.Annot, "/Subtype": Name.Popup, "/Rect": _array(rect), "/Parent": parent, "/Open": False, "/F": PRINTED}
    )


def corners(strip: Strip) -> Sequence[tuple[float, float]]:
    """Return the corners of words as they are read: upper left, upper right, lower left, lower right.

    The standard asks for another order, but this is the one that viewers go by.
    """
    x0, y0, x1, y1, turns = strip
    return (
        ((x0, y1), (x1, y1), (x0, y0), (x1, y0)),
        ((x0, y0), (x0, y1), (x1, y0), (x1, y1)),
        ((x1, y0), (x0, y0), (x1, y1), (x0, y1)),
        ((x1, y1), (x1, y0), (x0, y1), (x0, y0)),
    )[turns]


def _annotation(kind: Name, rect: Box, content: Content, date: datetime | None) -> Dictionary:
    made = Dictionary(
        {
            "/Type": Name.Annot,
            "/Subtype": kind,
            "/Rect": _array(rect),
            "/Contents": String("\n".join(clean(line) for line in content.lines)),
            "/T": String(AUTHOR),
            "/Subj": String(content.group.title if content.group else "About this tender"),
            "/NM": String(content.name),
            "/C": Array(content.look.colour),
            "/F": PRINTED,
            str(OURS): True,
        }
    )
    if date is not None:
        made.M = made.CreationDate = String(date.strftime("D:%Y%m%d%H%M%S") + _zone(date))
    return made


def _zone(date: datetime) -> str:
    offset = date.strftime("%z")
    return f"{offset[:3]}'{offset[3:5]}'" if offset else ""


def _around(points: Iterable[tuple[float, float]]) -> Box:
    """Return the box around points, with room for a line at their edge."""
    listed = list(points)
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return min(xs) - LINE, min(ys) - LINE, max(xs) + LINE, max(ys) + LINE


def _array(box: Box) -> Array:
    return Array([round(side, 2) for side in box])


def _form(pdf: pikepdf.Pdf, box: Box, drawing: Sequence[str]) -> pikepdf.Stream:
    """Return a drawing as an appearance; "Through" lets what lies below it show through."""
    made = pikepdf.Stream(pdf, "\n".join(drawing).encode())
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, _array(box)
    made.Resources = Dictionary(ExtGState=Dictionary(Through=Dictionary(Type=Name.ExtGState, BM=Name.Multiply)))
    return made


def _shading(pdf: pikepdf.Pdf, strips: Sequence[Strip], rect: Box, look: Look) -> pikepdf.Stream:
    drawing = ["/Through gs", f"{_numbers(*look.colour)} rg"]
    drawing += [f"{_numbers(x0, y0, x1 - x0, y1 - y0)} re" for x0, y0, x1, y1, _ in strips]
    drawing.append("f")
    if look.dash:
        drawing += [f"{_numbers(*look.line)} RG {LINE} w {look.dash}"]
        for strip in strips:
            _, _, start, end = corners(strip)
            drawing.append(f"{_numbers(*start)} m {_numbers(*end)} l S")
    return _form(pdf, rect, drawing)


def _icon(pdf: pikepdf.Pdf, look: Look, turns: int) -> pikepdf.Stream:
    """Draw a sheet with lines on it, upright on a page that is shown turned."""
    drawing = [f"{_numbers(*look.colour)} rg {_numbers(*look.line)} RG 1.2 w", f"1 1 {ICON - 2} {ICON - 2} re B"]
    drawing += [f"4.5 {height} m {ICON - 4.5} {height} l S" for height in (5.5, 9.0, 12.5)]
    a, b = ((1, 0), (0, 1), (-1, 0), (0, -1))[turns]
    made = _form(pdf, (0.0, 0.0, ICON, ICON), drawing)
    made.Matrix = Array([a, b, -b, a, 0, 0])
    return made


def _numbers(*numbers: float) -> str:
    return " ".join(f"{number:.2f}" for number in numbers)

"""Finds the straight lines drawn on a page: borders of tables, rules, underlines."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from tilint.parsers.pdf.pdfium import Page

__all__ = ["Drawing", "Rule", "read_drawing"]

THIN = 3.0
"""A shape at most this many points thick is a line."""
SHORTEST = 3.0
MOST_OBJECTS = 20_000
MOST_SEGMENTS = 60_000
DEEPEST = 6
WHITE = 248
"""A colour with all parts at least this light (of 255) is white paper."""
SNAP = 2.0
JOIN = 4.0
"""Lines at most `SNAP` points apart are one line; pieces of it with gaps up to `JOIN` are joined."""

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]


class Rule(NamedTuple):
    """A straight line at height `at` (upright: at distance `at` from the left), in points as the page is shown."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page besides text: level and upright lines, filled areas, and how many pictures."""

    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    filled: list[Box] = field(default_factory=list)
    pictures: int = 0
    shapes: int = 0
    picture_area: float = 0.0
    """Area in square points of all pictures together."""


def read_drawing(page: Page) -> Drawing:
    """Read what is drawn on a page; pages with an absurd number of shapes keep only the first of them."""
    drawing = Drawing()
    pen = _Pen(page, drawing)
    count = pdfium_c.FPDFPage_CountObjects(page.handle)
    pen.visit((pdfium_c.FPDFPage_GetObject(page.handle, index) for index in range(count)), None, 0)
    drawing.level = _merged(drawing.level)
    drawing.upright = _merged(drawing.upright)
    return drawing


@dataclass(slots=True)
class _Pen:
    """Walks over the objects of a page and notes each line."""

    page: Page
    drawing: Drawing
    objects: int = 0
    segments: int = 0
    sides: tuple[Any, ...] = field(default_factory=lambda: tuple(ctypes.c_float() for _ in range(4)))

    def visit(self, things: Iterator[Any], matrix: Matrix | None, depth: int) -> None:
        for thing in things:
            self.objects += 1
            if self.objects > MOST_OBJECTS:
                return
            kind = pdfium_c.FPDFPageObj_GetType(thing)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                self.drawing.shapes += 1
                self._path(thing, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                self._picture(thing, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                inner = _times(_matrix(thing), matrix)
                count = pdfium_c.FPDFFormObj_CountObjects(thing)
                self.visit((pdfium_c.FPDFFormObj_GetObject(thing, index) for index in range(count)), inner, depth + 1)

    def _picture(self, thing: Any, matrix: Matrix | None) -> None:
        x0, y0, x1, y1 = self._bounds(thing, matrix)
        self.drawing.pictures += 1
        self.drawing.picture_area += (x1 - x0) * (y1 - y0)

    def _bounds(self, thing: Any, matrix: Matrix | None) -> Box:
        left, bottom, right, top = self.sides
        if not pdfium_c.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            return 0.0, 0.0, 0.0, 0.0
        return self._shown(left.value, bottom.value, right.value, top.value, matrix)

    def _shown(self, x0: float, y0: float, x1: float, y1: float, matrix: Matrix | None) -> Box:
        if matrix is not None:
            x0, y0 = _apply(matrix, x0, y0)
            x1, y1 = _apply(matrix, x1, y1)
        return self.page.shown(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _path(self, thing: Any, matrix: Matrix | None) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(thing, fill, stroke)
        if not fill.value and not stroke.value:
            return
        box = self._bounds(thing, matrix)
        if self._line(box):
            return
        count = pdfium_c.FPDFPath_CountSegments(thing)
        self.segments += count
        if self.segments > MOST_SEGMENTS:
            return
        if not stroke.value and count <= 6:
            if _coloured(thing):
                self.drawing.filled.append(box)
            return
        self._outline(thing, _times(_matrix(thing), matrix), count, stroked=bool(stroke.value))

    def _line(self, box: Box) -> bool:
        """Note a thin box as a line."""
        x0, y0, x1, y1 = box
        if y1 - y0 <= THIN:
            if x1 - x0 >= SHORTEST:
                self.drawing.level.append(Rule((y0 + y1) / 2, x0, x1))
            return True
        if x1 - x0 <= THIN:
            self.drawing.upright.append(Rule((x0 + x1) / 2, y0, y1))
            return True
        return False

    def _outline(self, thing: Any, matrix: Matrix | None, count: int, *, stroked: bool) -> None:
        """Note the straight sides of a drawn outline, or the thin boxes that a filled shape consists of."""
        for points in _figures(thing, count):
            if stroked:
                for (x0, y0), (x1, y1) in itertools.pairwise(points):
                    self._line(self._shown(x0, y0, x1, y1, matrix))
            else:
                box = (
                    min(x for x, _ in points),
                    min(y for _, y in points),
                    max(x for x, _ in points),
                    max(y for _, y in points),
                )
                self._line(self._shown(*box, matrix))


def _coloured(thing: Any) -> bool:
    """Tell whether a shape is filled with anything but white."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetFillColor(thing, *parts):
        return False
    red, green, blue, opacity = (part.value for part in parts)
    return min(red, green, blue) < WHITE and opacity > 0


def _figures(thing: Any, count: int) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each figure of a path; a curve counts as the line to its end."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(thing, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _matrix(thing: Any) -> Matrix | None:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(thing, matrix):
        return None
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix | None, outer: Matrix | None) -> Matrix | None:
    """Return the matrix that applies `inner`, then `outer`."""
    if inner is None or outer is None:
        return outer if inner is None else inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _merged(rules: list[Rule]) -> list[Rule]:
    """Join pieces of the same line. Lines closer than `SNAP` are taken as one."""
    if not rules:
        return []
    rules.sort()
    merged: list[Rule] = []
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[-1].at > SNAP:
            merged.extend(_joined(group))
            group = []
        group.append(rule)
    merged.extend(_joined(group))
    return merged


def _joined(group: list[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in group) / len(group)
    start, end = 0.0, -1.0
    for rule in sorted(group, key=lambda rule: rule.start):
        if end < start:
            start, end = rule.start, rule.end
        elif rule.start <= end + JOIN:
            end = max(end, rule.end)
        else:
            yield Rule(at, start, end)
            start, end = rule.start, rule.end
    yield Rule(at, start, end)

"""Draws a timetable: its steps on a line of working days, the time to apply, and the holidays that take time away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tilint.reporters._html_svg import BOLD, SMALL, Drawing, Shape, circle, label, line, rect, text_width, wrapped

__all__ = ["Calendar", "Span", "Step", "timeline"]

MARGIN = 12
RADIUS = 11
LEVEL = 26
"""Height of one row of numbers, and of one lane of busy seasons."""
BAND = 30
LEAST_MONTH = 36
"""Units that the name of a month needs."""
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """A step with a day, and the number under which the list below the picture names it."""

    number: int
    day: dt.date


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, the first and the last included, and what they are called."""

    name: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days to draw. `window` is the time to apply, `free` are public holidays, `busy` longer seasons."""

    whole: Span
    window: Span | None = None
    free: Sequence[Span] = ()
    busy: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class _Scale:
    first: dt.date
    last: dt.date
    width: int

    def x(self, day: dt.date) -> float:
        """Return where a day begins."""
        return MARGIN + (day - self.first).days * self.unit

    @property
    def unit(self) -> float:
        """Units of the drawing for one day."""
        return (self.width - 2 * MARGIN) / ((self.last - self.first).days + 1)

    def cut(self, span: Span) -> tuple[float, float]:
        """Return where a span begins and how wide it is, as far as it lies on the line."""
        first, last = max(span.first, self.first), min(span.last, self.last)
        return self.x(first), ((last - first).days + 1) * self.unit


def timeline(steps: Sequence[Step], days: Calendar, width: int) -> Drawing:
    """Draw a calendar: numbered steps above, the time to apply and the busy seasons below.

    Steps and spans outside the whole of it are left out.
    """
    scale = _Scale(days.whole.first, days.whole.last, width)
    inside = [step for step in steps if days.whole.first <= step.day <= days.whole.last]
    levels = _levels(inside, scale)
    top = (max(levels, default=0) + 1) * LEVEL + 4
    shapes = [*_band(scale, days.free, top), *_steps(inside, levels, scale, top)]
    bottom = top + BAND
    if days.window:
        lines = wrapped(days.window.name, width - 8, size=BOLD)
        shapes += _window(days.window, lines, scale, bottom + 8)
        bottom += 24 + 16 * len(lines)
    shapes += _months(scale, bottom + 18, top + BAND)
    bottom += 42
    for lane in _lanes(days.busy, scale):
        shapes += (shape for span in lane for shape in _season(span, scale, bottom))
        bottom += LEVEL + 4
    return Drawing(width, bottom, tuple(shapes))


def _levels(steps: Sequence[Step], scale: _Scale) -> list[int]:
    """Return for each step the row, counted upwards, in which its number has room."""
    ends: list[float] = []
    levels = []
    for step in steps:
        x = scale.x(step.day)
        level = next((number for number, end in enumerate(ends) if x - end >= 2 * RADIUS + 2), len(ends))
        ends[level:] = [x, *ends[level + 1 :]]
        levels.append(level)
    return levels


def _band(scale: _Scale, free: Sequence[Span], top: float) -> Iterator[Shape]:
    """Yield the line of days: working days stand out from weekends and public holidays."""
    yield rect("away", MARGIN, top, scale.width - 2 * MARGIN, BAND)
    holidays = {span.first for span in free}
    for first, last in _runs(scale.first, scale.last, holidays):
        yield rect("work", *_at(scale.cut(Span("", first, last)), top, BAND))
    for span in free:
        x, wide = scale.cut(span)
        yield rect("holiday", x, top, max(wide, 2.5), BAND)


def _runs(first: dt.date, last: dt.date, holidays: Iterable[dt.date]) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the first and last day of each run of working days."""
    away, begun = frozenset(holidays), None
    for number in range((last - first).days + 2):
        day = first + number * ONE_DAY
        works = day <= last and day.weekday() < 5 and day not in away
        if works and begun is None:
            begun = day
        elif not works and begun is not None:
            yield begun, day - ONE_DAY
            begun = None


def _at(cut: tuple[float, float], top: float, height: float) -> tuple[float, float, float, float]:
    return cut[0], top, cut[1], height


def _steps(steps: Sequence[Step], levels: Sequence[int], scale: _Scale, top: float) -> Iterator[Shape]:
    for step, level in zip(steps, levels, strict=True):
        x = scale.x(step.day) + scale.unit / 2
        yield line("lead", x, top - level * LEVEL - 6, x, top + BAND)
    for step, level in zip(steps, levels, strict=True):
        x, y = scale.x(step.day) + scale.unit / 2, top - 6 - level * LEVEL - RADIUS
        yield circle("mark", x, y, RADIUS)
        yield label("number", x, y + 4.5, str(step.number), "middle")


def _window(window: Span, lines: Sequence[str], scale: _Scale, top: float) -> Iterator[Shape]:
    x, wide = scale.cut(window)
    yield rect("window", x, top, wide, 8)
    start = min(_fitting(x, words, scale.width, BOLD) for words in lines)
    for number, words in enumerate(lines):
        yield label("strong", start, top + 24 + 16 * number, words)


def _months(scale: _Scale, y: float, top: float) -> Iterator[Shape]:
    """Yield the names of months, as many as have room; the first of each year has the year below it."""
    first, *later = _month_starts(scale.first, scale.last)
    begun = not later or (later[0] - scale.first).days * scale.unit >= LEAST_MONTH
    starts = [max(first, scale.first), *later] if begun else later
    each = next((step for step in (1, 2, 3, 6, 12) if step * 30 * scale.unit >= LEAST_MONTH), 12)
    told_year = 0
    for number, day in enumerate(starts):
        x = scale.x(day)
        yield line("tick", x, top, x, top + 6)
        if number % each == 0 and x <= scale.width - LEAST_MONTH:
            yield label("axis", x, y, f"{day:%b}")
            if day.year != told_year:
                yield label("strong", x, y + 15, str(day.year))
            told_year = day.year


def _month_starts(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    day = first.replace(day=1)
    while day <= last:
        yield day
        day = (day + 31 * ONE_DAY).replace(day=1)


def _lanes(busy: Sequence[Span], scale: _Scale) -> list[list[Span]]:
    """Return the seasons in as few lanes as let each have its name beside no other."""
    lanes: list[list[Span]] = []
    ends: list[float] = []
    for span in busy:
        x, wide = scale.cut(span)
        start = min(x, _fitting(x, span.name, scale.width))
        end = max(x + wide, start + text_width(span.name)) + 10
        lane = next((number for number, taken in enumerate(ends) if start >= taken), len(ends))
        ends[lane:] = [end, *ends[lane + 1 :]]
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(span)
    return lanes


def _season(span: Span, scale: _Scale, top: float) -> Iterator[Shape]:
    x, wide = scale.cut(span)
    yield rect("busy", x, top, wide, 7)
    yield label("axis", _fitting(x, span.name, scale.width), top + 20, span.name)


def _fitting(x: float, words: str, width: int, size: float = SMALL) -> float:
    """Return where a text begins that should begin at `x` and must not run over the edge."""
    return max(2.0, min(x, width - 4 - text_width(words, size)))

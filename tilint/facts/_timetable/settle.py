"""Makes one timetable of all mentions: fills in years, joins repeats, drops stand-ins and what is no event at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from tilint.facts._dates import DateExpression
from tilint.facts._dates.names import WEEKDAYS
from tilint.facts._timetable.events import Event, EventKind, EventPrecision
from tilint.facts._timetable.mentions import UNNAMED, Mention, Strength, is_timetable

__all__ = ["settle"]

_LINES_APART = 2
"""How many blocks may lie between two lines of one list of dates."""
_NOT_OTHER = frozenset({"submission_deadline", "contract_start", "contract_end"})
_PAST = timedelta(days=400)
"""How long before the issue a date may lie and still be about this procurement."""


def settle(mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """Return the events that the mentions amount to, in reading order."""
    found = _stand_ins_demoted(_without_guesses(_with_years(_as_lists(mentions))))
    bounds = _bounds(found)
    kept = [mention for mention in found if _is_about_this(mention, bounds)]
    groups: dict[tuple[object, ...], list[Event]] = {}
    for mention in sorted(kept, key=lambda mention: (-mention.strength, mention.location)):
        event = _event(mention)
        label = event.label.lower() if event.placeholder else ""
        key = (event.kind, event.date) if event.date else (event.kind, _gist(event), label)
        groups.setdefault(key, []).append(event)
    return tuple(sorted((_joined(group) for group in groups.values()), key=lambda event: event.location))


def _as_lists(mentions: Sequence[Mention]) -> list[Mention]:
    """Take runs of lines that name several events for a timetable; drop dates that nothing names elsewhere."""
    settled: list[Mention] = []
    run: list[Mention] = []

    def close() -> None:
        if is_timetable({mention.kind for mention in run}):
            settled.extend(
                replace(
                    mention,
                    kind="other" if mention.kind == UNNAMED else mention.kind,
                    strength=Strength.TIMETABLE,
                    source=replace(run[0].location, start=0, end=0),
                )
                for mention in run
                if mention.kind != UNNAMED or mention.label
            )
        else:
            settled.extend(mention for mention in run if _stands_alone(mention))
        run.clear()

    for mention in sorted(mentions, key=lambda mention: mention.location):
        if mention.strength is not Strength.LINE:
            settled.append(mention)
            continue
        place = mention.location
        if run and (place.document, place.block) > (run[-1].location.document, run[-1].location.block + _LINES_APART):
            close()
        run.append(mention)
    close()
    return [mention for mention in settled if mention.kind != UNNAMED]


def _stands_alone(mention: Mention) -> bool:
    """Tell whether a line outside any timetable names an event: "Approved: 3 May" may speak of anything."""
    return mention.kind not in {UNNAMED, "other"} and (mention.rank == 0 or "award" in mention.label.lower())


def _with_years(mentions: Sequence[Mention]) -> list[Mention]:
    """Give dates without a year the one that their weekday, or else the day of issue and other dates, call for."""
    known = [(mention.kind == "issue", mention.strength, day) for mention in mentions if (day := _day(mention))]
    if not known:
        return list(mentions)
    anchor = max(known, key=lambda item: item[:2])[2]
    return [_in_best_year(mention, anchor) for mention in mentions]


def _in_best_year(mention: Mention, anchor: date) -> Mention:
    written = mention.span.date
    if written is None or written.year is not None or written.day is None:
        return mention
    return replace(mention, span=replace(mention.span, date=_best_year(written, anchor)))


def _best_year(written: DateExpression, anchor: date) -> DateExpression:
    years = [written.in_year(year) for year in (anchor.year - 1, anchor.year, anchor.year + 1)]
    possible = [made for made in years if made.date] or years
    told = [made for made in possible if written.weekday is not None and not made.weekday_differs]
    return min(told or possible, key=lambda made: _distance(made.date, anchor))


def _distance(found: date | None, anchor: date) -> float:
    """Count the days from the anchor; days before it weigh three times, for a timetable looks ahead."""
    if found is None:
        return float("inf")
    days = (found - anchor).days
    return days if days >= 0 else -3 * days


def _day(mention: Mention) -> date | None:
    return mention.span.date.date if mention.span.date else None


def _without_guesses(mentions: Sequence[Mention]) -> list[Mention]:
    """Take a date on the title page for the day of issue only before a deadline, and where nothing says so in words."""
    told = any(mention.kind == "issue" and mention.strength > Strength.GUESS and _day(mention) for mention in mentions)
    guesses = [mention for mention in mentions if mention.strength is Strength.GUESS]
    deadline = min((day for m in mentions if m.kind == "submission_deadline" and (day := _day(m))), default=date.min)
    keep = [] if told else [mention for mention in guesses if (_day(mention) or date.max) < deadline][:1]
    return [mention for mention in mentions if mention.strength is not Strength.GUESS] + keep


def _stand_ins_demoted(mentions: Sequence[Mention]) -> list[Mention]:
    """Make a timetable's stand-in an `other` event where something names the very event; drop one in running text."""
    told: dict[str, Strength] = {}
    for mention in mentions:
        if mention.rank == 0:
            told[mention.kind] = max(mention.strength, told.get(mention.kind, Strength.GUESS))
    settled = []
    for mention in mentions:
        if mention.rank != 1 or told.get(mention.kind, Strength.GUESS) < max(mention.strength, Strength.SENTENCE):
            settled.append(mention)
        elif mention.strength is Strength.TIMETABLE:
            settled.append(replace(mention, kind="other"))
    return settled


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What tells dates of this procurement from others. None: the tender does not say."""

    issued: date | None
    opened: date | None
    """The day of issue, else the first deadline: what lies before it is history."""
    named: frozenset[date | None]
    """Days of other events, which an `other` event of running text only repeats."""
    steps: frozenset[date | None]
    """Days of every event that is not `other`, which no milestone of delivery falls on."""
    past_terms: frozenset[tuple[int, int]]
    """Blocks that give the start of a contract already running, so that its end is no end of this one."""


def _bounds(mentions: Sequence[Mention]) -> _Bounds:
    issued = _first(mentions, "issue")
    opened = issued or _first(mentions, "submission_deadline")
    past = frozenset(
        (mention.location.document, mention.location.block)
        for mention in mentions
        if mention.kind == "contract_start" and opened and (day := _day(mention)) and day < opened
    )
    named = frozenset(_day(mention) for mention in mentions if mention.kind in _NOT_OTHER)
    steps = frozenset(_day(mention) for mention in mentions if mention.kind != "other")
    return _Bounds(issued, opened, named, steps, past)


def _is_about_this(mention: Mention, bounds: _Bounds) -> bool:
    """Tell whether a date belongs to this procurement rather than to its history or to the law."""
    day, issued, opened = _day(mention), bounds.issued, bounds.opened
    if mention.strength is Strength.TIMETABLE:
        return not (mention.kind == "other" and day and issued and day < issued - _PAST)
    if day is None:
        return mention.kind != "other" and _says_something(mention, issued)
    if mention.kind in {"contract_start", "contract_end"}:
        block = (mention.location.document, mention.location.block)
        return (opened is None or day >= opened) and block not in bounds.past_terms
    if mention.kind != "other":
        return issued is None or mention.kind == "issue" or day >= issued
    if mention.rank == 2 and (opened is None or day <= opened or day in bounds.steps):
        return False
    return (issued is None or day >= issued - _PAST) and day not in bounds.named


def _says_something(mention: Mention, issued: date | None) -> bool:
    """Tell whether words without a day are worth keeping: a blank, an impossible day, or a month not long past."""
    written = mention.span.date
    if written is None or written.precision == "impossible":
        return True
    if written.year is None:
        return mention.strength > Strength.SENTENCE or written.precision == "week"
    return issued is None or (written.year, written.month) >= (issued.year, issued.month)


def _first(mentions: Iterable[Mention], kind: str) -> date | None:
    found = [(-m.strength, m.location, day) for m in mentions if m.kind == kind and (day := _day(m))]
    return min(found)[2] if found else None


def _event(mention: Mention) -> Event:
    written, blank = mention.span.date, mention.span.blank
    last = mention.span.last
    precision: EventPrecision = "none"
    if written:
        precision = "none" if written.precision == "day" and written.date is None else written.precision
    return Event(
        kind=cast("EventKind", mention.kind),
        date=written.date if written else None,
        time=written.time if written else None,
        as_written=" ".join(mention.words.split()),
        location=mention.location,
        label=mention.label,
        precision=precision,
        until=last.date if last else None,
        weekday_says=WEEKDAYS[written.weekday] if written and written.weekday is not None and written.weekday_differs else None,
        placeholder=blank.kind if blank else None,
        scope=mention.scope,
        strength=mention.strength,
        amended=mention.amended,
        sources=(mention.source or replace(mention.location, start=0, end=0),),
    )


def _gist(event: Event) -> str:
    return re.sub(r"\W+", " ", event.as_written).lower()


def _joined(group: Sequence[Event]) -> Event:
    """Join the mentions of one event; the first leads, and takes a time of day that only another gives.

    Of several, the one with a weekday that does not fit is the one to show.
    """
    shown = next((event for event in group if event.weekday_says), group[0])
    clock = next((event.time for event in group if event.time), None)
    places = tuple(event.location for event in group if event is not shown)
    first = group[0]
    return replace(
        shown,
        time=clock,
        label=first.label,
        scope=first.scope,
        strength=first.strength,
        also=places,
        amended=any(event.amended for event in group),
        sources=tuple(dict.fromkeys(source for event in group for source in event.sources)),
    )

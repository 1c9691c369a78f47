"""The timetable of a tender, from issue to the end of the contract, read from tables, lines and prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from tilint.facts import Fact
from tilint.facts._dates import month_first_votes
from tilint.facts._timetable.events import STEPS, Disagreement, Event, EventKind, Timetable
from tilint.facts._timetable.lines import running_text
from tilint.facts._timetable.mentions import IGNORED, UNNAMED, Mention, Strength, by_label
from tilint.facts._timetable.rows import Row, read_table
from tilint.facts._timetable.scopes import heading_scope
from tilint.facts._timetable.settle import settle
from tilint.facts.nation import read_nation
from tilint.language import sentence_bounds
from tilint.model import Block, BlockKind, Location
from tilint.reading import Reading

__all__ = ["FACT", "STEPS", "Disagreement", "Event", "EventKind", "Timetable", "read_timetable"]

_ALWAYS_OPEN = re.compile(
    r"\b(?:appl(?:y|ications?)|bidders?|suppliers?|providers?|join(?:ing)?|organi[sz]ations?)\b[^.;]{0,80}"
    r"\b(?:at any (?:point|time|stage)|throughout the (?:year|life|term|lifetime)|on a rolling basis|all year round)\b"
    r"|\brolling (?:programme|basis|deadline)\b[^.;]{0,40}\bappl|\b(?:no|without a) (?:closing date"
    r"|application deadline)\b",
    re.IGNORECASE,
)
_TO_GET_IN = re.compile(r"\b(?:appl(?:y|ications?|ying)|join(?:ing)?|bid|tender|participate|submit)\b", re.IGNORECASE)
_NOT_TO_GET_IN = re.compile(
    r"\b(?:withdraw\w*|terminat\w*|cancel\w*|amend\w*|change|contract\w*|disclos\w*|request(?:s"
    r"|ed)? (?:from|that)|must|shall|may require|not (?:apply|be)"
    r"|stop|leave|exclu\w+|audit\w*|applies|question\w*)\b",
    re.IGNORECASE,
)
_ANY_TIME = re.compile(r"\bat any |throughout the|rolling|year round|closing date|application deadline", re.IGNORECASE)
_DATE_LABEL = re.compile(r"(?:^|\s)(?:date|dated|date of (?:this )?letter)$", re.IGNORECASE)
_SHORT = 10
"""Words above a lone date that can be its name rather than running text."""
_REMARK = 12
"""Characters beside a date that leave it standing alone: "Date: ", a full stop."""
_TITLE_BLOCKS = 30
"""How many blocks into a document the date of a title page or of a covering letter may stand."""


def read_timetable(reading: Reading) -> Timetable:
    """Read the dates that the tender ties to its procurement."""
    american = reading.fact(read_nation).country == "US"
    parts: dict[int, list[tuple[int, Block]]] = {}
    for number, place, _, block in reading.blocks():
        parts.setdefault(number, []).append((place, block))
    mentions = [mention for number, blocks in parts.items() for mention in _document(number, blocks, american=american)]
    return Timetable(settle(mentions), _always_open(reading))


def _document(number: int, blocks: list[tuple[int, Block]], *, american: bool) -> Iterator[Mention]:
    votes = sum(month_first_votes(block.text) for _, block in blocks)
    month_first = votes > 0 or (votes == 0 and american)
    table: list[Row] = []
    heading = above = ""
    for place, block in blocks:
        location = Location(number, place, 0, len(block.text))
        if table and (block.kind is not BlockKind.TABLE_ROW or block.table != table[-1].block.table):
            yield from _under_heading(read_table(table, heading, month_first=month_first), table[0].block)
            table = []
        if block.kind is BlockKind.TABLE_ROW:
            heading = heading if table else f"{block.section[-1] if block.section else ''} | {above}"
            table.append(Row(location, block))
            continue
        for mention in running_text(block.text, replace(location, end=0), month_first=month_first):
            yield from _under_heading(_in_its_place(mention, block, above), block)
        above = block.text[-200:]
    if table:
        yield from _under_heading(read_table(table, heading, month_first=month_first), table[0].block)


def _under_heading(mentions: Iterable[Mention], block: Block) -> Iterator[Mention]:
    """Give mentions that name no lot or stage that of the headings above them, the nearest first."""
    named = next((scope for words in reversed(block.section[-3:]) if (scope := heading_scope(words))), "")
    return (replace(mention, scope=mention.scope or named) for mention in mentions)


def _in_its_place(mention: Mention, block: Block, above: str) -> Iterator[Mention]:
    """Name a date that stands alone by the line above it; near the top of a document it is the day of issue."""
    if mention.kind != UNNAMED or (mention.label and not _DATE_LABEL.search(mention.label)):
        yield mention
        return
    alone = not mention.label and len(block.text) <= len(mention.words) + _REMARK
    section = block.section[-1] if block.section and block.kind is not BlockKind.HEADING else ""
    for words in (above, section) if alone else ():
        family = by_label(words) if words and len(words.split()) <= _SHORT else None
        if family and family.kind != IGNORED:
            kind = UNNAMED if family.kind == "other" else family.kind  # alone, it may be of any project's
            yield replace(mention, kind=kind, label=words, rank=family.rank)
            return
    written = mention.span.date
    if (alone or mention.label) and written and written.date and mention.location.block < _TITLE_BLOCKS:
        yield replace(mention, kind="issue", label=mention.label or "date on the title page", strength=Strength.GUESS)


def _always_open(reading: Reading) -> Location | None:
    """Return the place that says applicants may apply whenever they like."""
    for number, place, _, block in reading.blocks():
        found = _ALWAYS_OPEN.search(block.text) if _ANY_TIME.search(block.text) else None
        if found is None:
            continue
        start, end = next(bounds for bounds in sentence_bounds(block.text) if bounds[1] > found.start())
        sentence = block.text[start:end]
        if _TO_GET_IN.search(sentence) and not _NOT_TO_GET_IN.search(sentence):
            return Location(number, place, start, end)
    return None


def _rows(reading: Reading) -> list[dict[str, Any]]:
    timetable = reading.fact(read_timetable)
    differing = {event.location for item in timetable.disagreements for event in item.events}
    rows = [_row(reading, event, differs=event.location in differing) for event in timetable.events]
    if timetable.always_open and not timetable.of("submission_deadline"):
        place = timetable.always_open
        rows.append(
            {
                "event": "submission_deadline",
                "date": None,
                "time": None,
                "as_written": reading.tender.quote(place),
                "file": reading.tender.file(place),
                "page": reading.tender.block(place).page,
                "always_open": True,
            }
        )
    return rows


def _row(reading: Reading, event: Event, *, differs: bool) -> dict[str, Any]:
    return {
        "event": event.kind,
        "date": event.date.isoformat() if event.date else None,
        "time": event.time,
        "as_written": event.as_written,
        "file": reading.tender.file(event.location),
        "page": reading.tender.block(event.location).page,
        "label": event.label,
        "precision": event.precision,
        "until": event.until.isoformat() if event.until else None,
        "weekday_says": event.weekday_says,
        "placeholder": event.placeholder,
        "scope": event.scope or None,
        "amended": event.amended,
        "differs": differs,
    }


FACT = Fact(name="timeline", title="Timetable", rows=_rows)

"""Reads award criteria from headings, list items and short lines: "Proposed Program (30 points)", "Price: 40%"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from tilint.facts._award_accept import SCALE_NAME
from tilint.facts._award_cells import NUMBER, is_total, parse_weight
from tilint.facts._award_model import Group, Item, Weight
from tilint.facts._award_nest import sums_to
from tilint.facts._award_words import AWARD_CONTEXT, BROAD, EXAMPLE, OTHER_CONTEXT, category, lot_of, tidy_name
from tilint.model import Block, BlockKind, Document, Location

__all__ = ["line_groups", "read_line"]

_UNIT = re.compile(r"%|per ?cent\b|\bpoints?\b|\bmarks\b|\bpts\b", re.IGNORECASE)
_SAYS_WEIGHT = re.compile(
    r"^(?P<name>.{0,160}?)[\s\-–—:,(\[]{0,8}\bweight(?:ing|age)?\s?[:=–-]?\s?(?:of )?"
    r"(?P<weight>[^.]{1,30}?)[)\].\s]*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[](?P<weight>[^()\[\]]{1,40})[)\]]")
_NUMBER_OR_BLANK = rf"(?:{NUMBER}|[Xx]{{1,3}}|_{{2,}}|\[\s*\])"
_NAME_FIRST = re.compile(
    r"^(?P<name>.{2,140}?)(?:\s*[:–—=|-]\s*|\s+)\[?\s*"
    r"(?P<weight>(?:(?:up to|max(?:imum)?\.?(?: of)?|out of|worth(?: up to)?)\s)?"
    rf"{_NUMBER_OR_BLANK}\s*(?:%|per ?cent|points?\b|marks\b)"
    r"(?:\s(?:max(?:imum)?|available|total|possible)\b)?(?:\s*[(\[][^()\[\]]{1,30}[)\]])?)"
    r"\s*\]?[\s.;,]*$",
    re.IGNORECASE,
)
_WEIGHT_FIRST = re.compile(
    rf"^\W*(?P<weight>(?:{NUMBER})\s*(?:%|per ?cent|points|marks))\s*"
    r"(?:(?P<parted>[:–—=-])\s*|(?:weighting )?(?:for|on)\s+(?:the\s+)?|\s)(?P<name>[A-Za-z][^.%]{2,80})[.;,]?$",
    re.IGNORECASE,
)
_BARE_TITLE = re.compile(r"^(?P<name>[A-Z][^.:()\d]{2,80}?)\s*\((?P<number>\d{1,3})\)\s*(?:[.:]|$)")
_NO_NAME = re.compile(
    r"\b(?:(?:more|less|greater|higher|lower|fewer|other) than|at least|minimum|threshold|up to|nearly"
    r"|about|approximately|exceed\w*|increase\w*|reduc\w+|decrease\w*|over|under|within|least|only|average|discount of"
    r"|VAT|deposit|bonus|payable|paid|receive[sd]?|score[sd]?|bidder \w|supplier \w|remaining|first|following"
    r"|must|shall|should|is|are|was|were|be|been|by|a|an|the|of|to|than)\W*$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:must|shall|will|should|is|are|was|were|has|have|may|can)\b", re.IGNORECASE)
_OTHER_NUMBERS = re.compile(r"\d\s*%|[£$€]")
_LETTERS = re.compile(r"[A-Za-z]{3}|\b(?:Q|MS)\s?\d", re.IGNORECASE)
_IN_ALL = re.compile(r"\btotal\b|\bin all\b", re.IGNORECASE)
_STARTS_LOW = re.compile(r"^\W*[a-z]")
_AFTER_TITLE = re.compile(r"[.:–—-]|[,;]? ?(?:made up|comprising|consisting|split|broken down|divided|as follows|of which)\b")
_SILENT = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.CONTENTS})
_TITLE_SENTENCE = re.compile(
    rf"(?<=[.!?;:] )(?P<name>[A-Z][^.!?()]{{2,90}}?) ?\((?P<weight>{NUMBER}(?: (?:points?|marks|%)(?: total)?)?)\)\.?(?= |$)"
)
_TITLE_WORDS, _LINE_LENGTH = 14, 170
_CONTEXT, _NEAR = 12, 4
_FAR, _CLOSE, _FURTHEST = 60, 3, 200
_FORM_QUESTIONS = 6
"""So many questions with points make a scored form, whatever the words around it."""


class _Sure(IntEnum):
    """How surely the number of a line is a weight."""

    BARE = 0
    PERCENT = 1
    POINTS = 2
    SAYS_SO = 3


Read = list[tuple[str, Weight, _Sure]]
"""What a line states: name, weight and how surely. The parts of the first follow it."""


@dataclass(slots=True)
class _Line:
    """An item with the block it stands in."""

    item: Item
    place: int
    sure: _Sure
    heading: bool

    @property
    def in_percent(self) -> bool:
        return self.item.weight.percent is not None and self.item.weight.points is None


def line_groups(number: int, document: Document, places: Iterable[int]) -> Iterator[Group]:
    """Yield the groups of weights in a document's lines. `places` are the blocks that may hold one, in order."""
    run: list[_Line] = []
    for place in places:
        for line in _lines_of(number, place, document.blocks[place]):
            if run and not _continues(run[-1], line, document):
                yield from _group(run, document)
                run = []
            run.append(line)
    yield from _group(run, document)


def _lines_of(number: int, place: int, block: Block) -> Iterator[_Line]:
    """Yield the weights in a block's lines; of a table row only those of a first line that fills it."""
    in_table = block.kind is BlockKind.TABLE_ROW
    if in_table and len(block.cells) > 1:
        return
    heading = block.section[-1] if block.section else ""
    under = "" if block.kind is BlockKind.HEADING else heading
    start = 0
    for line in block.text.split("\n")[: 1 if in_table else None]:
        for name, weight, sure in read_line(line) if in_table else _read_paragraph(line):
            if (name or heading) and not is_total(name):
                location = Location(number, place, start, start + len(line.rstrip()))
                item = Item(name or heading, weight, location, under=under)
                yield _Line(item, place, sure, block.kind is BlockKind.HEADING)
        start += len(line) + 1


def read_line(line: str) -> Read:
    """Read a line that is a criterion with its weight."""
    line = " ".join(line.split())
    said = _SAYS_WEIGHT.match(line) if "weight" in line.lower() else None
    weight = parse_weight(said["weight"]) if said else None
    if said and weight and not weight.pass_fail and not weight.bare:
        return [(tidy_name(said["name"]), weight, _Sure.SAYS_SO)]
    if _UNIT.search(line):
        return _bracketed(line) or _plain(line)
    bare = _BARE_TITLE.match(line)
    return [(tidy_name(bare["name"]), Weight(bare["number"], points=float(bare["number"])), _Sure.BARE)] if bare else []


def _bracketed(line: str) -> Read:
    """Read "Staffing (15 points). This section ..." and "Describe your team. (5 points)"."""
    for found in _BRACKET.finditer(line):
        weight = parse_weight(found["weight"]) if _UNIT.search(found["weight"]) else None
        if weight is None or (weight.number is None and not weight.placeholder):
            continue
        before, after = line[: found.start()], line[found.end() :].strip()
        if _IN_ALL.search(found["weight"]) and _VERB.search(before):
            return []  # "Bids are scored on these (100 points in total):" opens the list of criteria
        title = len(before.split()) <= _TITLE_WORDS and not _STARTS_LOW.match(before)
        if len(before) < 2 or (after and not (title and _AFTER_TITLE.match(after))):
            return []
        both = None if after else _percent_and_points(line)
        if both:
            return [both]
        if "bonus" in before.lower():
            weight = replace(weight, bonus=True)
        return [(tidy_name(before), weight, _sure(weight)), *_parts(after, weight)]
    return []


def _read_paragraph(line: str) -> Read:
    """Read a line that is a criterion, or the titles with points that stand among its sentences."""
    read = read_line(line)
    titles = list(_title_sentences(line)) if len(read) < 2 else []
    return [one for one in read if not any(one[0].endswith(title) for title, _, _ in titles)] + titles


def _title_sentences(line: str) -> Iterator[tuple[str, Weight, _Sure]]:
    """Yield the titles with points that stand among the sentences of a paragraph ("We look at plans. Staffing (15 points).")."""
    for found in _TITLE_SENTENCE.finditer(line):
        name, weight = found["name"], parse_weight(found["weight"])
        if weight is None or len(name.split()) > _TITLE_WORDS or _VERB.search(name) or SCALE_NAME.match(name):
            continue
        if weight.bare:
            yield tidy_name(name), Weight(found["weight"], points=weight.number), _Sure.BARE
        else:
            yield tidy_name(name), replace(weight, bonus="bonus" in name.lower()), _sure(weight)


def _percent_and_points(line: str) -> tuple[str, Weight, _Sure] | None:
    """Read "Staffing – 10% (100 points)"."""
    found = _NAME_FIRST.match(line)
    weight = parse_weight(found["weight"]) if found else None
    if found is None or weight is None or weight.percent is None or weight.points is None:
        return None
    return tidy_name(found["name"]), weight, _Sure.POINTS


def _parts(text: str, whole: Weight) -> Read:
    """Read the parts of a criterion that are set out in its paragraph, each sentence with its points at the end."""
    parts: Read = []
    start = 0
    for found in _BRACKET.finditer(text):
        weight = parse_weight(found["weight"]) if _UNIT.search(found["weight"]) else None
        if weight is not None and weight.number is not None:
            parts.append((tidy_name(text[start : found.start()]), weight, _Sure.POINTS))
            start = found.end()
    total = sum(weight.number or 0 for _, weight, _ in parts)
    return parts if whole.number and abs(total - whole.number) < 0.01 else []


def _plain(line: str) -> Read:
    """Read "Price: 40%" and "60% Quality", where they are the whole line."""
    if len(line) > _LINE_LENGTH:
        return []
    found = _NAME_FIRST.match(line) or _WEIGHT_FIRST.match(line)
    weight = parse_weight(found["weight"]) if found else None
    if found is None or weight is None:
        return []
    name = found["name"].strip()
    if len(name.split()) > _TITLE_WORDS or not _LETTERS.search(name):
        return []
    parted = bool(found.groupdict().get("parted"))  # "45% – how you will work": what follows the dash is a name
    if _NO_NAME.search(name) or (_VERB.search(name) and not parted) or _OTHER_NUMBERS.search(name):
        return []
    return [(tidy_name(name), weight, _sure(weight))]


def _sure(weight: Weight) -> _Sure:
    return _Sure.POINTS if weight.points is not None else _Sure.PERCENT


def _continues(last: _Line, line: _Line, document: Document) -> bool:
    """Tell whether a line belongs with the one before it."""
    if last.in_percent != line.in_percent and _Sure.SAYS_SO not in {last.sure, line.sure}:
        return False
    by_points = _Sure.PERCENT not in {last.sure, line.sure}
    between = document.blocks[last.place + 1 : line.place]
    titles = line.heading or all(BROAD.fullmatch(one.item.name) for one in (last, line))
    if line.place - last.place > _FURTHEST or _prose(between) >= (_FAR if by_points or titles else _CLOSE):
        return False
    openings = [block for block in between if block.text.rstrip().endswith(":")]
    if openings and line.sure is _Sure.PERCENT and not line.heading:
        return False
    headings = [block for block in between[-_FAR:] if block.kind is BlockKind.HEADING]
    return not any(lot_of(block.text) for block in openings + headings)


def _prose(blocks: Sequence[Block]) -> int:
    """Count blocks that are no rows of a table: a table of parts may part one criterion from the next."""
    return sum(block.kind is not BlockKind.TABLE_ROW for block in blocks)


def _group(run: list[_Line], document: Document) -> Iterator[Group]:
    run = _without_bare(run)
    if not run:
        return
    near = _before(run[0].place, document, _NEAR)
    if _accepted(run, near, _before(run[0].place, document, _CONTEXT)):
        lot = next((lot for lot in map(lot_of, reversed(near)) if lot), "")
        yield Group([line.item for line in run], title="\n".join(near), lot=lot, source="lines")


def _without_bare(run: list[_Line]) -> list[_Line]:
    """Drop numbers in brackets without a unit, unless they complete a sum of points to 100."""
    sure = [line for line in run if line.sure]
    if len(sure) in {0, len(run)} or any(line.item.weight.percent is not None for line in sure):
        return sure
    return run if abs(sum(line.item.weight.number or 0 for line in run) - 100) < 0.01 else sure


def _before(place: int, document: Document, reach: int) -> list[str]:
    """Return the headings that a block stands under and the words of the blocks before it, nearest last."""
    blocks = document.blocks
    texts = [block.text for block in blocks[max(0, place - reach) : place] if block.kind not in _SILENT]
    return [*blocks[place].section[-2:], *texts]


def _accepted(run: Sequence[_Line], near: Sequence[str], around: Sequence[str]) -> bool:
    """Tell whether lines with numbers state the weights of award criteria."""
    if any(EXAMPLE.search(text) for text in near[-2:]):
        return False
    surest = max(line.sure for line in run)
    if surest is _Sure.SAYS_SO:
        return True
    items = [line.item for line in run]
    if surest is _Sure.POINTS:
        return not OTHER_CONTEXT.search(items[0].under) and _accepted_points(items, around)
    return _accepted_percent(items, near)


def _accepted_points(items: Sequence[Item], around: Sequence[str]) -> bool:
    count = sum(item.weight.number is not None and not item.weight.bonus for item in items)
    about_award = any(AWARD_CONTEXT.search(text) for text in around)
    whole = sums_to(items, 100) or all(item.weight.percent is not None for item in items)
    return count >= _FORM_QUESTIONS or (count > 2 and (about_award or whole)) or (count == 2 and about_award and whole)


def _accepted_percent(items: Sequence[Item], near: Sequence[str]) -> bool:
    kinds = {category(item.name) for item in items} - {""}
    whole = sums_to(items, 100)
    if whole and "price" in kinds and ("quality" in kinds or (len(items) > 2 and len(kinds) > 1)):
        return True
    if any(OTHER_CONTEXT.search(text) for text in near) or not any(AWARD_CONTEXT.search(text) for text in near):
        return False
    numbers = [item for item in items if item.weight.number is not None]
    if not numbers:
        return bool(kinds) and any(item.weight.placeholder for item in items)
    opened = near[-1].rstrip().endswith(":") and bool(AWARD_CONTEXT.search(near[-1]))
    return len(numbers) > 1 and (whole or opened or bool(kinds))

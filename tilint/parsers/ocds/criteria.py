"""Award criteria as a table of names and weights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tilint.parsers.ocds.fields import Fields
from tilint.parsers.ocds.page import Page
from tilint.parsers.ocds.wording import named, said_number

__all__ = ["write_criteria"]

_BARE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,4})?")
_WEIGHT = re.compile(
    r"\d{1,3}(?:\.\d{1,4})?\s*(?:[-–]\s*\d{1,3}(?:\.\d{1,4})?\s*)?(?:%|per ?cent|points?|marks?)?", re.IGNORECASE
)
_CODES = {
    "priceOnly": "Price only",
    "lowestCost": "Lowest cost",
    "costOnly": "Cost only",
    "qualityOnly": "Quality only",
    "ratedCriteria": "Rated criteria",
    "bestProposal": "Best proposal",
    "bestValueToGovernment": "Best value",
    "singleBidOnly": "A single bid only",
}
_UNITS = {
    "percentageExact": "%",
    "percentageRangeMiddle": "% (middle of a range)",
    "pointsExact": " points",
    "pointsRangeMiddle": " points (middle of a range)",
    "orderOfImportance": " in order of importance",
}
"""What a number of a criterion counts, by the code of its weight."""
_LIMITS = {"minimumThreshold": "at least", "maximumThreshold": "at most", "minimumScore": "at least", "maximumPass": "at most"}
_HEADER = ("Criterion", "Weight", "Description")
_OF_CRITERIA = ("awardCriteria", "awardCriteriaDetails")
"""Fields of a lot that say how it is judged."""

Row = tuple[str, str, str]


def write_criteria(page: Page, tender: Fields) -> None:
    """Write the criteria of the tender, or those of its lots: once where they are the same for all."""
    page.heading(2, "Award criteria")
    _write(page, tender)
    lots = tender.each("lots")
    if lots and all(lot.values.get(key) == lots[0].values.get(key) for lot in lots for key in _OF_CRITERIA):
        _write(page, lots[0])
        return
    for number, lot in enumerate(lots, 1):
        page.heading(3, f"Award criteria of lot {lot.text('id') or number}")
        _write(page, lot)


def _write(page: Page, owner: Fields) -> None:
    """Write the criteria of a tender or lot: a code, an object with criteria, or details in words."""
    if isinstance(owner.values.get("awardCriteria"), str):
        code = owner.text("awardCriteria")
        page.table([("Award criteria", _CODES.get(code, named(code)))])
    else:
        criteria = owner.inner("awardCriteria")
        for key in ("description", "weightingDescription"):
            page.text(criteria.text(key))
        rows = list(_rows(criteria.each("criteria")))
        filled = [place for place in range(3) if place == 0 or any(row[place] for row in rows)]
        if any(row[1] or row[2] for row in rows):
            page.table([[row[place] for place in filled] for row in rows], [_HEADER[place] for place in filled])
        elif rows:
            page.table([("Award criteria", ", ".join(row[0] for row in rows))])
    page.text(owner.text("awardCriteriaDetails"))


def _rows(criteria: Iterable[Fields]) -> Iterator[Row]:
    found = list(criteria)
    bare = [text for item in found if _BARE_NUMBER.fullmatch(text := item.text("description"))]
    whole = len(bare) > 0 and abs(sum(map(float, bare)) - 100) < 0.5
    for item in found:
        name = item.text("name") or named(item.text("type")) or "Criterion"
        words = item.text("description")
        weight = ", ".join(_numbers(item))
        if not weight and _WEIGHT.fullmatch(words):
            unit = ("%" if whole else " points") if _BARE_NUMBER.fullmatch(words) else ""
            weight, words = f"{words}{unit}", ""
        yield name, weight, words


def _numbers(criterion: Fields) -> Iterator[str]:
    for item in criterion.each("numbers"):
        number = item.number("number")
        if number is None:
            continue
        unit, limit = item.text("weight"), item.text("threshold") or item.text("fixed")
        if unit == "decimalExact":
            yield f"{said_number(round(number * 100, 4))}%"
        elif limit:
            yield f"{_LIMITS.get(limit, named(limit).lower())} {said_number(number)}"
        else:
            yield f"{said_number(number)}{_UNITS.get(unit, '')}"

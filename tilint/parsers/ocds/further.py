"""Fields of a notice that need no words of their own: each as a row named after it, whatever the publisher added."""

from __future__ import annotations

from collections.abc import Iterator

from tilint.parsers.ocds.codes import said_code
from tilint.parsers.ocds.fields import Fields
from tilint.parsers.ocds.moments import read_moment
from tilint.parsers.ocds.page import Page
from tilint.parsers.ocds.places import address_of
from tilint.parsers.ocds.wording import cleaned, length_of, named, said_money, said_number

__all__ = ["said_classification", "write_further"]

_SILENT = frozenset({"id", "scheme", "uri", "language", "title", "ocid", "versionId", "rel", "links", "amendments"})
_SILENT |= {"relatedProcesses", "futureNoticeDate", "invitationDate"}
"""Fields that mean something to machines, or are written elsewhere."""
_PERIOD = frozenset({"startDate", "endDate", "maxExtentDate", "durationInDays"})
_SCHEMES = {"CPV": "Common Procurement Vocabulary (CPV)"}
_DEPTH = 5
_LONG = 25
"""Words from which a text stands as paragraphs under its name, and not in a row."""
_NAME = 8
"""Words up to which a description is a name."""

Row = tuple[str, str]


def write_further(page: Page, owner: Fields, level: int, *, without: frozenset[str]) -> None:
    """Write every field of an object but those in `without`: short ones as a table, long ones as sections."""
    rows: list[Row] = []
    long: list[Row] = []
    for name, words in _rows(owner, "", without | _SILENT, _DEPTH):
        (long if len(words.split()) >= _LONG else rows).append((name, words))
    page.table(rows)
    for name, words in long:
        page.heading(level, name)
        page.text(words)


def said_classification(item: Fields) -> str:
    """Write a classification with its scheme: "Common Procurement Vocabulary (CPV) 85000000 Health and social work services"."""
    scheme = _SCHEMES.get(item.text("scheme"), item.text("scheme"))
    return " ".join(part for part in (scheme, item.text("id"), item.text("description")) if part)


def _rows(owner: Fields, before: str, without: frozenset[str], depth: int) -> Iterator[Row]:
    for key, value in owner.values.items():
        if key in without:
            continue
        name = named(key) if not before else f"{before}: {named(key).lower()}"
        yield from _row(owner, key, value, name, depth)


def _row(owner: Fields, key: str, value: object, name: str, depth: int) -> Iterator[Row]:
    if isinstance(value, list):
        words = [said for item in value if (said := _scalar(owner, item))]
        if words:
            yield name, "; ".join(words)
        for place, item in enumerate(value, 1):
            if isinstance(item, dict):
                here = f"{name} {place}" if len(value) > 1 else name
                yield from _object(owner.within(item, f"{key}[{place - 1}]"), here, depth - 1)
    elif isinstance(value, dict):
        yield from _object(owner.within(value, key), name, depth - 1)
    elif said := _scalar(owner, value):
        yield name.removesuffix(": description"), said


def _scalar(owner: Fields, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return said_number(value) if abs(value) < 2**31 - 1 else ""  # the largest number is how systems write "no limit"
    if isinstance(value, str):
        moment = read_moment(value, british=owner.british)
        return str(moment) if moment else said_code(cleaned(value))
    return ""


def _period(period: Fields) -> str:
    """Write a period: "1 April 2026 to 31 March 2027, at most until 31 March 2028", or its length."""
    first, last, latest = (period.moment(key) for key in ("startDate", "endDate", "maxExtentDate"))
    days = period.number("durationInDays")
    words = [
        f"{first.date} to {last.date}" if first and last else f"from {first.date}" if first else f"to {last.date}" if last else ""
    ]
    words.append(length_of(days) if days and 0 < days < 100_000 else "")
    words.append(f"at most until {latest.date}" if latest else "")
    return ", ".join(part for part in words if part)


def _object(owner: Fields, name: str, depth: int) -> Iterator[Row]:
    """Yield what an object says in one row where it is a sum, a place, a period or a code; else row by row."""
    keys = owner.values.keys()
    if keys and keys <= _PERIOD:
        yield name, _period(owner)
        return
    amount = owner.number("amount") if "amount" in keys and not isinstance(owner.values["amount"], dict) else None
    if amount is not None:
        yield name, said_money(amount, owner.text("currency"))
    elif keys & {"streetAddress", "postalCode", "countryName", "region"}:
        yield name, address_of(owner)
    elif {"scheme", "id"} <= keys:
        yield name, said_classification(owner)
    elif {"id", "name"} <= keys and len(keys) <= 3:
        yield name, owner.text("name")
    elif depth > 0:
        title, words = (value if isinstance(value := owner.values.get(key), str) else "" for key in ("title", "description"))
        called = title if title or len(words.split()) > _NAME or len(keys) == 1 else words
        without = _SILENT | {"description"} if called and called == words else _SILENT
        yield from _rows(owner, f"{name}, {cleaned(called)}" if called else name, without, depth)
    else:
        owner.leave_out()

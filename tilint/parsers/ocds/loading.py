"""From the bytes of a file to the releases of one notice: JSON, its package or record, and plain words where it is neither."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tilint.parsers import CannotRead
from tilint.parsers._plain import decode

__all__ = ["Loaded", "load"]

_SECTIONS = frozenset({"tender", "planning", "awards", "contracts", "buyer"})
"""Parts of a release, one of which each notice has."""
_LONGEST_NUMBER = 300
"""Digits beyond which a number is no number of a notice, and costs time to read."""
_DEPTH = 4
"""How many wrappers, packages and records are opened, one inside another."""
_SAVE = "Get it again from where it came from, or save it again."
_ANOTHER = "If applicants need it, save it as DOCX or PDF."
_SPLIT = "Check the file on its own, not in a folder or zip: each notice then gets its report."


@dataclass(frozen=True, slots=True)
class Loaded:
    """The releases of one notice, oldest first, the last of which says what holds now."""

    releases: tuple[Mapping[str, object], ...]
    opened: str = ""
    """When its tender was first published, where a record tells; as written there."""


def load(data: bytes) -> Loaded:
    """Return the notice in a file. Raises `CannotRead` for what is no JSON, no OCDS, or more than one notice."""
    releases: list[Mapping[str, object]] = []
    linked: list[Mapping[str, object]] = []
    for value in _values(data):
        for found in _releases(value, _DEPTH):
            (releases if _is_release(found) else linked).append(found)
    if not releases:
        if linked:
            raise CannotRead("The record only names its notices, which are elsewhere", "Get the notice itself, as JSON.")
        raise CannotRead("The file is JSON, but not an OCDS notice (it has no release or record)", _ANOTHER)
    if len({str(release.get("ocid", "")) for release in releases}) > 1:
        raise CannotRead("The file holds several notices, and each is a tender of its own", _SPLIT)
    ordered = sorted(releases, key=lambda release: str(release.get("date", "")))
    return Loaded(tuple(ordered), _opened([*ordered, *linked]))


def _values(data: bytes) -> Iterator[object]:
    """Yield the JSON values of a file: one, or one a line."""
    text, _ = decode(data)
    decoder = json.JSONDecoder(parse_int=_whole, parse_float=_real, parse_constant=lambda _: None)
    end = len(text)
    start = _past_space(text, 0)
    try:
        while start < end:
            value, start = decoder.raw_decode(text, start)
            yield value
            start = _past_space(text, start)
    except json.JSONDecodeError as error:
        why = f"The file is not whole JSON: {error.msg.lower()} at line {error.lineno}, character {error.colno}"
        raise CannotRead(why, _SAVE) from error
    except RecursionError as error:
        raise CannotRead("The file is JSON nested more deeply than any notice", _ANOTHER) from error


def _past_space(text: str, start: int) -> int:
    while start < len(text) and text[start] in " \t\r\n":
        start += 1
    return start


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _real(digits: str) -> float | None:
    number = float(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")
    return number if abs(number) < float("inf") else None


def _releases(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    """Yield the releases inside a package, a record, a wrapper or a list; links to releases elsewhere are yielded too."""
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _releases(item, depth - 1)
        return
    if not isinstance(value, dict):
        return
    if _is_release(value) or _is_link(value):
        yield value
        return
    compiled = value.get("compiledRelease")
    if isinstance(compiled, dict):
        yield from _with_first_dates({"ocid": value.get("ocid", ""), **compiled}, value.get("releases"))
        return
    for key in ("release", "releases", "record", "records"):
        yield from _releases(value.get(key), depth - 1)


def _with_first_dates(compiled: Mapping[str, object], history: object) -> Iterator[Mapping[str, object]]:
    """Yield a compiled release, and of the releases that it was made of no more than when they were and what for."""
    ocid = compiled.get("ocid", "")
    for release in history if isinstance(history, list) else ():
        if isinstance(release, dict):
            yield {"url": "compiled", "ocid": ocid, "date": release.get("date"), "tag": release.get("tag")}
    yield compiled


def _is_release(value: Mapping[str, object]) -> bool:
    about = not _SECTIONS.isdisjoint(value)
    return about and ("ocid" in value or "tag" in value or "initiationType" in value) and "compiledRelease" not in value


def _is_link(value: Mapping[str, object]) -> bool:
    return isinstance(value.get("url"), str) and "date" in value


def _opened(releases: list[Mapping[str, object]]) -> str:
    """Return the date of the first release that published the tender; "" where none is known to."""
    dates = [release["date"] for release in releases if "tender" in _tags(release) and isinstance(release.get("date"), str)]
    return min(map(str, dates), default="")


def _tags(release: Mapping[str, object]) -> list[object]:
    tags = release.get("tag")
    return tags if isinstance(tags, list) else [tags]

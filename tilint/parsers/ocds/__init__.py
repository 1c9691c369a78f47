"""Reads OCDS JSON, the open standard for procurement notices, as a document: one notice, its dates, criteria and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tilint.model import Document
from tilint.parsers import CannotRead, Parser
from tilint.parsers.ocds.fields import Fields
from tilint.parsers.ocds.loading import Loaded, load
from tilint.parsers.ocds.page import Page
from tilint.parsers.ocds.places import is_british
from tilint.parsers.ocds.sections import title_of, write_notice
from tilint.parsers.ocds.timetable import published

__all__ = ["PARSER"]

_FEW = 6
"""Fields of a wrong type that are named."""


def _read(name: str, data: bytes) -> Document:
    loaded = load(data)
    values = _as_of_now(loaded)
    release = Fields(values, british=is_british(Fields(values)))
    page = Page()
    write_notice(page, release, loaded.opened)
    if not title_of(release) and len(page.blocks) < 3:
        raise CannotRead("The notice says nothing about a tender", "Check that the right file was added.")
    title = f"{title_of(release) or 'Notice'} ({release.text('ocid') or 'no number'})"
    return Document(name, "ocds", tuple(page.blocks), notes=tuple(_notes(loaded, release)), title=title)


def _as_of_now(loaded: Loaded) -> Mapping[str, object]:
    """Return the newest release, with those parts of the process that only older ones tell of."""
    merged: dict[str, object] = {}
    for release in loaded.releases:
        merged.update({key: value for key, value in release.items() if value not in (None, "", [], {})})
    return merged


def _notes(loaded: Loaded, release: Fields) -> Iterator[str]:
    if len(loaded.releases) > 1:
        yield f"is read as of the newest of its {len(loaded.releases)} releases"
    closes = release.inner("tender").inner("tenderPeriod").moment("endDate")
    if closes and not published(release, loaded.opened) and not release.inner("tender").inner("tenderPeriod").moment("startDate"):
        yield "does not say when the tender was published, so its time to apply is not known"
    language = release.text("language").lower()
    if language and not language.startswith("en"):
        yield f"is in the language “{language[:12]}”; the rules are about English"
    if release.odd:
        odd = [*release.odd]
        more = f" and {len(odd) - _FEW} more" if len(odd) > _FEW else ""
        yield f"has fields that hold something else than OCDS says, and were left out: {', '.join(odd[:_FEW])}{more}"


PARSER = Parser("ocds", (".json", ".ndjson", ".jsonl"), _read)

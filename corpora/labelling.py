"""Turn a tender's hand-written labels.yaml into the JSON labels of one of its packs, with PDF pages found by quote."""

from __future__ import annotations

import itertools
import re
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from markdown_source import curly, read_source

from tilint import strict_yaml

__all__ = ["pack_labels", "page_texts", "read_labels"]

DATED = ("timeline", "weights", "data_requests", "acronyms", "language")


def read_labels(path: Path) -> dict[str, Any]:
    """Read labels.yaml; words become curly as in the built files, dates become ISO text."""
    return _plain(strict_yaml.load(path.read_text(encoding="utf-8")))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return curly(value) if isinstance(value, str) else value


def pack_labels(tender: Path, pack: Path) -> dict[str, Any]:
    """Return the labels of a built pack of a tender, in the form of the shared label sets."""
    labels = read_labels(tender / "labels.yaml")
    places = {short: _Place(tender, pack, stem) for short, stem in labels["files"].items()}
    result: dict[str, Any] = {
        "pack": pack.name,
        "files": sorted(place.file for place in places.values()),
        "about": labels["about"],
        "kind": labels["kind"],
    }
    for key in DATED:
        result[key] = [_entry(key, entry, places) for entry in labels[key]]
    result["points"] = {slug: _point(point, places) for slug, point in labels["points"].items()}
    return result


def _entry(key: str, entry: dict[str, Any], places: dict[str, _Place]) -> dict[str, Any]:
    place = places[entry["file"]]
    where = {"timeline": "as_written", "weights": "at", "acronyms": "short"}.get(key, "quote")
    page = place.page(entry[where], word=key == "acronyms")
    kept = {name: value for name, value in entry.items() if name not in {"at", "file"}}
    if key == "timeline":
        kept = {"event": kept["event"], "date": kept["date"], "time": kept.get("time"), **kept}
    if key == "weights":
        kept = {"criterion": kept["criterion"], "percent": kept["percent"], "parent": kept.get("parent")}
    return {**kept, "file": place.file, "page": page}


def _point(point: dict[str, Any], places: dict[str, _Place]) -> dict[str, Any]:
    evidence = [
        {"file": places[short].file, "page": places[short].page(quote), "quote": quote}
        for short, quote in point.get("evidence", [])
    ]
    return {
        "verdict": point["verdict"],
        "evidence": evidence,
        "confidence": point.get("confidence", "high"),
        "note": point.get("note", ""),
    }


class _Place:
    """A file of a pack, and the pages of it when it is a PDF."""

    def __init__(self, tender: Path, pack: Path, stem: str) -> None:
        path = next(pack.glob(f"{stem}.*"))
        self.file = path.name
        self.pages: list[str] | None = None
        if path.suffix == ".pdf":
            meta = read_source(tender / f"{stem}.md").meta
            self.pages = page_texts(path, (meta["header"], meta["footer"]))

    def page(self, quote: str, *, word: bool = False) -> int | None:
        """Return the page on which a quote begins, counted from 1; None in a file without pages."""
        if self.pages is None:
            return None
        if word:
            numbers = [n for n, text in enumerate(self.pages, 1) if re.search(rf"\b{re.escape(quote)}s?\b", text)]
        else:
            numbers = _pages_of(_squeeze(quote), [_squeeze(text) for text in self.pages])
        if not numbers:
            raise ValueError(f"{self.file}: no page holds {quote!r}")
        return numbers[0]


def _pages_of(quote: str, pages: list[str]) -> list[int]:
    whole = [n for n, text in enumerate(pages, 1) if quote in text]
    if whole:
        return whole
    return [n for n, (a, b) in enumerate(itertools.pairwise(pages), 1) if quote in a + b]


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def page_texts(path: Path, running: tuple[str, ...] = ()) -> list[str]:
    """Return the text of each page of a PDF without its running header and footer."""
    document = pypdfium2.PdfDocument(path)
    texts = []
    for page in document:
        textpage = page.get_textpage()
        # PDFium writes U+FFFE for a hyphen at the end of a line; LibreOffice adds none of its own, so it is a real one.
        text = textpage.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-")
        textpage.close()
        page.close()
        for line in running:
            text = text.replace(line, "")
        texts.append(re.sub(r"\n?\s*Page \d+ of \d+", "", text))
    document.close()
    return texts

"""Annotates a PDF file with findings that a test chooses, and reads back what is on its pages."""

from __future__ import annotations

import ctypes
import math
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw
from reporting import against, met, missing, report

from tilint.model import Document, Location
from tilint.parsers.pdf import read
from tilint.problems import Problem
from tilint.report import Judgement
from tilint.reporters import View, all_reporters

NAME = "itt.pdf"


@dataclass(frozen=True)
class Note:
    """An annotation of tilint's: its page (from 1), what it says, and the words below its rectangles, line by line."""

    page: int
    lines: list[str]
    words: list[str]
    entry: pikepdf.Object
    file: pikepdf.Pdf
    """Keeps the entry alive."""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Annotated:
    """A file before and after, and what was told."""

    before: bytes
    after: bytes | None
    told: Sequence[str]

    @property
    def notes(self) -> list[Note]:
        return list(notes(self.after))

    @property
    def highlights(self) -> list[Note]:
        return [note for note in self.notes if note.entry.Subtype == "/Highlight"]

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self.after))

    @property
    def words(self) -> list[list[str]]:
        return [note.words for note in self.highlights]


def annotate(
    data: bytes,
    quotes: Sequence[str],
    folder: Path,
    *,
    points: Sequence[Judgement] = (),
    together: bool = False,
    now: bytes | None = None,
    name: str = NAME,
    **view: Any,
) -> Annotated:
    """Annotate a file in which something works against people at each quote; `together`: the quotes are one finding."""
    document = read(name, data)
    places = [place_of(document, quote) for quote in quotes]
    groups = [places] if together and places else [[place] for place in places]
    judged = report([document], *(against(*group) for group in groups), *points)
    target = folder / name
    target.unlink(missing_ok=True)
    try:
        told = all_reporters()["pdf"].save(judged, View(**view), {name: now or data}.__getitem__, folder)
    except Problem as problem:
        told = str(problem).splitlines()
    return Annotated(data, target.read_bytes() if target.exists() else None, told)


def place_of(document: Document, quote: str, at: int = 0) -> Location:
    """Return the place of a quote in a document."""
    pattern = re.compile(r"\s+".join(map(re.escape, quote.replace(" | ", "\t").split())))
    for number, block in enumerate(document.blocks):
        found = pattern.search(block.text)
        if found:
            return Location(at, number, found.start(), found.end())
    raise AssertionError(quote)


def notes(data: bytes) -> Iterator[Note]:
    """Yield tilint's annotations in a file, page by page."""
    document = pdfium.PdfDocument(data)
    file = pikepdf.open(BytesIO(data))
    for number, page in enumerate(file.pages, start=1):
        ours = [one for one in page.get("/Annots", []) if str(one.get("/T", "")) == "tilint"]
        if ours:
            below = Below(document, number - 1)
            for one in ours:
                yield Note(number, str(one.Contents).splitlines(), [below.words(box) for box in boxes(one)], one, file)


def boxes(entry: pikepdf.Object) -> Iterator[tuple[float, float, float, float]]:
    """Yield the rectangles of a highlight."""
    sides = [float(side) for side in entry.get("/QuadPoints", [])]
    for at in range(0, len(sides), 8):
        xs, ys = sides[at : at + 8 : 2], sides[at + 1 : at + 8 : 2]
        yield min(xs), min(ys), max(xs), max(ys)


class Below:
    """The characters of one page but for slanting ones (DRAFT across the page), to tell what lies below a rectangle."""

    def __init__(self, document: pdfium.PdfDocument, index: int) -> None:
        page = document[index]
        text = page.get_textpage()
        self.chars: list[tuple[str, float, float]] = []
        for at in range(text.count_chars()):
            if abs(math.sin(2 * raw.FPDFText_GetCharAngle(text.raw, at))) > 0.05:
                continue
            sides = [ctypes.c_double() for _ in range(4)]
            raw.FPDFText_GetCharBox(text.raw, at, *sides)
            left, right, bottom, top = (side.value for side in sides)
            self.chars.append((chr(raw.FPDFText_GetUnicode(text.raw, at)), (left + right) / 2, (bottom + top) / 2))
        text.close()
        page.close()

    def words(self, box: tuple[float, float, float, float]) -> str:
        """Return the characters whose middle lies in a box."""
        x0, y0, x1, y1 = box
        return " ".join("".join(char for char, x, y in self.chars if x0 <= x <= x1 and y0 <= y <= y1).split())


def sound(data: bytes, folder: Path) -> str:
    """Return what qpdf finds wrong with a file."""
    file = folder / "checked.pdf"
    file.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def bookmarks(data: bytes) -> list[tuple[int, str, int | None]]:
    """Return the level, title and page (from 1) of each bookmark, as pdfium reads them."""
    document = pdfium.PdfDocument(data)
    found = []
    for mark in document.get_toc():
        leads = mark.get_dest()
        found.append((mark.level, mark.get_title(), leads.get_index() + 1 if leads else None))
    return found


__all__ = ["NAME", "Annotated", "Note", "annotate", "bookmarks", "met", "missing", "notes", "place_of", "sound"]

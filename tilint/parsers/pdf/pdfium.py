"""Opens PDF files with pdfium and hands out their pages, one at a time, closed again after use."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tilint.parsers import CannotRead

__all__ = ["Page", "is_summary", "open_document", "open_page"]

SUMMARY = "TilintSummary"
"""The marked content of the pages that tilint adds to an annotated copy."""
HEADER_WITHIN = 1024
"""The header "%PDF" may follow up to this many bytes of junk, as every viewer allows."""


@dataclass(frozen=True, slots=True)
class Page:
    """One open page: pdfium's handles, its visible box, and how many quarter turns it is shown at."""

    number: int
    """Counted from 1."""
    handle: Any
    text: Any
    box: tuple[float, float, float, float]
    """x0, y0, x1, y1 in points, origin bottom left, before turning."""
    turns: int

    @property
    def shown_width(self) -> float:
        """Width in points as a reader sees the page."""
        return self.box[3] - self.box[1] if self.turns % 2 else self.box[2] - self.box[0]

    @property
    def shown_height(self) -> float:
        """Height in points as a reader sees the page."""
        return self.box[2] - self.box[0] if self.turns % 2 else self.box[3] - self.box[1]

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return a box as a reader sees it: turned, with the origin at the bottom left of the visible page."""
        left, bottom, right, top = self.box
        if self.turns == 1:
            return y0 - bottom, right - x1, y1 - bottom, right - x0
        if self.turns == 2:
            return right - x1, top - y1, right - x0, top - y0
        if self.turns == 3:
            return top - y1, x0 - left, top - y0, x1 - left
        return x0 - left, y0 - bottom, x1 - left, y1 - bottom

    def stored(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return a box of `shown` in the page's own coordinates again."""
        left, bottom, right, top = self.box
        if self.turns == 1:
            return right - y1, x0 + bottom, right - y0, x1 + bottom
        if self.turns == 2:
            return right - x1, top - y1, right - x0, top - y0
        if self.turns == 3:
            return y0 + left, top - x1, y1 + left, top - x0
        return x0 + left, y0 + bottom, x1 + left, y1 + bottom


@contextmanager
def open_document(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF file; raise `CannotRead` with a plain reason for one that no viewer could show."""
    if not data.strip():
        raise CannotRead("The file is empty", "Save it again from the program it was made with.")
    if b"%PDF" not in data[: HEADER_WITHIN + 4]:
        raise CannotRead("The file is not a PDF, whatever its name says", "Check the file and its ending.")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _reason(data) from error
    try:
        if len(document) <= 0:
            raise CannotRead(
                "The PDF has no pages, or its list of pages is damaged", "Export it again from the original document."
            )
        yield document
    finally:
        document.close()


def _reason(data: bytes) -> CannotRead:
    """Say why pdfium refused to open these bytes."""
    code = pdfium_c.FPDF_GetLastError()
    if code == pdfium_c.FPDF_ERR_PASSWORD:
        return CannotRead("The PDF is protected by a password", "Save a copy without a password and check that copy.")
    if code == pdfium_c.FPDF_ERR_SECURITY:
        return CannotRead(
            "The PDF is encrypted in a way that cannot be opened here",
            "Save a copy without protection and check that copy.",
        )
    if b"%%EOF" not in data[-2048:]:
        return CannotRead("The PDF is cut short: its end is missing", "Download or export it again.")
    return CannotRead("The PDF is damaged and cannot be opened", "Export it again from the original document.")


def is_summary(page: Page) -> bool:
    """Tell whether a page is one that tilint itself added to an annotated copy: all that is on it bears its mark."""
    first = pdfium_c.FPDFPage_GetObject(page.handle, 0)
    for number in range(pdfium_c.FPDFPageObj_CountMarks(first) if first else 0):
        name, size = ctypes.create_string_buffer(2 * len(SUMMARY) + 2), ctypes.c_ulong()
        mark = pdfium_c.FPDFPageObj_GetMark(first, number)
        text = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
        if (
            pdfium_c.FPDFPageObjMark_GetName(mark, text, len(name), size)
            and name.raw[:-2].decode("utf-16-le", "replace") == SUMMARY
        ):
            return True
    return False


@contextmanager
def open_page(document: pdfium.PdfDocument, index: int) -> Iterator[Page | None]:
    """Open one page with its text, or yield None where the page is damaged; close both afterwards."""
    handle = pdfium_c.FPDF_LoadPage(document.raw, index)
    if not handle:
        yield None
        return
    text = pdfium_c.FPDFText_LoadPage(handle)
    try:
        if not text:
            yield None
        else:
            turns = max(pdfium_c.FPDFPage_GetRotation(handle), 0)
            yield Page(index + 1, handle, text, _visible_box(handle), turns)
    finally:
        if text:
            pdfium_c.FPDFText_ClosePage(text)
        pdfium_c.FPDF_ClosePage(handle)


def _visible_box(handle: Any) -> tuple[float, float, float, float]:
    """Return the part of the page that a viewer shows."""
    rect = pdfium_c.FS_RECTF()
    if pdfium_c.FPDF_GetPageBoundingBox(handle, ctypes.byref(rect)):
        return rect.left, rect.bottom, rect.right, rect.top
    return 0.0, 0.0, pdfium_c.FPDF_GetPageWidthF(handle), pdfium_c.FPDF_GetPageHeightF(handle)

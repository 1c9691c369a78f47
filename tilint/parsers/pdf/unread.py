"""Says which pages of a PDF could not be read, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tilint.model import Unread
from tilint.parsers.pdf.pdfium import Page
from tilint.parsers.pdf.rulings import Drawing
from tilint.parsers.pdf.words import PageWords

__all__ = ["DAMAGED", "NO_LETTERS", "PICTURE", "Trouble", "page_list", "trouble", "unread_pages", "unread_rest"]

PICTURE = (
    "pictures of text, with no text layer",
    "Export the document from the program it was written in, or run text recognition (OCR) on it, and check again.",
)
NO_LETTERS = (
    "text whose font does not say which letters it shows",
    "Export the document again with its fonts embedded, or run text recognition (OCR) on it.",
)
NEEDS_READER = (
    "a form that only Adobe Reader can show (XFA)",
    "Open it in Adobe Reader, print it to PDF and check that copy.",
)
ATTACHED = ("files inside a PDF are not opened", "Save them beside the PDF and check them too.")
DAMAGED = ("damaged pages that cannot be opened", "Export the document again from the program it was written in.")
Trouble = tuple[str, str]

FEW_WORDS = 12
SMALL_PART = 0.04
LARGE_PART = 0.5
MANY_SHAPES = 150


def trouble(page: Page, words: PageWords, drawing: Drawing) -> Trouble | None:
    """Return why a page could not be read and what helps; None for one that was read or is blank."""
    if words.senseless:
        return NO_LETTERS
    area = max(page.shown_width * page.shown_height, 1.0)
    share = drawing.picture_area / area
    if not words.words:
        return PICTURE if share > SMALL_PART or drawing.shapes > MANY_SHAPES else None
    if len(words.words) <= FEW_WORDS and share > LARGE_PART:
        return PICTURE
    return None


def unread_pages(document: str, troubles: Iterable[tuple[int, Trouble]]) -> list[Unread]:
    """Return one note for each kind of trouble, with the pages that have it."""
    pages: dict[Trouble, list[int]] = {}
    for number, found in troubles:
        pages.setdefault(found, []).append(number)
    return [
        Unread(document, what=page_list(numbers), why=why, advice=advice, pages=tuple(numbers))
        for (why, advice), numbers in pages.items()
    ]


def unread_rest(document: str, pdf: pdfium.PdfDocument, limit: int) -> list[Unread]:
    """Return notes on what of a file no page shows: pages beyond the limit, XFA forms and attached files."""
    notes: list[Unread] = []
    count = len(pdf)
    if count > limit:
        why = f"more than {limit} pages, of which only the first {limit} are read"
        notes.append(Unread(document, f"pages {limit + 1} to {count}", why, "Split the file into smaller ones."))
    if pdf.get_formtype() == pdfium_c.FORMTYPE_XFA_FULL:
        notes.append(Unread(document, "the form", *NEEDS_READER))
    attached = pdfium_c.FPDFDoc_GetAttachmentCount(pdf.raw)
    if attached > 0:
        notes.append(Unread(document, "1 attached file" if attached == 1 else f"{attached} attached files", *ATTACHED))
    return notes


def page_list(numbers: Sequence[int]) -> str:
    """Return page numbers in words: "page 3", "pages 3 to 5 and 8"."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    parts = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    listed = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    return ("page " if len(numbers) == 1 else "pages ") + listed

"""The PDF parser: pages, words and ruled tables from pdfium, read in the order of a reader."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

from tilint.model import Document
from tilint.parsers import CannotRead, Parser
from tilint.parsers.pdf.annotations import read_added
from tilint.parsers.pdf.blocks import make_blocks
from tilint.parsers.pdf.grids import find_grids
from tilint.parsers.pdf.layout import PageLayout, lay_out
from tilint.parsers.pdf.open_tables import OpenTables
from tilint.parsers.pdf.pdfium import Page, is_summary, open_document, open_page
from tilint.parsers.pdf.rulings import read_drawing
from tilint.parsers.pdf.unread import DAMAGED, Trouble, trouble, unread_pages, unread_rest
from tilint.parsers.pdf.words import Widths, read_words

__all__ = ["PARSER", "read"]

MOST_PAGES = 5_000
"""Pages read at most; a longer file is reported, so that nobody takes it for read."""


@dataclass(slots=True)
class _Pages:
    """The pages read so far, and what was wrong with the others."""

    open_tables: OpenTables
    layouts: list[PageLayout] = field(default_factory=list)
    widths: Widths = field(default_factory=dict)
    troubles: list[tuple[int, Trouble]] = field(default_factory=list)

    def add(self, page: Page, form: Any) -> None:
        words, drawing = read_words(page, self.widths), read_drawing(page)
        found = trouble(page, words, drawing)
        if found is not None:
            self.troubles.append((page.number, found))
        grids = find_grids(drawing)
        grids += self.open_tables.find(page, words.words, drawing, grids)
        layout = lay_out(page, [] if words.senseless else words.words, drawing, grids)
        layout.added = read_added(page, form)
        self.layouts.append(layout)


def read(name: str, data: bytes) -> Document:
    """Read a PDF file. Raises `CannotRead` for one that is damaged, protected by a password or empty."""
    pages = _Pages(OpenTables(data))
    with open_document(data) as document, closing(pages.open_tables):
        count = len(document)
        title = document.get_metadata_value("Title").strip()
        rest = unread_rest(name, document, MOST_PAGES)
        form = _form(document)
        for index in range(min(count, MOST_PAGES)):
            with open_page(document, index) as page:
                if page is None:
                    pages.troubles.append((index + 1, DAMAGED))
                elif is_summary(page):
                    count -= 1
                else:
                    pages.add(page, form)
    if not pages.layouts:
        raise CannotRead("None of the PDF's pages can be opened", "Export it again from the original document.")
    return Document(
        name=name,
        kind="pdf",
        blocks=tuple(make_blocks(pages.layouts)),
        pages=count,
        unread=(*unread_pages(name, pages.troubles), *rest),
        title=title,
    )


def _form(document: pdfium.PdfDocument) -> Any:
    """Return pdfium's handle of the document's form, or None where it has none."""
    document.init_forms()
    return document.formenv.raw if document.formenv else None


PARSER = Parser(kind="pdf", suffixes=(".pdf",), read=read, magic=(b"%PDF",))

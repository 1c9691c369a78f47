"""Adds the pages of the summary to a PDF file."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from tilint.reporters._pdf_file import PdfFile, Sheet
from tilint.reporters._pdf_layout import FONTS, HEIGHT, WIDTH, Page
from tilint.reporters._pdf_marks import PRINTED

__all__ = ["add_page"]

BEGIN, END = b"/TilintSummary BMC\n", b"\nEMC"
"""Marks what is on the page: by it the parser knows that the page is no part of the tender."""
BESIDE_BEGIN, BESIDE_END = b"/Artifact BMC\n", b"\nEMC"
"""In a file with tags for screen readers, this says that the page has none."""


def add_page(file: PdfFile, page: Page, places: Sequence[Array]) -> Sheet:
    """Add a page of text at the end of a file; `places` are where its links lead."""
    content = BEGIN + page.drawing() + END
    if "/StructTreeRoot" in file.pdf.Root:
        content = BESIDE_BEGIN + content + BESIDE_END
    fonts = {
        f"/{key}": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), Encoding=Name.WinAnsiEncoding)
        for key, name in FONTS.items()
    }
    made = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, WIDTH, HEIGHT]),
        Rotate=0,
        Contents=pikepdf.Stream(file.pdf, content),
        Resources=Dictionary(Font=Dictionary(fonts)),
    )
    sheet = file.append(made)
    for link in page.links:
        box = Array([round(side, 2) for side in link.box])
        kind = {"/Type": Name.Annot, "/Subtype": Name.Link, "/Rect": box, "/Border": Array([0, 0, 0]), "/F": PRINTED}
        file.add(sheet, Dictionary({**kind, "/Dest": places[link.to]}))
    return sheet

"""Write a source as a Word file in the manner of a real tender; the same source gives the same bytes."""

# ruff: noqa: SLF001 - python-docx gives the XML of an item under these names alone

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx_parts import (
    BULLETS,
    add_field,
    add_footnotes,
    add_numbering,
    answer_control,
    block_answer,
    set_number,
    tick_box,
)
from markdown_source import Piece, Source

__all__ = ["write_docx"]

FIXED_DATE = datetime(2026, 1, 5, 9, 0, 0)  # noqa: DTZ001 - Word stores this property without a time zone
INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[\^(?P<note>\w+)\]|\{\{(?P<answer>[^}]*)\}\}")
TEXT_WIDTH = Cm(16)
HEADING_COLOUR = RGBColor(0x1F, 0x3A, 0x4D)


def write_docx(source: Source) -> bytes:
    """Return the Word file of a source."""
    return _Writer(source).write()


class _Writer:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.document: DocumentType = Document()
        self.numbering = source.meta["numbering"]
        self.has_parts = any(piece.kind == "heading" and piece.level == 1 for piece in source.pieces)
        self.tags = 0
        self.counts = [0, 0]

    def write(self) -> bytes:
        self._styles()
        self._page()
        self._title()
        if self.source.meta["contents"] == "true":
            self._contents()
        for piece in self.source.pieces:
            getattr(self, f"_{piece.kind}")(piece)
        if self.source.notes:
            add_footnotes(self.document, self.source.notes)
        return self._save()

    # ---- the look of the document

    def _styles(self) -> None:
        styles = self.document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Liberation Sans", Pt(11)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Liberation Sans")
        normal.paragraph_format.space_after = Pt(7)
        normal.paragraph_format.line_spacing = 1.15
        for name, size in (("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 11.5), ("Title", 26)):
            style = styles[name]
            style.font.name, style.font.size, style.font.color.rgb = "Liberation Sans", Pt(size), HEADING_COLOUR
            fonts = style.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        styles["Heading 1"].paragraph_format.space_before = Pt(18)
        clause = styles.add_style("Clause", WD_STYLE_TYPE.PARAGRAPH)
        clause.base_style = normal
        contents = styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
        contents.base_style = normal
        contents.element.set(qn("w:styleId"), "TOC1")
        contents.paragraph_format.tab_stops.add_tab_stop(Cm(1))
        if self.numbering == "none":
            add_numbering(self.document, "Heading9", None)
            return
        first, second = ("Heading 2", "Heading 3") if self.has_parts else ("Heading 1", "Heading 2")
        below = "Clause" if self.numbering == "clauses" else second
        add_numbering(self.document, styles[first].style_id, styles[below].style_id)
        set_number(styles[first].element, 0)
        set_number(styles[below].element, 1)

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.3)
        header = section.header.paragraphs[0]
        header.text = self.source.meta["header"]
        footer = section.footer.paragraphs[0]
        footer.text = f"{self.source.meta['footer']}\tPage "
        self.document.styles["Footer"].paragraph_format.tab_stops.clear_all()
        footer.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        add_field(footer, "PAGE")
        footer.add_run(" of ")
        add_field(footer, "NUMPAGES")
        for paragraph in (header, footer):
            for run in paragraph.runs:
                run.font.size = Pt(8.5)

    def _title(self) -> None:
        meta = self.source.meta
        self.document.add_paragraph(meta["title"], style="Title")
        self.document.add_paragraph(meta["subtitle"], style="Subtitle")
        line = self.document.add_paragraph()
        line.add_run(meta["issuer"]).bold = True
        self.document.add_paragraph(f"Reference: {meta['reference']}")

    def _contents(self) -> None:
        """Write a table of contents as Word stores it: a field whose result is one line for each heading."""
        self.document.add_paragraph("Contents", style="Subtitle")
        top = 2 if self.has_parts else 1
        lines, number = [], 0
        for piece in self.source.pieces:
            if piece.kind == "heading" and piece.level == 2:
                number += not piece.text.startswith("Annex")
                lines.append(piece.text if piece.text.startswith("Annex") else f"{number}\t{piece.text}")
        for index, text in enumerate(lines):
            paragraph = self.document.add_paragraph(style="toc 1")
            if index == 0:
                add_field(paragraph, f'TOC \\o "{top}-{top}" \\n \\h', text)
                end = paragraph._p[-1]
                paragraph._p.remove(end)
            else:
                paragraph.add_run(text)
            if index == len(lines) - 1:
                paragraph._p.append(end)
            paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.space_after = Pt(14)

    # ---- the pieces

    def _heading(self, piece: Piece) -> None:
        level = piece.level if self.has_parts else piece.level - 1
        paragraph = self.document.add_heading(piece.text, level)
        paragraph.paragraph_format.keep_with_next = True
        if piece.level == 2 and piece.text.startswith("Annex") and self.numbering != "none":
            set_number(paragraph._p, 0, 0)
        if self.has_parts and piece.level == 1:
            paragraph.paragraph_format.page_break_before = piece.text != self._first_heading()
        under_annex = piece.level == 3 and self.numbering == "headings" and self.in_annex
        if under_annex:
            set_number(paragraph._p, 0, 0)
        if piece.level == 2:
            self.in_annex = piece.text.startswith("Annex")

    def _first_heading(self) -> str:
        return next(piece.text for piece in self.source.pieces if piece.kind == "heading")

    def _paragraph(self, piece: Piece) -> None:
        self._fill(self.document.add_paragraph(), piece.text)

    def _clause(self, piece: Piece) -> None:
        if self.numbering == "clauses":
            self._fill(self.document.add_paragraph(style="Clause"), piece.text)
        else:
            self._fill(self.document.add_paragraph(style="List Number"), piece.text)

    def _point(self, piece: Piece) -> None:
        paragraph = self.document.add_paragraph()
        if self.numbering == "clauses":
            set_number(paragraph._p, 2)
        else:
            set_number(paragraph._p, 0, BULLETS)
        paragraph.paragraph_format.space_after = Pt(3)
        self._fill(paragraph, piece.text)

    def _tick(self, piece: Piece) -> None:
        paragraph = self.document.add_paragraph()
        paragraph._p.append(tick_box(self._tag()))
        self._fill(paragraph, f" {piece.text}")

    def _answer(self, piece: Piece) -> None:
        self.document.element.body.insert_element_before(
            block_answer(piece.text.strip("{} "), self._tag()), "w:sectPr"
        )

    def _table(self, piece: Piece) -> None:
        table = self.document.add_table(rows=0, cols=len(piece.rows[0]))
        table.style = "Table Grid"
        table.autofit = False
        widths = _widths(piece.rows)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, texts in enumerate(piece.rows):
            row = table.add_row()
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if number == 0:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell, text, width in zip(row.cells, texts, widths, strict=True):
                cell.width = width
                self._cell(cell, text, header=number == 0)
        _merge_downwards(table, piece.rows)
        self.document.add_paragraph().paragraph_format.space_after = Pt(4)

    def _cell(self, cell: Any, text: str, *, header: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        if text != "^":
            self._fill(paragraph, text)
        if header:
            cell._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DCE6EC"/>')
            )
            for run in paragraph.runs:
                run.bold = True

    def _fill(self, paragraph: Any, text: str) -> None:
        end = 0
        for match in INLINE.finditer(text):
            paragraph.add_run(text[end : match.start()])
            end = match.end()
            if match["bold"]:
                paragraph.add_run(match["bold"]).bold = True
            elif match["note"]:
                reference = OxmlElement("w:footnoteReference")
                reference.set(qn("w:id"), str([*self.source.notes].index(match["note"]) + 1))
                run = paragraph.add_run()
                run.font.superscript = True
                run._r.append(reference)
            else:
                paragraph._p.append(answer_control(match["answer"].strip(), self._tag()))
        if text[end:]:
            paragraph.add_run(text[end:])

    def _tag(self) -> str:
        self.tags += 1
        return f"field-{self.tags}"

    # ---- the file

    def _save(self) -> bytes:
        properties = self.document.core_properties
        properties.title, properties.author = self.source.meta["title"], self.source.meta["issuer"]
        properties.last_modified_by, properties.comments = self.source.meta["issuer"], ""
        properties.created = properties.modified = FIXED_DATE
        properties.revision, properties.language = 1, "en-GB"
        saved, result = io.BytesIO(), io.BytesIO()
        self.document.save(saved)
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
                new.writestr(entry, old.read(name))
        return result.getvalue()

    in_annex = False


def _widths(rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """Share the width of the page by the longest text of each column, with a floor and a ceiling."""
    longest = [min(60, max(12, *(_length(row[column]) for row in rows))) for column in range(len(rows[0]))]
    return [int(TEXT_WIDTH * size / sum(longest)) for size in longest]


def _length(text: str) -> int:
    return 28 if text.startswith("{{") else len(text)


def _merge_downwards(table: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    """Merge each cell that is written "^" with the cell above it."""
    for column in range(len(rows[0])):
        top = 0
        for number, row in enumerate(rows):
            if row[column] != "^":
                top = number
            elif number + 1 == len(rows) or rows[number + 1][column] != "^":
                merged = table.cell(top, column).merge(table.cell(number, column))
                for paragraph in merged.paragraphs[1:]:
                    paragraph._p.getparent().remove(paragraph._p)

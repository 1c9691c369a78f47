"""The questions letter as a Word file, with the same bytes for the same letters: no clock, no names of people or machines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tilint.reporters._letter import Asked, Letter

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph

__all__ = ["word"]

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where a file must have a date and none is given; the first that a zip can hold."""
FONT, SIZE = "Arial", 11
DARK, QUIET = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x4D, 0x4D, 0x4D)
HANG = Cm(1)


def word(letters: Sequence[Letter], date: datetime | None) -> bytes:
    """Return a Word file with some letters, each on a page of its own."""
    paper = Document()
    _set_up(paper, letters, date or NO_DATE)
    for number, letter in enumerate(letters):
        if number:
            paper.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        _write(paper, letter)
    raw = io.BytesIO()
    paper.save(raw)
    return _undated(raw.getvalue())


def _set_up(paper: Paper, letters: Sequence[Letter], date: datetime) -> None:
    core = paper.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.title = letters[0].subject if letters else "Questions"
    core.language = "en-GB"
    core.created = core.modified = date.astimezone(UTC).replace(tzinfo=None)
    core.revision = 1
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.4)
    for name, size, before in (("Normal", SIZE, 0), ("Title", 18, 0), ("Heading 1", 13, 14), ("List Bullet", SIZE, 0)):
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), DARK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:hAnsi"), FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        style.element.rPr.append(language)


def _write(paper: Paper, letter: Letter) -> None:
    _notes(paper, letter)
    paper.add_paragraph(f"To: {letter.to}")
    paper.add_heading(letter.subject, level=0)
    paper.add_paragraph(letter.greeting)
    paper.add_paragraph(letter.thanks)
    for strength in letter.strengths:
        paper.add_paragraph(strength, style="List Bullet")
    paper.add_paragraph(letter.opening)
    _numbered(paper, "Our questions", letter.first)
    _numbered(paper, "If there is time", letter.later)
    if letter.first:
        paper.add_heading("With thanks", level=1)
    for text in letter.closing:
        paper.add_paragraph(text)
    paper.add_paragraph("Kind regards,").paragraph_format.keep_with_next = True
    last = paper.add_paragraph()
    for number, line in enumerate(letter.signature):
        run = last.add_run(line)
        if number < len(letter.signature) - 1:
            run.add_break()


def _notes(paper: Paper, letter: Letter) -> None:
    """Write the notes for the sender in a box, which can be taken out as one thing."""
    box = paper.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    heading = box.paragraphs[0]
    heading.add_run("For you, not part of the letter").bold = True
    for label, text in letter.notes:
        line = box.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(text)
    paper.add_paragraph()


def _numbered(paper: Paper, heading: str, asked: Sequence[Asked]) -> None:
    """Write numbered questions. The numbers are text, so that they go on under the next heading and stay when copied."""
    if not asked:
        return
    paper.add_heading(heading, level=1)
    for one in asked:
        question = paper.add_paragraph()
        question.paragraph_format.left_indent, question.paragraph_format.first_line_indent = HANG, -HANG
        question.paragraph_format.tab_stops.add_tab_stop(HANG)
        question.paragraph_format.keep_with_next = True
        question.paragraph_format.space_before, question.paragraph_format.space_after = Pt(8), Pt(2)
        question.add_run(f"{one.number}.\t")
        question.add_run(one.question).bold = True
        for number, line in enumerate(one.about):
            _quiet(paper.add_paragraph(line), last=number == len(one.about) - 1)


def _quiet(paragraph: Paragraph, *, last: bool) -> None:
    paragraph.paragraph_format.left_indent = HANG
    paragraph.paragraph_format.space_after = Pt(6 if last else 2)
    paragraph.paragraph_format.keep_with_next = not last
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(SIZE - 1), QUIET


def _undated(data: bytes) -> bytes:
    """Return a zip with the same members, each with the first date that a zip can hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, NO_DATE.timetuple()[:6])
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(member, made.read(name))
    return out.getvalue()

"""Reads what was filled into a PDF form or noted on its pages: field values, ticked boxes, typed-on text, comments."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from tilint.model import BlockKind
from tilint.parsers.pdf.pdfium import Page

__all__ = ["Added", "read_added"]

MOST = 5_000
TICKED = "☒"
_TEXT_FIELDS = {pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX}
_BOXES = {pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON}
_COMMENTS = {
    pdfium_c.FPDF_ANNOT_TEXT,
    pdfium_c.FPDF_ANNOT_HIGHLIGHT,
    pdfium_c.FPDF_ANNOT_UNDERLINE,
    pdfium_c.FPDF_ANNOT_STRIKEOUT,
    pdfium_c.FPDF_ANNOT_SQUIGGLY,
}


@dataclass(frozen=True, slots=True)
class Added:
    """Something added to a page: a filled form field, typed-on text or a comment, with its box as shown."""

    kind: BlockKind
    text: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


def read_added(page: Page, form: Any) -> list[Added]:
    """Return what was added to a page, in the file's order; `form` is pdfium's form handle or None."""
    return list(_read(page, form))


def _read(page: Page, form: Any) -> Iterator[Added]:
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.handle), MOST)):
        note = pdfium_c.FPDFPage_GetAnnot(page.handle, index)
        if not note:
            continue
        try:
            kind, text = _content(note, form)
            if text and not pdfium_c.FPDFAnnot_GetFlags(note) & pdfium_c.FPDF_ANNOT_FLAG_HIDDEN:
                rect = pdfium_c.FS_RECTF()
                pdfium_c.FPDFAnnot_GetRect(note, rect)
                box = page.shown(rect.left, rect.bottom, rect.right, rect.top)
                yield Added(kind, text, page.number, *box)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(note)


def _content(note: Any, form: Any) -> tuple[BlockKind, str]:
    """Return what an annotation says; nothing for links and drawings."""
    subtype = pdfium_c.FPDFAnnot_GetSubtype(note)
    if subtype == pdfium_c.FPDF_ANNOT_WIDGET:
        return BlockKind.FORM_FIELD, _field(note, form) if form is not None else ""
    if subtype == pdfium_c.FPDF_ANNOT_FREETEXT:
        return BlockKind.TEXT_BOX, _entry(note, b"Contents")
    if subtype in _COMMENTS:
        return BlockKind.COMMENT, _entry(note, b"Contents")
    return BlockKind.COMMENT, ""


def _field(note: Any, form: Any) -> str:
    """Return the value of a form field; for a ticked box, a tick and the field's name for people."""
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(form, note)
    if kind in _TEXT_FIELDS:
        return _string(lambda buffer, size: pdfium_c.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))
    if kind in _BOXES and _entry(note, b"AS") not in {"", "Off"}:
        name = _string(lambda buffer, size: pdfium_c.FPDFAnnot_GetFormFieldAlternateName(form, note, buffer, size))
        return f"{TICKED} {name}".strip()
    return ""


def _entry(note: Any, key: bytes) -> str:
    return _string(lambda buffer, size: pdfium_c.FPDFAnnot_GetStringValue(note, key, buffer, size))


def _string(ask: Callable[[Any, int], int]) -> str:
    """Return a string that pdfium writes into a buffer as UTF-16, in one line."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return " ".join(buffer.raw[: size - 2].decode("utf-16-le", "replace").split())

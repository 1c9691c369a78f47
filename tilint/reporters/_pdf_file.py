"""A PDF file to be annotated: opened or refused, cleared of what tilint wrote before, and saved the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from tilint.problems import Problem
from tilint.reporters import _pdf_outline
from tilint.reporters._pdf_outline import OURS

__all__ = ["AUTHOR", "PdfFile", "Sheet", "damage_told"]

AUTHOR = "tilint"
MOST_PARENTS = 100
MOST_FIELDS = 100_000
LEAST_VERSION = "1.4"
"""The first version of PDF with colours that let the text below show through."""
DAMAGED = "it is damaged. Export it again from the original document."


@contextmanager
def damage_told() -> Iterator[None]:
    """Raise `Problem` where an entry of a file is of another kind than the standard says, which pikepdf does not forgive."""
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError, pikepdf.PdfError) as error:
        raise Problem(DAMAGED) from error


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its object, its visible part (x0, y0, x1, y1 in points), and the quarter turns to the right it is shown at."""

    page: Any
    box: tuple[float, float, float, float]
    turns: int

    @property
    def width(self) -> float:
        """Width in points as a reader sees the page."""
        x0, y0, x1, y1 = self.box
        return y1 - y0 if self.turns % 2 else x1 - x0

    def stored(self, right: float, down: float) -> tuple[float, float]:
        """Return a point of the page that lies so many points right of and down from the upper left corner that a reader sees."""
        x0, y0, x1, y1 = self.box
        return (
            (x0 + right, y1 - down),
            (x0 + down, y0 + right),
            (x1 - right, y0 + down),
            (x1 - down, y1 - right),
        )[self.turns]

    def stored_box(self, right: float, down: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Return a box of the page (x0, y0, x1, y1) from its corner, width and height as a reader sees them."""
        one, two = self.stored(right, down), self.stored(right + width, down + height)
        return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])

    def destination(self, x0: float, y0: float, x1: float, y1: float) -> pikepdf.Array:
        """Return the place that a link to a box of the page leads to: its corner as a reader sees it, at the zoom of before."""
        x, y = ((x0, y1), (x0, y0), (x1, y0), (x1, y1))[self.turns]
        return pikepdf.Array([self.page, Name.XYZ, round(x, 2), round(y, 2), 0])


class PdfFile:
    """An open PDF file. Raises `Problem` for one that may not be changed, or cannot be opened."""

    def __init__(self, data: bytes) -> None:
        try:
            self.pdf = pikepdf.open(BytesIO(data))
        except pikepdf.PasswordError as error:
            raise Problem("it is protected by a password. Save a copy without a password and check that copy.") from error
        except pikepdf.PdfError as error:
            raise Problem(DAMAGED) from error
        with damage_told():
            signed, self._pages = _is_signed(self.pdf), len(self.pdf.pages)
        if self.pdf.is_encrypted:
            raise Problem("it is protected against changes. Save a copy without protection and check that copy.")
        if signed:
            raise Problem("it bears a digital signature, which notes would break. Check a copy without a signature.")

    def sheet(self, number: int) -> Sheet:
        """Return a page, counted from 1. Raises `Problem` where there is no such page."""
        if not 0 < number <= self._pages:
            raise Problem("it was changed while it was being checked.")
        page = self.pdf.pages[number - 1]
        media, crop = _box(page.mediabox), _box(page.cropbox)
        shown = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
        return Sheet(page.obj, shown if shown[0] < shown[2] and shown[1] < shown[3] else media, _turns(page.obj))

    def clear(self) -> bool:
        """Remove what tilint wrote before, and tell whether there was anything."""
        found = _pdf_outline.clear(self.pdf)
        for page in self.pdf.pages:
            found |= _clear_annotations(page.obj)
        made = [number for number, page in enumerate(self.pdf.pages) if OURS in page.obj]
        for number in reversed(made):
            del self.pdf.pages[number]
            _unlabel(self.pdf, number)
        self._pages = len(self.pdf.pages)
        return found or bool(made)

    def add(self, sheet: Sheet, *annotations: pikepdf.Object) -> None:
        """Put annotations on a page, above those it has."""
        ours = [self.pdf.make_indirect(annotation) for annotation in annotations]
        sheet.page.Annots = pikepdf.Array([*_annotations(sheet.page), *ours])

    def append(self, page: pikepdf.Dictionary) -> Sheet:
        """Add a page at the end, so that every page of the tender keeps its number."""
        page[OURS] = True
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        if len(self.pdf.pages) == self._pages + 1:
            _label(self.pdf, self._pages)
        added = self.pdf.pages[-1]
        return Sheet(added.obj, _box(added.mediabox), 0)

    def saved(self) -> bytes:
        """Return the file: the same bytes each time, its own dates and description untouched."""
        out = BytesIO()
        self.pdf.save(out, min_version=LEAST_VERSION, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()


def _box(box: Any) -> tuple[float, float, float, float]:
    a, b, c, d = (float(side) for side in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _turns(page: Any) -> int:
    """Return the quarter turns to the right at which a page is shown; it may have them from the list of pages above it."""
    for _ in range(MOST_PARENTS):
        if "/Rotate" in page:
            return round(float(page.Rotate) / 90) % 4
        if "/Parent" not in page:
            break
        page = page.Parent
    return 0


def _annotations(page: Any) -> Iterator[Any]:
    listed = page.get("/Annots")
    yield from listed if isinstance(listed, pikepdf.Array) else ()


def _clear_annotations(page: Any) -> bool:
    """Remove tilint's annotations from a page. An answer to one of them stays, and stands alone."""
    kept, ours = [], set()
    for annotation in _annotations(page):
        if _is_ours(annotation):
            ours.add(annotation.objgen)
        else:
            kept.append(annotation)
    if not ours:
        return False
    for annotation in kept:
        answered = annotation.get("/IRT") if isinstance(annotation, Dictionary) else None
        if answered is not None and answered.objgen in ours:
            del annotation["/IRT"]
            if "/RT" in annotation:
                del annotation["/RT"]
    if kept:
        page.Annots = pikepdf.Array(kept)
    else:
        del page["/Annots"]
    return True


def _is_ours(annotation: Any) -> bool:
    """Tell whether an annotation is tilint's: by its mark, or, where another program dropped that, by author and name."""
    if not isinstance(annotation, Dictionary):
        return False
    if annotation.get("/Subtype") == Name.Popup and isinstance(annotation.get("/Parent"), Dictionary):
        annotation = annotation.Parent
    signed = str(annotation.get("/T", "")) == AUTHOR and str(annotation.get("/NM", "")).startswith(f"{AUTHOR}-")
    return OURS in annotation or signed


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a file holds a signature: in a field, or one that grants rights."""
    if "/Perms" in pdf.Root:
        return True
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields", ()) if isinstance(form, Dictionary) else ()
    todo: list[tuple[Any, Any]] = [(field, None) for field in fields]
    for _ in range(MOST_FIELDS):
        if not todo:
            break
        field, kind = todo.pop()
        if isinstance(field, Dictionary):
            kind = field.get("/FT", kind)
            if kind == Name.Sig and "/V" in field:
                return True
            todo += [(kid, kind) for kid in field.get("/Kids", ())]
    return False


def _label(pdf: pikepdf.Pdf, first: int) -> None:
    """Keep added pages, from one on (counted from 0), out of the tender's own page numbers, where it has them."""
    if "/PageLabels" in pdf.Root:
        labels = pikepdf.NumberTree(pdf.Root.PageLabels)
        labels[first] = Dictionary(S=Name.D, P=pikepdf.String(f"{AUTHOR} "))


def _unlabel(pdf: pikepdf.Pdf, number: int) -> None:
    if "/PageLabels" in pdf.Root:
        labels = pikepdf.NumberTree(pdf.Root.PageLabels)
        if number in labels and str(labels[number].get("/P", "")) == f"{AUTHOR} ":
            del labels[number]

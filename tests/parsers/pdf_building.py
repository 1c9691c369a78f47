"""Builds small PDF files for the tests of the PDF parser: text at places, lines, pictures, form fields."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import pikepdf

from tilint.model import Block, BlockKind, Document
from tilint.parsers.pdf import read

BODY = 11.0
LEFT, TOP = 72.0, 760.0
LEADING = 14.0


@dataclass
class Sheet:
    """One page, A4 by default; y counts from the bottom as PDF does."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    parts: list[bytes] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    picture: bool = False

    def text(self, x: float, y: float, words: str, *, size: float = BODY, bold: bool = False, turn: str = "1 0 0 1") -> Sheet:
        """Write words with their baseline at y."""
        shown = words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        font = b"/F2" if bold else b"/F1"
        self.parts.append(b"BT %s %.2f Tf %s %.2f %.2f Tm (%s) Tj ET" % (font, size, turn.encode(), x, y, shown))
        return self

    def lines(self, *lines: str, x: float = LEFT, y: float = TOP, size: float = BODY, bold: bool = False) -> Sheet:
        """Write lines one below the other, as a paragraph is set."""
        for number, words in enumerate(lines):
            self.text(x, y - number * LEADING * size / BODY, words, size=size, bold=bold)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a straight line."""
        self.parts.append(b"%.2f %.2f m %.2f %.2f l S" % (x0, y0, x1, y1))
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Sheet:
        """Draw every line of a table: `ys` from the top."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[-1], x, ys[0])
        return self

    def table(self, rows: list[list[str]], *, x: float = LEFT, y: float = TOP, width: float = 120, bold: int = 0) -> Sheet:
        """Draw a ruled table; the first `bold` rows are bold. A cell's lines are parted by a bar."""
        tops = [y]
        for number, row in enumerate(rows):
            deepest = max(len(cell.split("|")) for cell in row)
            for column, cell in enumerate(row):
                for step, words in enumerate(cell.split("|")):
                    at = tops[-1] - 13 - step * LEADING
                    self.text(x + column * width + 5, at, words, bold=number < bold)
            tops.append(tops[-1] - 8 - deepest * LEADING)
        return self.grid([x + column * width for column in range(len(rows[0]) + 1)], tops)

    def image(self, x: float, y: float, width: float, height: float) -> Sheet:
        """Put a grey picture on the page."""
        self.picture = True
        self.parts.append(b"q %.2f 0 0 %.2f %.2f %.2f cm /Im Do Q" % (width, height, x, y))
        return self


PICTURE = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"


def build(*sheets: Sheet, form: str = "", extra: list[str] | None = None) -> bytes:
    """Return the file of these pages; `extra` are objects numbered from 900, `form` the catalogue's /AcroForm."""
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % (f"/AcroForm {form}".encode() if form else b""),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        5: PICTURE + b"\nstream\n\x80\nendstream",
    }
    kids = []
    for number, sheet in enumerate(sheets):
        page, content = 10 + 2 * number, 11 + 2 * number
        kids.append(f"{page} 0 R")
        stream = b"\n".join(sheet.parts)
        objects[content] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
        crop = f"/CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
        notes = f"/Annots [{' '.join(sheet.annotations)}]" if sheet.annotations else ""
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] {crop} /Rotate {sheet.rotate} "
            f"{notes} /Contents {content} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 5 0 R >> >> >>"
        ).encode()
    objects[2] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    for number, thing in enumerate(extra or []):
        objects[900 + number] = thing.encode()
    return assemble(objects)


def assemble(objects: dict[int, bytes]) -> bytes:
    """Write objects to a file with a true cross-reference table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n")
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start))
    return out.getvalue()


def locked(data: bytes, *, user: str) -> bytes:
    """Return the file with an owner's password, and a reader's unless `user` is empty."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def read_sheets(*sheets: Sheet) -> Document:
    """Build a file of these pages and read it."""
    return read("itt.pdf", build(*sheets))


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    """Return the words of the blocks of some kinds, or of all."""
    return [block.text for block in document.blocks if not kinds or block.kind in kinds]


def of_kind(document: Document, kind: BlockKind) -> list[Block]:
    """Return the blocks of one kind."""
    return [block for block in document.blocks if block.kind is kind]

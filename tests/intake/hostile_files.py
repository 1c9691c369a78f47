"""Files that are broken, locked or meant to do harm, made from nothing; and two honest ones to stand beside them."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

import docx
import pikepdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def honest_docx(text: str = "We will answer every question by email.") -> bytes:
    document = docx.Document()
    document.add_heading("Questions", 1)
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def honest_docx_without_words() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def pdf(content: bytes, *, filters: bytes = b"", extra: bytes = b"", resources: bytes = b"") -> bytes:
    """A one-page PDF with the given page content, put together by hand and repaired by pikepdf."""
    font = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    body = (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
        + font + resources + b" >> >>\nendobj\n"
        b"4 0 obj\n<< /Length " + str(len(content)).encode() + filters + b" >>\nstream\n" + content
        + b"\nendstream\nendobj\n" + extra + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )  # fmt: skip
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(body)) as repaired:
        repaired.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def honest_pdf(text: str = "We will answer every question by email.") -> bytes:
    return pdf(b"BT /F1 12 Tf 72 700 Td (" + text.encode() + b") Tj ET")


def locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(honest_pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return out.getvalue()


def unending_pdf() -> bytes:
    """A page that draws a form that draws ten forms, and so on ten deep: ten thousand million forms in a few kB."""
    forms = []
    for level in range(10):
        draw = b"q Q" if level == 9 else b"/X Do " * 10
        number, below = str(5 + level).encode(), str(6 + level).encode()
        inner = b"" if level == 9 else b"/XObject << /X " + below + b" 0 R >>"
        forms.append(
            number + b" 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << " + inner
            + b" >> /Length " + str(len(draw)).encode() + b" >>\nstream\n" + draw + b"\nendstream\nendobj\n"
        )  # fmt: skip
    return pdf(b"/X Do", extra=b"".join(forms), resources=b"/XObject << /X 5 0 R >>")


def swelling_pdf() -> bytes:
    """A page whose content unpacks twice, to 256 MB."""
    inner = zlib.compressobj(9)
    once = b"".join(inner.compress(bytes(1 << 20)) for _ in range(256)) + inner.flush()
    return pdf(zlib.compress(once, 9), filters=b" /Filter [/FlateDecode /FlateDecode]")


def swelling_docx(size: int = 64 * 1024 * 1024) -> bytes:
    """A DOCX whose main part unpacks to `size` bytes, and says so."""
    honest = io.BytesIO(honest_docx())
    out = io.BytesIO()
    with zipfile.ZipFile(honest) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename == "word/document.xml":
                with target.open(entry.filename, "w") as stream:
                    for _ in range(size >> 20):
                        stream.write(b" " * (1 << 20))
            else:
                target.writestr(entry, source.read(entry))
    return out.getvalue()


def lying_zip(name: str, size: int) -> bytes:
    """A zip with one file of `size` bytes that it says holds ten."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * size)
    data = bytearray(out.getvalue())
    central = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, 22, 10)
    struct.pack_into("<I", data, central + 24, 10)
    return bytes(data)


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked_zip(name: str) -> bytes:
    """A zip whose one file is marked as locked with a password."""
    data = bytearray(zipped({name: b"We will answer every question by email."}))
    for offset, field in ((data.index(b"PK\x03\x04"), 6), (data.rindex(b"PK\x01\x02"), 8)):
        data[offset + field] |= 1
    return bytes(data)


def ole(*streams: str) -> bytes:
    """An old Office file with streams of these names."""
    return OLE + bytes(504) + b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)


def noise(size: int = 5000) -> bytes:
    return random.Random(4).randbytes(size)

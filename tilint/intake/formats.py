"""What a file is, told by its first bytes and not by its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

__all__ = ["NAMES", "UNREADABLE", "recognise"]

_SAVE = "Save it as DOCX or PDF."
_PICTURE = ("The file is a picture, and tilint reads text", "If applicants need its words, add them as DOCX or PDF.")
_ARCHIVE = ("The file is an archive that tilint cannot open", "Unpack it, or pack it again as a zip.")

NAMES = {
    "docx": "a Word document (DOCX)",
    "pdf": "a PDF",
    "odt": "an OpenDocument text (ODT)",
    "ods": "an OpenDocument spreadsheet (ODS)",
    "xlsx": "an Excel workbook (XLSX)",
    "pptx": "a PowerPoint presentation (PPTX)",
    "html": "a web page (HTML)",
    "rtf": "a Rich Text document (RTF)",
    "text": "plain text",
    "markdown": "Markdown",
    "ocds": "a procurement notice (OCDS JSON)",
}
"""What people call each kind of file."""

UNREADABLE = {
    "locked": ("The file is locked with a password", "Save it without a password."),
    "doc": ("The file is an old Word document (.doc), which tilint cannot read yet", _SAVE),
    "xls": ("The file is an old Excel workbook (.xls), which tilint cannot read yet", "Save it as XLSX or PDF."),
    "ppt": ("The file is an old PowerPoint presentation (.ppt), which tilint cannot read yet", "Save it as PDF."),
    "msg": ("The file is an Outlook message (.msg), which tilint cannot read yet", _SAVE),
    "ole": ("The file is in an old Office format that tilint cannot read yet", _SAVE),
    "picture": _PICTURE,
    "archive": _ARCHIVE,
    "media": ("The file is a recording, and tilint reads text", "If applicants need what it says, add a transcript."),
    "program": ("The file is a program, not a document", "Take it out of the tender's folder."),
    "zip-damaged": ("The file is damaged or was cut short", "Get it again from where it came from, or save it again."),
}
"""Kinds that no parser may claim: why, and what to do."""

_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x00\x00\x01\x00", "picture"),
    (b"8BPS", "picture"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
)
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*\{)')
"""How JSON of any use begins: an object with a name in it, or a list of objects."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("__substg1.0_", "msg"),
)
_ZIP_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OPEN_KINDS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp", "graphics": "odg"}


def recognise(data: bytes) -> str:
    """Return a file's kind: a key of `NAMES` or `UNREADABLE`, "zip", another format's suffix, or "" if none shows."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return next((kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in data), "ole")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return _by_later_bytes(data)


def _by_later_bytes(data: bytes) -> str:
    if data[:4] == b"RIFF":
        return "picture" if data[8:12] == b"WEBP" else "media"
    if data[4:8] == b"ftyp":
        return "picture" if data[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else "media"
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        return "picture"
    if data[257:262] == b"ustar":
        return "archive"
    if _JSON.match(data[:1024]):
        return "ocds"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if start.startswith((b"<!doctype html", b"<html")) else ""


def _zip_kind(data: bytes) -> str:
    """Tell an office document from a plain zip by what it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if "mimetype" in names:
                with package.open("mimetype") as stream:
                    media = stream.read(100).decode("ascii", "replace").strip()
                if media.startswith(_OPEN_DOCUMENT):
                    kind = media.removeprefix(_OPEN_DOCUMENT).removesuffix("-template")
                    return _OPEN_KINDS.get(kind, "odf")
                return "epub" if media == "application/epub+zip" else "zip"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error):
        return "zip-damaged"
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _ZIP_FOLDERS if any(name.startswith(folder) for name in names)), "zip")
    return "pages" if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) else "zip"

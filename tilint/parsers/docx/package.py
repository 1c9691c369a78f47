"""Opens a DOCX file as a hostile zip: checks sizes before reading, reads XML parts only, refuses document types."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from tilint.parsers import CannotRead
from tilint.parsers.docx.names import Element
from tilint.wordml import STRICT, Relation, relations, relations_part

__all__ = ["Package", "Relation"]

_MOST_XML_BYTES = 200_000_000
_MOST_RATIO = 200
_RATIO_MATTERS_ABOVE = 1_000_000
_MOST_MEMBERS = 20_000
_OLE = b"\xd0\xcf\x11\xe0"
_RESAVE = "Open it in Word, save it as a new .docx file and try again."
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What zipfile raises for damaged data, which it does not gather under one name."""
_OTHER_OFFICE = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("mimetype", "an OpenDocument file"),
)


class Package:
    """The XML parts of one DOCX file. Pictures and other media are never unpacked."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise _old_or_locked(data)
        if not data:
            raise CannotRead("The file is empty", "Ask for the file again, or save it again from Word.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_ERRORS as error:
            raise CannotRead(
                "The file is damaged or incomplete: it is not a whole Word file",
                "Download or copy it again, or save it again from Word.",
            ) from error
        self._sizes = {item.filename: item.file_size for item in self._zip.infolist()}
        self._refuse_bombs()
        self._refuse_other_kinds()
        self.main = self._find_main()

    def _refuse_bombs(self) -> None:
        members = self._zip.infolist()
        texts = [item for item in members if item.filename.lower().endswith((".xml", ".rels"))]
        blown = any(
            item.file_size > _RATIO_MATTERS_ABOVE and item.file_size > _MOST_RATIO * max(item.compress_size, 1) for item in texts
        )
        if blown or len(members) > _MOST_MEMBERS or sum(item.file_size for item in texts) > _MOST_XML_BYTES:
            raise CannotRead("The file unpacks to far more than a document holds, so it was not opened", _RESAVE)
        if any(item.flag_bits & 1 for item in members):
            raise CannotRead("The file is protected by a password", "Save a copy without the password.")

    def _refuse_other_kinds(self) -> None:
        for part, kind in _OTHER_OFFICE:
            if part in self._sizes:
                raise CannotRead(
                    f"The file is {kind}, not a Word document", "Give it its right file ending, or save it from Word."
                )
        if "[Content_Types].xml" not in self._sizes:
            raise CannotRead("The file is a zip archive but not a Word document", _RESAVE)

    def _find_main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._sizes:
                return relation.target
        if "word/document.xml" in self._sizes:
            return "word/document.xml"
        raise CannotRead("The file has no main document inside, so there is nothing to read", _RESAVE)

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of a part by id; of the package itself for ""."""
        return relations(part, self.root(relations_part(part)))

    def root(self, part: str) -> Element | None:
        """Return the root element of an XML part, None where there is no such part; raise CannotRead if damaged."""
        if part not in self._sizes:
            return None
        data = self._bytes(part)
        if b"<!DOCTYPE" in data:
            raise _document_type()
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, usual in STRICT:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise _broken(error) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise _document_type()
        return root

    def _bytes(self, part: str) -> bytes:
        limit = min(self._sizes[part], _MOST_XML_BYTES)
        try:
            with self._zip.open(part) as member:
                return member.read(limit + 1)
        except _ZIP_ERRORS as error:
            raise CannotRead("The file is damaged: part of it cannot be unpacked", _RESAVE) from error


def _old_or_locked(data: bytes) -> CannotRead:
    """Word keeps a document with a password, and its old .doc format, in the same kind of container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return CannotRead("The file is protected by a password", "Save a copy without the password.")
    return CannotRead("The file is in Word's old .doc format", "Open it in Word and save it as a .docx file.")


def _document_type() -> CannotRead:
    return CannotRead("The file holds a document type definition, which Word never writes and can do harm", _RESAVE)


def _broken(error: etree.XMLSyntaxError) -> CannotRead:
    if "depth" in str(error).lower():
        return CannotRead("The file is nested too deeply to be read safely", _RESAVE)
    return CannotRead("The file is damaged: its contents are not well formed", _RESAVE)

"""A Word file as a zip of parts: what is not replaced comes out as it went in, byte for byte and in the same order."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from tilint.problems import Problem
from tilint.wordml import STRICT, Element, Relation, relations, relations_part

__all__ = ["Package", "parsed", "written"]

_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_SPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NEW_MEMBER_DATE = (1980, 1, 1, 0, 0, 0)
_CANNOT_UNPACK = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
"""What zipfile raises for a damaged picture, or one packed in a rare way, which reading the words never opened."""


class Package:
    """The parts of one Word file by name. `main` is its main part."""

    def __init__(self, data: bytes) -> None:
        """Open a file that tilint could read."""
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._changed: dict[str, bytes] = {}
        self.main = next((one.target for one in self.related("", frozenset({"officeDocument"}))), "word/document.xml")
        self._strict = _STRICT_MARK in self._zip.read(self.main)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return a part as it came, but with the usual namespaces where the file has those of the strict form."""
        data = self._zip.read(self._members[name])
        for strict, usual in STRICT if _STRICT_MARK in data else ():
            data = data.replace(strict, usual)
        return data

    def root(self, name: str) -> Element | None:
        """Return the root element of an XML part, None where there is no such part."""
        return parsed(self.read(name)) if name in self else None

    def related(self, part: str, kinds: frozenset[str]) -> Iterator[Relation]:
        """Yield the relations of a part (of the file itself for "") of certain kinds that lead to other parts."""
        found = relations(part, self.root(relations_part(part)))
        return (one for one in found.values() if one.kind in kinds and not one.external)

    def replace(self, name: str, data: bytes) -> None:
        """Put a part in the place of an old one, or beside the others. It gets the namespaces that the file has."""
        for strict, usual in STRICT if self._strict else ():
            data = data.replace(usual, strict)
        self._changed[name] = data

    def relate(self, kind: str, content_type: str) -> str:
        """Return the name of the part of this kind that the main part relates to; relate it if there is none."""
        last = kind.rpartition("/")[2]
        linked = next((one.target for one in self.related(self.main, frozenset({last}))), None)
        if linked is not None:
            return linked
        folder = posixpath.dirname(self.main)
        names = (f"{last}{number}.xml" for number in ("", *range(2, len(self._members) + 3)))
        name = next(name for name in names if posixpath.join(folder, name) not in self)
        links = relations_part(self.main)
        root = self.root(links)
        if root is None:
            root = parsed(b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
        ids = {link.get("Id") for link in root}
        key = next(key for key in (f"rId{number}" for number in range(1, len(ids) + 2)) if key not in ids)
        etree.SubElement(root, _RELATIONS_SPACE + "Relationship", {"Id": key, "Type": kind, "Target": name})
        self.replace(links, written(root))
        self._declare(posixpath.join(folder, name), content_type)
        return posixpath.join(folder, name)

    def _declare(self, name: str, content_type: str) -> None:
        types = parsed(self._zip.read(_TYPES))
        etree.SubElement(types, _TYPES_SPACE + "Override", {"PartName": "/" + name, "ContentType": content_type})
        self.replace(_TYPES, written(types))

    def saved(self) -> bytes:
        """Return the file. Members keep their order and dates, so that the same changes give the same bytes."""
        out = io.BytesIO()
        changed = dict(self._changed)
        with zipfile.ZipFile(out, "w") as target:
            for name, info in self._members.items():
                copy = zipfile.ZipInfo(name, info.date_time)
                copy.compress_type = info.compress_type
                copy.external_attr, copy.create_system = info.external_attr, info.create_system
                target.writestr(copy, changed.pop(name) if name in changed else self._unpacked(info))
            for name, data in changed.items():
                added = zipfile.ZipInfo(name, _NEW_MEMBER_DATE)
                added.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(added, data)
        return out.getvalue()

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        try:
            return self._zip.read(info)
        except _CANNOT_UNPACK as error:
            raise Problem(f"{info.filename} inside it cannot be unpacked. Save it again in Word.") from error


def parsed(data: bytes) -> Element:
    """Parse XML without following anything that it points to."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def written(root: Element) -> bytes:
    """Write XML as Word does."""
    return etree.tostring(root, encoding="UTF-8", standalone=True)

"""Puts comments into a Word file with python-docx, and takes out those that tilint put in before."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.text.run import CT_R
from docx.text.run import Run

from tilint.problems import Problem
from tilint.reporters._word_package import Package, written
from tilint.wordml import Element, W

__all__ = ["AUTHOR", "WordFile"]

AUTHOR = "tilint"
INITIALS = "ti"
_MAIN = "word/document.xml"
_COMMENTS = "word/comments.xml"
_START = W + "commentRangeStart"
_END = W + "commentRangeEnd"
_MARKS = (_START, _END, W + "commentReference")
_ID = W + "id"
_AUTHOR = W + "author"
_DATE = W + "date"
_RUN = W + "r"
_FORMAT = W + "rPr"
_THREADS = frozenset({"commentsExtended", "commentsIds"})
"""Kinds of parts in which newer Words keep which comment answers which, by the ids of their paragraphs."""
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold; a quote from a PDF may."""
_SMALL = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
    f'<Override PartName="/{_MAIN}" ContentType="{CONTENT_TYPE.WML_DOCUMENT_MAIN}"/>'
    f'<Override PartName="/{_COMMENTS}" ContentType="{CONTENT_TYPE.WML_COMMENTS}"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONSHIP_TYPE.OFFICE_DOCUMENT}" Target="{_MAIN}"/></Relationships>',
}
_SMALL_LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONSHIP_TYPE.COMMENTS}" Target="comments.xml"/></Relationships>'
)


class WordFile:
    """One Word file and its comments.

    python-docx is handed the main part and the comments alone: it refuses some files that Word opens (with macros, or
    with links that lead nowhere), and would write the other parts anew. `package` holds the rest.
    """

    def __init__(self, data: bytes) -> None:
        """Open a file that tilint could read."""
        self.package = Package(data)
        self._document = docx.Document(io.BytesIO(self._small()))
        len(self._document.comments)  # python-docx makes the part where there is none
        part = cast("XmlPart", self._document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS))
        self._comments: Element = part.element
        self._reserved: Element | None = None

    @property
    def root(self) -> Element:
        """The root element of the main part."""
        root: Element = self._document.element
        return root

    def clear(self) -> bool:
        """Take out the comments that tilint put in before; tell whether there were any. What others answered stays."""
        ours = [comment for comment in self._comments if comment.get(_AUTHOR) == AUTHOR]
        ids = {comment.get(_ID) for comment in ours}
        for mark in self._marks():
            if mark.get(_ID) in ids:
                _remove(mark)
        keys = {paragraph.get(_PARAGRAPH_ID, "") for comment in ours for paragraph in comment.iter(W + "p")}
        self._untie(keys - {""})
        for comment in ours:
            self._comments.remove(comment)
        return bool(ours)

    def add(self, first: Element, last: Element, lines: Sequence[str], date: datetime | None) -> None:
        """Hang a comment on the runs from `first` to `last`. The first of its lines is in bold.

        Raises `Problem` where the comments that are there have no proper numbers.
        """
        if self._reserved is None:
            self._reserved = self._reserve()
        text = "\n".join(_UNFIT.sub("", " ".join(line.split())) for line in lines)
        runs = [Run(cast("CT_R", run), self._document) for run in (first, last)]
        comment = self._document.add_comment(runs, text, author=AUTHOR, initials=INITIALS)
        for run in comment.paragraphs[0].runs[1:]:
            run.bold = True
        element = self._comments[-1]
        del element.attrib[_DATE]  # python-docx puts the present moment there
        if date is not None:
            element.set(_DATE, date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def saved(self) -> bytes:
        """Return the file with its comments."""
        if self._reserved is not None:
            self._comments.remove(self._reserved)
        name = self.package.relate(RELATIONSHIP_TYPE.COMMENTS, CONTENT_TYPE.WML_COMMENTS)
        self.package.replace(name, written(self._comments))
        self.package.replace(self.package.main, written(self.root))
        return self.package.saved()

    def _small(self) -> bytes:
        """Return a Word file of the main part and the comments alone."""
        parts: dict[str, str | bytes] = {**_SMALL, _MAIN: self.package.read(self.package.main)}
        linked = next((one.target for one in self.package.related(self.package.main, frozenset({"comments"}))), None)
        if linked is not None and linked in self.package:
            parts |= {"word/_rels/document.xml.rels": _SMALL_LINK, _COMMENTS: self.package.read(linked)}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            for name, data in parts.items():
                target.writestr(name, data)
        return out.getvalue()

    def _marks(self) -> list[Element]:
        return list(self.root.iter(*_MARKS))

    def _reserve(self) -> Element:
        """Add an empty comment with the highest id in use, so that no new one gets the id of marks without one."""
        ids = ["-1", *(element.get(_ID, "") for element in (*self._marks(), *self._comments))]
        if not all(re.fullmatch(r"-?\d{1,10}", key) for key in ids):
            raise Problem("its comments are numbered in a way that Word does not know; save it again in Word.")
        reserved = self._comments.makeelement(W + "comment", {_ID: str(max(map(int, ids)))})
        self._comments.insert(0, reserved)
        return reserved

    def _untie(self, gone: set[str]) -> None:
        """Take comments that are gone out of the threads; an answer to one stands by itself from then on."""
        for link in list(self.package.related(self.package.main, _THREADS)):
            root = self.package.root(link.target)
            if root is None:
                continue
            changed = False
            for entry in list(root):
                for name in [name for name, value in entry.items() if value in gone]:
                    changed = True
                    if str(name).endswith("}paraIdParent"):
                        del entry.attrib[name]
                    elif str(name).endswith("}paraId"):
                        root.remove(entry)
            if changed:
                self.package.replace(link.target, written(root))


def _remove(mark: Element) -> None:
    """Take a mark out, the run around it where nothing else is left in it, and the empty runs that held its place."""
    holder = mark.getparent()
    if holder is None:
        return
    inside = mark.getnext() if mark.tag == _START else mark.getprevious()
    if mark.tag in {_START, _END} and inside is not None and inside.tag == _RUN and not len(inside):
        holder.remove(inside)
    holder.remove(mark)
    outer = holder.getparent()
    if outer is not None and holder.tag == _RUN and all(child.tag == _FORMAT for child in holder):
        outer.remove(holder)

"""One DOCX file being read: its package, styles, lists and notes, and what there is to tell about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tilint.parsers.docx.names import Element, W
from tilint.parsers.docx.numbering import Numbering
from tilint.parsers.docx.numerals import numeral
from tilint.parsers.docx.package import Package, Relation
from tilint.parsers.docx.runs import RunReader
from tilint.parsers.docx.styles import Styles

__all__ = ["Note", "Source"]

_NOTE_KINDS = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
_NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, endnote or comment: its part, its element and the child index that leads there."""

    part: str
    root: Element
    element: Element
    path: tuple[int, ...]


@dataclass(slots=True)
class Tally:
    """What was counted on the way, for the notes about the file."""

    insertions: int = 0
    deletions: int = 0
    pictures: int = 0
    large_pictures: int = 0
    comments: int = 0
    tables: int = 0
    attached: list[str] = field(default_factory=list)
    chunks: int = 0


class Source:
    """The package of one file and what its parts share."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main
        self.relations = package.relations(package.main)
        self.styles = Styles(self._related("styles"))
        self.numbering = Numbering(self._related("numbering"), self.styles)
        self.settings = self._related("settings")
        self.tally = Tally()
        self._notes = {kind: self._read_notes(kind) for kind in _NOTE_KINDS}
        self._note_counts: dict[str, int] = {}
        self._readers: dict[str, RunReader] = {}
        self._part_relations = {package.main: self.relations}
        self._forms = dict(_NOTE_FORMS)
        for kind in _NOTE_FORMS:
            form = None if self.settings is None else self.settings.find(f"{W}{kind}Pr/{W}numFmt")
            if form is not None:
                self._forms[kind] = form.get(W + "val", "decimal")

    def next_table(self) -> int:
        """Return the number of the table that begins here."""
        self.tally.tables += 1
        return self.tally.tables - 1

    def note(self, kind: str, key: str) -> Note | None:
        """Return the footnote, endnote or comment with this id."""
        return self._notes[kind].get(key)

    def note_label(self, kind: str) -> str:
        """Count one more footnote or endnote and return the number Word shows for it."""
        self._note_counts[kind] = self._note_counts.get(kind, 0) + 1
        return numeral(self._note_counts[kind], self._forms[kind])

    def relation(self, part: str, key: str) -> Relation | None:
        """Return one relation of a part."""
        if part not in self._part_relations:
            self._part_relations[part] = self.package.relations(part)
        return self._part_relations[part].get(key)

    def reader(self, part: str, root: Element) -> RunReader:
        """Return the reader of a part's paragraphs, one for all its notes."""
        if part not in self._readers:
            self._readers[part] = RunReader(self.styles, root)
        return self._readers[part]

    def _related(self, kind: str) -> Element | None:
        part = self._part(kind)
        return None if part is None else self.package.root(part)

    def _part(self, kind: str) -> str | None:
        return next((r.target for r in self.relations.values() if r.kind == kind and not r.external), None)

    def _read_notes(self, kind: str) -> dict[str, Note]:
        part = self._part(_NOTE_KINDS[kind])
        root = None if part is None else self.package.root(part)
        if part is None or root is None:
            return {}
        return {
            element.get(W + "id", ""): Note(part, root, element, (at,))
            for at, element in enumerate(root)
            if element.tag == W + kind and element.get(W + "type", "normal") == "normal"
        }

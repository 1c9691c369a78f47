"""Puts the notes on a PDF file into a copy of it: highlights at the words, bookmarks, and the summary pages."""

from __future__ import annotations

import hashlib
import itertools
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary

from tilint.model import Location
from tilint.report import Report
from tilint.reporters import View, _pdf_outline
from tilint.reporters._notes import Note
from tilint.reporters._pdf_file import AUTHOR, PdfFile, Sheet, damage_told
from tilint.reporters._pdf_layout import set_pages
from tilint.reporters._pdf_marks import Content, highlight, page_note, popup
from tilint.reporters._pdf_pages import add_page
from tilint.reporters._pdf_summary import Summary
from tilint.reporters._pdf_words import Marked, Words
from tilint.reporters._shared import GROUPS, group_of, shortened

__all__ = ["Annotator"]

LONGEST_TITLE = 110
OPENING = "The last pages of this file are a summary: what is there, what works against people, and what was not found."
NOT_EXACT = "This is about words in the marked lines: {quote}."


@dataclass(frozen=True, slots=True)
class Annotator:
    """Annotates the PDF files of one tender; `main` is the number of the file that holds what is about the whole tender."""

    report: Report
    view: View
    main: int

    def annotated(self, number: int, data: bytes, found: Sequence[Note]) -> tuple[bytes, int]:
        """Return a file with its notes, and how many; the file as it is where there are none and were none.

        Raises `Problem` for a file that cannot be annotated.
        """
        file = PdfFile(data)
        with damage_told():
            cleared = file.clear()
            with Words(data) as words:
                copy = _Copy(self, number, file, words, found)
                copy.write()
            if not copy.made and not cleared:
                return data, 0
            return file.saved(), copy.made


@dataclass(slots=True)
class _Copy:
    """The copy of one file while it is made."""

    whose: Annotator
    number: int
    file: PdfFile
    words: Words
    found: Sequence[Note]
    made: int = 0
    names: set[str] = field(default_factory=set)
    places: dict[Location, list[Marked]] = field(default_factory=dict)
    targets: list[Array] = field(default_factory=list)

    def write(self) -> None:
        """Write notes, summary and bookmarks."""
        homeless = self._on_pages()
        summary = self._summary() if self.found or self.number == self.whose.main else None
        self._opening(homeless, summarised=summary is not None)
        entries = list(self._bookmarks(summary))
        if entries:
            _pdf_outline.add(self.file.pdf, entries)

    def _on_pages(self) -> list[Note]:
        """Highlight the places of notes, and return the notes that have none on a page. What is about one place is one note."""
        at: dict[Location, list[Note]] = {}
        homeless = []
        for note in self.found:
            marked = self._marked(note.place) if note.place else []
            if note.place and marked:
                at.setdefault(note.place, []).append(note)
            elif note.finding is not None:
                homeless.append(note)
        for place, notes in at.items():
            self._highlight(place, sorted(notes, key=_weight))
        return homeless

    def _highlight(self, place: Location, notes: Sequence[Note]) -> None:
        date, report = self.whose.view.date, self.whose.report
        group = group_of(notes[0].finding) if notes[0].finding else None
        for part, marked in enumerate(self._marked(place)):
            sheet = self.file.sheet(marked.page)
            aside = [] if marked.exact else [NOT_EXACT.format(quote=shortened(report.tender.quote(place)))]
            lines = list(_joined(notes, aside)) if part == 0 else [notes[0].lines[0], self._goes_on(place)]
            name = self._name(
                *(note.finding.rule for note in notes if note.finding), report.tender.quote(place), str(marked.page)
            )
            self._add(sheet, highlight(self.file.pdf, marked.strips, Content(lines, group, name), date))

    def _goes_on(self, place: Location) -> str:
        return f"This goes on from page {self._marked(place)[0].page}, where the note says more."

    def _opening(self, homeless: Sequence[Note], *, summarised: bool) -> None:
        """Hang what has no place on a page on the first one, and say there that there is a summary."""
        opening = [note for note in self.found if note.finding is None]
        if summarised:
            unread = [line for note in opening for line in note.lines if line.startswith("Not read: ")]
            lines = [*unread, OPENING]
        else:
            lines = list(_joined([*opening, *homeless], []))
        if lines:
            sheet = self.file.sheet(1)
            content = Content(lines, None, self._name("opening"))
            self._add(sheet, page_note(self.file.pdf, sheet, content, self.whose.view.date))

    def _add(self, sheet: Sheet, annotation: Dictionary) -> None:
        """Put an annotation on a page, with its window."""
        made: Any = self.file.pdf.make_indirect(annotation)
        window = self.file.pdf.make_indirect(popup(sheet, made))
        made.Popup = window
        self.file.add(sheet, made, window)
        self.made += 1

    def _summary(self) -> Sheet | None:
        """Add the summary at the end of the file, and return its first page; None where it is not wanted or says nothing."""
        whose = self.whose
        homes = {note.finding: note.place for note in self.found if note.finding and not note.finding.locations and note.place}
        summary = Summary(whose.report, whose.view, self.number, whose.main, homes, self._target)
        groups = list(summary.groups())
        if not whose.view.summary or len(groups) == 1:
            return None
        pages = set_pages(groups, f"tilint · {whose.report.tender.documents[self.number].name}")
        sheets = [add_page(self.file, page, self.targets) for page in pages]
        return sheets[0]

    def _target(self, place: Location) -> int | None:
        """Return the number of a link to a place; None for a place in another file."""
        destination = self._destination(place)
        if destination is None:
            return None
        self.targets.append(destination)
        return len(self.targets) - 1

    def _destination(self, place: Location) -> Array | None:
        if place.document != self.number:
            return None
        block = self.whose.report.tender.block(place)
        anchor = next((one for one in block.anchors if one.page and one.box and one.end > place.start), None)
        sheet = self.file.sheet((anchor.page if anchor else block.page) or 1)
        return sheet.destination(*(anchor.box if anchor and anchor.box else sheet.box))

    def _bookmarks(self, summary: Sheet | None) -> Iterator[tuple[str, Array]]:
        """Yield the title and place of each bookmark: the summary, then the findings by the attention they deserve."""
        top = summary or self.file.sheet(1)
        if summary is not None:
            yield "Summary", summary.destination(*summary.box)
        for note in sorted((note for note in self.found if note.finding and note.first), key=_weight):
            if note.finding is not None:
                place = self._destination(note.place) if note.place else None
                page = f" (page {self.whose.report.tender.block(note.place).page})" if note.place else ""
                title = textwrap.shorten(
                    f"{group_of(note.finding).title}: {note.finding.message}", LONGEST_TITLE, placeholder=" …"
                )
                yield title + page, place if place is not None else top.destination(*top.box)

    def _marked(self, place: Location) -> list[Marked]:
        """Return where the words of a place are."""
        if place not in self.places:
            block = self.whose.report.tender.block(place)
            self.places[place] = self.words.marked(block, place.start, place.end)
        return self.places[place]

    def _name(self, *of: str) -> str:
        """Return a name for an annotation that stays the same from run to run: it is made of what the annotation is about."""
        digest = hashlib.sha256("\0".join(of).encode("utf-8", "replace")).hexdigest()[:16]
        again = next(number for number in itertools.count(1) if f"{AUTHOR}-{digest}-{number}" not in self.names)
        self.names.add(f"{AUTHOR}-{digest}-{again}")
        return f"{AUTHOR}-{digest}-{again}"


def _weight(note: Note) -> int:
    """Return a key that sorts notes by the attention that they deserve."""
    return GROUPS.index(group_of(note.finding)) if note.finding else -1


def _joined(notes: Sequence[Note], aside: Sequence[str]) -> Iterator[str]:
    """Yield the lines of notes on one place, one note after another; `aside` follows the heading of the first."""
    for number, note in enumerate(notes):
        heading, *rest = note.lines
        yield from ("", heading) if number else (heading, *aside)
        yield from rest

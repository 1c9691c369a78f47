"""What the notes in copies of a tender's files say, and where: one full note for each finding and file, short ones elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilint.finding import Finding, Verdict
from tilint.model import Location, Tender
from tilint.report import Report
from tilint.reporters import View
from tilint.reporters._sections import Sections
from tilint.reporters._shared import ADVICE, shortened

__all__ = ["Note", "files_of", "main_of", "notes"]

MOST_PLACES = 10
"""A finding is marked at so many places of one file; its first note says how many more there are."""
MOST_ELSEWHERE = 2
LONGEST_POINTER = 60


@dataclass(frozen=True, slots=True)
class Note:
    """One note to be: the number of its document, its place (None: the title), and its lines, a heading first.

    `finding` is what it is about; None for the opening, which says what was not read and what is already there. `first` is
    False at a further place of a finding in the same file.
    """

    document: int
    place: Location | None
    lines: tuple[str, ...]
    finding: Finding | None = None
    first: bool = True


def files_of(tender: Tender, kind: str) -> tuple[int, ...]:
    """Return the numbers of the documents of one kind ("docx", "pdf")."""
    return tuple(number for number, document in enumerate(tender.documents) if document.kind == kind)


def main_of(tender: Tender, files: Sequence[int]) -> int:
    """Return which of some documents has most words: what is about the whole tender stands there."""
    return max(files, key=lambda number: (tender.documents[number].words, -number))


def notes(report: Report, view: View, files: Sequence[int], called: str) -> tuple[Note, ...]:
    """Return every note in some files, in order of document and place; those on the title come first.

    `called` is what a note is to the readers of these files: "comment".
    """
    if not files:
        return ()
    main = main_of(report.tender, files)
    found = [*_opening(report, view, main)]
    if Verdict.CONFLICT.value in view.show:
        for finding in report.findings(Verdict.CONFLICT):
            found += _conflict(report, finding, view.role, files, called)
    if Verdict.GAP.value in view.show:
        found += _gaps(report, view.role, files)
    return tuple(sorted(found, key=_order))


def _order(note: Note) -> tuple[int, int, int]:
    return (note.document, note.place.block, note.place.start) if note.place else (note.document, -1, 0)


def _opening(report: Report, view: View, main: int) -> Iterator[Note]:
    """Yield the note on the title: what could not be read, then what is already there."""
    lines = [f"Not read: {item.document}, {item.what}: {item.why}. {item.advice}" for item in report.tender.all_unread]
    met = [judgement for judgement in report.shown if judgement.verdict is Verdict.MET]
    if met and Verdict.MET.value in view.show:
        lines.append(f"Already there: {len(met)} of {len(report.shown)} points.")
        for judgement in met:
            place = f" ({report.where(judgement.evidence[0])})" if judgement.evidence else ""
            lines.append(f"✓ {judgement.rule.strength or judgement.findings[0].message}{place}")
    if lines:
        yield Note(main, None, tuple(lines))


def _conflict(report: Report, finding: Finding, role: str, files: Sequence[int], called: str) -> Iterator[Note]:
    """Yield the notes of one finding; none where all its places are in other files."""
    if not finding.locations:
        yield Note(main_of(report.tender, files), None, tuple(_lines(report, finding, role, ())), finding)
    for number in files:
        places = [place for place in finding.locations if place.document == number]
        for place in places[:MOST_PLACES]:
            if place is places[0]:
                yield Note(number, place, tuple(_lines(report, finding, role, places)), finding)
            else:
                lines = (finding.message, f"The {called} at {_pointer(report, places[0])} says why, and what to {_todo(role)}.")
                yield Note(number, place, lines, finding, first=False)


def _pointer(report: Report, place: Location) -> str:
    page = report.tender.block(place).page
    return shortened(report.tender.quote(place), LONGEST_POINTER) + (f" on page {page}" if page else "")


def _todo(role: str) -> str:
    return "ask" if role == "provider" else "write"


def _gaps(report: Report, role: str, files: Sequence[int]) -> Iterator[Note]:
    main, sections = main_of(report.tender, files), Sections(report.tender, files)
    for judgement in report.shown:
        for finding in judgement.findings:
            if finding.verdict is Verdict.GAP:
                gap = judgement.rule.gap
                place = sections.nearest(gap.where if gap else "")
                lines = tuple(_lines(report, finding, role, ()))
                yield Note(place.document if place else main, place, lines, finding)


def _lines(report: Report, finding: Finding, role: str, here: Sequence[Location]) -> Iterator[str]:
    """Yield what, why, what to write or ask, the law and the source. `here` are the finding's places in the file."""
    yield f"Worth a look: {finding.message}" if finding.doubtful else finding.message
    if finding.searched:
        yield finding.searched
    advice = finding.ask if role == "provider" else finding.suggest
    for label, text in (("Doubt", finding.settled_by), ("Why", finding.why), (ADVICE[role], advice), ("Law", finding.context)):
        if text:
            yield f"{label}: {text}"
    yield from _elsewhere(report, finding, here)
    yield f"Source: {finding.citation} ({finding.rule})"


def _elsewhere(report: Report, finding: Finding, here: Sequence[Location]) -> Iterator[str]:
    others = [place for place in finding.locations if place not in here]
    for place in others[:MOST_ELSEWHERE]:
        yield f"Also: {report.where(place)}: {shortened(report.tender.quote(place))}"
    for number, files in ((len(others) - MOST_ELSEWHERE, "other files"), (len(here) - MOST_PLACES, "this file")):
        if number > 0:
            marked = ", not marked" if files == "this file" else ""
            yield f"And in {number} more {'place' if number == 1 else 'places'} of {files}{marked}."

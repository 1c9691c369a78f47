"""The annotated PDF: a copy of each PDF file with notes at the very words, a summary at its end, and bookmarks to both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from tilint.model import Tender
from tilint.problems import Problem
from tilint.report import Report
from tilint.reporters import Originals, Reporter, View
from tilint.reporters._copies import Copies
from tilint.reporters._notes import Note, files_of, main_of, notes

__all__ = ["REPORTER"]

_COPIES = Copies(copy="annotated copy", note="note", owner="PDF", program="a PDF viewer")


def _save(report: Report, view: View, originals: Originals, folder: Path) -> Sequence[str]:
    from tilint.reporters._pdf_annotating import Annotator  # noqa: PLC0415  pikepdf and pdfium are slow to load

    listed = files_of(report.tender, "pdf")
    refused = dict(_refused(report.tender, listed, originals))
    files = [number for number in listed if number not in refused]
    by_document: dict[int, list[Note]] = defaultdict(list)
    for note in notes(report, view, files, _COPIES.note):
        by_document[note.document].append(note)
    annotator = Annotator(report, view, main_of(report.tender, files) if files else 0)

    def mark(number: int) -> tuple[bytes, int]:
        if number in refused:
            raise Problem(refused[number])
        return annotator.annotated(number, originals(report.tender.documents[number].name), by_document[number])

    said, failed = _COPIES.save(report, folder, listed, mark)
    said += _left_out(report, view, listed)
    if failed:
        raise Problem("\n".join([*failed, *said]))
    return said


def _refused(tender: Tender, files: Sequence[int], originals: Originals) -> Iterator[tuple[int, str]]:
    """Yield the files that may not be changed, each with the reason: what is about the whole tender goes into another."""
    from tilint.reporters._pdf_file import PdfFile  # noqa: PLC0415

    for number in files:
        try:
            PdfFile(originals(tender.documents[number].name))
        except Problem as problem:
            yield number, str(problem)


def _left_out(report: Report, view: View, files: Sequence[int]) -> Iterator[str]:
    """Say what annotated copies cannot hold."""
    if not files:
        yield f"{report.tender.name}: no PDF file among its files that could be read, so no annotated copy was written."
    unread = (item for item in report.tender.unread if item.document.lower().endswith(".pdf"))
    yield from (f"{item.document}: no annotated copy was written, as it could not be read: {item.why}." for item in unread)
    yield from _COPIES.left_out(report, view, files)


REPORTER = Reporter("pdf", "a copy of each PDF file, with notes at the words they are about and a summary at its end", save=_save)

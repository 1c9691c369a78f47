"""The Word review: a copy of each Word file with comments at the words they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tilint.model import Document
from tilint.problems import Problem
from tilint.report import Report
from tilint.reporters import Originals, Reporter, View
from tilint.reporters._copies import Copies
from tilint.reporters._notes import Note, files_of, notes

__all__ = ["REPORTER"]

_COPIES = Copies(copy="review", note="comment", owner="Word's", program="Word")


def _save(report: Report, view: View, originals: Originals, folder: Path) -> Sequence[str]:
    files = files_of(report.tender, "docx")
    by_document: dict[int, list[Note]] = defaultdict(list)
    for note in notes(report, view, files, _COPIES.note):
        by_document[note.document].append(note)

    def mark(number: int) -> tuple[bytes, int]:
        document = report.tender.documents[number]
        return _reviewed(report, document, by_document[number], originals(document.name), view)

    said, failed = _COPIES.save(report, folder, files, mark)
    if not files:
        said.append(f"{report.tender.name}: no Word file among its files, so no review was written.")
    said += _COPIES.left_out(report, view, files)
    if failed:
        raise Problem("\n".join([*failed, *said]))
    return said


def _reviewed(report: Report, document: Document, found: Sequence[Note], data: bytes, view: View) -> tuple[bytes, int]:
    """Return a file with its comments, and how many; the file as it is where there are none and were none."""
    from tilint.reporters._word_file import WordFile  # noqa: PLC0415  python-docx is slow to load and seldom needed
    from tilint.reporters._word_places import Places  # noqa: PLC0415
    from tilint.reporters._word_runs import Cutter  # noqa: PLC0415

    file = WordFile(data)
    places = Places(document, file.package.main, file.root, file.package.root)
    spans = []
    for note in found:
        quote = "" if note.place is None else report.tender.quote(note.place)
        span = places.title() if note.place is None else places.span(note.place, quote)
        if span is not None:
            spans.append((note, span))
    if not file.clear() and not spans:
        return data, 0
    cutter = Cutter()
    for _, span in spans:
        cutter.cut(span)
    for note, span in reversed(spans):  # of comments that end together, the last that is put in stands first
        heading, *rest = note.lines
        first, last = cutter.runs(span)
        file.add(first, last, (heading, *([span.aside] if span.aside else []), *rest), view.date)
    return file.saved(), len(spans)


REPORTER = Reporter("word", "a copy of each Word file, with comments at the words they are about", save=_save)

"""The Word review: a copy of each Word file with comments at the words they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from tilint.finding import Verdict
from tilint.model import Document
from tilint.problems import Problem
from tilint.report import Report
from tilint.reporters import Originals, Reporter, View
from tilint.reporters._word_notes import Note, notes, word_files

__all__ = ["REPORTER"]


def _save(report: Report, view: View, originals: Originals, folder: Path) -> Sequence[str]:
    by_document: dict[int, list[Note]] = defaultdict(list)
    for note in notes(report, view):
        by_document[note.document].append(note)
    said: list[str] = []
    failed: list[str] = []
    for number in word_files(report.tender):
        document = report.tender.documents[number]
        try:
            data, count = _reviewed(report, document, by_document[number], originals(document.name), view)
            said.append(f"{_write(folder, document.name, data)}: {count} {'comment' if count == 1 else 'comments'}")
        except Problem as problem:
            failed.append(f"{document.name}: no review was written: {problem}")
    said += _left_out(report, view)
    if failed:
        raise Problem("\n".join([*failed, *said]))
    return said


def _left_out(report: Report, view: View) -> Iterator[str]:
    """Say what a review of the Word files cannot hold."""
    files = word_files(report.tender)
    if not files:
        yield f"{report.tender.name}: no Word file among its files, so no review was written."
    elsewhere = sum(
        bool(finding.locations) and not any(place.document in files for place in finding.locations)
        for finding in report.findings(Verdict.CONFLICT)
    )
    if files and elsewhere and Verdict.CONFLICT.value in view.show:
        findings = "1 finding is" if elsewhere == 1 else f"{elsewhere} findings are"
        yield f"{report.tender.name}: {findings} about files that are not Word's, and not in the review."


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


def _write(folder: Path, name: str, data: bytes) -> Path:
    target = folder / name
    if not target.resolve().is_relative_to(folder.resolve()):
        raise Problem("its name leads out of the folder.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Problem(f"{target} cannot be written ({reason}). If it is open in Word, close it.") from error
    return target


REPORTER = Reporter("word", "a copy of each Word file, with comments at the words they are about", save=_save)

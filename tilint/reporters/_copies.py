"""Copies of a tender's own files with notes in them: written one by one, so that one that cannot be costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tilint.finding import Verdict
from tilint.problems import Problem
from tilint.report import Report
from tilint.reporters import View
from tilint.reporters._shared import count

__all__ = ["Copies"]


@dataclass(frozen=True, slots=True)
class Copies:
    """What copies with notes are called when people are told about them."""

    copy: str
    """A copy: "review"."""
    note: str
    """A note: "comment"."""
    owner: str
    """Whose the files are: "Word's"."""
    program: str
    """What people open the files in."""

    def save(
        self, report: Report, folder: Path, files: Iterable[int], mark: Callable[[int], tuple[bytes, int]]
    ) -> tuple[list[str], list[str]]:
        """Write the copy of each file into a folder; return what was written and what was not, a line for each.

        `mark` returns the bytes of the copy of a document and how many notes it has, or raises `Problem`.
        """
        said: list[str] = []
        failed: list[str] = []
        for number in files:
            name = report.tender.documents[number].name
            try:
                data, notes = mark(number)
                said.append(f"{self._write(folder, name, data)}: {count(notes, self.note)}")
            except Problem as problem:
                failed.append(f"{name}: no {self.copy} was written: {problem}")
        return said, failed

    def left_out(self, report: Report, view: View, files: Sequence[int]) -> Iterator[str]:
        """Say how many findings are about other files alone."""
        elsewhere = sum(
            bool(finding.locations) and not any(place.document in files for place in finding.locations)
            for finding in report.findings(Verdict.CONFLICT)
        )
        if files and elsewhere and Verdict.CONFLICT.value in view.show:
            findings = "1 finding is" if elsewhere == 1 else f"{elsewhere} findings are"
            yield f"{report.tender.name}: {findings} about files that are not {self.owner}, and not in the {self.copy}."

    def _write(self, folder: Path, name: str, data: bytes) -> Path:
        target = folder / name
        if not target.resolve().is_relative_to(folder.resolve()):
            raise Problem("its name leads out of the folder.")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise Problem(f"{target} cannot be written ({reason}). If it is open in {self.program}, close it.") from error
        return target

"""Reports that are files in a folder: where they may go, the date they bear, and what was written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from tilint.intake import Originals, Parcel
from tilint.intake.files import is_litter
from tilint.problems import Problem
from tilint.report import Report
from tilint.reporters import Reporter, View, all_reporters

__all__ = ["check_folders", "given_date", "save"]


def check_folders(targets: Mapping[str, Path], paths: Sequence[Path], parcels: Sequence[Parcel]) -> None:
    """Raise `Problem` for a folder where a copy would take the place of another file, or be read as part of the tender."""
    for form, folder in targets.items():
        if all_reporters()[form].save is None:
            continue
        if folder.exists() and not folder.is_dir():
            raise Problem(f"-o {form}={folder}: that is a file. The form {form} is written to a folder.")
        copies = Counter(source.name for parcel in parcels for source in parcel.sources)
        twice = next((name for name, count in copies.items() if count > 1), None)
        if twice is not None:
            raise Problem(f"-o {form}={folder}: several tenders have a file {twice}. Check them one by one.")
        for source in (source for parcel in parcels for source in parcel.sources):
            if (folder / source.name).resolve() == source.path.resolve():
                raise Problem(f"-o {form}={folder}: this would write over {source.path}. Choose another folder.")
        if any(_is_read_with(folder, path) for path in paths):
            raise Problem(
                f"-o {form}={folder}: this folder is part of the tender, and the copies would be read with it next time. "
                "Choose one outside, or one with a name that begins with “tilint-”."
            )


def _is_read_with(folder: Path, path: Path) -> bool:
    """Tell whether reading a path will find what is written to a folder."""
    if not path.is_dir() or not folder.resolve().is_relative_to(path.resolve()):
        return False
    return not any(is_litter([part]) for part in folder.resolve().relative_to(path.resolve()).parts)


def given_date() -> datetime | None:
    """Return the date that SOURCE_DATE_EPOCH (seconds since 1970) sets for files that are made, if it does."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else None


def save(reporter: Reporter, reports: Iterable[tuple[Report, Parcel]], view: View, folder: Path) -> None:
    """Save the reports in a folder and say on stderr what was written."""
    if reporter.save is not None:
        for report, parcel in reports:
            for line in reporter.save(report, view, Originals(parcel), folder):
                click.echo(line, err=True)

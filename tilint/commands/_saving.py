"""Reports that are files in a folder: where they may go, the date they bear, and what was written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from tilint.intake import Originals, Parcel
from tilint.intake.files import is_litter
from tilint.problems import Problem
from tilint.report import Report
from tilint.reporters import Reporter, View, all_reporters

__all__ = ["check_targets", "given_date", "save", "write_file"]


def check_targets(targets: Sequence[tuple[str, Path]], paths: Sequence[Path], parcels: Sequence[Parcel]) -> None:
    """Raise `Problem` for a place where a report would take that of another file, or be read as part of the tender."""
    for form, target in targets:
        said = f"-o {form}={target}"
        if all_reporters()[form].save is not None:
            _check_folder(said, form, target, parcels)
        elif target.is_dir():
            raise Problem(f"{said}: that is a folder. Name a file to write, for example {target / f'tilint-{form}'}.")
        elif any(target.resolve() == source.path.resolve() for parcel in parcels for source in parcel.sources):
            raise Problem(f"{said}: this would write over a file of the tender. Choose another name.")
        if any(_is_read_with(target, path) for path in paths):
            raise Problem(
                f"{said}: this is inside the tender, and would be read with it next time. "
                "Choose a place outside, or a name that begins with “tilint-”."
            )


def _check_folder(said: str, form: str, folder: Path, parcels: Sequence[Parcel]) -> None:
    if folder.exists() and not folder.is_dir():
        raise Problem(f"{said}: that is a file. The form {form} is written to a folder.")
    copies = Counter(source.name for parcel in parcels for source in parcel.sources)
    twice = next((name for name, count in copies.items() if count > 1), None)
    if twice is not None:
        raise Problem(f"{said}: several tenders have a file {twice}. Check them one by one.")
    for source in (source for parcel in parcels for source in parcel.sources):
        if (folder / source.name).resolve() == source.path.resolve():
            raise Problem(f"{said}: this would write over {source.path}. Choose another folder.")


def _is_read_with(target: Path, path: Path) -> bool:
    """Tell whether reading a path will find what is written to a target."""
    if not path.is_dir() or not target.resolve().is_relative_to(path.resolve()):
        return False
    return not any(is_litter([part]) for part in target.resolve().relative_to(path.resolve()).parts)


def given_date() -> datetime | None:
    """Return the date that SOURCE_DATE_EPOCH (seconds since 1970) sets for files that are made, if it does.

    Raises `Problem` where it is no such number.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(seconds), UTC) if seconds else None
    except (ValueError, OverflowError, OSError) as error:
        raise Problem(f"SOURCE_DATE_EPOCH is {seconds!r}. Set it to a number of seconds since 1970, or unset it.") from error


def save(reporter: Reporter, reports: Iterable[tuple[Report, Parcel]], view: View, folder: Path) -> None:
    """Save the reports in a folder and say on stderr what was written."""
    if reporter.save is not None:
        for report, parcel in reports:
            for line in reporter.save(report, view, Originals(parcel), folder):
                click.echo(line, err=True)


def write_file(file: Path, written: str | bytes) -> None:
    """Write a report to a file, making its folder. Raises `Problem` where that cannot be done."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written.encode("utf-8") if isinstance(written, str) else written)
    except OSError as error:
        raise Problem(f"{file} cannot be written ({(error.strerror or 'unknown reason').lower()}).") from error

"""Which files make up a tender: a folder or a zip is one tender, and so are several paths given together."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tilint.intake.notices import notices_in
from tilint.model import Unread
from tilint.problems import Problem

__all__ = ["Parcel", "Source", "find", "is_litter", "shown"]

_OWN = re.compile(r"tilint[.-].*|.+\.tilint\..+|pyproject\.toml", re.IGNORECASE)
"""Files in a tender's folder that are the tool's, not the tender's: its configuration, and reports it wrote."""
_LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_CHECK_FOLDER = "Check that this is the folder that holds the tender."


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: on disk, or inside a zip on disk.

    `name` is its name within the tender. `members` are the places of the entries to open, one for each zip around it.
    `prefix` goes before the names of the files inside, where this is a zip. `spans` are the parts of the file (first byte, and
    the one after the last) that make up one of the notices in it; none: the whole file.
    """

    name: str
    path: Path
    prefix: str
    members: tuple[int, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of one tender, found and not yet read. With `titled`, it is called by its document's title once that is read."""

    name: str
    sources: tuple[Source, ...]
    unread: tuple[Unread, ...] = ()
    titled: bool = False

    @property
    def home(self) -> str:
        """The path from the working folder to what the names of its documents begin from, with forward slashes; "" for here."""
        first = next(iter(self.sources), None)
        if first is None:
            return ""
        inside = Path(first.name)
        whole = not first.prefix and first.path.suffix.lower() == ".zip"
        base = first.path if whole else Path(*first.path.parts[: len(first.path.parts) - len(inside.parts)])
        path = Path(os.path.relpath(base)).as_posix()
        return "" if path == "." else path


def find(paths: Iterable[Path], *, each: bool = False) -> tuple[Parcel, ...]:
    """Find the files of the tender that `paths` make up together, whatever their order.

    With `each`, every file is a tender of its own; so is every notice in a file of many, where that file is itself given or
    there is `each`. Raises `Problem` for a path that is not there.
    """
    given = sorted({_existing(Path(path)) for path in paths})
    if not given:
        raise Problem("No file or folder was given to check.")
    named = frozenset(given)
    found = {file.resolve(): file for path in reversed(given) for file in reversed(list(_files(path)))}
    files = sorted(found.values())
    apart = {file: parcels for file in files if (each or file in named) and (parcels := _notices(file))}
    if each and files:
        return tuple(
            parcel for file in files for parcel in apart.get(file) or [_parcel(file.name, [file], file.parent, whole=True)]
        )
    files = [file for file in files if file not in apart]
    parcels = [parcel for notices in apart.values() for parcel in notices]
    if files or not apart:
        base = given[0] if given[0].is_dir() else given[0].parent
        if len(given) > 1:
            base = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in given]))
        parcels.insert(0, _parcel(_tender_name(given, base), files, base, whole=len(given) == 1 and not given[0].is_dir()))
    return tuple(parcels)


def _notices(file: Path) -> list[Parcel]:
    """Return a tender for each of the notices in a file of many; none for any other file."""
    name = shown(file.name)
    parcels = []
    for number, spans in enumerate(notices_in(file), 1):
        called = f"notice {number} of {name}"
        parcels.append(Parcel(called, (Source(called, file, "", spans=spans),), titled=True))
    return parcels


def is_litter(parts: Sequence[str]) -> bool:
    """Tell whether a path within a tender leads to something no one wrote: hidden files, lock files, folder views."""
    return any(part.startswith((".", "~$")) or part.lower() in _LITTER for part in parts) or bool(_OWN.fullmatch(parts[-1]))


def shown(name: str) -> str:
    """Return a file name that is safe to print: composed letters, no control characters, no halves of letters."""
    decoded = os.fsencode(name).decode("utf-8", "replace") if any("\ud800" <= c <= "\udfff" for c in name) else name
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in unicodedata.normalize("NFC", decoded))


def _existing(path: Path) -> Path:
    """Return the path, absolute; it must be there."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  resolve() would follow links and lose the name given
    if os.path.lexists(absolute):
        return absolute
    message = f"There is no file or folder at {shown(str(path))}."
    folder = absolute.parent
    while not folder.is_dir():
        folder = folder.parent
    if folder != absolute.parent:
        raise Problem(f"{message} The nearest folder that exists is {shown(str(folder))}.")
    try:
        names = [entry.name for entry in os.scandir(folder)]
    except OSError:
        names = []
    close = difflib.get_close_matches(absolute.name, names, n=1, cutoff=0.5)
    raise Problem(f"{message} Did you mean {shown(close[0])}?" if close else message)


def _files(path: Path) -> Iterator[Path]:
    """Yield the files at or under a path in order of name, each folder once however it is linked."""
    if not path.is_dir():
        yield path
        return
    seen: set[tuple[int, int]] = set()
    for folder, folders, files in os.walk(path, followlinks=True):
        place = Path(folder).stat()
        if (place.st_dev, place.st_ino) in seen:
            folders.clear()
            continue
        seen.add((place.st_dev, place.st_ino))
        folders[:] = sorted(name for name in folders if not is_litter([name]))
        yield from (Path(folder, name) for name in sorted(files) if not is_litter([name]))


def _tender_name(given: Sequence[Path], base: Path) -> str:
    if len(given) == 1 and not given[0].is_dir():
        return shown(given[0].stem if given[0].suffix.lower() == ".zip" else given[0].name)
    return shown(base.name or str(base))


def _parcel(name: str, files: Sequence[Path], base: Path, *, whole: bool) -> Parcel:
    sources: list[Source] = []
    unread: list[Unread] = []
    for file in files:
        within = shown(Path(os.path.relpath(file, base)).as_posix())
        problem = _unopenable(file)
        if problem:
            unread.append(Unread(within, "the file", *problem))
        else:
            sources.append(Source(within, file, "" if whole else f"{within}/"))
    if not files:
        unread.append(Unread(shown(base.name), "the folder", "The folder holds no files to read", _CHECK_FOLDER))
    return Parcel(shown(name), tuple(sources), tuple(unread))


def _unopenable(file: Path) -> tuple[str, str] | None:
    """Say why something that is not an ordinary file cannot be read, and what to do."""
    if file.is_file():
        return None
    if file.is_symlink() and not file.exists():
        return "The file is a link to a file that is not there", "Put the file itself in its place."
    return "The file is not an ordinary file", "Put a copy of the document in its place."

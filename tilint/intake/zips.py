"""Zips, opened in memory and never on disk: what they hold, and bounded reading of one file inside."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO

from tilint.intake.files import Source, is_litter, shown
from tilint.intake.limits import MIB, Limits
from tilint.parsers import CannotRead

__all__ = ["Contents", "check_size", "contents", "member"]

_BOMB = ("The file unpacks to far more than a document could hold", "Check where it came from, and save it again.")
_UNPACK = "Unpack it and check the folder."
_UTF8_FLAG = 0x800
_LOCKED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Contents:
    """The files inside a zip, for a reader that takes them one by one."""

    sources: tuple[Source, ...]


def check_size(data: bytes, limits: Limits) -> None:
    """Refuse, from its list of contents alone, a zip or office document that unpacks to too much."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
    if len(entries) > limits.entries:
        raise CannotRead(f"The zip holds more than {limits.entries:,} files", _UNPACK)
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        raise CannotRead(*_BOMB)
    for entry in entries:
        if entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * max(1, entry.compress_size):
            raise CannotRead(*_BOMB)


def contents(source: Source, data: bytes) -> Contents:
    """List the files in a zip. Their paths are names only: "../" and drive letters are dropped."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
    sources: list[Source] = []
    taken: set[str] = set()
    for place, entry in enumerate(entries):
        parts = _parts(entry)
        if entry.is_dir() or not parts or is_litter(parts):
            continue
        name = within = source.prefix + "/".join(parts)
        copy = 2
        while within in taken:
            within = f"{name} ({copy})"
            copy += 1
        taken.add(within)
        sources.append(Source(within, source.path, f"{within}/", (*source.members, place)))
    if not sources:
        raise CannotRead("The zip holds no files to read", "Check that the right zip was added.")
    return Contents(tuple(sources))


def member(data: bytes, place: int, limits: Limits) -> bytes:
    """Read one file of a zip, up to a bound whatever the zip says of its size."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entry = package.infolist()[place]
        if entry.flag_bits & _LOCKED_FLAG:
            raise CannotRead("The file is locked with the zip's password", "Unpack the zip and check the folder.")
        if entry.file_size > limits.file_size:
            raise CannotRead(f"The file is larger than {limits.file_size // MIB} MB", "Split it into smaller documents.")
        try:
            with package.open(entry) as stream:
                return _bounded(stream, limits.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise CannotRead("The file is damaged inside the zip", "Pack the zip again.") from error
        except (NotImplementedError, RuntimeError) as error:
            raise CannotRead("The file is packed in a way that tilint cannot open", _UNPACK) from error


def _bounded(stream: IO[bytes], most: int) -> bytes:
    """Read in small steps, so that a zip that lies about its sizes is stopped at the bound."""
    pieces: list[bytes] = []
    read = 0
    while piece := stream.read(MIB):
        read += len(piece)
        if read > most:
            raise CannotRead(*_BOMB)
        pieces.append(piece)
    return b"".join(pieces)


def _parts(entry: zipfile.ZipInfo) -> list[str]:
    """Return the folders and name of an entry, decoded as the zip's writer most likely meant them."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_FLAG:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    parts = shown(name).replace("\\", "/").split("/")
    return [part for part in parts if part not in {"", ".", ".."} and not part.endswith(":")]

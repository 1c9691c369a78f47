"""Reading one file, in whatever process this runs: to a document, to the files inside it, or to why not."""

from __future__ import annotations

import dataclasses
import importlib
from importlib.util import find_spec
from pathlib import PurePosixPath

from tilint import discovery
from tilint.intake.files import Source
from tilint.intake.formats import NAMES, UNREADABLE, recognise
from tilint.intake.limits import MIB, Limits
from tilint.intake.zips import Contents, check_size, contents, member
from tilint.model import Document, Unread
from tilint.parsers import CannotRead, Parser

__all__ = ["read", "too_much_memory", "too_much_text"]

_NEST = 2
"""A zip in the tender may hold a zip; what that holds is read, but no third."""
_SAVE = "Save it as DOCX or PDF."


def read(source: Source, limits: Limits) -> Document | Contents | Unread:
    """Read a file. Whatever is wrong with it becomes an `Unread`; nothing is raised."""
    try:
        data = _bytes(source, limits)
        return _read(source, data, limits)
    except CannotRead as problem:
        return _told(Unread(source.name, "the file", problem.why, problem.advice))
    except MemoryError:
        return too_much_memory(source.name, limits)
    except Exception as error:  # noqa: BLE001  a fault in any parser must cost its document and nothing else
        why = f"The file could not be read: it holds something unexpected ({type(error).__name__})"
        return Unread(source.name, "the file", why, "Open it, save it again as DOCX or PDF, and check that.")


def too_much_text(name: str) -> Unread:
    """Say that a document holds more text than can be handed on."""
    return Unread(name, "the file", "The file holds more text than any tender", "Split it into smaller documents.")


def _told(item: Unread) -> Unread:
    """Put the full stops where reports expect them, whatever the parser's habit: after `advice` and not after `why`."""
    return dataclasses.replace(item, why=item.why.rstrip("."), advice=item.advice.rstrip(".") + ".")


def too_much_memory(name: str, limits: Limits) -> Unread:
    """Say that a document needed more memory than it may."""
    size = limits.memory // MIB
    amount = f"{size // 1024} GB" if size >= 1024 else f"{size} MB"
    return Unread(name, "the file", f"The file needed more than {amount} of memory", "Split it into smaller documents.")


def _bytes(source: Source, limits: Limits) -> bytes:
    try:
        size = sum(end - start for start, end in source.spans) or source.path.stat().st_size
        if size > limits.file_size:
            raise CannotRead(f"The file is larger than {limits.file_size // MIB} MB", "Split it into smaller documents.")
        data = _parts(source) if source.spans else source.path.read_bytes()
    except OSError as error:
        why = f"The file could not be opened ({(error.strerror or 'unknown reason').lower()})"
        raise CannotRead(why, "Check that you may read it.") from error
    for place in source.members:
        data = member(data, place, limits)
    return data


def _parts(source: Source) -> bytes:
    """Read the parts of a file that make up one notice, a line between each and the next."""
    with source.path.open("rb") as stream:
        parts = []
        for start, end in source.spans:
            stream.seek(start)
            parts.append(stream.read(end - start))
    return b"\n".join(parts)


def _read(source: Source, data: bytes, limits: Limits) -> Document | Contents:
    if not data:
        raise CannotRead("The file is empty", "Check that the right file was added.")
    kind = recognise(data)
    if kind in UNREADABLE:
        raise CannotRead(*UNREADABLE[kind])
    if data.startswith(b"PK"):
        check_size(data, limits)
    if kind == "zip":
        if len(source.members) >= _NEST:
            raise CannotRead("The file is a zip inside a zip inside a zip", "Unpack it and check the folder.")
        return contents(source, data)
    suffix = PurePosixPath(source.name).suffix.lower()
    parser = _parser(kind, suffix, data)
    document = parser.read(source.name, data)
    if not document.words and not document.unread:
        raise CannotRead("The file holds no text", "Check that the right file was added.")
    if document.unread:
        document = dataclasses.replace(document, unread=tuple(map(_told, document.unread)))
    if parser.magic and suffix not in parser.suffixes:
        note = f'is named "{suffix}" but is {NAMES.get(kind, kind)}, and was read as that'
        document = dataclasses.replace(document, notes=(note, *document.notes))
    return document


def _parser(kind: str, suffix: str, data: bytes) -> Parser:
    """Return the parser for the kind that showed itself; where none did, by magic or, for text, by suffix."""
    if kind and find_spec(f"tilint.parsers.{kind}"):
        found = getattr(importlib.import_module(f"tilint.parsers.{kind}"), "PARSER", None)
        if isinstance(found, Parser):
            return found
    modules = discovery.modules("tilint.parsers")
    parsers = [thing for module in modules for thing in vars(module).values() if isinstance(thing, Parser)]
    for parser in parsers:
        if parser.kind == kind or (not kind and parser.magic and data.startswith(parser.magic)):
            return parser
    if kind:
        raise CannotRead(f"The file is {NAMES.get(kind, f'a file of kind {kind}')}, which tilint cannot read yet", _SAVE)
    for parser in parsers:
        if suffix in parser.suffixes and not parser.magic:
            return parser
    known = next((parser.kind for parser in parsers if suffix in parser.suffixes), None)
    if known:
        raise CannotRead(f'The file is named "{suffix}" but is not {NAMES.get(known, known)}, or is damaged', _SAVE)
    what = (
        f"The file is of a kind ({suffix}) that tilint does not know"
        if suffix
        else "The file has a name that does not say its kind"
    )
    raise CannotRead(what, f"If applicants need it, s{_SAVE[1:]}")

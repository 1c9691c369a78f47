"""How the reading process and its parent talk: framed messages, and pickles that can hold nothing but documents."""

from __future__ import annotations

import copyreg
import dataclasses
import gc
import io
import pickle
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from tilint.intake.files import Source
from tilint.intake.limits import MIB
from tilint.intake.zips import Contents
from tilint.model import Anchor, Block, BlockKind, Cell, Document, Unread

__all__ = ["MOST", "Outcome", "TooLongError", "pack", "receive", "send", "unpack"]


class TooLongError(OSError):
    """The other side wants to send more than any document holds."""


Outcome = Document | Contents | Unread

_LENGTH = struct.Struct("<Q")
_PLAIN: tuple[type[Any], ...] = (Anchor, Block, Cell, Document, Unread, Source, Contents)
MOST = 256 * MIB
"""Bytes of the longest message: a hundred times what a long tender needs, and no burden for the parent."""


def _reducer(kind: type[Any]) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    """Return how to pickle a frozen dataclass: by its fields in order, several times quicker than the default."""
    names = [field.name for field in dataclasses.fields(kind)]
    fields = attrgetter(*names)
    if len(names) == 1:
        return lambda thing: (kind, (fields(thing),))
    return lambda thing: (kind, fields(thing))


_TABLE = {**copyreg.dispatch_table, **{kind: _reducer(kind) for kind in _PLAIN}}
_KINDS: tuple[type[Any], ...] = (*_PLAIN, BlockKind, type(Path()))
_ALLOWED = {(kind.__module__, kind.__name__): kind for kind in _KINDS}


class _Pickler(pickle.Pickler):
    dispatch_table = _TABLE


class _Unpickler(pickle.Unpickler):
    """Builds documents and nothing else: a reading process that a hostile file took over cannot send code."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is not part of a document") from None


def pack(outcome: Outcome) -> bytes:
    """Write an outcome as bytes."""
    out = io.BytesIO()
    with _no_collection():
        _Pickler(out, protocol=5).dump(outcome)
    return out.getvalue()


def unpack(data: bytes) -> Outcome:
    """Read what `pack` wrote. Raises `pickle.UnpicklingError` for anything else."""
    with _no_collection():
        outcome = _Unpickler(io.BytesIO(data)).load()
    if not isinstance(outcome, (Document, Contents, Unread)):
        raise pickle.UnpicklingError("not a document")
    return outcome


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector: tens of thousands of new objects and no cycle among them make it run in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message with its length before it."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one message; None where the other side is gone. Raises `TooLongError` for one beyond `MOST`."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MOST:
        raise TooLongError(f"a message of {length} bytes")
    message = stream.read(length)
    return message if len(message) == length else None

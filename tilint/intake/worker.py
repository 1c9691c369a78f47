"""The reading process: takes one file after another from its parent, within limits that the system enforces."""

from __future__ import annotations

import math
import os
import pickle
import signal
import sys
from pathlib import Path
from typing import IO

from tilint.intake import wire
from tilint.intake.job import read, too_much_text
from tilint.intake.limits import MIB, Limits

__all__ = ["LEAVING", "READY", "STAYING", "main"]

READY = b"ready "
"""Begins the first answer; the most memory that the process has held so far, in bytes, follows."""
STAYING = b"s"
LEAVING = b"l"
"""First byte of an answer: whether the process can read another file, or has grown too large for that."""
_GROWN = 256 * MIB
"""A process that has used this much starts afresh, so that no document pays for the one before it."""


def main() -> None:
    """Answer the parent until it closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    questions = os.fdopen(os.dup(0), "rb")
    _hush()
    start = wire.receive(questions)
    if start is None:
        return
    limits: Limits = pickle.loads(start)  # noqa: S301  the parent wrote it
    _bound_memory(limits.memory)
    wire.send(answers, READY + str(_most_resident()).encode())
    while (question := wire.receive(questions)) is not None:
        _bound_time(limits.seconds)
        _answer(answers, question, limits)


def _answer(answers: IO[bytes], question: bytes, limits: Limits) -> None:
    source = pickle.loads(question)  # noqa: S301  the parent wrote it
    packed = wire.pack(read(source, limits))
    if len(packed) >= wire.MOST:
        packed = wire.pack(too_much_text(source.name))
    wire.send(answers, (LEAVING if _resident() > _GROWN else STAYING) + packed)


def _hush() -> None:
    """Point the standard streams at nothing: what a C library prints must reach neither pipe nor screen."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def _bound_memory(extra: int) -> None:
    """Let the process have `extra` bytes more than it has now."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        most = _address_space() + extra
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _bound_time(seconds: float) -> None:
    """Let the process use `seconds` of processor time from now, in case its parent is gone and cannot stop it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _address_space() -> int:
    """Return the bytes of address space in use (Linux)."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _resident() -> int:
    """Return the memory that the process holds, in bytes; the most it has held where the system says no more."""
    if sys.platform == "linux":
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return _most_resident()


def _most_resident() -> int:
    """Return the most memory that the process has held, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415  not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024

"""One reading process as its parent sees it: started, asked, timed, and stopped when it must be."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from typing import IO, cast

from tilint.intake import wire
from tilint.intake.files import Source
from tilint.intake.job import too_much_memory
from tilint.intake.limits import Limits
from tilint.intake.worker import LEAVING, READY
from tilint.model import Unread

__all__ = ["Process"]

_SPLIT = "Split it into smaller documents, or save it again as DOCX or PDF."
_AGAIN = "Save it again as DOCX or PDF, and check that."
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from tilint.intake.worker import main; main()"
_START_SECONDS = 60.0


class Process:
    """A reading process. It reads one file at a time and may be used by one thread at a time.

    It is a fresh interpreter and not a fork: its memory is small and known, and the parent may have threads.
    """

    def __init__(self, limits: Limits) -> None:
        """Start the process. Raises `RuntimeError` if it cannot start, which is no document's fault."""
        self._limits = limits
        self._expired = False
        self.usable = True
        self._child = subprocess.Popen(  # noqa: S603  this very interpreter, with the parent's own path
            [sys.executable, "-P", "-c", _PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._questions = cast("IO[bytes]", self._child.stdin)
        self._answers = cast("IO[bytes]", self._child.stdout)
        ready = self._exchange(pickle.dumps(limits), _START_SECONDS)
        if ready is None or not ready.startswith(READY):
            self._child.kill()
            _, errors = self._child.communicate()
            lines = errors.decode("utf-8", "replace").strip().splitlines() or ["no reason was given"]
            raise RuntimeError(f"The process that reads documents could not start: {lines[-1]}")
        self._at_start = int(ready.removeprefix(READY))

    def ask(self, source: Source) -> bytes | Unread:
        """Have a file read; return the packed outcome, or why the process came to its end over this file."""
        answer = self._exchange(pickle.dumps(source), self._limits.seconds)
        if answer is None:
            self.usable = False
            return self._cause(source.name)
        self.usable = not self._expired and answer[:1] != LEAVING
        return answer[1:]

    def kill(self) -> None:
        """End the process at once, whatever it is doing."""
        self._child.kill()

    def close(self) -> None:
        """End the process and wait for it."""
        self._child.kill()
        self._child.wait()
        for stream in (self._child.stdin, self._child.stdout, self._child.stderr):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # a pipe to a process that is gone has nothing to lose

    def _exchange(self, message: bytes, seconds: float) -> bytes | None:
        """Send a message and wait for the answer; None where the process ended, by itself or by the clock."""
        clock = threading.Timer(seconds, self._expire)
        clock.daemon = True
        clock.start()
        try:
            wire.send(self._questions, message)
            return wire.receive(self._answers)
        except wire.TooLongError:
            self._child.kill()
            return None
        except OSError:
            return None
        finally:
            clock.cancel()

    def _expire(self) -> None:
        self._expired = True
        self._child.kill()

    def _cause(self, name: str) -> Unread:
        """Say why the process came to its end over a file.

        C code that is refused memory aborts, often before the memory is its own, and sometimes crashes later. So an abort, and
        a crash after half of the memory was taken, are put down to that.
        """
        code, most = self._end()
        if self._expired or code == -getattr(signal, "SIGXCPU", 0):
            return Unread(name, "the file", f"The file took more than {self._limits.seconds:g} seconds to read", _SPLIT)
        grown = most > self._at_start and most > self._limits.memory / 2
        if grown or code == -getattr(signal, "SIGABRT", 0):
            return too_much_memory(name, self._limits)
        how = f"signal {-code}" if code < 0 else f"exit {code}"
        return Unread(name, "the file", f"The file stopped the reader ({how})", _AGAIN)

    def _end(self) -> tuple[int, int]:
        """Wait for the end; return the exit code, and the most memory held in bytes (0 if the system does not say)."""
        if sys.platform == "win32":
            return self._child.wait(), 0
        try:
            _, status, used = os.wait4(self._child.pid, 0)
        except ChildProcessError:  # the clock's thread asked first
            return self._child.wait(), 0
        self._child.returncode = os.waitstatus_to_exitcode(status)
        return self._child.returncode, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)

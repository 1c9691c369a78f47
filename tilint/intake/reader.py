"""Reads tenders with a few reading processes; one that is stuck, too large or crashed costs its document alone."""

from __future__ import annotations

import os
import pickle
import queue
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Self

from tilint.intake import wire
from tilint.intake.files import Parcel, Source
from tilint.intake.limits import Limits
from tilint.intake.process import Process
from tilint.intake.zips import Contents
from tilint.model import Document, Tender, Unread

__all__ = ["Progress", "Reader", "read_tender"]

Progress = Callable[[str, int, int], None]
"""Called with the name of a document that is done, how many are, and how many there are so far."""


def read_tender(
    parcel: Parcel,
    limits: Limits | None = None,
    *,
    progress: Progress | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Tender:
    """Read one tender. `meanwhile` is called once the reading is under way, for work of one's own beside it."""
    with Reader(limits) as reader:
        return reader.read(parcel, progress=progress, meanwhile=meanwhile)


class Reader:
    """Reading processes that are kept for one tender after another. Use it in a `with` statement."""

    def __init__(self, limits: Limits | None = None, workers: int | None = None) -> None:
        """Take limits for each document, and the most processes to use; by default one for each processor, up to 8."""
        self._limits = limits or Limits()
        self._workers = workers or min(_processors(), 8)
        self._idle: queue.SimpleQueue[Process] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="tilint-reader")
        self._busy: set[Process] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in [*self._busy]:
            process.kill()
        self._threads.shutdown(wait=True)
        while not self._idle.empty():
            self._idle.get().close()

    def read(
        self,
        parcel: Parcel,
        *,
        progress: Progress | None = None,
        meanwhile: Callable[[], object] | None = None,
    ) -> Tender:
        """Read one tender: every file of it becomes a document or an `Unread`, in order of name."""
        waiting = {self._start(source): source for source in sorted(parcel.sources, key=_size, reverse=True)}
        if meanwhile is not None:
            meanwhile()
        documents: list[Document] = []
        unread = list(parcel.unread)
        total = len(waiting)
        while waiting:
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                source = waiting.pop(future)
                outcome = _outcome(future, source)
                if isinstance(outcome, Contents):
                    waiting.update({self._start(inside): inside for inside in outcome.sources})
                    total += len(outcome.sources) - 1
                    continue
                if isinstance(outcome, Document):
                    documents.append(outcome)
                else:
                    unread.append(outcome)
                if progress is not None:
                    progress(source.name, len(documents) + len(unread) - len(parcel.unread), total)
        documents.sort(key=lambda document: document.name)
        unread.sort(key=lambda item: item.document)
        name = documents[0].title if parcel.titled and documents and documents[0].title else parcel.name
        return Tender(name, tuple(documents), tuple(unread))

    def _start(self, source: Source) -> Future[bytes | Unread]:
        return self._threads.submit(self._read, source)

    def _read(self, source: Source) -> bytes | Unread:
        """Have a process read a file; runs in a thread, which does little but wait."""
        try:
            process = self._idle.get_nowait()
        except queue.Empty:
            process = Process(self._limits)
        self._busy.add(process)
        if self._closed:
            process.kill()
        try:
            answer = process.ask(source)
        finally:
            self._busy.discard(process)
            if process.usable:
                self._idle.put(process)
            else:
                process.close()
        return answer


def _outcome(future: Future[bytes | Unread], source: Source) -> wire.Outcome:
    answer = future.result()
    if isinstance(answer, Unread):
        return answer
    try:
        return wire.unpack(answer)
    except (pickle.UnpicklingError, TypeError, ValueError, EOFError):
        return Unread(source.name, "the file", "The file broke the reader", "Save it again as DOCX or PDF, and check that.")


def _size(source: Source) -> int:
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

"""Reading in bounded processes: a hostile file costs itself, by name, and nothing else."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import hostile_files as made
import pytest

from tilint.intake import Limits, Parcel, Reader, find, read_tender
from tilint.intake import reader as reader_module
from tilint.model import Tender

MIB = 1024 * 1024
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with two honest files, named to come first and last."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "a.docx").write_bytes(made.honest_docx())
    (folder / "z.pdf").write_bytes(made.honest_pdf())
    return folder


def read(folder: Path, limits: Limits | None = None) -> Tender:
    (parcel,) = find([folder])
    return read_tender(parcel, limits)


def only_the_honest_are_read(tender: Tender) -> bool:
    return [document.name for document in tender.documents] == ["a.docx", "z.pdf"]


def children() -> list[int]:
    """Process ids of this process's children."""
    tasks = Path("/proc/self/task").iterdir()
    return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]


def processor_seconds(pid: int) -> float:
    """What a process has used so far; no honest file of these tests uses a second."""
    return int(Path(f"/proc/{pid}/stat").read_text().split()[13]) / os.sysconf("SC_CLK_TCK")


def test_documents_come_in_order_of_name_whatever_the_order_of_reading(pack: Path) -> None:
    for number in range(6):
        (pack / f"m{number}.md").write_text("We will answer. " * (number + 1) * 300)
    tender = read(pack)
    assert [document.name for document in tender.documents] == sorted(file.name for file in pack.iterdir())


def test_one_worker_and_four_read_the_same(pack: Path) -> None:
    (pack / "more.zip").write_bytes(made.zipped({"b.md": b"# Questions", "c.md": b"# Prices", "d.bin": b"\x00\x01"}))
    (parcel,) = find([pack])
    tenders = []
    for workers in (1, 4):
        with Reader(workers=workers) as reader:
            tenders.append(reader.read(parcel))
    assert tenders[0] == tenders[1]
    assert [document.name for document in tenders[0].documents] == ["a.docx", "more.zip/b.md", "more.zip/c.md", "z.pdf"]
    assert [item.document for item in tenders[0].unread] == ["more.zip/d.bin"]


@LINUX
def test_a_pdf_that_swells_costs_itself_and_is_named(pack: Path) -> None:
    (pack / "bomb.pdf").write_bytes(made.swelling_pdf())
    tender = read(pack, Limits(memory=128 * MIB))
    assert only_the_honest_are_read(tender)
    assert [(item.document, item.why) for item in tender.unread] == [("bomb.pdf", "The file needed more than 128 MB of memory")]


@LINUX
def test_a_text_too_large_for_memory_costs_itself_and_is_named(pack: Path) -> None:
    (pack / "long.txt").write_text("We will answer every question.\n\n" * 1_000_000)
    tender = read(pack, Limits(memory=128 * MIB))
    assert only_the_honest_are_read(tender)
    assert [item.why for item in tender.unread] == ["The file needed more than 128 MB of memory"]


def test_a_pdf_that_never_ends_is_stopped_by_the_clock(pack: Path) -> None:
    (pack / "endless.pdf").write_bytes(made.unending_pdf())
    start = time.monotonic()
    tender = read(pack, Limits(seconds=1.5, memory=16 * 1024 * MIB))
    assert time.monotonic() - start < 30
    assert only_the_honest_are_read(tender)
    assert [item.why for item in tender.unread] == ["The file took more than 1.5 seconds to read"]


def test_two_endless_files_do_not_keep_the_rest_from_being_read(pack: Path) -> None:
    for name in ("b.pdf", "c.pdf"):
        (pack / name).write_bytes(made.unending_pdf())
    tender = read(pack, Limits(seconds=1.5, memory=16 * 1024 * MIB))
    assert only_the_honest_are_read(tender)
    assert [item.document for item in tender.unread] == ["b.pdf", "c.pdf"]


@LINUX
def test_a_reader_that_crashes_costs_its_document(pack: Path) -> None:
    (pack / "crash.pdf").write_bytes(made.unending_pdf())

    def crash() -> None:
        while not (busy := [pid for pid in children() if processor_seconds(pid) > 1.5]):
            time.sleep(0.05)
        os.kill(busy[0], signal.SIGSEGV)

    (parcel,) = find([pack])
    tender = read_tender(parcel, Limits(seconds=20, memory=16 * 1024 * MIB), meanwhile=crash)
    assert only_the_honest_are_read(tender)
    assert [(item.document, item.why) for item in tender.unread] == [("crash.pdf", "The file stopped the reader (signal 11)")]


def test_a_folder_of_every_kind_of_trouble_gives_one_line_each(pack: Path) -> None:
    trouble = {
        "cut.docx": made.honest_docx()[:2000],
        "cut.pdf": made.honest_pdf()[:300],
        "empty.docx": b"",
        "locked.docx": made.ole("EncryptedPackage"),
        "locked.pdf": made.locked_pdf(),
        "locked.zip": made.locked_zip("itt.md"),
        "map.png": made.PNG,
        "noise.pdf": made.noise(),
        "old.doc": made.ole("WordDocument"),
        "swell.docx": made.swelling_docx(),
    }
    for name, data in trouble.items():
        (pack / name).write_bytes(data)
    tender = read(pack)
    assert only_the_honest_are_read(tender)
    assert [item.document for item in tender.unread] == [name.replace(".zip", ".zip/itt.md") for name in trouble]


def test_a_tender_without_a_document_has_something_to_say(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(made.PNG)
    tender = read(tmp_path)
    assert tender.documents == ()
    assert len(tender.unread) == 1


def test_progress_counts_every_file_once_also_those_in_zips(pack: Path) -> None:
    (pack / "more.zip").write_bytes(made.zipped({"b.md": b"# Questions", "c.md": b"# Prices"}))
    (parcel,) = find([pack])
    seen: list[tuple[str, int, int]] = []
    read_tender(parcel, progress=lambda *step: seen.append(step))
    assert sorted(name for name, _, _ in seen) == ["a.docx", "more.zip/b.md", "more.zip/c.md", "z.pdf"]
    assert [done for _, done, _ in seen] == [1, 2, 3, 4]
    assert seen[-1][2] == 4


def test_other_work_runs_while_documents_are_read(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = threading.Event()
    ask = reader_module.Process.ask
    monkeypatch.setattr(reader_module.Process, "ask", lambda *args: (started.set(), ask(*args))[1])
    (parcel,) = find([pack])
    assert read_tender(parcel, meanwhile=lambda: started.wait(10)).documents
    assert started.is_set()


@LINUX
@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_no_process_outlives_a_reader_that_was_interrupted(pack: Path, fault: type[BaseException]) -> None:
    (pack / "endless.pdf").write_bytes(made.unending_pdf())
    (parcel,) = find([pack])

    def interrupted() -> None:
        time.sleep(0.3)
        raise fault

    start = time.monotonic()
    with pytest.raises(fault):
        read_tender(parcel, Limits(seconds=30, memory=16 * 1024 * MIB), meanwhile=interrupted)
    assert time.monotonic() - start < 30
    assert children() == []


def test_a_reading_process_that_cannot_start_is_not_blamed_on_a_document(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (parcel,) = find([pack])
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(RuntimeError, match=r"could not start: .*ModuleNotFoundError"):
        read_tender(parcel)


def test_a_tender_of_no_files_needs_no_process() -> None:
    assert read_tender(Parcel("empty", ())) == Tender("empty", (), ())

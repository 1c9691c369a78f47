"""A file is what its bytes say, whatever its name; one that cannot be read gets one clear line."""

from __future__ import annotations

from pathlib import Path

import hostile_files as made
import pytest

from tilint.intake import Limits
from tilint.intake.files import Source
from tilint.intake.job import read
from tilint.model import Document, Unread


def outcome(tmp_path: Path, name: str, data: bytes, limits: Limits | None = None) -> object:
    (tmp_path / name).write_bytes(data)
    return read(Source(name, tmp_path / name, ""), limits or Limits())


def document(tmp_path: Path, name: str, data: bytes) -> Document:
    read_ = outcome(tmp_path, name, data)
    assert isinstance(read_, Document), read_
    return read_


def unread(tmp_path: Path, name: str, data: bytes, limits: Limits | None = None) -> Unread:
    item = outcome(tmp_path, name, data, limits)
    assert isinstance(item, Unread), item
    assert item.document == name
    assert item.what == "the file"
    assert item.why
    assert not item.why.endswith(".")
    assert item.advice.endswith(".")
    return item


def test_a_word_document_named_txt_is_read_as_word_and_said(tmp_path: Path) -> None:
    read_ = document(tmp_path, "itt.txt", made.honest_docx())
    assert read_.kind == "docx"
    assert 'is named ".txt" but is a Word document (DOCX), and was read as that' in read_.notes


def test_a_pdf_named_docx_is_read_as_pdf_and_said(tmp_path: Path) -> None:
    read_ = document(tmp_path, "itt.docx", made.honest_pdf())
    assert read_.kind == "pdf"
    assert any("is a PDF" in note for note in read_.notes)


@pytest.mark.parametrize("name", ["itt.docx", "ITT.DOCX"])
def test_a_rightly_named_file_has_no_note_about_its_name(tmp_path: Path, name: str) -> None:
    assert document(tmp_path, name, made.honest_docx()).notes == ()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("old.doc", made.ole("WordDocument"), "an old Word document"),
        ("old.docx", made.ole("WordDocument"), "an old Word document"),
        ("prices.xls", made.ole("Workbook"), "an old Excel workbook"),
        ("talk.ppt", made.ole("PowerPoint Document"), "an old PowerPoint"),
        ("mail.msg", made.ole("__substg1.0_0037001F"), "an Outlook message"),
        ("old.wps", made.ole("Other"), "an old Office format"),
        ("letter.rtf", b"{\\rtf1\\ansi Hello}", "a Rich Text document"),
        (
            "talk.pptx",
            made.zipped({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}),
            "a PowerPoint presentation (PPTX), which tilint cannot read yet",
        ),
        ("page.html", b"<!DOCTYPE html><title>Sign in</title>", "a web page"),
        ("map.png", made.PNG, "is a picture"),
        ("scan.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "is a picture"),
        ("scan.tif", b"II*\x00" + bytes(40), "is a picture"),
        ("all.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40), "is an archive"),
        ("all.rar", b"Rar!\x1a\x07\x00" + bytes(40), "is an archive"),
        ("film.mp4", b"\x00\x00\x00\x18ftypisom" + bytes(40), "is a recording"),
        ("setup.exe", b"MZ\x90\x00" + bytes(40), "is a program"),
        ("data.xyz", b"some text", "of a kind (.xyz) that tilint does not know"),
        ("README", b"some text", "does not say its kind"),
    ],
)
def test_a_kind_that_cannot_be_read_is_named(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert words in unread(tmp_path, name, data).why


def test_an_encrypted_office_file_is_said_to_be_locked(tmp_path: Path) -> None:
    assert unread(tmp_path, "itt.docx", made.ole("EncryptedPackage")).why == "The file is locked with a password"


def test_a_locked_pdf_is_said_to_be_locked(tmp_path: Path) -> None:
    assert "password" in unread(tmp_path, "itt.pdf", made.locked_pdf()).why


@pytest.mark.parametrize("name", ["itt.docx", "itt.pdf", "itt.txt", "itt.md", "itt.zip", "itt"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, name: str) -> None:
    assert unread(tmp_path, name, b"").why == "The file is empty"


@pytest.mark.parametrize("name", ["itt.docx", "itt.pdf", "itt.txt", "itt.md", "itt.zip", "itt"])
def test_random_bytes_are_one_clear_line(tmp_path: Path, name: str) -> None:
    assert "\n" not in unread(tmp_path, name, made.noise()).why


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_short_is_one_clear_line(tmp_path: Path, share: float) -> None:
    whole = made.honest_docx()
    assert "cut short" in unread(tmp_path, "itt.docx", whole[: int(len(whole) * share)]).why


@pytest.mark.parametrize(("name", "data"), [("itt.pdf", made.pdf(b"")), ("itt.docx", made.honest_docx_without_words())])
def test_a_file_without_words_never_passes_as_read(tmp_path: Path, name: str, data: bytes) -> None:
    read_ = outcome(tmp_path, name, data)
    assert isinstance(read_, Unread) or (isinstance(read_, Document) and read_.unread)


def test_text_named_docx_is_not_read_as_something_else(tmp_path: Path) -> None:
    assert 'is named ".docx" but is not a Word document' in unread(tmp_path, "itt.docx", b"Only some words.").why


def test_a_swelling_word_document_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert "far more than a document" in unread(tmp_path, "itt.docx", made.swelling_docx()).why


def test_a_file_beyond_the_size_is_not_loaded(tmp_path: Path) -> None:
    assert "larger than 1 MB" in unread(tmp_path, "itt.txt", b"word " * 300_000, Limits(file_size=1 << 20)).why


def test_a_file_that_may_not_be_opened_is_said(tmp_path: Path) -> None:
    item = read(Source("gone.md", tmp_path / "gone.md", ""), Limits())
    assert isinstance(item, Unread)
    assert "could not be opened (no such file or directory)" in item.why

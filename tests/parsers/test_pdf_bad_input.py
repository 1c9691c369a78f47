"""The PDF parser says plainly what it cannot read: locked, damaged and empty files, and pages without letters."""

from __future__ import annotations

import io
import time

import pikepdf
import pytest
from pdf_building import Sheet, assemble, build, locked, read_sheets, texts

from tilint.model import Unread
from tilint.parsers import CannotRead
from tilint.parsers import pdf as parser
from tilint.parsers.pdf import PARSER, read
from tilint.parsers.pdf.unread import page_list

WORDS = "We will answer every question by email."


def refusal(data: bytes) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        read("itt.pdf", data)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    return caught.value


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert "empty" in refusal(b"").why


def test_a_file_that_is_no_pdf_is_said_to_be_none() -> None:
    assert "not a PDF" in refusal(b"PK\x03\x04 a zip file").why


def test_a_locked_file_is_said_to_be_locked() -> None:
    assert "password" in refusal(locked(build(Sheet().lines(WORDS)), user="secret")).why


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert texts(read("itt.pdf", locked(build(Sheet().lines(WORDS)), user=""))) == [WORDS]


def test_a_file_cut_short_is_said_to_be_cut() -> None:
    assert "cut short" in refusal(b"%PDF-1.7\n1 0 obj\n<< /Type /Cata").why


def test_noise_behind_a_true_header_is_refused() -> None:
    assert refusal(b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF\n").why


def test_junk_before_the_header_does_no_harm() -> None:
    assert texts(read("itt.pdf", b"junk from a mail server\r\n" * 8 + build(Sheet().lines(WORDS)))) == [WORDS]


def test_a_file_without_pages_is_refused() -> None:
    assert "pages" in refusal(build()).why or "damaged" in refusal(build()).why


def test_a_loop_in_the_list_of_pages_ends() -> None:
    loop = assemble({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"})
    assert refusal(loop).why


def test_pictures_of_text_are_told_by_page() -> None:
    document = read_sheets(Sheet().lines(WORDS), *[Sheet().image(0, 0, 595, 842)] * 3)
    (unread,) = document.unread
    assert (unread.what, unread.pages) == ("pages 2 to 4", (2, 3, 4))
    assert "no text layer" in unread.why
    assert document.pages == 4


def test_a_stamped_page_number_does_not_make_a_picture_readable() -> None:
    document = read_sheets(Sheet().image(0, 0, 595, 842).text(300, 30, "7"))
    assert [unread.what for unread in document.unread] == ["page 1"]


def test_a_blank_page_is_not_unread() -> None:
    assert read_sheets(Sheet().lines(WORDS), Sheet()).unread == ()


def test_a_page_with_words_and_a_picture_is_read() -> None:
    sheet = Sheet().image(0, 0, 595, 842).lines(*[WORDS] * 4)
    assert read_sheets(sheet).unread == ()


def test_a_small_logo_on_an_empty_page_is_not_unread() -> None:
    assert read_sheets(Sheet().image(50, 780, 60, 30)).unread == ()


def test_letters_without_meaning_are_not_passed_off_as_text() -> None:
    glyphs = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Odd /Encoding << /Differences [65 "
        + b" ".join(b"/uniE0%02X" % number for number in range(40))
        + b"] >> >>"
    )
    words = bytes(range(65, 105)).replace(b"\\", b"")
    content = b"BT /F1 11 Tf 72 700 Td (" + words + b") Tj ET"
    data = assemble(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [6 0 R] >>",
            3: glyphs,
            6: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            7: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        }
    )
    document = read("itt.pdf", data)
    assert [unread.pages for unread in document.unread] == [(1,)]
    assert document.blocks == ()


def test_a_file_of_too_many_pages_is_read_in_part_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MOST_PAGES", 2)
    document = read_sheets(*[Sheet().lines(WORDS)] * 5)
    (unread,) = document.unread
    assert isinstance(unread, Unread)
    assert unread.what == "pages 3 to 5"
    assert document.pages == 5


def test_pages_are_listed_in_words() -> None:
    assert page_list([3]) == "page 3"
    assert page_list([3, 4, 5, 8]) == "pages 3 to 5 and 8"
    assert page_list([1, 3, 5]) == "pages 1, 3 and 5"


def test_the_parser_is_found_by_suffix_and_first_bytes() -> None:
    assert (PARSER.kind, PARSER.suffixes, PARSER.magic) == ("pdf", (".pdf",), (b"%PDF",))


def test_files_attached_to_a_pdf_are_told() -> None:
    with pikepdf.open(io.BytesIO(build(Sheet().lines(WORDS)))) as document:
        document.attachments["schedule.docx"] = b"PK"
        out = io.BytesIO()
        document.save(out)
    assert [unread.what for unread in read("itt.pdf", out.getvalue()).unread] == ["1 attached file"]


def test_a_page_full_of_lines_does_not_take_long() -> None:
    sheet = Sheet().lines(WORDS)
    for number in range(4000):
        sheet.rule(50 + number / 10, 50, 50 + number / 10, 600).rule(50, 50 + number / 8, 500, 50 + number / 8)
    start = time.process_time()
    assert WORDS in texts(read_sheets(sheet))
    assert time.process_time() - start < 3


def test_a_page_of_dots_does_not_take_long() -> None:
    start = time.process_time()
    read_sheets(Sheet().lines(*["." * 3000] * 40), Sheet().lines(*[". " * 1500 + "x"] * 40))
    assert time.process_time() - start < 5

"""A file that cannot be read safely is refused with one plain line."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zipfile

import pytest
from docx_building import docx, p, package, parse

from tilint.parsers import CannotRead
from tilint.parsers.docx import PARSER

GOOD = docx(p("Tenders are due on Friday.") * 50)


def refusal(data: bytes) -> str:
    with pytest.raises(CannotRead) as caught:
        PARSER.read("a.docx", data)
    assert caught.value.advice.endswith(".")
    assert "\n" not in str(caught.value)
    return caught.value.why


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_an_empty_file():
    assert refusal(b"") == "The file is empty"


@pytest.mark.parametrize("data", [GOOD[: len(GOOD) // 2], GOOD[:30], b"PK\x03\x04" + b"\x00" * 100, b"Hello"])
def test_a_truncated_file_or_no_zip_at_all(data):
    assert refusal(data) == "The file is damaged or incomplete: it is not a whole Word file"


def test_a_zip_of_other_files():
    assert refusal(package({"notes.txt": b"Hello"})) == "The file is a zip archive but not a Word document"


def test_a_word_file_without_a_main_document():
    assert "no main document" in refusal(package({"[Content_Types].xml": b"<Types/>"}))


def test_a_main_document_without_a_body():
    assert "no main document" in refusal(package({**members(), "word/document.xml": b"<a/>"}))


@pytest.mark.parametrize(("part", "kind"), [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint")])
def test_another_office_file_under_a_wrong_name(part, kind):
    assert kind in refusal(package({"[Content_Types].xml": b"<Types/>", part: b"<a/>"}))


def test_a_file_with_a_password_and_an_old_word_file_are_told_apart():
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert "password" in refusal(container + "EncryptedPackage".encode("utf-16-le"))
    assert "old .doc format" in refusal(container + "WordDocument".encode("utf-16-le"))


def test_an_encrypted_zip():
    data = bytearray(GOOD)
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    assert "password" in refusal(bytes(data))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_a_document_type_is_refused_in_any_part_that_is_read(part):
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "document type" in refusal(package({**members(), part: entity + members()[part]}))


def test_a_document_type_in_another_encoding_is_refused():
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a/>'
    assert "document type" in refusal(package({**members(), "word/document.xml": text.encode("utf-16")}))


def test_broken_xml():
    assert "not well formed" in refusal(package({**members(), "word/document.xml": b"<w:document"}))


def test_elements_nested_too_deeply():
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    assert "nested too deeply" in refusal(docx(deep))


def test_a_part_that_unpacks_to_a_hundred_times_its_size_is_not_unpacked():
    bomb = package({**members(), "word/document.xml": b" " * 30_000_000})
    assert "far more than a document holds" in refusal(bomb)


def test_parts_that_together_are_too_large_are_not_unpacked(monkeypatch):
    monkeypatch.setattr("tilint.parsers.docx.package._MOST_XML_BYTES", 1_000_000)
    noise = random.Random(1).randbytes(150_000).hex().encode()
    parts = {f"word/header{at}.xml": noise for at in range(4)}
    assert "far more than a document holds" in refusal(package({**members(), **parts}))
    assert PARSER.read("a.docx", package({**members(), "word/header1.xml": noise})).words == 250


def test_a_size_that_lies_does_not_get_more_memory():
    data = bytearray(package({**members(), "word/styles.xml": b"<a>" + b"x" * 900_000 + b"</a>"}))
    at = data.rfind(b"word/styles.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert "damaged" in refusal(bytes(data))


def test_media_are_never_unpacked():
    """A picture that would unpack to far too much is left alone, and the words are read."""
    data = package({**members(), "word/media/image1.bmp": bytes(50_000_000)})
    assert PARSER.read("a.docx", data).words == 250


def test_a_part_that_is_not_there_is_no_error():
    broken = {name: data for name, data in members().items() if name != "word/styles.xml"}
    assert PARSER.read("a.docx", package(broken)).words == 250


def test_senseless_numbers_are_no_error():
    odd = '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="99"/></w:numPr><w:outlineLvl w:val=""/>'
    assert parse(p("Words", properties=odd)).blocks[0].text == "Words"


def test_no_damage_gives_anything_but_a_document_or_a_refusal():
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(CannotRead):
            assert PARSER.read("a.docx", bytes(data)).kind == "docx"

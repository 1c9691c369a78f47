"""A file of many notices is many tenders, found without reading it and read one after another."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tilint.cli import tilint
from tilint.intake import Reader, find, read_tender
from tilint.model import Tender


def notice(number: int, **more: Any) -> dict[str, Any]:
    about = {"title": f"Shelter {number}", "tenderPeriod": {"endDate": "2027-06-11T12:00:00+01:00"}}
    return {"ocid": f"ocds-zz9999-{number}", "date": "2027-05-04T00:00:00Z", "tag": ["tender"], "tender": about, **more}


def lines(*notices: object) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in notices)


def tenders(file: Path, data: bytes) -> list[Tender]:
    file.write_bytes(data)
    with Reader() as reader:
        return [reader.read(parcel) for parcel in find([file])]


@pytest.mark.parametrize("name", ["notices.ndjson", "notices.jsonl", "notices.json", "NOTICES.NDJSON"])
def test_each_line_is_a_tender_called_by_its_title_and_number(tmp_path: Path, name: str) -> None:
    found = tenders(tmp_path / name, lines(notice(1), {"release": notice(2)}, notice(3)))
    assert [tender.name for tender in found] == [f"Shelter {number} (ocds-zz9999-{number})" for number in (1, 2, 3)]
    assert [document.name for tender in found for document in tender.documents] == [
        f"notice {number} of {name}" for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("indent", [None, 2])
def test_each_process_of_a_package_is_a_tender(tmp_path: Path, indent: int | None) -> None:
    later = notice(1, tag=["tenderUpdate"], date="2027-05-20T00:00:00Z")
    package = {"uri": "https://x.example", "releases": [notice(1), notice(2), later], "publisher": {"name": "A [test] {of} it"}}
    found = tenders(tmp_path / "package.json", json.dumps(package, indent=indent).encode())
    assert [tender.name for tender in found] == ["Shelter 1 (ocds-zz9999-1)", "Shelter 2 (ocds-zz9999-2)"]
    assert found[0].documents[0].notes == ("is read as of the newest of its 2 releases",)


def test_each_record_of_a_package_is_a_tender(tmp_path: Path) -> None:
    records = [{"ocid": notice(n)["ocid"], "releases": [notice(n)], "compiledRelease": notice(n)} for n in (1, 2)]
    found = tenders(tmp_path / "records.json", json.dumps({"records": records}).encode())
    assert [tender.name for tender in found] == ["Shelter 1 (ocds-zz9999-1)", "Shelter 2 (ocds-zz9999-2)"]


@pytest.mark.parametrize("value", [notice(1), {"releases": [notice(1)]}, {"releases": [notice(1), notice(1)]}])
def test_a_file_of_one_notice_is_a_tender_called_after_the_file(tmp_path: Path, value: object) -> None:
    (tender,) = tenders(tmp_path / "notice.json", json.dumps(value, indent=1).encode())
    assert tender.name == "notice.json"
    assert tender.unread == ()


def test_quotes_and_brackets_in_words_do_not_mislead(tmp_path: Path) -> None:
    odd = notice(1, description='He said "}]{[" and \\ and \\" at the end \\')
    found = tenders(tmp_path / "package.json", json.dumps({"releases": [odd, notice(2)]}).encode())
    assert [len(tender.documents) for tender in found] == [1, 1]


def test_lists_of_releases_deeper_down_are_no_notices(tmp_path: Path) -> None:
    value = {"ocid": "x", "releases": [notice(1)], "extra": {"releases": [notice(2), notice(3)]}}
    assert len(tenders(tmp_path / "record.json", json.dumps(value).encode())) == 1


def test_a_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + lines(notice(1)) + b'{"ocid": "x", "tender": \n\nnonsense\n' + lines({"a": 1}, notice(2))
    found = tenders(tmp_path / "notices.ndjson", data)
    assert [len(tender.documents) for tender in found] == [1, 0, 0, 0, 1]
    told = [tender.unread[0] for tender in found if tender.unread]
    assert [item.document for item in told] == [f"notice {number} of notices.ndjson" for number in (2, 3, 4)]
    assert ["whole JSON" in item.why for item in told] == [True, True, False]
    assert "JSON, but not an OCDS notice" in told[2].why


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b'{"releases": [', b'"' * 1000, b"{" * 1000, b"]}" * 1000, b'{"releases": ["' + b"\\" * 999]
)
def test_broken_packages_are_one_file_that_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    (tender,) = tenders(tmp_path / "package.json", data)
    assert tender.documents == ()
    assert len(tender.unread) == 1


def test_notices_beside_other_files_do_not_join_their_tender(tmp_path: Path) -> None:
    (tmp_path / "notices.ndjson").write_bytes(lines(notice(1), notice(2)))
    (tmp_path / "itt.md").write_text("We will answer every question by email.")
    found = find([tmp_path / "notices.ndjson", tmp_path / "itt.md"])
    assert [[source.name for source in parcel.sources] for parcel in found] == [
        ["itt.md"],
        ["notice 1 of notices.ndjson"],
        ["notice 2 of notices.ndjson"],
    ]


def test_in_a_folder_many_notices_are_not_mixed_into_one_tender_and_said(tmp_path: Path) -> None:
    (tmp_path / "notices.ndjson").write_bytes(lines(notice(1), notice(2)))
    (parcel,) = find([tmp_path])
    tender = read_tender(parcel)
    assert "several notices" in tender.unread[0].why
    assert len(find([tmp_path], each=True)) == 2


def test_one_notice_in_a_folder_is_a_document_of_its_tender(tmp_path: Path) -> None:
    (tmp_path / "notice.json").write_text(json.dumps(notice(1)))
    (tmp_path / "itt.md").write_text("We will answer every question by email.")
    tender = read_tender(find([tmp_path])[0])
    assert [(document.name, document.kind) for document in tender.documents] == [("itt.md", "markdown"), ("notice.json", "ocds")]


def test_json_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text(json.dumps(notice(1)))
    assert read_tender(find([tmp_path / "notice.txt"])[0]).documents[0].kind == "ocds"


def test_prose_that_begins_with_a_bracket_is_no_json(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("[Draft] We will answer every question.\n\n{name} will help.")
    assert read_tender(find([tmp_path / "note.txt"])[0]).documents[0].kind == "text"


def test_a_check_reports_on_each_notice_and_tells_what_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "notices.ndjson").write_bytes(lines(notice(1), notice(2)))
    done = CliRunner().invoke(tilint, ["check", str(tmp_path / "notices.ndjson"), "--fail-on", "never"])
    assert done.exit_code == 0
    assert "Shelter 1 (ocds-zz9999-1)" in done.output
    assert "Shelter 2 (ocds-zz9999-2)" in done.output
    (tmp_path / "other.json").write_text('{"type": "FeatureCollection"}')
    done = CliRunner().invoke(tilint, ["check", str(tmp_path / "other.json"), "--fail-on", "never"])
    assert done.exit_code == 3
    assert "JSON, but not an OCDS notice" in " ".join(done.output.split())


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    filler = {"tender": {"title": "Shelter", "description": "A bed for the night. " * 20_000}}
    with (tmp_path / "notices.ndjson").open("wb") as file:
        for number in range(50):
            file.write(lines(notice(number, **filler)))
    tracemalloc.start()
    try:
        assert len(find([tmp_path / "notices.ndjson"])) == 50
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1_000_000 < (tmp_path / "notices.ndjson").stat().st_size / 10

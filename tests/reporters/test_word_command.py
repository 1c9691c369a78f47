"""`tilint check TENDER -o word=FOLDER`: where copies go, and where they may not."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest
import word_reading as word
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[1] / "parsers"))
from docx_building import docx, p

from tilint.cli import tilint

AGAINST = docx(
    p("Invitation to tender", style="Title") + p("Award", style="Heading1")
    + p("The Council is under no obligation to give feedback to unsuccessful bidders.")
    + p("Timetable", style="Heading1") + p("Bids are due by noon on Tuesday 13 April 2027.")
)  # fmt: skip


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(tilint, ["check", *map(str, arguments)])


@pytest.fixture
def tender(tmp_path: Path) -> Path:
    folder = tmp_path / "tender"
    (folder / "annexes").mkdir(parents=True)
    (folder / "itt.docx").write_bytes(AGAINST)
    (folder / "annexes" / "form.docx").write_bytes(docx(p("Application form", style="Title") + p("Your name:")))
    return folder


def test_each_word_file_has_its_copy_with_comments(tender, tmp_path):
    result = check(tender, "-o", f"word={tmp_path / 'reviewed'}")
    assert result.exit_code == 1
    assert "itt.docx: " in result.stderr
    assert "comment" in result.stderr
    data = (tmp_path / "reviewed" / "itt.docx").read_bytes()
    assert any("no obligation to give feedback" in words for words in word.marked(data).values())
    assert (tmp_path / "reviewed" / "annexes" / "form.docx").exists()
    assert (tender / "itt.docx").read_bytes() == AGAINST


def test_a_second_run_writes_the_same_bytes(tender, tmp_path):
    check(tender, "-o", f"word={tmp_path / 'reviewed'}")
    first = (tmp_path / "reviewed" / "itt.docx").read_bytes()
    check(tender, "-o", f"word={tmp_path / 'reviewed'}")
    assert (tmp_path / "reviewed" / "itt.docx").read_bytes() == first


def test_the_date_of_comments_comes_from_the_environment(tender, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    check(tender, "-o", f"word={tmp_path / 'reviewed'}")
    root = word.part((tmp_path / "reviewed" / "itt.docx").read_bytes(), "word/comments.xml")
    assert {comment.get(word.W + "date") for comment in root} == {"2026-01-01T00:00:00Z"}


def test_a_reviewed_tender_gets_the_same_verdicts(tender, tmp_path):
    first = json.loads(check(tender, "--profile", "full", "-f", "json", "-o", f"word={tmp_path / 'reviewed'}").stdout)
    again = json.loads(check(tmp_path / "reviewed", "--profile", "full", "-f", "json").stdout)
    assert first["points"] == again["points"]
    assert [finding["message"] for finding in first["findings"]] == [finding["message"] for finding in again["findings"]]
    assert [file["words"] for file in first["files"]] == [file["words"] for file in again["files"]]


def test_files_inside_zips_inside_zips_are_copied_too(tender, tmp_path):
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.write(tender / "itt.docx", "main/itt.docx")
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as outer:
        outer.write(tmp_path / "inner.zip", "inner.zip")
        outer.write(tender / "annexes" / "form.docx", "form.docx")
    check(tmp_path / "pack.zip", "-o", f"word={tmp_path / 'reviewed'}")
    copies = sorted(path.relative_to(tmp_path / "reviewed").as_posix() for path in (tmp_path / "reviewed").rglob("*.docx"))
    assert copies == ["form.docx", "inner.zip/main/itt.docx"]


@pytest.mark.parametrize("folder", ["tender", "tender/reviewed", "tender/annexes"])
def test_no_copy_goes_into_the_tender(tender, folder):
    before = {path: path.read_bytes() for path in tender.rglob("*.docx")}
    result = check(tender, "-o", f"word={tender.parent / folder}")
    assert result.exit_code == 2
    assert "Choose" in result.stderr
    assert {path: path.read_bytes() for path in tender.rglob("*.docx")} == before


def test_a_file_is_not_written_over_by_its_own_copy(tender):
    result = check(tender / "itt.docx", "-o", f"word={tender}")
    assert result.exit_code == 2
    assert (tender / "itt.docx").read_bytes() == AGAINST


def test_a_folder_that_no_check_reads_may_lie_in_the_tender(tender):
    assert check(tender, "-o", f"word={tender / 'tilint-review'}").exit_code == 1
    assert (tender / "tilint-review" / "itt.docx").exists()
    assert "2 files" in check(tender).stdout


def test_files_of_one_name_from_several_tenders_are_not_written_over_each_other(tender, tmp_path):
    (tender / "annexes" / "itt.docx").write_bytes(AGAINST)
    result = check(tender / "itt.docx", tender / "annexes" / "itt.docx", "--each", "-o", f"word={tmp_path / 'reviewed'}")
    assert result.exit_code == 2
    assert "itt.docx" in result.stderr


@pytest.mark.parametrize("arguments", [("-f", "word"), ("-o", "word=itt.docx")])
def test_a_form_that_is_files_needs_a_folder(tender, monkeypatch, arguments):
    monkeypatch.chdir(tender)
    result = check("annexes", *arguments)
    assert result.exit_code == 2
    assert "folder" in result.stderr


def test_a_tender_without_word_files_says_so(tmp_path):
    (tmp_path / "itt.md").write_text("# Award\n\nThere is no obligation to give feedback to bidders.\n")
    result = check(tmp_path / "itt.md", "-o", f"word={tmp_path / 'reviewed'}")
    assert "no Word file" in result.stderr
    assert not (tmp_path / "reviewed").exists()


def test_findings_about_other_files_are_counted(tender, tmp_path):
    (tender / "itt.docx").unlink()
    (tender / "itt.md").write_text("# Award\n\nThe Council is under no obligation to give feedback to bidders.\n")
    result = check(tender, "--select", "timely-feedback", "-o", f"word={tmp_path / 'reviewed'}")
    assert "1 finding is about files that are not Word's, and not in the review." in result.stderr


def test_a_copy_that_cannot_be_written_is_named(tender, tmp_path):
    (tmp_path / "reviewed" / "itt.docx").mkdir(parents=True)
    result = check(tender, "-o", f"word={tmp_path / 'reviewed'}")
    assert result.exit_code == 2
    assert "itt.docx: no review was written" in result.stderr
    assert "no obligation to give feedback" in " ".join(result.stdout.split())
    assert (tmp_path / "reviewed" / "annexes" / "form.docx").exists()

"""`tilint check TENDER -o pdf=FOLDER`: which files get annotated copies, what stands where, and what is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from annotating import bookmarks, notes
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[1] / "parsers"))
from docx_building import docx, p
from pdf_building import Sheet, build, locked

from tilint.cli import tilint

AGAINST = "There is no obligation to give feedback to unsuccessful bidders."
LONG = Sheet().lines("Invitation to tender", size=18, bold=True).lines(*["We buy support for families."] * 20, AGAINST, y=720)
SHORT = (
    Sheet()
    .lines("Application form", size=18, bold=True)
    .lines("Your name:", y=720)
    .lines("Award", y=680, bold=True)
    .lines(AGAINST, y=640)
)


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(tilint, ["check", *map(str, arguments)])


@pytest.fixture
def tender(tmp_path: Path) -> Path:
    folder = tmp_path / "tender"
    (folder / "annexes").mkdir(parents=True)
    (folder / "itt.pdf").write_bytes(build(LONG))
    (folder / "annexes" / "form.pdf").write_bytes(build(SHORT))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotated"


def last_page(file: Path) -> str:
    document = pdfium.PdfDocument(file)
    return document[len(document) - 1].get_textpage().get_text_range()


def test_each_pdf_file_has_its_copy(tender, folder):
    before = (tender / "itt.pdf").read_bytes()
    result = check(tender, "--select", "timely-feedback", "-o", f"pdf={folder}")
    assert "itt.pdf: 2 notes" in result.stderr
    for name in ("itt.pdf", "annexes/form.pdf"):
        marked = [note for note in notes((folder / name).read_bytes()) if note.entry.Subtype == "/Highlight"]
        assert any("no obligation to give feedback" in " ".join(note.words) for note in marked), name
    assert (tender / "itt.pdf").read_bytes() == before


def test_the_main_file_tells_of_the_whole_tender_and_the_others_of_themselves(tender, folder):
    check(tender, "--select", "timely-feedback", "-o", f"pdf={folder}")
    assert "Of 1 point: 1 works against." in last_page(folder / "itt.pdf")
    assert "annexes/form.pdf, page 1" in last_page(folder / "itt.pdf")
    other = last_page(folder / "annexes" / "form.pdf")
    assert "For the whole tender, see the end of itt.pdf." in other
    assert "itt.pdf, page 1" not in other


def test_the_summary_pages_can_be_turned_off(tender, folder):
    check(tender, "--no-summary", "-o", f"pdf={folder}")
    assert len(pdfium.PdfDocument(folder / "itt.pdf")) == 1
    assert bookmarks((folder / "itt.pdf").read_bytes())[0][1] == "tilint"


def test_a_second_run_writes_the_same_bytes(tender, folder):
    check(tender, "-o", f"pdf={folder}")
    first = (folder / "itt.pdf").read_bytes()
    check(tender, "-o", f"pdf={folder}")
    assert (folder / "itt.pdf").read_bytes() == first


def test_an_annotated_tender_gets_the_same_verdicts_and_copies(tender, folder):
    one = check(tender, "--profile", "full", "-f", "json", "-o", f"pdf={folder}")
    two = check(folder, "--profile", "full", "-f", "json", "-o", f"pdf={folder.parent / 'again'}")
    assert one.stdout.count('"conflict"') == two.stdout.count('"conflict"') > 0
    for name in ("itt.pdf", "annexes/form.pdf"):
        again = [(note.page, note.lines, note.words) for note in notes((folder.parent / "again" / name).read_bytes())]
        assert again == [(note.page, note.lines, note.words) for note in notes((folder / name).read_bytes())]


def test_a_protected_file_is_refused_and_the_others_are_written(tender, folder):
    (tender / "itt.pdf").write_bytes(locked(build(LONG), user=""))
    result = check(tender, "--select", "timely-feedback", "-o", f"pdf={folder}")
    assert result.exit_code == 2
    assert "itt.pdf: no annotated copy was written: it is protected against changes." in result.stderr
    assert not (folder / "itt.pdf").exists()
    assert "Of 1 point: 1 works against." in last_page(folder / "annexes" / "form.pdf")
    assert "Works against people" in result.stdout


def test_a_file_that_cannot_be_opened_is_named(tender, folder):
    (tender / "annexes" / "form.pdf").write_bytes(locked(build(SHORT), user="secret"))
    result = check(tender, "-o", f"pdf={folder}")
    assert result.exit_code == 3
    assert "annexes/form.pdf: no annotated copy was written, as it could not be read" in result.stderr
    assert "Not read: annexes/form.pdf" in last_page(folder / "itt.pdf")
    assert any("Not read: annexes/form.pdf" in note.text for note in notes((folder / "itt.pdf").read_bytes()))


def test_findings_about_other_files_are_counted(tender, folder):
    (tender / "annexes" / "form.pdf").unlink()
    (tender / "itt.pdf").write_bytes(build(Sheet().lines("We buy support for families.")))
    (tender / "terms.docx").write_bytes(docx(p("Award", style="Heading1") + p(AGAINST)))
    result = check(tender, "--select", "timely-feedback", "-o", f"pdf={folder}")
    assert "1 finding is about files that are not PDF, and not in the annotated copy." in result.stderr


def test_a_tender_without_pdf_files_says_so(tmp_path, folder):
    (tmp_path / "itt.md").write_text(f"# Award\n\n{AGAINST}\n")
    result = check(tmp_path / "itt.md", "-o", f"pdf={folder}")
    assert "no PDF file among its files" in result.stderr
    assert not folder.exists()


def test_the_date_of_notes_comes_from_the_environment(tender, folder, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    check(tender, "-o", f"pdf={folder}")
    with pikepdf.open(folder / "itt.pdf") as pdf:
        dates = {str(note.M) for note in pdf.pages[0].Annots if note.Subtype == "/Highlight"}
    assert dates == {"D:20260101000000+00'00'"}

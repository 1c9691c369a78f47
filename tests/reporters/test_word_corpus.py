"""Real and realistic tenders survive their review: the comments are on the words they quote, and nothing else changes."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import word_reading as word

from tilint.intake import Originals, find, read_tender
from tilint.linting import lint
from tilint.model import Block, BlockKind, Location
from tilint.parsers.docx import PARSER
from tilint.report import Report, Scope
from tilint.reporters import View, all_reporters
from tilint.rulepack import load_packs

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
OWN = sorted(path for path in (ROOT / "corpora" / "packs").iterdir() if list(path.glob("*.docx")))
REAL = [
    path for folder in ("packs", "large", "more") for path in sorted((SHARED / folder).glob("*")) if list(path.rglob("*.docx"))
]
SOFFICE = shutil.which("soffice")


@dataclass(frozen=True)
class Reviewed:
    """A tender, the report on it, and the folder with its review."""

    report: Report
    originals: Originals
    folder: Path

    def files(self) -> list[tuple[int, str, bytes, bytes]]:
        """Number, name, bytes before and bytes after of each Word file."""
        return [
            (number, document.name, self.originals(document.name), (self.folder / document.name).read_bytes())
            for number, document in enumerate(self.report.tender.documents)
            if document.kind == "docx"
        ]

    def quotes(self, number: int) -> dict[str, set[str]]:
        """The quotes of one document by the message of their finding."""
        found: dict[str, set[str]] = {}
        for finding in self.report.findings():
            for place in finding.locations:
                if place.document == number:
                    block = self.report.tender.block(place)
                    found.setdefault(" ".join(finding.message.split()), set()).add(_in_the_file(block, place))
        return found


def _in_the_file(block: Block, place: Location) -> str:
    """Return the quoted words without what stands nowhere in the file: the numbers of list items in cells."""
    kept = [
        block.text[at] if block.text[at].isspace() or any(one.start <= at < one.end for one in block.anchors) else ""
        for at in range(place.start, place.end)
    ]
    return " ".join("".join(kept).split())


@pytest.fixture(scope="module", params=[*OWN, *REAL], ids=lambda path: path.name)
def reviewed(request, tmp_path_factory) -> Reviewed:
    (parcel,) = find([request.param])
    report = lint(read_tender(parcel), load_packs(), Scope("full"))
    folder = tmp_path_factory.mktemp("reviewed")
    all_reporters()["word"].save(report, View(), Originals(parcel), folder)
    return Reviewed(report, Originals(parcel), folder)


def test_each_comment_is_on_the_words_of_its_finding(reviewed):
    headings = {block.text for one in reviewed.report.tender.documents for block in one.blocks if block.kind is BlockKind.HEADING}
    for number, _, _, after in reviewed.files():
        marked, quotes = word.marked(after), reviewed.quotes(number)
        for key, (message, *lines) in word.comments(after).items():
            if message in quotes and not any(line.startswith("This is about ") for line in lines):
                assert marked[key] in quotes[message]
            elif message not in quotes and not message.startswith(("Already there", "Not read")):
                assert any(line.startswith("Looked in ") for line in lines)
                assert marked[key] in headings or marked[key] in " ".join(word.texts(word.main(after))[:20])


def test_the_text_of_every_part_is_as_it_was(reviewed):
    for _, name, before, after in reviewed.files():
        assert word.texts(word.without_ours(after)) == word.texts(word.tidy(word.main(before))), name
        assert word.canonical(word.without_ours(after)) == word.canonical(word.tidy(word.main(before))), name
        parts, copies = word.members(before), word.members(after)
        written = {"document.xml", "comments.xml", "document.xml.rels", "[Content_Types].xml"}
        assert {part for part in parts if copies[part] != parts[part] and part.rsplit("/")[-1] not in written} == set()


def test_the_review_reads_as_the_original_does(reviewed):
    def read(data: bytes) -> list[Block]:
        return [block for block in PARSER.read("a.docx", data).blocks if block.kind is not BlockKind.COMMENT]

    for _, name, before, after in reviewed.files():
        pairs = zip(read(before), read(after), strict=True)
        assert all(_told(one) == _told(other) for one, other in pairs), name


def _told(block: Block) -> tuple[object, ...]:
    return block.kind, block.text, block.label, block.level, block.section, block.table, block.row, block.cells


def test_the_review_gets_the_same_verdicts(reviewed):
    if any(document.kind != "docx" for document in reviewed.report.tender.documents):
        pytest.skip("the review holds the Word files alone")
    (parcel,) = find([reviewed.folder])
    again = lint(read_tender(parcel), load_packs(), Scope("full"))
    pairs = zip(reviewed.report.judgements, again.judgements, strict=True)
    changed = {one.slug: (one.verdict, other.verdict) for one, other in pairs if one.verdict is not other.verdict}
    assert changed == {}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is absent")
def test_libreoffice_shows_each_comment_on_the_page_of_its_words(reviewed, tmp_path):
    with_notes = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    for number, (_, name, _, after) in enumerate(reviewed.files()):
        (tmp_path / f"{number}.docx").write_bytes(after)
        assert name
    files = sorted(map(str, tmp_path.glob("*.docx")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", with_notes, "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for number, (_, name, _, after) in enumerate(reviewed.files()):
        marked, comments = word.marked(after), word.comments(after)
        pages = _pages(tmp_path / f"{number}.pdf")
        ends = {_letters("".join(lines)): set() for lines in comments.values()}
        for key, lines in comments.items():
            ends[_letters("".join(lines))].add(_letters(marked[key])[-12:])
        notes = [(at, note) for at, (_, on_page) in enumerate(pages) for note in on_page]
        assert len(notes) == len(comments), name
        for at, note in notes:
            shown = pages[at - 1][0] + pages[at][0] if at else pages[at][0]
            assert any(end in shown for end in ends[note]), (name, at, note)


def _pages(file: Path) -> list[tuple[str, list[str]]]:
    """Return the letters of each page of a PDF, and those of our notes on it."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]
    with pikepdf.open(file) as pdf:
        notes = [
            [
                _letters(str(note.Contents))
                for note in page.get("/Annots", [])
                if note.Subtype == "/Text" and str(note.get("/T", "")).startswith("tilint")
            ]
            for page in pdf.pages
        ]
    return [(_letters(text), on_page) for text, on_page in zip(texts, notes, strict=True)]


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())

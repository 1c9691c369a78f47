"""Every word and list label that LibreOffice shows of real tenders reaches the model, in order; none is invented."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tilint.model import Block, BlockKind, Document
from tilint.parsers.docx import PARSER

SHARED = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(file for folder in ("packs", "large", "more") for file in (SHARED / folder).rglob("*.docx"))
WORD = re.compile(r"[^\W_]+")
LEAST = 0.995
MARGINS = {BlockKind.HEADER, BlockKind.FOOTER}
NOTES = {BlockKind.FOOTNOTE, BlockKind.ENDNOTE}
LONGEST = 600

pytestmark = pytest.mark.skipif(
    not FILES or not shutil.which("soffice") or not shutil.which("pdftotext"),
    reason="../shared, LibreOffice or pdftotext is absent",
)


@dataclass(frozen=True)
class Shown:
    """What one file holds: read by the parser, as LibreOffice writes it to text, and as it prints it."""

    file: Path
    document: Document
    text: str
    printed: str

    def words(self, *leave: BlockKind) -> list[str]:
        seen = (block for block in self.document.blocks if block.kind not in leave and not block.hidden)
        return words("\n".join(_line(block) for block in seen))


def _line(block: Block) -> str:
    return f"{block.label} {block.text}"


def words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


@pytest.fixture(scope="session")
def shown(tmp_path_factory) -> list[Shown]:
    """Convert all files with two calls of LibreOffice: it takes seconds to start."""
    home = tmp_path_factory.mktemp("libreoffice")
    source = home / "in"
    source.mkdir()
    for at, file in enumerate(FILES):
        shutil.copyfile(file, source / f"{at:03}.docx")
    for kind in ("txt:Text", "pdf"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--convert-to", kind,
             "--outdir", str(home), *map(str, sorted(source.iterdir()))],
            check=True, capture_output=True, timeout=LONGEST,
        )  # fmt: skip
    return [_shown(file, home / f"{at:03}.txt", home / f"{at:03}.pdf") for at, file in enumerate(FILES)]


def _shown(file: Path, text: Path, pdf: Path) -> Shown:
    print_out = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, timeout=LONGEST).stdout
    document = PARSER.read(file.name, file.read_bytes())
    return Shown(file, document, text.read_text("utf-8-sig"), print_out.decode("utf-8", "replace"))


def _without_marks(missing: Counter[str], one: Shown) -> Counter[str]:
    """Leave out words with the number of a note stuck to them: the model has the number as the note's label."""
    if not any(block.kind in NOTES for block in one.document.blocks):
        return missing
    have = set(one.words())
    marks = [block.label for block in one.document.blocks if block.kind in NOTES and block.label]
    return Counter(
        {
            word: count
            for word, count in missing.items()
            if not any(word.endswith(mark) and word.removesuffix(mark) in have for mark in marks)
        }
    )


def test_every_word_and_label_that_is_shown_is_read(shown):
    poor = {}
    for one in shown:
        expected = Counter(words(one.text))
        missing = _without_marks(expected - Counter(one.words()), one)
        if missing.total() > (1 - LEAST) * expected.total():
            poor[one.file.name] = missing.most_common(20)
    assert poor == {}


def test_no_word_is_invented(shown):
    """The print also has notes and text boxes. Fields of headers and footers are worked out anew by each program."""
    poor = {}
    for one in shown:
        ours = one.words(*MARGINS, BlockKind.COMMENT)
        extra = Counter(ours) - (Counter(words(one.text)) | Counter(words(one.printed)))
        if extra.total() > (1 - LEAST) * len(ours):
            glued = " ".join(words(one.printed))
            extra = Counter({word: count for word, count in extra.items() if word not in glued})
        if extra.total() > (1 - LEAST) * len(ours):
            poor[one.file.name] = extra.most_common(20)
    assert poor == {}


def test_every_word_that_is_printed_is_read_somewhere(shown):
    """Headers, footers, notes and text boxes stand in the print alone; it breaks some words at line ends."""
    poor = {}
    for one in shown:
        expected = words(one.printed)
        have = set(one.words())
        glued = " ".join(one.words())
        close = glued.replace(" ", "")
        missing = [w for w in expected if w not in have and not w.isdigit() and w not in close]
        if len(missing) > (1 - LEAST) * len(expected):
            poor[one.file.name] = Counter(missing).most_common(20)
    assert {name: found for name, found in poor.items() if not _is_file_path(found)} == {}


def _is_file_path(found: list[tuple[str, int]]) -> bool:
    """A field in a footer may print the path of the file, which is another path for the author."""
    return any("libreoffice" in word for word, _ in found)


def test_words_are_read_in_the_order_they_are_shown(shown):
    """A note's mark breaks three of our triples; the rows of a nested table stand after the whole outer row."""
    poor = {}
    for one in shown:
        ours, theirs = (
            _triples(one.words(*MARGINS, *NOTES, BlockKind.COMMENT, BlockKind.TEXT_BOX)),
            _triples(words(one.text)),
        )
        broken = (theirs - ours).total()
        breaks = sum(block.kind in NOTES for block in one.document.blocks) + len({b.table for b in one.document.blocks})
        if broken > 0.01 * theirs.total() + 4 * breaks:
            poor[one.file.name] = round(broken / theirs.total(), 3)
    assert poor == {}


def _triples(found: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(zip(found, found[1:], found[2:], strict=False))

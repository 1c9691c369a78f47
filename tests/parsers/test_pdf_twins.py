"""The same document as Word and as PDF gives the same blocks, and the same tables as pdfplumber finds."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from tilint.model import BlockKind, Document
from tilint.parsers import docx, pdf

HOME = Path(__file__).parents[2]
REAL = HOME.parent / "shared" / "corpus" / "packs"
PAIRS = [
    (word, other)
    for other in sorted((HOME / "corpora" / "packs").rglob("*.pdf"))
    if (word := other.parents[1] / re.sub(r"-(?:pdf|mixed)$", "", other.parent.name) / f"{other.stem}.docx").exists()
]
AGREEMENT, REAL_AGREEMENT = 0.95, 0.9
APART = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FOOTNOTE, BlockKind.CONTENTS}
"""Kinds that stand at other places in the two: on each page, under each page, or made when Word opens the file."""


def blocks(document: Document) -> Counter[tuple[str, str]]:
    """The document's words, block by block, with what sort of block it is; headings count as paragraphs."""
    return Counter(
        (
            "row" if block.kind is BlockKind.TABLE_ROW else "text",
            re.sub(r"\W+", "", f"{block.label}{block.text}").lower(),
        )
        for block in document.blocks
        if block.kind not in APART
    )


def agreement(word: Path, other: Path) -> float:
    """How much of the Word file's blocks the PDF has too."""
    ours = blocks(pdf.PARSER.read(other.name, other.read_bytes()))
    theirs = blocks(docx.PARSER.read(word.name, word.read_bytes()))
    return (ours & theirs).total() / max(ours.total(), theirs.total())


@pytest.mark.parametrize(("word", "other"), PAIRS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_tender_reads_the_same_from_word_and_pdf(word: Path, other: Path) -> None:
    assert agreement(word, other) >= AGREEMENT


@pytest.mark.parametrize(("word", "other"), PAIRS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_headings_are_the_same_from_word_and_pdf(word: Path, other: Path) -> None:
    found = []
    for parser, path in ((docx.PARSER, word), (pdf.PARSER, other)):
        document = parser.read(path.name, path.read_bytes())
        found.append({f"{b.label} {b.text}".strip() for b in document.blocks if b.kind is BlockKind.HEADING})
    theirs, ours = found
    # A title page tells a name from a title by style alone, which a PDF does not have.
    assert len(theirs ^ ours) <= max(1, 0.1 * len(theirs | ours)), theirs ^ ours


def test_a_real_notice_reads_the_same_from_word_and_pdf() -> None:
    words = sorted(REAL.glob("trauma-schools/*.docx"))
    pairs = [(word, other) for word in words if (other := REAL / "trauma-schools-pdf" / f"{word.stem}.pdf").exists()]
    if not pairs:
        pytest.skip("the real tenders in ../shared are absent")
    assert [pair[0].name for pair in pairs if agreement(*pair) < REAL_AGREEMENT] == []


def plain(text: str | None) -> str:
    return re.sub(r"\W+", "", text or "").lower()


@pytest.mark.parametrize("other", [pair[1] for pair in PAIRS], ids=lambda path: f"{path.parent.name}-{path.name}")
def test_ruled_tables_have_the_rows_that_pdfplumber_finds(other: Path) -> None:
    document = pdf.PARSER.read(other.name, other.read_bytes())
    ours = Counter(plain(block.text) for block in document.blocks if block.kind is BlockKind.TABLE_ROW)
    theirs: Counter[str] = Counter()
    with pdfplumber.open(other) as opened:
        for page in opened.pages:
            for table in page.extract_tables():
                theirs.update(plain("".join(cell or "" for cell in row)) for row in table)
            page.close()
    del theirs[""]
    headers = {plain(block.text) for block in document.blocks if block.header_row}
    missing = {row: count for row, count in (theirs - ours).items() if row not in headers}
    assert len(missing) <= 0.05 * theirs.total(), missing

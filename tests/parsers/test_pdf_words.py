"""Every word a person sees in a PDF reaches the model: measured against pdftotext on real tenders."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tilint.model import BlockKind, Document
from tilint.parsers.pdf import read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(CORPUS.rglob("*.pdf"))
RECALL, PRECISION = 0.995, 0.99
LONGEST_SPACED = 9
FURNITURE = {BlockKind.HEADER, BlockKind.FOOTER}

if not FILES:
    pytest.skip("the real tenders in ../shared are absent", allow_module_level=True)
if not shutil.which("pdftotext"):
    pytest.skip("pdftotext is not installed", allow_module_level=True)


def words(text: str) -> list[str]:
    """Words without case, punctuation, ligatures, and hyphens: where a line breaks must not matter."""
    text = unicodedata.normalize("NFKC", re.sub(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", r" \1", text))
    text = re.sub(r"[-‐‑–\u00ad]\s*\n", "", text)
    text = re.sub(r"[-‐‑\u00ad\u200b\ufeff]", "", text)
    return re.findall(r"[^\W_]+", text.lower())


def excused(document: Document) -> Counter[str]:
    """How often a word may be missing, because the file shows it again on each page and the model holds it once.

    Headers and footers with their page numbers, header rows of tables that run over pages, and footnote marks.
    pdftotext cuts slanting watermarks and spaced-out words in pieces: pieces of a header's words are excused too.
    """
    pages = document.pages or 1
    excuse: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind in FURNITURE or block.header_row:
            excuse.update({word: count * (pages - 1) for word, count in Counter(words(block.text)).items()})
        if block.kind in FURNITURE:
            for name in {word for word in words(block.text) if word.isalpha() and len(word) <= LONGEST_SPACED}:
                pieces = {name[i:j] for i in range(len(name)) for j in range(i + 1, min(i + 3, len(name) + 1))}
                excuse.update(dict.fromkeys(pieces, 2 * pages))
        if block.kind is BlockKind.FOOTNOTE:
            excuse.update(words(block.label))
    if any(re.search(r"\d", block.text) for block in document.blocks if block.kind in FURNITURE):
        excuse.update(str(number) for number in range(1, pages + 1))
    return excuse


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name[:40])
def test_every_word_a_person_sees_is_read_and_none_is_made_up(file: Path) -> None:
    document = read(file.name, file.read_bytes())
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    theirs = Counter(words(done.stdout.decode("utf-8", "replace")))
    ours = Counter(words("\n".join(f"{block.label} {block.text}" for block in document.blocks)))
    if not theirs:
        assert document.unread
        return
    missed, extra = theirs - ours - excused(document), ours - theirs
    assert 1 - missed.total() / theirs.total() >= RECALL, missed.most_common(20)
    assert 1 - extra.total() / ours.total() >= PRECISION, extra.most_common(20)

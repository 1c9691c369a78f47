"""Other forms of the same tender get the same verdicts and facts: headings as bold text, tables as lines, sentences reordered."""

from __future__ import annotations

import importlib
import io
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest

from tilint.model import BlockKind
from tilint.parsers import docx as word
from tilint.parsers import pdf
from tilint.rulepack import load_packs

HOME = Path(__file__).parents[1]
CORPORA = HOME / "corpora"
PACKS = ("crisis-housing", "family-support", "trauma-training", "youth-grants")
sys.path.insert(0, str(HOME / "benchmarks"))
changing = importlib.import_module("changing")
changes = importlib.import_module("changes")

TENDER = CORPORA / "packs" / "family-support" / "01-invitation-to-tender.docx"
MOST = 0.03
each_change = pytest.mark.parametrize("name", sorted(changing.CHANGES))


def blocks(data: bytes) -> list[tuple[str, str]]:
    return [(block.kind.value, f"{block.label} {block.text}") for block in word.PARSER.read("tender.docx", data).blocks]


def words(data: bytes) -> Counter[str]:
    return Counter(word for _, text in blocks(data) for word in text.split() if any(map(str.isalnum, word)))


@pytest.fixture(scope="module")
def as_published() -> dict[str, Any]:
    return changes.measured(CORPORA, load_packs(), None, only=PACKS)[1]


@each_change
def test_verdicts_and_facts_stay_as_right_as_they_were(name: str, as_published: dict[str, Any]) -> None:
    count, changed = changes.measured(CORPORA, load_packs(), changes.changed_by(changing.CHANGES[name]), only=PACKS)
    assert count == sum(len(list((CORPORA / "packs" / pack).iterdir())) for pack in PACKS)
    falls = {title: figure(as_published) - figure(changed) for title, figure in changes.FIGURES.items()}
    assert {title: fall for title, fall in falls.items() if fall > MOST} == {}


@each_change
def test_a_change_of_form_leaves_the_words(name: str) -> None:
    before = TENDER.read_bytes()
    after = changing.CHANGES[name](TENDER.name, before)
    assert blocks(after) != blocks(before) or name == "headings as bold text"
    lost, added = words(before) - words(after), words(after) - words(before)
    assert lost.total() + added.total() <= 0.01 * words(before).total(), (lost, added)


def test_no_heading_keeps_a_style() -> None:
    made = docx.Document(io.BytesIO(changing.bold_for_headings(TENDER.name, TENDER.read_bytes())))
    assert {item.style.name for item in made.paragraphs if item.style.name.startswith(("Heading", "Title"))} == set()
    assert any(item.runs and all(run.bold for run in item.runs) for item in made.paragraphs)


def test_no_table_is_left() -> None:
    made = docx.Document(io.BytesIO(changing.lines_for_tables(TENDER.name, TENDER.read_bytes())))
    assert docx.Document(TENDER).tables
    assert made.tables == []


def test_a_pdf_written_as_word_says_what_it_said() -> None:
    source = CORPORA / "packs" / "family-support-pdf" / f"{TENDER.stem}.pdf"
    read = pdf.PARSER.read(source.name, source.read_bytes())
    left_out = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.CONTENTS}
    before = [f"{block.label} {block.text}" for block in read.blocks if block.kind not in left_out]
    after = [text for kind, text in blocks(changing.as_word(read)) if kind not in left_out]
    assert " ".join(after).split() == " ".join(before).split()

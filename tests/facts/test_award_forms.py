"""Award criteria read from the forms in which real tenders state them: one file of award_forms per form."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tilint.facts.award import Criterion, read_award
from tilint.model import Block, Cell, Document, Tender
from tilint.parsers.markdown import PARSER
from tilint.reading import Reading

FORMS = sorted((Path(__file__).parent / "award_forms").glob("*.md"))
Said = tuple[str, str, str, str]
"""Lot, parent, name and weight, as the lines of a form give them."""


def parts_of(form: Path) -> tuple[dict[str, str], list[str]]:
    """Return the files of a form, and the lines of what is to be read."""
    parts = [part.partition("\n") for part in ("\n" + form.read_text("utf-8")).split("\n=== ")[1:]]
    files = {name: body for name, _, body in parts}
    return files, [line for line in files.pop("expected").splitlines() if line.strip()]


def expected(lines: list[str]) -> tuple[Counter[Said], Counter[Said]]:
    """Read "[? ][- ][lot 1: ]name | weight": what is to be read, and ("?") what may be; "- " parts of the line above."""
    sure: Counter[Said] = Counter()
    maybe: Counter[Said] = Counter()
    parent = ""
    for line in lines:
        found = re.fullmatch(r"(\? )?(- )?(?:lot (\w+): )?(.+) \| (\S+)", line)
        assert found, line
        unsure, part, lot, name, weight = found.groups()
        if weight != "none":  # a heading, which only parts are named by
            (maybe if unsure else sure)[lot or "", parent if part else "", name.lower(), weight] += 1
        parent = parent if part else name.lower()
    return sure, maybe


def said(one: Criterion) -> Said:
    kinds = {"placeholder": one.placeholder, "range": one.ranged, "pass": one.pass_fail, "bonus": one.bonus}
    weight = next((kind for kind, is_so in kinds.items() if is_so), f"{one.percent or 0:g}")
    return one.lot.lower(), (one.parent or "").lower(), one.name.lower(), weight


def merged(document: Document) -> Document:
    """Make cells that hold only "^" part of the cell above them, as the Word and PDF readers give them."""
    above: dict[int, str] = {}
    blocks = []
    for block in document.blocks:
        is_merged = [block.cell_text(cell) == "^" for cell in block.cells]
        above |= {c.column: block.cell_text(c) for c, no in zip(block.cells, is_merged, strict=True) if not no}
        blocks.append(_without_marks(block, is_merged, above) if any(is_merged) else block)
    return replace(document, blocks=tuple(blocks))


def _without_marks(block: Block, is_merged: list[bool], above: dict[int, str]) -> Block:
    texts: list[str] = []
    cells: list[Cell] = []
    for cell, mark in zip(block.cells, is_merged, strict=True):
        start = sum(map(len, texts)) + len(texts)
        texts.append("" if mark else block.cell_text(cell))
        cells.append(replace(cell, start=start, end=start + len(texts[-1]), above=above[cell.column] if mark else ""))
    return replace(block, text="\t".join(texts), cells=tuple(cells))


@pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])
def test_the_criteria_of_a_form_are_read(form: Path) -> None:
    files, lines = parts_of(form)
    documents = tuple(merged(PARSER.read(name, text.encode())) for name, text in files.items())
    award = read_award(Reading(Tender("form", documents)))
    sure, maybe = expected(lines)
    found = Counter(map(said, award.criteria))
    assert (sure - found, found - sure - maybe) == (Counter(), Counter())


def test_there_are_forms_to_read() -> None:
    assert len(FORMS) > 20

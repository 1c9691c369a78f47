"""Information requests on real packs, where they are present: no worse than when last measured."""

import json
import re
from pathlib import Path

import pytest

from tilint.facts.requests import FACT
from tilint.intake import find, read_tender
from tilint.model import Tender
from tilint.parsers.docx import PARSER
from tilint.reading import Reading

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
PROJECT = Path(__file__).parents[2] / "corpora"
PACKS = ("dv-hotline", "facilities-framework", "gcloud", "tdrs-rfq", "trauma-schools")
"""Packs that are all DOCX, so that reading them takes little time."""


def words(text: str) -> set[str]:
    return set(re.sub(r"[^a-z0-9%£]+", " ", text.lower()).split())


def same(one: str, other: str) -> bool:
    a, b = words(one), words(other)
    return len(a & b) >= 0.7 * max(1, min(len(a), len(b)))


def test_requests_of_real_packs_are_those_that_careful_readers_found():
    if not CORPUS.exists():
        pytest.skip("the corpus ../shared is absent")
    hit = printed = recalled = labelled = right = judged = 0
    for pack in PACKS:
        labels = json.loads((CORPUS / "labels" / f"{pack}.json").read_text())["data_requests"]
        files = sorted((CORPUS / "packs" / pack).glob("*.docx"))
        tender = Tender(pack, tuple(PARSER.read(file.name, file.read_bytes()) for file in files))
        rows = FACT.rows(Reading(tender))
        matches = [[label for label in labels if same(row["quote"], label["quote"])] for row in rows]
        hit += sum(bool(found) for found in matches)
        printed += len(rows)
        recalled += sum(any(same(row["quote"], label["quote"]) for row in rows) for label in labels)
        labelled += len(labels)
        judged += sum(bool(found) for found in matches)
        right += sum(found[0]["justified"] == row["justified"] for row, found in zip(rows, matches, strict=True) if found)
    precision, recall = hit / printed, recalled / labelled
    assert 2 * precision * recall / (precision + recall) >= 0.75
    assert right / judged >= 0.8


@pytest.mark.parametrize("labels", sorted((PROJECT / "labels").glob("*.json")), ids=lambda path: path.stem)
def test_requests_of_the_tenders_written_for_the_project_are_their_labels(labels: Path):
    expected = json.loads(labels.read_text())["data_requests"]
    rows = FACT.rows(Reading(read_tender(find([PROJECT / "packs" / labels.stem])[0])))
    quotes = [row["quote"] for row in rows]
    assert [quote for quote in quotes if not any(same(quote, label["quote"]) for label in expected)] == []
    assert [label["quote"] for label in expected if not any(same(quote, label["quote"]) for quote in quotes)] == []
    right = [
        row["justified"] == next(label for label in expected if same(row["quote"], label["quote"]))["justified"] for row in rows
    ]
    assert sum(right) >= 0.9 * len(right)

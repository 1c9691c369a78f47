"""The project's own labelled sentences: there are enough of them, and confidence keeps its word in cross-validation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tilint.evaluation.figures import summary
from tilint.evaluation.passages import Passage
from tilint.evaluation.run import evaluate_sentences
from tilint.rulepack import built_in_packs, load_packs

CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.fixture(scope="module")
def passages() -> Sequence[Passage]:
    return list(evaluate_sentences(CORPORA, load_packs(folders=built_in_packs())))


@pytest.fixture(scope="module")
def figures(passages: Sequence[Passage]) -> dict[str, Any]:
    content: dict[str, Any] = summary((), load_packs(folders=built_in_packs()), passages)["sentences"]
    return content


def test_there_are_sentences_enough_of_every_verdict_and_from_many_documents(passages: Sequence[Passage]) -> None:
    assert len(passages) >= 1500
    assert min(Counter(passage.label.verdict for passage in passages).values()) >= 300
    assert len({passage.document for passage in passages}) >= 30


def test_every_essential_rule_has_sentences_of_every_verdict(passages: Sequence[Passage]) -> None:
    there = {(passage.slug, passage.label.verdict) for passage in passages}
    essential = {
        slug for slug, rule, _ in load_packs(folders=built_in_packs()).rules if rule.profile == "essential" and rule.visible
    }
    assert {(slug, verdict) for slug in essential for verdict in ("met", "conflict", "neither")} - there == set()


def test_no_sentence_stands_in_two_documents(passages: Sequence[Passage]) -> None:
    places: dict[str, set[str]] = {}
    for passage in passages:
        places.setdefault(passage.label.markdown, set()).add(passage.document)
    assert [text for text, documents in places.items() if len(documents) > 1] == []


def test_every_sentence_is_of_a_kind_of_tender_that_its_rule_is_asked_of(passages: Sequence[Passage]) -> None:
    assert [(passage.document, passage.number) for passage in passages if not passage.asked] == []


@pytest.mark.parametrize("how", ["cross_validated", "as_shipped"])
@pytest.mark.parametrize("verdict", ["met", "conflict"])
def test_of_what_is_given_0_9_nine_in_ten_are_right(figures: dict[str, Any], how: str, verdict: str) -> None:
    rows = [row for row in figures["reliability"][how][verdict] if row["confidence"] == "0.9 and more"]
    assert all(row["share"] >= 0.9 for row in rows)


def test_something_is_given_0_9_or_more(figures: dict[str, Any]) -> None:
    sure = [rows[-1] for rows in figures["reliability"]["cross_validated"].values() if rows[-1]["confidence"] == "0.9 and more"]
    assert sum(row["said"] for row in sure) >= 100


def test_hard_negatives_stay_silent(figures: dict[str, Any]) -> None:
    assert figures["hard_negatives"]["silent"] >= 0.94

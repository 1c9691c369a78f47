"""The project's own tenders get the verdicts and facts that their labels hold: all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tilint.evaluation.run import FACTS, evaluate, summary
from tilint.finding import Verdict
from tilint.intake import find, read_tender
from tilint.linting import lint
from tilint.rulepack import load_packs

CORPORA = Path(__file__).parents[1] / "corpora"


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    rules = load_packs()
    return summary(list(evaluate(CORPORA, rules)), rules)


def test_every_verdict_is_the_labelled_one(figures: dict[str, Any]) -> None:
    assert [item for item in figures["disagreements"] if item["about"] not in FACTS] == []
    assert figures["verdicts"]["accuracy"] == 1.0


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_is_the_labelled_one(figures: dict[str, Any], fact: str) -> None:
    assert [item for item in figures["disagreements"] if item["about"] == fact] == []
    assert figures[fact]["f1"] == 1.0


def test_the_tender_that_follows_the_guidance_gets_a_short_green_report() -> None:
    report = lint(read_tender(find([CORPORA / "packs" / "family-support"])[0]), load_packs())
    assert report.count(Verdict.CONFLICT) == 0
    assert report.count(Verdict.GAP) <= 3


def test_the_tender_that_breaks_it_everywhere_is_told_so_at_twenty_points_or_more() -> None:
    report = lint(read_tender(find([CORPORA / "packs" / "crisis-housing"])[0]), load_packs())
    assert report.count(Verdict.CONFLICT) >= 20

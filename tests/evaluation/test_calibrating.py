"""Confidence is learned from what proved right, and tried on documents that it was not learned from."""

from __future__ import annotations

import pytest

from tilint.calibration import SUREST, Step, Steps, calibrated, shipped, together, worth
from tilint.evaluation.calibrating import LEAST_CASES, cross_validated, fit, written_steps
from tilint.evaluation.intervals import Bootstrap
from tilint.evaluation.reliability import Claim, reliability
from tilint.strict_yaml import load

STEPS: Steps = {"met": (Step(claimed=0.7, right=0.6, cases=40), Step(claimed=0.85, right=0.9, cases=60))}


def claims(claimed: float, right: int, of: int, verdict: str = "met", documents: int = 10) -> list[Claim]:
    return [Claim(f"document-{number % documents}", verdict, claimed, claimed, number < right) for number in range(of)]


@pytest.mark.parametrize(("claimed", "deserved"), [(0.7, 0.6), (0.84, 0.6), (0.85, 0.9), (1.0, 0.9), (0.5, 0.6)])
def test_a_claim_is_worth_what_such_claims_were_worth(claimed: float, deserved: float) -> None:
    assert worth(STEPS, "met", claimed) == deserved


def test_a_verdict_that_nothing_was_learned_of_is_taken_at_its_word() -> None:
    assert worth(STEPS, "conflict", 0.75) == 0.75


def test_two_places_are_surer_than_one_and_a_third_adds_nothing() -> None:
    assert together([0.8]) == pytest.approx(0.8)
    assert together([0.8, 0.8]) == pytest.approx(0.96)
    assert together([0.8, 0.8, 0.8]) == pytest.approx(0.96)
    assert together([0.99, 0.99]) == 0.99


def test_what_claims_more_is_never_worth_less() -> None:
    steps = fit(claims(0.7, 36, 40) + claims(0.8, 30, 40) + claims(0.9, 40, 40))["met"]
    assert [step.claimed for step in steps] == [0.7, 0.9]
    assert steps[0].right < steps[1].right


def test_a_step_with_few_cases_joins_its_neighbour() -> None:
    steps = fit(claims(0.7, 1, 5) + claims(0.8, 40, 50) + claims(0.9, LEAST_CASES - 1, LEAST_CASES - 1))["met"]
    assert [step.cases for step in steps] == [5 + 50 + LEAST_CASES - 1]


def test_few_cases_without_error_do_not_make_it_certain() -> None:
    (step,) = fit(claims(0.9, 9, 10))["met"]
    assert step.right < 0.95


def test_a_document_has_no_part_in_what_is_learned_for_it() -> None:
    """One document is always wrong and the others always right: learned from the others, it is trusted too much."""
    wrong = [Claim("bad", "met", 0.8, 0.8, right=False)] * 40
    tried = list(cross_validated(wrong + claims(0.8, 60, 60)))
    assert {claim.confidence for claim in tried if claim.cluster == "bad"} == {SUREST}
    assert all(claim.confidence < 0.7 for claim in tried if claim.cluster != "bad")


def test_reliability_counts_each_verdict_in_its_range_of_confidence() -> None:
    said = claims(0.7, 8, 10) + claims(0.9, 10, 10) + claims(0.59, 1, 2, "conflict")
    table = reliability(Bootstrap(claim.cluster for claim in said), said)
    assert [(row["confidence"], row["said"], row["right"]) for row in table["met"]] == [
        ("0.7 to 0.8", 10, 8),
        ("0.9 and more", 10, 10),
    ]
    assert [(row["confidence"], row["share"]) for row in table["conflict"]] == [("below 0.6", 0.5)]


def test_what_is_written_is_what_is_read() -> None:
    learned = fit(claims(0.7, 30, 40) + claims(0.9, 40, 40))
    read = {
        verdict: tuple(Step.model_validate(step) for step in steps) for verdict, steps in load(written_steps(learned)).items()
    }
    assert read == learned


def test_what_is_shipped_never_falls_as_the_claim_rises() -> None:
    for verdict in ("met", "conflict"):
        assert shipped()[verdict]
        given = [calibrated(verdict, claimed / 100) for claimed in range(101)]
        assert given == sorted(given)
        assert all(0 < confidence < 1 for confidence in given)

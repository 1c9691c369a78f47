"""The money of a tender: in all, and for one grant; not the sums that it names for other reasons."""

from __future__ import annotations

import pytest

from tilint.facts.value import FACT
from tilint.testing import read_example


def sums(text: str) -> list[tuple[str, float]]:
    return [(row["of"], row["amount"]) for row in FACT.rows(read_example({"itt.md": text}))]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The estimated value is £240,000 over three years.", 240_000),
        ("The budget is £1.2 million for the whole term.", 1_200_000),
        ("The total value of the contract will be up to £90k.", 90_000),
        ("A total of $435,000 is available through this notice.", 435_000),
        ("There is £80,000 in this round.", 80_000),
        ("| Item | Detail |\n| --- | --- |\n| Estimated contract value | £55,000 |", 55_000),
    ],
)
def test_what_there_is_in_all_is_found(text, amount):
    assert sums(text) == [("total", amount)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Grants are between £2,000 and £10,000.", 2_000),
        ("Applicants may request a maximum of $75,000 for twelve months.", 75_000),
        ("Up to £5,000 per organisation can be paid.", 5_000),
    ],
)
def test_what_one_grant_may_be_is_found(text, amount):
    assert sums(text) == [("each", amount)]


@pytest.mark.parametrize(
    "text",
    [
        "Public liability insurance to a total value of £5,000,000 is required.",
        "Bidders must show three contracts of a similar value, of £100,000 each.",
        "Last year the total budget was £90,000.",
        "An audit is needed where the total cost is £750,000 or more.",
        "The total cost of a bus pass is £60.",
        "The team has helped 12,000 people and spent £40,000 on travel.",
    ],
)
def test_a_sum_for_another_reason_is_not(text):
    assert sums(text) == []


def test_one_sum_is_told_once_and_a_total_beside_what_each_may_have():
    text = "There is £80,000 in this round. Grants are between £2,000 and £10,000.\n\nThere is £80,000 in this round."
    assert sums(text) == [("total", 80_000), ("each", 2_000)]

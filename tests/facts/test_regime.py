"""The rules that a tender is run under, read from words that only such tenders use."""

from __future__ import annotations

import pytest

from tilint.facts.regime import FACT, Regime, read_regime
from tilint.reading import Settings
from tilint.testing import read_example


def regime(text: str, nation: str | None = "england", kind: str | None = None) -> Regime:
    return read_example({"itt.md": text}, Settings(nation=nation, kind=kind)).fact(read_regime)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This is an open procedure under the Procurement Act 2023. The contract goes to the most advantageous tender.",
         "procurement-act-2023"),
        ("The award goes to the most economically advantageous tender under the Public Contracts Regulations 2015.",
         "older-regulations"),
        ("The ICB will use the Most Suitable Provider Process. The five key criteria are weighted below.",
         "provider-selection-regime"),
        ("Bidders complete the SPD (Scotland). The Public Contracts (Scotland) Regulations 2015 apply.", "scotland"),
        ("The provider will run a helpline. Bids are due on 4 May.", None),
        ("Assessment summaries go to all bidders.", None),
    ],
)  # fmt: skip
def test_a_regime_is_known_by_its_own_words(text: str, name: str | None) -> None:
    assert regime(text).name == name


def test_a_scottish_tender_is_under_scottish_law_unless_it_names_the_act() -> None:
    assert regime("Bidders must have insurance.", "scotland").name == "scotland"
    assert regime("Under the Procurement Act 2023, we buy this.", "scotland").name == "procurement-act-2023"


def test_elsewhere_british_law_does_not_hold() -> None:
    assert regime("The State seeks proposals. Conditions of participation are in Part 2.", "US").name == "not-uk"


def test_a_grant_is_outside_procurement_law_also_where_it_names_the_act_once() -> None:
    text = "Grantees that buy goods must look at the Procurement Act 2023."
    assert regime(text, kind="grants").name == "grant"
    assert regime(text, kind="people-services").name == "procurement-act-2023"


def test_an_older_template_under_a_newer_tender_is_seen() -> None:
    found = regime(
        "The Procurement Act 2023 applies. Assessment summaries are sent. The most advantageous tender wins. "
        "Regulation 84 of PCR 2015 requires a report."
    )
    assert found.name == "procurement-act-2023"
    assert [sign.regime for sign in found.others] == ["older-regulations"]


def test_a_row_holds_the_words_it_was_read_from() -> None:
    text = "We are advised that the light touch regime of the Procurement Act 2023 applies."
    reading = read_example({"itt.md": text}, Settings(nation="england"))
    assert [dict(row) for row in FACT.rows(reading)] == [
        {
            "regime": "procurement-act-2023",
            "title": "under the Procurement Act 2023",
            "as_written": "Procurement Act 2023",
            "light_touch": True,
            "also_named": [],
            "file": "itt.md",
            "page": None,
        }
    ]

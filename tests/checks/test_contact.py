"""What the check on contacts finds: words that say whom to turn to, with an address that belongs to them."""

import pytest

from tilint.checks import all_checks
from tilint.testing import read_example


def addresses(text: str, **options: object) -> list[str]:
    check = all_checks()["contact"]
    given = {"any": ["(procurement|contracting) officer"], **options}
    hits = check.run(read_example({"itt.md": text}), check.options.model_validate(given))
    return [hit.values["address"] for hit in hits]


@pytest.mark.parametrize(
    "address",
    ["lee.park@example.gov.uk", "(555) 010-0199", "312-555-0143", "01632 960123", "+44 1632 960123", "0800 555 0199"],
)
def test_an_email_address_or_a_phone_number_beside_the_words_is_a_contact(address: str) -> None:
    assert addresses(f"Procurement Officer: Lee Park, {address}") == [address]


def test_the_address_may_stand_on_a_line_of_its_own_below() -> None:
    block = "Lee Park\n\nProcurement Officer\n\nPhone and email\n\nlee.park@example.gov"
    assert addresses(block) == ["lee.park@example.gov"]
    assert addresses("Procurement Officer\n\nFloor 2\n\nNorbury\n\nlee.park@example.gov") == []
    assert addresses("Procurement Officer\n\nlee.park@example.gov", below=0) == []


def test_a_heading_counts_only_where_it_is_asked_for() -> None:
    text = "# Contracting officer\n\nkim.ford@example.gov"
    assert addresses(text) == []
    assert addresses(text, headings=True) == ["kim.ford@example.gov"]


def test_an_address_earlier_in_the_paragraph_belongs_to_somebody_else() -> None:
    assert addresses("Send invoices to pay@example.gov. The procurement officer signs the contract.") == []


@pytest.mark.parametrize("number", ["2025-1600-0188", "RFP 210000029", "£1,632,960", "2027-03-01 10:00", "12 345 678"])
def test_other_numbers_are_no_contact(number: str) -> None:
    assert addresses(f"The procurement officer keeps the file {number}.") == []


def test_words_without_an_address_are_no_contact() -> None:
    assert addresses("The procurement officer may reject a proposal.") == []

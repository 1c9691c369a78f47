"""The verb `terms` finds terms of the contract within bounds."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from tilint.checks.terms import TermsOptions, terms
from tilint.testing import read_example


def found(text: str, **options: Any) -> list[str]:
    reading = read_example({"tender.md": text})
    return [hit.values["amount"] for hit in terms.run(reading, TermsOptions.model_validate(options))]


def test_bounds_are_written_as_times() -> None:
    text = "The contract will last for three years."
    assert found(text, find="length", at_least="3 years") == ["three years"]
    assert found(text, find="length", more_than="3 years") == []
    assert found(text, find="length", at_most="12 months") == []


def test_twelve_months_and_a_year_are_the_same_time() -> None:
    assert found("The contract will last for one year.", find="length", at_most="12 months") == ["one year"]
    assert found("The grant lasts for 36 months.", find="length", at_least="3 years") == ["36 months"]


def test_a_month_to_pay_is_no_more_than_thirty_days_and_thirty_one_days_are() -> None:
    assert found("Invoices are paid within one month.", find="payment", more_than="30 days") == []
    assert found("Invoices are paid within 31 days.", find="payment", more_than="30 days") == ["31 days"]


def test_only_the_kind_asked_for_is_found() -> None:
    text = "The contract will last for two years. Invoices are paid within 30 days."
    assert found(text, find="payment") == ["30 days"]
    assert found(text, find="notice") == []


def test_who_is_paid_can_be_asked_for() -> None:
    text = "Sub-contractors are paid within 60 days."
    assert found(text, find="payment", party=["supply chain"]) == ["60 days"]
    assert found(text, find="payment", party=["provider"]) == []


def test_an_option_without_a_number_is_found_where_no_bound_is_given() -> None:
    text = "The contract has an option to extend."
    assert len(found(text, find="extension")) == 1
    assert found(text, find="extension", at_least="12 months") == []


def test_an_extension_that_is_ruled_out_is_no_option() -> None:
    text = "There is no option to extend the contract."
    assert found(text, find="extension") == []
    assert len(found(text, find="extension", refused=True)) == 1


@pytest.mark.parametrize("bound", ["soon", "30", 30, "between 2 and 3 years, or 4 years"])
def test_a_bound_that_is_no_time_is_refused(bound: object) -> None:
    with pytest.raises(ValidationError, match="no amount of time"):
        TermsOptions.model_validate({"find": "length", "at_least": bound})


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValidationError):
        TermsOptions.model_validate({"find": "length", "atleast": "3 years"})

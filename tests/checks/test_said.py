"""The verb `said` hears what a sentence says, and not its opposite."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from tilint.checks.said import SaidOptions, said
from tilint.testing import read_example


def heard(text: str | dict[str, str], **options: Any) -> list[str]:
    reading = read_example(text if isinstance(text, dict) else {"tender.md": text})
    hits = said.run(reading, SaidOptions.model_validate(options))
    return [reading.tender.quote(hit.location) for hit in hits if hit.location]


def test_a_saying_is_quoted_as_the_whole_sentence() -> None:
    assert heard("Hello. We pay in advance. Bye.", any=["in advance"]) == ["We pay in advance."]


def test_a_denied_phrase_is_not_said() -> None:
    assert heard("We will not pay in advance.", any=["pay in advance"]) == []
    assert heard("No feedback is given.", any=["feedback is given"]) == []


def test_a_phrase_that_holds_the_denial_itself_is_said() -> None:
    assert heard("We will not pay in advance.", any=["not pay in advance"]) == ["We will not pay in advance."]


def test_an_unless_phrase_in_the_same_sentence_silences_it() -> None:
    assert heard("Feedback on request.", any=["feedback"], unless=["on request"]) == []
    assert heard("Feedback. It is on request.", any=["feedback"], unless=["on request"]) == ["Feedback."]


def test_near_looks_at_neighbours_in_the_same_section_only() -> None:
    assert heard("We pay fast. Small charities too.", any=["pay fast"], near=["charities"]) == ["We pay fast."]
    assert heard("We pay fast.\n\n# Other\n\nSmall charities.", any=["pay fast"], near=["charities"]) == []


def test_near_sees_the_whole_table_row() -> None:
    row = "| what | who | how | when |\n| --- | --- | --- | --- |\n| feedback | all | letter | 3 May |"
    assert heard(row, any=["feedback"], near=["3 may"], within=1) == ["feedback"]


def test_a_heading_is_not_a_saying_unless_asked_for() -> None:
    assert heard("# Payment in advance", any=["payment in advance"]) == []
    assert heard("# Payment in advance", any=["payment in advance"], headings=True) == ["Payment in advance"]


def test_a_section_is_known_by_any_heading_above() -> None:
    text = "# Award\n\n## Scores\n\nWe score.\n\n# Terms\n\nWe score."
    assert len(heard(text, any=["we score"], section=["award"])) == 1
    assert len(heard(text, any=["we score"], not_section=["award"])) == 1


@pytest.mark.parametrize("when", ["by 3 May 2027", "within ten working days", "by [insert date]", "on 03/05/2027"])
def test_a_date_a_period_or_its_placeholder_counts_as_when(when: str) -> None:
    assert heard(f"We reply {when}.", any=["we reply"], date_or_period=True)


def test_no_date_means_no_hit_where_one_is_asked_for() -> None:
    assert heard("We reply soon.", any=["we reply"], date_or_period=True) == []


@pytest.mark.parametrize(
    ("text", "bounds", "hit"),
    [
        ("Invoices are paid within 30 days.", {"at_most": 30}, True),
        ("Invoices are paid within thirty (30) days.", {"at_most": 30}, True),
        ("Invoices are paid within 60 days.", {"at_most": 30}, False),
        ("Invoices are paid within two months.", {"more_than": 30}, True),
        ("Invoices 30 are paid.", {"at_most": 30}, False),
    ],
)
def test_an_amount_is_compared_in_its_unit(text: str, bounds: dict[str, float], hit: bool) -> None:
    assert bool(heard(text, any=["invoices"], amount={"unit": "days", **bounds})) is hit


def test_too_few_or_too_many_sayings_are_none() -> None:
    text = "A report. A report. A report."
    assert heard(text, any=["report"], at_least=4) == []
    assert heard(text, any=["report"], at_most=2) == []
    assert len(heard(text, any=["report"], at_least=3)) == 3


def test_options_are_strict() -> None:
    with pytest.raises(ValidationError):
        SaidOptions.model_validate({"any": ["x"], "anny": ["y"]})
    with pytest.raises(ValidationError):
        SaidOptions.model_validate({"any": ["x"], "amount": {"unit": "days"}})
    with pytest.raises(ValidationError):
        SaidOptions.model_validate({"any": ["(x"]})

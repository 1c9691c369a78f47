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


def test_each_group_of_also_must_be_in_the_sentence_in_any_order_or_in_its_heading() -> None:
    options = {"any": ["(we|council) ...3 (write|reply)"], "also": [["every bidder", "all bidders"], ["feedback", "reasons"]]}
    assert heard("Reasons and all: the Council will write to every bidder.", **options)
    assert heard("# Feedback\n\nThe Council will write to every bidder.", **options)
    assert not heard("The Council will write to every bidder.", **options)
    assert not heard("# Feedback\n\nThe Council will write to the winner.", **options)


def places(text: str | dict[str, str], **options: Any) -> list[list[str]]:
    """Return, for each hit, what is quoted: the saying, and what belongs to it elsewhere."""
    reading = read_example(text if isinstance(text, dict) else {"tender.md": text})
    hits = said.run(reading, SaidOptions.model_validate(options))
    return [[reading.tender.quote(place) for place in (hit.location, *hit.related) if place] for hit in hits]


CLAUSES = (
    "\n\n# 4 Money\n\n4.1 Tenders stay open for 90 days.\n\n4.2 Invoices are paid within 30 days."
    "\n\n# 5 Other\n\nWe reply in 7 days."
)


def test_an_amount_that_a_clause_holds_is_found_there() -> None:
    text = "# 1 Pay\n\nInvoices are paid as set out in clause 4." + CLAUSES
    bounds = {"unit": "days", "at_most": 40}
    assert places(text, any=["invoices ... set out"], amount=bounds) == [
        ["Invoices are paid as set out in clause 4.", "Invoices are paid within 30 days."]
    ]
    assert places(text, any=["invoices ... set out"], amount={"unit": "days", "at_most": 10}) == []


def test_a_date_or_a_neighbour_that_a_schedule_of_another_file_holds_is_found_there() -> None:
    files = {
        "itt.md": "# Award\n\nFeedback goes to all on the date given in Schedule 2.",
        "Schedule 2 - Dates.md": "| Step | When |\n| --- | --- |\n| Award | 1 May 2027 |\n| Feedback to all | 3 May 2027 |",
    }
    assert places(files, any=["feedback goes"], date_or_period=True) == [
        ["Feedback goes to all on the date given in Schedule 2.", "Feedback to all | 3 May 2027"]
    ]
    assert len(places(files, any=["feedback goes"], near=["3 may"])[0]) == 2


def test_a_section_about_other_things_answers_nothing() -> None:
    text = "# 1 Pay\n\nFeedback is given as section 4 says." + CLAUSES
    assert places(text, any=["feedback is given"], date_or_period=True) == []
    assert places("# 1 Pay\n\nInvoices are paid in turn." + CLAUSES, any=["paid in turn"], date_or_period=True) == []
    assert (
        places(
            "# 1 Pay\n\nInvoices are paid as section 4 of the Payment Act says." + CLAUSES,
            any=["invoices ... says"],
            near=["30 days"],
        )
        == []
    )


def test_not_near_is_asked_of_the_sentences_around_only() -> None:
    assert places("# 1 Pay\n\nInvoices are paid as section 4 says." + CLAUSES, any=["invoices ... section"], not_near=["30 days"])


def test_a_section_is_known_by_its_kind() -> None:
    text = "# How we will choose\n\nWe meet you.\n\n# Terms and conditions\n\nWe meet you monthly."
    assert heard(text, any=["we meet you"], **{"in": ["award-criteria"]}) == ["We meet you."]
    assert heard(text, any=["we meet you"], not_in=["award-criteria"]) == ["We meet you monthly."]
    with pytest.raises(ValidationError):
        SaidOptions.model_validate({"any": ["x"], "in": ["awards"]})


def test_a_sentence_is_known_by_its_role() -> None:
    service = "The provider must send every young person feedback on their plan."
    text = f"# Award\n\nWe will send every bidder feedback by 3 May.\n\n# Service\n\n{service}"
    assert heard(text, any=["send every ... feedback"], role=["promise"]) == ["We will send every bidder feedback by 3 May."]
    assert heard(text, any=["send every ... feedback"], not_role=["promise"]) == [service]
    with pytest.raises(ValidationError):
        SaidOptions.model_validate({"any": ["x"], "role": ["promises"]})

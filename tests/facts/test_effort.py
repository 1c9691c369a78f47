"""What a bid takes: questions with their limits, documents to send, and interviews, presentations and visits."""

from __future__ import annotations

import pytest

from tilint.facts.effort import FACT
from tilint.testing import read_example

TABLE = """## Method statement questions

| Ref | Question | Limit |
| --- | --- | --- |
| Q1 | How will you start the service on time? | 1,000 words |
| Q2 | Describe how you look after your staff | 750 words |
"""


def rows(text: str, kind: str = "", file: str = "itt.md") -> list[dict]:
    return [row for row in FACT.rows(read_example({file: text})) if kind in ("", row["kind"])]


def quotes(text: str, kind: str, file: str = "itt.md") -> list[str]:
    return [row["quote"] for row in rows(text, kind, file)]


def test_rows_with_a_limit_are_questions_with_words_to_write():
    found = rows(TABLE)
    assert [(row["kind"], row["words"]) for row in found] == [("method-statement", 1000), ("method-statement", 750)]
    assert found[0]["quote"] == "How will you start the service on time?"


def test_a_limit_on_each_answer_is_the_limit_of_every_question_without_one():
    text = (
        "## How to answer\n\nThere are two written questions. Each has a limit of 800 words.\n\n"
        "| Question | What we hope to learn |\n| --- | --- |\n"
        "| 1. Trauma | How do you understand trauma, and how does it guide your work? |\n"
        "| 2. People | What skills will your workers bring to this service? |\n"
    )
    assert [row["words"] for row in rows(text, "question")] == [800, 800]
    assert [(row["words"], row["each"]) for row in rows(text, "limit")] == [(800, True)]


def test_a_heading_with_marks_or_a_limit_and_the_prompts_under_it_are_one_question():
    text = (
        "# Application form\n\n## Section B: Trauma (20 points, up to 300 words)\n\n"
        "How does your group understand trauma? What do you do differently?\n"
    )
    (found,) = rows(text)
    assert (found["kind"], found["words"]) == ("question", 300)


def test_numbered_prompts_of_a_narrative_are_questions():
    text = (
        "# Proposal narrative\n\n1. Describe your agency’s history of work with survivors.\n\n"
        "2. Explain how the project will reach people in rural areas.\n\n"
        "3. For each service, describe in detail what staff will do.\n\n4. What training have the staff had?\n"
    )
    assert len(rows(text, "question")) == 4


def test_one_question_in_two_files_is_told_once_with_its_limit():
    reading = read_example({"form.md": TABLE, "itt.md": "# Response form\n\n1. How will you start the service on time?\n"})
    found = [row for row in FACT.rows(reading) if row["quote"].endswith("start the service on time?")]
    assert [row["words"] for row in found] == [1000]


@pytest.mark.parametrize(
    "text",
    [
        "## Questions and answers\n\n1. How do I apply?\n\n2. What if we are late?\n\n3. How much may we ask for?",
        "## Quarterly report template\n\n| Question | Notes | Limit |\n| --- | --- | --- |\n| What has changed? | | 200 words |",
        "## Specification\n\nThe provider will describe the plan to each person and explain how it can change.",
        "## Our promises\n\nIf something is unclear, please tell us. Tell us what would make it easier for you.",
        "## Review meetings\n\nHow will we know that the service works?",
    ],
)
def test_what_is_not_answered_in_a_bid_is_no_question(text):
    assert rows(text, "question") == []


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("The narrative must not exceed 30 pages.", "pages", 30),
        ("Responses are limited to no more than five (5) pages.", "pages", 5),
        ("(Maximum of 12 pages)", "pages", 12),
        ("Answers may be up to 3,000 characters.", "characters", 3000),
        ("Please use no more than two sides of A4.", "pages", 2),
    ],
)
def test_a_limit_that_stands_apart_has_its_unit(text, unit, number):
    assert [row[unit] for row in rows(f"## How to apply\n\n{text}", "limit")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "The guidance is 40 pages long.",
        "See page 12 for the maximum award.",
        "The provider sends one report each quarter, of no more than two pages.",
        "In other words, up to one in three people wait.",
        "We received two pages of comments.",
    ],
)
def test_other_pages_and_words_are_no_limit(text):
    assert rows(f"## Reports\n\n{text}", "limit") == []


def test_the_items_of_a_list_of_papers_are_documents():
    text = (
        "## What to send\n\nAll bidders must enclose the following with their tender:\n\n- Audited accounts for two years\n"
        "- Insurance certificates\n- The completed budget\n"
    )
    assert quotes(text, "document") == ["Audited accounts for two years", "Insurance certificates", "The completed budget"]
    assert {row["when"] for row in rows(text, "document")} == {"with the tender"}


def test_a_table_of_documents_to_submit_names_each():
    text = "## Documents to submit\n\n| Document | Format |\n| --- | --- |\n| Signed form. Scan it. | PDF |\n| Plan | Word |\n"
    assert quotes(text, "document") == ["Signed form", "Plan"]


def test_papers_that_can_wait_say_so():
    text = "The preferred bidder will be asked to provide copies of its insurance certificates before the contract is signed."
    assert [row["when"] for row in rows(text, "document")] == ["later"]


def test_papers_of_the_buyer_or_of_the_service_are_no_documents():
    text = "The Council will attach its safeguarding policy to the contract. Workers keep a copy of each care plan."
    assert rows(text, "document") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shortlisted applicants will be invited to an interview in May.", "interview"),
        ("Bidders must give a presentation to the panel, which will be scored.", "presentation"),
        ("Suppliers are invited to attend a site visit on 4 May 2027.", "site-visit"),
    ],
)
def test_what_applicants_take_part_in_is_told(text, kind):
    assert [row["kind"] for row in rows(text) if row["kind"] not in {"question", "limit", "document"}] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Award will be on the written submission only. There will be no interviews or presentations of bidders.",
        "The provider will interview staff before they begin.",
        "Young people will be invited to an interview about the service by the provider.",
        "The service includes presentations to schools.",
    ],
)
def test_what_is_ruled_out_or_is_of_others_is_not_told(text):
    assert [row for row in rows(text) if row["kind"] in {"interview", "presentation", "site-visit"}] == []


def test_a_tender_without_any_of_it_takes_nothing():
    assert rows("# Notice\n\nThe Council buys a bench for the park.") == []

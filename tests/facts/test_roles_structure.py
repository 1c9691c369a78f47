"""The role that a sentence's place gives it: headings, contents, lists, tables, forms, quotations, samples, definitions."""

from __future__ import annotations

import pytest

from tilint.facts.roles import read_roles
from tilint.model import Block, BlockKind, Document, Tender
from tilint.reading import Reading
from tilint.testing import read_example


def found(text: str) -> list[tuple[str, str]]:
    reading = read_example({"tender.md": text})
    return [(sentence.text, role.value) for sentence, role in zip(reading.sentences, reading.fact(read_roles), strict=True)]


def last(text: str) -> str:
    return found(text)[-1][1]


def of_block(kind: BlockKind, text: str) -> str:
    reading = Reading(Tender("tender", (Document("form.docx", "docx", (Block(kind, text),)),)))
    return reading.fact(read_roles)[-1].value


def test_a_heading_is_a_heading_whatever_it_says():
    assert found("# We will give feedback\n") == [("We will give feedback", "heading")]


@pytest.mark.parametrize(
    "line",
    [
        "3 How we decide .......... 12",
        "Annex B: Feedback to bidders ... page 9",
        "Part F. Easy read leaflets – page 44",
        "Paying your grant and when 17",
    ],
)
def test_a_line_with_a_page_at_its_end_is_a_contents_line(line):
    assert found(line)[0][1] == "contents"


@pytest.mark.parametrize(
    "line",
    [
        "Tenders must be valid for at least 90.",
        "The total is 12",
        "Please answer all of question 12",
        "This form has to be with us by noon on Friday 9 July",
    ],
)
def test_a_sentence_with_a_number_at_its_end_is_no_contents_line(line):
    assert "contents" not in [role for _, role in found(line)]


def test_titles_under_a_contents_heading_are_contents_lines():
    text = "## Contents\n\nHow we decide\n\nFeedback\n\n## Feedback\n\nWe will write to every bidder.\n"
    assert [role for _, role in found(text)] == ["heading", "contents", "contents", "heading", "promise"]


def test_the_bullets_of_a_request_are_requests():
    text = "## Tendering\n\nApplicants must submit:\n\n- two years of accounts\n- a safeguarding policy\n"
    assert [role for _, role in found(text)] == ["heading", "request", "request", "request"]


def test_the_bullets_of_what_the_provider_will_do_are_the_service():
    text = "## Specification\n\nThe provider will:\n\n- submit to each family a plan\n- describe what happens next\n"
    assert [role for _, role in found(text)] == ["heading", "service", "service", "service"]


def test_a_lead_in_ends_with_its_list():
    text = "## Specification\n\nThe provider will:\n\n- meet each person weekly\n\nLate tenders will be rejected.\n"
    assert last(text) == "condition"


def test_a_bullet_that_says_who_does_what_speaks_for_itself():
    text = "## Tendering\n\nApplicants must note:\n\n- the Council will publish its answers on Fridays\n"
    assert last(text) == "promise"


def test_an_inner_list_follows_its_own_lead_in():
    text = "## Part 1\n\nThe provider will:\n\n- run groups:\n    - weekly\n- pay staff\n"
    assert [role for _, role in found(text)][-3:] == ["service", "service", "service"]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("| Stage | Date |", "| Tender return | 4 June 2027 |", "condition"),
        ("| Criterion | Weighting |", "| Value for money | 30% |", "condition"),
        ("| Term | What it means |", "| Key worker | The person who plans support with a resident |", "definition"),
        ("| Objective | Target |", "| Families seen in a week | 95 in 100 |", "service"),
        ("| Question | Word limit |", "| Your approach to induction | 500 |", "request"),
    ],
)
def test_a_cell_has_the_role_of_its_column(header, row, expected):
    assert last(f"## Annex\n\n{header}\n| --- | --- |\n{row}\n") == expected


def test_a_cell_that_says_who_does_what_speaks_for_itself():
    text = "## Annex\n\n| Stage | What happens |\n| --- | --- |\n| Award | We will send every bidder its scores. |\n"
    assert last(text) == "promise"


def test_a_row_of_an_unnamed_table_with_a_share_is_a_weighting():
    assert last("## Annex\n\n| A | B |\n| --- | --- |\n| Social value | 15% |\n") == "condition"


def test_the_header_of_a_table_is_a_heading():
    text = "| Stage | Date |\n| --- | --- |\n| Tender return | 4 June 2027 |\n"
    assert [role for _, role in found(text)][:2] == ["heading", "heading"]


def test_a_form_field_is_a_request():
    assert of_block(BlockKind.FORM_FIELD, "Charity number") == "request"


@pytest.mark.parametrize("line", ["☐ We are a charity", "Name of your group: ______________"])
def test_a_box_or_a_line_to_fill_in_is_a_request(line):
    assert last(f"## Your organisation\n\n{line}\n") == "request"


@pytest.mark.parametrize(
    "text",
    [
        "“We were told nothing for months,” said one carer.",
        "“The council will give feedback to everyone who asks for it.”",
        'A reviewer wrote that "the forms were longer than the project".',
    ],
)
def test_somebody_elses_words_are_a_quotation(text):
    assert last(f"## Background\n\n{text}\n") == "quotation"


@pytest.mark.parametrize(
    "text",
    ["Bidders must tick “yes”.", 'We will write "successful" or "unsuccessful" on every letter that we send to bidders.'],
)
def test_a_word_in_quotation_marks_makes_no_quotation(text):
    assert last(f"## Award\n\n{text}\n") != "quotation"


def test_the_question_of_an_applicant_is_a_quotation_among_answers_and_a_request_on_a_form():
    question = "Can we send our accounts later?"
    assert last(f"## Questions and answers\n\n{question}\n") == "quotation"
    assert last("## Your organisation\n\nWhen can you start?\n") == "request"


@pytest.mark.parametrize(
    "text",
    [
        "“Bidder” means anyone who submits a tender.",
        '"Key worker" is the person who plans support with a resident.',
        "Charges has the meaning given in Schedule 2.",
        "By outcome we mean a change in somebody's life.",
        "Most economically advantageous tender (MEAT): the one with the highest score.",
    ],
)
def test_what_a_term_means_is_a_definition(text):
    assert last(f"## Contract terms\n\n{text}\n") == "definition"


def test_meaning_to_do_something_is_no_definition():
    assert last("## Award\n\nWe mean to write to every bidder in June.\n") != "definition"


@pytest.mark.parametrize(
    "text",
    [
        "For example, you could tell us about your volunteers.",
        "Sample answer: we meet once a week in the library.",
        "[Insert the date by which bidders will get feedback]",
    ],
)
def test_a_sample_or_fill_in_text_is_an_example(text):
    assert found(f"## Your project\n\n{text}\n")[1][1] == "example"


def test_an_example_holds_to_the_end_of_its_paragraph_and_no_further():
    text = "## Feedback\n\nFor example: We will write to all. You will hear in May.\n\nWe will write to all bidders.\n"
    assert [role for _, role in found(text)] == ["heading", "example", "example", "promise"]


def test_a_short_line_without_a_verb_or_a_stop_is_a_heading():
    assert found("Opening hours and staff on duty\n")[0][1] == "heading"
    assert found("Staff will be on duty at night.\n")[0][1] != "heading"


def test_roles_are_the_same_each_time():
    text = "## Award\n\nWe will write to all bidders. Bidders must wait. Staff listen.\n"
    assert found(text) == found(text)

"""What applicants are asked to hand over about themselves and their people, and whether the pack says why."""

import time

import pytest

from tilint.facts.requests import FACT, Request, When, read_requests
from tilint.model import Block, BlockKind, Document, Tender
from tilint.reading import Reading
from tilint.testing import read_example


def rows(text: str) -> list[dict]:
    return list(FACT.rows(read_example({"itt.md": text})))


def quotes(text: str) -> list[str]:
    return [row["quote"] for row in rows(text)]


def one(text: str) -> Request:
    found = read_requests(read_example({"itt.md": text}))
    assert len(found) == 1, [request.things for request in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bidders must enclose their last three years' audited accounts.", "accounts"),
        ("What is your organisation's annual turnover?", "accounts"),
        ("Please send us a letter from your bank.", "accounts"),
        ("Provide the yearly agency budget: attach the annual agency budget.", "accounts"),
        ("Please upload evidence of your public liability insurance.", "insurance"),
        ("You must have public liability insurance of at least £5 million.", "insurance"),
        ("Does your organisation have a safeguarding policy?", "policies"),
        ("Please confirm that all staff who work with children hold an enhanced DBS certificate.", "checks"),
        ("Include resumes for the two people who will lead the work.", "people"),
        ("Attach job descriptions and list the training that each post needs.", "people"),
        ("How many staff do you employ?", "people"),
        ("State the remuneration of the five highest paid roles.", "pay"),
        ("Provide the home address of every trustee.", "personal"),
        ("Who are your directors?", "ownership"),
        ("Provide a valid DUNS number.", "identity"),
        ("Applicants must submit proof of 501(c)(3) status.", "identity"),
        ("Please give the names of two referees.", "experience"),
        ("Give details of any previous contracts that were ended early.", "experience"),
        ("Tell us about your organisation's history and what you have achieved.", "experience"),
        ("Within the past five years, has your organisation been convicted of fraud?", "exclusion"),
        ("Tenderers shall provide a copy of their ISO 9001 certificate.", "certificates"),
        ("You need to provide a list of all your intended subcontractors.", "partners"),
        ("The quote must include a signed copy of the teaming agreement.", "partners"),
        ("Please provide demographic data of the families your agency serves.", "served"),
        ("Applicants must complete the internal controls questionnaire.", "risk"),
        ("Failure to provide a copy of your accounts will lead to rejection.", "accounts"),
        ("Audited accounts for two years must be attached.", "accounts"),
    ],
)
def test_a_request_is_found_whatever_the_way_it_is_made(text: str, kind: str):
    assert [row["kind"] for row in rows(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The Council will provide audited accounts of its spending each year.",
        "We will publish our equality policy and send you a copy of the evaluation report.",
        "Describe how you will recruit, train and supervise staff.",
        "Explain your approach to the wellbeing of your staff.",
        "Please state your price for each session.",
        "Please provide your name, email address and telephone number.",
        "Tenders must be submitted by noon on 4 May 2027.",
        "Bidders must complete and return their tender through the portal.",
        "The grantee must submit quarterly financial reports and keep records of staff time.",
        "The Provider must have a safeguarding policy.",
        "The programme must include case management and individual counselling provided by staff.",
        "You must provide support to families and training for volunteers.",
        "These may include but are not limited to security clearances.",
        "A credit reference agency holds records on most companies, which you may ask to see.",
        "How will families' experience of trauma shape the service?",
        "Contact the helpdesk if you experience difficulties in submitting your bid.",
        "We may ask suppliers to correct their invoices.",
        "Who can apply? Are we able to apply with our directors' charity?",
        "Provide a safe, experienced team for the service.",
        "Working days, names and places are listed in Annex A.",
    ],
)
def test_what_asks_for_nothing_about_the_applicant_is_no_request(text: str):
    assert quotes(text) == []


def test_each_document_in_a_list_is_a_request_of_its_own():
    text = """
Please enclose the following documents:

- Safeguarding policy
- Public liability insurance certificate
- DBS certificates for all staff
- A map of the area
"""
    assert quotes(text) == [
        "Safeguarding policy",
        "Public liability insurance certificate",
        "DBS certificates for all staff",
    ]


def test_a_list_ends_where_running_text_begins():
    text = """
Please enclose:

- Safeguarding policy

The service has been running since 2019. Insurance cover is discussed in the contract.

- Insurance cover
"""
    assert quotes(text) == ["Safeguarding policy"]


def test_a_list_that_nobody_asks_for_is_no_request():
    text = """
The Council offers its own staff:

- a safeguarding policy
- insurance cover
"""
    assert quotes(text) == []


def test_a_typed_bullet_is_no_part_of_the_quote():
    blocks = (
        Block(BlockKind.PARAGRAPH, "Please enclose the following documents:"),
        Block(BlockKind.PARAGRAPH, "o Fiscal information sheet"),
        Block(BlockKind.PARAGRAPH, "• Safeguarding policy"),
    )
    found = FACT.rows(Reading(Tender("t", (Document("a.docx", "docx", blocks),))))
    assert [row["quote"] for row in found] == ["Fiscal information sheet", "Safeguarding policy"]


def test_items_in_one_sentence_are_separate():
    text = "Evidence required: insurance certificates; health and safety policy; two references"
    assert quotes(text) == ["Evidence required: insurance certificates;", "health and safety policy;", "two references"]


def test_a_checklist_asks_by_its_heading():
    text = """
## Checklist

- Signed letters of commitment
- Completed budget workbook

## Background

- Signed letters of support from members of the public
"""
    assert quotes(text) == ["Signed letters of commitment"]


def test_a_row_that_heads_a_checklist_asks_for_the_rows_below_it():
    text = """
| Document | Word | PDF |
| --- | --- | --- |
| The following documents are required to process a grant quickly. | | |
| Signed debarment certification | | X |
| Programme budget | X | |
"""
    assert quotes(text) == ["Signed debarment certification"]


def test_boxes_of_a_form_ask_and_those_of_one_kind_are_one_request():
    text = """
| Question | Your answer |
| --- | --- |
| Company registration number | |
| VAT registration number | |
| Charity number | |
| Number of employees | |
| Date of birth of each trustee | |
| Project title | |
"""
    assert quotes(text) == ["Company registration number", "Number of employees", "Date of birth of each trustee"]


def test_a_filled_in_table_asks_nothing():
    text = """
| Item | Value |
| --- | --- |
| Number of employees | The service is run today by 12 people |
| Annual turnover | The contract is worth £200,000 each year |
"""
    assert quotes(text) == []


def test_levels_of_cover_are_separate_requests():
    text = """
## Insurance

- Employer's liability insurance = £5m
- Public liability insurance = £10m
- Public liability insurance for lot 2 = £20m
"""
    assert len(quotes(text)) == 3


def test_what_is_asked_again_is_told_once_and_where_it_is_clearest():
    text = """
## Attachments

- Safeguarding policy

## Instructions

Please attach your safeguarding policy. Remember to attach your safeguarding policy.
"""
    assert quotes(text) == ["Please attach your safeguarding policy."]


def test_a_contract_asks_nothing_of_applicants():
    duty = "The Supplier shall maintain insurance and must provide a copy of its accounts to the Buyer."
    contract = "\n\n".join([duty] * 8)
    assert rows(contract) == []
    assert len(rows(duty.replace("The Supplier", "The bidder"))) == 1


def test_a_section_of_contract_terms_asks_nothing_of_applicants():
    assert quotes("## Terms and conditions\n\nThe contractor shall provide certificates of insurance.") == []


def test_a_long_sentence_is_quoted_by_the_clause_that_asks():
    text = (
        "Where an organisation intends to work with others in a consortium, whether or not the consortium has a legal "
        "form of its own at the time, and whether or not its members have worked together before, the lead body must "
        "provide copies of the published accounts of each member, which will be read with the rest of what is sent."
    )
    (quote,) = quotes(text)
    assert "must provide copies of the published accounts" in quote
    assert len(quote) <= 220


@pytest.mark.parametrize(
    "text",
    [
        "Please attach your safeguarding policy, so that we can see how concerns are followed up.",
        "Please give the names of two referees. This helps us understand how you work with partners.",
        "Please provide your accounts. We will use them to assess whether the contract is too large for you.",
        "In order to assess your financial standing, please provide your annual turnover.",
        "Provide a list of all your subcontractors. You need to tell us this because they are named in the contract.",
        "Complete the notice of intent. The notice of intent will be used for planning purposes only.",
        "Provide contact details of two referees so as to verify the information.",
    ],
)
def test_a_reason_beside_a_request_justifies_it(text: str):
    assert one(text).reason is not None


@pytest.mark.parametrize(
    "text",
    [
        "Please attach your safeguarding policy. Our privacy notice says how personal data will be used.",
        "Please attach your safeguarding policy. I declare that the information given is true and accurate.",
        "Please attach your safeguarding policy. The service will help families to understand their rights.",
        "Please attach your safeguarding policy. You are required to ensure that it is signed.",
        "Please attach your safeguarding policy. Answers may be disclosed under the Freedom of Information Act.",
        "You must be able to verify that you have a safeguarding policy: attach your safeguarding policy.",
    ],
)
def test_neither_a_declaration_nor_a_privacy_notice_nor_other_aims_justify_a_request(text: str):
    assert one(text).reason is None


def test_a_statement_about_the_information_covers_its_section_and_no_other():
    text = """
## Finances

Please provide your annual turnover.

The information in this section will be used to check that the contract would not be too large for you.

## People

Please provide a staff structure chart.
"""
    turnover, chart = rows(text)
    assert turnover["justified"]
    assert turnover["reason"].startswith("The information in this section")
    assert not chart["justified"]
    assert chart["reason"] is None


def test_what_the_pack_says_it_will_weigh_has_a_use():
    text = """
## What to send

Include resumes for the people who will lead the work.

## How we choose

In evaluating staff, we will consider the qualifications of key personnel.
"""
    assert [row["justified"] for row in rows(text)] == [True]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The preferred bidder will be required to provide its accounts.", When.LATER),
        ("Before contract award you must provide insurance certificates.", When.LATER),
        ("Agencies recommended for funding will be required to submit a risk assessment questionnaire.", When.LATER),
        ("Audited accounts must be attached with your tender.", When.WITH_TENDER),
        (
            "The applicant must provide its current accounts at the time of application: attach your annual accounts.",
            None,
        ),
        ("We may ask you to provide a copy of your accounts.", When.IF_ASKED),
        ("Please provide a copy of your accounts.", When.NOT_SAID),
    ],
)
def test_the_time_at_which_a_thing_is_due_is_read(text: str, when: When | None):
    assert one(text).when is (when or When.WITH_TENDER)


def test_the_line_above_a_list_says_when_its_items_are_due():
    text = """
We also require these documents before signing the agreement:

- Fiscal information sheet
- Civil rights compliance questionnaire
"""
    assert [row["when"] for row in rows(text)] == ["later", "later"]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Please upload copies of your insurance certificates.", True),
        ("What is your annual turnover?", False),
    ],
)
def test_papers_are_told_from_answers(text: str, papers: bool):
    assert one(text).papers is papers


def test_a_row_names_file_and_page():
    block = Block(BlockKind.PARAGRAPH, "Please attach your accounts for the last year.", page=7)
    reading = Reading(Tender("t", (Document("sq.pdf", "pdf", (block,), pages=9),)))
    assert FACT.rows(reading) == [
        {
            "quote": "Please attach your accounts for the last year.",
            "justified": False,
            "reason": None,
            "kind": "accounts",
            "when": "not said",
            "file": "sq.pdf",
            "page": 7,
        }
    ]


def test_hidden_text_and_headings_ask_nothing():
    blocks = (
        Block(BlockKind.HEADING, "Provide your audited accounts", level=1),
        Block(BlockKind.PARAGRAPH, "Please attach your accounts.", hidden=True),
        Block(BlockKind.CONTENTS, "Provide your audited accounts 4"),
    )
    assert FACT.rows(Reading(Tender("t", (Document("a.docx", "docx", blocks),)))) == []


def test_reading_takes_time_in_step_with_length():
    text = "Please attach your accounts, your policies and the names of staff, so that we can check them. " * 40

    def seconds(times: int) -> float:
        reading = read_example({"a.md": "\n\n".join([text] * times)})
        _ = reading.sentences
        began = time.perf_counter()
        read_requests(reading)
        return time.perf_counter() - began

    seconds(1)
    assert seconds(32) < 16 * max(seconds(8), 0.02)

"""Whom applicants ask: a person, an address or a portal for this procurement, and nobody who is there for something else."""

from __future__ import annotations

import pytest

from tilint.facts.contact import FACT
from tilint.testing import read_example


def contacts(text: str) -> list[dict]:
    return [{key: value for key, value in row.items() if value is not None} for row in FACT.rows(read_example({"itt.md": text}))]


def one(text: str) -> dict:
    (found,) = contacts(text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "If you have any questions about this tender, please email bids@fenmarch.example.org.",
        "Clarification questions should be sent to bids@fenmarch.example.org by noon on 4 May 2027.",
        "## Questions\n\nPlease send your enquiries to bids@fenmarch.example.org.",
        "For more information about the grant, contact bids@fenmarch.example.org.",
        "| Item | Detail |\n| --- | --- |\n| Questions to | bids@fenmarch.example.org |",
    ],
)
def test_an_address_for_questions_is_a_contact_for_questions(text):
    assert (one(text)["for"], one(text)["email"]) == ("questions", "bids@fenmarch.example.org")


def test_a_person_has_name_role_email_and_phone_wherever_the_lines_break():
    text = (
        "## Who to ask\n\nFor questions about the application, contact:\n\nMaeve Larkin\n\nGrants Manager\n\n"
        "maeve@fenmarch.example.org\n\n01632 960177"
    )
    assert one(text) == {
        "for": "questions", "name": "Maeve Larkin", "role": "Grants Manager", "email": "maeve@fenmarch.example.org",
        "phone": "01632 960177", "file": "itt.md",
    }  # fmt: skip


def test_a_named_contact_without_a_purpose_is_there_for_the_tender():
    found = one("Your contact is Owen Tadros. You can reach him on 01632 960144 or at owen@fenmarch.example.org.")
    assert (found["for"], found["name"], found["phone"]) == ("the tender", "Owen Tadros", "01632 960144")


def test_a_cell_may_hold_name_role_and_address():
    found = one(
        "| Field | Entry |\n| --- | --- |\n| Agency contact: | Lena Ruiz, Program Administrator, lena.ruiz@state.example.gov |"
    )
    assert (found["name"], found["role"], found["email"]) == ("Lena Ruiz", "Program Administrator", "lena.ruiz@state.example.gov")


def test_a_portal_for_questions_is_a_contact():
    assert one("All clarification questions must be submitted through the e-tendering portal.")["portal"] == "e-tendering portal"
    assert one("You can ask a question by phone, by email or through the portal.")["portal"] == "portal"
    assert one("Please raise questions via the messaging area of the portal.")["portal"] == "messaging area of the portal"


def test_persons_come_before_portals_and_each_is_told_once():
    text = (
        "Questions must be sent through the portal.\n\nIf you have questions, email bids@fenmarch.example.org.\n\n"
        "Queries about the form should go to bids@fenmarch.example.org too, or be raised via the portal."
    )
    assert [row.get("email") or row["portal"] for row in contacts(text)] == ["bids@fenmarch.example.org", "portal"]


@pytest.mark.parametrize(
    "text",
    [
        "Please email debriefing requests to debrief@fenmarch.example.org.",
        "## Complaints\n\nIf you have a question about a complaint, contact complaints@fenmarch.example.org.",
        "Questions about how we use personal data go to our Data Protection Officer at dpo@fenmarch.example.org.",
        "Send invoices and any queries about them to payments@fenmarch.example.org.",
        "If you have technical difficulties with the portal, contact the helpdesk on 01632 960199.",
        "The completed form must be emailed to bids@fenmarch.example.org by noon.",
        "The supplier's contact for questions is to be named here: name@supplier.example.com.",
        "Local Voluntary Action gives free help with budgets on 01632 960140.",
        "| Question | Your answer |\n| --- | --- |\n| Contact person, phone and email | Click or tap here to answer. |",
        "Safeguarding concerns: contact the duty team on 01632 960111 with any questions.",
    ],
)
def test_an_address_for_another_matter_is_no_contact(text):
    assert contacts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We will publish answers to all questions on the portal.",
        "Clarification questions on your bid will be issued through the e-sourcing suite.",
        "Tenders must be uploaded to the portal on the response form.",
        "Staff record each question from a resident in the case system.",
    ],
)
def test_a_portal_that_takes_no_questions_is_no_contact(text):
    assert contacts(text) == []


def test_a_heading_or_an_office_is_no_name():
    found = one("## Application Questions\n\nPlease email questions to the Grants Unit at grants@fenmarch.example.org.")
    assert "name" not in found

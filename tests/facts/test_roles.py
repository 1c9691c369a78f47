"""The role of a sentence: who must do what for whom, whatever words the rules look for."""

from __future__ import annotations

import pytest

from tilint.facts.roles import Role, read_roles
from tilint.model import Document, Tender
from tilint.reading import Reading
from tilint.testing import read_example


def roles(text: str, name: str = "tender.md") -> dict[str, str]:
    reading = read_example({name: text})
    return {sentence.text: role.value for sentence, role in zip(reading.sentences, reading.fact(read_roles), strict=True)}


def role(text: str, section: str = "") -> str:
    heading = f"## {section}\n\n" if section else ""
    return list(roles(heading + text).values())[-1]


def test_every_sentence_has_a_role():
    reading = read_example(
        {"tender.md": "# Guide\n\nWe buy meals. You must apply.\n\n- One\n- Two\n\n| A | B |\n| --- | --- |\n| c | d |\n"}
    )
    found = reading.fact(read_roles)
    assert len(found) == len(reading.sentences)
    assert all(isinstance(one, Role) for one in found)


def test_a_tender_without_words_has_no_roles():
    assert Reading(Tender("tender", ())).fact(read_roles) == ()
    assert Reading(Tender("tender", (Document("scan.pdf", "pdf"),))).fact(read_roles) == ()


@pytest.mark.parametrize("text", ["...", "—", "1) x", "%", "(a)", "| ☐ | |\n| --- | --- |\n| | |\n", "Q:", "please", "if,"])
def test_scraps_are_read_without_trouble(text):
    assert set(roles(text).values()) <= set(Role)


def test_feedback_that_suppliers_owe_the_people_served_is_the_service_and_not_a_promise():
    assert role("Suppliers must provide feedback to service users.") == "service"


def test_feedback_that_we_owe_bidders_is_a_promise():
    assert role("We will give you feedback.") == "promise"


def test_feedback_that_bidders_owe_us_is_a_request():
    assert role("Please give us feedback on this draft with your tender.", "How to tender") == "request"


PROMISES = [
    ("The Council will publish its answers to every question by 4 May.", "Clarifications"),
    ("Every applicant will be told the outcome in writing.", "After the decision"),
    ("No feedback will be given on first-stage bids.", "After the decision"),
    ("We are not able to comment on bids that did not go through.", "Feedback"),
    ("Written feedback will be sent to all tenderers.", "Award"),
    ("We aim to reply within two working days.", "Contact us"),
    ("You can ring Priya on 01632 960144 any weekday morning.", "Getting help"),
    ("Each bidder will receive its scores and our reasons.", "Next steps"),
    ("The funder cannot give reasons for its decision.", "After you apply"),
    ("Questions will be answered on the portal within three days.", "Questions"),
]


@pytest.mark.parametrize(("text", "section"), PROMISES)
def test_what_the_authority_does_for_those_who_bid_is_a_promise_and_so_is_its_refusal(text, section):
    assert role(text, section) == "promise"


NO_PROMISES = [
    ("The Council will score each answer from 0 to 5.", "Evaluation", "condition"),
    ("The authority reserves the right to cancel this competition.", "Rules of the competition", "condition"),
    ("Bidders will be excluded where they canvass a councillor.", "Exclusion", "condition"),
    ("Staff will give each resident a copy of their plan.", "The service", "service"),
    ("The provider will publish a summary of feedback every year.", "Specification", "service"),
    ("The Council shall pay undisputed invoices within 30 days.", "Payment", "clause"),
    ("We expect providers to give families choices.", "What we want", "service"),
    ("We ask applicants to send two references.", "How to apply", "request"),
    ("The Council may ask the Provider to change a worker.", "Contract terms", "clause"),
]


@pytest.mark.parametrize(("text", "section", "expected"), NO_PROMISES)
def test_an_authority_or_a_will_alone_makes_no_promise(text, section, expected):
    assert role(text, section) == expected


REQUESTS = [
    ("Describe how you would support staff after a difficult shift.", "Quality questions"),
    ("Applicants must submit two years of accounts.", "How to apply"),
    ("If you have a policy, attach it.", "Your organisation"),
    ("Please state your charity number.", ""),
    ("How will you involve young people in planning the project?", "Your project"),
    ("Bidders are asked to complete Form C.", "Instructions to bidders"),
    ("Tenderers should explain how they would settle in new staff.", "Method statements"),
    ("Your response must not exceed 500 words.", "Questions for bidders"),
]


@pytest.mark.parametrize(("text", "section"), REQUESTS)
def test_what_applicants_must_write_or_send_is_a_request(text, section):
    assert role(text, section) == "request"


CONDITIONS = [
    ("Late tenders will be rejected.", "How to tender"),
    ("The closing date is noon on 3 June 2027.", "Timetable"),
    ("Quality counts for 60% and price for 40%.", "Evaluation"),
    ("Applicants must have been running for one year.", "Who can apply"),
    ("Tenders will be scored by a panel of four.", "How we decide"),
    ("Bids received after the deadline will not be considered.", ""),
]


@pytest.mark.parametrize(("text", "section"), CONDITIONS)
def test_a_rule_of_the_competition_is_a_condition(text, section):
    assert role(text, section) == "condition"


CLAUSES = [
    ("Invoices are paid within 30 days.", "Payment"),
    ("Either party may terminate this agreement on six months' notice.", "Termination"),
    ("The Contractor shall indemnify the Council against all claims.", "Liability"),
    ("You must send us a report every quarter.", "Grant conditions"),
    ("Grant money that is not spent must be paid back.", "Grant conditions"),
    ("The Provider shall keep records for six years.", "Contract terms"),
]


@pytest.mark.parametrize(("text", "section"), CLAUSES)
def test_a_term_that_binds_after_award_is_a_clause(text, section):
    assert role(text, section) == "clause"


SERVICE = [
    ("The provider must offer each person a choice of worker.", "Specification"),
    ("Residents can stay for up to two years.", "The service"),
    ("The helpline will be open every evening.", "Opening hours"),
    ("Young people should be asked what they want from a session.", "Timetable"),
    ("The Contractor shall repair the boilers within a day.", "Scope"),
    ("Staff will be trained in listening.", "Specification"),
]


@pytest.mark.parametrize(("text", "section"), SERVICE)
def test_what_is_done_for_the_people_served_is_the_service(text, section):
    assert role(text, section) == "service"


def test_you_is_the_applicant_where_one_applies_and_the_grantee_in_the_conditions_of_the_grant():
    text = "You must send us your accounts."
    assert role(text, "How to apply") == "request"
    assert role(text, "Conditions of grant") == "clause"


def test_a_supplier_is_a_bidder_where_bids_are_asked_for_and_a_provider_elsewhere():
    assert role("Suppliers must submit a method statement.", "Instructions to suppliers") == "request"
    assert role("Suppliers must support each family.", "Specification") == "service"
    assert role("Suppliers shall insure the building.", "Contract terms") == "clause"


def test_a_condition_in_front_does_not_hide_who_must_do_what():
    assert role("If a bidder asks, we will explain its scores.", "Feedback") == "promise"
    assert role("Where staff are moved, the Provider shall tell residents.", "Specification") == "service"


def test_a_sentence_is_about_its_subject_and_not_about_whom_that_is_for():
    assert role("Feedback to bidders will be sent by the Council in May.", "Award") == "promise"
    assert role("Support for bidders' future clients must start within a week.", "Specification") == "service"


def test_a_short_name_that_scores_and_notifies_is_the_authority():
    award = "## Award\n\nWCPT will evaluate bids in May. WCPT will notify bidders in June.\n\n"
    text = award + "## Next steps\n\nWCPT will send each bidder its scores."
    assert list(roles(text).values())[-1] == "promise"
    assert role("WCPT will send each bidder its scores.", "Specification") != "promise"


def test_the_file_says_what_an_unknown_heading_does_not():
    text = "## Odds and ends\n\nThe Supplier shall return all keys."
    assert list(roles(text, "terms-and-conditions.md").values())[-1] == "clause"
    assert list(roles(text, "specification.md").values())[-1] == "service"

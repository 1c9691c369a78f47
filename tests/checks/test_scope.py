"""What a sentence denies, carves out or hedges: `said` hears what is asserted of the phrase itself, and nothing beyond."""

from __future__ import annotations

from typing import Any

import pytest

from tilint.checks.said import SaidOptions, said
from tilint.testing import read_example


def heard(text: str, *phrases: str, **options: Any) -> bool:
    reading = read_example({"tender.md": text})
    return bool(list(said.run(reading, SaidOptions.model_validate({"any": list(phrases), **options}))))


GIVE = "(give~|send~|provide~|offer~|write~) ... feedback"
FEEDBACK = "feedback ... (given|sent|provided|offered|available)"
ADVANCE = "(pay~|paid) ... in advance"
ACCEPT = "(accept~|consider~) ... late tenders"
VARIANTS = "variant bids ... (accepted|allowed|permitted|considered)"

DENIED = [
    # the plain ways of saying no
    ("We will not give feedback.", GIVE),
    ("No feedback will be given.", FEEDBACK),
    ("The Council won't give anybody feedback on a draft.", GIVE),
    ("The Council cannot provide feedback on tenders that reach stage two.", GIVE),
    ("We will never, whatever the outcome, send written feedback.", GIVE),
    ("Feedback will not be provided to unsuccessful applicants.", "feedback ... unsuccessful"),
    ("Feedback to unsuccessful applicants will not be provided.", "feedback to unsuccessful"),
    ("The Authority does not, as a rule and save in exceptional cases, give feedback.", GIVE),
    ("The Authority is under no duty to consider or, once received, to accept late tenders.", ACCEPT),
    ("None of the grants is paid in advance.", ADVANCE),
    ("Nobody who applies is given feedback.", "given feedback"),
    ("Nothing will be paid in advance.", ADVANCE),
    # a list under one negation
    ("We will not score, rank or give feedback on draft answers.", GIVE),
    ("No scores, comments or feedback will be given.", FEEDBACK),
    ("Neither scores nor feedback will be given.", FEEDBACK),
    ("We will neither publish scores nor give feedback.", GIVE),
    ("The Funder will not meet applicants or give them feedback.", GIVE),
    ("No payment or part payment is paid to any grantee in advance.", ADVANCE),
    # far from the negation, still under it
    ("We do not at this stage of the programme expect to be able to give feedback.", GIVE),
    ("We will not under any circumstances and at any stage of the competition pay in advance.", ADVANCE),
    ("The Council does not guarantee that feedback will be given within the month.", FEEDBACK),
    ("This does not mean that variant bids will be accepted.", VARIANTS),
    ("We will not (unless the law asks it of us) send anyone feedback.", GIVE),
    # words that deny without a "not"
    ("The Council has failed in the past to see why it should and will fail to give feedback.", GIVE),
    ("The Trust is unable to give individual feedback.", GIVE),
    ("The Trust declines to give feedback.", GIVE),
    ("We pay in arrears rather than pay in advance.", ADVANCE),
    ("We publish a summary instead of giving feedback.", GIVE),
    ("The panel will refrain from giving feedback.", GIVE),
    ("Decisions are final and are made without giving feedback.", GIVE),
    ("We no longer give feedback by telephone.", GIVE),
    # exceptions say the opposite of their rule
    ("Everyone may tender, other than firms paid in advance.", "paid in advance"),
    ("Invoices are paid in arrears, except that we never pay small charities in advance.", ADVANCE),
    ("We pay in arrears, save that none is paid in advance.", ADVANCE),
    # headings and lead-ins carry over
    ("The Council will not:\n\n- give feedback on drafts\n- extend the deadline", GIVE),
    ("We do not:\n\n- hold interviews\n- pay travel costs\n- pay any grant in advance", ADVANCE),
    # answers beside the question
    ("| Point | Answer |\n| --- | --- |\n| Variant bids accepted | No |", VARIANTS),
    ("| Point | Answer |\n| --- | --- |\n| Are variant bids permitted? | Not permitted |", VARIANTS),
    ("Variant bids: not accepted.", "variant bids"),
    ("Late tenders not accepted.", "late tenders"),
]

SAID = [
    # another clause is denied
    ("We will not extend the deadline, but we will give feedback.", GIVE),
    ("We will not extend the deadline and we will give feedback.", GIVE),
    ("We do not hold interviews and will give feedback in writing.", GIVE),
    ("We do not hold interviews; we give feedback in writing.", GIVE),
    ("No interviews are held, and the Council will give feedback in writing.", GIVE),
    ("We cannot meet everyone, so we give feedback in writing.", GIVE),
    ("Although we cannot fund everyone, we give feedback.", GIVE),
    ("If your bid is not successful, we will give you feedback.", GIVE),
    ("Where no award is made, the Council will give feedback to all.", GIVE),
    ("Please do not telephone: we will send feedback by email.", GIVE),
    ("We do not rank bids – we give feedback on each.", GIVE),
    # a negation inside the description of somebody
    ("Applicants who are not shortlisted will be given written feedback.", "given written feedback"),
    ("Tenderers that do not reach stage two will be offered feedback.", "(offered) ... feedback"),
    ("Tenders not reaching the threshold will be given feedback.", "given feedback"),
    ("Applicants not invited to interview receive feedback.", "receive feedback"),
    ("Feedback, which is not a review, will be given to all.", FEEDBACK),
    ("We give applicants who have not been funded before feedback.", GIVE),
    ("Bidders without accounts will be given feedback.", "given feedback"),
    ("Feedback (not scores) will be given to all applicants.", FEEDBACK),
    ("If your service is not yet open, describe how you will give feedback.", GIVE),
    ("If no lot is chosen, please say how you will give feedback.", GIVE),
    ("We do not set marks, and people who ask can be given feedback.", "given feedback"),
    ("No, we will give feedback in writing.", GIVE),
    ("Providers bidding as part of a consortium are not required to give accounts.", "as part of a consortium"),
    ("We withhold payment at any time that a report fails to reach us.", "withhold payment ... report"),
    # bounds and idioms that deny nothing
    ("We will give not only scores but also feedback.", GIVE),
    ("We will not only publish scores but also give feedback.", GIVE),
    ("Not only will we meet you, we will give feedback.", GIVE),
    ("No later than 3 May the Council will send feedback.", GIVE),
    ("Not later than ten days after award we will send feedback.", GIVE),
    ("We will give no fewer than two pages of feedback.", GIVE),
    ("Not less than half of the grant is paid in advance.", ADVANCE),
    ("Without prejudice to its rights, the Council will give feedback.", GIVE),
    ("Including but not limited to scores, we will give feedback.", GIVE),
    ("Whether or not you are successful, we will give feedback.", GIVE),
    ("We will give you feedback, successful or not.", GIVE),
    ("Without exception the Council will give feedback.", GIVE),
    ("Not-for-profit bodies are paid in advance.", ADVANCE),
    ("At no cost to applicants, we will give feedback on drafts.", GIVE),
    ("Lot no. 4 providers are paid in advance.", ADVANCE),
    ("Don't forget that we give feedback.", GIVE),
    ("Please do not hesitate to ask us to give feedback.", GIVE),
    ("There is no doubt that we will give feedback.", GIVE),
    # denied twice is said
    ("The Council will not fail to give feedback.", GIVE),
    ("No tender will be rejected without giving feedback.", GIVE),
    ("Nothing in this section shall prevent the Council from giving feedback.", GIVE),
    ("We will not refuse to give feedback.", GIVE),
    # the exception to a refusal is a promise
    ("No payment is made before delivery, other than to small charities, which are paid in advance.", ADVANCE),
    ("Payment is not made early, except that small charities are paid in advance.", ADVANCE),
    ("We do not pay early save where a charity must be paid in advance.", ADVANCE),
    ("Variant bids will not be accepted except where variant bids are permitted in the lot.", "variant bids are permitted"),
    # another list, another row
    ("The Council will:\n\n- give feedback on every tender\n- keep to its dates", GIVE),
    ("The Council will not be open at Easter.\n\n- give feedback on every tender", GIVE),
    ("| Point | Answer |\n| --- | --- |\n| Variant bids accepted | Yes |\n| Interviews | No |", VARIANTS),
]


@pytest.mark.parametrize(("text", "phrase"), DENIED)
def test_what_is_denied_is_not_said(text: str, phrase: str) -> None:
    assert not heard(text, phrase)


@pytest.mark.parametrize(("text", "phrase"), SAID)
def test_a_denial_of_something_else_silences_nothing(text: str, phrase: str) -> None:
    assert heard(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We will not give feedback.", "not give feedback"),
        ("No feedback is given.", "no ... feedback"),
        ("The Trust is unable to give feedback.", "unable to ... feedback"),
        ("Suppliers may not be paid in advance.", "(may|can) not ... in advance"),
        ("Work is paid on delivery rather than in advance.", "rather than in advance"),
    ],
)
def test_a_phrase_that_holds_the_denial_itself_is_said(text: str, phrase: str) -> None:
    assert heard(text, phrase)


HEDGED = [
    ("Where possible, we will give feedback.", GIVE),
    ("We will, where possible, give feedback.", GIVE),
    ("We will give feedback where possible.", GIVE),
    ("We will give feedback, wherever practicable.", GIVE),
    ("The Council may, at its sole discretion, give feedback.", GIVE),
    ("The Council might give feedback.", GIVE),
    ("At its absolute discretion the Council gives feedback.", GIVE),
    ("The Council reserves the right to give feedback to some only.", GIVE),
    ("The Council will endeavour to give feedback.", GIVE),
    ("We aim to give feedback within a month.", GIVE),
    ("We hope to be able to give everyone feedback.", GIVE),
    ("Subject to capacity, we will give feedback.", GIVE),
    ("We will give feedback, subject to the number of applications.", GIVE),
    ("If resources permit, feedback will be given.", FEEDBACK),
    ("Feedback will be given if time allows.", FEEDBACK),
    ("We will use reasonable endeavours to give feedback.", GIVE),
    ("Feedback will be given if requested.", FEEDBACK),
    ("The Council will consider giving feedback.", GIVE),
]
FIRM = [
    ("We will give feedback.", GIVE),
    ("We may visit you and will give feedback.", GIVE),
    ("Applicants may phone us, and we will give feedback.", GIVE),
    ("We will give feedback and, where possible, meet you.", GIVE),
    ("Bidders may withdraw at any time; we will give feedback.", GIVE),
    ("Applicants who may feel let down will be given feedback.", "given feedback"),
    ("We will give feedback in May.", GIVE),
    ("Although the dates are subject to change, we will give feedback.", GIVE),
    ("If you are unsuccessful, we will give feedback.", GIVE),
]


@pytest.mark.parametrize(("text", "phrase"), HEDGED)
def test_a_hedged_promise_is_not_firm_and_less_sure(text: str, phrase: str) -> None:
    assert not heard(text, phrase, firm=True)
    options = SaidOptions(any=(phrase,), confidence=0.8)
    assert [hit.confidence < 0.8 for hit in said.run(read_example({"tender.md": text}), options)] == [True]


@pytest.mark.parametrize(("text", "phrase"), FIRM)
def test_a_hedge_on_something_else_leaves_a_promise_firm(text: str, phrase: str) -> None:
    assert heard(text, phrase, firm=True)
    options = SaidOptions(any=(phrase,), confidence=0.8)
    assert [hit.confidence for hit in said.run(read_example({"tender.md": text}), options)] == [0.8]


def test_what_is_asked_for_as_denied_is_heard_where_it_is_denied_only() -> None:
    assert heard("We cannot pay for:\n\n- gifts\n- alcohol", "alcohol", denied=True)
    assert heard("We do not pay for alcohol.", "alcohol", denied=True)
    assert not heard("We pay for:\n\n- gifts\n- alcohol", "alcohol", denied=True)
    assert not heard("We cannot pay for:\n\n- gifts\n- You may buy alcohol.", "alcohol", denied=True)


def test_a_phrase_that_holds_the_hedge_itself_is_firm() -> None:
    assert heard("Applicants may ask for feedback.", "may ask for feedback", firm=True)

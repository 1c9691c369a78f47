"""Further ways to ask, and to say why: passive, formal, plain, in tables and tick-box lists."""

import pytest

from tilint.facts.requests import FACT
from tilint.testing import read_example


def rows(text: str) -> list[dict]:
    return list(FACT.rows(read_example({"itt.md": text})))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A copy of the safeguarding policy is asked for.", "policies"),
        ("The council is to be supplied with three years' audited accounts.", "accounts"),
        ("Lodge with the tender your last two sets of accounts.", "accounts"),
        ("Every tender must be accompanied by a bank reference.", "accounts"),
        ("The application form must come with a signed copy of your constitution.", "identity"),
        ("Applicants are to lodge a bank guarantee.", "guarantee"),
        ("Bidders are requested to forward copies of their equality policy.", "policies"),
        ("Evidence of a current food hygiene certificate should be enclosed.", "certificates"),
        ("Give the full names and home addresses of all directors.", "personal"),
        ("Let us have two references from recent customers.", "experience"),
        ("Vetting forms for each driver form part of the tender.", "checks"),
        ("Respondents must furnish a list of contracts terminated in the last five years.", "experience"),
        ("Proposals without proof of insurance will be rejected.", "insurance"),
        ("Your CV and those of your team should be added at Annex B.", "people"),
        ("Annex 4 asks for the date of birth of each director.", "personal"),
        ("Bidders must be prepared to hand over three years' accounts with the tender.", "accounts"),
        ("Bring your registration certificate to the meeting.", "certificates"),
        ("What do you pay your support workers?", "pay"),
        ("State the postcode of each volunteer.", "personal"),
        ("Give each worker's age and sickness record.", "personal"),
    ],
)
def test_a_request_is_found_in_passive_formal_and_plain_words(text: str, kind: str):
    assert kind in [row["kind"] for row in rows(text)]


@pytest.mark.parametrize(
    "table",
    [
        "| Document | Required |\n| --- | --- |\n| Audited accounts | Yes |",
        "| Item | Mandatory? |\n| --- | --- |\n| Audited accounts | Mandatory |",
        "| Paper | With your bid |\n| --- | --- |\n| Audited accounts | x |",
        "| Document | When |\n| --- | --- |\n| Audited accounts | With your application |",
    ],
)
def test_a_row_asks_where_a_column_says_that_it_is_wanted(table: str):
    assert [row["quote"] for row in rows(table)] == ["Audited accounts"]


@pytest.mark.parametrize(
    "table",
    [
        "| Document | Required |\n| --- | --- |\n| Audited accounts | No |",
        "| Item | Cost | Required |\n| --- | --- | --- |\n| Annual report | 400 | Yes |",
        "| Report | When |\n| --- | --- |\n| Annual accounts | Each June |",
    ],
)
def test_a_row_that_is_not_wanted_or_is_about_money_or_the_contract_asks_nothing(table: str):
    assert rows(table) == []


@pytest.mark.parametrize(
    "text",
    [
        "Give us the number of staff you employ. This lets us see whether you could cover sickness.",
        "A copy of your insurance certificate is needed for our records of suppliers on site.",
        "Tell us your turnover, which tells us whether a contract of this size is safe for you.",
        "We need to know your organisation's income in order to place you in the right strand of the fund.",
        "State the names of your directors; we check them against the list of debarred persons and then delete them.",
        "Provide DBS certificate numbers. The law requires us to see them before anybody works with children.",
        "Please give the ethnicity of your trustees. We publish totals each year to show whom we fund.",
        "What do you pay your drivers? The council has promised that its suppliers pay a living wage.",
        "| Paper | Required |\n| --- | --- |\n| These are needed so that we can pay you quickly. |  |\n| Bank statement | Yes |",
    ],
)
def test_a_use_that_is_named_beside_the_request_is_a_reason(text: str):
    found = rows(text)
    assert found
    assert all(row["justified"] for row in found)


@pytest.mark.parametrize(
    "text",
    [
        "Please attach your accounts because incomplete tenders are rejected.",
        "Please attach your latest accounts so that your tender is complete.",
        "We would like to see the CVs of the people who will do the work.",
        "Your organisation must have public liability insurance. We may ask to see it.",
    ],
)
def test_that_a_paper_must_be_there_is_no_reason_for_it(text: str):
    found = rows(text)
    assert found
    assert not any(row["justified"] for row in found)


@pytest.mark.parametrize(
    "text",
    [
        "We will publish our annual accounts in June.",
        "The council will supply the successful bidder with a list of staff who may transfer.",
        "You do not need to send accounts.",
        "No references are needed.",
        "The service needs a team with experience of trauma.",
        "Families should be given a copy of the complaints policy.",
        "The provider will be supplied with a list of staff.",
        "Our insurance policy covers visitors.",
    ],
)
def test_what_the_buyer_holds_or_does_not_want_is_not_asked_for(text: str):
    assert rows(text) == []

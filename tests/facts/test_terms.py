"""The fact `terms`: how long a contract lasts, whether it can go on, when money is paid and what notice ends it."""

from __future__ import annotations

import pytest

from tilint.facts.terms import FACT, Term, read_terms
from tilint.testing import read_example


def terms(text: str, kind: str) -> list[Term]:
    return [term for term in read_example({"tender.md": text}).fact(read_terms) if term.kind == kind]


def lengths(text: str) -> list[str]:
    return [term.written for term in terms(text, "length")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The Contract shall be for an initial period of three (3) years.", "three (3) years"),
        ("Grants last for up to 18 months.", "18 months"),
        ("The framework will run for four years.", "four years"),
        ("The term of the agreement is 36 months.", "36 months"),
        ("There is a one-year base period.", "one-year"),
        ("The Term is 36 months with the right to extend by up to 24 months.", "36 months"),
        ("The contract will run from October 2026 to March 2027 only.", "from October 2026 to March 2027"),
        ("The term is 48 months. We have the right to extend the contract by a maximum of 24 months.", "48 months"),
        ("Funding of $90,000 supports programming for a 15-month period.", "15-month"),
        ("The budget is £600,000 over five years.", "five years"),
        ("The service will be commissioned for two years.", "two years"),
        ("## Contract period\n\nThree years from May.", "Three years"),
        ("| Item | Detail |\n| --- | --- |\n| Contract duration | 24 months |", "24 months"),
        ("The agreement is for eleven months, after which it will be advertised again.", "eleven months"),
        ("Orders under the system may not exceed six months.", "six months"),
        ("Awards are limited to ten months.", "ten months"),
        ("We make grants lasting between one and three years.", "three years"),
        ("Grants are for one fiscal year.", "one fiscal year"),
        ("The award covers the nine months to 31 December 2028.", "nine months"),
        ("We will fund you for five years.", "five years"),
        ("The chosen supplier will be engaged for six months.", "six months"),
        ("The agreement expires on 31 March 2028, twelve months after it starts.", "twelve months"),
        ("The panel agreement will end after one year.", "one year"),
        ("Contract period: April 2027 to December 2027.", "April 2027 to December 2027"),
        ("The contract is for the period September 2028 to August 2029 only.", "period September 2028 to August 2029"),
        ("The grant can run from 2027/28 to 2029/30.", "2027/28 to 2029/30"),
        ("The award covers 2027 to 2031.", "2027 to 2031"),
    ],
)
def test_the_length_of_a_contract_is_read_however_it_is_written(text: str, written: str) -> None:
    assert lengths(text) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "Bidders must have three years of experience of similar contracts.",
        "Records are kept for six years after the end of the contract.",
        "Please supply accounts for the last two years.",
        "Tenders remain valid for three months.",
        "The warranty on goods under the contract is for two years.",
        "The contract starts two months after award.",
        "The contract will not be terminated within the first six months.",
        "Certificates must be renewed every 12 months under the contract.",
        "A mobilisation period of three months comes before the contract.",
        "Sprints under the contract last for two weeks.",
        "Contracts with a duration of 12 months and above are reported.",
        "The term is used for accounts of 12 months.",
        "Spend under the contract is shown from October 2024 to March 2025.",
        "The contract prices are fixed from October 2026 to March 2027.",
        "The current contract began in 2023 for three years and has been extended twice.",
        "Give details of two contracts, each lasting at least three years.",
        "Sample entry: “2019 to 2022, a three-year contract for advice in Leeds.”",
        "Volunteers sign an agreement for six months.",
        "A mentor is appointed for each young person for one year.",
        "Students are funded by their employer for three years.",
        "The award covers 2027 to 2028.",
        "The programme is set out in the plan for 2024 to 2030.",
        "Grants must be claimed twelve months after the project ends.",
    ],
)
def test_other_lengths_of_time_are_not_the_length_of_the_contract(text: str) -> None:
    assert lengths(text) == []


def test_the_first_and_last_day_of_a_contract_give_its_length() -> None:
    found = terms("The contract will start on 1 April 2027 and end on 31 March 2029.", "length")
    assert [round(term.days or 0) for term in found] == [731]


def test_a_sum_of_years_is_a_length_and_an_extension() -> None:
    text = "The contract term is 3+1+1 years."
    assert [term.days for term in terms(text, "length")] == [3 * 365]
    assert [term.days for term in terms(text, "extension")] == [2 * 365]


def test_a_sum_of_other_things_is_no_term() -> None:
    assert terms("Each team has 2+1 members on every shift.", "length") == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The contract may be extended by up to 12 months.", 365),
        ("There is an option to extend for a further two years.", 730),
        ("The base period is followed by three one-year options.", 3 * 365),
        ("Funding may be recommended for an additional 24 months of support.", 730),
        ("The agreement has two (2) 12-month extensions.", 2 * 365),
        ("The term can be extended in [X] monthly steps.", None),
        ("The Term is three years with the right to extend by up to 24 months.", 730),
        ("The contract lasts two years and is extendable by up to 12 months.", 365),
        ("The first order is followed by two options of 18 months.", 18 * 30.4),
        ("The term of 24 months has the possibility of two further 12-month periods.", 730),
        ("The contract is for three years (plus 2 x 12 months optional extensions).", 365),
        ("The Department can renew for two more years.", None),
        ("The grant can be followed by a second of the same length.", None),
        ("Follow-on grants are open to groups that we fund.", None),
    ],
)
def test_an_option_to_extend_is_read_with_its_length(text: str, days: float | None) -> None:
    (term,) = terms(text, "extension")
    assert not term.refused
    assert (None if term.days is None else round(term.days)) == (None if days is None else round(days))


@pytest.mark.parametrize(
    "text",
    [
        "There is no option to extend the contract.",
        "Grants cannot be renewed or extended.",
        "The award covers nine months, and extension is ruled out.",
    ],
)
def test_an_extension_that_is_ruled_out_is_marked_so(text: str) -> None:
    assert [term.refused for term in terms(text, "extension")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The deadline may be extended by up to two weeks.",
        "Insurance must be extended for the term of the contract.",
        "Cyber certificates can be renewed for the contract each year.",
        "An extension of time for submission may be given.",
        "If you have Cyber Essentials Plus you can select this option for the contract.",
        "The previous agreement was for two years and has been renewed once.",
    ],
)
def test_an_extension_of_something_else_is_not_read(text: str) -> None:
    assert terms(text, "extension") == []


@pytest.mark.parametrize(
    ("text", "days", "party"),
    [
        ("We pay undisputed invoices within 30 days of receipt.", 30, "provider"),
        ("Payment shall be made no later than sixty (60) days after a valid invoice.", 60, "provider"),
        ("Invoices are settled 45 days after the month ends.", 45, "provider"),
        ("Suppliers are paid on 14 day terms.", 14, "provider"),
        ("The supplier must pay its sub-contractors within 30 days.", 30, "supply chain"),
        ("95% of supply chain invoices are paid in sixty (60) days.", 60, "supply chain"),
        ("| Item | Detail |\n| --- | --- |\n| Payment terms | 30 days |", 30, "provider"),
        ("Send us a bill and we will pay it inside two weeks.", 14, "provider"),
        ("Sums fall due seventy-five days from receipt of a bill.", 75, "provider"),
        ("Payment shall fall due ninety days after the end of the quarter.", 90, "provider"),
        ("The Council will pay the Provider 60 days after receipt of its invoice.", 60, "provider"),
        ("Within 10 days of receiving a valid invoice, the Department will pay.", 10, "provider"),
        ("The Department aims to process each claim within 75 days.", 75, "provider"),
        ("It normally takes us eight weeks to pay a claim.", 56, "provider"),
        ("Claims take up to 90 days to pay.", 90, "provider"),
        ("Our payment terms are strictly 45 days.", 45, "provider"),
        ("Payment: 28 days from date of invoice", 28, "provider"),
        ("The Authority has 60 days from receipt of an invoice in which to make payment.", 60, "provider"),
        ("Payments may be held back for as long as two months, and no interest is due.", 61, "provider"),
    ],
)
def test_the_time_to_pay_is_read_with_who_is_paid(text: str, days: int, party: str) -> None:
    assert [(round(term.days or 0), term.party) for term in terms(text, "payment")] == [(days, party)]


@pytest.mark.parametrize(
    "text",
    [
        "The supplier shall submit invoices within 30 days of the end of each month.",
        "The provider shall pay the levy to the authority within 30 days.",
        "Overpayments are to be repaid within 14 days.",
        "We answer questions within five days.",
        "Interest is charged on payments made after 30 days.",
        "“Payment Period” means each period of four weeks beginning on a Monday.",
        "Invoices are to be sent within 10 days of the end of the month.",
        "Payments to witnesses are made within 30 days.",
        "Core costs are paid six months ahead.",
        "The grant pays for a review 60 days after the end of the programme.",
    ],
)
def test_other_times_are_not_the_time_to_pay(text: str) -> None:
    assert terms(text, "payment") == []


@pytest.mark.parametrize(
    ("text", "days", "party"),
    [
        ("Either party may terminate the contract on six months' notice.", 182, "either"),
        ("The Authority may end the contract by giving one month's written notice.", 30, "buyer"),
        ("The Provider may terminate by giving three months' notice in writing.", 91, "provider"),
        ("## Termination\n\nThe notice period is 90 days.", 90, ""),
    ],
)
def test_notice_of_ending_is_read_with_who_may_give_it(text: str, days: int, party: str) -> None:
    assert [(round(term.days or 0), term.party) for term in terms(text, "notice")] == [(days, party)]


@pytest.mark.parametrize(
    "text",
    [
        "Meetings are called on two days' notice. The contract may be terminated for breach.",
        "The insurer gives 30 days' notice of cancellation of the policy.",
        "The Authority may vary the specification on 14 days' notice, or terminate it.",
    ],
)
def test_notice_of_other_things_is_not_notice_of_ending(text: str) -> None:
    assert terms(text, "notice") == []


def test_each_row_to_print_has_its_file_page_and_quote() -> None:
    reading = read_example({"a.md": "Hello.", "b.md": "The contract will last for two years."})
    (row,) = FACT.rows(reading)
    assert (row["term"], row["file"], row["days"]) == ("length", "b.md", 730)
    assert row["quote"] == "The contract will last for two years."
    assert "page" in row

"""More forms and passages, written after the rules for forms were, to see that they hold."""

import pytest
from asking import NO_WHY, WHY, Form, disagreements

FORMS = {
    "an expression of interest with dotted lines": Form(
        """
# Expression of interest form

1. About you

Organisation name: ....................................

Charity or company registration number: ....................

Year established: ............

Total income in the last financial year: £ ..............

2. Your track record

Give two examples of grants or contracts you have managed in the last five years. Tell us who the funder was and
how much it was worth.

3. Your people

Who will run the project? Please attach a short CV for each person, with their qualifications.
""",
        {"registration number": NO_WHY, "Total income": NO_WHY, "two examples of grants": NO_WHY, "short CV": NO_WHY},
        ("Year established",),
    ),
    "mandatory requirements with evidence": Form(
        """
## 7 Mandatory requirements (pass or fail)

| Ref | Requirement | Evidence | Pass / Fail |
| --- | --- | --- | --- |
| M1 | The organisation is registered with Ofsted and rated Good | Registration number, date of last inspection | |
| M2 | Public liability cover of £5 million by the start date | Copy of certificate or broker's letter | |
| M3 | No director has an unspent conviction for a relevant offence | Signed declaration | |
| M4 | The service is open six days a week | Method statement 2 | |
""",
        {"Ofsted": NO_WHY, "liability": NO_WHY, "conviction": NO_WHY},
        ("Registration number", "Copy of certificate", "Signed declaration"),
    ),
    "attachments by number": Form(
        """
## Attachments (upload as one PDF)

1. Cover letter
2. Agency organizational chart
3. Current board roster
4. Most recent audit
5. Proof of general liability insurance
6. Job descriptions for grant-funded positions
7. Signed assurances
8. Logic model
""",
        {
            "organizational chart": NO_WHY,
            "board roster": NO_WHY,
            "audit": NO_WHY,
            "general liability": NO_WHY,
            "Job descriptions": NO_WHY,
        },
    ),
    "what happens to information": Form(
        """
## What happens to your information

We will share your application with the panel. Your privacy rights are in our notice. We will keep accounts of
our spending and publish the names of grant holders.

## Things you do not need

There is no need to attach accounts or a constitution if your grant is under £1,000.
""",
        {},
    ),
    "checks before an offer": Form(
        """
## Stage 2 checks

If we plan to offer you a grant we will carry out checks. We will ask for:

- identity documents for your main contact and one other senior person
- your bank details
- how you store people's records

We do this because grants are sometimes the target of fraud.
""",
        {"identity documents": WHY, "bank details": WHY},
        ("store",),
    ),
    "how quotes are judged": Form(
        """
### Section M: Evaluation

| Factor | Weight |
| --- | --- |
| Technical approach | 40% |
| Key personnel | 30% |
| Past performance | 30% |

The Government will evaluate résumés for relevant experience. Offerors shall provide résumés for the Project
Manager and Lead Clinician.

### Contract clauses

The contractor shall maintain workers' compensation insurance and furnish a certificate within ten days of award.
""",
        {"provide résumés": WHY},
        ("certificate within ten days",),
    ),
    "a table about people served": Form(
        """
## Service user information

To help us plan, complete this table for the people you supported last year. No names please.

| | Number |
| --- | --- |
| Total people supported | |
| Women | |
| Men | |
| Aged under 18 | |
| From minority ethnic communities | |
| Disabled | |
""",
        {"people you supported": WHY},
        ("people supported", "ethnic"),
    ),
    "declarations in a table without a number column": Form(
        """
| Part 4 | Declarations |
| --- | --- |
| Please state whether any of your trustees or managers is related to a councillor or officer. | |
| Please state whether your organisation has ever had a contract terminated for default. | |
| Do you have a whistleblowing policy? | Yes / No |
| Please give your health and safety accident figures for the last three years. | |
""",
        {
            "related to a councillor": NO_WHY,
            "terminated for default": NO_WHY,
            "whistleblowing": NO_WHY,
            "accident figures": NO_WHY,
        },
    ),
    "the narrative of a state grant": Form(
        """
## How to apply

Agencies are encouraged to send the online notice of intent form by May 3.

## Program narrative

Please discuss the successes and challenges of your agency's work under last year's grant.

Provide the racial and ethnic composition of the county your agency serves.

Report the total number of planned staff, by function.

Enter the name, job title and agency of each team member.

Include any support letters from your partners.
""",
        {
            "notice of intent": NO_WHY,
            "successes and challenges": NO_WHY,
            "ethnic composition": NO_WHY,
            "planned staff": NO_WHY,
            "job title": NO_WHY,
            "support letters": NO_WHY,
        },
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_passage_asks_for_these_things_and_no_others(name: str):
    assert list(disagreements(FORMS[name])) == []

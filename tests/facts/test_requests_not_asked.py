"""Tables, lists and forms that share their words with requests, but ask nothing about an applicant."""

import pytest
from asking import Form, disagreements

PASSAGES = {
    "staff that would transfer, as the council tells bidders": """
## Staff who may transfer

| Job title | Hours | Annual salary | Length of service |
| --- | --- | --- | --- |
| Support worker | 37 | £24,300 | 6 years |
| Service manager | 30 | £33,150 | 2 years |
""",
    "files in the pack": """
## Documents in this pack

| Document | What it is for |
| --- | --- |
| Invitation | How to bid |
| Safeguarding policy of the council | For information |
| Insurance schedule | What cover the contract needs |
""",
    "indicators of the service": """
## Monitoring the contract

| Indicator | Target | How often |
| --- | --- | --- |
| Number of people supported, by age and ethnicity | 120 | Quarterly |
| Staff turnover | Below 15% | Yearly |
| Complaints and safeguarding incidents | None | Monthly |
""",
    "what the provider does": """
## Staffing

The provider will:

- check that every worker has an enhanced DBS certificate before they start
- keep a record of training
- have a safeguarding policy and a lone working policy
- keep case records for seven years
""",
    "prices": """
## Pricing schedule

| Item | Unit | Price |
| --- | --- | --- |
| Hourly rate for a support worker | Hour | £ |
| Management fee | Year | £ |
| Insurance and overheads | Year | £ |
| Total price for three years | | £ |
""",
    "plain contact details and a signature": """
## Signature

| | |
| --- | --- |
| Name | |
| Position | |
| Organisation | |
| Email | |
| Signed | |
| Date | |
""",
    "questions about delivery": """
## Quality questions

| Question | Weight | Your answer |
| --- | --- | --- |
| How will you recruit and train your staff? | 20% | |
| How will you record what families tell you? | 20% | |
| What would the first twelve weeks look like? | 10% | |
""",
    "the timetable": """
## Timetable

| Step | Date |
| --- | --- |
| Selection questionnaires returned | 3 May 2027 |
| Insurance certificates checked | 1 July 2027 |
| Contract signed by directors | 9 July 2027 |
""",
    "what a score means": """
## How we score

| Score | What we look for |
| --- | --- |
| 3 | The bidder shows relevant experience and gives examples |
| 1 | The bidder gives little evidence of its track record |
""",
    "risks": """
## Risk register for the programme

| Risk | Owner | Action |
| --- | --- | --- |
| Loss of key staff | Provider | Cover plan |
| Lapse of insurance | Provider | Yearly check |
""",
    "what is not wanted": """
## Keeping it short

You do not need to send accounts, policies or insurance certificates. Please do not attach CVs or case records.
We do not ask for your turnover. Bidders are not required to provide references. You should not include case studies.
""",
    "what a fund pays for": """
## What we can fund

- Salaries and wages
- Training for volunteers
- Insurance
- DBS checks
""",
    "advice to small groups": """
## Help for small groups

The advice centre can help you with:

- writing a constitution
- keeping accounts
- finding insurance
- safeguarding policies
""",
    "a report that comes later": """
## Monitoring form

To be returned six months after the grant is paid.

| | |
| --- | --- |
| What did you spend the grant on? | |
| What changed for people? | |
""",
    "personal data in the contract": """
## Schedule 4: Data processing

| Description | Details |
| --- | --- |
| Subject matter | Support for families |
| Types of personal data | Name, date of birth, home address, ethnicity, case notes |
| Data subjects | Families, staff of the provider |
""",
    "words that the pack explains": """
## What words mean

| Term | Meaning |
| --- | --- |
| Accounts | The yearly accounts of a charity |
| DBS | Disclosure and Barring Service |
""",
    "schedules of a contract, some of which are optional": """
## The contract

| Document | What is it? | Optional? |
| --- | --- | --- |
| Schedule 3 (Insurance requirements) | The cover a supplier needs | |
| Schedule 7 (Key staff) | When people may be replaced | Yes |
| Schedule 9 (Background checks) | The checks that are made | Yes |
""",
    "a notice that has been filled in": """
## Uniform notice

| | |
| --- | --- |
| Source of funding | ☐ Federal ☒ State |
| Award range | |
| Match required | ☐ Yes ☒ No |
| Posted | 4 May 2027 |
""",
    "what a service must have": """
## What the service must have

The provider must hold public liability insurance of £5 million throughout the contract, and will keep its
policies under review.

| Role | Minimum qualification | DBS level |
| --- | --- | --- |
| Family worker | Level 3 | Enhanced |
| Manager | Level 5 | Enhanced |

All staff will have an enhanced DBS check. The provider will share case records with the council's auditor on request.

## Contract review

- Annual report
- Accounts
- Staff list
""",
    "what the buyer keeps and sends": """
## Information the provider will keep

| Record | Kept for | Shared with |
| --- | --- | --- |
| Case records | 7 years | Nobody |
| Staff training records | 3 years | The council, on request |
| Accident book | 3 years | HSE |

## What we will send you

- a copy of the last inspection report
- details of the current contract
- the names and salaries of staff who may transfer
- our insurance certificate for the building

## Gifts and interests

Council staff must declare conflicts of interest each year.
""",
    "outcomes, payment and the end of a contract": """
## Outcomes

- Number of families supported
- Percentage of staff trained in trauma-informed practice
- Turnover of volunteers
- Case studies that show change

## Payment

The provider must submit an invoice with evidence of hours worked. Accounts are settled in 30 days.

## Exit

On expiry the provider must return all case records and a list of staff.
""",
    "what a notice of funding says of grantees": """
## Indirect costs

A new indirect cost rate proposal must be sent in within ninety days after receipt of the notice of award.

## Who can apply

The applicant must show that it has the expertise to reach rural counties. Grantees are encouraged to meet often.
Advocates report the number to the police only where the survivor agrees.
""",
}


@pytest.mark.parametrize("name", PASSAGES)
def test_these_ask_nothing_about_the_applicant(name: str):
    assert list(disagreements(Form(PASSAGES[name]))) == []

"""Forms and tables as councils, charities, health bodies and agencies write them: what each asks applicants for."""

import pytest
from asking import NO_WHY, WHY, Form, disagreements

FORMS = {
    "a selection questionnaire": Form(
        """
# Part 1: Potential supplier information

| Question number | Question | Response |
| --- | --- | --- |
| 1.1(a) | Full name of the potential supplier submitting the information | |
| 1.1(b) | Registered office address (if applicable) | |
| 1.1(c) | Company registration number (if applicable) | |
| 1.1(d) | Charity registration number (if applicable) | |
| 1.1(e) | Are you a micro, small or medium-sized enterprise? | ☐ Yes ☐ No |
| 1.1(f) | Details of each person with significant control | |
| 1.2(a) | Contact name, telephone number and email | |

# Part 2: Grounds for exclusion

| Question number | Question | Response |
| --- | --- | --- |
| 2.1 | Has anyone on your board been convicted of bribery or fraud in the last five years? | ☐ Yes ☐ No |
| 2.2 | Unpaid tax or social security contributions? | ☐ Yes ☐ No |

# Part 3: Selection

| Question number | Question | Response |
| --- | --- | --- |
| 3.1 | Self-certify that you have, or will have by the start, employer's liability insurance of £5m. | ☐ Yes ☐ No |
| 3.2 | Turnover for each of the last two years | Year 1: £ Year 2: £ |
| 3.3 | Contract 1: name of customer, description of the work, value, start and end dates | |
| 3.4 | How will you keep people safe in the first month of the service? | |
""",
        {
            "Company registration number": NO_WHY,
            "person with significant control": NO_WHY,
            "convicted of bribery": NO_WHY,
            "Unpaid tax": NO_WHY,
            "employer's liability insurance": NO_WHY,
            "Turnover for each": NO_WHY,
            "name of customer": NO_WHY,
        },
        ("Charity registration number", "medium-sized enterprise"),
    ),
    "a form about an organisation": Form(
        """
# Part A: About your organisation

| | |
| --- | --- |
| Name of organisation | |
| Address and postcode | |
| Main contact, position, daytime phone | |
| Type of organisation | Charity ☐ CIC ☐ Constituted group ☐ Other ☐ |
| Registered charity number (if you have one) | |
| When was your organisation set up? | |
| Gross income last year | £ |
| Unrestricted reserves held at the year end | £ |
| How many people do you employ? | Full time ___ Part time ___ Volunteers ___ |
| Have you received a grant from the Trust before? If so, when and how much? | |

# Part B: About your project

| | |
| --- | --- |
| Project title | |
| Start date and end date | |
| Where will the activity take place? | |
| How many people will benefit? | |
| How much are you asking for? | £ |
""",
        {
            "charity number": NO_WHY,
            "Gross income": NO_WHY,
            "reserves": NO_WHY,
            "How many people do you employ": NO_WHY,
            "received a grant": NO_WHY,
        },
        ("Type of organisation", "set up"),
    ),
    "a checklist of documents": Form(
        """
## Checklist of enclosures

Please tick to show that each is enclosed.

| Document | Enclosed? | Office use |
| --- | --- | --- |
| Signed constitution or set of rules | ☐ | |
| Most recent annual accounts, independently examined | ☐ | |
| Bank statement dated within the last three months | ☐ | |
| Child protection policy | ☐ | |
| Two quotes for any item over £500 | ☐ | |
| Completed application form | ☐ | |
""",
        {
            "constitution": NO_WHY,
            "annual accounts": NO_WHY,
            "Bank statement": NO_WHY,
            "Child protection policy": NO_WHY,
        },
    ),
    "a budget with pay": Form(
        """
## Staffing costs

List every post in the project, with the annual salary of the person in it.

| Post | Hours a week | Annual salary | Employer's national insurance | Total |
| --- | --- | --- | --- | --- |
| | | | | |

## Other costs

| Item | How worked out | Total |
| --- | --- | --- |
| Room hire | | |
| Volunteer expenses | | |
| Evaluation | | |
| Insurance | | |
""",
        {"annual salary": NO_WHY},
    ),
    "references": Form(
        """
## Section 6: References

We take up references to hear how you work with families and partners. Please give two referees who know your work.

| | Referee 1 | Referee 2 |
| --- | --- | --- |
| Name | | |
| Organisation | | |
| Telephone | | |
| Email | | |
""",
        {"two referees": WHY},
        ("take up references",),
    ),
    "insurance": Form(
        """
## Insurance

| Type of cover | Level required | Insurer and policy number | Expiry date |
| --- | --- | --- | --- |
| Employers' liability | £5,000,000 | | |
| Public liability | £5,000,000 | | |
| Professional indemnity | £1,000,000 | | |
""",
        {"Employers' liability": NO_WHY, "Public liability": NO_WHY, "Professional indemnity": NO_WHY},
    ),
    "trustees": Form(
        """
## Your trustees

| Name of trustee | Date of birth | Home address | Occupation |
| --- | --- | --- | --- |
| | | | |
| | | | |
""",
        {"Date of birth": NO_WHY},
        ("Name of trustee", "Home address"),
    ),
    "the people served": Form(
        """
## Who you reach now

Please tell us about the people you supported last year. We use this to see which communities our funding does
not reach.

| Group | Number supported |
| --- | --- |
| Age of the people you support | |
| Ethnicity | |
| Disabled people | |

Provide three anonymised case files closed in the last six months.
""",
        {"people you supported last year": WHY, "case files": NO_WHY},
        ("Age of the people", "Ethnicity", "Disabled people"),
    ),
    "a table that says why": Form(
        """
## What we need from you

| What we need | Why we need it | When |
| --- | --- | --- |
| Name and address of your company secretary and charity number | To complete the contract | With your bid |
| Latest annual report | To understand what you do | With your bid |
| Evidence of Cyber Essentials | We share personal records with you | Before the contract is signed |
| Pay scales of the staff who would transfer | To work out pension costs | Preferred bidder only |
| Your price | To compare bids | With your bid |
""",
        {"charity number": WHY, "annual report": WHY, "Cyber Essentials": WHY, "Pay scales": WHY},
    ),
    "evidence for standards": Form(
        """
## Minimum standards

| Standard | Evidence required | Pass mark |
| --- | --- | --- |
| Financial health | Audited accounts for two years or a statement from your accountant | Pass or fail |
| Safe recruitment | Safer recruitment policy | Pass or fail |
| Quality | ISO 9001 certificate or an equivalent | Pass or fail |
| Reaching people | A description of how you will find families | Scored |
""",
        {"Audited accounts": NO_WHY, "recruitment policy": NO_WHY, "ISO 9001": NO_WHY},
    ),
    "a numbered checklist": Form(
        """
## Appendix 9: Tender submission checklist

| No | Item | Included (Y/N) |
| --- | --- | --- |
| 1 | Signed form of tender | |
| 2 | Pricing schedule | |
| 3 | Certificate of employers liability insurance | |
| 4 | Method statements 1 to 6 | |
| 5 | Last two years' financial accounts | |
| 6 | Safer recruitment and whistleblowing policies | |
| 7 | Details of two referees | |
| 8 | Certificate of non-collusion | |
""",
        {"employers liability": NO_WHY, "financial accounts": NO_WHY, "whistleblowing": NO_WHY, "referees": NO_WHY},
        ("non-collusion",),
    ),
    "an equality questionnaire": Form(
        """
## Equality questionnaire

| | Question | Yes / No |
| --- | --- | --- |
| 1 | Has any finding of unlawful discrimination been made against your organisation by a court? | |
| 2 | Do you have a written equal opportunities policy? If so, please attach it. | |
| 3 | Do you monitor the ethnic origin of your workforce? Please provide the latest figures. | |
| 4 | Will the service be open to everyone? | |
""",
        {"unlawful discrimination": NO_WHY, "equal opportunities policy": NO_WHY, "ethnic origin": NO_WHY},
    ),
    "a statement by tenderers": Form(
        """
## Form 12: Statement by tenderer

Tenderers are to complete the following.

| Requirement | Tenderer's response |
| --- | --- |
| Is your company a subsidiary? If so, state the name of the holding company. | |
| Country of registration | |
| Are you registered for VAT? VAT number: | |
| Has your company been subject to insolvency proceedings? | |
| Place of manufacture | |
| List of intended subcontractors with their share of the work | |
| Quality certificate (ISO 9001 or AQAP) | |
""",
        {
            "holding company": NO_WHY,
            "Country of registration": NO_WHY,
            "insolvency": NO_WHY,
            "subcontractors": NO_WHY,
            "ISO 9001": NO_WHY,
        },
        ("VAT number",),
    ),
    "things that can wait": Form(
        """
## Selection stage: what you need to send now, and what can wait

| Item | Now | If invited to tender |
| --- | --- | --- |
| Confirmation that no exclusion ground applies | ✔ | |
| Yearly turnover | ✔ | |
| Audited accounts | | ✔ |
| Policies on safeguarding and complaints | | ✔ |
""",
        {
            "exclusion ground": NO_WHY,
            "turnover": NO_WHY,
            "Audited accounts": NO_WHY,
            "Policies on safeguarding": NO_WHY,
        },
    ),
    "a table of required documents": Form(
        """
## E. Required documents

The following must be uploaded with the application. Missing documents may delay an award but will not affect scoring.

| Document name | Requirement |
| --- | --- |
| Uniform Application | Required |
| Program Narrative | Required |
| IRS 501(c)(3) determination letter | Required for nonprofits |
| Proof of registration in SAM | Required |
| Letters of commitment from partners | If applicable |
| Indirect cost rate agreement | If applicable |
| Organizational risk assessment (ICQ) | Required before award |
""",
        {
            "determination letter": NO_WHY,
            "Letters of commitment": NO_WHY,
            "Indirect cost rate": NO_WHY,
            "risk assessment": NO_WHY,
        },
        ("registration in SAM",),
    ),
    "pay in an empty table": Form(
        """
## Table 3: Proposed staffing

Complete one line per post. Salary details let us check that people are paid at least the real living wage.

| Post title | Name of postholder (if known) | Full-time equivalent | Gross salary | Qualifications |
| --- | --- | --- | --- | --- |
| | | | | |
| | | | | |
""",
        {"Gross salary": WHY},
        ("Name of postholder", "Qualifications", "Salary details"),
    ),
    "a table of evidence by area": Form(
        """
## Due diligence for partners

| Area | What you need to show us | Tick when uploaded |
| --- | --- | --- |
| Governance | Constitution, and a list of trustees with their other roles | ☐ |
| Money | Accounts for two years and a reserves policy | ☐ |
| People | Safer recruitment policy and DBS register | ☐ |
| Data | Privacy notice and ICO registration | ☐ |
""",
        {"list of trustees": NO_WHY, "Accounts for two years": NO_WHY, "recruitment policy": NO_WHY, "ICO": NO_WHY},
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_for_these_things_and_no_others(name: str):
    assert list(disagreements(FORMS[name])) == []

"""Lists, checklists and prose as councils, charities and agencies write them: what each asks applicants for."""

import pytest
from asking import NO_WHY, WHY, Form, disagreements

FORMS = {
    "a heading that asks": Form(
        """
## Please attach

- a copy of your governing document
- a list of your management committee members
- evidence of your employer's and public liability cover
- job descriptions for any posts you want us to pay for
- a letter of support from a partner
- photographs of the venue
""",
        {
            "governing document": NO_WHY,
            "management committee": NO_WHY,
            "liability cover": NO_WHY,
            "job descriptions": NO_WHY,
            "letter of support": NO_WHY,
        },
    ),
    "due diligence": Form(
        """
## Due diligence

Before we release any money we carry out checks. Organisations offered a grant will need to send us the
following, so that we can be sure that public money is safe:

1. Proof of identity for two signatories
2. Bank account details on headed paper
3. Evidence of right to work checks for funded posts
4. A copy of your reserves policy
""",
        {"Proof of identity": WHY, "Bank account details": WHY, "right to work": WHY, "reserves policy": WHY},
    ),
    "safeguarding": Form(
        """
## How we check safeguarding

Children's safety comes first. To satisfy ourselves that your arrangements are sound we need to see:

- your safeguarding policy, with the date it was last reviewed
- the name of your designated safeguarding lead
- your record of safeguarding training for staff and volunteers
- DBS certificate numbers and dates for everyone who works with children

The provider will report every concern to the council within one working day.
""",
        {"safeguarding policy": WHY, "safeguarding lead": WHY, "safeguarding training": WHY, "DBS certificate": WHY},
    ),
    "attachments to a grant application": Form(
        """
## Section 7. Required Attachments

Applicants must label and submit each attachment in this order.

Attachment A: IRS determination letter showing 501(c)(3) status

Attachment B: Board of directors roster with affiliations

Attachment C: Most recent independent audit and IRS Form 990

Attachment D: Organizational chart

Attachment E: Resumes and job descriptions of key staff

Attachment F: Line item budget

## Section 8. Reporting

Grantees submit quarterly reports, time sheets and an annual audit.
""",
        {
            "determination letter": NO_WHY,
            "Board of directors": NO_WHY,
            "independent audit": NO_WHY,
            "Organizational chart": NO_WHY,
            "Resumes": NO_WHY,
        },
    ),
    "a request for quotes": Form(
        """
## Volume II: Past performance and key personnel

1. The quoter shall submit three relevant past performance references from the last five years. The Government
  will use them to judge the likelihood of success.
2. Proposed key personnel résumés are limited to two pages each.
3. Signed letters of commitment for each key person who is not yet employed by the offeror.
4. The Contractor shall deliver a monthly status report to the Contracting Officer.
5. The quoter shall describe its technical approach to moving case data.
""",
        {"past performance references": WHY, "key personnel": NO_WHY, "letters of commitment": NO_WHY},
    ),
    "tick boxes": Form(
        """
## Declaration

Please tick each box that applies and attach evidence.

- [ ] We hold a current health and safety policy
- [ ] Our accounts have been independently examined
- [ ] We are registered with the Care Quality Commission
- [ ] We have read the guidance notes
""",
        {"health and safety policy": NO_WHY, "accounts": NO_WHY, "Care Quality Commission": NO_WHY},
    ),
    "numbered lines with a colon": Form(
        """
# Section B: Bidder details

B1. Registered name of your organisation:

B2. If you are a subsidiary, name your ultimate parent body:

B3. Please confirm whether you hold a licence from NHS England or are exempt.

B4. CQC registration number and the date and rating of your last inspection:

B5. Have you been subject to any enforcement action by a regulator in the past three years? If yes, give details.

B6. Please enclose your most recent Data Security and Protection Toolkit submission.

B7. What arrangements will be in place at go-live for handling complaints?
""",
        {
            "parent body": NO_WHY,
            "licence": NO_WHY,
            "CQC registration": NO_WHY,
            "enforcement action": NO_WHY,
            "Data Security": NO_WHY,
        },
        ("Registered name",),
    ),
    "papers asked for after a yes": Form(
        """
# Small grants: what happens next

If we say yes, we will ask you for these papers before we pay you. They help us check that the money goes to the
right place.

* A copy of your rules
* The names of two people who can sign for your group
* A bank statement in the group's name
* Your safeguarding policy if children or vulnerable adults come to your group

You will get the money within ten days.
""",
        {"copy of your rules": WHY, "names of two people": WHY, "bank statement": WHY, "safeguarding policy": WHY},
    ),
    "the contents of a proposal": Form(
        """
## 5. Proposal Contents

Proposals shall contain the following:

A. Cover letter signed by an authorized official

B. Agency background, including mission, years in operation and number of staff

C. Proof of 501(c)(3) status and a current list of the Board of Directors

D. Most recent audited financial statements and management letter

E. Program narrative

F. Certificates of insurance, including sexual abuse and molestation liability

G. Three references from other funders, with contact names

H. Disclosure of any litigation in the past five years

I. Budget
""",
        {
            "Agency background": NO_WHY,
            "501(c)(3)": NO_WHY,
            "audited financial": NO_WHY,
            "Certificates of insurance": NO_WHY,
            "references": NO_WHY,
            "litigation": NO_WHY,
        },
    ),
    "questions in bold type": Form(
        """
# Your organisation

**What type of organisation are you?**

**What is your latest annual income, and what is your accounting year end?** We need this to decide which checks
to make.

**Who are the people on your board or committee?** Give the name, home address and date of birth of two of them.
We use these details to confirm their identity.

**How many people does your organisation employ, and how many volunteer?**

# Your project

**What would you like to do?**

**How does your project involve your community?**
""",
        {"annual income": WHY, "date of birth": WHY, "organisation employ": NO_WHY},
        ("board or committee", "type of organisation"),
    ),
    "workforce information": Form(
        """
## Workforce information

The incumbent must return the spreadsheet with the job title, salary, pension and age of each employee. Bidders
will receive it without names.

Bidders shall provide an organisation chart and the pay scales that they apply. These will be used to test
whether the price is sustainable.
""",
        {"organisation chart": WHY},
        ("spreadsheet", "job title, salary"),
    ),
    "similar experience and key people": Form(
        """
### 6.3 Similar experience

Quoters must include in their quote a description of, and links to, source code for two similar projects. If the
code isn't public, explain why.

### 6.4 Key personnel

The quote must identify the Project Manager and Technical Lead and attach a résumé for each. Résumés may not
exceed one page.

A signed letter of intent is required from each person not yet employed.

### 6.5 Interviews

We'll ask about the design approach. Key personnel must attend.
""",
        {"source code": NO_WHY, "attach a r": NO_WHY, "letter of intent": NO_WHY},
        ("not exceed one page",),
    ),
    "things to have ready": Form(
        """
## Before you start

You'll need to have to hand:

- your charity number, if you have one
- last year's accounts
- the name and email of a referee who isn't on your committee
- a budget for the work

We ask for a referee so we can hear about your work from someone else.
""",
        {"charity number": NO_WHY, "accounts": NO_WHY, "We ask for a referee": WHY},
        ("referee who",),
    ),
    "lines about money and cover": Form(
        """
# 4. Economic and financial standing

4.1 Tenderers must provide their general yearly turnover for the last two financial years.

4.2 Name of the tenderer's bankers and whether the Council may approach them for a reference.

4.3 It is a requirement of this contract that bidders hold, or can commit to obtain prior to the commencement of
any subsequently awarded contract, the types and levels of insurance below:

Employer's Liability = £10 million

Public Liability = £5 million

4.4 PVG Scheme membership will be required of all staff in regulated work before the service starts.
""",
        {"turnover": NO_WHY, "bankers": NO_WHY, "Employer's Liability": NO_WHY, "Public Liability": NO_WHY},
        ("levels of insurance", "PVG"),
    ),
    "supporting materials": Form(
        """
# Supporting materials

You may upload up to five files. We'd like:

1. CVs of the lead artists
2. Letters from partners who have agreed to take part
3. Your access plan
4. Images of past work

# Monitoring

Equality data is asked for separately and is never seen by the panel. Please complete the equality monitoring
form, which covers age, ethnicity and disability of your board and staff.
""",
        {"CVs": NO_WHY, "equality monitoring form": NO_WHY},
        ("Letters from partners", "past work"),
    ),
    "evidence from the successful": Form(
        """
### 12. Evidence we will ask for if you are successful

Before we award the framework we will ask you for the documents in this list. We will use them to verify your
self-declarations.

- Certificates for each insurance that you said you hold
- Your Cyber Essentials certificate
- Evidence that taxes have been paid

If you cannot provide them within five working days we may withdraw the award.
""",
        {"each insurance": WHY, "Cyber Essentials": WHY, "taxes": WHY},
        ("cannot provide",),
    ),
    "conditions and figures": Form(
        """
# Who we can fund

Your organisation must have a bank account in its own name, public liability insurance and a safeguarding
policy. We may ask to see these.

Tell us the number of people you helped last year and where they live. This shows us where help is missing.

Who else funds you? List each funder and the amount.
""",
        {"public liability": NO_WHY, "number of people you helped": WHY, "funder and the amount": NO_WHY},
        ("see these", "bank account", "Who else funds"),
    ),
    "questions with a reason in italics": Form(
        """
## Section 5: Experience

**Question 5.1** Please describe up to two contracts, from the last three years, that are like this one. For
each give the customer's name, the value and a contact who can confirm what you say. *Why we ask: to see that
you have done something like this before.*

**Question 5.2** Have you had a contract ended early for poor performance in the last three years? If yes,
explain what you have changed since.

**Question 5.3** How would you get ready for the first day?
""",
        {"two contracts": WHY, "ended early": NO_WHY},
        ("customer's name",),
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_list_asks_for_these_things_and_no_others(name: str):
    assert list(disagreements(FORMS[name])) == []

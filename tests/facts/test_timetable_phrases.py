"""What single sentences, and single rows of timetables, say of a procurement's dates, in many wordings."""

import pytest

from tilint.facts.timetable import read_timetable
from tilint.testing import read_example

SENTENCES = """
submission_deadline | Bids must be with us by 5pm on 3 June 2026.
submission_deadline | Your completed application should reach us no later than 3 June 2026.
submission_deadline | All submissions must be uploaded to the portal before 12 noon on 3 June 2026.
submission_deadline | We must receive your proposal by 17:00 on 3 June 2026.
submission_deadline | Late tenders, that is tenders received after 10:00 hours on 3 June 2026, will be rejected.
submission_deadline | The portal will close at noon on 3 June 2026 and no tender can be lodged after that.
submission_deadline | Responses to this RFQ are due June 3, 2026 at 4:00 p.m.
submission_deadline | The due date for proposals is June 3, 2026.
submission_deadline | Applications will be accepted through June 3, 2026.
submission_deadline | Sealed bids will be received until 2:00 PM local time on June 3, 2026, at the office of the clerk.
submission_deadline | The fund closes to applications at 23:59 on 3 June 2026.
submission_deadline | Please email your quote to buyer@example.org by 3 June 2026.
submission_deadline | You have until 3 June 2026 to submit your tender.
submission_deadline | Vendors shall submit one electronic copy of their proposal on or before June 3, 2026.
submission_deadline | The final date for receipt of tenders is 3 June 2026.
submission_deadline | To apply, complete the form and return it by 3 June 2026.
submission_deadline | Deadline: 3 June 2026
submission_deadline | Please complete all sections and submit your response via the e-tendering portal by 3 June 2026.
submission_deadline | The Council will accept tenders until 12 noon on 3 June 2026.
submission_deadline | The round closes on 3 June 2026.
clarification_deadline | Questions must be submitted in writing no later than 3 June 2026.
clarification_deadline | Any request for clarification should be sent through the portal by 3 June 2026.
clarification_deadline | Please send us your questions before 3 June 2026.
clarification_deadline | The cut-off for clarification questions is 3 June 2026.
clarification_deadline | No queries will be accepted after 3 June 2026.
clarification_deadline | Offerors may submit written inquiries until 3:00 p.m. on June 3, 2026.
clarification_deadline | The Council will not respond to questions received after 3 June 2026.
clarification_deadline | If anything is unclear, ask us by 3 June 2026.
clarification_deadline | You can ask questions up to 3 June 2026.
clarification_deadline | The clarification period ends on 3 June 2026.
clarification_response | Answers to all questions will be published on the portal by 3 June 2026.
clarification_response | We will reply to every question no later than 3 June 2026.
clarification_response | A log of questions and answers will be shared with all bidders on 3 June 2026.
clarification_response | The Agency will post responses to all written questions on or about June 3, 2026.
clarification_response | The Authority will issue its final responses to clarifications on 3 June 2026.
interview | Shortlisted bidders will be asked to attend an interview on 3 June 2026.
interview | Presentations are scheduled for 3 June 2026.
interview | Interviews with the top three tenderers will take place on 3 June 2026.
interview | If you are shortlisted, you will be invited to present to the panel on 3 June 2026.
interview | Please keep 3 June 2026 free, as interviews will be held that day.
interview | Demonstrations will be held at County Hall on 3 June 2026.
outcome | You will be told whether you have been successful by 3 June 2026.
outcome | We aim to let everyone know our decision by 3 June 2026.
outcome | Applicants will hear from us by 3 June 2026.
outcome | Award decisions are expected to be made by June 3, 2026.
outcome | The successful bidder will be notified on or around 3 June 2026.
outcome | We will email all applicants with the result by 3 June 2026.
outcome | The City expects to make an award by June 3, 2026.
outcome | It is intended that all tenderers will be informed of the outcome on 3 June 2026.
outcome | We will announce the grants we have made on 3 June 2026.
outcome | Unsuccessful bidders will be written to by 3 June 2026.
standstill_end | The standstill period will end at midnight on 3 June 2026.
standstill_end | A standstill of ten days will run until 3 June 2026.
contract_start | The services are to commence on 3 June 2026.
contract_start | The contract will be for three years, starting on 3 June 2026.
contract_start | The anticipated start date of the contract is 3 June 2026.
contract_start | Grants will begin on 3 June 2026.
contract_start | The agreement will take effect on 3 June 2026.
contract_start | We want the new service to open on 3 June 2026.
contract_start | The Contractor shall begin work on June 3, 2026.
contract_end | The contract expires on 3 June 2026.
contract_end | The initial term shall end on 3 June 2026 unless extended.
contract_end | The grant agreement will run until 3 June 2026.
contract_end | Funding ends on 3 June 2026.
issue | This request for proposals was released on June 3, 2026.
issue | The tender documents were published on 3 June 2026.
issue | Applications open on 3 June 2026.
issue | The fund opened for applications on 3 June 2026.
issue | This ITT is issued on 3 June 2026.
"""
ROWS = """
issue | Find a Tender notice published
issue | Release of RFP
issue | Tender opportunity goes live on portal
issue | Grant programme launches
issue | Invitation to Tender sent to framework suppliers
issue | Contract notice sent to Find a Tender
issue | NOFO posted
issue | Applications open
issue | Advertise tender
issue | Date of issue
clarification_deadline | Closing date for clarifications
clarification_deadline | Last date for bidder questions
clarification_deadline | Written questions due
clarification_deadline | Deadline for tenderers to raise queries
clarification_deadline | Supplier question deadline
clarification_deadline | End of clarification period
clarification_deadline | Final date for submission of questions
clarification_deadline | Inquiry period ends
clarification_response | Publish responses to questions
clarification_response | Council response to clarification questions
clarification_response | Q&A document issued
clarification_response | Answers to questions posted online
clarification_response | Clarification responses issued
clarification_response | Deadline for Council to answer queries
submission_deadline | Tender submission deadline
submission_deadline | Bids to be returned by
submission_deadline | Closing date and time for receipt of tenders
submission_deadline | Proposal due date
submission_deadline | Applications close
submission_deadline | Deadline for expressions of interest
submission_deadline | Return of quotations
submission_deadline | Offers due
submission_deadline | Portal closes
submission_deadline | Last date to apply
submission_deadline | Full application deadline
submission_deadline | Tender return
interview | Bidder presentations
interview | Interview day
interview | Supplier demonstrations
interview | Oral presentations (if required)
interview | Panel interviews with shortlisted applicants
interview | Clarification meetings with bidders
outcome | Award decision notified to all bidders
outcome | Notice of intent to award
outcome | Notify successful and unsuccessful tenderers
outcome | Successful bidder announced
outcome | Tenderers told of the result
outcome | Issue of award letters
outcome | Applicants hear the decision
outcome | Intention to award letters
outcome | Issue of standstill letters
standstill_end | End of mandatory standstill
standstill_end | Standstill period concludes
standstill_end | Standstill ends (midnight)
contract_start | Service start
contract_start | Contract start date
contract_start | Commencement of services
contract_start | New service begins
contract_start | Go-live
contract_start | Framework commences
contract_start | Project start
contract_start | Start of grant
contract_end | Contract expiry
contract_end | End of initial contract term
contract_end | Grant end date
contract_end | Project completion
other | Pre-bid meeting
other | Site visits
other | Evaluation of bids
other | Consensus meeting
other | Moderation
other | Contract signature
other | Mobilisation
other | TUPE consultation
other | Letter of intent due
other | Supplier engagement event
other | Evaluation panel meets
other | Shortlisting
other | Invitations to interview sent
other | Bid opening
other | Clarification period opens
other | Contract award notice published
other | Start of standstill
other | Handover from the current provider
"""
NOTHING = """
The Council approved its budget on 3 June 2026.
The strategy was refreshed on 3 June 2026 after consultation with residents.
Staff in post on 3 June 2026 may have rights under the transfer rules.
The lease of the building ends on 3 June 2026.
Claims must be sent with invoices dated before 3 June 2026.
The law changed on 3 June 2026.
Data is correct as at 3 June 2026.
Provide evidence of a contract that ended after 3 June 2026.
The bidder must have held the accreditation since 3 June 2026.
The current provider's contract will expire on 3 June 2026.
Prices shall remain fixed until 3 June 2026.
Tenders shall remain open for acceptance until 3 June 2026.
Form approved OMB No. 0000-0000, expires 3 June 2026.
The wage rate rises on 3 June 2026.
The licence is valid from 3 June 2026.
A report by the inspectorate of 3 June 2026 found good practice.
"""


def lines(text: str) -> list[tuple[str, str]]:
    pairs = (line.split(" | ", 1) for line in text.strip().splitlines())
    return [(kind, words) for kind, words in pairs]


def kinds_of(text: str) -> set[str]:
    return {event.kind for event in read_timetable(read_example({"itt.md": text})).events if event.date}


@pytest.mark.parametrize(("kind", "sentence"), lines(SENTENCES))
def test_a_sentence_names_its_event(kind: str, sentence: str) -> None:
    assert kinds_of(f"# Invitation to tender\n\n{sentence}") == {kind}


@pytest.mark.parametrize(("kind", "row"), lines(ROWS))
def test_a_row_of_a_timetable_names_its_event(kind: str, row: str) -> None:
    other = "Answers published" if kind == "submission_deadline" else "Tender return"
    table = f"# Timetable\n\n| Stage | Date |\n| --- | --- |\n| {row} | 3 June 2026 |\n| {other} | 9 July 2026 |\n"
    events = read_timetable(read_example({"itt.md": table})).events
    assert [event.kind for event in events if str(event.date) == "2026-06-03"] == [kind]


@pytest.mark.parametrize("sentence", NOTHING.strip().splitlines())
def test_a_date_of_something_else_is_no_event(sentence: str) -> None:
    assert kinds_of(f"# Specification\n\n{sentence}") == set()

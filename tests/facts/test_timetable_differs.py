"""When two dates of a tender disagree: only where both speak of the same event of the same stage, lot or round."""

import pytest

from tilint.facts.timetable import read_timetable
from tilint.testing import read_example

ITT = """# Invitation to tender

| Stage | Date |
| --- | --- |
| Tender published | 1 September 2026 |
| Last day for clarification questions | 25 September 2026 |
| Tenders due | 9 October 2026, 12 noon |
| Outcome | 6 November 2026 |
| Contract start | 4 January 2027 |
"""
OTHER_THINGS = """
We will send written feedback to every bidder by 13 November 2026.
We recommend that you upload your tender by 7 October 2026, in case of problems with the portal.
Please confirm by 11 September 2026 that you mean to bid.
Please acknowledge receipt of these documents by 4 September 2026.
The confidentiality agreement must be signed and returned by 11 September 2026.
Bookings for the site visit must be made by 8 September 2026.
Bidders must register on the portal by 30 September 2026 in order to submit a tender.
Shortlisted bidders must confirm by 23 October 2026 that they will attend the interview.
The successful bidder must return the signed contract by 20 November 2026.
The successful bidder must provide certificates of insurance by 27 November 2026.
Best and final offers must be submitted by 30 October 2026.
Bidders must respond to any clarification that we raise on their tender by 16 October 2026.
Challenges to the decision must be submitted by 16 November 2026.
Each quarterly report must be submitted by 15 April 2027.
Tenders must remain valid until 31 January 2027.
The provider must submit a mobilisation plan by 1 December 2026.
The mini-competition for the second lot will be advertised by 1 March 2027.
Last year tenders had to be returned by 10 October 2025.
The Council will complete its evaluation of tenders by 23 October 2026.
The Council aims to return unsuccessful tenders' samples by 30 November 2026.
For example, a tender submitted on 12 October 2026 would be late.
Electronic signatures must be received by 16 November 2026 from the winning bidder.
The pre-market questionnaire closed on 3 July 2026.
Requests for an extension must be made by 2 October 2026.
Tenders were first invited on 1 June 2026.
Invoices for the first quarter should be submitted by 30 April 2027.
"""
REAL = """
submission_deadline | Tenders must be submitted by 12 noon on 16 October 2026.
submission_deadline | The closing date for receipt of tenders is 2 October 2026.
submission_deadline | This form must be returned through the portal by 12 October 2026.
submission_deadline | Tender return date: 8 October 2026
clarification_deadline | Questions must be sent through the portal by 28 September 2026.
clarification_deadline | The deadline for clarification questions is 2 October 2026.
"""
SETTLED = {
    "stages": "Selection questionnaires must be submitted by 4 May 2026.\n\nTenders must be submitted by 9 July 2026.",
    "lots": "Tenders for Lot 1 must be submitted by 4 May 2026.\n\nTenders for Lot 2 must be submitted by 9 July 2026.",
    "lots in headings": "## Lot 1\n\nDeadline for tenders: 4 May 2026\n\n## Lot 2\n\nDeadline for tenders: 9 July 2026",
    "rounds": "The first round closes on 4 May 2026.\n\nThe second round closes on 9 July 2026.",
    "panels": "Applications received by 4 May 2026 go to the June panel, and applications received by 9 July 2026 go to the "
    "September panel.",
    "extended": "The closing date for tenders is 4 May 2026.\n\nThe closing date for tenders has been extended to 11 May 2026.",
    "moved": "Tender return: 4 May 2026\n\nNotice: the tender return date has moved from 4 May 2026 to 11 May 2026.",
    "new": "Tender return: 4 May 2026\n\nRevised tender return date: 11 May 2026",
    "rows of one table": "## Timetable\n\n| Step | Date |\n| --- | --- |\n| Part A returns due | 4 May 2026 |\n"
    "| Part B returns due | 9 July 2026 |\n| Notify bidders | 1 August 2026 |",
    "the same in other words": "Closing date for tenders: 4 May 2026\n\nTenders must be in by noon on Monday 4th May.",
    "month and day": "The contract will start in May 2026.\n\nThe contract will start on 4 May 2026.",
}


@pytest.mark.parametrize("sentence", OTHER_THINGS.strip().splitlines())
def test_other_things_with_a_day_contradict_no_deadline(sentence: str) -> None:
    timetable = read_timetable(read_example({"1.md": ITT, "2.md": f"# Terms of the tender\n\n{sentence}"}))
    assert timetable.disagreements == ()
    assert [str(event.date) for event in timetable.of("submission_deadline") if not event.scope] == ["2026-10-09"]
    assert [str(event.date) for event in timetable.of("clarification_deadline")] == ["2026-09-25"]


@pytest.mark.parametrize("line", REAL.strip().splitlines())
def test_another_date_for_the_same_step_in_another_file_disagrees(line: str) -> None:
    kind, sentence = line.split(" | ")
    timetable = read_timetable(read_example({"1.md": ITT, "2.md": f"# Tender response form\n\n{sentence}"}))
    assert [item.kind for item in timetable.disagreements] == [kind]


@pytest.mark.parametrize("text", SETTLED.values(), ids=SETTLED.keys())
def test_dates_of_different_stages_lots_and_rounds_agree(text: str) -> None:
    assert read_timetable(read_example({"itt.md": f"# Invitation to tender\n\n{text}"})).disagreements == ()


def test_a_date_that_replaces_another_is_the_one_that_counts() -> None:
    deadline = read_timetable(read_example({"itt.md": SETTLED["extended"]})).main("submission_deadline")
    assert deadline is not None
    assert (str(deadline.date), deadline.amended) == ("2026-05-11", True)

"""Which dates of a tender are events of its procurement, and which event each is."""

import time

import pytest

from tilint.facts.timetable import FACT, Timetable, read_timetable
from tilint.model import Block, BlockKind, Cell, Document, Tender
from tilint.reading import Reading
from tilint.testing import read_example


def timetable(text: str, **more: str) -> Timetable:
    return read_timetable(read_example({"itt.md": text, **{f"{name}.md": body for name, body in more.items()}}))


def dated(text: str, **more: str) -> set[tuple[str, str]]:
    return {(event.kind, str(event.date)) for event in timetable(text, **more).events if event.date}


def expected(lines: str) -> set[tuple[str, str]]:
    return {(words[0], words[1]) for line in lines.strip().splitlines() if (words := line.split())}


def test_the_timetable_of_a_council_is_read_row_by_row() -> None:
    text = """# Northshire County Council: invitation to tender

## 3 Procurement timetable

| No. | Activity | Responsible | Date |
| --- | --- | --- | --- |
| 1 | ITT published on the portal | Council | Monday 5th January 2026 |
| 2 | Market briefing event (online) | Council | 14/01/26 |
| 3 | Deadline for receipt of clarification questions | Tenderers | 12 noon, Friday 23 January 2026 |
| 4 | Council to respond to clarification questions by | Council | 30th January 2026 |
| 5 | Tender return date | Tenderers | 12:00 noon on Friday 13 February 2026 |
| 6 | Evaluation of tenders | Council | 16 - 27 February 2026 |
| 7 | Clarification interviews (if required) | Both | w/c 2 March 2026 |
| 8 | Notification of intention to award | Council | 16 March 2026 |
| 9 | Standstill period | Council | 17 March 2026 – 27 March 2026 |
| 10 | Contract award | Council | 30 March 2026 |
| 11 | Mobilisation | Provider | April – June 2026 |
| 12 | Service commencement | Provider | 1 July 2026 |
"""
    assert dated(text) == expected("""
        issue 2026-01-05
        other 2026-01-14
        clarification_deadline 2026-01-23
        clarification_response 2026-01-30
        submission_deadline 2026-02-13
        other 2026-02-16
        outcome 2026-03-16
        standstill_end 2026-03-27
        other 2026-03-30
        contract_start 2026-07-01
    """)
    interview = timetable(text).main("interview")
    assert interview is not None
    assert (interview.precision, interview.date, interview.as_written) == ("week", None, "w/c 2 March 2026")


def test_the_dates_of_prose_are_read_clause_by_clause() -> None:
    text = """# Invitation to quote: counselling for young people

This invitation was issued on Tuesday 6 October 2026. Any questions about this quotation should be sent to the named
officer by 5pm on 20 October 2026, and we will answer all of them by 27 October 2026.

Completed quotations must be emailed to quotes@example.org to arrive by noon on Monday 9 November 2026.

Interviews will be held on 24 November 2026. We expect to tell all applicants the outcome by 4 December 2026. The
contract will run from 4 January 2027 to 3 January 2029, with the option to extend to 3 January 2031.
"""
    assert dated(text) == expected("""
        issue 2026-10-06
        clarification_deadline 2026-10-20
        clarification_response 2026-10-27
        submission_deadline 2026-11-09
        interview 2026-11-24
        outcome 2026-12-04
        contract_start 2027-01-04
        contract_end 2029-01-03
    """)


def test_instructions_to_tenderers_are_read() -> None:
    text = """# Instructions to tenderers

1.1 The closing date for the submission of tenders is 12.00 noon on Thursday 25th June 2026.

1.2 Any queries must be raised through the portal by no later than 5.00pm on Monday 15 June 2026. Responses to queries
will be sent to all tenderers by Thursday 18 June 2026.

1.3 It is anticipated that the contract will be awarded on 27 July 2026 and that the service will commence on
1st October 2026.

1.4 Tenders must remain open for acceptance for 90 days. Prices are fixed until 30 September 2027.

1.5 Site visits will take place on 2 June 2026. Bidders shortlisted for interview will be invited to present on
6 July 2026.
"""
    assert dated(text) == expected("""
        submission_deadline 2026-06-25
        clarification_deadline 2026-06-15
        clarification_response 2026-06-18
        outcome 2026-07-27
        contract_start 2026-10-01
        other 2026-06-02
        interview 2026-07-06
    """)


def test_a_list_of_key_dates_is_a_timetable() -> None:
    text = """# Grant prospectus

**Key dates**

- Fund opens: 1 June 2026
- Information session: 10 June 2026, 2pm
- Last date for questions: 26 June 2026
- Closing date: 10 July 2026 at 5pm
- Panel meets: 22 July 2026
- Applicants informed: 31 July 2026
- Grants start: 1 September 2026
- Grants end: 31 August 2027
"""
    assert dated(text) == expected("""
        issue 2026-06-01
        other 2026-06-10
        clarification_deadline 2026-06-26
        submission_deadline 2026-07-10
        other 2026-07-22
        outcome 2026-07-31
        contract_start 2026-09-01
        contract_end 2027-08-31
    """)


def test_an_american_notice_is_read_month_first() -> None:
    text = """# State of Ohio request for proposals

| Event | Date/Time |
| --- | --- |
| Issue RFP | 1/12/2026 |
| Pre-proposal conference | 1/20/2026 10:00 AM |
| Deadline for submission of questions | 1/26/2026 |
| Answers posted | 2/2/2026 |
| Proposals due | 2/20/2026 by 2:00 PM ET |
| Oral presentations | Week of March 9, 2026 |
| Notice of intent to award | 3/20/2026 |
| Contract begins | 4/1/2026 |

The initial term of the contract will be from April 1, 2026 through March 31, 2028. An Executive Order dated
January 5, 2011 applies.
"""
    assert dated(text) == expected("""
        issue 2026-01-12
        other 2026-01-20
        clarification_deadline 2026-01-26
        clarification_response 2026-02-02
        submission_deadline 2026-02-20
        outcome 2026-03-20
        contract_start 2026-04-01
        contract_end 2028-03-31
    """)


def test_a_notice_of_funding_is_read() -> None:
    text = """# Notice of Funding Opportunity

State of Ohio. Posted Date: February 3, 2026

Application Range: February 3, 2026 – March 13, 2026

Applicants must submit a Letter of Intent by 11:59 p.m. on February 20, 2026. Completed application materials must be
received by 11:59 p.m. on March 13, 2026. A webinar will be available beginning at 1:00 p.m. on February 10, 2026.
Questions may be submitted through March 2, 2026. Awards will have a period of performance of July 1, 2026 through June
30, 2027. The program was approved by the Board on December 11, 2025 under the Act of 1994 (P.L. 103-322, effective
September 13, 1994).
"""
    assert dated(text) == expected("""
        issue 2026-02-03
        submission_deadline 2026-03-13
        other 2026-02-20
        other 2026-02-10
        clarification_deadline 2026-03-02
        contract_start 2026-07-01
        contract_end 2027-06-30
    """)


def test_a_two_stage_procurement_keeps_both_deadlines_and_they_do_not_disagree() -> None:
    text = """# Westport Council

| Stage | Target date |
| --- | --- |
| Contract Notice and SQ published | 2 March 2026 |
| SQ submission deadline | 12:00 on 1 April 2026 |
| ITT issued to shortlisted bidders | 27 April 2026 |
| ITT return deadline | 12:00 on 29 May 2026 |
"""
    read = timetable(text)
    assert [str(event.date) for event in read.of("submission_deadline")] == ["2026-04-01", "2026-05-29"]
    assert read.disagreements == ()
    main = read.main("submission_deadline")
    assert main is not None
    assert str(main.date) == "2026-04-01"


def test_a_date_whose_weekday_and_time_stand_in_other_cells_is_put_together() -> None:
    text = """Procurement timetable

| Milestone | Day | Date | Time |
| --- | --- | --- | --- |
| Issue of tender documents | Monday | 7 September 2026 | |
| Closing date for tenders | Monday | 9 October 2026 | 12 noon |
"""
    deadline = timetable(text).main("submission_deadline")
    assert deadline is not None
    assert (str(deadline.date), deadline.time, deadline.weekday_says) == ("2026-10-09", "12:00", "Monday")


def test_a_date_spread_over_cells_is_put_together() -> None:
    row = "Closing date for tenders\t9\tOctober\t2026"
    cells = (
        Cell(0, 24, 0),
        Cell(25, 26, 1, header="Day"),
        Cell(27, 34, 2, header="Month"),
        Cell(35, 39, 3, header="Year"),
    )
    block = Block(BlockKind.TABLE_ROW, row, table=0, row=1, cells=cells)
    reading = Reading(Tender("t", (Document("itt.docx", "docx", (block,)),)))
    assert [(event.kind, str(event.date)) for event in read_timetable(reading).events] == [("submission_deadline", "2026-10-09")]


def test_names_in_the_header_are_read_where_dates_stand_below() -> None:
    text = """| Tender issued | Questions by | Tender return | Contract start |
| --- | --- | --- | --- |
| 7 September 2026 | 25 September 2026 | 9 October 2026 | 4 January 2027 |
"""
    assert dated(text) == expected("""
        issue 2026-09-07
        clarification_deadline 2026-09-25
        submission_deadline 2026-10-09
        contract_start 2027-01-04
    """)


def test_a_date_under_a_heading_is_named_by_it() -> None:
    assert dated("### Closing date\n\n12 noon on Friday 26 June 2026\n") == {("submission_deadline", "2026-06-26")}


def test_a_year_left_out_is_the_one_its_weekday_calls_for() -> None:
    text = "The tender was issued on 4 December 2017.\n\nTenders must be returned by 12 noon on Monday 8 January."
    assert dated(text) == {("issue", "2017-12-04"), ("submission_deadline", "2018-01-08")}


def test_the_date_of_a_letter_is_the_day_of_issue_only_where_nothing_else_is() -> None:
    letter = "12 May 2026\n\nDear Sir or Madam\n\nYour tender should be returned by 12 noon on 19 June 2026."
    assert ("issue", "2026-05-12") in dated(letter)
    assert ("issue", "2026-05-12") not in dated(f"{letter}\n\nTender documents issued: 11 May 2026")
    assert dated("12 May 2026\n\nDear Sir or Madam\n\nWe thank you for your help.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Care Act 2014 came into force on 1 April 2015.",
        "The needs assessment was published on 12 May 2024.",
        "In the year to 31 March 2025 the service saw 412 people.",
        "The current contract ends on 31 March 2027.",
        "Version 2.1, last updated 3 June 2026.",
        "The Provider must hold a policy dated no earlier than 1 January 2025.",
        "The Council approved the strategy at its meeting on 10 March 2026.",
        "Tenders will be valid until 30 September 2026.",
        "Where any tax returns were submitted on or after 1 October 2012, say so.",
        "Call-off tenders for 2026 follow the same rules.",
        "Accounts for the year ended 31 March 2026 must be provided.",
        "Questions and answers from May 18, 2026 – May 21, 2026",
        "The contract must show work done between 23 October 2022 and 23 October 2025.",
    ],
)
def test_dates_of_other_things_are_no_events(text: str) -> None:
    assert dated(f"# Specification\n\n{text}") == set()


@pytest.mark.parametrize(
    "table",
    [
        "| Version | Date | Author |\n| --- | --- | --- |\n| 1 | 3 March 2026 | A. S. |\n| 2 | 5 May 2026 | B. J. |",
        "| Indicator | 31 March 2025 | 31 March 2026 |\n| --- | --- | --- |\n| People seen | 400 | 450 |",
        "| Invoice | Date | Amount |\n| --- | --- | --- |\n| 12 | 5 May 2026 | £400 |",
        "| Report | Due |\n| --- | --- |\n| First quarter | 15 July 2026 |\n| Second quarter | 15 October 2026 |",
    ],
)
def test_other_tables_with_dates_are_no_timetables(table: str) -> None:
    assert dated(f"# Schedule\n\n{table}") == set()


def test_the_end_of_an_option_is_not_the_end_of_the_contract() -> None:
    text = "Contract period: 1 October 2026 to 30 September 2029\n\nOption Year 1: 1 October 2029 to 30 September 2030"
    assert dated(text) == {("contract_start", "2026-10-01"), ("contract_end", "2029-09-30")}


def test_a_committee_stands_in_for_the_outcome_only_where_nobody_is_told() -> None:
    rows = "| Stage | Date |\n| --- | --- |\n| Tender return | 9 October 2026 |\n| Cabinet approval | 4 November 2026 |\n"
    assert ("outcome", "2026-11-04") in dated(rows)
    told = dated(f"{rows}| Bidders informed | 9 November 2026 |\n")
    assert {("other", "2026-11-04"), ("outcome", "2026-11-09")} <= told


def test_blanks_of_a_timetable_are_kept_without_a_date() -> None:
    text = """## Key dates

| Date | Activity |
| --- | --- |
| [insert date] | Publication of the ITT |
| TBC | Deadline for receipt of tenders |
| XX March 2026 | Interviews |
"""
    read = timetable(text)
    assert [(event.kind, event.date, event.placeholder) for event in read.events] == [
        ("issue", None, "blank"),
        ("submission_deadline", None, "open"),
        ("interview", None, "blank"),
    ]


def test_two_files_that_differ_about_the_deadline_disagree() -> None:
    read = timetable("Closing date for tenders: 12 October 2026", form="Tender return deadline: 9 October 2026")
    (item,) = read.disagreements
    assert item.kind == "submission_deadline"
    assert {str(event.date) for event in item.events} == {"2026-10-09", "2026-10-12"}


def test_two_files_that_agree_give_one_event_with_two_places() -> None:
    read = timetable("Closing date for tenders: 12 October 2026", form="Tender return deadline: noon, 12 October 2026")
    (event,) = read.events
    assert (event.time, len(event.also)) == ("12:00", 1)
    assert read.disagreements == ()


def test_words_that_leave_the_door_open_are_found() -> None:
    assert timetable("Suppliers can apply to join the market at any time.").always_open is not None


@pytest.mark.parametrize(
    "text",
    [
        "The Council may withdraw the tender at any time.",
        "A conflict of interest can arise at any point before or after you submit a bid.",
        "Tenderers must not contact councillors at any stage of the tender.",
        "Either party may terminate the contract at any time.",
        "The Buyer may amend the bid pack at any time.",
    ],
)
def test_other_things_that_may_happen_at_any_time_leave_no_door_open(text: str) -> None:
    assert timetable(text).always_open is None


def test_rows_have_the_shape_of_a_label() -> None:
    (row,) = FACT.rows(read_example({"itt.md": "Closing date for tenders: noon on Friday 12 October 2026"}))
    assert {key: row[key] for key in ("event", "date", "time", "as_written", "file", "page", "weekday_says")} == {
        "event": "submission_deadline",
        "date": "2026-10-12",
        "time": "12:00",
        "as_written": "noon on Friday 12 October 2026",
        "file": "itt.md",
        "page": None,
        "weekday_says": "Friday",
    }


def test_the_place_of_an_event_holds_its_words() -> None:
    reading = read_example(
        {"itt.md": "| Stage | Date |\n| --- | --- |\n| Issue | 7 May 2026 |\n| Tender return | noon, 12 June 2026 |"}
    )
    assert [reading.tender.quote(event.location) for event in read_timetable(reading).events] == [
        "7 May 2026",
        "noon, 12 June 2026",
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "Tenders must be submitted by 5pm on 3 March 2026. ",
        "1 March 2026, ",
        "[insert date] ",
        "apply at any time ",
        "questions and answers from ",
        "extended from 3 May 2026 to ",
        "\n\nTender return deadline: 3 March 2026",
    ],
)
def test_reading_takes_time_in_proportion_to_length(piece: str) -> None:
    def seconds(count: int) -> float:
        reading = read_example({"itt.md": piece * count})
        start = time.perf_counter()
        read_timetable(reading)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(4000) < 40 * max(seconds(400), 0.002)

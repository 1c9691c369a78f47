"""What a provider sees: dates and effort at a glance, how the tender fits, and what to ask; in the terminal and on the page."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import lxml.html
import pytest
from reporting import about, against, document, met, missing, point, report, whole, written

from tilint.finding import Verdict
from tilint.linting import lint
from tilint.model import Tender
from tilint.report import Aspect, Report, Scope
from tilint.reporters import View
from tilint.reporters._glance import glance
from tilint.rulepack import load_packs
from tilint.testing import read_example

ITT = """# Northshire County Council: invitation to tender for a crisis house

## 1 Timetable

| Step | Date |
| --- | --- |
| Tender issued | Monday 7 December 2026 |
| Last day for questions | Friday 18 December 2026 |
| Tender return | 12 noon, Friday 8 January 2027 |
| Contract starts | Thursday 1 April 2027 |

If you have questions, email Maeve Larkin at maeve@northshire.example.org.

## 2 Award criteria

| Criterion | Weight |
| --- | --- |
| Quality | 70% |
| Price | 30% |

The contract lasts 12 months and cannot be extended. The estimated value is £240,000.
We pay within 30 days of receiving an invoice.

## 3 Method statement questions

| Question | Limit |
| --- | --- |
| How do you understand trauma? | 1,000 words |
| How will you start on time? | 500 words |

## 4 Documents to send

All bidders must enclose the following with their tender:

- Audited accounts for two years
- Your safeguarding policy
"""
FILE = document("itt.md", "People choose their worker.", "Support stops after six weeks.", "We pay in 30 days.")


@cache
def crisis_house() -> Report:
    reading = read_example({"itt.md": ITT})
    return lint(Tender("crisis-house", reading.tender.documents), load_packs(), Scope(), reading.settings)


def view(made: Report, **more) -> str:
    return written("terminal", made, role="provider", **more)


def lines_of(text: str) -> str:
    """The words of a text, however its lines are broken."""
    return " ".join(text.split())


def with_aspects(made: Report, *aspects: Aspect) -> Report:
    return replace(made, aspects=aspects)


def at_a_glance(made: Report) -> dict[str, str]:
    return {line.label: line.text for line in glance(made)}


def test_dates_contact_criteria_and_effort_stand_at_a_glance():
    said = at_a_glance(crisis_house())
    assert said["Deadline"] == "Friday 8 January 2027, 12:00 (itt.md)"
    assert said["Time to bid"] == "32 days, of which 21 are working days. Inside: Christmas and New Year."
    assert said["Questions until"] == "Friday 18 December 2026 (itt.md)"
    assert said["Ask"] == "Maeve Larkin, maeve@northshire.example.org"
    assert said["Criteria"] == "Quality 70% · Price 30%"
    assert said["Length"] == "12 months; no extension"
    assert said["Money"] == "“The estimated value is £240,000.”"
    assert said["Payment"] == "within 30 days"
    assert said["To write"] == "2 method statements, up to 1,500 words"
    assert said["To send"] == "2 documents with the bid: “Audited accounts for two years”; “Your safeguarding policy”"


def test_what_was_not_found_is_said_at_a_glance():
    said = at_a_glance(about("We buy a bench."))
    assert said == {
        "Deadline": "We found no date for bids.",
        "Time to bid": "We could not count it from the dates given.",
        "Questions until": "We found no date for questions.",
        "Ask": "We found no contact for questions.",
        "Criteria": "We found no weights.",
        "Length": "We found no length of the contract or grant.",
        "To write": "We found no questions to answer.",
        "To send": "We found no documents to send.",
    }
    assert not any(line.found for line in glance(about("We buy a bench.")))


def row(date: str, **more) -> dict:
    return {
        "event": "submission_deadline",
        "date": date,
        "time": None,
        "as_written": date,
        "file": "itt.md",
        "page": None,
        **more,
    }


def test_two_deadlines_that_differ_are_both_told():
    rows = [row("2027-05-14", differs=True), row("2027-05-21", differs=True, file="notice.md")]
    said = at_a_glance(report([FILE], facts={"timeline": rows}))["Deadline"]
    assert said == "Friday 14 May 2027 (itt.md) · Friday 21 May 2027 (notice.md). The documents differ."


def test_deadlines_of_lots_do_not_differ():
    rows = [row("2027-05-14", scope="lot 1"), row("2027-05-21", scope="lot 2")]
    assert at_a_glance(report([FILE], facts={"timeline": rows}))["Deadline"] == (
        "Friday 14 May 2027 (lot 1) · Friday 21 May 2027 (lot 2)"
    )


def test_an_open_door_has_no_deadline():
    rows = [{**row("2027-05-14"), "date": None, "always_open": True}]
    assert at_a_glance(report([FILE], facts={"timeline": rows}))["Deadline"] == "none: bids are welcome at any time"


def test_a_day_that_is_not_set_yet_is_told_as_written():
    rows = [{**row("2027-05-14"), "date": None, "as_written": "[date to be confirmed]"}]
    assert at_a_glance(report([FILE], facts={"timeline": rows}))["Deadline"] == "not settled yet: “[date to be confirmed]”"


def test_an_aspect_says_what_fits_what_does_not_and_what_was_not_found():
    fits = met(whole(FILE, 0), slug="a/choice", strength="people choose")
    against_it = against(whole(FILE, 1), slug="a/end", message="Support stops early.")
    absent = missing(slug="a/place", strength="safe places")
    text = lines_of(view(with_aspects(report([FILE], fits, against_it, absent), Aspect("Choice", (fits, against_it, absent)))))
    assert "1 Choice · 1 of 3 found" in text
    assert "Fits people choose (itt.md)" in text
    assert "Does not Support stops early. (itt.md)" in text
    assert "Not found safe places" in text


def test_a_finding_in_doubt_may_not_fit():
    doubtful = against(whole(FILE, 1), confidence=0.6, message="Support stops early.")
    assert "May not Support stops early." in lines_of(view(with_aspects(report([FILE], doubtful), Aspect("Choice", (doubtful,)))))


def test_an_aspect_of_another_kind_of_tender_is_named_and_left_open():
    other = point(Verdict.NOT_APPLICABLE)
    assert "Choice · not asked of this kind of tender" in view(with_aspects(report([FILE], other), Aspect("Choice", (other,))))


def test_strengths_beside_the_aspects_are_told_too():
    fits, paid = met(whole(FILE, 0), slug="a/choice", strength="people choose"), met(whole(FILE, 2), strength="payment on time")
    text = view(with_aspects(report([FILE], fits, paid), Aspect("Choice", (fits,))))
    also = text[text.index("Also already there · 1") :]
    assert "payment on time" in also
    assert "people choose" not in also


def test_the_view_ends_with_questions_and_the_command_for_the_letter():
    text = view(report([FILE], against(whole(FILE, 1), ask="Could support last longer?")), paths="tenders/shelters")
    assert lines_of(text).count("Could support last longer?") == 1
    assert "To ask · 1 question, what matters most first" in text
    assert "tilint check tenders/shelters -o questions=night-shelters-questions.docx" in text


def test_at_most_twelve_questions_are_shown_and_the_rest_is_counted():
    points = [against(whole(FILE, 0), slug=f"a/b{number}", ask=f"Question {number:02}?") for number in range(15)]
    text = view(report([FILE], *points))
    assert "To ask · the first 12 of 15 questions" in text
    assert sum(f"Question {number:02}?" in text for number in range(15)) == 12


@pytest.mark.parametrize("width", [80, 100])
def test_no_line_is_wider_than_the_terminal(width):
    text = view(crisis_house(), width=width)
    assert max(len(line) for line in text.splitlines() if "tilint check" not in line) <= width


def test_a_commissioner_sees_wording_and_no_glance():
    text = written("terminal", crisis_house())
    assert "At a glance" not in text
    assert "Instead" in text


def test_the_five_aspects_of_the_guidance_are_told_in_order():
    titles = [aspect.title for aspect in crisis_house().aspects]
    assert len(titles) == 5
    text = lines_of(view(crisis_house()))
    places = [text.index(title) for title in titles]
    assert places == sorted(places)


def test_only_the_verdicts_asked_for_are_told_of_an_aspect():
    fits, absent = met(whole(FILE, 0), slug="a/choice", strength="people choose"), missing(slug="a/place", strength="safe places")
    made = with_aspects(report([FILE], fits, absent), Aspect("Choice", (fits, absent)))
    text = view(made, show=frozenset({"met"}))
    assert "people choose" in text
    assert "safe places" not in text


def test_the_page_of_a_provider_has_the_glance_and_the_aspects_and_that_of_a_commissioner_has_not():
    pages = {role: written("html", crisis_house(), role=role) for role in ("provider", "commissioner")}
    root = lxml.html.document_fromstring(pages["provider"])
    labels = [one.text_content() for one in root.xpath("//h3[contains(., 'At a glance')] | //dl[@class='glance']//dt")]
    assert {"Deadline", "To write"} <= set(labels)
    assert "How it fits" in root.text_content()
    assert "How it fits" not in pages["commissioner"]


def test_the_clock_is_never_asked():
    assert view(crisis_house()) == view(crisis_house())
    assert View().date is None

"""The time to apply and the holidays around it, as rows for reports."""

from __future__ import annotations

from tilint.facts.window import FACT, read_procurement, read_window
from tilint.reading import Settings
from tilint.testing import read_example

STEPS = {
    "issue": "Tender issued",
    "questions": "Deadline for clarification questions",
    "deadline": "Tender return date",
    "outcome": "Notification of outcome",
    "start": "Contract start date",
}


def reading(nation: str = "england", after: str = "", **steps: str):
    rows = "\n".join(f"| {STEPS[step]} | {day} |" for step, day in steps.items())
    text = f"# Northshire County Council: tender\n\n| Step | Date |\n| --- | --- |\n{rows}\n\n{after}\n"
    return read_example({"itt.md": text}, Settings(nation=nation))


def rows(**more) -> list[dict]:
    return list(FACT.rows(reading(**more)))


def test_the_time_to_apply_has_its_days_its_working_days_and_its_place():
    (window,) = [row for row in rows(issue="7 December 2026", deadline="8 January 2027") if row["kind"] == "time-to-apply"]
    assert (window["first"], window["last"]) == ("2026-12-07", "2027-01-08")
    assert (window["days"], window["working_days"]) == (32, 21)
    assert window["file"] == "itt.md"


def test_holidays_and_seasons_stand_from_issue_to_the_start_of_the_contract():
    found = rows(issue="7 December 2026", deadline="8 January 2027", start="1 March 2027")
    names = [row["name"] for row in found[2:]]
    assert names == [
        "Christmas and New Year", "Christmas Day", "Boxing Day", "Boxing Day (observed)", "New Year's Day",
        "the February half term",
    ]  # fmt: skip
    assert [row["estimated"] for row in found[2:]] == [True, False, False, False, False, True]


def test_a_season_counts_both_its_ends():
    found = rows(issue="7 December 2026", deadline="8 January 2027")
    assert next(row["days"] for row in found if row["kind"] == "christmas") == 17


def test_each_nation_has_its_own_holidays():
    english, scottish = (
        {row["first"] for row in rows(nation=nation, issue="1 December 2026", deadline="29 January 2027") if not row["estimated"]}
        for nation in ("england", "scotland")
    )
    assert scottish - english == {"2027-01-02", "2027-01-04"}


def test_without_an_issue_date_there_is_no_time_to_apply_but_a_procurement():
    found = rows(questions="11 January 2027", deadline="8 February 2027", start="1 April 2027")
    assert [row["kind"] for row in found[:1]] == ["procurement"]
    assert (found[0]["first"], found[0]["last"]) == ("2027-01-11", "2027-04-01")


def test_one_date_is_no_procurement():
    one = reading(deadline="8 February 2027")
    assert read_procurement(one) is None
    assert FACT.rows(one) == []


def test_a_deadline_before_issue_leaves_no_time_to_apply():
    assert read_window(reading(issue="8 February 2027", deadline="7 January 2027")) is None


def test_an_open_door_has_no_time_to_apply():
    always = "Suppliers may apply to join at any time throughout the life of the list."
    assert read_window(reading(issue="7 December 2026", deadline="8 January 2027", after=always)) is None


def test_a_year_that_cannot_be_meant_does_not_fill_the_calendar():
    first, last = read_procurement(reading(issue="7 December 2026", deadline="8 January 2027", start="1 April 2206"))
    assert (last - first).days <= 731


def test_a_contract_that_starts_before_the_outcome_ends_no_procurement():
    span = read_procurement(reading(issue="7 December 2026", outcome="9 March 2027", start="1 February 2027"))
    assert span is not None
    assert span[1].isoformat() == "2027-03-09"

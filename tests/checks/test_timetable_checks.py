"""What the checks on dates say of a tender."""

import pytest

from tilint.checks import all_checks
from tilint.finding import Hit
from tilint.reading import Settings
from tilint.testing import read_example

ENGLAND = Settings(nation="england")


def hits(name: str, text: str, *, settings: Settings = ENGLAND, **options: object) -> list[Hit]:
    check = all_checks()[name]
    return list(check.run(read_example({"itt.md": text}, settings), check.options.model_validate(options)))


def tender(issued: str, due: str, *more: str) -> str:
    return "\n\n".join((f"Tender documents issued: {issued}", *more, f"Closing date for tenders: {due}"))


def test_a_window_is_measured_in_days_and_working_days() -> None:
    (hit,) = hits("window", tender("18 December 2025", "28 January 2026"), at_least_days=30)
    assert (hit.values["days"], hit.values["working_days"]) == ("41", "26")
    assert "Christmas and New Year" in hit.values["holidays"]


def test_a_window_of_enough_days_can_still_have_too_few_working_days() -> None:
    text = tender("11 December 2026", "6 January 2027")
    assert hits("window", text, under_days=25) == []
    assert len(hits("window", text, under_working_days=18)) == 1


def test_the_holidays_of_the_nation_decide_the_working_days() -> None:
    text = tender("7 July 2026", "17 July 2026")
    (here,) = hits("window", text, under_days=25)
    (there,) = hits("window", text, settings=Settings(nation="northern-ireland"), under_days=25)
    assert (here.values["working_days"], there.values["working_days"]) == ("8", "7")


def test_a_window_without_a_day_of_issue_is_not_measured() -> None:
    assert hits("window", "Closing date for tenders: 28 January 2026", under_days=25) == []


def test_a_tender_that_is_always_open_has_no_window() -> None:
    text = tender("1 June 2026", "5 June 2026", "Suppliers can apply to join at any time.")
    assert hits("window", text, under_days=25) == []
    assert len(hits("always_open", text)) == 1


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Completed quotations must be returned within ten days of issue.", "10"),
        ("You will have six weeks to prepare your bid.", "42"),
        ("Bidders will have a minimum of 10 working days to respond.", "14"),
    ],
)
def test_a_window_given_in_words_counts(text: str, days: str) -> None:
    (hit,) = hits("window", text, under_days=60)
    assert hit.values["days"] == days


@pytest.mark.parametrize(
    "text",
    [
        "Tenders must remain valid for 90 days from the closing date.",
        "In a further competition suppliers will have 10 days to respond.",
        "The Provider must return the report within ten days of the issue of the request.",
        "Bidders have two days to correct a slip after we extend the deadline.",
    ],
)
def test_other_periods_are_no_window(text: str) -> None:
    assert hits("window", text, under_days=365) == []


@pytest.mark.parametrize(
    ("day", "season"),
    [
        ("29 December 2026", "christmas"),
        ("7 April 2026", "easter"),
        ("27 October 2026", "half-term"),
        ("31 March 2026", "year-end"),
    ],
)
def test_a_deadline_in_a_season_is_found(day: str, season: str) -> None:
    text = f"Closing date for tenders: {day}"
    (hit,) = hits("falls_in", text, events=["submission_deadline"], seasons=[season])
    assert hit.values["date"] == day


def test_a_deadline_just_after_a_season_is_found_when_asked_for() -> None:
    text = "Closing date for tenders: 14 April 2026"
    assert hits("falls_in", text, events=["submission_deadline"], seasons=["easter"]) == []
    assert len(hits("falls_in", text, events=["submission_deadline"], seasons=["easter"], working_days_after=2)) == 1
    late = "Closing date for tenders: 16 April 2026"
    assert hits("falls_in", late, events=["submission_deadline"], seasons=["easter"], working_days_after=2) == []


def test_a_contract_that_starts_on_1_april_is_no_deadline_at_year_end() -> None:
    text = "Closing date for tenders: 9 October 2026\n\nContract start date: 1 April 2027"
    assert hits("falls_in", text, events=["issue", "submission_deadline"], seasons=["year-end"]) == []


def test_a_season_of_another_country_is_none() -> None:
    text = "Closing date for tenders: 31 March 2026"
    asked = {"events": ["submission_deadline"], "seasons": ["year-end", "easter", "half-term"]}
    assert hits("falls_in", text, settings=Settings(nation="US"), **asked) == []


def test_a_window_that_a_season_eats_into_is_found() -> None:
    text = tender("30 November 2026", "29 January 2027")
    (hit,) = hits("falls_in", text, seasons=["christmas"], window_days=5)
    assert (hit.values["lost"], hit.values["days"], hit.values["season"]) == ("17", "60", "Christmas and New Year")


def test_a_single_holiday_inside_a_window_is_not_found() -> None:
    assert hits("falls_in", tender("20 April 2026", "22 May 2026"), seasons=["christmas", "easter"], window_days=5) == []


def test_a_window_with_half_its_days_in_the_summer_is_found_by_its_share() -> None:
    asked = {"seasons": ["summer"], "window_share": 0.4}
    assert len(hits("falls_in", tender("20 July 2026", "4 September 2026"), **asked)) == 1
    assert hits("falls_in", tender("22 June 2026", "31 July 2026"), **asked) == []


def test_two_deadlines_disagree_and_both_places_are_shown() -> None:
    text = "Closing date for tenders: 12 October 2026\n\nTender return deadline: 9 October 2026"
    (hit,) = hits("dates_disagree", text, events=["submission_deadline"])
    assert hit.values["dates"] == "12 October 2026 and 9 October 2026"
    assert len(hit.related) == 1


def test_the_deadlines_of_two_lots_do_not_disagree() -> None:
    text = "Lot 1 tender deadline: 12 October 2026\n\nLot 2 tender deadline: 9 November 2026"
    assert hits("dates_disagree", text) == []


def test_a_weekday_that_does_not_fit_is_found() -> None:
    (hit,) = hits("weekday_mismatch", "Closing date for tenders: Friday 12 March 2026")
    assert (hit.values["weekday"], hit.values["date"]) == ("Thursday", "12 March 2026")
    assert hits("weekday_mismatch", "Closing date for tenders: Thursday 12 March 2026") == []


def test_a_blank_among_dates_is_found_and_a_template_of_blanks_is_not() -> None:
    mixed = "| Stage | Date |\n| --- | --- |\n| Tender published | 5 May 2026 |\n| Tender return | TBC |"
    (hit,) = hits("date_left_open", mixed)
    assert hit.values["written"] == "TBC"
    assert hits("date_left_open", mixed.replace("5 May 2026", "TBC")) == []


def test_a_blank_for_a_deadline_that_is_given_elsewhere_is_not_found() -> None:
    text = "Closing date for tenders: 12 October 2026\n\nTenders must be returned by [insert date]."
    assert hits("date_left_open", text) == []


def test_dates_count_as_given_only_where_there_is_a_day() -> None:
    assert len(hits("dates_given", "Closing date for tenders: 12 October 2026")) == 1
    assert hits("dates_given", "Closing date for tenders: October 2026") == []


def test_every_check_on_dates_says_how_it_is_used() -> None:
    for name in (
        "window",
        "falls_in",
        "dates_disagree",
        "weekday_mismatch",
        "date_left_open",
        "dates_given",
        "always_open",
    ):
        assert f"check: {name}" in all_checks()[name].help


@pytest.mark.parametrize(
    ("day", "season", "relation"),
    [
        ("7 April 2026", "easter", "falls in"),
        ("14 April 2026", "easter", "comes just after"),
        ("4 May 2026", "public-holiday", "falls on"),
        ("31 March 2026", "year-end", "is close to"),
    ],
)
def test_a_message_can_say_how_a_date_stands_to_a_season(day: str, season: str, relation: str) -> None:
    text = f"Closing date for tenders: {day}"
    (hit,) = hits("falls_in", text, events=["submission_deadline"], seasons=[season], working_days_after=2)
    assert hit.values["relation"] == relation


def test_the_days_after_a_single_holiday_are_like_any_other() -> None:
    text = "Closing date for tenders: 5 May 2026"
    asked = {"events": ["submission_deadline"], "seasons": ["public-holiday"]}
    assert hits("falls_in", text, working_days_after=2, **asked) == []

"""Which words are a date, what day they give, and what is no date at all."""

import time
from datetime import date

import pytest

from tilint.facts._dates import find_dates, find_placeholders, find_time


def days(text: str, *, month_first: bool = False) -> list[date | None]:
    return [found.date for found in find_dates(text, month_first=month_first)]


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("12:00 noon on Friday 9 January 2026", date(2026, 1, 9), "12:00"),
        ("12 noon, Wednesday 8 April 2026", date(2026, 4, 8), "12:00"),
        ("12noon Thursday 5th February 2026", date(2026, 2, 5), "12:00"),
        ("midday on Tues 6 Jan 2026", date(2026, 1, 6), "12:00"),
        ("by 11:59 p.m., July 01, 2026, to be considered", date(2026, 7, 1), "23:59"),
        ("March 19, 2026 at noon eastern", date(2026, 3, 19), "12:00"),
        ("5pm on the 3rd of March 2026", date(2026, 3, 3), "17:00"),
        ("1700 hours on 4 May 2026", date(2026, 5, 4), "17:00"),
        ("17:00 hrs, 3rd March 2026", date(2026, 3, 3), "17:00"),
        ("12.00 p.m. on 3 Jan. 2025", date(2025, 1, 3), "12:00"),
        ("23-Oct-2026 12:08:32", date(2026, 10, 23), "12:08"),
        ("2026/10/10 00:00:00", date(2026, 10, 10), None),
        ("2026-10-10", date(2026, 10, 10), None),
        ("00:01 on 01/11/2026", date(2026, 11, 1), "00:01"),
        ("15:00 12/12/2025", date(2025, 12, 12), "15:00"),
        ("16/09/2026 midnight", date(2026, 9, 16), None),
        ("08.06.2026", date(2026, 6, 8), None),
        ("14/01/26", date(2026, 1, 14), None),
        ("5 Jan 26", date(2026, 1, 5), None),
        ("August 18 , 2026", date(2026, 8, 18), None),
        ("9th of January, 2026", date(2026, 1, 9), None),
        ("31/122026", date(2026, 12, 31), None),
    ],
)
def test_a_date_is_read_with_its_time(text: str, day: date, clock: str | None) -> None:
    (found,) = find_dates(text)
    assert (found.date, found.time) == (day, clock)


@pytest.mark.parametrize(
    "text",
    [
        "clause 4.2.14 and version 3.6.19",
        "you 5 may not",
        "within 30 days of award",
        "Lot 3 of 12",
        "20/80 price and quality, 100/66/33/0",
        "5 business days",
        "SI 2023/1348 and 44/2010/EC",
        "call 312-793-0835 or 01234 567890",
        "£5 mark",
        "section 16.575",
        "12/12/9999",
        "1/1/0000",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_a_numeric_date_is_read_by_country_unless_it_can_be_read_one_way_only() -> None:
    assert days("3/4/2026") == [date(2026, 4, 3)]
    assert days("3/4/2026", month_first=True) == [date(2026, 3, 4)]
    assert days("25/4/2026", month_first=True) == days("4/25/2026") == [date(2026, 4, 25)]


def test_a_span_of_days_gives_both_its_ends() -> None:
    both = [date(2026, 1, 5), date(2026, 1, 9)]
    assert days("5-9 January 2026") == both
    assert days("Monday 5th to Friday 9th January 2026") == both
    assert days("January 5-9, 2026") == both


def test_a_numbered_thing_before_a_date_is_not_the_first_day_of_a_span() -> None:
    assert days("Lot 3 - 9 January 2026") == [date(2026, 1, 9)]


@pytest.mark.parametrize("text", ["w/c 5 January 2026", "week commencing Monday 5 January 2026", "week of January 5, 2026"])
def test_a_week_gives_no_day(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.precision, found.date) == ("week", None)


def test_a_month_gives_no_day() -> None:
    found = find_dates("November, 2026, or in March of 2027")
    assert [(item.month, item.year, item.precision, item.date) for item in found] == [
        (11, 2026, "month", None),
        (3, 2027, "month", None),
    ]


@pytest.mark.parametrize("text", ["31 June 2026", "31/06/2026", "29 February 2026"])
def test_an_impossible_day_is_known_as_such(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.precision, found.date) == ("impossible", None)


def test_a_day_without_a_year_waits_for_one() -> None:
    (found,) = find_dates("12 noon on Monday 8 January")
    assert found.date is None
    assert found.in_year(2018).date == date(2018, 1, 8)


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("Friday 12 March 2026", True),
        ("Thursday 12 March 2026", False),
        ("12 March 2026 (Friday)", True),
        ("12 March 2026", False),
    ],
)
def test_a_weekday_that_does_not_fit_is_noticed(text: str, differs: bool) -> None:
    (found,) = find_dates(text)
    assert found.weekday_differs is differs


def test_nothing_is_read_across_table_cells() -> None:
    assert days("3\tMarch 2026") == [None]
    assert find_dates("9\t11\t2026") == []


@pytest.mark.parametrize(
    "text",
    [
        "[insert date]",
        "DD/MM/YYYY",
        "XX March 2026",
        "[xx] March 2026",
        "xx/xx/20xx",
        "<date>",
        "Insert date Day/Month/Year & Time",
        "Click or tap to enter a date",
        "5th XX 2026",
    ],
)
def test_a_blank_for_a_date_is_found_anywhere(text: str) -> None:
    (found,) = find_placeholders(f"Tenders are due {text}.")
    assert found.kind == "blank"


def test_tbc_counts_in_a_date_cell_only() -> None:
    assert find_placeholders("The venue is TBC and the agenda to be agreed.") == []
    assert [found.kind for found in find_placeholders("TBC", in_date_cell=True)] == ["open"]


def test_a_blank_for_something_else_is_no_date() -> None:
    assert find_placeholders("[insert name of supplier] pays [£ amount] to <company>.") == []


def test_a_time_alone_is_read() -> None:
    clocks = [find_time(text) for text in ("noon", "2:00 PM", "09:30")]
    assert [clock.time for clock in clocks if clock] == ["12:00", "14:00", "09:30"]


def test_reading_takes_time_in_proportion_to_length() -> None:
    def seconds(text: str) -> float:
        start = time.perf_counter()
        find_dates(text)
        find_placeholders(text, in_date_cell=True)
        return time.perf_counter() - start

    for piece in ("9 ", "May ", "1/1/", "[x", "12:00 noon on ", "3 to 4 to "):
        seconds(piece * 100)
        assert seconds(piece * 20_000) < 40 * max(seconds(piece * 2_000), 0.002)

"""Holidays, seasons and working days by nation."""

from datetime import date

import pytest

from tilint.facts._calendar import (
    add_working_days,
    easter_sunday,
    public_holidays,
    seasons,
    statutory_holidays,
    working_days,
)


def kinds(country: str | None, part: str | None, day: date) -> set[str]:
    return {season.kind for season in seasons(country, part, day, day)}


def test_easter_is_where_the_almanac_has_it() -> None:
    assert [easter_sunday(year) for year in (2018, 2024, 2026, 2038)] == [
        date(2018, 4, 1),
        date(2024, 3, 31),
        date(2026, 4, 5),
        date(2038, 4, 25),
    ]


def test_easter_monday_and_the_august_bank_holiday_are_free_in_england() -> None:
    free = public_holidays("GB", "ENG", (2026,))
    assert date(2026, 4, 6) in free
    assert date(2026, 8, 31) in free


def test_scotland_has_its_own_bank_holidays() -> None:
    scotland = public_holidays("GB", "SCT", (2026,))
    assert date(2026, 1, 2) in scotland
    assert date(2026, 4, 6) not in scotland


def test_the_statutory_working_day_leaves_out_holidays_of_every_nation() -> None:
    start = date(2026, 7, 7)
    assert add_working_days(start, 8, statutory_holidays((2026,))) == date(2026, 7, 20)
    assert add_working_days(start, 8, public_holidays("GB", "ENG", (2026,))) == date(2026, 7, 17)


def test_working_days_are_counted_from_the_day_after() -> None:
    free = public_holidays("GB", "ENG", (2025, 2026))
    assert working_days(date(2025, 12, 18), date(2026, 1, 28), free) == 26
    assert working_days(date(2020, 4, 17), date(2020, 5, 15), ()) == 20


@pytest.mark.parametrize(
    ("country", "part", "day", "kind"),
    [
        ("GB", "ENG", date(2026, 12, 29), "christmas"),
        ("GB", "ENG", date(2027, 1, 4), "christmas"),
        ("GB", "WLS", date(2026, 4, 9), "easter"),
        ("GB", "ENG", date(2026, 2, 18), "half-term"),
        ("GB", "ENG", date(2018, 10, 23), "half-term"),
        ("GB", "SCT", date(2026, 10, 14), "half-term"),
        ("GB", "SCT", date(2026, 7, 8), "summer"),
        ("GB", "ENG", date(2026, 8, 20), "summer"),
        ("GB", "ENG", date(2026, 3, 31), "year-end"),
        ("US", "IL", date(2019, 7, 1), "year-end"),
        ("US", None, date(2026, 9, 30), "year-end"),
        ("US", None, date(2026, 11, 26), "public-holiday"),
        (None, None, date(2026, 12, 25), "christmas"),
    ],
)
def test_a_day_falls_in_the_season_of_its_nation(country: str | None, part: str | None, day: date, kind: str) -> None:
    assert kind in kinds(country, part, day)


@pytest.mark.parametrize(
    ("country", "part", "day", "kind"),
    [
        ("US", None, date(2026, 3, 31), "year-end"),
        ("US", "IL", date(2026, 3, 31), "year-end"),
        ("US", "IL", date(2026, 4, 9), "easter"),
        ("GB", "SCT", date(2026, 8, 20), "summer"),
        ("GB", "SCT", date(2026, 5, 27), "half-term"),
        ("GB", "ENG", date(2026, 10, 14), "half-term"),
        ("GB", "ENG", date(2026, 6, 30), "year-end"),
    ],
)
def test_another_nations_season_does_not_count(country: str, part: str | None, day: date, kind: str) -> None:
    assert kind not in kinds(country, part, day)


def test_school_seasons_are_marked_as_rules_of_thumb_and_bank_holidays_are_not() -> None:
    found = seasons("GB", "ENG", date(2026, 12, 20), date(2026, 12, 26))
    assert {(season.name, season.estimated) for season in found} >= {
        ("Christmas and New Year", True),
        ("Christmas Day", False),
    }


def test_a_country_that_the_library_does_not_know_has_no_public_holidays() -> None:
    assert public_holidays("XX", None, (2026,)) == {}
    assert public_holidays(None, None, (2026,)) == {}

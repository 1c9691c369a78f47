"""The pictures of the HTML report hold what they should, inside their frames, however odd the tender."""

from __future__ import annotations

import datetime as dt

import pytest
from test_html import DATED, WEIGHT

from tilint.reporters._html_coverage import coverage
from tilint.reporters._html_criteria import criteria_pictures
from tilint.reporters._html_svg import NARROW, SMALL, WIDE, Drawing, text_width, wrapped
from tilint.reporters._html_timeline import Calendar, Span, Step, timeline
from tilint.reporters._html_timetable import timetable_picture
from tilint.reporters._html_weights import Weight, weights

WIDTHS = pytest.mark.parametrize("width", [WIDE, NARROW])
FIRST = dt.date(2026, 12, 7)


def days(count: int) -> dt.date:
    return FIRST + dt.timedelta(days=count)


def shapes(drawing: Drawing, look: str) -> list[dict[str, float]]:
    return [
        {name: float(value) for name, value in shape.attributes if value.replace(".", "").isdecimal()}
        for shape in drawing.shapes
        if shape.look == look
    ]


def in_frame(drawing: Drawing) -> bool:
    for shape in drawing.shapes:
        told = dict(shape.attributes)
        if shape.element == "text":
            wide = text_width(shape.words, SMALL)
            left = float(told["x"]) - {"start": 0, "middle": wide / 2, "end": wide}[told["text-anchor"]]
            fits = left >= -1 and left + wide <= drawing.width + 1 and 0 < float(told["y"]) <= drawing.height
        elif shape.element == "rect":
            fits = float(told["x"]) >= 0 and float(told["x"]) + float(told["width"]) <= drawing.width + 3
            fits = fits and 0 <= float(told["y"]) <= drawing.height - float(told["height"])
        else:
            fits = True
        if not fits:
            return False
    return True


@WIDTHS
@pytest.mark.parametrize("length", [1, 9, 40, 200, 731])
def test_a_timetable_stays_in_its_frame(width, length):
    steps = [Step(number, days(length * number // 12)) for number in range(1, 13)]
    busy = [
        Span("the school summer holidays", days(-5), days(2)),
        Span("the end of the financial year", days(length), days(length + 9)),
    ]
    window = Span("99 days to apply, 68 of them working days", days(length // 2), days(length))
    assert in_frame(timeline(steps, Calendar(Span("", FIRST, days(length)), window, [], busy), width))


@WIDTHS
def test_steps_on_one_day_stand_above_each_other(width):
    drawing = timeline([Step(1, FIRST), Step(2, FIRST), Step(3, days(300))], Calendar(Span("", FIRST, days(300))), width)
    marks = shapes(drawing, "mark")
    assert marks[0]["cx"] == marks[1]["cx"]
    assert marks[0]["cy"] - marks[1]["cy"] >= 2 * marks[0]["r"]
    assert marks[2]["cy"] == marks[0]["cy"]


def test_working_days_leave_out_weekends_and_public_holidays():
    two_weeks = Span("", FIRST, days(13))
    holiday = Span("a holiday", days(2), days(2))
    drawing = timeline([], Calendar(two_weeks, free=[holiday]), WIDE)
    unit = (WIDE - 24) / 14
    assert [round(work["width"] / unit) for work in shapes(drawing, "work")] == [2, 2, 5]
    assert len(shapes(drawing, "holiday")) == 1


def test_the_time_to_apply_begins_and_ends_where_its_days_do():
    drawing = timeline([], Calendar(Span("", FIRST, days(99)), Span("", days(10), days(19))), WIDE)
    (window,) = shapes(drawing, "window")
    unit = (WIDE - 24) / 100
    assert window["x"] == pytest.approx(12 + 10 * unit, abs=0.1)
    assert window["width"] == pytest.approx(10 * unit, abs=0.1)


def test_steps_outside_the_procurement_are_told_but_not_drawn():
    calendar = [{"kind": "procurement", "name": "", "first": "2026-12-07", "last": "2027-04-01", "days": 115, "working_days": 79}]
    picture = timetable_picture([DATED, {**DATED, "event": "contract_end", "date": "2030-03-31"}], calendar)
    assert [name for _, name, _ in picture.steps] == ["Issued"]
    assert [row[0] for row in picture.tables[0].rows] == ["Issued", "End of the contract"]


def test_a_step_without_a_day_keeps_its_words():
    picture = timetable_picture([{**DATED, "event": "interview", "date": None, "as_written": "w/c 2 March 2026"}], [])
    assert picture.drawings == ()
    assert picture.tables[0].rows[0] == ("Interviews", "no day given", "“w/c 2 March 2026”", "itt.md")


def test_many_steps_are_drawn_by_those_with_a_name_of_their_own():
    calendar = [{"kind": "procurement", "name": "", "first": "2026-12-07", "last": "2027-04-01", "days": 115, "working_days": 79}]
    others = [{**DATED, "event": "other", "label": f"Step {number}", "date": days(number).isoformat()} for number in range(1, 30)]
    picture = timetable_picture([DATED, *others], calendar)
    assert [name for _, name, _ in picture.steps] == ["Issued"]
    assert len(picture.tables[0].rows) == 30


def test_a_tender_that_is_always_open_says_so():
    row = {key: DATED[key] for key in ("time", "as_written", "file", "page")}
    picture = timetable_picture([{**row, "event": "submission_deadline", "date": None, "always_open": True}], [])
    assert picture.says == ("Applicants may apply at any time.",)


def test_dates_that_differ_are_pointed_out():
    calendar = [
        {"kind": "time-to-apply", "name": "", "first": "2026-12-07", "last": "2027-01-08", "days": 1, "working_days": 1},
        {"kind": "procurement", "name": "", "first": "2026-12-07", "last": "2027-01-08", "days": 32, "working_days": 19},
    ]
    picture = timetable_picture(
        [DATED, {**DATED, "event": "submission_deadline", "date": "2027-01-08", "differs": True}], calendar
    )
    assert picture.says[0] == "1 day to apply, 1 of them working days."
    assert picture.steps[1][2] == "Friday 8 January 2027 (another place gives another date)"


@WIDTHS
def test_weights_stay_in_their_frame(width):
    rows = [Weight("A criterion with a name that goes on and on " * 4, 60, "60%"), Weight("W" * 90, 55, "55% of it", depth=2)]
    assert in_frame(weights([*rows, Weight("Price", 70, "70%", price=True)], width))


def test_price_comes_last_and_hatched_in_the_stack():
    drawing = weights([Weight("Price", 30, "30%", price=True), Weight("Quality", 70, "70%")], WIDE)
    stack = [shape for shape in drawing.shapes if ("height", "30") in shape.attributes]
    assert [(shape.look, dict(shape.attributes)["width"]) for shape in stack] == [("quality", "504"), ("price", "216")]


def test_parts_that_sum_to_a_hundred_are_shares_of_their_criterion():
    parts = [{**WEIGHT, "criterion": name, "percent": 50.0, "parent": "Quality"} for name in ("Care", "Staff")]
    price = {**WEIGHT, "criterion": "Price", "percent": 30.0, "price": True}
    (picture,) = criteria_pictures([WEIGHT, *parts, price])
    words = [shape.words for shape in picture.drawings[0].shapes if shape.element == "text"]
    assert words.count("50% of it") == 2
    assert picture.says == ("Price counts 30%, the rest 70%.", "The weights add up to 100%.")


def test_weights_that_do_not_add_up_are_not_told_to():
    (picture,) = criteria_pictures([{**WEIGHT, "percent": 57.5}])
    assert picture.says == ("None of the criteria with a weight is about price.", "The weights found add up to 57.5%.")


def test_each_lot_has_its_picture_with_its_own_parts():
    rows = [{**WEIGHT, "lot": lot, "percent": 100.0} for lot in ("1", "2 3")]
    rows += [{**WEIGHT, "criterion": f"Part of {lot}", "parent": "Quality", "percent": 40.0, "lot": lot} for lot in ("1", "3")]
    pictures = criteria_pictures(rows)
    assert [picture.name for picture in pictures] == ["Award criteria: lot 1", "Award criteria: lot 2 3"]
    assert [[row[0] for row in picture.tables[0].rows] for picture in pictures] == [
        ["Quality", "Part of 1"],
        ["Quality", "Part of 3"],
    ]


def test_criteria_without_a_weight_are_told_but_not_drawn():
    (picture,) = criteria_pictures([{**WEIGHT, "percent": None, "placeholder": True, "as_written": "XX%"}])
    assert picture.drawings == ()
    assert picture.tables[0].rows[0][1] == "not filled in"


def test_a_criterion_that_is_its_own_part_is_told_once():
    looped = [{**WEIGHT, "parent": None}, {**WEIGHT, "parent": "Quality"}]
    (picture,) = criteria_pictures(looped * 50)
    assert len(picture.drawings) == 2


@WIDTHS
def test_coverage_stays_in_its_frame_and_counts(width):
    drawing = coverage(
        [("Procure", {"met": 120, "against": 1}), ("A stage with quite a long name for a stage", {"gap": 7})], width
    )
    assert in_frame(drawing)
    assert [shape.words for shape in drawing.shapes if shape.look in {"count", "axis"}] == [
        "120",
        "121",
        *(["7"] * (2 if width == WIDE else 1)),
    ]
    pieces = {shape.look: float(dict(shape.attributes)["width"]) for shape in drawing.shapes if shape.look.startswith("piece")}
    assert pieces["piece met"] == pytest.approx(120 * pieces["piece gap"] / 7, rel=0.02)


def test_text_is_cut_to_lines_that_fit():
    lines = wrapped("one two three four five six seven eight nine ten", 90)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(text_width(line) <= 90 for line in lines)
    assert wrapped("", 90) == [""]
    assert wrapped("Procure", 90) == ["Procure"]

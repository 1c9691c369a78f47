"""Award weights in headings, short lines and sentences."""

import time

import pytest

from tilint.facts.award import Award, read_award
from tilint.model import Block, BlockKind, Cell, Document, Tender
from tilint.parsers.markdown import PARSER
from tilint.reading import Reading


def award_of(*texts: str) -> Award:
    documents = tuple(PARSER.read(f"{number}.md", text.encode()) for number, text in enumerate(texts))
    return Reading(Tender("tender", documents)).fact(read_award)


def weights_of(award: Award, parent: str | None = None) -> dict[str, float | None]:
    return {one.name: one.percent for one in award.criteria if one.parent == parent}


def test_points_in_headings_are_read_and_unscored_sections_have_no_weight():
    award = award_of(
        """
# Application form
## 1. Who you are (no points)
## 2. The need (20 points)
## 3. Your project (max 40 points)
## 4. Your budget (40 points total)
"""
    )
    assert weights_of(award) == {"The need": 20, "Your project": 40, "Your budget": 40}


def test_the_rest_of_the_points_may_stand_in_a_sentence():
    award = award_of(
        """
# Evaluation form

The total number of points used to score each proposal is 1,000.

**Approach – 40% (400 points)**

**Staffing – 30% (300 points)**

The remaining 300 points are allocated to cost.
"""
    )
    assert weights_of(award) == {"Approach": 40, "Staffing": 30, "Cost": 30}
    assert award.price_share == 30


def test_bonus_points_stand_outside_the_sum():
    award = award_of(
        """
# Review criteria

Need (30 points). The need is clear.

Plan (50 points). The plan is clear.

Budget (20 points). The costs are clear.

Bonus points for rural areas (5 points). The area is rural.
"""
    )
    assert award.sets[0].total == 100
    assert [(one.percent, one.points) for one in award.criteria if one.bonus] == [(None, 5)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The weighting is 70% quality, 20% price and 10% social value.",
            {"Quality": 70, "Price": 20, "Social value": 10},
        ),
        ("Tenders will be scored on price (40%) and quality (60%).", {"Price": 40, "Quality": 60}),
        ("Price will account for 40% of the total score and quality for 60 per cent.", {"Price": 40, "Quality": 60}),
        ("The price:quality ratio is 30:70.", {"Price": 30, "Quality": 70}),
        (
            "Evaluation factors: Technical 50%, Past performance 20%, Price 30%.",
            {"Technical": 50, "Past performance": 20, "Price": 30},
        ),
        ("Bids are scored on approach (60 points) and cost (40 points).", {"Approach": 60, "Cost": 40}),
        ("As the price is fixed, the evaluation is 100% quality.", {"Quality": 100}),
    ],
)
def test_weights_are_read_from_sentences(sentence, expected):
    assert weights_of(award_of(f"# Evaluation\n\n{sentence}")) == expected


def test_each_of_several_questions_gets_the_weight_that_each_has():
    award = award_of("# Evaluation\n\nThe split is 60% quality and 40% price.\n\nMethod statements 1 to 3 carry 20% each.")
    assert weights_of(award, "Quality") == {
        "Method statement 1": 20,
        "Method statement 2": 20,
        "Method statement 3": 20,
    }


def test_headings_with_weights_keep_what_stands_under_them():
    award = award_of(
        """
# Section 1: Quality – 60%
Your answers will be evaluated against the award criteria.
## Method statement 1 (35%)
Tell us about your model.
## Method statement 2 (25%)
Tell us about your team.
# Section 2: Price – 40%
Fill in the schedule.
"""
    )
    assert weights_of(award) == {"Section 1: Quality": 60, "Section 2: Price": 40}
    assert weights_of(award, "Section 1: Quality") == {"Method statement 1": 35, "Method statement 2": 25}


def test_each_lot_has_a_set_of_its_own_and_the_highest_price_share_counts():
    award = award_of(
        "# Evaluation\n\nLot 1 is split 60% quality and 40% price.\n\nFor Lot 2 the split is 20% quality and 80% price."
    )
    assert [(one.lot, one.total) for one in award.sets] == [("1", 100), ("2", 100)]
    assert award.price_share == 80


def test_time_grows_in_step_with_length():
    def seconds(times: int) -> float:
        lines = "".join(f"Price {number}: {number % 100}% of the total score.\n\n" for number in range(times))
        rows = "".join(f"| Item {number} | 5% |\n" for number in range(times))
        text = f"# Evaluation\n\n{lines}\n\n| Criterion | Weighting |\n|---|---|\n{rows}"
        reading = Reading(Tender("tender", (PARSER.read("itt.md", text.encode()),)))
        assert reading.sentences
        start = time.perf_counter()
        reading.fact(read_award)
        return time.perf_counter() - start

    short, long = seconds(500), seconds(4000)
    assert long < max(short, 0.02) * 30


def test_short_question_names_under_an_opening_line_are_parts_of_what_the_line_weighs():
    award = award_of(
        "# Evaluation\n\nQuality is weighted at 60% as follows:\n\n- Q1: 35%\n- Q2: 25%\n\nPrice is weighted at 40%."
    )
    assert weights_of(award) == {"Quality": 60, "Price": 40}
    assert weights_of(award, "Quality") == {"Q1": 35, "Q2": 25}


def test_titles_with_points_count_wherever_in_a_paragraph_they_stand():
    award = award_of(
        """
# Award criteria

Applications are scored as follows.

The answer names the people who will run the groups. Staff and volunteers (25 points). It says how they are chosen.

Plan of work (35 points). The need in your area (40). The plan has dates, and each has an owner.
"""
    )
    assert weights_of(award) == {"Staff and volunteers": 25, "Plan of work": 35, "The need in your area": 40}


@pytest.mark.parametrize(
    "paragraph",
    [
        "Answers are marked one by one. Good (4 points). Fair (3 points). Weak (1 point). Excellent (5 points). Poor (0 points).",
        "Late work loses marks. The board may deduct up to a tenth (10 points). Two warnings end the agreement (20 points).",
        "The centre is run under the lease (30). Rooms are let by the hour (25). Keys are kept at the desk (45).",
    ],
)
def test_a_scale_and_sentences_that_end_in_numbers_are_no_titles(paragraph):
    assert weights_of(award_of(f"# Award criteria\n\nTenders are evaluated by a panel.\n\n{paragraph}\n")) == {}


def test_a_number_without_unit_counts_where_it_completes_the_points():
    award = award_of("# Criteria\n\nNeed (30 points). Why.\n\nServices (40). What.\n\nBudget (30 points). How much.")
    assert weights_of(award) == {"Need": 30, "Services": 40, "Budget": 30}
    alone = award_of(
        "# Criteria\n\nNeed (30 points). Why.\n\nPartners (2). Who.\n\nPlan (40 points). What.\n\nBudget (30 points)."
    )
    assert "Partners" not in weights_of(alone)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "- " * 5000,
        "1/" * 5000 + " quality",
        "quality/" * 3000,
        "(5 points) " * 3000,
        " " * 20000 + "5%",
        "Total " + "( " * 3000 + "5%",
        "price 5% quality " * 2000,
        "We plan. Plan of work (5). " * 1000,
    ],
    ids=["brackets", "dashes", "fractions", "slashes", "points", "spaces", "total", "percentages", "titles"],
)
def test_odd_text_takes_no_longer_than_its_length_asks(text):
    def seconds(part: str) -> float:
        block = Block(BlockKind.PARAGRAPH, part, section=("Award criteria",))
        row = Block(BlockKind.TABLE_ROW, part, table=0, cells=(Cell(0, len(part), 0, 1, "Weighting"),))
        reading = Reading(Tender("tender", (Document("odd.pdf", "pdf", (block, row)),)))
        assert reading.sentences
        start = time.perf_counter()
        reading.fact(read_award)
        return time.perf_counter() - start

    assert seconds(text * 4) < 12 * max(seconds(text), 0.05)

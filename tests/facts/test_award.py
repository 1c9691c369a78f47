"""What is read of award criteria: weights, the sets they form, what is said without numbers, and what is no weight."""

import json
from pathlib import Path

import pytest

from tilint.facts.award import FACT, Award, Kind, read_award
from tilint.model import Block, BlockKind, Cell, Document, Tender
from tilint.parsers.markdown import PARSER
from tilint.reading import Reading


def award_of(*texts: str) -> Award:
    documents = tuple(PARSER.read(f"{number}.md", text.encode()) for number, text in enumerate(texts))
    return Reading(Tender("tender", documents)).fact(read_award)


def weights_of(award: Award, parent: str | None = None) -> dict[str, float | None]:
    return {one.name: one.percent for one in award.criteria if one.parent == parent}


TABLE = """
# Award criteria

| Criterion | Weighting |
|---|---|
| Price | 40% |
| Quality | 50% |
| Social value | 10% |
| Total | 100% |
"""


def test_a_table_under_weighting_is_read_and_its_total_is_no_criterion():
    award = award_of(TABLE)
    assert weights_of(award) == {"Price": 40, "Quality": 50, "Social value": 10}
    assert [one.total for one in award.sets] == [100]
    assert (award.price_share, award.quality_share, award.kind) == (40, 60, Kind.WEIGHTS)


def test_the_place_of_a_criterion_covers_its_name_and_its_weight():
    reading = Reading(Tender("tender", (PARSER.read("itt.md", TABLE.encode()),)))
    assert reading.tender.quote(reading.fact(read_award).criteria[0].location) == "Price | 40%"


def test_questions_that_sum_to_a_criterion_are_its_parts():
    award = award_of(
        TABLE,
        """
# Method statements

| No | Question | Max score | Weighting |
|---|---|---|---|
| 1 | Service model | 5 | 30% |
| 2 | Staffing | 5 | 20% |
""",
    )
    assert weights_of(award, "Quality") == {"Service model": 30, "Staffing": 20}
    assert len(award.sets) == 1


def test_parts_that_sum_to_100_stay_as_written_under_their_criterion():
    award = award_of(
        """
# Award criteria

The contract will be awarded on a 60/40 quality/price split.

| Quality sub-criteria | Sub-weighting (%) |
|---|---|
| Mobilisation | 25 |
| Delivery | 50 |
| Partnership | 25 |
| Total | 100 |
"""
    )
    assert weights_of(award) == {"Quality": 60, "Price": 40}
    assert weights_of(award, "Quality") == {"Mobilisation": 25, "Delivery": 50, "Partnership": 25}


def test_rows_that_sum_up_to_the_row_before_them_are_its_parts():
    award = award_of(
        """
# Scoring criteria

| Section | Possible points |
|---|---|
| Need | 20 |
| Describes the need | 15 |
| Gives evidence | 5 |
| Plan | 60 |
| Has aims | 40 |
| Has dates | 20 |
| Budget | 20 |
| Total possible points | 100 |
"""
    )
    assert weights_of(award) == {"Need": 20, "Plan": 60, "Budget": 20}
    assert weights_of(award, "Plan") == {"Has aims": 40, "Has dates": 20}


def test_a_subtotal_is_the_criterion_of_the_rows_before_it():
    award = award_of(
        """
# Evaluation criteria

| Criteria | Marks available |
|---|---|
| Method | 40 |
| Team | 20 |
| Quality total | 60 |
| Fixed price | 30 |
| Day rates | 10 |
| Price total | 40 |
| Total | 100 |
"""
    )
    assert weights_of(award) == {"Quality": 60, "Price": 40}
    assert weights_of(award, "Price") == {"Fixed price": 30, "Day rates": 10}


def test_two_columns_of_weights_are_criteria_and_parts():
    award = award_of(
        """
# Evaluation model

| Criteria | Weighting | Sub-criteria | Sub-weighting |
|---|---|---|---|
| Quality | 60% | Delivery | 40% |
| | | Workforce | 20% |
| Price | 40% | Total cost | 40% |
"""
    )
    assert weights_of(award) == {"Quality": 60, "Price": 40}
    assert weights_of(award, "Quality") == {"Delivery": 40, "Workforce": 20}
    assert weights_of(award, "Price") == {"Total cost": 40}


def test_rows_that_open_sections_of_a_table_are_the_criteria_of_the_rows_below():
    award = award_of(
        """
# Evaluation criteria

| Ref | Question | Weighting |
|---|---|---|
| Quality (60%) | | |
| 1 | Model | 40% |
| 2 | Team | 60% |
| Price (40%) | | |
| 3 | Unit cost | 100% |
"""
    )
    assert weights_of(award) == {"Quality": 60, "Price": 40}
    assert weights_of(award, "Quality") == {"Model": 40, "Team": 60}


def test_a_total_of_something_is_a_criterion_and_a_subtotal_over_known_criteria_is_not():
    summary = "# Summary\n\n| Part | Weighting |\n|---|---|\n| Design | 50% |\n| Delivery | 20% |\n| Pricing | 30% |"
    matrix = """
# Matrix

| Criteria | Weighting |
|---|---|
| Design | 50% |
| Sketches | 50% |
| Delivery | 20% |
| Programme | 20% |
| Technical total | 70% |
| Total project cost | 20% |
| Life cycle costs | 10% |
| Pricing total | 30% |
| Total | 100% |
"""
    award = award_of(summary, matrix)
    assert weights_of(award) == {"Design": 50, "Delivery": 20, "Pricing": 30}
    assert weights_of(award, "Pricing") == {"Total project cost": 20, "Life cycle costs": 10}
    assert weights_of(award, "Design") == {"Sketches": 50}


def test_points_out_of_another_total_become_their_share_and_are_kept():
    award = award_of(
        """
# Scoring

The total number of points available is 250.

| Section | Maximum points |
|---|---|
| Need | 50 |
| Design | 150 |
| Budget | 50 |
"""
    )
    assert weights_of(award) == {"Need": 20, "Design": 60, "Budget": 20}
    assert [one.points for one in award.criteria] == [50, 150, 50]
    assert award.kind is Kind.POINTS


def test_what_a_second_file_says_again_is_kept_once():
    form = "# Evaluation\n\nPrice: 40%\n\nQuality: 50%\n\nSocial value: 10%"
    assert weights_of(award_of(TABLE, form)) == weights_of(award_of(TABLE))
    assert len(award_of(TABLE, form).criteria) == 3


@pytest.mark.parametrize("written", ["XX%", "[ ]%", "TBC", "[insert]%", "____%"])
def test_a_place_kept_for_a_number_is_a_placeholder_and_no_weight(written):
    award = award_of(f"# Award criteria\n\n| Criteria | Weighting |\n|---|---|\n| Price | {written} |\n| Quality | {written} |")
    assert [(one.placeholder, one.percent) for one in award.criteria] == [(True, None), (True, None)]
    assert award.kind is Kind.PLACEHOLDERS
    assert award.sets[0].total is None


def test_a_range_is_neither_a_weight_nor_a_placeholder():
    award = award_of(
        "# Call-off criteria\n\n| Criteria | Weighting |\n|---|---|\n| Price | 10% to 90% |\n| Quality | 10% to 90% |"
    )
    assert [(one.ranged, one.placeholder, one.percent) for one in award.criteria] == [(True, False, None)] * 2


def test_pass_or_fail_rows_are_told_apart_and_zero_per_cent_is_a_weight():
    award = award_of(
        """
# Evaluation questions

| Question | Weighting |
|---|---|
| Insurance | Pass/Fail |
| Total charges | 100% |
| Day rates | 0% |
"""
    )
    assert [(one.name, one.percent, one.pass_fail) for one in award.criteria] == [
        ("Insurance", None, True),
        ("Total charges", 100, False),
        ("Day rates", 0, False),
    ]
    assert award.price_share == 100


def test_a_sum_that_is_not_100_is_told_as_it_is():
    award = award_of(
        "# Award criteria\n\n| Criteria | Weighting |\n|---|---|\n| Price | 40% |\n| Quality | 50% |\n| Social | 5% |"
    )
    assert award.sets[0].total == 95
    assert not award.sets[0].complete
    assert award.price_share is None


def test_rows_print_the_keys_of_the_labels():
    reading = Reading(Tender("tender", (PARSER.read("itt.md", TABLE.encode()),)))
    row = FACT.rows(reading)[0]
    assert {key: row[key] for key in ("criterion", "percent", "parent", "file", "page")} == {
        "criterion": "Price",
        "percent": 40,
        "parent": None,
        "file": "itt.md",
        "page": None,
    }
    json.dumps(FACT.rows(reading))


def test_weights_of_parts_in_a_column_without_heading_are_parts():
    def row(number: int, *cells: tuple[str, int, int, str]) -> Block:
        text, placed = "", []
        for words, column, span, header in cells:
            start = len(text)
            text += words + "\t"
            placed.append(Cell(start, start + len(words), column, span, header))
        return Block(BlockKind.TABLE_ROW, text.rstrip("\t"), table=0, row=number, cells=tuple(placed), section=("Scoring",))

    heads = ("Scoring criteria", "", "Possible points")
    rows = [
        row(0, *((text, column, 1, "") for column, text in enumerate(heads))),
        row(1, ("Need", 0, 2, heads[0]), ("40", 2, 1, heads[2])),
        row(2, ("Describes the need", 0, 1, heads[0]), ("40", 1, 1, ""), ("", 2, 1, heads[2])),
        row(3, ("Budget", 0, 2, heads[0]), ("60", 2, 1, heads[2])),
    ]
    award = Reading(Tender("tender", (Document("nofo.pdf", "pdf", tuple(rows)),))).fact(read_award)
    assert weights_of(award) == {"Need": 40, "Budget": 60}
    assert weights_of(award, "Need") == {"Describes the need": 40}


SHARED = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is absent")
def test_weights_of_real_tenders_match_their_labels():
    docx = pytest.importorskip("tilint.parsers.docx")
    pdf = pytest.importorskip("tilint.parsers.pdf")
    parsers = {".docx": docx.PARSER, ".pdf": pdf.PARSER}
    for pack in ("trauma-schools", "dv-hotline"):
        files = sorted((SHARED / "packs" / pack).iterdir())
        documents = tuple(parsers[file.suffix].read(file.name, file.read_bytes()) for file in files)
        rows = FACT.rows(Reading(Tender(pack, documents)))
        labels = json.loads((SHARED / "labels" / f"{pack}.json").read_text())["weights"]
        assert sorted(row["percent"] for row in rows if row["percent"] is not None) == sorted(one["percent"] for one in labels)

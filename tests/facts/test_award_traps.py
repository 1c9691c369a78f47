"""Numbers that are no award weights or need a second look, and how tenders say what counts where they give none."""

import pytest

from tilint.facts.award import Award, Kind, read_award
from tilint.model import Tender
from tilint.parsers.markdown import PARSER
from tilint.reading import Reading


def award_of(text: str) -> Award:
    return Reading(Tender("tender", (PARSER.read("itt.md", text.encode()),))).fact(read_award)


def table(*rows: str) -> str:
    """Write a pipe table, its first row the headings."""
    width = rows[0].count("|") + 1
    return "\n".join(f"| {row} |" for row in (rows[0], " | ".join(["---"] * width), *rows[1:]))


NO_WEIGHTS = {
    "a scale of scores": "# Evaluation\n\n" + table("Score | Definition", "0 | No answer", "1 | Poor", "5 | Excellent"),
    "shares of the marks": "# Scoring\n\n" + table("Score | Percentage of marks", "0 | 0%", "1 | 50%", "2 | 100%"),
    "score ranges": "# Criteria\n\n" + table("Quality | Score range", "Excellent: complete | 90-100", "Good: gaps | 70-89"),
    "payments": "# Payment\n\n"
    + table("Milestone | % of price", "Start | 40%", "End | 60%")
    + "\n\nWe pay 50% at the start and 50% at the end.",
    "service levels": "# Service levels\n\n" + table("KPI | Weighting", "Calls answered | 40%", "Jobs closed | 60%"),
    "a budget": "# Budget\n\n" + table("Cost | % of total", "Staff | 70%", "Quality checks | 30%"),
    "people": "# About the area\n\n" + table("Group | %", "White British | 60%", "Asian | 40%"),
    "training": "# Training\n\n" + table("Module | Points", "One | 40", "Two | 60"),
    "risk": "# Risk assessment\n\n" + table("Question | Points", "Late reports? | 40", "New staff? | 60", "Total | 100"),
    "a threshold": "# Evaluation\n\nA tender must score at least 60% for quality, and a minimum of 3 out of 5 on risk.",
    "an example": "# Evaluation\n\nThe table is for illustration only.\n\n"
    + table("Envelope | Weighting", "Quality | 60%", "Price | 40%"),
    "an example in a sentence": "# Evaluation\n\nFor example, with quality at 60% and price at 40%, a bid gets 30.",
    "rates and caps": "# Price\n\nVAT is 20%. A discount of 5% applies to the price of large orders. Overheads may not "
    "exceed 10% of cost. Match funding of 20% of costs is needed. Quality target: 90%. Prices rise by 2% a year.",
    "a survey": "# What people said\n\n80% rated the quality of support as good. 20% were worried about cost.",
    "scores that bidders got": "# Scores\n\n" + table("Bidder | Weighted score", "A | 60%", "B | 40%"),
    "hours and dates": "# Times\n\nOpening hours are 9:30 to 17:30. The price is held for 12/24 months.",
    "sums of money": "# Award criteria\n\n" + table("Lot | Total", "One | £40", "Two | £60"),
}


@pytest.mark.parametrize("text", NO_WEIGHTS.values(), ids=NO_WEIGHTS.keys())
def test_other_numbers_are_no_weights(text):
    assert award_of(text).criteria == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "first"),
    [
        ("The factors are in descending order of importance: approach, team, price.", Kind.ORDER, ""),
        ("Technical factors, when combined, are significantly more important than price.", Kind.ORDER, "quality"),
        ("Price is more important than the technical factors.", Kind.ORDER, "price"),
        ("The buyer contemplates no trade-off of technical criteria against price.", Kind.ORDER, "quality"),
        ("The contract will be awarded to the most economically advantageous tender.", Kind.BEST_VALUE, ""),
        ("The contract will be awarded to the lowest priced compliant tender.", Kind.PRICE_ONLY, "price"),
        ("Each application will be reviewed by a panel for reach and value.", Kind.UNWEIGHTED, ""),
        ("Questions 1 and 2 are pass/fail.", Kind.PASS_FAIL, ""),
    ],
)
def test_what_is_said_without_numbers_has_a_kind(sentence, kind, first):
    award = award_of(f"# Award\n\n{sentence}")
    assert [(one.kind, one.first) for one in award.statements] == [(kind, first)]
    assert award.kind is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Applications will be reviewed for completeness.",
        "Bids will be assessed against the selection criteria on a pass/fail basis only where asked.",
        "Call-off contracts may be awarded to the most economically advantageous tender.",
        "The supplier with the lowest price will be awarded the maximum score of 100.",
        "The Council is not obliged to accept the lowest price, nor bound to award.",
        "The most important thing is to price each line.",
        "Families said that trust mattered most.",
    ],
)
def test_screening_later_choices_and_scores_are_no_statements_of_how_bids_are_compared(sentence):
    kinds = {one.kind for one in award_of(f"# Process\n\n{sentence}").statements}
    assert kinds <= {Kind.PASS_FAIL}


def test_multipliers_become_shares():
    award = award_of("# Evaluation\n\n| Question | Weighting | Score |\n|---|---|---|\n| Approach | 3 | |\n| Team | 1 | |")
    assert [one.percent for one in award.criteria] == [75, 25]


def test_fractions_under_weighting_are_per_cent():
    award = award_of("# Evaluation matrix\n\n| Part | Weighting |\n|---|---|\n| Design | 0.7 |\n| Pricing | 0.3 |")
    assert [one.percent for one in award.criteria] == [70, 30]

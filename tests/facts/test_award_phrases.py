"""What single sentences, lines and small tables say of award weights, in many wordings, and what is no weight."""

import pytest

from tilint.facts.award import Award, read_award
from tilint.testing import read_example

SPLITS = """
Tenders will be evaluated on price (40%) and quality (60%).
The evaluation will be based on 60% quality and 40% price.
Price will account for 40% of the overall score and quality for the remaining 60%.
Quality carries a weighting of 60% and price carries a weighting of 40%.
A quality:price ratio of 60:40 applies.
The tender will be assessed 60/40 in favour of quality.
Bids will be scored 60% on quality and 40% on price.
Of the total marks, 60% are for quality and 40% for price.
The price/quality split is 40/60.
Award criteria: Quality – 60%; Price – 40%.
Weightings: price 40 per cent, quality 60 per cent.
The award criteria are quality, weighted at 60%, and price, weighted at 40%.
60 per cent of the marks will be for quality, and 40 per cent for price.
Evaluation will be on a 60% Quality, 40% Price basis.
We will award the contract to the most advantageous tender: quality 60%, price 40%.
Quality (60%) / Price (40%)
The weighting is Quality = 60%, Price = 40%
Your written answers count for quality, which is worth 60% of the score. Price is worth 40% of the score.
"""
LINES = """
- Quality: 60%
- Price: 40%
===
Quality 60%

Price 40%
===
1. Quality (60%)
2. Price (40%)
===
- Quality – 60 points
- Price – 40 points
===
- Quality (weighting: 60%)
- Price (weighting: 40%)
===
### Quality (60%)

Answer the questions below.

### Price (40%)

Complete the pricing schedule.
===
| Quality | 60% |
| --- | --- |
| Price | 40% |
===
| Criterion | Percentage |
| --- | --- |
| Quality | 60 |
| Price | 40 |
===
| | Weighting |
| --- | --- |
| Quality | 0.6 |
| Price | 0.4 |
===
| Criteria | Maximum score |
| --- | --- |
| Quality | 60 |
| Price | 40 |
| Total | 100 |
===
| Ref | Award criterion | Available marks |
| --- | --- | --- |
| A | Quality | 60 |
| B | Price | 40 |
===
| Evaluation criteria | % of total marks |
| --- | --- |
| Quality | 60% |
| Price | 40% |
===
| Criterion | Scored or pass/fail | Value |
| --- | --- | --- |
| Insurance | Pass/fail | N/A |
| Quality | Scored | 60% |
| Price | Scored | 40% |
===
| Part | What we look at | How much it counts |
| --- | --- | --- |
| 1 | Quality | 60% |
| 2 | Price | 40% |
===
| Weight | Criterion |
| --- | --- |
| 60% | Quality |
| 40% | Price |
"""
PARTS = """
| Quality criteria (60%) | Weighting |
| --- | --- |
| Approach | 30% |
| Team | 20% |
| Social value | 10% |
| Price (40%) | |
| Total price | 40% |
===
| Criterion | Weight | Sub-criterion | Sub-weight |
| --- | --- | --- | --- |
| Quality | 60% | Approach | 30% |
| | | Team | 20% |
| | | Social value | 10% |
| Price | 40% | Total price | 40% |
===
Quality 60%, price 40%. The quality marks are split as follows:

- Approach: 30%
- Team: 20%
- Social value: 10%
===
Quality 60%, price 40%.

| Question | Weighting |
| --- | --- |
| Question 1: Approach | 30% |
| Question 2: Team | 20% |
| Question 3: Social value | 10% |
===
Price is worth 40% and quality 60%.

Q1 Approach (30%)

How will you do it?

Q2 Team (20%)

Who will do it?

Q3 Social value (10%)

What else will you bring?
===
| Section | Question | Marks available | % weighting |
| --- | --- | --- | --- |
| Quality | Approach | 15 | 30% |
| Quality | Team | 10 | 20% |
| Quality | Social value | 5 | 10% |
| Price | Total price | 20 | 40% |
"""
NOTHING = """
At least 60% of the quality marks must be reached.
Payments are made 40% on signature and 60% on completion.
The consortium lead will receive 60% of the funding and partners 40%.
Overheads may not exceed 15% of the award.
In the last round 60% of bids scored above 40%.
Suppliers must offer a discount of 10% on list price and 5% on quality assurance.
60% of residents rate the quality of the service as good and 40% find the price fair.
Social value commitments should be worth at least 10% of the contract price.
Staff turnover should stay under 20% and 90% of calls be answered in a minute.
The grant pays up to 75% of total project costs.
A score of 3 out of 5 is worth 60% of the available marks.
Each late report reduces the fee by 5 points.
The bidder with the lowest price scores 100%, and others in proportion.
Liability is limited to 125% of the charges, or 150% where quality falls below the standard.
The living wage rose by 6.7% and prices by 4%.
"""


def award_of(text: str) -> Award:
    return read_award(read_example({"itt.md": f"# Evaluation of tenders\n\n{text}"}))


def tops_of(award: Award) -> dict[str, float | None]:
    return {one.name.lower(): one.percent for one in award.criteria if one.parent is None and not one.pass_fail}


@pytest.mark.parametrize("sentence", SPLITS.strip().splitlines())
def test_a_sentence_splits_quality_and_price(sentence: str) -> None:
    assert tops_of(award_of(sentence)) == {"quality": 60, "price": 40}


@pytest.mark.parametrize("lines", LINES.split("===\n"))
def test_lines_and_small_tables_split_quality_and_price(lines: str) -> None:
    assert tops_of(award_of(lines)) == {"quality": 60, "price": 40}


@pytest.mark.parametrize("text", PARTS.split("===\n"))
def test_parts_are_read_under_their_criterion(text: str) -> None:
    award = award_of(text)
    parts = [one.percent for one in award.criteria if (one.parent or "").lower().startswith("quality")]
    assert (parts, award.price_share) == ([30, 20, 10], 40)


@pytest.mark.parametrize("sentence", NOTHING.strip().splitlines())
def test_other_shares_are_no_weights(sentence: str) -> None:
    assert award_of(sentence).criteria == ()

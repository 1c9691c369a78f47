"""The verbs on award criteria: what they hit, what they say, and what they leave alone."""

import pytest
from pydantic import ValidationError

from tilint.checks import all_checks
from tilint.checks.award import PriceShareOptions, RankedOptions, WeightsOptions, price_share, ranked, weights
from tilint.finding import Hit
from tilint.model import Tender
from tilint.parsers.markdown import PARSER
from tilint.reading import Reading


def read(text: str) -> Reading:
    return Reading(Tender("tender", (PARSER.read("itt.md", text.encode()),)))


def table(**criteria: str) -> str:
    rows = "".join(f"| {name.replace('_', ' ')} | {weight} |\n" for name, weight in criteria.items())
    return f"# Award criteria\n\n| Criterion | Weighting |\n|---|---|\n{rows}"


def found(text: str, find: str) -> list[Hit]:
    return list(weights.run(read(text), WeightsOptions(find=find)))


WHOLE = table(Quality="60%", Price="30%", Social_value="10%")


def test_the_verbs_are_found_by_name():
    assert {"weights", "price_share", "ranked"} <= set(all_checks())


def test_stated_weights_are_told_with_their_sum():
    (hit,) = found(WHOLE, "stated")
    assert hit.values["criteria"] == "Quality 60%, Price 30%, Social value 10%"
    assert (hit.values["sum"], hit.values["count"], hit.values["lot"]) == ("100", "3", "")
    assert len(hit.related) == 2


@pytest.mark.parametrize(
    "text",
    [
        table(Quality="60%", Price="30%"),
        table(Quality="XX%", Price="XX%"),
        table(Quality="40% to 60%", Price="40% to 60%"),
        "# Award\n\nPrice is 30% of the total score.",
        "# Payment\n\nWe pay 40% at the start and 60% at the end.",
    ],
)
def test_weights_that_are_not_whole_are_not_stated(text):
    assert found(text, "stated") == []


def test_a_price_alone_at_100_is_not_a_statement_of_weights():
    assert found(table(Lowest_price="100%"), "stated") == []


def test_a_wrong_sum_is_told_with_the_sum():
    (hit,) = found(table(Quality="60%", Price="30%", Social_value="5%"), "wrong-sum")
    assert hit.values["sum"] == "95"


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        table(Service_model="30%", Staffing="20%"),
        table(Quality="10%", Price="10%"),
        table(Quality="33.3%", Price="33.3%", Interview="33.3%"),
    ],
    ids=["whole", "one part without price", "too little to judge by", "rounding"],
)
def test_a_sum_is_only_called_wrong_where_price_is_named_and_most_of_it_was_read(text):
    assert found(text, "wrong-sum") == []


def test_places_kept_for_numbers_are_told_once():
    (hit,) = found(table(Quality="XX%", Price="[ ]%"), "placeholder")
    assert (hit.values["count"], hit.values["criteria"]) == ("2", "Quality, Price")
    assert len(hit.related) == 1
    assert found(WHOLE, "placeholder") == []


def test_ranges_left_to_a_buyer_are_told_once():
    (hit,) = found(table(Quality="40% to 80%", Price="20% to 60%"), "range")
    assert hit.values["count"] == "2"


def test_whole_weights_are_no_ranges():
    assert found(WHOLE, "range") == []


@pytest.mark.parametrize(
    ("find", "sentence"),
    [
        ("order", "The factors are in descending order of importance: approach, then price."),
        ("unweighted", "Applications will be assessed by a panel on reach, value and plans."),
        ("best-value", "The award goes to the most economically advantageous tender."),
        ("price-only", "We will award to the lowest priced compliant tender."),
        ("pass-fail", "Each question is pass/fail."),
    ],
)
def test_a_sentence_counts_only_where_no_weight_is_a_number(find, sentence):
    (hit,) = found(f"# Award\n\n{sentence}", find)
    assert hit.values["words"] == sentence
    assert found(f"{WHOLE}\n\n{sentence}", find) == []


def test_price_share_hits_each_lot_over_the_bound_and_shows_price_first():
    reading = read("# Evaluation\n\nLot 1: 70% quality and 30% price.\n\nLot 2: 20% quality and 80% price.")
    (hit,) = price_share.run(reading, PriceShareOptions(above=50))
    assert (hit.values["price"], hit.values["quality"], hit.values["lot"]) == ("80", "20", " for lot 2")
    (hit,) = price_share.run(reading, PriceShareOptions(at_most=49.9))
    assert hit.values["lot"] == " for lot 1"


def test_the_price_criterion_is_the_first_place_shown():
    reading = read(table(Quality="20%", Price="80%"))
    (hit,) = price_share.run(reading, PriceShareOptions(above=50))
    assert hit.location is not None
    assert reading.tender.quote(hit.location) == "Price | 80%"


@pytest.mark.parametrize(
    "text",
    [
        table(Quality="XX%", Price="80%"),
        table(Design="60%", Team="40%"),
        "# Discounts\n\nPrices fall by 80% of the list price for quality returns.",
    ],
    ids=["a weight is missing", "price is not named", "not about award"],
)
def test_price_share_needs_whole_weights_that_name_price(text):
    for options in (PriceShareOptions(above=50), PriceShareOptions(at_most=50)):
        assert list(price_share.run(read(text), options)) == []


def test_ranked_tells_which_comes_first():
    reading = read("# Award\n\nTechnical factors are more important than price.")
    (hit,) = ranked.run(reading, RankedOptions(first="quality"))
    assert hit.values["words"].startswith("Technical factors")
    assert list(ranked.run(reading, RankedOptions(first="price"))) == []


@pytest.mark.parametrize("options", [{}, {"above": 50, "at_most": 50}, {"above": 150}])
def test_price_share_takes_one_bound_in_per_cent(options):
    with pytest.raises(ValidationError):
        PriceShareOptions(**options)


@pytest.mark.parametrize("check", [weights, price_share, ranked])
def test_each_verb_shows_an_example_in_yaml(check):
    assert f"check: {check.name}" in check.help

"""Intervals are drawn from whole tenders, and are the same every time."""

from __future__ import annotations

import pytest

from tilint.evaluation.intervals import Bootstrap

TEN = [f"tender-{number}" for number in range(10)]


def test_a_share_lies_inside_its_interval() -> None:
    share = Bootstrap(TEN).ratio((name, number < 7, 1) for number, name in enumerate(TEN))
    assert share.value == pytest.approx(0.7)
    assert share.low is not None
    assert share.high is not None
    assert 0.3 <= share.low < 0.7 < share.high <= 1.0


def test_the_same_cases_give_the_same_interval_in_any_order() -> None:
    cases = [(name, number % 3 == 0, 1.0) for number, name in enumerate(TEN)]
    assert Bootstrap(TEN).ratio(cases) == Bootstrap(reversed(TEN)).ratio(reversed(cases))


def test_cases_of_one_tender_are_drawn_together() -> None:
    """A hundred cases that stand and fall in two tenders prove no more than two cases do."""
    together = Bootstrap(["a", "b"]).ratio([("a", 1, 1)] * 50 + [("b", 0, 1)] * 50)
    assert (together.low, together.high) == (0.0, 1.0)
    apart = Bootstrap(map(str, range(100))).ratio((str(number), number < 50, 1) for number in range(100))
    assert apart.low is not None
    assert apart.low > 0.35


def test_more_tenders_make_a_narrower_interval() -> None:
    def width(count: int) -> float:
        names = [str(number) for number in range(count)]
        share = Bootstrap(names).ratio((name, int(name) % 2, 1) for name in names)
        assert share.low is not None
        assert share.high is not None
        return share.high - share.low

    assert width(200) < width(20) < width(4)


def test_cases_of_a_single_tender_have_no_interval() -> None:
    assert Bootstrap(TEN).ratio([("tender-1", 3, 4)]).interval is None


def test_a_share_of_nothing_has_no_interval() -> None:
    share = Bootstrap(TEN).ratio([("tender-1", 0, 0)])
    assert (share.value, share.interval, share.of) == (1.0, None, 0)


def test_few_tenders_are_told_and_many_are_not() -> None:
    assert "10" in Bootstrap(TEN).caution
    assert Bootstrap(map(str, range(20))).caution == ""

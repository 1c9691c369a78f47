"""Words that a tender only shows are told from those that it says, sentence by sentence."""

from __future__ import annotations

import pytest

from tilint.facts._mentions import only_shown
from tilint.model import Location
from tilint.testing import read_example

SAMPLE = "“We give feedback to all who ask for it,” said one provider."
SAID = "We will publish the scores in May."


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, len(SAID), False),
        (len(SAID) + 1, len(SAID) + 1 + len(SAMPLE), True),
        (len(SAID) + 5, len(SAID) + 10, True),
        (0, len(SAID) + 1 + len(SAMPLE), False),
    ],
)
def test_a_place_is_only_shown_where_every_sentence_at_it_is(start: int, end: int, shown: bool) -> None:
    reading = read_example({"itt.md": f"{SAID} {SAMPLE}"})
    assert [sentence.text for sentence in reading.sentences] == [SAID, SAMPLE]
    assert only_shown(reading, Location(0, 0, start, end)) is shown


def test_a_place_without_a_sentence_is_not_only_shown() -> None:
    assert not only_shown(read_example({"itt.md": SAID}), Location(0, 7, 0, 4))

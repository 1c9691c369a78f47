"""The phrase language finds what rule authors write, and nothing else."""

from __future__ import annotations

import pytest

from tilint.phrases import PhraseError, inflections, parse
from tilint.testing import read_example


def found(phrase: str, text: str) -> list[str]:
    reading = read_example({"tender.md": text})
    index = reading.words
    return [text[slice(*index.sentences[number].span(match))] for number, match in index.find(parse(phrase))]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("written feedback", "We give Written Feedback to all.", ["Written Feedback"]),
        ("trauma informed", "A trauma-informed service.", ["trauma-informed"]),
        ("(send|give~) feedback", "Giving feedback matters.", ["Giving feedback"]),
        ("bidder*", "All bidders’ questions.", ["bidders"]),
        ("will (not)? be scored", "It will be scored.", ["will be scored"]),
        ("feedback ... all", "Feedback, in writing, goes to all.", ["Feedback, in writing, goes to all"]),
        ("will not", "The council won't reply.", ["won't"]),
        ("cannot reply", "We cannot reply. We can't reply.", ["cannot reply", "can't reply"]),
        ("within # days", "Paid within 30 days.", ["within 30 days"]),
        ("and or", "apples and/or pears", ["and/or"]),
        ("t&cs", "See the T&Cs here.", ["T&Cs"]),
        ("council s decision", "The Council’s decision is final.", ["Council’s decision"]),
        ("(in advance|up front)", "We pay up front.", ["up front"]),
        (
            "(treat ...3 as secret|hide) it",
            "Treat all of this as secret, it says.",
            ["Treat all of this as secret, it"],
        ),
    ],
)
def test_a_phrase_is_found_where_a_reader_sees_it(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("feedback ...2 all", "Feedback on the long written answers goes to all."),
        ("bid", "The bidders met."),
        ("feedback to all", "We value feedback. To all who came, thanks."),
        ("give feedback", "to give all feedback"),
        ("price quality", "| price | quality |\n| --- | --- |\n| price | quality |"),
    ],
)
def test_a_phrase_is_not_found_across_sentences_cells_or_other_words(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


@pytest.mark.parametrize(
    "broken",
    [
        "(open",
        "...",
        "(a)?",
        "give <nobody> feedback",
        "()",
        "a (b|(c|d))",
        "bidders? must",
        "(...3 b|c)",
        "(bids?|tender)",
    ],
)
def test_a_phrase_that_cannot_work_is_refused(broken: str) -> None:
    with pytest.raises(PhraseError):
        parse(broken)


def test_the_forms_of_a_verb_follow_english_spelling() -> None:
    assert set(inflections("provide")) == {"provide", "provides", "provided", "providing"}
    assert {"apply", "applies", "applied", "applying"} == set(inflections("apply"))
    assert "submitted" in inflections("submit")
    assert {"give", "given", "gave"} <= set(inflections("give"))


def test_the_place_of_a_phrase_is_exact_among_punctuation() -> None:
    text = "Note: “the Council”, i.e. we, will — by 3 May — reply (in full) to you."
    assert found("reply in full", text) == ["reply (in full"]
    assert found("we will by", text) == ["we, will — by"]

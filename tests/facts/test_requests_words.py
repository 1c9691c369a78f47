"""The words of information requests: data files, their phrases, and the quick look that must miss nothing."""

import pytest

from tilint.facts._requests_ask import Manner, asks, introduces
from tilint.facts._requests_phrases import any_of, cue, data, phrases, plain, whole
from tilint.facts._requests_things import Kind, kinds, kinds_in, masked, names_of, things_in
from tilint.phrases import Phrase


def sample(phrase: Phrase) -> str:
    """Write one text that a phrase finds: first choices, optional parts and gaps left out."""
    runs = [piece.choices[0] for piece in phrase.pieces if piece.choices and not piece.optional]
    return " ".join(word.rstrip("*~").replace("#", "9001") for run in runs for word in run)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_phrase_is_seen_by_the_quick_look(kind: Kind):
    for phrase in kind.phrases:
        assert kind in kinds_in(sample(phrase)), f"{phrase.text!r} is missed"


def test_every_thing_is_found_where_it_is_asked_for():
    for name, raw in data("requests")["kinds"].items():
        kind = next(kind for kind in kinds() if kind.name == name)
        for phrase in phrases(raw["sure"]):
            assert kind.sure.search(sample(phrase)), f"{phrase.text!r} does not find its own words"


@pytest.mark.parametrize(
    ("pattern", "matches", "misses"),
    [
        (
            "bank (letter|statement)",
            ["bank letter", "bank statement", "bank-letter", "banks letter"],
            ["bank", "bank of letters"],
        ),
        ("(audited)? accounts", ["accounts", "audited accounts"], ["account", "accountsx"]),
        (
            "details of (any|all)? contracts",
            ["details of contracts", "details of all contracts"],
            ["details contracts"],
        ),
        ("named ... check", ["named check", "named person has passed a check"], ["check named"]),
        ("attach*", ["attach", "attached", "attaching"], ["reattach"]),
    ],
)
def test_phrases_are_found_in_running_text(pattern: str, matches: list[str], misses: list[str]):
    expression = whole(any_of([pattern], plural=True))
    assert [text for text in matches if not expression.search(text)] == []
    assert [text for text in misses if expression.search(text)] == []


def test_every_word_list_compiles_and_matches_whole_words_only():
    for group in ("asking", "context", "columns", "when"):
        for name in data("requests_asking")[group]:
            assert not cue(group, name).search("")
    assert cue("when", "later").search("the preferred bidder only")
    assert not cue("when", "later").search("unpreferred bidders")


def test_plain_text_keeps_every_character_in_its_place():
    text = "The organisation’s “Équipe” — résumé\u00a0no.\t1 İstanbul"
    assert len(plain(text)) == len(text)
    assert "organisation's" in plain(text)
    assert "resume no. 1" in plain(text)


def test_phrases_that_only_share_words_with_a_thing_are_blanked_out():
    text = masked("user experience and past experience of cross references")
    assert "user experience" not in text
    assert "past experience" in text
    assert len(text) == len("user experience and past experience of cross references")


def test_a_thing_that_needs_an_owner_is_not_found_without_one():
    def names(text: str) -> list[str]:
        return [text[thing.start : thing.end] for thing in things_in(text, kinds_in(text))]

    assert names("volunteers are welcome at the centre") == []
    assert names("how many hours your volunteers give") == ["volunteers"]
    assert names("the directors of each bidder") == ["directors"]


def test_one_thing_has_one_name_however_it_is_written():
    def name(text: str) -> frozenset[str]:
        return names_of(text, things_in(text, kinds_in(text)))

    assert name("letter of commitment") == name("letters of commitment")
    assert name("bank or parent company guarantee") == name("parent company and bank guarantees")
    assert name("audited accounts") != name("management accounts")


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("please provide it", Manner.HAND_OVER),
        ("a) attach it", Manner.HAND_OVER),
        ("if you work with others, list them", Manner.HAND_OVER),
        ("bidders are required to submit it", Manner.HAND_OVER),
        ("you must fill in the form and provide it", Manner.HAND_OVER),
        ("we may ask you to provide it", Manner.HAND_OVER),
        ("describe your agency", Manner.TELL),
        ("bidders must hold it", Manner.HOLD),
        ("does your organisation have one?", Manner.QUESTION),
        ("copies must be attached", Manner.BEFORE),
    ],
)
def test_ways_to_ask(text: str, manner: Manner):
    assert manner in {ask.manner for ask in asks(text)}


@pytest.mark.parametrize(
    "text",
    [
        "the council will provide it",
        "the council must provide it",
        "the applicant will run the service and provide it",
        "the service must include it",
        "these may include it",
        "list of documents",
        "name: the bidder",
        "bidders must submit a tender",
        "do we have one?",
        "how well the work is done",
    ],
)
def test_words_that_only_look_like_asking(text: str):
    assert list(asks(text)) == []


def test_a_line_introduces_a_list_only_where_it_asks():
    assert introduces("please provide the following:")
    assert not introduces("the council will provide the following:")
    assert not introduces("please provide a copy")
    assert not introduces("you must not include these unallowable costs:")

"""The verb `wording` finds words with a better alternative and leaves names, quotations and things alone."""

from typing import Any

import pytest
from pydantic import ValidationError

from tilint.checks.wording import SentenceOptions, WordingOptions, sentence_length, wording
from tilint.finding import Hit
from tilint.reading import Reading
from tilint.testing import read_example

PRIOR = {"say": "prior to", "instead": "before"}
USE = {"say": "utilise~", "instead": "use"}
HOMELESS = {"say": "the homeless", "instead": "people who are homeless", "alone": True}
REACH = {"say": "hard to reach", "instead": "not yet reached", "unless": "window*", "near": "(families|people|groups)"}


def hits(text: str, *entries: dict[str, Any], **options: Any) -> tuple[Reading, list[Hit]]:
    reading = read_example({"tender.md": text})
    return reading, list(wording.run(reading, WordingOptions.model_validate({"entries": entries, **options})))


def terms(text: str, *entries: dict[str, Any], **options: Any) -> list[str]:
    return [hit.values["term"] for hit in hits(text, *entries, **options)[1]]


def test_each_entry_is_one_hit_with_its_further_places_related() -> None:
    reading, found = hits("Prior to the start, write. Ask prior to noon. We utilised it.", PRIOR, USE)
    assert [(hit.values["term"], hit.values["instead"], len(hit.related)) for hit in found] == [
        ("Prior to", "before", 1),
        ("utilised", "use", 0),
    ]
    assert found[0].related
    assert reading.tender.quote(found[0].related[0]) == "prior to"


def test_totals_are_over_the_whole_tender() -> None:
    values = hits("Prior to noon. Prior to May. We utilise it.", PRIOR, USE)[1][0].values
    assert (values["count"], values["terms"]) == ("3", "2")
    assert values["examples"] == "“Prior to” (2 times), “utilise”"
    assert values["swaps"] == "before for “Prior to”; use for “utilise”"


def test_density_is_counted_in_a_thousand_words() -> None:
    text = "Write to us prior to noon. " + "We read all bids with care and reply soon. " * 30
    assert terms(text, PRIOR, at_least=5) == []
    assert terms(text, PRIOR, at_least=3) == ["prior to"]
    assert terms(text, PRIOR, at_least=3, terms=2) == []


def test_few_such_words_are_one_hit_without_a_place() -> None:
    (hit,) = hits("Plain words only.", PRIOR, below=5)[1]
    assert hit.location is None
    assert hit.values["per_thousand"] == "0"
    assert hits("Prior to noon.", PRIOR, below=5)[1] == []


def test_of_two_that_overlap_the_longer_counts() -> None:
    longer = {"say": "prior to the commencement of", "instead": "before"}
    assert terms("Prior to the commencement of work, call.", PRIOR, longer) == ["Prior to the commencement of"]


def test_shown_keeps_the_most_used() -> None:
    assert terms("We utilise it. Prior to noon, prior to one.", PRIOR, USE, shown=1) == ["Prior to"]


@pytest.mark.parametrize(
    "text",
    [
        "Support for the homeless and their friends.",
        "It serves the homeless.",
        "It serves the homeless, the young and others.",
        "The homeless are welcome.",
    ],
)
def test_an_adjective_that_stands_for_people_is_found(text: str) -> None:
    assert len(terms(text, HOMELESS)) == 1


@pytest.mark.parametrize(
    "text",
    ["Call the homeless service.", "Ask the homeless and vulnerable adults team.", "See the homeless prevention plan."],
)
def test_an_adjective_before_its_noun_is_left_alone(text: str) -> None:
    assert terms(text, HOMELESS) == []


def test_exceptions_and_neighbours_are_looked_for_in_the_same_sentence() -> None:
    assert terms("We help hard-to-reach families.", REACH) == ["hard-to-reach"]
    assert terms("Clean hard-to-reach windows of families.", REACH) == []
    assert terms("Some parts are hard to reach.", REACH) == []


def test_names_are_left_alone_where_asked() -> None:
    assert terms("The Hard to Reach Families Fund pays for groups.", REACH, names=False) == []
    assert terms("Hard to reach families may ask.", REACH, names=False) == ["Hard to reach"]
    assert terms("The Hard to Reach Families Fund pays for groups.", REACH) == ["Hard to Reach"]


@pytest.mark.parametrize(
    "text",
    [
        "So-called “hard to reach” families.",
        'The families, "hard to reach", waited.',
        "The ‘hard to reach’ groups’ needs.",
    ],
)
def test_quoted_words_are_left_alone_where_asked(text: str) -> None:
    assert terms(text, REACH, quoted=False) == []
    assert len(terms(text, REACH)) == 1


def test_a_quotation_elsewhere_in_the_sentence_shields_nothing() -> None:
    assert len(terms("The “Fund” helps hard to reach families and “friends”.", REACH, quoted=False)) == 1


def test_talk_about_words_is_excused_for_every_entry() -> None:
    assert terms("The term hard to reach families is one we avoid.", REACH, unless=["term"]) == []


def test_sources_are_given_their_full_names() -> None:
    found = hits("Prior to noon.", {**PRIOR, "source": "plain"}, sources={"plain": "A plain list"})[1]
    assert found[0].values["source"] == "A plain list"


def test_a_phrase_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValidationError):
        WordingOptions.model_validate({"entries": [{"say": "(prior", "instead": "before"}]})


SHORT = "We read every bid. We reply by May. Ask us first."
LONG = "The provider shall " + "and shall also ".join(["write to each of the families in the area "] * 5) + "."


def lengths(text: str, **options: Any) -> list[Hit]:
    return list(sentence_length.run(read_example({"tender.md": text}), SentenceOptions.model_validate(options)))


def test_long_sentences_are_shown_longest_first() -> None:
    found = lengths(f"{SHORT} {LONG} {LONG}", at_least=30, sentences=2)
    assert len(found) == 2
    assert found[0].values["share"] == "50"  # the three words of "Ask us first." are too few to measure
    assert int(found[0].values["longest"]) > 30


def test_short_sentences_are_one_hit_without_a_place() -> None:
    (hit,) = lengths(SHORT, below=20)
    assert hit.location is None
    assert lengths(LONG, below=20) == []


def test_headings_and_tables_are_no_sentences() -> None:
    assert lengths("# " + "a long heading of words " * 12 + "\n\nWe reply by May.", at_least=1, sentences=1) == []


def test_one_long_sentence_is_no_case() -> None:
    assert lengths(f"{SHORT} {LONG}", at_least=10, sentences=3) == []


def test_a_title_that_the_tender_gives_is_its_own_words_though_it_stands_in_quotation_marks() -> None:
    entries = [{"say": "hard to engage", "instead": "not yet reached"}]
    options = WordingOptions.model_validate({"entries": entries, "quoted": False})
    own = read_example({"a.md": "One module shall be called “Support for hard-to-engage clients”."})
    others = read_example({"a.md": "Some still say “hard-to-engage clients” of people who were not asked."})
    assert len(list(wording.run(own, options))) == 1
    assert list(wording.run(others, options)) == []


def test_a_line_to_write_on_is_no_sentence() -> None:
    form = f"{SHORT}\n\n" + "\n\n".join(["Signed: " + "_" * 60] * 3)
    assert lengths(form, at_least=1, sentences=1) == []

"""Passages for a person to judge: the right words marked, their neighbours beside them."""

from __future__ import annotations

from tilint.evaluation.excerpts import Excerpt, Excerpts
from tilint.model import Block, BlockKind, Document, Location, Tender


def paragraphs(name: str, *texts: str, page: int | None = None) -> Document:
    return Document(name, "pdf", tuple(Block(BlockKind.PARAGRAPH, text, section=("2 Award",), page=page) for text in texts))


def marked(excerpt: Excerpt) -> list[str]:
    return [words for words, mark in excerpt.pieces if mark]


def whole(excerpt: Excerpt) -> str:
    return "".join(words for words, _ in excerpt.pieces)


TENDER = Tender(
    "tender",
    (paragraphs("itt.pdf", "Bids close in May.", "Bids are scored.", "We reply."), paragraphs("spec.pdf", "Bids are scored.")),
)


def test_a_quote_is_marked_between_its_neighbours_with_its_place() -> None:
    found = Excerpts(TENDER).of_words("are  scored", "itt.pdf")
    assert marked(found) == ["are scored"]
    assert (found.before, found.after) == ("Bids close in May.", "We reply.")
    assert found.place == "itt.pdf, 2 Award"


def test_a_quote_is_looked_for_in_its_own_file_first() -> None:
    assert Excerpts(TENDER).of_words("Bids are scored", "spec.pdf").place == "spec.pdf, 2 Award"


def test_a_quote_is_looked_for_on_its_own_page_first() -> None:
    document = Document("itt.pdf", "pdf", tuple(Block(BlockKind.PARAGRAPH, "See Part B.", page=page) for page in (1, 2, 3)))
    assert Excerpts(Tender("tender", (document,))).of_words("Part B", "itt.pdf", 2).place == "itt.pdf, page 2"


def test_a_quote_over_two_blocks_is_shown_with_the_block_that_holds_most_of_it() -> None:
    found = Excerpts(TENDER).of_words("close in May. Bids", "itt.pdf")
    assert whole(found) == "Bids close in May."
    assert marked(found) == []


def test_words_that_stand_nowhere_are_shown_alone_and_said_to_be_missing() -> None:
    found = Excerpts(TENDER).of_words("Lunch is provided", "itt.pdf", 4)
    assert not found.found
    assert whole(found) == "Lunch is provided"
    assert found.place == "itt.pdf, page 4"


def test_a_short_word_is_not_found_inside_another() -> None:
    assert not Excerpts(TENDER).of_words("Ma", "itt.pdf").found


def test_places_in_one_block_are_one_passage_and_marks_that_overlap_are_one_mark() -> None:
    shown, more = Excerpts(TENDER).of_places([Location(0, 0, 0, 10), Location(0, 0, 5, 13), Location(0, 2, 0, 2)])
    assert [marked(item) for item in shown] == [["Bids close", " in"], ["We"]]
    assert [whole(item) for item in shown] == ["Bids close in May.", "We reply."]
    assert more == 0


def test_after_four_passages_it_says_how_many_more_there_are() -> None:
    tender = Tender("tender", (paragraphs("itt.pdf", *map(str, range(9))),))
    shown, more = Excerpts(tender).of_places(Location(0, number, 0, 1) for number in range(9))
    assert (len(shown), more) == (4, 5)

"""Plain text is read by its look: blank lines, numbers, capitals, markers and tabs."""

from __future__ import annotations

import random

import pytest

from tilint.model import Block, BlockKind
from tilint.parsers import CannotRead
from tilint.parsers.text import PARSER


def read(text: str) -> tuple[Block, ...]:
    return PARSER.read("itt.txt", text.encode()).blocks


def blocks(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.label, block.text) for block in read(text)]


WRAPPED = (
    "The council wishes to appoint one provider of community support to\n"
    "people in the north of the county. The provider will work under clause\n"
    "4.2 Payment and will be paid in arrears."
)


def test_hand_wrapped_lines_are_one_paragraph() -> None:
    assert blocks(WRAPPED) == [("paragraph", "", WRAPPED.replace("\n", " "))]


def test_short_lines_one_below_the_other_stay_apart() -> None:
    text = "Contract: Helpline\nBuyer: A county council\nClosing date: 3 March"
    assert [words for _, _, words in blocks(text)] == text.split("\n")


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "We will answer every question by email within three working days. " * 4
    assert [words for _, _, words in blocks(f"{line}\n{line}\n")] == [line.strip()] * 2


def test_numbered_lines_standing_alone_are_headings_with_levels() -> None:
    found = read("1. Introduction\n\nText here.\n\n1.1 Background\n\nMore text.\n\n2. Award\n\nEnd.")
    headings = [(block.label, block.text, block.level) for block in found if block.kind is BlockKind.HEADING]
    assert headings == [("1.", "Introduction", 1), ("1.1", "Background", 2), ("2.", "Award", 1)]
    assert found[3].section == ("1. Introduction", "1.1 Background")


def test_capitals_and_underlined_lines_are_headings() -> None:
    found = read("INVITATION TO TENDER\n\nText.\n\nDates\n-----\nMore.")
    assert [(block.text, block.level) for block in found] == [
        ("INVITATION TO TENDER", 1),
        ("Text.", 0),
        ("Dates", 2),
        ("More.", 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. a policy\n2. a plan",
        "1. A policy\n\n2. A plan\n\n3. A price\n\nThank you.",
        "4.1 The provider will keep records.\n\n4.2 The provider will report.",
        "1. We will pay within 30 days of a valid invoice.\n\nText.",
    ],
)
def test_items_and_clauses_are_no_headings(text: str) -> None:
    kinds = [kind for kind, _, _ in blocks(text)]
    assert kinds[0] == "list-item"


def test_bullets_nest_by_indent_and_hang() -> None:
    found = [(block.label, block.level, block.text) for block in read("- one\n  goes on\n    * inner\n- two\n(a) three")]
    assert found == [("•", 1, "one goes on"), ("•", 2, "inner"), ("•", 1, "two"), ("(a)", 1, "three")]


def test_lines_with_tabs_are_rows_under_their_header() -> None:
    header, first, second = read("Criterion\tWeight\nQuality\t60%\nPrice\t40%")
    assert (header.text, header.header_row, first.text, first.row) == ("Criterion\tWeight", True, "Quality\t60%", 1)
    assert [(second.cell_text(cell), cell.header) for cell in second.cells] == [
        ("Price", "Criterion"),
        ("40%", "Weight"),
    ]


def test_rows_that_begin_with_numbers_have_no_header() -> None:
    assert [block.header_row for block in read("Quality\t60%\nPrice\t40%")] == [False, False]


def test_a_tab_after_a_list_number_makes_no_row() -> None:
    assert blocks("1.\tA policy\n2.\tA plan") == [("list-item", "1.", "A policy"), ("list-item", "2.", "A plan")]


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("utf-16-le", True), ("cp1252", True)],
)
def test_the_encoding_is_found_and_a_guess_is_noted(encoding: str, noted: bool) -> None:
    document = PARSER.read("itt.txt", "The price is £5 – “fixed”.\r\n\r\nClosing date: 3 March".encode(encoding))
    assert [block.text for block in document.blocks] == ["The price is £5 – “fixed”.", "Closing date: 3 March"]
    assert bool(document.notes) is noted


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"\x00" * 40, random.Random(1).randbytes(4000)])
def test_what_is_not_text_cannot_be_read(data: bytes) -> None:
    with pytest.raises(CannotRead):
        PARSER.read("itt.txt", data)


def test_a_stray_control_character_does_not_make_a_text_unreadable() -> None:
    assert PARSER.read("itt.txt", b"We will answer every question by email.\n" * 30 + b"\x1a").blocks

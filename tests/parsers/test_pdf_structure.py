"""The PDF parser knows headings, lists, contents lists, headers and footers by how they look."""

from __future__ import annotations

import pytest
from pdf_building import LEADING, LEFT, TOP, Sheet, of_kind, read_sheets, texts

from tilint.model import Block, BlockKind

BODY = "Each applicant may ask questions by email until the closing date, and we answer within three days."


def first(sheet: Sheet) -> Block:
    return read_sheets(sheet).blocks[0]


def under(words: str, *, bold: bool = True, size: float = 11) -> Sheet:
    """A page whose body stands under one line."""
    return Sheet().text(LEFT, TOP, words, bold=bold, size=size).lines(*[BODY] * 6, y=TOP - 30)


@pytest.mark.parametrize(
    ("words", "label", "text"),
    [
        ("Award criteria", "", "Award criteria"),
        ("4.2 Award criteria", "4.2", "Award criteria"),
        ("4 Award criteria", "4", "Award criteria"),
        ("A. Award criteria", "A.", "Award criteria"),
        ("How will we decide?", "", "How will we decide?"),
        ("Annex 3: Price form", "", "Annex 3: Price form"),
    ],
)
def test_a_short_bold_line_above_text_is_a_heading(words: str, label: str, text: str) -> None:
    block = first(under(words))
    assert (block.kind, block.label, block.text) == (BlockKind.HEADING, label, text)


def test_larger_type_makes_a_heading() -> None:
    assert first(under("Award criteria", bold=False, size=15)).kind is BlockKind.HEADING


@pytest.mark.parametrize(
    "words",
    [
        "All offers must be with us by noon on the closing date.",
        "You must send your offer as one file",
        "Monday 3 May 2027, 12 noon",
        "tenders@example.org",
        "01632 960 960",
    ],
)
def test_a_bold_statement_date_or_address_is_no_heading(words: str) -> None:
    assert first(under(words)).kind is BlockKind.PARAGRAPH


def test_bold_lines_in_a_row_head_nothing() -> None:
    sheet = Sheet().lines("Harbour Council", "Home care service", "Notice to applicants", bold=True)
    sheet.lines(*[BODY] * 6, y=TOP - 80)
    assert [block.text for block in of_kind(read_sheets(sheet), BlockKind.HEADING)] == ["Notice to applicants"]


def test_a_bold_beginning_does_not_make_a_heading() -> None:
    sheet = (
        Sheet().text(LEFT, TOP, "Price.", bold=True).text(LEFT + 40, TOP, "The lowest total price gets full marks in this part")
    )
    sheet.lines("and all others a share of them.", y=TOP - LEADING)
    assert first(sheet).kind is BlockKind.PARAGRAPH


def test_headings_nest_and_name_the_section_of_what_follows() -> None:
    sheet = Sheet().text(LEFT, 780, "4 Evaluation", bold=True, size=16).text(LEFT, 740, "4.2 Award criteria", bold=True, size=13)
    sheet.lines(BODY, y=710).text(LEFT, 660, "5 Contract", bold=True, size=16).lines(BODY, y=630)
    blocks = read_sheets(sheet).blocks
    assert [block.level for block in blocks if block.kind is BlockKind.HEADING] == [1, 2, 1]
    assert [block.section for block in blocks if block.kind is BlockKind.PARAGRAPH] == [
        ("4 Evaluation", "4.2 Award criteria"),
        ("5 Contract",),
    ]


@pytest.mark.parametrize("label", ["•", "1.", "a)", "(iv)", "(b)", "3.1.2", "A7.", "(a)."])
def test_a_label_is_parted_from_its_list_item(label: str) -> None:
    sheet = Sheet().lines("Send us:", y=TOP + 30).text(LEFT, TOP, label).text(LEFT + 30, TOP, "your accounts of the last year;")
    block = read_sheets(sheet).blocks[1]
    assert (block.kind, block.label, block.text) == (BlockKind.LIST_ITEM, label, "your accounts of the last year;")


def test_the_lines_of_a_list_item_are_joined_and_items_parted() -> None:
    sheet = Sheet()
    for number, (label, words) in enumerate(
        [
            ("1.", "a plan that shows who does what in the first three months of the service and by"),
            ("", "which day each part of it is ready;"),
            ("2.", "two references."),
        ]
    ):
        y = TOP - number * LEADING
        sheet.text(LEFT + 20, y, words)
        if label:
            sheet.text(LEFT, y, label)
    items = of_kind(read_sheets(sheet), BlockKind.LIST_ITEM)
    assert [(item.label, item.text[-30:]) for item in items] == [
        ("1.", "by which day each part of it is ready;"[-30:]),
        ("2.", "two references."),
    ]


def test_inner_items_are_deeper() -> None:
    sheet = Sheet()
    for number, (x, label) in enumerate([(LEFT, "1."), (LEFT + 25, "a)"), (LEFT + 25, "b)"), (LEFT, "2.")]):
        sheet.text(x, TOP - 20 * number, label).text(x + 20, TOP - 20 * number, "something to send;")
    assert [item.level for item in of_kind(read_sheets(sheet), BlockKind.LIST_ITEM)] == [1, 2, 2, 1]


def test_a_number_that_begins_a_line_inside_a_sentence_is_no_label() -> None:
    sheet = Sheet().lines(
        "The total weight of the quality questions, as set out in the table of section",
        "4.2 below, is seventy per cent.",
    )
    (block,) = read_sheets(sheet).blocks
    assert block.kind is BlockKind.PARAGRAPH
    assert "section 4.2 below" in block.text


@pytest.mark.parametrize("words", ["2027 will be the first year of the service.", "BS1 4XE", "5pm is the closing time."])
def test_a_line_that_begins_with_a_figure_is_no_list_item(words: str) -> None:
    assert first(Sheet().lines(words)).kind is BlockKind.PARAGRAPH


def test_a_contents_list_is_no_heading_and_no_text() -> None:
    sheet = (
        Sheet()
        .lines("Contents", bold=True)
        .lines(
            "1 Introduction ........................................ 3",
            "2 Award criteria .................................. 7",
            y=TOP - 30,
        )
    )
    assert len(of_kind(read_sheets(sheet), BlockKind.CONTENTS)) == 2


def test_a_contents_list_without_dots_is_known_by_its_page_numbers() -> None:
    sheet = Sheet()
    for number, (words, page) in enumerate(
        [("Introduction", 2), ("The service", 4), ("Award criteria", 9), ("Contract", 9), ("Forms", 12)]
    ):
        sheet.text(LEFT, TOP - 20 * number, words).text(500, TOP - 20 * number, str(page))
    assert len(of_kind(read_sheets(sheet), BlockKind.CONTENTS)) == 5


def numbered_pages(count: int, *, body: str = BODY) -> list[Sheet]:
    return [
        Sheet()
        .text(LEFT, 810, "Harbour Council - home care")
        .lines(body.replace("Each", f"{number} Each"), y=600)
        .text(280, 30, f"Page {number} of {count}")
        for number in range(1, count + 1)
    ]


def test_headers_and_footers_are_set_apart_and_told_once() -> None:
    document = read_sheets(*numbered_pages(4))
    assert texts(document, BlockKind.HEADER) == ["Harbour Council - home care"]
    assert texts(document, BlockKind.FOOTER) == ["Page 1 of 4"]
    assert len(of_kind(document, BlockKind.PARAGRAPH)) == 4


def test_bare_page_numbers_are_footers() -> None:
    sheets = [Sheet().lines(BODY, y=500).text(300, 30, str(number)) for number in range(1, 5)]
    assert texts(read_sheets(*sheets), BlockKind.FOOTER) == ["1"]


def test_a_label_repeated_in_the_body_is_not_taken_for_a_header() -> None:
    sheets = [
        Sheet()
        .lines("Response:", y=780)
        .lines(BODY, y=700)
        .lines("Response:", y=500)
        .lines(BODY, y=450)
        .lines("Response:", y=300)
        for _ in range(3)
    ]
    assert len(texts(read_sheets(*sheets), BlockKind.HEADER)) == 0


def test_a_line_that_stands_at_the_top_of_one_page_is_no_header() -> None:
    document = read_sheets(Sheet().lines("Harbour Council", y=810).lines(BODY, y=600))
    assert of_kind(document, BlockKind.HEADER) == []


def test_a_watermark_does_not_cut_the_text() -> None:
    sheets = [
        Sheet()
        .lines(BODY, "and so on for the rest of the notice.", y=500)
        .text(200, 300, "DRAFT", size=80, turn="0.7 0.7 -0.7 0.7")
        for _ in range(2)
    ]
    document = read_sheets(*sheets)
    assert texts(document, BlockKind.HEADER) == ["DRAFT"]
    assert all("DRAFT" not in text for text in texts(document, BlockKind.PARAGRAPH))

"""The PDF parser reads tables as rows of cells, each under its header, over pages and without rules."""

from __future__ import annotations

import pytest
from pdf_building import LEADING, LEFT, TOP, Sheet, of_kind, read_sheets, texts

from tilint.model import Block, BlockKind, Document

HEADER = ["Criterion", "Weight", "Pages"]
ROWS = [["Quality of care", "60%", "10"], ["Price", "30%", "1"], ["Social value", "10%", "4"]]
BODY = "Each applicant may ask questions by email until the closing date, and we answer within three days."


def rows(document: Document) -> list[Block]:
    return of_kind(document, BlockKind.TABLE_ROW)


def cells(block: Block) -> list[str]:
    return [block.cell_text(cell) for cell in block.cells]


def test_a_ruled_table_is_read_row_by_row() -> None:
    found = rows(read_sheets(Sheet().table([HEADER, *ROWS], bold=1)))
    assert [cells(block) for block in found] == [HEADER, *ROWS]
    assert [(block.table, block.row) for block in found] == [(0, 0), (0, 1), (0, 2), (0, 3)]


def test_cells_know_the_header_above_them() -> None:
    header, first, *_ = rows(read_sheets(Sheet().table([HEADER, *ROWS], bold=1)))
    assert header.header_row
    assert not first.header_row
    assert [cell.header for cell in header.cells] == ["", "", ""]
    assert [cell.header for cell in first.cells] == HEADER


def test_words_over_figures_are_a_header_though_not_bold() -> None:
    header, first, *_ = rows(read_sheets(Sheet().table([HEADER, *ROWS])))
    assert header.header_row
    assert first.cells[1].header == "Weight"


def test_a_table_of_labels_and_answers_has_no_header() -> None:
    found = rows(read_sheets(Sheet().table([["Name", "Harbour Council"], ["Contact", "tenders@example.org"], ["Town", "Dover"]])))
    assert not any(block.header_row for block in found)


def test_the_lines_of_a_cell_are_joined() -> None:
    found = rows(read_sheets(Sheet().table([["Quality of care in the|homes of people", "60%"], ["Price", "40%"]], width=140)))
    assert cells(found[0]) == ["Quality of care in the homes of people", "60%"]


def test_paragraphs_of_a_cell_stay_apart() -> None:
    found = rows(read_sheets(Sheet().table([["Send us", "accounts;|insurance."], ["Price", "form"]], width=140)))
    assert cells(found[0]) == ["Send us", "accounts;\ninsurance."]


def test_cells_anchor_each_line() -> None:
    block = rows(read_sheets(Sheet().table([["Quality of care in the|homes of people", "60%"], ["Price", "40%"]], width=140)))[0]
    assert [block.text[anchor.start : anchor.end] for anchor in block.anchors] == [
        "Quality of care in the",
        "homes of people",
        "60%",
    ]


def test_a_cell_over_all_columns_spans_them() -> None:
    sheet = Sheet()
    for y in (700, 680, 660):
        sheet.rule(72, y, 312, y)
    for x in (72, 312):
        sheet.rule(x, 660, x, 700)
    sheet.rule(192, 660, 192, 680)
    sheet.text(80, 686, "The dates below may change").text(80, 666, "Issue").text(200, 666, "3 May 2027")
    first, second = rows(read_sheets(sheet))
    assert [(cell.column, cell.span) for cell in first.cells] == [(0, 2)]
    assert [(cell.column, cell.span) for cell in second.cells] == [(0, 1), (1, 1)]


def test_a_cell_over_two_rows_is_written_once_and_carried() -> None:
    sheet = Sheet().rule(72, 700, 312, 700).rule(192, 680, 312, 680).rule(72, 660, 312, 660)
    for x in (72, 192, 312):
        sheet.rule(x, 660, x, 700)
    sheet.text(80, 676, "Quality").text(200, 686, "Care 40%").text(200, 666, "Staff 20%")
    first, second = rows(read_sheets(sheet))
    assert cells(first) == ["Quality", "Care 40%"]
    assert cells(second) == ["", "Staff 20%"]
    assert second.cells[0].above == "Quality"


def test_a_word_pressed_against_a_border_stays_in_its_cell() -> None:
    sheet = Sheet().grid([72, 150, 300], [700, 680, 660]).text(110, 686, "10:00:00").text(152, 686, "Panel")
    sheet.text(80, 666, "noon").text(160, 666, "Buyer")
    assert cells(rows(read_sheets(sheet))[0]) == ["10:00:00", "Panel"]


def test_a_table_goes_on_over_the_page_without_its_repeated_header() -> None:
    document = read_sheets(Sheet().table([HEADER, *ROWS], y=200, bold=1), Sheet().table([HEADER, ["Risk", "5%", "2"]], bold=1))
    found = rows(document)
    assert [cells(block)[0] for block in found] == ["Criterion", "Quality of care", "Price", "Social value", "Risk"]
    assert {block.table for block in found} == {0}
    assert found[-1].cells[1].header == "Weight"
    assert found[-1].page == 2


def test_a_row_cut_by_the_page_end_is_one_row() -> None:
    document = read_sheets(
        Sheet().table(
            [
                ["Part", "What we look for in it"],
                ["Care", "plans that are made with the people|who use the service and"],
            ],
            y=150,
            width=200,
        ),
        Sheet().table([["", "are kept up to date."], ["Price", "a full breakdown"]], width=200),
    )
    assert [cells(block) for block in rows(document)][1:] == [
        ["Care", "plans that are made with the people who use the service and are kept up to date."],
        ["Price", "a full breakdown"],
    ]


def test_tables_with_words_between_them_are_two() -> None:
    sheet = Sheet().table(ROWS, y=700).lines(BODY, y=500).table(ROWS, y=400)
    assert {block.table for block in rows(read_sheets(sheet))} == {0, 1}


def test_tables_of_other_columns_on_the_next_page_are_two() -> None:
    document = read_sheets(Sheet().table(ROWS, y=200), Sheet().table([["a", "b"], ["c", "d"]], width=77))
    assert {block.table for block in rows(document)} == {0, 1}


def test_columns_without_rules_are_a_table() -> None:
    sheet = Sheet()
    for number, (one, two) in enumerate(
        [
            ("Milestone", "Date"),
            ("Issue of this notice", "3 May 2027"),
            ("Last day for questions", "17 May 2027"),
            ("Award", "30 June 2027"),
        ]
    ):
        sheet.text(LEFT, TOP - 20 * number, one, bold=not number).text(300, TOP - 20 * number, two, bold=not number)
    found = rows(read_sheets(sheet))
    assert [cells(block) for block in found][1:3] == [
        ["Issue of this notice", "3 May 2027"],
        ["Last day for questions", "17 May 2027"],
    ]
    assert found[1].cells[1].header == "Date"


def test_a_table_with_level_rules_only_has_columns() -> None:
    sheet = Sheet()
    heights = [700, 660, 620, 580, 540]
    for y in heights:
        sheet.rule(72, y, 500, y)
    for y, (one, two, three) in zip(
        heights,
        [
            ("Part", "Weight", "Notes"),
            ("Care", "60%", "Marked by|three people"),
            ("Price", "30%", "Lowest total|gets all marks"),
            ("Value", "10%", "As set out|below"),
        ],
        strict=False,
    ):
        sheet.text(72, y - 14, one).text(250, y - 14, two)
        for step, words in enumerate(three.split("|")):
            sheet.text(330, y - 14 - step * LEADING, words)
    assert cells(rows(read_sheets(sheet))[1]) == ["Care", "60%", "Marked by three people"]


@pytest.mark.parametrize("labels", [("1.", "2.", "3."), ("a)", "b)", "c)"), ("A:", "Q:", "A:")])
def test_a_list_with_wide_tabs_is_no_table(labels: tuple[str, ...]) -> None:
    sheet = Sheet()
    for number, label in enumerate(labels):
        sheet.text(LEFT, TOP - 20 * number, label).text(LEFT + 40, TOP - 20 * number, f"something to send us, number {number};")
    assert rows(read_sheets(sheet)) == []


def test_a_frame_around_text_is_no_table() -> None:
    sheet = Sheet().grid([60, 560], [780, 700]).lines(BODY, "Late questions are not answered.", y=760)
    document = read_sheets(sheet)
    assert rows(document) == []
    assert " ".join(texts(document)).startswith(BODY)


def test_underlined_words_are_no_table() -> None:
    sheet = Sheet()
    for number in range(4):
        y = TOP - 30 * number
        sheet.text(LEFT, y, "Sign here").rule(LEFT, y - 2, LEFT + 47, y - 2)
    assert rows(read_sheets(sheet)) == []

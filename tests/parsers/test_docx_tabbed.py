"""Lines that tabs part into columns are the rows of a table; lists, contents and stray tabs are not."""

from __future__ import annotations

import pytest
from docx_building import docx, p, parse, r, row, table
from test_docx_anchors import check

from tilint.model import Block, BlockKind

TAB = "<w:r><w:tab/></w:r>"
DATES = ("Stage\tDate", "Questions close\t4 May 2027", "Tenders are due\t25 May 2027", "Results are sent\t2 July 2027")
MARKS = ("Question\tWho answers\tWeight", "Your plan\tAll\t40%", "Your staff\tAll\t35%", "Your prices\tLead only\t25%")


def line(text: str, *, bold: bool = False) -> str:
    """A paragraph; its tabs are written as Word writes them."""
    words = ["" if not part else r(part, "<w:b/>" if bold else "") for part in text.split("\t")]
    return p(TAB.join(words))


def lines(*texts: str) -> list[Block]:
    return list(parse("".join(map(line, texts))).blocks)


def kinds(*texts: str) -> set[BlockKind]:
    return {block.kind for block in lines(*texts)}


def words(block: Block) -> list[str]:
    return [block.cell_text(one) for one in block.cells]


def test_lines_with_as_many_tabs_are_a_table_with_its_header() -> None:
    blocks = lines("The timetable is below.", *DATES, "All times are UK times.")
    assert [block.kind.value for block in blocks] == ["paragraph", *4 * ["table-row"], "paragraph"]
    assert [(block.table, block.row, block.header_row) for block in blocks[1:3]] == [(0, 0, True), (0, 1, False)]
    assert words(blocks[2]) == ["Questions close", "4 May 2027"]
    assert [one.header for one in blocks[2].cells] == ["Stage", "Date"]


def test_a_bold_first_line_is_the_header() -> None:
    blocks = parse(line("Kind\tHow we look at it", bold=True) + line("Method\tWe read it") + line("Cost\tWe add it up")).blocks
    assert [block.header_row for block in blocks] == [True, False, False]


def test_tables_set_with_tabs_are_numbered_after_the_real_ones() -> None:
    found = parse(line("Plan\tAll") + line("Staff\tLead") + table(row("e", "f"))).blocks
    assert [block.table for block in found] == [1, 1, 0]


def test_every_tab_is_a_column_where_all_lines_have_as_many() -> None:
    blocks = lines("No\tAnswer\tWhy", "Turnover\t\tTo see how large you are", "Staff\t\tTo plan the start", "Name\tHaven Trust\t")
    assert [words(block) for block in blocks[1:]] == [
        ["Turnover", "", "To see how large you are"],
        ["Staff", "", "To plan the start"],
        ["Name", "Haven Trust", ""],
    ]


def test_several_tabs_in_a_row_are_one_gap_where_someone_lined_words_up_by_eye() -> None:
    blocks = lines("Buyer:\t\t\tHarrow Lea Council", "Reference:\tHL-204", "Start:\t\t1 June 2027")
    assert [words(block) for block in blocks] == [
        ["Buyer:", "Harrow Lea Council"],
        ["Reference:", "HL-204"],
        ["Start:", "1 June 2027"],
    ]


def test_a_form_may_leave_its_last_column_empty() -> None:
    blocks = lines("Question\tYour answer", "Name of your group\t", "Charity number\t", "Income. We ask to see your size.\t")
    assert [words(block) for block in blocks[1:]] == [
        ["Name of your group", ""],
        ["Charity number", ""],
        ["Income. We ask to see your size.", ""],
    ]
    assert blocks[0].header_row


def test_totals_and_headings_with_too_few_cells_span_the_first_columns() -> None:
    blocks = lines("Criterion\tWeight", "1a\tYour plan\t40%", "1b\tYour staff\t35%", "2a\tYour prices\t25%", "Total\t100%")
    assert [[(one.column, one.span) for one in block.cells] for block in (blocks[0], blocks[-1])] == 2 * [[(0, 2), (2, 1)]]


def test_a_line_that_begins_with_an_empty_cell_goes_on_with_the_one_above() -> None:
    blocks = lines("Quality\tPlan\t30%", "\tStaff\t20%", "Cost\tPrice\t50%", "\t\tTotal 100%")
    assert [blocks[at].cells[0].above for at in range(4)] == ["", "Quality", "", ""]


def test_a_short_line_between_rows_is_a_row_across_the_table() -> None:
    blocks = lines(*MARKS[:2], "Questions for Lot 2 only", *MARKS[2:])
    assert {block.kind for block in blocks} == {BlockKind.TABLE_ROW}
    assert [(one.column, one.span) for one in blocks[2].cells] == [(0, 3)]


def test_a_title_with_a_header_below_it_begins_another_table() -> None:
    blocks = lines(*MARKS, "Lot 2: day care", *MARKS)
    assert [block.table for block in blocks] == [0, 0, 0, 0, None, 1, 1, 1, 1]
    assert blocks[5].header_row


def test_an_empty_line_parts_two_tables_where_columns_or_a_header_change() -> None:
    def tables(*texts: str) -> list[int | None]:
        return [block.table for block in parse("".join(line(text) if text else p() for text in texts)).blocks]

    assert tables(*DATES, "", *MARKS) == [*4 * [0], *4 * [1]]
    assert tables(*DATES, "", *DATES) == [*4 * [0], *4 * [1]]
    assert tables("Buyer:\tHarrow Lea Council", "", "Reference:\tHL-204", "", "Start:\t1 June 2027") == [0, 0, 0]


def test_a_long_line_ends_the_table() -> None:
    prose = "The panel reads each answer twice, by itself and then together, and writes down why it gave the marks it gave."
    assert [block.table for block in lines(*DATES[:2], prose, *DATES[2:])] == [0, 0, None, 1, 1]


@pytest.mark.parametrize(
    "texts",
    [
        ("1.\tBidders read the guide.", "2.\tBidders ask their questions.", "3.\tBidders send the form."),
        ("4.1.\t\tThe supplier keeps a log.", "4.2.\t\tThe supplier sends it monthly."),
        ("(a)\tname the lead", "(b)\tname the deputy"),
        ("\tWe thank you for your interest.", "\tWe look forward to your bid."),
        ("Name\tRole", "The panel meets once.", "It has five members.", "\tWe thank you.", "\tWe look forward."),
        ("Please read the guide\tbefore you begin.", "Bids are opened together."),
        ("Signed:\t", "Date of signing:\t"),
        ("We will hold a meeting for bidders in the spring, and all who come may ask what they like.\t", "It lasts an hour.\t"),
    ],
    ids=[
        "numbers",
        "numbers and two tabs",
        "letters",
        "indents",
        "indents after a line",
        "one line",
        "two gaps",
        "stray tabs at the end",
    ],
)
def test_lists_indents_and_stray_tabs_are_no_table(texts: tuple[str, ...]) -> None:
    assert BlockKind.TABLE_ROW not in kinds(*texts)


def test_a_typed_contents_list_is_no_table() -> None:
    assert kinds("Introduction\t2", "The service\t4", "How to bid\t9", "Terms\t9") == {BlockKind.CONTENTS}


def test_the_last_lines_of_a_contents_list_are_part_of_it() -> None:
    listed = p(r("Introduction") + TAB + r("2"), style="TOC1")
    found = parse(listed + line("How to bid\t9") + line("Terms\t12") + line("Scope\tWhat we buy") + p("We buy care.")).blocks
    assert [block.kind for block in found[:3]] == [BlockKind.CONTENTS, BlockKind.TABLE_ROW, BlockKind.TABLE_ROW]
    found = parse(listed + line("How to bid\t9") + line("Terms\t12") + p("We buy care.")).blocks
    assert [block.kind.value for block in found] == ["contents", "contents", "contents", "paragraph"]


def test_signs_that_only_look_like_digits_are_no_page_numbers() -> None:
    assert kinds("Hall\t²", "Kitchen\t²", "Office\t²", "Garden\t²") == {BlockKind.TABLE_ROW}


def test_weights_that_rise_are_no_page_numbers() -> None:
    assert kinds("Question\tMarks", "Your plan\t20", "Your staff\t30", "Your prices\t50") == {BlockKind.TABLE_ROW}


def test_a_tab_typed_as_a_character_counts_too() -> None:
    found = parse(p("Questions close\t4 May 2027") + p("Tenders are due\t25 May 2027")).blocks
    assert [words(block) for block in found] == [["Questions close", "4 May 2027"], ["Tenders are due", "25 May 2027"]]


def test_anchors_of_cells_lead_to_the_same_characters() -> None:
    body = (
        p(r("Your pl") + r("an") + TAB + r(" 40 %") + TAB + TAB + r("x"))
        + line("Your staff\t60 %\t\tas above")
        + line("\ta\t\tb c")
    )
    assert check(docx(body)) >= 8


def test_a_long_table_is_read_in_one_pass() -> None:
    blocks = lines(*(f"Item {at}\t{at} boxes" if at % 2 else f"Group {at}" for at in range(3000)))
    assert len(blocks) == 3000

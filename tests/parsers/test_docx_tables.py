"""Table rows are blocks, merged cells stand once, and each cell knows the header above it."""

from __future__ import annotations

from docx_building import cell, p, parse, r, row, table, texts

from tilint.model import CELL_BREAK

HEADER = "<w:tblHeader/>"
BOLD = {"bold": True}


def bold(*cells: str, **more: str) -> str:
    return row(*(cell(p(text, bold=True)) for text in cells), **more)


def headers(document, at: int = -1) -> list[str]:
    return [one.header for one in document.blocks[at].cells]


def test_a_row_joins_its_cells_and_each_cell_has_its_words():
    (found,) = parse(table(row("Stage", cell(p("Bids") + p("close")), ""))).blocks
    assert found.text == CELL_BREAK.join(["Stage", "Bids\nclose", ""])
    assert [found.cell_text(one) for one in found.cells] == ["Stage", "Bids\nclose", ""]
    assert [(found.table, found.row, one.column) for one in found.cells] == [(0, 0, 0), (0, 0, 1), (0, 0, 2)]


def test_a_tab_inside_a_cell_does_not_part_cells():
    (found,) = parse(table(row(cell(p(r("a") + "<w:r><w:tab/></w:r>" + r("b")))))).blocks
    assert found.text == "a b"


def test_rows_without_words_give_no_block_but_are_counted():
    assert [(b.text, b.row) for b in parse(table(row("a"), row("", ""), row("b"))).blocks] == [("a", 0), ("b", 2)]


def test_a_cell_merged_across_stands_once_and_moves_the_columns_after_it():
    wide = cell("Both", '<w:gridSpan w:val="2"/>')
    (found,) = parse(table(row(wide, "Third"))).blocks
    assert found.text == "Both\tThird"
    assert [(one.column, one.span) for one in found.cells] == [(0, 2), (2, 1)]


def test_a_cell_merged_across_in_the_old_way_stands_once():
    first, second = cell("Both", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")
    (found,) = parse(table(row(first, second, "Third"))).blocks
    assert [(found.cell_text(one), one.column, one.span) for one in found.cells] == [("Both", 0, 2), ("Third", 2, 1)]


def test_a_cell_merged_down_stands_once_and_is_known_below():
    top, below = cell("Quality", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    first, second = parse(table(row(top, "Method"), row(below, "Staff"))).blocks
    assert (first.text, second.text) == ("Quality\tMethod", "\tStaff")
    assert [one.above for one in second.cells] == ["Quality", ""]


def test_a_row_that_begins_late_counts_the_columns_it_skips():
    late = row("Right", properties='<w:gridBefore w:val="2"/>')
    assert parse(table(late)).blocks[0].cells[0].column == 2


def test_a_marked_header_row_stands_over_the_cells_below():
    document = parse(table(row("Stage", "Date", properties=HEADER), row("Award", "1 May")))
    assert [block.header_row for block in document.blocks] == [True, False]
    assert headers(document) == ["Stage", "Date"]
    assert headers(document, 0) == ["", ""]


def test_the_nearest_of_two_header_rows_counts_and_a_wide_one_covers_its_columns():
    wide = cell("Weight", '<w:gridSpan w:val="2"/>')
    document = parse(
        table(row("Item", wide, properties=HEADER), row("", "Min", "Max", properties=HEADER), row("Price", "1", "2"))
    )
    assert headers(document) == ["Item", "Min", "Max"]


def test_a_table_marked_as_header_throughout_has_one_header_row():
    document = parse(table(*[row("a", "b", properties=HEADER)] * 3))
    assert [block.header_row for block in document.blocks] == [True, False, False]


def test_a_bold_first_row_is_a_header():
    assert headers(parse(table(bold("Criterion", "Weight"), row("Price", "40%")))) == ["Criterion", "Weight"]


def test_a_bold_row_under_a_title_across_the_table_is_a_header():
    title = row(cell("Timetable", '<w:gridSpan w:val="2"/>'))
    document = parse(table(title, bold("Stage", "When"), row("Award", "May")))
    assert [block.header_row for block in document.blocks] == [False, True, False]
    assert headers(document) == ["Stage", "When"]


def test_a_shaded_first_row_is_a_header():
    shade = '<w:shd w:val="clear" w:fill="1F3864"/>'
    document = parse(table(row(cell("Stage", shade), cell("When", shade)), row("Award", "May")))
    assert headers(document) == ["Stage", "When"]


def test_a_row_of_another_colour_than_the_rows_below_is_a_header():
    def shaded(colour: str, *cells: str) -> str:
        return row(*(cell(text, f'<w:shd w:val="clear" w:fill="{colour}"/>') for text in cells))

    body = [shaded("D9E2F3", "Lead", "Role in this"), shaded("F2F2F2", "Ann", "Chair"), shaded("F2F2F2", "Bo", "Clerk")]
    assert headers(parse(table(*body))) == ["Lead", "Role in this"]
    assert headers(parse(table(*body[1:], body[1]))) == ["", ""]


def test_a_header_of_groups_and_of_columns_takes_two_rows():
    groups = row("", cell(p("Bidder A", bold=True), '<w:gridSpan w:val="2"/>'))
    document = parse(table(groups, bold("Envelope", "Weight", "Score"), row("Quality", "60%", "48")))
    assert [block.header_row for block in document.blocks] == [True, True, False]
    assert headers(document) == ["Envelope", "Weight", "Score"]


def test_a_bold_row_under_a_whole_header_is_no_header():
    document = parse(table(bold("Region", "Code"), bold("North", "UKC"), row("Leeds", "UKE")))
    assert [block.header_row for block in document.blocks] == [True, False, False]


def test_a_plain_row_of_names_for_columns_is_a_header():
    rows = [row("How well it is run", "Ann"), row("How it begins", "Bo")]
    assert headers(parse(table(row("Criterion", "Lead"), *rows))) == ["Criterion", "Lead"]


def test_names_over_an_empty_form_are_a_header():
    form = table(row("Funder", "Purpose", "Ends"), row("", "", ""), row("", "", ""))
    assert parse(form).blocks[0].header_row


def test_a_table_of_tick_boxes_has_no_header():
    options = [row("☐ New service", "☐ More of a service"), row("☐ Other type", "☐ Not known")]
    assert not any(block.header_row for block in parse(table(*options, options[0])).blocks)


def test_a_first_row_set_off_by_the_table_style_is_a_header():
    look = '<w:tblStyle w:val="Banded"/><w:tblLook w:firstRow="{}"/>'
    rows = (row("Stage", "When"), row("Award", "May"))
    assert headers(parse(table(*rows, properties=look.format(1)))) == ["Stage", "When"]
    assert headers(parse(table(*rows, properties=look.format(0)))) == ["", ""]


def test_words_over_columns_of_figures_are_a_header():
    assert headers(parse(table(row("Stage", "Date"), row("Award", "1 May"), row("Start", "2 June")))) == [
        "Stage",
        "Date",
    ]


def test_a_form_of_names_and_answers_has_no_header():
    form = [row(cell(p("Contract", bold=True)), "Advocacy"), row(cell(p("Value", bold=True)), "£100,000")]
    document = parse(table(*form, row(cell(p("Term", bold=True)), "3 years")))
    assert not any(block.header_row for block in document.blocks)
    assert headers(document) == ["", ""]


def test_a_first_row_of_sentences_is_no_header():
    document = parse(table(bold("We will reply within five days.", "You may appeal."), row("a", "b")))
    assert not document.blocks[0].header_row


def test_a_nested_table_follows_its_row_and_its_words_stand_once():
    inner = table(row("in 1"), row("in 2"))
    document = parse(table(row(cell(p("outer") + inner + p("end")), "right"), row("last")) + table(row("next")))
    assert texts(document) == ["outer\nend\tright", "in 1", "in 2", "last", "next"]
    assert [(block.table, block.row) for block in document.blocks] == [(0, 0), (1, 0), (1, 1), (0, 1), (2, 0)]


def test_a_deleted_row_is_not_read_and_an_inserted_one_is_marked():
    mark = '<w:{} w:id="1" w:author="A"/>'
    document = parse(table(row("a", properties=mark.format("del")), row("b", properties=mark.format("ins")), row("c")))
    assert [(block.text, block.inserted) for block in document.blocks] == [("b", True), ("c", False)]


def test_hidden_words_of_a_cell_follow_their_row():
    document = parse(table(row(cell(p(r("Seen") + r("Guidance to buyer", "<w:vanish/>"))), row("Next"))))
    assert [(block.text, block.hidden) for block in document.blocks][:2] == [
        ("Seen", False),
        ("Guidance to buyer", True),
    ]


def test_a_footnote_in_a_cell_follows_its_row():
    noted = cell(p(r("Price") + "<w:r><w:footnoteReference w:id='2'/></w:r>"))
    document = parse(table(row(noted, "40%")), {"footnotes": "<w:footnote w:id='2'>" + p("Ex VAT.") + "</w:footnote>"})
    assert texts(document) == ["Price\t40%", "Ex VAT."]


def test_a_wide_table_is_read_in_one_pass():
    wide = table(*[row(*[f"c{at}" for at in range(120)])] * 120)
    assert len(parse(wide).blocks) == 120

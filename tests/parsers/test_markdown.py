"""Markdown is read as a reader of the laid-out page sees it."""

from __future__ import annotations

import time

import pytest

from tilint.model import Block, BlockKind, Document
from tilint.parsers import CannotRead
from tilint.parsers.markdown import PARSER


def read(text: str) -> Document:
    return PARSER.read("itt.md", text.encode())


def blocks(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.label, block.text) for block in read(text).blocks]


def rows(text: str) -> list[Block]:
    return [block for block in read(text).blocks if block.kind is BlockKind.TABLE_ROW]


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("# Award criteria", "", "Award criteria"),
        ("## 4.2 Award criteria", "4.2", "Award criteria"),
        ("## 4. Award criteria", "4.", "Award criteria"),
        ("## 4 Award criteria", "4", "Award criteria"),
        ("### A1 Eligibility", "A1", "Eligibility"),
        ("### (b) Eligibility", "(b)", "Eligibility"),
        ("# 2027 budget", "", "2027 budget"),
        ("# 14 March 2027", "", "14 March 2027"),
        ("# 10 days to reply", "", "10 days to reply"),
        ("# A new helpline", "", "A new helpline"),
    ],
)
def test_a_number_before_a_heading_is_its_label(line: str, label: str, words: str) -> None:
    assert blocks(line) == [("heading", label, words)]


def test_headings_make_the_path_of_the_section() -> None:
    text = "# 1. Tender\n\n## 1.1 Dates\n\nOne.\n\n## 1.2 Price\n\nTwo.\n\n# 2. Terms\n\nThree."
    sections = [block.section for block in read(text).blocks if block.kind is BlockKind.PARAGRAPH]
    assert sections == [("1. Tender", "1.1 Dates"), ("1. Tender", "1.2 Price"), ("2. Terms",)]


def test_underlined_headings_have_levels() -> None:
    levels = [(block.text, block.level) for block in read("Tender\n======\n\nDates\n-----\n\nText.").blocks]
    assert levels == [("Tender", 1), ("Dates", 2), ("Text.", 0)]


def test_a_short_line_in_bold_is_a_heading_below_the_last() -> None:
    block = read("## Award\n\n**How we score**\n\nText.").blocks[1]
    assert (block.kind, block.level, block.section) == (BlockKind.HEADING, 3, ("Award", "How we score"))


@pytest.mark.parametrize(
    "line",
    ["**We will pay within 30 days.**", "**Closing date: 3 March**", "**Note** that prices are fixed", "- **Price**"],
)
def test_other_words_in_bold_are_no_heading(line: str) -> None:
    assert read(line).blocks[0].kind is not BlockKind.HEADING


def test_wrapped_lines_are_one_paragraph_and_marks_are_not_read() -> None:
    text = "We will **give** _feedback_ to\n[every applicant](https://example.org), by `email` ~~or post~~ &amp; in time."
    assert blocks(text) == [("paragraph", "", "We will give feedback to every applicant, by email or post & in time.")]


def test_a_hard_line_break_is_kept() -> None:
    assert blocks("Opens: 3 March  \nCloses: 30 March")[0][2] == "Opens: 3 March\nCloses: 30 March"
    assert blocks("Opens: 3 March<br>Closes: 30 March")[0][2] == "Opens: 3 March\nCloses: 30 March"


def test_lists_nest_and_are_numbered_as_shown() -> None:
    text = "1. First\n1. Second\n   - inner\n     goes on\n\n- Third"
    found = [(block.label, block.level, block.text) for block in read(text).blocks]
    assert found == [("1.", 1, "First"), ("2.", 1, "Second"), ("•", 2, "inner goes on"), ("•", 1, "Third")]


def test_a_list_starts_at_its_own_number() -> None:
    assert [label for _, label, _ in blocks("7. Seven\n8. Eight")] == ["7.", "8."]


def test_a_second_paragraph_in_an_item_has_no_label() -> None:
    assert blocks("- One\n\n  More.") == [("list-item", "•", "One"), ("paragraph", "", "More.")]


def test_lettered_lines_are_items_though_markdown_knows_no_such_list() -> None:
    assert blocks("Send us:\na) a policy\n(b) a plan\n   in your words\nc) a price") == [
        ("paragraph", "", "Send us:"),
        ("list-item", "a)", "a policy"),
        ("list-item", "(b)", "a plan in your words"),
        ("list-item", "c)", "a price"),
    ]


def test_numbered_clauses_are_items_with_their_label() -> None:
    assert blocks("4.2.1 The provider will keep records.\n4.2.2 The provider will report.") == [
        ("list-item", "4.2.1", "The provider will keep records."),
        ("list-item", "4.2.2", "The provider will report."),
    ]


@pytest.mark.parametrize("text", ["4.2 million people live here.", "Prices follow from\n4.2 Award and not otherwise."])
def test_a_number_in_a_sentence_is_no_label(text: str) -> None:
    assert [kind for kind, _, _ in blocks(text)] == ["paragraph"]


TABLE = "| Criterion | Weight |\n|---|---|\n| **Quality** | 60% |\n| | |\n| Price<br>per hour | |\n"


def test_a_table_has_a_row_block_for_each_row_with_words() -> None:
    header, quality, price = rows(TABLE)
    assert (header.text, header.header_row, header.row) == ("Criterion\tWeight", True, 0)
    assert (quality.text, quality.header_row, quality.row) == ("Quality\t60%", False, 1)
    assert (price.text, price.row) == ("Price\nper hour\t", 3)


def test_a_cell_knows_its_place_and_the_header_above_it() -> None:
    header, quality, _ = rows(TABLE)
    assert [(quality.cell_text(cell), cell.column, cell.header) for cell in quality.cells] == [
        ("Quality", 0, "Criterion"),
        ("60%", 1, "Weight"),
    ]
    assert [cell.header for cell in header.cells] == ["", ""]


def test_tables_are_numbered() -> None:
    assert [block.table for block in rows(f"{TABLE}\nText.\n\n{TABLE}")] == [0, 0, 0, 1, 1, 1]


def test_a_footnote_is_read_as_one_and_its_mark_is_not() -> None:
    assert blocks("We pay monthly.[^1]\n\n[^1]: In arrears.") == [
        ("paragraph", "", "We pay monthly."),
        ("footnote", "1", "In arrears."),
    ]


def test_a_one_word_footnote_is_not_lost_as_a_link() -> None:
    assert ("footnote", "a", "Unlikely") in blocks("Text[^a].\n\n[^a]: Unlikely")


def test_front_matter_and_comments_are_not_read_but_the_title_is_kept() -> None:
    document = read("---\ntitle: 'Helpline'\nowner: x\n---\n\n<!-- to do:\n\nask -->\nText.\n\nA <!-- b --> c.")
    assert document.title == "Helpline"
    assert [block.text for block in document.blocks] == ["Text.", "A c."]


def test_the_first_heading_is_the_title() -> None:
    assert read("Words.\n\n# 1. Helpline\n\n# Other").title == "Helpline"


def test_quotes_code_and_html_are_read_as_paragraphs() -> None:
    text = "> Quoted\n\n```\nfenced\n\nagain\n```\n\n    indented\n\n<div>In <b>HTML</b></div>"
    assert [(kind, words) for kind, _, words in blocks(text)] == [
        ("paragraph", word) for word in ("Quoted", "fenced", "again", "indented", "In HTML")
    ]


@pytest.mark.parametrize("text", ["", "  \n\n", "<!-- nothing -->", "---\ntitle: x\n---\n", "***"])
def test_a_file_without_words_cannot_be_read(text: str) -> None:
    with pytest.raises(CannotRead):
        read(text)


def _seconds(data: bytes) -> float:
    start = time.perf_counter()
    PARSER.read("itt.md", data)
    return time.perf_counter() - start


@pytest.mark.parametrize("unit", ["- a\n", "> ", "**a ", "[a](", "| a ", "a\\\n", "<!-- ", "1. a\n\n"])
def test_time_grows_with_length_alone(unit: str) -> None:
    def best(times: int) -> float:
        data = ("x\n\n" + unit * times).encode()
        return min(_seconds(data) for _ in range(3))

    assert best(8000) < 40 * best(1000) + 0.5


def test_each_block_knows_the_line_on_which_it_begins() -> None:
    source = (
        "---\ntitle: Shelter\n---\n\n# Award\n\nFirst words\non two lines.\n\n- one\n- two\n\n| a | b |\n| - | - |\n| c | d |\n"
    )
    blocks = PARSER.read("itt.md", source.encode()).blocks
    assert [(block.text, block.anchors[0].line) for block in blocks] == [
        ("Award", 5),
        ("First words on two lines.", 7),
        ("one", 10),
        ("two", 11),
        ("a\tb", 13),
        ("c\td", 15),
    ]

"""What the shape of a table says: columns that ask, columns to fill in, reasons and times in the row; in Word too."""

import io

import docx
import pytest

from tilint.facts._requests_table import Column, box, column, is_ticked
from tilint.facts.requests import FACT
from tilint.model import Block, BlockKind, Document, Tender
from tilint.parsers.docx import PARSER
from tilint.reading import Reading
from tilint.testing import read_example


def rows_of_word(*rows: tuple[str, ...], heading: str = "About you") -> list[dict]:
    """Return what is asked in a Word file with one table of these rows, none of them marked as its header."""
    file = docx.Document()
    file.add_heading(heading, level=1)
    table = file.add_table(rows=len(rows), cols=max(map(len, rows)))
    for place, cells in enumerate(rows):
        for number, text in enumerate(cells):
            table.cell(place, number).text = text
        if len(cells) == 1:
            table.rows[place].cells[0].merge(table.rows[place].cells[-1])
    data = io.BytesIO()
    file.save(data)
    return list(FACT.rows(Reading(Tender("t", (PARSER.read("form.docx", data.getvalue()),)))))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "£",
        "☐ Yes ☐ No",
        "Yes / No",
        "______",
        "..........",
        "Click or tap here to enter text.",
        "Choose an item.",
        "[Insert]",
        "Year 1: £ Year 2: £",
        "dd/mm/yyyy",
        "Charity ☐ Company ☐ Other ☐",
    ],
)
def test_a_cell_to_fill_in_is_a_box(text: str):
    assert box(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yes",
        "12",
        "£24,300",
        "4 May 2027",
        "☒ State ☐ Federal",
        "Required",
        "Enter the building by the side door, please.",
    ],
)
def test_a_cell_with_an_answer_is_no_box(text: str):
    assert not box(text)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Evidence required", Column.ASKS),
        ("What we need from you", Column.ASKS),
        ("Documents to be returned", Column.ASKS),
        ("What you need to send", Column.ASKS),
        ("Why we ask", Column.WHY),
        ("How we will use it", Column.WHY),
        ("When", Column.WHEN),
        ("Document", Column.THING),
        ("Your response", Column.ANSWER),
        ("To be completed by the bidder", Column.ANSWER),
        ("Price", Column.CLOSED),
        ("Target", Column.CLOSED),
        ("What it means", Column.CLOSED),
        ("Name of member", Column.OTHER),
        ("", Column.OTHER),
        ("Evidence required " * 10, Column.OTHER),
    ],
)
def test_header_cells_say_what_stands_below_them(header: str, kind: Column):
    assert column(header) is kind


def test_a_word_form_with_placeholders_asks():
    found = rows_of_word(
        ("Part A",),
        ("Charity number", "Click or tap here to enter text."),
        ("Turnover last year", "£"),
        ("Do you hold employers' liability insurance?", "☐ Yes ☐ No"),
        ("Name of contact", "Click or tap here to enter text."),
    )
    assert [row["kind"] for row in found] == ["identity", "accounts", "insurance"]


def test_a_word_table_that_has_been_filled_in_asks_nothing():
    assert rows_of_word(("Post", "Salary"), ("Support worker", "£24,300"), ("Manager", "£33,150")) == []


def test_one_empty_cell_does_not_make_a_form():
    found = rows_of_word(
        ("Schedule of insurance", "For information"),
        ("Staff transfer", "Yes"),
        ("Policies", ""),
        heading="The contract",
    )
    assert found == []


def test_tick_boxes_typed_as_text_are_items_of_a_list():
    blocks = (
        Block(BlockKind.PARAGRAPH, "Please send these with your form:"),
        Block(BlockKind.PARAGRAPH, "☐ Your accounts for last year"),
        Block(BlockKind.PARAGRAPH, "☐ Your safeguarding policy, because you will work with children"),
        Block(BlockKind.PARAGRAPH, "☐ The budget"),
    )
    found = FACT.rows(Reading(Tender("t", (Document("form.pdf", "pdf", blocks),))))
    assert [(row["quote"], row["justified"]) for row in found] == [
        ("Your accounts for last year", False),
        ("Your safeguarding policy, because you will work with children", True),
    ]


def test_the_row_says_why_and_when():
    rows = FACT.rows(
        read_example(
            {
                "itt.md": """
| What we ask for | Why | When |
| --- | --- | --- |
| Your accounts | The contract is large for a small group | Preferred bidder only |
| Your charity number | | With your tender |
"""
            }
        )
    )
    assert [(row["when"], row["reason"]) for row in rows] == [
        ("later", "The contract is large for a small group"),
        ("with the tender", None),
    ]


def test_a_tick_below_a_header_says_when():
    rows = FACT.rows(
        read_example(
            {
                "itt.md": """
## What you need to send

| Item | With your tender | If you are successful |
| --- | --- | --- |
| Turnover last year | ✓ | |
| Audited accounts | | ✓ |
"""
            }
        )
    )
    assert [(row["quote"], row["when"]) for row in rows] == [
        ("Turnover last year", "with the tender"),
        ("Audited accounts", "later"),
    ]


@pytest.mark.parametrize(("text", "ticked"), [("✓", True), ("x", True), ("Yes", True), ("", False), ("Yes / No", False)])
def test_a_mark_is_a_tick(text: str, ticked: bool):
    assert is_ticked(text) is ticked

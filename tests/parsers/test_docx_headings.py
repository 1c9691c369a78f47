"""Headings are known by style, by outline level or by look, and give every block its section."""

from __future__ import annotations

import pytest
from docx_building import STYLES, levels, lists, numbered, p, parse, r, row, table

from tilint.model import BlockKind

PLAIN = p("The provider will meet every family at a time that suits them. " * 3)


def outline(body: str, parts=None) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in parse(body, parts).blocks if b.kind is BlockKind.HEADING]


def test_a_heading_style_makes_a_heading_of_its_level():
    assert outline(p("Award", style="Heading1") + p("Price", style="Heading2") + PLAIN) == [(1, "Award"), (2, "Price")]


def test_a_style_based_on_a_heading_is_one():
    assert outline(p("Site visits", style="Sub") + PLAIN) == [(2, "Site visits")]


def test_an_outline_level_makes_a_heading_and_body_text_level_takes_it_back():
    level = '<w:outlineLvl w:val="{}"/>'
    body = p("Scope", properties=level.format(2)) + p("Not one", style="Heading1", properties=level.format(9)) + PLAIN
    assert outline(body) == [(3, "Scope")]


def test_every_block_names_the_headings_above_it():
    numbering = lists(levels(("decimal", "%1"), ("decimal", "%1.%2")))
    body = (
        p("Before")
        + p("Award", style="Heading1", properties=numbered(1))
        + p("Price", style="Heading2", properties=numbered(1, 1))
        + PLAIN
        + p("Exit", style="Heading1", properties=numbered(1))
        + table(row("a"))
    )
    assert [block.section for block in parse(body, {"numbering": numbering}).blocks] == [
        (), ("1 Award",), ("1 Award", "1.1 Price"), ("1 Award", "1.1 Price"), ("2 Exit",), ("2 Exit",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The provider must tell us of any change to its staff within five working days of that change.",
        "You must sign the form.",
        "security checks; and",
        "☐ Counselling",
        "bids@council.example",
        "2027",
    ],
)
def test_a_heading_style_on_a_sentence_or_a_form_makes_no_heading(text):
    plain = STYLES.replace("<w:rPr><w:b/></w:rPr></w:style>", "</w:style>")
    assert outline(p(text, style="Heading2") + PLAIN, {"styles": plain}) == []


def test_where_a_heading_style_numbers_clauses_only_titles_over_deeper_ones_are_headings():
    styles = STYLES.replace("<w:rPr><w:b/></w:rPr></w:style>", "</w:style>")
    clause = p("We will answer questions through the portal until the date in the timetable.", style="Heading2")
    body = clause * 3 + p("Conflicts of interest", style="Heading2") + PLAIN + p("All bidders", style="Heading2") + clause
    assert outline(body, {"styles": styles}) == [(2, "Conflicts of interest")]


def test_a_bullet_is_no_heading_whatever_its_style():
    numbering = lists(levels(("bullet", "•")))
    assert outline(p("Fair", style="Heading2", properties=numbered(1)) + PLAIN, {"numbering": numbering}) == []


def test_a_document_without_heading_styles_has_the_headings_it_looks_to_have():
    body = (
        p("1. About the service", bold=True) + PLAIN
        + p("1.1 Who it is for", bold=True) + PLAIN
        + p("2. How we will choose", bold=True) + PLAIN
    )  # fmt: skip
    assert outline(body) == [(1, "About the service"), (2, "Who it is for"), (1, "How we will choose")]
    assert parse(body).blocks[3].section == ("1. About the service", "1.1 Who it is for")


def test_a_bold_line_over_plain_text_is_a_heading():
    assert outline(p("How to apply", bold=True) + PLAIN) == [(1, "How to apply")]


def test_larger_headings_stand_above_smaller_ones():
    body = p(r("Part two", '<w:b/><w:sz w:val="32"/>')) + PLAIN + p("Price", bold=True) + PLAIN
    assert outline(body) == [(1, "Part two"), (2, "Price")]


@pytest.mark.parametrize(
    "body",
    [
        p("You must answer every question.", bold=True) + PLAIN,
        p("Bids received late will not be opened, whatever the reason for the delay may be", bold=True) + PLAIN,
        p("Deadline: 12 noon on 1 May 2026", bold=True) + PLAIN,
        p("Please note:", bold=True) + PLAIN,
        p("Advocacy service", bold=True) + p("Invitation to tender", bold=True) + p("May 2026", bold=True),
        p(r("Scope", "<w:b/>") + r(" of the service")) + PLAIN,
        table(row("1. Scope", "Award")) + PLAIN,
        p("About us", style="") + PLAIN,
    ],
)
def test_what_is_bold_or_short_or_in_a_table_is_not_yet_a_heading(body):
    assert outline(body) == []


def test_a_cell_with_a_heading_style_is_no_heading():
    cell = "<w:tc>" + p("Scope", style="Heading1") + "</w:tc>"
    assert outline(table(row(cell, "x")) + PLAIN) == []


def test_where_styles_make_enough_headings_bold_lines_are_left_alone():
    assert outline(p("Award", style="Heading1") + PLAIN + p("Price first", bold=True) + PLAIN) == [(1, "Award")]


def test_a_heading_typed_with_its_number_has_a_label():
    (heading, _) = parse(p("3 Scope of the service", style="Heading1") + PLAIN).blocks
    assert (heading.label, heading.text, heading.section) == ("3", "Scope of the service", ("3 Scope of the service",))


def test_a_title_is_the_first_heading_and_names_the_document():
    document = parse(p("Family hubs", style="Title") + p("Scope", style="Heading1") + PLAIN)
    assert document.title == "Family hubs"
    assert [block.section for block in document.blocks] == [("Family hubs",), ("Scope",), ("Scope",)]


def test_a_short_underlined_line_is_a_heading_and_underlined_words_in_a_sentence_are_not():
    underlined = '<w:u w:val="single"/>'
    body = p(r("Program design", underlined)) + PLAIN + p(r("Every ", underlined) + r("family has a named worker."))
    assert outline(body) == [(1, "Program design")]


def test_underlined_lines_in_a_row_are_a_title_page_and_no_headings():
    underlined = '<w:u w:val="single"/>'
    assert outline(p(r("Aldermere Council", underlined)) + p(r("Support for families", underlined)) + PLAIN) == [
        (1, "Support for families")
    ]

"""The job summary tells strengths first, shows words as they are, and never outgrows what GitHub keeps."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from reporting import UNREAD, about, against, document, met, missing, report, whole, written

from tilint.report import Report

QUOTE = "Bids close at noon on Easter Monday."
MIB = 1024 * 1024


def page(*reports: Report, **view) -> str:
    return written("summary", *reports, **view)


def shown(markdown: str) -> str:
    """The page as a browser gets it."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)


def full() -> Report:
    file = document("itt.docx", QUOTE)
    place = whole(file, 0)
    return report([file], missing(), against(place, confidence=0.5), against(place), met(place, strength="dates for all"))


def test_what_is_there_comes_first_then_what_works_against_people():
    headings = [line for line in page(full()).splitlines() if line.startswith("#")]
    assert headings == [
        "# night-shelters", "## Already there · 1 of 4", "## Works against people · 1", "## Worth a look · 1", "## Not found · 1",
        "## All 4 points",
    ]  # fmt: skip
    assert "- ✓ dates for all (itt.docx)" in page(full())


def test_a_finding_is_one_row_with_words_reason_and_what_to_write():
    (row,) = [line for line in page(about(QUOTE)).splitlines() if QUOTE in line]
    for part in (
        "**Bids close on a holiday.**",
        "itt.docx: “",
        "People need time.",
        "Bids close on \\[date\\].",
        "Guidance 2024",
    ):
        assert part in row
    assert "| Ask |" in page(about(QUOTE), role="provider")


def test_what_was_not_read_is_said_before_all_else():
    lines = page(report([document("itt.docx", QUOTE, unread=(UNREAD,))], missing())).splitlines()
    assert lines[2].startswith("> **Not read:** scan.pdf, pages 3 to 5: they are pictures of text.")
    assert "> **Not read:** There was no file to read." in page(report([]))


WORDS = {
    "a tag": "<script>alert(1)</script>",
    "a picture": "![x](http://example.com/x.png)",
    "a link": "[x](http://example.com) and www.example.com",
    "a row of a table": "one | two | three",
    "marks": "**bold** _thin_ ~~gone~~ `code` # not a heading",
    "a sum": "between $100 and $200",
    "an entity": "&lt;b&gt; &amp;",
    "a backslash before a bar": "one \\| two",
    "lines": "one\n\n# two\n\n- three",
}


@pytest.mark.parametrize("case", WORDS)
def test_words_of_a_tender_are_shown_as_they_are(case):
    words = WORDS[case]
    plain, made = shown(page(about("Plain."))), shown(page(about(words)))
    told = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"“{told}”" in made
    assert re.findall(r"<[^>]+>", made) == re.findall(r"<[^>]+>", plain)


def test_the_name_of_a_tender_is_shown_as_it_is():
    assert "<h1>a | b &lt;i&gt; *c*</h1>" in shown(page(about(QUOTE, name="a | b <i> *c*")))


@pytest.mark.parametrize("words", ["See http://example.com.", "See www.example.com."])
def test_an_address_in_a_quote_becomes_no_link_on_github(words):
    text = page(about(words))
    assert "://" not in text
    assert "www." not in text


def test_dates_come_in_order_and_those_without_a_day_last():
    shared = {"time": None, "file": "a.pdf", "page": 1}
    rows = [
        {**shared, "event": "award", "label": "Award", "date": None, "as_written": "in May", "file": "itt.docx", "page": None},
        {**shared, "event": "tender_return", "label": "", "date": "2027-01-15", "time": "12:00", "as_written": "15/1", "page": 2},
        {**shared, "event": "issue", "label": "Fund opens", "date": "2027-01-04", "as_written": "4/1"},
    ]
    text = page(report([document("itt.docx", QUOTE)], facts={"timeline": rows}))
    assert text.partition("## Dates")[2].splitlines()[4:7] == [
        "| Monday 4 January 2027 | Fund opens | 4/1 | a.pdf, page 1 |",
        "| Friday 15 January 2027, 12:00 | tender return | 15/1 | a.pdf, page 2 |",
        "|  | Award | in May | itt.docx |",
    ]


def test_several_tenders_begin_with_a_table_of_them():
    text = page(full(), report([document("b.docx", QUOTE)], unread=[UNREAD], name="b"))
    assert text.startswith("# 2 tenders\n\n| Tender | Met | Works against | Worth a look | Not found |\n")
    assert "| night-shelters | 1 | 1 | 1 | 1 |\n| b (not all of it was read) | 0 | 0 | 0 | 0 |\n" in text


def long(number: int) -> Report:
    file = document("itt.docx", "ünd so weiter " * 40)
    return report([file], *(against(whole(file, 0), slug=f"procure/rule-{index:05}") for index in range(number)))


def test_a_summary_that_is_too_long_is_cut_at_a_finding_and_says_how_many_are_left_out():
    text = page(long(3000))
    assert MIB - 8192 < len(text.encode()) <= MIB
    (left_out,) = re.findall(r"\*\*([\d,]+) findings left out\.\*\*", text)
    rows = [line for line in text.splitlines() if line.startswith("| **Bids close")]
    assert len(rows) + int(left_out.replace(",", "")) == 3000
    assert all(row.endswith(" |") for row in rows)


def test_a_second_tender_is_counted_where_the_first_fills_the_page():
    text = page(long(3000), full())
    assert len(text.encode()) <= MIB
    assert "| night-shelters | 1 | 1 | 1 | 1 |" in text
    (left_out,) = re.findall(r"\*\*([\d,]+) findings left out\.\*\*", text)
    rows = [line for line in text.splitlines() if line.startswith("| **Bids close")]
    assert len(rows) + int(left_out.replace(",", "")) == 3004


def test_a_summary_that_fits_says_nothing_of_it():
    assert "left out" not in page(long(30))


def test_only_the_verdicts_that_are_asked_for_are_written_out():
    text = page(full(), show=frozenset({"gap"}))
    assert "## Works against" not in text
    assert "## Already there" not in text
    assert "**met 1 · works against 1 · worth a look 1 · not found 1**" in text

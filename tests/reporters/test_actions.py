"""The action log is the same in CSV and XLSX, ready to fill in, and runs nothing that a tender says."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest
from reporting import UNREAD, about, against, block, document, met, missing, report, whole, written

from tilint.report import Report

QUOTE = "Bids close at noon on Easter Monday."


def rows(*reports: Report, **view) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *reports, **view).removeprefix("\ufeff"), newline="")))


def workbook(*reports: Report, **view) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written("xlsx", *reports, **view)))


def sheet_rows(book: openpyxl.Workbook, name: str) -> list[dict[str, str]]:
    head, *body = book[name].iter_rows(values_only=True)
    return [{key: "" if cell is None else str(cell) for key, cell in zip(head, row, strict=True)} for row in body]


def mixed() -> Report:
    file = document("itt.pdf", block(QUOTE, section=("4 Dates", "4.1 Return"), page=2), unread=(UNREAD,))
    place = whole(file, 0)
    return report(
        [file],
        missing(),
        missing(profile="essential"),
        against(place, confidence=0.5),
        met(place, strength="dates"),
        against(place),
    )


def test_a_row_says_what_where_why_and_what_to_do_and_leaves_room_to_plan():
    row = next(row for row in rows(mixed()) if row["What we say"] == "Works against people")
    assert row == {
        "No.": "2", "Priority": "2", "Tender": "night-shelters", "Stage": "Procure", "Point": "Bids",
        "What we say": "Works against people", "What we found": "Bids close on a holiday.", "Why it matters": "People need time.",
        "File": "itt.pdf", "Page": "2", "Section": "4 Dates > 4.1 Return", "Quote": QUOTE,
        "Suggested wording": "Bids close on [date].", "Question to ask": "May bids close later?", "Law": "Act 2023 s1: time.",
        "Source": "Guidance 2024 · Procure · Timing · Bids (a-rule)", "Owner": "", "Due date": "", "Decision": "", "Done": "",
    }  # fmt: skip


def test_what_was_not_read_comes_first_then_the_most_urgent():
    assert [(row["No."], row["Priority"], row["What we say"]) for row in rows(mixed())] == [
        ("1", "1", "Not read"), ("2", "2", "Works against people"), ("3", "3", "Worth a look"), ("4", "4", "Not found"),
        ("5", "5", "Not found"),
    ]  # fmt: skip
    assert rows(mixed())[0]["What we found"] == "pages 3 to 5: they are pictures of text."
    assert rows(report([]))[0]["What we found"] == "There was no file to read."


def test_csv_begins_with_the_mark_that_excel_needs_and_ends_lines_as_the_standard_says():
    text = written("csv", about(QUOTE))
    assert text.encode().startswith(b"\xef\xbb\xbfNo.,Priority,")
    assert text.count("\r\n") == text.count("\n") == 2


def test_commas_quotes_and_line_ends_stay_in_their_cell():
    (row,) = rows(about('One, "two"\nthree; four'))
    assert row["Quote"] == 'One, "two" three; four'


@pytest.mark.parametrize("words", ["=1+1", "+44 20 7946 0000", "-5 points", "@SUM(A1)", "\r=1+1", "\n=HYPERLINK(1)"])
def test_a_spreadsheet_takes_no_words_for_a_formula(words):
    (row,) = rows(about(words))
    assert row["Quote"] == f"'{words.strip()}"
    sheet = workbook(about(words))["Actions"]
    cell = sheet["L2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (words.strip(), "s", None)


@pytest.mark.parametrize("words", ["a=1", "1-2", "mail@example.com", "£5"])
def test_other_words_are_left_alone(words):
    assert rows(about(words))[0]["Quote"] == words


def test_other_cells_are_guarded_too():
    file = document("=a.docx", "x")
    (row,) = rows(report([file], against(whole(file, 0), suggest="=2+2", message="@a", heading="-b"), name="+c"))
    assert [row[key] for key in ("File", "Suggested wording", "What we found", "Point", "Tender")] == [
        "'=a.docx", "'=2+2", "'@a", "'-b", "'+c",
    ]  # fmt: skip


def test_several_places_are_one_row():
    file = document("itt.docx", QUOTE, "And again.", "And again.")
    (row,) = rows(report([file], against(*(whole(file, number) for number in range(3)))))
    assert row["What we found"] == "Bids close on a holiday. And in 2 more places."


def test_the_workbook_has_the_same_rows():
    assert sheet_rows(workbook(mixed(), about(QUOTE)), "Actions") == rows(mixed(), about(QUOTE))


def test_the_workbook_is_ready_to_use():
    sheet = workbook(mixed())["Actions"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:T6"
    lists = {str(rule.sqref)[:2]: rule.formula1.strip('"').split(",") for rule in sheet.data_validations.dataValidation}
    assert lists == {"S2": ["Change it", "Keep it and say why", "It is elsewhere", "To discuss"], "T2": ["Yes", "No"]}
    assert sheet["L3"].alignment.wrap_text
    assert sheet.row_dimensions[3].height >= 30


def test_a_provider_decides_on_other_things():
    sheet = workbook(mixed(), role="provider")["Actions"]
    assert '"Ask,Accept,It is elsewhere,To discuss"' in [rule.formula1 for rule in sheet.data_validations.dataValidation]


def test_what_is_already_there_has_a_sheet_of_its_own():
    (row,) = sheet_rows(workbook(mixed()), "Already there")
    assert (row["What is there"], row["File"], row["Page"], row["Quote"]) == ("dates", "itt.pdf", "2", QUOTE)


def test_the_last_sheet_says_what_was_read_and_how_it_came_out():
    told = list(workbook(mixed())["About"].iter_rows(values_only=True))
    assert ("Tender", "night-shelters") in told
    assert ("Read", "itt.pdf, 7 words") in told
    assert ("All 5 points", "met 1 · works against 1 · worth a look 1 · not found 2") in told
    assert ("Made with", "tilint 1.2.3") in told
    assert any(label == "Not read" and text.startswith("scan.pdf, pages 3 to 5") for label, text in told)


def test_signs_that_a_workbook_cannot_hold_are_left_out():
    (row,) = sheet_rows(workbook(about("a\u0000b\u0007c \ud800 _x0041_ <&>")), "Actions")
    assert row["Quote"] == "abc _x0041_ <&>"


def test_a_very_long_quote_is_cut_and_fits_its_cell():
    (row,) = sheet_rows(workbook(about("word " * 20_000)), "Actions")
    assert 900 < len(row["Quote"]) <= 1000


def test_a_workbook_without_findings_can_be_opened():
    book = workbook(report([document("itt.docx", QUOTE)]))
    assert book.sheetnames == ["Actions", "Already there", "About"]
    assert sheet_rows(book, "Actions") == []


def test_dates_inside_the_workbook_are_fixed_or_given():
    with zipfile.ZipFile(io.BytesIO(written("xlsx", about(QUOTE)))) as bundle:
        assert {member.date_time for member in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert workbook(about(QUOTE)).properties.created == datetime(1980, 1, 1)  # noqa: DTZ001  openpyxl gives no zone
    given = datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert workbook(about(QUOTE), date=given).properties.created == given.replace(tzinfo=None)


def test_only_the_verdicts_that_are_asked_for_are_told():
    assert [row["What we say"] for row in rows(mixed(), show=frozenset({"gap"}))] == ["Not read", "Not found", "Not found"]
    assert sheet_rows(workbook(mixed(), show=frozenset({"gap"})), "Already there") == []

"""The PDF parser puts words, lines and paragraphs together as a person reads them."""

from __future__ import annotations

import pikepdf
import pytest
from pdf_building import LEADING, LEFT, TOP, Sheet, build, of_kind, read_sheets, texts

from tilint.model import BlockKind
from tilint.parsers.pdf import read

LONG = "We will answer every question from every applicant in the open, so that all can see"
MORE = "the same words, and we will not change the timetable without telling everyone who asked."


def test_lines_of_a_paragraph_are_joined() -> None:
    assert texts(read_sheets(Sheet().lines(LONG, MORE))) == [f"{LONG} {MORE}"]


def test_each_line_has_an_anchor_with_its_page_and_box() -> None:
    (block,) = read_sheets(Sheet().lines(LONG, MORE)).blocks
    first, second = block.anchors
    assert (block.text[first.start : first.end], block.text[second.start : second.end]) == (LONG, MORE)
    assert (first.page, block.page) == (1, 1)
    assert first.box is not None
    assert second.box is not None
    assert first.box[0] == pytest.approx(LEFT, abs=1.5)
    assert first.box[1] < TOP < first.box[3]
    assert second.box[3] < first.box[3]


def test_space_between_lines_parts_paragraphs() -> None:
    sheet = Sheet().lines(LONG).lines(MORE.capitalize(), y=TOP - 2 * LEADING)
    assert len(texts(read_sheets(sheet))) == 2


def test_a_line_that_the_writer_ended_early_ends_its_paragraph() -> None:
    sheet = Sheet().lines(LONG, "the answers.", "Questions close in May.")
    assert texts(read_sheets(sheet)) == [f"{LONG} the answers.", "Questions close in May."]


def test_a_sentence_that_runs_over_the_page_is_one_paragraph() -> None:
    document = read_sheets(Sheet().lines(LONG, y=90), Sheet().lines(MORE))
    (block,) = document.blocks
    assert block.text == f"{LONG} {MORE}"
    assert [anchor.page for anchor in block.anchors] == [1, 2]


def test_a_new_sentence_on_a_new_page_is_a_new_paragraph() -> None:
    document = read_sheets(Sheet().lines(LONG, "the answers that we gave.", y=120), Sheet().lines("The panel has five members."))
    assert len(document.blocks) == 2


def test_a_word_broken_at_the_line_end_is_made_whole() -> None:
    sheet = Sheet().lines(
        "The panel will tell each applicant about the evalu-", "ation of its offer within ten days of the award."
    )
    assert "evaluation of its offer" in texts(read_sheets(sheet))[0]


def test_a_compound_at_the_line_end_keeps_its_hyphen() -> None:
    sheet = Sheet().lines(
        "The well and the being of staff matter. We care about their well-", "being through the whole of the contract."
    )
    assert "well-being" in texts(read_sheets(sheet))[0]


def test_a_compound_is_known_by_its_form_elsewhere() -> None:
    first = "A trauma-informed service asks what happened to people, and is trauma-"
    assert "is trauma-informed in" in texts(read_sheets(Sheet().lines(first, "informed in all that it does for them.")))[0]


def test_a_web_address_broken_at_the_line_end_is_one_word() -> None:
    sheet = Sheet().lines(
        "You find the form, the terms and all the answers that we gave at https://example.org/",
        "tenders/care this week.",
    )
    assert "https://example.org/tenders/care this week." in texts(read_sheets(sheet))[0]


def test_anchors_of_a_broken_word_do_not_overlap() -> None:
    sheet = Sheet().lines(
        "The panel will tell each applicant about the evalu-", "ation of its offer within ten days of the award."
    )
    (block,) = read_sheets(sheet).blocks
    one, two = block.anchors
    assert one.end <= two.start
    assert two.end == len(block.text)


def test_words_outside_the_visible_page_are_not_read() -> None:
    sheet = Sheet(crop=(0.0, 0.0, 595.0, 700.0)).lines("Printer's marks that nobody sees", y=760).lines("Seen by all.", y=600)
    assert texts(read_sheets(sheet)) == ["Seen by all."]


def test_a_turned_page_is_read_upright_and_anchored_as_stored() -> None:
    sheet = Sheet(rotate=90)
    for number, words in enumerate((LONG, MORE)):
        sheet.text(100 + number * LEADING, 60, words, turn="0 1 -1 0")
    (block,) = read_sheets(sheet).blocks
    assert block.text == f"{LONG} {MORE}"
    box = block.anchors[0].box
    assert box is not None
    assert box[2] - box[0] < 20 < box[3] - box[1]
    assert box[0] < 100 < box[2]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left column line {word} of the notice goes on" for word in ("one", "two", "three", "four")]
    right = [line.replace("left", "right") for line in left]
    sheet = Sheet().lines(*left).lines(*right, x=330)
    text = " ".join(texts(read_sheets(sheet)))
    assert text.index("left column line four") < text.index("right column line one")


def test_two_columns_written_across_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    for number in range(10):
        y = TOP - number * LEADING
        sheet.text(LEFT, y, f"the left column goes on with line {number} here")
        sheet.text(330, y, f"the right column goes on with line {number} too")
    text = " ".join(texts(read_sheets(sheet)))
    assert text.index("left column goes on with line 9") < text.index("right column goes on with line 0")


def test_parts_drawn_in_any_order_are_read_from_the_top() -> None:
    sheet = Sheet().lines("Third comes this.", y=500).lines("First comes this.", y=760).lines("Second comes this.", y=630)
    assert texts(read_sheets(sheet)) == ["First comes this.", "Second comes this.", "Third comes this."]


def test_a_raised_footnote_number_is_not_part_of_the_text() -> None:
    sheet = Sheet().lines("Applicants keep all of their rights in what they send us, as the law provides for it.")
    sheet.text(LEFT, 700, "We pay within 30 days").text(LEFT + 111, 704, "7", size=6)
    sheet.text(LEFT, 60, "7", size=6).text(LEFT + 6, 57, "From the day on which the invoice comes.", size=8)
    document = read_sheets(sheet)
    assert "We pay within 30 days" in texts(document)
    (note,) = of_kind(document, BlockKind.FOOTNOTE)
    assert (note.label, note.text) == ("7", "From the day on which the invoice comes.")


def test_a_raised_number_without_its_note_stays_raised() -> None:
    sheet = Sheet().text(LEFT, 700, "The room has 40 m").text(LEFT + 91, 704, "2", size=6)
    assert texts(read_sheets(sheet)) == ["The room has 40 m²"] or texts(read_sheets(sheet)) == ["The room has 40 m ²"]


def test_small_type_at_the_foot_without_a_number_is_no_footnote() -> None:
    sheet = Sheet().lines(LONG, MORE).text(LEFT, 57, "Printed on recycled paper.", size=8)
    assert of_kind(read_sheets(sheet), BlockKind.FOOTNOTE) == []


def test_a_filled_form_field_and_a_ticked_box_are_read() -> None:
    text = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (org) /V (Harbour Care) /Rect [200 690 400 710] /F 4 >>"
    box = (
        "<< /Type /Annot /Subtype /Widget /FT /Btn /T (sme) /TU (Small business) /V /Yes /AS /Yes /F 4 "
        "/Rect [72 650 84 662] /AP << /N << /Yes 5 0 R /Off 5 0 R >> >> >>"
    )
    empty = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (web) /Rect [200 600 400 620] /F 4 >>"
    sheet = Sheet(annotations=["900 0 R", "901 0 R", "902 0 R"]).lines("Name of the organisation", y=700)
    data = build(sheet, form="<< /Fields [900 0 R 901 0 R 902 0 R] >>", extra=[text, box, empty])
    fields = of_kind(read("form.pdf", data), BlockKind.FORM_FIELD)
    assert [field.text for field in fields] == ["Harbour Care", "☒ Small business"]
    assert fields[0].anchors[0].box == (200.0, 690.0, 400.0, 710.0)


def test_a_form_field_comes_after_its_label() -> None:
    name = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (org) /V (Harbour Care) /Rect [200 695 400 710] /F 4 >>"
    sheet = Sheet(annotations=["900 0 R"]).lines("Name of the organisation:", y=700).lines("Its address:", y=600)
    document = read("form.pdf", build(sheet, form="<< /Fields [900 0 R] >>", extra=[name]))
    assert texts(document) == ["Name of the organisation:", "Harbour Care", "Its address:"]


def test_a_note_on_the_page_is_a_comment_and_typed_text_is_text() -> None:
    note = "<< /Type /Annot /Subtype /Text /Contents (Is this right?) /Rect [10 10 30 30] /F 4 >>"
    typed = "<< /Type /Annot /Subtype /FreeText /Contents (Closing date moved) /Rect [72 500 300 520] /DA (/F1 9 Tf) >>"
    sheet = Sheet(annotations=["900 0 R", "901 0 R"]).lines("The closing date is below.")
    document = read("itt.pdf", build(sheet, extra=[note, typed]))
    assert texts(document, BlockKind.COMMENT) == ["Is this right?"]
    assert texts(document, BlockKind.TEXT_BOX) == ["Closing date moved"]


def test_the_same_file_gives_the_same_document() -> None:
    data = build(Sheet().lines(LONG, MORE).table([["a", "b"], ["c", "d"]], y=500))
    assert read("itt.pdf", data) == read("itt.pdf", data)


def test_the_builder_writes_files_that_others_open() -> None:
    with pikepdf.open(__import__("io").BytesIO(build(Sheet().lines(LONG)))) as document:
        assert len(document.pages) == 1

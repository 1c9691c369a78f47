"""An annotated PDF has its notes on the very words, whatever the page is like, and everything else in it stays as it is."""

from __future__ import annotations

import io
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "parsers"))
from annotating import annotate, bookmarks, met, missing, place_of, sound
from pdf_building import Sheet, build, locked
from reporting import against

from tilint.parsers.pdf import read

AGAINST = "There is no duty to give feedback to bidders."
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is absent")


@pytest.fixture
def annotated(tmp_path):
    def run(data: bytes, *quotes: str, **more):
        return annotate(data, quotes, tmp_path, **more)

    return run


def page(*lines: str, **more) -> Sheet:
    return Sheet(**more).lines(*(lines or (AGAINST, "Bids are due by noon on Friday.")))


def turned(rotate: int) -> Sheet:
    """A page that is stored lying on its side or its head, and shown upright."""
    upright = {0: ("1 0 0 1", 72, 700), 90: ("0 1 -1 0", 100, 72), 180: ("-1 0 0 -1", 520, 100), 270: ("0 -1 1 0", 480, 760)}
    turn, x, y = upright[rotate]
    return Sheet(rotate=rotate).text(x, y, AGAINST, turn=turn)


LEFT = ("Bidders in the first column must", "send three copies of all forms", "and pay for each of them.")
RIGHT = ("The second column says that bids", "are opened at noon on Friday and", "scored by a panel of three.")
ANYWHERE = {
    "in the middle of a line": (build(page()), "no duty to give feedback", ["no duty to give feedback"]),
    "at the start of a line": (build(page()), "There is", ["There is"]),
    "with its full stop": (build(page()), "to bidders.", ["to bidders."]),
    "without its full stop": (build(page()), "to bidders", ["to bidders"]),
    "in brackets": (build(page("Fees (none are paid) apply.")), "(none are paid)", ["(none are paid)"]),
    "the last of several that look alike": (build(page("The bid, the bid and the bid.")), "the bid.", ["the bid."]),
    "over two lines": (build(page("All bidders who apply must", "pay a fee.")), "must pay", ["must", "pay"]),
    "a word cut by a hyphen": (
        build(page("Bidders must send all the documen-", "tation by noon on Friday. The documentation is long.")),
        "the documentation by",
        ["the documen", "tation by"],
    ),
    "a word with a hyphen of its own": (
        build(page("Bidders look after their well-", "being, and the well-being of all.")),
        "their well-being",
        ["their well-", "being"],
    ),
    "after a number": (build(page("4.2.1  Bidders pay for all visits to the site.")), "Bidders pay", ["Bidders pay"]),
    "after a bullet": (
        build(page("• Bidders pay for all visits.", "• Bids are late at noon.")),
        "Bids are late",
        ["Bids are late"],
    ),
    "in the left of two columns": (
        build(Sheet().lines(*LEFT).lines(*RIGHT, x=320)),
        "copies of all forms and pay",
        ["copies of all forms", "and pay"],
    ),
    "in the right of two columns": (
        build(Sheet().lines(*LEFT).lines(*RIGHT, x=320)),
        "at noon on Friday and scored",
        ["at noon on Friday and", "scored"],
    ),
    "in a cell of a table": (
        build(Sheet().table([["Step", "Date"], ["Tender return", "Friday noon, no|later bids"]])),
        "no later bids",
        ["no", "later bids"],
    ),
    "over cells of a table": (
        build(Sheet().table([["Step", "Date"], ["Tender return", "Friday noon"]])),
        "return | Friday",
        ["return", "Friday"],
    ),
    "on a page shown at 90 degrees": (build(turned(90)), "no duty to give", ["no duty to give"]),
    "on a page shown at 180 degrees": (build(turned(180)), "no duty to give", ["no duty to give"]),
    "on a page shown at 270 degrees": (build(turned(270)), "no duty to give", ["no duty to give"]),
    "on a cropped page": (build(page(crop=(60, 600, 560, 800))), "duty to give", ["duty to give"]),
    "set upright on a level page": (
        build(Sheet().text(100, 100, AGAINST, turn="0 1 -1 0")),
        "no duty to give",
        ["no duty to give"],
    ),
    "letters that are written one by one": (
        build(Sheet().text(72, 700, "Pay").text(92, 700, "b").text(98.1, 700, "y noon.")),
        "by noon",
        ["by noon"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ANYWHERE)
def test_a_highlight_lies_on_exactly_the_words(annotated, case):
    data, quote, lines = ANYWHERE[case]
    found = annotated(data, quote)
    (words,) = found.words
    assert [line.replace("\ufffe", "-").rstrip("-") for line in words] == [line.rstrip("-") for line in lines]
    assert "in the marked lines" not in found.highlights[0].text


def test_words_in_units_of_their_own_are_marked_in_them(annotated):
    with pikepdf.open(io.BytesIO(build(page()))) as pdf:
        pdf.pages[0].UserUnit = 2
        out = io.BytesIO()
        pdf.save(out, min_version="1.6")
    assert annotated(out.getvalue(), "no duty").words == [["no duty"]]


def test_a_quote_over_two_pages_has_a_highlight_on_each(annotated):
    first = [f"Line {number} of this page says what bidders send us and how they" for number in range(40)]
    found = annotated(build(page(*first), page("must pay a fee for each of their bids.")), "and how they must pay a fee")
    one, two = found.highlights
    assert (one.page, one.words) == (1, ["and how they"])
    assert (two.page, two.words) == (2, ["must pay a fee"])
    assert two.lines[1] == "This goes on from page 1, where the note says more."


def test_words_that_cannot_be_told_apart_in_their_line_have_all_of_it_marked_and_it_is_said(annotated):
    found = annotated(build(page()), "no duty to give", now=build(page("Bids are opened at noon and read out loud.")))
    assert found.highlights[0].words == ["Bids are opened at noon and read out loud."]
    assert "This is about words in the marked lines: “no duty to give”." in found.highlights[0].lines


def test_a_note_says_what_why_what_to_write_and_on_what_ground(annotated):
    assert annotated(build(page()), "no duty").highlights[0].lines == [
        "Bids close on a holiday.", "Why: People need time.", "Instead: Bids close on [date].", "Law: Act 2023 s1: time.",
        "Source: Guidance 2024 · Procure · Timing · Bids (a-rule)",
    ]  # fmt: skip


def test_a_provider_gets_the_question_to_ask(annotated):
    assert "Ask: May bids close later?" in annotated(build(page()), "no duty", role="provider").highlights[0].text


def test_a_second_place_of_a_finding_points_to_the_first(annotated):
    second = annotated(build(page()), "no duty", "by noon", together=True).highlights[1]
    assert second.lines[1] == "The note at “no duty” on page 1 says why, and what to write."


def test_findings_on_the_same_words_share_a_note(annotated):
    (note,) = annotated(build(page()), "no duty", "no duty").highlights
    assert note.lines.count("Bids close on a holiday.") == 2


def test_groups_differ_in_colour_and_in_the_line_below(annotated):
    data = build(page())
    doubtful = against(place_of(read("itt.pdf", data), "by noon"), confidence=0.6)
    sure, unsure = annotated(data, "no duty", points=[doubtful]).highlights
    assert (str(sure.entry.Subj), str(unsure.entry.Subj)) == ("Works against people", "Worth a look")
    assert list(sure.entry.C) != list(unsure.entry.C)
    looks = [note.entry.AP.N.read_bytes() for note in (sure, unsure)]
    assert b"[] 0 d" in looks[0]
    assert b"[3 2] 0 d" in looks[1]
    assert unsure.lines[0].startswith("Worth a look: ")


def test_a_highlight_brings_its_own_looks_that_let_the_words_show_through(annotated):
    (note,) = annotated(build(page()), "no duty").highlights
    form = note.entry.AP.N
    assert form.Subtype == "/Form"
    assert form.Resources.ExtGState.Through.BM == "/Multiply"
    assert list(form.BBox) == list(note.entry.Rect)
    assert note.entry.Popup.Parent.objgen == note.entry.objgen
    assert note.entry.F == 4


QUADS = {0: "right down", 90: "up right", 180: "left up", 270: "down left"}


@pytest.mark.parametrize("rotate", QUADS)
def test_the_corners_of_a_highlight_begin_where_its_words_do(annotated, rotate):
    (note,) = annotated(build(turned(rotate)), "no duty to give").highlights
    x = [float(side) for side in note.entry.QuadPoints]
    along, down = (x[2] - x[0], x[3] - x[1]), (x[4] - x[0], x[5] - x[1])
    names = {(1, 0): "right", (-1, 0): "left", (0, 1): "up", (0, -1): "down"}
    said = " ".join(names[(way[0] > 1) - (way[0] < -1), (way[1] > 1) - (way[1] < -1)] for way in (along, down))
    assert said == QUADS[rotate]


@pytest.mark.parametrize("rotate", QUADS)
def test_pdfium_shows_the_highlight_on_the_words(annotated, rotate):
    data = build(turned(rotate))
    before, after = data, annotated(data, "no duty to give").after
    grounds = []
    for file in (before, after):
        bitmap = pdfium.PdfDocument(file)[0].render(scale=1, may_draw_forms=True)
        grounds.append(bitmap.to_numpy().reshape(-1, bitmap.n_channels)[:, :3].astype(int))
    changed = (abs(grounds[0] - grounds[1]).sum(axis=1) > 20).sum()
    assert 500 < changed < 4000
    assert grounds[1].min() < 60


def test_the_note_of_a_page_hangs_in_the_corner_that_a_reader_sees_at_the_top_right(annotated):
    corners = {0: (595, 842), 90: (0, 842), 180: (0, 0), 270: (595, 0)}
    for rotate, (x, y) in corners.items():
        (note,) = [one for one in annotated(build(turned(rotate)), "no duty").notes if one.entry.Subtype == "/Text"]
        x0, y0, x1, y1 = (float(side) for side in note.entry.Rect)
        assert min(abs(x0 - x), abs(x1 - x)) < 20, rotate
        assert min(abs(y0 - y), abs(y1 - y)) < 20, rotate


# The summary and the bookmarks


def summary(found) -> list[str]:
    document = pdfium.PdfDocument(found.after)
    return [
        document[number].get_textpage().get_text_range() for number in range(len(pdfium.PdfDocument(found.before)), len(document))
    ]


def test_the_summary_follows_the_pages_of_the_tender_and_says_what_is_there_first(annotated):
    data = build(page(), page("We send feedback to all by 3 May."))
    there = met(place_of(read("itt.pdf", data), "feedback to all"), strength="feedback for all")
    (text,) = summary(annotated(data, "no duty", points=[there, missing()]))
    order = [
        text.index(words) for words in ("Already there · 1", "Feedback for all", "Works against people · 1", "Not found · 1")
    ]
    assert order == sorted(order)
    assert "Of 3 points: 1 met, 1 works against, 1 not found." in text
    assert "Page 2" in text
    assert "“no duty”" in text
    assert "Instead: Bids close on [date]." in text


def test_its_links_lead_to_the_words(annotated):
    data = build(page("First page."), page())
    pdf = annotated(data, "no duty").pdf
    (link,) = pdf.pages[-1].Annots
    assert link.Dest[0].objgen == pdf.pages[1].obj.objgen
    assert abs(float(link.Dest[3]) - 769) < 5


def test_the_summary_can_be_left_out_and_its_words_stand_on_the_first_page(annotated):
    found = annotated(build(page()), "no duty", points=[met(strength="a contact"), missing()], summary=False)
    assert len(found.pdf.pages) == 1
    (note,) = [one for one in found.notes if one.entry.Subtype == "/Text"]
    assert "Already there: 1 of 3 points." in note.lines
    assert "We found no date." in note.lines


def test_what_was_not_found_is_noted_at_the_heading_where_it_usually_sits(annotated):
    data = build(Sheet().lines("Evaluation", size=16, bold=True).lines("We score bids by their quality.", y=720))
    gap = missing(heading="Evaluation")
    gap = type(gap)(**{name: getattr(gap, name) for name in gap.__slots__} | {
        "rule": gap.rule.model_copy(update={"gap": gap.rule.gap.model_copy(update={"where": "the evaluation section"})})
    })  # fmt: skip
    (note,) = annotated(data, points=[gap]).highlights
    assert note.words == ["Evaluation"]
    assert note.lines[0] == "We found no date."
    assert str(note.entry.Subj) == "Not found"


def test_letters_that_the_font_does_not_have_lose_their_accents(annotated):
    there = met(strength="tŷ cŵl ✓ ≥ 3 łąka \u0416 (a\\b)")
    (text,) = summary(annotated(build(page()), "no duty", points=[there]))
    assert "Ty cwl >= 3 laka ? (a\\b)" in text


def test_a_long_summary_goes_on_over_pages_with_their_numbers(annotated):
    points = [met(strength=f"strength number {number} of the tender") for number in range(120)]
    pages = summary(annotated(build(page()), "no duty", points=points))
    assert len(pages) > 2
    text = "\n".join(pages)
    assert all(f"trength number {number} of" in text for number in range(120))
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]


def with_outline(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_outline() as outline:
            chapter = pikepdf.OutlineItem("Chapter", 0)
            chapter.children.append(pikepdf.OutlineItem("Section", 0))
            outline.root.extend([chapter, pikepdf.OutlineItem("Annex", 0)])
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_bookmarks_lead_to_the_summary_and_to_each_finding(annotated):
    found = annotated(build(page("First page."), page()), "no duty", points=[missing()])
    assert bookmarks(found.after) == [
        (0, "tilint", 3), (1, "Summary", 3), (1, "Works against people: Bids close on a holiday. (page 2)", 2),
        (1, "Not found: We found no date.", 3),
    ]  # fmt: skip


def test_bookmarks_that_are_there_stay_before_it(annotated):
    data = with_outline(build(page()))
    found = annotated(data, "no duty")
    assert bookmarks(found.after)[:3] == bookmarks(data)
    assert bookmarks(found.after)[3][1] == "tilint"
    again = annotate(found.after, [], Path(found.told[0].split(": ")[0]).parent)
    assert bookmarks(again.after) == bookmarks(data)


# What is there stays


STICKY = "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Ask Ann.) /T (Ben) >>"


def test_annotations_of_others_stay(annotated):
    found = annotated(build(page(annotations=["900 0 R"]), extra=[STICKY]), "no duty")
    first = found.pdf.pages[0].Annots[0]
    assert (str(first.T), str(first.Contents)) == ("Ben", "Ask Ann.")
    assert len(found.highlights) == 1


def test_the_files_own_dates_title_and_description_stay(annotated):
    with pikepdf.open(io.BytesIO(build(page()))) as pdf:
        with pdf.open_metadata() as meta:
            meta["xmp:ModifyDate"] = "2020-01-01T00:00:00Z"
            meta["pdf:PDFVersion"] = "1.3"
        pdf.docinfo["/ModDate"] = "D:20200101000000Z"
        out = io.BytesIO()
        pdf.save(out)
    found = annotated(out.getvalue(), "no duty").pdf
    assert str(found.docinfo["/ModDate"]) == "D:20200101000000Z"
    with pikepdf.open(io.BytesIO(out.getvalue())) as before:
        assert found.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()


def test_the_words_of_its_pages_stay(annotated):
    data = build(page(), turned(90))
    found = annotated(data, "no duty")
    with pikepdf.open(io.BytesIO(data)) as before:
        for one, other in zip(before.pages, found.pdf.pages, strict=False):
            assert one.Contents.read_bytes() == other.Contents.read_bytes()


def test_the_numbers_of_its_pages_stay(annotated):
    with pikepdf.open(io.BytesIO(build(page(), page()))) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r)])
        out = io.BytesIO()
        pdf.save(out)
    found = annotated(out.getvalue(), "no duty")
    assert [found.pdf.pages[number].label for number in range(3)] == ["i", "ii", "tilint 1"]
    again = annotated(found.after)
    assert [one.label for one in again.pdf.pages] == ["i", "ii"]


def test_a_file_without_findings_is_copied_as_it_is(annotated):
    found = annotated(build(page()))
    assert found.after == found.before
    assert found.told[0].endswith("itt.pdf: 0 notes")


def test_what_stands_on_the_summary_is_not_read_as_part_of_the_tender(annotated):
    found = annotated(build(page()), "no duty", points=[missing()])
    one, two = read("itt.pdf", found.before), read("itt.pdf", found.after)
    assert [block.text for block in two.blocks if block.kind != "comment"] == [block.text for block in one.blocks]
    assert two.pages == one.pages


def test_a_second_run_replaces_what_the_first_one_wrote(annotated):
    first = annotated(with_outline(build(page())), "no duty", points=[missing()])
    second = annotated(first.after, "no duty", points=[missing()])
    assert second.after == first.after
    third = annotated(first.after, "by noon")
    assert third.words == [["by noon"]]
    assert [title for _, title, _ in bookmarks(third.after)].count("tilint") == 1
    assert len(third.pdf.pages) == 2


def test_a_run_that_finds_nothing_more_takes_all_of_it_away(annotated):
    first = annotated(build(page()), "no duty")
    last = annotated(first.after)
    assert last.notes == []
    assert bookmarks(last.after) == []
    assert "/Outlines" not in last.pdf.Root
    assert len(last.pdf.pages) == 1


def test_an_answer_to_one_of_our_notes_outlives_it(annotated):
    first = annotated(build(page()), "no duty")
    with first.pdf as pdf:
        ours = pdf.pages[0].Annots[0]
        reply = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T="Ann", Contents="Done.", IRT=ours,
        )  # fmt: skip
        pdf.pages[0].Annots.append(pdf.make_indirect(reply))
        out = io.BytesIO()
        pdf.save(out)
    after = annotated(out.getvalue())
    (answer,) = after.pdf.pages[0].Annots
    assert str(answer.Contents) == "Done."
    assert "/IRT" not in answer


def test_two_runs_write_the_same_bytes(annotated):
    data = build(page())
    assert annotated(data, "no duty").after == annotated(data, "no duty").after


def test_no_date_is_made_up_and_a_given_one_stands_on_the_notes(annotated):
    data = build(page())
    assert all("/M" not in note.entry for note in annotated(data, "no duty").notes)
    dated = annotated(data, "no duty", date=datetime(2026, 3, 1, 9, tzinfo=UTC))
    assert {str(note.entry.M) for note in dated.notes} == {"D:20260301090000+00'00'"}


def test_names_of_notes_stay_when_others_come_and_go(annotated):
    data = build(page())
    (alone,) = annotated(data, "by noon").highlights
    names = {str(note.entry.NM) for note in annotated(data, "no duty", "by noon").highlights}
    assert str(alone.entry.NM) in names
    assert len(names) == 2


# Files that may not be changed


def with_signature(data: bytes, value: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        field = pikepdf.Dictionary(T="Signed", Kids=[pdf.make_indirect(pikepdf.Dictionary(T="by"))], FT=pikepdf.Name.Sig)
        if value:
            field.Kids[0].V = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Contents=value)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)], SigFlags=3)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


REFUSED = {
    "protected against changes": (locked(build(page()), user=""), "protected against changes"),
    "signed": (with_signature(build(page()), "x"), "bears a digital signature"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_may_not_be_changed_is_refused_with_the_reason(annotated, case):
    data, reason = REFUSED[case]
    found = annotated(data, "no duty")
    assert found.after is None
    assert found.told[0].startswith("itt.pdf: no annotated copy was written: it ")
    assert reason in found.told[0]


def with_entry(data: bytes, key: str, value: object, *, of_page: bool = False) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (pdf.pages[0].obj if of_page else pdf.Root)[key] = value
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


ODD_ENTRIES = {
    "a turn that is a name": with_entry(build(page()), "/Rotate", pikepdf.Name.Left, of_page=True),
    "a visible part with two sides": with_entry(build(page()), "/CropBox", [0, 0], of_page=True),
    "numbers of pages that are a number": with_entry(build(page()), "/PageLabels", 7),
    "a form whose fields are a number": with_entry(build(page()), "/AcroForm", pikepdf.Dictionary(Fields=7)),
}


@pytest.mark.parametrize("case", ODD_ENTRIES)
def test_a_file_with_an_entry_of_another_kind_is_told_as_damaged_and_stops_nothing(annotated, case):
    found = annotated(ODD_ENTRIES[case], "no duty")
    assert found.after is None
    assert found.told[0].startswith("itt.pdf: no annotated copy was written: it is damaged.")


def test_a_file_that_waits_for_a_signature_is_annotated(annotated):
    assert annotated(with_signature(build(page()), ""), "no duty").words == [["no duty"]]


def test_a_file_that_was_changed_meanwhile_is_named_and_not_written(annotated):
    found = annotated(build(page("One."), page()), "no duty", now=build(page("One.")))
    assert found.after is None
    assert "it was changed while it was being checked" in found.told[0]


# Sound files


def linearised(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


SOUND = {
    "plain": build(page(), turned(90)),
    "linearised": linearised(build(page())),
    "with bookmarks": with_outline(build(page())),
    "with annotations": build(page(annotations=["900 0 R"]), extra=[STICKY]),
    "cropped": build(page(crop=(60, 600, 560, 800))),
}


@needs_qpdf
@pytest.mark.parametrize("case", SOUND)
def test_qpdf_finds_nothing_wrong_with_a_copy(annotated, tmp_path, case):
    first = annotated(SOUND[case], "no duty", points=[met(strength="a contact"), missing()])
    assert sound(first.after, tmp_path) == ""
    assert sound(annotated(first.after, "no duty").after, tmp_path) == ""

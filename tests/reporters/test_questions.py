"""The questions letter is kind and ready to send: deadline and contact on top, what matters most first, nothing asked twice."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from markdown_it import MarkdownIt
from reporting import UNREAD, about, against, document, finding, met, missing, point, report, whole, written

from tilint.finding import Verdict
from tilint.problems import Problem
from tilint.report import Aspect, Report

DEADLINE = {
    "event": "clarification_deadline", "date": "2027-05-14", "time": "12:00", "as_written": "14 May", "file": "itt.md",
    "page": None,
}  # fmt: skip
PERSON = {
    "for": "questions", "name": "Maeve Larkin", "role": "Grants Manager", "email": "maeve@fenmarch.example.org",
    "phone": None, "portal": None, "file": "itt.md", "page": None,
}  # fmt: skip
PORTAL = {**dict.fromkeys(PERSON), "for": "questions", "portal": "e-tendering portal", "file": "itt.md"}
FILE = document(
    "itt.md", "Bids close on Easter Monday.", "We pay within 90 days.", "Send accounts.", title="Invitation to tender"
)


def letter(*reports: Report, **view) -> str:
    return written("questions", *reports, **view)


def asked(text: str) -> list[str]:
    return [line for line in text.splitlines() if line[:1].isdigit()]


def test_the_last_day_for_questions_and_the_contact_come_before_the_letter():
    text = letter(report([FILE], against(whole(FILE, 0)), facts={"timeline": [DEADLINE], "contact": [PERSON]}))
    before, dear, _ = text.partition("Dear Maeve Larkin,")
    assert dear
    assert "**Last day for questions:** Friday 14 May 2027, 12:00" in before
    assert "maeve@fenmarch.example.org" in before
    assert "To: Maeve Larkin" in before


def test_a_missing_day_and_a_missing_contact_are_said():
    text = letter(about("Bids close on Easter Monday."))
    assert "We found no date for questions. Please ask as soon as you can." in text
    assert "We found no address or portal for questions." in text
    assert "Dear colleagues," in text


def test_several_days_are_all_told():
    later = {**DEADLINE, "date": "2027-05-21", "differs": True, "file": "notice.md"}
    text = letter(report([FILE], against(whole(FILE, 0)), facts={"timeline": [{**DEADLINE, "differs": True}, later]}))
    for part in ("Friday 14 May 2027", "Friday 21 May 2027", "The documents differ."):
        assert part in text


def test_questions_go_through_the_portal_where_the_tender_says_so():
    text = letter(report([FILE], against(whole(FILE, 0)), facts={"contact": [PORTAL]}))
    assert "**How to send:** through the e-tendering portal" in text


def test_the_letter_opens_with_what_was_good_to_see():
    text = letter(report([FILE], met(strength="joint bids welcome"), met(strength="payment on time"), missing()))
    assert text.index("joint bids welcome") < text.index("## Our questions")
    assert "- payment on time" in text


def ranked(*points, first=()) -> Report:
    made = report([FILE], *points)
    return type(made)(**{name: getattr(made, name) for name in made.__slots__} | {"ask_first": tuple(first)})


def test_what_works_against_people_comes_before_what_was_not_found_and_each_in_the_order_of_the_pack():
    rows = ranked(
        missing(slug="procure/feedback"),
        against(whole(FILE, 0), slug="procure/dates", ask="Could the dates move?"),
        against(whole(FILE, 1), slug="design/pay", ask="Could you pay sooner?"),
        first=("design/pay", "procure/dates"),
    )
    assert asked(letter(rows)) == ["1. **Could you pay sooner?**", "2. **Could the dates move?**", "3. **May bids close later?**"]


def test_a_question_names_its_place_and_its_words():
    text = letter(report([FILE], against(whole(FILE, 1), ask="Could you pay sooner?")))
    assert "itt.md: “We pay within 90 days.”" in text


def test_what_was_not_found_says_so_and_blames_nobody():
    text = letter(report([FILE], missing()))
    assert "We found no date." in text
    for word in ("violation", "error", "failed", "should have", "!"):
        assert word not in text.lower()


def test_a_finding_in_doubt_is_asked_openly():
    sure, doubtful = (letter(report([FILE], against(whole(FILE, 0), confidence=one))) for one in (0.97, 0.6))
    assert "We may have read this differently from how you mean it." in doubtful
    assert "We may have read this differently" not in sure


def test_two_points_that_ask_the_same_ask_it_once_with_both_places():
    points = (
        against(whole(FILE, 0), slug="a/b", ask="Could this wait?"),
        against(whole(FILE, 2), slug="a/c", ask="Could this wait?"),
    )
    text = letter(report([FILE], *points))
    assert asked(text) == ["1. **Could this wait?**"]
    assert "Easter Monday" in text
    assert "Send accounts." in text


def test_one_point_with_several_things_to_ask_is_one_question():
    findings = (finding(Verdict.CONFLICT, whole(FILE, 0), ask="One?"), finding(Verdict.CONFLICT, whole(FILE, 1), ask="Two?"))
    assert asked(letter(report([FILE], point(Verdict.CONFLICT, *findings)))) == ["1. **One? Two?**"]


def test_after_twelve_questions_the_rest_is_for_a_reader_with_time():
    points = [against(whole(FILE, 0), slug=f"a/b{number}", ask=f"Question {number}?") for number in range(40)]
    text = letter(report([FILE], *points))
    assert len(asked(text)) == 30
    assert asked(text[: text.index("## If there is time")])[-1].startswith("12. ")
    assert "**Left out:** 10 more questions. They are in the report." in text


def test_words_in_question_are_listed_together():
    file = document("itt.md", "hereinafter", "thereto", "forthwith")
    places = [whole(file, number) for number in range(3)]
    text = letter(report([file], against(*places, ask="Could you put these in everyday terms?")))
    assert "“hereinafter”, “thereto”, “forthwith” \\(itt.md and elsewhere\\)" in text


def test_equal_treatment_is_said_in_the_words_of_the_tender():
    assert "share your answers with every applicant, so that all are treated equally" in letter(report([FILE], missing()))


def test_what_an_aspect_turns_on_is_asked_even_where_the_profile_does_not_show_it():
    turning = missing(slug="procure/choice")
    made = report([FILE])
    fields = {name: getattr(made, name) for name in made.__slots__} | {"aspects": (Aspect("Choice", (turning,)),)}
    assert asked(letter(type(made)(**fields))) == ["1. **May bids close later?**"]


def test_what_was_not_read_is_said_and_not_asked_as_if_it_were_missing():
    unread = point(Verdict.UNREAD, finding(Verdict.UNREAD, message="We found no date."))
    text = letter(report([document("itt.docx", "Words.", unread=(UNREAD,))], unread))
    assert "**Not read:** scan.pdf, pages 3 to 5: they are pictures of text." in text
    assert "We could not open part of the documents, so the answer may be there." in text


def test_a_letter_without_questions_asks_nothing():
    text = letter(report([FILE], met(strength="joint bids welcome")))
    assert asked(text) == []
    assert "We have no questions at this point." in text


def test_words_of_a_tender_stay_words_in_markdown():
    file = document("itt.md", "<script>alert(1)</script> [x](http://example.com) **bold**")
    made = MarkdownIt("commonmark", {"html": True}).render(letter(report([file], against(whole(file, 0)))))
    assert "<script>" not in made
    assert "<a " not in made
    assert "**bold**" in made


def paragraphs(data: bytes) -> list[str]:
    paper = docx.Document(io.BytesIO(data))
    return [one.text for one in paper.tables[0].cell(0, 0).paragraphs] + [one.text for one in paper.paragraphs]


def test_the_word_letter_says_what_the_markdown_says():
    made = report(
        [FILE], against(whole(FILE, 0)), met(strength="payment on time"), facts={"timeline": [DEADLINE], "contact": [PERSON]}
    )
    lines = paragraphs(letter(made, suffix=".docx"))
    assert lines[0] == "For you, not part of the letter"
    assert lines[1] == "Last day for questions: Friday 14 May 2027, 12:00 (itt.md)"
    for line in ("Dear Maeve Larkin,", "1.\tMay bids close later?", "itt.md: “Bids close on Easter Monday.”", "Kind regards,"):
        assert line in lines


def test_the_word_letter_has_the_same_bytes_whenever_it_is_written():
    first, second = (letter(about("Bids close late."), suffix=".docx") for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as made:
        assert {one.date_time for one in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = made.read("docProps/core.xml").decode()
    assert "1980-01-01" in core
    assert "python-docx" not in core


def test_a_given_date_is_put_on_the_word_letter():
    data = letter(about("Bids close late."), suffix=".docx", date=datetime(2027, 3, 1, tzinfo=UTC))
    assert docx.Document(io.BytesIO(data)).core_properties.created.date().isoformat() == "2027-03-01"


def test_characters_that_word_cannot_hold_do_not_stop_the_letter():
    assert any(
        "Bids  close" in line or "Bids close" in line for line in paragraphs(letter(about("Bids \x0c\x01 close"), suffix=".docx"))
    )


def test_each_tender_has_a_letter_of_its_own():
    both = [about("Bids close late.", name="shelters"), about("Bids close soon.", name="meals")]
    assert [line for line in letter(*both).splitlines() if line.startswith("# ")] == [
        "# Questions about shelters", "# Questions about meals",
    ]  # fmt: skip
    paper = docx.Document(io.BytesIO(letter(*both, suffix=".docx")))
    assert len(paper.tables) == 2


def test_another_ending_is_refused_with_the_endings_that_work():
    with pytest.raises(Problem, match=r"ends in \.docx or \.md"):
        letter(about("Bids close late."), suffix=".pdf")

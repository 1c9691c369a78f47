"""The Word review hangs comments on the very words, and leaves everything else in the file as it is."""

from __future__ import annotations

import sys
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import word_reading as word
from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[1] / "parsers"))
from docx_building import cell, docx, field, levels, lists, numbered, p, package, r, row, table
from reviewing import GAP, Review, review

W = word.W


@pytest.fixture
def reviewed(tmp_path):
    def run(body: str, quote: str, parts: dict[str, str] | None = None, **more) -> Review:
        return review(docx(body, parts), [quote], tmp_path, **more)

    return run


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


BOUND = "<w:dataBinding w:xpath='/a' w:storeItemID='{1}'/><w:text/>"
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
LINK = "<w:hyperlink r:id='x'>{}</w:hyperlink>"
INSERTED = "<w:ins w:id='5' w:author='Ann'>{}</w:ins>"
DELETED = "<w:del w:id='6' w:author='Ann'><w:r><w:delText>not </w:delText></w:r></w:del>"
SPACED = "<w:r><w:t> Bids must arrive </w:t><w:tab/><w:t>in three</w:t><w:br/><w:t>copies</w:t></w:r>"
FORMULA = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"

ANYWHERE = {
    "inside a run": (p("Bids must arrive in three copies by noon."), "must arrive in three"),
    "at the start of a run": (p("Bids must arrive."), "Bids"),
    "at the end of a run": (p("Bids must arrive."), "arrive."),
    "one letter": (p("Bids must arrive."), "m"),
    "over runs of different looks": (p(r("Bids ") + r("must", "<w:b/>") + r(" arrive by noon.")), "ds must arr"),
    "over paragraphs of a cell": (table(row("x", cell(p("Bids must") + p("arrive by noon.")))), "must arrive"),
    "over cells of a row": (table(row("Price", "40 per cent", "of the score")), "40 per cent | of the score"),
    "in a table in a table": (table(row(cell(table(row("Bids must arrive"))))), "must"),
    "in a list": (p("must arrive by noon", properties=numbered(1)), "arrive"),
    "in a link": (p(r("Bids ") + LINK.format(r("must arrive")) + r(" by noon.")), "must arrive"),
    "out of a link": (p(r("Bids ") + LINK.format(r("must arrive")) + r(" by noon.")), "arrive by noon"),
    "in a content control": (p(r("Bids ") + control(r("must arrive"))), "must"),
    "in a block of content control": (control(p("Bids must arrive.")), "must"),
    "in a tracked insertion": (p(r("Bids ") + INSERTED.format(r("must arrive"))), "must"),
    "around a tracked deletion": (p(r("Bids may ") + DELETED + r("arrive late.")), "may arrive"),
    "over a paragraph end that is deleted": (
        p(r("Bids must"), properties="<w:rPr><w:del w:id='3'/></w:rPr>") + p(" arrive by noon."),
        "must arrive",
    ),
    "in the result of a field": (p(r("See section ") + field("REF x", r("four of this")) + r(".")), "four of"),
    "in a simple field": (p(r("See ") + "<w:fldSimple w:instr='REF'>" + r("section four") + "</w:fldSimple>"), "four"),
    "across a tab and a line break": (p(SPACED), "arrive in three copies"),
    "of a text without its unseen spaces": (p(SPACED), "Bids"),
    "with a hard hyphen": (p("<w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>contractors pay</w:t></w:r>"), "sub-contractors"),
    "with hard spaces": (p("Bids\u00a0must  arrive."), "must arrive"),
    "beside a text box": (p(r("Bids ") + BOX.format(p("Important")) + r("must arrive.")), "must"),
    "beside a page break that was shown": (p("<w:r><w:t>Bids </w:t><w:lastRenderedPageBreak/><w:t>must</w:t></w:r>"), "must"),
    "inside a smart tag": (p("<w:smartTag>" + r("Bids must arrive") + "</w:smartTag>"), "must"),
}


@pytest.mark.parametrize("case", ANYWHERE)
def test_a_comment_is_on_exactly_the_words(reviewed, case):
    body, quote = ANYWHERE[case]
    found = reviewed(body, quote, {"numbering": lists(levels(("decimal", "%1.")))})
    assert found.marked == [" ".join(quote.replace(" | ", " ").split())]
    assert "This is about" not in found.text
    assert found.nothing_else_changed()


def test_words_that_overlap_get_a_comment_each(tmp_path):
    quotes = ["Bids must arrive", "must arrive by", "must", "Bids must arrive by noon."]
    found = review(docx(p(r("Bids mu") + r("st arrive by noon.", "<w:i/>"))), quotes, tmp_path)
    assert sorted(found.marked) == sorted(quotes)
    assert found.nothing_else_changed()


def test_the_parts_of_a_split_run_keep_its_look(reviewed):
    found = reviewed(p(r("Bids must arrive.", "<w:b/><w:color w:val='FF0000'/>")), "must")
    looks = {etree.tostring(run.find(W + "rPr")) for run in found.root.iter(W + "r") if run.find(W + "t") is not None}
    assert len(looks) == 1


NEARBY = {
    "in a text box": (p(r("Read this.") + BOX.format(p("Bids must arrive."))), "must", "in the text box here"),
    "in a box in a table": (
        table(row("a", cell(p(r("b") + BOX.format(p("Bids must arrive.")))))),
        "must",
        "in the text box here",
    ),
    "bound to data": (p(r("By ") + control(r("Friday noon"), BOUND) + r(" sharp.")), "Friday", "the words “Friday”"),
    "a block bound to data": (p("First.") + control(p("Friday noon"), BOUND) + p("Last."), "Friday", "near here: “Friday”"),
    "in a formula": (p(r("Score is ") + FORMULA + r(".")), "a+b", "the words “a+b”"),
}


@pytest.mark.parametrize("case", NEARBY)
def test_where_word_has_no_comments_the_nearest_place_has_it_and_says_so(reviewed, case):
    body, quote, says = NEARBY[case]
    found = reviewed(body, quote)
    assert len(found.marked) == 1
    assert says in found.text
    assert f"“{quote}”" in found.text
    assert found.nothing_else_changed()


def test_a_comment_on_a_footnote_hangs_on_its_number(reviewed):
    body = p(r("Fees apply") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + r(" to all."))
    found = reviewed(body, "must pay", {"footnotes": "<w:footnote w:id='2'>" + p("Bidders must pay.") + "</w:footnote>"})
    assert found.marked == [""]
    (start,) = found.root.iter(W + "commentRangeStart")
    assert start.getnext().find(W + "footnoteReference") is not None
    assert "This is about words in the footnote marked here: “must pay”" in found.text


def test_a_comment_on_a_header_hangs_on_the_title(reviewed):
    section = "<w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>"
    found = reviewed(p("Tender", style="Title") + p("Text.") + section, "No refunds", {"header1": p("No refunds given")})
    assert found.marked == ["Tender"]
    assert "in a header or footer: “No refunds”" in found.text


def test_a_comment_says_what_why_what_to_write_and_on_what_ground(reviewed):
    found = reviewed(p("Bids must arrive."), "must")
    assert found.comments == [
        [
            "Bids are asked for.", "Why: People need time.", "Instead: Bids may arrive.", "Law: Act 2023 s1: bids.",
            "Source: Guidance 2024 · Procure · Bids (a-rule)",
        ],
    ]  # fmt: skip
    assert "Ask: May bids arrive?" in reviewed(p("Bids must arrive."), "must", role="provider").text


def test_a_finding_in_doubt_is_worth_a_look_and_says_what_would_settle_it(reviewed):
    lines = reviewed(p("Bids must arrive."), "must", confidence=0.7).comments[0]
    assert lines[:2] == [
        "Worth a look: Bids are asked for.",
        "Doubt: About 70% of such findings hold. Read the whole passage and ask: May bids arrive?",
    ]


def test_further_places_of_a_finding_point_to_the_first(tmp_path):
    body = p("Bids must arrive.") + p("They shall be signed.")
    found = review(docx(body), ["must", "shall"], tmp_path, together=True)
    assert found.marked == ["must", "shall"]
    assert found.comments[1] == ["Bids are asked for.", "The comment at “must” says why, and what to write."]


def test_a_finding_is_marked_at_ten_places_of_a_file_and_says_how_many_more_there_are(tmp_path):
    quotes = [f"word{number}" for number in range(12)]
    found = review(docx("".join(p(f"A {quote} here.") for quote in quotes)), quotes, tmp_path, together=True)
    assert len(found.marked) == 10
    assert "And in 2 more places of this file, not marked." in found.text


def test_the_author_is_tilint_and_no_date_is_made_up(reviewed):
    (comment,) = reviewed(p("Bids must arrive."), "must").comments_root
    assert comment.get(W + "author") == "tilint"
    assert comment.get(W + "date") is None


def test_a_given_date_stands_on_the_comments(reviewed):
    (comment,) = reviewed(p("Bids must arrive."), "must", date=datetime(2026, 3, 1, 9, tzinfo=UTC)).comments_root
    assert comment.get(W + "date") == "2026-03-01T09:00:00Z"


GAPS = {
    "the heading that has the name": ("the section on award", "Award"),
    "the heading with fewest other words": ("the award criteria", "Award criteria"),
    "another name for it": ("the timetable", "Key dates"),
    "the first that is there": ("the budget plan, or the section on award", "Award"),
    "the title, where no heading has it": ("the section on exit", "A tender"),
}
TEXT = p("Text.")
HEADINGS = ("Key dates", "How the award criteria were made", "Award criteria", "Award")
HEADED = p("A tender", style="Title") + "".join(p(heading, style="Heading1") + TEXT for heading in HEADINGS)


@pytest.mark.parametrize("case", GAPS)
def test_what_was_not_found_is_said_where_the_answer_usually_sits(tmp_path, case):
    where, heading = GAPS[case]
    found = review(docx(HEADED), [], tmp_path, gap=where)
    assert found.marked == [heading]
    assert found.comments[0][0] == GAP


def test_what_is_there_is_one_comment_on_the_title(tmp_path):
    found = review(docx(HEADED), [], tmp_path, met=["dates for all", "a contact"])
    assert found.marked == ["A tender"]
    assert found.comments == [["Already there: 2 of 2 points.", "✓ dates for all", "✓ a contact"]]


@pytest.mark.parametrize("show", ["met", "conflict", "gap"])
def test_only_what_is_asked_for_is_written(tmp_path, show):
    found = review(docx(HEADED), ["Award criteria"], tmp_path, met=["a contact"], gap="", show=frozenset({show}))
    assert len(found.comments) == 1


def test_a_file_without_findings_is_copied_as_it_is(tmp_path):
    found = review(docx(p("Bids may arrive.")), [], tmp_path)
    assert found.after == found.before


OTHERS = "<w:comment w:id='7' w:author='Ann' w:initials='A'>" + p("Which one?") + "</w:comment>"
ANNS = (
    "<w:commentRangeStart w:id='7'/>" + r("Bids must") + "<w:commentRangeEnd w:id='7'/>"
    "<w:r><w:commentReference w:id='7'/></w:r>"
)  # fmt: skip


def test_comments_of_others_stay(reviewed):
    found = reviewed(p(ANNS + r(" arrive by noon.")), "must arrive", {"comments": OTHERS})
    assert found.marked == ["must arrive"]
    assert word.marked(found.after)["7"] == "Bids must"
    assert word.comments(found.after, "Ann") == {"7": ["Which one?"]}
    assert found.nothing_else_changed()


def test_marks_without_a_comment_get_none_of_ours(reviewed):
    stray = "<w:commentRangeStart w:id='9'/>" + r("Bids must arrive.") + "<w:commentRangeEnd w:id='9'/>"
    found = reviewed(p(stray), "must")
    assert found.marked == ["must"]
    assert set(word.comments(found.after)) == {"10"}


def test_a_review_of_a_review_has_the_new_comments_only(tmp_path):
    body = p(r("Bids must ") + r("arrive by noon.", "<w:b/>")) + table(row("Price", "40 per cent"))
    first = review(docx(body), ["must arrive", "Price | 40", "noon"], tmp_path)
    again = review(first.after, ["must arrive", "Price | 40", "noon"], tmp_path)
    assert again.after == first.after
    other = review(first.after, ["40"], tmp_path)
    assert other.marked == ["40"]
    assert word.canonical(word.without_ours(other.after)) == word.canonical(word.tidy(word.main(docx(body))))
    assert review(first.after, [], tmp_path).comments == []


def test_an_answer_to_one_of_our_comments_outlives_it(tmp_path):
    first = review(docx(p("Bids must arrive.")), ["must"], tmp_path)
    key = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
    root = first.comments_root
    next(root.iter(W + "p")).set(key, "0000AAAA")
    answer = etree.fromstring(etree.tostring(root[0]))
    answer.set(W + "id", "5")
    answer.set(W + "author", "Ann")
    next(answer.iter(W + "p")).set(key, "0000BBBB")
    root.append(answer)
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    threads = (
        f"<w15:commentsEx xmlns:w15='{space}'><w15:commentEx w15:paraId='0000AAAA' w15:done='0'/>"
        "<w15:commentEx w15:paraId='0000BBBB' w15:paraIdParent='0000AAAA' w15:done='0'/></w15:commentsEx>"
    )
    members = word.members(first.after) | {"word/comments.xml": etree.tostring(root), "word/threads.xml": threads.encode()}
    links = "word/_rels/document.xml.rels"
    members[links] = members[links].replace(
        b"</Relationships>",
        b'<Relationship Id="t" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        b'Target="threads.xml"/></Relationships>',
    )
    again = review(package(members), ["Bids"], tmp_path)
    assert again.marked == ["Bids"]
    assert list(word.comments(again.after, "Ann")) == ["5"]
    (entry,) = word.part(again.after, "threads.xml")
    assert dict(entry.attrib) == {f"{{{space}}}paraId": "0000BBBB", f"{{{space}}}done": "0"}


def test_two_reviews_are_the_same_bytes(tmp_path):
    data = docx(p("Bids must arrive."))
    assert review(data, ["must"], tmp_path / "a").after == review(data, ["must"], tmp_path / "b").after


def test_every_other_part_is_kept_byte_for_byte(tmp_path):
    extra = {"word/vbaProject.bin": b"\x00macro", "customXml/item1.xml": b"<a>  <b/> </a>", "word/media/image1.png": b"\x89PNG"}
    members = word.members(docx(p("Bids must arrive."), {"settings": "<w:zoom w:percent='90'/>"}, files=extra))
    types = members["[Content_Types].xml"]
    members["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    links = "word/_rels/document.xml.rels"
    nowhere = b'<Relationship Id="n" Type="http://x/image" Target="../NULL"/></Relationships>'
    members[links] = members[links].replace(b"</Relationships>", nowhere)
    found = review(package(members), ["must"], tmp_path)
    after = word.members(found.after)
    assert {name for name in members if after[name] != members[name]} == {"word/document.xml", links, "[Content_Types].xml"}
    assert set(after) - set(members) == {"word/comments.xml"}
    assert b"macroEnabled" in after["[Content_Types].xml"]
    assert found.marked == ["must"]


def test_a_file_in_the_strict_form_stays_in_it(tmp_path):
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }  # fmt: skip
    members = word.members(docx(p("Bids must arrive.")))
    for usual, own in strict.items():
        members = {name: data.replace(usual, own) for name, data in members.items()}
    found = review(package(members), ["must"], tmp_path)
    after = word.members(found.after)
    assert b"purl.oclc.org" in after["word/document.xml"]
    assert not any(usual in data for usual in strict for name, data in after.items())
    for usual, own in strict.items():
        after = {name: data.replace(own, usual) for name, data in after.items()}
    assert list(word.marked(package(after)).values()) == ["must"]


def test_a_file_that_was_changed_meanwhile_is_named_and_not_written(tmp_path):
    found = review(docx(p("Bids must arrive.")), ["must"], tmp_path, now=docx(p("All may come in.")))
    assert found.after is None
    assert "changed while it was being checked" in found.told[0]


def test_comments_that_word_itself_could_not_number_are_named(tmp_path):
    comments = OTHERS.replace("'7'", "'seven'")
    found = review(docx(p("Bids must arrive."), {"comments": comments}), ["must"], tmp_path)
    assert found.after is None
    assert "save it again in Word" in found.told[0]


def test_a_picture_that_cannot_be_unpacked_is_named(tmp_path):
    data = docx(p("Bids must arrive."), files={"word/media/image1.png": b"\x89PNG a picture of a tree"})
    at = data.index(b"word/media/image1.png") + len(b"word/media/image1.png")
    found = review(data[:at] + b"damage" + data[at + 6 :], ["must"], tmp_path)
    assert found.after is None
    assert "word/media/image1.png inside it cannot be unpacked" in found.told[0]


def test_a_file_of_pictures_alone_has_no_place_for_a_comment(tmp_path):
    found = review(docx(p("<w:r><w:drawing/></w:r>")), [], tmp_path, gap="")
    assert found.after == found.before
    assert "0 comments" in found.told[0]


def test_members_that_are_written_twice_are_written_once(tmp_path):
    data = BytesIO(docx(p("Bids must arrive.")))
    with zipfile.ZipFile(data, "a") as bundle, pytest.warns(UserWarning, match="Duplicate name"):
        bundle.writestr("word/styles.xml", bundle.read("word/styles.xml"))
    found = review(data.getvalue(), ["must"], tmp_path)
    with zipfile.ZipFile(BytesIO(found.after)) as bundle:
        assert len(bundle.namelist()) == len(set(bundle.namelist()))

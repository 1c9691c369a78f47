"""What a person sees in a Word paragraph reaches the model, once, and nothing else does."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_building import docx, field, levels, lists, numbered, one, p, package, parse, r, row, table, texts

from tilint.model import BlockKind
from tilint.parsers.docx import PARSER

INSERTED = '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="A"><w:r><w:delText>{}</w:delText></w:r></w:del>'
BOX = "<w:txbxContent>{}</w:txbxContent>"
DRAWN_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
    "<wps:wsp><wps:txbx>" + BOX + "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox>" + BOX + "</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
PICTURE = "<w:r><w:drawing><wp:inline><wp:extent cx='{0}' cy='{0}'/><pic:pic/></wp:inline></w:drawing></w:r>"


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ("<w:r><w:t>Bids</w:t><w:tab/><w:t>close</w:t><w:br/><w:t>Friday</w:t></w:r>", "Bids close\nFriday"),
        ("<w:r><w:t>long</w:t><w:noBreakHyphen/><w:t>term co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>",
         "long-term cooperation"),
        ("<w:r><w:t>co\u00adope\u200bration for 30\u00a0days</w:t></w:r>", "cooperation for 30 days"),
        ("<w:r><w:t>  The   provider  </w:t></w:r>" + r(" may   ask "), "The provider may ask"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Yes</w:t></w:r>', "☑ Yes"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 60%</w:t></w:r>', "≥ 60%"),
        ('<w:hyperlink r:id="x">' + r("the portal") + "</w:hyperlink>", "the portal"),
        ("<w:smartTag><w:smartTagPr/>" + r("Leeds") + "</w:smartTag>", "Leeds"),
        (field("REF bids", r("Section 4")), "Section 4"),
        (field("IF ", r("yes")).replace("<w:instrText>", "<w:t>hidden code</w:t><w:instrText>"), "yes"),
        ('<w:fldSimple w:instr=" DATE ">' + r("1 May 2026") + "</w:fldSimple>", "1 May 2026"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        ("<w:r><w:ruby><w:rubyBase>" + r("base") + "</w:rubyBase></w:ruby></w:r>", "base"),
    ],
)  # fmt: skip
def test_every_kind_of_character_is_read_as_shown(runs, shown):
    assert one(p(runs)).text == shown


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐ Accept"),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒ Accept"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐ Accept"),
        ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='No'/><w:listEntry w:val='Yes'/></w:ddList>", "Yes Accept"),
    ],
)
def test_old_form_fields_show_their_state(data, shown):
    assert one(p(field("FORMCHECKBOX", "", f"<w:ffData>{data}</w:ffData>") + r(" Accept"))).text == shown


def test_a_tick_box_control_shows_its_sign():
    box = "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>" + r("☒") + "</w:sdtContent></w:sdt>"
    assert one(p(box + r(" Agreed"))).text == "☒ Agreed"


def test_a_field_that_never_ends_hides_no_words():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    assert texts(parse(p(begin + r("Tenders are due")) + p("on Friday."))) == ["Tenders are due", "on Friday."]


def test_the_result_of_a_field_may_span_paragraphs():
    begin, end = field("INCLUDETEXT x", "§").split("<w:r><w:t")[0], '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    begin = field("INCLUDETEXT x", "§").split("§")[0]
    assert texts(parse(p(begin + r("First")) + p(r("Second") + end) + p("Third"))) == ["First", "Second", "Third"]


def test_a_deleted_run_and_a_deleted_paragraph_are_not_read():
    gone = p(DELETED.format("Gone"), properties='<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>')
    document = parse(p(r("Kept ") + DELETED.format("not ") + r("words")) + gone)
    assert texts(document) == ["Kept words"]


def test_a_paragraph_whose_end_is_deleted_runs_on_into_the_next():
    first = p("Bids close ", properties='<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>')
    assert texts(parse(first + p("on Friday."))) == ["Bids close on Friday."]


def test_a_paragraph_whose_end_is_deleted_is_kept_before_a_table():
    first = p("Kept", properties='<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>')
    assert texts(parse(first + table(row("A", "B")))) == ["Kept", "A\tB"]


def test_an_insertion_is_read_and_a_block_inserted_whole_is_marked():
    whole, part = parse(p(INSERTED.format(r("All new."))) + p(r("Some ") + INSERTED.format(r("new.")))).blocks
    assert (whole.text, whole.inserted) == ("All new.", True)
    assert (part.text, part.inserted) == ("Some new.", False)


def test_moved_text_is_read_where_it_went_to():
    moved = '<w:moveFrom w:id="1" w:author="A">' + r("Moved") + "</w:moveFrom>"
    here = '<w:moveTo w:id="2" w:author="A">' + r("Moved") + "</w:moveTo>"
    assert texts(parse(p(moved) + p("Middle") + p(here))) == ["Middle", "Moved"]


def test_tracked_changes_are_told():
    document = parse(p(INSERTED.format(r("New.")) + DELETED.format("old") + INSERTED.format(r("More."))))
    assert document.notes == ("has tracked changes: 2 insertions, 1 deletion; read as if all were accepted",)


def test_a_file_without_changes_comments_or_pictures_has_no_notes():
    assert parse(p("Plain.")).notes == ()


@pytest.mark.parametrize("hidden", ["<w:vanish/>", '<w:rStyle w:val="Unseen"/>'])
def test_hidden_words_stand_in_a_block_of_their_own(hidden):
    seen, unseen = parse(p(r("Open ") + r("Internal note", hidden) + r("to all"))).blocks
    assert (seen.text, seen.hidden) == ("Open to all", False)
    assert (unseen.text, unseen.hidden) == ("Internal note", True)


def test_a_hidden_style_hides_and_a_run_may_show_itself_again():
    hidden, shown = parse(p("Secret", style="Secret") + p(r("Shown", '<w:vanish w:val="0"/>'), style="Secret")).blocks
    assert (hidden.hidden, shown.hidden) == (True, False)


def test_a_text_box_is_read_once_after_its_paragraph():
    document = parse(p(r("Before") + DRAWN_BOX.format(p("In the box"), p("In the box"))) + p("After"))
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "Before"), (BlockKind.TEXT_BOX, "In the box"), (BlockKind.PARAGRAPH, "After"),
    ]  # fmt: skip


def test_a_text_box_of_old_word_is_read():
    box = "<w:r><w:pict><v:shape><v:textbox>" + BOX.format(p("Old box")) + "</v:textbox></v:shape></w:pict></w:r>"
    assert one(p(box)).kind is BlockKind.TEXT_BOX


def test_a_character_that_only_the_fallback_can_show_is_read():
    sign = "<mc:AlternateContent><mc:Choice Requires='w16se'><w:symEx/></mc:Choice><mc:Fallback><w:t>☺</w:t></mc:Fallback>"
    assert one(p("<w:r>" + sign + "</mc:AlternateContent></w:r>")).text == "☺"


def test_a_table_in_a_text_box_is_read_as_rows():
    document = parse(p(DRAWN_BOX.format(table(row("Lot", "Value")), "")))
    assert [(block.kind, block.text) for block in document.blocks] == [(BlockKind.TABLE_ROW, "Lot\tValue")]


def test_content_controls_of_every_kind_are_opened():
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='no text'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    cell = "<w:tc>" + p(control(r("in cell"))) + "</w:tc>"
    body = (
        control(p("block"))
        + p(r("in ") + control(r("line")))
        + table(control(row("row", "two")), "<w:tr>" + control(cell) + "</w:tr>")
        + control(control(p("twice")))
    )
    assert texts(parse(body)) == ["block", "in line", "row\ttwo", "in cell", "twice"]


def test_footnotes_follow_the_paragraph_and_endnotes_the_document():
    reference = "<w:r><w:{0}Reference w:id='2'/></w:r>"
    parts = {
        "footnotes": "<w:footnote w:id='0' w:type='separator'>" + p("-----") + "</w:footnote>"
        "<w:footnote w:id='2'>" + p("Under the Act.") + p("As amended.") + "</w:footnote>"
        "<w:footnote w:id='3'>" + p("Never referred to.") + "</w:footnote>",
        "endnotes": "<w:endnote w:id='2'>" + p("A source.") + "</w:endnote>",
    }
    body = p(r("Text") + reference.format("endnote") + reference.format("footnote") + r(" runs on.")) + p("Next.")
    assert [(block.kind.value, block.label, block.text) for block in parse(body, parts).blocks] == [
        ("paragraph", "", "Text runs on."), ("footnote", "1", "Under the Act."), ("footnote", "", "As amended."),
        ("paragraph", "", "Next."), ("endnote", "i", "A source."),
    ]  # fmt: skip


COMMENTED = "<w:r><w:commentReference w:id='7'/></w:r>"
COMMENT = {"comments": "<w:comment w:id='7' w:author='Ann'>" + p("Which one?", bold=True) + "</w:comment>"}


def test_comments_follow_the_text_and_are_counted():
    document = parse(p(r("Bids close on Friday.") + COMMENTED) + p("Be in time."), COMMENT)
    assert texts(document) == ["Bids close on Friday.", "Be in time.", "Which one?"]
    assert document.blocks[2].kind is BlockKind.COMMENT
    assert document.notes == ("has 1 comment",)
    assert document.words == 7


def test_a_comment_changes_nothing_in_how_the_text_around_it_is_read():
    plain = p(r("How to bid", "<w:b/>")) + p("Send it by post.") + p("Contents") + p("Bids\t3") + table(row("a", "b"))
    commented = plain.replace("How to bid</w:t></w:r>", f"How to bid</w:t></w:r>{COMMENTED}")
    commented = commented.replace("Contents</w:t></w:r>", f"Contents</w:t></w:r>{COMMENTED}")
    expected, document = parse(plain), parse(commented, COMMENT)
    kept = [block for block in document.blocks if block.kind is not BlockKind.COMMENT]
    seen = [[(block.kind, block.text, block.level, block.section) for block in of] for of in (expected.blocks, kept)]
    assert seen[0] == seen[1]
    assert kept[0].kind is BlockKind.HEADING


def _section(kind: str, part: str, use: str = "default", more: str = "") -> str:
    return f"<w:sectPr><w:{kind}Reference w:type='{use}' r:id='{part}'/>{more}</w:sectPr>"


def test_a_header_used_by_two_sections_is_read_once():
    body = p("One", properties=_section("header", "header1")) + p("Two") + _section("header", "header1")
    document = parse(body, {"header1": p("Invitation to tender")})
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("header", "Invitation to tender"), ("paragraph", "One"), ("paragraph", "Two"),
    ]  # fmt: skip


def test_the_same_footer_in_two_parts_is_read_once():
    body = p("One", properties=_section("footer", "footer1")) + p("Two") + _section("footer", "footer2")
    assert texts(parse(body, {"footer1": p("Official"), "footer2": p("Official")})) == ["One", "Two", "Official"]


def test_a_first_page_header_counts_only_where_first_pages_differ():
    parts = {"header1": p("Cover")}
    assert texts(parse(p("x") + _section("header", "header1", "first"), parts)) == ["x"]
    assert texts(parse(p("x") + _section("header", "header1", "first", "<w:titlePg/>"), parts)) == ["Cover", "x"]


def test_an_even_page_header_counts_only_where_even_pages_differ():
    body = p("x") + _section("header", "header1", "even")
    assert texts(parse(body, {"header1": p("Even")})) == ["x"]
    assert texts(parse(body, {"header1": p("Even"), "settings": "<w:evenAndOddHeaders/>"})) == ["Even", "x"]


def test_a_table_in_a_header_is_a_header_and_no_table_of_the_document():
    body = table(row("A", "B")) + _section("header", "header1")
    header, body_row = parse(body, {"header1": table(row("Ref", "12"))}).blocks
    assert (header.kind, header.text, header.table) == (BlockKind.HEADER, "Ref\t12", None)
    assert body_row.table == 0


def test_a_watermark_is_read():
    mark = "<w:r><w:pict><v:shape><v:textpath string='DRAFT'/></v:shape></w:pict></w:r>"
    assert texts(parse(p("x") + _section("header", "header1"), {"header1": p(mark)})) == ["DRAFT", "x"]


def test_a_document_of_pictures_says_that_it_was_not_read():
    (unread,) = parse(p(PICTURE.format(6_000_000)) * 3).unread
    assert (unread.document, unread.what) == ("file.docx", "3 pictures")


def test_a_logo_beside_words_is_not_an_unread_document():
    document = parse(p(PICTURE.format(600_000)) + p("Please send your tender by Friday."))
    assert (document.unread, document.notes) == ((), ())


def test_a_large_picture_among_many_words_is_told():
    document = parse(p(PICTURE.format(6_000_000)) + p("word " * 60))
    assert document.unread == ()
    assert document.notes == ("has 1 large picture: words inside pictures are not read",)


def test_an_empty_document_says_that_it_holds_no_words():
    assert [unread.why for unread in parse(p()).unread] == ["it holds no words"]


def test_an_attached_file_and_an_inserted_document_are_told():
    icon = "<w:r><w:object><o:OLEObject DrawAspect='Icon' ProgID='Excel.Sheet.12'/></w:object></w:r>"
    document = parse(p(r("See the price list ") + icon) + "<w:altChunk r:id='x'/>")
    assert [unread.what for unread in document.unread] == ["1 attached file", "1 inserted document"]


def test_words_of_a_chart_and_a_diagram_are_read():
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(f'<Relationship Id="{kind}" Type="{kinds}/{kind}" Target="{kind}.xml"/>' for kind in ("chart", "data"))
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    files = {
        "word/chart.xml": f"<c:chart xmlns:c='{drawing}/chart' xmlns:a='{drawing}/main'><a:p><a:r>"
        "<a:t>Spend</a:t></a:r></a:p><c:strCache><c:pt><c:v>Year 1</c:v></c:pt></c:strCache></c:chart>".encode(),
        "word/data.xml": f"<d xmlns:a='{drawing}/main'><a:p><a:r><a:t>Mobilise</a:t></a:r></a:p></d>".encode(),
    }
    body = p("<w:r><w:drawing><c:chart r:id='chart'/><dgm:relIds r:dm='data'/></w:drawing></w:r>")
    assert texts(parse(body, files=files, relations=relations)) == ["Spend", "Year 1", "Mobilise"]


def test_the_title_comes_from_the_title_style_when_the_file_names_none():
    assert parse(p("Welcome") + p("Advocacy service", style="Title")).title == "Advocacy service"


def test_the_title_comes_from_the_file_s_properties():
    core = "<c:coreProperties xmlns:c='x' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{}</dc:title></c:coreProperties>"
    rels = docx_relations_with_core()
    for written, title in (("Family  hubs", "Family hubs"), ("Microsoft Word - Document1", "")):
        files = {"docProps/core.xml": core.format(written).encode(), "_rels/.rels": rels}
        assert PARSER.read("a.docx", docx(p("x"), files=files)).title == title


def docx_relations_with_core() -> bytes:
    office = "http://schemas.openxmlformats.org"
    return (
        f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="a" Type="{office}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{office}/package/2006/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    ).encode()


def test_the_strict_variety_of_the_format_is_read_alike():
    usual = docx(p("Bids", style="Heading1"))
    with zipfile.ZipFile(io.BytesIO(usual)) as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    swaps = (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )  # fmt: skip
    for old, new in swaps:
        members = {name: data.replace(old, new) for name, data in members.items()}
    assert PARSER.read("a.docx", package(members)) == PARSER.read("a.docx", usual)


def test_lines_of_a_contents_list_are_contents_and_the_heading_after_it_is_not():
    toc = field("TOC \\o", r("1 Scope") + "<w:r><w:tab/></w:r>" + r("3"))
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        "<w:sdtContent>" + p("What is inside") + "</w:sdtContent></w:sdt>"
    )
    body = p(toc) + control + p("2 Award 4", style="TOC1") + p("Scope", style="Heading1")
    assert [block.kind.value for block in parse(body).blocks] == ["contents", "contents", "contents", "heading"]


def test_text_after_the_end_of_a_contents_field_is_not_contents():
    begin = field("TOC", r("Scope 3")).removesuffix('<w:r><w:fldChar w:fldCharType="end"></w:fldChar></w:r>')
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert [block.kind.value for block in parse(p(begin) + p(end + r("Read this first."))).blocks] == [
        "contents", "paragraph",
    ]  # fmt: skip


def test_a_typed_contents_list_is_contents():
    tab = "<w:r><w:tab/></w:r>"
    body = p("Contents") + p(r("Scope") + tab + r("3")) + p("Award ........ 7") + p("We ask for 3 quotes in 2027")
    assert [block.kind.value for block in parse(body).blocks] == ["paragraph", "contents", "contents", "paragraph"]


def test_reading_twice_gives_the_same_document():
    data = docx(p("One", properties=numbered(1)) * 3, {"numbering": lists(levels(("decimal", "%1.")))})
    assert PARSER.read("a.docx", data) == PARSER.read("a.docx", data)

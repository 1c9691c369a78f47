"""Following a block's anchors into the file gives the block's own characters back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx_building import cell, docx, levels, lists, numbered, p, r, row, table
from lxml import etree

from tilint.model import CELL_BREAK, Anchor, Block, BlockKind
from tilint.parsers.docx import PARSER

SHARED = Path(__file__).parents[3] / "shared" / "corpus"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SIGNS = {W + "tab": " ", W + "ptab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
LEAVES = (W + "t", MATH, *SIGNS, W + "softHyphen", W + "sym", W + "fldChar")
WITHOUT_PLACE = {BlockKind.TEXT_BOX, BlockKind.HEADER, BlockKind.FOOTER}
"""Words of charts, diagrams and watermarks stand in no paragraph."""


class Parts:
    """The XML parts of a file, as a reporter opens them: by name, each parsed once."""

    def __init__(self, data: bytes) -> None:
        self._bundle = zipfile.ZipFile(io.BytesIO(data))
        self._roots: dict[str, etree._Element] = {}

    def leaf(self, anchor: Anchor) -> etree._Element:
        if anchor.part not in self._roots:
            self._roots[anchor.part] = etree.fromstring(self._bundle.read(anchor.part))
        node = self._roots[anchor.part]
        for at in anchor.path:
            node = node[at]
        assert node.tag == W + "p"
        leaves = [one for one in node.iter(*LEAVES) if one.getparent().tag != W + "tabs"]
        return leaves[anchor.run]

    def characters(self, anchor: Anchor) -> str | None:
        """Return the characters an anchor leads to, None for a sign drawn from a font or a form."""
        leaf = self.leaf(anchor)
        if leaf.tag in {W + "t", MATH}:
            text = leaf.text[anchor.offset : anchor.offset + anchor.end - anchor.start]
            return "".join(" " if sign.isspace() else sign for sign in text)
        return SIGNS.get(leaf.tag)


def unplaced(block: Block) -> Iterator[str]:
    """Yield the stretches of a block's text that no anchor covers."""
    at = 0
    for anchor in block.anchors:
        yield block.text[at : anchor.start]
        at = anchor.end
    yield block.text[at:]


def check(data: bytes) -> int:
    """Follow every anchor of a file; return how many there are."""
    parts, count = Parts(data), 0
    for block in PARSER.read("a.docx", data).blocks:
        ends = [0, *(anchor.end for anchor in block.anchors)]
        for anchor, end in zip(block.anchors, ends, strict=False):
            count += 1
            assert end <= anchor.start < anchor.end
            found = parts.characters(anchor)
            assert found is None or found == block.text[anchor.start : anchor.end]
        if block.anchors or block.kind not in WITHOUT_PLACE:
            labels = bool(block.cells)  # the numbers of cells are shown but stand nowhere in the file
            assert all(labels or not gap.strip(CELL_BREAK + "\n ") for gap in unplaced(block))
    return count


BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
LINES = "<w:r><w:t> Trimmed </w:t><w:tab/><w:t>after a tab</w:t><w:br/><w:t>new line</w:t></w:r>"
DELETED = '<w:del w:id="1"><w:r><w:t>x</w:t><w:tab/></w:r></w:del>'
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
AWKWARD = "".join(
    [
        "<!-- a comment counts as a child -->",
        p("  1.  Two  spaces\u00a0and a co\u00adoperation "),
        p(LINES, properties="<w:tabs><w:tab/></w:tabs>"),
        p(r("Box ") + BOX.format(p("inside") + table(row("cell in box"))) + r("after")),
        p(r("hidden", "<w:vanish/>") + r("seen") + DELETED + r(" end")),
        CONTROL.format(p(r("in ") + "<w:hyperlink>" + r("link") + "</w:hyperlink>")),
        p("Ends deleted ", properties='<w:rPr><w:del w:id="3"/></w:rPr>'),
        p("and runs on", bold=True),
        table(row("One", cell(p("a", properties=numbered(1)) + table(row("nested")) + p("b")))),
    ]
)


def test_anchors_lead_to_the_same_characters_through_every_construct():
    assert check(docx(AWKWARD, {"numbering": lists(levels(("decimal", "%1.")))})) > 20


def test_a_word_is_found_in_the_run_it_stands_in():
    (block,) = PARSER.read("a.docx", docx(p(r("Bids ") + r("must") + r(" arrive")))).blocks
    at = block.text.index("must")
    (anchor,) = [one for one in block.anchors if one.start <= at < one.end]
    assert (anchor.part, anchor.path, anchor.run, anchor.offset) == ("word/document.xml", (0, 0), 1, 0)


def test_anchors_of_notes_lead_into_their_own_part():
    reference = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    data = docx(p(r("x") + reference), {"footnotes": "<w:footnote w:id='2'>" + p("Note") + "</w:footnote>"})
    assert check(data) == 2
    assert PARSER.read("a.docx", data).blocks[1].anchors[0].part == "word/footnotes.xml"


@pytest.mark.parametrize("folder", ["packs", "large", "more"])
def test_anchors_lead_to_the_same_characters_in_real_tenders(folder):
    files = sorted((SHARED / folder).rglob("*.docx"))
    if not files:
        pytest.skip("../shared is absent")
    for file in files:
        assert check(file.read_bytes()) > 0

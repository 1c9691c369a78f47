"""Changes the form of a Word file, not its words: headings, tables, order of sentences; writes a PDF's blocks as Word."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from itertools import groupby

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from lxml import etree

from tilint.language import sentence_bounds
from tilint.model import Block, BlockKind, Document
from tilint.parsers import docx as word
from tilint.parsers.docx.names import ALTERNATE

__all__ = ["CHANGES", "as_word", "bold_for_headings", "lines_for_tables", "sentences_in_another_order"]

Element = etree._Element  # noqa: SLF001 - the class has no public name
P, R, T, PPR, RPR = (qn(f"w:{name}") for name in ("p", "r", "t", "pPr", "rPr"))
TABLE, ROW, CELL = (qn(f"w:{name}") for name in ("tbl", "tr", "tc"))
SPACES = frozenset({qn("w:tab"), qn("w:br"), qn("w:cr")})
WRITTEN = frozenset({qn("w:t"), qn("w:noBreakHyphen"), *SPACES})
GRAPHICS = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
DELETED = frozenset({qn("w:del"), qn("w:moveFrom")})
SEED = 2027
CLAUSE = re.compile(r"\d+(?:\.\d+)*\.?")
SPOKEN = re.compile(r"[.!?][”’\"')\]]*$")
MARKUP = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def bold_for_headings(name: str, data: bytes) -> bytes:
    """Return the file with every heading as a bold paragraph without a style; numbers that Word counted are typed."""
    opened = docx.Document(io.BytesIO(data))
    levels = _heading_styles(opened)
    headings = {item for item in opened.element.body.iter(P) if _is_heading(item, levels)}
    labels = dict(_counted(opened.element, word.PARSER.read(name, data)))
    if any(labels.get(item) for item in headings):
        for item, label in labels.items():
            _type_label(item, label)
    for item in headings:
        _make_plain(item)
        for run in item.iter(R):
            _make_bold(run)
    return _saved(opened)


def _heading_styles(opened: docx.document.Document) -> frozenset[str]:
    """Return the ids of the styles that say "heading": by name or outline level, their own or that of a style they build on."""
    found = set()
    for style in opened.styles:
        at = style
        while at is not None:
            level = at.element.find(f"{PPR}/{qn('w:outlineLvl')}")
            named = re.fullmatch(r"heading \d|title|subtitle", (at.name or "").lower())
            if named or (level is not None and level.get(qn("w:val")) != "9"):
                found.add(style.style_id)
                break
            at = getattr(at, "base_style", None)
    return frozenset(found)


def _is_heading(paragraph: Element, styles: frozenset[str]) -> bool:
    level = paragraph.find(f"{PPR}/{qn('w:outlineLvl')}")
    if level is not None:
        return level.get(qn("w:val")) != "9"
    style = paragraph.find(f"{PPR}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val")) in styles


def _counted(root: Element, document: Document) -> Iterator[tuple[Element, str]]:
    """Yield each paragraph of the body that Word numbers, with its number."""
    for block in document.blocks:
        if not block.anchors or block.cells or not re.search(r"\w", block.label):
            continue
        at = root
        if block.anchors[0].part != "word/document.xml":
            continue
        for step in block.anchors[0].path:
            at = at[step]
        if not _text(at).lstrip().startswith(block.label):
            yield at, block.label


def _type_label(paragraph: Element, label: str) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    none = parse_xml(f'<w:numPr {MARKUP}><w:numId w:val="0"/></w:numPr>')
    style = properties.find(qn("w:pStyle"))
    properties.insert(0 if style is None else 1, none)
    run = parse_xml(f'<w:r {MARKUP}><w:t xml:space="preserve"/></w:r>')
    run[0].text = f"{label} "
    paragraph.insert(paragraph.index(properties) + 1, run)


def _make_plain(paragraph: Element) -> None:
    for name in ("w:pStyle", "w:outlineLvl"):
        for found in paragraph.findall(f"{PPR}/{qn(name)}"):
            found.getparent().remove(found)


def _make_bold(run: Element) -> None:
    properties = run.find(RPR)
    if properties is None:
        properties = OxmlElement("w:rPr")
        run.insert(0, properties)
    for name in ("w:b", "w:rStyle", "w:sz"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.insert(0, OxmlElement("w:b"))


def lines_for_tables(_: str, data: bytes) -> bytes:
    """Return the file with each row of a table as one paragraph, its cells parted by tabs; nested tables within the cell."""
    opened = docx.Document(io.BytesIO(data))
    for table in list(opened.element.body.iter(TABLE)):
        if any(above.tag == TABLE for above in table.iterancestors()):
            continue
        for row in _within(table, ROW):
            texts = [_cell_text(cell) for cell in _within(row, CELL)]
            if any(texts):
                table.addprevious(_paragraph("\t".join(texts)))
        if table.getparent().tag != CELL:
            table.getparent().remove(table)
    return _saved(opened)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also inside content controls, and not those of a nested table."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in {TABLE, P, *DELETED}:
            yield from _within(child, tag)


def _cell_text(cell: Element) -> str:
    texts = (" ".join(_text(item).split()) for item in cell.iter(P))
    return " ".join(text for text in texts if text)


def _text(element: Element) -> str:
    """Return the words of an element that are seen, tabs and line breaks as spaces."""
    return "".join(_leaf(leaf) for leaf in element.iter(*WRITTEN) if not _unseen(leaf, element))


def _unseen(leaf: Element, top: Element) -> bool:
    for above in leaf.iterancestors():
        if above is top:
            return False
        if above.tag in DELETED or above.tag in GRAPHICS:
            return True
    return False


def _leaf(leaf: Element) -> str:
    if leaf.tag == T:
        return leaf.text or ""
    return " " if leaf.tag in SPACES else "-"


def _paragraph(text: str, style: str = "") -> Element:
    """Return a paragraph; tabs and line breaks in the text are written as Word writes them."""
    item = parse_xml(f"<w:p {MARKUP}><w:pPr/><w:r/></w:p>")
    if style:
        item[0].append(parse_xml(f'<w:pStyle {MARKUP} w:val="{style}"/>'))
    for part in re.findall(r"[\t\n]|[^\t\n]+", text):
        leaf = OxmlElement({"\t": "w:tab", "\n": "w:br"}.get(part, "w:t"))
        if leaf.tag == T:
            leaf.text = "".join(sign for sign in part if sign.isprintable())
            leaf.set(qn("xml:space"), "preserve")
        item[1].append(leaf)
    return item


def sentences_in_another_order(name: str, data: bytes) -> bytes:
    """Return the file with the sentences of each section's paragraphs and numbered clauses dealt out anew among them.

    Headings, numbers, lists below a lead-in, table rows, lead-ins and lines that end without a full stop stay where they are.
    """
    opened = docx.Document(io.BytesIO(data))
    chance = random.Random(SEED)  # noqa: S311 - a shuffle, no secret
    for paragraphs in _sections(opened.element, word.PARSER.read(name, data)):
        parted = [(item, _sentences(item, label)) for item, label in paragraphs]
        pool = [sentence for _, (_, *sentences) in parted for sentence in sentences]
        chance.shuffle(pool)
        for item, (label, *sentences) in parted:
            taken, pool = pool[: len(sentences)], pool[len(sentences) :]
            for child in list(item):
                if child.tag != PPR:
                    item.remove(child)
            item.extend(label)
            for sentence in taken:
                item.extend([*sentence, _space()])
    return _saved(opened)


def _space() -> Element:
    return parse_xml(f'<w:r {MARKUP}><w:t xml:space="preserve"> </w:t></w:r>')


def _sections(root: Element, document: Document) -> Iterator[list[tuple[Element, str]]]:
    """Yield the paragraphs of each section whose sentences may change places, each with its number."""
    body = [block for block in document.blocks if block.anchors and block.anchors[0].part == "word/document.xml"]
    for _, blocks in groupby(body, key=lambda block: block.section):
        found = []
        for block in blocks:
            if _may_move(block):
                at = root
                for step in block.anchors[0].path:
                    at = at[step]
                if len({anchor.path for anchor in block.anchors}) == 1 and not _complex(at):
                    found.append((at, block.label))
        if found:
            yield found


def _may_move(block: Block) -> bool:
    plain = block.kind is BlockKind.PARAGRAPH or (block.kind is BlockKind.LIST_ITEM and CLAUSE.fullmatch(block.label))
    return bool(plain) and not block.hidden and bool(SPOKEN.search(block.text))


def _complex(paragraph: Element) -> bool:
    """Return whether a paragraph holds more than text: pictures, a section's end, tracked changes."""
    others = (*GRAPHICS, *DELETED, qn("w:ins"), qn("w:moveTo"), qn("w:sdt"), qn("w:sectPr"), ALTERNATE)
    return next(paragraph.iter(*others), None) is not None


def _sentences(paragraph: Element, label: str) -> list[list[Element]]:
    """Return a paragraph's typed number, none if Word counts it, then its sentences, each as the elements that show it.

    A sentence that no element ends is joined to the next.
    """
    children = [child for child in paragraph if child.tag != PPR]
    text = "".join(_text(child) for child in children)
    typed = re.match(rf"\s*{re.escape(label)}\s*", text)
    begin = typed.end() if typed and label else 0
    cuts = [begin, *[end for _, end in sentence_bounds(text) if begin < end < len(text)]]
    sentences: list[list[Element]] = [[], []] if begin == 0 else [[]]
    length, depth = 0, 0
    for child in children:
        last = length + len(_text(child))
        pieces = _cut(child, [cut - length for cut in cuts if length < cut < last], free=depth == 0)
        for at, piece in enumerate(pieces):
            sentences[-1].append(piece)
            length += len(_text(piece))
            kinds = [mark.get(qn("w:fldCharType")) for mark in piece.iter(qn("w:fldChar"))]
            depth += kinds.count("begin") - kinds.count("end")
            if depth == 0 and length and (at + 1 < len(pieces) or length in cuts):
                sentences.append([])
    return [sentences[0], *(sentence for sentence in sentences[1:] if sentence)]


def _cut(child: Element, places: list[int], *, free: bool) -> list[Element]:
    """Return a run cut at places in its text; anything but a run of text is left whole."""
    plain = child.tag == R and free and all(leaf.tag in {T, RPR} for leaf in child)
    if not places or not plain:
        return [child]
    text = _text(child)
    pieces = []
    for start, end in zip([0, *places], [*places, len(text)], strict=True):
        piece = deepcopy(child)
        for leaf in piece.findall(T):
            piece.remove(leaf)
        leaf = OxmlElement("w:t")
        leaf.text = text[start:end]
        leaf.set(qn("xml:space"), "preserve")
        piece.append(leaf)
        pieces.append(piece)
    return pieces


def as_word(document: Document) -> bytes:
    """Return a Word file that says what a document of another format says, with styles for headings and real tables."""
    made = docx.Document()
    body = made.element.body
    last = body[-1]
    for (kind, _), group in groupby(document.blocks, key=lambda block: (block.kind, block.table)):
        blocks = list(group)
        if kind in {BlockKind.HEADER, BlockKind.FOOTER}:
            margin = made.sections[0].header if kind is BlockKind.HEADER else made.sections[0].footer
            for block in blocks:
                margin.add_paragraph(block.text)
        elif kind is BlockKind.TABLE_ROW:
            last.addprevious(_table(blocks))
        elif kind not in {BlockKind.CONTENTS, BlockKind.COMMENT}:
            for block in blocks:
                style = f"Heading{min(block.level, 9)}" if kind is BlockKind.HEADING else ""
                last.addprevious(_paragraph(f"{block.label} {block.text}".strip(), style))
    return _saved(made)


def _table(blocks: list[Block]) -> Element:
    table = parse_xml(f"<w:tbl {MARKUP}><w:tblPr/><w:tblGrid/></w:tbl>")
    columns = max((cell.column + cell.span for block in blocks for cell in block.cells), default=1)
    for _ in range(columns):
        table[1].append(OxmlElement("w:gridCol"))
    for at, block in enumerate(blocks):
        row = OxmlElement("w:tr")
        if block.header_row:
            row.append(parse_xml(f"<w:trPr {MARKUP}><w:tblHeader/></w:trPr>"))
        column = 0
        for cell in block.cells:
            if cell.column > column:
                row.append(_cell("", cell.column - column))
            below = blocks[at + 1].cells if at + 1 < len(blocks) else ()
            merged = "continue" if cell.above else ""
            if not merged and any(other.column == cell.column and other.above for other in below):
                merged = "restart"
            row.append(_cell(block.cell_text(cell), cell.span, merged))
            column = cell.column + cell.span
        if not block.cells:
            row.append(_cell(block.text, columns))
        table.append(row)
    return table


def _cell(text: str, span: int, merged: str = "") -> Element:
    cell = parse_xml(f'<w:tc {MARKUP}><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr></w:tc>')
    if merged:
        cell[0].append(parse_xml(f'<w:vMerge {MARKUP} w:val="{merged}"/>'))
    for line in text.split("\n"):
        cell.append(_paragraph(line))
    return cell


def _saved(document: docx.document.Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


CHANGES: Mapping[str, Callable[[str, bytes], bytes]] = {
    "headings as bold text": bold_for_headings,
    "tables as tabbed lines": lines_for_tables,
    "sentences reordered": sentences_in_another_order,
}
"""What may be done to a Word file, by name: from its name and bytes to its new bytes."""

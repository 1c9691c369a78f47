"""Parts of a Word file that python-docx has no words for: numbering, fields, content controls, footnotes."""

# ruff: noqa: SLF001 - python-docx gives the XML of an item under these names alone

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

__all__ = ["add_field", "add_footnotes", "add_numbering", "answer_control", "block_answer", "set_number", "tick_box"]

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
MULTILEVEL, BULLETS = 90, 91
EMPTY_ANSWER = "Click or tap here to answer."


def add_numbering(document: Document, heading_style: str, second_style: str | None) -> None:
    """Define automatic numbers: headings "1", clauses or subheadings "1.1", points "(a)"; and bullets."""
    numbering = document.part.numbering_part.element
    levels = [("decimal", "%1", heading_style), ("decimal", "%1.%2", second_style), ("lowerLetter", "(%3)", None)]
    indents = [(567, 567), (567, 567), (1134, 567)]
    body = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:ind w:left="{indents[n][0]}" w:hanging="{indents[n][1]}"/></w:pPr></w:lvl>'
        for n, (form, text, style) in enumerate(levels)
    )
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\u2022"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl>'
    )
    first_number = numbering.find(qn("w:num"))
    for identity, kind, content in ((MULTILEVEL, "multilevel", body), (BULLETS, "hybridMultilevel", bullet)):
        first_number.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}">'
                f'<w:multiLevelType w:val="{kind}"/>{content}</w:abstractNum>'
            )
        )
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>')
        )


def set_number(element: Any, level: int, number: int = MULTILEVEL) -> None:
    """Give a paragraph or a style its number at a level (from 0); number 0 takes an inherited one away."""
    properties = element.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def add_field(paragraph: Any, instruction: str, result: str = "1") -> None:
    """Add a field such as PAGE with a stored result."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("text", result), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind != "text":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {text} "
            run._r.append(code)


def answer_control(text: str, tag: str) -> Any:
    """Return a content control inside a line, holding a prompt for the applicant to replace."""
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/><w:showingPlcHdr/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{text or EMPTY_ANSWER}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def block_answer(text: str, tag: str) -> Any:
    """Return a content control that holds a whole paragraph."""
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent><w:p><w:r><w:t>{text or EMPTY_ANSWER}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def tick_box(tag: str) -> Any:
    """Return an unticked check-box content control."""
    return parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{W14}"><w:sdtPr><w:tag w:val="{tag}"/><w14:checkbox>'
        '<w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>"
    )


def add_footnotes(document: Document, notes: dict[str, str]) -> None:
    """Add the footnotes part; notes are numbered from 1 in the order given."""
    rows = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for n, text in enumerate(notes.values(), start=1)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:footnotes {nsdecls("w")}>'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        f"</w:footnote>{rows}</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

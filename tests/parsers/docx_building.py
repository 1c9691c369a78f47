"""Small DOCX files for tests, written as the XML that Word writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tilint.model import Block, Document
from tilint.parsers.docx import PARSER

__all__ = ["cell", "docx", "field", "one", "p", "package", "parse", "r", "row", "table", "texts"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": _W,
        "r": _R,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "settings": "settings", "header": "hdr", "footer": "ftr",
}  # fmt: skip
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Council subheading"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Banded"><w:name w:val="Banded"/>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
"""


def r(text: str, properties: str = "") -> str:
    """Return a run; `properties` is the inside of its w:rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", *, style: str = "", properties: str = "", bold: bool = False) -> str:
    """Return a paragraph of runs, or of plain text."""
    runs = content if content.startswith("<") or not content else r(content, "<w:b/>" if bold else "")
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """Return a table cell of paragraphs, or of plain text."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a table row of cells, or of plain texts."""
    inside = "".join(one if one.startswith("<w:") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def field(code: str, result: str, data: str = "") -> str:
    """Return the runs of a complex field; `result` is runs."""

    def char(kind: str, inside: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'

    code = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return char("begin", data) + code + char("separate") + result + char("end")


def numbered(num_id: int, level: int = 0) -> str:
    """Return the w:numPr that puts a paragraph on a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def levels(*shapes: tuple[str, str], extra: Mapping[int, str] | None = None) -> str:
    """Return the levels of a list from number formats and texts; `extra` adds XML to a level."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{(extra or {}).get(at, "")}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(shapes)
    )


def lists(*definitions: str, overrides: Mapping[int, tuple[int, str]] | None = None) -> str:
    """Return numbering.xml: one list for each definition, from 1; `overrides` adds lists (abstract number, XML)."""
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{inside}</w:abstractNum>' for at, inside in enumerate(definitions, 1)
    )
    plain = {at: (at, "") for at in range(1, len(definitions) + 1)}
    nums = "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{inside}</w:num>'
        for num, (abstract, inside) in {**plain, **(overrides or {})}.items()
    )
    return abstracts + nums


def docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    files: Mapping[str, bytes] | None = None,
    relations: str = "",
) -> bytes:
    """Return a DOCX file with this body.

    `parts` are the insides of other parts by name ("numbering", "header1"); the relation id of each is its name.
    `files` are further members of the zip as they are, `relations` further relations of the main document.
    """
    parts = {"styles": STYLES, **(parts or {})}
    kinds = {name: name.rstrip("0123456789") for name in parts}
    links = "".join(f'<Relationship Id="{name}" Type="{_R}/{kinds[name]}" Target="{name}.xml"/>' for name in parts)
    members = {
        "[Content_Types].xml": _content_types(parts, kinds),
        "_rels/.rels": _relations(f'<Relationship Id="d" Type="{_R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(links + relations),
    }
    for name, inside in parts.items():
        root = _ROOTS[kinds[name]]
        members[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
    return package({**{name: text.encode() for name, text in members.items()}, **(files or {})})


def _content_types(parts: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kinds[name]}+xml"/>' for name in parts)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>{overrides}</Types>'
    )


def package(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(name, data)
    return out.getvalue()


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def parse(body: str, parts: Mapping[str, str] | None = None, **more: Mapping[str, bytes]) -> Document:
    """Return what the parser reads from a file with this body."""
    return PARSER.read("file.docx", docx(body, parts, **more))


def texts(document: Document) -> list[str]:
    """Return the texts of a document's blocks."""
    return [block.text for block in document.blocks]


def one(body: str, parts: Mapping[str, str] | None = None) -> Block:
    """Return the only block of a file with this body."""
    (block,) = parse(body, parts).blocks
    return block

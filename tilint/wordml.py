"""What reading and reviewing Word files share: names, relations between parts, and what an anchor's `run` counts."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree

__all__ = [
    "LEAVES",
    "MATH_TEXT",
    "SIGNS",
    "STRICT",
    "TEXT",
    "Element",
    "Relation",
    "W",
    "leaves",
    "relations",
    "relations_part",
]

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives its element type no public name

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
TEXT = W + "t"
SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "",
}  # fmt: skip
LEAVES = (TEXT, MATH_TEXT, *SIGNS, W + "sym", W + "fldChar")
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math",
     b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
"""Namespaces of the strict form of the format, and the usual ones that are read in their place."""
_TAB = W + "tab"
_TAB_STOPS = W + "tabs"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: the last word of its type ("header", "footnotes") and where it leads."""

    kind: str
    target: str
    external: bool


def leaves(paragraph: Element) -> list[Element]:
    """Return the text-bearing leaves of a paragraph element in document order: what an anchor's `run` counts.

    A leaf is any element named in `LEAVES` anywhere inside the paragraph element, except the tab stops of its format
    (children of w:tabs). Leaves that are not shown are counted too: deleted text, text boxes, fallbacks.
    """
    return [leaf for leaf in paragraph.iter(*LEAVES) if leaf.tag != _TAB or not _is_tab_stop(leaf)]


def _is_tab_stop(tab: Element) -> bool:
    """Tab stops of the paragraph's format have the same name as tab characters of its text."""
    parent = tab.getparent()
    return parent is not None and parent.tag == _TAB_STOPS


def relations_part(part: str) -> str:
    """Return the name of the part that holds the relations of a part; of the package itself for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def relations(part: str, root: Element | None) -> dict[str, Relation]:
    """Return the relations of a part by id, from the root of its relations part."""
    folder = posixpath.dirname(part)
    found: dict[str, Relation] = {}
    for item in () if root is None else root.iter(_RELATIONSHIP):
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
        found[item.get("Id", "")] = Relation(item.get("Type", "").rpartition("/")[2], target, external)
    return found

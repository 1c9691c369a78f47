"""Goes through the children of a body, cell or table, opening the wrappers that Word puts around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tilint.parsers.docx.names import ALTERNATE, INSERTED, Element, W, child_value, chosen

__all__ = ["CELL", "CHUNK", "PARAGRAPH", "ROW", "TABLE", "Place", "children"]

PARAGRAPH = W + "p"
TABLE = W + "tbl"
ROW = W + "tr"
CELL = W + "tc"
CHUNK = W + "altChunk"
_CONTROL = W + "sdt"
_CONTENT = W + "sdtContent"
_GALLERY = f"{W}sdtPr/{W}docPartObj"
_OPENED = frozenset({W + "customXml", W + "smartTag", *INSERTED})
_CONTENTS = "Table of Contents"


class Place(NamedTuple):
    """An element, the child indexes that lead to it, and what the wrappers around it say."""

    element: Element
    path: tuple[int, ...]
    contents: bool = False
    inserted: bool = False


def children(parent: Place, wanted: frozenset[str]) -> Iterator[Place]:
    """Yield the wanted children, also those inside content controls, custom XML and tracked insertions."""
    for at, element in enumerate(parent.element):
        tag = element.tag
        here = parent._replace(element=element, path=(*parent.path, at))
        if tag in wanted:
            yield here
        elif tag == _CONTROL:
            content = element.find(_CONTENT)
            if content is not None:
                listed = child_value(element.find(_GALLERY), "docPartGallery") == _CONTENTS
                path = (*here.path, element.index(content))
                yield from children(Place(content, path, here.contents or listed, here.inserted), wanted)
        elif tag in _OPENED:
            yield from children(here._replace(inserted=here.inserted or tag in INSERTED), wanted)
        elif tag == ALTERNATE:
            branch = chosen(element)
            if branch is not None:
                yield from children(here._replace(element=branch, path=(*here.path, element.index(branch))), wanted)

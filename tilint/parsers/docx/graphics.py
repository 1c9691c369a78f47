"""Finds what a drawing, picture or embedded object holds: text boxes, pictures, charts, diagrams, other files."""

from __future__ import annotations

from dataclasses import dataclass, field

from tilint.parsers.docx.names import ALTERNATE, FALLBACK, RELATION, VML, Element, W, chosen, path_below, whole

__all__ = ["Graphics", "read_graphics"]

_BOX = W + "txbxContent"
_WORD_ART = VML + "textpath"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_PICTURES = frozenset({_DRAWING + "picture}pic", VML + "imagedata"})
_EXTENT = _DRAWING + "wordprocessingDrawing}extent"
_CHART = _DRAWING + "chart}chart"
_DIAGRAM = _DRAWING + "diagram}relIds"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_LARGE = 914_400 * 4
"""Both sides of a picture that may hold a page of words: four inches, in English Metric Units."""


@dataclass(slots=True)
class Graphics:
    """What the drawings of a paragraph hold. Charts and diagrams are relation ids of their own parts."""

    boxes: list[tuple[Element, tuple[int, ...]]] = field(default_factory=list)
    word_art: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    pictures: int = 0
    large: int = 0

    def take_in(self, before: Graphics) -> None:
        """Add what the drawings of the paragraph before hold."""
        self.boxes[:0] = before.boxes
        self.word_art[:0] = before.word_art
        self.parts[:0] = before.parts
        self.attached[:0] = before.attached
        self.pictures += before.pictures
        self.large += before.large


def read_graphics(graphic: Element, paragraph: Element, path: tuple[int, ...], into: Graphics) -> None:
    """Add what `graphic`, somewhere inside `paragraph` (which stands at `path`), holds to `into`."""
    extent = graphic.find(f".//{_EXTENT}")
    large = extent is not None and min(whole(extent.get("cx")) or 0, whole(extent.get("cy")) or 0) >= _LARGE
    before = into.pictures
    _walk(graphic, paragraph, path, into)
    if large:
        into.large += into.pictures - before


def _walk(parent: Element, paragraph: Element, path: tuple[int, ...], into: Graphics) -> None:
    for child in parent:
        tag = child.tag
        if tag == _BOX:
            into.boxes.append((child, path + path_below(paragraph, child)))
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                _walk(branch, paragraph, path, into)
        elif tag == _WORD_ART:
            into.word_art.append(child.get("string", ""))
        elif tag in _PICTURES:
            into.pictures += 1
        elif tag == _CHART:
            into.parts.append(child.get(RELATION + "id", ""))
        elif tag == _DIAGRAM:
            into.parts.append(child.get(RELATION + "dm", ""))
        elif tag == _OLE:
            if child.get("DrawAspect") == "Icon":
                into.attached.append(child.get("ProgID", ""))
        elif tag != FALLBACK:
            _walk(child, paragraph, path, into)

"""Reads words that stand in parts of their own: charts, diagrams (SmartArt) and the core properties."""

from __future__ import annotations

from collections.abc import Iterator

from tilint.parsers.docx.names import RELATION, Element, W, flag
from tilint.parsers.docx.package import Package
from tilint.parsers.docx.source import Source

__all__ = ["core_title", "diagram_texts", "margin_parts"]

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
_CHART_LABELS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}strCache"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NO_TITLES = ("microsoft word", "document", "untitled", "powerpoint", "title")


def diagram_texts(source: Source, part: str, key: str) -> Iterator[str]:
    """Yield the lines of text of a chart or diagram, by the relation id that stands in the drawing."""
    relation = source.relation(part, key)
    if relation is None or relation.external:
        return
    root = source.package.root(relation.target)
    if root is None:
        return
    for paragraph in root.iter(_DRAWING + "p"):
        text = " ".join("".join(leaf.text or "" for leaf in paragraph.iter(_DRAWING + "t")).split())
        if text:
            yield text
    seen: set[str] = set()
    for labels in root.iter(_CHART_LABELS):
        for value in labels.iter(_CHART_TEXT):
            text = " ".join((value.text or "").split())
            if text and text not in seen:
                seen.add(text)
                yield text


def core_title(package: Package) -> str:
    """Return the title in the file's properties, "" where there is none or Word made it up."""
    for relation in package.relations("").values():
        if relation.kind == "core-properties":
            root = package.root(relation.target)
            title = "" if root is None else " ".join((root.findtext(_TITLE) or "").split())
            return "" if title.lower().startswith(_NO_TITLES) and len(title.split()) < 5 else title
    return ""


def margin_parts(source: Source, root: Element, kind: str) -> list[str]:
    """Return the parts of the headers (kind "header") or footers that some page shows, each once, in order."""
    odd_even = _is_on(source.settings, "evenAndOddHeaders")
    current: dict[str, str] = {}
    shown: list[str] = []
    for section in root.iter(W + "sectPr"):
        parent = section.getparent()
        if parent is not None and parent.tag == W + "sectPrChange":
            continue
        for reference in section.iterchildren(f"{W}{kind}Reference"):
            relation = source.relations.get(reference.get(RELATION + "id", ""))
            if relation is not None:
                current[reference.get(W + "type", "default")] = relation.target
        uses = ["first"] * _is_on(section, "titlePg") + ["default"] + ["even"] * odd_even
        shown += [current[use] for use in uses if use in current and current[use] not in shown]
    return shown


def _is_on(parent: Element | None, name: str) -> bool:
    found = None if parent is None else parent.find(W + name)
    return found is not None and flag(found)

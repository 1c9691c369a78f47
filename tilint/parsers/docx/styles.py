"""Reads styles.xml: what a paragraph or run looks like, and which style makes a heading or a numbered item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tilint.parsers.docx.names import Element, W, child_value, flag, whole

__all__ = ["Look", "Style", "Styles"]

_USUAL_SIZE = 20
_HEADING = re.compile(r"heading\s*([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(toc|contents)\s*(\d|heading)$|(table of figures|index heading)$|figure index", re.IGNORECASE)
_RUN_PROPERTIES = {
    W + "b": "bold", W + "vanish": "hidden", W + "caps": "caps", W + "u": "underlined", W + "sz": "size",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; `size` is in half points."""

    bold: bool = False
    size: int = _USUAL_SIZE
    caps: bool = False
    underlined: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Style:
    """One style as written in the file; what it does not say comes from the style it is based on."""

    name: str = ""
    base: str = ""
    run: dict[str, int] = field(default_factory=dict)
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    header_row: bool = False


class Styles:
    """All styles of a document, with inheritance."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._defaults: dict[str, int] = {}
        self.usual = ""
        if root is None:
            return
        self._defaults = _run_properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for element in root.iterchildren(W + "style"):
            key = element.get(W + "styleId", "")
            self._styles[key] = _read_style(element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self.usual = key

    def chain(self, key: str) -> Iterator[tuple[str, Style]]:
        """Yield the style and those it is based on, nearest first."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            yield key, style
            key = style.base

    def name(self, key: str) -> str:
        """Return the name a person sees for a style."""
        style = self._styles.get(key)
        return key if style is None else style.name

    def look(self, paragraph_style: str, run_style: str = "") -> Look:
        """Return the look of a run with these styles and no formatting of its own."""
        known = self._looks.get((paragraph_style, run_style))
        if known is None:
            values = dict(self._defaults)
            for key in (paragraph_style or self.usual, run_style):
                for _, style in reversed(list(self.chain(key))):
                    values.update(style.run)
            known = self._looks[paragraph_style, run_style] = _look(values)
        return known

    def run_look(self, paragraph_style: str, properties: Element | None) -> Look:
        """Return the look of a run from its w:rPr and the style of its paragraph."""
        if properties is None:
            return self.look(paragraph_style)
        base = self.look(paragraph_style, child_value(properties, "rStyle") or "")
        own = _run_properties(properties)
        if not own:
            return base
        return Look(
            bold=bool(own.get("bold", base.bold)),
            size=own.get("size", base.size),
            caps=bool(own.get("caps", base.caps)),
            underlined=bool(own.get("underlined", base.underlined)),
            hidden=bool(own.get("hidden", base.hidden)),
        )

    def heading_level(self, key: str) -> int:
        """Return 1 to 9 for a style of a heading (by its name or its outline level), else 0. A title counts as 1."""
        for _, style in self.chain(key):
            found = _HEADING.match(style.name)
            if found:
                return int(found.group(1))
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else 0
            if style.name.lower() == "title":
                return 1
        return 0

    def is_title(self, key: str) -> bool:
        """Return whether this is the style of the document's title."""
        return self.name(key).lower() == "title"

    def is_contents(self, key: str) -> bool:
        """Return whether this is the style of a line of a contents list."""
        return any(_CONTENTS.match(style.name) for _, style in self.chain(key))

    def header_row(self, key: str) -> bool:
        """Return whether this table style makes the first row stand out."""
        return any(style.header_row for _, style in self.chain(key))


def _look(values: dict[str, int]) -> Look:
    return Look(
        bold=bool(values.get("bold")),
        size=values.get("size", _USUAL_SIZE),
        caps=bool(values.get("caps")),
        underlined=bool(values.get("underlined")),
        hidden=bool(values.get("hidden")),
    )


def _run_properties(properties: Element | None) -> dict[str, int]:
    found: dict[str, int] = {}
    for item in () if properties is None else properties:
        name = _RUN_PROPERTIES.get(item.tag) if isinstance(item.tag, str) else None
        if name == "size":
            size = whole(item.get(W + "val"))
            if size:
                found[name] = size
        elif name is not None:
            found[name] = int(flag(item))
    return found


def _read_style(element: Element) -> Style:
    paragraph = element.find(W + "pPr")
    numbering = None if paragraph is None else paragraph.find(W + "numPr")
    return Style(
        name=child_value(element, "name") or "",
        base=child_value(element, "basedOn") or "",
        run=_run_properties(element.find(W + "rPr")),
        num_id=child_value(numbering, "numId"),
        level=whole(child_value(numbering, "ilvl")),
        outline=whole(child_value(paragraph, "outlineLvl")),
        header_row=any(
            item.get(W + "type") == "firstRow" and (item.find(f".//{W}b") is not None or item.find(f"{W}tcPr/{W}shd") is not None)
            for item in element.iterchildren(W + "tblStylePr")
        ),
    )

"""Works out the list labels that Word shows ("4.2.1", "(b)", "•"), which stand nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tilint.parsers.docx.names import ALTERNATE, Element, W, child_value, flag, whole
from tilint.parsers.docx.numerals import numeral
from tilint.parsers.docx.styles import Styles
from tilint.parsers.docx.symbols import shown_symbol

__all__ = ["Numbering"]

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int | None = None
    form: str = "decimal"
    pattern: str = ""
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    font: str = ""


@dataclass(slots=True)
class _List:
    """A numbered list as the paragraphs name it: the abstract list it counts with, and what it changes there."""

    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbered lists of a document, and how far each has counted. Ask for labels in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._links: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for item in () if root is None else root:
            if item.tag == W + "abstractNum":
                key = item.get(W + "abstractNumId", "")
                self._abstracts[key] = dict(_levels(item))
                link = child_value(item, "numStyleLink")
                if link:
                    self._links[key] = link
            elif item.tag == W + "num":
                self._lists[item.get(W + "numId", "")] = _read_list(item)
        for one in self._lists.values():
            one.abstract = self._linked(one.abstract)

    def _linked(self, abstract: str) -> str:
        """Follow a link from a list to the style that holds its levels."""
        for _, style in self._styles.chain(self._links.get(abstract, "")):
            if style.num_id in self._lists:
                return self._lists[style.num_id].abstract
        return abstract

    def place(self, properties: Element | None, style: str) -> tuple[str, int] | None:
        """Return the list and level (from 0) of a paragraph, from its w:pPr and its style; None if not numbered."""
        own = None if properties is None else properties.find(W + "numPr")
        num_id, level = child_value(own, "numId"), whole(child_value(own, "ilvl"))
        if num_id is None:
            num_id = next((s.num_id for _, s in self._styles.chain(style) if s.num_id is not None), None)
        if num_id is None or num_id not in self._lists:
            return None
        if level is None:
            level = self._style_level(num_id, style)
        return num_id, min(max(level, 0), _LEVELS - 1)

    def _style_level(self, num_id: str, style: str) -> int:
        linked = {self._level(num_id, level).style: level for level in range(_LEVELS) if self._level(num_id, level).style}
        for key, one in self._styles.chain(style):
            if one.level is not None:
                return one.level
            if key in linked:
                return linked[key]
        return 0

    def is_bullet(self, place: tuple[str, int]) -> bool:
        """Return whether the items of this list and level carry a sign instead of a number."""
        return self._level(*place).form == "bullet"

    def label(self, place: tuple[str, int]) -> str:
        """Count one more item at this list and level, and return the label Word shows before it."""
        num_id, level = place
        counts = self._count(num_id, level)
        shape = self._level(num_id, level)
        if shape.form == "bullet":
            if shape.text == "o":
                return "◦"
            return "".join(shown_symbol(ord(sign), shape.font) for sign in shape.text).strip() or "•"

        def number(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            other = self._level(num_id, at)
            count = counts[at]
            value = self._start(num_id, at) if count is None else count
            form = "decimal" if shape.legal and other.form != "none" else other.form
            return numeral(value, form, other.pattern)

        return _PLACE.sub(number, shape.text).strip()

    def _count(self, num_id: str, level: int) -> list[int | None]:
        one = self._lists[num_id]
        counts = self._counts.setdefault(one.abstract, [None] * _LEVELS)
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._start(num_id, above)
        now = counts[level]
        first = (num_id, level) not in self._begun
        self._begun.add((num_id, level))
        if now is None or (first and level in one.starts):
            counts[level] = self._start(num_id, level)
        else:
            counts[level] = now + 1
        for below in range(level + 1, _LEVELS):
            after = self._level(num_id, below).restart
            if after is None or level < after:
                counts[below] = None
        return counts

    def _start(self, num_id: str, level: int) -> int:
        """Return where a level begins to count: as the list says, else the abstract list, else (as Word does) 0."""
        one = self._lists[num_id]
        own = one.levels.get(level, _NO_LEVEL).start
        shared = self._abstracts.get(one.abstract, {}).get(level, _NO_LEVEL).start
        return next((start for start in (one.starts.get(level), own, shared) if start is not None), 0)

    def _level(self, num_id: str, level: int) -> _Level:
        one = self._lists[num_id]
        return one.levels.get(level) or self._abstracts.get(one.abstract, {}).get(level) or _NO_LEVEL


_NO_LEVEL = _Level(form="none")


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for item in parent.iterchildren(W + "lvl"):
        form, pattern = _form(item)
        fonts = item.find(f"{W}rPr/{W}rFonts")
        legal = item.find(W + "isLgl")
        yield (
            whole(item.get(W + "ilvl")) or 0,
            _Level(
                start=whole(child_value(item, "start")),
                form=form,
                pattern=pattern,
                text=child_value(item, "lvlText") or "",
                legal=legal is not None and flag(legal),
                restart=whole(child_value(item, "lvlRestart")),
                style=child_value(item, "pStyle") or "",
                font="" if fonts is None else fonts.get(W + "ascii", ""),
            ),
        )


def _form(level: Element) -> tuple[str, str]:
    """Return a level's number format, and the sample of a custom one."""
    custom = level.find(f"{ALTERNATE}//{W}numFmt")
    found = custom if custom is not None else level.find(W + "numFmt")
    if found is None:
        return "decimal", ""
    return found.get(W + "val", "decimal"), found.get(W + "format", "")


def _read_list(item: Element) -> _List:
    one = _List(child_value(item, "abstractNumId") or "")
    for change in item.iterchildren(W + "lvlOverride"):
        level = whole(change.get(W + "ilvl")) or 0
        start = whole(child_value(change, "startOverride"))
        if start is not None:
            one.starts[level] = start
        one.levels.update((level, shape) for _, shape in _levels(change))
    return one

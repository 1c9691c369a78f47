"""Blocks in the making: what the walk over a part finds, before headings are known and sections named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tilint.model import Anchor, BlockKind, Cell
from tilint.parsers.docx.runs import Paragraph, Words
from tilint.parsers.docx.styles import Look

__all__ = ["Draft", "draft_of", "typed_label", "without_start"]

_SIGN = r"[•●▪■◦○➢✓❖·]"
_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_TYPED_LABEL = re.compile(
    rf"""(?:
        {_SIGN}
      | \(?(?:{_NUMBER}|[a-zA-Z]|[ivx]{{2,5}})\)\.?   # (a)  1)  iv)
      | {_NUMBER}\.                                   # 1.  4.2.
      | \d{{1,3}}(?:\.\d{{1,3}})+(?=\s+[A-Z])         # 4.2 before a capital
    )(?=\s+\S)""",
    re.VERBOSE,
)
_LONGEST_LABEL = 16
_TABBED_LABEL = re.compile(rf"{_SIGN}|[-–o*]|\(?(?:{_NUMBER}|[a-zA-Z]|[ivxIVX]{{1,5}})[.):]{{0,2}}")
_HEADING_LABEL = re.compile(rf"(?:{_NUMBER}[.):]?|[A-Z][.):]|[IVX]{{1,5}}[.):])(?=\s+[^\W\d])")


@dataclass(slots=True)
class Draft:
    """A block in the making. `style_level` is the heading level its style claims; `look` is that of all its text."""

    kind: BlockKind
    text: str
    anchors: tuple[Anchor, ...] = ()
    label: str = ""
    level: int = 0
    table: int | None = None
    row: int | None = None
    header_row: bool = False
    cells: tuple[Cell, ...] = ()
    hidden: bool = False
    inserted: bool = False
    style: str = ""
    style_level: int = 0
    look: Look = field(default_factory=Look)
    bullet: bool = False
    tabs: tuple[int, ...] = ()
    stops: tuple[int, ...] = ()
    after_blank: bool = False
    section: tuple[str, ...] = ()


def draft_of(paragraph: Paragraph, words: Words, kind: BlockKind, *, hidden: bool = False) -> Draft:
    """Return a draft of the seen (or the hidden) words of a paragraph."""
    pieces = [piece for piece in paragraph.shown(hidden=hidden) if not piece.text.isspace()]
    return Draft(
        kind,
        words.text,
        words.anchors,
        hidden=hidden,
        inserted=bool(pieces) and all(piece.inserted for piece in pieces),
        style=paragraph.style,
        tabs=words.tabs,
        stops=words.stops,
        look=_common([piece.look for piece in pieces]),
    )


def _common(looks: Sequence[Look]) -> Look:
    """Return the look that all have in common, with the smallest size."""
    if not looks:
        return Look()
    first = looks[0]
    if all(look is first for look in looks):
        return first
    return Look(
        bold=all(look.bold for look in looks),
        size=min(look.size for look in looks),
        caps=all(look.caps for look in looks),
        underlined=all(look.underlined for look in looks),
        hidden=first.hidden,
    )


def typed_label(text: str, tabs: Sequence[int] = (), *, heading: bool) -> str:
    """Return the list label that someone typed at the start of a text, "" where there is none.

    A heading may begin with a bare number or capital ("3 Scope", "B. Award"); a paragraph may not ("3 days"), unless
    a tab follows; `tabs` says where tabs stand.
    """
    if tabs and tabs[0] < _LONGEST_LABEL and _TABBED_LABEL.fullmatch(text, 0, tabs[0]):
        return text[: tabs[0]]
    found = (_HEADING_LABEL.match(text) if heading else None) or _TYPED_LABEL.match(text)
    return found.group() if found else ""


def without_start(draft: Draft, count: int) -> None:
    """Take `count` characters, and the spaces after them, off the start of a draft."""
    count += len(draft.text[count:]) - len(draft.text[count:].lstrip())
    draft.text = draft.text[count:]
    draft.anchors = tuple(
        replace(
            anchor,
            start=max(anchor.start - count, 0),
            end=anchor.end - count,
            offset=anchor.offset + max(count - anchor.start, 0),
        )
        for anchor in draft.anchors
        if anchor.end > count
    )

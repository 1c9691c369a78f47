"""Recognises what numbers or marks a paragraph: bullets, "a)", "(iv)", "4.2.1"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Label", "read_label"]

BULLETS = "•●○◦▪■▫–—-➢➤►▶❖*·∙‣⁃§o"
_BULLET = re.compile(rf"([{re.escape(BULLETS)}])(?:\s+|(?=[A-Z])(?<![o*§–—-]))")
_SYMBOL = re.compile(r"([^\w\s!-~‐-‟‹›£€¥§©®°±…])\s+(?=\S)")
_BOX = re.compile(r"[□☐☑☒▢✓✔]\s*(?=\S)")
_MANY = re.compile(r"(?P<label>(?:[A-Z]{1,2}\.?)?\d{1,3}(?:\.\d{1,3})+[.):]?|[A-Z]{1,2}\d{1,3}[.):])\s+(?:[-–—]\s+)?")
_ONE = re.compile(
    r"(?P<label>\(?(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)][.:]?|\((?:\d{1,3}|[a-z]{1,2})\)[.:]?)\s+"
)
_BARE = re.compile(r"(?P<label>\d{1,2}|[A-Z]{1,2}\d{1,3})\s+(?:[-–—]\s+)?(?=[A-Z“‘\"'])")


@dataclass(frozen=True, slots=True)
class Label:
    """A numbering label or bullet at the start of a line; `length` characters of the line belong to it.

    A box to tick begins an item as a bullet does, but is part of what the line says: its label is empty.
    """

    text: str
    length: int
    bullet: bool
    depth: int
    """How many numbers a number like "4.2.1" has; 1 for every other label."""
    bare: bool = False
    """A number with nothing but space after it, such as "4 Evaluation": a label only where something else says so."""


def read_label(text: str) -> Label | None:
    """Return the label at the start of a line, or None."""
    if _BOX.match(text):
        return Label("", 0, bullet=True, depth=1)
    if found := _BULLET.match(text) or _symbol(text):
        return Label(found[1].replace("o", "◦"), found.end(), bullet=True, depth=1)
    if found := _MANY.match(text):
        label = found["label"]
        return Label(label, found.end(), bullet=False, depth=len(re.findall(r"\d+", label)))
    if found := _ONE.match(text):
        return Label(found["label"], found.end(), bullet=False, depth=1)
    if found := _BARE.match(text):
        return Label(found["label"], found.end(), bullet=False, depth=1, bare=True)
    return None


def _symbol(text: str) -> re.Match[str] | None:
    """Return the match of a lone symbol at the start of a line, such as an arrow or a star."""
    found = _SYMBOL.match(text)
    return found if found and unicodedata.category(found[1]) in {"So", "Sm", "Co", "Po"} else None

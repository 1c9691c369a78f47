"""The XML names of WordprocessingML that the DOCX parser looks for, and small helpers to read them."""

from __future__ import annotations

from collections.abc import Iterator

from tilint.wordml import MATH_TEXT, Element, W

__all__ = [
    "ALTERNATE",
    "CHOICE",
    "FALLBACK",
    "INSERTED",
    "MATH_TEXT",
    "RELATION",
    "VML",
    "Element",
    "W",
    "child_value",
    "chosen",
    "flag",
    "path_below",
    "whole",
]

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VML = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = _MC + "AlternateContent"
CHOICE = _MC + "Choice"
FALLBACK = _MC + "Fallback"
INSERTED = (W + "ins", W + "moveTo")
"""Tracked insertions, and what was moved to here."""
_VAL = W + "val"
_OFF = frozenset({"0", "false", "off", "none"})
_UNDERSTOOD = frozenset(W + name for name in ("r", "p", "t", "tbl", "drawing", "pict", "object", "sdt"))


def child_value(element: Element | None, name: str) -> str | None:
    """Return the w:val of the child called `name`, "" where the child has none, None where there is no such child."""
    found = None if element is None else element.find(W + name)
    return None if found is None else found.get(_VAL, "")


def flag(element: Element) -> bool:
    """Return whether an on/off element is on: it is, unless its w:val says otherwise."""
    return element.get(_VAL, "1") not in _OFF


def whole(text: str | None) -> int | None:
    """Return the whole number that `text` holds, or None."""
    try:
        return int(text or "")
    except ValueError:
        return None


def chosen(alternate: Element) -> Element | None:
    """Return the branch of an mc:AlternateContent that is read: the first choice known here, else the fallback."""
    for branch in alternate:
        if branch.tag == CHOICE and any(child.tag in _UNDERSTOOD for child in branch):
            return branch
    return next(alternate.iterchildren(FALLBACK), next(alternate.iterchildren(CHOICE), None))


def path_below(ancestor: Element, element: Element) -> tuple[int, ...]:
    """Return the child indexes that lead from `ancestor` down to `element`."""
    return tuple(reversed(list(_indexes_upwards(ancestor, element))))


def _indexes_upwards(ancestor: Element, element: Element) -> Iterator[int]:
    while element is not ancestor:
        parent = element.getparent()
        if parent is None:
            return
        yield parent.index(element)
        element = parent

"""The characters that each text-bearing leaf of a paragraph shows."""

from __future__ import annotations

from tilint.parsers.docx.names import MATH_TEXT, Element, W, child_value, flag, whole
from tilint.parsers.docx.symbols import shown_symbol
from tilint.wordml import SIGNS, TEXT

__all__ = ["leaf_text"]

_PLAIN_SPACES = dict.fromkeys((10, 13, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_KEPT_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_SPACE = " \t\r\n"


def leaf_text(leaf: Element) -> tuple[str, int]:
    """Return the characters a leaf shows, and how many of its own characters stand unseen before them.

    Every kind of space but a tab becomes a plain one, character for character.
    """
    tag = leaf.tag
    if tag in (TEXT, MATH_TEXT):
        text = leaf.text or ""
        if leaf.get(_KEPT_SPACE) != "preserve" and tag == TEXT:
            kept = text.lstrip(_XML_SPACE)
            return kept.rstrip(_XML_SPACE).translate(_PLAIN_SPACES), len(text) - len(kept)
        return text.translate(_PLAIN_SPACES), 0
    if tag == W + "sym":
        code = leaf.get(W + "char", "")
        return shown_symbol(int(code, 16), leaf.get(W + "font", "")) if _is_hex(code) else "", 0
    if tag == W + "fldChar":
        return _form_field(leaf), 0
    return SIGNS[str(tag)], 0


def _is_hex(code: str) -> bool:
    return 0 < len(code) <= 6 and all(sign in "0123456789abcdefABCDEF" for sign in code)


def _form_field(begin: Element) -> str:
    """Return what an old form field shows of itself: a tick box, or the chosen entry of a drop-down list."""
    data = begin.find(W + "ffData")
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        if state is None:
            state = box.find(W + "default")
        return "☒" if state is not None and flag(state) else "☐"
    entries = data.find(W + "ddList")
    if entries is None:
        return ""
    texts = [item.get(W + "val", "") for item in entries.iterchildren(W + "listEntry")]
    picked = whole(child_value(entries, "result")) or 0
    return texts[picked].translate(_PLAIN_SPACES) if 0 <= picked < len(texts) else ""

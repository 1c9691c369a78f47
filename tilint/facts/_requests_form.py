"""Requests without asking words: labels with something to fill in behind them, and levels that must be met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tilint.facts._requests_phrases import plain
from tilint.facts._requests_table import box
from tilint.facts._requests_things import Kind, Thing
from tilint.model import Block, BlockKind
from tilint.reading import Sentence

__all__ = ["labels", "level"]

_LABEL_WORDS = 10
"""Most words of a label in a form."""
_LEVEL_LENGTH = 140
"""Most characters of a line that sets a level."""
_FILL_IN = re.compile(r"\s*#?\s*(?::(?!\s*n/a)|\.{4,}|_{3,}|…)")
_LEVEL = re.compile(
    r"[£$€]\s?\d[\d,.]*\s?(?:m(?:illion)?\b|k\b)?|[£$€]\s?x+\b|\b\d+ ?million\b|"
    r"\((?:mandatory|required|essential|minimum)\b"
)
_RULED = re.compile(r"(?:\.{4,}|_{3,}|…)\W*$")
"""A dotted or ruled line to write on."""
_NUMBER = re.compile(r"[A-Z]{0,2}\d+(?:\.\d+)*[.)]?\s")
_AROUND = re.compile(r"^[\W\d]+|[\s:.…_?*]+$")


def level(sentence: Sentence, text: str, things: Iterable[Thing]) -> str:
    """Return the level that a short line or row sets for insurance or a certificate, "" where it sets none."""
    if not any(thing.sure and thing.kind.name in {"insurance", "certificates"} for thing in things):
        return ""
    block = sentence.block
    row = block.kind is BlockKind.TABLE_ROW and not block.header_row and len(block.text) < _LEVEL_LENGTH
    found = _LEVEL.search(plain(block.text) if row else text) if row or len(text) < _LEVEL_LENGTH else None
    return found.group() if found else ""


def labels(sentence: Sentence, text: str, among: Sequence[Kind], following: Sentence | None) -> list[Thing]:
    """Return the things named by labels of a form: a few words before a colon, a dotted line or an empty box.

    `following` is the sentence behind this one, None at the end of the document.
    """
    alone = _AROUND.sub("", text)
    filled_in = len(alone.split()) <= _LABEL_WORDS and _is_filled_in(sentence, text)
    if not filled_in and not _FILL_IN.search(text):
        return []
    boxed = filled_in and (_has_box(sentence) or _RULED.search(text) is not None)
    boxed = boxed or _is_line_of_form(sentence.block, text, following)
    found: list[Thing] = []
    for kind in among:
        named = kind.sure.search(text) if boxed else None
        if named:
            found.append(Thing(kind, named.start(), named.end(), sure=True))
        elif filled_in and kind.label is not None and kind.label.fullmatch(alone):
            found.append(Thing(kind, 0, len(text), sure=True))
        elif kind.label is not None:
            matches = (match for match in kind.label.finditer(text) if _FILL_IN.match(text, match.end()))
            found.extend(Thing(kind, match.start(), match.end(), sure=True) for match in matches)
    return sorted(found, key=lambda thing: thing.start)


def _cells_after(sentence: Sentence) -> list[str]:
    block = sentence.block
    return [block.cell_text(cell) for cell in block.cells if cell.start >= sentence.location.end]


def _has_box(sentence: Sentence) -> bool:
    """Tell whether an empty cell or a field follows."""
    if sentence.block.kind is BlockKind.FORM_FIELD:
        return True
    after = _cells_after(sentence)
    return bool(after) and not after[0].strip() and not sentence.block.header_row


def _is_line_of_form(block: Block, text: str, following: Sentence | None) -> bool:
    """Tell whether a line ends in a colon with nothing behind it but the next line of a form."""
    if not text.endswith(":") or block.kind is BlockKind.TABLE_ROW or len(text) > _LEVEL_LENGTH:
        return False
    if following is None:
        return True
    other = following.block
    below = other.kind is BlockKind.TABLE_ROW or (other.kind is BlockKind.LIST_ITEM and other.level > block.level)
    if below:
        return False
    return other.kind is BlockKind.HEADING or other.text.rstrip()[-1:] in {":", "_", "?"} or _are_numbered(block, other)


def _are_numbered(one: Block, other: Block) -> bool:
    """Tell whether two lines are numbered questions of one form: "B4." and "B5."."""
    return bool(one.label and other.label) or bool(_NUMBER.match(one.text) and _NUMBER.match(other.text))


def _is_filled_in(sentence: Sentence, text: str) -> bool:
    """Tell whether a short text stands before something to fill in."""
    block = sentence.block
    if block.kind is BlockKind.FORM_FIELD or _FILL_IN.search(text):
        return True
    if block.kind is BlockKind.TABLE_ROW:
        return not block.header_row and any(box(cell) for cell in _cells_after(sentence))
    return bool(block.label)

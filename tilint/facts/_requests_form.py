"""Requests without asking words: labels with something to fill in behind them, and levels that must be met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tilint.facts._requests_things import Kind, Thing
from tilint.model import BlockKind
from tilint.reading import Sentence

__all__ = ["labels", "level"]

_LABEL_WORDS = 10
"""Most words of a label in a form."""
_BOX_WORDS = 2
"""Most words in a cell that is there to be filled in: "Yes / No"."""
_LEVEL_LENGTH = 140
"""Most characters of a line that sets a level."""
_FILL_IN = re.compile(r"\s*#?\s*(?::(?!\s*n/a)|\.{4,}|_{3,}|…)")
_LEVEL = re.compile(
    r"[£$€]\s?\d[\d,.]*\s?(?:m(?:illion)?\b|k\b)?|[£$€]\s?x+\b|\b\d+ ?million\b|"
    r"\((?:mandatory|required|essential|minimum)\b"
)
_AROUND = re.compile(r"^[\W\d]+|[\s:.…_?*]+$")


def level(text: str, things: Iterable[Thing]) -> str:
    """Return the level that a short line sets for insurance or a certificate, "" where it sets none."""
    found = _LEVEL.search(text) if len(text) < _LEVEL_LENGTH else None
    of_those = any(thing.sure and thing.kind.name in {"insurance", "certificates"} for thing in things)
    return found.group() if found and of_those else ""


def labels(sentence: Sentence, text: str, among: Sequence[Kind]) -> list[Thing]:
    """Return the things named by labels of a form: a few words before a colon, a dotted line or an empty box."""
    alone = _AROUND.sub("", text)
    filled_in = len(alone.split()) <= _LABEL_WORDS and _is_filled_in(sentence, text)
    if not filled_in and not _FILL_IN.search(text):
        return []
    boxed = filled_in and _has_box(sentence)
    found: list[Thing] = []
    for kind in among:
        whole = filled_in and kind.label is not None and kind.label.fullmatch(alone)
        if whole or (boxed and kind.sure.search(text)):
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


def _is_filled_in(sentence: Sentence, text: str) -> bool:
    """Tell whether a short text stands before something to fill in."""
    block = sentence.block
    if block.kind is BlockKind.FORM_FIELD or _FILL_IN.search(text):
        return True
    if block.kind is BlockKind.TABLE_ROW:
        return not block.header_row and all(len(cell.split()) <= _BOX_WORDS for cell in _cells_after(sentence))
    return bool(block.label)

"""Says what a reader should know about the file, and what of it was not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tilint.model import Block, BlockKind
from tilint.parsers.docx.names import INSERTED, Element, W
from tilint.parsers.docx.source import Source

__all__ = ["notes", "unread"]

_WORDS_BESIDE_A_PICTURE = 40
_MARGINS = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT})
_DELETED = tuple(W + name for name in ("del", "moveFrom"))


def notes(source: Source, root: Element, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield facts about the file, in plain words."""
    insertions, deletions = _changes(root, INSERTED), _changes(root, _DELETED)
    if insertions or deletions:
        yield (
            f"has tracked changes: {_count(insertions, 'insertion')}, {_count(deletions, 'deletion')}; "
            "read as if all were accepted"
        )
    if source.tally.comments:
        yield f"has {_count(source.tally.comments, 'comment')}"
    hidden = sum(block.hidden for block in blocks)
    if hidden:
        yield f"has hidden text: {_count(hidden, 'passage')}"
    if source.tally.large_pictures:
        yield f"has {_count(source.tally.large_pictures, 'large picture')}: words inside pictures are not read"


def unread(source: Source, blocks: Sequence[Block]) -> Iterator[tuple[str, str, str]]:
    """Yield what was not read: which part, why, and what the reader can do."""
    words = sum(len(block.text.split()) for block in blocks if block.kind not in _MARGINS and not block.hidden)
    tally = source.tally
    if words == 0 and not tally.pictures:
        yield "the file", "it holds no words", "Check that this is the right file."
    elif words == 0 or words < _WORDS_BESIDE_A_PICTURE * tally.large_pictures:
        yield (
            _count(tally.pictures, "picture"),
            "the document is made of pictures, and words inside pictures are not read",
            "Use the document the pictures were made from, or add its words as text.",
        )
    if tally.attached:
        yield (
            _count(len(tally.attached), "attached file"),
            "files inside a Word document are not opened",
            "Save each one as a file of its own beside this document.",
        )
    if tally.chunks:
        yield (
            _count(tally.chunks, "inserted document"),
            "it is stored as a separate document inside this one",
            "Open this file in Word and save it again, so that its words become part of the document.",
        )


def _changes(root: Element, names: tuple[str, ...]) -> int:
    return sum(1 for _ in root.iter(*names))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")

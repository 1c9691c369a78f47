"""Read a tender's readable source: front matter, and Markdown as a flat list of things to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["Piece", "Source", "read_source"]

FOOTNOTE = re.compile(r"^\[\^(\w+)\]: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to write: kind is "heading", "paragraph", "clause", "point", "tick", "answer" or "table"."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document to build: its front matter, its pieces in order, and its footnotes by mark."""

    name: str
    meta: dict[str, str]
    pieces: tuple[Piece, ...]
    notes: dict[str, str] = field(default_factory=dict)


def read_source(path: Path) -> Source:
    """Read one source file; raise ValueError where it has no front matter."""
    parts = curly(path.read_text(encoding="utf-8")).split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise ValueError(f"{path}: the file must begin with front matter between two lines of '---'")
    meta = dict(line.split(": ", 1) for line in parts[1].splitlines() if line)
    notes: dict[str, str] = dict(FOOTNOTE.findall(parts[2]))
    tokens = MarkdownIt("commonmark").enable("table").parse(FOOTNOTE.sub("", parts[2]))
    return Source(path.stem, meta, tuple(_pieces(tokens)), notes)


def curly(text: str) -> str:
    """Replace straight quotation marks and apostrophes with curly ones, as a word processor would."""
    text = re.sub(r'(^|[\s(\[|])"', "\\1\u201c", text, flags=re.MULTILINE)
    return text.replace('"', "\u201d").replace("'", "\u2019")


def _pieces(tokens: list[Token]) -> Iterator[Piece]:
    lists: list[str] = []
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    heading = 0
    in_table = False
    for token in tokens:
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                lists.append(token.type)
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "heading_open":
                heading = int(token.tag[1])
            case "heading_close":
                heading = 0
            case "table_open":
                in_table, rows = True, []
            case "tr_open":
                row = []
            case "tr_close":
                rows.append(tuple(row))
            case "table_close":
                in_table = False
                yield Piece("table", rows=tuple(rows))
            case "inline" if in_table:
                row.append(token.content)
            case "inline":
                yield _text_piece(" ".join(token.content.split()), heading, lists)
            case _:
                pass


def _text_piece(text: str, heading: int, lists: list[str]) -> Piece:
    if heading:
        return Piece("heading", text, heading)
    if not lists:
        return Piece("answer" if text.startswith("{{") else "paragraph", text)
    if text.startswith("[ ] "):
        return Piece("tick", text.removeprefix("[ ] "))
    return Piece("clause" if lists[-1].startswith("ordered") else "point", text, len(lists))

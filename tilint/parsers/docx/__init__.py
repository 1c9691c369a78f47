"""Reads Word documents (DOCX): everything a person sees in Word, in reading order, with anchors to write back by."""

from __future__ import annotations

from collections.abc import Iterator

from tilint.model import Block, BlockKind, Document, Unread
from tilint.parsers import CannotRead, Parser
from tilint.parsers.docx.drafts import Draft
from tilint.parsers.docx.headings import settle
from tilint.parsers.docx.names import Element, W
from tilint.parsers.docx.package import Package
from tilint.parsers.docx.parts import core_title, margin_parts
from tilint.parsers.docx.source import Source
from tilint.parsers.docx.story import Story
from tilint.parsers.docx.telling import notes, unread
from tilint.parsers.docx.walk import Place

__all__ = ["PARSER"]

_RESAVE = "Open it in Word, save it as a new .docx file and try again."


def read(name: str, data: bytes) -> Document:
    """Return the document in a DOCX file; raise CannotRead for one that is damaged, protected or unsafe."""
    try:
        return _read(name, data)
    except RecursionError as error:
        raise CannotRead("The file is nested too deeply to be read safely", _RESAVE) from error


def _read(name: str, data: bytes) -> Document:
    package = Package(data)
    source = Source(package)
    root = package.root(package.main)
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise CannotRead("The file has no main document inside, so there is nothing to read", _RESAVE)
    main = _body(source, root, body)
    settle(main)
    margins = [list(_margin(source, root, kind)) for kind in (BlockKind.HEADER, BlockKind.FOOTER)]
    text = [draft for draft in main if draft.kind is not BlockKind.COMMENT]
    comments = [draft for draft in main if draft.kind is BlockKind.COMMENT]
    blocks = tuple(_block(draft) for draft in (*margins[0], *text, *margins[1], *comments))
    return Document(
        name=name,
        kind="docx",
        blocks=blocks,
        unread=tuple(Unread(name, *item) for item in unread(source, blocks)),
        notes=tuple(notes(source, root, blocks)),
        title=core_title(package) or next((d.text for d in main if source.styles.is_title(d.style)), ""),
    )


def _body(source: Source, root: Element, body: Element) -> list[Draft]:
    story = Story(source, source.main, root)
    drafts = list(story.drafts(Place(body, (root.index(body),))))
    for key, label in story.endnotes:
        drafts += story.note("endnote", key, label)
    return drafts


def _margin(source: Source, main: Element, kind: BlockKind) -> Iterator[Draft]:
    """Yield the drafts of all headers or footers; the same words only once."""
    seen: set[str] = set()
    for part in margin_parts(source, main, kind.value):
        root = source.package.root(part)
        if root is None:
            continue
        for draft in Story(source, part, root, kind).drafts(Place(root, ())):
            if draft.text not in seen:
                seen.add(draft.text)
                yield draft


def _block(draft: Draft) -> Block:
    return Block(
        kind=draft.kind,
        text=draft.text,
        label=draft.label,
        level=draft.level if draft.kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} else 0,
        section=draft.section,
        table=draft.table,
        row=draft.row,
        header_row=draft.header_row,
        cells=draft.cells,
        hidden=draft.hidden,
        inserted=draft.inserted,
        anchors=draft.anchors,
    )


PARSER = Parser(kind="docx", suffixes=(".docx", ".docm", ".dotx", ".dotm"), read=read, magic=(b"PK\x03\x04",))

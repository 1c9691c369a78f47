"""Reads Markdown: headings, paragraphs, lists, pipe tables and footnotes, as its reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from tilint.model import Anchor, Block, BlockKind, Document
from tilint.parsers import CannotRead, Parser
from tilint.parsers._plain import Sections, Table, decode, heading_label, item_label, label_depth

__all__ = ["PARSER"]

BULLET = "•"

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BREAK_TAG = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SPACE = re.compile(r"[^\S\n]+")
_TITLE = re.compile(r"^title:[ \t]*(.+)$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n\s*\n")
_NOT_A_HEADING = re.compile(r"[.!?;,]\s*$|:\s+\S")
_BOLD_HEADING_WORDS = 12


def _read(name: str, data: bytes) -> Document:
    text, notes = decode(data)
    walk = _Walk()
    walk.visit(SyntaxTreeNode(_markdown().parse(text)), _Inside())
    if not walk.blocks:
        raise CannotRead("The file holds no text", "Check that the right file was added.")
    return Document(name, "markdown", tuple(walk.blocks), notes=notes, title=walk.title)


@cache
def _markdown() -> MarkdownIt:
    """Return the reader of CommonMark with tables. Indented text is prose: a tender holds no code."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    footnote_plugin(reader, inline=False, move_to_end=False, always_match_refs=True)
    front_matter_plugin(reader)
    return reader


@dataclass(frozen=True, slots=True)
class _Inside:
    """What a node stands in: how many lists, a footnote or not, and the list label that its first words take."""

    lists: int = 0
    label: str = ""
    footnote: str = ""


@dataclass
class _Walk:
    """One pass over the tree of a file, gathering blocks."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    sections: Sections = field(default_factory=Sections)
    tables: int = 0
    written_level: int = 0
    """Level of the last heading written with # or underlined; a line in bold stands one below it."""
    line: int | None = None
    """The line, from 1, on which the node that is being read begins."""

    def add(self, block: Block) -> None:
        """Gather a block, with the line on which it begins."""
        self.blocks.append(replace(block, anchors=(Anchor(0, len(block.text), line=self.line),)))

    def visit(self, node: SyntaxTreeNode, inside: _Inside) -> None:
        """Read a node and what it holds. The library bounds how deep nodes nest."""
        if not node.is_root and node.map:
            self.line = node.map[0] + 1
        if node.type == "front_matter":
            found = _TITLE.search(node.content)
            self.title = found.group(1).strip().strip("\"'") if found else ""
        elif node.type == "heading":
            self.heading(node)
        elif node.type in {"bullet_list", "ordered_list"}:
            self.list(node, inside)
        elif node.type == "table":
            self.table(node)
        elif node.type == "fence":
            self.prose((_tidy(part) for part in _BLANK_LINES.split(node.content)), inside)
        elif node.type == "html_block":
            self.prose((_tidy(line) for line in _untagged(node.content).split("\n")), inside)
        elif node.type == "inline":
            self.paragraph(node, inside)
        elif node.type == "footnote_reference":
            self.each(node, replace(inside, footnote=str(node.meta["label"])))
        else:
            self.each(node, inside)

    def each(self, node: SyntaxTreeNode, inside: _Inside) -> None:
        """Read the children of a node; a label is for the first of them alone."""
        for child in node.children:
            self.visit(child, inside)
            if inside.label:
                inside = replace(inside, label="")

    def heading(self, node: SyntaxTreeNode) -> None:
        """Read a heading that is written as one."""
        level = int(node.tag[1])
        label, words = heading_label(" ".join(_lines(node)))
        if not words:
            return
        self.written_level = level
        if level == 1 and not self.title:
            self.title = words
        self.add(self.sections.enter(level, label, words))

    def list(self, node: SyntaxTreeNode, inside: _Inside) -> None:
        """Read a list, numbering its items as a reader would see them numbered."""
        first = int(node.attrs.get("start", 1))
        for number, item in enumerate(node.children, first):
            label = BULLET if node.type == "bullet_list" else f"{number}{item.markup}"
            self.each(item, _Inside(inside.lists + 1, label, inside.footnote))

    def table(self, node: SyntaxTreeNode) -> None:
        """Read a pipe table, row by row."""
        table = Table(self.tables)
        self.tables += 1
        for part in node.children:
            for row in part.children:
                texts = ["\n".join(_lines(cell)) for cell in row.children]
                block = table.row(texts, self.sections.path, header=part.type == "thead")
                if block is not None:
                    self.line = row.map[0] + 1 if row.map else self.line
                    self.add(block)

    def paragraph(self, node: SyntaxTreeNode, inside: _Inside) -> None:
        """Read a run of text: paragraphs, or a heading that is only written in bold."""
        if inside == _Inside() and _is_bold_heading(node):
            label, words = heading_label(" ".join(_lines(node)))
            self.add(self.sections.enter(self.written_level + 1, label, words))
        else:
            self.prose(_paragraphs(node), inside)

    def prose(self, texts: Iterator[str], inside: _Inside) -> None:
        """Write paragraphs, list items or a footnote, whichever this is."""
        for text in texts:
            if text:
                self.add(_block(text, inside, self.sections.path))
                inside = replace(inside, label="")


def _block(text: str, inside: _Inside, section: tuple[str, ...]) -> Block:
    if inside.footnote:
        return Block(BlockKind.FOOTNOTE, text, label=inside.footnote, section=section)
    label, words = item_label(text)
    if inside.label and not (label and inside.label == BULLET):
        return Block(BlockKind.LIST_ITEM, text, label=inside.label, level=inside.lists, section=section)
    if label:
        level = inside.lists if inside.label else inside.lists + label_depth(label)
        return Block(BlockKind.LIST_ITEM, words, label=label, level=level, section=section)
    return Block(BlockKind.PARAGRAPH, text, section=section)


def _is_bold_heading(node: SyntaxTreeNode) -> bool:
    """Tell whether a paragraph is one short run of bold words without an end: what people write for a heading."""
    shown = [child for child in node.children if child.type != "text" or child.content]
    if len(shown) != 1 or shown[0].type != "strong":
        return False
    lines = _lines(node)
    return len(lines) == 1 and len(lines[0].split()) <= _BOLD_HEADING_WORDS and not _NOT_A_HEADING.search(lines[0])


def _paragraphs(node: SyntaxTreeNode) -> Iterator[str]:
    """Yield the paragraphs of a run of text: its lines joined, save that a line with its own label begins anew.

    "4.2" begins a paragraph only where the first line has such a number too: "see section / 4.2 Price" stays whole.
    """
    current = ""
    numbered = False
    for line, hard in _split_lines(node):
        label, _ = item_label(line)
        if not current:
            numbered = bool(label) and label[0].isdigit()
            current = line
        elif label and (numbered or label.endswith(")")):
            yield current
            current = line
        elif line:
            current += ("\n" if hard else " ") + line
    yield current


def _lines(node: SyntaxTreeNode) -> Sequence[str]:
    return [line for line, _ in _split_lines(node) if line]


def _split_lines(node: SyntaxTreeNode) -> Iterator[tuple[str, bool]]:
    """Yield each line without its marks, and whether a hard line break stands before it."""
    parts: list[str] = []
    hard = False
    for kind, text in _pieces(node):
        if kind == "text":
            parts.append(text)
        else:
            yield _tidy("".join(parts)), hard
            parts, hard = [], kind == "hardbreak"
    yield _tidy("".join(parts)), hard


def _pieces(node: SyntaxTreeNode) -> Iterator[tuple[str, str]]:
    """Yield the texts and line breaks of a run of text, in order, from inside its marks."""
    for child in node.children:
        if child.type in {"softbreak", "hardbreak"}:
            yield child.type, ""
        elif child.type == "html_inline":
            if _BREAK_TAG.fullmatch(child.content):
                yield "hardbreak", ""
        elif child.type == "image" or not child.children:
            yield "text", child.content
        else:
            yield from _pieces(child)


def _untagged(source: str) -> str:
    """Return what a reader sees of a block of HTML: no comments, no tags."""
    return _TAG.sub("", _BREAK_TAG.sub("\n", _COMMENT.sub("", source)))


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


PARSER = Parser("markdown", (".md", ".markdown"), _read)

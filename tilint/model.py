"""What was read: a tender, its documents, their blocks, and places inside them. Plain, frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "CELL_BREAK",
    "Anchor",
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "Location",
    "Tender",
    "Unread",
]

CELL_BREAK = "\t"
"""Stands between the cells of a table row in `Block.text`; nothing matches across it."""


class BlockKind(StrEnum):
    """What a block is to a person who reads the document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"
    COMMENT = "comment"
    FORM_FIELD = "form-field"
    TEXT_BOX = "text-box"
    CONTENTS = "contents"
    """A line of a table of contents: it repeats a heading and says nothing of its own."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where characters `start` to `end` of a block's text stand in the file, for a reporter that writes back.

    DOCX: `part` is the package part ("word/document.xml"), `path` the child indexes from the part's root to the
    paragraph element, `run` the index of the text-bearing leaf inside that paragraph in document order, and `offset` the
    character of that leaf at which the span begins. PDF: `page` (from 1) and `box` (x0, y0, x1, y1 in points, origin
    bottom left) of one line. Markdown: the `line` (from 1) on which the block begins.
    """

    start: int
    end: int
    part: str = ""
    path: tuple[int, ...] = ()
    run: int = 0
    offset: int = 0
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: characters `start` to `end` of the block's text.

    `column` counts grid columns from 0 and `span` how many of them the cell covers. `header` is the text of the
    header cell above it ("" where there is none). A vertically merged cell is written once, in its first row; later
    rows carry its text in `above` so that they can still be understood alone.
    """

    start: int
    end: int
    column: int
    span: int = 1
    header: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row, note, header or footer, in reading order.

    `text` never includes the numbering `label` that Word or the typesetter shows before it ("4.2.1", "a)", "•").
    `section` is the path of headings above, each with its label ("4 Evaluation"); a heading's own path ends with itself.
    `level` is 1 to 9 for a heading, the nesting depth from 1 for a list item, else 0. `page` counts from 1 (PDF only).
    `table` numbers the document's tables from 0, `row` the rows of the table from 0. `hidden` marks text that
    the author hid; `inserted` text that is a tracked insertion.
    """

    kind: BlockKind
    text: str
    label: str = ""
    level: int = 0
    section: tuple[str, ...] = ()
    page: int | None = None
    table: int | None = None
    row: int | None = None
    header_row: bool = False
    cells: tuple[Cell, ...] = ()
    hidden: bool = False
    inserted: bool = False
    anchors: tuple[Anchor, ...] = ()

    def cell_text(self, cell: Cell) -> str:
        """Return the words of one of this block's cells."""
        return self.text[cell.start : cell.end]


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read: the file or a part of it, why, and what the reader can do about it."""

    document: str
    what: str
    """The part that was not read, in words: "the file", "pages 3 to 5"."""
    why: str
    advice: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a tender: its blocks in reading order, and what of it could not be read.

    `name` is the path within the tender, with forward slashes. `kind` is the parser's name ("docx", "pdf"). `pages` is None
    where the format has none until it is laid out (DOCX, Markdown). `notes` are facts about the file that
    a reader should know ("has tracked changes: 3 insertions, 1 deletion"), in plain words.
    """

    name: str
    kind: str
    blocks: tuple[Block, ...] = ()
    pages: int | None = None
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    title: str = ""

    @property
    def words(self) -> int:
        """Number of words separated by white space, over all blocks but reviewers' comments."""
        return sum(len(block.text.split()) for block in self.blocks if block.kind is not BlockKind.COMMENT)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span of one block: `document` and `block` are indexes, `start` and `end` offsets into the block's text."""

    document: int
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tender:
    """The files issued together; what is linted. Documents are in order of name."""

    name: str
    documents: tuple[Document, ...]
    unread: tuple[Unread, ...] = field(default=())
    """Whole files that no document could be made of. Parts of a readable file are in `Document.unread`."""

    def block(self, location: Location) -> Block:
        """Return the block that a location lies in."""
        return self.documents[location.document].blocks[location.block]

    def quote(self, location: Location) -> str:
        """Return the words at a location, cells parted by " | "."""
        return self.block(location).text[location.start : location.end].replace(CELL_BREAK, " | ")

    def file(self, location: Location) -> str:
        """Return the name of the document that a location lies in."""
        return self.documents[location.document].name

    @property
    def incomplete(self) -> bool:
        """True where something could not be read, or there was nothing to read."""
        return bool(self.all_unread) or not self.documents

    @property
    def all_unread(self) -> tuple[Unread, ...]:
        """Everything that could not be read, whole files first."""
        return self.unread + tuple(item for document in self.documents for item in document.unread)

"""Makes blocks of laid-out pages: headings, paragraphs, lists, tables, notes, headers and footers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tilint.model import Anchor, Block, BlockKind
from tilint.parsers.pdf.aligned import with_aligned_tables
from tilint.parsers.pdf.annotations import Added
from tilint.parsers.pdf.drafts import Draft, draft_paragraph, settle
from tilint.parsers.pdf.furniture import Furniture, take_furniture
from tilint.parsers.pdf.headings import HeadingStyle, levels
from tilint.parsers.pdf.joining import Joiner
from tilint.parsers.pdf.labels import Label
from tilint.parsers.pdf.layout import PageLayout, TableArea
from tilint.parsers.pdf.lines import Line
from tilint.parsers.pdf.notes import take_notes
from tilint.parsers.pdf.paragraphs import TAB, Measure, group_lines, measure
from tilint.parsers.pdf.tables import continues_table, read_rows, row_blocks

__all__ = ["make_blocks"]

Part = list[Line] | list[TableArea]


@dataclass(slots=True)
class _Writer:
    """Writes blocks one after another, and keeps the path of headings above."""

    joiner: Joiner
    how: Measure
    ranks: Mapping[HeadingStyle, int]
    blocks: list[Block] = field(default_factory=list)
    path: list[tuple[int, str]] = field(default_factory=list)
    indents: list[float] = field(default_factory=list)
    tables: int = 0

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.path)

    def paragraph(self, draft: Draft) -> None:
        """Write a paragraph, list item, heading or line of contents."""
        first = draft.lines[0]
        if draft.is_contents:
            self._add(BlockKind.CONTENTS, draft.lines)
        elif draft.style is not None:
            self._heading(draft, self.ranks[draft.style])
        elif draft.label is not None and draft.label.text and (not draft.label.bare or first.lead_gap > TAB):
            level = self._depth(first.x0)
            self._add(BlockKind.LIST_ITEM, draft.lines, draft.label, level=level)
            return
        else:
            self._add(BlockKind.PARAGRAPH, draft.lines)
        if first.x0 <= min(self.indents, default=0.0) + 1:
            self.indents.clear()

    def table(self, areas: Sequence[TableArea]) -> None:
        """Write the rows of a table."""
        self.indents.clear()
        self.blocks.extend(row_blocks(read_rows(areas), self.tables, self.section, self.joiner, self.how))
        self.tables += 1

    def furniture(self, thing: Furniture) -> None:
        """Write a header or footer."""
        kind = BlockKind.HEADER if thing.top else BlockKind.FOOTER
        text, anchors = self.joiner.join([thing.line])
        self.blocks.append(Block(kind, text, page=thing.line.page, anchors=anchors))

    def added(self, thing: Added) -> None:
        """Write a filled form field, typed-on text or a comment."""
        box = self.joiner.box(thing.page, thing.x0, thing.y0, thing.x1, thing.y1)
        anchor = Anchor(0, len(thing.text), page=thing.page, box=box)
        self.blocks.append(Block(thing.kind, thing.text, section=self.section, page=thing.page, anchors=(anchor,)))

    def note(self, lines: Sequence[Line], label: Label | None) -> None:
        """Write a footnote."""
        self._add(BlockKind.FOOTNOTE, lines, label)

    def _heading(self, draft: Draft, rank: int) -> None:
        text, anchors = self.joiner.join(draft.lines, skip=draft.label.length if draft.label else 0)
        label = draft.label.text if draft.label else ""
        while self.path and self.path[-1][0] >= rank:
            self.path.pop()
        self.path.append((rank, f"{label} {text}".strip()))
        self.blocks.append(
            Block(
                BlockKind.HEADING,
                text,
                label=label,
                level=rank,
                section=self.section,
                page=draft.lines[0].page,
                anchors=anchors,
            )
        )
        self.indents.clear()

    def _add(self, kind: BlockKind, lines: Sequence[Line], label: Label | None = None, *, level: int = 0) -> None:
        text, anchors = self.joiner.join(lines, skip=label.length if label else 0)
        self.blocks.append(
            Block(
                kind,
                text,
                label=label.text if label else "",
                level=level,
                section=self.section,
                page=lines[0].page,
                anchors=anchors,
            )
        )

    def _depth(self, x0: float) -> int:
        """Return how deep a list item at this indent lies, from 1."""
        while self.indents and self.indents[-1] > x0 + 3:
            self.indents.pop()
        if not self.indents or self.indents[-1] < x0 - 3:
            self.indents.append(x0)
        return len(self.indents)


def make_blocks(pages: Sequence[PageLayout]) -> list[Block]:
    """Return the blocks of the pages, in reading order."""
    joiner = Joiner([line for page in pages for line in page.lines()], {page.number: page.stored for page in pages})
    furniture = take_furniture(pages)
    how = measure([item for page in pages for item in page.items if isinstance(item, Line)])
    notes = take_notes(pages, how)
    for page in pages:
        page.items = with_aligned_tables(page.items)
    parts = _parts(pages, how)
    drafts = [draft_paragraph(part, how) if isinstance(part[0], Line) else None for part in parts]
    settle(drafts, how)
    ranks = levels([draft.style for draft in drafts if draft is not None and draft.style is not None])
    writer = _Writer(joiner, how, ranks)
    written = list(zip(parts, drafts, strict=True))
    place = 0
    for page in pages:
        things = furniture.get(page.number, [])
        for thing in things:
            if thing.top:
                writer.furniture(thing)
        end = place
        while end < len(written) and written[end][0][0].page <= page.number:
            end += 1
        _write_page(writer, page, written[place:end])
        place = end
        for lines, label in notes.get(page.number, ()):
            writer.note(lines, label)
        for thing in things:
            if not thing.top:
                writer.furniture(thing)
    return writer.blocks


def _write_page(writer: _Writer, page: PageLayout, parts: Sequence[tuple[Part, Draft | None]]) -> None:
    """Write the paragraphs and tables that begin on a page, and what was added to it after what stands above."""
    added = sorted(page.added, key=lambda thing: (-thing.y1, thing.x0), reverse=True)
    for part, draft in parts:
        while added and (added[-1].y0 + added[-1].y1) / 2 > part[0].y1:
            writer.added(added.pop())
        if draft is not None:
            writer.paragraph(draft)
        else:
            writer.table([area for area in part if isinstance(area, TableArea)])
    while added:
        writer.added(added.pop())


def _parts(pages: Sequence[PageLayout], how: Measure) -> list[Part]:
    """Group the pages' items to paragraphs and tables."""
    parts: list[Part] = []
    lines: list[Line] = []
    areas: list[TableArea] = []

    def close_lines() -> None:
        parts.extend(group_lines(lines, how))
        lines.clear()

    def close_table() -> None:
        if areas:
            parts.append(list(areas))
            areas.clear()

    for page in pages:
        for place, item in enumerate(page.items):
            if isinstance(item, Line):
                close_table()
                lines.append(item)
                continue
            close_lines()
            if areas and not (place == 0 and areas[-1].page == page.number - 1 and continues_table(areas[-1], item)):
                close_table()
            areas.append(item)
    close_lines()
    close_table()
    return parts

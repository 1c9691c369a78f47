"""Paragraphs before their place in the document is settled: their label, and whether they head or list something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tilint.parsers.pdf.headings import LARGER, HeadingStyle, heading_style
from tilint.parsers.pdf.labels import Label, read_label
from tilint.parsers.pdf.lines import Line
from tilint.parsers.pdf.paragraphs import Measure, is_contents

__all__ = ["Draft", "draft_paragraph", "settle"]

_CONTENTS = re.compile(r"(?:table of )?contents(?: page| list)?:?", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A paragraph with its label; `style` is that of a heading, or None."""

    lines: list[Line]
    label: Label | None
    style: HeadingStyle | None

    @property
    def text(self) -> str:
        """The paragraph's words, label included, in one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_contents(self) -> bool:
        """Whether this is a line of a contents list."""
        return is_contents(self.lines[0])


def draft_paragraph(lines: list[Line], how: Measure) -> Draft:
    """Read the label of a paragraph and decide whether it looks like a heading."""
    text = " ".join(line.text for line in lines)
    label = read_label(text)
    if label is not None and label.length >= len(text):
        label = None
    style = None if is_contents(lines[0]) else heading_style(lines, text[label.length if label else 0 :], label, how)
    return Draft(lines, label, style)


def settle(drafts: Sequence[Draft | None], how: Measure) -> None:
    """Decide what a paragraph's neighbours tell: lines of contents lists, and bold lines that head nothing.

    None stands for a table.
    """
    _mark_contents(drafts)
    for before, draft, after in zip([None, *drafts], drafts, [*drafts[1:], None], strict=False):
        if draft is None:
            continue
        if before is not None and before.is_contents and after is not None and after.is_contents:
            draft.lines[0].contents = True  # the first line of a long entry, whose page number is on the next
        if _heads_nothing(draft, after, how):
            draft.style = None


def _mark_contents(drafts: Sequence[Draft | None]) -> None:
    """Mark the lines after the word "Contents" that the document says again further down."""
    names = Counter(_name(draft) for draft in drafts if draft is not None)
    listing = False
    for draft in drafts:
        if draft is None or draft.is_contents:
            continue
        if _CONTENTS.fullmatch(draft.text.strip()):
            listing = True
        elif listing and names[_name(draft)] > 1:
            draft.lines[0].contents = True
            names[_name(draft)] -= 1
        else:
            listing = False


def _name(draft: Draft) -> str:
    return re.sub(r"\W+", "", draft.text).lower()


def _heads_nothing(draft: Draft, after: Draft | None, how: Measure) -> bool:
    """Tell whether an unnumbered line only stands out like the line after it: on a title page or form."""
    if draft.style is None or draft.label is not None or after is None or after.label is not None:
        return False
    return after.style == draft.style and draft.style.look[0] >= -LARGER * how.body

"""Decides which drafts are headings, by style or by look, and names the section every draft stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tilint.model import BlockKind
from tilint.parsers.docx.drafts import Draft, typed_label, without_start
from tilint.parsers.docx.tabbed import mark_tables

__all__ = ["settle"]

_MAY_BE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MOST_WORDS_BY_STYLE = 24
_MOST_WORDS_BY_LOOK = 12
_WORDS_OF_A_SENTENCE = 14
_SLIGHTLY_SMALLER = 2
_WORDS_PER_HEADING = 700
_SENTENCE_END = (".", ";", ",", "; and", "; or", ", and", ", or")
_INNER_END = re.compile(r"[a-z)]\. +[A-Z(]")
_SAYING = re.compile(
    r"\b(?:is|are|was|were|will|would|should|must|shall|may|can|has|have|do|does|please|we|you|your|our)\b",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(r"\S+@\S+|[☐☒☑□]|[^A-Za-z]*$")
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?:?", re.IGNORECASE)
_LEADER = re.compile(r"(?:\.{3,}|…)\s*\d{1,3}$")
_NUMBERED_THING = re.compile(
    r"(?:section|part|annex|appendix|schedule|lot|stage|phase|step|table|form|question|attachment|module|volume) \w*\d",
    re.IGNORECASE,
)


def settle(drafts: Sequence[Draft]) -> None:
    """Mark headings, tables set with tabs and typed contents lists, take typed labels out of the text, name the sections.

    A comment stands between the text that it is about and what follows, and must change nothing in how that is read.
    """
    text = [draft for draft in drafts if draft.kind is not BlockKind.COMMENT]
    _mark_contents(text)
    mark_tables(text)
    for draft in text:
        _take_typed_label(draft)
    usual = _usual_size(text)
    deepest = _by_style(text, usual)
    headings = sum(draft.kind is BlockKind.HEADING for draft in text)
    if headings * _WORDS_PER_HEADING < sum(len(draft.text.split()) for draft in text):
        _by_look(text, usual, deepest)
    _name_sections(drafts)


def _mark_contents(drafts: Sequence[Draft]) -> None:
    """Mark the lines after the words "Contents" that end in a page number, as people type them without a field."""
    listing = False
    for draft in drafts:
        if draft.kind not in _MAY_BE:
            listing = False
        elif listing and _ends_in_page(draft):
            draft.kind = BlockKind.CONTENTS
        else:
            listing = bool(_CONTENTS.fullmatch(draft.text))


def _ends_in_page(draft: Draft) -> bool:
    return bool(draft.tabs and draft.text[draft.tabs[-1] :].strip().isdigit()) or bool(_LEADER.search(draft.text))


def _take_typed_label(draft: Draft) -> None:
    if draft.label or draft.hidden or draft.kind not in _MAY_BE:
        return
    heading = bool(draft.style_level) or (draft.look.bold and len(draft.text.split()) <= _MOST_WORDS_BY_LOOK)
    label = typed_label(draft.text, draft.tabs, heading=heading)
    if label:
        without_start(draft, len(label))
        draft.label, draft.level, draft.kind = label, _depth(label) or 1, BlockKind.LIST_ITEM


def _by_style(drafts: Sequence[Draft], usual: int) -> int:
    """Make headings of what has a heading style and is no sentence; return the deepest level.

    Some authors give whole clauses a heading style to number them. Where most paragraphs of a style are sentences,
    only those that stand out are headings.
    """
    styled = [draft for draft in drafts if draft.style_level and draft.kind in _MAY_BE and not draft.hidden]
    uses = Counter((draft.style, draft.style_level) for draft in styled)
    sentences = Counter((draft.style, draft.style_level) for draft in styled if _is_sentence(draft.text))
    headings = []
    for draft, after in zip(drafts, [*drafts[1:], None], strict=False):
        key = (draft.style, draft.style_level)
        clauses = 2 * sentences[key] > uses[key]
        if key in uses and _may_be_styled(draft) and _is_styled(draft, after, usual, clauses=clauses):
            headings.append(draft)
    for draft in headings:
        draft.kind, draft.level = BlockKind.HEADING, draft.style_level
    return max((draft.level for draft in headings), default=0)


def _may_be_styled(draft: Draft) -> bool:
    possible = draft.kind in _MAY_BE and not draft.hidden and not draft.bullet
    return possible and len(draft.text.split()) <= _MOST_WORDS_BY_STYLE and not _NO_HEADING.match(draft.text)


def _is_styled(draft: Draft, after: Draft | None, usual: int, *, clauses: bool) -> bool:
    """Return whether a paragraph with a heading style is a heading; `clauses`: most of this style are sentences."""
    words = len(draft.text.split())
    stands_out = draft.look.bold or _in_capitals(draft) or draft.look.size > usual
    if draft.text.endswith(_SENTENCE_END):
        return stands_out and not clauses and words <= _MOST_WORDS_BY_LOOK and not _says(draft.text)
    if words > _WORDS_OF_A_SENTENCE:
        return stands_out and not clauses and not _INNER_END.search(draft.text)
    return not clauses or stands_out or (not draft.text.endswith(":") and _is_deeper(draft, after))


def _is_deeper(draft: Draft, after: Draft | None) -> bool:
    """Return whether what follows stands below a paragraph in the order of headings and lists."""
    return after is not None and (not after.style_level or after.style_level > draft.style_level)


def _is_sentence(text: str) -> bool:
    words = len(text.split())
    return words > _WORDS_OF_A_SENTENCE or (words >= 4 and text.endswith(_SENTENCE_END))


def _says(text: str) -> bool:
    """Return whether a text of five words or more has the verb of a sentence, or speaks to the reader."""
    return len(text.split()) >= 5 and bool(_SAYING.search(text))


def _in_capitals(draft: Draft) -> bool:
    return draft.look.caps or draft.text.isupper()


def _usual_size(drafts: Sequence[Draft]) -> int:
    """Return the size, in half points, that most characters outside tables have."""
    sizes: Counter[int] = Counter()
    for draft in drafts:
        if draft.kind in _MAY_BE:
            sizes[draft.look.size] += len(draft.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _by_look(drafts: Sequence[Draft], usual: int, below: int) -> None:
    """Make headings of short paragraphs that stand out, and rank them by number, size and capitals."""
    found = [
        draft
        for draft, after in zip(drafts, [*drafts[1:], None], strict=False)
        if _looks_like_heading(draft, usual) and (draft.label or _introduces(draft, after))
    ]
    ranks = sorted({_weight(draft) for draft in found}, reverse=True)
    for draft in found:
        draft.kind = BlockKind.HEADING
        draft.level = min(below + 1 + ranks.index(_weight(draft)), 9)


def _looks_like_heading(draft: Draft, usual: int) -> bool:
    text = draft.text
    if draft.kind not in _MAY_BE or draft.hidden or draft.bullet or _NO_HEADING.match(text):
        return False
    if not _marked(draft) or draft.look.size < usual - _SLIGHTLY_SMALLER or len(text.split()) > _MOST_WORDS_BY_LOOK:
        return False
    return text[0].isupper() and not text.endswith((*_SENTENCE_END, "?", "!"))


def _introduces(draft: Draft, after: Draft | None) -> bool:
    """Return whether a line without a number introduces what follows: bold lines in a row are a title page."""
    if after is None or draft.text.endswith(":"):
        return False
    if any(sign.isdigit() for sign in draft.text) and not _NUMBERED_THING.search(draft.text):
        return False
    return after.kind in {BlockKind.TABLE_ROW, BlockKind.LIST_ITEM} or not _marked(after)


def _marked(draft: Draft) -> bool:
    """Return whether a whole paragraph is bold or underlined, as typists mark a heading without a style."""
    return draft.look.bold or draft.look.underlined


def _weight(draft: Draft) -> tuple[int, int, bool, bool]:
    return (-_depth(draft.label), draft.look.size, _in_capitals(draft), draft.look.bold)


def _depth(label: str) -> int:
    """Return how many numbers a label is made of: 3 for "4.2.1", 0 for "(a)"."""
    return len(label.strip("().:").split(".")) if label[:1].isdigit() else 0


def _name_sections(drafts: Sequence[Draft]) -> None:
    path: list[tuple[int, str]] = []
    section: tuple[str, ...] = ()
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            while path and path[-1][0] >= draft.level:
                path.pop()
            path.append((draft.level, " ".join(f"{draft.label} {draft.text}".split())))
            section = tuple(title for _, title in path)
        draft.section = section

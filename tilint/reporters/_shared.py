"""What several reporters share: groups and order of findings, quotes and places, and text that any form can hold."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tilint.finding import Finding, Verdict
from tilint.model import Location, Tender
from tilint.report import Judgement

__all__ = [
    "ADVICE", "GROUPS", "LONGEST_QUOTE", "NOTHING", "Group", "advice", "as_markdown", "by_importance", "clean", "count",
    "group_of", "home_of", "importance", "line_of", "main_document", "path_of", "place_of_row", "section_of", "shortened",
    "source_of", "totals", "unread_lines",
]  # fmt: skip

LONGEST_QUOTE = 240
NOTHING = "There was no file to read."
ADVICE = {"commissioner": "Instead", "provider": "Ask"}
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML, and halves of characters that UTF-8, cannot hold; a quote from a PDF may."""


_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()#+!|~$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(frozen=True, slots=True)
class Group:
    """A group of points that are told together: those with one verdict, sure or in doubt."""

    verdict: Verdict
    doubtful: bool
    title: str
    """As its heading says it."""
    total: str
    """As the totals say it."""


GROUPS = (
    Group(Verdict.MET, doubtful=False, title="Already there", total="met"),
    Group(Verdict.CONFLICT, doubtful=False, title="Works against people", total="works against"),
    Group(Verdict.CONFLICT, doubtful=True, title="Worth a look", total="worth a look"),
    Group(Verdict.GAP, doubtful=False, title="Not found", total="not found"),
    Group(Verdict.UNREAD, doubtful=False, title="Not known", total="not known, as something was not read"),
    Group(Verdict.NOT_VISIBLE, doubtful=False, title="Ask yourselves", total="ask yourselves"),
    Group(Verdict.NOT_APPLICABLE, doubtful=False, title="Not for this kind of tender", total="not for this kind of tender"),
)
"""Every group, in the order in which they are told: what is there comes first."""


def group_of(judged: Judgement | Finding) -> Group:
    """Return the group that a point, or one finding on it, belongs to."""
    return next(group for group in GROUPS if group.verdict is judged.verdict and group.doubtful is judged.doubtful)


def totals(judgements: Sequence[Judgement]) -> Iterator[tuple[Group, int]]:
    """Yield the groups that some of the points belong to, each with how many."""
    counted = Counter((item.verdict, item.doubtful) for item in judgements)
    yield from ((group, counted[group.verdict, group.doubtful]) for group in GROUPS if counted[group.verdict, group.doubtful])


def importance(item: Judgement) -> tuple[int, bool, float, str]:
    """Return a key that sorts points by the attention they deserve: by group, the essential and the surest first."""
    return GROUPS.index(group_of(item)), item.rule.profile != "essential", -round(item.confidence, 4), item.slug


def by_importance(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return points in the order of the attention that they deserve."""
    return sorted(judgements, key=importance)


def clean(text: str) -> str:
    """Return a text on one line, without characters that a form cannot hold."""
    return _UNFIT.sub("", " ".join(text.split()))


def as_markdown(text: str) -> str:
    """Return a text on one line that Markdown (GitHub's too) shows as it is: no marks, HTML, sums, links or table cells."""
    marked = clean(text).translate(_MARKS)
    return marked.replace("://", ":&#47;&#47;").replace("www.", "www&#46;")


def shortened(quote: str, longest: int = LONGEST_QUOTE) -> str:
    """Return a quote in its marks, cut at a word where it is long."""
    return f"“{textwrap.shorten(quote, longest, placeholder=' …')}”"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 file", "2,000 files"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def advice(finding: Finding, role: str) -> str:
    """Return what the reader can do: a provider asks, a commissioner writes instead."""
    return finding.ask if role == "provider" else finding.suggest


def source_of(finding: Finding) -> str:
    """Return the guidance point that a finding rests on, with the rule that asks it."""
    return f"{finding.citation} ({finding.rule})"


def section_of(tender: Tender, place: Location) -> str:
    """Return the headings above a place, the outermost first."""
    return " > ".join(tender.block(place).section)


def line_of(tender: Tender, place: Location) -> int | None:
    """Return the line of the file (from 1) on which the block of a place begins; None where the format has no lines."""
    return next((anchor.line for anchor in tender.block(place).anchors if anchor.line is not None), None)


def main_document(tender: Tender) -> int | None:
    """Return the number of the document with most words, the first of several; None where there is none."""
    documents = tender.documents
    return max(range(len(documents)), key=lambda number: (documents[number].words, -number), default=None)


def home_of(homes: Sequence[str], number: int) -> str:
    """Return where the tender of a report lies; "" where that is not told."""
    return homes[number] if number < len(homes) else ""


def path_of(home: str, name: str) -> str:
    """Return the path of a file of a tender from the working folder."""
    return f"{home.rstrip('/')}/{name}" if home else name


def place_of_row(row: Mapping[str, Any]) -> str:
    """Return the file, and the page where it has pages, that a row of a fact comes from; "" where it names none."""
    return f"{row['file']}, page {row['page']}" if row.get("page") else str(row.get("file") or "")


def unread_lines(tender: Tender) -> list[str]:
    """Return what could not be read, each with what to do about it; a tender without a file is said to be empty."""
    lines = [clean(f"{item.document}, {item.what}: {item.why}. {item.advice}") for item in tender.all_unread]
    return lines or ([] if tender.documents else [NOTHING])

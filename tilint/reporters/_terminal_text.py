"""What both views of the terminal report share: lines that fit the width, what was read, and the totals that end it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from rich.text import Text

from tilint.report import Report
from tilint.reporters import View
from tilint.reporters._shared import count, totals

__all__ = ["closing", "opening", "wrapped"]


def opening(report: Report, width: int) -> Iterator[Text]:
    """Yield what was read, as what, and what was not."""
    tender = report.tender
    pages = sum(document.pages or 0 for document in tender.documents)
    sizes = [count(len(tender.documents), "file")]
    sizes += [count(pages, "page")] if pages else []
    sizes.append(count(sum(document.words for document in tender.documents), "word"))
    yield Text.assemble((tender.name, "bold"), f" · {', '.join(sizes)}")
    read_as = f"{_kind(report)}; {report.nation}. Say --kind or --nation if that is not so."
    yield from wrapped("Read as: ", read_as, width)
    for item in tender.all_unread:
        yield from wrapped("Not read: ", f"{item.document}, {item.what}: {item.why}. {item.advice}", width, "bold")
    for document in tender.documents:
        for note in document.notes:
            yield from wrapped("Note: ", f"{document.name} {note}", width)


def _kind(report: Report) -> str:
    """Say what kind of tender was assumed, and from which words."""
    said = []
    for row in report.facts.get("kind", ()):
        words = ", ".join(f"“{word}”" for word in row["words"][:2])
        said.append(row["title"] + (f" (from {words})" if words else ""))
    said += [str(row["title"]) for row in report.facts.get("regime", ())]
    return ", ".join(said) or report.kind


def closing(report: Report, view: View, width: int) -> Iterator[Text]:
    """Yield the totals of what is shown and of every point, and the command that tells them by stage."""
    yield Text()
    if len(report.shown) < len(report.judgements):
        chosen = "chosen" if report.scope.select else report.scope.profile
        yield from wrapped(f"{count(len(report.shown), f'{chosen} point')}: ", _totals(report), width)
    yield from wrapped(f"All {count(len(report.judgements), 'point')}: ", _totals(report, of_all=True), width)
    pointer = "Stages and questions to reflect on: tilint coverage "
    yield Text(pointer + (view.paths if len(pointer + view.paths) <= width else "PATH"))


def _totals(report: Report, *, of_all: bool = False) -> str:
    judgements = report.judgements if of_all else report.shown
    return " · ".join(f"{group.total} {number}" for group, number in totals(judgements)) or "none"


def wrapped(lead: str, text: str, width: int, lead_style: str = "", style: str = "") -> Iterable[Text]:
    """Yield the lines of a text, the first behind its lead and the others indented under it."""
    indent = " " * len(lead)
    lines = textwrap.wrap(" ".join(text.split()), max(20, width - len(lead)), break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines or [""]):
        yield Text.assemble((lead if number == 0 else indent, lead_style), (line, style))

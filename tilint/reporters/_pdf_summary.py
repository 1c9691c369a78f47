"""What the summary pages of an annotated PDF say: what is there, what works against people, what was not found."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tilint.finding import Finding, Verdict
from tilint.model import Location
from tilint.report import Judgement, Report
from tilint.reporters import View
from tilint.reporters._pdf_layout import Part
from tilint.reporters._pdf_marks import LOOKS
from tilint.reporters._shared import (
    ADVICE,
    GROUPS,
    Group,
    advice,
    by_importance,
    count,
    group_of,
    shortened,
    totals,
    unread_lines,
)

__all__ = ["Summary"]

LONGEST = 130
BESIDE = 30
"""A quote of so few characters stands beside its place, a longer one below."""
MOST_PLACES = 4
INDENT = 16.0
_BLUE = (0.05, 0.3, 0.65)
Links = Callable[[Location], int | None]
"""Gives the number by which a link to a place is known; None for a place in another file."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary for one file of a tender; of the `whole` tender in its main file, else of what stands in that file alone.

    `homes` are the headings at which what was not found is noted, and `main` the name of the main file.
    """

    report: Report
    view: View
    document: int
    main: int
    homes: Mapping[Finding, Location]
    link: Links

    @property
    def whole(self) -> bool:
        """True where this is the summary of the whole tender."""
        return self.document == self.main

    def groups(self) -> Iterator[Sequence[Part]]:
        """Yield the parts of the summary, in groups that belong on one page."""
        yield list(self._opening())
        if self.whole:
            yield from ([Part(f"Not read: {line}", above=4)] for line in unread_lines(self.report.tender))
        for group in GROUPS:
            points = [list(self._point(judgement)) for judgement in self._judged(group)]
            if points:
                title = Part(f"{group.title} · {len(points)}", "F2", 12.5, INDENT, 14, swatch=LOOKS[group.title].colour)
                first, *rest = (list(parts) for point in points for parts in point)
                yield [title, *first]
                yield from rest

    def _opening(self) -> Iterator[Part]:
        report, here = self.report, self.report.tender.documents[self.document].name
        grey = (0.35, 0.35, 0.35)
        yield Part("What tilint found", "F2", 20)
        yield Part(f"{report.tender.name} · read as {report.kind} · {report.nation}", above=3, colour=grey)
        yield Part(
            f"Added by tilint {report.version}. This page is no part of the tender; its own pages keep their numbers.",
            colour=grey,
        )
        if self.whole:
            told = ", ".join(f"{number} {group.total}" for group, number in totals(report.shown))
            yield Part(f"Of {count(len(report.shown), 'point')}: {told}.", "F2", 10.5, above=10)
        else:
            main = report.tender.documents[self.main].name
            yield Part(f"Here is what stands in {here}. For the whole tender, see the end of {main}.", above=10)

    def _judged(self, group: Group) -> Iterator[Judgement]:
        """Yield the points of a group that this summary tells, by the attention that they deserve."""
        if group.title in LOOKS and group.verdict.value in self.view.show:
            for judgement in by_importance(item for item in self.report.shown if group_of(item) is group):
                if list(self._point(judgement)):
                    yield judgement

    def _point(self, judgement: Judgement) -> Iterator[Iterator[Part]]:
        """Yield what there is to say of one point: its strength, or each of its findings; nothing where all is in other files."""
        if judgement.verdict is Verdict.MET:
            if self.whole or any(place.document == self.document for place in judgement.evidence[:1]):
                yield self._strength(judgement)
            return
        here = [one for one in judgement.findings if one.verdict is judgement.verdict and (self.whole or self._is_here(one))]
        for finding, after in itertools.zip_longest(here, here[1:]):
            same = after is not None and self._advice(after) == self._advice(finding)
            yield self._finding(finding, told="" if same else self._advice(finding))

    def _advice(self, finding: Finding) -> str:
        todo = advice(finding, self.view.role)
        return f"{ADVICE[self.view.role]}: {todo}" if todo else ""

    def _is_here(self, finding: Finding) -> bool:
        home = self.homes.get(finding)
        places = finding.locations if home is None else (home,)
        return any(place.document == self.document for place in places)

    def _strength(self, judgement: Judgement) -> Iterator[Part]:
        said = judgement.rule.strength or (judgement.findings[0].message if judgement.findings else judgement.rule.point.heading)
        yield Part(said[:1].upper() + said[1:], indent=INDENT, above=4)
        yield from (self._where(place) for place in judgement.evidence[:1])

    def _finding(self, finding: Finding, told: str) -> Iterator[Part]:
        """Yield what was found, where, and what to do about it; the advice is left to the note on a page where there is one."""
        yield Part(finding.message, "F2", 10, INDENT, 7)
        places = finding.locations if self.whole else [place for place in finding.locations if place.document == self.document]
        for place in places[:MOST_PLACES]:
            quote = shortened(self.report.tender.quote(place), LONGEST)
            if len(quote) <= BESIDE:
                yield self._where(place, after=f": {quote}")
            else:
                yield from (self._where(place), Part(quote, "F3", indent=INDENT))
        if len(places) > MOST_PLACES:
            yield Part(f"And in {count(len(places) - MOST_PLACES, 'more place')}.", indent=INDENT)
        home = self.homes.get(finding)
        if home is not None:
            yield self._where(home, "Noted at: ")
        if home is None or home.document != self.document:
            yield from (Part(text, indent=INDENT) for text in (finding.searched, finding.settled_by, told) if text)

    def _where(self, place: Location, before: str = "", after: str = "") -> Part:
        """Return the line that says where something is; it leads there where that is in this file."""
        block = self.report.tender.block(place)
        link = self.link(place)
        where = ", ".join([f"Page {block.page}", *block.section[-1:]]) if link is not None else self.report.where(place)
        return Part(before + where + after, indent=INDENT, colour=_BLUE if link is not None else (0.35, 0.35, 0.35), link=link)

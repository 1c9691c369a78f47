"""From reports to the page of the HTML report: everything that its templates write, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilint.finding import Verdict
from tilint.report import Judgement, Report
from tilint.reporters import View
from tilint.reporters._fit import heading_of, said_of, within_scope
from tilint.reporters._glance import Line, glance
from tilint.reporters._html_coverage import coverage
from tilint.reporters._html_criteria import criteria_pictures
from tilint.reporters._html_picture import Key, Picture, Table, said_day
from tilint.reporters._html_points import Point, look_of, points
from tilint.reporters._html_svg import NARROW, WIDE
from tilint.reporters._html_timetable import timetable_picture
from tilint.reporters._html_words import Todo, lead, todo
from tilint.reporters._shared import GROUPS, Group, by_importance, clean, count, group_of, totals

__all__ = ["Page", "page"]

TOLD = {Verdict.MET, Verdict.CONFLICT, Verdict.GAP, Verdict.UNREAD}
"""Verdicts that have findings; the others are counted, and asked as questions."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many of the findings on the page belong to a group."""

    group: Group
    look: str
    number: int


@dataclass(frozen=True, slots=True)
class StageOf:
    """A stage with its findings and the questions that end it."""

    name: str
    points: tuple[Point, ...]
    questions: tuple[str, ...]
    """To reflect on."""
    asked: tuple[str, ...]
    """Those that no document can answer."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """Something that was not read, why, and what to do."""

    what: str
    why: str
    advice: str


@dataclass(frozen=True, slots=True)
class FitOf:
    """How the tender fits one thing that providers look for: a heading, and under each label the texts of what was found."""

    heading: str
    says: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class TenderOf:
    """What the page says of one tender. `number` makes its ids unique."""

    number: int
    name: str
    facts: tuple[str, ...]
    """One line of what was read: files, pages, words, nation."""
    read_as: str
    unread: tuple[NotRead, ...]
    lead: str
    """What there is, in one sentence."""
    todo: tuple[Todo, ...]
    told: tuple[Total, ...]
    """The groups that have findings on the page."""
    stages: tuple[StageOf, ...]
    timetable: Picture
    weights: tuple[Picture, ...]
    coverage: Picture
    files: Table
    notes: tuple[str, ...]
    glance: tuple[Line, ...] = ()
    """For a provider: what to know first."""
    fit: tuple[FitOf, ...] = ()

    def of(self, look: str) -> tuple[Point, ...]:
        """Return the points of a group, the ones that deserve attention first."""
        return tuple(point for point in _in_order(self.stages) if point.look == look)


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    tenders: tuple[TenderOf, ...]
    role: str
    made: str
    """When it was made, in words; "" where that is not told."""
    version: str
    sources: tuple[str, ...]


def page(reports: Sequence[Report], view: View) -> Page:
    """Return the page on some tenders."""
    sources = {finding.citation.source for report in reports for item in report.judgements for finding in item.findings}
    names = _names([clean(report.tender.name) for report in reports])
    return Page(
        tuple(_tender(report, view, number, name) for number, (report, name) in enumerate(zip(reports, names, strict=True), 1)),
        view.role,
        said_day(view.date.date(), weekday=False) if view.date else "",
        next((report.version for report in reports), ""),
        tuple(sorted(map(clean, sources))),
    )


def _names(names: Sequence[str]) -> list[str]:
    """Return the names of tenders, each once: those who hear the page tell its parts apart by them."""
    return [f"{name} ({number})" if names.count(name) > 1 else name for number, name in enumerate(names, 1)]


def _tender(report: Report, view: View, number: int, name: str) -> TenderOf:
    tender, timetable = report.tender, report.facts.get("timeline", ())
    chosen = "chosen" if report.scope.select else "essential" if report.scope.profile == "essential" else ""
    unread, stages = tuple(_unread(report)), tuple(_stages(report, view))
    points, ask = _in_order(stages), any(stage.questions for stage in stages)
    return TenderOf(
        number,
        name,
        tuple(_facts(report)),
        _read_as(report),
        unread,
        lead(len(report.shown), f"{chosen} points".strip(), [(look_of(group), many) for group, many in totals(report.shown)]),
        todo(points, view.role, unread=bool(unread), ask_by=_ask_by(report), questions=ask),
        tuple(_told(points)),
        stages,
        timetable_picture(timetable, report.facts.get("calendar", ())),
        criteria_pictures(report.facts.get("weights", ())),
        _coverage(report),
        _files(report),
        tuple(clean(f"{document.name} {note}") for document in tender.documents for note in document.notes),
        glance(report) if view.role == "provider" else (),
        tuple(_fit(report, view)) if view.role == "provider" else (),
    )


def _fit(report: Report, view: View) -> Iterator[FitOf]:
    for aspect in (within_scope(report, aspect) for aspect in report.aspects):
        by_label: dict[str, list[str]] = {}
        for label, said in said_of(report, aspect, view.show):
            by_label.setdefault(label, []).append(said)
        yield FitOf(heading_of(aspect), tuple((label, tuple(texts)) for label, texts in by_label.items()))


def _told(points: Sequence[Point]) -> Iterator[Total]:
    for group in GROUPS:
        many = sum(point.group == group for point in points)
        if many:
            yield Total(group, look_of(group), many)


def _in_order(stages: Sequence[StageOf]) -> tuple[Point, ...]:
    """Return the findings of all stages, the ones that deserve attention first within their group."""
    return tuple(sorted((point for stage in stages for point in stage.points), key=lambda point: point.number))


def _facts(report: Report) -> Iterator[str]:
    documents = report.tender.documents
    pages = sum(document.pages or 0 for document in documents)
    yield count(len(documents), "file")
    if pages:
        yield count(pages, "page")
    yield count(sum(document.words for document in documents), "word")
    yield clean(report.nation)


def _read_as(report: Report) -> str:
    said = [str(row["title"]) for name in ("kind", "regime") for row in report.facts.get(name, ())]
    return clean(", ".join(said) or report.kind)


def _unread(report: Report) -> Iterator[NotRead]:
    for item in report.tender.all_unread:
        yield NotRead(clean(f"{item.document}, {item.what}"), clean(item.why), clean(item.advice))
    if not report.tender.documents and not report.tender.all_unread:
        yield NotRead("Everything", "There was no file to read", "Check the path, and that the files are there.")


def _stages(report: Report, view: View) -> Iterator[StageOf]:
    shows = {Verdict(verdict) for verdict in view.show} | ({Verdict.UNREAD} if Verdict.GAP.value in view.show else set())
    told = by_importance([judgement for judgement in report.shown if judgement.verdict in shows & TOLD])
    written: dict[str, list[Point]] = {}
    for judgement, point in zip((item for item in told if item.findings), points(report, told, view.role), strict=True):
        written.setdefault(judgement.rule.point.stage, []).append(point)
    shown = {judgement.slug for judgement in report.shown}
    for stage in report.stages:
        own = [judgement for judgement in stage.judgements if judgement.slug in shown]
        questions = tuple(clean(prompt.text) for prompt in stage.questions)
        if own:
            yield StageOf(clean(stage.name), tuple(written.get(stage.name, ())), questions, tuple(_asked(own)))


def _asked(judgements: Sequence[Judgement]) -> Iterator[str]:
    for judgement in judgements:
        if judgement.verdict is Verdict.NOT_VISIBLE:
            yield clean(judgement.rule.ask or judgement.rule.point.heading)


def _coverage(report: Report) -> Picture:
    stages = [(clean(stage.name), {look_of(group): many for group, many in totals(stage.judgements)}) for stage in report.stages]
    there = {group_of(judgement).title for judgement in report.judgements}
    groups = [group for group in GROUPS if group.title in there]
    table = Table(
        "Points by stage",
        ("Stage", *(group.title for group in groups), "All"),
        tuple(
            (name, *(str(counts.get(look_of(group), 0)) for group in groups), str(sum(counts.values())))
            for name, counts in stages
        ),
    )
    met = sum(judgement.verdict is Verdict.MET for judgement in report.judgements)
    return Picture(
        "Coverage by stage",
        (f"Of all {count(len(report.judgements), 'guidance point')}, {met} {'is' if met == 1 else 'are'} already there.",),
        tuple(coverage(stages, width) for width in (WIDE, NARROW)),
        tuple(Key(f"piece {look_of(group)}", group.title.lower()) for group in groups),
        tables=(table,),
    )


def _files(report: Report) -> Table:
    read = [
        (clean(document.name), str(document.pages or "no pages"), f"{document.words:,}", "in part" if document.unread else "yes")
        for document in report.tender.documents
    ]
    unread = [(clean(item.document), "not known", "0", "no") for item in report.tender.unread]
    return Table("Files", ("File", "Pages", "Words", "Read"), tuple(read + unread))


def _ask_by(report: Report) -> str:
    """Return the last day for questions, where the tender gives one and no other."""
    rows = report.facts.get("timeline", ())
    days = {row["date"] for row in rows if row["event"] == "clarification_deadline" and row["date"]}
    return said_day(dt.date.fromisoformat(days.pop())) if len(days) == 1 else ""

"""One page with every disagreement beside its passage, so that a person can judge who is right: the label or tilint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from tilint.evaluation.excerpts import Excerpt, Excerpts
from tilint.evaluation.facts import FACTS
from tilint.evaluation.passages import Passage
from tilint.evaluation.scoring import Disagreement, PackScore
from tilint.finding import Finding
from tilint.report import Judgement
from tilint.rule import Rule
from tilint.rulepack import RuleSet

__all__ = ["page"]

FACT_NAMES = {
    "timeline": "Dates of the timetable",
    "weights": "Weights of the award criteria",
    "data_requests": "Requests for information about the applicant",
    "acronyms": "Acronyms",
}


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two says: the label, or tilint."""

    verdict: str
    lines: tuple[str, ...] = ()
    """The reader's note, or what tilint tells."""
    excerpts: tuple[Excerpt, ...] = ()
    more: int = 0
    """Further places that are not shown."""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One disagreement. `number` counts through the page."""

    number: int
    group: str
    about: str
    label: Side
    said: Side
    passage: Excerpt | None = None
    """For a labelled sentence: the passage that both speak of."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a disagreement is about: a rule with its question, or a fact."""

    name: str
    heading: str
    question: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A tender or document with its cases, by topic."""

    name: str
    about: str
    topics: tuple[tuple[Topic, tuple[Case, ...]], ...]


def page(corpus: str, scores: Sequence[PackScore], passages: Sequence[Passage], rules: RuleSet) -> str:
    """Return the page as one HTML text that needs nothing else."""
    topics = {slug: _topic(slug, rule) for slug, rule, _ in rules.rules} | {name: Topic(name, FACT_NAMES[name]) for name in FACTS}
    cases = [case for score in scores for case in _of_pack(score)] + [
        _of_passage(passage) for passage in passages if not passage.right
    ]
    names = list(dict.fromkeys(case.group for case in cases))
    cases.sort(key=lambda case: (names.index(case.group), _order(case.about)))
    wrong = [replace(case, number=number) for number, case in enumerate(cases, 1)]
    about = {passage.document: passage.about.document for passage in passages}
    groups = [_group(name, about.get(name, ""), [case for case in wrong if case.group == name], topics) for name in names]
    by_topic = [(topics.get(name, Topic(name, name)), cases) for name, cases in _by_about(wrong)]
    return _template().render(corpus=corpus, groups=groups, topics=by_topic, count=len(wrong))


@cache
def _template() -> Template:
    loader = PackageLoader("tilint.evaluation", "data")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("errors.html")


def _topic(slug: str, rule: Rule) -> Topic:
    return Topic(slug, rule.point.heading, rule.ask, rule.why)


def _group(name: str, about: str, cases: Sequence[Case], topics: dict[str, Topic]) -> Group:
    return Group(name, about, tuple((topics.get(key, Topic(key, key)), tuple(found)) for key, found in _by_about(cases)))


def _by_about(cases: Iterable[Case]) -> Iterator[tuple[str, list[Case]]]:
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.about, []).append(case)
    yield from sorted(found.items(), key=lambda entry: _order(entry[0]))


def _order(about: str) -> tuple[bool, str]:
    """Rules come first, by slug, and facts after them."""
    return about in FACTS, about


def _of_pack(score: PackScore) -> Iterator[Case]:
    excerpts = Excerpts(score.report.tender)
    judgements = {judgement.slug: judgement for judgement in score.report.judgements}
    for item in score.disagreements:
        found = tuple(excerpts.of_words(evidence.quote, evidence.file, evidence.page) for evidence in item.evidence)
        if item.about in FACTS:
            yield _of_fact(score.pack, item, found)
        else:
            note = (item.note,) if item.note else ()
            label = Side(item.labelled, note, found)
            yield Case(0, score.pack, item.about, label, _told(item.said, judgements.get(item.about), excerpts))


def _of_fact(pack: str, item: Disagreement, found: tuple[Excerpt, ...]) -> Case:
    """Return the case of a fact, whose place is known to one of the two only."""
    false = item.labelled == "-"
    label = Side("nothing") if false else Side(item.labelled, (), found)
    said = Side(item.said, (), found) if false else Side("nothing")
    return Case(0, pack, item.about, label, said)


def _of_passage(passage: Passage) -> Case:
    excerpts = Excerpts(passage.tender)
    role = f"Role: {passage.label.role}" + (f"; read as {passage.role}" if passage.role != passage.label.role else "")
    label = Side(passage.label.verdict, (f"Sentence {passage.number}. {role}.",))
    said = replace(_told(passage.said, passage.judgement, excerpts), excerpts=(), more=0)
    return Case(0, passage.document, passage.slug, label, said, excerpts.last(passage.judgement.evidence))


def _told(said: str, judgement: Judgement | None, excerpts: Excerpts) -> Side:
    if judgement is None:
        return Side(said, ("No rule asks this point.",))
    findings: tuple[Finding, ...] = judgement.findings
    lines = tuple(dict.fromkeys(finding.message for finding in findings))
    shown, more = excerpts.of_places(judgement.evidence)
    if not lines:
        lines = (judgement.verdict.value.replace("_", " "),)
    return Side(said, lines, shown, more, judgement.confidence)

"""Asks every rule of a reading and decides its verdict. The only loop over rules, and the only place that decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tilint.checks import all_checks
from tilint.facts.kind import Kind, read_kind
from tilint.facts.regime import ACT, OLDER, read_regime
from tilint.finding import Citation, Finding, Hit, Verdict
from tilint.reading import Reading
from tilint.report import Judgement
from tilint.rule import Rule, Signal
from tilint.rulepack import Pack, RuleSet

__all__ = ["judge", "judge_rule"]


@dataclass(frozen=True, slots=True)
class Told:
    """A hit with the signal that it answers."""

    signal: Signal
    hit: Hit

    @property
    def confidence(self) -> float:
        """How sure the hit is, capped by the signal."""
        return min(self.hit.confidence, self.signal.confidence)


def judge(reading: Reading, rules: RuleSet) -> tuple[Judgement, ...]:
    """Return the judgement of every rule, in order of slug."""
    kind = reading.fact(read_kind)
    return tuple(judge_rule(reading, slug, rule, pack, kind) for slug, rule, pack in rules.rules)


def judge_rule(reading: Reading, slug: str, rule: Rule, pack: Pack, kind: Kind) -> Judgement:
    """Return the judgement of one rule.

    A conflict outranks what meets the point, unless its signal yields. A gap is claimed only where everything was read.
    """
    citation = Citation(pack.info.title, rule.point.stage, rule.point.section, rule.point.heading, slug)
    if not rule.visible:
        return Judgement(slug, rule, Verdict.NOT_VISIBLE, 1.0, (), ())
    met = list(_told(reading, rule.met))
    against = [told for told in _told(reading, rule.conflict) if not (told.signal.yields and met)]
    applies = kind.fits(rule.applies_to)
    if against and applies:
        return _judgement(reading, slug, rule, Verdict.CONFLICT, against, citation)
    if met and applies:
        return _judgement(reading, slug, rule, Verdict.MET, met, citation)
    if not applies:
        return Judgement(slug, rule, Verdict.NOT_APPLICABLE, kind.confidence, (), ())
    verdict = Verdict.UNREAD if reading.tender.all_unread else Verdict.GAP
    return Judgement(slug, rule, verdict, 0.7, (_gap(reading, rule, verdict, citation),), ())


def _told(reading: Reading, signals: Iterable[Signal]) -> Iterator[Told]:
    for signal in signals:
        if any(True for _ in _told(reading, signal.without)):
            continue
        run = all_checks()[signal.check].run
        yield from (Told(signal, hit) for hit in run(reading, signal.options))


def _judgement(
    reading: Reading, slug: str, rule: Rule, verdict: Verdict, told: Sequence[Told], citation: Citation
) -> Judgement:
    findings = tuple(_findings(reading, rule, verdict, told, citation))
    evidence = tuple(dict.fromkeys(location for finding in findings for location in finding.locations))
    return Judgement(slug, rule, verdict, max(item.confidence for item in told), findings, evidence)


def _findings(
    reading: Reading, rule: Rule, verdict: Verdict, told: Sequence[Told], citation: Citation
) -> Iterator[Finding]:
    """Yield one finding for each thing said: hits with the same message share one, the surest place first."""
    by_message: dict[str, list[Told]] = {}
    for item in told:
        message = filled(item.signal.message, item.hit.values) or rule.strength or rule.point.heading
        by_message.setdefault(message, []).append(item)
    for message, items in by_message.items():
        items.sort(key=lambda item: -item.confidence)
        places = dict.fromkeys(
            place for item in items for place in (item.hit.location, *item.hit.related) if place is not None
        )
        first = items[0]
        yield Finding(
            rule=rule.id,
            verdict=verdict,
            message=message,
            why=rule.why,
            suggest=filled(first.signal.suggest or rule.suggest, first.hit.values),
            ask=filled(first.signal.ask or rule.ask, first.hit.values),
            citation=citation,
            context=_law(reading, rule),
            locations=tuple(places),
            confidence=first.confidence,
        )


def _gap(reading: Reading, rule: Rule, verdict: Verdict, citation: Citation) -> Finding:
    gap = rule.gap
    count = len(reading.tender.documents)
    files = "1 file" if count == 1 else f"{count} files"
    searched = f"Looked in {files}." + (f" The answer usually sits in {gap.where}." if gap and gap.where else "")
    return Finding(
        rule=rule.id,
        verdict=verdict,
        message=gap.message if gap else "",
        why=rule.why,
        suggest=rule.suggest,
        ask=rule.ask,
        citation=citation,
        context=_law(reading, rule),
        searched=searched,
        confidence=0.7,
    )


def _law(reading: Reading, rule: Rule) -> str:
    """Return the rule's line of law where it bears on the tender: every line so far is about the Procurement Act 2023.

    A tender made from a template of the older regulations sees it too, as the Act has taken their place.
    """
    return rule.context if reading.fact(read_regime).name in {ACT, OLDER, None} else ""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill the {gaps} of a message from a hit's values; a gap without a value stays as it is written."""
    return re.sub(r"\{([a-z_]+)\}", lambda found: values.get(found.group(1), found.group(0)), text)

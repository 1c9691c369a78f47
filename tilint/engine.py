"""Asks every rule of a reading and decides its verdict. The only loop over rules, and the only place that decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tilint.calibration import calibrated, together
from tilint.checks import all_checks
from tilint.facts._mentions import only_shown
from tilint.facts.kind import Kind, read_kind
from tilint.facts.regime import ACT, OLDER, read_regime
from tilint.finding import Citation, Finding, Hit, Verdict
from tilint.reading import Reading
from tilint.report import Judgement
from tilint.rule import Rule, Signal
from tilint.rulepack import Pack, RuleSet

__all__ = ["judge", "judge_rule"]


GAP_CONFIDENCE = 0.7
"""How sure it is that what was not found is not there, in other words."""


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
    if not rule.visible:
        return Judgement(slug, rule, Verdict.NOT_VISIBLE, 1.0, (), ())
    if not kind.fits(rule.applies_to):
        return Judgement(slug, rule, Verdict.NOT_APPLICABLE, kind.confidence, (), ())
    asked = _Asked(reading, slug, rule, pack)
    met = list(_told(reading, rule.met))
    against = [told for told in _told(reading, rule.conflict) if not (told.signal.yields and met)]
    if against:
        return asked.answer(Verdict.CONFLICT, against)
    if met:
        return asked.answer(Verdict.MET, met)
    verdict = Verdict.UNREAD if reading.tender.all_unread else Verdict.GAP
    return Judgement(slug, rule, verdict, GAP_CONFIDENCE, (asked.gap(verdict),), ())


def _told(reading: Reading, signals: Iterable[Signal]) -> Iterator[Told]:
    for signal in signals:
        if any(True for _ in _told(reading, signal.without)):
            continue
        run = all_checks()[signal.check].run
        yield from (Told(signal, hit) for hit in run(reading, signal.options))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rule asked of a tender: turns what was told into findings."""

    reading: Reading
    slug: str
    rule: Rule
    pack: Pack

    def answer(self, verdict: Verdict, told: Sequence[Told]) -> Judgement:
        """Return the judgement that rests on what was told."""
        findings = tuple(self._findings(verdict, told))
        evidence = tuple(dict.fromkeys(place for finding in findings for place in finding.locations))
        claimed = max(item.confidence for item in told)
        return Judgement(self.slug, self.rule, verdict, self._sure(verdict, told), findings, evidence, claimed)

    def gap(self, verdict: Verdict) -> Finding:
        """Return the finding that says what was searched without success."""
        count = len(self.reading.tender.documents)
        where = f" The answer usually sits in {self.rule.gap.where}." if self.rule.gap and self.rule.gap.where else ""
        searched = f"Looked in {'1 file' if count == 1 else f'{count} files'}.{where}"
        message = self.rule.gap.message if self.rule.gap else ""
        return self._finding(verdict, message, self.rule.suggest, self.rule.ask, searched=searched, confidence=GAP_CONFIDENCE)

    def _findings(self, verdict: Verdict, told: Sequence[Told]) -> Iterator[Finding]:
        """Yield one finding for each thing said: hits with the same message share one, the surest place first."""
        by_message: dict[str, list[Told]] = {}
        for item in told:
            message = filled(item.signal.message, item.hit.values) or self.rule.strength or self.rule.point.heading
            by_message.setdefault(message, []).append(item)
        for message, items in by_message.items():
            items.sort(key=lambda item: -item.confidence)
            first = items[0]
            places = (place for item in items for place in (item.hit.location, *item.hit.related) if place is not None)
            yield self._finding(
                verdict,
                message,
                filled(first.signal.suggest or self.rule.suggest, first.hit.values),
                filled(first.signal.ask or self.rule.ask, first.hit.values),
                locations=tuple(dict.fromkeys(places)),
                confidence=self._sure(verdict, items),
            )

    def _finding(self, verdict: Verdict, message: str, suggest: str, ask: str, **more: Any) -> Finding:
        point = self.rule.point
        return Finding(
            rule=self.rule.id,
            verdict=verdict,
            message=message,
            why=self.rule.why,
            suggest=suggest,
            ask=ask,
            citation=Citation(self.pack.info.title, point.stage, point.section, point.heading, self.slug),
            context=self._law(),
            **more,
        )

    def _sure(self, verdict: Verdict, told: Sequence[Told]) -> float:
        """Return how sure a verdict is that rests on these hits. Hits in one block are one witness, the surest of them."""
        by_block: dict[tuple[int, int] | None, float] = {}
        for item in told:
            place = item.hit.location
            shown = place is not None and only_shown(self.reading, place)
            block = (place.document, place.block) if place else None
            by_block[block] = max(by_block.get(block, 0.0), calibrated(verdict, item.confidence, shown=shown))
        return together(by_block.values())

    def _law(self) -> str:
        """Return the rule's line of law where it bears on the tender: every line so far is about the Procurement Act 2023.

        A tender made from a template of the older regulations sees it too, as the Act has taken their place.
        """
        return self.rule.context if self.reading.fact(read_regime).name in {ACT, OLDER, None} else ""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill the {gaps} of a message from a hit's values; a gap without a value stays as it is written."""
    return re.sub(r"\{([a-z_]+)\}", lambda found: values.get(found.group(1), found.group(0)), text)

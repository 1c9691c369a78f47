"""From a tender to its report: read the facts, ask the rules. What every command and every program that embeds tilint calls."""

from __future__ import annotations

from collections.abc import Sequence

from tilint import __version__, discovery
from tilint.engine import judge
from tilint.facts import Fact
from tilint.facts.kind import read_kind
from tilint.facts.nation import read_nation
from tilint.model import Tender
from tilint.reading import Reading, Settings
from tilint.reflection import choose
from tilint.report import Aspect, Judgement, Report, Scope, Stage
from tilint.rulepack import RuleSet

__all__ = ["aspects_of", "facts_of", "lint", "stages_of"]


def lint(tender: Tender, rules: RuleSet, scope: Scope | None = None, settings: Settings | None = None) -> Report:
    """Return the report on a tender. Every rule is asked; `scope` says which findings are shown."""
    reading = Reading(tender, settings or Settings())
    judgements = judge(reading, rules)
    return Report(
        tender=tender,
        judgements=judgements,
        facts={fact.name: fact.rows(reading) for fact in facts_of()},
        kind=", ".join(sorted(reading.fact(read_kind).names)) or "not known",
        nation=reading.fact(read_nation).name or "not known",
        version=__version__,
        scope=scope or Scope(),
        stages=stages_of(rules, judgements),
        aspects=aspects_of(rules, judgements),
        ask_first=tuple(slug for pack in rules.packs for slug in pack.info.ask_first),
    )


def stages_of(rules: RuleSet, judgements: Sequence[Judgement]) -> tuple[Stage, ...]:
    """Return the judgements by stage, in the order of the guidance, each stage with its questions to reflect on."""
    by_stage: dict[str, list[Judgement]] = {stage: [] for pack in rules.packs for stage in pack.info.stages}
    for judgement in judgements:
        by_stage.setdefault(judgement.rule.point.stage, []).append(judgement)
    verdicts = {judgement.slug: judgement.verdict for judgement in judgements}
    return tuple(
        Stage(
            stage,
            tuple(of_stage),
            choose([question for pack in rules.packs for question in pack.reflection.get(stage, ())], verdicts),
        )
        for stage, of_stage in by_stage.items()
        if of_stage
    )


def aspects_of(rules: RuleSet, judgements: Sequence[Judgement]) -> tuple[Aspect, ...]:
    """Return the judgements by what providers look for: as the packs name it, and by stage for packs that do not.

    The pack that names most aspects sets their order.
    """
    by_slug = {judgement.slug: judgement for judgement in judgements}
    found: dict[str, dict[str, Judgement]] = {}
    for pack in sorted(rules.packs, key=lambda pack: -len(pack.info.aspects)):
        named = [(aspect.title, slug) for aspect in pack.info.aspects for slug in aspect.points]
        for title, slug in named or [(rule.point.stage, slug) for slug, rule in pack.rules.items()]:
            if slug in by_slug:
                found.setdefault(title, {})[slug] = by_slug[slug]
    return tuple(Aspect(title, tuple(points.values())) for title, points in found.items())


def facts_of() -> tuple[Fact, ...]:
    """Return every fact that is printed, in order of name."""
    found = [getattr(module, "FACT", None) for module in discovery.modules("tilint.facts")]
    return tuple(sorted((fact for fact in found if isinstance(fact, Fact)), key=lambda fact: fact.name))

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
from tilint.report import Judgement, Report, Scope, Stage
from tilint.rulepack import RuleSet

__all__ = ["facts_of", "lint", "stages_of"]


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


def facts_of() -> tuple[Fact, ...]:
    """Return every fact that is printed, in order of name."""
    found = [getattr(module, "FACT", None) for module in discovery.modules("tilint.facts")]
    return tuple(sorted((fact for fact in found if isinstance(fact, Fact)), key=lambda fact: fact.name))

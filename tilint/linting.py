"""From a tender to its report: read the facts, ask the rules. What every command and every program that embeds tilint calls."""

from __future__ import annotations

from tilint import __version__, discovery
from tilint.engine import judge
from tilint.facts import Fact
from tilint.facts.kind import read_kind
from tilint.facts.nation import read_nation
from tilint.model import Tender
from tilint.reading import Reading, Settings
from tilint.report import Report, Scope
from tilint.rulepack import RuleSet

__all__ = ["facts_of", "lint"]


def lint(tender: Tender, rules: RuleSet, scope: Scope | None = None, settings: Settings | None = None) -> Report:
    """Return the report on a tender. Every rule is asked; `scope` says which findings are shown."""
    reading = Reading(tender, settings or Settings())
    return Report(
        tender=tender,
        judgements=judge(reading, rules),
        facts={fact.name: fact.rows(reading) for fact in facts_of()},
        kind=", ".join(sorted(reading.fact(read_kind).names)) or "not known",
        nation=reading.fact(read_nation).name or "not known",
        version=__version__,
        scope=scope or Scope(),
    )


def facts_of() -> tuple[Fact, ...]:
    """Return every fact that is printed, in order of name."""
    found = [getattr(module, "FACT", None) for module in discovery.modules("tilint.facts")]
    return tuple(sorted((fact for fact in found if isinstance(fact, Fact)), key=lambda fact: fact.name))

"""Runs a rule's own examples: what a rule pack's author calls from a test, and `tilint rules test` from the shell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tilint.engine import judge_rule
from tilint.facts.kind import read_kind
from tilint.finding import Verdict
from tilint.model import Tender
from tilint.parsers.markdown import PARSER as MARKDOWN
from tilint.reading import Reading, Settings
from tilint.rule import Rule
from tilint.rulepack import Pack, RuleSet

__all__ = ["Outcome", "read_example", "run_all", "run_examples"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example of a rule."""

    rule: str
    """The rule's slug."""
    number: int
    """Which example, counted from 1 within its verdict."""
    expected: Verdict
    got: Verdict
    text: str
    heard: str
    """What the rule said, for the author to see why."""

    @property
    def passed(self) -> bool:
        """True where the rule gave the verdict that the example is listed under."""
        return self.expected is self.got


def read_example(files: Mapping[str, str], settings: Settings | None = None) -> Reading:
    """Read an example, file name to Markdown text, as a tender."""
    documents = tuple(MARKDOWN.read(name, text.encode()) for name, text in sorted(files.items()))
    return Reading(Tender("example", documents), settings or Settings())


def run_examples(rule: Rule, slug: str, pack: Pack) -> Iterator[Outcome]:
    """Yield the outcome of every example of a rule.

    Unless it is listed as not applicable, an example is read as a tender that the rule applies to: a passage is too short
    to show its kind.
    """
    counts: dict[str, int] = {}
    for verdict, files in rule.examples:
        counts[verdict] = counts.get(verdict, 0) + 1
        kind = None if verdict == "not_applicable" or "any" in rule.applies_to else rule.applies_to[0]
        reading = read_example(files, Settings(kind=kind))
        judgement = judge_rule(reading, slug, rule, pack, reading.fact(read_kind))
        heard = "; ".join(finding.message for finding in judgement.findings)
        yield Outcome(slug, counts[verdict], Verdict(verdict), judgement.verdict, "\n".join(files.values()), heard)


def run_all(rules: RuleSet) -> Iterator[Outcome]:
    """Yield the outcome of every example of every rule."""
    for slug, rule, pack in rules.rules:
        yield from run_examples(rule, slug, pack)

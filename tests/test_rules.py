"""Every rule of the built-in packs says what its own examples show."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tilint.rulepack import built_in_folder, load_packs
from tilint.testing import run_examples

RULES = load_packs()


@pytest.mark.parametrize("entry", RULES.rules, ids=[slug for slug, _, _ in RULES.rules])
def test_a_rule_gives_each_of_its_examples_the_verdict_it_is_listed_under(entry) -> None:
    slug, rule, pack = entry
    different = [
        f"{outcome.expected} {outcome.number}: got {outcome.got}: {outcome.text[:120]!r} ({outcome.heard})"
        for outcome in run_examples(rule, slug, pack)
        if not outcome.passed
    ]
    assert different == []


@pytest.mark.parametrize("entry", RULES.rules, ids=[slug for slug, _, _ in RULES.rules])
def test_a_rule_has_two_examples_of_every_verdict_it_can_give(entry) -> None:
    _, rule, _ = entry
    counts = Counter(verdict for verdict, _ in rule.examples)
    wanted = [name for name, can in (("met", rule.met), ("conflict", rule.conflict), ("gap", rule.gap)) if can]
    assert {name: counts[name] for name in wanted if counts[name] < 2} == {}


@pytest.mark.parametrize("entry", RULES.rules, ids=[slug for slug, _, _ in RULES.rules])
def test_a_rule_speaks_without_blame(entry) -> None:
    _, rule, _ = entry
    texts = [rule.why, rule.suggest, rule.ask, rule.gap.message if rule.gap else ""]
    texts += [text for signal in rule.signals for text in (signal.message, signal.suggest, signal.ask)]
    said = " ".join(texts).lower()
    blaming = [word for word in ("violation", "you failed", "should have", "non-compliant", "!", "error") if word in said]
    assert blaming == []


def test_the_essential_profile_is_short() -> None:
    assert sum(rule.profile == "essential" for _, rule, _ in RULES.rules) <= 25


@pytest.mark.parametrize("file", sorted(built_in_folder().glob("*/*/*.yaml")), ids=lambda file: file.stem)
def test_no_phrase_is_cut_short_by_a_comment(file) -> None:
    """In plain YAML " #" begins a comment, and "#" is a number in a phrase: one that is not quoted loses its end."""
    bare = (re.sub(r"\"[^\"]*\"|'[^']*'", "", line) for line in file.read_text(encoding="utf-8").splitlines())
    assert [line for line in bare if " #" in line and not line.lstrip().startswith("#")] == []

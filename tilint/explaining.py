"""Writes what a rule is: the text of `tilint explain` and of rules/README.md, from the rule's own file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tilint.rule import Rule
from tilint.rulepack import Pack, RuleSet

__all__ = ["explained", "readme"]

STATES = {"preview": "preview: it may change", "stable": "stable", "deprecated": "deprecated: it will go"}


def explained(slug: str, rule: Rule, pack: Pack) -> str:
    """Return the page on one rule as Markdown that also reads well as plain text."""
    return "\n".join(_page(slug, rule, pack)) + "\n"


def _page(slug: str, rule: Rule, pack: Pack) -> Iterator[str]:
    yield f"# {rule.point.heading}"
    yield ""
    yield f"Rule: {rule.id} · point: {slug} · profile: {rule.profile}"
    parts = (pack.info.full_title or pack.info.title, rule.point.stage, rule.point.section, rule.point.heading)
    yield f"Source: {' · '.join(part for part in parts if part)}"
    if rule.principles:
        yield f"Principles: {', '.join(rule.principles)}"
    if rule.applies_to != ("any",):
        yield f"Asked of: {', '.join(rule.applies_to)}"
    yield ""
    yield f"**Why.** {rule.why}"
    if not rule.visible:
        yield ""
        yield f"No document can show this. **Ask yourselves:** {rule.ask}"
    yield from _said("What meets it", [signal.message or rule.strength for signal in rule.met])
    yield from _said("What works against it", [signal.message for signal in rule.conflict])
    if rule.gap:
        where = f" The answer usually sits in {rule.gap.where}." if rule.gap.where else ""
        yield from _said("When nothing is found", [rule.gap.message + where])
    suggestions = [rule.suggest, *(signal.suggest for signal in rule.conflict)]
    yield from _said("Words to use", list(dict.fromkeys(text for text in suggestions if text)))
    if rule.visible:
        yield from _said("A question to ask", [rule.ask] if rule.ask else [])
    yield from _said("Law, as context", [rule.context] if rule.context else [])
    yield from _examples(rule)
    yield ""
    yield f"Since {rule.status.since}; {STATES[rule.status.state]}."


def _said(title: str, texts: list[str]) -> Iterator[str]:
    texts = list(dict.fromkeys(text for text in texts if text))
    if texts:
        yield ""
        yield f"**{title}**"
        yield from (f"- {text}" for text in texts)


def _examples(rule: Rule) -> Iterator[str]:
    named = {"met": "met", "conflict": "works against", "gap": "not found", "not_applicable": "not asked"}
    shown: dict[str, Mapping[str, str]] = {}
    for verdict, files in rule.examples:
        shown.setdefault(verdict, files)
    if shown:
        yield ""
        yield "**Examples**"
    for verdict, files in shown.items():
        for text in list(files.values())[:1]:
            lines = text.strip().splitlines()
            yield f"- {named[verdict]}:"
            yield from (f"  > {line}" for line in lines[:8])


def readme(rules: RuleSet) -> str:
    """Return rules/README.md: every pack's rules by stage, with their questions."""
    lines = [
        "# Rules",
        "",
        "Generated from the rule files by `tilint rules readme`; do not edit it by hand.",
        "`tilint explain RULE` prints a rule in full.",
    ]
    for pack in rules.packs:
        lines += ["", f"## {pack.info.id}", "", pack.info.full_title or pack.info.title]
        if pack.info.licence:
            lines += ["", pack.info.licence]
        of_pack = [(slug, rule) for slug, rule, owner in rules.rules if owner is pack]
        lines += ["", "| rule | guidance point | profile | met when | works against |", "| --- | --- | --- | --- | --- |"]
        for slug, rule in of_pack:
            met = rule.strength or "; ".join(dict.fromkeys(signal.message for signal in rule.met if signal.message))
            against = "; ".join(dict.fromkeys(signal.message for signal in rule.conflict))
            cells = (f"`{slug}`", f"{rule.point.stage} · {rule.point.heading}", rule.profile, met, against)
            lines.append("| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(lines) + "\n"

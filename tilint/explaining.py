"""Writes what a rule is: the text of `tilint explain` and of rules/README.md, from the rule's own file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilint.rule import Rule
from tilint.rulepack import Pack, RuleSet

__all__ = ["explained", "readme"]

LONGEST_EXAMPLE = 12
"""Lines of an example that are shown."""
MOST_EXAMPLES = 2
"""Examples of each verdict that are shown; the rule's file holds them all."""
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
        yield f"No document can show this, so tilint gives no verdict. **Ask yourselves:** {rule.ask}"
    meets = [signal.message or rule.strength for signal in rule.met]
    yield from _said("What meets it", meets or _only_against(rule))
    yield from _said("What works against it", [signal.message for signal in rule.conflict])
    if rule.gap:
        where = f" The answer usually sits in {rule.gap.where}." if rule.gap.where else ""
        yield from _said("When nothing is found", [rule.gap.message + where])
    suggestions = [rule.suggest, *(signal.suggest for signal in rule.conflict)]
    yield from _said("Words to use", list(dict.fromkeys(text for text in suggestions if text)))
    if rule.visible:
        yield from _said("A question to ask", [rule.ask] if rule.ask else [])
    yield from _said("Law, as context", [rule.context] if rule.context else [])
    questions = pack.reflection.get(rule.point.stage, ())
    yield from _said("To reflect on", [question.ask for question in questions if slug in question.all_rules])
    yield from _examples(rule)
    yield ""
    yield f"Since {rule.status.since}; {STATES[rule.status.state]}."


def _only_against(rule: Rule) -> list[str]:
    return ["No words do: tilint only looks for what works against it."] if rule.visible else []


def _blanks(message: str) -> str:
    """Write the {values} of a message, which only a tender can fill, as [blanks]."""
    return re.sub(r"\{([a-z_]+)\}", lambda found: f"[{found.group(1).replace('_', ' ')}]", message)


def _said(title: str, texts: list[str]) -> Iterator[str]:
    texts = list(dict.fromkeys(_blanks(text) for text in texts if text))
    if texts:
        yield ""
        yield f"**{title}**"
        yield from (f"- {text}" for text in texts)


def _examples(rule: Rule) -> Iterator[str]:
    named = {"met": "met", "conflict": "works against", "gap": "not found", "not_applicable": "not for this kind"}
    counts = dict.fromkeys(named, 0)
    if list(rule.examples):
        yield ""
        yield "**Examples**"
    for verdict, files in rule.examples:
        counts[verdict] += 1
        if counts[verdict] > MOST_EXAMPLES:
            continue
        for name, text in files.items():
            yield f"- {named[verdict]}{f', in {name}' if len(files) > 1 else ''}:"
            lines = text.strip().splitlines()
            yield from (f"  > {line}".rstrip() for line in lines[:LONGEST_EXAMPLE])
            if len(lines) > LONGEST_EXAMPLE:
                yield "  > …"


def _row(slug: str, rule: Rule) -> str:
    met = rule.strength or "; ".join(dict.fromkeys(signal.message for signal in rule.met if signal.message))
    against = "; ".join(dict.fromkeys(signal.message for signal in rule.conflict))
    if not rule.visible:
        met, against = f"No document can show it. {rule.ask}", ""
    cells = (f"`{slug}`", f"{rule.point.stage} · {rule.point.heading}", rule.profile, met, against)
    return f"| {' | '.join(_blanks(cell).replace('|', '/').replace(chr(10), ' ') for cell in cells)} |"


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
        lines += ["", "| rule | guidance point | profile | met when | works against |"]
        lines += ["| --- | --- | --- | --- | --- |", *(_row(slug, rule) for slug, rule in of_pack)]
    return "\n".join(lines) + "\n"

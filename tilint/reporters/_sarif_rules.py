"""The rules of a SARIF run: what each asks, why, what to write, what to ask, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tilint.finding import Citation
from tilint.report import Judgement
from tilint.reporters._shared import as_markdown, clean

__all__ = ["message", "rules_of"]


def message(text: str) -> dict[str, str]:
    """Return a message of SARIF: braces are doubled (§3.11.5), and brackets are no link (§3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def rules_of(judgements: Sequence[Judgement]) -> list[dict[str, Any]]:
    """Return the descriptors of rules, in the order of their judgements."""
    titles = {item.rule.point.source: finding.citation.source for item in reversed(judgements) for finding in item.findings}
    return [_descriptor(item, titles.get(item.rule.point.source, item.rule.point.source)) for item in judgements]


def _descriptor(judgement: Judgement, title: str) -> dict[str, Any]:
    rule, point = judgement.rule, judgement.rule.point
    parts = [
        (label, clean(text))
        for label, text in _parts(judgement, str(Citation(title, point.stage, point.section, point.heading, judgement.slug)))
    ]
    return {
        "id": judgement.slug,
        "name": clean(point.heading),
        "shortDescription": message(clean(point.heading)),
        "fullDescription": message(clean(rule.why)),
        "help": {
            **message("\n".join(f"{label}: {text}" for label, text in parts)),
            "markdown": message("\n\n".join(f"**{label}:** {as_markdown(text)}" for label, text in parts))["text"],
        },
        "defaultConfiguration": {"level": "warning" if rule.conflict else "note"},
        "properties": {"tags": [point.stage, *rule.principles], "profile": rule.profile},
    }


def _parts(judgement: Judgement, source: str) -> Iterator[tuple[str, str]]:
    """Yield label and text of what a rule says; the law only where a finding says that it bears on this tender."""
    rule = judgement.rule
    law = judgement.findings[0].context if judgement.findings else ""
    told = (("Why", rule.why), ("What to write", rule.suggest), ("A question to ask", rule.ask), ("Law", law))
    yield from ((label, text) for label, text in told if text)
    yield "Source", source

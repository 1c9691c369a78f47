"""The figures of an evaluation as a person reads them: totals with intervals, a table for each rule, every disagreement."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tilint.evaluation.facts import FACTS

__all__ = ["written"]

LONGEST_TEXT = 150
HOW = (
    "Every figure has a 95 % interval in brackets: bootstrap, 1,000 draws of whole tenders or documents. "
    "Without a single error it is [1.000-1.000], which says that none was seen and no more. "
    "[from one]: all cases stand in one tender or document, so there is nothing to draw from."
)


def written(content: Mapping[str, Any]) -> str:
    """Return the figures as text."""
    lines = [*textwrap.wrap(HOW, 110), ""]
    if content["packs"]:
        lines += _packs(content)
    if "sentences" in content:
        lines += [""] * bool(content["packs"]) + list(_sentences(content["sentences"]))
    lines += list(_disagreements(content))
    return "\n".join(lines)


def _packs(content: Mapping[str, Any]) -> Iterator[str]:
    verdicts = content["verdicts"]
    yield f"{len(content['packs'])} packs of {len(content['tenders'])} tenders: {', '.join(content['packs'])}"
    if content["caution"]:
        yield content["caution"]
    yield f"verdicts       {verdicts['points']} points, accuracy {_figure(verdicts, 'accuracy')}"
    for name in ("conflict", "met", "absent"):
        yield f"  {name:<13}{_line(verdicts[name])}"
    for name in FACTS:
        yield f"{name:<15}{_line(content[name])}"
    yield ""
    yield "Confidence in tenders, as the report gives it (its steps were learned from labelled sentences)"
    yield from _reliability(verdicts["reliability"])
    yield ""
    yield "Per rule in tenders (accuracy; as labelled, as said, how often)"
    for slug, pairs in content["rules"].items():
        yield f"  {slug:<58} {_figure(content['rule_figures'][slug], 'accuracy')}  {_counts(pairs)}"


def _sentences(content: Mapping[str, Any]) -> Iterator[str]:
    roles = content["roles"]
    yield f"{content['passages']} labelled sentences of {len(content['documents'])} documents, each asked its one rule"
    if content["caution"]:
        yield content["caution"]
    if content["not_asked"]:
        yield f"{content['not_asked']} of them name a rule that is not asked of their kind of tender."
    yield from _sentence_verdicts(content)
    if "unseen" in content:
        unseen = content["unseen"]
        yield f"Of these, {unseen['passages']} of {len(unseen['documents'])} documents that no rule was mended with"
        yield from _sentence_verdicts(unseen)
    yield f"roles          accuracy {_figure(roles, 'accuracy')}"
    for name, figures in roles["by_role"].items():
        yield f"  {name:<13}{_line(figures)}"
    yield ""
    yield "Confidence in sentences, learned anew from all other documents for each document (leave one document out)"
    yield from _reliability(content["reliability"]["cross_validated"])
    yield "Confidence in sentences, as tilint gives it now (where these sentences have taught it, they say nothing new)"
    yield from _reliability(content["reliability"]["as_shipped"])
    yield ""
    yield "Per rule in sentences (accuracy; hard negatives silent; as labelled, as said, how often)"
    for slug, figures in content["rules"].items():
        silent = _figure(figures["hard_negatives"], "silent", figures["hard_negatives"]["passages"])
        yield f"  {slug:<58} {_figure(figures, 'accuracy')}  {silent}  {_counts(figures['confusion'])}"


def _sentence_verdicts(content: Mapping[str, Any]) -> Iterator[str]:
    negatives = content["hard_negatives"]
    yield f"verdicts       accuracy {_figure(content, 'accuracy')}"
    for name in ("conflict", "met"):
        yield f"  {name:<13}{_line(content[name])}"
    yield f"  hard negatives that stay silent: {_figure(negatives, 'silent', negatives['passages'])} of {negatives['passages']}"


def _reliability(table: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    for verdict, rows in table.items():
        for row in rows:
            share = _figure(row, "share")
            yield f"  {verdict:<10}{row['confidence']:<14} said {row['said']:>4}, right {row['right']:>4}: {share}"
        if not rows:
            yield f"  {verdict:<10}not said"


def _disagreements(content: Mapping[str, Any]) -> Iterator[str]:
    of_sentences = content.get("sentences", {}).get("disagreements", ())
    yield ""
    yield f"Disagreements · {len(content['disagreements']) + len(of_sentences)}"
    for item in content["disagreements"]:
        yield f"  {item['pack']}: {item['about']}: labelled {item['labelled']!r}, said {item['said']!r}"
        if item["where"]:
            yield f"      {item['where']}"
    for item in of_sentences:
        sure = "" if item["confidence"] is None else f" ({item['confidence']:.2f})"
        place = f"{item['document']} {item['number']}"
        yield f"  {place}: {item['rule']}: labelled {item['labelled']!r}, said {item['said']!r}{sure}"
        yield f"      {textwrap.shorten(item['text'], LONGEST_TEXT, placeholder=' …')}"


def _counts(pairs: Mapping[str, int]) -> str:
    return ", ".join(f"{pair} {number}" for pair, number in pairs.items())


def _figure(figures: Mapping[str, Any], name: str, of: int = 1) -> str:
    """Write a figure that has its interval beside it."""
    return _value(figures[name], figures["interval"], of)


def _value(value: float, interval: Sequence[float] | None, of: int) -> str:
    """Write a figure with its interval; a share of nothing is a dash, and one from a single tender has no interval."""
    if not of:
        return f"{'-':<19}"
    return f"{value:.3f} [{interval[0]:.3f}-{interval[1]:.3f}]" if interval else f"{value:.3f} {'[from one]':<13}"


def _line(figures: Mapping[str, Any]) -> str:
    right, false, missed = (figures[name] for name in ("right", "false", "missed"))
    shares = (
        ("precision", "precision", right + false),
        ("recall", "recall", right + missed),
        ("f1", "F1", sum((right, false, missed))),
    )
    parts = [f"{name} {_value(figures[key], figures['intervals'][key], of)}" for key, name, of in shares]
    return f"{'  '.join(parts)}  ({right} right, {false} false, {missed} missed)"

"""Runs tilint over a corpus of labelled tenders: CORPUS/packs/NAME/ with CORPUS/labels/NAME.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tilint.evaluation.labels import load_labels
from tilint.evaluation.scoring import Count, PackScore, confusion, score_pack, verdict_counts
from tilint.intake import find, read_tender
from tilint.linting import lint
from tilint.problems import Problem
from tilint.report import Scope
from tilint.reporters import View, all_reporters
from tilint.rulepack import RuleSet

__all__ = ["evaluate", "summary", "written"]

FACTS = ("timeline", "weights", "data_requests", "acronyms")


def evaluate(corpus: Path, rules: RuleSet, only: Sequence[str] = ()) -> Iterator[PackScore]:
    """Yield the score of each labelled tender of a corpus, in order of name. Raises `Problem` where there is none."""
    files = [file for file in sorted((corpus / "labels").glob("*.json")) if not only or file.stem in only]
    if not files:
        raise Problem(f"{corpus}: no labels here. A corpus holds packs/NAME/ and labels/NAME.json.")
    for file in files:
        folder = corpus / "packs" / file.stem
        if not folder.exists():
            raise Problem(f"{file}: there is no tender at {folder} for these labels.")
        for parcel in find([folder]):
            report = lint(read_tender(parcel), rules, Scope(profile="full"))
            yield score_pack(load_labels(file), json.loads(all_reporters()["json"].write(report, View())))


def summary(scores: Sequence[PackScore], rules: RuleSet) -> dict[str, Any]:
    """Return every figure as plain JSON values. `asked` counts only the points that some rule asks."""
    pairs = [pair for score in scores for pair in score.verdicts.values()]
    known = {slug for slug, _, _ in rules.rules}
    asked = [pair for score in scores for slug, pair in score.verdicts.items() if slug in known]
    content: dict[str, Any] = {
        "schema": "tilint-evaluation/1",
        "packs": [score.pack for score in scores],
        "verdicts": {
            "points": len(pairs),
            "accuracy": _share(pairs),
            "asked": {"points": len(asked), "accuracy": _share(asked)},
            **{verdict: _figures(count) for verdict, count in verdict_counts(scores)},
        },
    }
    for name in FACTS:
        content[name] = _figures(sum((score.facts[name] for score in scores), Count()))
    content["rules"] = {
        slug: {f"{labelled} as {said}": number for (labelled, said), number in sorted(pairs.items())}
        for slug, pairs in confusion(scores).items()
    }
    content["disagreements"] = [
        {"pack": item.pack, "about": item.about, "labelled": item.labelled, "said": item.said, "where": item.where}
        for score in scores
        for item in score.disagreements
    ]
    return content


def _share(pairs: Sequence[tuple[str, str]]) -> float:
    return round(sum(labelled == said for labelled, said in pairs) / len(pairs), 4) if pairs else 1.0


def _figures(count: Count) -> dict[str, float]:
    return {
        "precision": round(count.precision, 4),
        "recall": round(count.recall, 4),
        "f1": round(count.f1, 4),
        "right": count.right,
        "false": count.false,
        "missed": count.missed,
    }


def written(content: dict[str, Any]) -> str:
    """Return the figures as a person reads them: totals, a confusion table per rule, every disagreement."""
    verdicts = content["verdicts"]
    lines = [
        f"{len(content['packs'])} tenders: {', '.join(content['packs'])}",
        f"verdicts       {verdicts['points']} points, accuracy {verdicts['accuracy']:.3f}",
    ]
    lines += [f"  {name:<13}{_line(verdicts[name])}" for name in ("conflict", "met", "absent")]
    lines += [f"{name:<15}{_line(content[name])}" for name in FACTS]
    lines += ["", "Per rule (as labelled, as said, how often)"]
    for slug, pairs in content["rules"].items():
        lines.append(f"  {slug:<58} " + ", ".join(f"{pair} {number}" for pair, number in pairs.items()))
    lines += ["", f"Disagreements · {len(content['disagreements'])}"]
    for item in content["disagreements"]:
        lines.append(f"  {item['pack']}: {item['about']}: labelled {item['labelled']!r}, said {item['said']!r}")
        if item["where"]:
            lines.append(f"      {item['where']}")
    return "\n".join(lines)


def _line(figures: dict[str, float]) -> str:
    return (
        f"precision {figures['precision']:.3f}  recall {figures['recall']:.3f}  F1 {figures['f1']:.3f}"
        f"  ({figures['right']} right, {figures['false']} false, {figures['missed']} missed)"
    )

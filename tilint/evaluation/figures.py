"""Every figure of an evaluation as plain JSON values, each with its interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tilint.evaluation.calibrating import cross_validated
from tilint.evaluation.facts import FACTS
from tilint.evaluation.intervals import Bootstrap
from tilint.evaluation.passages import Passage
from tilint.evaluation.reliability import SAID, Claim, reliability
from tilint.evaluation.scoring import Count, PackScore
from tilint.rulepack import RuleSet

__all__ = ["passage_claims", "summary"]

Pairs = Sequence[tuple[str, str, str]]
"""Cluster, label and what was said, of each case."""


def summary(scores: Sequence[PackScore], rules: RuleSet, passages: Sequence[Passage] = ()) -> dict[str, Any]:
    """Return every figure. What a corpus does not hold, tenders or sentences, has no keys.

    `asked` counts only the points that some rule asks.
    """
    content: dict[str, Any] = {"schema": "tilint-evaluation/1", "packs": [score.pack for score in scores]}
    if scores:
        content |= _packs(scores, rules)
    if passages:
        content["sentences"] = _sentences(passages)
    content["disagreements"] = [
        {"pack": item.pack, "about": item.about, "labelled": item.labelled, "said": item.said, "where": item.where}
        for score in scores
        for item in score.disagreements
    ]
    return content


def _packs(scores: Sequence[PackScore], rules: RuleSet) -> dict[str, Any]:
    bootstrap = Bootstrap(score.tender for score in scores)
    known = {slug for slug, _, _ in rules.rules}
    by_slug = [(score, slug, said) for score in scores for slug, said in score.verdicts.items()]
    pairs = [(score.tender, said.labelled, said.said) for score, _, said in by_slug]
    asked = [(score.tender, said.labelled, said.said) for score, slug, said in by_slug if slug in known]
    claims = [
        Claim(score.tender, said.said, said.claimed, said.confidence, said.right)
        for score, _, said in by_slug
        if said.said in SAID
    ]
    content: dict[str, Any] = {
        "tenders": list(bootstrap.clusters),
        "caution": bootstrap.caution,
        "verdicts": {
            "points": len(pairs),
            **_accuracy(bootstrap, pairs),
            "asked": {"points": len(asked), **_accuracy(bootstrap, asked)},
            **{verdict: _verdict(bootstrap, pairs, verdict) for verdict in ("conflict", "met", "absent")},
            "reliability": reliability(bootstrap, claims),
        },
    }
    for name in FACTS:
        content[name] = _figures(bootstrap, [(score.tender, score.facts[name]) for score in scores])
    of_rule = {
        slug: [(score.tender, said.labelled, said.said) for score, other, said in by_slug if other == slug]
        for _, slug, _ in by_slug
    }
    content["rules"] = {slug: _confusion(of_rule[slug]) for slug in sorted(of_rule)}
    content["rule_figures"] = {
        slug: {"points": len(of_rule[slug]), **_accuracy(bootstrap, of_rule[slug])} for slug in sorted(of_rule)
    }
    return content


def _sentences(passages: Sequence[Passage]) -> dict[str, Any]:
    bootstrap = Bootstrap(passage.document for passage in passages)
    unseen = [passage for passage in passages if not passage.about.seen]
    claims = passage_claims(passages)
    by_rule: dict[str, list[Passage]] = {}
    for passage in sorted(passages, key=lambda passage: passage.slug):
        by_rule.setdefault(passage.slug, []).append(passage)
    return {
        "documents": list(bootstrap.clusters),
        "caution": bootstrap.caution,
        "not_asked": sum(not passage.asked for passage in passages),
        **_answers(bootstrap, passages),
        **({"unseen": _unseen(unseen)} if 0 < len(unseen) < len(passages) else {}),
        "roles": _roles(bootstrap, passages),
        "reliability": {
            "as_shipped": reliability(bootstrap, claims),
            "cross_validated": reliability(bootstrap, cross_validated(passage_claims(unseen))),
        },
        "rules": {
            slug: {**_answers(bootstrap, of_rule), "confusion": _confusion(_pairs(of_rule))} for slug, of_rule in by_rule.items()
        },
        "disagreements": [_disagreement(passage) for passage in passages if not passage.right],
    }


def passage_claims(passages: Iterable[Passage]) -> list[Claim]:
    """Return what was said of passages, silence left out, as claims to be calibrated."""
    return [
        Claim(
            passage.document, passage.said, passage.judgement.claimed, passage.judgement.confidence, passage.right, passage.shown
        )
        for passage in passages
        if passage.said in SAID
    ]


def _pairs(passages: Iterable[Passage]) -> Pairs:
    return [(passage.document, passage.label.verdict, passage.said) for passage in passages]


def _unseen(passages: Sequence[Passage]) -> dict[str, Any]:
    bootstrap = Bootstrap(passage.document for passage in passages)
    return {"documents": list(bootstrap.clusters), **_answers(bootstrap, passages)}


def _answers(bootstrap: Bootstrap, passages: Sequence[Passage]) -> dict[str, Any]:
    pairs = _pairs(passages)
    negatives = [pair for pair in pairs if pair[1] == "neither"]
    return {
        "passages": len(passages),
        **_accuracy(bootstrap, pairs),
        **{verdict: _verdict(bootstrap, pairs, verdict) for verdict in SAID},
        "hard_negatives": {"passages": len(negatives), **_accuracy(bootstrap, negatives, "silent")},
    }


def _roles(bootstrap: Bootstrap, passages: Sequence[Passage]) -> dict[str, Any]:
    pairs = [(passage.document, passage.label.role, passage.role) for passage in passages]
    labelled = Counter(role for _, role, _ in pairs)
    return {
        **_accuracy(bootstrap, pairs),
        "by_role": {role: {"passages": count, **_verdict(bootstrap, pairs, role)} for role, count in sorted(labelled.items())},
        "confusion": {pair: number for pair, number in _confusion(pairs).items() if len(set(pair.split(" as "))) == 2},
    }


def _disagreement(passage: Passage) -> dict[str, Any]:
    return {
        "document": passage.document,
        "number": passage.number,
        "rule": passage.slug,
        "text": passage.label.text,
        "labelled": passage.label.verdict,
        "said": passage.said,
        "confidence": round(passage.judgement.confidence, 2) if passage.said in SAID else None,
    }


def _accuracy(bootstrap: Bootstrap, pairs: Pairs, name: str = "accuracy") -> dict[str, Any]:
    share = bootstrap.ratio((cluster, labelled == said, 1) for cluster, labelled, said in pairs)
    return {name: round(share.value, 4), "interval": share.interval}


def _verdict(bootstrap: Bootstrap, pairs: Pairs, verdict: str) -> dict[str, Any]:
    """Return the figures on one answer among several: how often it was said rightly, falsely, or missed."""
    return _figures(
        bootstrap,
        [
            (cluster, Count(labelled == said == verdict, said == verdict != labelled, labelled == verdict != said))
            for cluster, labelled, said in pairs
        ],
    )


def _figures(bootstrap: Bootstrap, counts: Sequence[tuple[str, Count]]) -> dict[str, Any]:
    total = sum((count for _, count in counts), Count())
    figures = {
        "precision": bootstrap.ratio((cluster, count.right, count.right + count.false) for cluster, count in counts),
        "recall": bootstrap.ratio((cluster, count.right, count.right + count.missed) for cluster, count in counts),
        "f1": bootstrap.ratio(
            (cluster, 2 * count.right, 2 * count.right + count.false + count.missed) for cluster, count in counts
        ),
    }
    return {
        **{name: round(figure.value, 4) for name, figure in figures.items()},
        "intervals": {name: figure.interval for name, figure in figures.items()},
        "right": total.right,
        "false": total.false,
        "missed": total.missed,
    }


def _confusion(pairs: Pairs) -> Mapping[str, int]:
    """Return how often each label met each answer: "met as absent": 2."""
    counts = Counter((labelled, said) for _, labelled, said in pairs)
    return {f"{labelled} as {said or 'nothing'}": number for (labelled, said), number in sorted(counts.items())}

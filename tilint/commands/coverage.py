"""`tilint coverage`: the verdict of every guidance point, by stage."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from tilint.commands._shared import Setup, setup_options, tenders
from tilint.finding import Verdict
from tilint.report import Judgement, Report

SAYS = {
    Verdict.MET: "met",
    Verdict.CONFLICT: "works against",
    Verdict.GAP: "not found",
    Verdict.NOT_APPLICABLE: "not for this kind",
    Verdict.NOT_VISIBLE: "ask yourselves",
    Verdict.UNREAD: "not read",
}


@click.command("coverage")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "-f", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@setup_options
def command(paths: tuple[Path, ...], form: str, each: bool, **said: Any) -> None:  # noqa: FBT001  click passes flags so
    """Show the verdict of every guidance point on the tender at PATHS, by stage, with the place of the evidence."""
    from tilint.linting import lint  # noqa: PLC0415  needs spaCy

    setup = Setup.of(paths[0], said["nation"], said["kind"], said["packs"])
    rules = setup.rules()
    incomplete = False
    for tender in tenders(paths, each=each):
        report = lint(tender, rules, None, setup.settings)
        click.echo(json.dumps(_content(report), ensure_ascii=False, indent=1) if form == "json" else _table(report))
        incomplete = incomplete or report.incomplete
    sys.exit(3 if incomplete else 0)


def _stages(report: Report) -> dict[str, list[Judgement]]:
    stages: dict[str, list[Judgement]] = {}
    for judgement in report.judgements:
        stages.setdefault(judgement.rule.point.stage, []).append(judgement)
    return stages


def _totals(judgements: list[Judgement]) -> dict[str, int]:
    counts = Counter(judgement.verdict for judgement in judgements)
    return {verdict.value: counts[verdict] for verdict in Verdict if counts[verdict]}


def _content(report: Report) -> dict[str, Any]:
    return {
        "schema": "tilint-coverage/1",
        "tender": report.tender.name,
        "kind": report.kind,
        "stages": {
            stage: {
                "totals": _totals(judgements),
                "points": {
                    judgement.slug: {
                        "heading": judgement.rule.point.heading,
                        "verdict": judgement.verdict.value,
                        "principles": list(judgement.rule.principles),
                        "evidence": [report.where(place) for place in judgement.evidence[:3]],
                    }
                    for judgement in judgements
                },
            }
            for stage, judgements in _stages(report).items()
        },
        "principles": _by_principle(report),
        "totals": _totals(list(report.judgements)),
    }


def _by_principle(report: Report) -> dict[str, dict[str, int]]:
    found: dict[str, list[Judgement]] = {}
    for judgement in report.judgements:
        for principle in judgement.rule.principles:
            found.setdefault(principle, []).append(judgement)
    return {principle: _totals(found[principle]) for principle in sorted(found)}


def _table(report: Report) -> str:
    lines = [f"{report.tender.name} · {len(report.judgements)} guidance points · read as: {report.kind}"]
    for stage, judgements in _stages(report).items():
        lines += ["", f"{stage} · {_sentence(_totals(judgements))}"]
        for judgement in judgements:
            place = f"  ({report.where(judgement.evidence[0])})" if judgement.evidence else ""
            lines.append(f"  {SAYS[judgement.verdict]:<18} {judgement.rule.point.heading}{place}")
    lines += ["", "By principle"]
    lines += [f"  {principle:<24} {_sentence(totals)}" for principle, totals in _by_principle(report).items()]
    lines += ["", f"All · {_sentence(_totals(list(report.judgements)))}"]
    return "\n".join(lines)


def _sentence(totals: dict[str, int]) -> str:
    return ", ".join(f"{SAYS[Verdict(verdict)]} {number}" for verdict, number in totals.items())

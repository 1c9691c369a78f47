"""`tilint evaluate`: how far tilint agrees with careful readers of labelled tenders."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tilint.rulepack import load_packs


@click.command("evaluate")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="NAME", help="Only this tender; repeatable.")
@click.option("--format", "-f", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--pack", "packs", multiple=True, type=click.Path(path_type=Path), help="Folder of a further rule pack.")
def command(corpus: Path, only: tuple[str, ...], form: str, packs: tuple[Path, ...]) -> None:
    """Compare tilint with the labels of CORPUS, a folder with packs/NAME/ and labels/NAME.json."""
    from tilint.evaluation.run import evaluate, summary, written  # noqa: PLC0415  needs spaCy

    rules = load_packs(packs)
    content = summary(list(evaluate(corpus, rules, only)), rules)
    click.echo(json.dumps(content, ensure_ascii=False, indent=1) if form == "json" else written(content))

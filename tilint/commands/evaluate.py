"""`tilint evaluate`: how far tilint agrees with careful readers of labelled tenders and sentences."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tilint.commands._saving import write_file
from tilint.problems import Problem
from tilint.rulepack import load_packs


@click.command("evaluate")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="NAME", help="Only this tender or file of sentences; repeatable.")
@click.option("--format", "-f", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--errors", type=click.Choice(["html"]), help="Show each disagreement beside its passage, as one page.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write the page to this file, and print the figures.")
@click.option("--pack", "packs", multiple=True, type=click.Path(path_type=Path), help="Folder of a further rule pack.")
def command(corpus: Path, only: tuple[str, ...], packs: tuple[Path, ...], output: Path | None, **said: str | None) -> None:
    """Compare tilint with the labels of CORPUS.

    CORPUS is a folder with packs/NAME/ and labels/NAME.json, with sentences/NAME.yaml, or with both.
    """
    from tilint.evaluation.run import evaluate, evaluate_sentences, summary, written  # noqa: PLC0415  needs spaCy

    if output and not said["errors"]:
        raise Problem(f"-o {output}: this goes with --errors html, which makes the page that is written.")
    rules = load_packs(packs)
    scores, passages = list(evaluate(corpus, rules, only)), list(evaluate_sentences(corpus, rules, only))
    if said["errors"]:
        from tilint.evaluation.errors_page import page  # noqa: PLC0415  needs jinja2

        html = page(corpus.name, scores, passages, rules)
        if output is None:
            click.echo(html, nl=False)
            return
        write_file(output, html)
    content = summary(scores, rules, passages)
    click.echo(json.dumps(content, ensure_ascii=False, indent=1) if said["form"] == "json" else written(content))

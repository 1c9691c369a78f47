"""`tilint explain`: what a guidance point asks, why, and how to meet it."""

from __future__ import annotations

from pathlib import Path

import click

from tilint.explaining import explained
from tilint.problems import Problem
from tilint.rulepack import load_packs


@click.command("explain")
@click.argument("name")
@click.option("--pack", "packs", multiple=True, type=click.Path(path_type=Path), help="Folder of a further rule pack.")
def command(name: str, packs: tuple[Path, ...]) -> None:
    """Explain the guidance point or rule NAME: a rule's id, a point's slug, or a heading of the guidance."""
    rules = load_packs(packs)
    found = rules.find(name)
    if not found:
        near = rules.nearest(name)
        hint = f" Did you mean {near!r}?" if near else " `tilint rules` lists them."
        raise Problem(f"There is no rule or guidance point called {name!r}.{hint}")
    click.echo("\n".join(explained(*entry) for entry in found), nl=False)

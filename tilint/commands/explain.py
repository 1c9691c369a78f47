"""`tilint explain`: what a guidance point asks, why, and how to meet it."""

from __future__ import annotations

import shutil
import sys
import textwrap
from pathlib import Path

import click

from tilint.explaining import explained
from tilint.problems import Problem
from tilint.rulepack import load_packs

WIDEST = 110


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
    page = "\n".join(explained(*entry) for entry in found)
    if sys.stdout.isatty():
        page = _fitted(page, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))
    click.echo(page, nl=False)


def _fitted(page: str, width: int) -> str:
    """Break the long lines of a page between words; what is piped keeps its lines, as it may be pasted."""
    return "".join(f"{line}\n" for long in page.splitlines() for line in _lines(long, width))


def _lines(line: str, width: int) -> list[str]:
    lead = line[: len(line) - len(line.lstrip(" ->"))]
    return textwrap.wrap(line, width, subsequent_indent=lead.replace("-", " "), break_on_hyphens=False) or [""]

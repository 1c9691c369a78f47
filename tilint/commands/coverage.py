"""`tilint coverage`: the verdict of every guidance point, by stage, with questions to reflect on."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from tilint.commands._shared import Setup, leave, paths_argument, setup_options, tenders

WIDEST = 110


@click.command("coverage")
@paths_argument
@click.option("--format", "-f", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@setup_options
def command(paths: tuple[Path, ...], form: str, each: bool, **said: Any) -> None:  # noqa: FBT001  click passes flags so
    """Show the verdict of every guidance point on the tender at PATHS, by stage, with the place of the evidence.

    Each stage ends with questions to reflect on, chosen by what was found.
    """
    from tilint.coverage import content, table  # noqa: PLC0415  rules and reports are needed once the options are right
    from tilint.linting import lint  # noqa: PLC0415  needs spaCy

    setup = Setup.of(paths[0], said["nation"], said["kind"], said["packs"])
    rules = setup.rules()
    width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80
    incomplete = False
    for number, tender in enumerate(tenders(paths, each=each)):
        report = lint(tender, rules, None, setup.settings)
        if number:
            click.echo()
        if form == "json":
            click.echo(json.dumps(content(report), ensure_ascii=False, indent=1))
        else:
            click.echo(table(report, width), nl=False)
        incomplete = incomplete or report.incomplete
    leave(incomplete=incomplete)

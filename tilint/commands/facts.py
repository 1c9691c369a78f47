"""`tilint facts`: the dates, weights, information requests and acronyms of a tender."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from tilint.commands._shared import Setup, leave, paths_argument, setup_options, tell_unread, tenders


@click.command("facts")
@paths_argument
@click.option("--format", "-f", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@setup_options
def command(paths: tuple[Path, ...], form: str, each: bool, **said: Any) -> None:  # noqa: FBT001  click passes flags so
    """Print the facts of the tender at PATHS: a folder, a zip, or the files that belong together."""
    from tilint.linting import facts_of  # noqa: PLC0415  needs spaCy
    from tilint.reading import Reading  # noqa: PLC0415

    setup = Setup.of(paths[0], said["nation"], said["kind"], said["packs"])
    incomplete = False
    for tender in tenders(paths, each=each):
        reading = Reading(tender, setup.settings)
        rows = {fact.name: (fact.title, fact.rows(reading)) for fact in facts_of()}
        if form == "json":
            click.echo(json.dumps({name: list(found) for name, (_, found) in rows.items()}, ensure_ascii=False, indent=1))
        else:
            click.echo(f"{tender.name}")
            for title, found in rows.values():
                _table(title, found)
        tell_unread(tender)
        incomplete = incomplete or tender.incomplete
    leave(incomplete=incomplete)


def _table(title: str, rows: Sequence[Mapping[str, Any]]) -> None:
    click.echo(f"\n{title} · {len(rows)}")
    for row in rows:
        place = ", ".join(str(part) for part in (row.get("file"), row.get("page") and f"page {row['page']}") if part)
        said = "  ".join(_cell(key, value) for key, value in row.items() if key not in {"file", "page"})
        click.echo(f"  {said.strip()}" + (f"  ({place})" if place else ""))


def _cell(key: str, value: Any) -> str:
    if value is None or value == "" or value is False:
        return ""
    if value is True:
        return key.replace("_", " ")
    return f"“{value}”" if key in {"as_written", "quote"} else f"{value}%" if key == "percent" else str(value)

"""`tilint text`: what was read, block by block, so that anybody can see what the linter saw."""

from __future__ import annotations

from pathlib import Path

import click

from tilint.commands._shared import leave, paths_argument, tell_unread, tenders
from tilint.model import CELL_BREAK, Block, Document


@click.command("text")
@paths_argument
@click.option("--plain", is_flag=True, help="The words alone, without page, section and kind.")
def command(paths: tuple[Path, ...], plain: bool) -> None:  # noqa: FBT001  click passes flags so
    """Print what was read of the files at PATHS, block by block with page, section and kind."""
    incomplete = False
    for tender in tenders(paths, each=False):
        for document in tender.documents:
            _print(document, plain=plain)
        tell_unread(tender)
        incomplete = incomplete or tender.incomplete
    leave(incomplete=incomplete)


def _print(document: Document, *, plain: bool) -> None:
    if not plain:
        pages = f", {document.pages} pages" if document.pages else ""
        click.echo(f"== {document.name} ({document.kind}{pages}, {document.words:,} words)")
        for note in document.notes:
            click.echo(f"   {note}")
    section: tuple[str, ...] = ()
    for block in document.blocks:
        if not plain and block.section != section:
            section = block.section
            click.echo(f"-- {' > '.join(section)}")
        click.echo(_line(block, plain=plain))


def _line(block: Block, *, plain: bool) -> str:
    words = block.text.replace(CELL_BREAK, " | ").replace("\n", " / ")
    if block.label:
        words = f"{block.label} {words}"
    if plain:
        return words
    page = f"p{block.page} " if block.page else ""
    marks = "".join(
        mark
        for mark, holds in ((" hidden", block.hidden), (" inserted", block.inserted), (" header row", block.header_row))
        if holds
    )
    level = f" {block.level}" if block.level else ""
    return f"{page}[{block.kind.value}{level}{marks}] {words}"

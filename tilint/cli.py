"""The command line. Commands are loaded when they are used, so that `--help` costs nothing; the logic lies elsewhere."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from tilint import __version__
from tilint.problems import Problem

__all__ = ["tilint"]

COMMANDS = {
    "check": "Check a tender against the guidance.",
    "facts": "Print the dates, weights, information requests and acronyms of a tender.",
    "text": "Print what was read of a file, block by block.",
    "explain": "Explain a guidance point or a rule.",
    "coverage": "Show the verdict of every guidance point, by stage.",
    "rules": "List the rules, run their examples, or begin a new one.",
    "evaluate": "Compare tilint with labelled tenders.",
}
"""Names and short help of the commands, each in the module of its name in tilint.commands."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tilint.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands' short help without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a problem becomes one plain message and exit code 2."""
        try:
            return super().invoke(ctx)
        except Problem as problem:
            click.echo(f"tilint: {problem}", err=True)
            sys.exit(2)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="tilint %(version)s")
def tilint() -> None:
    """Check tender documents against trauma-informed commissioning guidance.

    Everything stays on this machine. Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use, a bad rule or
    bad configuration; 3 something could not be read.
    """

"""`tilint check`: a tender in, cited findings out."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import click

from tilint.commands._saving import check_targets, given_date, save, write_file
from tilint.commands._shared import Setup, paths_argument, read_all, setup_options
from tilint.finding import Verdict
from tilint.intake import Parcel, find
from tilint.problems import Problem
from tilint.report import Report
from tilint.reporters import View, all_reporters
from tilint.rulepack import RuleSet

VERDICTS = ("met", "conflict", "gap")


@click.command("check")
@paths_argument
@click.option("--format", "-f", "form", default="terminal", show_default=True, help="Form of the report on stdout.")
@click.option(
    "--output", "-o", "outputs", multiple=True, metavar="FORM=FILE", help="Write a form to a file (word, pdf: to a folder)."
)
@click.option("--profile", type=click.Choice(["essential", "full"]), help="essential (default): 25 rules; full: all.")
@click.option("--select", "-s", multiple=True, metavar="RULE", help="Show this rule only; repeatable.")
@click.option("--ignore", "-i", multiple=True, metavar="RULE", help="Leave this rule out; repeatable.")
@click.option("--fail-on", type=click.Choice(["conflict", "gap", "never"]), help="What ends with exit code 1 (conflict).")
@click.option("--show", multiple=True, type=click.Choice(VERDICTS), help="Which findings to print; repeatable (all).")
@click.option(
    "--as", "role", type=click.Choice(["commissioner", "provider"]), default="commissioner", show_default=True,
    help="commissioner: wording to paste; provider: questions to ask.",
)  # fmt: skip
@click.option("--no-summary", is_flag=True, help="Annotated PDFs: add no summary pages.")
@click.option("--hook", is_flag=True, help="The paths are changed files: check the whole tender of each.")
@setup_options
def command(paths: tuple[Path, ...], form: str, outputs: tuple[str, ...], each: bool, hook: bool, **said: Any) -> None:  # noqa: FBT001  click passes flags so
    """Check the tender at PATHS: a folder, a zip, or the files that belong together."""
    targets = _targets(outputs)
    for name in (form, *(name for name, _ in targets)):
        if name not in all_reporters():
            raise Problem(f"There is no report form called {name!r}. The forms are {', '.join(all_reporters())}.")
    if all_reporters()[form].save is not None:
        raise Problem(f"The form {form} is files, not text: write it to a folder with -o {form}=FOLDER.")
    setup = Setup.of(paths[0], said["nation"], said["kind"], said["packs"])
    parcels = _parcels(paths, setup, each=each, hook=hook)
    check_targets(targets, paths, parcels)
    view = replace(_view(said["role"], said["show"], paths), summary=not said["no_summary"])
    reports = list(_reports(parcels, setup, said))
    _write(list(zip(reports, parcels, strict=True)), form, targets, view)
    sys.exit(_exit_code(reports, said["fail_on"] or setup.config.fail_on))


def _targets(outputs: tuple[str, ...]) -> Sequence[tuple[str, Path]]:
    targets = []
    for output in outputs:
        name, equals, file = output.partition("=")
        if not equals or not file:
            raise Problem(f"-o {output}: write it as FORM=FILE, for example json=report.json.")
        targets.append((name, Path(file)))
    return targets


def _parcels(paths: tuple[Path, ...], setup: Setup, *, each: bool, hook: bool) -> tuple[Parcel, ...]:
    if not hook:
        return find(paths, each=each)
    from tilint.config import tender_folders  # noqa: PLC0415  only the hook asks which tender a file belongs to

    return tuple(parcel for folder in tender_folders(paths, setup.config) for parcel in find([folder]))


def _reports(parcels: Iterable[Parcel], setup: Setup, said: dict[str, Any]) -> Iterator[Report]:
    """Read and lint each tender; spaCy and the rules are loaded once, while the readers work on the first."""

    @cache
    def rules() -> RuleSet:
        from tilint.language import pipeline  # noqa: PLC0415  the slowest import, done beside the reading

        loaded = setup.rules()
        pipeline()
        return loaded

    for tender in read_all(parcels, rules):
        from tilint.linting import lint  # noqa: PLC0415  needs spaCy

        scope = setup.scope(rules(), said["profile"], said["select"], said["ignore"])
        yield lint(tender, rules(), scope, setup.settings)


def _view(role: str, show: tuple[str, ...], paths: tuple[Path, ...]) -> View:
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if terminal else 80
    named = shlex.join(str(path) for path in paths)
    return View(role=role, width=width, colour=terminal, show=frozenset(show or VERDICTS), paths=named)


def _write(checked: list[tuple[Report, Parcel]], form: str, targets: Sequence[tuple[str, Path]], view: View) -> None:
    reports = [report for report, _ in checked]
    homes = tuple(parcel.home for _, parcel in checked)
    plain = View(role=view.role, show=view.show, paths=view.paths, date=given_date(), homes=homes, summary=view.summary)
    for name, path in targets:
        if all_reporters()[name].save is None:
            write_file(path, all_reporters()[name].write(reports, replace(plain, suffix=path.suffix.lower())))
    shown = all_reporters()[form].write(reports, replace(view, homes=homes))
    if isinstance(shown, bytes):
        raise Problem(f"The form {form} is no text: write it to a file with -o {form}=FILE.")
    click.echo(shown, nl=False, color=view.colour or None)
    for name, path in targets:
        save(all_reporters()[name], checked, plain, path)


def _exit_code(reports: list[Report], fail_on: str) -> int:
    """Return 3 where something could not be read, else 1 where points fail by `fail_on`, else 0.

    A conflict that is only worth a look fails nothing as a conflict; it does where gaps fail, as the point is not met.
    """
    if any(report.incomplete for report in reports):
        return 3
    failing = {"never": (), "conflict": (Verdict.CONFLICT,), "gap": (Verdict.CONFLICT, Verdict.GAP)}[fail_on]
    shown = (judgement for report in reports for judgement in report.shown if judgement.verdict in failing)
    return int(any(fail_on == "gap" or not judgement.doubtful for judgement in shown))

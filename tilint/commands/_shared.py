"""What several commands share: options, configuration, reading a tender with progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from tilint.config import Config, load_config, nation_name
from tilint.intake import Parcel, Reader, find
from tilint.model import Tender
from tilint.problems import Problem
from tilint.reading import Settings
from tilint.report import Scope
from tilint.rulepack import RuleSet, load_packs

__all__ = ["Setup", "leave", "paths_argument", "read_all", "setup_options", "tell_unread", "tenders"]

F = TypeVar("F", bound=Callable[..., Any])

paths_argument = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


def setup_options(function: F) -> F:
    """Add the options that say what the tender is and which packs are used."""
    for option in (
        click.option("--each", is_flag=True, help="Each file is a tender of its own."),
        click.option("--nation", help="england, wales, scotland, northern-ireland or a country code such as US."),
        click.option("--kind", help="Kind of tender, such as people-services or grants+trauma."),
        click.option("--pack", "packs", multiple=True, type=click.Path(path_type=Path), help="Folder of a further rule pack."),
    ):
        function = option(function)
    return function


@dataclass(frozen=True)
class Setup:
    """Configuration file and options together: options come first."""

    config: Config
    settings: Settings
    packs: tuple[Path, ...] = ()

    @classmethod
    def of(cls, start: Path, nation: str | None, kind: str | None, packs: tuple[Path, ...]) -> Setup:
        """Read the configuration that holds for a place, and put the options on top."""
        config = load_config(start)
        if nation:
            _checked_nation(nation)
        if kind or config.kind:
            _checked_kind(kind or config.kind or "", "--kind" if kind else f"{config.file}: kind")
        settings = Settings(nation=nation or config.nation, kind=kind or config.kind)
        return cls(config, settings, packs or tuple(config.packs))

    def rules(self) -> RuleSet:
        """Load the rule packs."""
        return load_packs(self.packs)

    def scope(self, rules: RuleSet, profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> Scope:
        """Return which rules are shown. An unknown rule is a problem, not silence."""
        chosen, left_out = select or tuple(self.config.select), ignore or tuple(self.config.ignore)
        return Scope(profile or self.config.profile, _slugs(chosen, rules), _slugs(left_out, rules))


def _checked_nation(nation: str) -> None:
    try:
        nation_name(nation)
    except ValueError as error:
        text = f"--nation: {error}"
        raise Problem(text if text.endswith("?") else f"{text}.") from error


def _checked_kind(said: str, where: str) -> None:
    """Raise `Problem`, naming the nearest kind, for a kind that no tender can be of."""
    from tilint.facts.kind import kind_names, nearest_kind, said_kinds  # noqa: PLC0415  only where a kind is said

    for name in said_kinds(said):
        if name not in kind_names():
            near = nearest_kind(name)
            hint = f"did you mean {near!r}?" if near else f"the kinds are {', '.join(kind_names())}."
            raise Problem(f"{where}: {name!r} is not a kind of tender; {hint}")


def _slugs(names: tuple[str, ...], rules: RuleSet) -> frozenset[str]:
    slugs: set[str] = set()
    for name in names:
        found = rules.find(name)
        if not found:
            near = rules.nearest(name)
            raise Problem(f"There is no rule called {name!r}." + (f" Did you mean {near!r}?" if near else ""))
        slugs.update(slug for slug, _, _ in found)
    return frozenset(slugs)


def tenders(paths: tuple[Path, ...], *, each: bool) -> Iterator[Tender]:
    """Find and read the tenders at some paths, one after another."""
    return read_all(find(paths, each=each))


def read_all(parcels: Iterable[Parcel], meanwhile: Callable[[], object] | None = None) -> Iterator[Tender]:
    """Read tenders with the same reading processes, saying on stderr which file is being read where that takes a while.

    `meanwhile` is called for each tender while its files are being read.
    """
    progress = _Progress() if sys.stderr.isatty() else None
    with Reader() as reader:
        for parcel in parcels:
            try:
                tender = reader.read(parcel, progress=progress, meanwhile=meanwhile)
            finally:
                if progress:
                    progress.clear()
            yield tender


def tell_unread(tender: Tender) -> None:
    """Say on stderr what of a tender was not read, and what to do."""
    for item in tender.all_unread:
        click.echo(f"Not read: {item.document}, {item.what}: {item.why}. {item.advice}", err=True)


def leave(*, incomplete: bool) -> NoReturn:
    """End with 3 where something could not be read or there was nothing to read, else with 0."""
    sys.exit(3 if incomplete else 0)


class _Progress:
    """One line on stderr that says how far reading has come."""

    def __call__(self, name: str, done: int, total: int) -> None:
        click.echo(f"\r\x1b[KReading {done} of {total}: {name}", err=True, nl=False)

    def clear(self) -> None:
        """Take the line away."""
        click.echo("\r\x1b[K", err=True, nl=False)

"""Configuration: `tilint.toml`, or `[tool.tilint]` in `pyproject.toml`, in the tender's folder or one above it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, StrictStr, ValidationError

from tilint.problems import Problem

__all__ = ["Config", "load_config", "nation_name", "tender_folders"]

OWN_FILE = "tilint.toml"
SHARED_FILE = "pyproject.toml"
NATIONS = ("england", "wales", "scotland", "northern-ireland")


def nation_name(value: str) -> str:
    """Return a nation as it is written. Raises `ValueError`, naming what is near, where it is none."""
    if value in NATIONS or re.fullmatch(r"[A-Z]{2}", value):
        return value
    close = difflib.get_close_matches(value.lower().replace(" ", "-"), NATIONS, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"write one of {', '.join(NATIONS)}, or a country code such as 'US'"
    raise ValueError(f"{value!r} is not a nation; {hint}")


class Config(BaseModel):
    """What a project sets once for its tenders. Every key may be left out; options on the command line come first."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

    profile: Literal["essential", "full"] = "essential"
    """Which rules are shown."""
    select: tuple[StrictStr, ...] = ()
    """Show these rules only (ids)."""
    ignore: tuple[StrictStr, ...] = ()
    """Leave these rules out (ids)."""
    fail_on: Literal["conflict", "gap", "never"] = "conflict"
    """What makes a check end with exit code 1."""
    nation: Annotated[StrictStr, AfterValidator(nation_name)] | None = None
    """"england", "wales", "scotland", "northern-ireland" or a country code; read from the tender if not set."""
    kind: StrictStr | None = None
    """Kind of tender; read from the tender if not set."""
    tenders: tuple[StrictStr, ...] = ()
    """Patterns of the folders (or zips) that are tenders, from the configuration's folder: "tenders/*"."""
    packs: tuple[Annotated[Path, Field(strict=False)], ...] = ()
    """Folders of further rule packs; in the file from its own folder, here absolute."""

    _file: Path | None = PrivateAttr(default=None)

    @property
    def file(self) -> Path | None:
        """Where this was read from; None if there was no file."""
        return self._file

    @property
    def folder(self) -> Path:
        """The folder that patterns and paths are relative to."""
        return self._file.parent if self._file else Path.cwd()


def load_config(start: Path) -> Config:
    """Read the configuration that holds for a file or folder: the nearest above it, else above the current folder.

    Raises `Problem` for a file that cannot be read, an unknown key or a wrong value.
    """
    for folder in _folders_above(start):
        for name in (OWN_FILE, SHARED_FILE):
            file = folder / name
            table = _table(file) if file.is_file() else None
            if table is not None:
                return _config(table, file)
    return Config()


def tender_folders(changed: Iterable[Path], config: Config) -> list[Path]:
    """Return the tenders that changed files belong to, each once, in order.

    Where the configuration names `tenders`, these are the folders (or zips) that match, and a file outside them
    belongs to none. Otherwise a file's tender is the folder that it lies in.
    """
    files = [path.absolute() for path in changed]
    if not config.tenders:
        return sorted({file.parent for file in files if file.parent.is_dir()})
    known = {path for pattern in config.tenders for path in _matching(config, pattern)}
    tenders = {next((place for place in (file, *file.parents) if place in known), None) for file in files}
    return sorted(tender for tender in tenders if tender)


def _matching(config: Config, pattern: str) -> Iterator[Path]:
    try:
        yield from config.folder.glob(pattern.rstrip("/"))
    except (ValueError, NotImplementedError) as error:
        raise Problem(f"{config.file}: tenders: {pattern!r} must be a pattern below this file's folder.") from error


def _folders_above(start: Path) -> Iterator[Path]:
    here = start.absolute()
    yield from (here, *here.parents)
    now = Path.cwd()
    yield from (now, *now.parents)


def _table(file: Path) -> dict[str, Any] | None:
    """Return the configuration's table in a file; None where a shared file has none."""
    try:
        loaded = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{file}: this file could not be read ({error}).") from error
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{file}: this is not valid TOML: {error}.") from error
    if file.name == OWN_FILE:
        return loaded
    tool = loaded.get("tool")
    table = tool.get("tilint") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise Problem(f"{file}: tool.tilint must be a table of keys.")
    return table


def _config(table: dict[str, Any], file: Path) -> Config:
    try:
        config = Config.model_validate(table)
    except ValidationError as error:
        raise Problem("\n".join(_complaint(file, item) for item in error.errors())) from error
    config = config.model_copy(update={"packs": tuple(file.parent / pack for pack in config.packs)})
    config._file = file  # noqa: SLF001  its own class's private attribute, which pydantic keeps out of the keys
    return config


def _complaint(file: Path, item: Any) -> str:
    """Say what is wrong with one key, naming the file, the key and what it may be."""
    where = ".".join(str(part) for part in item["loc"])
    if item["type"] == "extra_forbidden":
        keys = [field.alias or name for name, field in Config.model_fields.items()]
        close = difflib.get_close_matches(where.replace("_", "-"), keys, n=1)
        hint = f'Did you mean "{close[0]}"?' if close else f"The keys are {', '.join(keys)}."
        return f'{file}: there is no key "{where}". {hint}'
    if item["type"] == "literal_error":
        return f"{file}: {where}: {item['input']!r} must be {item['ctx']['expected']}."
    if item["type"] in {"tuple_type", "list_type"}:
        return f'{file}: {where}: this must be a list, such as ["{item["input"]}"].'
    if item["type"] == "value_error":
        return f"{file}: {where}: {item['ctx']['error']}."
    return f"{file}: {where}: {item['msg'][0].lower()}{item['msg'][1:]}."

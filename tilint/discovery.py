"""Finds the parsers, facts, checks and reporters of a package: one module each, with no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from tilint.problems import Problem

__all__ = ["modules", "offered"]


@cache
def modules(package: str) -> tuple[ModuleType, ...]:
    """Import every module directly inside a package, in order of name. Names that begin with "_" are helpers."""
    home = importlib.import_module(package)
    names = sorted(found.name for found in pkgutil.iter_modules(home.__path__) if not found.name.startswith("_"))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)


def offered(group: str, what: str) -> Iterator[ModuleType]:
    """Import the modules that installed packages name in an entry point group, in order of module name.

    `what` they hold, for the reader ("checks"). Raises `Problem` for one that cannot be imported or is no module.
    """
    for point in sorted(entry_points(group=group), key=lambda point: (point.value, point.name)):
        offer = f"The installed package {point.dist.name if point.dist else ''} offers {what} in {point.value}"
        try:
            module = point.load()
        except Exception as error:
            msg = f"{offer}, which cannot be imported: {error}"
            raise Problem(msg) from error
        if not isinstance(module, ModuleType):
            msg = f"{offer}, which is no module. Name the module alone."
            raise Problem(msg)
        yield module

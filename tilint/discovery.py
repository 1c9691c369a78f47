"""Finds the parsers, facts, checks and reporters of a package: one module each, with no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

__all__ = ["modules"]


@cache
def modules(package: str) -> tuple[ModuleType, ...]:
    """Import every module directly inside a package, in order of name. Names that begin with "_" are helpers."""
    home = importlib.import_module(package)
    names = sorted(found.name for found in pkgutil.iter_modules(home.__path__) if not found.name.startswith("_"))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)

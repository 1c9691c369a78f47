"""The CPV code by which a buyer classes a tender, and the kind of tender that it stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tilint import strict_yaml
from tilint.model import Location
from tilint.reading import Reading

__all__ = ["kind_of_code", "read_classification"]

_CODE = re.compile(r"\bCPV\b[^\d\n]{0,60}?(?<!\d)(?P<said>(?P<code>\d{8})(?!\d)(?:-\d)?(?: [A-Za-z][\w ,&-]{0,80}\b)?)")
_NONE = "none"


@cache
def _kinds() -> Mapping[str, str]:
    text = files("tilint.facts").joinpath("data", "cpv.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = strict_yaml.load(text)
    return loaded


def kind_of_code(code: str) -> str:
    """Return the kind of tender that a CPV code stands for; "" where it tells none."""
    kind = next((_kinds()[code[:length]] for length in range(len(code), 1, -1) if code[:length] in _kinds()), _NONE)
    return "" if kind == _NONE else kind


def read_classification(reading: Reading) -> tuple[str, Location] | None:
    """Return the kind of tender that the first CPV code stands for, and its place: the first is the main one."""
    for number, place, _, block in reading.blocks():
        found = _CODE.search(block.text) if "CPV" in block.text else None
        if found:
            kind = kind_of_code(found["code"])
            return (kind, Location(number, place, *found.span("said"))) if kind else None
    return None

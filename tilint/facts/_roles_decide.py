"""Which role follows from a sentence's clause, its place and what it speaks of: the lines of data/roles.yaml, first fit first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from tilint.facts._roles_grammar import Clause
from tilint.facts._roles_words import data

__all__ = ["decide"]

_OF_CLAUSE = tuple(field.name for field in fields(Clause))


@dataclass(frozen=True, slots=True)
class _Line:
    """What must hold for one role: values that each part of the clause, the place and the cues may have."""

    role: str
    clause: tuple[tuple[str, frozenset[Any]], ...]
    place: frozenset[str] | None
    cue: frozenset[str] | None

    def fits(self, clause: Clause, place: str, cues: frozenset[str]) -> bool:
        return (
            (self.place is None or place in self.place)
            and (self.cue is None or not self.cue.isdisjoint(cues))
            and all(getattr(clause, name) in values for name, values in self.clause)
        )


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(_line(entry) for entry in data("roles")["decisions"])


def _line(entry: Mapping[str, Any]) -> _Line:
    asked = {key: frozenset(value if isinstance(value, list) else [value]) for key, value in entry.items() if key != "role"}
    if "may" in asked.get("modal", ()):
        asked["modal"] |= {"can"}
    clause = tuple((name, asked.pop(name)) for name in _OF_CLAUSE if name in asked)
    line = _Line(entry["role"], clause, asked.pop("place", None), asked.pop("cue", None))
    if asked:
        msg = f"data/roles.yaml: a decision asks for {', '.join(asked)}"
        raise ValueError(msg)
    return line


@lru_cache(maxsize=20_000)
def decide(clause: Clause, place: str, cues: frozenset[str]) -> str:
    """Return the role of a sentence."""
    return next(line.role for line in _lines() if line.fits(clause, place, cues))

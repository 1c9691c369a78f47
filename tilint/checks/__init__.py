"""Checks: the verbs that rules name. A check looks at a reading and returns hits; it knows no rule.

A check is a decorated function in a module here; it is found, not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from tilint import discovery
from tilint.finding import Hit
from tilint.reading import Reading

__all__ = ["Check", "Options", "all_checks", "check"]


class Options(BaseModel):
    """Base of every check's options: unknown keys are refused when the rule pack loads."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


O = TypeVar("O", bound=Options)  # noqa: E741  the one letter that type variables of options go by here


@dataclass(frozen=True, slots=True)
class Check(Generic[O]):
    """A named verb with its typed options. The function's docstring is its documentation, with an example in YAML."""

    name: str
    options: type[O]
    run: Callable[[Reading, O], Iterable[Hit]]

    @property
    def help(self) -> str:
        """What the check does, for rule authors."""
        return (self.run.__doc__ or "").strip()


def check(name: str, options: type[O]) -> Callable[[Callable[[Reading, O], Iterable[Hit]]], Check[O]]:
    """Make a function a check that rules can name."""

    def wrap(run: Callable[[Reading, O], Iterable[Hit]]) -> Check[O]:
        return Check(name, options, run)

    return wrap


@cache
def all_checks() -> Mapping[str, Check[Any]]:
    """Return every check by name."""
    found: dict[str, Check[Any]] = {}
    for module in discovery.modules(__name__):
        for thing in vars(module).values():
            if isinstance(thing, Check):
                found[thing.name] = thing
    return dict(sorted(found.items()))

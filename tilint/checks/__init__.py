"""Checks: the verbs that rules name. A check looks at a reading and returns hits; it knows no rule.

A check is a decorated function in a module here, or in a module that an installed package names in the entry point
group `tilint.checks`; it is found, not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from tilint import discovery
from tilint.finding import Hit
from tilint.problems import Problem
from tilint.reading import Reading

__all__ = ["GROUP", "Check", "Options", "all_checks", "check"]

GROUP = "tilint.checks"
"""Entry points of this group name modules of other packages that hold checks."""


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
    """Return every check by name. Raises `Problem` where two have one name, or an installed one cannot be loaded."""
    found: dict[str, Check[Any]] = {}
    for module in (*discovery.modules(__name__), *discovery.offered(GROUP, "checks")):
        for thing in vars(module).values():
            if not isinstance(thing, Check):
                continue
            taken = found.setdefault(thing.name, thing)
            if taken is not thing:  # a module may import another's check: that is the same one
                places = f"one in {_home(taken)}, one in {_home(thing)}"
                msg = f"Two checks are called {thing.name!r}: {places}. Rename one of them."
                raise Problem(msg)
    return dict(sorted(found.items()))


def _home(known: Check[Any]) -> str:
    return str(known.run.__module__)

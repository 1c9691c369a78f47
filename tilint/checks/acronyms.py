"""The verb `acronyms`: how many acronyms the tender never expands, and which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import Field, model_validator

from tilint.checks import Options, check
from tilint.facts.acronyms import Acronym, read_acronyms
from tilint.finding import Hit
from tilint.reading import Reading

__all__ = ["AcronymOptions", "acronyms"]

LISTED = 8
"""Acronyms that a message names before it says "and 5 more"."""


class AcronymOptions(Options):
    """Options of `acronyms`: bounds on how many acronyms are never expanded; give one or both."""

    at_least: int | None = Field(default=None, ge=1)
    """So many or more are never expanded: one hit for each of them, at its first use."""
    at_most: int | None = Field(default=None, ge=0)
    """So many or fewer are, of one acronym or more in the tender: one hit, where the first expanded one is used."""

    @model_validator(mode="after")
    def _bounded(self) -> AcronymOptions:
        if self.at_least is None and self.at_most is None:
            msg = "give at_least or at_most"
            raise ValueError(msg)
        return self


@check("acronyms", options=AcronymOptions)
def acronyms(reading: Reading, options: AcronymOptions) -> Iterator[Hit]:
    """Count the acronyms that the tender never expands, in any of its files.

    Values: {count} never expanded, {expanded} expanded, {list} the unexpanded ones, {swaps} wording for the first.

    ```yaml
    check: acronyms
    at_least: 3
    ```
    """
    found = reading.fact(read_acronyms)
    bare = [acronym for acronym in found if not acronym.expanded]
    if (
        not found
        or len(bare) < (options.at_least or 0)
        or len(bare) > (len(bare) if options.at_most is None else options.at_most)
    ):
        return
    values = _values(found, bare)
    if options.at_least is not None:
        yield from (Hit(acronym.places[0], values) for acronym in bare)
    else:
        shown = next((acronym for acronym in found if acronym.expanded), found[0])
        yield Hit(shown.places[0], values)


def _values(found: Sequence[Acronym], bare: Sequence[Acronym]) -> Mapping[str, str]:
    """Return what a message may say, the most used acronyms first."""
    by_use = sorted(bare, key=lambda acronym: -len(acronym.places))
    named = [acronym.short for acronym in by_use]
    rest = len(named) - LISTED
    listed = ", ".join(named[:LISTED]) + (f" and {rest} more" if rest > 0 else "")
    swaps = [f"{acronym.short} ({acronym.usual or '[long form]'})" for acronym in by_use[:4]]
    return {
        "count": str(len(bare)),
        "expanded": str(len(found) - len(bare)),
        "list": listed or "none",
        "swaps": "; ".join(swaps),
    }

"""The verb `terms`: length of the contract, extension, time to pay, and notice for ending it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from tilint.checks import Options, check
from tilint.facts._quantities import quantities
from tilint.facts.terms import Term, read_terms
from tilint.finding import Hit
from tilint.reading import Reading

__all__ = ["TermsOptions", "terms"]

_SLACK = 1.02
"""Months and years are not all of one length: bounds give way by two per cent."""


def _in_days(written: object) -> object:
    """Return the days of a time written "30 days", "12 months" or "3 years". Raises `ValueError` for anything else."""
    found = list(quantities(written)) if isinstance(written, str) else []
    days = found[0].in_days() if len(found) == 1 else None
    if days is None:
        msg = f"{written!r} is no amount of time; write it as '30 days', '12 months' or '3 years'"
        raise ValueError(msg)
    return days


Time = Annotated[float | None, BeforeValidator(_in_days), WithJsonSchema({"type": "string", "examples": ["30 days", "3 years"]})]


class TermsOptions(Options):
    """Options of `terms`. Bounds are amounts of time, written as in a tender: "30 days", "12 months", "3 years"."""

    find: Literal["length", "extension", "payment", "notice"]
    at_least: Time = None
    more_than: Time = None
    at_most: Time = None
    less_than: Time = None
    party: tuple[Literal["provider", "supply chain", "buyer", "either", ""], ...] = ()
    """Who is paid, or who may give the notice; "" where the tender does not say. None given: anyone."""
    refused: bool = False
    """True: look for an extension that is ruled out, in place of one that is possible."""
    confidence: float = Field(default=0.85, gt=0, le=1)

    def fits(self, term: Term) -> bool:
        """Tell whether a term is of the kind that is looked for and within the bounds."""
        if term.kind != self.find or term.refused != self.refused or (self.party and term.party not in self.party):
            return False
        bounds = (self.at_least, self.more_than, self.at_most, self.less_than)
        if term.days is None:
            return all(bound is None for bound in bounds)
        return (
            (self.at_least is None or term.days * _SLACK >= self.at_least)
            and (self.more_than is None or term.days > self.more_than * _SLACK)
            and (self.at_most is None or term.days <= self.at_most * _SLACK)
            and (self.less_than is None or term.days * _SLACK < self.less_than)
        )


@check("terms", options=TermsOptions)
def terms(reading: Reading, options: TermsOptions) -> Iterator[Hit]:
    """Find the terms of the contract that are amounts of time.

    `length` is how long the contract, grant or framework lasts; `extension` an option to extend or renew it, with or
    without a number; `payment` the time within which invoices are paid; `notice` the notice that ends the contract. A
    term without a number hits only where no bound is given. Value: {amount}, as the tender writes it.

    ```yaml
    check: terms
    find: payment
    more_than: 30 days
    party: [provider]
    ```
    """
    for term in reading.fact(read_terms):
        if options.fits(term):
            yield Hit(term.location, {"amount": term.written}, options.confidence)

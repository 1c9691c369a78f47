"""Verbs on award criteria: are weights stated, what share has price, what is ranked first in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from tilint.checks import Options, check
from tilint.facts.award import Award, CriteriaSet, Criterion, Kind, read_award
from tilint.finding import Hit
from tilint.reading import Reading

__all__ = ["PriceShareOptions", "RankedOptions", "WeightsOptions", "price_share", "ranked", "weights"]

_LIKELY_SUM = (60, 140)
"""A sum in per cent outside these bounds says more about what could not be read than about the tender."""
_STATED = {
    "order": Kind.ORDER,
    "unweighted": Kind.UNWEIGHTED,
    "best-value": Kind.BEST_VALUE,
    "price-only": Kind.PRICE_ONLY,
    "pass-fail": Kind.PASS_FAIL,
}


class WeightsOptions(Options):
    """Options of `weights`."""

    find: Literal["stated", "placeholder", "wrong-sum", "range", "order", "unweighted", "best-value", "price-only", "pass-fail"]
    """What to look for. The last five are sentences, which count only where the tender gives no weight in numbers."""


class PriceShareOptions(Options):
    """Options of `price_share`. Shares are per cent of all that is scored."""

    above: float | None = Field(default=None, ge=0, le=100)
    at_most: float | None = Field(default=None, ge=0, le=100)

    @model_validator(mode="after")
    def _compares(self) -> PriceShareOptions:
        if (self.above is None) == (self.at_most is None):
            msg = "give one of above and at_most"
            raise ValueError(msg)
        return self


class RankedOptions(Options):
    """Options of `ranked`."""

    first: Literal["quality", "price"]


@check("weights", options=WeightsOptions)
def weights(reading: Reading, options: WeightsOptions) -> Iterator[Hit]:
    """Find how the weights of award criteria are stated.

    `stated` hits for each competition or lot whose weights sum to 100; `wrong-sum` for each that names price and sums
    to something else; `placeholder` once for weights that hold no number yet ("XX%"); `range` once where two or more
    weights are ranges ("10% to 90%"). `order`, `unweighted`, `best-value`, `price-only` and `pass-fail` hit sentences
    that say how tenders are judged where no weight is a number. Values: {criteria}, {sum}, {count}, {lot} (" for
    lot 2" or ""), {words}.

    ```yaml
    check: weights
    find: stated
    ```
    """
    award = reading.fact(read_award)
    if options.find == "stated":
        yield from (_hit_of(one) for one in award.sets if one.complete and (len(one.criteria) > 1 or not one.names_price))
    elif options.find == "wrong-sum":
        yield from (_hit_of(one, 0.75) for one in award.sets if _sums_wrong(one))
    elif options.find == "placeholder":
        yield from _together([one for one in award.criteria if one.placeholder])
    elif options.find == "range":
        ranged = [one for one in award.criteria if one.ranged]
        yield from _together(ranged if len(ranged) > 1 else [])
    elif not _numbers(award):
        yield from _said(reading, award, _STATED[options.find])


@check("price_share", options=PriceShareOptions)
def price_share(reading: Reading, options: PriceShareOptions) -> Iterator[Hit]:
    """Find competitions or lots where price has a share above a bound, or at most a bound.

    Only complete sets of weights count: those that sum to 100. Values: {price}, {quality} (what is left), {criteria},
    {lot}.

    ```yaml
    check: price_share
    above: 50
    ```
    """
    for one in reading.fact(read_award).sets:
        share = one.price_share
        if share is None:
            continue
        if (options.above is not None and share > options.above) or (options.at_most is not None and share <= options.at_most):
            yield _hit_of(one, price_first=True)


@check("ranked", options=RankedOptions)
def ranked(reading: Reading, options: RankedOptions) -> Iterator[Hit]:
    """Find sentences that rank quality above price, or price above quality, in words. Values: {words}.

    ```yaml
    check: ranked
    first: quality
    ```
    """
    for evidence in reading.fact(read_award).statements:
        if evidence.kind is Kind.ORDER and evidence.first == options.first:
            yield Hit(evidence.location, {"words": reading.tender.quote(evidence.location)}, 0.85)


def _numbers(award: Award) -> bool:
    """Tell whether any criterion has a weight in numbers, or a place kept for one."""
    return any(one.percent is not None or one.placeholder for one in award.criteria)


def _together(found: list[Criterion]) -> Iterator[Hit]:
    """Yield one hit for all these criteria, if there are any."""
    if found:
        values = {
            "count": str(len(found)),
            "criteria": ", ".join(dict.fromkeys(one.name for one in found[:4])),
            "words": found[0].as_written,
        }
        yield Hit(found[0].location, values, 0.85, tuple(one.location for one in found[1:]))


def _sums_wrong(one: CriteriaSet) -> bool:
    """Tell whether a set is whole by its names, price among them, and its sum is clearly not 100."""
    if one.total is None or one.complete or len(one.criteria) < 2:
        return False
    return one.names_price and _LIKELY_SUM[0] <= one.total <= _LIKELY_SUM[1]


def _said(reading: Reading, award: Award, kind: Kind) -> Iterator[Hit]:
    found = [evidence for evidence in award.statements if evidence.kind is kind]
    if found:
        first = found[0].location
        yield Hit(
            first,
            {"words": reading.tender.quote(first), "count": str(len(found))},
            0.7,
            tuple(one.location for one in found[1:4]),
        )


def _hit_of(one: CriteriaSet, confidence: float = 0.9, *, price_first: bool = False) -> Hit:
    share = one.price_share
    values = {
        "criteria": ", ".join(map(_named, one.criteria)),
        "sum": _figure(one.total),
        "count": str(len(one.criteria)),
        "price": _figure(share),
        "quality": _figure(None if share is None else 100 - share),
        "lot": f" for lot {one.lot.replace(' ', ', ')}" if one.lot else "",
    }
    ordered = sorted(one.criteria, key=lambda criterion: price_first and not criterion.about_price)
    first, *others = (criterion.location for criterion in ordered)
    return Hit(first, values, confidence, tuple(others))


def _named(one: Criterion) -> str:
    return f"{one.name} {_figure(one.percent)}%"


def _figure(value: float | None) -> str:
    """Write a number without needless decimals."""
    return "?" if value is None else f"{value:.10g}"

"""What is read of award criteria: a criterion, the set of one competition or lot, and the kinds of statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tilint.model import Location

__all__ = [
    "MOST_ITEMS",
    "SUM_TOLERANCE",
    "Award",
    "CriteriaSet",
    "Criterion",
    "Evidence",
    "Group",
    "Item",
    "Kind",
    "Weight",
]

SUM_TOLERANCE = 0.5
"""How far, in per cent, a sum may be from 100 and still be a matter of rounding."""


MOST_ITEMS = 200
"""A table or list with more rows than this is something else."""


class Kind(StrEnum):
    """How a tender states what it awards on, from the clearest to silence."""

    WEIGHTS = "weights"
    POINTS = "points"
    PLACEHOLDERS = "placeholders"
    ORDER = "order of importance"
    UNWEIGHTED = "criteria without weights"
    PRICE_ONLY = "price only"
    BEST_VALUE = "best value"
    PASS_FAIL = "pass or fail"  # noqa: S105  the words of a tender, not a password
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight as one cell or phrase states it. Percent and points are as written, None where it has none."""

    as_written: str
    percent: float | None = None
    points: float | None = None
    placeholder: bool = False
    """No number yet: "XX%", "[ ]%", "TBC"."""
    ranged: bool = False
    """A range ("10% to 90%") within which somebody else sets the number later."""
    pass_fail: bool = False
    bonus: bool = False
    bare: bool = False
    """A number without unit, which only the column above can explain."""

    @property
    def number(self) -> float | None:
        """The number to add up: percent, else points."""
        return self.percent if self.percent is not None else self.points


@dataclass(slots=True)
class Item:
    """A name with a weight, before it is known what it is part of."""

    name: str
    weight: Weight
    location: Location
    lot: str = ""
    depth: int = 0
    """1 where the table has a column of its own for the weights of parts."""
    under: str = ""
    """Words that stand above it: a heading row or section."""
    group: str = ""
    """Words of a cell that names what several rows are parts of, and states no weight of its own."""
    children: list[Item] = field(default_factory=list)
    full_marks: float | None = None
    """The most that it can score when a number such as 3 in its weighting multiplies the score."""
    subtotal: bool = False
    """It sums up the rows before it ("Quality total")."""


@dataclass(slots=True)
class Group:
    """Items that stand together: a table, a list, or a sentence."""

    items: list[Item]
    title: str = ""
    """The words above and around it, nearest last."""
    heading: str = ""
    """The row above a table's own headings that fills it, which names what the table is about."""
    lot: str = ""
    total: float | None = None
    """The sum that the tender itself states, in points or percent."""
    source: str = "table"
    """"table", "lines" or "sentence"."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """An award criterion and its weight.

    `percent` is of the whole competition where `parent` is None, else as written under the parent. Points out of
    a total other than 100 are turned into their share. None: a placeholder, a range, pass or fail, or bonus points.
    """

    name: str
    percent: float | None
    points: float | None
    as_written: str
    parent: str | None
    pass_fail: bool
    placeholder: bool
    ranged: bool
    bonus: bool
    lot: str
    location: Location
    about_price: bool = False


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """The top criteria of one competition or lot. `total` is their sum in percent, None where a number is missing."""

    lot: str
    criteria: tuple[Criterion, ...]
    total: float | None
    price_share: float | None
    """Percent for price or cost; None where the weights are not complete or no criterion is about price."""

    names_price: bool = False
    """Whether a top criterion is about price or cost."""

    @property
    def complete(self) -> bool:
        """Whether every weight is a number and they sum to 100."""
        return self.total is not None and abs(self.total - 100) <= SUM_TOLERANCE


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that says how tenders are judged. `first` is what it ranks first ("quality", "price" or "")."""

    kind: Kind
    location: Location
    first: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """Everything a tender says about what it awards on."""

    criteria: tuple[Criterion, ...] = ()
    sets: tuple[CriteriaSet, ...] = ()
    statements: tuple[Evidence, ...] = ()
    kind: Kind = Kind.NONE

    @property
    def price_share(self) -> float | None:
        """The largest share for price among the complete sets, in percent; None where no complete set names price."""
        shares = [one.price_share for one in self.sets if one.price_share is not None]
        return max(shares, default=None)

    @property
    def quality_share(self) -> float | None:
        """What is left when the largest share for price is taken away, in percent."""
        return None if self.price_share is None else 100 - self.price_share

"""Amounts that the options of a check ask for: days, months, years, per cent, money, with their bounds."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from tilint.checks import Options
from tilint.facts._quantities import Quantity, quantities

__all__ = ["Amount"]

Unit = Literal["days", "months", "years", "percent", "money"]


class Amount(Options):
    """An amount in the same sentence as the phrase. Days, months and years are compared as time, whatever the unit written."""

    unit: Unit
    at_least: float | None = None
    more_than: float | None = None
    at_most: float | None = None
    less_than: float | None = None
    after: bool = False
    """True: the amount must stand after the phrase begins."""

    @model_validator(mode="after")
    def _compares(self) -> Amount:
        if all(bound is None for bound in (self.at_least, self.more_than, self.at_most, self.less_than)):
            msg = "amount: give at_least, more_than, at_most or less_than"
            raise ValueError(msg)
        return self

    def allows(self, quantity: Quantity) -> bool:
        """Tell whether a quantity is of this unit and within the bounds."""
        value = _measure(quantity, self.unit)
        return value is not None and (
            (self.at_least is None or value >= self.at_least)
            and (self.more_than is None or value > self.more_than)
            and (self.at_most is None or value <= self.at_most)
            and (self.less_than is None or value < self.less_than)
        )

    def first(self, text: str, begins: int = 0) -> str | None:
        """Return the words of the first amount wanted in a text; with `after`, of one that ends beyond character `begins`."""
        for quantity in quantities(text):
            if self.allows(quantity) and not (self.after and quantity.end <= begins):
                return text[quantity.start : quantity.end]
        return None


def _measure(quantity: Quantity, unit: Unit) -> float | None:
    if unit in {"percent", "money"}:
        return quantity.value if quantity.unit == unit else None
    days = quantity.in_days()
    if days is None:
        return None
    if quantity.unit == unit or (unit == "days" and quantity.unit == "working days"):
        return days if unit == "days" else quantity.value
    return round(days / {"days": 1, "months": 30.4, "years": 365}[unit], 2)

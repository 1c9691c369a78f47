"""A criterion while the tree of award criteria grows, and what it becomes: criteria, and sets with sums and shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tilint.facts._award_model import CriteriaSet, Criterion, Item
from tilint.facts._award_nest import close
from tilint.facts._award_words import is_price

__all__ = ["Node", "criterion", "finished"]

_NAME_WORDS = 5


@dataclass(slots=True, eq=False)
class Node:
    """A criterion with its place in the tree."""

    item: Item
    percent: float | None
    parent: Node | None
    lot: str
    named_parent: str = ""
    """Name of a parent that is only a heading, not a criterion with a weight."""
    children: list[Node] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Whether it belongs in a sum."""
        return not self.item.weight.pass_fail and not self.item.weight.bonus

    @property
    def about_price(self) -> bool:
        """Whether it is about price or cost."""
        return is_price(self.item.name) or is_price(self.item.group)

    def is_worth(self, percent: float) -> bool:
        """Tell whether its weight is a number of per cent."""
        return self.percent is not None and close(self.percent, percent)


def finished(lot: str, nodes: Sequence[Node]) -> CriteriaSet:
    """Return a set of top criteria with its sum and the share of price."""
    whole = all(node.percent is not None for node in nodes)
    total = round(sum(node.percent or 0 for node in nodes), 2) if whole else None
    shares = [share for node in nodes if (share := _priced(node)) is not None]
    share = sum(shares) if shares or len(nodes) == 1 else None
    return CriteriaSet(
        lot=lot,
        criteria=tuple(map(criterion, nodes)),
        total=total,
        price_share=None if share is None or total is None or not close(total, 100) else round(share, 2),
        names_price=any(node.about_price for node in nodes),
    )


def _priced(node: Node) -> float | None:
    """Return the percent of a top criterion, or of parts of it, that is for price; None where no part is."""
    if node.about_price:
        return node.percent
    parts = [child for child in node.children if child.counts and child.percent]
    whole = sum(child.percent or 0 for child in parts)
    named = [child for child in parts if child.about_price and len(child.item.name.split()) <= _NAME_WORDS]
    priced = sum(child.percent or 0 for child in named)
    return priced * (node.percent or 0) / whole if priced else None


def criterion(node: Node) -> Criterion:
    """Return a node as a criterion that names its parent."""
    weight = node.item.weight
    return Criterion(
        name=node.item.name,
        percent=node.percent,
        points=weight.points,
        as_written=weight.as_written,
        parent=node.parent.item.name if node.parent else (node.named_parent or node.item.group or None),
        pass_fail=weight.pass_fail,
        placeholder=weight.placeholder,
        ranged=weight.ranged,
        bonus=weight.bonus,
        lot=node.lot,
        location=node.item.location,
        about_price=node.about_price,
    )

"""Joins groups of weights into one tree: the top criteria of each competition or lot, and what is a part of what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tilint.facts._award_model import SUM_TOLERANCE, CriteriaSet, Criterion, Group, Item
from tilint.facts._award_nest import close, nest, sum_of
from tilint.facts._award_nodes import Node, criterion, finished
from tilint.facts._award_titles import titled
from tilint.facts._award_words import category, is_price, lots_meet, same_name

__all__ = ["Tree"]

_MOST_NODES = 500
"""A tender with more criteria than this has been misread, and comparing them all would take long."""
_SELECTION = re.compile(
    r"selection (?:questionnaire|stage|criteria)|pre-?qualif|short-?listing (?:stage|criteria)|\b(?:SQ|PSQ|PQQ)\b", re.IGNORECASE
)
"""Words above weights of the stage that chooses who may bid."""


@dataclass(slots=True, eq=False)
class _Set:
    """The top criteria of one competition or lot, still growing."""

    lot: str
    nodes: list[Node] = field(default_factory=list)

    @property
    def total(self) -> float:
        return sum(node.percent for node in self.nodes if node.percent is not None)


@dataclass(slots=True)
class _Arrival:
    """A group on its way into the tree: what of it is new, in percent or by a factor from points."""

    group: Group
    factor: float
    items: list[Item] = field(default_factory=list)
    known: list[Node] = field(default_factory=list)
    """Criteria of the tree that the group only says again."""

    def percent(self, item: Item) -> float | None:
        weight = item.weight
        if weight.percent is not None or weight.points is None or weight.bonus:
            return weight.percent
        return round(weight.points * self.factor, 2)

    def lot(self, item: Item) -> str:
        return item.lot or self.group.lot

    @property
    def any_lot(self) -> str:
        """The lot of the group, or of its first new item."""
        return self.group.lot or self.items[0].lot

    @property
    def total(self) -> float:
        return sum_of(self.items) * self.factor


class Tree:
    """The criteria found so far. Groups are put in with `add`, the surest first."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.sets: list[_Set] = []
        self._by_number: dict[int | None, list[Node]] = defaultdict(list)

    def add(self, group: Group, totals: Sequence[float]) -> None:
        """Put a group where it belongs. `totals` are sums of points that the document states."""
        if len(self.nodes) + len(group.items) > _MOST_NODES:
            return
        group.items = _once(group.items)
        tops = nest(group.items, group.total or _stated(group, totals))
        arrival = _Arrival(group, 1.0 if self._share_of_titled(tops, group) else _factor(tops, group, totals))
        for item in self._ungrouped(tops, arrival):
            node = self._known(item, arrival)
            if node is None:
                arrival.items.append(item)
            else:
                arrival.known.append(node)
                self._put([child for child in item.children if self._known(child, arrival) is None], node, arrival)
        self._place_named(arrival)
        if any(not item.weight.pass_fail for item in arrival.items):
            self._place(arrival)
        elif not self.sets and not arrival.known:
            self._put(arrival.items, None, arrival)

    def _share_of_titled(self, tops: Sequence[Item], group: Group) -> bool:
        """Tell whether points sum to the per cent of the criterion that the words above them name."""
        equal = [node for node in self._tops(group.lot) if node.is_worth(sum_of(tops))]
        return titled(equal, group, weighed=True) is not None

    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria in the order in which the tender states them, parents named."""
        return tuple(sorted(map(criterion, self.nodes), key=lambda one: one.location))

    def finished_sets(self) -> tuple[CriteriaSet, ...]:
        """Return the sets of top criteria, with sums and the share of price."""
        return tuple(
            finished(joined.lot, sorted(joined.nodes, key=lambda node: node.item.location))
            for joined in self.sets
            if joined.nodes
        )

    def _ungrouped(self, items: Iterable[Item], arrival: _Arrival) -> Iterator[Item]:
        """Yield items, and in place of a subtotal over criteria that are known those criteria."""
        for item in items:
            known = sum(self._known(child, arrival) is not None for child in item.children)
            if item.subtotal and known * 2 > len(item.children) and self._known(item, arrival) is None:
                yield from item.children
            else:
                yield item

    def _known(self, item: Item, arrival: _Arrival) -> Node | None:
        """Return the criterion that an item only says again."""
        number = arrival.percent(item)
        for node in self._by_number[None if number is None else round(number * 10)]:
            if lots_meet(node.lot, arrival.lot(item)) and same_name(node.item.name, item.name):
                return node
        return None

    def _place_named(self, arrival: _Arrival) -> None:
        """Put rows of which a merged cell names the criterion under it, where it is known and they sum up to it."""
        for name in dict.fromkeys(item.group for item in arrival.items if item.group):
            rows = [item for item in arrival.items if item.group == name]
            worth = sum_of(rows) * arrival.factor
            fitting = [
                node
                for node in self._tops(rows[0].lot or arrival.group.lot)
                if same_name(node.item.name, name) and (node.is_worth(worth) or close(worth, 100))
            ]
            if fitting:
                self._put(rows, fitting[-1], arrival)
                arrival.items = [item for item in arrival.items if item.group != name]

    def _place(self, arrival: _Arrival) -> None:
        """Put what is new in a group under a criterion, into an open set, or into a set of its own."""
        if not self.sets:
            self._top(arrival)
            return
        parent = self._parent(arrival)
        if _SELECTION.search(arrival.group.title) and close(arrival.total, 100) and not _compares_price(arrival.items):
            self._aside(arrival)
        elif parent is not None:
            self._put(arrival.items, parent, arrival)
        elif self._apart(arrival):
            self._top(arrival)
        elif (unfinished := self._unfinished(arrival)) is not None:
            self._put(arrival.items, None, arrival, unfinished)
        elif close(arrival.total, 100) and _compares_price(arrival.items):
            self._top(arrival)
        elif arrival.group.source != "sentence":
            self._under_heading(arrival)

    def _top(self, arrival: _Arrival) -> None:
        joined = _Set(arrival.group.lot)
        self.sets.append(joined)
        self._put(arrival.items, None, arrival, joined)

    def _put(self, items: Iterable[Item], parent: Node | None, arrival: _Arrival, joined: _Set | None = None) -> None:
        for item in items:
            percent = arrival.percent(item)
            node = Node(item, percent, parent, arrival.lot(item))
            self.nodes.append(node)
            self._by_number[None if percent is None else round(percent * 10)].append(node)
            if parent is not None:
                parent.children.append(node)
            if joined is not None and node.counts:
                joined.nodes.append(node)
            self._put(item.children, node, arrival)

    def _tops(self, lot: str) -> list[Node]:
        return [node for joined in self.sets for node in joined.nodes if lots_meet(node.lot, lot)]

    def _parent(self, arrival: _Arrival) -> Node | None:
        """Return the criterion of which the new items are parts."""
        total, items = arrival.total, arrival.items
        if all(is_price(item.name) for item in items):
            priced = [node for node in self.nodes if node.about_price and lots_meet(node.lot, arrival.group.lot)]
            free = [node for node in priced if not node.children and node.percent is not None]
            fitting = [node for node in free if node.is_worth(total) or close(total, 100)]
            if fitting:
                return fitting[-1]
        tops = self._tops(arrival.any_lot)
        equal = [node for node in tops if node.is_worth(total) and node not in arrival.known]
        named = titled(equal, arrival.group) or titled(tops, arrival.group)
        if named is not None and (named in equal or close(total, 100)):
            return named
        open_nodes = [node for node in equal if arrival.any_lot or not node.children]
        if open_nodes and (len(items) > 1 or arrival.known):
            kinds = {category(item.name) for item in items} | {"quality"}
            return min(open_nodes, key=lambda node: (node.about_price, category(node.item.name) not in kinds))
        return arrival.known[0].parent if arrival.known else None

    def _apart(self, arrival: _Arrival) -> bool:
        """Tell whether a group is for a lot of which nothing is known yet, or holds places for numbers only."""
        lot = arrival.group.lot
        if lot and not any(lots_meet(one.lot, lot) for one in self.sets):
            return True
        unnumbered = all(item.weight.number is None for item in arrival.items)
        return unnumbered and len({category(item.name) for item in arrival.items}) > 1

    def _unfinished(self, arrival: _Arrival) -> _Set | None:
        """Return a set whose sum is short of 100 by enough to hold the new items."""
        for joined in self.sets:
            fits = 0 < arrival.total <= 100 - joined.total + SUM_TOLERANCE
            if fits and joined.total > 0 and lots_meet(joined.lot, arrival.group.lot):
                return joined
        return None

    def _aside(self, arrival: _Arrival) -> None:
        """Keep the weights of the selection stage apart from those of the award."""
        before = len(self.nodes)
        self._put(arrival.items, None, arrival)
        for node in self.nodes[before:]:
            node.named_parent = node.named_parent or arrival.group.title.split("\n", 1)[0]

    def _under_heading(self, arrival: _Arrival) -> None:
        """Put each item under the criterion whose name stands above it, else under the largest that has no parts."""
        tops = self._tops("")
        for item in arrival.items:
            parent = next((node for node in tops if item.under and same_name(node.item.name, item.under)), None)
            if parent is None:
                free = [node for node in tops if not node.about_price and _open_to(node, arrival.items)]
                parent = max(free, key=lambda node: node.percent or 0, default=None)
            before = len(self.nodes)
            self._put([item], parent, arrival)
            if parent is None:
                self.nodes[before].named_parent = item.under or arrival.group.title.split("\n", 1)[0] or "other"


def _open_to(node: Node, items: Sequence[Item]) -> bool:
    """Tell whether a criterion has no parts yet but these."""
    return not node.children or any(node.children[-1].item is item for item in items)


def _compares_price(items: Sequence[Item]) -> bool:
    return any(is_price(item.name) for item in items) and len({category(item.name) for item in items}) > 1


def _once(items: Iterable[Item]) -> list[Item]:
    """Drop items that the same table or list has said already; places kept for numbers are all kept."""
    seen: set[tuple[str, str, float, int]] = set()
    kept: list[Item] = []
    for item in items:
        number = item.weight.number
        key = (item.name.lower(), item.lot, -1.0 if number is None else number, item.depth)
        if number is None or key not in seen:
            kept.append(item)
        seen.add(key)
    return kept


def _stated(group: Group, totals: Sequence[float]) -> float | None:
    """Return the stated total that a group of points sums to, else the largest there is."""
    if any(item.weight.percent is not None for item in group.items):
        return None
    total = sum_of(group.items)
    return next((one for one in totals if close(one, total)), max(totals, default=None))


def _factor(tops: Sequence[Item], group: Group, totals: Sequence[float]) -> float:
    """Return by what to multiply points so that they are per cent.

    Without a stated total, points that sum to about 100 are taken for per cent as they stand, right or wrong; so are
    one or two small ones, which the rest of a tender must complete.
    """
    total = sum_of(tops)
    if any(item.weight.percent is not None for item in tops) or total == 0:
        return 1.0
    stated = [one for one in (group.total or 0.0, *totals) if one >= total - SUM_TOLERANCE]
    if stated:
        return 100 / max(stated)
    about_100 = 85 <= total <= 115
    few = total < 100 and len(tops) < 3 and not all(item.weight.bare for item in tops)
    return 1.0 if about_100 or few else 100 / total

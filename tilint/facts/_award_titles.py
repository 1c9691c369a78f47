"""Finds the criterion that the words above a table or list are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tilint.facts._award_model import Group
from tilint.facts._award_nodes import Node
from tilint.facts._award_words import category

__all__ = ["titled"]

_HAS_WEIGHT = re.compile(r"\d\s?(?:%|per ?cent|points|marks)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_LONG_WORD = 4


def titled(nodes: Sequence[Node], group: Group, *, weighed: bool = False) -> Node | None:
    """Return the criterion that the words nearest above a group name, or are of one kind with.

    Lines that state weights of their own count only where `weighed`.
    """
    lines = [line for line in group.title.split("\n") if line.strip() and (weighed or not _HAS_WEIGHT.search(line))]
    if group.heading:
        lines.append(group.heading.split("\n", 1)[0])
    for line in reversed(lines):
        words = set(_WORD.findall(line.lower()))
        named = [node for node in nodes if (own := _long_words(node.item.name)) and own <= words]
        kind = category(line)
        named = named or [node for node in nodes if kind and category(node.item.name) == kind]
        if named:
            return max(named, key=lambda node: len(node.item.name))
    return None


def _long_words(name: str) -> set[str]:
    return {word for word in _WORD.findall(name.lower()) if len(word) >= _LONG_WORD}

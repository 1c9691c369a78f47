"""Letters in capitals that are no acronym to expand, and what common acronyms stand for; see data/acronyms.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tilint import strict_yaml

__all__ = ["Known", "known"]

_ENDINGS = ("ING", "TION", "SION", "MENT", "ABLE", "NESS", "ITY", "OUS", "ANCE", "ENCE", "ED", "LY")
_ENDED = 6
"""Letters from which an ending tells an ordinary word."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of acronyms.yaml, in upper case but for the long forms."""

    everyday: frozenset[str]
    function: frozenset[str]
    shouted: frozenset[str]
    states: frozenset[str]
    long_forms: Mapping[str, str]

    def is_everyday(self, short: str) -> bool:
        """Tell whether every reader knows these letters, or they are a numeral or a placeholder (XX, XIV, II-4)."""
        upper = short.upper().replace(".", "")
        return upper in self.everyday or not set(re.sub(r"-\d+$", "", upper)) - set("IVX")

    def is_word(self, word: str) -> bool:
        """Tell whether letters in capitals read as an ordinary English word."""
        return word in self.shouted or word in self.function or (len(word) >= _ENDED and word.endswith(_ENDINGS))


@cache
def known() -> Known:
    """Load acronyms.yaml, once."""
    raw = strict_yaml.load(resources.files("tilint.facts").joinpath("data/acronyms.yaml").read_text(encoding="utf-8"))
    return Known(
        everyday=frozenset(word for words in raw["everyday"].values() for word in words.split()),
        function=frozenset(raw["function"].split()),
        shouted=frozenset(raw["shouted"].split()),
        states=frozenset(raw["states"].split()),
        long_forms=raw["long_forms"],
    )

"""The pattern language of data/requests*.yaml, and their patterns compiled. Works on text made plain: see `plain`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from tilint import strict_yaml

__all__ = ["alternatives", "any_of", "cue", "data", "may_be_missing", "parts", "plain", "whole"]

_SEPARATOR = r"[ /-]+"
_GAP = r"(?: +[^ ]+){0,8}?"
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "é": "e", "É": "E", "\u00a0": " ", "\u2009": " ", "\n": " ", "\t": " "}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-")
)
_PLAIN_WORD = re.compile(r"[a-z\[\]]{3,}(?<!s)")
_LIST = re.compile(r"\{([a-z_]+)\}")
_OPENING = re.compile(r"(?<!\\)\((?!\?)")


def plain(text: str) -> str:
    """Return the text in lower case with plain quotes and hyphens, each character in its old place."""
    translated = text.translate(_PLAIN)
    lower = translated.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in translated)


@cache
def data(name: str) -> Mapping[str, Any]:
    """Return what a data file holds: "requests" or "requests_asking"."""
    source = resources.files("tilint.facts").joinpath(f"data/{name}.yaml")
    loaded: Mapping[str, Any] = strict_yaml.load(source.read_text(encoding="utf-8"))
    return loaded


def parts(pattern: str) -> Iterator[str]:
    """Split a pattern at the spaces that stand outside round brackets."""
    depth, start = 0, 0
    for place, char in enumerate(pattern):
        escaped = place > 0 and pattern[place - 1] == "\\"
        if char in "()" and not escaped:
            depth += 1 if char == "(" else -1
        elif char == " " and not depth:
            yield pattern[start:place]
            start = place + 1
    yield pattern[start:]


def may_be_missing(part: str) -> bool:
    """Tell whether a part of a pattern is optional: "(x)?"."""
    return part.startswith("(") and part.endswith(")?")


def _expression(pattern: str, *, plural: bool) -> str:
    """Turn a pattern into a regular expression. With `plural`, a word that stands alone may also have an "s"."""
    out, begun = "", False
    for part in parts(pattern):
        if part == "...":
            out += _GAP
            continue
        words = re.sub(r"\*$", r"\\w*", _OPENING.sub("(?:", part).replace(" ", _SEPARATOR))
        words = _LIST.sub(lambda found: alternatives("verbs" if found[1] == "done" else "lists", found[1]), words)
        if plural and _PLAIN_WORD.fullmatch(part):
            words += "s?"
        if may_be_missing(part):
            out += f"(?:{_SEPARATOR}{words[:-1]})?" if begun else f"(?:{words[:-1]}{_SEPARATOR})?"
        else:
            out += f"{_SEPARATOR}{words}" if begun else words
            begun = True
    return out


def any_of(patterns: Iterable[str], *, plural: bool = False) -> str:
    """Return an expression that matches any of the patterns."""
    return f"(?:{'|'.join(_expression(pattern, plural=plural) for pattern in patterns)})"


def whole(expression: str, end: str = "") -> re.Pattern[str]:
    """Compile an expression that matches whole words only, with an optional `end` behind them."""
    return re.compile(rf"(?<!\w){expression}{end}(?!\w)")


@cache
def alternatives(group: str, name: str) -> str:
    """Return an expression for the words of requests_asking.yaml under `group` and `name`."""
    return any_of(data("requests_asking")[group][name], plural=group == "lists")


@cache
def cue(group: str, name: str) -> re.Pattern[str]:
    """Return the compiled words of requests_asking.yaml under `group` and `name`."""
    return whole(alternatives(group, name))

"""The words of data/requests*.yaml: phrases in the language of tilint/phrases.py, compiled for text made plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from tilint import strict_yaml
from tilint.phrase_text import in_plural, over_text, with_lists
from tilint.phrases import Phrase, parse

__all__ = ["alternatives", "any_of", "cue", "data", "phrases", "plain", "whole"]

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "é": "e", "É": "E", "\u00a0": " ", "\u2009": " ", "\n": " ", "\t": " "}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-")
)


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


@cache
def _listed(name: str) -> tuple[str, ...]:
    """Return the words that <name> stands for, in the singular and, for lists of names, in the plural."""
    asking = data("requests_asking")
    if name not in asking["lists"]:
        return tuple(asking["verbs"][name])
    found = [" ".join(run) for word in asking["lists"][name] for run in in_plural(parse(word)).pieces[-1].choices]
    return tuple(dict.fromkeys(found))


def phrases(texts: Iterable[str], *, plural: bool = False) -> Iterator[Phrase]:
    """Yield the phrases that texts spell, with their lists filled in; with `plural`, to be found in the plural too."""
    for text in texts:
        phrase = parse(with_lists(text, _listed))
        yield in_plural(phrase) if plural else phrase


def any_of(texts: Iterable[str], *, plural: bool = False) -> str:
    """Return an expression that matches any of the phrases."""
    return f"(?:{'|'.join(map(over_text, phrases(texts, plural=plural)))})"


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

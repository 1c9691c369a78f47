"""Reads award weights from running prose: "70% quality and 30% price", "a 60/40 quality/price split"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tilint.facts._award_cells import NUMBER, number
from tilint.facts._award_model import Group, Item, Weight
from tilint.facts._award_words import BROAD, category, lot_of, tidy_name
from tilint.model import BlockKind
from tilint.reading import Sentence

__all__ = ["MAY_STATE_WEIGHTS", "declared_total", "sentence_groups"]

MAY_STATE_WEIGHTS = re.compile(r"\d\s?%|\bper ?cent\b|\d\s?[/:]\s?\d|\bpoints\b|\bmarks\b", re.IGNORECASE)
"""A quick look that spares most sentences the rest."""

Pairs = list[tuple[str, Weight]]

_SHORT = r"qualit(?:y|ative)|technical|non-price|price|pricing|costs?|commercial|financial|social value|sustainability"
_NAMES = rf"(?P<names>(?:{_SHORT})(?:\s?[/:|–-]\s?(?:{_SHORT})){{1,4}})"
_NUMBERS = r"(?P<numbers>\d{1,3}\s?%?(?:\s?[/:]\s?\d{1,3}\s?%?){1,4})"
_RATIOS = (
    re.compile(rf"{_NAMES}[^.;%\d]{{0,60}}?{_NUMBERS}", re.IGNORECASE),
    re.compile(rf"{_NUMBERS}[^.;%\d]{{0,30}}?{_NAMES}", re.IGNORECASE),
)
_SPLIT = re.compile(r"\s?[/:|–-]\s?")

_PERCENT = re.compile(rf"(?P<number>{NUMBER})\s?(?:%|per ?cent\b)", re.IGNORECASE)
_OF_ALL = r"of the (?:overall |total |available |final )?(?:marks?|scores?|points|weighting|evaluation)"
_AFTER = re.compile(
    rf"^\s?(?:{_OF_ALL}\s)?(?:will be |is |are )?(?:allocated |awarded |given |based )?(?:weight(?:ing|ed)?\s)?"
    rf"(?:(?:for|on|to|towards|:|-|–)\s?)?(?:the\s)?(?P<name>{BROAD.pattern})\b",
    re.IGNORECASE,
)
_LINKS = (
    r"at|is|are|of|be|will|shall|has|have|having|a|an|the|with|up|to|worth|total|overall|maximum|score|section"
    r"|accounts?(?: for)?|accounting(?: for)?|weight(?:ed|ing|age)?|carr(?:y|ies|ying)|mak(?:e|es|ing)"
    r"|represent(?:s|ing)?|constitut\w+|allocated|available|for this section"
)
_BEFORE = re.compile(
    rf"\b(?P<name>{BROAD.pattern})\b[^.;%]{{0,12}}?"
    rf"(?:[\s(\[:=,–-]{{0,3}}\b(?:{_LINKS})\b)*[\s(\[:=,–-]{{0,4}}$",
    re.IGNORECASE,
)
_REACH = 120
_WEIGHTY = re.compile(
    r"weight(?:ing|ed|s|age)?\b|\bsplit\b|award criteria|evaluation criteria|(?:scored?|evaluated|assessed) on"
    r"|(?:total|overall|final|combined|available|tender) (?:score|marks?|evaluation|assessment|points)"
    r"|of the (?:evaluation|marks?|scores?|points|assessment)\b|\bpoints\b[^.]{0,20}\beach"
    r"|(?:evaluation|award|assessment|scoring) (?:factors|is|will be|basis)",
    re.IGNORECASE,
)
"""Words without which a percentage in a sentence is no weight, unless price and quality sum to 100 there."""
_NOT_A_WEIGHT = re.compile(
    r"\bat least\b|\bminimum\b|\bthreshold|\bpass mark|\bless than\b|\bmore than\b|\bexceed|\bup to\b|\bif\b|\bwould\b"
    r"|\bdiscount|\bVAT\b|\bper annum|\bincrease|\breduc|\bmatch\b|\bprofit|\bdeduct|\bmargin"
    r"|\blikely\b|\bpotential|\bindicative|\bbidder [A-C1-3]\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"for example|\be\.g\.|hypothetical|illustrat", re.IGNORECASE)
_BREAKS = re.compile(r"[,;:]|\b(?:and|on|for|following|basis|as follows)\b", re.IGNORECASE)
_NAME_WORDS = 7
_LETTERS = re.compile(r"[A-Za-z]{3}")

_POINTS = re.compile(rf"\((?:max(?:imum)?(?: of)? |up to )?(?P<number>{NUMBER}) (?:points|marks)\)", re.IGNORECASE)
_WILL_BE = r"(?:are|is|will be|shall be)"
_ALLOCATED = re.compile(
    rf"(?P<number>{NUMBER}) (?:points|marks) {_WILL_BE} (?:allocated|available|awarded|assigned|reserved|given)"
    r" (?:to|for) (?:the )?(?P<name>[A-Za-z][\w /&-]{2,60})",
    re.IGNORECASE,
)
_WORTH = re.compile(
    rf"(?P<name>{BROAD.pattern})[^.;\d]{{0,20}}? {_WILL_BE} (?:worth|allocated|awarded) (?:a maximum of |up to )?"
    rf"(?P<number>{NUMBER}) (?:points|marks)\b",
    re.IGNORECASE,
)
_EACH = re.compile(rf"(?P<number>{NUMBER})\s?(?:%|per ?cent|(?P<points>points|marks)) each\b", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\b(?P<name>questions?|method statements?|sections?|criteria|parts?) "
    r"(?P<first>\d{1,2}|[A-H])\s?(?:to|-|–)\s?(?P<last>\d{1,2}|[A-H])\b",
    re.IGNORECASE,
)
_MOST_EACH = 40
_NAMED_NEXT = re.compile(r"^These(?: \w+){0,2} are:?\s(?P<list>.{5,200}?)[.;]?$", re.IGNORECASE)
_THIS_QUESTION = re.compile(
    rf"^(?P<written>(?P<number>{NUMBER})\s?(?:%|per ?cent)) (?:{_OF_ALL} )?(?:is|are) (?:available|allocated|awarded)"
    r" (?:for|to) (?:\w+ing )?this (?:question|section|element)",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    rf"total (?:number of |of )?(?:points|marks|score)[^.;\d]{{0,60}}?(?:is|are|of|:|=|out of)\s?(?P<a>{NUMBER})"
    r"|(?:out of|maximum (?:of|score of|total of)|total(?: of|ling)?) (?:a (?:possible|maximum|total)(?: of)? )?"
    rf"(?P<b>{NUMBER}) (?:available |possible |total )?(?:points|marks)",
    re.IGNORECASE,
)
_LEAST_TOTAL = 20


def declared_total(text: str) -> float | None:
    """Return the number of points in all that a sentence states ("The total number of points available is 250")."""
    found = _IN_ALL.search(text)
    value = number(found["a"] or found["b"]) if found else 0
    return value if value >= _LEAST_TOTAL else None


def sentence_groups(sentences: Sequence[Sentence]) -> Iterator[Group]:
    """Yield the groups of weights in sentences that passed `MAY_STATE_WEIGHTS`."""
    for place, sentence in enumerate(sentences):
        if sentence.block.kind is BlockKind.TABLE_ROW and len(sentence.text.split()) < 4:
            continue
        following = sentences[place + 1].text if place + 1 < len(sentences) else ""
        pairs = _read(sentence, following)
        if pairs:
            heading = sentence.block.section[-1] if sentence.block.section else ""
            lot = next((lot for lot in map(lot_of, (sentence.text, sentence.block.text, heading)) if lot), "")
            items = [Item(_capital(tidy_name(name)), weight, sentence.location) for name, weight in pairs]
            yield Group(items, title=f"{heading}\n{sentence.text}", lot=lot, source="sentence")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _read(sentence: Sentence, following: str) -> Pairs:
    """Return what a sentence weighs, and the weights."""
    text = sentence.text
    if _EXAMPLE.search(text):
        return []
    pairs = _ratio(text) or _percents(text) or _points(text) or _each(text, following)
    if pairs:
        return pairs
    here = _THIS_QUESTION.match(text)
    if here and sentence.block.section:
        return [(sentence.block.section[-1], Weight(here["written"], percent=number(here["number"])))]
    points = _ALLOCATED.search(text) or _WORTH.search(text)
    if points and not _NOT_A_WEIGHT.search(text):
        return [(points["name"], Weight(f"{points['number']} points", points=number(points["number"])))]
    return []


def _ratio(text: str) -> Pairs:
    """Read "60/40 quality/price" and "a price:quality ratio of 40:60"."""
    for pattern in _RATIOS:
        found = pattern.search(text)
        if found:
            names = _SPLIT.split(found["names"].replace("non-price", "non price"))
            values = [number(value) for value in re.findall(r"\d+", found["numbers"])]
            if len(names) == len(values) and sum(values) == 100:
                written = found["numbers"].strip()
                return [(name, Weight(written, percent=value)) for name, value in zip(names, values, strict=True)]
    return []


def _percents(text: str) -> Pairs:
    """Read "70% quality, 20% price", "quality (60%) and price (40%)", "price is worth 40% of the total score"."""
    found = list(_PERCENT.finditer(text))
    if not found or not BROAD.search(text) or any(number(one["number"]) > 100 for one in found):
        return []
    pairs = _well_known(text, found)
    kinds = {category(name) for name, _ in pairs} - {""}
    if len(kinds) > 1 and _whole(weight.percent for _, weight in pairs):
        return pairs
    if not _WEIGHTY.search(text) or _NOT_A_WEIGHT.search(text):
        return []
    if len(found) > max(1, len(pairs)) and _whole(number(one["number"]) for one in found):
        return _listed(text, found) or pairs
    return pairs if kinds else []


def _whole(values: Iterator[float | None]) -> bool:
    return abs(sum(value or 0 for value in values) - 100) < 1


def _well_known(text: str, found: list[re.Match[str]]) -> Pairs:
    """Pair percentages with the well-known criterion before or after each, whichever way round fits more of them."""
    starts = [0, *(one.end() for one in found)]
    ends = [*(one.start() for one in found[1:]), len(text)]
    before = [
        _BEFORE.search(text[max(start, one.start() - _REACH) : one.start()])
        for start, one in zip(starts, found, strict=False)
    ]
    after = [_AFTER.match(text[one.end() : end]) for one, end in zip(found, ends, strict=True)]
    names = before if sum(map(bool, before)) >= sum(map(bool, after)) else after
    return [
        (name["name"], Weight(one.group(), percent=number(one["number"])))
        for name, one in zip(names, found, strict=True)
        if name
    ]


def _listed(text: str, found: list[re.Match[str]]) -> Pairs:
    """Pair weights with the words before each: "Technical 50%, Past performance 20%, Price 30%". All or none."""
    starts = [0, *(one.end() for one in found)]
    names = [_last_name(text[start : one.start()]) for start, one in zip(starts, found, strict=False)]
    if not all(names):
        return []
    values = [(number(one["number"]), one.group().strip("()")) for one in found]
    weights = [
        Weight(written, points=value) if _POINTS.match(one.group()) else Weight(written, percent=value)
        for one, (value, written) in zip(found, values, strict=True)
    ]
    return list(zip(names, weights, strict=True))


def _last_name(text: str) -> str:
    """Return the words just before a weight that can be its name, "" where they cannot."""
    name = _BREAKS.split(text.rstrip(" (:-–—="))[-1].strip()
    return name if len(name.split()) <= _NAME_WORDS and _LETTERS.search(name) else ""


def _points(text: str) -> Pairs:
    """Read "scored on approach (40 points), experience (30 points) and cost (30 points)", which must sum to 100."""
    found = list(_POINTS.finditer(text))
    if len(found) < 2 or not _whole(number(one["number"]) for one in found) or not _WEIGHTY.search(text):
        return []
    return _listed(text, found)


def _each(text: str, following: str) -> Pairs:
    """Read "Questions 1 to 4 (15% each)" and "... count 5% each. These questions are A and B."."""
    found = _EACH.search(text)
    if not found or _NOT_A_WEIGHT.search(text):
        return []
    value = number(found["number"])
    weight = Weight(found.group(), points=value) if found["points"] else Weight(found.group(), percent=value)
    run = _FROM_TO.search(text)
    if run:
        stem = run["name"].rstrip("s").capitalize()
        return [(f"{stem} {at}", weight) for at in _from_to(run["first"], run["last"])]
    listed = _NAMED_NEXT.match(following)
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+", listed["list"]) if listed else []
    return [(name, weight) for name in names if name.strip()]


def _from_to(first: str, last: str) -> list[str]:
    """Return the numbers or letters from one to another, none where that makes no sense."""
    if first.isdigit() and last.isdigit():
        return [str(at) for at in range(int(first), min(int(last), int(first) + _MOST_EACH) + 1)]
    if first.isalpha() and last.isalpha():
        return [chr(at) for at in range(ord(first.upper()), ord(last.upper()) + 1)]
    return []

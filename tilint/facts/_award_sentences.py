"""Reads award weights from running prose: "70% quality and 30% price", "a 60/40 quality/price split"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tilint.facts._award_cells import NUMBER, number
from tilint.facts._award_model import Group, Item, Weight
from tilint.facts._award_splits import Pairs, read_shares, read_split, whole_named
from tilint.facts._award_words import BROAD, category, lot_of, tidy_name
from tilint.model import BlockKind
from tilint.reading import Sentence

__all__ = ["declared_total", "may_state_weights", "sentence_groups", "whole_sentences"]

_MAY_STATE = re.compile(
    r"%|\bper ?cent\b|\bpoints\b|\bmarks\b|[/:]\s?\d|\b(?:price|commercial|quality|technical)\W{1,3}\d", re.ASCII
)
"""A quick look that spares most sentences the rest; on small letters, which is four times as fast as either case."""


def may_state_weights(text: str) -> bool:
    """Tell whether a sentence is worth reading for weights."""
    return bool(_MAY_STATE.search(text.lower()))


_PERCENT = re.compile(rf"(?P<number>{NUMBER})\s?(?:%|per ?cent\b)", re.IGNORECASE)
_OF_ALL = r"of the (?:overall |total |available |final )?(?:marks?|scores?|points|weighting|evaluation)"
_AFTER = re.compile(
    rf"^\s?(?:{_OF_ALL}\s)?(?:will be |is |are )?(?:allocated |awarded |given |based )?(?:weight(?:ing|ed)?\s)?"
    rf"(?:(?:for|on|to|towards|:|-|–)\s?)?(?:the\s)?(?P<name>{BROAD.pattern})\b",
    re.IGNORECASE,
)
_LINKS = (
    r"at|for|remaining|remainder|is|are|of|be|will|shall|has|have|having|a|an|the|with|up|to|worth|total|overall|maximum|score|section"
    r"|accounts?(?: for)?|accounting(?: for)?|weight(?:ed|ing|age)?|carr(?:y|ies|ying)|mak(?:e|es|ing)"
    r"|represent(?:s|ing)?|constitut\w+|allocated|available|for this section"
)
_BEFORE = re.compile(
    rf"\b(?P<name>{BROAD.pattern})\b[^.;%]{{0,12}}?"
    rf"(?:[\s(\[:=,–-]{{0,3}}\b(?:{_LINKS})\b)*[\s(\[:=,–-]{{0,4}}$",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"[(\[](?:of which|including|inclusive of|which includes?|comprising|made up of)[^)\]]{0,160}[)\]]", re.IGNORECASE
)
"""A bracket that says what parts a criterion has: its numbers are shares of the number before it."""
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
    r"|\bgets?\b|\btwice\b|\bdouble\b|\blikely\b|\bpotential|\bindicative|\bbidder [A-C1-3]\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"for example|\be\.g\.|hypothetical|illustrat", re.IGNORECASE)
_BREAKS = re.compile(r"[,;:]|\b(?:and|on|for|between|following|basis|as follows)\b", re.IGNORECASE)
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
    rf"^(?:and )?(?P<name>{BROAD.pattern}|(?!(?:each|every|any|an?|all|no|up|bonus|tenders?|bids?|answers?|responses?)\b)"
    rf"[A-Za-z][^.;:%\d]{{2,90}}?),? (?:carr(?:y|ies)|attracts?|(?:is|are|{_WILL_BE}) (?:worth|allocated|weighted(?: at)?))"
    rf" (?:a (?:maximum|total|weighting) of |a maximum |at most |up to )?(?P<number>{NUMBER})"
    rf"\s?(?:points\b|marks\b|(?P<percent>%|per ?cent) {_OF_ALL})",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"(?:^|[,;:]|\band\b)\s*(?:and )?(?P<name>[A-Za-z][^.,;:\d]{{2,60}}?)(?: (?:is|are) worth)?[\s(–-]{{1,3}}"
    rf"(?:up to|max(?:imum)?(?: of)?|out of|worth(?: up to)?) (?P<number>{NUMBER}) (?:points|marks)",
    re.IGNORECASE,
)
_UP_TO_WORDS = re.compile(r"\bup to\b", re.IGNORECASE)
_EACH = re.compile(rf"(?P<number>{NUMBER})\s?(?:%|per ?cent|(?P<points>points|marks)) each\b", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\b(?P<name>questions?|method statements?|sections?|criteria|parts?) "
    r"(?P<first>\d{1,2}|[A-H])\s?(?:to|-|–)\s?(?P<last>\d{1,2}|[A-H])\b",
    re.IGNORECASE,
)
_MOST_EACH, _MOST_PARTS = 40, 12
_NAMED_NEXT = re.compile(r"^These(?: \w+){0,2} are:?\s(?P<list>.{5,200}?)[.;]?$", re.IGNORECASE)
_THIS_QUESTION = re.compile(
    rf"^(?P<written>(?P<number>{NUMBER})\s?(?:%|per ?cent)) (?:{_OF_ALL} )?(?:is|are) (?:available|allocated|awarded)"
    r" (?:for|to) (?:\w+ing )?this (?:question|section|element)",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    rf"total (?:number of |of )?(?:points|marks|score)[^.;\d]{{0,60}}?(?:is|are|of|:|=|out of)\s?(?P<a>{NUMBER})"
    r"|(?:out of|maximum (?:of|score of|total of)|total(?: of|ling)?) (?:a (?:possible|maximum|total)(?: of)? )?"
    rf"(?P<b>{NUMBER}) (?:available |possible |total )?(?:points|marks)"
    rf"|(?:marked|scored|assessed|evaluated) out of (?:a (?:total|maximum) of )?(?P<c>{NUMBER})\b(?! (?:words|pages))",
    re.IGNORECASE,
)
_LEAST_TOTAL = 20


def declared_total(text: str) -> float | None:
    """Return the number of points in all that a sentence states ("The total number of points available is 250")."""
    found = _IN_ALL.search(text)
    value = number(found["a"] or found["b"] or found["c"]) if found else 0
    return value if value >= _LEAST_TOTAL else None


def whole_sentences(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Join the parts of sentences that semicolons part: "Quality 55%; social value 10%; price 35%."."""
    open_parts: list[Sentence] = []
    for sentence in sentences:
        if open_parts and (sentence.block is not open_parts[0].block or len(open_parts) >= _MOST_PARTS):
            yield _joined(open_parts)
            open_parts = []
        open_parts.append(sentence)
        if not sentence.text.endswith(";"):
            yield _joined(open_parts)
            open_parts = []
    if open_parts:
        yield _joined(open_parts)


def _joined(parts: Sequence[Sentence]) -> Sentence:
    if len(parts) == 1:
        return parts[0]
    place = replace(parts[0].location, end=parts[-1].location.end)
    return Sentence(place, parts[0].block.text[place.start : place.end], parts[0].block)


def sentence_groups(sentences: Sequence[Sentence]) -> Iterator[Group]:
    """Yield the groups of weights in sentences that passed `may_state_weights`."""
    for place, sentence in enumerate(sentences):
        if sentence.block.kind is BlockKind.TABLE_ROW and len(sentence.text.split()) < 4:
            continue
        following = sentences[place + 1].text if place + 1 < len(sentences) else ""
        pairs = _read(sentence, following)
        if pairs:
            heading = sentence.block.section[-1] if sentence.block.section else ""
            lot = next((lot for lot in map(lot_of, (sentence.text, sentence.block.text, heading)) if lot), "")
            items = [Item(_capital(tidy_name(name)), weight, sentence.location) for name, weight in pairs]
            title = whole_named(sentence.text) or sentence.text
            yield Group(items, title=f"{heading}\n{title}", lot=lot, source="sentence")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _read(sentence: Sentence, following: str) -> Pairs:
    """Return what a sentence weighs, and the weights."""
    text = sentence.text
    if _EXAMPLE.search(text):
        return []
    pairs = read_shares(text) or read_split(text) or _percents(text) or _points(text) or _up_to(text) or _each(text, following)
    if pairs:
        return pairs
    here = _THIS_QUESTION.match(text)
    if here and sentence.block.section:
        return [(sentence.block.section[-1], Weight(here["written"], percent=number(here["number"])))]
    points = _ALLOCATED.search(text) or _worth(text)
    if points:
        value = number(points["number"])
        if points.groupdict().get("percent"):
            return [(points["name"], Weight(f"{points['number']}%", percent=value))]
        return [(points["name"], Weight(f"{points['number']} points", points=value))]
    return []


def _worth(text: str) -> re.Match[str] | None:
    """Find "Your plan is worth up to 20 marks"."""
    found = _WORTH.match(text)
    return found if found and not _NOT_A_WEIGHT.search(_UP_TO_WORDS.sub("", text)) else None


def _up_to(text: str) -> Pairs:
    """Read "service model up to 50 points, workforce up to 30 points": two or more, which sum to 100 or to a total said."""
    found = [*_UP_TO.finditer(text)]
    total = sum(number(one["number"]) for one in found)
    if len(found) < 2 or (abs(total - 100) >= 1 and total != declared_total(text)):
        return []
    return [(one["name"].strip(), Weight(f"{one['number']} points", points=number(one["number"]))) for one in found]


def _percents(text: str) -> Pairs:
    """Read "70% quality, 20% price", "quality (60%) and price (40%)", "price is worth 40% of the total score"."""
    text = _OF_WHICH.sub(_spaces, text)
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


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _whole(values: Iterator[float | None]) -> bool:
    return abs(sum(value or 0 for value in values) - 100) < 1


def _well_known(text: str, found: list[re.Match[str]]) -> Pairs:
    """Pair percentages with the well-known criterion before or after each, whichever way round fits more of them."""
    starts = [0, *(one.end() for one in found)]
    ends = [*(one.start() for one in found[1:]), len(text)]
    before = [
        _BEFORE.search(text[max(start, one.start() - _REACH) : one.start()]) for start, one in zip(starts, found, strict=False)
    ]
    after = [_AFTER.match(text[one.end() : end]) for one, end in zip(found, ends, strict=True)]
    names = before if sum(map(bool, before)) >= sum(map(bool, after)) else after
    return [
        (name["name"], Weight(one.group(), percent=number(one["number"]))) for name, one in zip(names, found, strict=True) if name
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
    """Read "scored on approach (40 points) and cost (60 points)", which must sum to 100 or to a total said."""
    found = list(_POINTS.finditer(text))
    total = sum(number(one["number"]) for one in found)
    if len(found) < 2 or not (abs(total - 100) < 1 or total == declared_total(text)) or not _WEIGHTY.search(text):
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

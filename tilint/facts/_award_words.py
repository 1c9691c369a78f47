"""The words around award criteria: what tells them from other numbers, their names, broad kinds and lots."""

from __future__ import annotations

import re

__all__ = [
    "AWARD_CONTEXT",
    "BROAD",
    "EXAMPLE",
    "OTHER_CONTEXT",
    "category",
    "is_price",
    "lot_of",
    "lots_meet",
    "same_name",
    "tidy_name",
]

AWARD_CONTEXT = re.compile(
    r"weight|\bcriteri|\bevaluat|\bscor(?:e|es|ed|ing)\b|\bmarks?\b|\bselection will be made"
    r"|\baward\b(?! (?:period|amount|letter|date))|\bassess(?:ed|ment) (?:of|against|criteria)"
    r"|point breakdown|number of points|\bpoints? (?:available|possible|total)",
    re.IGNORECASE,
)
"""Words near a list or table of weights without which its numbers may be anything."""

OTHER_CONTEXT = re.compile(
    r"\bKPIs?\b|key performance|service (?:credit|level)s?|performance (?:measure|target|standard|level)s?\b"
    r"|payment (?:schedule|plan|profile|milestone)|milestone payment|invoic|retention|liquidated|rebate"
    r"|index(?:ation|ed)|discount(?:s|ed)? (?:table|band|level)|management charge|\bVAT\b|\bturnover\b"
    r"|\bmatch(?:ing)? (?:funds?|funding|contribution)|indirect cost|fringe|\bMTDC\b|overhead"
    r"|risk (?:register|rating|matrix|score|assessment)|financial viability"
    r"|demographic|\bpopulation\b|census|response rate",
    re.IGNORECASE,
)
"""Words that say the numbers are something else: service levels, payments, rates, risks, statistics."""

EXAMPLE = re.compile(
    r"illustrat(?:ion|ive|ed|es)\b(?! diagram)|\bexample only\b|worked example|\bfor example purposes|\bhypothetical"
    r"|\bexamples? (?:scoring|evaluation|weight|matri|calculation|table)|sample (?:scor|evaluat|calculation)"
    r"|potential weighting|does not necessarily reflect",
    re.IGNORECASE,
)
"""Words that say a table or list shows how sums are done, not what is asked for here."""

_PRICE = re.compile(
    r"\b(?:pric(?:e|es|ed|ing)|costs?|whole[- ]life cost\w*|commercial|fees?|budget\w*|charges|discounts?|cheapest"
    r"|financial (?:proposal|offer|submission|bid|evaluation|element|criteri\w+|envelope)"
    r"|(?:day|hourly) rates?|rate card|tender sum)\b|^\W*financ(?:e|ials?)\W*$",
    re.IGNORECASE,
)
_NOT_PRICE = re.compile(
    r"(?:non|other than)[- ]?(?:price|cost)|cost (?:management|control|planning|certainty|reduction|sav)"
    r"|design and cost|budget(?:ary)? (?:management|monitoring|control)|commercial (?:management|awareness|terms)"
    r"|price management|managing (?:cost|budget)",
    re.IGNORECASE,
)
_KINDS = (
    ("social value", re.compile(r"\b(?:social|community benefits?|sustainab\w+|environment\w*)\b", re.IGNORECASE)),
    ("quality", re.compile(r"\b(?:qualit\w*|technical\w*|method statements?|non-?(?:price|cost))\b", re.IGNORECASE)),
    (
        "presentation",
        re.compile(r"\b(?:interviews?|presentations?|clarification meeting|references?)\b", re.IGNORECASE),
    ),
)

_QUALITY_TAIL = r"criteria|questions?|submission|evaluation|score|assessment|element|responses?"
_TECHNICAL_TAIL = r"criteria|merit|questions?|submission|evaluation|score|envelope|proposal|approach|ability"
_PRICE_TAIL = r"criteria|submission|evaluation|score|proposal|envelope|offer"
BROAD = re.compile(
    rf"qualit(?:y|ative)(?: (?:{_QUALITY_TAIL}|envelope))?|technical(?: (?:{_TECHNICAL_TAIL}))?"
    r"|non-?price(?: criteria| factors?)?"
    rf"|(?:pric(?:e|ing)|commercial|financial)(?: (?:{_PRICE_TAIL}))?"
    r"|(?:total |overall |whole[- ]life )?costs?(?: effectiveness)?|value for money"
    r"|social value|community benefits?|sustainability|environmental(?: \w+)?"
    r"|method statements?|interviews?|presentations?|service delivery|experience|staffing|delivery|innovation",
    re.IGNORECASE,
)
"""Names that criteria go by in sentences, where nothing else marks them as criteria."""


def is_price(name: str) -> bool:
    """Tell whether a criterion is about price or cost."""
    return bool(_PRICE.search(name)) and not _NOT_PRICE.search(name)


def category(name: str) -> str:
    """Name the broad kind of a criterion: "price", "quality", "social value", "presentation", or "" for others."""
    if is_price(name):
        return "price"
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "")


_LOT_NAME = r"\d+\s*[a-z]?|[A-Z]"
_LOT = re.compile(
    rf"\blots?\b\s*((?:{_LOT_NAME})\b(?:\s*(?:/|,|&|and|or|to|-|–)+\s*(?:lots?\s*)?(?:{_LOT_NAME})\b)*)", re.IGNORECASE
)
_LOT_PART = re.compile(r"\d+\s*[a-z]?\b|\b[a-z]\b", re.IGNORECASE)


def lot_of(text: str) -> str:
    """Return the lots a heading or cell names, in one form: "Lot 1a/b" and "Lots 1a and 1b" both give "1a 1b"."""
    parts: list[str] = []
    last = ""
    for found in _LOT.finditer(text):
        for part in _LOT_PART.findall(found.group(1)):
            name = "".join(part.split()).lower()
            if name[0].isdigit():
                last = "".join(filter(str.isdigit, name))
            elif last:
                name = last + name
            parts.append(name)
    return " ".join(dict.fromkeys(parts))


def lots_meet(one: str, other: str) -> bool:
    """Tell whether two forms made by `lot_of` may speak of one lot; no lot at all speaks of every one."""
    if not one or not other:
        return True
    return any(left == right or left.rstrip("abcdefgh") == right for left in one.split() for right in other.split())


_LEAD = re.compile(r"^[\s•●○▪·*\-–—:|.]+|^\[(?:amend|insert|add)\s+", re.IGNORECASE)
_TRAIL = re.compile(r"[\s:;,.\-–—=|(\[]+$|\s*\bweight(?:ing|age)?s?\s*[:=]?\s*$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:q(?:uestion)?\s?)?(?:\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?[.):]\s+|\d{1,2}(?:\.\d{1,2}){1,3}\s+)(?=[^\W\d_]{2})"
    r"|^\d{1,2}\s+(?=[A-Z][a-z])",
    re.IGNORECASE,
)
_WORD_LIMIT = re.compile(
    r"\s?\((?:max(?:imum)?\.?|up to|no more than)?\s?[\d,]+ (?:words|pages|characters)[^)]*\)", re.IGNORECASE
)
_TITLED = re.compile(r"^([^:–—]{6,60}?)(?::| [–—-])\s")
_TITLE_LENGTH, _NAME_LENGTH, _MOST_READ = 60, 120, 400


def tidy_name(text: str) -> str:
    """Return the name of a criterion without bullets, dangling punctuation and surplus words."""
    name, before = _WORD_LIMIT.sub("", " ".join(text[:_MOST_READ].split())), ""
    while before != name:
        before = name
        name = _TRAIL.sub("", _NUMBERED.sub("", _LEAD.sub("", name)))
    titled = _TITLED.match(name) if len(name) > _TITLE_LENGTH else None
    if titled:
        return titled.group(1)
    return name if len(name) <= _NAME_LENGTH else name[:_NAME_LENGTH].rsplit(" ", 1)[0] + " …"


_WORD = re.compile(r"[a-z0-9]+")
_MINOR = frozenset(
    [
        "the",
        "of",
        "and",
        "a",
        "an",
        "to",
        "for",
        "in",
        "on",
        "your",
        "question",
        "questions",
        "section",
        "part",
        "criterion",
        "criteria",
        "score",
        "submission",
        "evaluation",
    ]
)
_MOSTLY = 0.75


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same criterion: they share most words, or both are one word for price."""
    left, right = (set(_WORD.findall(name.lower())) - _MINOR for name in (one, other))
    if not left or not right:
        return one.strip().lower() == other.strip().lower()
    if len(left & right) / min(len(left), len(right)) >= _MOSTLY:
        return True
    return category(one) == category(other) == "price" and len(left) == len(right) == 1

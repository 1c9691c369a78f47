"""Weights as cells and brackets state them ("40%", "[XX]%", "max 20 points"), and the headings above such cells."""

from __future__ import annotations

import re

from tilint.facts._award_model import Weight

__all__ = ["NUMBER", "column_strength", "is_full_marks", "is_no_column", "is_total", "number", "parse_weight", "without_total"]

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,4}(?:\.\d+)?"
_PERCENT = r"(?:%|per ?cent\b)"
_LONGEST = 160

_BLANK = r"\[[^\]\d%]{0,40}\]|<[^>\d]{0,40}>|[Xx]{1,3}|_{2,}|\.{3,}|…|\?{1,3}|#{1,3}"
_LATER = r"TBC|TBD|to be (?:confirmed|determined|advised|agreed)|(?:add|insert|enter|amend)\b[^\]]{0,60}"
_PLACEHOLDER = re.compile(
    rf"^\W{{0,3}}(?:(?:{_BLANK})\s*(?:%|per ?cent|points|marks)?"
    rf"|\[?\s*(?:x+\s*)?%\s*\]?"
    rf"|\[?\s*(?:{_LATER})\s*\]?\s*%?)\W{{0,2}}$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"^\W{{0,2}}(?:between )?(?:{NUMBER})\s*%?\s*(?:to|and|-|–|—)\s*(?:{NUMBER})\s*{_PERCENT}\W{{0,2}}"
    r"(?:[^\d%].{0,120})?$",
    re.IGNORECASE,
)
_PASS_FAIL = re.compile(
    r"^\W{0,2}(?:pass\s*(?:/|or|\\|-)\s*fail|P\s*/\s*F|yes\s*/\s*no|N\s*/\s*A"
    r"|not (?:applicable|scored|weighted|evaluated)|unscored|un-?weighted|no points"
    r"|mandatory|compliance|(?:for )?information(?: only)?)"
    r"\W*(?:only|questions?|requirement|\([^)]*\))?\W*$",
    re.IGNORECASE,
)
_NOT_MONEY = r"^[^\w£$€]{0,3}"
_PERCENT_CELL = re.compile(
    rf"{_NOT_MONEY}(?:weight(?:ing|age)?\s*[:=–-]?\s*|(?:max(?:imum)?(?: of)?|up to|total(?: of)?)\s*:?\s*)?"
    rf"(?P<number>{NUMBER})\s*{_PERCENT}(?P<rest>.*)$",
    re.IGNORECASE,
)
_POINTS_CELL = re.compile(
    rf"{_NOT_MONEY}(?:(?:max(?:imum)?\.?(?: of)?|up to|out of|total(?: of)?|worth)\s*:?\s*|/\s*)?"
    rf"(?P<number>{NUMBER})\s*"
    r"(?P<unit>(?:(?:bonus|total|maximum|max|possible|available|additional)\s+)*(?:points?|marks|pts)\b)?"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_ALSO_POINTS = re.compile(rf"({NUMBER})\s*(?:points?|marks|pts)\b", re.IGNORECASE)
_ALSO_PERCENT = re.compile(rf"({NUMBER})\s*{_PERCENT}", re.IGNORECASE)
_REST = re.compile(
    r"^\W*(?:(?:total|max(?:imum)?|weight(?:ing|age)?|of\b.*|overall.*|available|possible|each|in total)\W*)?$",
    re.IGNORECASE,
)


def number(text: str) -> float:
    """Read a number that may have thousands separators."""
    return float(text.replace(",", ""))


def parse_weight(text: str) -> Weight | None:
    """Read a whole cell or bracket as a weight; None where it says anything else."""
    written = " ".join(text.split())
    if not written or len(written) > _LONGEST:
        return None
    if _RANGE.match(written):
        return Weight(written, ranged=True)
    if _PASS_FAIL.match(written):
        return Weight(written, pass_fail=True)
    if _PLACEHOLDER.match(written):
        return Weight(written, placeholder=True)
    return _percent(written) or _points(written)


def _percent(written: str) -> Weight | None:
    """Read "40%" and "40% (400 marks)"."""
    found = _PERCENT_CELL.match(written)
    if not found or number(found["number"]) > 100:
        return None
    points = _ALSO_POINTS.search(found["rest"])
    if not _REST.match(_ALSO_POINTS.sub("", found["rest"], count=1)):
        return None
    return Weight(written, percent=number(found["number"]), points=number(points.group(1)) if points else None)


def _points(written: str) -> Weight | None:
    """Read "20 points", "/20", "20" and "400 points (40%)". No points at all for a question is not a weight of 0."""
    found = _POINTS_CELL.match(written)
    if not found or not _REST.match(_ALSO_PERCENT.sub("", found["rest"], count=1)):
        return None
    points, unit = number(found["number"]), found["unit"]
    if unit and not points:
        return Weight(written, pass_fail=True)
    share = _ALSO_PERCENT.search(found["rest"])
    percent = number(share.group(1)) if share else None
    return Weight(written, percent, points, bonus="bonus" in written.lower(), bare=unit is None and share is None)


_SURE_COLUMN = re.compile(
    r"\bweight(?:s|ing|ings|age|ed)?\b"
    r"|\bshare of (?:the )?(?:[a-z]+ ){0,3}(?:scores?|marks?|points|total|evaluation)\b"
    r"|(?:%|percentage) (?:of (?:the )?(?:(?:total|overall|available) )?(?:marks|score|points|evaluation)|available)",
    re.IGNORECASE,
)
_LIKELY_COLUMN = re.compile(
    r"(?:marks?|points?|scores?)\s+(?:available|possible|allocated|attainable|achievable)"
    r"|(?:available|possible|max(?:imum)?\.?|total|allocated)\s+(?:possible |available )?"
    r"(?:marks?|points?|scores?|percentage|%)"
    r"|\bpoint value\b|\bout of\b",
    re.IGNORECASE,
)
_POSSIBLE_COLUMN = re.compile(
    r"^\W*(?:(?:overall|section|question|sub)\W*)?"
    r"(?:%|per ?cent(?:age)?|points?|marks|pts|value|total)\W*(?:%|points?|of total)?\W*$",
    re.IGNORECASE,
)
_NO_COLUMN = re.compile(
    r"(?<!maximum )(?<!max )(?<!max\. )weighted (?:score|mark|total|price|result|question score|sub)"
    r"|\byour\b|awarded|given|achieved|moderated|consensus"
    r"|\b(?:bidder|supplier|tenderer|provider|offeror)s?'?\b(?! response)"
    r"|threshold|minimum|\bmin\b|marking scheme|comment|rationale|description|definition|meaning|complian"
    r"|\bpages?\b|word (?:count|limit)|character",
    re.IGNORECASE,
)
_MONEY_COLUMN = re.compile(
    r"\bunit\b|\brate\b|\bcosts?\b|\bprice\b|budget|discount|target|\bKPI|\bpayments?\b|\bfees?\b", re.IGNORECASE
)
"""A column of amounts, unless its heading says that it holds weights: "Weight within price"."""
_MAX_WEIGHTED = re.compile(r"\b(?:max(?:imum)?\.?|total|available) weighted (?:score|mark|point)s?\b", re.IGNORECASE)
_LONGEST_HEADING = 120


def column_strength(heading: str) -> int:
    """Tell how surely a column holds weights: 0 not, 1 if the words around say so, 2 likely, 3 surely."""
    if not heading or is_no_column(heading):
        return 0
    if _MAX_WEIGHTED.search(heading):
        return 2
    if _SURE_COLUMN.search(heading):
        return 3
    if _LIKELY_COLUMN.search(heading):
        return 2
    return 1 if _POSSIBLE_COLUMN.match(heading) else 0


def is_full_marks(heading: str) -> bool:
    """Tell whether a column holds the most that each question can score, weighting included."""
    return bool(_MAX_WEIGHTED.search(heading))


def is_no_column(heading: str) -> bool:
    """Tell whether a heading says that what stands below is no weight."""
    if len(heading) > _LONGEST_HEADING or _NO_COLUMN.search(heading):
        return True
    return bool(_MONEY_COLUMN.search(heading)) and not _SURE_COLUMN.search(heading)


_COUNTED = r"(?:points|marks|scores?|weight[a-z]*|percentage|%)"
_GRAND_TOTAL = re.compile(
    rf"^(?:(?:grand|overall|combined) )?totals?(?: (?:possible|available|maximum|overall))?(?: {_COUNTED})?"
    r"(?: (?:available|possible|achievable))?(?: out of .*)?$"
    rf"|^(?:max|maximum|overall)(?: [a-z]+){{0,3}}? {_COUNTED}(?: |$)|^sum(?: |$)|grand total| (?:and|&) .*total$"
)
_PART_TOTAL = re.compile(
    rf"(?:^| )totals?(?: {_COUNTED})?$"
    r"|^(?:sub )?totals? (?:(?:for|of) )?(?:the )?(?:quality|technical|price|pricing|commercial|social value)(?: |$)"
)
_TOTAL_WORD = re.compile(r"[a-z]+|[&%]")
_SUBTOTAL = re.compile(
    r"^(?:sub[- ]?)?total (?:for |of )?(?=(?:quality|technical|price|pricing|commercial|social value)\b)"
    r"|\s+(?:sub[- ]?)?totals?$",
    re.IGNORECASE,
)


def is_total(name: str) -> str:
    """Tell whether a row sums up: "grand" for all rows, "part" for those just before it, "" for neither."""
    words = " ".join(_TOTAL_WORD.findall(name.split("(", 1)[0].lower()))
    if _GRAND_TOTAL.search(words):
        return "grand"
    return "part" if _PART_TOTAL.search(words) else ""


def without_total(name: str) -> str:
    """Return what a subtotal sums up: "Quality" for "Quality total"."""
    return _SUBTOTAL.sub("", name) or name

"""The time that applicants get, where a tender says it in days or weeks rather than by dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tilint.language import sentence_bounds
from tilint.model import Location
from tilint.reading import Reading

__all__ = ["StatedWindow", "read_stated_window"]

_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(_COUNTED.split())} | {"thirty": 30, "forty": 40, "sixty": 60}
_LENGTH = (
    rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})(?:\s*\(\s*[\w ]+\))?\s+(?:clear\s+|full\s+)?"
    r"(?P<working>working\s+|business\s+)?(?:calendar\s+)?(?P<unit>day|week)s?\b"
)
_BID = r"(?:tenders?|bids?|proposals?|applications?|quot(?:e|ation)s?|submissions?|responses?)"
_BIDDERS = r"(?:you|bidders|applicants|tenderers|suppliers|organi[sz]ations)"
_PERIOD = r"(?:tender(?:ing)?|bid(?:ding)?|application|response|submission|participation)\s+(?:period|window)"
_WITHIN = (
    rf"\b{_BID}\b[^.;]{{0,60}}\b(?:returned|submitted|received|made|lodged)\b[^.;]{{0,30}}\bwithin\s+{_LENGTH}\s+"
    r"(?:of|from|after)\b[^.;]{0,20}\b(?:issue|publication|release|receipt of this|the date of this|advert)"
)
_HAVE = (
    rf"\b{_BIDDERS}\b(?:\s+will|\s+shall)?\s+have\s+(?:at least\s+|a minimum of\s+|up to\s+)?{_LENGTH}[^.;]{{0,12}}\b"
    rf"(?:to\s+(?:submit|prepare|respond|return|apply|write|bid|complete)|from\s+(?:issue|publication)"
    rf"|for\b[^.;]{{0,20}}\b{_BID})"
)
_LASTS = rf"\b{_PERIOD}\s+(?:is|of|will be|lasts|runs for)\s+(?:at least\s+)?{_LENGTH}"
_LONG = rf"\b{_LENGTH}\s+{_PERIOD}\b"
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (_WITHIN, _HAVE, _LASTS, _LONG))
_HINT = re.compile(r"\b(?:day|week)s?\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:call[- ]?off|further competition|mini-?competition|mini-?tender|clarification|extend\w*|standstill|appeal"
    r"|complain\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedWindow:
    """How long applicants have by the tender's own words.

    `days` are calendar days; five working days count as seven.
    """

    days: int
    location: Location


def read_stated_window(reading: Reading) -> StatedWindow | None:
    """Return the first length of time that the tender gives applicants to write their bid."""
    for number, place, _, block in reading.blocks():
        if not _HINT.search(block.text):
            continue
        for start, end in sentence_bounds(block.text):
            sentence = block.text[start:end]
            found = next((match for pattern in _PATTERNS if (match := pattern.search(sentence))), None)
            if found and not _ELSEWHERE.search(sentence):
                location = Location(number, place, start + found.start(), start + found.end())
                return StatedWindow(_calendar_days(found), location)
    return None


def _calendar_days(found: re.Match[str]) -> int:
    written = found["number"].lower()
    count = int(written) if written.isdigit() else _NUMBERS[written]
    if found["unit"].lower() == "week":
        return 7 * count
    return count * 7 // 5 if found["working"] else count

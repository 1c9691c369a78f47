"""Words of a notice made fit to read: cleaned text, its paragraphs, names of fields, sums of money."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

__all__ = ["cleaned", "length_of", "named", "paragraphs", "said_money", "said_number"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udfff]")
_TAGGED = re.compile(r"</?(?:p|br|div|span|ul|ol|li|strong|em|b|i|u|a|h[1-6]|table|tr|td|th)\b[^<>]{0,500}>", re.IGNORECASE)
_ENDS_LINE = re.compile(r"</?(?:p|br|div|ul|ol|li|h[1-6]|tr)\b", re.IGNORECASE)
_LOST_LINE_ENDS = re.compile(r"(?:rn){2,} ?(?![a-z])|(?:(?<![A-Za-z])|(?<=[A-Z]{2}))rn(?![a-z]) ?|rn(?= ?[*•])")
"""Line ends ("\\r\\n") that a publisher's system wrote without their backslashes."""
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,4});", re.IGNORECASE)
_GARBLED = re.compile(r"[ÂÃ][\x80-\xbf]|â€|Â[£§°·«»]")
_SPACE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c]")
_CAPITAL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|[_-]+")
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
_ABBREVIATED = {
    "sme": "small and medium-sized organisations",
    "vcse": "voluntary, community and social enterprises",
    "url": "link",
}


def cleaned(text: str) -> str:
    """Return text without tags and control characters, with its line ends as line feeds.

    Line ends that lost their backslashes ("rnrn") are put back, and UTF-8 that was read as Windows text is set right.
    """
    text = _LOST_LINE_ENDS.sub("\n", _LINE_ENDS.sub("\n", text))
    if "<" in text:
        text = _TAGGED.sub(lambda tag: "\n" if _ENDS_LINE.match(tag.group()) else "", text)
    if _ENTITY.search(text):
        text = html.unescape(text)
    if _GARBLED.search(text):
        text = _set_right(text)
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def _set_right(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def paragraphs(text: str) -> Iterator[str]:
    """Yield the lines of a text that have words."""
    for line in text.split("\n"):
        if line.strip():
            yield line.strip()


def named(key: str) -> str:
    """Return a field's name in words: "submissionMethodDetails" is "Submission method details"."""
    words = _ABBREVIATED.get(key) or _CAPITAL.sub(" ", " ".join(cleaned(key[:80]).split())).lower().strip()
    return words[:1].upper() + words[1:]


def said_number(number: float) -> str:
    """Write a number with commas, and with its decimals only where it has some: "42,110,000", "17.5"."""
    return f"{int(number):,}" if number == int(number) else f"{number:,.2f}".rstrip("0").rstrip(".")


def said_money(amount: float, currency: str) -> str:
    """Write a sum of money: "£75,000", "£104,988.02", "CAD 75,000"."""
    number = f"{int(amount):,}" if amount == int(amount) else f"{amount:,.2f}"
    sign = _SIGNS.get(currency.upper())
    return f"{sign}{number}" if sign else f"{currency[:8]} {number}".strip()


def length_of(days: float) -> str:
    """Write a length in days as years or months where it is a whole number of them: "15 months (450 days)"."""
    number = said_number(days)
    for size, unit in ((365, "year"), (30, "month")):
        if days >= size and days % size == 0:
            count = int(days) // size
            return f"{count} {unit}{'' if count == 1 else 's'} ({number} days)"
    return f"{number} days"

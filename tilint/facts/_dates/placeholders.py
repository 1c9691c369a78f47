"""Blanks where a date belongs: "[insert date]", "TBC", "XX March 2026", "dd/mm/yyyy", "____"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tilint.facts._dates.names import MONTH

__all__ = ["Placeholder", "find_placeholders"]

_BLANK = rf"""
    \[?\b[x]{{1,4}}(?:st|nd|rd|th)?\]?[/. -]+\[?(?:x{{1,5}}|(?:{MONTH})|\d\d)\]?[/. -]+\[?(?:x{{2,4}}|20[x\d]{{2}})\b\]?
  | \b\d{{1,2}}(?:st|nd|rd|th)?[/. -]x{{2,5}}[/. -]+(?:x{{2,4}}|20[x\d]{{2}})\b
  | \[?\bx{{2,4}}\]?[^\S\t](?:{MONTH})\b
  | \[[^\]\n\t]{{0,40}}\b(?:dates?|day|dd|xx+|tb[acd])\b[^\]\n\t]{{0,40}}\]
  | [<«{{][^>»}}\n\t]{{0,30}}\b(?:date|dd)\b[^>»}}\n\t]{{0,30}}[>»}}]
  | \binsert[ ](?:(?:the|a|your)[ ])?(?:[a-z]+[ ])?dates?\b(?:[ ]?\(?dd?[a-z]*[/ ]mm?[a-z]*[/ ]yy?[a-z]*\)?)?
      (?:[ ]day/month/year)?(?:[ ]&[ ]time)?
  | (?:(?<=\bon[ ])|(?<=\bby[ ]))x{{3,}}\b
  | \bclick[^.\t\n]{{0,20}}[ ]to[ ](?:enter|choose|add)[ ]a[ ]date | \bchoose[ ]a[ ]date
  | \bdd?[/. -]mm?m?[/. -]yy(?:yy)?\b
"""
_OPEN = r"""
    \[?\btb[acd]\b\]? | \bto[ ]be[ ](?:confirmed|advised|determined|announced|agreed|notified|decided)\b
  | _{4,} | \[[ ]*[●•….x*?-]{0,6}[ ]*\] | \bxx+\b
"""
_SURE = re.compile(_BLANK, re.VERBOSE | re.IGNORECASE)
_ANY = re.compile(f"{_BLANK}|{_OPEN}", re.VERBOSE | re.IGNORECASE)
_NOT_SETTLED = re.compile(r"\btb[acd]\b|to be (?!inserted|completed|added|filled|entered)", re.IGNORECASE)
_HINT = re.compile(r"\[|<|«|\{|x{1,4}\b|\btb[acd]\b|insert|to be |click|choose|dd|__", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A blank where a date belongs.

    `kind` is "blank" (to be filled before issue) or "open" (the date is not settled: TBC, to be agreed).
    """

    start: int
    end: int
    kind: Literal["blank", "open"]


def find_placeholders(text: str, *, in_date_cell: bool = False) -> list[Placeholder]:
    """Return the blanks in a text in order.

    Only words that can stand for nothing but a date count, unless the text is known to be the date cell of a timetable:
    there "TBC", "____" and "[ ]" count too.
    """
    if not _HINT.search(text):
        return []
    pattern = _ANY if in_date_cell else _SURE
    return [Placeholder(found.start(), found.end(), _kind(found.group())) for found in pattern.finditer(text)]


def _kind(words: str) -> Literal["blank", "open"]:
    return "open" if _NOT_SETTLED.search(words) else "blank"

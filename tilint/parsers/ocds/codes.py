"""Codes of notices in words: the kind of notice, the law it is under, and what publishers write in camelCase."""

from __future__ import annotations

import re

from tilint.parsers.ocds.fields import Fields
from tilint.parsers.ocds.wording import named

__all__ = ["legal_basis", "notice_kind", "said_code"]

_KINDS = {
    "planning": "Planning or early engagement notice",
    "planningupdate": "Change of a planning notice",
    "tender": "Tender notice",
    "tenderamendment": "Change of a tender notice",
    "tenderupdate": "Change of a tender notice",
    "tendercancellation": "Cancellation of a tender",
    "award": "Award notice",
    "awardupdate": "Change of an award notice",
    "awardcancellation": "Cancellation of an award",
    "contract": "Contract details notice",
    "contractupdate": "Change of a contract details notice",
    "contractamendment": "Change of a contract details notice",
    "contracttermination": "Contract termination notice",
    "implementation": "Contract performance notice",
    "compiled": "Everything published so far",
}
_LAWS = {
    "2023/54": "Procurement Act 2023",
    "2024/692": "Procurement Regulations 2024",
    "2023/1348": "Health Care Services (Provider Selection Regime) Regulations 2023",
    "2015/102": "Public Contracts Regulations 2015",
    "2015/446": "Public Contracts (Scotland) Regulations 2015",
    "2016/273": "Concession Contracts Regulations 2016",
    "2016/274": "Utilities Contracts Regulations 2016",
    "2011/1848": "Defence and Security Public Contracts Regulations 2011",
    "32014L0024": "Directive 2014/24/EU",
    "32014L0023": "Directive 2014/23/EU",
    "32014L0025": "Directive 2014/25/EU",
    "32009L0081": "Directive 2009/81/EC",
}
"""Laws by the number that notices give: year and number of an act or instrument, or the CELEX number of a directive."""
_NAMES = {"GPA": "Agreement on Government Procurement (GPA)"}
_CODE = re.compile(r"[a-z]+(?:[A-Z][a-z]*)+")


def notice_kind(release: Fields) -> str:
    """Return what kind of notice this is, in words."""
    said = dict.fromkeys(_KINDS.get(tag.lower(), named(tag)) for tag in release.texts("tag"))
    return "; ".join(said) or "Notice"


def legal_basis(basis: Fields) -> str:
    """Return the law that a notice names; its number where that is all."""
    number, words = basis.text("id"), basis.text("description")
    name = _LAWS.get(number.removesuffix("/").split("#")[0], "")
    return name or words or f"{basis.text('scheme')} {number}".strip()


def said_code(code: str) -> str:
    """Write a code in words: "electronicSubmission" is "electronic submission"."""
    return named(code).lower() if _CODE.fullmatch(code) else _NAMES.get(code, code)

"""Reads within how many days money is paid, and with how much notice the contract may be ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilint.facts._terms_model import Party, Term, around, place_of, table_label, times, whole_words
from tilint.reading import Sentence

__all__ = ["read_notice", "read_payment"]

_PAID = re.compile(
    r"\b(?:pay(?:s|ments?|ing)?|paid|settle[ds]?|reimburse[ds]?)\b(?:\W+[\w£$%,.'’/()-]+){0,22}?\W+"
    r"(?:within|in|no later than|not later than|no more than|not more than|at|of|are|is|be)\s+"
    r"(?:a (?:maximum|period) of\s+|the\s+|a\s+)?(?:period of\s+)?$"
    r"|\b(?:paid|pays?|settled|net)\s+$|\bpayment (?:terms?|period)(?:\s+(?:is|are|of|will be|shall be))?\W*$",
    re.IGNORECASE,
)
"""What stands before the time within which money is paid, up to it."""
_PAYMENT_TERMS = re.compile(r"^[\s-]*(?:(?:payment|credit) (?:terms?|period)|terms)\b", re.IGNORECASE)
_MONEY = re.compile(r"\b(?:pa(?:y|ys|id|yments?)|invoices?|credit)\b", re.IGNORECASE)
_PAYMENT_LABEL = re.compile(r"\bpayment (?:terms?|period|days|profile)\b|^payment\b|\bpaying invoices\b", re.IGNORECASE)
_SUPPLY_CHAIN = re.compile(
    r"\b(?:sub-?\s?contractors?|sub-?\s?contracts?|supply[- ]chain|sub-?\s?grantees?|sub-?\s?suppliers?|partners)\b",
    re.IGNORECASE,
)
_THEY_PAY = re.compile(
    r"\b(?:supplier|provider|contractor|grantee|recipient|bidder|tenderer|applicant|you|tenant|resident|borrower)s?"
    r"\b[^.;]{0,30}\b(?:shall|must|will|should|to)\b[^.;]{0,12}\b(?:re)?pay\b"
    r"|\b(?:re)?pa(?:y|id|yment)\b[^.;]{0,60}\b(?:to|by) the (?:authority|council|buyer|customer|funder) "
    r"by the (?:supplier|provider|contractor)",
    re.IGNORECASE,
)
"""Money that goes the other way."""
_NO_INVOICE = whole_words(
    r"repay\w* refund\w* fines? penalt\w+ wages salar\w+ rent levy management_charge deposit interest "
    r"overpa\w+ clawback recover\w* disputed? query queries holiday maternity paternity sick annual_leave "
    r"discount insur\w* signatory"
)
_GOOD_INVOICE = re.compile(r"\b(?:undisputed|valid)\b", re.IGNORECASE)
_LONGEST_PAYMENT = 200
"""Days; a longer time in a sentence on payment is no time to pay."""
_AT_ONCE = 30
"""Characters within which the answer beside a label gives its amount."""
_NOTICE_AFTER = re.compile(
    r"^(?:['’]s?|s['’])?\s*(?:\(\w+\)\s*)?(?:(?:prior|written|clear|advance|formal|in)\s+(?:and\s+)?)*notice\b"
    r"|^\s*after (?:the other party |[\w ]{0,30})receiv\w+[^.;]{0,20}\bnotice\b",
    re.IGNORECASE,
)
_NOTICE_BEFORE = re.compile(
    r"\bnotice(?: period)?\b(?:\s+(?:in writing|to the other(?: party)?))?\s*(?:of|is|shall be|will be|:)\s*"
    r"(?:not less than|no less than|at least|a minimum of)?\s*$",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:terminat\w*|cancel\w*|end(?:s|ed|ing)? (?:this|the|it|early|funding)|bring[^.;]{0,30} to an end"
    r"|withdraw\w* (?:the )?(?:funding|grant)|break clause|determine (?:this|the))\b",
    re.IGNORECASE,
)
_ENDING_SECTION = re.compile(r"\b(?:terminat\w*|ending|exit|break|cancellation|notice period)\b", re.IGNORECASE)
_OTHER_NOTICE = whole_words(
    r"insurance policy insurers? remed\w+ rectif\w+ audit inspect\w* visit meeting appointment\w* tenanc\w* "
    r"tenants? employ\w+ booking sessions? vary variations? changed? changes extend\w* extension"
)
_EITHER = re.compile(
    r"\b(?:either|both|each) (?:party|parties|of us|side)\b|\bthe parties\b|\bthe other party\b|\bby either\b",
    re.IGNORECASE,
)
_BUYER = whole_words(
    r"authority council we government buyer commissioner funder customer ccs state department trust icb "
    r"foundation board agency"
)
_PROVIDER = re.compile(r"\b(?:provider|supplier|contractor|grantee|recipient|you|awardee)s?\b", re.IGNORECASE)


def read_payment(sentence: Sentence) -> Iterator[Term]:
    """Yield the time within which the buyer pays the provider, or the provider its supply chain."""
    text = sentence.text
    label = table_label(sentence)
    named = bool(_PAYMENT_LABEL.search(label))
    party: Party = "supply chain" if _SUPPLY_CHAIN.search(f"{label} {text}") else "provider"
    if _NO_INVOICE.search(text) and not _GOOD_INVOICE.search(text):
        return
    if _THEY_PAY.search(text) and party == "provider":
        return
    money = _MONEY.search(text)
    for quantity, days in times(text):
        before, after = around(text, quantity)
        terms = money and _PAYMENT_TERMS.match(after)
        said = _PAID.search(before) or terms or (named and quantity.start <= _AT_ONCE)
        if said and days <= _LONGEST_PAYMENT and quantity.unit != "quarters":
            yield Term("payment", place_of(sentence, 0, len(text)), text[quantity.start : quantity.end], days, party)


def read_notice(sentence: Sentence) -> Iterator[Term]:
    """Yield the notice with which the contract or grant may be ended."""
    text = sentence.text
    about = f"{table_label(sentence)} {' '.join(sentence.block.section[-1:])}"
    if not (_ENDING.search(text) or _ENDING_SECTION.search(about)) or _OTHER_NOTICE.search(text):
        return
    place, giver = place_of(sentence, 0, len(text)), _giver(text)
    for quantity, days in times(text):
        before, after = around(text, quantity)
        if _NOTICE_AFTER.match(after) or _NOTICE_BEFORE.search(before):
            yield Term("notice", place, text[quantity.start : quantity.end], days, giver)


def _giver(text: str) -> Party:
    """Return who may give a notice: the one named first, where not both are."""
    if _EITHER.search(text):
        return "either"
    buyer, provider = _BUYER.search(text), _PROVIDER.search(text)
    if buyer and (provider is None or buyer.start() < provider.start()):
        return "buyer"
    return "provider" if provider else ""

"""Reads within how many days money is paid, and with how much notice the contract may be ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilint.facts._terms_model import Party, Term, around, compiled, place_of, table_label, times, whole_words
from tilint.reading import Sentence

__all__ = ["read_notice", "read_payment"]

_GAP = r"(?:\W+[\w£$%,.'’/()-]+)"
_PAY = (
    r"(?:pay(?:s|ments?|ing)?|paid|payable|settle[ds]?|settling|reimburse[ds]?|remit(?:s|ted)?|remittances?|disburse[ds]?"
    r"|cleared|honou?red)"
)
_DUE = r"(?:pay(?:ments?|able)|sums?|charges|fees?|amounts?|instal?lments?|accounts?|money|monies|remittances?|claims?|grants?)"
_RECEIPT = (
    r"(?:(?:the )?(?:date|day) (?:of|on|that)|(?:the )?end of (?:the |each |that )?(?:month|quarter|period|week)"
    r"|receipt|receiving|approv\w+|getting|invoice|submission|month end"
    r"|(?:a|an|the|your|each|any|its) (?:valid |correct |undisputed |proper |approved )?(?:invoice|bill|claim|request)"
    r"|(?:you|they|we|it) )"
)
_PAID = compiled(
    rf"\b{_PAY}\b{_GAP}{{0,22}}?\W+"
    r"(?:within|inside|in|no later than|not later than|no more than|not more than|at|of|are|is|be|made)\s+"
    r"(?:(?:strictly|normally|usually|about|around|up to|under|a (?:maximum|period) of|the|a|same|first)\s+)*(?:period of\s+)?$",
    r"\b(?:paid|pays?|settled|net)\s+$|^\W*payments?\s*:\s*$",
    r"\bpayment (?:terms?|period)(?:\s+(?:is|are|of|will be|shall be)(?: (?:strictly|normally|usually))?)?\W*$",
    r"\b(?:invoices?|bills?|claims?)\b(?:\W+\w+){0,8}?\W+(?:are|is|be|get) (?:normally |usually )?"
    r"(?:paid|settled|cleared|processed|honou?red)\b(?:\W+\w+){0,4}?\W+$",
    r"\bprocess(?:es|ed|ing)?\b(?:\W+\w+){0,5}?\W+(?:invoices?|claims?|reimbursements?|payments?|requests? for payment)\b"
    r"(?:\W+\w+){0,4}?\W+(?:within|inside|in)\s+$",
    rf"\b(?:invoices?|claims?|bills?|{_PAY})\b(?:\W+\w+){{0,4}}?\W+(?:may |can |will |could |usually |normally )?"
    r"tak(?:e|es|ing)\s+(?:(?:us|up|to|about|around|as long as|at least|between)\s+)*$",
    r"\b(?:held (?:back|up)|delayed|deferred)\s+(?:for\s+)?(?:as long as|up to|as much as)\s+$",
)
"""What stands before the time within which money is paid, up to it."""
_FALLS_DUE = re.compile(
    rf"\b{_DUE}\b(?:\W+\w+){{0,8}}?\W+(?:due|payable|reach(?:es)? (?:you|your account)|arrives?|follows?|made|released|issued)\W+"
    rf"(?:\w+\W+){{0,2}}$|\b{_PAY}\b(?:\W+\w+){{0,6}}?\W+$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"^\s*(?:\(\w+\)\s*)?(?:of|after|from|following)\s+(?:{_RECEIPT})", re.IGNORECASE)
"""What stands after a time that is counted from an invoice or a claim; after `_FALLS_DUE` it is the time to pay."""
_PAID_AFTER = re.compile(
    rf"^\s*(?:\(\w+\)\s*)?(?:of|after|from|following)\s+(?:{_RECEIPT})[^.;]{{0,60}}?\b"
    r"(?:we|council|authority|buyer|customer|commissioner|funder|agency|department|government|state|trust|board)\b"
    rf"[^.;]{{0,20}}?\b{_PAY}\b"
    r"|^\s*(?:\(\w+\)\s*)?(?:from|after|of)[^.;]{0,40}\b(?:invoice|claim|bill)\b[^.;]{0,12}\bto (?:make (?:the )?payment|pay)\b"
    r"|^\s*to (?:pay|settle|reimburse|process) (?:a|an|the|each|any|your|all) (?:\w+ )?(?:invoice|claim|bill|request)",
    re.IGNORECASE,
)
"""What stands after a time that comes before the words on paying: "Within ten days of an invoice we pay it"."""
_AHEAD = re.compile(r"^\s*(?:ahead|in advance|beforehand|early|before)\b", re.IGNORECASE)
_DEFINED = re.compile(r"[”\"’]\s+means\s+(?:each|every|any)\b", re.IGNORECASE)
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
    r"by the (?:supplier|provider|contractor)"
    r"|\bpayments? to (?:the |our )?(?:clients?|famil\w+|participants?|witness\w*|tenants?|residents?|learners?"
    r"|young|carers?|people|volunteers?|staff)\b",
    re.IGNORECASE,
)
"""Money that goes the other way."""
_NO_INVOICE = whole_words(
    r"repay\w* refund\w* fines? penalt\w+ wages salar\w+ rent levy management_charge deposit (?<!no_)interest "
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
    if (_NO_INVOICE.search(text) and not _GOOD_INVOICE.search(text)) or _DEFINED.search(text):
        return
    if _THEY_PAY.search(text) and party == "provider":
        return
    money = _MONEY.search(text)
    for quantity, days in times(text):
        before, after = around(text, quantity)
        terms = money and _PAYMENT_TERMS.match(after)
        told = any(paid.search(before) for paid in _PAID) or (_FALLS_DUE.search(before) and _FROM.match(after))
        said = told or terms or _PAID_AFTER.match(after) or (named and quantity.start <= _AT_ONCE)
        if said and days <= _LONGEST_PAYMENT and not _AHEAD.match(after) and quantity.unit != "quarters":
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

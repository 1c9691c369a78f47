"""Reads how a tender says it chooses where it gives no numbers: an order, criteria alone, best value, lowest price."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tilint.facts._award_model import Evidence, Kind
from tilint.facts._award_words import category
from tilint.model import BlockKind
from tilint.reading import Sentence

__all__ = ["may_state_choice", "statements"]

_MAY_STATE = re.compile(
    r"\b(?:importan|equal weight|trade-?off|evaluat|assess|scored|judged|review|criteri|advantageous|meat\b|best value"
    r"|best price|lowest|price|cost|quality|pass\b|sub-?criteri)"
)
"""A quick look that spares most sentences the rest; on small letters, which is four times as fast as either case."""


def may_state_choice(text: str) -> bool:
    """Tell whether a sentence is worth reading for how tenders are judged."""
    return bool(_MAY_STATE.search(text.lower()))


_BID = (
    r"(?:tenders?|bids?|proposals?|applications?|quot(?:e|ation)s?|offers?|submissions?|responses?|applicants?|bidders?"
    r"|tenderers?|expressions? of interest)"
)
_BUYER = r"(?:we|council|authority|government|panel|commissioners?|buyer|department|trust|board|agency)"
_ORDER = re.compile(
    r"\b(?:more|less|equally|as)\s+(?:\w+\s+)?important\b(?! (?:that|to)\b)|equal(?:ly)? (?:in )?(?:importance|weight)"
    r"|(?:descending|decreasing|ascending|relative) (?:order )?(?:of )?importance|order of (?:importance|priority)"
    r"|of equal importance|approximately equal",
    re.IGNORECASE,
)
_FACTORS = re.compile(
    r"\b(?:(?:sub)?factors?|criteri\w+|pric\w+|costs?|technical|quality|approach|evaluat\w+|experience)\b",
    re.IGNORECASE,
)
_NOT_COST = r"(?:non-?\s?price|non-?\s?cost|technical|quality|other (?:evaluation )?factors?|all other)"
_QUALITY_FIRST = re.compile(
    rf"{_NOT_COST}[^.]{{0,160}}\bmore important than\b[^.]{{0,40}}\b(?:pric|cost)"
    rf"|(?:pric\w+|costs?)\b[^.]{{0,40}}\bless important than\b|no trade-?off of {_NOT_COST}"
    r"|\bquality (?:will be|is) (?:given )?(?:greater|more) (?:weight|priority|importan\w+) than (?:price|cost)",
    re.IGNORECASE,
)
_PRICE_FIRST = re.compile(
    rf"\b(?:price|cost)\b(?! (?:and|or))[^.]{{0,60}}\bmore important than\b[^.]{{0,40}}{_NOT_COST}"
    rf"|{_NOT_COST}[^.]{{0,60}}\bless important than\b[^.]{{0,30}}\b(?:pric|cost)",
    re.IGNORECASE,
)
_UNWEIGHTED = re.compile(
    rf"\b{_BID}\b[^.]{{0,80}}\b(?:will|shall|are to|may|must|is|are)\s+(?:(?:then|also|first|only)\s+)?be(?:ing)?\s+"
    r"(?:\w+ly\s+)?(?:evaluated|assessed|scored|judged|marked|ranked|rated|reviewed)\b[^.]{0,80}"
    r"\b(?:criteria|against|based (?:up)?on|on the basis of|for|according to|in accordance with|using|in terms of|on)\b"
    rf"|\b{_BUYER}\b[^.]{{0,30}}\b(?:will|shall)\s+(?:\w+ly\s+)?(?:evaluate|assess|score|judge|review)\b[^.]{{0,60}}"
    rf"\b{_BID}\b[^.]{{0,60}}\b(?:criteria|against|based on|on the basis of|for|according to|using|on)\b"
    r"|\b(?:award|evaluation|review|scoring|assessment) (?:criteria|factors)\b[^.]{0,40}"
    r"\b(?:are|will be|include|as follows|below|following)\b"
    r"|\b(?:following|listed|stated) (?:award |evaluation |review |selection )?(?:criteria|factors)\b[^.]{0,80}"
    r"\b(?:award|select|choos|evaluat|assess|scor)"
    r"|\b(?:selection|award)\b[^.]{0,60}\b(?:will|shall) be (?:made|based)\b[^.]{0,40}\bcriteria\b",
    re.IGNORECASE,
)
_ONLY_SCREENED = re.compile(
    r"\b(?:complete(?:ness|ion)?|complian\w+|responsive(?:ness)?|eligib\w+|shortlist|pre-?qualif\w+|suitab\w+|exclusion"
    r"|selection (?:criteria|question\w*|stage)|conditions of participation|pass\s*/?\s*fail|admission|admitted"
    r"|financial (?:standing|viability)|invoic\w*|feedback|debrief\w*|strengths and weaknesses)\b",
    re.IGNORECASE,
)
"""What bids are looked at for without being compared."""
_LATER = re.compile(
    r"\bcall-?offs?\b|order contract|further competition|mini-?competition|\beach order\b"
    r"|\bsub-?(?:grant|award|contract)",
    re.IGNORECASE,
)
"""Choices that somebody else makes later, or in contracts below this one."""
_EVALUATION_HEADING = re.compile(
    r"^\W*(?:\w+ )?(?:(?:tender|bid|proposal|quotation|quote|application) (?:evaluation|assessment)|award criteria"
    r"|evaluation of (?:tenders|bids|proposals|quotes|applications)|evaluation (?:and award )?criteria"
    r"|basis (?:of|for) award\b.*|criteria for award|review (?:process and )?criteria)\W*$",
    re.IGNORECASE,
)
_CONSIDERED = re.compile(
    r"\b(?:will|shall) (?:also )?(?:be considered|consider|take (?:\w+ ){0,4}into account|look at|weigh)\b",
    re.IGNORECASE,
)
_BEST_VALUE = re.compile(
    r"most economically advantageous|\bMEAT\b|most advantageous (?:tender|bid|offer)|best[- ]value|best price\b"
    r"|best overall (?:value|offer)",
    re.IGNORECASE,
)
_AWARDING = re.compile(
    r"\baward|\bevaluat|\bselect|\bchoos|\bcriteri|\bprocurement will|\bcontract will|\brequirement", re.IGNORECASE
)
_LOWEST = r"lowest[- ](?:\w+[- ]){0,2}?(?:price|priced|cost|tender|bid|quote|offer)\w*"
_PRICE_ONLY = re.compile(
    rf"\b{_LOWEST}\b[^.]{{0,60}}\b(?:will|shall) (?:be (?:awarded|accepted|selected|successful|chosen)|win)"
    rf"|\b(?:award|select)\w*\b[^.]{{0,80}}\b(?:{_LOWEST}|cheapest)\b"
    r"|lowest[- ]priced?,? technically acceptable|\bLPTA\b"
    r"|\b(?:solely|only|purely|entirely) (?:on|by)(?: the basis of)? (?:the )?(?:lowest )?(?:price|cost)\b"
    r"|\bprice (?:is|will be|shall be) the (?:sole|only) (?:award |evaluation )?criteri"
    r"|\baward\w*\b[^.]{0,60}\bon price (?:only|alone)\b",
    re.IGNORECASE,
)
_NOT_SETTLED = re.compile(
    r"\bor price only\b|\bnot (?:be )?(?:obliged|bound|necessarily)|\bdoes not bind|\bnot undertake|\bno obligation"
    r"|\bnot (?:to )?accept\b|\bscores?\b|\bmarks?\b|\bpoints\b",
    re.IGNORECASE,
)
"""The lowest price is spoken of, but does not decide: it earns a score, or need not be accepted."""
_PASS_FAIL = re.compile(r"\bpass\s*/\s*fail\b|\bpass or fail\b|\bmandatory criteria\b", re.IGNORECASE)
_REACH, _LONGEST, _NAME_LENGTH, _ENOUGH_NAMES = 40, 700, 80, 2


def statements(sentences: Iterable[Sentence]) -> Iterator[Evidence]:
    """Yield what each sentence says of how tenders are judged, in reading order."""
    named: dict[tuple[str, ...], set[str]] = {}
    for sentence in sentences:
        if sentence.block.kind is BlockKind.HEADING or len(sentence.text) > _LONGEST:
            continue
        evidence = _read(sentence)
        if evidence is None and _names_criteria(sentence, named):
            evidence = Evidence(Kind.UNWEIGHTED, sentence.location)
        if evidence is not None:
            yield evidence


def _read(sentence: Sentence) -> Evidence | None:
    """Return what one sentence says, the most telling kind first."""
    text = sentence.text
    first = "quality" if _QUALITY_FIRST.search(text) else "price" if _PRICE_FIRST.search(text) else ""
    kind: Kind | None = None
    if first or (_ORDER.search(text) and _FACTORS.search(text)):
        kind = Kind.ORDER
    elif _PRICE_ONLY.search(text) and not _NOT_SETTLED.search(text):
        kind, first = Kind.PRICE_ONLY, "price"
    elif _BEST_VALUE.search(text) and _AWARDING.search(text) and not _LATER.search(text):
        kind = Kind.BEST_VALUE
    elif _judged(text):
        kind = Kind.UNWEIGHTED
    elif _PASS_FAIL.search(text):
        kind = Kind.PASS_FAIL
    return None if kind is None else Evidence(kind, sentence.location, first)


def _judged(text: str) -> bool:
    """Tell whether a sentence says that bids are compared, and not only screened."""
    found = _UNWEIGHTED.search(text)
    if not found or _LATER.search(text):
        return False
    return not _ONLY_SCREENED.search(text, found.start(), found.end() + _REACH)


def _names_criteria(sentence: Sentence, named: dict[tuple[str, ...], set[str]]) -> bool:
    """Tell whether a section on evaluation has now named two kinds of criteria, or says what will be considered."""
    section, text = sentence.block.section, sentence.text
    if not section or not _EVALUATION_HEADING.match(section[-1]) or _LATER.search(text):
        return False
    considered = bool(_CONSIDERED.search(text))
    kind = category(text) if considered or len(text) <= _NAME_LENGTH else ""
    kinds = named.setdefault(section, set())
    if not kind or kind in kinds:
        return False
    kinds.add(kind)
    return considered or len(kinds) == _ENOUGH_NAMES

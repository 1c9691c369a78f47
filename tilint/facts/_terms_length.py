"""Reads how long the contract or grant lasts and whether it may be extended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilint.facts._terms_model import Term, any_word, around, compiled, place_of, table_label, times, whole_words
from tilint.reading import Sentence

__all__ = ["read_extension", "read_length", "read_months", "read_plus"]

_WORD = r"(?:\W+[\w£$%,.'’/-]+)"
_DEAL = any_word(
    "contracts? agreements? frameworks? grants? awards? call[-_]off bpa dps dmp dynamic_purchasing_system "
    "dynamic_market commission orders?"
)
_FILL = (
    r"(?:"
    + any_word(
        "an? the initial fixed total maximum minimum full intended target expected base period term duration of up to "
        "is for approximately around about at least single first between one two three and"
    )
    + r"\W+){0,7}"
)
"""Words that may stand between "lasts" and the amount."""
_TERM = (
    r"(?:(?:contract|agreement|grant|award|funding|framework|project|performance|initial|call[- ]off)"
    r"(?: initial| contract)? (?:term|period|duration|length)"
    r"|(?:period of performance|ordering period|base period)"
    r"|(?:term|duration|length|period) of (?:the|this|each|any) (?:[\w-]+ ){0,6}"
    r"(?:contract|agreement|grant|framework|funding|award))"
)
_BEFORE = compiled(
    rf"\b{_DEAL}\b{_WORD}{{0,10}}?\W+"
    r"(?:lasts?|lasting|runs?|running|covers?|covering|spans?|continues?|in (?:force|effect)|not exceed|limited to|be|is|are)\s+"
    rf"(?:(?:made|let|awarded|given|available|offered|entered into)\s+)?(?:for\s+|over\s+)?{_FILL}$",
    rf"\b{_DEAL}\b{_WORD}{{0,6}}?\W+(?:ends?|expires?|finish(?:es)?|stops?)\s+after\s+{_FILL}$",
    rf"\b(?:services?|programmes?|programs?|projects?)\b{_WORD}{{0,4}}?\W+"
    rf"(?:lasts?|runs?|(?:be|is) (?:commissioned|funded|bought))\s+(?:for\s+|over\s+)?{_FILL}$",
    rf"\b{_TERM}\b{_WORD}{{0,10}}?\W+(?:is|be|are|of|for|lasts?)?\s*{_FILL}$",
    rf"^\W*(?:[\d.]+\s+)?(?:the )?term (?:is|are|(?:shall|will) be)\s+{_FILL}$",
    rf"\b(?:{_DEAL}|funding|funds|programming|appointing|awarded|commissioned)\b{_WORD}{{0,12}}?\W+"
    rf"(?:for|over|of)\s+{_FILL}$",
    rf"\b(?:bidders?|tenderers?|suppliers?|providers?|contractors?|consultants?|firms?|partners?)\b{_WORD}{{0,8}}?\W+"
    rf"(?:appointed|engaged|retained)\b{_WORD}{{0,6}}?\W+(?:for|over)\s+{_FILL}$",
    r"\b(?:we|you|organi[sz]ations?|groups?|projects?|applicants?|grantees?|recipients?|charities|services?|program(?:me)?s?)\b"
    rf"{_WORD}{{0,6}}?\W+(?:fund|funded|money)\b{_WORD}{{0,6}}?\W+(?:for|over)\s+{_FILL}$",
    rf"(?:[£$€]\s?[\d,.]+\w*|\bbudget|\b(?:contract|total|annual|estimated) value)\b{_WORD}{{0,6}}?\W+"
    rf"(?:for|over|across)\s+{_FILL}$",
)
"""What stands before the length of a contract, up to it."""
_AFTER = re.compile(
    rf"^[\s-]*(?:\(\d+[\s\w]*\)\s*)?(?:initial |fixed |service |rolling )*"
    rf"(?:{_DEAL}|term\b|base (?:period|year)|ordering period|period of performance"
    r"|(?:funding|performance|project|award|initial|grant|contract)\s(?:period|programme|term))",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:additional|further|extra|more|another|renewed)\b[^.;]{0,25}$|\boptions? of (?:up to )?$"
    r"|\bextend(?:able)?\b[^.;]{0,40}\b(?:by|for)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"^\s*(?:\(\d+[\s\w]*\)\s*)?"
    r"(?:in total|unless (?:terminated|ended)|from (?:the )?(?:start|commencement|effective) date)",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^[^\w,;:]*(?:old|ago|of (?:experience|accounts|age|trading)|after|prior|before|preceding|previous|later"
    r"|from (?:the )?(?:date of )?(?:receipt|submission|termination|expiry|request)"
    r"|(?:of )?(?:the )?(?:end|expiry|termination)|(?:of )?(?:written |prior )?notice|[’']s? notice|review|plan\b"
    r"|forecast|option|extension|per\b|post\b|and (?:above|over)|or (?:more|longer|over)|interval|sprint|cycle)",
    re.IGNORECASE,
)
_OTHER_TIME = whole_words(
    r"retain\w* retention records? keep kept stored? storage insurance indemnity warrant\w* remain_open "
    r"remain_valid valid_for experience accounts turnover preceding previous prior past convict\w* audit\w* "
    r"debar\w* excluded exclusion\w* destroy\w* delet\w* archiv\w* confidential\w* leases? tenanc\w* "
    r"imprison\w* similar_(?:contracts?|services?|size|value|scale|nature) have_(?:held|delivered|run|managed) "
    r"references? (?:the|in|for|your)_last_(?:\w+_)?(?:two|three|five|\d) mobili[sz]ation probation\w* "
    r"cover(?:ing)?_letter market case_stud\w+ submit\w* certificates? carbon notice terminated_within "
    r"non-disclosure (?:details|examples?)_of each_lasting volunteers? ceremon\w+ mentors? apprentices? tenancy"
)
"""Words of sentences whose amounts of time measure something else."""
_LABEL = re.compile(
    rf"^(?:the )?(?:proposed |expected |initial )*"
    rf"(?:{_TERM}|(?:contract|grant|framework) (?:term|period|length|duration)|term|duration"
    r"|length of (?:the )?(?:contract|grant|agreement|funding)"
    r"|period of (?:the )?(?:contract|grant|funding)"
    r"|how long (?:grants|contracts|the contract|the grant|funding) lasts?)\b",
    re.IGNORECASE,
)
_PLUS = re.compile(
    r"(?<![\d.+])(?P<first>[1-9]|1\d)\s*(?:years?|yrs?)?\s*\+\s*"
    r"(?P<rest>[1-5](?:\s*(?:years?|yrs?))?(?:\s*\+\s*[1-5](?:\s*(?:years?|yrs?))?)*)(?![\d.+%])",
    re.IGNORECASE,
)
_YEARS_NEAR = re.compile(r"\b(?:years?|yrs?|term|extension\w*|contract)\b", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_MONTHS = re.compile(
    rf"\b(?:{_DEAL}|funding|services?|programmes?|programs?|projects?)\b[^.;]{{0,25}}?"
    r"\b(?:will|shall|runs?|lasts?|is|are|starts?|begins?|period|term)\b[^.;]{0,30}?"
    rf"\b(?P<span>(?:(?:from|in|between|period(?: of)?)\s+|(?<=period: ))(?P<first>{_MONTH})\s+(?P<from>20\d\d)\s*"
    rf"(?:to|until|through|and|-|–|and ends? in)\s+(?:the end of )?(?P<last>{_MONTH})\s+(?P<to>20\d\d))\b",
    re.IGNORECASE,
)
"""The months between which a contract runs, without days."""
_YEARS = re.compile(
    rf"\b(?:{_DEAL}|funding|programmes?|programs?|projects?)\b[^.;]{{0,25}}?"
    r"\b(?:will|shall|runs?|lasts?|covers?|is|are|period|term)\b[^.;]{0,20}?"
    r"(?<![\d/])(?P<span>(?P<from>20\d\d)(?P<fiscal>/\d\d)?\s*(?:to|until|through|-|–)\s*(?P<to>20\d\d)(?:/\d\d)?)(?![\d/-])",
    re.IGNORECASE,
)
"""The years between which a contract runs: "2027/28 to 2029/30"."""
_FEWEST_YEARS = 2
"""Two years named without months may mean anything up to two years."""
_ENDS_AFTER = re.compile(
    r"\b(?:expires?|ends?|finish\w*|terminates?|until|closes?)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_IT_STARTS = re.compile(
    r"^\s*after (?:it|they|the (?:contract|agreement|grant|award|term)(?: \w+){0,2}?) (?:starts?|begins?|commences?)\b",
    re.IGNORECASE,
)
"""A length that is counted from the start: "ends twelve months after it starts"."""
_NOT_THE_RUN = whole_words(
    "previous current existing pilot data prices? rates? figures spend shown reviewed? evaluated? published closed "
    "applications? tenders? bids? events? meetings? interviews?"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS_IN_MONTH = 365 / 12
_THIS = any_word(
    "contracts? agreements? terms? grants? funding awards? framework periods? dps dmp bpa services? call[-_]off duration it they"
)
_MAY = r"(?:may|can|could|might|cannot|not)"
_BEFORE_THIS = re.compile(
    r"\b(?:present|current|existing|incumbent|previous|last|outgoing|expiring|earlier)\s+(?:[\w-]+\s+){0,2}"
    r"(?:contracts?|agreements?|grants?|awards?|services?|providers?|suppliers?)\b[^.;]{0,40}\b(?:began|was|were|has|have|had|ran|ends?|ended|lasted)\b",
    re.IGNORECASE,
)
"""Words on the contract that went before."""
_EXTENDED = compiled(
    r"\boptions?\b[^.;]{0,60}\b(?:extend|renew|extension|renewal)\b",
    r"\b(?:extension|renewal) options?\b|\boption(?:al)? (?:extension|renewal|periods?|years?|terms?)\b",
    r"\b(?:year|month)s?\b[\s-]*(?:\(\w+\)\s*)?(?:extension|renewal|option)s?\b",
    rf"\b{_THIS}\b[^.;]{{0,60}}\b{_MAY}\b (?:also |only )?be (?:\w+ (?:or|and) )?(?:extended|renewed|continued)\b",
    rf"\b(?:{_MAY}|elect to|wish to|reserves? the right to|right to|discretion to) (?:extend|renew)\b"
    rf"[^.;]{{0,60}}\b{_THIS}\b",
    rf"\b{_THIS}\b[^.;]{{0,60}}\bright to (?:extend|renew)(?= (?:it )?(?:for|by)\b)",
    rf"\b{_THIS}\b[^.;]{{0,60}}\bextendable (?:for|by)\b",
    r"\b(?:contract|agreement|grant|funding|term)\b[^.;]{0,40}"
    r"\b(?:possib(?:le|ility of)|subject to|potential(?: for)?|opportunity for|prospect of|no|without)\b[^.;]{0,15}"
    r"\b(?:an? )?(?:extension|renewal)\b",
    r"\b(?:extendable|renewable) (?:for|by|up|annually|each|contract|grant)\b",
    r"\b(?:extension|renewal)\b[^.;]{0,12}\b(?:ruled out|not (?:be )?(?:available|possible|offered|foreseen|granted))\b",
    r"\boptions? of (?:up to )?(?:\w+[\s-]){1,3}(?:month|year)s?\b",
    r"\b(?:possibility|prospect|opportunity|scope|potential|chance) (?:of|for) (?:up to )?(?:\w+ ){0,2}"
    r"(?:further|additional|more|extra)\b[^.;]{0,25}\b(?:month|year|term|period)s?\b",
    r"\bplus (?:the )?(?:(?:\d|one|two|three|an?|up to|optional)\b[^.;]{0,25}\b)?(?:optional|extensions?|options?)\b",
    rf"\b{_THIS}\b[^.;]{{0,60}}\b(?:roll (?:over|on)|be (?:prolonged|rolled (?:over|on)|followed by (?:a|another|one|two) "
    r"(?:further|second|more)))\b",
    rf"\b{_MAY} (?:extend|renew)\b[^.;]{{0,15}}\bfor\b[^.;]{{0,20}}\b(?:months?|years?)\b",
    r"\bfollow[-\s]on (?:funding|grants?|contracts?|awards?)\b",
    r"\badditional\b[^.;]{0,25}\b(?:months|years)\b|\b(?:months|years) of additional funding\b",
    r"\b(?:additional|further|continued|continuation) funding\b[^.;]{0,80}"
    r"\b(?:(?:may|can|could) be (?:awarded|made|offered|available|given|recommended)|to extend)\b",
    r"\b(?:receive|awarded?) funding to continue\b|\boption to extend the term\b",
    r"\b(?:eligible|apply|considered) for (?:continuation|renewal|continued|further) (?:funding|grants?|awards?)\b",
)
_ADDITIONAL = re.compile(r"\b(?:fund\w*|award\w*|grant\w*|contract|term|support|program\w*)\b", re.IGNORECASE)
_NOT_THE_TERM = whole_words(
    r"deadline closing_date submission tender(?:ing)?_period bid(?:ding)?_period time_limit time_for time_to "
    r"clarification response_times? delivery extension_of_time evaluation_period standstill insurance "
    r"licen[cs]es? certificat\w+ holidays? accounts support_can support_may timings? time_period stay "
    r"placement experience completed review_of warranty tenancy sub-?grantees"
)
"""Words beside an extension that show something else is extended."""
_NO = re.compile(r"\b(?:no|not|without|cannot|never|nor|ruled out)\b", re.IGNORECASE)
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_MANY = re.compile(
    r"\b(two|three|four|five|[2-5])\s*(?:\([2-5]\)\s*)?(?:further |additional |optional |separate )?$", re.IGNORECASE
)
_SHORTEST, _LONGEST = 28, 7400
"""Days: no contract is shorter or longer; amounts outside are something else."""
_AT_ONCE = 40
"""Characters within which the answer beside a label, or under a heading, gives its amount."""


def read_length(sentence: Sentence) -> Iterator[Term]:
    """Yield the length of the contract or grant, where a sentence, a table cell or a line under a heading states it."""
    text = sentence.text
    cell = table_label(sentence)
    label = cell or (sentence.block.section[-1] if sentence.block.section else "")
    named = bool(_LABEL.search(re.sub(r"^[\d.\s]+", "", label)))
    if not (cell and named) and (_OTHER_TIME.search(text) or _BEFORE_THIS.search(text)):
        return
    for quantity, days in times(text):
        whole = quantity.unit in {"months", "quarters", "years"} and _SHORTEST <= days <= _LONGEST
        before, after = around(text, quantity)
        from_start = _IT_STARTS.match(after) and _ENDS_AFTER.search(before) and re.search(_DEAL, before, re.IGNORECASE)
        if not whole or (_NOT_AFTER.match(after) and not from_start) or _MORE.search(before):
            continue
        if from_start or (named and quantity.start <= _AT_ONCE) or _is_length(before, after):
            yield Term("length", place_of(sentence, 0, len(text)), text[quantity.start : quantity.end], days)


def read_months(sentence: Sentence) -> Iterator[Term]:
    """Yield the length of a contract that is said to run from one month to another, or over several years, all of them whole."""
    months = _MONTHS.search(sentence.text)
    found = months or _YEARS.search(sentence.text)
    if found is None or _OTHER_TIME.search(sentence.text) or _NOT_THE_RUN.search(sentence.text[: found.end()]):
        return
    years = int(found["to"]) - int(found["from"])
    if months:
        first, last = (_MONTH_NAMES.index(found[name][:3].lower()) for name in ("first", "last"))
        days = (years * 12 + last - first + 1) * _DAYS_IN_MONTH
    else:
        years += bool(found["fiscal"])
        days = years * 365 if years >= _FEWEST_YEARS else 0
    if _SHORTEST <= days <= _LONGEST:
        yield Term("length", place_of(sentence, *found.span("span")), found["span"], days)


def _is_length(before: str, after: str) -> bool:
    if _AFTER.match(after) or (_IN_ALL.match(after) and re.search(_DEAL, before, re.IGNORECASE)):
        return True
    return any(pattern.search(before) for pattern in _BEFORE)


def read_plus(sentence: Sentence) -> Iterator[Term]:
    """Yield length and extension of a term that is written as a sum of years: "3+1+1"."""
    found = _PLUS.search(sentence.text)
    about = f"{sentence.text} {table_label(sentence)} {' '.join(sentence.block.section[-1:])}"
    if found is None or not _YEARS_NEAR.search(about):
        return
    extra = sum(int(number) for number in re.findall(r"\d", found["rest"]))
    place = place_of(sentence, *found.span())
    yield Term("length", place, found.group(), int(found["first"]) * 365)
    yield Term("extension", place, found.group(), extra * 365)


def read_extension(sentence: Sentence) -> Iterator[Term]:
    """Yield the option to extend or renew the contract or grant, or the words that rule one out."""
    text = sentence.text
    if _BEFORE_THIS.search(text):
        return
    for pattern in _EXTENDED:
        found = pattern.search(text)
        if found is None or (found.group().lower().startswith("additional") and not _ADDITIONAL.search(text)):
            continue
        if _NOT_THE_TERM.search(text[max(0, found.start() - 40) : found.end() + 40]):
            continue
        refused = bool(_NO.search(text[max(0, found.start() - 25) : found.end()]))
        written, days = _extra(text, found.start(), found.end())
        place = place_of(sentence, 0, len(text))
        yield Term("extension", place, written or found.group(), None if refused else days, refused=refused)
        return


def _extra(text: str, start: int, end: int) -> tuple[str, float | None]:
    """Return the length of an extension told of from `start` to `end`: the amount beside it, times the options."""
    beside = [
        (quantity, days)
        for quantity, days in times(text)
        if days >= _SHORTEST and (end - 30 <= quantity.end <= end + 80 or start - 12 <= quantity.end <= start)
    ]
    if not beside:
        return "", None
    quantity, days = next((amount for amount in beside if amount[0].start >= end), beside[-1])
    before, after = around(text, quantity)
    many = _MANY.search(before)
    named = re.match(r"[\s-]*(?:option|extension|period|renewal)", after)
    times_over = _COUNT[many.group(1).lower()] if many and named else 1
    return text[quantity.start : quantity.end], days * times_over

"""Families of phrases that name the events of a timetable: how they are written and matched.

A phrase is a regular expression in which "@word" stands for a word of `WORDS`, " ... " for a gap of any words and
" .. " for a short gap. The families themselves are in `labels` and `sentences`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["WORDS", "Family", "alone", "label", "sentence"]

_NEAR = 160
"""How far before a date a word may stand and still make its event another, in characters."""
_OF_THIS = (
    "the|our|this|final|latest|expected|estimated|anticipated|proposed|planned|target|projected|indicative|provisional"
    "|intended|contract|agreement|project|grant|service|application|tender|bid|programme|program|fund|framework|event|scheme"
    "|portal|round|call|window|competition|opportunity|rf[pqi]|it[tq]|nof[oa]|p?sq|quote|quotation|vendor|bidder|supplier"
)
"""Words before a name that leave it one of this procurement: "Target start", not "Report due"."""
_US = (
    "(?:we|(?:the|this|our) (?:[\\w’'-]+ ){0,3}(?:council|authority|commissioners?|buyers?|trust|board|foundation|fund"
    "|panel|committee|departments?|agency|government|city|county|state|company|customer|client|college|university"
    "|icb|ministry|evaluators?|assessors?|officers?|team|association|charity|district|commission))"
)
WORDS = {
    "us_do": f"{_US} (?:(?:also|then|only|both) )?(?:will|shall|aims?|expects?|intends?|plans?|hopes?|endeavou?rs?"
    "|anticipates?|proposes?|may|are aiming|are hoping|would|is to|are to)",
    "bid": "tender(?:s|er)?|bids?|proposals?|quot(?:e|ation)s?|applications?|submissions?|offers?"
    "|responses?|itts?|itqs?|sqs?|psqs?|pqqs?"
    "|(?:detailed|outline|refined|final) solutions?|eois?|expressions? of interest|requests? to participate|questionnaires?",
    "question": "clarifications?|questions?|quer(?:y|ies)|[ei]nquir(?:y|ies)|cqs?|q ?& ?as?|q and as?"
    "|requests? for (?:(?:further|additional|more) information|clarifications?"
    "|information(?! (?:is |was )?(?:issued|published|sent)))",
    "pack": "brief|request for information|requests? for (?:proposals?|quot(?:e|ation)s?|applications?|tenders?|bids?)"
    "|itt|itq|itpd|isit|isft|rf[pqix]|nof[oa]|tender|invitation|procurement|notice|opportunit(?:y"
    "|ies)|packs?|documents?|documentation"
    "|sq|psq|pqq|advert(?:isement)?|solicitation|competition|mini-competition|specification|bids?"
    "|funding|grant|call|fund|applications?"
    "|quotations?",
    "contract": "contract(?:s|ual)?|services?|agreements?|framework|program(?:me)?s?|grants?|performance"
    "|projects?|funding|works?|delivery"
    "|operations?|awards?|appointment|call[- ]off|dps",
    "bidders": "bidders?|tenderers?|applicants?|suppliers?|providers?|offerors?|contractors?"
    "|respondents?|vendors?|proposers?|organi[sz]ations?"
    "|agencies",
    "by": "by|up to|before|no later than|not later than|on or before|until|through|till|prior to",
    "closes": "deadlines?|dead-lines?|clos(?:e[sd]?|ing|ure)|due|returns?|returned|submi\\w+|receipt"
    "|receiv\\w+|latest|final|last|cut-? ?off"
    "|accepted|lodge\\w*|ends?",
    "starts": "starts?|starting|begin(?:s|ning)?|commenc\\w+|go(?:es)?[- ]live|effective|live|inception",
    "opens": "issu(?:e[sd]?|ance|ing)|publish\\w*|publication|releas\\w+|post(?:ed|ing)|launch\\w*"
    "|advertis\\w+|advert placed|availab\\w+|d[ei]spatch\\w*",
    "sent": "submit\\w*|receiv\\w+|with us|be in|return\\w*|deliver\\w*|upload\\w*|e-?mail\\w*|sent|send|lodg\\w+"
    "|accept\\w*|due|filed?|made|complete[ds]?"
    "|arrive|appl(?:y|ied)|reach",
    "event": "webinars?|briefings?|site (?:visit|inspection|tour)s?|open days?|info(?:rmation)? "
    "(?:session|event|day)s?|conferences?|workshops?"
    "|market engagement|pre-? ?(?:bid|proposal|tender|application|quote)|technical assistance"
    "|recordings?|training|registration|register"
    "|(?:bidders?|suppliers?|providers?)['’]? (?:days?|events?|meetings?)",
    "intent": "(?:notices?|notifications?|letters?|declarations?|statements?) of (?:intent|interest)(?! to award)"
    "|intent(?:ion)? to (?:propose|bid|apply|respond|tender)",
}
"""Words that stand for each other in the names of events."""


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases that name one kind of event.

    `rank` 1 marks a stand-in that counts as the event only where nothing of rank 0 names it: a committee's meeting for
    the outcome, where no day is given on which bidders hear. `rank` 2 marks milestones of delivery.
    """

    kind: str
    phrases: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    rank: int = 0

    def fits(self, words: str) -> bool:
        """Tell whether the words name this event; what follows the date cannot make it another."""
        if not self.phrases.search(words):
            return False
        return not (self.unless and self.unless.search(words.partition("<D>")[0][-_NEAR:] + "<D>"))


def _compiled(phrases: tuple[str, ...], gap: str, *, whole: bool) -> re.Pattern[str]:
    def written_out(phrase: str) -> str:
        wide = phrase.replace(" ... <D>", rf"\b{gap}<D>").replace(" ... ", rf"\b{gap}\b").replace(" .. ", r"\b[^;<]{0,40}")
        return re.sub(r"@(\w+)", lambda found: f"(?:{WORDS[found[1]]})", wide)

    ends = (r"\b", r"(?:\b|(?<=>))") if whole else ("", "")
    return re.compile(f"{ends[0]}(?:{'|'.join(map(written_out, phrases))}){ends[1]}", re.IGNORECASE)


def label(kind: str, *phrases: str, unless: tuple[str, ...] = (), rank: int = 0) -> Family:
    """Return a family of short names, as in the rows of a timetable."""
    return Family(kind, _compiled(phrases, ".*?", whole=True), _compiled(unless, ".*?", whole=True) if unless else None, rank)


def alone(kind: str, *phrases: str) -> Family:
    """Return a family whose phrases must be the whole label: "Deadline:"."""
    return Family(
        kind,
        re.compile(rf"^\W*(?:(?:{_OF_THIS})\s)?(?:{_compiled(phrases, '.*?', whole=False).pattern})\W*$", re.IGNORECASE),
    )


def sentence(kind: str, *phrases: str, unless: tuple[str, ...] = (), rank: int = 0) -> Family:
    """Return a family for running text, in which "<D>" stands for the date."""
    gap = "[^;<]{0,160}"
    return Family(kind, _compiled(phrases, gap, whole=True), _compiled(unless, gap, whole=True) if unless else None, rank)

"""The words that say for what a contact is there, whose they are, and what they are called."""

from __future__ import annotations

import re

__all__ = ["ADDRESS", "ELSEWHERE", "EMAIL", "FOR_QUESTIONS", "IS_CONTACT", "NAME_AFTER", "TITLE", "name_in", "title_in"]

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
ADDRESS = re.compile(
    rf"(?P<email>{EMAIL.pattern})|(?P<phone>"
    r"(?<![\w.-])(?:\+?1[ .-])?\(?\b\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b(?!-)"  # (312) 555-0100
    r"|(?<![\w.-])(?:\+44 ?(?:\(0\) ?)?|\(?0)\d{2,4}\)?(?: ?\d{2,4}){2,3}\b(?!-))"  # 01632 960123, +44 20 7946 0000
)
_ASKED = r"(?:questions?|quer(?:y|ies)|[ei]nquir(?:y|ies)|clarification(?: request)?s?|(?:more|further) information)"
_TO = r"(?:contact|e-?mail(?:ed)?|phone|telephone|call|write|address(?:ed)?|sent|send|submit(?:ted)?|direct(?:ed)?|raised?|ask)"
FOR_QUESTIONS = re.compile(
    rf"\b{_ASKED}\b[^.;]{{0,90}}\b{_TO}\b|\b{_TO}\b[^.;]{{0,60}}\b(?:with |if )?[^.;]{{0,30}}\b{_ASKED}\b"
    rf"|\b{_ASKED}\s*(?:(?:about|on|regarding) [^.;:\n]{{0,60}})?(?: to)? *[:|\t]",
    re.IGNORECASE,
)
_LEADS = (
    r"(?:your|named|agency|main|key|sole|single|tender|procurement|commercial|programme|program|grants?|council|authority(?:[’']s)?"
    r"|government|commissioning|buyer|lead|fund|primary)"
)
_OFFICES = r"(?:contracting|commercial|procurement|commissioning|category|grants?)"
IS_CONTACT = re.compile(
    rf"\b{_LEADS} (?:point of )?contacts?\b(?! with| between| time| hours| details (?:will|must|should))"
    r"|\bpoints? of contact\b|\bcontact (?:officer|point)\b|^\W*contacts?(?: (?:name|details|person|information))?\s*[:|\t]"
    rf"|\b{_OFFICES} (?:officer|manager|lead|specialist|advis[eo]r)\s*[:|\t\n]"
    rf"|^[\W\d]*{_OFFICES} (?:officer|manager|lead|specialist)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_OWN = r"(?:supplier|provider|contractor|grantee|bidder|applicant|tenderer|recipient|subrecipient)"
ELSEWHERE = re.compile(
    r"\b(?:debrief\w*|appeals?|complain\w*|grievance|whistle\w*|data protection|privacy|subject access|personal data|dpo"
    r"|freedom of information|foi requests?|invoic\w*|payment\w*|remittance|technical (?:issues?|difficult\w*|problems?|help)"
    r"|technical support|help ?-?desk|helpline|customer service|covenant|safeguarding|freight|referee\w*|referr(?:al|er)s?"
    r"|next of kin|insurers?|person to be contacted|media|press|e-?mail address of"
    rf"|{_OWN}[’']s? (?:representative|contact|address|name|point|email)|{_OWN} (?:representative|contact)"
    r"|your (?:own )?(?:contact (?:details|name|person)|organisation|email))\b",
    re.IGNORECASE,
)
"""Contacts for another matter, or on the applicant's own side."""
_PART = r"(?:[A-Z][a-z]+[A-Z]?[\w’'-]*|[A-Z]\.|[A-Z][’'][A-Z][a-z]+|[A-Z](?= [A-Z][a-z]))"
_NAME = rf"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Prof)\.? )?{_PART}(?: {_PART}){{1,2}}"
NAME_AFTER = re.compile(
    r"(?:(?i:contact(?:s| is| will be|,)?(?: name)?|ask for|speak to|talk to|phone|call|calling|e-?mail|write to|name|attention"
    rf"|officer|manager|lead|specialist|to)\b[:|\s]*){{1,2}}(?P<name>{_NAME})"
)
_ALONE = re.compile(rf"^(?P<name>{_NAME})(?=$|,| [-–] |\n|\t)", re.MULTILINE)
TITLE = re.compile(
    r"(?:(?:Head|Director) of [A-Z][\w&]+(?: (?:and )?[A-Z][\w&]+){0,3}"
    r"|(?:[A-Z][\w&/-]+,? ){0,4}(?:Officer|Manager|Administrator|Advis[eo]r|Director|Co-?ordinator|Specialist|Buyer|Commissioner"
    r"|Lead))\b"
)
_NO_NAME = re.compile(
    "Address|Administrator|Adviser|Advisor|Agency|Application|Applications|Authority|Avenue|Board|Borough"
    "|Building|Campus|Center|Centre|City|Commercial|Commission|Commissioning|Community|Contact|Contracting"
    "|Council|County|Criminal|Department|Digital|Director|Document|Email|Foundation|Friday|Fund|Government|Grant"
    "|Grants|Group|Health|Hospital|House|Information|Justice|Kingdom|Level|Line|Lot|Manager|Ministry|Monday|Name"
    "|National|Office|Officer|Online|Part|Phone|Platform|Please|Point|Police|Portal|Process|Procurement|Program"
    "|Programme|Project|Public|Questions|Reference|Road|Room|Safer|Schedule|School|Section|Service|Services|South"
    "|State|Strategic|Street|Submission|Submissions|Suite|Team|Tel|Telephone|Tender|The|This|Thursday|Tower|Trust"
    "|Tuesday|Unit|University|Victim|Wednesday"
)
"""Words with a capital that are part of no person's name."""


def name_in(text: str) -> str:
    """Return the name of a person that a text gives as a contact's; "" for none."""
    for pattern in (NAME_AFTER, _ALONE):
        for found in pattern.finditer(text):
            words = found["name"].split()
            kept = []
            for word in words:
                if _NO_NAME.fullmatch(word.strip(".,")):
                    break
                kept.append(word)
            if len([word for word in kept if len(word.strip(".")) > 1]) >= 2:
                return " ".join(kept)
    return ""


def title_in(text: str, name: str) -> str:
    """Return what a person does, from the text around the name: the title behind it, else the one before it."""
    after = text[text.find(name) + len(name) :] if name and name in text else text
    for part in (after[:90], text):
        found = TITLE.search(part)
        if found:
            return " ".join(found.group().replace(",", " ").split())
    return ""

"""Contacts: the person, address or portal to which applicants send their questions about the procurement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tilint.facts import Fact
from tilint.facts._contact_words import ADDRESS, ELSEWHERE, FOR_QUESTIONS, IS_CONTACT, name_in, title_in
from tilint.facts.sections import SectionKind, read_sections
from tilint.language import sentence_bounds
from tilint.model import Block, BlockKind, Location
from tilint.reading import Reading

__all__ = ["FACT", "Contact", "Purpose", "read_contacts"]

_ABOVE = 6
"""Blocks above an address that may say whose it is: name, office and street stand on lines of their own."""
_SHORT_LINE = 14
"""Words of a line of an address block."""
_CLOSE = 3
"""Blocks between the email address and the phone number of one contact."""
_NOT_THERE = frozenset({SectionKind.DATA_PROTECTION, SectionKind.MONITORING})
_VIA = re.compile(
    r"\b(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|clarifications?|communications?|correspondence)\b[^.;]{0,110}?"
    r"\b(?:through|via|using|by means of|by|on|in|into)\b (?:the|this|our|an?|its)?\s*\[?(?P<portal>(?:[\w’'/-]+ ){0,5}?"
    r"(?:messag\w+ (?:area|function|facility|system|centre|service|tool)(?: (?:of|in|on) (?:the|our) [\w-]+(?: [\w-]+)?)?"
    r"|portal|platform|e-?tendering (?:system|suite)|e-?sourcing (?:system|suite|tool)|(?:google|online|web|question) form))\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^.*\b(?:through|via|or|and|by|using|insert|add|your) (?:the |our )?|^(?:the|our) ", re.IGNORECASE)
_TOLD_TO = re.compile(r"\b(?:must|should|shall|can|may|need to|please|submit|send|ask|all|only)\b", re.IGNORECASE)
_BY_AUTHORITY = re.compile(
    r"\b(?:we|authority|council|buyer|ccs|evaluators?|panel)\b[^.;]{0,60}\b(?:will|may|shall) (?:\w+ )?(?:raise|publish|issue"
    r"|answer|respond|reply|send|seek|contact)"
    r"|\b(?:will|may|shall) be (?:issued|published|answered|raised|released)\b|\banswers? to\b",
    re.IGNORECASE,
)


class Purpose(StrEnum):
    """What a contact is there for."""

    QUESTIONS = "questions"
    TENDER = "the tender"
    """Anything about the tender: the tender names the contact without saying for what."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody, or somewhere, to turn to. What the tender does not give is ""; a `portal` has neither `email` nor `phone`."""

    purpose: Purpose
    location: Location
    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    portal: str = ""


def read_contacts(reading: Reading) -> tuple[Contact, ...]:
    """Return the contacts for this procurement, those for questions first and persons before portals, each once."""
    people = _merged(list(_people(reading)))
    portals = list(_portals(reading))
    seen: set[str] = set()
    once = []
    for contact in sorted(people + portals, key=_order):
        keys = {key.lower() for key in (contact.email, re.sub(r"\D", "", contact.phone), contact.portal) if key}
        known = any(contact.portal.lower() in portal for portal in seen) if contact.portal else bool(keys & seen)
        if not known:
            once.append(contact)
        seen |= keys
    return tuple(once)


def _order(contact: Contact) -> tuple[bool, bool, Location]:
    return bool(contact.portal), contact.purpose is not Purpose.QUESTIONS, contact.location


def _people(reading: Reading) -> Iterator[Contact]:
    """Yield a contact for each address that the words around it make one."""
    sections = reading.fact(read_sections)
    for number, place, document, block in reading.blocks():
        if block.kind is BlockKind.FOOTNOTE or "Click or tap" in block.text:
            continue
        for found in ADDRESS.finditer(block.text):
            location = Location(number, place, found.start(), found.end())
            if sections.at(location) in _NOT_THERE:
                continue
            near = _near(block, found.start(), found.end())
            above = _above(document.blocks, place)
            purpose = _purpose(near, above, block)
            if purpose:
                lines = [line for line in above if line not in block.section]
                name = name_in(near) or next(filter(None, map(name_in, lines)), "")
                role = title_in("\n".join([*reversed(above), near]), name) if name else ""
                kind = "email" if found["email"] else "phone"
                yield Contact(purpose, location, name, role, **{kind: " ".join(found.group().split()).rstrip(".")})


def _near(block: Block, start: int, end: int) -> str:
    """Return the sentence with an address and the two before it; in a row of a table, the whole row."""
    if block.kind is BlockKind.TABLE_ROW:
        return block.text
    bounds = sentence_bounds(block.text)
    at = next((number for number, (first, last) in enumerate(bounds) if first <= start < last), 0)
    first = bounds[max(0, at - 2)][0] if bounds else 0
    return block.text[first : max(end, bounds[at][1] if bounds else end)]


def _above(blocks: Sequence[Block], place: int) -> list[str]:
    """Return the short lines above a block that may belong to its address, the nearest first, up to their heading."""
    block = blocks[place]
    lines: list[str] = []
    for above in reversed(blocks[max(0, place - _ABOVE) : place]):
        if above.hidden or above.table != block.table:
            break
        if above.kind is BlockKind.HEADING:
            return [*lines, *block.section[-1:]]
        lines.append(above.text)
        if above.kind is BlockKind.LIST_ITEM or len(above.text.split()) > _SHORT_LINE or above.text.rstrip().endswith(":"):
            break
    return lines


def _purpose(near: str, above: Sequence[str], block: Block) -> Purpose | None:
    """Return what an address is for: by its own words, else, where it is a line of its own, by those above it."""
    heading = block.section[-1] if block.section else ""
    if ELSEWHERE.search(heading):
        return None
    lines = [near] if len(near.split()) > _SHORT_LINE else [near, *(f"{line}:" for line in above)]
    found = None
    for line in lines:
        if ELSEWHERE.search(line):
            break
        if FOR_QUESTIONS.search(line):
            return Purpose.QUESTIONS
        found = found or (Purpose.TENDER if IS_CONTACT.search(line) else None)
    return found


def _merged(found: Sequence[Contact]) -> list[Contact]:
    """Return contacts with the email address and the phone number of one of them, which stand together, in one."""
    whole: list[Contact] = []
    for contact in found:
        last = whole[-1] if whole else None
        if last and _belong(last, contact):
            both = replace(last, email=last.email or contact.email, phone=last.phone or contact.phone)
            whole[-1] = replace(both, name=last.name or contact.name, role=last.role or contact.role)
        else:
            whole.append(contact)
    return whole


def _belong(one: Contact, other: Contact) -> bool:
    near = one.location.document == other.location.document and other.location.block - one.location.block <= _CLOSE
    fits = not (one.email and other.email) and not (one.phone and other.phone)
    return near and fits and one.purpose is other.purpose and (not one.name or not other.name or one.name == other.name)


def _portals(reading: Reading) -> Iterator[Contact]:
    """Yield the portals and forms through which the tender asks applicants to send their questions."""
    for sentence in reading.sentences:
        found = _VIA.search(sentence.text)
        if found and _TOLD_TO.search(sentence.text) and not _BY_AUTHORITY.search(sentence.text):
            portal = _LEAD_IN.sub("", " ".join(found["portal"].split()))
            yield Contact(Purpose.QUESTIONS, sentence.location, portal=portal)


def _rows(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "for": contact.purpose.value,
            "name": contact.name or None,
            "role": contact.role or None,
            "email": contact.email or None,
            "phone": contact.phone or None,
            "portal": contact.portal or None,
            "file": reading.tender.file(contact.location),
            "page": reading.tender.block(contact.location).page,
        }
        for contact in reading.fact(read_contacts)
    ]


FACT = Fact("contact", "Whom to ask", _rows)

"""A letter of clarification questions as plain parts: notes for its sender, whom it is to, and what it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tilint.model import Document
from tilint.report import Report
from tilint.reporters._asking import about, enquiries, strengths
from tilint.reporters._glance import days_for_questions, glance, whom_to_ask
from tilint.reporters._shared import clean, main_document, unread_lines

__all__ = ["Asked", "Letter", "letter"]

MOST_FIRST, MOST_LATER = 12, 18
"""Questions that the letter asks, and those that it adds for a reader with time; a longer letter gets shorter answers."""
MOST_STRENGTHS = 3
GRANTS = "grants"


@dataclass(frozen=True, slots=True)
class Asked:
    """A numbered question with the sentences that say what it is about."""

    number: int
    question: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. Its texts are plain, each on one line."""

    tender: str
    notes: tuple[tuple[str, str], ...]
    """For the sender alone: label and text, the last day for questions first."""
    to: str
    subject: str
    greeting: str
    thanks: str
    strengths: tuple[str, ...]
    opening: str
    first: tuple[Asked, ...]
    later: tuple[Asked, ...]
    closing: tuple[str, ...]
    signature: tuple[str, ...] = ("[Your name]", "[Your role and organisation]", "[Your email and phone number]")


def letter(report: Report) -> Letter:
    """Return the letter that asks what the report on a tender leaves open."""
    asked = [
        Asked(number, " ".join(enquiry.asks), tuple(filter(None, about(report, enquiry, 2 if number <= MOST_FIRST else 1))))
        for number, enquiry in enumerate(enquiries(report), 1)
    ]
    kept = asked[: MOST_FIRST + MOST_LATER]
    person = next((row["name"] for row in _people(report) if row["name"]), "")
    praised = strengths(report, MOST_STRENGTHS)
    grant = GRANTS in report.kind
    return Letter(
        tender=clean(report.tender.name),
        notes=tuple(_notes(report, len(asked) - len(kept), asked=bool(asked))),
        to=clean(person) or "The team for this tender",
        subject=f"Questions about {_title(report)}",
        greeting=f"Dear {clean(person)}," if person else "Dear colleagues,",
        thanks="Thank you for sharing the documents. We have read them with care."
        + (" We were glad to see:" if len(praised) > 1 else f" We were glad to see this: {praised[0]}." if praised else ""),
        strengths=praised if len(praised) > 1 else (),
        opening=_opening(len(asked), "apply, and to write an application" if grant else "bid, and to write a bid"),
        first=tuple(kept[:MOST_FIRST]),
        later=tuple(kept[MOST_FIRST:]),
        closing=tuple(_closing("applicant" if grant else "bidder", asked=bool(asked))),
    )


def _people(report: Report) -> Iterator[dict[str, str]]:
    rows = [row for row in report.facts.get("contact", ()) if not row["portal"]]
    yield from sorted(rows, key=lambda row: row["for"] != "questions")


def _title(report: Report) -> str:
    """Return what the tender is called: its folder's name, and the title of its main document where that says more."""
    name, main = clean(report.tender.name), main_document(report.tender)
    title = _title_of(report.tender.documents[main]) if main is not None else ""
    return f"{name}: {title}" if title and title.lower() not in name.lower() else name


def _title_of(document: Document) -> str:
    title = clean(document.title)
    return title if 0 < len(title) <= 100 else ""


def _notes(report: Report, left_out: int, *, asked: bool) -> Iterator[tuple[str, str]]:
    """Yield what the sender should know before the letter goes out."""
    day, known = days_for_questions(report)
    deadline = next(line for line in glance(report) if line.label == "Deadline")
    soon = (
        f" The deadline is {deadline.text}. Please ask as soon as you can."
        if deadline.found
        else " Please ask as soon as you can."
    )
    yield "Last day for questions", day if known else f"{day}{soon}"
    ways = list(whom_to_ask(report))
    yield "How to send", "; or ".join(ways) if ways else "We found no address or portal for questions. The notice may give one."
    yield from (("Not read", line) for line in unread_lines(report.tender))
    if asked:
        yield "Before you send", "Check each question against the documents, and take out what you know or do not need."
    if left_out:
        yield "Left out", f"{left_out} more questions. They are in the report."


def _opening(asked: int, to_bid: str) -> str:
    if not asked:
        return "We have no questions at this point."
    if asked == 1:
        return f"One question would help us to decide whether to {to_bid} that fits."
    return f"Some questions would help us to decide whether to {to_bid} that fits. The most important come first."


def _closing(everyone: str, *, asked: bool) -> Iterator[str]:
    if asked:
        yield (
            f"We understand that you will share your answers with every {everyone}, so that all are treated equally. "
            "Nothing in this letter is private."
        )
        yield "Where something is already in the documents, a pointer to it is all we need."
    yield "Thank you for your time."

"""The dates of a notice as rows of a timetable, each named after its field."""

from __future__ import annotations

from collections.abc import Iterator

from tilint.parsers.ocds.fields import Fields
from tilint.parsers.ocds.moments import Moment, read_moment
from tilint.parsers.ocds.wording import length_of

__all__ = ["contract_rows", "published", "same_contract_period", "timetable_rows"]

Row = tuple[str, str]

_NOTICES_OF_TENDERS = frozenset({"tenderNotice", "contractNotice"})


def timetable_rows(release: Fields, opened: str) -> Iterator[Row]:
    """Yield what happens when, up to the award. `opened` is the date of the release that published the tender, or ""."""
    tender = release.inner("tender")
    yield from _planned(release, tender)
    yield from _opening(release, tender, opened)
    yield from _period(tender.inner("enquiryPeriod"), "Enquiry period opens", "Enquiry period closes")
    yield from _row("Expressions of interest due", tender.moment("expressionOfInterestDeadline"))
    period = tender.inner("tenderPeriod")
    yield from _row("Tender period closes", period.moment("endDate"), period)
    yield from _row("Second stage: invitations sent", tender.inner("secondStage").moment("invitationDate"))
    yield from _row("Opening of bids", tender.inner("bidOpening").moment("date"))
    yield from _period(tender.inner("awardPeriod"), "Evaluation starts", "Award decision due")
    for award in release.each("awards"):
        yield from _days("Award decision", award.moment("date"))
        yield from _period(award.inner("standstillPeriod"), "Standstill starts", "Standstill period ends")
    for contract in release.each("contracts"):
        yield from _days("Contract signed", contract.moment("dateSigned"))


def _planned(release: Fields, tender: Fields) -> Iterator[Row]:
    planning = release.inner("planning")
    for milestone in (*planning.each("milestones"), *tender.each("milestones")):
        yield from _row(milestone.text("title") or milestone.text("description")[:80] or "Milestone", milestone.moment("dueDate"))
    yield from _days("Tender notice to be published", tender.inner("communication").moment("futureNoticeDate"))


def _opening(release: Fields, tender: Fields, opened: str) -> Iterator[Row]:
    """Yield when the tender was published and opened, the earlier first, and when its notice was changed."""
    told = [
        ("Tender notice published", published(release, opened)),
        ("Tender period opens", tender.inner("tenderPeriod").moment("startDate")),
    ]
    for name, moment in sorted(((name, moment) for name, moment in told if moment), key=lambda row: row[1].day):
        yield from _days(name, moment)
    tags = {tag.lower() for tag in release.texts("tag")}
    if tags & {"tenderupdate", "tenderamendment"}:
        yield from _days("Notice last changed", release.moment("date"))


def published(release: Fields, opened: str) -> Moment | None:
    """Return when the tender was published: by itself, by its notice's document, else by the release that did so.

    The date of a release that only amends or awards says nothing of it.
    """
    tender = release.inner("tender")
    notices = [item for item in tender.each("documents") if item.text("documentType") in _NOTICES_OF_TENDERS]
    own = tender.moment("datePublished")
    dated = [moment for item in notices if (moment := item.moment("datePublished"))]
    return own or min(dated, default=None) or read_moment(opened, british=release.british)


def same_contract_period(tender: Fields) -> Fields | None:
    """Return the contract period that holds for the whole tender: its own, or that of each of its lots."""
    own = tender.inner("contractPeriod")
    of_lots = [lot.inner("contractPeriod") for lot in tender.each("lots")]
    if own:
        return own
    return of_lots[0] if of_lots and all(period.values == of_lots[0].values for period in of_lots) else None


def contract_rows(period: Fields) -> Iterator[Row]:
    """Yield when the contract starts and ends, how long it lasts, and how long it could last."""
    yield from _days("Contract period starts", period.moment("startDate"), period, "startDate")
    yield from _days("Contract period ends", period.moment("endDate"), period, "endDate")
    days = period.number("durationInDays")
    if days and 0 < days < 100_000:
        yield "Contract period", length_of(days)
    yield from _days("Contract period, with every extension, ends", period.moment("maxExtentDate"))


def _period(period: Fields, starts: str, ends: str) -> Iterator[Row]:
    yield from _row(starts, period.moment("startDate"))
    yield from _row(ends, period.moment("endDate"), period)


def _row(name: str, moment: Moment | None, period: Fields | None = None) -> Iterator[Row]:
    """Yield a day with its time; where a period's end is words and no date ("TBC"), those."""
    if moment:
        yield name, str(moment)
    elif period:
        yield from _words(name, period, "endDate")


def _days(name: str, moment: Moment | None, period: Fields | None = None, key: str = "endDate") -> Iterator[Row]:
    if moment:
        yield name, moment.date
    elif period:
        yield from _words(name, period, key)


def _words(name: str, period: Fields, key: str) -> Iterator[Row]:
    words = period.text(key) if isinstance(period.values.get(key), str) else ""
    if words and not any(letter.isdigit() for letter in words[:4]):
        yield name, words[:60]

"""What a notice says, section by section, in the names of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tilint.parsers.ocds.codes import legal_basis, notice_kind, said_code
from tilint.parsers.ocds.criteria import write_criteria
from tilint.parsers.ocds.fields import Fields
from tilint.parsers.ocds.further import said_classification, write_further
from tilint.parsers.ocds.page import Page
from tilint.parsers.ocds.places import address_of, nation_of
from tilint.parsers.ocds.timetable import contract_rows, same_contract_period, timetable_rows
from tilint.parsers.ocds.wording import said_money

__all__ = ["title_of", "write_notice"]

Row = tuple[str, ...]

_OF_LOT = frozenset({"title", "description", "awardCriteria", "awardCriteriaDetails", "contractPeriod", "value"})
_OF_LOT |= {"selectionCriteria", "status"}
_OF_TENDER = _OF_LOT | {"lots", "items", "documents", "classification", "additionalClassifications", "minValue", "maxValue"}
_OF_TENDER |= {"tenderPeriod", "enquiryPeriod", "awardPeriod", "datePublished", "dateModified", "expressionOfInterestDeadline"}
_OF_TENDER |= {"procurementMethod", "procurementMethodDetails", "mainProcurementCategory", "suitability", "legalBasis"}
_OF_TENDER |= {"milestones", "bidOpening", "procuringEntity"}
_OF_PLANNING = frozenset({"milestones", "documents", "rationale", "description"})
"""Fields of each that are written in a section of their own."""
_FEW_WORDS = 12
"""Words of a document's description that stand beside its title; a longer one repeats the notice."""
_FEW_PLACES = 40
"""Places of delivery written; a notice for a whole country may list hundreds."""


def title_of(release: Fields) -> str:
    """Return what the notice calls its tender."""
    named = release.inner("tender").text("title") or release.text("title") or release.inner("tender").text("description")
    return " ".join(named.split())[:200]


def write_notice(page: Page, release: Fields, opened: str) -> None:
    """Write the sections of a notice. `opened` is the date of the release that published its tender, or ""."""
    tender, planning = release.inner("tender"), release.inner("planning")
    page.heading(1, title_of(release) or "Notice")
    page.table([("Notice", notice_kind(release)), ("Buyer", release.inner("buyer").text("name"))])
    page.heading(2, "Description")
    for owner in (tender, release, planning):
        page.text(owner.text("description"))
    page.text(planning.text("rationale"))
    page.heading(2, "Timetable")
    page.table(timetable_rows(release, opened), ("Step", "Date"))
    page.heading(2, "Contract")
    page.table(_contract(tender))
    write_criteria(page, tender)
    _write_selection(page, tender)
    _write_lots(page, tender)
    page.heading(2, "Buyer")
    page.table(_buyer(release))
    page.heading(2, "Documents listed")
    page.table(_documents(release), ("Document", "Type", "Format", "Link"))
    page.heading(2, "Awards")
    page.table(_awards(release))
    page.heading(2, "Further details")
    write_further(page, planning, 3, without=_OF_PLANNING)
    write_further(page, tender, 3, without=_OF_TENDER)
    page.heading(2, "This notice")
    page.table([("Contracting process", release.text("ocid")), ("Notice number", release.text("id"))])


def _contract(tender: Fields) -> Iterator[Row]:
    period = same_contract_period(tender)
    yield from contract_rows(period) if period else ()
    for key, name in (("value", "Value"), ("minValue", "Value, at least"), ("maxValue", "Value, at most")):
        yield name, _money(tender.inner(key))
    yield "Main category", said_code(tender.text("mainProcurementCategory"))
    yield "Main classification", said_classification(tender.inner("classification"))
    yield "Further classifications", "; ".join(_classifications(tender))
    yield "Places of delivery", "; ".join(_places(tender))
    yield "Procurement method", said_code(tender.text("procurementMethod"))
    yield "Procedure", tender.text("procurementMethodDetails").strip(" -")
    yield "Legal basis", legal_basis(tender.inner("legalBasis"))
    yield "Suitable for", ", ".join(_suitability(tender.inner("suitability")))
    yield "Status", said_code(tender.text("status"))


def _money(value: Fields) -> str:
    for key in ("amount", "amountGross"):
        amount = value.number(key)
        if amount is not None and abs(amount) < 1e15:
            gross = ", with VAT" if key == "amountGross" else ""
            return f"{said_money(amount, value.text('currency'))}{gross}"
    return ""


def _classifications(tender: Fields) -> Iterable[str]:
    items = [item for item in tender.each("items") if item]
    found = [*tender.each("additionalClassifications")]
    found += [item.inner("classification") for item in items]
    found += [code for item in items for code in item.each("additionalClassifications")]
    codes = dict.fromkeys(" ".join([item.text("id"), item.text("description")]).strip() for item in found if item)
    main = tender.inner("classification")
    codes.pop(" ".join([main.text("id"), main.text("description")]).strip(), None)
    return codes


def _places(tender: Fields) -> list[str]:
    said: dict[str, None] = {}
    for item in tender.each("items"):
        for address in (*item.each("deliveryAddresses"), item.inner("deliveryAddress")):
            said.setdefault(address_of(address))
        said.setdefault(item.inner("deliveryLocation").text("description"))
    return [place for place in said if place][:_FEW_PLACES]


def _suitability(suitability: Fields) -> Iterator[str]:
    names = {"sme": "small and medium-sized organisations", "vcse": "voluntary, community and social enterprises"}
    for key, name in names.items():
        suits = suitability.flag(key)
        if suits is not None:
            yield name if suits else f"not marked for {name}"


def _write_selection(page: Page, tender: Fields) -> None:
    page.heading(2, "Selection criteria")
    for owner in (tender, *tender.each("lots")):
        selection = owner.inner("selectionCriteria")
        page.text(selection.text("description"))
        for item in selection.each("criteria"):
            for key in ("description", "minimum"):
                page.text(item.text(key))


def _write_lots(page: Page, tender: Fields) -> None:
    lots = tender.each("lots")
    shared = same_contract_period(tender)
    page.heading(2, "Lots" if len(lots) > 1 else "Lot")
    for number, lot in enumerate(lots, 1):
        title = lot.text("title")
        name = f"Lot {lot.text('id') or number}"
        if len(lots) > 1:
            page.heading(3, f"{name}: {title}" if title and title != name else name)
        page.text(lot.text("description"))
        period = lot.inner("contractPeriod")
        page.table([*(contract_rows(period) if shared is None else ()), ("Value", _money(lot.inner("value")))])
        write_further(page, lot, 4, without=_OF_LOT)


def _buyer(release: Fields) -> Iterator[Row]:
    buyer = release.inner("buyer")
    parties = [party for party in release.each("parties") if "buyer" in party.texts("roles")]
    for party in parties or [buyer]:
        yield "Name", party.text("name") or buyer.text("name")
        yield "Address", address_of(party.inner("address"))
        yield "Nation of the buyer", nation_of(party.inner("address"))
        contact = party.inner("contactPoint")
        told = [contact.text(key) for key in ("name", "email", "telephone", "url")]
        yield "Contact point", ", ".join(words for words in told if words)
        yield "Website", party.inner("details").text("url")


def _documents(release: Fields) -> Iterator[Row]:
    owners = (release.inner("planning"), release.inner("tender"), *release.each("awards"), *release.each("contracts"))
    for owner in owners:
        for item in owner.each("documents"):
            title, words = item.text("title"), item.text("description")
            name = title or words or "Document"
            extra = f"{name}: {words}" if words and words not in name and len(words.split()) <= _FEW_WORDS else name
            yield " ".join(extra.split()), said_code(item.text("documentType")), item.text("format"), item.text("url")


def _awards(release: Fields) -> Iterator[Row]:
    for award in release.each("awards"):
        count = len(award.each("suppliers"))
        yield "Awarded to", f"{count} supplier{'' if count == 1 else 's'}" if count else ""
        yield "Value of the award", _money(award.inner("value"))
        yield "About the award", award.text("description")

"""Where a buyer is: addresses, and the nation that a region code or a postcode stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilint.parsers.ocds.fields import Fields

__all__ = ["address_of", "is_british", "nation_of"]

_REGION = re.compile(r"(?:UK|TL)([C-N])[0-9A-Z]{0,3}")
_NATIONS = {"L": "Wales", "M": "Scotland", "N": "Northern Ireland"}
"""Nations by the third letter of a region code (NUTS "UKM71", its successor ITL "TLM71"); the other letters are England's."""
_COUNTRIES = {
    "GB": "United Kingdom", "UK": "United Kingdom", "GBR": "United Kingdom", "GB-GBN": "Great Britain",
    "ENG": "England", "GB-ENG": "England", "SCT": "Scotland", "GB-SCT": "Scotland",
    "WLS": "Wales", "CYM": "Wales", "GB-WLS": "Wales", "GB-CYM": "Wales",
    "NIR": "Northern Ireland", "GB-NIR": "Northern Ireland",
}  # fmt: skip
_POSTCODE = re.compile(r"\b([A-Z]{1,2})\d[\dA-Z]?\s*\d[A-Z]{2}\b")
_AREAS = {
    **dict.fromkeys(("AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "ZE"), "Scotland"),
    **dict.fromkeys(("CF", "LL", "NP", "SA"), "Wales"),
    "BT": "Northern Ireland",
}
"""Nations by the letters that begin a postcode, where they lie in one nation (LL and NP all but a few streets)."""
_BRITISH = frozenset({"united kingdom", "great britain", "england", "scotland", "wales", "northern ireland"})


def address_of(address: Fields) -> str:
    """Write an address in one line, with the nation that its region or postcode lies in."""
    parts = [", ".join(address.text("streetAddress").split("\n")), address.text("locality"), _region(address.text("region"))]
    parts += [address.text("postalCode"), nation_of(address) or _country(address)]
    kept: list[str] = []
    for part in parts:
        if part and not any(part.lower() in other.lower() for other in kept):
            kept.append(part)
    return ", ".join(kept)


def nation_of(address: Fields) -> str:
    """Return the nation of the United Kingdom that an address lies in; "" where nothing tells."""
    country, region = _country(address), _REGION.fullmatch(address.text("region").upper())
    if country.lower() in _BRITISH and country not in {"United Kingdom", "Great Britain"}:
        return country
    if region:
        return _NATIONS.get(region[1], "England")
    found = _POSTCODE.search(address.text("postalCode").upper())
    return _AREAS.get(found[1], "") if found else ""


def _region(code: str) -> str:
    """Write a region code with its nation: "Scotland (region UKM71)"; other words are left as they are."""
    found = _REGION.fullmatch(code.strip().upper())
    if found is None:
        return code
    name = _NATIONS.get(found[1], "England")
    return f"{name} (region {found.group()})" if found.group()[3:] else name


def is_british(release: Fields) -> bool:
    """Tell whether a notice is of the United Kingdom, by its addresses or its currency."""
    return any(_places(release)) or any(
        tender.inner(key).values.get("currency") == "GBP"
        for tender in (release.inner("tender"), *release.each("awards"))
        for key in ("value", "minValue", "maxValue")
    )


def _places(release: Fields) -> Iterator[bool]:
    for party in release.each("parties"):
        address = party.inner("address")
        yield _country(address).lower() in _BRITISH or bool(_REGION.fullmatch(address.text("region").upper()))


def _country(address: Fields) -> str:
    name = address.text("countryName") or address.text("country")
    return _COUNTRIES.get(name.upper(), name)

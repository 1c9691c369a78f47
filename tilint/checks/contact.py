"""The verb `contact`: an email address or a phone number stands with these words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from tilint.checks import check
from tilint.checks.said import SaidOptions, said
from tilint.finding import Hit
from tilint.model import Location
from tilint.reading import SILENT, Reading

__all__ = ["ContactOptions", "contact"]


class ContactOptions(SaidOptions):
    """Options of `contact`: those of `said`, which find the words, and how far below them the address may stand."""

    below: int = Field(default=2, ge=0, le=5)
    """So many blocks under the words count too: name, role and address may stand on lines of their own."""


@check("contact", options=ContactOptions)
def contact(reading: Reading, options: ContactOptions) -> Iterator[Hit]:
    """Find words that say whom to turn to, where an email address or a phone number stands with them or just below.

    An address earlier in the paragraph than the sentence with the words may be somebody else's, and does not count.

    ```yaml
    check: contact
    any: ["(procurement|contracting|grants) officer"]
    headings: true
    below: 2
    unless: [invoice*]
    ```
    Values: words, and address (the first one found).
    """
    for hit in said.run(reading, options):
        address = _address(reading, hit.location, options.below) if hit.location else None
        if address:
            yield Hit(hit.location, {**hit.values, "address": address}, hit.confidence)


def _address(reading: Reading, place: Location, below: int) -> str | None:
    """Return the first address from the words on in their block, or in the blocks under it."""
    blocks = reading.tender.documents[place.document].blocks[place.block : place.block + below + 1]
    shown = [block.text for block in blocks[1:] if block.kind not in SILENT and not block.hidden]
    found = _ADDRESS.search("\n".join([blocks[0].text[place.start :], *shown]))
    return found.group().strip() if found else None


_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # email
    r"|(?<![\w-])\+?\d{0,2} ?\(?\b\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b(?!-)"  # (312) 555-0100
    r"|(?<![\w-])(?:\+44 ?|\(?0)\d{2,4}\)? ?\d{3,4} ?\d{3,4}\b(?!-)"  # 01632 960123
)

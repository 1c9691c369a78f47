"""Invented OCDS notices for tests."""

from __future__ import annotations

import copy
import json
from typing import Any

from tilint.model import Block, BlockKind, Document
from tilint.parsers.ocds import PARSER

RELEASE: dict[str, Any] = {
    "ocid": "ocds-zz9999-shelter-1",
    "id": "shelter-1-tender",
    "date": "2027-05-04T09:30:00+01:00",
    "tag": ["tender"],
    "initiationType": "tender",
    "language": "en",
    "parties": [
        {
            "id": "GB-1",
            "name": "Larkford Borough Council",
            "roles": ["buyer"],
            "address": {
                "streetAddress": "1 Quay Street",
                "locality": "Larkford",
                "postalCode": "LK1 1AA",
                "countryName": "England",
            },
            "contactPoint": {"name": "Procurement team", "email": "bids@larkford.example"},
        }
    ],
    "buyer": {"id": "GB-1", "name": "Larkford Borough Council"},
    "tender": {
        "id": "LBC-12",
        "title": "Night shelter for young adults",
        "description": "A shelter that is open each night of the year.\n\n- twelve beds\n- two workers on shift",
        "status": "active",
        "classification": {"scheme": "CPV", "id": "85311000", "description": "Social work services with accommodation"},
        "value": {"amount": 480000, "currency": "GBP"},
        "procurementMethod": "open",
        "tenderPeriod": {"startDate": "2027-05-04T00:00:00+01:00", "endDate": "2027-06-11T12:00:00+01:00"},
        "enquiryPeriod": {"endDate": "2027-05-21T17:00:00+01:00"},
        "contractPeriod": {"startDate": "2027-10-01T00:00:00+01:00", "endDate": "2030-09-30T23:59:59+01:00"},
        "documents": [
            {
                "id": "1",
                "title": "How to bid",
                "documentType": "biddingDocuments",
                "format": "application/pdf",
                "url": "https://larkford.example/bid.pdf",
            }
        ],
    },
}


def release(**tender: Any) -> dict[str, Any]:
    """Return the invented release with other fields of its tender; a field that is None is taken out."""
    made = copy.deepcopy(RELEASE)
    made["tender"].update(tender)
    made["tender"] = {key: value for key, value in made["tender"].items() if value is not None}
    return made


def read(value: object, name: str = "notice.json") -> Document:
    """Read a value as the JSON of a file."""
    return PARSER.read(name, value if isinstance(value, bytes) else json.dumps(value).encode())


def rows(document: Document, section: str) -> list[str]:
    """Return the rows under a heading, cells parted by " | ", without header rows."""
    found = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW and not block.header_row]
    return [said(block) for block in found if block.section[-1] == section]


def said(block: Block) -> str:
    """Return a block's words, cells parted by " | "."""
    return block.text.replace("\t", " | ")

"""Real tenders: every file ends as a document or as one clear line, within its bounds."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from tilint.intake import Limits, find, read_tender
from tilint.model import CELL_BREAK, BlockKind, Document

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
MIB = 1024 * 1024


def tenders() -> list[Path]:
    return sorted(path for part in ("packs", "more") for path in (CORPUS / part).glob("*") if path.is_dir())


def well_formed(document: Document) -> bool:
    """Tell whether cells and anchors lie inside the text of their blocks."""
    for block in document.blocks:
        size = len(block.text)
        if any(not 0 <= part.start <= part.end <= size for part in (*block.cells, *block.anchors)):
            return False
        if block.kind is BlockKind.TABLE_ROW and len(block.cells) != block.text.count(CELL_BREAK) + 1:
            return False
    return True


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is absent")
@pytest.mark.parametrize("folder", tenders(), ids=lambda folder: folder.name)
def test_every_file_of_a_real_tender_is_read_or_said(folder: Path) -> None:
    (parcel,) = find([folder])
    tender = read_tender(parcel, Limits(memory=600 * MIB))
    names = [document.name for document in tender.documents] + [item.document for item in tender.unread]
    assert sorted(names) == sorted(source.name for source in parcel.sources) or not parcel.sources
    for item in tender.all_unread:
        assert item.why
        assert item.advice
        assert "unexpected" not in item.why
    for document in tender.documents:
        assert well_formed(document), document.name
        assert document.words or document.unread, document.name
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < 1024 * MIB

"""When a thing is asked for: with the tender, of a few later, or if asked. And whether papers are wanted."""

from __future__ import annotations

from enum import StrEnum

from tilint.facts._requests_find import Found
from tilint.facts._requests_phrases import cue, plain
from tilint.facts._requests_table import Column, filled_cells, is_ticked
from tilint.reading import Reading

__all__ = ["When", "asks_papers", "when_asked"]


class When(StrEnum):
    """The point in a competition at which a thing must be handed over."""

    WITH_TENDER = "with the tender"
    LATER = "later"
    """By those shortlisted, recommended, preferred or appointed, or before the contract is signed."""
    IF_ASKED = "if asked"
    NOT_SAID = "not said"


_ORDER = (("later", When.LATER), ("with_tender", When.WITH_TENDER), ("if_asked", When.IF_ASKED))


def _texts(reading: Reading, found: Found) -> list[str]:
    """Return the words of a request and those of the line that introduces its list, made plain."""
    numbers = [found.sentence, *([] if found.intro is None else [found.intro])]
    return [plain(reading.sentences[number].text) for number in numbers]


def _of_row(reading: Reading, found: Found) -> list[str]:
    """Return what the row of a request says of the time: in its "when" column, or in a ticked column's header."""
    row = reading.tender.block(found.location)
    said = [plain(row.cell_text(cell)) for cell in filled_cells(row, Column.WHEN)]
    ticked = [plain(cell.header) for cell in row.cells if is_ticked(row.cell_text(cell))]
    return [*said, *ticked]


def when_asked(reading: Reading, found: Found) -> When:
    """Return when a request must be answered: by its row, its own words, the line above its list, or the heading."""
    for text in (*_of_row(reading, found), *_texts(reading, found)):
        for name, when in _ORDER:
            if cue("when", name).search(text):
                return when
    heading = plain(" ".join(reading.tender.block(found.location).section[-1:]))
    return When.LATER if cue("when", "later").search(heading) else When.NOT_SAID


def asks_papers(reading: Reading, found: Found) -> bool:
    """Tell whether a request wants a paper handed in, not a statement or an answer."""
    return any(cue("when", "papers").search(text) for text in _texts(reading, found))

"""What a tender awards on: criteria with their weights, the sets they form, and what is said where no number is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tilint.facts import Fact
from tilint.facts._award_cells import column_strength
from tilint.facts._award_lines import line_groups
from tilint.facts._award_model import Award, CriteriaSet, Criterion, Evidence, Group, Kind
from tilint.facts._award_nest import nest
from tilint.facts._award_sentences import declared_total, may_state_weights, sentence_groups, whole_sentences
from tilint.facts._award_statements import may_state_choice, statements
from tilint.facts._award_tables import table_groups
from tilint.facts._award_tree import Tree
from tilint.facts._award_words import category
from tilint.model import BlockKind, Document
from tilint.reading import Reading

__all__ = ["FACT", "Award", "CriteriaSet", "Criterion", "Evidence", "Kind", "read_award"]

_MAY_HOLD = re.compile(r"%|point|mark|weight|per ?cent|share of|out of|\(\d\d?\)")
"""A quick look on small letters, which is far faster than the next in either case."""
_MAY_HOLD_WEIGHT = re.compile(
    r"\d\s?%|per ?cent|\bpoints?\b|\bmarks?\b|\bweight|\bshare of|\bout of\b|[Xx_\]]\s?%|\w \(\d\d?\)(?:[.:]|$)", re.IGNORECASE
)
_COUNTS = re.compile(r"points|marks|out of", re.IGNORECASE)
_SILENT = frozenset({BlockKind.CONTENTS, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT})


def read_award(reading: Reading) -> Award:
    """Read the award criteria of a tender, their weights, and how they are stated.

    Weights come from tables, headings, lists and sentences; what is said twice is kept once. Examples, scales of
    scores, service levels, payments and rates are left out.
    """
    tree = Tree()
    totals = _declared_totals(reading)
    for document, group in sorted(_groups(reading), key=lambda found: _rank(found[1])):
        tree.add(group, totals.get(document, ()))
    criteria, sets = tree.criteria(), tree.finished_sets()
    said = tuple(statements(sentence for sentence in reading.sentences if may_state_choice(sentence.text)))
    return Award(criteria, sets, said, _kind(criteria, sets, said))


def _groups(reading: Reading) -> Iterator[tuple[int, Group]]:
    for number, document in enumerate(reading.tender.documents):
        tables, places = _sorted_blocks(document)
        for group in table_groups(number, document, tables):
            yield number, group
        for group in line_groups(number, document, places):
            yield number, group
    numbered = [
        sentence
        for sentence in whole_sentences(reading.sentences)
        if may_state_weights(sentence.text) or sentence.text.startswith("These ")
    ]
    for group in sentence_groups(numbered):
        yield group.items[0].location.document, group


def _sorted_blocks(document: Document) -> tuple[list[list[int]], list[int]]:
    """Return the rows of each table that may hold weights, and the blocks whose lines may."""
    tables: dict[int, list[int]] = {}
    places: list[int] = []
    likely: set[int] = set()
    for place, block in enumerate(document.blocks):
        if block.hidden or block.kind in _SILENT:
            continue
        may = bool(_MAY_HOLD.search(block.text.lower()) and _MAY_HOLD_WEIGHT.search(block.text))
        if block.kind is BlockKind.TABLE_ROW and block.table is not None:
            tables.setdefault(block.table, []).append(place)
            if may or (block.table not in likely and any(column_strength(cell.header) for cell in block.cells)):
                likely.add(block.table)
        if may:
            places.append(place)
    return [rows for table, rows in tables.items() if table in likely], places


def _rank(group: Group) -> int:
    """Tell how surely a group holds top criteria; groups of one rank go in the order of reading.

    Whole sets that name price come first, then sentences on price, quality and the like, then tables and lists: those
    may hold the parts of what a sentence weighs. Sentences on anything else, or on the whole of one part, come last.
    """
    tops = nest(group.items, group.total)
    numbers = [item.weight.number for item in tops if item.weight.number is not None and not item.weight.bonus]
    for item in group.items:
        item.children.clear()
    kinds = {category(item.name) for item in tops}
    if any(item.group for item in group.items):
        return 2
    if abs(sum(numbers) - 100) < 1 and len(kinds) > 1 and "price" in kinds:
        return 0
    if group.source == "sentence":
        return 3 if "" in kinds or numbers == [100] else 1
    return 2


def _declared_totals(reading: Reading) -> dict[int, list[float]]:
    """Return the totals of points that each document states."""
    totals: dict[int, list[float]] = {}
    for sentence in reading.sentences:
        if _COUNTS.search(sentence.text):
            total = declared_total(sentence.text)
            if total is not None:
                totals.setdefault(sentence.location.document, []).append(total)
    return totals


def _kind(criteria: tuple[Criterion, ...], sets: tuple[CriteriaSet, ...], said: tuple[Evidence, ...]) -> Kind:
    if any(one.complete for one in sets):
        top = next(one for one in sets if one.complete).criteria
        return Kind.POINTS if all(one.points is not None for one in top) else Kind.WEIGHTS
    if any(one.percent is not None for one in criteria):
        return Kind.WEIGHTS
    if any(one.placeholder for one in criteria):
        return Kind.PLACEHOLDERS
    kinds = {evidence.kind for evidence in said}
    order = (Kind.ORDER, Kind.PRICE_ONLY, Kind.UNWEIGHTED, Kind.BEST_VALUE, Kind.PASS_FAIL)
    return next((kind for kind in order if kind in kinds), Kind.NONE)


def _rows(reading: Reading) -> list[dict[str, Any]]:
    """Return the criteria as plain rows, in the order in which the tender states them."""
    return [
        {
            "criterion": one.name,
            "percent": one.percent,
            "points": one.points,
            "parent": one.parent,
            "lot": one.lot,
            "as_written": one.as_written,
            "placeholder": one.placeholder,
            "range": one.ranged,
            "pass_fail": one.pass_fail,
            "bonus": one.bonus,
            "price": one.about_price,
            "file": reading.tender.file(one.location),
            "page": reading.tender.block(one.location).page,
        }
        for one in reading.fact(read_award).criteria
    ]


FACT = Fact(name="weights", title="Award criteria and weights", rows=_rows)

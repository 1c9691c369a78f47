"""From the rows of award criteria to their pictures, one for each lot, with their sentences and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from tilint.reporters._html_picture import Key, Picture, Table, said_number
from tilint.reporters._html_svg import NARROW, WIDE
from tilint.reporters._html_weights import Weight, weights
from tilint.reporters._shared import clean, place_of_row

__all__ = ["criteria_pictures"]

Row: TypeAlias = Mapping[str, Any]

MOST_LOTS = 6
MOST_ROWS = 24
"""A picture shows at most so many criteria; its table has all of them."""
DEEPEST = 3
TOLERANCE = 0.5
"""How far, in percent, a sum may be from 100 and still be a matter of rounding."""
KEYS = (Key("quality", "quality and the rest"), Key("price", "price"), Key("quality part", "part of a criterion"))


def criteria_pictures(rows: Sequence[Row]) -> tuple[Picture, ...]:
    """Return a picture for each lot that has weights. Where none has, one picture of words and the table."""
    lots = dict.fromkeys(row["lot"] for row in rows if row["parent"] is None and row["percent"] is not None)
    pictures = [_of_lot(rows, lot) for lot in [*lots][:MOST_LOTS]]
    if not pictures:
        tables = (_table(rows, ""),) if rows else ()
        said = "Criteria were found, but no weights." if rows else "No award criteria with weights were found."
        return (Picture("Award criteria", (said,), tables=tables),)
    return tuple(pictures)


def _of_lot(rows: Sequence[Row], lot: str) -> Picture:
    own = [row for row in rows if _meets(row["lot"], lot)]
    tops = [row for row in own if row["parent"] is None and row["lot"] == lot]
    told: set[int] = set()
    drawn = [weight for row in tops for weight in _with_parts(row, own, 0, told)]
    keys = [key for key in KEYS if any(_look(weight) == key.look for weight in drawn)]
    says = [*_says([weight for weight in drawn if weight.depth == 0])]
    if len(drawn) > MOST_ROWS:
        says.append(f"The picture shows the first {MOST_ROWS} of {len(drawn)} criteria; the table has them all.")
    return Picture(
        f"Award criteria: {_lot_name(lot)}" if lot else "Award criteria",
        tuple(says),
        tuple(weights(drawn[:MOST_ROWS], width) for width in (WIDE, NARROW)),
        tuple(keys),
        tables=(_table(own, lot),),
    )


def _lot_name(lot: str) -> str:
    words = clean(lot)
    return words if words.lower().startswith("lot") else f"lot {words}"


def _look(weight: Weight) -> str:
    return "price" if weight.price else "quality part" if weight.depth else "quality"


def _meets(one: str, other: str) -> bool:
    """Tell whether two lots, or lists of lots, share one; criteria of no lot belong to each."""
    return not one or not other or bool(set(one.split()) & set(other.split()))


def _with_parts(row: Row, own: Sequence[Row], depth: int, told: set[int]) -> Iterator[Weight]:
    """Yield a criterion and its parts, each row once. Parts that sum to 100 by themselves are shares of it, not of all."""
    if row["percent"] is None or id(row) in told:
        return
    told.add(id(row))
    price = bool(row.get("price"))
    yield Weight(clean(row["criterion"]), row["percent"], f"{said_number(row['percent'])}%", price, depth)
    parts = [part for part in own if part["parent"] == row["criterion"] and _meets(part["lot"], row["lot"])]
    total = sum(part["percent"] or 0 for part in parts)
    shares = abs(total - 100) <= TOLERANCE and abs(row["percent"] - 100) > TOLERANCE
    for part in parts if depth < DEEPEST else ():
        for weight in _with_parts(part, own, depth + 1, told):
            percent = weight.percent * row["percent"] / 100 if shares else weight.percent
            said = f"{weight.said} of it" if shares and weight.depth == depth + 1 else weight.said
            yield Weight(weight.name, percent, said, weight.price or price, weight.depth)


def _says(tops: Sequence[Weight]) -> Iterator[str]:
    price = sum(top.percent for top in tops if top.price)
    total = sum(top.percent for top in tops)
    if price:
        yield f"Price counts {said_number(price)}%, the rest {said_number(total - price)}%."
    else:
        yield "None of the criteria with a weight is about price."
    if abs(total - 100) <= TOLERANCE:
        yield "The weights add up to 100%."
    else:
        yield f"The weights found add up to {said_number(total)}%."


def _table(rows: Sequence[Row], lot: str) -> Table:
    body = tuple(
        (clean(row["criterion"]), _weight(row), clean(row["parent"] or ""), clean(row["as_written"]), place_of_row(row))
        for row in rows
    )
    caption = f"Criteria and weights of {_lot_name(lot)}" if lot else "Criteria and weights"
    return Table(caption, ("Criterion", "Weight", "Part of", "As written", "Where"), body)


def _weight(row: Row) -> str:
    if row["percent"] is not None:
        return f"{said_number(row['percent'])}%"
    words = {"pass_fail": "pass or fail", "placeholder": "not filled in", "range": "a range", "bonus": "bonus points"}
    return next((said for key, said in words.items() if row.get(key)), "none")

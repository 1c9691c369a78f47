"""The verb `unscored`: the tender demands something that none of its weighted criteria names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pydantic import Field

from tilint.checks import check
from tilint.checks.said import SaidOptions, said
from tilint.facts.award import Criterion, read_award
from tilint.finding import Hit
from tilint.model import Location
from tilint.reading import Reading

__all__ = ["UnscoredOptions", "unscored"]

NAMED = 4
"""How many criteria a message names."""


class UnscoredOptions(SaidOptions):
    """Options of `unscored`: those of `said`, which find the demand, and two more."""

    subject: tuple[str, ...] = Field(min_length=1)
    """Beginnings of words, lower case, one of which a criterion on this would hold."""
    criteria: int = Field(default=3, ge=1)
    """With fewer weighted criteria beside price, the criteria are too broad to say what they leave out."""
    apart: bool = False
    """True: a demand that stands beside the criteria is no sign that they name it. Its phrases must speak of the service."""


@check("unscored", options=UnscoredOptions)
def unscored(reading: Reading, options: UnscoredOptions) -> Iterator[Hit]:
    """Find what is demanded, but named by no weighted criterion nor in the words that stand with the criteria.

    ```yaml
    check: unscored
    subject: [trauma]
    any: ["<must> ... <trauma>"]
    at_least: 2
    message: "Trauma-informed work is required, but none of the {count} award criteria names it: {criteria}."
    ```
    Values: count, criteria (the names of the first ones), words (of the demand). Hits once, on the first demand.
    """
    criteria = [one for one in reading.fact(read_award).criteria if one.percent is not None and not one.about_price]
    if len(criteria) < options.criteria:
        return
    demands = list(said.run(reading, options))
    places = {hit.location for hit in demands} if options.apart else set()
    if demands and not _named(reading, criteria, options.subject, places):
        first, *others = demands
        values = {
            **first.values,
            "count": str(len(criteria)),
            "criteria": ", ".join(dict.fromkeys(one.name for one in criteria[:NAMED])),
        }
        related = [hit.location for hit in others if hit.location] + [one.location for one in criteria[:1]]
        yield Hit(first.location, values, first.confidence, tuple(related))


def _named(
    reading: Reading, criteria: Sequence[Criterion], subject: tuple[str, ...], demands: Collection[Location | None]
) -> bool:
    """Tell whether a criterion's name, or a sentence in a section that holds criteria, has a word that begins so.

    Sentences at the places of `demands` are left out.
    """
    if any(_holds(one.name.lower(), subject) for one in criteria):
        return True
    sections = {(one.location.document, reading.tender.block(one.location).section) for one in criteria}
    return any(
        (sentence.location.document, sentence.block.section) in sections
        and sentence.location not in demands
        and _holds(sentence.text.lower(), subject)
        for sentence in reading.sentences
    )


def _holds(text: str, beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in text.replace("-", " ").split())

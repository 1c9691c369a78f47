"""The pack's own verb: how many words applicants are asked to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field, model_validator

from tilint.checks import Options, check
from tilint.finding import Hit
from tilint.model import Location
from tilint.reading import Reading

LIMIT = re.compile(
    r"\b(?:max(?:imum)?(?: of)?|up to|(?:no|not) more than|limit(?:ed to| of)?)\W{0,3}(?P<before>\d[\d,]*) words\b"
    r"|\b(?P<after>\d[\d,]*) words? (?:max(?:imum)?|limit|or fewer)\b",
    re.IGNORECASE,
)


class AnswerWordsOptions(Options):
    """Bounds on the sum of the word limits. Give one of them."""

    at_most: int | None = Field(default=None, gt=0)
    """All answers together may have so many words, or fewer."""
    more_than: int | None = Field(default=None, gt=0)
    """All answers together may have more words than this."""

    @model_validator(mode="after")
    def _one_bound(self) -> AnswerWordsOptions:
        if (self.at_most is None) == (self.more_than is None):
            msg = "give at_most or more_than"
            raise ValueError(msg)
        return self


@check("answer_words", options=AnswerWordsOptions)
def answer_words(reading: Reading, options: AnswerWordsOptions) -> Iterator[Hit]:
    """Add up the word limits of the answers that applicants write; one hit, at the longest, the others related.

    Values: {words} in all, {answers} how many have a limit, {longest} the largest limit.

    ```yaml
    check: answer_words
    more_than: 5000
    message: "The {answers} answers may take {words} words."
    ```
    """
    limits = sorted(_limits(reading), key=lambda limit: -limit[0])
    total = sum(words for words, _ in limits)
    fits = total <= options.at_most if options.at_most is not None else total > (options.more_than or 0)
    if not limits or not fits:
        return
    (longest, place), *others = limits
    values = {"words": f"{total:,}", "answers": str(len(limits)), "longest": f"{longest:,}"}
    yield Hit(place, values, confidence=0.8, related=tuple(other for _, other in others))


def _limits(reading: Reading) -> Iterator[tuple[int, Location]]:
    """Yield each word limit with its place, in reading order."""
    for sentence in reading.sentences:
        whole = sentence.location
        for found in LIMIT.finditer(sentence.text):
            place = Location(whole.document, whole.block, whole.start + found.start(), whole.start + found.end())
            yield int((found["before"] or found["after"]).replace(",", "")), place

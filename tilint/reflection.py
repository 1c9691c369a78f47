"""Questions that end each stage, chosen by what was found: the guidance is there to think with, not to score by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import Field, model_validator

from tilint.finding import Verdict
from tilint.report import Prompt
from tilint.rule import Strict, Text

__all__ = ["MOST", "Question", "choose"]

MOST = 2
"""So many questions at most end a stage: more would be a form to fill in."""
ORDER = (Verdict.CONFLICT, Verdict.GAP, Verdict.MET, Verdict.NOT_VISIBLE)
"""What is asked about first."""
AS_FOUND = {Verdict.UNREAD: Verdict.GAP}
"""A question claims nothing, so it may be asked where an answer may stand in what could not be read."""


class Question(Strict):
    """A question of a pack's `reflection.yaml`, with the rules whose verdict makes it worth asking.

    The file names rules of the stage by id; a loaded pack holds their slugs.
    """

    ask: Text = Field(pattern=r"\?$")
    conflict: tuple[str, ...] = ()
    gap: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    not_visible: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_an_occasion(self) -> Question:
        if not self.all_rules:
            msg = "conflict, gap, met, not_visible: name at least one rule whose verdict makes this worth asking"
            raise ValueError(msg)
        return self

    @property
    def all_rules(self) -> tuple[str, ...]:
        """Every rule that may call for this question."""
        return tuple(name for verdict in ORDER for name in self.rules(verdict))

    def rules(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the rules that call for this question when they have a verdict."""
        named: tuple[str, ...] = getattr(self, verdict.value)
        return named


def choose(questions: Sequence[Question], verdicts: Mapping[str, Verdict]) -> tuple[Prompt, ...]:
    """Return at most `MOST` questions for a stage, given the verdict of each rule by slug.

    What works against people is asked about first, then what was not found, what is met and what no document can show.
    Within one of these, the question that more rules call for comes first, then the one that is written first. A rule
    calls for one question only, so that two questions open two subjects.
    """
    found = {slug: AS_FOUND.get(verdict, verdict) for slug, verdict in verdicts.items()}
    chosen: list[Prompt] = []
    left = list(questions)
    for verdict in ORDER:
        while left and len(chosen) < MOST:
            spoken_for = {slug for prompt in chosen for slug in prompt.points}
            calls = [_calling(question.rules(verdict), found, verdict, spoken_for) for question in left]
            best = max(range(len(left)), key=lambda number: len(calls[number]))  # of equals, the first
            if not calls[best]:
                break
            chosen.append(Prompt(left.pop(best).ask, verdicts[calls[best][0]], calls[best]))
    return tuple(chosen)


def _calling(rules: Iterable[str], found: Mapping[str, Verdict], verdict: Verdict, spoken_for: set[str]) -> tuple[str, ...]:
    return tuple(slug for slug in rules if found.get(slug) is verdict and slug not in spoken_for)

"""What a sentence denies: for each word of denial the words it governs, and for a phrase whether it is denied.

A denial governs its clause from where it stands; one in the subject ("No tender ... will be") the whole clause, and "will not be
paid" its subject too. An exception says the opposite of its rule. Two denials of the same words deny nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from tilint.facts._clauses import REACH, Clauses, Edge, Families, Run, read_clauses, scope_words
from tilint.phrases import Words

__all__ = ["Denial", "Denials", "answers_no", "denied", "may_deny", "read_denials"]

OBJECT_WITHIN = 3
"""How many words into a phrase "fails to" may stand and still be about its first words."""
FROM_WITHIN = 7
"""Within how many words "from" must follow "prevent"."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A word of denial at words `start` up to `end` of its sentence, and the words it governs.

    A phrase that begins at `near` or before is governed up to `far`; both are words, counted in. `back` is the first word of
    the subject that is governed too, `end` where none is. `inside` is where the clause begins that holds the denial inside
    another one.
    """

    start: int
    end: int
    near: int
    far: int
    back: int
    inside: int | None = None
    exception: bool = False
    plain: bool = True
    """False for a verb that denies ("fails to"), True for "not", "no" and the like."""


def may_deny(joined: str) -> bool:
    """Tell whether a sentence may deny something. Quick: most do not."""
    return _any_denial().search(joined) is not None


@cache
def _any_denial() -> re.Pattern[str]:
    words = scope_words()["negations"]
    runs = {run for name in ("determiners", "adverbs", "verbs", "from", "exceptions") for run in words[name]}
    return re.compile(f" (?:{'|'.join(sorted(map(re.escape, runs)))}) ")


@cache
def _families() -> Families:
    words = scope_words()["negations"]
    names = ("quiet", "exceptions", "verbs", "from", "determiners", "adverbs")
    return Families.of({name: words[name] for name in names})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(scope_words()["negations"][name])


def answers_no(joined: str) -> bool:
    """Tell whether words are no more than a "no" to what was said before them."""
    return joined.strip() in _words("answers")


@dataclass(frozen=True, slots=True)
class Denials:
    """The denials of a sentence, in order, with its clauses."""

    clauses: Clauses
    found: tuple[Denial, ...]


def read_denials(words: Words, text: str) -> Denials:
    """Return the denials of a sentence of a block whose text is given, in order."""
    clauses = read_clauses(words, text)
    return Denials(clauses, tuple(_denials(clauses)))


def _denials(clauses: Clauses) -> Iterator[Denial]:
    """Yield each denial of a sentence with its reach."""
    for found in _families().find(clauses.words):
        run = _with_from(clauses, found) if found.family == "from" else found
        if run and run.family != "quiet" and run.start not in clauses.own and not _counts_nothing(clauses, run):
            yield _Reach(clauses, run).denial()


def _with_from(clauses: Clauses, run: Run) -> Run | None:
    """Return "prevents ... from" as one run, None where no "from" follows."""
    for place in range(run.end, min(run.end + FROM_WITHIN, len(clauses.words))):
        if clauses.words[place] == "from":
            return Run(run.family, run.start, place + 1)
    return None


def _counts_nothing(clauses: Clauses, run: Run) -> bool:
    """Tell whether a "no" stands before a number ("Lot no. 4") or is a whole answer ("No, we meet ...")."""
    words = clauses.words
    if words[run.start] != "no" or run.end >= len(words):
        return False
    return clauses.commas[run.end] or (run.start > 0 and words[run.end][0].isdigit())


@dataclass(frozen=True)
class _Reach:
    """Finds how far one denial reaches."""

    clauses: Clauses
    run: Run

    def denial(self) -> Denial:
        """Return the denial with what it governs."""
        run, clauses = self.run, self.clauses
        inside = clauses.soft_before(run.start)
        near, far = self._forward(limited=inside is not None or self._of_a_noun())
        back = self._backward(inside, far)
        return Denial(run.start, run.end, near, far, back, inside, run.family == "exceptions", run.family != "verbs")

    def _in_subject(self) -> bool:
        """Tell whether the denial stands in a subject, so that its verb is yet to come."""
        return self.run.family == "determiners" and not self._local() and not self._verb_before()

    def _opens_sentence(self) -> bool:
        return self.run.family == "adverbs" and self.run.start == self.clauses.begins[self.run.start]

    def _verb_before(self) -> bool:
        start = self.run.start
        return any(self.clauses.finite(place) for place in range(max(self.clauses.begins[start], start - REACH), start))

    def _local(self) -> bool:
        """Tell whether "no" denies its noun alone: "at no cost"."""
        before = self.run.start - 1
        return self.clauses.words[self.run.start] == "no" and before >= 0 and self.clauses.words[before] in _words("local_before")

    def _of_a_noun(self) -> bool:
        """Tell whether the denial describes a noun, or hangs on another verb, and so ends where the sentence's verb comes."""
        if self.run.family != "adverbs":
            return self.run.family != "determiners" or self._local()
        before = self.run.start - 1
        return (
            before >= 0
            and not self._opens_sentence()
            and not any(self.clauses.finite(at) for at in range(max(0, before - 2), before + 1))
        )

    def _forward(self, *, limited: bool) -> tuple[int, int]:
        """Return the last word at which a governed phrase may begin, and the last word that is governed.

        A `limited` denial ends where the sentence's own verb comes.
        """
        clauses, depth = self.clauses, self.clauses.depth[self.run.start]
        awaits = self._in_subject() or self._opens_sentence()
        comma = self.run.family in {"verbs", "exceptions", "from"} or self._local()
        near: int | None = None
        beyond = min(len(clauses.words), self.run.end + REACH)
        for place in range(self.run.end, beyond):
            if clauses.depth[place] > depth:
                continue
            if (comma and clauses.commas[place]) or self._ends(place, depth) or (limited and not awaits and self._resumed(place)):
                return place - 1 if near is None else near, place - 1
            if near is None and clauses.edges[place] == Edge.SOFT and not awaits and not self._set_off(place):
                near = place - 1
            awaits = awaits and not clauses.finite(place)
        return beyond - 1 if near is None else near, beyond - 1

    def _set_off(self, place: int) -> bool:
        """Tell whether the clause that begins here stands between two commas, so that the one around it goes on."""
        commas = self.clauses.commas
        return commas[place] and any(commas[place + 1 : place + REACH])

    def _ends(self, place: int, depth: int) -> bool:
        """Tell whether the clause or the brackets end that the denial stands in."""
        clauses = self.clauses
        return clauses.edges[place] == Edge.HARD or clauses.depth[place] < depth or clauses.words[place] == "nor"

    def _resumed(self, place: int) -> bool:
        """Tell whether the sentence's own verb comes here, after a clause or words about its subject."""
        return self.clauses.finite(place) or (place > self.run.end and self.clauses.resumes(place))

    def _backward(self, inside: int | None, far: int) -> int:
        """Return the first word of the subject of "will not be ...", or of "late tenders not accepted"."""
        run, clauses = self.run, self.clauses
        if run.family != "adverbs" or self._opens_sentence():
            return run.end
        begin = clauses.begins[run.start] if inside is None else inside + 1
        after = range(run.end, min(run.end + 3, far + 1))
        predicate = next((place for place in after if clauses.words[place] in _words("predicates")), None)
        if predicate is None:
            return run.end
        if clauses.finite(run.start - 1):
            return begin
        return 0 if predicate == run.end == far else run.end


def denied(denials: Denials, first: int, last: int, own: Collection[str]) -> bool:
    """Tell whether a phrase found from word `first` to word `last` is denied.

    A denial among the phrase's `own` words is not counted.
    """
    words = denials.clauses.words
    at_first = at_last = 0
    crosses = any(first < place <= last for place in denials.clauses.own)
    for denial in denials.found:
        if denial.end <= first:
            governs = first <= denial.near
            at_first += governs
            at_last += governs and last <= denial.far
        elif denial.start > last:
            behind = denial.back <= first and not _embedded(denials.clauses, first, denial)
            at_first += behind
            at_last += behind
        elif words[denial.start] not in own and (denial.plain or denial.start - first <= OBJECT_WITHIN):
            crosses = crosses or (denial.exception and first < denial.start)
            at_last += last <= denial.far and not _aside(denial, first)
    return at_last % 2 == 1 or (at_first % 2 == 1 and not crosses)


def _aside(denial: Denial, first: int) -> bool:
    """Tell whether a denial inside a phrase stands in a clause about something else than the phrase's first word."""
    return denial.inside is not None and denial.inside > first + 1


def _embedded(clauses: Clauses, first: int, denial: Denial) -> bool:
    """Tell whether a phrase before "will not" stands in a clause inside the subject: "who want feedback will not ..."."""
    return any(clauses.edges[place] == Edge.SOFT for place in range(denial.back, first + 1)) or any(
        clauses.finite(place) for place in range(denial.back, denial.start - 1)
    )

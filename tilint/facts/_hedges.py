"""What a sentence leaves open: "may", "where possible", "at its discretion", and the words of the clause that each governs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from tilint.facts._clauses import Clauses, Edge, Families, Run, read_clauses, scope_words
from tilint.phrases import Words

__all__ = ["Hedge", "hedged", "may_hedge", "read_hedges"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that hedge, `start` up to `end` of their sentence, and the words from `first` to `last` that they leave open."""

    start: int
    end: int
    first: int
    last: int


@cache
def _any() -> re.Pattern[str]:
    runs = {run for name in ("verbs", "adverbs") for run in scope_words()["hedges"][name]}
    return re.compile(f" (?:{'|'.join(sorted(map(re.escape, runs)))}) ")


@cache
def _families() -> Families:
    return Families.of({name: scope_words()["hedges"][name] for name in ("verbs", "adverbs")})


@cache
def _permitted() -> frozenset[str]:
    return frozenset(scope_words()["hedges"]["permitted"])


def may_hedge(joined: str) -> bool:
    """Tell whether a sentence may hedge something. Quick: most do not."""
    return _any().search(joined) is not None


def read_hedges(words: Words, text: str) -> tuple[Hedge, ...]:
    """Return the hedges of a sentence of a block whose text is given, in order."""
    return tuple(_hedges(read_clauses(words, text)))


def _hedges(clauses: Clauses) -> Iterator[Hedge]:
    for run in _families().find(clauses.words):
        if run.family == "verbs":
            if not _permits(clauses, run):
                yield Hedge(run.start, run.end, run.start, _end(clauses, run))
        else:
            yield _adverb(clauses, run)


def _permits(clauses: Clauses, run: Run) -> bool:
    """Tell whether "may" gives leave to an applicant rather than hedging what the buyer does; a month is no hedge either."""
    before = run.start - 1
    if clauses.words[run.start] != "may" or before < 0:
        return False
    after = clauses.words[run.end] if run.end < len(clauses.words) else ""
    date = clauses.words[before].isdigit() or clauses.words[before] in {"in", "by", "until", "of", "before"} or after.isdigit()
    return date or not after or clauses.words[before] in _permitted()


def _end(clauses: Clauses, run: Run) -> int:
    """Return the last word of the clause that holds a hedge; one about a noun ends where the sentence's own verb comes."""
    inside = clauses.soft_before(run.start) is not None
    for place in range(run.end, len(clauses.words)):
        hard = clauses.edges[place] == Edge.HARD and not clauses.depth[place]
        if hard or (inside and (clauses.finite(place) or clauses.resumes(place))):
            return place - 1
    return len(clauses.words) - 1


def _adverb(clauses: Clauses, run: Run) -> Hedge:
    """Return the hedge of a whole clause: what follows it where it opens the clause, else what stands before it too."""
    begin = clauses.begins[run.start]
    end = _end(clauses, run)
    if run.start == 0:
        return Hedge(run.start, run.end, 0, _next_clause_end(clauses, end))
    if _opens_clause(clauses, run, begin):
        return Hedge(
            run.start,
            run.end,
            run.start,
            _next_clause_end(clauses, end) if begin == run.start and end + 1 < len(clauses.words) else end,
        )
    return Hedge(run.start, run.end, begin, end)


def _opens_clause(clauses: Clauses, run: Run, begin: int) -> bool:
    """Tell whether a hedge stands right after "and" or a word like it: "... and, where possible, meet you"."""
    return run.start > begin and clauses.words[run.start - 1] in {"and", "or", "but"}


def _next_clause_end(clauses: Clauses, end: int) -> int:
    """Return the last word of the clause that follows a hedge with a comma of its own: "Subject to funds, we will ..."."""
    for place in range(end + 2, len(clauses.words)):
        if clauses.edges[place] == Edge.HARD:
            return place - 1
    return len(clauses.words) - 1


def hedged(hedges: Collection[Hedge], words: tuple[str, ...], first: int, last: int, own: Collection[str]) -> bool:
    """Tell whether a phrase found from word `first` to word `last` is left open.

    A hedge among the phrase's `own` words is not counted.
    """
    return any(
        hedge.first <= last and first <= hedge.last and not (first <= hedge.start <= last and words[hedge.start] in own)
        for hedge in hedges
    )

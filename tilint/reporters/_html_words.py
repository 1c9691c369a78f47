"""The sentences of the HTML report's summary: what there is, in one sentence, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilint.reporters._html_points import Point

__all__ = ["Todo", "lead", "todo"]

VERBS = {
    "met": ("is already there", "are already there"),
    "against": ("works against people", "work against people"),
    "look": ("is worth a look", "are worth a look"),
    "gap": ("was not found", "were not found"),
    "unread": ("is not known, as something was not read", "are not known, as something was not read"),
    "ask": ("is a question to ask yourselves", "are questions to ask yourselves"),
    "other": ("is not for this kind of tender", "are not for this kind of tender"),
}


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do, and the end of the id of what it is about; "" where it is about nothing on the page."""

    words: str
    target: str = ""


def lead(shown: int, chosen: str, numbers: Sequence[tuple[str, int]]) -> str:
    """Return the totals as one sentence; `numbers` are groups by look with how many points they have."""
    said = [f"{number} {VERBS[look][number != 1]}" for look, number in numbers]
    if not said:
        return "No point was asked."
    whole = f"Of {shown} {chosen}, " if shown != 1 else "Of one point, "
    return whole + (said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}") + "."


def todo(points: Sequence[Point], role: str, *, unread: bool, ask_by: str, questions: bool) -> tuple[Todo, ...]:
    """Return what to do next, the most important first. `points` are those with findings, in order of importance."""
    steps = [Todo("Get what was not read in a form that can be read, and check again.", "unread")] if unread else []
    steps += _questions_to_put(points, ask_by) if role == "provider" else _changes(points)
    if questions and role != "provider":
        steps.append(Todo("Talk over the questions at the end of each stage.", "findings"))
    return tuple(steps) or (Todo("Nothing more on these points."),)


def _changes(points: Sequence[Point]) -> Iterator[Todo]:
    for look, one, many in (
        ("against", "Change the point that works against people. Wording to paste is with it.",
         "Change the {} points that work against people. Wording to paste is with each."),
        ("look", "Look again at one point: it is in doubt.", "Look again at {} points: they are in doubt."),
        ("gap", "Add the one point that was not found, or tell people where it is.",
         "Add the {} points that were not found, or tell people where they are."),
    ):  # fmt: skip
        found = [point for point in points if point.look == look]
        if found:
            yield Todo(one if len(found) == 1 else many.format(len(found)), f"point-{found[0].number}")


def _questions_to_put(points: Sequence[Point], ask_by: str) -> Iterator[Todo]:
    asking = [point for point in points if point.advice]
    number = sum(len(point.advice) for point in asking)
    if number:
        words = "Put one question to the commissioner" if number == 1 else f"Put up to {number} questions to the commissioner"
        by = f" by {ask_by}, the last day for questions" if ask_by else ""
        yield Todo(f"{words}{by}. They are with the findings.", f"point-{asking[0].number}")
        yield Todo("Choose those that would change your bid or your choice to bid.")

"""The timetable read from the forms in which real tenders state it: one file of timetable_forms per form."""

from pathlib import Path

import pytest

from tilint.facts.timetable import Timetable, read_timetable
from tilint.testing import read_example

FORMS = sorted((Path(__file__).parent / "timetable_forms").glob("*.md"))
CONFLICT = "differs"


def parts_of(form: Path) -> tuple[dict[str, str], list[str]]:
    """Return the files of a form, and the lines of what is to be read: "event date [time]", "?" before what may be."""
    parts = [part.partition("\n") for part in ("\n" + form.read_text("utf-8")).split("\n=== ")[1:]]
    files = {name: body for name, _, body in parts}
    return files, [line for line in files.pop("expected").splitlines() if line.strip()]


def events_of(timetable: Timetable) -> dict[tuple[str, str], str | None]:
    return {(event.kind, str(event.date)): event.time for event in timetable.events if event.date}


@pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])
def test_the_dates_of_a_form_are_read(form: Path) -> None:
    files, lines = parts_of(form)
    timetable = read_timetable(read_example(files))
    said = events_of(timetable)
    facts = [line.split() for line in lines if not line.startswith(CONFLICT)]
    sure = {(words[0], words[1]) for words in facts if words[0] != "?"}
    allowed = sure | {(words[1], words[2]) for words in facts if words[0] == "?"}
    assert (sure - said.keys(), said.keys() - allowed) == (set(), set())
    timed = {(words[0], words[1]): words[2] for words in facts if len(words) > 2 and words[0] != "?"}
    assert {key: said[key] for key in timed} == timed


@pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])
def test_only_dates_of_the_same_event_differ(form: Path) -> None:
    files, lines = parts_of(form)
    differing = {item.kind for item in read_timetable(read_example(files)).disagreements}
    assert differing == {line.split()[1] for line in lines if line.startswith(CONFLICT)}


def test_there_are_forms_to_read() -> None:
    assert len(FORMS) > 20

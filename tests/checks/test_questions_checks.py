"""What the check on the time to ask questions says of a tender."""

from tilint.checks import all_checks
from tilint.finding import Hit
from tilint.reading import Settings
from tilint.testing import read_example

ENGLAND = Settings(nation="england")


def hits(issued: str, questions: str, under: int = 5) -> list[Hit]:
    check = all_checks()["time_to_ask"]
    text = (
        "| Stage | Date |\n| --- | --- |\n"
        f"| Tender documents issued | {issued} |\n"
        f"| Deadline for clarification questions | {questions} |\n"
        "| Tender return | 30 July 2027 |"
    )
    return list(check.run(read_example({"itt.md": text}, ENGLAND), check.options.model_validate({"under_working_days": under})))


def test_the_days_to_ask_are_counted_as_working_days() -> None:
    (hit,) = hits("Friday 4 June 2027", "Wednesday 9 June 2027")
    assert (hit.values["days"], hit.values["working_days"]) == ("5", "3")
    assert (hit.values["first"], hit.values["last"]) == ("4 June 2027", "9 June 2027")


def test_the_hit_stands_at_the_last_day_for_questions_and_names_the_day_of_issue() -> None:
    (hit,) = hits("Friday 4 June 2027", "Friday 4 June 2027")
    assert hit.values["working_days"] == "0"
    assert hit.location is not None
    assert len(hit.related) == 1


def test_enough_working_days_are_no_hit() -> None:
    assert hits("Friday 4 June 2027", "Friday 11 June 2027") == []
    assert hits("Friday 4 June 2027", "Friday 11 June 2027", under=6) != []


def test_a_last_day_for_questions_without_a_date_is_no_hit() -> None:
    assert hits("Friday 4 June 2027", "[to be confirmed]") == []


def test_a_last_day_for_questions_before_issue_is_no_hit() -> None:
    assert hits("Friday 4 June 2027", "Tuesday 1 June 2027") == []

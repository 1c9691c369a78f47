"""What the check on demands that no criterion names says of a tender."""

from tilint.checks import all_checks
from tilint.finding import Hit
from tilint.testing import read_example

DEMAND = "The Provider must work in a trauma-informed way. Letters must be trauma-informed."


def criteria(*names: str) -> str:
    share = 60 // len(names)
    rows = "\n".join(f"| {name} | {share}% |" for name in names)
    return f"| Criterion | Weighting |\n| --- | --- |\n{rows}\n| Price | {100 - share * len(names)}% |"


def hits(specification: str, award: str, **options: object) -> list[Hit]:
    check = all_checks()["unscored"]
    text = f"# Specification\n\n{specification}\n\n# Award criteria\n\n{award}"
    given = {"any": ["must ... trauma informed"], "subject": ["trauma"], "at_least": 2, **options}
    return list(check.run(read_example({"itt.md": text}), check.options.model_validate(given)))


def test_a_demand_that_no_criterion_names_is_a_hit() -> None:
    (hit,) = hits(DEMAND, criteria("Mobilisation", "Staffing", "Safeguarding"))
    assert hit.values["count"] == "3"
    assert hit.values["criteria"] == "Mobilisation, Staffing, Safeguarding"
    assert "trauma-informed" in hit.values["words"]


def test_a_criterion_that_names_it_is_no_hit() -> None:
    assert hits(DEMAND, criteria("Mobilisation", "Understanding of trauma", "Safeguarding")) == []


def test_words_beside_the_criteria_that_name_it_are_no_hit() -> None:
    award = criteria("Mobilisation", "Staffing", "Safeguarding")
    assert hits(DEMAND, f"Under staffing we look for trauma-informed supervision.\n\n{award}") == []


def test_broad_criteria_do_not_say_what_they_leave_out() -> None:
    assert hits(DEMAND, criteria("Quality")) == []


def test_without_weighted_criteria_there_is_no_hit() -> None:
    assert hits(DEMAND, "The most advantageous tender wins.") == []


def test_a_demand_made_once_is_no_hit_where_two_are_asked_for() -> None:
    once = "The Provider must work in a trauma-informed way."
    award = criteria("Mobilisation", "Staffing", "Safeguarding")
    assert hits(once, award) == []
    assert len(hits(once, award, at_least=1)) == 1


def test_a_demand_beside_the_criteria_names_nothing_where_demands_stand_apart() -> None:
    award = f"Every course must be trauma-informed.\n\n{criteria('Mobilisation', 'Staffing', 'Safeguarding')}"
    assert hits("", award, at_least=1) == []
    (hit,) = hits("", award, at_least=1, apart=True)
    assert "trauma-informed" in hit.values["words"]


def test_other_words_beside_the_criteria_still_name_it_where_demands_stand_apart() -> None:
    award = criteria("Mobilisation", "Staffing", "Safeguarding")
    assert hits(DEMAND, f"Under staffing we look for trauma-informed supervision.\n\n{award}", apart=True) == []

"""The kind of section that each part of a tender is: by its headings, its file's name, and else its content."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tilint import strict_yaml
from tilint.facts.sections import SectionKind, read_sections
from tilint.testing import read_example


def kinds(text: str, name: str = "tender.md") -> dict[str, str]:
    """Return the kind of section of each block, by the block's words."""
    reading = read_example({name: text})
    found = reading.fact(read_sections).kinds[0]
    return {
        block.text.replace("\t", " | "): kind.value for block, kind in zip(reading.tender.documents[0].blocks, found, strict=True)
    }


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Glossary of terms", "glossary"),
        ("What our words mean", "glossary"),
        ("3. Procurement timetable", "timetable"),
        ("Key dates", "timetable"),
        ("Evaluation criteria and weightings", "award-criteria"),
        ("How we will choose", "award-criteria"),
        ("Basis of award", "award-criteria"),
        ("How to apply", "instructions"),
        ("Terms and conditions of contract", "terms"),
        ("12 Limitation of liability", "terms"),
        ("Service specification", "specification"),
        ("Method statement questions", "response-form"),
        ("Background to the service", "background"),
        ("Price and payment", "budget"),
        ("Who to contact", "contact"),
        ("Data protection and privacy", "data-protection"),
        ("Clarification questions", "questions"),
        ("Who can apply", "eligibility"),
        ("Contract management", "monitoring"),
        ("Otters", "other"),
    ],
)
def test_a_heading_shows_the_kind(heading: str, kind: str) -> None:
    assert kinds(f"# {heading}\n\nSome words.")["Some words."] == kind


def test_every_kind_of_the_data_is_a_section_kind() -> None:
    data = files("tilint.facts").joinpath("data", "sections.yaml").read_text(encoding="utf-8")
    assert {*strict_yaml.load(data), "other"} == {kind.value for kind in SectionKind}


def test_the_innermost_heading_that_shows_a_kind_decides() -> None:
    found = kinds("# How to apply\n\n## Timetable\n\nOne.\n\n## Otters\n\nTwo.")
    assert (found["One."], found["Two."]) == ("timetable", "instructions")


def test_a_clause_of_the_contract_stays_a_term_whatever_its_heading() -> None:
    found = kinds("# Terms and conditions\n\n## Payment\n\nOne.\n\n## Definitions\n\nTwo.\n\n# Payment\n\nThree.")
    assert (found["One."], found["Two."], found["Three."]) == ("terms", "glossary", "budget")


def test_a_price_score_is_part_of_the_award_criteria() -> None:
    assert kinds("# Award criteria\n\n## Price score\n\nOne.")["One."] == "award-criteria"


def test_a_files_name_tells_where_no_heading_does() -> None:
    assert kinds("# Otters\n\nOne.", "Schedule_4-Conditions-of-Contract.md")["One."] == "terms"
    assert kinds("# Otters\n\nOne.", "03 Response form.md")["One."] == "response-form"
    assert kinds("# Otters\n\nOne.", "Specification.md")["One."] == "specification"
    assert kinds("# Payment\n\nOne.", "terms/Call-off contract.md")["One."] == "terms"


def test_a_document_is_known_by_a_title_that_everything_stands_under() -> None:
    assert kinds("# Specification\n\n## Otters\n\nOne.")["One."] == "specification"
    assert kinds("# Specification\n\nOne.\n\n# Otters\n\nTwo.")["Two."] == "other"


DATES = "| Step | When |\n| --- | --- |\n| Tenders in | 3 May 2027 |\n| Award | 9 June 2027 |\n| Start | 1 July 2027 |"


def test_a_table_of_dates_is_a_timetable_where_the_heading_says_little() -> None:
    assert kinds(DATES)["Award | 9 June 2027"] == "timetable"
    found = kinds(f"# Introduction\n\nWelcome.\n\n{DATES}")
    assert (found["Welcome."], found["Award | 9 June 2027"]) == ("background", "timetable")


def test_a_table_of_dates_under_a_heading_of_another_kind_is_of_that_kind() -> None:
    assert kinds(f"# Specification\n\n{DATES}")["Award | 9 June 2027"] == "specification"


def test_lines_with_dates_make_a_timetable_and_paragraphs_that_mention_them_do_not() -> None:
    assert kinds("- 3 May 2027: tenders in\n- 9 June 2027: award\n- 1 July 2027: start")["9 June 2027: award"] == "timetable"
    long = f"The service began on 3 May 2019 and has since helped {'a great many people, and ' * 6}more."
    assert set(kinds("\n\n".join([long, f"{long} A", f"{long} B"])).values()) == {"other"}


def test_a_table_or_lines_of_weights_are_award_criteria() -> None:
    table = "| Criterion | Weighting |\n| --- | --- |\n| Quality | 60% |\n| Price | 40% |"
    assert kinds(table)["Price | 40%"] == "award-criteria"
    assert kinds("- Quality weighting: 50%\n- Price: 40%\n- Social value: 10%")["Price: 40%"] == "award-criteria"


def test_percentages_that_weigh_nothing_are_no_award_criteria() -> None:
    assert kinds("- Girls: 50%\n- Boys: 40%\n- Not said: 10%")["Girls: 50%"] == "other"


def test_lines_that_say_what_terms_mean_are_a_glossary() -> None:
    text = "“Bidder” means a body that tenders.\n\n“Council” means us.\n\n“Service” means the work bought."
    assert set(kinds(text).values()) == {"glossary"}
    assert kinds("This means a lot to us.\n\nWe meet often.\n\nWe talk.")["We meet often."] == "other"


def test_a_table_of_terms_is_a_glossary() -> None:
    assert kinds("| Term | Meaning |\n| --- | --- |\n| ITT | this pack |\n| TIP | our way |")["ITT | this pack"] == "glossary"


def test_clauses_that_bind_the_parties_are_terms_and_duties_are_a_specification() -> None:
    clauses = "\n\n".join(f"The Supplier shall not assign this Agreement to party {n}." for n in range(6))
    assert set(kinds(clauses).values()) == {"terms"}
    duties = "\n\n".join(f"The provider must see family {n} within a week." for n in range(6))
    assert set(kinds(duties).values()) == {"specification"}


def test_lines_to_fill_in_are_a_response_form() -> None:
    assert set(kinds("Name: ____________\n\nAddress: ____________\n\nSigned: ____________").values()) == {"response-form"}


def test_a_timetable_inside_a_form_is_still_the_form() -> None:
    assert kinds(f"# Otters\n\n{DATES}", "application form.md")["Award | 9 June 2027"] == "response-form"

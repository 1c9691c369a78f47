"""References inside a tender lead to the part they name, or nowhere where that is not certain."""

from __future__ import annotations

import pytest

from tilint.facts.references import read_references
from tilint.model import Block
from tilint.testing import read_example

TENDER = {
    "01-itt.md": (
        "# 1 Introduction\n\nSee {ref}.\n\n# 2 Dates\n\nFeedback is sent on 3 May.\n\nThat is all.\n\n"
        "## 2.1 Later dates\n\nNone yet.\n\n"
        "# 3 Award criteria\n\n3.1 Quality counts.\n\n3.2 So does price.\n\n# Annex A: Forms\n\nFill them in."
    ),
    "Schedule 2 - Specification.md": "# 1 Service\n\nWe want one.\n\n# 4 Staff\n\n4.2 Staff are trained.\n\n# Annex B\n\nMaps.",
    "Schedule 3 - Terms.md": "# 1 Meaning\n\nWords.\n\n# 4 Money\n\n4.1 Invoices are paid in 30 days.\n\n# Annex B\n\nRates.",
    "Joint Schedule 3 - Insurance.md": "# 9 Cover\n\nThere is cover.",
}


def said(block: Block) -> str:
    return f"{block.label} {block.text}".strip()


def led_to(reference: str, files: dict[str, str] = TENDER) -> list[str]:
    """Return the file and first words of each part that a reference in the first file leads to."""
    reading = read_example({name: text.replace("{ref}", reference) for name, text in files.items()})
    references = reading.fact(read_references)
    asking = next(sentence for sentence in reading.sentences if sentence.text.startswith("See "))
    parts = [found.part for found in references.of(asking)]
    documents = reading.tender.documents
    return [
        f"{documents[part.document].name.split(' - ')[0]}: {said(documents[part.document].blocks[part.first])}" for part in parts
    ]


@pytest.mark.parametrize(
    ("reference", "where"),
    [
        ("section 2", "01-itt.md: 2 Dates"),
        ("Section 2.1 below", "01-itt.md: 2.1 Later dates"),
        ("paragraph 3.2 for the price", "01-itt.md: 3.2 So does price."),
        ("clause 3.2(b)", "01-itt.md: 3.2 So does price."),
        ("Annex A", "01-itt.md: Annex A: Forms"),
        ("Schedule 2", "Schedule 2: 1 Service"),
        ("Schedule 3 (Terms)", "Schedule 3: 1 Meaning"),
        ("Joint Schedule 3", "Joint Schedule 3: 9 Cover"),
        ("clause 4 of Schedule 3", "Schedule 3: 4 Money"),
        ("Schedule 3, clause 4.1", "Schedule 3: 4.1 Invoices are paid in 30 days."),
        ("Annex B to Schedule 3", "Schedule 3: Annex B"),
        ("the section headed “Award criteria”", ""),
        ("clause 4.2", "Schedule 2: 4.2 Staff are trained."),
    ],
)
def test_a_reference_leads_to_the_part_it_names(reference: str, where: str) -> None:
    assert led_to(reference) == ([where] if where else led_to("section 3"))


def test_two_numbers_lead_to_two_parts() -> None:
    assert led_to("sections 2 and 3") == ["01-itt.md: 2 Dates", "01-itt.md: 3 Award criteria"]


@pytest.mark.parametrize(
    "reference",
    [
        "section 1 above",  # its own section
        "clause 4",  # two files have one, and this file has none
        "Annex B",  # so with this
        "Schedule 9",  # there is none
        "Call-Off Schedule 2",  # another family of schedules
        "clause 4 of Schedule 9",
        "Annex A to Schedule 3",
        "section 2 of the Care Act 2014",
        "section 2(1) of the Modern Slavery Act 2015",
        "article 2 of the Directive",
        "Procurement Act 2023 section 2",
        "FAR Part 2",
        "the Care Act 2014 section 3.2",
        "item 2%",
    ],
)
def test_a_reference_that_is_not_certain_or_to_a_law_leads_nowhere(reference: str) -> None:
    assert led_to(reference) == []


def test_a_part_ends_where_the_next_of_its_depth_begins() -> None:
    reading = read_example({name: text.replace("{ref}", "section 2 and paragraph 3.1") for name, text in TENDER.items()})
    asking = next(sentence for sentence in reading.sentences if sentence.text.startswith("See "))
    blocks = reading.tender.documents[0].blocks
    words = [
        [said(block) for block in blocks[found.part.first : found.part.end]] for found in reading.fact(read_references).of(asking)
    ]
    assert words == [
        ["2 Dates", "Feedback is sent on 3 May.", "That is all.", "2.1 Later dates", "None yet."],
        ["3.1 Quality counts."],
    ]

"""The verb `acronyms` counts what is never written out, over all the files together."""

from typing import Any

import pytest
from pydantic import ValidationError

from tilint.checks.acronyms import AcronymOptions, acronyms
from tilint.finding import Hit
from tilint.reading import Reading
from tilint.testing import read_example

THREE = "The IDVA goes to MARAC. Each IDVA reports to the MASH."


def hits(text: str | dict[str, str], **options: Any) -> tuple[Reading, list[Hit]]:
    reading = read_example({"tender.md": text} if isinstance(text, str) else text)
    return reading, list(acronyms.run(reading, AcronymOptions.model_validate(options)))


def test_each_acronym_that_is_never_expanded_is_shown_at_its_first_use() -> None:
    reading, found = hits(THREE, at_least=3)
    assert [reading.tender.quote(hit.location) for hit in found if hit.location] == ["IDVA", "MARAC", "MASH"]
    assert found[0].values["count"] == "3"


def test_the_most_used_acronym_is_named_first_and_given_its_usual_long_form() -> None:
    _, found = hits("Tell the ZYX. " + THREE + " See the KPI. Each KPI and KPI target.", at_least=3)
    assert found[0].values["list"].startswith("KPI, IDVA")
    assert "KPI (key performance indicator)" in found[0].values["swaps"]
    _, found = hits("The ZYX, the QVX and the WVX.", at_least=3)
    assert "ZYX ([long form])" in found[0].values["swaps"]


def test_two_unexpanded_acronyms_are_within_bounds() -> None:
    assert hits("The MARAC and the MASH.", at_least=3)[1] == []
    reading, found = hits("The Invitation to Tender (ITT). The MARAC and the MASH.", at_most=2)
    assert [reading.tender.quote(hit.location) for hit in found if hit.location] == ["ITT"]
    assert (found[0].values["expanded"], found[0].values["count"]) == ("1", "2")


def test_a_glossary_in_another_file_counts() -> None:
    glossary = "| Term | Meaning |\n| --- | --- |\n| MARAC | multi-agency risk assessment conference |"
    assert hits({"a.md": THREE, "b.md": glossary}, at_least=3)[1] == []


def test_a_tender_without_acronyms_is_neither() -> None:
    assert hits("Please tell us how you listen.", at_least=1)[1] == []
    assert hits("Please tell us how you listen.", at_most=2)[1] == []


def test_a_long_list_is_cut() -> None:
    _, found = hits("The " + ", the ".join(f"ZX{letter}" for letter in "ABCDEFGHJK") + ".", at_least=3)
    assert found[0].values["list"].endswith("ZXH and 2 more")


def test_bounds_are_asked_for() -> None:
    with pytest.raises(ValidationError, match="at_least or at_most"):
        AcronymOptions()

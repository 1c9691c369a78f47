"""Where a tender is from, by its words or by what the user says."""

import pytest

from tilint.facts.nation import FACT, Nation, read_nation
from tilint.reading import Settings
from tilint.testing import read_example


def nation(text: str, said: str | None = None) -> Nation:
    return read_nation(read_example({"itt.md": text}, Settings(nation=said)))


@pytest.mark.parametrize(
    ("text", "country", "part"),
    [
        ("Sandmoor Borough Council invites tenders under the Procurement Act 2023.", "GB", "ENG"),
        ("Fife Council invites tenders through Public Contracts Scotland. The service is for Scotland.", "GB", "SCT"),
        ("Write in Welsh or English, under the Well-being of Someone (Wales) Act 2014, or phone the council.", "GB", "WLS"),
        ("Powys County Council: see Sell2Wales. Welsh Government funds this.", "GB", "WLS"),
        ("Tenders go through eTendersNI. The Northern Ireland Housing Executive is the buyer.", "GB", "NIR"),
        ("The U.S. Department of Labor issues this under the Federal Acquisition Regulation.", "US", None),
        ("State of Ohio notice of funding opportunity. Ohio agencies in Ohio. See the Ohio portal.", "US", "OH"),
        ("This request for tender is published on AusTender.", "AU", None),
    ],
)
def test_the_words_of_a_tender_show_where_it_is_from(text: str, country: str, part: str | None) -> None:
    found = nation(text)
    assert (found.country, found.part) == (country, part)


def test_a_british_tender_that_names_no_nation_is_taken_for_english() -> None:
    found = nation("The contract is let under the Procurement Act 2023.")
    assert (found.part, found.assumed) == ("ENG", True)


def test_a_list_of_nations_does_not_move_a_tender() -> None:
    lists = "The law of England, Wales, Scotland and Northern Ireland differs. Great Britain and Northern Ireland too. " * 8
    assert nation(f"Hillshire County Council, Companies House. {lists}").part == "ENG"


def test_one_mention_of_a_state_does_not_make_a_federal_tender_a_states() -> None:
    assert nation("General Services Administration request for quotation. The contractor may work in Ohio or Texas.").part is None


def test_nothing_is_guessed_from_nothing() -> None:
    assert nation("Please send us a short note about your idea.") == Nation(None)


@pytest.mark.parametrize(
    ("said", "country", "part"),
    [("scotland", "GB", "SCT"), ("england", "GB", "ENG"), ("US", "US", None), ("FR", "FR", None)],
)
def test_what_the_user_says_comes_first(said: str, country: str, part: str | None) -> None:
    found = nation("Sell2Wales and the Welsh Government.", said)
    assert (found.country, found.part) == (country, part)


def test_the_words_it_was_read_from_can_be_shown() -> None:
    reading = read_example({"itt.md": "Fife Council buys through Public Contracts Scotland."})
    (row,) = FACT.rows(reading)
    assert (row["name"], row["as_written"], row["file"]) == ("Scotland", "Public Contracts Scotland", "itt.md")

"""GitHub's annotations are commands that no words of a tender can end or begin, the most important first."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from reporting import SURE, SURER, UNREAD, about, against, block, document, met, missing, report, whole, written

from tilint.cli import tilint

QUOTE = "Bids close at noon on Easter Monday."


def commands(*reports, **view) -> list[str]:
    text = written("github", *reports, **view)
    assert text == "" or text.endswith("\n")
    return text.splitlines()


def many(make, number: int, **more):
    """So many points, each on a rule of its own."""
    return [make(slug=f"procure/rule-{index:02}", **more) for index in range(number)]


def test_a_conflict_is_a_warning_at_its_file_and_line():
    file = document("lot 1/itt.md", block(QUOTE, line=7))
    (only,) = commands(report([file], against(whole(file, 0))), homes=("tenders/a",))
    assert only.startswith(
        "::warning file=tenders/a/lot 1/itt.md,line=7,title=Works against people%3A Bids::Bids close on a holiday.%0A"
    )
    assert f"“{QUOTE}”%0AInstead: Bids close on [date].%0ASource: Guidance 2024" in only


def test_doubt_and_silence_are_notices_in_that_order():
    file = document("itt.docx", QUOTE)
    found = commands(report([file], missing(), against(whole(file, 0), confidence=0.5), met(whole(file, 0))))
    assert [one.partition("::")[2].partition("::")[0].partition(",title=")[2] for one in found] == [
        "Worth a look%3A Bids", "Not found%3A Bids",
    ]  # fmt: skip
    assert all(one.startswith("::notice file=itt.docx,line=1,") for one in found)


def test_a_provider_sees_the_question():
    assert "%0AAsk: May bids close later?%0A" in commands(about(QUOTE), role="provider")[0]


INJECTED = {
    "a new line": ("one\n::error::two", "one ::error::two"),
    "a carriage return": ("one\r::error::two", "one ::error::two"),
    "an escape that is decoded": ("one%0A::error::two", "one%250A::error::two"),
    "the older form of a command": ("##[error]two", "##[error]two"),
    "signs that end a line elsewhere": ("one\u2028two\x0bthree\x85four", "one two three four"),
    "a sign that a terminal obeys": ("one\x1b[31mtwo", "one[31mtwo"),
}


@pytest.mark.parametrize("case", INJECTED)
def test_words_of_a_tender_stay_words(case):
    words, told = INJECTED[case]
    (only,) = commands(about(words))
    assert only.startswith("::warning ")
    assert f"“{told}”" in only


def test_properties_escape_what_would_end_them():
    file = document("a,line=9::b:100%.docx", QUOTE)
    (only,) = commands(report([file], against(whole(file, 0))))
    assert only.startswith("::warning file=a%2Cline=9%3A%3Ab%3A100%25.docx,line=1,title=")


def test_github_shows_ten_of_a_level_and_the_last_says_how_many_more_there_are():
    file = document("itt.docx", QUOTE)
    place = whole(file, 0)
    points = [*many(lambda **more: against(place, **more), 12), *(missing(slug=f"design/rule-{index:02}") for index in range(11))]
    found = commands(report([file], *points))
    assert sum(one.startswith("::warning ") for one in found) == 10
    assert sum(one.startswith("::notice ") for one in found) == 10
    assert found[-1].startswith("::notice title=tilint::4 more findings.")


def test_ten_of_a_level_need_no_last_word():
    file = document("itt.docx", QUOTE)
    found = commands(report([file], *many(missing, 10)))
    assert len(found) == 10
    assert not any("more finding" in one for one in found)


def test_the_essential_and_the_surest_of_all_tenders_come_first():
    file = document("itt.docx", QUOTE)
    place = whole(file, 0)
    first = report([file], against(place, confidence=SURE, heading="third"), against(place, confidence=SURER, heading="second"))
    second = report([file], against(place, confidence=SURE, heading="first", profile="essential"))
    titles = [one.partition("people%3A ")[2].partition("::")[0] for one in commands(first, second)]
    assert titles == ["first", "second", "third"]


def test_what_was_not_read_comes_first_and_has_a_level_of_its_own():
    file = document("itt.docx", QUOTE, unread=(UNREAD,))
    found = commands(report([file], against(whole(file, 0))), homes=("t",))
    assert found[0].startswith("::error file=t/scan.pdf,title=night-shelters%3A not read::Not read: pages 3 to 5")
    assert commands(report([])) == ["::error title=night-shelters%3A not read::There was no file to read."]


def test_a_tender_with_nothing_to_tell_prints_nothing():
    file = document("itt.docx", QUOTE)
    assert commands(report([file], met(whole(file, 0)))) == []
    assert commands(about(QUOTE), show=frozenset({"gap"})) == []


def test_the_command_prints_paths_from_the_working_folder(tmp_path: Path, monkeypatch):
    folder = tmp_path / "tenders" / "a"
    folder.mkdir(parents=True)
    (folder / "itt.md").write_text("# Award\n\nThe Council is under no obligation to give feedback to unsuccessful bidders.\n")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(tilint, ["check", "tenders/a", "-f", "github", "--select", "timely-feedback"])
    assert done.exit_code == 1
    assert done.stdout.startswith("::warning file=tenders/a/itt.md,line=3,title=Works against people%3A ")

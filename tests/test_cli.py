"""The command line: what it prints, and what its exit code means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from tilint.cli import tilint

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "report.schema.json").read_text())

GOOD = "# Award\n\nWe will send written feedback to all bidders by 14 May 2027.\n"
AGAINST = "# Award\n\nThe Council is under no obligation to give feedback to unsuccessful bidders.\n"
ONE_RULE = ("--select", "timely-feedback")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(tilint, [str(argument) for argument in arguments])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "itt.md").write_text(GOOD)
    return tmp_path / "good"


@pytest.fixture
def against(tmp_path: Path) -> Path:
    (tmp_path / "against").mkdir()
    (tmp_path / "against" / "itt.md").write_text(AGAINST)
    return tmp_path / "against"


def test_a_tender_that_meets_what_is_asked_ends_with_0(good: Path) -> None:
    result = run("check", good, *ONE_RULE)
    assert result.exit_code == 0
    assert "feedback to every applicant" in result.stdout


def test_a_conflict_ends_with_1_and_shows_the_words_the_reason_and_better_words(against: Path) -> None:
    result = run("check", against, *ONE_RULE)
    assert result.exit_code == 1
    for part in ("no obligation to give feedback", "Why", "Instead", "West Midlands guidance 2024", "Award"):
        assert part in result.stdout


def test_what_fails_and_what_is_shown_are_separate_switches(against: Path) -> None:
    assert run("check", against, *ONE_RULE, "--fail-on", "never").exit_code == 0
    hidden = run("check", against, *ONE_RULE, "--show", "met")
    assert hidden.exit_code == 1
    assert "no obligation" not in hidden.stdout


def test_a_gap_fails_only_when_asked_to(tmp_path: Path) -> None:
    (tmp_path / "itt.md").write_text("# Award\n\nWe decide in May.\n")
    assert run("check", tmp_path, *ONE_RULE).exit_code == 0
    assert run("check", tmp_path, *ONE_RULE, "--fail-on", "gap").exit_code == 1


def test_a_file_that_cannot_be_read_ends_with_3_and_the_rest_is_checked(against: Path) -> None:
    (against / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    result = run("check", against, *ONE_RULE)
    assert result.exit_code == 3
    assert "Not read: old.doc" in result.stdout
    assert "no obligation to give feedback" in " ".join(result.stdout.split())


def test_an_empty_folder_ends_with_3(tmp_path: Path) -> None:
    assert run("check", tmp_path).exit_code == 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "{there}", "--select", "timely-fedback"), "timely-feedback"),
        (("check", "{there}", "--format", "html5"), "json"),
        (("check", "{there}", "-o", "json"), "FORM=FILE"),
        (("check", "{there}-not"), "no file or folder"),
        (("explain", "timely-fedback"), "timely-feedback"),
        (("evaluate", "{there}"), "labels"),
        (("check", "{there}", "--pack", "{there}"), "pack.yaml"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_would_work(good: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run(*(argument.replace("{there}", str(good)) for argument in arguments))
    assert result.exit_code == 2
    assert says.lower() in result.stderr.lower()
    assert "Traceback" not in result.stderr


def test_json_is_valid_by_its_schema(against: Path) -> None:
    content = json.loads(run("check", against, "--format", "json", "--profile", "full").stdout)
    Draft202012Validator(SCHEMA).validate(content)
    assert content["points"]["procure/timely-feedback"]["verdict"] == "conflict"
    assert content["points"]["procure/timely-feedback"]["evidence"][0]["section"] == "Award"


def test_json_is_the_same_twice_and_in_any_order_of_files(good: Path, against: Path) -> None:
    files = [good / "itt.md", against / "itt.md"]
    first = run("check", *files, "--format", "json").stdout
    assert all(run("check", *order, "--format", "json").stdout == first for order in (files, files[::-1]) for _ in range(3))


def test_a_form_can_be_written_to_a_file_beside_the_terminal(good: Path, tmp_path: Path) -> None:
    run("check", good, "-o", f"json={tmp_path}/out/report.json")
    assert json.loads((tmp_path / "out" / "report.json").read_text())["schema"] == "tilint-report/1"


@pytest.mark.parametrize("seconds", ["soon", "99999999999999", "²"])
def test_a_date_for_reports_that_is_none_is_said(good: Path, tmp_path: Path, monkeypatch, seconds: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    result = run("check", good, "-o", f"junit={tmp_path / 'report.xml'}")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


def test_a_provider_sees_the_question_and_a_commissioner_the_wording(against: Path) -> None:
    assert "Ask" in run("check", against, *ONE_RULE, "--as", "provider").stdout
    assert "Instead" in run("check", against, *ONE_RULE).stdout


def test_text_shows_what_was_read(good: Path) -> None:
    result = run("text", good)
    assert "[heading 1] Award" in result.stdout
    assert "[paragraph] We will send written feedback" in result.stdout


def test_facts_prints_every_fact(good: Path) -> None:
    content = json.loads(run("facts", good, "--format", "json").stdout)
    assert {"timeline", "weights", "data_requests", "acronyms"} <= set(content)


def test_explain_cites_the_guidance_and_shows_an_example() -> None:
    text = run("explain", "Timely feedback").stdout
    for part in ("West Midlands", "Why", "Words to use", "Examples", "Procurement Act 2023 s50"):
        assert part in text


def test_rules_lists_every_rule_and_new_writes_one_that_passes_its_own_examples(tmp_path: Path) -> None:
    assert "procure/timely-feedback" in run("rules").stdout
    (tmp_path / "ours" / "procure").mkdir(parents=True)
    (tmp_path / "ours" / "pack.yaml").write_text("id: ours\ntitle: Our guidance\n")
    assert run("rules", "new", tmp_path / "ours" / "procure" / "kind-words.yaml").exit_code == 0
    tested = run("rules", "test", tmp_path / "ours")
    assert tested.exit_code == 0, tested.output


def test_coverage_gives_every_point_a_verdict(good: Path) -> None:
    content = json.loads(run("coverage", good, "--format", "json").stdout)
    points = [point for stage in content["stages"].values() for point in stage["points"].values()]
    assert sum(content["totals"].values()) == len(points)


def test_each_makes_every_file_a_tender_of_its_own(good: Path) -> None:
    (good / "more.md").write_text(AGAINST)
    together = run("check", good, *ONE_RULE, "--format", "terminal").stdout
    apart = run("check", good, *ONE_RULE, "--each").stdout
    assert together.count("1 file") == 0
    assert apart.count("1 file,") == 2


def test_the_report_fits_80_columns_and_is_plain_when_piped(against: Path) -> None:
    text = run("check", against, "--profile", "full").stdout
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "\x1b" not in text


def test_a_form_may_be_written_to_several_files_in_one_run(against: Path, tmp_path: Path) -> None:
    run("check", against, *ONE_RULE, "-o", f"json={tmp_path / 'one.json'}", "-o", f"json={tmp_path / 'two.json'}")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes() != b""


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("{there}/report.json", "inside the tender"),
        ("{there}", "is a folder"),
        ("{there}/itt.md", "over a file of the tender"),
    ],
)
def test_a_report_is_never_written_where_it_would_be_read_or_destroy(against: Path, target: str, says: str) -> None:
    before = (against / "itt.md").read_text()
    result = run("check", against, *ONE_RULE, "-o", f"json={target.replace('{there}', str(against))}")
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert [file.name for file in against.iterdir()] == ["itt.md"]
    assert (against / "itt.md").read_text() == before


def test_a_report_inside_the_tender_needs_a_name_that_is_never_read(against: Path) -> None:
    assert run("check", against, *ONE_RULE, "-o", f"json={against / 'tilint-report.json'}").exit_code == 1
    assert run("check", against, *ONE_RULE).exit_code == 1


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sure: every verdict holds six times in ten."""
    monkeypatch.setattr("tilint.engine.calibrated", lambda verdict, claimed, *, shown: 0.6)


def test_a_conflict_in_doubt_is_worth_a_look_and_no_conflict(against: Path, unsure: None) -> None:
    result = run("check", against, *ONE_RULE)
    assert result.exit_code == 0
    assert "Worth a look · 1" in result.stdout
    assert "Doubt" in result.stdout
    assert "About 60% of such findings hold." in result.stdout
    assert "Works against people" not in result.stdout
    assert "worth a look 1" in result.stdout


def test_a_conflict_in_doubt_fails_where_gaps_fail(against: Path, unsure: None) -> None:
    assert run("check", against, *ONE_RULE, "--fail-on", "gap").exit_code == 1
    assert run("check", against, *ONE_RULE, "--fail-on", "never").exit_code == 0


def test_a_sure_conflict_is_told_without_doubt(against: Path) -> None:
    text = run("check", against, *ONE_RULE).stdout
    assert "Works against people · 1" in text
    assert "Worth a look" not in text
    assert "Doubt" not in text


def test_json_says_which_conflicts_are_in_doubt(against: Path, unsure: None) -> None:
    content = json.loads(run("check", against, *ONE_RULE, "--format", "json").stdout)
    Draft202012Validator(SCHEMA).validate(content)
    assert content["points"]["procure/timely-feedback"]["verdict"] == "conflict"
    assert content["points"]["procure/timely-feedback"]["doubtful"] is True
    assert [finding["doubtful"] for finding in content["findings"]] == [True]

"""`tilint coverage`: every point has its verdict under its stage, in 80 columns; `tilint check` points to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tilint.checks import all_checks
from tilint.cli import tilint
from tilint.coverage import SAYS
from tilint.explaining import explained
from tilint.rulepack import load_packs

ITT = """\
# Invitation to tender

## 1 Award

We will send written feedback to all bidders by 14 May 2027.

## 2 The end

The Council may end this contract at any time on seven days' notice.
"""
RULES = load_packs()
STAGES = [stage for pack in RULES.packs for stage in pack.info.stages]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(tilint, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def tender(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a") / "tender"
    folder.mkdir()
    (folder / "itt.md").write_text(ITT)
    return folder


@pytest.fixture(scope="module")
def text(tender: Path) -> str:
    result = run("coverage", tender)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def content(tender: Path) -> dict:
    loaded: dict = json.loads(run("coverage", tender, "--format", "json").stdout)
    return loaded


def test_every_point_is_there_under_its_stage_and_the_totals_agree(content: dict) -> None:
    points = {slug: stage for stage, held in content["stages"].items() for slug in held["points"]}
    assert points == {slug: rule.point.stage for slug, rule, _ in RULES.rules}
    assert sum(content["totals"].values()) == len(RULES.rules)
    for held in content["stages"].values():
        assert sum(held["totals"].values()) == len(held["points"])


def test_the_stages_come_in_the_order_of_the_guidance(content: dict, text: str) -> None:
    assert [stage for stage in content["stages"] if stage in STAGES] == STAGES
    assert [line.split(" · ")[0] for line in text.splitlines() if re.match(r"\w+ · \d+ point", line)] == STAGES


def test_the_text_names_every_point(text: str) -> None:
    flat = " ".join(text.split())
    assert [rule.point.heading for _, rule, _ in RULES.rules if " ".join(rule.point.heading.split()) not in flat] == []


def test_the_place_of_the_evidence_is_told(text: str) -> None:
    assert re.search(r"met +Timely feedback \(itt\.md, 1 Award\)", text)


def test_the_text_fits_80_columns_and_is_plain_when_piped(text: str) -> None:
    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert "\x1b" not in text


def test_every_principle_has_its_line(text: str, content: dict) -> None:
    principles = {principle for _, rule, _ in RULES.rules for principle in rule.principles}
    assert set(content["principles"]) == principles
    rows = re.findall(r"^  ([a-z ]+?)(?: +\d+){4}$", text[text.index("By principle") :], re.MULTILINE)
    assert rows == sorted(principles)


def test_a_stage_ends_with_the_questions_that_its_points_call_for(content: dict, text: str) -> None:
    asked = {stage: held["questions"] for stage, held in content["stages"].items()}
    of_this_kind = [stage for stage, held in content["stages"].items() if set(held["totals"]) != {"not_applicable"}]
    assert [stage for stage, questions in asked.items() if bool(questions) != (stage in of_this_kind)] == []
    assert max(map(len, asked.values())) == 2
    for stage, questions in asked.items():
        for question in questions:
            verdicts = {content["stages"][stage]["points"][slug]["verdict"] for slug in question["points"]}
            assert verdicts == {question["verdict"]}
            assert question["question"] in " ".join(text.split())


def test_other_findings_bring_other_questions(tmp_path: Path, content: dict) -> None:
    (tmp_path / "itt.md").write_text("# Award\n\nThe Council is under no obligation to give feedback to bidders.\n")
    other = json.loads(run("coverage", tmp_path, "--format", "json").stdout)
    assert other["stages"]["Procure"]["questions"] != content["stages"]["Procure"]["questions"]
    assert other["stages"]["Procure"]["questions"][0]["points"] == ["procure/timely-feedback"]


def test_coverage_is_the_same_twice(tender: Path, text: str) -> None:
    assert run("coverage", tender).stdout == text


def test_what_was_not_read_is_said_and_ends_with_3(tmp_path: Path) -> None:
    (tmp_path / "itt.md").write_text(ITT)
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    result = run("coverage", tmp_path)
    assert result.exit_code == 3
    assert "Not read: old.doc" in result.stdout
    assert "not found" not in result.stdout[: result.stdout.index("By principle")]


def test_every_verdict_has_words_of_its_own() -> None:
    assert len(set(SAYS.values())) == len(SAYS)


# What `tilint check` says of it.


def test_a_check_ends_with_the_totals_of_all_points_and_the_way_to_them(tender: Path) -> None:
    lines = run("check", tender, "--select", "timely-feedback").stdout.splitlines()
    ending = " ".join(" ".join(lines[-4:]).split())
    assert "1 chosen point: met 1" in ending
    totals = re.search(rf"All {len(RULES.rules)} points: (.+?) Stages and questions", ending)
    assert totals
    assert sum(int(number) for number in re.findall(r"\d+", totals.group(1))) == len(RULES.rules)
    assert lines[-1].startswith("Stages and questions to reflect on: tilint coverage ")


def test_a_check_names_the_paths_where_they_fit_a_line(tender: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tender.parent)
    assert run("check", "tender").stdout.splitlines()[-1].endswith("tilint coverage tender")


def test_a_check_of_every_point_gives_its_totals_once(tender: Path) -> None:
    text = run("check", tender, "--profile", "full").stdout
    assert text.count("points: ") == 1


def test_a_checks_text_asks_no_questions_but_its_json_holds_them(tender: Path, content: dict) -> None:
    asked = [question["question"] for held in content["stages"].values() for question in held["questions"]]
    text = " ".join(run("check", tender, "--profile", "full").stdout.split())
    assert [question for question in asked if question in text] == []
    reflection = json.loads(run("check", tender, "--format", "json").stdout)["reflection"]
    assert [question["question"] for questions in reflection.values() for question in questions] == asked


# What `tilint explain` says of one point.


def test_explain_tells_everything_about_a_point() -> None:
    text = run("explain", "timely-feedback").stdout
    titles = ("What meets it", "What works against it", "When nothing is found", "Words to use", "A question to ask")
    more = ("Source: ", "**Why.**", "Law, as context", "s50", "To reflect on", "Examples", "- met:", "Since 0.1")
    assert [part for part in (*titles, *more) if part not in text] == []


def test_explain_tells_everything_about_a_point_that_no_document_can_show() -> None:
    text = run("explain", "values/model-the-model").stdout
    for part in ("Source: ", "**Why.**", "No document can show this", "**Ask yourselves:**", "Since 0.1; stable"):
        assert part in text
    assert "What meets it" not in text


def test_explain_leaves_no_gap_in_braces() -> None:
    pages = (explained(*entry).split("**Examples**")[0] for entry in RULES.rules)
    assert [found for page in pages for found in re.findall(r"\{[a-z_]+\}", page)] == []


@pytest.mark.parametrize("name", ["procure/timely-feedback", "Timely feedback", "TIMELY FEEDBACK", "timely-feedback"])
def test_a_point_is_found_by_slug_heading_or_id(name: str) -> None:
    assert run("explain", name).stdout.startswith("# Timely feedback")


# The generated page on checks.


def test_the_page_on_checks_shows_each_with_an_example_and_its_options() -> None:
    text = run("rules", "checks").stdout
    for name, check in all_checks().items():
        part = text[text.index(f"## {name}\n") :].split("\n## ")[0]
        assert f"check: {name}" in part
        options = [info.alias or name for name, info in check.options.model_fields.items()]
        assert [option for option in options if f"| `{option}` |" not in part] == []


def test_the_page_on_checks_names_the_words_that_an_option_may_have() -> None:
    text = run("rules", "checks").stdout
    assert "| `in` | list of: `glossary` · `timetable` ·" in text
    assert "{}" not in text


def test_a_rule_file_is_begun_only_where_it_can_live(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: ours\ntitle: Ours\n")
    for name, says in (("procure/Kind_Words.yaml", "small letters"), ("kind-words.yaml", "folder named for its stage")):
        result = run("rules", "new", tmp_path / name)
        assert result.exit_code == 2
        assert says in result.stderr
    assert list(tmp_path.glob("**/*.yaml")) == [tmp_path / "pack.yaml"]

"""Questions to reflect on: chosen by what was found, written in our own words, and loaded strictly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tilint.finding import Verdict
from tilint.reflection import MOST, Question, choose
from tilint.rulepack import BadPack, load_pack, load_packs

RULES = load_packs()
QUESTIONS = [(pack, stage, question) for pack in RULES.packs for stage, asked in pack.reflection.items() for question in asked]
GUIDANCE = Path(__file__).parents[2] / "shared" / "guidance"

ABOUT_TIME = Question(ask="Whose time is it?", conflict=("time",), gap=("time", "pace"), met=("time",))
ABOUT_MONEY = Question(ask="Whose money is it?", conflict=("money", "pay"), gap=("money",))
ABOUT_US = Question(ask="Who are we?", not_visible=("us",))


def asked(*questions: Question, **verdicts: Verdict) -> list[str]:
    return [prompt.text for prompt in choose(questions, verdicts)]


def test_what_works_against_people_is_asked_about_before_what_was_not_found() -> None:
    found = {"time": Verdict.GAP, "pace": Verdict.GAP, "money": Verdict.CONFLICT}
    assert asked(ABOUT_TIME, ABOUT_MONEY, **found) == ["Whose money is it?", "Whose time is it?"]


def test_the_question_that_more_points_call_for_comes_first() -> None:
    found = {"time": Verdict.CONFLICT, "money": Verdict.CONFLICT, "pay": Verdict.CONFLICT}
    assert asked(ABOUT_TIME, ABOUT_MONEY, **found) == ["Whose money is it?", "Whose time is it?"]


def test_of_questions_that_as_many_points_call_for_the_first_written_comes_first() -> None:
    found = {"time": Verdict.CONFLICT, "money": Verdict.CONFLICT}
    assert asked(ABOUT_TIME, ABOUT_MONEY, **found) == ["Whose time is it?", "Whose money is it?"]
    assert asked(ABOUT_MONEY, ABOUT_TIME, **found) == ["Whose money is it?", "Whose time is it?"]


def test_a_tender_that_meets_everything_is_still_asked_to_reflect() -> None:
    assert asked(ABOUT_TIME, ABOUT_MONEY, ABOUT_US, time=Verdict.MET, money=Verdict.MET, us=Verdict.NOT_VISIBLE) == [
        "Whose time is it?",
        "Who are we?",
    ]


def test_nothing_is_asked_about_points_that_are_not_for_this_kind_of_tender() -> None:
    assert asked(ABOUT_TIME, ABOUT_MONEY, time=Verdict.NOT_APPLICABLE, money=Verdict.NOT_APPLICABLE) == []


def test_what_was_not_read_is_asked_about_as_what_was_not_found() -> None:
    (prompt,) = choose([ABOUT_TIME], {"time": Verdict.UNREAD, "pace": Verdict.UNREAD})
    assert (prompt.verdict, prompt.points) == (Verdict.UNREAD, ("time", "pace"))


def test_one_point_calls_for_one_question_only() -> None:
    again = Question(ask="Whose hours are they?", conflict=("time",))
    assert asked(ABOUT_TIME, again, time=Verdict.CONFLICT) == ["Whose time is it?"]


def test_a_question_says_what_called_for_it() -> None:
    (prompt,) = choose([ABOUT_TIME], {"time": Verdict.GAP, "pace": Verdict.GAP, "money": Verdict.GAP})
    assert (prompt.verdict, prompt.points) == (Verdict.GAP, ("time", "pace"))


def test_a_stage_ends_with_two_questions_at_most() -> None:
    many = [Question(ask=f"Question {number}?", gap=(f"rule-{number}",)) for number in range(9)]
    assert len(choose(many, {f"rule-{number}": Verdict.GAP for number in range(9)})) == MOST


def test_the_order_of_verdicts_does_not_change_what_is_asked() -> None:
    found = {"time": Verdict.GAP, "pace": Verdict.GAP, "money": Verdict.GAP}
    assert choose([ABOUT_TIME, ABOUT_MONEY], found) == choose([ABOUT_TIME, ABOUT_MONEY], dict(reversed(found.items())))


# What the built-in packs ask.


def test_every_stage_of_the_built_in_packs_has_three_to_six_questions() -> None:
    counts = {
        stage: len(pack.reflection.get(stage, ()))
        for pack in RULES.packs
        for stage in {rule.point.stage for rule in pack.rules.values()}
    }
    assert {stage: count for stage, count in counts.items() if not 3 <= count <= 6} == {}


@pytest.mark.parametrize("verdict", [Verdict.CONFLICT, Verdict.GAP, Verdict.MET, Verdict.UNREAD])
def test_whatever_was_found_every_stage_ends_with_a_question(verdict: Verdict) -> None:
    silent = []
    for pack in RULES.packs:
        for stage, questions in pack.reflection.items():
            rules = {slug: rule for slug, rule in pack.rules.items() if rule.point.stage == stage}
            found = {slug: verdict if rule.visible else Verdict.NOT_VISIBLE for slug, rule in rules.items()}
            silent += [] if choose(questions, found) else [stage]
    assert silent == []


def test_a_question_names_only_verdicts_that_its_rules_can_have() -> None:
    named = [
        (pack.rules[slug], verdict, slug)
        for pack, _, question in QUESTIONS
        for verdict in (Verdict.CONFLICT, Verdict.GAP, Verdict.MET, Verdict.NOT_VISIBLE)
        for slug in question.rules(verdict)
    ]
    can = {
        Verdict.CONFLICT: lambda rule: bool(rule.conflict),
        Verdict.GAP: lambda rule: rule.visible,
        Verdict.MET: lambda rule: bool(rule.met),
        Verdict.NOT_VISIBLE: lambda rule: not rule.visible,
    }
    assert [f"{verdict}: {slug}" for rule, verdict, slug in named if not can[verdict](rule)] == []


def test_no_question_is_written_twice() -> None:
    texts = [question.ask for _, _, question in QUESTIONS]
    assert sorted(texts) == sorted(set(texts))


@pytest.mark.parametrize("entry", QUESTIONS, ids=[question.ask[:40] for _, _, question in QUESTIONS])
def test_a_question_is_short_and_without_blame(entry) -> None:
    text = entry[2].ask
    assert len(text.split()) <= 24
    assert not re.search(r"\b(fail|failed|error|should have|bad|violation|comply|score)\b|!", text, re.IGNORECASE)


def test_the_questions_are_in_our_own_words() -> None:
    texts = sorted(GUIDANCE.glob("*.txt"))
    if not texts:
        pytest.skip("the guidance's text is not here: ../shared is absent")
    theirs = {run for file in texts for run in runs_of_six(file.read_text(encoding="utf-8"))}
    assert [run for _, _, question in QUESTIONS for run in runs_of_six(question.ask) if run in theirs] == []


def runs_of_six(text: str) -> list[str]:
    words = re.findall(r"[a-z']+", text.lower().replace("’", "'"))
    return [" ".join(words[start : start + 6]) for start in range(len(words) - 5)]


# How a pack's reflection.yaml is read.


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "procure").mkdir()
    (tmp_path / "pack.yaml").write_text("id: ours\ntitle: Our own guidance\n")
    (tmp_path / "procure" / "kind-words.yaml").write_text(
        "id: kind-words\npoint: {source: ours, stage: Procure, heading: Kind words}\nwhy: It helps.\n"
        "strength: kind words\nmet: [{check: said, any: [we are kind]}]\ngap: {message: We found none.}\n"
        "status: {since: '0.1'}\n"
    )
    return tmp_path


def test_a_loaded_question_names_rules_by_slug(pack: Path) -> None:
    (pack / "reflection.yaml").write_text("Procure:\n  - {ask: Who is kind?, gap: [kind-words]}\n")
    assert load_pack(pack).reflection["Procure"][0].gap == ("procure/kind-words",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Procure:\n  - {ask: Who?, gap: [kind-wrds]}", "Procure, question 1: gap: .*did you mean 'kind-words'"),
        ("Procure:\n  - {ask: Who?, gap: [kind-words]}\n  - {ask: Why?, gaps: [kind-words]}", "question 2: .*'gap'"),
        ("Procur:\n  - {ask: Who?, gap: [kind-words]}", "Procur: no rule .* its stages are Procure"),
        ("Procure:\n  - {ask: Who?}", "name at least one rule"),
        ("Procure:\n  - {ask: Be kind., gap: [kind-words]}", "ask"),
        ("Procure: Who?", "list of questions"),
        ("- Who?", "list of questions"),
        ("Procure:\n  - Who?", "question 1"),
        ("Procure: []\nProcure: []", "written twice"),
    ],
)
def test_a_mistake_is_named_with_its_place(pack: Path, text: str, says: str) -> None:
    (pack / "reflection.yaml").write_text(text)
    with pytest.raises(BadPack, match=says) as caught:
        load_pack(pack)
    assert "reflection.yaml" in str(caught.value)

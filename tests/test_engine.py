"""Verdicts are decided in one place, from hits alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tilint.engine import filled, judge_rule
from tilint.facts.kind import read_kind
from tilint.finding import Verdict
from tilint.model import Tender, Unread
from tilint.reading import Reading, Settings
from tilint.rule import Rule
from tilint.rulepack import load_pack
from tilint.testing import read_example

BASE = {
    "id": "kind-words",
    "point": {"source": "ours", "stage": "Procure", "heading": "Kind words"},
    "why": "It helps.",
    "strength": "kind words",
    "gap": {"message": "We found no kind words.", "where": "the introduction"},
    "status": {"since": "0.1"},
}
MET = {"check": "said", "any": ["we are kind"]}
AGAINST = {"check": "said", "any": ["we are stern"], "message": "It says: {words}."}


@pytest.fixture
def judged(tmp_path):
    import yaml

    folder = tmp_path / "ours"
    (folder / "procure").mkdir(parents=True)
    (folder / "pack.yaml").write_text("id: ours\ntitle: Our guidance\n")

    def judge(text: str, reading: Reading | None = None, **rule):
        (folder / "procure" / "kind-words.yaml").write_text(yaml.safe_dump({**BASE, **rule}))
        pack = load_pack(folder)
        reading = reading or read_example({"itt.md": text})
        slug, asked = next(iter(pack.rules.items()))
        return judge_rule(reading, slug, asked, pack, reading.fact(read_kind))

    return judge


def test_what_meets_a_point_is_met_with_its_place(judged) -> None:
    judgement = judged("We are kind.", met=[MET])
    assert judgement.verdict is Verdict.MET
    assert judgement.findings[0].message == "kind words"
    assert judgement.evidence


def test_a_conflict_outranks_what_meets_the_point(judged) -> None:
    judgement = judged("We are kind. We are stern.", met=[MET], conflict=[AGAINST])
    assert judgement.verdict is Verdict.CONFLICT
    assert judgement.findings[0].message == "It says: We are stern."


def test_a_conflict_that_yields_does_not(judged) -> None:
    judgement = judged("We are kind. We are stern.", met=[MET], conflict=[{**AGAINST, "yields": True}])
    assert judgement.verdict is Verdict.MET


def test_a_gap_says_what_was_searched_and_where_the_answer_usually_sits(judged) -> None:
    finding = judged("Nothing.", met=[MET]).findings[0]
    assert finding.verdict is Verdict.GAP
    assert finding.locations == ()
    assert finding.searched == "Looked in 1 file. The answer usually sits in the introduction."


def test_a_gap_is_not_claimed_when_something_was_not_read(judged) -> None:
    reading = read_example({"itt.md": "Nothing."})
    missing = Unread("terms.doc", "the file", "is an old Word file", "Save it as DOCX.")
    reading = Reading(replace(reading.tender, unread=(missing,)))
    assert judged("", reading, met=[MET]).verdict is Verdict.UNREAD


def test_a_signal_without_another_counts_only_where_the_other_is_absent(judged) -> None:
    signal = {**AGAINST, "without": [{"check": "said", "any": ["sorry"]}]}
    assert judged("We are stern.", conflict=[signal]).verdict is Verdict.CONFLICT
    assert judged("We are stern.\n\nSorry.", conflict=[signal]).verdict is Verdict.GAP


def test_a_rule_for_another_kind_of_tender_is_not_asked(judged) -> None:
    assert judged("We cut grass.", met=[MET], applies_to=["people-services"]).verdict is Verdict.NOT_APPLICABLE
    reading = read_example({"itt.md": "We cut grass."}, Settings(kind="people-services"))
    assert judged("", reading, met=[MET], applies_to=["people-services"]).verdict is Verdict.GAP


def test_a_point_no_document_can_show_is_a_question(judged) -> None:
    assert judged("We are kind.", visible=False, ask="Are we kind?").verdict is Verdict.NOT_VISIBLE


def test_hits_with_the_same_message_are_one_finding_with_several_places(judged) -> None:
    judgement = judged("We are stern.\n\nWe are stern.", conflict=[{**AGAINST, "message": "It is stern."}])
    assert len(judgement.findings) == 1
    assert len(judgement.findings[0].locations) == 2


def test_a_message_without_a_value_keeps_its_gap_as_written() -> None:
    assert filled("{days} days and {other}", {"days": "5"}) == "5 days and {other}"


def test_an_empty_tender_is_judged_without_fault(judged) -> None:
    assert judged("", Reading(Tender("empty", ())), met=[MET]).verdict is Verdict.GAP


def test_the_schema_is_strict() -> None:
    with pytest.raises(ValueError, match="extra"):
        Rule.model_validate({**BASE, "met": [MET], "severity": "high"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The Council runs this tender under the Procurement Act 2023.", True),
        ("The U.S. Department of Labor issues this under the Federal Acquisition Regulation.", False),
        ("Public Contracts Scotland holds the notice of this tender by Fife Council in Scotland.", False),
    ],
)
def test_the_law_is_named_only_where_it_is_the_law(judged, text: str, shown: bool) -> None:
    assert bool(judged(text, met=[MET], context="Procurement Act 2023 s50.").findings[0].context) is shown


def test_a_verdict_has_the_confidence_that_its_claim_has_proved_worth(judged, monkeypatch) -> None:
    monkeypatch.setattr("tilint.engine.calibrated", lambda verdict, claimed, *, shown: {0.7: 0.5, 0.85: 0.95}[claimed])
    weak = judged("We are stern.", conflict=[{**AGAINST, "confidence": 0.7}])
    assert (weak.claimed, weak.confidence, weak.findings[0].confidence) == (0.7, 0.5, 0.5)
    assert judged("We are stern.", conflict=[AGAINST]).confidence == pytest.approx(0.95)


def test_two_places_make_it_surer_than_one_and_the_same_place_twice_does_not(judged, monkeypatch) -> None:
    monkeypatch.setattr("tilint.engine.calibrated", lambda verdict, claimed, *, shown: 0.8)
    assert judged("We are stern.", conflict=[AGAINST]).confidence == pytest.approx(0.8)
    assert judged("We are stern. We are stern.", conflict=[AGAINST]).confidence == pytest.approx(0.8)
    assert judged("We are stern.\n\nWe are stern.", conflict=[AGAINST]).confidence == pytest.approx(0.96)


def test_a_conflict_that_is_not_sure_is_worth_a_look_and_says_what_would_settle_it(judged, monkeypatch) -> None:
    monkeypatch.setattr("tilint.engine.calibrated", lambda verdict, claimed, *, shown: 0.7)
    judgement = judged("We are stern.", conflict=[{**AGAINST, "ask": "Is this meant?"}])
    assert judgement.doubtful
    assert judgement.findings[0].settled_by == "About 70% of such findings hold. Read the whole passage and ask: Is this meant?"


def test_a_sure_conflict_and_an_unsure_strength_are_not_in_doubt(judged, monkeypatch) -> None:
    monkeypatch.setattr("tilint.engine.calibrated", lambda verdict, claimed, *, shown: 0.95)
    sure = judged("We are stern.", conflict=[AGAINST])
    assert (sure.doubtful, sure.findings[0].settled_by) == (False, "")
    monkeypatch.setattr("tilint.engine.calibrated", lambda verdict, claimed, *, shown: 0.5)
    assert not judged("We are kind.", met=[MET]).doubtful


def test_words_that_are_only_shown_are_told_as_such_to_the_calibration(judged, monkeypatch) -> None:
    monkeypatch.setattr("tilint.engine.calibrated", lambda verdict, claimed, *, shown: 0.3 if shown else 0.95)
    assert judged("We are stern.", conflict=[AGAINST]).confidence == pytest.approx(0.95)
    assert judged("Sample answer: “We are stern.”", conflict=[AGAINST]).confidence == pytest.approx(0.3)

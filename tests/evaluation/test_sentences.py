"""Files of labelled sentences are read strictly, and each sentence is judged on its own rule as a passage of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_corpora import ASIDE, MEETS, REFUSES, document, sentence, write_sentences

from tilint.evaluation.passages import Passage, judge_sentences
from tilint.evaluation.sentences import BadSentences, LabelledSentence, load_sentences
from tilint.rulepack import RuleSet, load_packs


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_packs()


def labelled(text: str, **more: str) -> LabelledSentence:
    return LabelledSentence.model_validate(sentence(text, "neither", **more))


def judged(tmp_path: Path, rules: RuleSet, *sentences: dict[str, Any], **more: Any) -> list[Passage]:
    return list(judge_sentences([write_sentences(tmp_path, "itt", document(*sentences, **more))], rules))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (document(sentence(MEETS, "meet")), "sentence 1: verdict: "),
        (document(sentence(MEETS, "met"), sentence(MEETS, "met", role="vow")), "sentence 2: role: "),
        (document(sentence(MEETS, "met", verdikt="met")), "sentence 1: verdikt: this is not a key that is known here"),
        (document(sentence(MEETS, "met", rule="timely-feedbak")), "Did you mean 'timely-feedback'?"),
        (document(sentence(MEETS, "met"), kind="people-service"), "did you mean 'people-services'?"),
        (document(sentence(MEETS, "met"), nation="England"), "did you mean 'england'?"),
        (document(), "sentences: "),
        (document(sentence("", "met")), "sentence 1: text: "),
        ("document: [", "cannot be read as YAML"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_file_and_key(tmp_path: Path, rules: RuleSet, content: Any, says: str) -> None:
    file = write_sentences(tmp_path, "itt", content)
    with pytest.raises(BadSentences) as told:
        load_sentences(file, rules)
    assert str(file) in str(told.value)
    assert says in str(told.value)


def test_a_passage_stands_under_its_heading_with_its_context_before_it() -> None:
    text = labelled("It is sent by May.", context="Feedback is written.").markdown
    assert text == "# Award\n\nFeedback is written.\n\nIt is sent by May."


def test_a_table_row_joins_the_table_that_its_context_begins() -> None:
    text = labelled("| Outcome | May |", context="| Step | Date |\n| --- | --- |").markdown
    assert text.endswith("| Step | Date |\n| --- | --- |\n| Outcome | May |")


def test_a_context_with_headings_of_its_own_comes_first() -> None:
    text = labelled("It is sent.", context="# Definitions\n\n“Form” means Part B.").markdown
    assert text == "# Definitions\n\n“Form” means Part B.\n\n# Award\n\nIt is sent."


def test_what_meets_and_what_works_against_a_point_is_said_and_a_hard_negative_is_silent(tmp_path: Path, rules: RuleSet) -> None:
    passages = judged(
        tmp_path,
        rules,
        sentence(MEETS, "met"),
        sentence(REFUSES, "conflict"),
        sentence(ASIDE, "neither", section="Specification"),
    )
    assert [passage.said for passage in passages] == ["met", "conflict", "neither"]
    assert all(passage.right and passage.asked for passage in passages)


def test_a_rule_for_another_kind_of_tender_is_not_asked(tmp_path: Path, rules: RuleSet) -> None:
    (passage,) = judged(
        tmp_path, rules, sentence("Grass is cut weekly.", "neither", rule="safety-and-trust-for-survivors"), kind="works-goods"
    )
    assert not passage.asked
    assert passage.said == "neither"


def test_a_verdict_that_rests_on_no_words_says_nothing_of_one_sentence(tmp_path: Path, rules: RuleSet) -> None:
    (passage,) = judged(tmp_path, rules, sentence("Lunch is at noon.", "neither", rule="consistency-plain-language"))
    assert passage.judgement.evidence == ()
    assert passage.said == "neither"


def test_nothing_is_judged_where_any_file_is_bad(tmp_path: Path, rules: RuleSet) -> None:
    files = [
        write_sentences(tmp_path, "a", document(sentence(MEETS, "met"))),
        write_sentences(tmp_path, "b", document(sentence(MEETS, "nought"))),
    ]
    with pytest.raises(BadSentences, match=r"b\.yaml"):
        next(judge_sentences(files, rules))

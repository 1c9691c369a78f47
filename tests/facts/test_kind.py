"""The kind of a tender: what is bought, read from enough different words, or as the user says."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tilint.cli import tilint
from tilint.facts.kind import FACT, Kind, kind_names, kind_title, nearest_kind, read_kind
from tilint.intake import find, read_tender
from tilint.reading import Reading, Settings
from tilint.rulepack import load_packs
from tilint.testing import read_example

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
OWN = Path(__file__).parents[2] / "corpora" / "packs"

REFUGE = """
# Refuge and outreach service

The Council is buying refuge places and outreach for women who have lived through domestic abuse. Support
workers will see each family every week. Children in the refuge will have play sessions of their own.
Counselling is offered by a partner charity. The service must be trauma-informed. Each worker has
trauma-informed supervision. Bidders may form a consortium.
"""
HELPLINE_SOFTWARE = """
# Case recording system for the helpline

The Authority is procuring a hosted software system for its domestic abuse helpline. The supplier will migrate
the database, encrypt all data and give each helpline worker a user interface that meets accessibility
standards. User stories are in Annex 2. The software must have an open API. Servers must be in the UK. Source
code is held in escrow. Users help survivors of violence.
"""
SCHOOL_ROOF = """
# Roofing works at Elm Park School

The Contractor shall carry out roofing works at the school during the holidays. Scaffolding must be clear of the
playground so that pupils and parents are safe. The principal designer will be appointed under the CDM
Regulations. The contract is JCT. The refurbishment includes mechanical and electrical works. Waste management
plans are required. Asbestos is known to be present.
"""
SMALL_GRANTS = """
# Neighbours fund

This fund makes small grants to groups that help older people. You can apply for a grant of up to £5,000. Grants
are paid in advance. If you get a grant we will ask for one short report. Befriending, lunch clubs and support
for carers at home are all welcome. Older people should feel safe and have a say. Grant money must be spent in a
year.
"""
COURSES = """
# Training in reflective practice

The Trust is buying training for 300 ward staff. The provider will deliver workshops and a short e-learning
course. Training sessions last half a day. Trainers must have worked on wards. Delegates get a certificate. A
second cohort of trainees starts in May. Course materials stay with the Trust. Learners give feedback on each
module.
"""
STUDY = """
# Evaluation of the homelessness pilot

We are commissioning an independent evaluation of the pilot. The evaluation team will carry out fieldwork, focus
groups and a literature review. Researchers need ethical approval. An interim report is due in June and a final
report in December. Sampling and data collection are for bidders to propose. Research questions are in Annex A.
"""
STATIONERY = """
# Stationery framework

The framework is for the supply of goods to 40 bodies. Delivery of consumables is next day. Packaging must be
recyclable. All articles carry a warranty. As part of social value, suppliers may offer work placements to care
leavers and mental health support to their staff. Modern slavery statements must mention support for victims of
trafficking. Goods may be returned.
"""


def kinds(text: str, said: str | None = None) -> frozenset[str]:
    return read_example({"itt.md": text}, Settings(kind=said)).fact(read_kind).names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (REFUGE, {"people-services", "trauma"}),
        (HELPLINE_SOFTWARE, {"works-goods"}),
        (SCHOOL_ROOF, {"works-goods"}),
        (SMALL_GRANTS, {"people-services", "grants"}),
        (COURSES, {"training"}),
        (STUDY, {"research"}),
        (STATIONERY, {"works-goods"}),
        ("The tender must be returned by noon. Late tenders are not opened.", set()),
    ],
)
def test_a_tender_is_of_the_kind_that_its_words_show(text: str, wanted: set[str]) -> None:
    assert kinds(text) == wanted


def test_a_licence_that_is_granted_makes_no_grant() -> None:
    text = "The Supplier grants the Buyer a licence. The grant of the licence is free. " * 4
    assert "grants" not in kinds(text)


def test_one_thing_said_again_and_again_is_no_kind() -> None:
    assert kinds("Bidders must confirm that mental health support is offered. " * 10) == set()


def test_what_the_user_says_stands_in_place_of_what_was_read() -> None:
    assert kinds(SCHOOL_ROOF, "people-services") == {"people-services"}
    assert kinds(REFUGE, "grants+trauma") == {"grants", "trauma"}


def test_a_rule_for_two_kinds_joined_is_asked_where_both_hold() -> None:
    assert Kind((), "grants+trauma").fits(("trauma+grants",))
    assert not Kind((), "grants").fits(("trauma+grants", "training"))
    assert Kind(()).fits(("any",))


def test_a_kind_comes_with_the_words_it_was_read_from() -> None:
    reading = read_example({"itt.md": REFUGE})
    rows = {row["kind"]: row for row in FACT.rows(reading)}
    assert rows["trauma"]["words"] == ["trauma-informed"]
    assert rows["people-services"]["file"] == "itt.md"
    assert rows["people-services"]["sentences"] >= 3
    for trait in reading.fact(read_kind).traits:
        assert [reading.tender.quote(place) for place in trait.places] == list(trait.words)


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("people-service", "people-services"),
        ("Grant", "grants"),
        ("construction", "works-goods"),
        ("software", "works-goods"),
        ("evaluation", "research"),
        ("trainings", "training"),
        ("zzz", ""),
    ],
)
def test_the_nearest_kind_to_a_wrong_word_is_known(wrong: str, near: str) -> None:
    assert nearest_kind(wrong) == near


def test_every_kind_has_a_name_for_people() -> None:
    assert all(kind_title(name) != name or name == "training" for name in kind_names())
    assert "tendering" not in kind_names()


def test_every_rule_names_kinds_that_there_are() -> None:
    named = {name for _, rule, _ in load_packs().rules for kind in rule.applies_to for name in kind.split("+")}
    assert named <= {"any", *kind_names()}


@pytest.mark.parametrize(
    ("option", "wrong", "says"),
    [
        ("--kind", "peopl-service", "--kind: 'peopl-service' is not a kind of tender; did you mean 'people-services'?"),
        ("--kind", "grants+truma", "'truma' is not a kind of tender; did you mean 'trauma'?"),
        ("--kind", "zzz", "the kinds are people-services"),
        ("--nation", "Scottland", "--nation: 'Scottland' is not a nation; did you mean 'scotland'?"),
    ],
)
def test_a_wrong_option_is_named_with_what_is_near(tmp_path: Path, option: str, wrong: str, says: str) -> None:
    file = tmp_path / "itt.md"
    file.write_text(REFUGE)
    result = CliRunner().invoke(tilint, ["facts", str(file), option, wrong])
    assert result.exit_code == 2
    assert says in result.stderr
    assert "?." not in result.stderr


def test_a_wrong_kind_in_the_configuration_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "tilint.toml").write_text('kind = "grnts"\n')
    file = tmp_path / "itt.md"
    file.write_text(REFUGE)
    result = CliRunner().invoke(tilint, ["facts", str(file)])
    assert result.exit_code == 2
    assert f"{tmp_path / 'tilint.toml'}: kind: 'grnts' is not a kind of tender; did you mean 'grants'?" in result.stderr


def test_the_report_says_which_kind_was_assumed_and_from_which_words(tmp_path: Path) -> None:
    file = tmp_path / "itt.md"
    file.write_text(REFUGE)
    said = " ".join(CliRunner().invoke(tilint, ["check", str(file)]).output.split())
    assert "Read as: service to people (from “" in said
    assert "about trauma (from “trauma-informed”)" in said
    declared = " ".join(CliRunner().invoke(tilint, ["check", str(file), "--kind", "grants"]).output.split())
    assert "Read as: grant;" in declared or "Read as: grant," in declared


OWN_KINDS = {
    "family-support": {"people-services", "trauma"},
    "crisis-housing": {"people-services"},
    "youth-grants": {"people-services", "trauma", "grants"},
    "trauma-training": {"training", "trauma"},
}


@pytest.mark.parametrize("name", OWN_KINDS)
def test_the_projects_own_tenders_are_of_their_kind(name: str) -> None:
    assert Reading(read_tender(find([OWN / name])[0])).fact(read_kind).names == OWN_KINDS[name]


REAL_KINDS = {
    "dv-hotline": {"people-services", "trauma", "grants"},
    "trauma-recovery-centres": {"people-services", "trauma", "grants"},
    "trauma-schools": {"people-services", "trauma", "grants"},
    "gcloud": {"works-goods"},
    "construction-dps": {"works-goods"},
    "facilities-framework": {"works-goods"},
    "mod-itt": {"works-goods"},
    "gsa-coe": {"works-goods"},
    "tdrs-rfq": {"works-goods"},
}


@pytest.mark.parametrize("name", REAL_KINDS)
def test_real_tenders_are_of_their_kind(name: str) -> None:
    folder = CORPUS / "packs" / name
    if not folder.is_dir():
        pytest.skip("the labelled corpus in ../shared is absent")
    assert Reading(read_tender(find([folder])[0])).fact(read_kind).names == REAL_KINDS[name]

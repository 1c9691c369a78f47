"""A rule pack is one folder of YAML; a mistake in it is named with file, key and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tilint.rulepack import BadPack, load_pack, load_packs

PACK = "id: {name}\ntitle: Our own guidance\n"
RULE = """\
id: kind-words
point: {source: ours, stage: Procure, heading: Kind words}
why: Kindness helps people to apply.
strength: kind words
met:
  - {check: said, any: [we are kind]}
conflict:
  - {check: said, any: [we are stern], message: The tender says it is stern.}
gap: {message: We found no kind words.}
examples:
  met: [We are kind.]
status: {since: "0.1"}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    (folder / "procure").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK.format(name="ours"))
    (folder / "procure" / "kind-words.yaml").write_text(RULE)
    return folder


def change(pack: Path, old: str, new: str) -> None:
    file = pack / "procure" / "kind-words.yaml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def test_adding_a_rule_touches_one_file(pack: Path) -> None:
    before = len(load_pack(pack).rules)
    text = RULE.replace("kind-words", "kind-deeds").replace("Kind words", "Kind deeds")
    (pack / "procure" / "kind-deeds.yaml").write_text(text)
    after = load_packs([pack])
    assert len(load_pack(pack).rules) == before + 1
    assert [slug for slug, _, _ in after.find("kind-deeds")] == ["procure/kind-deeds"]


def test_two_stages_may_each_have_a_rule_of_one_name(pack: Path) -> None:
    (pack / "design").mkdir()
    (pack / "design" / "kind-words.yaml").write_text(RULE)
    rules = load_packs([pack], folders=[])
    assert [slug for slug, _, _ in rules.rules] == ["design/kind-words", "procure/kind-words"]
    assert [slug for slug, _, _ in rules.find("kind-words")] == ["design/kind-words", "procure/kind-words"]
    assert [slug for slug, _, _ in rules.find("design/kind-words")] == ["design/kind-words"]


def test_one_stage_has_no_two_rules_of_one_name(pack: Path) -> None:
    (pack / "procure" / "more").mkdir()
    (pack / "procure" / "more" / "kind-words.yaml").write_text(RULE)
    with pytest.raises(BadPack, match="another rule of this pack is called 'procure/kind-words'"):
        load_pack(pack)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("why:", "wy:", "wy"),
        ("check: said, any: [we are kind]", "check: sed, any: [we are kind]", "'said'"),
        ("any: [we are kind]", "anny: [we are kind]", "'any'"),
        ("any: [we are kind]", "any: [we are kind], ini: [terms]", "did you mean 'in'?"),
        ("any: [we are kind]", "any: [(we are kind]", "cannot understand"),
        ("any: [we are kind]", "any: [<biddr> are kind]", "<bidder>"),
        ("id: kind-words", "id: kind-word", "must be the same"),
        (", message: The tender says it is stern.", "", "must have a message"),
        ("gap: {message: We found no kind words.}\n", "", "gap"),
        ("why: Kindness helps people to apply.", "why: [", "YAML"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(pack: Path, old: str, new: str, says: str) -> None:
    change(pack, old, new)
    with pytest.raises(BadPack) as caught:
        load_pack(pack)
    assert "kind-words.yaml" in str(caught.value)
    assert says in str(caught.value)


def test_a_key_that_is_written_twice_is_a_mistake(pack: Path) -> None:
    change(pack, "strength: kind words", "strength: kind words\nstrength: kinder words")
    with pytest.raises(BadPack, match="strength"):
        load_pack(pack)


def test_no_in_yaml_is_the_word_no(pack: Path) -> None:
    change(pack, "[we are kind]", "[no]")
    signal = load_pack(pack).rules["procure/kind-words"].met[0]
    assert signal.options.any == ("no",)


def test_a_folder_without_pack_yaml_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match=r"pack\.yaml"):
        load_pack(tmp_path)


def test_a_pack_cannot_be_loaded_twice(pack: Path) -> None:
    with pytest.raises(BadPack, match="twice"):
        load_packs([pack], folders=[pack])


def test_an_option_of_another_check_is_refused_when_the_pack_loads(pack: Path) -> None:
    change(pack, "any: [we are kind]", "any: [we are kind], within: 99")
    with pytest.raises(BadPack, match="within"):
        load_pack(pack)


def test_a_word_list_inside_a_choice_is_spelt_out_whole(pack: Path) -> None:
    change(pack, "any: [we are kind]", 'any: ["(one <bidder>|talks between <bidder> and us) is kind"]')
    phrase = next(iter(load_pack(pack).rules.values())).met[0].options.any[0]
    assert "|talks between tenderers and us|" in phrase
    assert phrase.startswith("(one bidder|one bidders|")


def test_a_word_list_in_a_group_of_also_is_spelt_out(pack: Path) -> None:
    change(pack, "any: [we are kind]", "any: [we are kind], also: [[to <bidder>, always]]")
    groups = next(iter(load_pack(pack).rules.values())).met[0].options.also
    assert groups[0][0].startswith("to (bidder|bidders|")


ASPECTS = """\
aspects:
  - title: Kindness
    points: [{point}]
ask_first: [procure/kind-words]
"""


def test_a_pack_names_what_providers_look_for_and_what_they_ask_first(pack: Path) -> None:
    (pack / "pack.yaml").write_text(PACK.format(name="ours") + ASPECTS.format(point="procure/kind-words"))
    info = load_pack(pack).info
    assert [(aspect.title, aspect.points) for aspect in info.aspects] == [("Kindness", ("procure/kind-words",))]
    assert info.ask_first == ("procure/kind-words",)


def test_an_aspect_may_take_all_rules_of_a_stage(pack: Path) -> None:
    text = RULE.replace("kind-words", "kind-deeds").replace("Kind words", "Kind deeds")
    (pack / "procure" / "kind-deeds.yaml").write_text(text)
    (pack / "pack.yaml").write_text(PACK.format(name="ours") + ASPECTS.format(point="procure/*"))
    assert load_pack(pack).info.aspects[0].points == ("procure/kind-deeds", "procure/kind-words")


def test_an_aspect_that_names_no_rule_is_a_mistake_with_the_nearest_slug(pack: Path) -> None:
    (pack / "pack.yaml").write_text(PACK.format(name="ours") + ASPECTS.format(point="procure/kind-word"))
    with pytest.raises(BadPack, match=r"aspects, Kindness: points: .*'procure/kind-word'; did you mean 'procure/kind-words'\?"):
        load_pack(pack)


def test_a_pack_without_aspects_is_told_by_its_stages(pack: Path) -> None:
    from tilint.linting import lint
    from tilint.testing import read_example

    tender = read_example({"itt.md": "We are kind."}).tender
    own = lint(tender, load_packs([pack], folders=[]))
    assert [(aspect.title, [one.slug for one in aspect.judgements]) for aspect in own.aspects] == [
        ("Procure", ["procure/kind-words"])
    ]
    both = lint(tender, load_packs([pack]))
    assert len(both.aspects) == 6
    assert both.aspects[-1].title == "Procure"


def test_every_essential_rule_has_its_place_among_the_questions() -> None:
    rules = load_packs()
    essential = {slug for slug, rule, _ in rules.rules if rule.profile == "essential"}
    assert essential <= {slug for pack in rules.packs for slug in pack.info.ask_first}

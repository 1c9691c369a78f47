"""Configuration: the nearest file holds, every key is known, and a mistake is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tilint.config import Config, load_config, tender_folders
from tilint.problems import Problem

FULL = """
profile = "full"
select = ["timely-feedback"]
ignore = ["acronyms"]
fail-on = "gap"
nation = "wales"
kind = "grants"
tenders = ["tenders/*"]
packs = ["our-rules"]
"""


def configured(folder: Path, text: str, name: str = "tilint.toml") -> Config:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return load_config(folder)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where no configuration is above."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    config = load_config(tmp_path / "itt.docx")
    assert config == Config()
    assert (config.profile, config.fail_on, config.nation, config.file) == ("essential", "conflict", None, None)


def test_every_key_is_read(tmp_path: Path) -> None:
    config = configured(tmp_path, FULL)
    assert (config.profile, config.select, config.ignore) == ("full", ("timely-feedback",), ("acronyms",))
    assert (config.fail_on, config.nation, config.kind, config.tenders) == ("gap", "wales", "grants", ("tenders/*",))
    assert config.packs == (tmp_path / "our-rules",)
    assert config.file == tmp_path / "tilint.toml"


def test_the_nearest_file_above_a_tender_holds_alone(tmp_path: Path) -> None:
    configured(tmp_path, 'profile = "full"\nnation = "wales"')
    configured(tmp_path / "a", 'nation = "scotland"')
    config = load_config(tmp_path / "a" / "b" / "itt.docx")
    assert (config.nation, config.profile) == ("scotland", "essential")


def test_pyproject_counts_only_where_it_has_our_table(tmp_path: Path) -> None:
    configured(tmp_path, 'profile = "full"')
    assert configured(tmp_path / "a", "[tool.other]\nx = 1", "pyproject.toml").profile == "full"
    assert configured(tmp_path / "b", '[tool.tilint]\nfail-on = "never"', "pyproject.toml").fail_on == "never"


def test_our_own_file_comes_before_pyproject(tmp_path: Path) -> None:
    configured(tmp_path, '[tool.tilint]\nnation = "wales"', "pyproject.toml")
    assert configured(tmp_path, 'nation = "scotland"').nation == "scotland"


def test_a_tender_outside_takes_the_configuration_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configured(tmp_path / "project", 'profile = "full"')
    monkeypatch.chdir(tmp_path / "project")
    assert load_config(tmp_path / "tender" / "itt.docx").profile == "full"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('profil = "full"', 'there is no key "profil". Did you mean "profile"?'),
        ('fail_on = "gap"', 'there is no key "fail_on". Did you mean "fail-on"?'),
        ("zzz = 1", "The keys are profile, select, ignore, fail-on, nation, kind, tenders, packs."),
        ('fail-on = "gaps"', "fail-on: 'gaps' must be 'conflict', 'gap' or 'never'."),
        ('nation = "Scottland"', "nation: 'Scottland' is not a nation; did you mean 'scotland'?"),
        ('nation = "moon"', "nation: 'moon' is not a nation; write one of england"),
        ('select = "acronyms"', 'select: this must be a list, such as ["acronyms"].'),
        ("ignore = [3]", "ignore.0: input should be a valid string."),
        ("tenders = 3", "tenders: this must be a list"),
        ("profile =", "this is not valid TOML"),
    ],
)
def test_a_mistake_names_the_file_the_key_and_what_is_near(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Problem) as problem:
        configured(tmp_path, text)
    assert str(problem.value).startswith(str(tmp_path / "tilint.toml"))
    assert words in str(problem.value)


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"(?s)fail-on.*profil"):
        configured(tmp_path, 'profil = "full"\nfail-on = "x"')


@pytest.mark.parametrize("nation", ["england", "northern-ireland", "US", "IE"])
def test_nations_and_country_codes_are_taken(tmp_path: Path, nation: str) -> None:
    assert configured(tmp_path, f'nation = "{nation}"').nation == nation


def test_without_tenders_a_changed_file_stands_for_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    changed = [tmp_path / "a" / "itt.docx", tmp_path / "a" / "terms.docx", tmp_path / "b.docx"]
    assert tender_folders(changed, Config()) == [tmp_path, tmp_path / "a"]


def test_a_changed_file_stands_for_the_whole_tender_that_it_lies_in(tmp_path: Path) -> None:
    for name in ("tenders/helpline/annexes", "tenders/advice", "docs"):
        (tmp_path / name).mkdir(parents=True)
    config = configured(tmp_path, 'tenders = ["tenders/*"]')
    changed = [tmp_path / "tenders/helpline/annexes/prices.docx", tmp_path / "docs/guide.docx"]
    assert tender_folders(changed, config) == [tmp_path / "tenders/helpline"]


def test_a_zip_may_be_a_tender(tmp_path: Path) -> None:
    config = configured(tmp_path, 'tenders = ["*.zip"]')
    (tmp_path / "helpline.zip").write_bytes(b"PK")
    assert tender_folders([tmp_path / "helpline.zip"], config) == [tmp_path / "helpline.zip"]


def test_the_same_holds_for_paths_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tenders/helpline").mkdir(parents=True)
    config = configured(tmp_path, 'tenders = ["tenders/*/"]')
    monkeypatch.chdir(tmp_path)
    assert tender_folders([Path("tenders/helpline/itt.docx")], config) == [tmp_path / "tenders/helpline"]


@pytest.mark.parametrize("pattern", ["", "/tenders/*"])
def test_a_pattern_that_cannot_be_followed_is_named(tmp_path: Path, pattern: str) -> None:
    config = configured(tmp_path, f'tenders = ["{pattern}"]')
    with pytest.raises(Problem, match=r"tilint\.toml: tenders:"):
        tender_folders([tmp_path / "a.docx"], config)

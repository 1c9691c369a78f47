"""The packs ask every point of their guidance, cite it as it is named, and put it in words of their own."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tilint.rule import Rule
from tilint.rulepack import load_packs

HOME = Path(__file__).parents[1]
GUIDANCE = HOME.parent / "shared" / "guidance"
RULES = load_packs()
COLUMNS = ("slug", "stage", "section", "heading", "level", "evidence")
RUN = 6
"""So many words in a row, shared with a source, are its words and not ours."""


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [{column: row[column] for column in COLUMNS} for row in csv.DictReader(lines, delimiter="\t")]


INDEX = {row["slug"]: {**row, "pack": pack.info.id} for pack in RULES.packs for row in rows(pack.folder / "index.tsv")}
BY_SLUG = {slug: (rule, pack) for slug, rule, pack in RULES.rules}


def test_every_point_of_the_guidance_has_a_rule() -> None:
    assert sorted(set(INDEX) - set(BY_SLUG)) == []


def test_every_rule_asks_a_point_of_the_guidance() -> None:
    assert sorted(set(BY_SLUG) - set(INDEX)) == []


@pytest.mark.parametrize("slug", sorted(set(INDEX) & set(BY_SLUG)))
def test_a_rule_cites_its_point_as_the_index_names_it(slug: str) -> None:
    rule, pack = BY_SLUG[slug]
    cited = (rule.point.source, rule.point.stage, rule.point.section, rule.point.heading)
    named = INDEX[slug]
    assert cited == (pack.info.id, named["stage"], named["section"], named["heading"])
    assert named["pack"] == pack.info.id


@pytest.mark.parametrize("slug", sorted(set(INDEX) & set(BY_SLUG)))
def test_a_point_that_no_document_shows_is_asked_of_people(slug: str) -> None:
    rule, _ = BY_SLUG[slug]
    assert rule.visible == (INDEX[slug]["evidence"] != "not visible")
    if not rule.visible:
        assert rule.ask.endswith("?")


def test_the_index_is_the_whole_guidance() -> None:
    file = GUIDANCE / "guidance-map.tsv"
    if not file.is_file():
        pytest.skip("the guidance map in ../shared is absent")
    listed = [row for pack in RULES.packs for row in rows(pack.folder / "index.tsv")]
    assert len(listed) == len(INDEX)
    assert sorted(listed, key=lambda row: row["slug"]) == sorted(rows(file), key=lambda row: row["slug"])


def texts(rule: Rule) -> Iterator[str]:
    """Yield every text of a rule that people read, and its examples."""
    yield from (rule.why, rule.strength, rule.suggest, rule.ask, rule.context, rule.note)
    if rule.gap:
        yield from (rule.gap.message, rule.gap.where)
    for signal in rule.signals:
        yield from (signal.message, signal.suggest, signal.ask)
    for _, files in rule.examples:
        yield from files.values()


def runs(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


@pytest.fixture(scope="module")
def of_the_sources() -> set[str]:
    """The runs of words in both sources, without those of headings and of names."""
    if not GUIDANCE.is_dir():
        pytest.skip("the guidance in ../shared is absent, so rules cannot be compared with it")
    named = {run for pack in RULES.packs for run in runs(f"{pack.info.title} {pack.info.full_title}")}
    named |= {run for row in INDEX.values() for run in runs(f"{row['section']} {row['heading']}")}
    return {run for file in sorted(GUIDANCE.glob("*.txt")) for run in runs(file.read_text("utf-8"))} - named


@pytest.mark.parametrize("slug", sorted(BY_SLUG))
def test_a_rule_is_in_words_of_our_own(slug: str, of_the_sources: set[str]) -> None:
    rule, _ = BY_SLUG[slug]
    assert sorted({run for text in texts(rule) for run in runs(text)} & of_the_sources) == []


def test_a_sentence_of_the_guidance_would_be_noticed(of_the_sources: set[str]) -> None:
    file = next(iter(sorted(GUIDANCE.glob("*.txt"))))
    longest = max(file.read_text("utf-8").splitlines(), key=len)
    assert runs(longest) & of_the_sources

"""Loads rule packs: folders of YAML, checked strictly, with every option checked against the check that it is for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tilint import strict_yaml
from tilint.checks import all_checks
from tilint.phrase_text import with_lists
from tilint.problems import Problem
from tilint.reflection import Question
from tilint.rule import PackInfo, Rule, Signal

__all__ = [
    "GROUP", "BadPack", "Pack", "PackInfo", "RuleSet",
    "built_in_folder", "built_in_packs", "find_pack", "installed_packs", "load_pack", "load_packs", "pack_info",
]  # fmt: skip

GROUP = "tilint.packs"
"""Entry points of this group give the folders of the rule packs in other packages."""

M = TypeVar("M", bound=BaseModel)
PHRASE_OPTIONS = frozenset({"any", "also", "unless", "near", "not_near", "section", "not_section", "say"})


class BadPack(Problem):
    """A rule pack cannot be loaded. The text names the file, the key and what to write instead."""


@dataclass(frozen=True)
class Pack:
    """A rule pack: its own facts and its rules."""

    info: PackInfo
    folder: Path
    rules: Mapping[str, Rule]
    """The rules by slug, stage folder + "/" + id: two stages may each have a rule of the same id."""
    reflection: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    """Questions to reflect on, by stage; they name rules by slug."""


@dataclass(frozen=True)
class RuleSet:
    """All rules in use, from every pack."""

    packs: tuple[Pack, ...]

    @cached_property
    def rules(self) -> tuple[tuple[str, Rule, Pack], ...]:
        """Slug, rule and pack of every rule, in order of slug."""
        found = [(slug, rule, pack) for pack in self.packs for slug, rule in pack.rules.items()]
        return tuple(sorted(found, key=lambda entry: entry[0]))

    def find(self, name: str) -> Sequence[tuple[str, Rule, Pack]]:
        """Return the rules that a user's word names: a slug, or an id, alias or heading that several may have."""
        wanted = name.strip().lower()
        return tuple(
            entry
            for entry in self.rules
            if wanted in {entry[0], entry[1].id, entry[1].point.heading.lower()} or wanted in entry[1].aliases
        )

    def nearest(self, name: str) -> str:
        """Return the known id or slug that is most like a name, or ""."""
        known = [word for slug, rule, _ in self.rules for word in (rule.id, slug)]
        return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.5)), "")


def built_in_folder() -> Path:
    """Return the folder of the packs shipped with tilint: inside the wheel, or beside the package in a checkout."""
    inside = Path(__file__).parent / "_rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def built_in_packs() -> tuple[Path, ...]:
    """Return the folders of the packs shipped with tilint."""
    return tuple(sorted(file.parent for file in built_in_folder().glob("*/pack.yaml")))


def installed_packs() -> tuple[Path, ...]:
    """Return the folders of the packs shipped with tilint, and of those that other packages offer. Raises `BadPack`."""
    return built_in_packs() + tuple(sorted(_offered(point) for point in entry_points(group=GROUP)))


def _offered(point: EntryPoint) -> Path:
    """Return the folder that an installed package's entry point gives. Raises `BadPack`."""
    offer = f"The installed package {point.dist.name if point.dist else ''} offers a rule pack as {point.value}"
    try:
        folder = point.load()
    except Exception as problem:
        msg = f"{offer}, which cannot be imported: {problem}"
        raise BadPack(msg) from problem
    if not isinstance(folder, str | PathLike):
        msg = f"{offer}, which is no path. Give the pack's folder."
        raise BadPack(msg)
    return Path(folder)


def find_pack(name: str) -> Path:
    """Return the folder of the pack that is named by path, or by id where it is installed. Raises `BadPack`."""
    if Path(name).exists():
        return Path(name)
    known = {pack_info(folder).id: folder for folder in installed_packs()}
    if name not in known:
        near = next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.5)), "")
        hint = f"Did you mean {near!r}?" if near else f"The installed packs are {', '.join(known)}."
        msg = f"{name}: no folder here, and no installed rule pack of this id. {hint}"
        raise BadPack(msg)
    return known[name]


def load_packs(extra: Iterable[Path] = (), folders: Iterable[Path] | None = None) -> RuleSet:
    """Load the installed packs (or those in `folders`) and any extra ones. Raises `BadPack`."""
    chosen = (*(installed_packs() if folders is None else folders), *extra)
    packs = tuple(load_pack(folder) for folder in chosen)
    seen: dict[str, Path] = {}
    homes: dict[str, Path] = {}
    for pack in packs:
        if pack.info.id in seen:
            msg = f"{pack.folder}: the pack {pack.info.id!r} is loaded twice; it is there from {seen[pack.info.id]}"
            raise BadPack(msg)
        seen[pack.info.id] = pack.folder
        for slug in pack.rules:
            if slug in homes:
                msg = f"{pack.folder}: the pack in {homes[slug]} has a rule {slug!r} too; give one another id or folder"
                raise BadPack(msg)
            homes[slug] = pack.folder
    return RuleSet(packs)


def load_pack(folder: Path) -> Pack:
    """Load one pack. Raises `BadPack` for a missing, unreadable or mistaken file."""
    info = pack_info(folder)
    shared = built_in_folder() / "lists.yaml"
    lists = {**(_yaml(shared) if shared.is_file() else {}), **info.lists}
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("**/*.yaml")):
        relative = path.relative_to(folder)
        if relative.parts[0] in {"pack.yaml", "reflection.yaml", "words"}:
            continue
        rule = _rule(path, lists)
        slug = f"{relative.parts[0] if len(relative.parts) > 1 else info.id}/{rule.id}"
        if slug in rules:
            msg = f"{path}: id: another rule of this pack is called {slug!r}"
            raise BadPack(msg)
        rules[slug] = rule
    return Pack(_with_slugs(info, rules, folder), folder, rules, _reflection(folder, rules))


def _with_slugs(info: PackInfo, rules: Mapping[str, Rule], folder: Path) -> PackInfo:
    """Return what a pack says with the points that it names written out as slugs. Raises `BadPack` for one that no rule has."""

    def spelt_out(points: Iterable[str], where: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(slug for point in points for slug in _slugs(point, rules, f"{folder / 'pack.yaml'}: {where}")))

    aspects = tuple(
        aspect.model_copy(update={"points": spelt_out(aspect.points, f"aspects, {aspect.title}: points")})
        for aspect in info.aspects
    )
    return info.model_copy(update={"aspects": aspects, "ask_first": spelt_out(info.ask_first, "ask_first")})


def _slugs(point: str, rules: Mapping[str, Rule], where: str) -> tuple[str, ...]:
    stage, _, rest = point.partition("/")
    found = tuple(slug for slug in rules if slug == point or (rest == "*" and slug.startswith(f"{stage}/")))
    if not found:
        near = next(iter(difflib.get_close_matches(point, rules, n=1, cutoff=0.5)), "")
        hint = f"; did you mean {near!r}?" if near else ""
        msg = f"{where}: this pack has no rule with the slug {point!r}{hint}"
        raise BadPack(msg)
    return found


def pack_info(folder: Path) -> PackInfo:
    """Return what a pack's pack.yaml says, without loading its rules. Raises `BadPack`."""
    file = folder / "pack.yaml"
    if not file.is_file():
        msg = f"{folder}: no pack.yaml here, so this is not a rule pack"
        raise BadPack(msg)
    return _validated(PackInfo, _yaml(file), file)


def _reflection(folder: Path, rules: Mapping[str, Rule]) -> Mapping[str, tuple[Question, ...]]:
    """Return the questions of a pack's reflection.yaml, which maps each stage to a list of them."""
    file = folder / "reflection.yaml"
    content = _yaml(file) if file.is_file() else {}
    stages = sorted({rule.point.stage for rule in rules.values()})
    if not isinstance(content, dict) or not all(isinstance(questions, list) for questions in content.values()):
        msg = f"{file}: write each stage with a list of questions under it"
        raise BadPack(msg)
    found: dict[str, tuple[Question, ...]] = {}
    for stage, questions in content.items():
        if stage not in stages:
            msg = f"{file}: {stage}: no rule of this pack is of this stage; its stages are {', '.join(stages)}"
            raise BadPack(msg)
        slugs = {rule.id: slug for slug, rule in rules.items() if rule.point.stage == stage}
        numbered = enumerate(questions, 1)
        found[stage] = tuple(_question(raw, slugs, file, f"{stage}, question {number}") for number, raw in numbered)
    return found


def _question(raw: Any, slugs: Mapping[str, str], file: Path, where: str) -> Question:
    """Return a question with the ids that it names replaced by slugs."""
    question = _validated(Question, raw, file, f"{where}: ")
    named = {key: value for key, value in question if key != "ask"}
    for key, ids in named.items():
        for name in ids:
            if name not in slugs:
                near = next(iter(difflib.get_close_matches(name, slugs, n=1, cutoff=0.4)), None)
                hint = f"; did you mean {near!r}?" if near else ""
                msg = f"{file}: {where}: {key}: this stage has no rule called {name!r}{hint}"
                raise BadPack(msg)
    return question.model_copy(update={key: tuple(slugs[name] for name in ids) for key, ids in named.items()})


def _rule(path: Path, lists: Mapping[str, Sequence[str]]) -> Rule:
    raw = _yaml(path)
    if isinstance(raw, dict):
        for key in ("met", "conflict"):
            if isinstance(raw.get(key), list):
                raw[key] = [_with_lists(signal, lists, path) for signal in raw[key]]
    rule = _validated(Rule, raw, path)
    if rule.id != path.stem:
        msg = f"{path}: id: the rule is called {rule.id!r} but its file {path.stem!r}; the two must be the same"
        raise BadPack(msg)
    ready = {key: tuple(_ready(signal, path) for signal in getattr(rule, key)) for key in ("met", "conflict")}
    return rule.model_copy(update=ready)


def _ready(signal: Signal, path: Path) -> Signal:
    """Return a signal whose options have been read by the check that they are for."""
    known = all_checks()
    if signal.check not in known:
        near = next(iter(difflib.get_close_matches(signal.check, known, n=1, cutoff=0.5)), None)
        hint = f"did you mean {near!r}?" if near else f"the checks are {', '.join(known)}."
        own = "A check of a pack's own comes with an installed package."
        msg = f"{path}: check: there is no check called {signal.check!r}; {hint} {own}"
        raise BadPack(msg)
    options = _validated(known[signal.check].options, dict(signal.options), path, f"{signal.check}: ")
    without = tuple(_ready(inner, path) for inner in signal.without)
    return signal.model_copy(update={"options": options, "without": without})


def _with_lists(signal: Any, lists: Mapping[str, Sequence[str]], path: Path) -> Any:
    """Return a signal with each <name> in its phrases replaced by the choice of words that a list holds."""
    if not isinstance(signal, dict):
        return signal

    def words(name: str) -> Sequence[str]:
        if name not in lists:
            near = next(iter(difflib.get_close_matches(name, lists, n=1, cutoff=0.4)), None)
            msg = f"{path}: the word list <{name}> is not known" + (f"; did you mean <{near}>?" if near else "")
            raise BadPack(msg)
        return lists[name]

    def spelt_out(value: Any) -> Any:
        if isinstance(value, list):
            return [spelt_out(item) for item in value]
        return with_lists(value, words) if isinstance(value, str) else value

    filled: dict[str, Any] = {}
    for key, value in signal.items():
        if key in PHRASE_OPTIONS:
            filled[key] = spelt_out(value)
        elif key in {"without", "entries"} and isinstance(value, list):
            filled[key] = [_with_lists(inner, lists, path) for inner in value]
        else:
            filled[key] = value
    return filled


def _yaml(path: Path) -> Any:
    try:
        return strict_yaml.load(path.read_text(encoding="utf-8"))
    except (strict_yaml.StrictYamlError, OSError, UnicodeDecodeError) as problem:
        msg = f"{path}: cannot be read as YAML: {problem}"
        raise BadPack(msg) from problem


def _validated(model: type[M], raw: Any, path: Path, prefix: str = "") -> M:
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        # A misspelt key is two mistakes, one unknown and one missing; the unknown one is what its author can see.
        first = min(problem.errors(), key=lambda mistake: mistake["type"] != "extra_forbidden")
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        says = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            known = [info.alias or name for name, info in model.model_fields.items()]
            close = difflib.get_close_matches(str(first["loc"][-1]), known, n=1, cutoff=0.4)
            near = next(iter(close), None)
            says = "is not a key that is known here" + (f"; did you mean {near!r}?" if near else "")
        msg = f"{path}: {prefix}{where}: {says}"
        raise BadPack(msg) from problem

"""`tilint rules`: list the rules, run a pack's own examples, write a new rule's skeleton, or the generated pages."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from tilint.explaining import readme
from tilint.problems import Problem
from tilint.rulepack import built_in_packs, find_pack, load_packs, pack_info

SKELETON = """\
id: {name}
point: {{source: {pack}, stage: {stage}, section: "", heading: "{heading}"}}
principles: []
profile: full
applies_to: any
why: Say in one sentence why this matters to the people who apply or are served.
strength: say in a few words what is there when it is met
met:
  - {{check: said, any: ["words that (show|prove) it"], message: "Say what was found."}}
conflict:
  - {{check: said, any: ["words that work against it"], message: "Say what was found."}}
gap:
  message: We found no sign of it.
  where: the section where the answer usually sits
suggest: "Words to paste."
ask: A question to ask?
examples:
  met:
    - "Here are words that show it."
    - "These words that prove it stand in a longer sentence."
  conflict:
    - "Here are words that work against it."
    - "And words that work against it again."
  gap:
    - "Another subject."
    - "Here are not the words that show it."
status: {{since: "0.1", state: preview}}
"""


_RULE_FILE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml")


@click.group("rules", invoke_without_command=True)
@click.option("--pack", "packs", multiple=True, type=click.Path(path_type=Path), help="Folder of a further rule pack.")
@click.pass_context
def command(ctx: click.Context, packs: tuple[Path, ...]) -> None:
    """List the rules of every pack, by stage."""
    if ctx.invoked_subcommand:
        return
    rules = load_packs(packs)
    for pack in rules.packs:
        click.echo(f"{pack.info.id}: {pack.info.title}")
        for slug, rule, owner in rules.rules:
            if owner is pack:
                click.echo(f"  {slug:<66} {rule.profile if rule.visible else 'ask only'}")
    click.echo(f"{_count(len(rules.rules), 'rule')}. `tilint explain RULE` explains one.")


@command.command("test")
@click.argument("packs", nargs=-1, metavar="[PACK]...")
def test(packs: tuple[str, ...]) -> None:
    """Run the examples of the rules in each PACK, a folder or the id of an installed one (none given: all)."""
    from tilint.testing import run_all  # noqa: PLC0415  needs spaCy

    rules = load_packs(folders=[find_pack(pack) for pack in packs]) if packs else load_packs()
    outcomes = list(run_all(rules))
    for outcome in (outcome for outcome in outcomes if not outcome.passed):
        click.echo(f"{outcome.rule}: example {outcome.number} of {outcome.expected}: got {outcome.got}")
        click.echo(f"  {outcome.text.strip()[:300]}")
        click.echo(f"  it said: {outcome.heard}")
    wrong = sum(not outcome.passed for outcome in outcomes)
    said = f"{_count(len(outcomes), 'example')} of {_count(len(rules.rules), 'rule')}"
    click.echo(f"{said}, {wrong} with another verdict than expected.")
    sys.exit(1 if wrong else 0)


@command.command("new")
@click.argument("file", type=click.Path(path_type=Path))
def new(file: Path) -> None:
    """Write the skeleton of a rule to FILE, which is PACK/STAGE/RULE-ID.yaml."""
    if file.exists():
        raise Problem(f"{file} is there already. Choose another name, or edit that file.")
    if not _RULE_FILE.fullmatch(file.name):
        raise Problem(f"{file.name}: name it as its rule, in small letters with hyphens: kind-words.yaml.")
    pack = next((parent for parent in file.resolve().parents if (parent / "pack.yaml").is_file()), None)
    if pack is None:
        raise Problem(f"{file} is not inside a rule pack: no folder above it holds a pack.yaml.")
    if file.resolve().parent == pack:
        raise Problem(f"{file}: put it in a folder named for its stage, for example {pack.name}/procure/{file.name}.")
    heading = file.stem.replace("-", " ").capitalize()
    file.parent.mkdir(parents=True, exist_ok=True)
    stage = file.parent.name.capitalize()
    text = SKELETON.format(name=file.stem, pack=pack_info(pack).id, stage=stage, heading=heading)
    file.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {file}. Fill it in, then run: tilint rules test {pack}")


@command.command("readme")
def write_readme() -> None:
    """Print rules/README.md as the built-in rules make it."""
    click.echo(readme(load_packs(folders=built_in_packs())), nl=False)


@command.command("checks")
def write_checks() -> None:
    """Print docs/checks.md: every check that a rule can name, with its options."""
    from tilint.checks import all_checks  # noqa: PLC0415  only this page needs them
    from tilint.documenting import checks_page  # noqa: PLC0415  as above

    click.echo(checks_page(all_checks()), nl=False)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

"""`tilint rules`: list the rules, run a pack's own examples, write a new rule's skeleton, or the generated README."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tilint.explaining import readme
from tilint.problems import Problem
from tilint.rulepack import load_packs

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


@click.group("rules", invoke_without_command=True)
@click.option("--pack", "packs", multiple=True, type=click.Path(path_type=Path), help="Folder of a further rule pack.")
@click.pass_context
def command(ctx: click.Context, packs: tuple[Path, ...]) -> None:
    """List the rules of every pack, by stage."""
    if ctx.invoked_subcommand:
        return
    rules = load_packs(packs)
    for pack in rules.packs:
        click.echo(f"{pack.info.id}: {pack.info.full_title or pack.info.title}")
        for slug, rule, owner in rules.rules:
            if owner is pack:
                click.echo(f"  {slug:<62} {rule.profile:<10} {rule.point.heading}")
    click.echo(f"{len(rules.rules)} rules. `tilint explain RULE` explains one.")


@command.command("test")
@click.argument("packs", nargs=-1, type=click.Path(path_type=Path))
def test(packs: tuple[Path, ...]) -> None:
    """Run the examples of the rules in PACKS (none given: every pack)."""
    from tilint.testing import run_all  # noqa: PLC0415  needs spaCy

    rules = load_packs(folders=packs) if packs else load_packs()
    outcomes = list(run_all(rules))
    for outcome in (outcome for outcome in outcomes if not outcome.passed):
        click.echo(f"{outcome.rule}: example {outcome.number} of {outcome.expected}: got {outcome.got}")
        click.echo(f"  {outcome.text.strip()[:300]}")
        click.echo(f"  it said: {outcome.heard}")
    wrong = sum(not outcome.passed for outcome in outcomes)
    click.echo(f"{len(outcomes)} examples of {len(rules.rules)} rules, {wrong} with another verdict than expected.")
    sys.exit(1 if wrong else 0)


@command.command("new")
@click.argument("file", type=click.Path(path_type=Path))
def new(file: Path) -> None:
    """Write the skeleton of a rule to FILE, which is PACK/STAGE/RULE-ID.yaml."""
    if file.exists():
        raise Problem(f"{file} is there already. Choose another name, or edit that file.")
    pack = next((parent for parent in file.resolve().parents if (parent / "pack.yaml").is_file()), None)
    if pack is None:
        raise Problem(f"{file} is not inside a rule pack: no folder above it holds a pack.yaml.")
    heading = file.stem.replace("-", " ").capitalize()
    file.parent.mkdir(parents=True, exist_ok=True)
    text = SKELETON.format(name=file.stem, pack=pack.name, stage=file.parent.name.capitalize(), heading=heading)
    file.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {file}. Fill it in, then run: tilint rules test {pack}")


@command.command("readme")
def write_readme() -> None:
    """Print rules/README.md as the built-in rules make it."""
    click.echo(readme(load_packs()), nl=False)

"""Labelled sentences: CORPUS/sentences/NAME.yaml, one file for each document, as corpora/README.md describes them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from tilint import strict_yaml
from tilint.config import nation_name
from tilint.facts.kind import kind_names, nearest_kind, said_kinds
from tilint.facts.roles import Role
from tilint.problems import Problem
from tilint.rule import Rule
from tilint.rulepack import Pack, RuleSet

__all__ = ["Asked", "BadSentences", "LabelledDocument", "LabelledSentence", "load_sentences"]

_Text = Annotated[str, Field(min_length=1)]


class BadSentences(Problem):
    """A file of labelled sentences cannot be used. The text names the file and the key."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class LabelledSentence(_Strict):
    """One sentence, list item or table row in Markdown, with what a careful reader says of it."""

    text: _Text
    section: str = ""
    """The heading that it stands under; "" for none."""
    context: str = ""
    """Markdown that stands before it and that it needs: the header row of its table, a date, a definition."""
    role: Role
    rule: _Text
    """Id of the rule that it is about."""
    verdict: Literal["met", "conflict", "neither"]
    """What this passage alone shows on that point. "neither" is a hard negative: it shares words with the rule and no more."""

    @property
    def markdown(self) -> str:
        """The passage as a document of its own: heading, context, text.

        A context that has headings of its own comes first. A table row joins the table that its context begins.
        """
        heading = f"# {self.section}" if self.section else ""
        row = self.text.startswith("|") and self.context.rstrip().endswith("|")
        body = f"{self.context}\n{self.text}" if row else "\n\n".join(part for part in (self.context, self.text) if part)
        if any(line.startswith("#") for line in self.context.splitlines()) and not row:
            return "\n\n".join(part for part in (self.context, heading, self.text) if part)
        return "\n\n".join(part for part in (heading, body) if part)


class LabelledDocument(_Strict):
    """One imagined tender document with its labelled sentences."""

    document: _Text
    """One line that says what this imagines."""
    nation: _Text
    kind: _Text
    seen: bool = False
    """True once rules have been mended with this document in view: it then proves less, and teaches no confidence."""
    sentences: Annotated[tuple[LabelledSentence, ...], Field(min_length=1)]

    @field_validator("nation")
    @classmethod
    def _known_nation(cls, said: str) -> str:
        nation_name(said)
        return said

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, said: str) -> str:
        for name in said_kinds(said):
            if name not in kind_names():
                near = nearest_kind(name)
                msg = f"{name!r} is not a kind of tender; " + (f"did you mean {near!r}?" if near else ", ".join(kind_names()))
                raise ValueError(msg)
        return said


@dataclass(frozen=True, slots=True)
class Asked:
    """The rule that a sentence names, as a rule set holds it."""

    slug: str
    rule: Rule
    pack: Pack


def load_sentences(file: Path, rules: RuleSet) -> tuple[LabelledDocument, tuple[Asked, ...]]:
    """Read one file; the second part holds the rule of each sentence, in order. Raises `BadSentences`."""
    try:
        document = LabelledDocument.model_validate(strict_yaml.load(file.read_text(encoding="utf-8")))
    except (strict_yaml.StrictYamlError, OSError, UnicodeDecodeError) as problem:
        raise BadSentences(f"{file}: cannot be read as YAML: {problem}") from problem
    except ValidationError as problem:
        raise BadSentences(_complaint(file, problem)) from problem
    return document, tuple(
        _asked(sentence.rule, rules, f"{file}: sentence {number}: rule") for number, sentence in enumerate(document.sentences, 1)
    )


def _asked(name: str, rules: RuleSet, where: str) -> Asked:
    """Return the rule of an id; of two with the same id, the essential one."""
    found = sorted(rules.find(name), key=lambda entry: entry[1].profile != "essential")
    if not found:
        near = rules.nearest(name)
        raise BadSentences(f"{where}: there is no rule called {name!r}." + (f" Did you mean {near!r}?" if near else ""))
    return Asked(*found[0])


def _complaint(file: Path, problem: ValidationError) -> str:
    """Say what is wrong with the first key that is; an unknown key comes before the one that it was meant to be."""
    first = min(problem.errors(), key=lambda mistake: mistake["type"] != "extra_forbidden")
    says = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        known = LabelledSentence.model_fields if "sentences" in first["loc"] else LabelledDocument.model_fields
        near = next(iter(difflib.get_close_matches(str(first["loc"][-1]), known, n=1, cutoff=0.4)), None)
        says = "this is not a key that is known here" + (f"; did you mean {near!r}?" if near else "")
    return f"{file}: {_where(first['loc'])}: {says[0].lower()}{says[1:]}"


def _where(place: tuple[int | str, ...]) -> str:
    """Return the key in words, sentences counted from 1: "sentence 4: verdict"."""
    parts = [f"sentence {part + 1}" if isinstance(part, int) else str(part) for part in place]
    return ": ".join(part for part in parts if part != "sentences" or len(parts) == 1) or "the file"

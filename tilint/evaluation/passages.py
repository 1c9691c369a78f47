"""Judges labelled sentences: each passage is a document of its own and is asked the one rule that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tilint.engine import judge_rule
from tilint.evaluation.sentences import Asked, LabelledDocument, LabelledSentence, load_sentences
from tilint.facts._mentions import only_shown
from tilint.facts.kind import read_kind
from tilint.facts.roles import read_roles
from tilint.finding import Verdict
from tilint.model import Tender
from tilint.reading import Reading, Settings
from tilint.report import Judgement
from tilint.rulepack import RuleSet
from tilint.testing import read_example

__all__ = ["Passage", "judge_sentences", "sentence_files"]

_FILE = "passage.md"
_SAID = {Verdict.MET: "met", Verdict.CONFLICT: "conflict"}
"""Verdicts that labels know by name; every other one is "neither" to them."""


@dataclass(frozen=True)
class Passage:
    """One labelled sentence with what tilint says of it."""

    document: str
    """Name of the file that holds it; what the bootstrap and cross-validation keep together."""
    about: LabelledDocument
    number: int
    """Counted from 1 within the file."""
    label: LabelledSentence
    slug: str
    judgement: Judgement
    tender: Tender
    role: str
    """The role that was read; "" where there was no sentence to read."""
    shown: bool = False
    """Whether the verdict rests on words that the document only shows, such as a sample answer."""

    @property
    def said(self) -> str:
        """The verdict in the labels' words.

        One that rests on no words, such as how many of a tender's words are legal ones, says nothing of one sentence.
        """
        return _SAID.get(self.judgement.verdict, "neither") if self.judgement.evidence else "neither"

    @property
    def right(self) -> bool:
        """Whether verdict and label agree."""
        return self.said == self.label.verdict

    @property
    def asked(self) -> bool:
        """Whether the rule is asked of this kind of tender at all."""
        return self.judgement.verdict is not Verdict.NOT_APPLICABLE


def sentence_files(corpus: Path, only: Sequence[str] = ()) -> list[Path]:
    """Return the files of labelled sentences in a corpus, in order of name."""
    return [file for file in sorted((corpus / "sentences").glob("*.yaml")) if not only or file.stem in only]


def judge_sentences(files: Sequence[Path], rules: RuleSet) -> Iterator[Passage]:
    """Yield each labelled sentence with its judgement. Raises `BadSentences` before anything is judged."""
    loaded = [(file, *load_sentences(file, rules)) for file in files]
    for file, document, asked in loaded:
        for number, (label, rule) in enumerate(zip(document.sentences, asked, strict=True), 1):
            yield _judged(file.stem, document, number, label, rule)


def _judged(name: str, document: LabelledDocument, number: int, label: LabelledSentence, asked: Asked) -> Passage:
    reading = read_example({_FILE: label.markdown}, Settings(nation=document.nation, kind=document.kind))
    judgement = judge_rule(reading, asked.slug, asked.rule, asked.pack, reading.fact(read_kind))
    shown = bool(judgement.evidence) and all(only_shown(reading, place) for place in judgement.evidence)
    return Passage(name, document, number, label, asked.slug, judgement, reading.tender, _role(reading), shown)


def _role(reading: Reading) -> str:
    """Return the role of the passage's own sentence: the longest one of its last block."""
    last = len(reading.tender.documents[0].blocks) - 1
    roles = [
        (len(sentence.text), role.value)
        for sentence, role in zip(reading.sentences, reading.fact(read_roles), strict=True)
        if sentence.location.block == last
    ]
    return max(roles, key=lambda pair: pair[0])[1] if roles else ""

"""Runs tilint over a corpus: tenders in CORPUS/packs/NAME/ with CORPUS/labels/NAME.json, sentences in CORPUS/sentences/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tilint.evaluation.facts import FACTS
from tilint.evaluation.figures import summary
from tilint.evaluation.labels import load_labels
from tilint.evaluation.passages import Passage, judge_sentences, sentence_files
from tilint.evaluation.scoring import PackScore, score_pack
from tilint.evaluation.text import written
from tilint.intake import Reader, find
from tilint.linting import lint
from tilint.problems import Problem
from tilint.report import Scope
from tilint.rulepack import RuleSet

__all__ = ["FACTS", "evaluate", "evaluate_sentences", "summary", "written"]

_ANOTHER_FORM = re.compile(r"-(?:pdf|docx|word|mixed)$")
"""What ends the name of a pack that holds the tender of another one in other formats."""


def evaluate(corpus: Path, rules: RuleSet, only: Sequence[str] = ()) -> Iterator[PackScore]:
    """Yield the score of each labelled tender of a corpus, in order of name.

    Raises `Problem` where there is nothing labelled, neither tenders nor sentences.
    """
    labels = sorted((corpus / "labels").glob("*.json"), key=lambda file: file.stem)
    files = [file for file in labels if not only or file.stem in only]
    if not files and not sentence_files(corpus, only):
        raise Problem(f"{corpus}: no labels here. A corpus holds packs/NAME/ and labels/NAME.json, or sentences/NAME.yaml.")
    names = {file.stem for file in files}
    with Reader() as reader:
        for file in files:
            folder = corpus / "packs" / file.stem
            if not folder.exists():
                raise Problem(f"{file}: there is no tender at {folder} for these labels.")
            shorter = _ANOTHER_FORM.sub("", file.stem)
            for parcel in find([folder]):
                report = lint(reader.read(parcel), rules, Scope(profile="full"))
                yield score_pack(load_labels(file), report, shorter if shorter in names else file.stem)


def evaluate_sentences(corpus: Path, rules: RuleSet, only: Sequence[str] = ()) -> Iterator[Passage]:
    """Yield each labelled sentence of a corpus with its judgement, in order of file. Raises `Problem`."""
    return judge_sentences(sentence_files(corpus, only), rules)

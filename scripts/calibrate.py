"""Learns tilint/data/confidence.yaml anew from the labelled sentences: python scripts/calibrate.py [--check].

Only documents that no rule was mended with teach it: those without `seen: true`. With --check nothing is written; the exit
code is 1 where the file is not what the sentences teach now.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tilint.evaluation.calibrating import fit, written_steps
from tilint.evaluation.figures import passage_claims
from tilint.evaluation.run import evaluate_sentences
from tilint.rulepack import built_in_packs, load_packs

ROOT = Path(__file__).parents[1]
FILE = ROOT / "tilint" / "data" / "confidence.yaml"


def main(arguments: list[str]) -> int:
    """Write the file, or check it. Rule packs that happen to be installed have no part in it."""
    passages = evaluate_sentences(ROOT / "corpora", load_packs(folders=built_in_packs()))
    learned = written_steps(fit(passage_claims(passage for passage in passages if not passage.about.seen)))
    if "--check" in arguments:
        return int(FILE.read_text(encoding="utf-8") != learned)
    FILE.write_text(learned, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

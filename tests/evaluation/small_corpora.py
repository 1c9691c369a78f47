"""Small corpora to be evaluated: one labelled tender and one file of sentences about feedback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

MEETS = "We will send written feedback to every bidder within ten working days of the decision."
REFUSES = "The Council is under no obligation to give feedback to unsuccessful bidders."
ASIDE = "The provider will give every young person feedback on their plan within ten days."


def sentence(text: str, verdict: str, **more: str) -> dict[str, Any]:
    return {"text": text, "section": "Award", "role": "promise", "rule": "timely-feedback", "verdict": verdict, **more}


def document(*sentences: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "document": "Invitation of an imagined council",
        "nation": "england",
        "kind": "people-services",
        "sentences": list(sentences),
        **more,
    }


def write_sentences(corpus: Path, name: str, content: Any) -> Path:
    file = corpus / "sentences" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return file


def write_tender(corpus: Path, name: str, text: str, verdict: str, quote: str = "") -> None:
    (corpus / "packs" / name).mkdir(parents=True)
    (corpus / "packs" / name / "itt.md").write_text(text, encoding="utf-8")
    (corpus / "labels").mkdir(exist_ok=True)
    evidence = [{"file": "itt.md", "page": None, "quote": quote}] if quote else []
    point = {"verdict": verdict, "evidence": evidence, "confidence": "high", "note": ""}
    labels = {"pack": name, "points": {"procure/timely-feedback": point}}
    (corpus / "labels" / f"{name}.json").write_text(json.dumps(labels), encoding="utf-8")

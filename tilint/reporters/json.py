"""The JSON report, for other programs. Its schema is docs/report.schema.json; `schema` names its version."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tilint.finding import Finding
from tilint.model import Document, Location, Unread
from tilint.report import Judgement, Report
from tilint.reporters import Reporter, View

__all__ = ["REPORTER", "SCHEMA", "content"]

SCHEMA = "tilint-report/1"
MOST_EVIDENCE = 10
"""A point quotes at most so many places; its findings hold them all."""


def _write(reports: Sequence[Report], view: View) -> str:
    return "".join(json.dumps(content(report, view), ensure_ascii=False, indent=1) + "\n" for report in reports)


def content(report: Report, view: View) -> dict[str, Any]:
    """Return the report on one tender as plain JSON values."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "tilint", "version": report.version},
        "tender": {
            "name": report.tender.name,
            "kind": report.kind,
            "nation": report.nation,
            "profile": report.scope.profile,
            "role": view.role,
        },
        "files": [_file(document) for document in report.tender.documents]
        + [
            {"name": item.document, "kind": None, "pages": None, "words": 0, "unread": [_unread(item)], "notes": []}
            for item in report.tender.unread
        ],
        "findings": [_finding(report, finding) for finding in report.findings()],
        "points": {judgement.slug: _point(report, judgement) for judgement in report.judgements},
        "reflection": {
            stage.name: [
                {"question": prompt.text, "verdict": prompt.verdict.value, "points": list(prompt.points)}
                for prompt in stage.questions
            ]
            for stage in report.stages
        },
        "facts": report.facts,
    }


def _file(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "kind": document.kind,
        "pages": document.pages,
        "words": document.words,
        "unread": [_unread(item) for item in document.unread],
        "notes": list(document.notes),
    }


def _unread(item: Unread) -> dict[str, Any]:
    return {"what": item.what, "why": item.why, "advice": item.advice, "pages": list(item.pages)}


def _place(report: Report, location: Location) -> dict[str, Any]:
    block = report.tender.block(location)
    return {
        "file": report.tender.file(location),
        "page": block.page,
        "section": " > ".join(block.section) or None,
        "quote": report.tender.quote(location),
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "message": finding.message,
        "why": finding.why,
        "suggest": finding.suggest,
        "ask": finding.ask,
        "context": finding.context,
        "searched": finding.searched,
        "confidence": round(finding.confidence, 2),
        "doubtful": finding.doubtful,
        "citation": {
            "source": finding.citation.source,
            "stage": finding.citation.stage,
            "section": finding.citation.section,
            "heading": finding.citation.heading,
            "slug": finding.citation.slug,
        },
        "locations": [
            {
                **_place(report, location),
                "block": location.block,
                "start": location.start,
                "end": location.end,
            }
            for location in finding.locations
        ],
    }


def _point(report: Report, judgement: Judgement) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict.value,
        "confidence": round(judgement.confidence, 2),
        "doubtful": judgement.doubtful,
        "rule": judgement.rule.id,
        "stage": judgement.rule.point.stage,
        "evidence": [_place(report, location) for location in judgement.evidence[:MOST_EVIDENCE]],
    }


REPORTER = Reporter("json", "for other programs; the schema is documented and versioned", _write)

"""The SARIF 2.1.0 report, for GitHub code scanning and other viewers: one run for each tender.

The standard: OASIS, Static Analysis Results Interchange Format 2.1.0. "§" in comments names its sections.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any
from urllib.parse import quote as percent_encoded

from tilint.finding import Finding, Verdict
from tilint.model import Location, Tender
from tilint.report import Judgement, Report
from tilint.reporters import Reporter, View
from tilint.reporters._sarif_rules import message, rules_of
from tilint.reporters._shared import (
    ADVICE,
    NOTHING,
    advice,
    clean,
    home_of,
    line_of,
    main_document,
    path_of,
    shortened,
)

__all__ = ["REPORTER"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
MOST_RELATED = 10
MOST_LINKED = 3
"""The message links to so many of the related places; GitHub shows those only."""
LONGEST_SNIPPET = 2000
NOT_READ, NOTE = "not-read", "note"
NOTIFICATIONS = [
    {"id": NOT_READ, "shortDescription": {"text": "Something could not be read."}},
    {"id": NOTE, "shortDescription": {"text": "A fact about a file that a reader should know."}},
]
COUNTS = {
    (Verdict.MET, False): "met",
    (Verdict.CONFLICT, False): "conflict",
    (Verdict.CONFLICT, True): "worth_a_look",
    (Verdict.GAP, False): "gap",
    (Verdict.UNREAD, False): "unread",
    (Verdict.NOT_VISIBLE, False): "not_visible",
    (Verdict.NOT_APPLICABLE, False): "not_applicable",
}
"""What the counts of points are called, by verdict and doubt."""
IGNORED = "This rule is left out by the settings of the run (ignore)."


def _write(reports: Sequence[Report], view: View) -> str:
    seen: Counter[str] = Counter()
    runs = []
    for number, report in enumerate(reports):
        seen[report.tender.name] += 1
        runs.append(_Run(report, view, home_of(view.homes, number), seen[report.tender.name]).content())
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": runs}, ensure_ascii=False, indent=1) + "\n"


class _Run:
    """The run on one tender. `turn` counts the tenders that have its name, as two runs may not have one id."""

    def __init__(self, report: Report, view: View, home: str, turn: int) -> None:
        self.report = report
        self.tender = report.tender
        self.view = view
        self.home = home
        self.name = clean(self.tender.name) + (f" {turn}" if turn > 1 else "")
        self.told = [item for item in report.judgements if _is_told(report, item)]
        self.index = {judgement.slug: number for number, judgement in enumerate(self.told)}
        self.main = main_document(self.tender)
        self.prints: Counter[str] = Counter()

    def content(self) -> dict[str, Any]:
        """Return the run as plain JSON values."""
        driver = {
            "name": "tilint",
            "version": self.report.version,
            "language": "en-GB",
            "rules": rules_of(self.told),
            "notifications": NOTIFICATIONS,
        }
        return {
            "tool": {"driver": driver},
            "automationDetails": {"id": f"tilint/{self.name}/"},
            "language": "en-GB",
            "invocations": [self._invocation()],
            "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which tilint was run."}}},
            "artifacts": [self._artifact(number) for number in range(len(self.tender.documents))],
            "results": list(self._results()),
            "properties": self._properties(),
        }

    def _properties(self) -> dict[str, Any]:
        counts = dict.fromkeys(COUNTS.values(), 0)
        for item in self.report.shown:
            counts[COUNTS[item.verdict, item.doubtful]] += 1
        read_as = {"kind": self.report.kind, "nation": self.report.nation, "profile": self.report.scope.profile}
        return {"tender": clean(self.tender.name), **read_as, "points": counts}

    def _invocation(self) -> dict[str, Any]:
        told = []
        for item in self.tender.all_unread:
            text = f"Not read: {item.document}, {item.what}: {item.why}. {item.advice}"
            told.append(_notification(NOT_READ, "error", text, {"artifactLocation": self._address(item.document)}))
        if not self.tender.documents and not told:
            told.append(_notification(NOT_READ, "error", NOTHING))
        for number, document in enumerate(self.tender.documents):
            told += [_notification(NOTE, "note", f"{document.name} {note}", self._file(number)) for note in document.notes]
        ended = {"endTimeUtc": self.view.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")} if self.view.date else {}
        return {"executionSuccessful": not self.report.incomplete, **ended, "toolExecutionNotifications": told}

    def _artifact(self, number: int) -> dict[str, Any]:
        document = self.tender.documents[number]
        pages = {} if document.pages is None else {"pages": document.pages}
        return {
            "location": self._address(document.name),
            "roles": ["analysisTarget"],
            "properties": {"kind": document.kind, "words": document.words, **pages},
        }

    def _address(self, name: str) -> dict[str, Any]:
        """Return where a file is. A base is named for what lies under it only: §3.14.14 allows no way out of it."""
        path = path_of(self.home, name)
        uri = percent_encoded(path, safe="/", errors="surrogateescape")
        outside = path.startswith("/") or ".." in path.split("/")
        return {"uri": uri} if outside else {"uri": uri, "uriBaseId": ROOT}

    def _file(self, number: int) -> dict[str, Any]:
        return {"artifactLocation": {**self._address(self.tender.documents[number].name), "index": number}}

    def _results(self) -> Iterator[dict[str, Any]]:
        for judgement in self.told:
            for finding in judgement.findings:
                if finding.verdict in {Verdict.CONFLICT, Verdict.GAP} and finding.verdict.value in self.view.show:
                    yield self._result(judgement, finding)

    def _result(self, judgement: Judgement, finding: Finding) -> dict[str, Any]:
        places, further = finding.locations[:1], finding.locations[1 : MOST_RELATED + 1]
        print_ = self._fingerprint(judgement.slug, finding)
        result = {
            "ruleId": judgement.slug,
            "ruleIndex": self.index[judgement.slug],
            "level": "warning" if finding.verdict is Verdict.CONFLICT and not finding.doubtful else "note",
            "message": {"text": self._message(finding)},
            "locations": [self._place(place) for place in places] or self._nowhere(),
            "partialFingerprints": {"tilint/v1": print_, "primaryLocationLineHash": print_},
            "rank": round(finding.confidence * 100, 1),
            "properties": {"verdict": finding.verdict.value, "doubtful": finding.doubtful},
        }
        if further:
            result["relatedLocations"] = [
                {"id": number, **self._place(place), "message": message(self._named(place))}
                for number, place in enumerate(further, 1)
            ]
        if judgement.slug in self.report.scope.ignore:
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": IGNORED}]
        return result

    def _nowhere(self) -> list[dict[str, Any]]:
        """Return where to hang what was not found: the longest file, with no place in it."""
        return [] if self.main is None else [{"physicalLocation": self._file(self.main)}]

    def _message(self, finding: Finding) -> str:
        """Say what was found with its words, what to do, and where else it stands."""
        lead = "Worth a look: " if finding.doubtful else ""
        lines = [f"{lead}{finding.message}"]
        if finding.locations:
            first = finding.locations[0]
            lines.append(f"{self.report.where(first)}: {shortened(self.tender.quote(first))}")
        what = advice(finding, self.view.role)
        lines += [finding.searched, finding.settled_by, f"{ADVICE[self.view.role]}: {what}" if what else ""]
        text = message("\n".join(clean(line) for line in lines if line))["text"]
        return "\n".join([text, *self._also(finding)])

    def _also(self, finding: Finding) -> list[str]:
        others = finding.locations[1:]
        if not others:
            return []
        # §3.11.6: brackets in the text of a link are written with a backslash.
        named = [message(self._named(place))["text"].translate({91: "\\[", 93: "\\]"}) for place in others[:MOST_LINKED]]
        links = ", ".join(f"[{name}]({number})" for number, name in enumerate(named, 1))
        more = len(others) - MOST_LINKED
        return [f"Also: {links}" + (f" and {more} more." if more > 0 else ".")]

    def _named(self, place: Location) -> str:
        return f"{clean(self.report.where(place))}: {shortened(clean(self.tender.quote(place)), 80)}"

    def _place(self, place: Location) -> dict[str, Any]:
        """Return a place. GitHub wants a line of every place: in a Word file or PDF, which have none, it is the first."""
        quote = clean(self.tender.quote(place))[:LONGEST_SNIPPET]
        region = {"startLine": line_of(self.tender, place) or 1, "snippet": {"text": quote}}
        found: dict[str, Any] = {"physicalLocation": {**self._file(place.document), "region": region}}
        logical = list(_logical(self.tender, place))
        return {**found, "logicalLocations": logical} if logical else found

    def _fingerprint(self, slug: str, finding: Finding) -> str:
        """Return what stays the same while the words do, wherever they move; repeats are counted."""
        words = self.tender.quote(finding.locations[0]) if finding.locations else finding.message
        normal = " ".join(unicodedata.normalize("NFKC", words).casefold().split())
        print_ = hashlib.sha256(f"{slug}\n{normal}".encode("utf-8", "surrogatepass")).hexdigest()
        self.prints[print_] += 1
        return f"{print_}:{self.prints[print_]}"


def _is_told(report: Report, judgement: Judgement) -> bool:
    """Tell whether a rule is shown, or would be if it were not ignored."""
    scope = report.scope
    kept = type(scope)(scope.profile, scope.select)
    return kept.shows(judgement.slug, judgement.rule)


def _logical(tender: Tender, place: Location) -> Iterator[dict[str, str]]:
    block, file = tender.block(place), clean(tender.file(place))
    if block.section:
        path = [clean(heading) for heading in block.section]
        yield {"name": path[-1], "fullyQualifiedName": " / ".join([file, *path]), "kind": "section"}
    if block.page is not None:
        yield {"name": f"page {block.page}", "fullyQualifiedName": f"{file} / page {block.page}", "kind": "page"}


def _notification(kind: str, level: str, text: str, place: dict[str, Any] | None = None) -> dict[str, Any]:
    index = next(number for number, known in enumerate(NOTIFICATIONS) if known["id"] == kind)
    told: dict[str, Any] = {"descriptor": {"id": kind, "index": index}, "level": level, "message": message(clean(text))}
    return {**told, "locations": [{"physicalLocation": place}]} if place else told


REPORTER = Reporter("sarif", "for GitHub code scanning and other viewers: SARIF 2.1.0, one run for each tender", _write)

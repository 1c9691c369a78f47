"""The JUnit report, for servers that show tests: one suite for each tender, one case for each point that is shown.

A conflict is a failure; what was not read, and what cannot be told for it, is an error; all else that is not met is skipped.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC

from tilint.finding import Finding, Verdict
from tilint.report import Judgement, Report
from tilint.reporters import Reporter, View
from tilint.reporters._shared import ADVICE, NOTHING, advice, clean, count, group_of, shortened, source_of

__all__ = ["REPORTER"]

MOST_PLACES = 10
READING = "Reading"
"""The last part of the class of the cases that tell what was not read."""
NO_TIME = "0"
"""The form asks for times; ours would differ from run to run."""


def _write(reports: Sequence[Report], view: View) -> str:
    root = ET.Element("testsuites")
    for number, report in enumerate(reports):
        _suite(root, number, report, view)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, number: int, report: Report, view: View) -> None:
    """Add the suite of a tender. Ant's form wants a package, a host and three empty elements; the others allow them."""
    name = clean(report.tender.name) or "tender"
    suite = ET.SubElement(root, "testsuite", name=name, id=str(number), package="tilint", hostname="localhost", time=NO_TIME)
    if view.date is not None:
        suite.set("timestamp", view.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"))
    _properties(suite, report)
    _reading(suite, report, name)
    named = Counter(_class_and_name(judgement, name) for judgement in report.shown)
    for judgement in report.shown:
        classname, heading = _class_and_name(judgement, name)
        told = heading if named[classname, heading] == 1 else f"{heading} ({judgement.slug})"
        case = ET.SubElement(suite, "testcase", classname=classname, name=told, time=NO_TIME)
        _outcome(case, report, judgement, view)
    ET.SubElement(suite, "system-out")
    ET.SubElement(suite, "system-err")
    for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(1 for _ in suite.iter(tag))))


def _class_and_name(judgement: Judgement, tender: str) -> tuple[str, str]:
    return f"{tender}.{clean(judgement.rule.point.stage)}", clean(judgement.rule.point.heading)


def _properties(suite: ET.Element, report: Report) -> None:
    told = {"version": report.version, "kind": report.kind, "nation": report.nation, "profile": report.scope.profile}
    properties = ET.SubElement(suite, "properties")
    for name, value in told.items():
        ET.SubElement(properties, "property", name=name, value=clean(value))


def _reading(suite: ET.Element, report: Report, name: str) -> None:
    """Add a case for each thing that was not read, first."""
    unread = [(f"{item.document}: {item.what}", f"{item.why}. {item.advice}") for item in report.tender.all_unread]
    if not unread and not report.tender.documents:
        unread = [("the tender", NOTHING)]
    for what, why in unread:
        case = ET.SubElement(suite, "testcase", classname=f"{name}.{READING}", name=clean(f"Read {what}"), time=NO_TIME)
        ET.SubElement(case, "error", type="unread", message=clean(f"Not read: {what}: {why}"))


def _outcome(case: ET.Element, report: Report, judgement: Judgement, view: View) -> None:
    """Say how a point came out; a case that is met holds nothing."""
    if judgement.verdict is Verdict.MET:
        return
    lead = group_of(judgement).title
    first = judgement.findings[0].message if judgement.findings else ""
    if judgement.verdict is Verdict.UNREAD:
        ET.SubElement(case, "error", type="unread", message=f"{lead}, as something was not read.")
        return
    if judgement.verdict is Verdict.CONFLICT and not judgement.doubtful:
        outcome = ET.SubElement(case, "failure", type="conflict", message=clean(first))
    else:
        said = first or (judgement.rule.ask if judgement.verdict is Verdict.NOT_VISIBLE else "")
        outcome = ET.SubElement(case, "skipped", message=clean(f"{lead}: {said}" if said else f"{lead}."))
    lines = [line for finding in judgement.findings for line in _lines(report, finding, view)]
    outcome.text = "\n".join(dict.fromkeys(clean(line) for line in lines)) or None


def _lines(report: Report, finding: Finding, view: View) -> Iterator[str]:
    yield finding.message
    for place in finding.locations[:MOST_PLACES]:
        yield f"{report.where(place)}: {shortened(report.tender.quote(place))}"
    if len(finding.locations) > MOST_PLACES:
        yield f"And in {count(len(finding.locations) - MOST_PLACES, 'more place')}."
    told = (
        ("Doubt", finding.settled_by),
        ("Why", finding.why),
        (ADVICE[view.role], advice(finding, view.role)),
        ("Law", finding.context),
        ("Source", source_of(finding)),
    )
    yield finding.searched
    yield from (f"{label}: {text}" for label, text in told if text)


REPORTER = Reporter("junit", "for servers that show tests: JUnit XML, one suite for each tender", _write)

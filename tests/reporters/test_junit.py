"""The JUnit report is valid by the schema of the Jenkins xUnit plugin, and its counts are those of its cases."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from reporting import UNREAD, about, against, document, met, missing, point, report, whole, written

from tilint.finding import Verdict
from tilint.report import Report

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))
QUOTE = "Bids close at noon on Easter Monday."


def suites(*reports: Report, **view: Any) -> Any:
    root = etree.fromstring(written("junit", *reports, **view).encode())
    SCHEMA.assertValid(root)
    return root


def outcomes(given: Report, **view: Any) -> dict[str, Any]:
    """The element that says how a case came out, by the name of the case; None for a case that passes."""
    return {case.get("name"): next(iter(case), None) for case in suites(given, **view).iter("testcase")}


def mixed() -> Report:
    file = document("itt.docx", QUOTE)
    place = whole(file, 0)
    return report(
        [file],
        met(place, heading="met"),
        against(place, heading="against"),
        against(place, heading="doubtful", confidence=0.5),
        missing(heading="missing"),
        point(Verdict.NOT_APPLICABLE, heading="other kind"),
        point(Verdict.NOT_VISIBLE, heading="yourselves"),
        point(Verdict.UNREAD, heading="not known"),
    )


def test_the_schema_tells_a_wrong_report_from_a_right_one():
    root = suites(about(QUOTE))
    del root[0].attrib["tests"]
    assert not SCHEMA.validate(root)


REPORTS = {
    "no tender": [],
    "a tender without files or name": [report([], name="")],
    "a file that was not read": [report([], unread=[UNREAD])],
    "several tenders": [about(QUOTE), mixed()],
    "signs that XML cannot hold": [about("a\u0000b\u0007 \ufffe \ud800 <b> & ]]> \"'", name="\u0001n <&\"'>")],
}


@pytest.mark.parametrize("case", REPORTS)
def test_a_report_is_valid(case):
    assert len(suites(*REPORTS[case])) == len(REPORTS[case])


def test_each_verdict_comes_out_in_its_own_way():
    found = {name: None if one is None else one.tag for name, one in outcomes(mixed()).items()}
    assert found == {
        "met": None, "against": "failure", "doubtful": "skipped", "missing": "skipped", "other kind": "skipped",
        "yourselves": "skipped", "not known": "error",
    }  # fmt: skip


def test_a_failure_has_the_message_the_words_their_place_and_what_to_write():
    failure = outcomes(about(QUOTE))["Bids"]
    assert (failure.get("type"), failure.get("message")) == ("conflict", "Bids close on a holiday.")
    assert f"itt.docx: “{QUOTE}”" in failure.text
    assert "Instead: Bids close on [date]." in failure.text
    assert "Ask: May bids close later?" in outcomes(about(QUOTE), role="provider")["Bids"].text


def test_what_is_skipped_says_why():
    found = outcomes(mixed())
    assert found["doubtful"].get("message") == "Worth a look: Bids close on a holiday."
    assert found["missing"].get("message") == "Not found: We found no date."
    assert found["other kind"].get("message") == "Not for this kind of tender."
    assert found["yourselves"].get("message") == "Ask yourselves: May bids close later?"


def test_the_counts_are_those_of_the_cases():
    (suite,) = suites(mixed())
    assert {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped", "time")} == {
        "tests": "7", "failures": "1", "errors": "1", "skipped": "4", "time": "0",
    }  # fmt: skip


def test_what_was_not_read_is_an_error_and_comes_first():
    (suite,) = suites(report([document("itt.pdf", QUOTE, unread=(UNREAD,))], missing()))
    first = suite.find("testcase")
    assert (first.get("classname"), first.get("name")) == ("night-shelters.Reading", "Read scan.pdf: pages 3 to 5")
    assert "pictures of text" in first[0].get("message")
    assert suite.get("errors") == "1"
    assert suites(report([]))[0].get("errors") == "1"


def test_points_of_one_heading_are_told_apart():
    found = outcomes(report([], met(slug="procure/a-rule"), met(slug="procure/b-rule")))
    assert {"Bids (procure/a-rule)", "Bids (procure/b-rule)"} <= set(found)


def test_signs_of_xml_come_back_as_they_were():
    assert "<b> & ]]>" in outcomes(about("<b> & ]]>"))["Bids"].text


def test_a_time_stands_in_the_report_only_where_one_is_given():
    assert suites(about(QUOTE))[0].get("timestamp") is None
    assert suites(about(QUOTE), date=datetime(2026, 3, 1, 9, tzinfo=UTC))[0].get("timestamp") == "2026-03-01T09:00:00"

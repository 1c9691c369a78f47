"""The SARIF report is valid, points to places as GitHub wants them, and keeps the identity of a finding while others change."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from reporting import SURER, UNREAD, about, against, block, document, finding, met, missing, point, report, whole, written

from tilint.finding import Verdict
from tilint.report import Report, Scope

SCHEMA = Draft202012Validator(json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")))


def faults(log: Any) -> list[str]:
    """What is wrong with a log by the schema, and by the erratum of the standard that the schema does not have."""
    found = [f"{list(fault.absolute_path)}: {fault.message}" for fault in SCHEMA.iter_errors(log)]
    return found + [f"{region}: no line" for region in _regions(log) if "startLine" not in region]


def _regions(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [region for item in value for region in _regions(item)]
    if not isinstance(value, dict):
        return []
    own = [value["region"]] if "region" in value else []
    return own + [region for item in value.values() for region in _regions(item)]


def log(*reports: Report, **view: Any) -> Any:
    made = json.loads(written("sarif", *reports, **view))
    assert faults(made) == []
    return made


def run(*reports: Report, **view: Any) -> Any:
    return log(*reports, **view)["runs"][0]


def result(given: Report, **view: Any) -> Any:
    (only,) = run(given, **view)["results"]
    return only


def physical(found: Any) -> Any:
    return found["locations"][0]["physicalLocation"]


QUOTE = "Bids close at noon on Easter Monday."


def test_the_schema_tells_a_wrong_log_from_a_right_one():
    made = log(about(QUOTE))
    made["runs"][0]["results"][0]["level"] = "violation"
    del made["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert len(faults(made)) == 2


LOGS = {
    "no tender": [],
    "a tender without files": [report([])],
    "a file that was not read": [report([], unread=[UNREAD])],
    "a file that was read in part": [report([document("itt.pdf", "Text.", unread=(UNREAD,), notes=("has 3 comments",))])],
    "several tenders": [about(QUOTE), about(QUOTE), report([document("a.md", "Text.")], missing())],
    "signs that other forms take for their own": [about("{0} [x](1) \\ \"' <b> % \u0007 \ud800 \U0001f600 ]]>", name="a\nb {1}")],
}


@pytest.mark.parametrize("case", LOGS)
def test_a_log_is_valid(case):
    assert len(log(*LOGS[case])["runs"]) == len(LOGS[case])


def test_a_conflict_is_a_warning_and_doubt_and_silence_are_notes():
    file = document("itt.docx", QUOTE)
    place = whole(file, 0)
    points = (against(place), against(place, confidence=0.6), missing(), met(place))
    results = run(report([file], *points))["results"]
    assert [(one["level"], one["properties"]["verdict"]) for one in results] == [
        ("warning", "conflict"), ("note", "conflict"), ("note", "gap"),
    ]  # fmt: skip
    assert [one["rank"] for one in results] == [round(100 * SURER, 1), 60.0, 70.0]
    assert results[1]["message"]["text"].startswith("Worth a look: ")


def test_the_message_has_the_words_and_what_to_write_or_ask():
    text = result(about(QUOTE))["message"]["text"]
    assert f"“{QUOTE}”" in text
    assert "Instead: Bids close on [date]." in text
    assert "Ask: May bids close later?" in result(about(QUOTE), role="provider")["message"]["text"]


def test_braces_are_doubled_and_brackets_make_no_link():
    text = result(about("Send {form} to [the buyer](by post)."))["message"]["text"]
    assert "Send {{form}} to [the buyer] (by post)." in text


def test_a_path_is_written_as_a_uri_from_the_working_folder():
    file = document("lot 1/príce #2.docx", QUOTE)
    found = physical(result(report([file], against(whole(file, 0))), homes=("tenders/50% more",)))["artifactLocation"]
    assert found == {"uri": "tenders/50%25%20more/lot%201/pr%C3%ADce%20%232.docx", "uriBaseId": "%SRCROOT%", "index": 0}


@pytest.mark.parametrize("home", ["../elsewhere", "/srv/tender"])
def test_a_tender_outside_the_working_folder_has_no_base(home):
    assert "uriBaseId" not in physical(result(about(QUOTE), homes=(home,)))["artifactLocation"]


def test_markdown_has_its_own_lines_and_a_word_file_its_first():
    for made, line in ((block(QUOTE, line=7), 7), (block(QUOTE), 1)):
        file = document("itt.md", made)
        region = physical(result(report([file], against(whole(file, 0)))))["region"]
        assert region == {"startLine": line, "snippet": {"text": QUOTE}}


def test_section_and_page_are_logical_places():
    file = document("itt.pdf", block(QUOTE, section=("4 Evaluation", "4.2 Price"), page=3))
    assert result(report([file], against(whole(file, 0))))["locations"][0]["logicalLocations"] == [
        {"name": "4.2 Price", "fullyQualifiedName": "itt.pdf / 4 Evaluation / 4.2 Price", "kind": "section"},
        {"name": "page 3", "fullyQualifiedName": "itt.pdf / page 3", "kind": "page"},
    ]


def test_what_was_not_found_hangs_on_the_longest_file_and_on_no_line_of_it():
    found = physical(result(report([document("a.docx", "Short."), document("b.docx", "A little longer.")], missing())))
    assert found["artifactLocation"]["uri"] == "b.docx"
    assert "region" not in found


def test_ten_further_places_are_related_and_three_are_linked():
    file = document("itt.docx", *(block(f"Bid {number} [here].") for number in range(13)))
    found = result(report([file], against(*(whole(file, number) for number in range(13)))))
    assert [one["id"] for one in found["relatedLocations"]] == list(range(1, 11))
    assert "[itt.docx: “Bid 1 \\[here\\].”](1)" in found["message"]["text"]
    assert "](3) and 9 more." in found["message"]["text"]
    assert "](4)" not in found["message"]["text"]


def prints(*quotes: str, slug: str = "procure/a-rule") -> list[str]:
    file = document("itt.docx", *quotes)
    places = [whole(file, number) for number, quote in enumerate(quotes) if "noon" in quote.casefold()]
    findings = [finding(Verdict.CONFLICT, place, message=f"Number {number}.") for number, place in enumerate(places)]
    results = run(report([file], point(Verdict.CONFLICT, *findings, slug=slug)))["results"]
    return [one["partialFingerprints"]["tilint/v1"] for one in results]


def test_a_finding_keeps_its_fingerprint_when_other_words_change():
    assert prints(QUOTE) == prints("A new paragraph.", QUOTE) == prints(QUOTE.upper().replace(" ", "  "))


def test_other_words_or_another_rule_are_another_fingerprint():
    (first,), (words,), (rule,) = prints(QUOTE), prints("Bids close at noon."), prints(QUOTE, slug="design/a-rule")
    assert len({first, words, rule}) == 3


def test_the_same_words_twice_are_counted():
    first, second = prints(QUOTE, QUOTE)
    assert (first[-2:], second[-2:]) == (":1", ":2")
    assert first[:-2] == second[:-2]
    assert len(first) == 64 + 2


def test_github_gets_the_fingerprint_under_the_name_that_it_knows():
    found = result(about(QUOTE))["partialFingerprints"]
    assert found["primaryLocationLineHash"] == found["tilint/v1"]


def test_an_ignored_rule_is_told_as_suppressed_and_not_counted():
    file = document("itt.docx", QUOTE)
    points = (against(whole(file, 0)), against(whole(file, 0), slug="procure/b-rule"))
    found = run(report([file], *points, scope=Scope("full", ignore=frozenset({"procure/a-rule"}))))
    told = {one["ruleId"]: one.get("suppressions") for one in found["results"]}
    assert told["procure/b-rule"] is None
    assert [(one["kind"], one["status"]) for one in told["procure/a-rule"]] == [("external", "accepted")]
    assert found["properties"]["points"]["conflict"] == 1


def test_a_rule_that_was_not_asked_for_is_not_told():
    file = document("itt.docx", QUOTE)
    points = (against(whole(file, 0)), against(whole(file, 0), slug="procure/b-rule", profile="essential"))
    found = run(report([file], *points, scope=Scope(ignore=frozenset({"procure/a-rule"}))))
    assert [one["id"] for one in found["tool"]["driver"]["rules"]] == ["procure/b-rule"]
    assert [one["ruleId"] for one in found["results"]] == ["procure/b-rule"]


def test_what_was_not_read_makes_the_run_unsuccessful_and_is_named():
    file = document("itt.docx", QUOTE, unread=(UNREAD,))
    (ran,) = run(report([file], against(whole(file, 0))), homes=("t",))["invocations"]
    (told,) = ran["toolExecutionNotifications"]
    assert ran["executionSuccessful"] is False
    assert told["message"]["text"].startswith("Not read: scan.pdf, pages 3 to 5: they are pictures of text.")
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "t/scan.pdf"
    assert run(about(QUOTE))["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run(report([]))["invocations"][0]["executionSuccessful"] is False


def test_points_are_counted_by_how_they_came_out():
    file = document("itt.docx", QUOTE)
    place = whole(file, 0)
    points = (against(place), against(place, confidence=0.5), missing(), missing(), met(place), point(Verdict.NOT_APPLICABLE))
    assert run(report([file], *points))["properties"]["points"] == {
        "met": 1, "conflict": 1, "worth_a_look": 1, "gap": 2, "unread": 0, "not_visible": 0, "not_applicable": 1,
    }  # fmt: skip


def test_a_rule_says_why_what_to_write_what_to_ask_and_where_it_comes_from():
    (rule,) = run(about(QUOTE))["tool"]["driver"]["rules"]
    for part in (
        "Why: People need time.",
        "What to write: Bids",
        "A question to ask: May bids",
        "Source: Guidance 2024 · Procure",
    ):
        assert part in rule["help"]["text"]
    assert "**What to write:** Bids close on \\[date\\]." in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["Procure", "choice", "safety"]
    assert rule["defaultConfiguration"] == {"level": "warning"}


def test_a_rule_names_the_law_only_where_it_bears_on_the_tender():
    file = document("itt.docx", QUOTE)
    elsewhere = point(Verdict.CONFLICT, finding(Verdict.CONFLICT, whole(file, 0), context=""), slug="procure/b-rule")
    here, there = run(report([file], against(whole(file, 0)), elsewhere))["tool"]["driver"]["rules"]
    assert "Law: Act 2023 s1: time." in here["help"]["text"]
    assert "Law" not in there["help"]["text"]


def test_each_tender_has_a_run_and_an_id_of_its_own():
    ids = [one["automationDetails"]["id"] for one in log(about(QUOTE), about(QUOTE), about(QUOTE, name="b"))["runs"]]
    assert ids == ["tilint/night-shelters/", "tilint/night-shelters 2/", "tilint/b/"]


def test_only_the_verdicts_that_are_asked_for_are_told():
    file = document("itt.docx", QUOTE)
    given = report([file], against(whole(file, 0)), missing())
    assert [one["properties"]["verdict"] for one in run(given, show=frozenset({"gap"}))["results"]] == ["gap"]


def test_a_date_stands_in_the_log_only_where_one_is_given():
    (ran,) = run(about(QUOTE), date=datetime(2026, 3, 1, 9, tzinfo=UTC))["invocations"]
    assert ran["endTimeUtc"] == "2026-03-01T09:00:00Z"


def test_a_sum_over_the_whole_tender_hangs_on_the_longest_file():
    whole_tender = point(Verdict.CONFLICT, finding(Verdict.CONFLICT, message="The weights sum to 110."))
    found = result(report([document("itt.docx", QUOTE)], whole_tender))
    assert physical(found)["artifactLocation"]["uri"] == "itt.docx"
    assert found["level"] == "warning"

"""Every form that programs read holds for real and realistic tenders: valid, within limits, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from test_junit import SCHEMA
from test_sarif import faults

from tilint.finding import Verdict
from tilint.intake import find, read_tender
from tilint.linting import lint
from tilint.report import Report, Scope
from tilint.reporters import View, all_reporters
from tilint.rulepack import load_packs

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
LARGEST = SHARED / "large"
OWN = [ROOT / "corpora" / "packs" / name for name in ("crisis-housing-pdf", "youth-grants")]
REAL = [SHARED / "packs" / name for name in ("trauma-recovery-centres", "gcloud", "trauma-schools-pdf")]
PRESENT = [path for path in (*OWN, *REAL, LARGEST) if path.exists()]
FORMS = ("sarif", "junit", "github", "summary", "csv", "xlsx")


@pytest.fixture(scope="module", params=PRESENT, ids=lambda path: path.name)
def checked(request) -> Report:
    return checked_report(request.param)


@cache
def checked_report(path: Path) -> Report:
    (parcel,) = find([path])
    return lint(read_tender(parcel), load_packs(), Scope("full"))


def written(form: str, report: Report):
    return all_reporters()[form].write([report], View(homes=("tenders/a",)))


def told(report: Report) -> int:
    return len(report.findings(Verdict.CONFLICT, Verdict.GAP))


def test_sarif_is_valid_and_holds_every_finding(checked):
    log = json.loads(written("sarif", checked))
    assert faults(log) == []
    results = log["runs"][0]["results"]
    assert len(results) == told(checked)
    prints = [one["partialFingerprints"]["tilint/v1"] for one in results]
    assert len(set(prints)) == len(prints)


def test_junit_is_valid_and_fails_for_every_sure_conflict(checked):
    root = etree.fromstring(written("junit", checked).encode())
    SCHEMA.assertValid(root)
    sure = [item for item in checked.shown if item.verdict is Verdict.CONFLICT and not item.doubtful]
    assert root[0].get("failures") == str(len(sure))


def test_github_shows_no_more_than_it_can(checked):
    lines = written("github", checked).splitlines()
    for level in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{level} ") for line in lines) <= 10
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_the_action_log_has_a_row_for_every_finding_in_both_forms(checked):
    rows = list(csv.reader(io.StringIO(written("csv", checked).removeprefix("\ufeff"), newline="")))
    assert len(rows) == 1 + told(checked) + len(checked.tender.all_unread)
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", checked)))["Actions"]
    assert sheet.max_row == len(rows)


def test_the_summary_of_the_largest_pack_is_within_the_limit_of_github():
    if not LARGEST.exists():
        pytest.skip("../shared is absent")
    text = written("summary", checked_report(LARGEST))
    assert len(text.encode()) <= 1024 * 1024
    assert "left out" not in text


def test_two_runs_write_the_same_bytes(tmp_path):
    """Python orders sets anew in each run; the number that it does that by is set here, so that the runs differ."""
    for seed in ("1", "2"):
        outputs = [part for form in FORMS for part in ("-o", f"{form}={tmp_path / seed / f'tilint-report.{form}'}")]
        command = [sys.executable, "-m", "tilint", "check", str(OWN[1]), "--profile", "full", "--fail-on", "never", *outputs]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    for form in FORMS:
        first, second = ((tmp_path / seed / f"tilint-report.{form}").read_bytes() for seed in ("1", "2"))
        assert first, form
        assert first == second, form

"""The HTML report holds for real and realistic tenders: small enough to send, whole, and quickly made."""

from __future__ import annotations

import time
from pathlib import Path

import lxml.html
import pytest

from tilint.intake import find, read_tender
from tilint.linting import lint
from tilint.report import Report, Scope
from tilint.reporters import View, all_reporters
from tilint.rulepack import load_packs

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
PACKS = [ROOT / "corpora" / "packs" / "crisis-housing", *(SHARED / "packs" / name for name in ("facilities-framework", "gcloud"))]
PRESENT = [path for path in PACKS if path.exists()]
MOST_BYTES = 500_000


@pytest.fixture(scope="module", params=PRESENT, ids=lambda path: path.name)
def checked(request) -> tuple[Report, float]:
    (parcel,) = find([request.param])
    tender, rules = read_tender(parcel), load_packs()
    begun = time.perf_counter()
    report = lint(tender, rules, Scope("full"))
    return report, time.perf_counter() - begun


def html(report: Report, **view) -> str:
    written = all_reporters()["html"].write([report], View(**view))
    assert isinstance(written, str)
    return written


def test_the_page_is_small_and_costs_less_than_the_check(checked):
    report, checking = checked
    html(report)  # loads the templates
    begun = time.perf_counter()
    size = len(html(report).encode())
    assert size <= MOST_BYTES
    assert time.perf_counter() - begun < max(1.0, checking)


@pytest.mark.parametrize("role", ["commissioner", "provider"])
def test_every_finding_is_on_the_page_and_every_link_leads_somewhere(checked, role):
    report, _ = checked
    root = lxml.html.document_fromstring(html(report, role=role))
    assert len(root.xpath("//article")) == sum(bool(judgement.findings) for judgement in report.shown)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//@href")} <= set(ids)


def test_two_runs_give_the_same_bytes(checked):
    report, _ = checked
    assert html(report) == html(report)

"""What the facts and the rules on timing read from notices in OCDS JSON."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tilint.engine import judge_rule
from tilint.facts._calendar import SeasonKind, seasons
from tilint.facts._classification import kind_of_code
from tilint.facts.award import read_award
from tilint.facts.kind import read_kind
from tilint.facts.nation import read_nation
from tilint.facts.regime import read_regime
from tilint.facts.timetable import read_timetable
from tilint.finding import Verdict
from tilint.intake import Reader, find
from tilint.model import Tender
from tilint.parsers.ocds import PARSER
from tilint.reading import Reading, Settings
from tilint.report import Judgement
from tilint.rulepack import load_packs

NOTICES = Path(__file__).parents[3] / "shared" / "corpus" / "notices" / "uk_notices_human_services.ndjson"
PERIOD = {"startDate": "2027-05-04T00:00:00+01:00", "endDate": "2027-06-11T12:00:00+01:00"}


def notice(*, tag: str = "tender", date: str = "2027-05-04T09:00:00+01:00", address: Any = None, **tender: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"ocid": "ocds-zz9999-1", "id": "1", "date": date, "tag": [tag]}
    made["buyer"] = {"id": "GB-1", "name": "Larkford Borough Council"}
    made["parties"] = [{**made["buyer"], "roles": ["buyer"], "address": address or {"countryName": "England"}}]
    made["tender"] = {"title": "Night shelter", "value": {"amount": 9000, "currency": "GBP"}, "tenderPeriod": PERIOD, **tender}
    return made


def reading(made: dict[str, Any]) -> Reading:
    document = PARSER.read("notice.json", json.dumps(made).encode())
    return Reading(Tender("notice.json", (document,)), Settings())


def events(made: dict[str, Any]) -> dict[str, str]:
    found = reading(made).fact(read_timetable).events
    return {event.kind: f"{event.date} {event.time or ''}".strip() for event in found if event.kind != "other"}


def judgement(of: Reading, rule_id: str) -> Judgement:
    slug, rule, pack = next(entry for entry in load_packs().rules if entry[1].id == rule_id)
    return judge_rule(of, slug, rule, pack, of.fact(read_kind))


def test_every_step_of_a_notice_is_an_event() -> None:
    made = notice(
        enquiryPeriod={"startDate": "2027-05-04", "endDate": "2027-05-21T17:00:00+01:00"},
        awardPeriod={"startDate": "2027-06-14", "endDate": "2027-07-16"},
        bidOpening={"date": "2027-06-11T13:00:00+01:00"},
        contractPeriod={"startDate": "2027-10-01", "endDate": "2030-09-30", "maxExtentDate": "2032-09-30"},
    )
    made["awards"] = [{"standstillPeriod": {"endDate": "2027-07-30"}}]
    assert events(made) == {
        "issue": "2027-05-04",
        "clarification_deadline": "2027-05-21 17:00",
        "submission_deadline": "2027-06-11 12:00",
        "outcome": "2027-07-16",
        "standstill_end": "2027-07-30",
        "contract_start": "2027-10-01",
        "contract_end": "2030-09-30",
    }


def test_dates_of_budgets_validity_and_engagement_are_no_steps() -> None:
    made = notice(tag="planning", tenderPeriod=None, submissionTerms={"bidValidityPeriod": {"endDate": "2027-12-31"}})
    made["planning"] = {
        "milestones": [{"title": "Engagement end date", "dueDate": "2027-05-28"}],
        "budget": {
            "budgetBreakdown": [{"description": "2027/28", "period": {"startDate": "2027-04-01", "endDate": "2028-03-31"}}]
        },
    }
    assert events(made) == {}


def test_an_expression_of_interest_is_due_at_another_stage_than_the_tender() -> None:
    found = reading(notice(expressionOfInterestDeadline="2027-05-14")).fact(read_timetable)
    assert {event.scope for event in found.of("submission_deadline")} == {"selection", ""}
    assert found.disagreements == ()


def test_criteria_are_read_with_their_weights() -> None:
    criteria = [{"type": "quality", "name": "Support", "description": "65"}, {"type": "price", "description": "35"}]
    found = reading(notice(lots=[{"id": "1", "awardCriteria": {"criteria": criteria}}])).fact(read_award).criteria
    assert [(criterion.name, criterion.percent) for criterion in found] == [
        ("Support", 65),
        ("Price", 35),
    ]


@pytest.mark.parametrize(
    ("address", "part", "assumed"),
    [
        ({"region": "UKM82"}, "SCT", False),
        ({"postalCode": "CF10 1AA"}, "WLS", False),
        ({"region": "UKN06"}, "NIR", False),
        ({"countryName": "England"}, "ENG", False),
        ({"countryName": "United Kingdom"}, "ENG", True),
    ],
)
def test_the_buyers_address_tells_the_nation(address: dict[str, str], part: str, assumed: bool) -> None:
    nation = reading(notice(address=address)).fact(read_nation)
    assert (nation.country, nation.part, nation.assumed) == ("GB", part, assumed)


def test_a_place_of_delivery_elsewhere_does_not_move_the_buyer() -> None:
    made = notice(
        address={"region": "UKD3"}, items=[{"id": "1", "deliveryAddresses": [{"region": "UKM71"}, {"region": "UKM82"}]}]
    )
    assert reading(made).fact(read_nation).part == "ENG"


def test_the_law_of_a_notice_is_its_regime() -> None:
    assert reading(notice(legalBasis={"scheme": "UKPGA", "id": "2023/54"})).fact(read_regime).name == "procurement-act-2023"


# The buyer's classification


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("85000000", "people-services"),
        ("85311000", "people-services"),
        ("80110000", "people-services"),
        ("75231240", "people-services"),
        ("80500000", "training"),
        ("80400000", "training"),
        ("85200000", ""),
        ("85147000", ""),
        ("80000000", ""),
        ("75231000", ""),
        ("98000000", ""),
        ("45000000", ""),
        ("33100000", ""),
    ],
)
def test_a_code_tells_a_kind_where_its_family_does(code: str, kind: str) -> None:
    assert kind_of_code(code) == kind


def test_a_notice_of_few_words_is_of_the_kind_that_its_buyer_says() -> None:
    kind = reading(notice(classification={"scheme": "CPV", "id": "85311000", "description": "Social work"})).fact(read_kind)
    assert kind.names == {"people-services"}
    assert kind.traits[0].words[0] == "85311000 Social work"


def test_only_the_main_code_tells_the_kind() -> None:
    made = notice(
        classification={"scheme": "CPV", "id": "45000000", "description": "Construction work"},
        additionalClassifications=[{"scheme": "CPV", "id": "85311000", "description": "Social work"}],
    )
    assert "people-services" not in reading(made).fact(read_kind).names


# Rules on timing


@pytest.mark.parametrize(
    ("period", "verdict", "words"),
    [
        (("2027-05-04", "2027-06-11"), Verdict.MET, "38 days"),
        (("2027-05-04", "2027-05-20"), Verdict.CONFLICT, "16 days"),
        (("2027-05-04", "2027-05-04"), Verdict.CONFLICT, "0 days"),
        (("2027-05-04", "2027-06-01"), Verdict.GAP, "could not tell"),
        ((None, "2027-06-11"), Verdict.GAP, "could not tell"),
    ],
)
def test_the_time_to_apply_is_judged(period: tuple[str | None, str], verdict: Verdict, words: str) -> None:
    made = notice(tag="award", tenderPeriod={"startDate": period[0], "endDate": period[1]})
    found = judgement(reading(made), "realistic-deadlines")
    assert found.verdict is verdict
    assert words in found.findings[0].message


@pytest.mark.parametrize(
    ("closes", "address", "verdict"),
    [
        ("2026-12-29T12:00:00Z", None, Verdict.CONFLICT),
        ("2027-03-29T12:00:00+01:00", None, Verdict.CONFLICT),
        ("2027-07-12T12:00:00+01:00", {"region": "UKN06"}, Verdict.CONFLICT),
        ("2027-07-12T12:00:00+01:00", None, Verdict.MET),
        ("2027-07-02T12:00:00+01:00", {"region": "UKM82"}, Verdict.CONFLICT),
        ("2027-06-11T12:00:00+01:00", None, Verdict.MET),
    ],
)
def test_a_deadline_is_compared_with_the_holidays_of_the_buyers_nation(closes: str, address: Any, verdict: Verdict) -> None:
    made = notice(tag="award", address=address, tenderPeriod={"endDate": closes})
    assert judgement(reading(made), "consider-timings").verdict is verdict


def test_the_real_notices_are_all_read_and_answered() -> None:
    if not NOTICES.exists():
        pytest.skip("../shared is absent")
    verdicts: Counter[tuple[str, str]] = Counter()
    windows = over_holiday = 0
    away: tuple[SeasonKind, ...] = ("christmas", "easter", "public-holiday")
    with Reader() as reader:
        for parcel in find([NOTICES]):
            tender = reader.read(parcel)
            assert tender.unread == ()
            here = Reading(tender, Settings())
            timetable, nation = here.fact(read_timetable), here.fact(read_nation)
            opened, closed = timetable.main("issue"), timetable.main("submission_deadline")
            if opened and closed and opened.date and closed.date:
                windows += 1
                inside = seasons(nation.country, nation.part, opened.date, closed.date)
                over_holiday += any(season.kind in away for season in inside)
            for name in ("realistic-deadlines", "consider-timings"):
                verdicts[name, judgement(here, name).verdict.value] += 1
    assert sum(verdicts.values()) == 2 * 59
    assert windows == 30
    assert over_holiday == 13

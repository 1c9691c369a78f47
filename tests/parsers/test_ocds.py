"""A notice in OCDS JSON is read as a document: headings, dates, criteria and words, in the names of its fields."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ocds_building import RELEASE, read, release, rows, said

from tilint.model import BlockKind
from tilint.parsers import CannotRead


def test_a_release_becomes_a_document_named_after_its_tender() -> None:
    document = read(RELEASE)
    assert document.kind == "ocds"
    assert document.title == "Night shelter for young adults (ocds-zz9999-shelter-1)"
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[0].text == "Night shelter for young adults"
    assert document.notes == ()


@pytest.mark.parametrize(
    "wrapped",
    [
        {"release": RELEASE},
        {"version": "1.1", "uri": "https://x.example", "releases": [RELEASE]},
        {"records": [{"ocid": RELEASE["ocid"], "compiledRelease": {**RELEASE, "tag": ["compiled"]}, "releases": [RELEASE]}]},
        {"ocid": RELEASE["ocid"], "releases": [RELEASE]},
        {"record": {"ocid": RELEASE["ocid"], "compiledRelease": {**RELEASE, "tag": ["compiled"]}, "releases": [RELEASE]}},
        [RELEASE],
    ],
)
def test_packages_records_and_wrappers_say_the_same_as_the_release(wrapped: object) -> None:
    assert rows(read(wrapped), "Timetable") == rows(read(RELEASE), "Timetable")


def test_the_timetable_names_dates_after_their_fields() -> None:
    assert rows(read(RELEASE), "Timetable") == [
        "Tender notice published | 4 May 2027",
        "Tender period opens | 4 May 2027",
        "Enquiry period closes | 21 May 2027, 17:00",
        "Tender period closes | 11 June 2027, 12:00",
    ]


def test_the_contract_says_when_it_runs_what_it_is_worth_and_what_it_is() -> None:
    contract = rows(read(RELEASE), "Contract")
    assert "Contract period starts | 1 October 2027" in contract
    assert "Contract period ends | 30 September 2030" in contract
    assert "Value | £480,000" in contract
    code = "Common Procurement Vocabulary (CPV) 85311000 Social work services with accommodation"
    assert f"Main classification | {code}" in contract


def test_paragraphs_and_lists_of_a_description_stay_apart() -> None:
    blocks = [block for block in read(RELEASE).blocks if block.section[-1] == "Description"][1:]
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "A shelter that is open each night of the year."),
        (BlockKind.LIST_ITEM, "twelve beds"),
        (BlockKind.LIST_ITEM, "two workers on shift"),
    ]


def test_documents_are_listed_with_type_format_and_link() -> None:
    link = "https://larkford.example/bid.pdf"
    assert rows(read(RELEASE), "Documents listed") == [f"How to bid | bidding documents | application/pdf | {link}"]


def test_the_buyer_has_its_address_nation_and_contact_point() -> None:
    assert rows(read(RELEASE), "Buyer") == [
        "Name | Larkford Borough Council",
        "Address | 1 Quay Street, Larkford, LK1 1AA, England",
        "Nation of the buyer | England",
        "Contact point | Procurement team, bids@larkford.example",
    ]


@pytest.mark.parametrize(
    ("address", "nation"),
    [
        ({"region": "UKM71"}, "Scotland"),
        ({"region": "TLL22"}, "Wales"),
        ({"postalCode": "BT1 1AA"}, "Northern Ireland"),
        ({"postalCode": "EH1 1AA", "countryName": "United Kingdom"}, "Scotland"),
        ({"countryName": "GB-WLS"}, "Wales"),
        ({"region": "UKD3", "countryName": "GB"}, "England"),
    ],
)
def test_a_region_a_postcode_or_a_country_tells_the_nation(address: dict[str, str], nation: str) -> None:
    made = release()
    made["parties"][0]["address"] = address
    assert f"Nation of the buyer | {nation}" in rows(read(made), "Buyer")


@pytest.mark.parametrize("address", [{"postalCode": "CH1 1AA"}, {"countryName": "Other"}, {"region": "North East"}, {}])
def test_an_address_that_could_be_anywhere_names_no_nation(address: dict[str, str]) -> None:
    made = release()
    made["parties"][0]["address"] = address
    assert not any(row.startswith("Nation") for row in rows(read(made), "Buyer"))


# Award criteria


def test_numbers_of_criteria_are_weights() -> None:
    criteria = [
        {"type": "quality", "name": "Support", "numbers": [{"number": 0.7, "weight": "decimalExact"}]},
        {"type": "price", "numbers": [{"number": 30, "weight": "percentageExact"}]},
        {"type": "quality", "name": "Social value", "numbers": [{"number": 15, "weight": "pointsExact"}]},
    ]
    found = rows(read(release(lots=[{"id": "1", "awardCriteria": {"criteria": criteria}}])), "Award criteria")
    assert found == ["Support | 70%", "Price | 30%", "Social value | 15 points"]


def test_descriptions_that_are_bare_numbers_are_percent_where_they_sum_to_100() -> None:
    criteria = [{"type": "quality", "name": "Technical", "description": "65"}, {"type": "price", "description": "35"}]
    assert rows(read(release(awardCriteria={"criteria": criteria})), "Award criteria") == ["Technical | 65%", "Price | 35%"]


def test_bare_numbers_that_do_not_sum_to_100_are_points() -> None:
    criteria = [{"type": "quality", "description": "20"}, {"type": "price", "description": "20"}]
    assert rows(read(release(awardCriteria={"criteria": criteria})), "Award criteria") == [
        "Quality | 20 points",
        "Price | 20 points",
    ]


def test_words_about_a_criterion_are_no_weight() -> None:
    criteria = [{"type": "quality", "name": "Support", "description": "How 24 young people are supported"}]
    found = rows(read(release(awardCriteria={"criteria": criteria})), "Award criteria")
    assert found == ["Support | How 24 young people are supported"]


def test_criteria_that_all_lots_share_stand_once_and_others_under_their_lot() -> None:
    one = {"criteria": [{"type": "price", "description": "100%"}]}
    other = {"criteria": [{"type": "quality", "description": "100%"}]}
    shared = read(release(lots=[{"id": "1", "awardCriteria": one}, {"id": "2", "awardCriteria": one}]))
    assert rows(shared, "Award criteria") == ["Price | 100%"]
    apart = read(release(lots=[{"id": "1", "awardCriteria": one}, {"id": "2", "awardCriteria": other}]))
    assert rows(apart, "Award criteria of lot 1") == ["Price | 100%"]
    assert rows(apart, "Award criteria of lot 2") == ["Quality | 100%"]


def test_lots_that_are_judged_alike_but_for_their_details_each_keep_them() -> None:
    details = ("Quality counts 60%, price 40%.", "Quality counts 80%, price 20%.")
    found = read(release(lots=[{"id": str(number), "awardCriteriaDetails": said} for number, said in enumerate(details, 1)]))
    assert {block.text for block in found.blocks} >= set(details)


def test_a_weight_ends_in_no_bare_point() -> None:
    criteria = [{"type": "quality", "numbers": [{"number": number, "weight": "percentageExact"}]} for number in (17.001, 82.5)]
    found = rows(read(release(awardCriteria={"criteria": criteria})), "Award criteria")
    assert found == ["Quality | 17%", "Quality | 82.5%"]


def test_a_code_for_the_criteria_is_written_in_words() -> None:
    assert rows(read(release(awardCriteria="priceOnly")), "Award criteria") == ["Award criteria | Price only"]


# When the tender was published


def published(made: dict[str, Any]) -> list[str]:
    return [row for row in rows(read(made), "Timetable") if row.startswith(("Tender notice", "Tender period opens"))]


PERIOD = {"endDate": "2027-06-11T12:00:00+01:00"}


def test_a_tender_release_was_published_on_its_own_date() -> None:
    assert published(release(tenderPeriod=PERIOD)) == ["Tender notice published | 4 May 2027"]


@pytest.mark.parametrize("tag", ["award", "awardUpdate", "tenderAmendment", "tenderUpdate", "contract", "planning"])
def test_the_date_of_a_later_release_is_not_the_day_of_issue(tag: str) -> None:
    document = read({**release(tenderPeriod=PERIOD), "tag": [tag]})
    assert not any(row.startswith("Tender notice published") for row in rows(document, "Timetable"))
    assert document.notes == ("does not say when the tender was published, so its time to apply is not known",)


def test_an_amendment_says_when_the_notice_was_changed() -> None:
    document = read({**release(tenderPeriod=PERIOD), "tag": ["tenderUpdate"]})
    assert "Notice last changed | 4 May 2027" in rows(document, "Timetable")


def test_a_tender_may_say_itself_when_it_was_published() -> None:
    made = {**release(tenderPeriod=PERIOD, datePublished="2027-04-19T10:00:00+01:00"), "tag": ["award"]}
    assert published(made) == ["Tender notice published | 19 April 2027"]


def test_the_document_of_the_tender_notice_tells_when_it_was_published() -> None:
    notice = {"id": "1", "documentType": "tenderNotice", "datePublished": "2027-04-20T10:00:00Z"}
    other = {"id": "2", "documentType": "awardNotice", "datePublished": "2027-01-20T10:00:00Z"}
    made = {**release(tenderPeriod=PERIOD, documents=[other, notice]), "tag": ["award"]}
    assert published(made) == ["Tender notice published | 20 April 2027"]


def test_a_record_tells_by_its_first_tender_release_whether_that_is_held_or_linked() -> None:
    award = {**release(tenderPeriod=PERIOD), "tag": ["award"], "date": "2027-08-02T00:00:00Z"}
    linked = [{"url": "https://x.example/1", "date": "2027-04-12T00:00:00Z", "tag": ["tender"]}]
    assert published({"ocid": award["ocid"], "releases": linked, "compiledRelease": award}) == [
        "Tender notice published | 12 April 2027"
    ]
    first = {**release(tenderPeriod=PERIOD), "date": "2027-04-13T00:00:00Z"}
    document = read({"ocid": award["ocid"], "releases": [award, first]})
    assert "Tender notice published | 13 April 2027" in rows(document, "Timetable")
    assert document.notes == ("is read as of the newest of its 2 releases",)


def test_the_newest_release_of_a_record_is_the_one_that_holds() -> None:
    later = {
        **release(tenderPeriod={"endDate": "2027-06-25T12:00:00+01:00"}),
        "tag": ["tenderUpdate"],
        "date": "2027-05-20T00:00:00Z",
    }
    document = read({"ocid": later["ocid"], "releases": [later, RELEASE]})
    assert "Tender period closes | 25 June 2027, 12:00" in rows(document, "Timetable")


def test_an_opening_before_the_publication_comes_first() -> None:
    made = release(tenderPeriod={"startDate": "2027-05-02", "endDate": "2027-06-11"})
    assert published(made) == ["Tender period opens | 2 May 2027", "Tender notice published | 4 May 2027"]


def test_what_is_planned_is_said_to_be_planned() -> None:
    made = release(tenderPeriod=None, enquiryPeriod=None, communication={"futureNoticeDate": "2027-07-23T23:59:59+01:00"})
    made |= {
        "tag": ["planning"],
        "planning": {"milestones": [{"title": "Engagement end date", "dueDate": "2027-06-30T23:59:59Z"}]},
    }
    assert rows(read(made), "Timetable") == [
        "Engagement end date | 30 June 2027, 23:59",
        "Tender notice to be published | 23 July 2027",
    ]


def test_the_award_and_its_standstill_are_dated() -> None:
    made = release() | {
        "awards": [{"date": "2027-08-02T00:00:00+01:00", "standstillPeriod": {"endDate": "2027-08-12T23:59:59+01:00"}}]
    }
    timetable = rows(read(made), "Timetable")
    assert "Award decision | 2 August 2027" in timetable
    assert "Standstill period ends | 12 August 2027, 23:59" in timetable


# Days and times


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2027-06-11T12:00:00+01:00", "11 June 2027, 12:00"),
        ("2027-01-11T12:00:00Z", "11 January 2027, 12:00"),
        ("2027-06-11T12:00:00Z", "11 June 2027, 12:00 UTC"),
        ("2027-06-10T23:00:00Z", "11 June 2027"),
        ("2027-06-10T23:30:00Z", "11 June 2027, 00:30"),
        ("2027-06-11T23:59:59Z", "11 June 2027, 23:59"),
        ("2027-06-11T00:00:00Z", "11 June 2027"),
        ("2027-06-11T14:00:00+03:00", "11 June 2027, 12:00"),
        ("2027-06-11T12:00:00.123+01:00", "11 June 2027, 12:00"),
        ("2027-06-11T12:00:00", "11 June 2027, 12:00"),
        ("2027-06-11", "11 June 2027"),
    ],
)
def test_days_are_those_of_the_united_kingdom(written: str, shown: str) -> None:
    assert f"Tender period closes | {shown}" in rows(read(release(tenderPeriod={"endDate": written})), "Timetable")


def test_times_of_other_countries_stay_as_they_are_written() -> None:
    made = release(tenderPeriod={"endDate": "2027-06-11T12:00:00-04:00"}, value={"amount": 5, "currency": "CAD"})
    made["parties"] = []
    document = read(made)
    assert "Tender period closes | 11 June 2027, 12:00" in rows(document, "Timetable")
    assert "Value | CAD 5" in rows(document, "Contract")


@pytest.mark.parametrize("written", ["2027-02-30T12:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "11/06/2027"])
def test_what_is_no_day_is_left_out_and_said(written: str) -> None:
    document = read(release(tenderPeriod={"endDate": written}))
    assert not any("period closes | 1" in row for row in rows(document, "Timetable") if row.startswith("Tender"))
    assert any("tender.tenderPeriod.endDate" in note for note in document.notes)


def test_a_day_that_is_still_open_is_kept_in_its_words() -> None:
    assert "Tender period closes | TBC" in rows(read(release(tenderPeriod={"endDate": "TBC"})), "Timetable")


# Words


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("One thing.rnrnAnother thing", ["One thing.", "Another thing"]),
        ("Lots:rnLot 1", ["Lots:", "Lot 1"]),
        ("<p>Care &amp; support</p><p>At night</p>", ["Care & support", "At night"]),
        ("Worth \u00c2\u00a35 each", ["Worth £5 each"]),
        ("Northern Ireland, modern care and a pattern A", ["Northern Ireland, modern care and a pattern A"]),
        ("less < more and more > less", ["less < more and more > less"]),
        ("red\x1b[31m \ud800alert\u202e", ["red[31m alert"]),
    ],
)
def test_what_publishers_systems_did_to_words_is_undone(written: str, lines: list[str]) -> None:
    found = [block.text for block in read(release(description=written)).blocks if block.section[-1] == "Description"][1:]
    assert found == lines


def test_a_long_text_that_a_lot_repeats_is_written_once() -> None:
    words = "The shelter gives young adults a bed, a meal and somebody to talk to on every night of the year."
    document = read(release(description=words, lots=[{"id": "1", "description": words}]))
    assert [block.text for block in document.blocks].count(words) == 1


def test_a_field_that_a_publisher_added_is_written_under_its_name() -> None:
    document = read(release(riskDetails="Numbers of guests may rise in winter.", specialRegime=["lightTouch"]))
    assert rows(document, "Further details") == [
        "Risk details | Numbers of guests may rise in winter.",
        "Special regime | light touch",
    ]


def test_lots_have_headings_periods_and_renewals_of_their_own() -> None:
    lots = [
        {"id": "1", "title": "North", "contractPeriod": {"startDate": "2027-10-01", "endDate": "2028-09-30"}},
        {
            "id": "2",
            "title": "South",
            "contractPeriod": {"durationInDays": 720},
            "hasRenewal": True,
            "renewal": {"description": "One further year."},
        },
    ]
    document = read(release(contractPeriod=None, lots=lots))
    assert rows(document, "Lot 1: North")[:2] == [
        "Contract period starts | 1 October 2027",
        "Contract period ends | 30 September 2028",
    ]
    assert rows(document, "Lot 2: South") == [
        "Contract period | 24 months (720 days)",
        "Has renewal | yes",
        "Renewal | One further year.",
    ]


@pytest.mark.parametrize(
    ("basis", "law"),
    [
        ({"scheme": "UKPGA", "id": "2023/54"}, "Procurement Act 2023"),
        ({"scheme": "CELEX", "id": "32014L0024"}, "Directive 2014/24/EU"),
        ({"scheme": "X", "id": "9/9"}, "X 9/9"),
    ],
)
def test_the_law_is_named(basis: dict[str, str], law: str) -> None:
    assert f"Legal basis | {law}" in rows(read(release(legalBasis=basis)), "Contract")


def test_suppliers_of_an_award_are_counted_and_not_named() -> None:
    document = read(
        release() | {"awards": [{"suppliers": [{"name": "Harbour Alliance"}], "value": {"amount": 9.5, "currency": "GBP"}}]}
    )
    assert rows(document, "Awards") == ["Awarded to | 1 supplier", "Value of the award | £9.50"]


def test_the_same_notice_gives_the_same_document() -> None:
    assert read(RELEASE) == read(json.dumps(RELEASE, indent=4).encode("utf-8-sig"))


# What cannot be read, or holds something else than it should


@pytest.mark.parametrize("value", [{}, [], {"type": "FeatureCollection", "features": []}, {"a": 1}, [1, 2], "words", 3, None])
def test_json_that_is_no_notice_is_told_as_such(value: object) -> None:
    with pytest.raises(CannotRead, match="JSON, but not an OCDS notice"):
        read(value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "not whole JSON: .* at line 1, character 2"),
        (b'{"ocid": "x",\n "tender": {"title": "A"', "not whole JSON: .* at line 2"),
        (b"not JSON at all", "not whole JSON"),
        (b'{"a":' * 50_000, "nested more deeply"),
        (b"[" * 50_000, "nested more deeply"),
        (b"  \n ", "empty"),
    ],
)
def test_broken_json_gets_one_clear_line(data: bytes, words: str) -> None:
    with pytest.raises(CannotRead, match=words) as told:
        read(data)
    assert "\n" not in str(told.value)


def test_several_notices_in_one_document_are_not_mixed() -> None:
    with pytest.raises(CannotRead, match="several notices"):
        read({"releases": [RELEASE, {**RELEASE, "ocid": "ocds-zz9999-other"}]})


def test_a_record_that_only_points_elsewhere_says_so() -> None:
    with pytest.raises(CannotRead, match="elsewhere"):
        read({"ocid": "x", "releases": [{"url": "https://x.example", "date": "2027-01-01T00:00:00Z", "tag": ["tender"]}]})


ODD: list[object] = [None, True, 7, -1.5, "", "words", [], {}, [[]], [None, 3], [{"a": 1}], {"a": [1]}, 10**400, [[[[[[[1]]]]]]]]


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_field_of_any_other_type_costs_that_field_alone(odd: object) -> None:
    for key in RELEASE["tender"]:
        if key != "title":
            assert read(release(**{key: odd})).blocks[0].text == "Night shelter for young adults"
    for key in RELEASE:
        if key not in {"tender", "ocid"}:
            assert "Value | £480,000" in rows(read({**RELEASE, key: odd}), "Contract")


def test_fields_of_another_type_are_named_in_a_note() -> None:
    document = read(release(tenderPeriod=["2027-06-11"], lots=[{"value": 3}, 5]))
    (note,) = document.notes
    assert note.startswith("has fields that hold something else than OCDS says, and were left out: ")
    assert "tender.tenderPeriod" in note
    assert "tender.lots[]" in note


def test_numbers_beyond_all_measure_are_left_out() -> None:
    data = json.dumps(release()).replace("480000", "9" * 5000).encode()
    assert not any(row.startswith("Value") for row in rows(read(data), "Contract"))


def test_names_of_fields_cannot_smuggle_control_characters() -> None:
    document = read(release(**{"x\x1b[31m\u202e\ud800y": "words of it", "tenderPeriod": {"a\x1b": 1}}))
    shown = "".join(said(block) for block in document.blocks) + "".join(document.notes)
    assert "words of it" in shown
    assert not {"\x1b", "\u202e"} & set(shown)
    shown.encode("utf-8")


def test_a_large_notice_is_read_in_linear_time() -> None:
    lots = [
        {"id": str(number), "title": f"Lot of area {number}", "description": f"Area {number}. " * 20} for number in range(2000)
    ]
    assert len(read(release(lots=lots)).blocks) > 4000

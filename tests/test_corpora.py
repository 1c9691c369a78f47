"""The tenders written for the project: what stands in corpora/ is sound, labelled and built from its sources."""

import importlib
import json
import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import docx
import holidays
import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT / "corpora"
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(CORPORA))
build = importlib.import_module("build")
labelling = importlib.import_module("labelling")
markdown_source = importlib.import_module("markdown_source")

TENDERS = build.tenders()
LABELS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(build.LABELS.glob("*.json"))}
EVENTS = {
    "issue",
    "clarification_deadline",
    "clarification_response",
    "submission_deadline",
    "interview",
    "outcome",
    "standstill_end",
    "contract_start",
    "contract_end",
    "other",
}
NOT_ACRONYMS = {"ISO", "XX", "SSF"}
"""Capitals that need no long form: a standard's number, a placeholder, a form's number."""
WEEKDAY_DATE = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d{1,2}) ([A-Z][a-z]+) (20\d\d)")

each_tender = pytest.mark.parametrize("tender", TENDERS, ids=lambda path: path.name)
each_pack = pytest.mark.parametrize("pack", sorted(LABELS))


def squeeze(text):
    return re.sub(r"\s+", "", text)


def source_text(tender):
    return "\n".join(
        markdown_source.curly(path.read_text(encoding="utf-8").split("---\n", 2)[2]) for path in sorted(tender.glob("*.md"))
    )


def file_text(path):
    if path.suffix == ".pdf":
        return squeeze("".join(labelling.page_texts(path)))
    paragraphs = docx.Document(path).element.body.iter(docx.oxml.ns.qn("w:p"))
    text = docx.oxml.ns.qn("w:t")
    return "\n".join(squeeze("".join(leaf.text or "" for leaf in item.iter(text))) for item in paragraphs)


def quoted(labels):
    for point in labels["points"].values():
        yield from ((entry["file"], entry["page"], entry["quote"]) for entry in point["evidence"])
    for key in ("data_requests", "language"):
        yield from ((entry["file"], entry["page"], entry["quote"]) for entry in labels[key])
    yield from ((entry["file"], entry["page"], entry["as_written"]) for entry in labels["timeline"])


def test_there_is_a_good_a_bad_and_two_mixed_tenders_each_in_word_and_in_pdf():
    assert len(TENDERS) >= 4
    for tender in TENDERS:
        kinds = [{path.suffix for path in (build.PACKS / name).iterdir()} for name in build.variants(tender.name)]
        assert {".docx"} in kinds
        assert {".pdf"} in kinds


def test_every_pack_has_a_label_file_and_every_label_file_its_pack():
    assert {path.name for path in build.PACKS.iterdir()} == set(LABELS)


@each_tender
def test_word_files_and_labels_are_built_from_the_sources_as_they_stand(tender):
    assert build.stale(tender, with_pdf=False) == []


def test_the_same_source_gives_the_same_bytes():
    source = TENDERS[0]
    assert build.word_files(source) == build.word_files(source)


def test_a_changed_source_is_noticed(tmp_path, monkeypatch):
    changed = tmp_path / TENDERS[0].name
    changed.mkdir()
    for path in TENDERS[0].iterdir():
        text = path.read_text(encoding="utf-8").replace("Contract Price", "Charges")
        (changed / path.name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(build, "labels_text", lambda *_: "")
    assert f"{changed.name}/01-invitation-to-tender.docx" in build.stale(changed, with_pdf=False)


@each_tender
def test_a_tender_is_as_long_as_a_real_one(tender):
    pages = sum(len(labelling.page_texts(path)) for path in (build.PACKS / f"{tender.name}-pdf").iterdir())
    assert 5 <= pages <= 25


@each_pack
def test_labels_have_the_form_of_the_shared_label_sets(pack):
    labels = LABELS[pack]
    assert labels["pack"] == pack
    assert labels["files"] == sorted(path.name for path in (build.PACKS / pack).iterdir())
    assert {entry["event"] for entry in labels["timeline"]} <= EVENTS
    for entry in labels["timeline"]:
        assert entry["date"] is None or date.fromisoformat(entry["date"])
        assert entry["time"] is None or datetime.strptime(entry["time"], "%H:%M")  # noqa: DTZ007 - a time of day
    assert all(0 <= entry["percent"] <= 100 for entry in labels["weights"])
    assert all(isinstance(entry["justified"], bool) for entry in labels["data_requests"])
    assert all(isinstance(entry["expanded"], bool) for entry in labels["acronyms"])
    assert {entry["kind"] for entry in labels["language"]} <= {"deficit", "punitive", "jargon"}


@each_pack
def test_each_point_has_a_verdict_and_evidence_where_the_verdict_needs_it(pack):
    for slug, point in LABELS[pack]["points"].items():
        assert point["verdict"] in {"met", "conflict", "absent", "na"}, slug
        assert point["confidence"] in {"high", "medium", "low"}, slug
        needs_evidence = point["verdict"] in {"met", "conflict"}
        assert 1 <= len(point["evidence"]) <= 3 if needs_evidence else point["evidence"] == [], slug
        assert all(20 <= len(entry["quote"]) <= 300 for entry in point["evidence"]), slug
        assert point["note"] or point["verdict"] != "na", slug


def test_all_packs_answer_the_same_points():
    assert len({tuple(sorted(labels["points"])) for labels in LABELS.values()}) == 1
    assert len(LABELS["family-support"]["points"]) >= 51


def test_the_points_are_those_of_the_shared_label_sets_and_plain_language():
    shared = SHARED / "corpus" / "labels" / "gcloud.json"
    if not shared.exists():
        pytest.skip("the shared corpus is absent")
    expected = {*json.loads(shared.read_text(encoding="utf-8"))["points"], "procure/consistency-plain-language"}
    assert set(LABELS["family-support"]["points"]) == expected


@each_pack
def test_every_quote_stands_in_its_file(pack):
    texts = {path.name: file_text(path) for path in (build.PACKS / pack).iterdir()}
    missing = [quote for file, _, quote in quoted(LABELS[pack]) if squeeze(quote) not in texts[file]]
    assert missing == []


@each_pack
def test_a_page_is_given_for_pdf_alone_and_holds_the_quote(pack):
    pages = {path.name: [squeeze(text) for text in labelling.page_texts(path)] for path in (build.PACKS / pack).glob("*.pdf")}
    for file, page, quote in quoted(LABELS[pack]):
        if file not in pages:
            assert page is None
        else:
            assert squeeze(quote)[:20] in pages[file][page - 1]


@each_pack
def test_every_acronym_stands_in_its_file(pack):
    texts = {path.name: file_text(path) for path in (build.PACKS / pack).iterdir()}
    assert all(entry["short"] in texts[entry["file"]] for entry in LABELS[pack]["acronyms"])


@each_tender
def test_no_acronym_is_forgotten(tender):
    found = set(re.findall(r"\b[A-Z]{2,}\b", source_text(tender)))
    labelled = {entry["short"] for entry in LABELS[tender.name]["acronyms"]}
    assert found - labelled - NOT_ACRONYMS == set()


@each_tender
def test_weekday_names_are_right_except_where_the_label_says_they_are_meant_to_be_wrong(tender):
    wrong = set()
    for match in WEEKDAY_DATE.finditer(source_text(tender)):
        day = datetime.strptime(" ".join(match.groups()[1:]), "%d %B %Y")  # noqa: DTZ007 - a day, not an instant
        if day.strftime("%A") != match[1] + "day":
            wrong.add(match[0])
    assert wrong == set(labelling.read_labels(tender / "labels.yaml").get("meant_to_be_wrong", []))


def day_of(pack, event):
    return next(date.fromisoformat(e["date"]) for e in LABELS[pack]["timeline"] if e["event"] == event)


def working_days(pack):
    """Return the working days of England in the window, the day of issue not counted."""
    free = holidays.country_holidays("GB", subdiv="ENG", years=range(2026, 2030))
    day, last = day_of(pack, "issue"), day_of(pack, "submission_deadline")
    days = (day + timedelta(n) for n in range(1, (last - day).days + 1))
    return sum(item.weekday() < 5 and item not in free for item in days)


def test_the_windows_are_as_the_labels_say():
    windows = {
        pack: ((day_of(pack, "submission_deadline") - day_of(pack, "issue")).days, working_days(pack))
        for pack in ("family-support", "crisis-housing", "youth-grants", "trauma-training")
    }
    assert windows == {
        "family-support": (44, 32),
        "crisis-housing": (21, 12),
        "youth-grants": (25, 19),
        "trauma-training": (30, 20),
    }


def test_the_good_tender_keeps_clear_of_holidays_on_every_day_of_its_timetable():
    free = holidays.country_holidays("GB", subdiv="ENG", years=range(2026, 2030))
    half_term = {date(2026, 10, 26) + timedelta(n) for n in range(5)}
    days = {date.fromisoformat(e["date"]) for e in LABELS["family-support"]["timeline"] if e["event"] != "contract_end"}
    assert not days & half_term
    assert all(day not in free and day.weekday() < 5 for day in days)


def weights(pack, parent=None):
    return sum(entry["percent"] for entry in LABELS[pack]["weights"] if entry["parent"] == parent)


def test_weights_sum_as_each_tender_means_them_to():
    assert weights("family-support") == 100
    assert weights("family-support", "Quality") == 75
    assert weights("family-support", "Price") == 25
    assert weights("youth-grants") == 100
    assert [weights("trauma-training", block) for block in (None, "Quality", "Price")] == [100, 100, 100]
    assert weights("crisis-housing") == 95
    assert weights("crisis-housing", "Quality") == 40


def verdicts(pack):
    return [point["verdict"] for point in LABELS[pack]["points"].values()]


def test_the_good_tender_meets_every_point_and_the_bad_one_works_against_most():
    assert set(verdicts("family-support")) == {"met"}
    assert verdicts("crisis-housing").count("conflict") >= 20


@pytest.mark.parametrize("pack", ["youth-grants", "trauma-training"])
def test_a_mixed_tender_holds_every_kind_of_verdict(pack):
    counts = {verdict: verdicts(pack).count(verdict) for verdict in ("met", "conflict", "absent")}
    assert min(counts.values()) >= 6


@each_tender
def test_other_packs_of_a_tender_differ_from_the_first_only_in_files_and_pages(tender):
    def bare(labels):
        text = json.dumps({**labels, "pack": ""}, ensure_ascii=False)
        return re.sub(r'"page": (?:\d+|null)', '"page": 0', text.replace(".pdf", ".docx"))

    assert len({bare(LABELS[name]) for name in build.variants(tender.name)}) == 1


def test_the_word_files_have_what_real_ones_have():
    path = build.PACKS / "family-support" / "02-specification.docx"
    parts = build.members(path.read_bytes())
    body = parts["word/document.xml"]
    assert all(mark in body for mark in (b"TOC \\o", b"w:footnoteReference", b"w:tblHeader", b"Heading1"))
    assert b"Domestic" not in parts["word/footnotes.xml"]
    assert b"needs assessment" in parts["word/footnotes.xml"]
    award = build.members((path.parent / "01-invitation-to-tender.docx").read_bytes())["word/document.xml"]
    assert b"w:vMerge" in award
    form = build.members((build.PACKS / "youth-grants" / "02-application-form.docx").read_bytes())["word/document.xml"]
    assert b"w14:checkbox" in form
    assert form.count(b"<w:sdt>") >= 20


@each_tender
def test_people_and_places_are_invented(tender):
    text = source_text(tender)
    numbers = re.findall(r"\b0\d{4} ?\d{6}\b", text)
    assert all(number.startswith("01632 960") for number in numbers)
    assert all(address.endswith(".example.org") for address in re.findall(r"[\w.]+@([\w.]+\w)", text))


def runs(text, length):
    words = re.findall(r"[a-z0-9£%']+", text.lower().replace("\u2019", "'"))
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


@each_tender
def test_no_sentence_of_the_guidance_stands_in_a_tender(tender):
    folder = SHARED / "guidance"
    if not folder.exists():
        pytest.skip("the shared guidance is absent")
    texts = [path for path in folder.iterdir() if path.suffix in {".txt", ".tsv"}]
    guidance = "\n".join(path.read_text(encoding="utf-8") for path in texts)
    assert runs(source_text(tender), 7) & runs(guidance, 7) == set()

"""The HTML report is one page that anyone can read: nothing of a tender runs, nothing is fetched, every picture is also words."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise

import lxml.html
import pytest
from reporting import UNREAD, about, against, document, met, missing, point, report, whole, written

from tilint.finding import Verdict
from tilint.linting import lint
from tilint.model import Tender
from tilint.report import Prompt, Report, Scope, Stage
from tilint.rulepack import load_packs
from tilint.testing import read_example

ITT = """# Northshire County Council: invitation to tender for a family support service

## 1 Timetable

| Step | Date |
| --- | --- |
| Tender issued | Monday 7 December 2026 |
| Last day for questions | Friday 18 December 2026 |
| Tender return | 12 noon, Friday 8 January 2027 |
| Contract starts | Thursday 1 April 2027 |

## 2 Award criteria

| Criterion | Weight |
| --- | --- |
| Quality | 70% |
| Price | 30% |

Late bids will not be opened. We will send written feedback to every bidder by 26 February 2027.
"""


@cache
def family_support(name: str = "family-support", profile: str = "full") -> Report:
    reading = read_example({"itt.md": ITT})
    return lint(Tender(name, reading.tender.documents), load_packs(), Scope(profile), reading.settings)


def page(*reports: Report, **view) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(written("html", *(reports or (family_support(),)), **view))


def headings(root: lxml.html.HtmlElement) -> list[tuple[int, str]]:
    return [(int(one.tag[1]), text(one)) for one in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def one_of_each(**more) -> Report:
    file = document("itt.docx", "Bids close at Christmas.", "Feedback goes to all.", "Bids may close early.")
    points = (
        against(whole(file, 0), message="Bids close on a holiday.", suggest="Bids close on [date].", ask="May bids close later?"),
        met(whole(file, 1), strength="feedback to every applicant"),
        against(whole(file, 2), message="Bids may close early.", confidence=0.5),
        missing(),
        point(Verdict.NOT_VISIBLE),
    )
    return report([file], *points, **more)


def test_the_page_asks_nothing_of_the_network():
    html = written("html", family_support())
    assert not re.search(r"""(?:src|srcset|href|action|data)\s*=\s*["'](?!#)""", html)
    assert not re.search(r"url\((?!#)|@import|//[a-z]", html, re.IGNORECASE)


def test_only_the_style_and_the_script_of_the_page_are_allowed():
    root = page()
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (element,) = root.iter(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert root.xpath("//*[@style] | //*[starts-with(name(@*), 'on')]") == []


HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)"> {{ 7 * 7 }} </style> \x00 & "quoted"'


def test_what_a_document_says_is_shown_and_never_run():
    file = document(f"{HOSTILE}.docx", HOSTILE)
    facts = {
        "timeline": [{**DATED, "event": "other", "label": HOSTILE, "as_written": HOSTILE, "file": HOSTILE}],
        "weights": [{**WEIGHT, "criterion": HOSTILE, "as_written": HOSTILE, "lot": HOSTILE}],
    }
    hostile = report([file], against(whole(file, 0), message=HOSTILE), name=HOSTILE, unread=[UNREAD], facts=facts)
    root = page(hostile)
    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img") == []
    (quote,) = root.xpath("//blockquote")
    assert "<script>alert(1)</script>" in text(quote)
    assert "{{ 7 * 7 }}" in text(root.xpath("//h1")[0])


def test_the_same_report_gives_the_same_bytes_and_no_date_that_was_not_given():
    first, second = (written("html", one_of_each()) for _ in range(2))
    assert first == second
    dated = written("html", one_of_each(), date=datetime(2027, 5, 3, tzinfo=UTC))
    assert "3 May 2027" in dated
    assert "3 May 2027" not in first


@pytest.mark.parametrize("reports", [1, 2])
def test_headings_go_down_one_level_at_a_time(reports):
    levels = [level for level, _ in headings(page(*[family_support()] * reports))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_id_is_one_of_a_kind_and_every_link_leads_somewhere():
    root = page(family_support(), one_of_each(unread=[UNREAD]))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [one for value in root.xpath("//@aria-labelledby | //@aria-describedby") for one in value.split()]
    linked = [link[1:] for link in root.xpath("//@href")]
    assert {*named, *linked, *root.xpath("//@for"), *root.xpath("//@data-copy")} <= set(ids)


def test_every_link_for_a_provider_leads_somewhere_where_no_pack_says_what_providers_look_for():
    root = page(one_of_each(), role="provider")
    assert {link[1:] for link in root.xpath("//@href")} <= set(root.xpath("//@id"))


def test_the_name_of_a_lot_keeps_its_capitals():
    row = {
        "criterion": "Quality", "percent": 100.0, "parent": None, "as_written": "100%", "file": "itt.docx", "page": None,
    }  # fmt: skip
    weights = [{**row, "lot": lot} for lot in ("A", "Lot North West")]
    told = [words for _, words in headings(page(one_of_each(facts={"weights": weights})))]
    assert {"Lot A", "Lot North West"} <= set(told)


def test_what_was_not_read_comes_first():
    names = [name for _, name in headings(page(one_of_each(unread=[UNREAD])))]
    assert names.index("Not read") < names.index("In short")
    assert "Not read" not in [name for _, name in headings(page(one_of_each()))]


def test_a_tender_without_a_file_is_not_told_as_read():
    assert "There was no file to read" in text(page(report([])))


def test_strengths_come_before_what_works_against_people():
    root = page(one_of_each())
    assert [one.get("data-group") for one in root.iter("article")] == ["met", "against", "look", "gap"]
    cards = [text(card) for card in root.xpath("//*[contains(@class, 'card-name')]")]
    assert cards == ["Already there 1", "Works against people 1", "What to do next"]
    assert "Worth a look: 1" in text(root.xpath("//div[@class='card against']")[0])
    assert "Of 5 points, 1 is already there, 1 works against people, 1 is worth a look, 1 was not found" in text(root)


def test_a_finding_in_doubt_says_what_would_settle_it():
    (doubtful,) = page(one_of_each()).xpath("//article[@data-group='look']")
    assert "Worth a look" in text(doubtful)
    assert "Read the whole passage" in text(doubtful)


def test_a_commissioner_sees_wording_and_a_provider_a_question():
    pastes = {role: page(one_of_each(), role=role).xpath("//*[@class='paste']/text()") for role in ("commissioner", "provider")}
    assert pastes == {"commissioner": ["Bids close on [date]."] * 3, "provider": ["May bids close later?"] * 3}


def test_a_provider_is_told_until_when_questions_are_taken():
    told = text(page(role="provider"))
    assert "by Friday 18 December 2026, the last day for questions" in told
    assert "the last day for questions" not in text(page(one_of_each(), role="provider"))


def test_only_the_verdicts_asked_for_are_written_out():
    root = page(one_of_each(), show=frozenset({"conflict"}))
    assert [one.get("data-group") for one in root.iter("article")] == ["against", "look"]


def test_without_a_script_all_findings_show_and_nothing_that_needs_one():
    root = page()
    assert root.xpath("//article[@hidden]") == []
    assert root.xpath("//*[@role='search'][not(@hidden)] | //button[@class='copy'][not(@hidden)]") == []


def test_several_tenders_each_have_a_section_and_a_line_in_the_contents():
    root = page(family_support(), one_of_each(name="family-support", unread=[UNREAD]))
    lines = [text(one) for one in root.xpath("//nav[@aria-label='Tenders']//li")]
    assert [line.partition(" Of ")[0] for line in lines] == ["family-support (1)", "family-support (2) not read in full"]
    assert len(root.xpath("//section[@class='tender']")) == 2


def test_a_single_tender_has_no_list_of_tenders():
    assert page().xpath("//nav[@aria-label='Tenders']") == []


def test_a_word_alone_is_quoted_with_what_stands_around_it():
    file = document("itt.docx", "The council will ask for a DBS check of all staff.")
    place = whole(file, 0)
    (quote,) = page(report([file], against(type(place)(0, 0, 27, 30)))).xpath("//blockquote")
    assert text(quote) == "The council will ask for a DBS check of all staff."
    assert text(quote.find(".//mark")) == "DBS"


def test_a_long_quote_is_cut_at_a_word():
    (quote,) = page(about("word " * 200)).xpath("//blockquote")
    assert text(quote).endswith("word …")
    assert len(text(quote)) < 320


def test_questions_end_each_stage():
    some = one_of_each()
    asked = Report(
        **{name: getattr(some, name) for name in ("tender", "judgements", "facts", "kind", "nation", "version", "scope")},
        stages=(Stage("Procure", some.judgements, (Prompt("Who will read the bids?", Verdict.GAP, ()),)),),
    )
    told = text(page(asked))
    assert "To reflect on Who will read the bids?" in told
    assert "1 question on Procure that no document can answer" in told


DATED = {
    "event": "issue", "date": "2026-12-07", "time": None, "as_written": "7 December 2026", "file": "itt.md", "page": None,
    "label": "Issued", "until": None, "weekday_says": None, "scope": None, "differs": False,
}  # fmt: skip
WEIGHT = {
    "criterion": "Quality", "percent": 70.0, "parent": None, "lot": "", "as_written": "70%", "price": False, "file": "itt.md",
    "page": 3,
}  # fmt: skip


def test_every_picture_has_a_name_words_and_the_same_as_a_table():
    for svg in page().xpath("//svg[@role='img']"):
        assert text(svg.find("title"))
        assert len(text(svg.find("desc"))) > 40
        assert svg.xpath("ancestor::div[@class='picture']/following-sibling::details[1]//table")


def test_the_timetable_tells_the_time_to_apply_and_what_falls_inside():
    told = text(page())
    assert "32 days to apply, 21 of them working days." in told
    assert "Inside it fall Christmas and New Year (17 days)." in told
    rows = [[text(cell) for cell in row] for row in page().xpath("//table[caption='Holidays and busy seasons']/tbody/tr")]
    assert ["Boxing Day (observed)", "28 December 2026", "1"] in rows


def test_the_numbers_in_the_timetable_are_those_of_its_list():
    root = page()
    steps = [text(step) for step in root.xpath("//ol[@class='steps']/li")]
    assert steps[0] == "Issued Monday 7 December 2026"
    assert steps[2] == "Deadline Friday 8 January 2027, 12:00"
    for width in ("wide", "narrow"):
        numbers = root.xpath(f"//svg[@class='{width}']//text[@class='number']/text()")
        assert numbers == [str(number) for number in range(1, len(steps) + 1)]


def test_the_weights_are_drawn_and_told():
    told = text(page())
    assert "Price counts 30%, the rest 70%. The weights add up to 100%." in told
    assert "Quality and the rest 70%" in told


def test_a_tender_without_dates_or_weights_is_told_in_words():
    root = page(one_of_each())
    assert "No date of the competition was found." in text(root)
    assert "No award criteria with weights were found." in text(root)
    assert len(root.xpath("//svg[@role='img']")) == 2  # of the coverage, for a page and for a phone


def test_no_line_of_a_table_is_longer_than_its_heads():
    for table in page(family_support(), one_of_each(unread=[UNREAD])).iter("table"):
        heads = len(table.xpath("./thead/tr/th"))
        assert {len(row) for row in table.xpath("./tbody/tr")} == {heads}


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", css))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_and_shapes_stand_out_in_both_schemes(scheme):
    light, dark = page().find(".//style").text.split("@media screen and (prefers-color-scheme: dark)")
    found = colours(light) | (colours(dark.split("*, *")[0]) if scheme == "dark" else {})
    groups = ("met", "against", "look", "gap", "unread")
    letters = [("ink", "back"), ("ink", "card"), ("soft", "back"), ("soft", "card"), ("link", "card"), ("link", "back")]
    letters += [(group, f"{group}-back") for group in groups] + [("ink", "met-back"), ("ink", "unread-back"), ("ink", "mark")]
    assert [pair for pair in letters if contrast(found[pair[0]], found[pair[1]]) < 4.5] == []
    shapes = [(name, "card") for name in (*groups, "work", "quality", "edge")]
    assert [pair for pair in shapes if contrast(found[pair[0]], found[pair[1]]) < 3] == []


def test_the_ink_of_steps_stands_out_from_the_line_of_days():
    style = page().find(".//style").text
    assert "prefers-color-scheme: dark" in style
    assert contrast(colours(style.split("@media")[0])["work"], colours(style.split("@media")[0])["ink"]) > 3

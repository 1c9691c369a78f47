"""Which words in capitals are acronyms that a reader would need expanded, and whether the tender expands them."""

import time

import pytest

from tilint.facts.acronyms import FACT, Acronym, read_acronyms
from tilint.model import Block, BlockKind, Document, Tender
from tilint.reading import Reading
from tilint.testing import read_example


def found(text: str) -> dict[str, Acronym]:
    return {acronym.short: acronym for acronym in read_acronyms(read_example({"itt.md": text}))}


def expansions(text: str) -> dict[str, str | None]:
    return {short: acronym.long for short, acronym in found(text).items()}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Read the Invitation to Tender (ITT) first.", "ITT", "Invitation to Tender"),
        (
            "Staff transfer under the Transfer of Undertakings (Protection of Employment) Regulations 2006 (“TUPE”).",
            "TUPE",
            None,
        ),
        (
            "We work with child and adolescent mental health services (CAMHS).",
            "CAMHS",
            "child and adolescent mental health services",
        ),
        (
            "The Office of the Police and Crime Commissioner (the OPCC) pays.",
            "OPCC",
            "Office of the Police and Crime Commissioner",
        ),
        ("Ask Smith and Brown (S&B) for a number.", "S&B", "Smith and Brown"),
        ("Independent domestic violence advisers (IDVAs) attend.", "IDVA", "Independent domestic violence advisers"),
        ("The ITT (Invitation to Tender) has four parts.", "ITT", "Invitation to Tender"),
        (
            "It follows the NAP principle (no agreement, no payment: never assume payment).",
            "NAP",
            "no agreement, no payment",
        ),
        ("VCSE – voluntary, community and social enterprise", "VCSE", "voluntary, community and social enterprise"),
        ("“KPI” means key performance indicator.", "KPI", "key performance indicator"),
        ("Use Infrastructure as a Service (IaaS) and no other.", "IaaS", "Infrastructure as a Service"),
        ("Send a Request to Participate (RtP) by noon.", "RtP", "Request to Participate"),
        ("Score the Patient Health Questionnaire-9 (PHQ-9) at intake.", "PHQ-9", "Patient Health Questionnaire-9"),
        ("We pay time and materials (T&M) only.", "T&M", "time and materials"),
        ("The charge excludes value added tax. Show VAT on its own line.", "VAT", "value added tax"),
        ("The Central Digital Platform opens in May. Register on the CDP.", "CDP", "Central Digital Platform"),
        ("Holders of a Joint Board Approval to Operate (JBA ATO) may bid.", "JBA ATO", None),
    ],
)
def test_a_long_form_is_found_wherever_the_tender_gives_it(text: str, short: str, long: str | None) -> None:
    acronyms = found(text)
    assert short in acronyms
    assert acronyms[short].expanded
    if long:
        assert acronyms[short].long == long


def test_a_glossary_table_expands_an_acronym_used_in_another_file() -> None:
    files = {
        "spec.md": "The provider attends the MARAC each month.",
        "glossary.md": "| Abbreviation | Meaning |\n| --- | --- |\n| MARAC | Meeting where agencies share risks |",
    }
    (marac,) = read_acronyms(read_example(files))
    assert marac.expanded
    assert marac.long == "Meeting where agencies share risks"


def test_a_glossary_with_the_long_form_first_is_read_too() -> None:
    table = "| Term | Short |\n| --- | --- |\n| Multi-agency safeguarding hub | MASH |"
    assert found(table)["MASH"].expanded


def test_a_bracket_that_does_not_spell_the_letters_expands_nothing() -> None:
    assert expansions("Staff on the present contract (TUPE) will move. Prices (including VAT) are fixed.") == {
        "TUPE": None,
        "VAT": None,
    }


def test_a_long_form_in_a_cited_title_expands_nothing() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, "Many people live with PTSD after the event."),
        Block(BlockKind.ENDNOTE, "Doe, J. (2010). On post-traumatic stress disorder. A Journal, 4."),
    )
    (ptsd,) = read_acronyms(Reading(Tender("t", (Document("a.docx", "docx", blocks),))))
    assert not ptsd.expanded


@pytest.mark.parametrize(
    "text",
    [
        "INSTRUCTIONS TO BIDDERS",
        "You MUST answer ALL questions and may NOT add pages.",
        "Answers marked FAIL are not scored. A fail ends the bid.",
        "TECHNICAL ENVELOPE and its technical envelope.",
        "The UK, the EU and the US accept a PDF sent by 12 noon GMT to the NHS.",
        "Write to Anytown House, SW1A 2HB, or cja.unit@illinois.gov, or https://www.example.gov.uk/ITT/SQ.",
        "See Part II, Schedule XIV and lot III of RM6242 under ISO27001.",
        "Offices: 10 Any Street, Chicago, IL 60606; Boston, MA.",
        "The limit is £XX,XXX [INSERT DATE].",
        "Files: ITT_final.docx, FORM_A.xlsx.",
        "The form is 47ST and 16-VAGX-0027.",
        "Use GitHub, DocuSign and LinkedIn. The Non-Core list, the Call-Off and Yes/No boxes.",
        "Deliver by FEB 2027 on a MON or TUE in GBP with Acme LTD.",
        "52.204-9 PERSONAL IDENTITY VERIFICATION OF CONTRACTOR PERSONNEL applies.",
        "GOODS EXPORTS are taxed. We exported goods last year.",
        "This is contract WCC/2026/114 of the council.",
        "Quote EMBC/H&S/0417 in every message; the tender is NBC-2026-03 and CPU.26.118 on the portal.",
        "Reference: DN-X7712, which you should quote.",
        "Write to Mr J JONES or Dr A. B. SMITH of QXR Ltd, or to ZWP LLP, who run the portal.",
    ],
)
def test_words_in_capitals_that_are_no_acronym_are_left_out(text: str) -> None:
    assert expansions(text) == {}


def test_a_short_form_inside_a_heading_in_capitals_counts_only_when_text_uses_it() -> None:
    assert expansions("# TRC MEETINGS AND COORDINATION GROUP") == {}
    assert set(expansions("# TRC MEETINGS AND COORDINATION GROUP\n\nEach TRC meets monthly.")) == {"TRC"}


def test_letters_that_are_also_a_word_are_kept_when_they_outnumber_it() -> None:
    text = "Part of the FAR applies. FAR 8 and FAR 9, FAR 10 and FAR 11 apply so far."
    assert "FAR" in found(text)
    assert "ONLY" not in found("Submit ONLY this form. Only bidders may, and they only once.")


def test_plurals_possessives_and_case_are_one_acronym() -> None:
    acronyms = found("SMEs may bid. An SME's bid counts. The MoD and the MOD agree. Many DPOs and one DPO.")
    assert set(acronyms) == {"SME", "MoD", "DPO"}
    assert len(acronyms["SME"].places) == 2


def test_compounds_are_shared_out_to_their_parts() -> None:
    acronyms = found("Approved by the COR and the ACOR. Tell the COR/ACOR. A pre-ITT event; the non-UK, SME-friendly lot.")
    assert set(acronyms) == {"COR", "ACOR", "ITT", "SME"}
    assert len(acronyms["COR"].places) == 2


def test_an_acronym_with_a_number_is_its_letters_unless_defined() -> None:
    assert set(expansions("Funds for FFY16 and FFY17 remain.")) == {"FFY"}
    assert expansions("The replacement for Green Cloud 14 (GC14) opens.") == {"GC14": "Green Cloud 14"}


def test_a_comment_by_a_reviewer_and_hidden_text_use_no_acronyms() -> None:
    blocks = (
        Block(BlockKind.COMMENT, "Explain the TUPE rules."),
        Block(BlockKind.PARAGRAPH, "The DPIA is due.", hidden=True),
    )
    assert read_acronyms(Reading(Tender("t", (Document("a.docx", "docx", blocks),)))) == ()


def test_a_long_form_in_a_page_header_counts() -> None:
    blocks = (
        Block(BlockKind.HEADER, "Dynamic Purchasing System (DPS)"),
        Block(BlockKind.PARAGRAPH, "Join the DPS at any time."),
    )
    (dps,) = read_acronyms(Reading(Tender("t", (Document("a.docx", "docx", blocks),))))
    assert dps.long == "Dynamic Purchasing System"


def test_rows_hold_what_a_report_prints() -> None:
    rows = FACT.rows(read_example({"itt.md": "The ITT (Invitation to Tender). Read the ITT. Note the SLA."}))
    assert list(rows) == [
        {
            "short": "ITT",
            "expanded": True,
            "expansion": "Invitation to Tender",
            "uses": 2,
            "file": "itt.md",
            "page": None,
        },
        {"short": "SLA", "expanded": False, "expansion": None, "uses": 1, "file": "itt.md", "page": None},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "(AAAAAAAAAAAA)" + " At a a a a a a a a a a a a a a a a a a a a a a a (AAAAAAAAAAAA)" * 2000,
        "a-" * 100_000,
        "AB, " * 60_000,
        "PLEASE READ THIS aa " * 10_000,
        " ".join(f"X{a}{b}{c}" for a in "ABCDEFGHJK" for b in "ABCDEFGHJK" for c in "ABCDEFGHJK") * 3
        + " Some Run Of Names" * 9000,
    ],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    def seconds(part: str) -> float:
        reading = Reading(Tender("t", (Document("a.txt", "text", (Block(BlockKind.PARAGRAPH, part),)),)))
        started = time.perf_counter()
        read_acronyms(reading)
        return time.perf_counter() - started

    assert seconds(text * 4) < 12 * max(seconds(text), 0.05)


def test_names_in_capitals_in_a_table_are_no_acronyms() -> None:
    table = "| AGENCY | Count |\n| --- | --- |\n| ELMTON PD | 14 |\n| OAKBY PD | 3 |\n| WYEDON PD (QRS) | 5 |"
    assert expansions(table) == {}


def test_letters_of_a_reference_count_where_they_are_used_outside_it() -> None:
    assert set(expansions("Tender ITT/2026/09. Read the ITT, and the ISO/IEC rules on CI/CD, under COVID-19.")) >= {"ITT"}


def test_numbered_controls_are_codes() -> None:
    assert expansions("See the related controls AC-3, AC-4 and PM-9.") == {}
    assert set(expansions("Answer PTA-1 and PTA-2 of the PTA form.")) == {"PTA"}

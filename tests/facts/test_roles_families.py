"""The families of words and wording behind the roles: each does what its name says, and names nothing that is not there."""

from __future__ import annotations

import pytest

from tilint.facts._roles_grammar import Clause, Grammar
from tilint.facts._roles_places import column_role, place_of
from tilint.facts._roles_words import data, lexicon
from tilint.facts.roles import Role, read_roles
from tilint.phrases import parse
from tilint.testing import read_example

WORDS, ROLES = data("roles_words"), data("roles")


def clause(text: str, *, question: bool = False) -> Clause:
    words = text.lower().replace(",", " ,").split()
    commas = frozenset(number - 1 - words[:number].count(",") for number, word in enumerate(words) if word == ",")
    return Grammar(lexicon()).read([word for word in words if word != ","], question=question, commas=commas)


def as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def test_every_family_is_of_a_role():
    names = {role.value for role in Role}
    assert set(ROLES["wording"]) <= names
    assert set(ROLES["columns"]) <= names
    assert {line["role"] for line in ROLES["decisions"]} <= names


def test_every_phrase_can_be_read():
    families = [*ROLES["places"].values(), *ROLES["columns"].values()]
    families += [phrases for family in ROLES["wording"].values() for phrases in family.values()]
    assert [parse(phrase) for phrases in families for phrase in phrases]


def test_a_decision_asks_only_for_what_can_be_known():
    known = {
        "place": {*ROLES["places"], ""} - {"work"},
        "subject": {*WORDS["actors"], *WORDS["things"], ""},
        "target": {*WORDS["actors"], *WORDS["things"], ""},
        "verb": {*WORDS["verbs"], ""},
        "modal": {*WORDS["grammar"]["modals"], "past", "none"},
        "mood": {"statement", "imperative", "question"},
        "object": {"papers", "helped", "accounts", ""},
        "cue": set(WORDS["cues"]),
        "passive": {True, False},
        "negative": {True, False},
        "role": {role.value for role in Role},
    }
    assert [
        (key, value)
        for line in ROLES["decisions"]
        for key, asked in line.items()
        for value in as_list(asked)
        if value not in known[key]
    ] == []


def test_the_last_decision_always_fits():
    assert set(ROLES["decisions"][-1]) == {"role"}


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Table of contents", "contents"),
        ("Glossary", "meanings"),
        ("Worked example of scoring", "samples"),
        ("Frequently asked questions", "answers"),
        ("Indicative timetable", "timetable"),
        ("Feedback to bidders", "telling"),
        ("Award criteria", "judging"),
        ("Who can apply", "judging"),
        ("Instructions to tenderers", "bidding"),
        ("Method statements", "bidding"),
        ("Terms and conditions", "terms"),
        ("Payment", "terms"),
        ("Specification", "service"),
        ("Staffing", "work"),
        ("Background", "about"),
        ("Odds and bobs", ""),
        ("", ""),
    ],
)
def test_a_heading_says_what_part_it_opens(heading, place):
    assert place_of(heading) == place


@pytest.mark.parametrize(
    ("path", "expected"), [("# Draft contract\n\n## Staffing\n\n", "clause"), ("# Guide\n\n## Staffing\n\n", "service")]
)
def test_work_under_terms_is_a_term_and_elsewhere_the_service(path, expected):
    reading = read_example({"a.md": path + "The Provider shall employ six workers."})
    assert reading.fact(read_roles)[-1].value == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Weighting", "condition"),
        ("Meaning", "definition"),
        ("Question", "request"),
        ("Instalment", "clause"),
        ("Outcome", "service"),
        ("Notes", ""),
    ],
)
def test_a_header_says_what_stands_under_it(header, expected):
    assert column_role(header) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we will send every bidder its scores", Clause(subject="authority", modal="will", verb="serve", target="applicant")),
        ("tenders will not be opened early", Clause(subject="bid", modal="will", passive=True, negative=True)),
        (
            "bidders are required to attach accounts",
            Clause(subject="applicant", modal="must", verb="write", target="bid", object="papers"),
        ),
        ("the panel scores each answer", Clause(subject="authority", modal="plain", verb="judge", target="bid", object="papers")),
        ("residents were supported", Clause(subject="people", modal="past", verb="serve", passive=True)),
        ("the services that the provider will deliver must start in may", Clause(subject="service", modal="must")),
        ("if a bidder asks, we will reply", Clause(subject="authority", modal="will", verb="tell")),
        ("we aim to reply", Clause(subject="authority", modal="will", verb="tell")),
        ("feedback to the bidders will follow", Clause(subject="news", modal="will")),
    ],
)
def test_a_clause_says_who_does_what_and_to_whom(text, expected):
    assert clause(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "describe how you listen",
        "please attach a plan",
        "2 list your partners",
        "if you have a policy, attach it",
        "do not send accounts",
    ],
)
def test_a_sentence_that_opens_with_a_commanding_verb_is_imperative(text):
    assert clause(text).mood == "imperative"


@pytest.mark.parametrize(
    "text",
    [
        "contact details are below",
        "support plans are written weekly",
        "score sheets will be kept",
        "we describe the service below",
        "phone calls are not answered",
    ],
)
def test_a_noun_that_looks_like_a_verb_commands_nothing(text):
    assert clause(text).mood == "statement"


def test_a_negative_is_seen_before_and_behind_its_verb():
    assert clause("no feedback will be given").negative
    assert clause("we will not give feedback").negative
    assert not clause("we will give feedback").negative


WORDING = {
    "example": [
        "By way of example, a plan could run for a year.",
        "Imagine a family of five.",
        "You might want to mention your volunteers.",
        "Delete as appropriate.",
    ],
    "definition": [
        "Outcome means a change in a life.",
        "Charges shall have the meaning in Schedule 1.",
        "KPI stands for key performance indicator.",
        "By induction we mean the first month.",
    ],
    "promise": [
        "Your contact is Ana Reis.",
        "Ana is happy to talk about your idea.",
        "You can phone us on weekdays.",
        "Every bidder gets a letter with reasons.",
        "There will be an open hour on 4 May.",
    ],
    "clause": [
        "This agreement ends on 31 March 2030.",
        "As a condition of this grant, books are kept.",
        "A third late report is an event of default.",
    ],
    "condition": [
        "Failure to sign the form will lead to exclusion.",
        "Late bids are not opened.",
        "The closing date is 4 May.",
        "Price is 30 per cent.",
        "By submitting a tender you accept these rules.",
    ],
    "request": ["Please upload your plan.", "Question 4 your partners"],
}


@pytest.mark.parametrize(("expected", "text"), [(role, text) for role, texts in WORDING.items() for text in texts])
def test_wording_alone_shows_the_role(expected, text):
    assert read_example({"a.md": f"## Annex\n\n{text}"}).fact(read_roles)[-1].value == expected


def test_every_family_of_wording_is_tried():
    assert set(WORDING) == set(ROLES["wording"])


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("example", "We set an example to others."),
        ("definition", "We mean to open in May."),
        ("promise", "Residents can phone the helpline on any night."),
        ("clause", "A resident may end the session."),
        ("condition", "The provider reduces failure to attend."),
    ],
)
def test_words_like_those_of_a_family_are_not_of_it(role, text):
    assert read_example({"a.md": f"## Specification\n\n{text}"}).fact(read_roles)[-1].value != role

"""Phrases find in running text what they find in the words of a sentence; in the plural and with lists too."""

from __future__ import annotations

import re
import time

import pytest

from tilint.phrase_text import in_plural, over_text, with_lists
from tilint.phrases import parse


def in_text(phrase: str, text: str, *, plural: bool = False) -> list[str]:
    """Return what a phrase finds in running text, as a part of a larger expression would find it."""
    parsed = in_plural(parse(phrase)) if plural else parse(phrase)
    return [match.group() for match in re.finditer(rf"(?<!\w)(?:{over_text(parsed)})(?!\w)", text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("trauma informed", "a trauma-informed, trauma informed team", ["trauma-informed", "trauma informed"]),
        ("501 c 3 letter", "a 501(c)(3) letter", ["501(c)(3) letter"]),
        ("council s decision", "the council's decision", ["council's decision"]),
        ("(the)? (audited|annual accounts) sheet", "an audited sheet", ["audited sheet"]),
        ("letter (of)? support", "letter of support, letter support", ["letter of support", "letter support"]),
        ("give~ ... all", "giving feedback in time to all", ["giving feedback in time to all"]),
        ("(treat ...2 as secret|hide) it", "treat all this as secret it", ["treat all this as secret it"]),
        ("attach*", "attached and attaching", ["attached", "attaching"]),
        ("iso #", "iso 9001", ["iso 9001"]),
        ("date of birth", "the date. of birth", []),
        ("bid", "bidders", []),
    ],
)
def test_a_phrase_finds_in_running_text_what_it_finds_in_words(phrase: str, text: str, expected: list[str]) -> None:
    assert in_text(phrase, text) == expected


def test_a_noun_phrase_is_found_in_the_plural_on_request() -> None:
    text = "job description, job descriptions, jobs descriptions, policies"
    assert in_text("job description", text) == ["job description"]
    assert in_text("job description", text, plural=True) == ["job description", "job descriptions", "jobs descriptions"]
    assert in_text("(form|policy)", text, plural=True) == ["policies"]
    assert in_text("proof of identity", "proofs of identity", plural=True) == ["proofs of identity"]
    assert in_text("accounts", "account accountss", plural=True) == []


def test_a_ruled_line_takes_no_longer_than_its_length_asks() -> None:
    def seconds(length: int) -> float:
        began = time.perf_counter()
        assert in_text("ask ... for ... accounts", "ask " + "-" * length + " " + "/,-" * length) == []
        return time.perf_counter() - began

    assert seconds(8_000) < 12 * max(seconds(2_000), 0.01)


def test_lists_are_spelt_out_inside_and_outside_choices() -> None:
    lists = {"buyer": ["council", "trust"]}.__getitem__
    assert with_lists("<buyer> will pay", lists) == "(council|trust) will pay"
    assert with_lists("(us|the <buyer>) (may)? <buyer>", lists) == "(us|the council|the trust) (may)? (council|trust)"
    assert with_lists("no list", lists) == "no list"

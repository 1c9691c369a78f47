"""The check `requests`: which requests of a tender it hits, and what it says about them."""

import pytest
from pydantic import ValidationError

from tilint.checks import all_checks
from tilint.checks.requests import RequestsOptions, requests
from tilint.finding import Hit
from tilint.testing import read_example

PACK = """
## Selection

Please attach a copy of your accounts, so that we can see whether the contract is too large for you.

Please attach your safeguarding policy.

List the annual salary of each member of staff.

## After the decision

The preferred bidder will be required to provide copies of its insurance certificates.

We may ask you to provide a copy of your health and safety policy.
"""


def hits(text: str = PACK, **options) -> list[tuple[str, Hit]]:
    reading = read_example({"itt.md": text})
    found = requests.run(reading, RequestsOptions(**options))
    return [(reading.tender.quote(hit.location), hit) for hit in found]


def quotes(**options) -> list[str]:
    return [quote for quote, _ in hits(**options)]


def test_without_options_every_request_is_a_hit():
    assert len(hits()) == 5


def test_kinds_choose_what_is_asked_for():
    assert quotes(kinds=["pay"]) == ["List the annual salary of each member of staff."]
    assert quotes(kinds=["guarantee"]) == []


def test_words_choose_by_the_name_of_the_thing():
    assert quotes(words=["safeguarding"]) == ["Please attach your safeguarding policy."]
    assert quotes(words=["safe"]) == []


def test_requests_with_a_reason_are_told_from_those_without():
    assert [quote[:34] for quote in quotes(justified=True)] == ["Please attach a copy of your accou"]
    assert len(quotes(justified=False)) == 4


def test_the_place_of_the_reason_is_related():
    ((_, hit),) = hits(justified=True)
    assert len(hit.related) == 1
    assert all(not hit.related for _, hit in hits(justified=False))


def test_the_time_at_which_a_thing_is_due_is_an_option():
    assert [quote[:20] for quote in quotes(when=["later"])] == ["The preferred bidder"]
    assert [quote[:10] for quote in quotes(when=["if asked"])] == ["We may ask"]
    assert len(quotes(when=["with the tender", "not said"])) == 3


def test_papers_can_be_asked_for_apart():
    assert "List the annual salary of each member of staff." not in quotes(papers=True)
    assert quotes(papers=False) == ["List the annual salary of each member of staff."]


def test_fewer_than_at_least_are_no_hit():
    assert len(quotes(kinds=["policies"], at_least=2)) == 2
    assert quotes(kinds=["policies"], at_least=3) == []


def test_a_share_is_counted_among_requests_of_the_same_kinds():
    assert quotes(justified=True, share_at_least=0.3) == []
    assert len(quotes(justified=True, kinds=["accounts"], share_at_least=1)) == 1


def test_values_tell_how_many_of_what():
    ((_, first), *_) = hits(kinds=["policies", "pay", "accounts"], justified=False)
    assert first.values == {"count": "3", "total": "4", "kinds": "policies and pay"}


def test_no_requests_are_no_hits():
    assert hits("The service supports families in their homes.", share_at_least=0) == []


@pytest.mark.parametrize(
    "options", [{"kinds": ["salary"]}, {"when": ["never"]}, {"share_at_least": 2}, {"at_least": 0}, {"kind": ["pay"]}]
)
def test_options_that_mean_nothing_are_refused(options):
    with pytest.raises(ValidationError):
        RequestsOptions(**options)


def test_an_unknown_kind_is_answered_with_those_there_are():
    with pytest.raises(ValidationError, match="kinds are accounts"):
        RequestsOptions(kinds=["salary"])


def test_rules_can_name_the_check():
    assert all_checks()["requests"] is requests
    assert "```yaml" in requests.help

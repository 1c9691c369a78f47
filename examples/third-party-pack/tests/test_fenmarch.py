"""Each example in the pack's rules gets the verdict that it is listed under."""

import pytest

from tilint.rulepack import find_pack, load_packs
from tilint.testing import run_all


@pytest.mark.parametrize("outcome", list(run_all(load_packs(folders=[find_pack("fenmarch-compact")]))), ids=str)
def test_an_example_gets_its_verdict(outcome):
    assert outcome.passed, f"{outcome.rule}: {outcome.got} instead of {outcome.expected}: {outcome.text}"

"""The role of each sentence: who must do what for whom, or what else the sentence is there for."""

from __future__ import annotations

from enum import StrEnum

from tilint.facts._roles_read import Reader
from tilint.reading import Reading

__all__ = ["Role", "read_roles"]


class Role(StrEnum):
    """What a sentence does in a tender."""

    REQUEST = "request"
    """Asks the applicant to do, write, supply or attend something as part of bidding."""
    PROMISE = "promise"
    """Says what the authority or funder does or will do for applicants or providers, or refuses to."""
    CONDITION = "condition"
    """A rule of the competition: deadlines, eligibility, scoring, exclusion, rights of the authority over the process."""
    SERVICE = "service"
    """Describes the service, the people served, or what the provider must do for them."""
    CLAUSE = "clause"
    """A term of the contract or grant agreement that binds the parties after award."""
    STATEMENT = "statement"
    """Anything else said in running text: background, facts about the tender, the authority, the law."""
    HEADING = "heading"
    CONTENTS = "contents"
    """A line of a contents list."""
    EXAMPLE = "example"
    """A sample, a template's fill-in text, a worked example, guidance on how an answer might look."""
    QUOTATION = "quotation"
    """Somebody else's words, or the title of a law or policy that is quoted."""
    DEFINITION = "definition"
    """Says what a term means."""


def read_roles(reading: Reading) -> tuple[Role, ...]:
    """Return the role of each of `reading.sentences`, in their order."""
    roles = {role.value: role for role in Role}
    return tuple(roles[name] for name in Reader(reading).roles())

"""The verb `requests`: applicants are asked for these kinds of information, at this point, with or without a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from tilint.checks import Options, check
from tilint.facts.requests import Request, kind_names, kind_title, read_requests
from tilint.finding import Hit
from tilint.reading import Reading

__all__ = ["RequestsOptions", "requests"]


def _known(name: str) -> str:
    if name not in kind_names():
        msg = f"{name!r} is no kind of information; kinds are {', '.join(kind_names())}"
        raise ValueError(msg)
    return name


class RequestsOptions(Options):
    """Options of `requests`. Those left out ask nothing."""

    kinds: tuple[Annotated[str, AfterValidator(_known)], ...] = ()
    """Kinds of information, one of which must be asked for: "accounts", "pay", "certificates"."""
    words: tuple[str, ...] = ()
    """One of these words must be in the name of a thing asked for."""
    justified: bool | None = None
    """True: only requests with a reason; False: only those without."""
    when: tuple[Literal["with the tender", "later", "if asked", "not said"], ...] = ()
    """When the answer is due. "not said" is a request that names no point in time."""
    papers: bool | None = None
    """True: only where a document is wanted; False: only where an answer is."""
    at_least: int = Field(default=1, ge=1)
    """Fewer requests than this are no hit."""
    share_at_least: float = Field(default=0, ge=0, le=1)
    """They must be at least this share of all requests of the tender of the same kinds."""
    confidence: float = Field(default=0.75, gt=0, le=1)

    def of_kind(self, request: Request) -> bool:
        """Tell whether a request is for one of the kinds and words."""
        kinds = not self.kinds or any(kind in self.kinds for kind in request.kinds)
        return kinds and (not self.words or any(word in thing.split() for word in self.words for thing in request.things))

    def fits(self, request: Request) -> bool:
        """Tell whether a request of the right kind is also made in the way, and at the point, that is looked for."""
        return (
            (self.justified is None or (request.reason is not None) == self.justified)
            and (self.papers is None or request.papers == self.papers)
            and (not self.when or request.when.value in self.when)
        )


@check("requests", options=RequestsOptions)
def requests(reading: Reading, options: RequestsOptions) -> Iterator[Hit]:
    """Find requests that applicants hand over information about themselves, their people or the people they serve.

    Values for the message: `count` of them, `total` of the same kinds in the tender, `kinds` in words. A request with
    a reason has the place of the reason as a related one.

    ```yaml
    check: requests
    kinds: [accounts, insurance, checks]
    when: [with the tender, not said]
    papers: true
    at_least: 2
    ```
    """
    among = [request for request in reading.fact(read_requests) if options.of_kind(request)]
    found = [request for request in among if options.fits(request)]
    if len(found) < options.at_least or len(found) < options.share_at_least * len(among):
        return
    named = (kind for request in found for kind in request.kinds[: None if options.kinds else 1])
    titles = list(dict.fromkeys(kind_title(kind) for kind in named if not options.kinds or kind in options.kinds))
    values = {"count": str(len(found)), "total": str(len(among)), "kinds": _listed(titles)}
    for request in found:
        related = (request.reason,) if request.reason and options.justified else ()
        yield Hit(request.location, values, options.confidence, related)


def _listed(words: list[str]) -> str:
    """Write a list as a sentence does: "accounts, insurance and policies"."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)

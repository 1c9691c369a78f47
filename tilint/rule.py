"""A rule: one guidance point, one question, in one YAML file; and a pack's own file. Strict: an unknown key is an error."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = ["Aspect", "Examples", "Gap", "PackInfo", "Point", "Rule", "Signal", "Status", "Strict", "Text"]

Text = Annotated[str, Field(min_length=1)]
SIGNAL_KEYS = frozenset({"check", "message", "suggest", "ask", "confidence", "yields", "without"})


class Strict(BaseModel):
    """Base of what a pack's files hold."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Point(Strict):
    """The guidance point that a rule asks, as the source names it."""

    source: Text
    stage: Text
    section: str = ""
    heading: Text


class Signal(Strict):
    """One thing to look for: a check, its options, and what to say when it hits.

    Written flat in YAML: keys other than the ones named here are the check's own options. `message` may hold {values} that
    the check fills. `confidence` caps the confidence of the hits. A conflict that `yields` counts only where nothing
    meets the point. `without` lists signals of which none may hit anywhere in the tender.
    """

    check: Text
    message: str = ""
    suggest: str = ""
    ask: str = ""
    confidence: float = Field(default=1.0, gt=0, le=1)
    yields: bool = False
    without: tuple[Signal, ...] = ()
    options: Any = Field(default_factory=dict)
    """As written, a mapping; in a loaded pack, the check's own options model."""

    @model_validator(mode="before")
    @classmethod
    def _gather_options(cls, raw: Any) -> Any:
        if not isinstance(raw, Mapping) or "options" in raw:
            return raw
        own = {key: value for key, value in raw.items() if key in SIGNAL_KEYS}
        return {**own, "options": {key: value for key, value in raw.items() if key not in SIGNAL_KEYS}}


class Gap(Strict):
    """What to say where neither a met nor a conflict signal hits."""

    message: Text
    where: str = ""
    """Where the answer usually sits in a tender, in words: "the timetable or the section on award"."""


class Examples(Strict):
    """Passages in the manner of real tenders, each of which must get the verdict it is listed under.

    An example is the Markdown text of one document, or a mapping of file name to text for a tender of several.
    """

    met: tuple[str | Mapping[str, str], ...] = ()
    conflict: tuple[str | Mapping[str, str], ...] = ()
    gap: tuple[str | Mapping[str, str], ...] = ()
    not_applicable: tuple[str | Mapping[str, str], ...] = ()

    def __iter__(self) -> Any:
        """Yield verdict name and tender (file name to text) of each example."""
        for verdict in ("met", "conflict", "gap", "not_applicable"):
            for example in getattr(self, verdict):
                yield verdict, {"tender.md": example} if isinstance(example, str) else dict(example)


class Status(Strict):
    """Since which version a rule exists, and how settled it is."""

    since: Text
    state: Literal["preview", "stable", "deprecated"] = "stable"


class Rule(Strict):
    """A rule as its file holds it. `id` is the file's name; the point's slug is stage folder + "/" + id."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    point: Point
    principles: tuple[
        Literal[
            "safety",
            "trustworthiness",
            "choice",
            "collaboration",
            "empowerment",
            "cultural consideration",
            "connection",
        ],
        ...,
    ] = ()
    profile: Literal["essential", "full"] = "full"
    applies_to: tuple[str, ...] = ("any",)
    visible: bool = True
    """False for a point that no document can show: `ask` is then a question to put to yourselves."""
    why: Text
    strength: str = ""
    """One short line for a tender that meets the point: "feedback to every applicant"."""
    met: tuple[Signal, ...] = ()
    conflict: tuple[Signal, ...] = ()
    gap: Gap | None = None
    suggest: str = ""
    """Wording to paste; a signal's own `suggest` comes before it."""
    ask: str = ""
    """A question to put to the commissioner; a signal's own `ask` comes before it."""
    context: str = ""
    """One line of law that bears on the point, with its section."""
    note: str = ""
    """For maintainers: why the rule is as it is, or fires as often as it does."""
    examples: Examples = Examples()
    status: Status
    aliases: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_kind_is_a_list(cls, raw: Any) -> Any:
        if isinstance(raw, Mapping) and isinstance(raw.get("applies_to"), str):
            return {**raw, "applies_to": (raw["applies_to"],)}
        return raw

    @model_validator(mode="after")
    def _says_what_it_must(self) -> Rule:
        if self.visible and self.gap is None:
            msg = "gap: a rule must say what is told when nothing is found"
            raise ValueError(msg)
        if self.visible and not (self.met or self.conflict):
            msg = "met, conflict: a rule must have at least one signal, or `visible: false`"
            raise ValueError(msg)
        for signal in self.conflict:
            if not signal.message:
                msg = f"conflict: the signal {signal.check!r} must have a message"
                raise ValueError(msg)
        return self

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """Every signal of the rule, those inside `without` included."""

        def flat(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
            return tuple(inner for signal in signals for inner in (signal, *flat(signal.without)))

        return flat(self.met + self.conflict)


class Aspect(Strict):
    """One of the things by which a provider may judge whether a tender fits its own way of working."""

    title: Text
    """As a heading says it. Packs that use one title share the aspect."""
    points: tuple[str, ...] = Field(min_length=1)
    """Slugs of rules ("procure/transparency"), or of all rules of a stage folder ("procure/*")."""


class PackInfo(Strict):
    """What `pack.yaml` says about a pack."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    """Short name of the guidance, as findings cite it."""
    full_title: str = ""
    url: str = ""
    licence: str = ""
    stages: tuple[str, ...] = ()
    """The stages in the order of the guidance; a stage that is not named comes after them."""
    aspects: tuple[Aspect, ...] = ()
    """What providers look for, in order; a pack without any is told by its stages."""
    ask_first: tuple[str, ...] = ()
    """Points in the order in which a provider asks about them, the one that matters most first; written as in `aspects`."""
    lists: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Word lists that phrases name in angle brackets."""

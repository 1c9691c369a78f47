"""Acronyms that an outside reader would need expanded: where each is used, and what the tender says it stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tilint.facts import Fact
from tilint.facts._acronyms_definitions import definitions
from tilint.facts._acronyms_forms import LONGEST, Form, forms, masked
from tilint.facts._acronyms_known import known
from tilint.model import CELL_BREAK, Block, BlockKind, Location
from tilint.reading import SILENT, Reading

__all__ = ["FACT", "Acronym", "read_acronyms"]

_LOWER_WORD = re.compile(r"\b[a-z]{2,}\b")
_TITLE_WORD = re.compile(r"\b[A-Z][a-z]{4,}\b")
_TITLE_RUN = re.compile(r"[A-Z][a-z’'-]+(?:,? (?:(?:of|and|the|for|in|on|to|a|an|&) )*[A-Z][a-z’'-]+)+")
_NUMBERED = re.compile(r"[A-Z]{3,}-\d{1,2}")
_PARTED = re.compile(f"[\n{CELL_BREAK}]")
_SMALL_LETTERS = re.compile(r"[a-z]{2}")
_SENTENCE = 120
"""Characters on either side in which small letters are looked for."""
_NOTES = frozenset({BlockKind.FOOTNOTE, BlockKind.ENDNOTE})
"""Where a long form is likely to be a word of a cited title, which explains nothing."""
_PLURAL = 4
"""Letters up to which a small plural s shows an acronym: "TOs", not "MEMBERs"."""
_RARE = 3
"""A word in small letters that the capitals outnumber by more is a chance likeness (FAR, far)."""
_KIN = 7
"""Letters from which a word in capitals is looked for in other endings (EXPORTS, exported)."""
_INSIDE = 4
"""Letters from which a short form is looked for inside a run of capitalised words; a shorter one must be all of it."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form as the tender writes it; `long` is what the tender says it stands for (None: nothing).

    `places` are its uses in reading order, the first where the reader meets it.
    """

    short: str
    long: str | None
    places: tuple[Location, ...]
    usual: str | None = None
    """What these letters usually stand for in tenders, as a suggestion; None: not known."""

    @property
    def expanded(self) -> bool:
        """Whether the tender gives the long form anywhere."""
        return self.long is not None


@dataclass
class _Gathered:
    """What one pass over the tender collects."""

    uses: dict[str, list[tuple[Location, Form]]] = field(default_factory=dict)
    longs: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    running: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    runs: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Every beginning of six letters and more of the tender's words."""
        return frozenset(word[:end] for word in self.words for end in range(_KIN - 1, len(word) + 1))

    def use(self, form: Form, location: Location) -> None:
        """Count one use; uses that differ in capitals alone are one acronym (MoD, MOD)."""
        self.uses.setdefault(_key(form.short), []).append((location, form))

    def define(self, short: str, long: str, location: Location) -> None:
        """Keep the first long form of a short one."""
        key = _key(short)
        if key not in self.longs:
            self.longs[key] = " ".join(long.split())
            self.written[key] = short
            self.uses.setdefault(key, []).append((location, Form(short, location.start, location.end)))


def _key(short: str) -> str:
    return short.upper().replace(".", "")


def read_acronyms(reading: Reading) -> tuple[Acronym, ...]:
    """Return the tender's acronyms in order of first use."""
    found = _Gathered()
    for number, document in enumerate(reading.tender.documents):
        for place, block in enumerate(document.blocks):
            if block.hidden or block.kind is BlockKind.COMMENT:
                continue
            for definition in definitions(block):
                if not known().is_everyday(definition.short):
                    end = definition.start + len(definition.short)
                    found.define(definition.short, definition.long, Location(number, place, definition.start, end))
            if block.kind not in SILENT:
                _gather(found, number, place, block)
    return tuple(sorted(_acronyms(found), key=lambda acronym: acronym.places[0]))


def _gather(found: _Gathered, number: int, place: int, block: Block) -> None:
    """Add what one block holds to what is known of the tender's short forms and ordinary words."""
    text = masked(block.text)
    for form in forms(text):
        if not known().is_everyday(form.short):
            found.use(form, Location(number, place, form.start, form.end))
            if _in_running_text(text, form):
                found.running.add(_key(form.short))
    found.words.update(_LOWER_WORD.findall(text))
    found.words.update(map(str.lower, _TITLE_WORD.findall(text)))
    if block.kind not in _NOTES:
        found.texts.append(text)
    for run in _TITLE_RUN.finditer(block.text):
        found.runs.append(run.group())
        if "," in run.group():
            found.runs.extend(run.group().split(", "))


def _in_running_text(text: str, form: Form) -> bool:
    """Tell whether small letters stand in the same line or cell, as in a sentence and not in a list of names."""
    before = _PARTED.split(text[max(0, form.start - _SENTENCE) : form.start])[-1]
    after = _PARTED.split(text[form.end : form.end + _SENTENCE])[0]
    return bool(_SMALL_LETTERS.search(before) or _SMALL_LETTERS.search(after))


def _acronyms(found: _Gathered) -> Iterator[Acronym]:
    """Yield the acronyms among the short forms: those defined, and those that are no code and no word in capitals."""
    kept = {key for key in found.uses if key in found.longs or _stands_alone(key, found)}
    _share_out(found, kept)
    kept -= _parts_of_longer(found, kept)
    spelled = _spelled_out(kept - found.longs.keys(), found)
    for key in kept:
        uses = sorted(found.uses[key], key=lambda use: use[0])
        ways = Counter(form.short for _, form in uses if _key(form.short) == key)
        short = found.written.get(key) or ways.most_common(1)[0][0]
        places = tuple(dict.fromkeys(location for location, _ in uses))
        yield Acronym(short, found.longs.get(key) or spelled.get(key), places, known().long_forms.get(key))


def _stands_alone(key: str, found: _Gathered) -> bool:
    """Tell whether a short form that the tender does not define is an acronym, not a code or a word in capitals."""
    if key not in found.running:
        return False
    letters = key.replace("-", "")
    if any(map(str.isdigit, letters)) and not _NUMBERED.fullmatch(key):
        return False
    if len(key) > LONGEST and "-" not in key and "/" not in key:
        return False
    if len(key) <= _PLURAL and any(form.plural for _, form in found.uses[key]):
        return True
    return not all(_is_word(part, len(found.uses[key]), found) for part in re.split("[-/&]", key))


def _is_word(part: str, uses: int, found: _Gathered) -> bool:
    """Tell whether letters in capitals are an ordinary word, which the tender also writes in small letters."""
    if known().is_word(part):
        return True
    small = found.words[part.lower()]
    if small:
        return uses <= _RARE * small
    return len(part) >= _KIN and part[:-1].lower() in found.beginnings


def _share_out(found: _Gathered, kept: set[str]) -> None:
    """Give the uses of compounds to their parts ("DRA-SSCR"), of plurals in capitals to the singular ("DEFCONS")."""
    for key in sorted(kept - found.longs.keys()):
        parts = re.split("[-/]", key)
        if len(parts) == 1 and key.endswith("S") and key[:-1] in kept:
            parts = [key[:-1]]
        elif parts[-1].isdigit() and parts[0] in kept:
            parts = parts[:1]
        elif len(parts) == 1 or not all(part in kept or known().is_everyday(part) for part in parts):
            continue
        for part in parts:
            if part in kept:
                found.uses[part].extend(found.uses[key])
        kept.discard(key)


def _parts_of_longer(found: _Gathered, kept: set[str]) -> set[str]:
    """Return the short forms that occur only as a word of a longer one, as FIPS in "FIPS PUB"."""
    spans = [(location, form) for key in kept if " " in key for location, form in found.uses[key]]
    inside = {(place.document, place.block, offset) for place, form in spans for offset in range(form.start, form.end)}
    return {
        key
        for key in kept
        if " " not in key and all((place.document, place.block, place.start) in inside for place, _ in found.uses[key])
    }


def _spelled_out(shorts: set[str], found: _Gathered) -> dict[str, str]:
    """Return the long forms that the tender writes without naming the short one beside them."""
    text = "\n".join(found.texts).lower().replace("'", "’")
    usual = known().long_forms
    spelled = {key: usual[key] for key in shorts & usual.keys() if usual[key].lower().replace("'", "’") in text}
    waiting = {re.sub("[^A-Z]", "", key.replace("&", "A")): key for key in sorted(shorts - usual.keys())}
    waiting = {letters: key for letters, key in waiting.items() if len(letters) > 2}
    lengths = {len(letters) for letters in waiting}
    for run in dict.fromkeys(found.runs):
        words = re.findall(r"[A-Za-z&][\w’'-]*", run)
        words = [word for word in words if word.islower() or word.upper() not in known().function]
        for chosen in ([*range(len(words))], [place for place, word in enumerate(words) if word[0].isupper()]):
            initials = "".join(words[place][0] for place in chosen).upper()
            for first, last in _slices(len(chosen), lengths):
                key = waiting.get(initials[first:last])
                if key:
                    spelled.setdefault(key, " ".join(words[chosen[first] : chosen[last - 1] + 1]))
    return spelled


def _slices(total: int, lengths: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run of so many words that may be a long form: all of it, or four words and more."""
    for length in lengths:
        if length == total or _INSIDE <= length < total:
            yield from ((first, first + length) for first in range(total - length + 1))


def _rows(reading: Reading) -> Sequence[dict[str, Any]]:
    tender = reading.tender
    return [
        {
            "short": acronym.short,
            "expanded": acronym.expanded,
            "expansion": acronym.long,
            "uses": len(acronym.places),
            "file": tender.file(acronym.places[0]),
            "page": tender.block(acronym.places[0]).page,
        }
        for acronym in reading.fact(read_acronyms)
    ]


FACT = Fact(name="acronyms", title="Acronyms", rows=_rows)

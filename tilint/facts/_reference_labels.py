"""What each numbered or titled part of a tender is called, and the blocks it is made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tilint import strict_yaml
from tilint.model import Block, BlockKind, Document
from tilint.reading import SILENT, Reading

__all__ = ["Labels", "Place", "kind_of_part", "qualifier_expression", "read_labels", "reference_words", "singular"]

Place = tuple[int, int, int]
"""Document, first block, and the block after the last."""
Key = tuple[str, str]
"""What a part is called: ("schedule", "3"), ("number", "4.2"), ("heading", "key dates")."""

_NUMBER = re.compile(r"^\(?(\d+[a-z]?(?:\.\d+)*)[.):]*$", re.IGNORECASE)
_IN_TEXT = re.compile(r"^(\d+(?:\.\d+)+)\.?\s+\S")
_SINGULAR = {"appendices": "appendix", "annexe": "annex", "annexes": "annex", "para": "paragraph", "paras": "paragraph"}
_TITLE_LENGTH = 120
_TITLE_BLOCKS = 4
"""A file's title stands in one of so many blocks at its beginning."""


@cache
def reference_words() -> Mapping[str, Sequence[str]]:
    """Return the word families of data/references.yaml."""
    loaded: dict[str, Sequence[str]] = strict_yaml.load(
        files("tilint.facts").joinpath("data", "references.yaml").read_text(encoding="utf-8")
    )
    return loaded


def singular(word: str) -> str:
    """Return the one word for a kind of part: "schedules" is "schedule"."""
    return _SINGULAR.get(word) or word.removesuffix("s")


def kind_of_part(word: str, qualifier: str | None) -> str:
    """Return what a part is called before its number: "joint schedule" for "Joint Schedules 3 and 4"."""
    kind = singular(word.lower())
    return f"{re.sub(r'[_-]', ' ', qualifier.lower())} {kind}" if qualifier else kind


def qualifier_expression() -> str:
    """Return a regular expression for the words that tell one family of schedules from another."""
    return "|".join(word.replace(" ", r"[\s_-]") for word in reference_words()["qualifiers"])


@cache
def _titled() -> re.Pattern[str]:
    words = "|".join(sorted(reference_words()["titled"], key=len, reverse=True))
    return re.compile(
        rf"(?:^|[\s_(–-])(?:({qualifier_expression()})[\s_-]+)?({words})[\s_-]+(?:no\.?\s*)?0*(\d+[a-z]?|[a-z]\d{{0,2}}|[ivx]{{1,5}})(?![\w%.])",
        re.IGNORECASE,
    )


def _title_key(text: str, *, opens: bool) -> Key | None:
    """Return the label in a title ("Joint Schedule 3 - Insurance"), at its beginning where it must open it."""
    found = _titled().match(text) if opens else _titled().search(text)
    return (kind_of_part(found.group(2), found.group(1)), found.group(3).lower()) if found else None


@dataclass(frozen=True)
class Labels:
    """The parts of a tender by what they are called."""

    _places: Mapping[Key, Sequence[Place]]

    def places(self, key: Key) -> Sequence[Place]:
        """Return the parts that are called so."""
        return self._places.get(key, ())


def read_labels(reading: Reading) -> Labels:
    """Read what the parts of a tender are called."""
    places: dict[Key, dict[Place, None]] = defaultdict(dict)
    for number, document in enumerate(reading.tender.documents):
        for key, first, end in _labelled(document):
            places[key][number, first, end] = None
    return Labels({key: tuple(found) for key, found in places.items()})


def _labelled(document: Document) -> Iterator[tuple[Key, int, int]]:
    """Yield each label of a document with the first block of its part and the one after the last."""
    yield from _of_file(document)
    ends = _ends(document.blocks)
    for place, block in enumerate(document.blocks):
        if block.kind in SILENT or block.hidden:
            continue
        for key in _keys(block):
            yield key, place, ends[place]


def _of_file(document: Document) -> Iterator[tuple[Key, int, int]]:
    """Yield the label that a whole file has by its name, its title or its first words."""
    openings = [block.text.strip() for block in document.blocks[:_TITLE_BLOCKS] if block.kind is not BlockKind.HEADING]
    names = (document.name.rpartition("/")[2].rpartition(".")[0].replace("_", " "), document.title)
    keys = [_title_key(text, opens=False) for text in names]
    keys += [_title_key(text, opens=True) for text in openings if len(text) < _TITLE_LENGTH and not text.endswith(".")]
    first = next((key for key in keys if key), None)
    if first:
        yield first, 0, len(document.blocks)


def _keys(block: Block) -> Iterator[Key]:
    """Yield what the part that a block opens is called."""
    number = _NUMBER.match(block.label.strip()) or _IN_TEXT.match(block.text)
    if block.kind is BlockKind.HEADING:
        yield "heading", " ".join(block.text.lower().split()).rstrip(":")
        titled = _title_key(f"{block.label} {block.text}".strip(), opens=True)
        if titled:
            yield titled
        letter = re.fullmatch(r"\(?([A-Z]|[IVX]+)[.)]*", block.label.strip())
        if letter:
            yield "number", letter.group(1).lower()
    elif number and "." not in number.group(1).strip("."):
        return
    if number:
        name = number.group(1).lower()
        yield "number", name.removesuffix(".0")


def _ends(blocks: Sequence[Block]) -> list[int]:
    """Return, for each block, the block after the last of the part that it would open."""
    ends = [len(blocks)] * len(blocks)
    headings: list[tuple[int, int]] = []
    numbered: list[tuple[int, int]] = []
    for place in range(len(blocks)):
        block = blocks[place]
        if block.kind in SILENT:
            continue
        if block.kind is BlockKind.HEADING:
            _close(headings, block.level, place, ends)
            _close(numbered, 0, place, ends)
            headings.append((block.level, place))
        else:
            number = _NUMBER.match(block.label.strip()) or _IN_TEXT.match(block.text)
            if number:
                depth = number.group(1).count(".") + 1
                _close(numbered, depth, place, ends)
                numbered.append((depth, place))
    return ends


def _close(open_parts: list[tuple[int, int]], depth: int, place: int, ends: list[int]) -> None:
    """End the open parts that are not above one of this depth."""
    while open_parts and open_parts[-1][0] >= depth:
        ends[open_parts.pop()[1]] = place

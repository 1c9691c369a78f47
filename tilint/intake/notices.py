"""Files of many procurement notices, each of which is a tender: where each stands in the file, found without reading it."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["SUFFIXES", "notices_in"]

SUFFIXES = frozenset({".json", ".ndjson", ".jsonl"})
Span = tuple[int, int]

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
"""A string, a bracket or a brace: all that tells how deep a place is. A string that does not end goes on to the end."""
_LISTS = frozenset({b'"releases"', b'"records"'})
_NUMBER = re.compile(rb'"ocid"\s*:\s*"([^"\\]{1,200})"')
_SOLID = re.compile(rb"[^ \t\r\n]")
_MARK = b"\xef\xbb\xbf"


def notices_in(file: Path) -> list[tuple[Span, ...]]:
    """Return the places of each notice in a file of several; an empty list for any other file.

    In a file with one JSON object a line, each line is a notice. In a package, the releases of one contracting process are
    one notice together, and so is each record. The file is mapped, not loaded, and no value in it is read.
    """
    try:
        if file.suffix.lower() not in SUFFIXES or not file.is_file():
            return []
        with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _notices(data, by_line=file.suffix.lower() != ".json")
    except (OSError, ValueError):  # what is empty or cannot be opened is told of when it is read
        return []


def _notices(data: mmap.mmap, *, by_line: bool) -> list[tuple[Span, ...]]:
    lines = [(start, end) for start, end in _lines(data)] if by_line or _first_line_is_whole(data) else []
    found: list[tuple[Span, ...]] = [(line,) for line in lines] if len(lines) > 1 else _packaged(data)
    return found if len(found) > 1 else []


def _lines(data: mmap.mmap) -> Iterator[Span]:
    """Yield where the lines that hold something begin and end."""
    start = len(_MARK) if data[:3] == _MARK else 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if _SOLID.search(data, start, end):
            yield start, end
        start = end + 1


def _first_line_is_whole(data: mmap.mmap) -> bool:
    """Tell whether the first line is a whole object, so that the file has one a line whatever its name says."""
    first = next(_lines(data), None)
    opening = _SOLID.search(data, *first) if first else None
    if first is None or opening is None or opening.group() != b"{":
        return False
    depth = 0
    for token in _TOKEN.finditer(data, *first):
        depth += token.group() in {b"{", b"["}
        depth -= token.group() in {b"}", b"]"}
    return depth == 0


@dataclass
class _Package:
    """One pass over the tokens of a package: how deep it is, and what stands in its lists of releases or records."""

    depth: int = 0
    listed: bool = False
    """Whether the place is inside a list of releases or records."""
    named: bytes = b""
    start: int = 0
    items: list[Span] = field(default_factory=list)

    def take(self, token: re.Match[bytes]) -> None:
        """Take the next token."""
        words = token.group()
        if words in {b"{", b"["}:
            self.listed = self.listed or (self.depth == 1 and words == b"[" and self.named in _LISTS)
            if self.listed and self.depth == 2 and words == b"{":
                self.start = token.start()
            self.depth += 1
        elif words in {b"}", b"]"}:
            self.depth -= 1
            if self.listed and self.depth == 2 and words == b"}":
                self.items.append((self.start, token.end()))
            self.listed = self.listed and self.depth > 1
        elif self.depth == 1:
            self.named = words


def _packaged(data: mmap.mmap) -> list[tuple[Span, ...]]:
    """Return the places of the releases of each process, and of each record, in a package."""
    package = _Package()
    for token in _TOKEN.finditer(data):
        package.take(token)
    processes: dict[bytes, list[Span]] = {}
    for start, end in package.items:
        number = _NUMBER.search(data, start, end)
        processes.setdefault(number[1] if number else b"%d" % start, []).append((start, end))
    return [tuple(spans) for spans in processes.values()]

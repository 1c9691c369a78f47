"""Parsers: bytes of one file in, one `Document` out. A parser knows no facts, checks, rules or reporters.

A parser is one module (or package) here that holds `PARSER = Parser(...)`; it is found, not listed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tilint.model import Document

__all__ = ["CannotRead", "Parser"]


class CannotRead(Exception):
    """A file cannot be read. `why` says what is wrong with it and `advice` what its owner can do, both in plain words."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(f"{why}. {advice}")
        self.why = why
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Parser:
    """One way to read a file.

    `read(name, data)` returns the document; it raises `CannotRead` for a file that is damaged, encrypted or empty.
    `suffixes` are lower case with the dot; `magic` are the bytes one of which the file must begin with (none: any text).
    """

    kind: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], Document]
    magic: tuple[bytes, ...] = ()

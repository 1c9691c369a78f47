"""Follows complex fields (w:fldChar) through a part: which text is a field's code, which its result."""

from __future__ import annotations

from dataclasses import dataclass

from tilint.parsers.docx.names import Element, W

__all__ = ["Fields"]

_CHAR = W + "fldChar"
_TYPE = W + "fldCharType"


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False
    contents: bool = False


class Fields:
    """The fields that are open at the place now being read. A field that never ends is taken as text."""

    def __init__(self, root: Element) -> None:
        self._open: list[_Field] = []
        self._codes = 0
        self._contents = 0
        self._broken = _unended(root)

    def step(self, char: Element) -> None:
        """Take note of a w:fldChar: a field begins, its result begins, or it ends."""
        kind = char.get(_TYPE)
        if char in self._broken:
            return
        if kind == "begin":
            self._open.append(_Field())
            self._codes += 1
        elif kind == "separate" and self._open and not self._open[-1].result:
            field = self._open[-1]
            field.result = True
            field.contents = field.code.split()[:1] == ["TOC"]
            self._codes -= 1
            self._contents += field.contents
        elif kind == "end" and self._open:
            field = self._open.pop()
            self._codes -= not field.result
            self._contents -= field.contents

    def instruct(self, text: str) -> None:
        """Add to the code of the innermost field."""
        if self._open and not self._open[-1].result:
            self._open[-1].code += text

    @property
    def in_code(self) -> bool:
        """Whether text here is part of a field's code, which nobody sees."""
        return self._codes > 0

    @property
    def in_contents(self) -> bool:
        """Whether text here is part of a table of contents."""
        return self._contents > 0


def _unended(root: Element) -> set[Element]:
    begun: list[Element] = []
    separators: list[list[Element]] = []
    for char in root.iter(_CHAR):
        kind = char.get(_TYPE)
        if kind == "begin":
            begun.append(char)
            separators.append([])
        elif kind == "separate" and separators:
            separators[-1].append(char)
        elif kind == "end" and begun:
            begun.pop()
            separators.pop()
    return set(begun).union(*separators)

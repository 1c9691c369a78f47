"""One object of a notice, asked for its fields by name and type; what is of another type is left out and remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from tilint.parsers.ocds.moments import Moment, read_moment
from tilint.parsers.ocds.wording import cleaned

__all__ = ["Fields"]

T = TypeVar("T")

_LONGEST_PATH = 120
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object. `path` is where it stands in the release; `odd` is shared by all objects of a notice.

    A field that is missing or null is empty. One of a type that OCDS does not give it is empty too, and its path goes
    into `odd`. `british` says whether times are shown as they are in the United Kingdom.
    """

    values: Mapping[str, object]
    path: str = ""
    odd: dict[str, None] = field(default_factory=dict)
    british: bool = False

    def __bool__(self) -> bool:
        return bool(self.values)

    def text(self, key: str) -> str:
        """Return a field's words, cleaned; a number counts as words."""
        value = self.values.get(key)
        if isinstance(value, str):
            return cleaned(value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        return self._missing(key, value, "")

    def texts(self, key: str) -> list[str]:
        """Return the words of a list of strings; a string by itself counts as one."""
        value = self.values.get(key)
        if isinstance(value, str):
            return [cleaned(value)] if value.strip() else []
        if not isinstance(value, list):
            return self._missing(key, value, [])
        for item in value:
            if not isinstance(item, str):
                self._missing(f"{key}[]", item, None)
        return [words for item in value if isinstance(item, str) and (words := cleaned(item))]

    def number(self, key: str) -> float | int | None:
        """Return a number; one that is written as a string counts."""
        value = self.values.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(?:\.\d{1,9})?", value.strip()):
            return float(value)
        return self._missing(key, value, None)

    def flag(self, key: str) -> bool | None:
        """Return yes, no or not said."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else self._missing(key, value, None)

    def moment(self, key: str) -> Moment | None:
        """Return a day, with its time where that is more than the start of the day."""
        value = self.values.get(key)
        found = read_moment(value, british=self.british) if isinstance(value, str) else None
        return found or self._missing(key, value or None, None)

    def inner(self, key: str) -> Fields:
        """Return an object inside this one; an empty one where there is none."""
        value = self.values.get(key)
        if isinstance(value, dict):
            return self.within(value, key)
        return self.within(self._missing(key, value, {}), key)

    def each(self, key: str) -> list[Fields]:
        """Return the objects of a list; an object by itself counts as one."""
        value = self.values.get(key)
        if isinstance(value, dict):
            return [self.within(value, key)]
        if not isinstance(value, list):
            return self._missing(key, value, [])
        return list(self._objects(value, key))

    def _objects(self, value: list[object], key: str) -> Iterator[Fields]:
        for place, item in enumerate(value):
            if isinstance(item, dict):
                yield self.within(item, f"{key}[{place}]")
            else:
                self._missing(f"{key}[]", item, None)

    def within(self, values: Mapping[str, object], key: str) -> Fields:
        """Return an object that stands under a key of this one."""
        return Fields(values, f"{self.path}.{key}".lstrip("."), self.odd, self.british)

    def _missing(self, key: str, value: object, nothing: T) -> T:
        if value is not None:
            self.leave_out(key)
        return nothing

    def leave_out(self, key: str = "") -> None:
        """Remember that a field, or this object itself, was not written."""
        path = f"{self.path}.{key}".strip(".")
        self.odd.setdefault(_INDEX.sub("[]", cleaned(path[:_LONGEST_PATH])))

"""The files of a tender as they came, by the names of its documents, for reporters that write marked copies."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field

from tilint.intake.files import Parcel, Source
from tilint.intake.limits import Limits
from tilint.intake.zips import contents, member
from tilint.parsers import CannotRead
from tilint.problems import Problem

__all__ = ["Originals"]


@dataclass(frozen=True, slots=True)
class Originals:
    """Gives the bytes of a file of a parcel by its name within the tender; files inside zips have names too."""

    parcel: Parcel
    limits: Limits = field(default_factory=Limits)

    def __call__(self, name: str) -> bytes:
        """Return the bytes of a file. Raises `Problem` where it can no longer be read."""
        try:
            return self._bytes(self._source(name))
        except (OSError, CannotRead, LookupError, zipfile.BadZipFile) as error:
            raise Problem(f"{name} was read, but cannot be opened any more. Run it again.") from error

    def _bytes(self, source: Source) -> bytes:
        data = source.path.read_bytes()
        for place in source.members:
            data = member(data, place, self.limits)
        return data

    def _source(self, name: str) -> Source:
        """Find a file by name, opening the zips that the name leads through, the outermost first."""
        here = self.parcel.sources
        while True:
            found = next((source for source in here if source.name == name), None)
            if found is not None:
                return found
            outer = next((source for source in here if name.startswith(source.prefix)), None)
            if outer is None:
                raise LookupError(name)
            here = contents(outer, self._bytes(outer)).sources

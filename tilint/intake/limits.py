"""How much a document may cost before reading it is given up."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for reading one document. Whatever passes one costs that document and nothing else."""

    seconds: float = 60.0
    """Time on the clock, and of the processor, for one document."""
    memory: int = 1024 * MIB
    """Bytes of memory beyond what the reading process starts with. Not enforced on Windows and macOS."""
    file_size: int = 256 * MIB
    """Bytes of one file, or of one file inside a zip once unpacked."""
    unpacked: int = 512 * MIB
    """Bytes of everything inside one zip, or one DOCX, once unpacked."""
    ratio: int = 200
    """How many times its packed size a part may unpack to, where it unpacks to more than `ratio_from`."""
    ratio_from: int = 4 * MIB
    entries: int = 10_000
    """Files inside one zip."""

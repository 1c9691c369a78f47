"""Intake: which files make up a tender, and reading each of them in a bounded process of its own."""

from __future__ import annotations

from tilint.intake.files import Parcel, Source, find
from tilint.intake.limits import Limits
from tilint.intake.originals import Originals
from tilint.intake.reader import Reader, read_tender

__all__ = ["Limits", "Originals", "Parcel", "Reader", "Source", "find", "read_tender"]

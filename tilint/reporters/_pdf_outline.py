"""The bookmarks of a PDF file: one of tilint's own, after those that are there, with one below it for each finding."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

__all__ = ["OURS", "add", "clear"]

TITLE = "tilint"
OURS = Name("/TilintMade")
"""This key marks what tilint put into a file, to be replaced by its next run."""
MOST = 100_000
"""Bookmarks looked at; a damaged list may lead in circles."""


def add(pdf: pikepdf.Pdf, entries: Sequence[tuple[str, pikepdf.Array]]) -> None:
    """Add the bookmark with one below it for each entry: its title and where it leads."""
    root = pdf.Root.get("/Outlines")
    if not isinstance(root, Dictionary):
        root = pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    top = pdf.make_indirect(
        Dictionary({"/Title": pikepdf.String(TITLE), "/Parent": root, "/Dest": entries[0][1], str(OURS): True})
    )
    items = [
        pdf.make_indirect(Dictionary(Title=pikepdf.String(title), Parent=top, Dest=destination)) for title, destination in entries
    ]
    for before, after in itertools.pairwise(items):
        before.Next, after.Prev = after, before
    top.First, top.Last, top.Count = items[0], items[-1], len(items)
    root.Count = _count(root) + 1 + len(items)
    last = _tops(root)[-1:]
    if last:
        last[0].Next, top.Prev = top, last[0]
    else:
        root.First = top
    root.Last = top


def clear(pdf: pikepdf.Pdf) -> bool:
    """Remove tilint's own bookmark, and tell whether there was one. Every other stays as it is."""
    root = pdf.Root.get("/Outlines")
    if not isinstance(root, Dictionary):
        return False
    found = [item for item in _tops(root) if _is_ours(item)]
    for item in found:
        root.Count = _count(root) - 1 - max(int(item.get("/Count", 0)), 0)
        before, after = item.get("/Prev"), item.get("/Next")
        _link(root, before, "/Next", "/First", after)
        _link(root, after, "/Prev", "/Last", before)
    if found and "/First" not in root:
        del pdf.Root["/Outlines"]
    return bool(found)


def _is_ours(item: Any) -> bool:
    """Tell whether a bookmark is tilint's: by its mark, or, where another program dropped that, by its name."""
    return OURS in item or (str(item.get("/Title", "")) == TITLE and "/First" in item)


def _link(root: Any, item: Any, way: str, end: str, to: Any) -> None:
    """Make one neighbour of a removed bookmark, or the list where it has none on that side, point to the other."""
    holder, key = (root, end) if item is None else (item, way)
    if to is None:
        if key in holder:
            del holder[key]
    else:
        holder[key] = to


def _tops(root: Any) -> list[Any]:
    """Return the bookmarks of the first level, in order."""
    found: list[Any] = []
    seen: set[tuple[int, int]] = set()
    item = root.get("/First")
    while isinstance(item, Dictionary) and item.objgen not in seen and len(found) < MOST:
        found.append(item)
        seen.add(item.objgen)
        item = item.get("/Next")
    return found


def _count(root: Any) -> int:
    """Return how many bookmarks are shown when the file is opened."""
    count = root.get("/Count")
    return count if isinstance(count, int) and count > 0 else len(_tops(root))

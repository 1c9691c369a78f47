"""Reads comments in Word files as Word does, without the code under test."""

from __future__ import annotations

import copy
import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SHOWN = (W + "t", MATH, W + "tab", W + "ptab", W + "br", W + "cr", W + "noBreakHyphen")
ASIDE = W + "txbxContent"
NOT_SHOWN = {W + "del", W + "moveFrom", W + "tabs", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
OURS = "tilint"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


def part(data: bytes, ending: str) -> etree._Element | None:
    found = [content for name, content in members(data).items() if name.endswith(ending)]
    return etree.fromstring(found[0]) if found else None


def main(data: bytes) -> etree._Element:
    return part(data, "word/document.xml")


def comments(data: bytes, author: str | None = OURS) -> dict[str, list[str]]:
    """Return the paragraphs of each comment by its id; None for the author: of all."""
    root = part(data, "word/comments.xml")
    return {
        item.get(W + "id"): ["".join(leaf.text or "" for leaf in p.iter(W + "t")) for p in item.iter(W + "p")]
        for item in (() if root is None else root.iter(W + "comment"))
        if author is None or item.get(W + "author") == author
    }


def marked(data: bytes) -> dict[str, str]:
    """Return the words that each comment is on, by its id: what is shown between its marks, spaces made one."""
    found: dict[str, str] = {}
    open_: dict[str, list[str]] = {}
    hidden: etree._Element | None = None
    for element in main(data).iter():
        if hidden is not None and hidden in element.iterancestors():
            continue
        hidden = None
        key = element.get(W + "id") if isinstance(element.tag, str) else None
        if element.tag in NOT_SHOWN or element.tag == ASIDE or _vanishes(element):
            hidden = element
        elif element.tag == W + "commentRangeStart":
            open_[key] = []
        elif element.tag == W + "commentRangeEnd":
            found[key] = " ".join("".join(open_.pop(key)).split())
        elif element.tag in {W + "p", W + "tc"}:
            for words in open_.values():
                words.append(" ")
        elif element.tag in SHOWN:
            for words in open_.values():
                words.append((element.text or "") if element.tag in {W + "t", MATH} else _sign(element))
    assert not open_
    references = {mark.get(W + "id") for mark in main(data).iter(W + "commentReference")}
    assert set(comments(data)) <= references & set(found)
    return found


def _sign(element: etree._Element) -> str:
    return "-" if element.tag == W + "noBreakHyphen" else " "


def _vanishes(element: etree._Element) -> bool:
    return element.tag == W + "r" and element.find(f"{W}rPr/{W}vanish") is not None


def without_ours(data: bytes) -> etree._Element:
    """Return the main part without our comments, and with the runs that differ in nothing made one."""
    ours = set(comments(data))
    root = copy.deepcopy(main(data))
    for element in list(root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")):
        if element.get(W + "id") in ours:
            parent = element.getparent()
            parent.remove(element)
            if parent.tag == W + "r" and all(child.tag == W + "rPr" for child in parent):
                parent.getparent().remove(parent)
    return tidy(root)


def tidy(root: etree._Element) -> etree._Element:
    """Make one of runs that follow each other with the same format, and of pieces of text in them."""
    for run in list(root.iter(W + "r")):
        if not len(run):
            run.getparent().remove(run)
            continue
        before = run.getprevious()
        if before is not None and before.tag == W + "r" and _form(before) == _form(run):
            for child in list(run):
                if child.tag != W + "rPr":
                    before.append(child)
            run.getparent().remove(run)
    for text in list(root.iter(W + "t")):
        text.text = _seen(text)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for text in list(root.iter(W + "t")):
        before = text.getprevious()
        if before is not None and before.tag == W + "t":
            before.text += text.text
            text.getparent().remove(text)
    return root


def _form(run: etree._Element) -> tuple[object, ...]:
    properties = run.find(W + "rPr")
    return sorted(run.items()), b"" if properties is None else etree.tostring(properties, method="c14n")


def _seen(text: etree._Element) -> str:
    kept = text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return (text.text or "") if kept else (text.text or "").strip(" \t\r\n")


def canonical(root: etree._Element) -> bytes:
    """Return XML in the one form that equal documents have, without white space between elements."""
    again = etree.fromstring(etree.tostring(root), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(again, method="c14n")


def texts(root: etree._Element) -> list[str]:
    """Return the characters of each paragraph, deleted ones and field codes too."""
    names = (W + "t", W + "delText", W + "instrText")
    return ["".join(_seen(leaf) for leaf in paragraph.iter(*names)) for paragraph in root.iter(W + "p")]

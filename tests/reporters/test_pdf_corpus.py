"""On real and realistic PDF files, the highlights lie on the words that they quote, and the copies are sound."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from annotating import notes, sound
from reporting import against, report

from tilint.finding import Verdict
from tilint.intake import Originals, find, read_tender
from tilint.linting import lint
from tilint.model import BlockKind, Document, Location
from tilint.parsers.pdf import read
from tilint.problems import Problem
from tilint.report import Report, Scope
from tilint.reporters import View, all_reporters
from tilint.rulepack import load_packs

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
OWN = sorted((ROOT / "corpora" / "packs").rglob("*.pdf"))
REAL = sorted(SHARED.rglob("*.pdf"))
PACKS = sorted({path.parent for path in (*OWN, *REAL) if path.parent.parent.name == "packs"})
MOST = 250
"""So many places of a file are marked, spread over it."""
SURE = 0.99
"""At least this part of the places is marked at the very words; the others are marked by their lines."""
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is absent")


@dataclass(frozen=True)
class Copy:
    """A file with notes at many places, spread over it."""

    name: str
    document: Document
    places: list[Location]
    before: bytes
    after: bytes


def letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def spread(document: Document) -> list[Location]:
    """Return places all over a document: some words from the middle of each block."""
    told = [(number, block.text) for number, block in enumerate(document.blocks) if block.kind is not BlockKind.COMMENT]
    told = [(number, text) for number, text in told if letters(text)]
    places = []
    for number, text in told[:: len(told) // MOST + 1]:
        start = text.rfind(" ", 0, len(text) // 3) + 1
        end = text.find(" ", min(start + 90, len(text)))
        words = text[start : end if end > 0 else len(text)]
        start += len(words) - len(words.lstrip())
        if letters(words):
            places.append(Location(0, number, start, start + len(words.strip())))
    return places


def save(judged: Report, data: bytes, folder: Path) -> bytes:
    name = judged.tender.documents[0].name
    all_reporters()["pdf"].save(judged, View(), {name: data}.__getitem__, folder)
    return (folder / name).read_bytes()


@pytest.fixture(scope="module", params=[*OWN, *REAL], ids=lambda path: path.name)
def copy(request, tmp_path_factory) -> Copy:
    data = request.param.read_bytes()
    document = read("itt.pdf", data)
    places = spread(document)
    judged = report([document], *(against(place, message=_message(number)) for number, place in enumerate(places)))
    folder = tmp_path_factory.mktemp("annotated")
    with pikepdf.open(BytesIO(data)) as pdf:
        locked = pdf.is_encrypted
    if locked:
        with pytest.raises(Problem, match="protected against changes"):
            save(judged, data, folder)
        pytest.skip("it is protected against changes, and was refused")
    after = save(judged, data, folder)
    assert save(judged, data, folder) == after, "two runs write different bytes"
    return Copy(request.param.name, document, places, data, after)


@needs_qpdf
def test_qpdf_finds_nothing_wrong(copy, tmp_path):
    assert sound(copy.after, tmp_path) == ""


def test_the_highlights_lie_on_the_words_that_are_quoted(copy):
    shown: dict[str, str] = {}
    exact = set()
    for note in notes(copy.after):
        if note.entry.Subtype == "/Highlight":
            shown[note.lines[0]] = shown.get(note.lines[0], "") + letters("".join(note.words))
            if "in the marked lines" not in note.text:
                exact.add(note.lines[0])
    quotes = {_message(number): letters(_words(copy.document, place)) for number, place in enumerate(copy.places)}
    assert set(shown) == set(quotes)
    wrong = [(quote, shown[key]) for key, quote in quotes.items() if key not in exact or not _same(quote, shown[key])]
    assert len(wrong) <= (1 - SURE) * len(quotes) + 1, wrong[:5]
    assert all(_holds(shown[key], quote) for key, quote in quotes.items() if key not in exact)


def _message(number: int) -> str:
    return f"This is finding {number}."


def _words(document: Document, place: Location) -> str:
    return document.blocks[place.block].text[place.start : place.end]


def _same(quote: str, shown: str) -> bool:
    """Tell whether words are the same, but for the numbers of footnotes among those on the page."""
    at = 0
    for char in shown:
        if at < len(quote) and char == quote[at]:
            at += 1
        elif not char.isdigit():
            return False
    return at == len(quote)


def _holds(shown: str, quote: str) -> bool:
    """Tell whether the letters of a quote are among those shown, in their order."""
    rest = iter(shown)
    return all(char in rest for char in quote)


def test_the_pages_of_the_tender_are_as_they_were(copy):
    one, two = pdfium.PdfDocument(copy.before), pdfium.PdfDocument(copy.after)
    assert len(two) > len(one)
    for number in range(len(one)):
        assert one[number].get_textpage().get_text_range() == two[number].get_textpage().get_text_range()


@pytest.fixture(scope="module", params=PACKS, ids=lambda path: path.name)
def checked(request, tmp_path_factory) -> tuple[Report, Path, list[str]]:
    (parcel,) = find([request.param])
    judged = lint(read_tender(parcel), load_packs(), Scope("full"))
    folder = tmp_path_factory.mktemp("annotated")
    try:
        return judged, folder, list(all_reporters()["pdf"].save(judged, View(), Originals(parcel), folder))
    except Problem as problem:
        return judged, folder, str(problem).splitlines()


def test_each_finding_in_a_pack_is_noted_on_its_words_or_its_file_is_refused(checked):
    judged, folder, told = checked
    for number, document in enumerate(judged.tender.documents):
        if document.kind != "pdf":
            continue
        if any(line.startswith(f"{document.name}: no annotated copy was written") for line in told):
            assert not (folder / document.name).exists()
            continue
        noted = [note for note in notes((folder / document.name).read_bytes()) if note.entry.Subtype == "/Highlight"]
        for finding in judged.findings(Verdict.CONFLICT):
            for place in [place for place in finding.locations if place.document == number][:1]:
                quote = letters(_words(document, place))
                about = [note for note in noted if any(finding.message in line for line in note.lines)]
                page = {anchor.page for anchor in judged.tender.block(place).anchors}
                shown = ["".join(letters(words) for words in note.words) for note in about if note.page in page]
                assert any(_same(quote, one) or _holds(one, quote) or quote.startswith(one) for one in shown), finding.message


def test_a_file_whose_copy_can_be_written_is_sound_and_reads_as_before(checked, tmp_path):
    judged, folder, _ = checked
    for document in judged.tender.documents:
        if document.kind == "pdf" and (folder / document.name).exists():
            data = (folder / document.name).read_bytes()
            assert shutil.which("qpdf") is None or sound(data, tmp_path) == ""
            again = read(document.name, data)
            kept = [[block.text for block in one.blocks if block.kind is not BlockKind.COMMENT] for one in (document, again)]
            assert kept[0] == kept[1]
            assert again.pages == document.pages

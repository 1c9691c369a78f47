"""Measures how fast PDFs are read: this parser, pdfplumber's words and pdfium's plain text, in one run.

Run `python benchmarks/pdf_reading.py FILE...`; without files, it takes those beside the project or in corpora/.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from tilint.parsers.pdf import read

HOME = Path(__file__).parents[1]
ROUNDS = 3


def ours(file: Path) -> int:
    """Read a file with the parser; return its number of pages."""
    return read(file.name, file.read_bytes()).pages or 0


def plumber_words(file: Path) -> int:
    """Take the words of every page with pdfplumber, closing each page."""
    with pdfplumber.open(file) as document:
        for page in document.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.close()
        return len(document.pages)


def plain_text(file: Path) -> int:
    """Take the plain text of every page with pdfium."""
    document = pypdfium2.PdfDocument(file)
    for page in document:
        page.get_textpage().get_text_range()
        page.close()
    count = len(document)
    document.close()
    return count


def speed(read_file: Callable[[Path], int], file: Path, rounds: int) -> float:
    """Return pages a second of processor time, the best of some rounds."""
    best = float("inf")
    pages = 0
    for _ in range(rounds):
        start = time.process_time()
        pages = read_file(file)
        best = min(best, time.process_time() - start)
    return pages / best


def chosen(arguments: list[str]) -> list[Path]:
    """Return the files named, or those that are at hand."""
    if arguments:
        return [Path(name) for name in arguments]
    large = sorted((HOME.parent / "shared" / "corpus" / "large").glob("*.pdf"))
    return large or sorted((HOME / "corpora").rglob("*.pdf"))


def main() -> None:
    """Print one line for each file."""
    files = chosen(sys.argv[1:])
    if not files:
        sys.exit("No PDF at hand: name one.")
    print("pages/s: ours  pdfplumber  plain text | ours is x times pdfplumber, and takes x times as long as plain text")
    for file in files:
        mine = speed(ours, file, ROUNDS)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        plumber, plain = speed(plumber_words, file, 1), speed(plain_text, file, ROUNDS)
        ratios = f"{mine / plumber:6.1f} {plain / mine:6.1f}"
        print(f"{mine:8.0f} {plumber:8.1f} {plain:8.0f} | {ratios} | {peak} MB  {file.name}")


if __name__ == "__main__":
    main()

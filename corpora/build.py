"""Build the labelled tenders from their readable sources: Word and PDF packs, and their labels.

python corpora/build.py            write packs/ and labels/ (PDF through LibreOffice)
python corpora/build.py --check    say what is not up to date; exit 1 if anything is
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from docx_writer import write_docx  # noqa: E402 - found only once this folder is on the path
from labelling import pack_labels, page_texts  # noqa: E402
from markdown_source import read_source  # noqa: E402

SOURCES, PACKS, LABELS = HERE / "sources", HERE / "packs", HERE / "labels"
AS_PDF_IN_MIXED = {"youth-grants": ("01-guidance-notes",)}
"""Tenders that also have a third pack, as a funder would publish it: these files as PDF, the others as Word."""


def variants(tender: str) -> dict[str, tuple[str, ...] | None]:
    """Return the packs of a tender and the stems that are PDF in each; None stands for all."""
    packs: dict[str, tuple[str, ...] | None] = {tender: (), f"{tender}-pdf": None}
    if tender in AS_PDF_IN_MIXED:
        packs[f"{tender}-mixed"] = AS_PDF_IN_MIXED[tender]
    return packs


def tenders() -> list[Path]:
    """Return the source folders, in order of name."""
    return sorted(path for path in SOURCES.iterdir() if path.is_dir())


def word_files(tender: Path) -> dict[str, bytes]:
    """Return the Word file of every source of a tender, by stem."""
    return {path.stem: write_docx(read_source(path)) for path in sorted(tender.glob("*.md"))}


def to_pdf(word: dict[str, bytes]) -> dict[str, bytes]:
    """Turn Word files into PDF with LibreOffice; raise FileNotFoundError where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("LibreOffice (soffice) is needed to build the PDF packs")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{stem}.docx") for stem in word]
        for path in paths:
            path.write_bytes(word[path.stem])
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - fixed arguments
        return {path.stem: path.with_suffix(".pdf").read_bytes() for path in paths}


def members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file, so that a different compressor does not count as a difference."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf_words(path: Path) -> str:
    """Return the words of a PDF, so that another LibreOffice's layout does not count as a difference."""
    return re.sub(r"\s+", "", "".join(page_texts(path)))


def labels_text(tender: Path, pack: Path) -> str:
    """Return the labels file of a pack as text."""
    return json.dumps(pack_labels(tender, pack), ensure_ascii=False, indent=1) + "\n"


def build(tender: Path) -> None:
    """Write every pack of a tender and its labels. A PDF whose words have not changed is left alone."""
    word = word_files(tender)
    pdf = to_pdf(word)
    for name, as_pdf in variants(tender.name).items():
        pack = PACKS / name
        pack.mkdir(parents=True, exist_ok=True)
        wanted = {}
        for stem in word:
            is_pdf = as_pdf is None or stem in as_pdf
            wanted[f"{stem}.pdf" if is_pdf else f"{stem}.docx"] = pdf[stem] if is_pdf else word[stem]
        for path in pack.iterdir():
            if path.name not in wanted:
                path.unlink()
        for file, data in wanted.items():
            _write(pack / file, data)
        LABELS.mkdir(exist_ok=True)
        (LABELS / f"{name}.json").write_text(labels_text(tender, pack), encoding="utf-8")
        print(f"{name}: {len(wanted)} files")


def _write(path: Path, data: bytes) -> None:
    if path.suffix == ".pdf" and path.exists():
        with tempfile.NamedTemporaryFile(suffix=".pdf") as new:
            new.write(data)
            new.flush()
            both = [(pdf_words(item), len(page_texts(item))) for item in (path, Path(new.name))]
        if both[0] == both[1]:
            return
    path.write_bytes(data)


def stale(tender: Path, *, with_pdf: bool) -> list[str]:
    """Return what is not up to date for a tender, in words."""
    problems: list[str] = []
    word = word_files(tender)
    pdf = to_pdf(word) if with_pdf else {}
    for name, as_pdf in variants(tender.name).items():
        pack = PACKS / name
        expected = {f"{stem}.pdf" if as_pdf is None or stem in as_pdf else f"{stem}.docx" for stem in word}
        found = {path.name for path in pack.iterdir()} if pack.is_dir() else set()
        if found != expected:
            problems.append(f"{name}: files are {sorted(found)}, not {sorted(expected)}")
            continue
        problems += [f"{name}/{file}" for file in sorted(expected) if _differs(pack / file, word, pdf)]
        path = LABELS / f"{name}.json"
        if not path.exists() or path.read_text(encoding="utf-8") != labels_text(tender, pack):
            problems.append(f"labels/{name}.json")
    return problems


def _differs(path: Path, word: dict[str, bytes], pdf: dict[str, bytes]) -> bool:
    if path.suffix == ".docx":
        return members(path.read_bytes()) != members(word[path.stem])
    if not pdf:
        return False
    with tempfile.NamedTemporaryFile(suffix=".pdf") as new:
        new.write(pdf[path.stem])
        new.flush()
        return pdf_words(path) != pdf_words(Path(new.name))


def main(arguments: list[str] | None = None) -> int:
    """Build or check every tender; return the exit code."""
    parser: Any = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a built file is not up to date")
    chosen = parser.parse_args(arguments)
    if not chosen.check:
        for tender in tenders():
            build(tender)
        return 0
    with_pdf = shutil.which("soffice") is not None
    problems = [problem for tender in tenders() for problem in stale(tender, with_pdf=with_pdf)]
    for problem in problems:
        print(f"not up to date: {problem}")
    if not with_pdf:
        print("LibreOffice is not installed: the words of the PDF packs were not compared")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

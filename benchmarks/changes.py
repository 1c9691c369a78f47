"""Measures how far the figures fall when tenders change their form: `python benchmarks/changes.py [CORPUS]`.

CORPUS holds packs/NAME/ and labels/NAME.json (default: ../shared/corpus where it is present, else corpora). Each tender is read
as published; with its Word files turned into PDF by LibreOffice; with headings as plain bold text; with tables as lines parted by
tabs; with the sentences of each section in another order. The last three need Word files: a PDF is first written as Word,
and what that alone costs is a row of its own.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from changing import CHANGES, as_word

from tilint.evaluation.run import evaluate, summary
from tilint.parsers import CannotRead, pdf
from tilint.rulepack import RuleSet, load_packs

HERE = Path(__file__).resolve().parents[1]
SHARED = HERE.parent / "shared" / "corpus"
MOST = 0.03
"""By so much may a figure fall."""
FIGURES: dict[str, Callable[[dict[str, Any]], float]] = {
    "verdicts": lambda found: found["verdicts"]["accuracy"],
    "conflict P": lambda found: found["verdicts"]["conflict"]["precision"],
    "conflict R": lambda found: found["verdicts"]["conflict"]["recall"],
    "requests F1": lambda found: found["data_requests"]["f1"],
    "acronyms F1": lambda found: found["acronyms"]["f1"],
    "dates F1": lambda found: found["timeline"]["f1"],
    "weights F1": lambda found: found["weights"]["f1"],
}
Change = Callable[[Path, Path], int]
"""Writes the changed packs of one folder into another and returns how many files it changed."""


def written_as_word(packs: Path, target: Path) -> int:
    """Copy packs with every PDF written as Word."""
    changed = 0
    for file in _files(packs):
        copy = target / file.relative_to(packs)
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            made = as_word(pdf.PARSER.read(file.name, file.read_bytes())) if file.suffix.lower() == ".pdf" else None
        except CannotRead:
            made = None
        if made is None:
            shutil.copy(file, copy)
        else:
            copy.with_name(f"{copy.name}.docx").write_bytes(made)
            changed += 1
    return changed


def changed_by(change: Callable[[str, bytes], bytes]) -> Change:
    """Return what copies packs with one change made to every Word file."""

    def make(packs: Path, target: Path) -> int:
        written_as_word(packs, target)
        changed = 0
        for file in _files(target):
            if file.suffix.lower() == ".docx":
                before = file.read_bytes()
                file.write_bytes(change(file.name, before))
                changed += 1
        return changed

    return make


def turned_into_pdf(packs: Path, target: Path) -> int:
    """Copy packs with every Word file turned into PDF by LibreOffice, all in one call."""
    program = shutil.which("soffice")
    if program is None:
        return 0
    places = {f"{number:04}": file for number, file in enumerate(_files(packs))}
    with tempfile.TemporaryDirectory() as folder:
        words = [name for name, file in places.items() if file.suffix.lower() == ".docx"]
        for name in words:
            shutil.copy(places[name], Path(folder, f"{name}.docx"))
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        sources = [str(Path(folder, f"{name}.docx")) for name in words]
        subprocess.run([*command, "--outdir", folder, *sources], check=True, capture_output=True, timeout=1800)
        for name, file in places.items():
            copy = target / file.relative_to(packs)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if name in words:
                shutil.copy(Path(folder, f"{name}.pdf"), copy.with_name(f"{copy.name}.pdf"))
            else:
                shutil.copy(file, copy)
    return len(words)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def measured(
    corpus: Path, rules: RuleSet, change: Change | None, keep: Path | None = None, only: Sequence[str] = ()
) -> tuple[int, dict[str, Any]]:
    """Return how many files a change touched, and the figures under it.

    `keep`: where to leave the changed packs; `only`: the packs to read, all if it is empty.
    """
    if change is None:
        return 0, summary(list(evaluate(corpus, rules, only)), rules)
    with tempfile.TemporaryDirectory() as folder:
        home = keep or Path(folder)
        shutil.rmtree(home / "packs", ignore_errors=True)
        shutil.copytree(corpus / "labels", home / "labels", dirs_exist_ok=True)
        source = Path(folder, "as-published") if only else corpus / "packs"
        for name in only:
            shutil.copytree(corpus / "packs" / name, source / name)
        changed = change(source, home / "packs")
        return changed, summary(list(evaluate(home, rules, only)), rules)


def changes() -> Iterator[tuple[str, Change | None]]:
    """Yield every change by name, the first of them none."""
    yield "as published", None
    if shutil.which("soffice"):
        yield "Word files as PDF", turned_into_pdf
    yield "PDF files as Word", written_as_word
    for name, change in CHANGES.items():
        yield name, changed_by(change)


def row(name: str, figures: dict[str, float], base: dict[str, float] | None, files: int) -> str:
    """Return one line of the table: each figure, and how far it fell where it fell."""
    cells = []
    for title, value in figures.items():
        fall = 0.0 if base is None else round(base[title] - value, 4)
        mark = f" {-fall:+.3f}{'!' if fall > MOST else ' '}" if fall else " " * 8
        cells.append(f"{value:.3f}{mark}".ljust(max(len(title), 14)))
    return f"{name:<24} {files:>5}  " + " ".join(cells)


def main() -> int:
    """Print the table; exit 1 where the accuracy of verdicts falls by more than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=SHARED if SHARED.is_dir() else HERE / "corpora")
    parser.add_argument("--only", action="append", default=[], help="measure only the changes with this word in their name")
    parser.add_argument("--keep", type=Path, help="leave the changed packs in a folder for each change in here")
    parser.add_argument("--differences", action="store_true", help="print each label that is right as published and wrong after")
    options = parser.parse_args()
    rules = load_packs()
    print(f"{'':<24} files  " + " ".join(title.ljust(max(len(title), 14)) for title in FIGURES))
    base: dict[str, float] | None = None
    known: set[tuple[str, ...]] = set()
    worst = 0.0
    for name, change in changes():
        if base is not None and options.only and not any(word in name for word in options.only):
            continue
        keep = options.keep / name.replace(" ", "-") if options.keep else None
        files, found = measured(options.corpus, rules, change, keep)
        figures = {title: figure(found) for title, figure in FIGURES.items()}
        print(row(name, figures, base, files), flush=True)
        keys = ("pack", "about", "labelled", "said", "where")
        different = {tuple(str(item[key]) for key in keys) for item in found["disagreements"]}
        if base is None:
            base, known = figures, different
            continue
        worst = max(worst, base["verdicts"] - figures["verdicts"])
        if options.differences:
            told = {item[:4] for item in known}
            for item in sorted(item for item in different if item[:4] not in told):
                print("    " + " | ".join(item))
    print(f"The accuracy of verdicts falls by {worst:.3f} at most; {MOST} is allowed.")
    return int(worst > MOST)


if __name__ == "__main__":
    raise SystemExit(main())

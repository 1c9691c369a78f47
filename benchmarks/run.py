"""Measures tilint beside its peers in one run and prints ratios: `python benchmarks/run.py [FOLDER]`.

FOLDER holds the files to measure on (default: ../shared/corpus where it is present, else corpora/packs). Times are the best of
several runs of whole processes; a ratio compares runs that took turns. Nothing here is a test: machines differ.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
SHARED = HERE.parent / "shared" / "corpus"
TILINT = [sys.executable, "-m", "tilint"]
RUNS = 5

CHECKING = """
import sys, time
from pathlib import Path
from tilint.intake import find, read_tender
from tilint.linting import lint
from tilint.language import pipeline
from tilint.rulepack import load_packs
tender = read_tender(find([Path(sys.argv[1])])[0])
rules, _ = load_packs(), pipeline()
words = sum(document.words for document in tender.documents)
best = 1e9
for _ in range(3):
    start = time.perf_counter(); lint(tender, rules); best = min(best, time.perf_counter() - start)
print(words, len(rules.rules), words / best)
"""

ONE_MORE = """
import sys, time
from pathlib import Path
from tilint.engine import judge
from tilint.intake import find, read_tender
from tilint.reading import Reading
from tilint.rulepack import RuleSet, load_packs
from dataclasses import replace
tender = read_tender(find([Path(sys.argv[1])])[0])
rules = load_packs()
first = replace(rules.packs[0], rules=dict(list(rules.packs[0].rules.items())[:-1]))
fewer = RuleSet((first, *rules.packs[1:]))
def timed(chosen):
    reading = Reading(tender); judge(reading, chosen)
    start = time.perf_counter(); judge(reading, chosen); return time.perf_counter() - start
pairs = [(timed(rules), timed(fewer)) for _ in range(7)]
whole = Reading(tender); start = time.perf_counter(); judge(whole, rules); total = time.perf_counter() - start
print(sorted(a - b for a, b in pairs)[3] / total * 100)
"""


def measured(command: list[str]) -> tuple[float, float]:
    """Run a command and return its wall time in seconds and the peak memory of its largest process in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def pairs(one: list[str], other: list[str], runs: int = RUNS) -> tuple[float, float, float]:
    """Run two commands in turn; return the best time of each, and the median of their ratios."""
    measured(one), measured(other)
    times = [(measured(one)[0], measured(other)[0]) for _ in range(runs)]
    ratios = sorted(first / second for first, second in times)
    return min(first for first, _ in times), min(second for _, second in times), ratios[len(ratios) // 2]


def start_up() -> None:
    """`tilint --help` beside bare Python, and a whole check of a large DOCX beside importing spaCy."""
    helped, bare, _ = pairs([*TILINT, "--help"], [sys.executable, "-c", "pass"])
    print(f"tilint --help                  {helped:.3f} s, {helped - bare:.3f} s over bare Python ({bare:.3f} s)")


def whole_check(file: Path) -> None:
    """From shell to findings, beside importing spaCy alone."""
    took, spacy, ratio = pairs([*TILINT, "check", str(file)], [sys.executable, "-c", "import spacy"])
    print(f"check {file.name[:40]:<42} {took:.2f} s = {ratio:.2f} x `import spacy` ({spacy:.2f} s)")


def checking(path: Path) -> None:
    """Words a second once the files are read, with every rule; and what one rule more costs."""
    done = subprocess.run([sys.executable, "-c", CHECKING, str(path)], capture_output=True, text=True, check=True)
    words, rules, speed = done.stdout.split()
    print(f"checking {path.name[:38]:<39} {int(words):,} words, {rules} rules: {float(speed):,.0f} words/s")
    done = subprocess.run([sys.executable, "-c", ONE_MORE, str(path)], capture_output=True, text=True, check=True)
    print(f"one rule more                                    {float(done.stdout):+.2f} % of asking them all")


def memory(files: list[Path]) -> None:
    """Peak memory of a check of each file alone; the five largest are printed."""
    peaks = sorted(((measured([*TILINT, "check", str(file)])[1], file.name) for file in files), reverse=True)
    print(f"peak memory over {len(peaks)} files: {peaks[0][0]:.0f} MB")
    for peak, name in peaks[:5]:
        print(f"    {peak:4.0f} MB  {name}")


def main() -> None:
    """Print every figure with the machine and the date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED if SHARED.is_dir() else HERE / "corpora" / "packs")
    parser.add_argument("--memory", action="store_true", help="also measure peak memory, file by file (minutes)")
    options = parser.parse_args()
    files = sorted(file for file in options.folder.rglob("*") if file.suffix in {".docx", ".pdf"})
    largest = {kind: max((f for f in files if f.suffix == kind), key=_size) for kind in {file.suffix for file in files}}
    if (options.folder / "large").is_dir():
        largest = {file.suffix: file for file in sorted((options.folder / "large").iterdir())}
    machine = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine}")
    start_up()
    for file in largest.values():
        whole_check(file)
        checking(file)
    if ".pdf" in largest:
        subprocess.run([sys.executable, str(HERE / "benchmarks" / "pdf_reading.py"), str(largest[".pdf"])], check=True)
    if options.memory:
        memory(files)


def _size(file: Path) -> int:
    return file.stat().st_size


if __name__ == "__main__":
    main()

"""Makes the pictures of the README: `python scripts/pictures.py`. Needs LibreOffice, Xvfb, ImageMagick and Chromium."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tilint.intake import Originals, find, read_tender
from tilint.linting import lint
from tilint.report import Report
from tilint.reporters import View, all_reporters
from tilint.rulepack import load_packs

HERE = Path(__file__).resolve().parents[1]
PICTURES = HERE / "docs" / "pictures"
TENDER = HERE / "corpora" / "packs" / "youth-grants"
COLUMNS, LINES = 96, 46
WORD_FILE, WORD_PART = "01-guidance-notes.docx", "985x955+222+170"
SCREEN, WAIT = ":77", 25
"""The screen that LibreOffice is shown on, and the seconds it is given to draw."""
PAGE_WIDTH, PAGE_HEIGHT = 1000, 1500
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def main() -> None:
    """Write docs/pictures/{terminal.svg,word.png,html.png}: what a check of an example tender looks like in each form."""
    (parcel,) = find([TENDER])
    report = lint(read_tender(parcel), load_packs())
    terminal(report)
    with tempfile.TemporaryDirectory() as folder:
        word(report, Originals(parcel), Path(folder))
        html(report, Path(folder))


def terminal(report: Report) -> None:
    """Draw the first lines of the report in a terminal."""
    written = str(all_reporters()["terminal"].write((report,), View(width=COLUMNS, colour=True)))
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ tilint check youth-grants/\n", style="bold"))
    console.print(Text.from_ansi("\n".join(written.splitlines()[:LINES]) + "\n…"))
    picture = console.export_svg(title="tilint", unique_id="tilint")
    # The picture must not load fonts from the network when somebody looks at it.
    (PICTURES / "terminal.svg").write_text(FONTS.sub("", picture), encoding="utf-8")


def word(report: Report, originals: Originals, folder: Path) -> None:
    """Take a picture of a Word file with its comments, as LibreOffice shows it on a screen of its own."""
    save = all_reporters()["word"].save
    if save is not None:
        save(report, View(), originals, folder)
    profile = f"-env:UserInstallation=file://{folder}/office"
    office = ("soffice", profile, "--norestore", "--nologo", "--view", str(folder / WORD_FILE))
    with running("Xvfb", SCREEN, "-screen", "0", "1500x1200x24"), running(*office, DISPLAY=SCREEN):
        time.sleep(WAIT)
        run("import", "-display", SCREEN, "-window", "root", "-crop", WORD_PART, "+repage", PICTURES / "word.png")


def html(report: Report, folder: Path) -> None:
    """Draw the top of the report in a browser."""
    page = folder / "report.html"
    page.write_text(str(all_reporters()["html"].write((report,), View())), encoding="utf-8")
    size = f"--window-size={PAGE_WIDTH},{PAGE_HEIGHT}"
    run(*CHROMIUM, f"--user-data-dir={folder}/browser", size, f"--screenshot={PICTURES / 'html.png'}", page.as_uri())


def run(*command: str | Path) -> None:
    """Run a program, quietly; one that fails stops everything."""
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def running(*command: str, **environment: str) -> Iterator[None]:
    """Keep a program running, and end it with all that it has started."""
    quiet = subprocess.DEVNULL
    started = subprocess.Popen(command, env={**os.environ, **environment}, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        time.sleep(1)
        yield
    finally:
        os.killpg(started.pid, signal.SIGTERM)
        started.wait()


if __name__ == "__main__":
    main()

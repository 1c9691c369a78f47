"""Makes the pictures of the README from real output: `python scripts/pictures.py`, with tilint installed."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tilint.intake import find, read_tender
from tilint.linting import lint
from tilint.reporters import View, all_reporters
from tilint.rulepack import load_packs

HERE = Path(__file__).resolve().parents[1]
COLUMNS, LINES = 96, 46
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    """Write docs/pictures/terminal.svg: the first lines of a check of an example tender."""
    tender = read_tender(find([HERE / "corpora" / "packs" / "youth-grants"])[0])
    report = lint(tender, load_packs())
    written = all_reporters()["terminal"].write((report,), View(width=COLUMNS, colour=True))
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ tilint check youth-grants/\n", style="bold"))
    console.print(Text.from_ansi("\n".join(written.splitlines()[:LINES]) + "\n…"))
    picture = console.export_svg(title="tilint", unique_id="tilint")
    # The picture must not load fonts from the network when somebody looks at it.
    (HERE / "docs" / "pictures" / "terminal.svg").write_text(FONTS.sub("", picture), encoding="utf-8")


if __name__ == "__main__":
    main()

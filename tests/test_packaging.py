"""The wheel holds everything: installed in an empty environment outside the checkout, it checks a tender."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the wheel cannot be built here: {done.stderr.strip()[-200:]}")
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_rules_and_their_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    rules = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    assert {name.removeprefix("tilint/_rules/") for name in names if name.startswith("tilint/_rules/")} >= rules
    data = {path.relative_to(ROOT).as_posix() for kind in ("data", "templates") for path in (ROOT / "tilint").rglob(f"{kind}/*")}
    assert {"tilint/reporters/templates/page.html.j2", "tilint/evaluation/data/errors.html"} <= data
    assert data <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "corpora/"))]


def test_an_installed_wheel_checks_a_tender_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    command = [python, "-m", "pip", "install", "--quiet", str(wheel)]
    installed = subprocess.run(command, capture_output=True, text=True, check=False)
    if installed.returncode:
        pytest.skip(f"its dependencies cannot be installed here: {installed.stderr.strip()[-200:]}")
    (tmp_path / "itt.md").write_text("# Award\n\nWe will send written feedback to all bidders by 14 May 2027.\n")
    done = subprocess.run(
        [python, "-m", "tilint", "check", str(tmp_path / "itt.md"), "--select", "timely-feedback"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "feedback to every applicant" in done.stdout

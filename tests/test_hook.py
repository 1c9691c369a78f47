"""The pre-commit hook, run by the real pre-commit: a changed file has its whole tender checked, and no other."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = ".pre-commit-hooks.yaml"
PARTS = ("tilint", "rules", "pyproject.toml", "README.md", "LICENSE", HOOKS)
CONFLICT = "Feedback will be given to unsuccessful bidders only on request."
MENDED = "We will send written feedback to every bidder, successful or not, by 30 June 2027."
NO_INDEX = ("No matching distribution", "Could not find a version", "Failed to establish", "NewConnectionError")


def run(folder: Path, *command: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=600)


def git(folder: Path, *words: str, env: dict[str, str]) -> str:
    done = run(folder, "git", *words, env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_heading("Feedback", 1)
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment with a home of its own for pre-commit, and a name to commit under."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
    who = {f"GIT_{role}_{what}": "tilint@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, **who, "PATH": path, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "PRE_COMMIT_COLOR": "never"}


@pytest.fixture
def hook_repository(tmp_path: Path, env: dict[str, str]) -> tuple[Path, str]:
    """A copy of this project as a repository of its own, and its commit."""
    copy = tmp_path / "hook"
    copy.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / part)
    git(copy, "init", "-q", env=env)
    git(copy, "add", "-A", env=env)
    git(copy, "commit", "-q", "-m", "hook", env=env)
    return copy, git(copy, "rev-parse", "HEAD", env=env)


@pytest.fixture
def tenders(tmp_path: Path, env: dict[str, str], hook_repository: tuple[Path, str]) -> Path:
    """A repository with two tenders, both with something that works against people, and the hook installed."""
    repository = tmp_path / "tenders-repository"
    for tender in ("helpline", "advice"):
        folder = repository / "tenders" / tender
        folder.mkdir(parents=True)
        (folder / "itt.md").write_text("# Helpline\n\nWe wish to appoint one provider.\n")
        (folder / "terms.docx").write_bytes(word(CONFLICT))
    (repository / "tilint.toml").write_text('tenders = ["tenders/*"]\nselect = ["timely-feedback"]\n')
    place, revision = hook_repository
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {place}\n    rev: {revision}\n    hooks:\n      - id: tilint\n"
    )
    git(repository, "init", "-q", env=env)
    git(repository, "add", "-A", env=env)
    git(repository, "commit", "-q", "-m", "start", env=env)
    done = run(repository, sys.executable, "-m", "pre_commit", "install", "--install-hooks", env=env)
    output = done.stdout + done.stderr
    if done.returncode and any(sign in output for sign in NO_INDEX):
        pytest.skip("pip cannot reach a package index to install the hook")
    assert done.returncode == 0, output
    return repository


def test_a_changed_file_has_its_whole_tender_checked_and_no_other(tenders: Path, env: dict[str, str]) -> None:
    (tenders / "tenders/helpline/itt.md").write_text("# Helpline\n\nWe wish to appoint two providers.\n")
    git(tenders, "add", "-A", env=env)

    refused = run(tenders, "git", "commit", "-m", "two providers", env=env)
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1, said
    assert "helpline" in said
    assert "terms.docx" in said
    assert "advice" not in said

    (tenders / "tenders/helpline/terms.docx").write_bytes(word(MENDED))
    git(tenders, "add", "-A", env=env)
    passed = run(tenders, "git", "commit", "-m", "feedback for all", env=env)
    assert passed.returncode == 0, passed.stdout + passed.stderr

    (tenders / "README.md").write_text("How we keep our tenders.\n")
    git(tenders, "add", "-A", env=env)
    beside = run(tenders, "git", "commit", "-m", "readme", env=env)
    assert beside.returncode == 0, beside.stdout + beside.stderr


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("tenders/a/ITT.DOCX", True),
        ("tenders/a/terms.pdf", True),
        ("tenders/a/questions.md", True),
        ("tenders/a/all.zip", True),
        ("README.md", False),
        ("docs/CHANGELOG.md", False),
        ("requirements-dev.txt", False),
        ("src/docx.py", False),
    ],
)
def test_the_hook_is_given_documents_and_not_a_project_s_own_files(name: str, *, passed: bool) -> None:
    (hook,) = yaml.safe_load((ROOT / HOOKS).read_text())
    assert bool(re.search(hook["files"], name) and not re.search(hook["exclude"], name)) is passed

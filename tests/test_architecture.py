"""The straight line holds: each room imports only what lies before it, and nothing slow is imported early."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tilint

HOME = Path(tilint.__file__).parent
FILES = sorted(HOME.rglob("*.py"))

MAY_IMPORT = {
    "model": set(),
    "finding": {"model"},
    "problems": set(),
    "discovery": {"problems"},
    "phrases": set(),
    "phrase_text": {"phrases"},
    "language": {"model"},
    "rule": set(),
    "strict_yaml": set(),
    "report": {"finding", "model", "rule"},
    "reading": {"language", "model", "phrases"},
    "wordml": set(),
    "parsers": {"discovery", "model", "parsers", "wordml"},
    "facts": {"discovery", "facts", "language", "model", "phrase_text", "phrases", "reading", "strict_yaml"},
    "checks": {"checks", "discovery", "facts", "finding", "language", "model", "phrases", "problems", "reading"},
    "reflection": {"finding", "report", "rule"},
    "rulepack": {"checks", "problems", "reflection", "rule", "strict_yaml", "phrase_text"},
    "calibration": {"strict_yaml"},
    "engine": {"calibration", "checks", "facts", "finding", "reading", "report", "rule", "rulepack", "model"},
    "reporters": {"discovery", "finding", "model", "problems", "report", "reporters", "wordml"},
    "intake": {"discovery", "intake", "model", "parsers", "problems"},
    "config": {"problems"},
    "explaining": {"rule", "rulepack"},
}
"""For each room, the rooms of tilint that it may import. Rooms that are not named here join the others up."""

HEAVY = (
    "spacy", "pdfplumber", "docx", "pypdfium2", "lxml", "holidays", "pydantic", "rich",
    "jinja2", "pikepdf", "xlsxwriter", "numpy", "markdown_it", "yaml",
)  # fmt: skip


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "tilint"}
    return names


def room(file: Path) -> str:
    return file.relative_to(HOME).parts[0].removesuffix(".py")


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_a_room_imports_only_what_lies_before_it(name: str) -> None:
    beyond = {
        f"{file.relative_to(HOME)}: {module}"
        for file in FILES
        if room(file) == name
        for module in imported(file)
        if module.startswith("tilint.") and module.split(".")[1] not in MAY_IMPORT[name] | {"__version__"}
    }
    assert beyond == set()


def test_only_language_imports_spacy() -> None:
    users = {file.relative_to(HOME).as_posix() for file in FILES if any(name.split(".")[0] == "spacy" for name in imported(file))}
    # reading.py names spaCy's Doc as a type only, and does not import it when it runs.
    assert users <= {"language.py", "reading.py"}
    assert "if TYPE_CHECKING:\n    from spacy" in (HOME / "reading.py").read_text(encoding="utf-8")


def test_checks_and_facts_name_no_rule() -> None:
    from tilint.rulepack import load_packs

    ids = {rule.id for _, rule, _ in load_packs().rules}
    named = {
        f"{file.relative_to(HOME)}: {node.value}"
        for file in FILES
        if room(file) in {"checks", "facts", "parsers", "reporters", "engine"}
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ids
    }
    assert named <= {"checks/said.py: x"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"import sys; sys.argv = ['tilint', *{arguments!r}]\ntry:\n from tilint.__main__ import main; main()\n"
    code += f"except SystemExit: pass\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [["rules"], ["explain", "timely-feedback"]])
def test_explaining_rules_needs_no_spacy_and_no_parser(arguments: list[str]) -> None:
    code = f"import sys; sys.argv = ['tilint', *{arguments!r}]\ntry:\n from tilint.__main__ import main; main()\n"
    code += "except SystemExit: pass\nprint([name for name in ('spacy', 'pdfplumber', 'docx') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_module_says_first_what_it_is_for() -> None:
    silent = [str(file.relative_to(HOME)) for file in FILES if not ast.get_docstring(ast.parse(file.read_text("utf-8")))]
    assert silent == []


def test_files_can_be_read_in_a_sitting() -> None:
    long = {str(file.relative_to(HOME)): lines for file in FILES if (lines := len(file.read_text("utf-8").splitlines())) > 320}
    assert long == {}

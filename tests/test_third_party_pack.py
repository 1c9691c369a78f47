"""The example of a third-party pack installs, passes its own tests and is found; what a pack does wrong is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tilint.rulepack import BadPack, load_packs

EXAMPLE = Path(__file__).parents[1] / "examples" / "third-party-pack"
PACK = EXAMPLE / "src" / "tilint_fenmarch" / "pack"
FORM = "# Form\n\n1. Method (no more than 4,000 words)\n\n2. Team (no more than 2,500 words)\n"


def pip_install(source: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run([*command, "--target", str(target), str(source)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"pip cannot install the example here: {done.stderr.strip()[-200:]}")


def run(target: Path, *arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(target)}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=env, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    pip_install(EXAMPLE, target)
    return target


@pytest.fixture
def tender(tmp_path: Path) -> Path:
    (tmp_path / "tender").mkdir()
    (tmp_path / "tender" / "form.md").write_text(FORM)
    return tmp_path / "tender"


def package(folder: Path, group: str, value: str, module: str) -> Path:
    """Lay an installed package `theirs` in a folder, as pip would, with one module and one entry point."""
    (folder / "theirs.py").write_text(module)
    info = folder / "theirs-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\ntheirs = {value}\n")
    return folder


def test_the_packages_own_tests_pass_once_it_is_installed(installed: Path) -> None:
    done = run(installed, "pytest", "-v", "-p", "no:cacheprovider", EXAMPLE / "tests")
    assert done.returncode == 0, done.stdout
    assert "13 passed" in done.stdout


def test_an_installed_pack_is_listed_and_explained(installed: Path) -> None:
    assert "apply/travel-is-paid" in run(installed, "tilint", "rules").stdout
    assert "Fenmarch" in run(installed, "tilint", "explain", "travel-is-paid").stdout
    assert "## answer_words" in run(installed, "tilint", "rules", "checks").stdout


def test_an_installed_packs_own_check_is_asked(installed: Path, tender: Path) -> None:
    done = run(installed, "tilint", "check", tender, "--select", "an-application-that-fits-a-week")
    assert done.returncode == 1, done.stderr
    assert "The 2 answers with a limit may take 6,500 words." in " ".join(done.stdout.split())


def test_an_installed_pack_brings_its_stages_and_questions(installed: Path, tender: Path) -> None:
    text = run(installed, "tilint", "coverage", tender).stdout
    assert "Meet · 1 point" in text
    assert "Who could not afford the train to your last interview?" in text


@pytest.mark.parametrize("name", ["fenmarch-compact", str(PACK)])
def test_a_pack_is_tested_by_id_or_by_folder(installed: Path, name: str) -> None:
    done = run(installed, "tilint", "rules", "test", name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "13 examples of 3 rules, 0 with another verdict" in done.stdout


def test_an_unknown_id_is_told_the_nearest(installed: Path) -> None:
    done = run(installed, "tilint", "rules", "test", "fenmark-compact")
    assert done.returncode == 2
    assert "Did you mean 'fenmarch-compact'?" in done.stderr


def test_the_generated_readme_holds_only_the_packs_of_tilint(installed: Path) -> None:
    assert "fenmarch" not in run(installed, "tilint", "rules", "readme").stdout


def test_a_pack_folder_of_yaml_alone_needs_no_installing(tmp_path: Path, tender: Path) -> None:
    alone = tmp_path / "alone"
    (alone / "apply").mkdir(parents=True)
    for name in ("pack.yaml", "apply/travel-is-paid.yaml"):
        (alone / name).write_text((PACK / name).read_text())
    done = run(tmp_path, "tilint", "check", tender, "--pack", alone, "--select", "travel-is-paid", "--fail-on", "gap")
    assert done.returncode == 1, done.stderr
    assert "who pays for travel" in done.stdout


def test_a_pack_folder_is_never_run_as_a_program(tmp_path: Path) -> None:
    """Neither the module beside the rules is imported, nor the check that it would bring."""
    with pytest.raises(BadPack, match=r"no check called 'answer_words'.*comes with an installed package"):
        load_packs([PACK], folders=[])
    (tmp_path / "pack.yaml").write_text("id: traps\ntitle: Traps\n")
    for name in ("__init__.py", "conftest.py", "checks.py"):
        (tmp_path / name).write_text("raise SystemExit('this was run')\n")
    assert load_packs([tmp_path], folders=[]).rules == ()


def test_a_pack_that_is_installed_and_named_again_is_said_to_be_there_twice(installed: Path, tender: Path) -> None:
    done = run(installed, "tilint", "check", tender, "--pack", PACK)
    assert done.returncode == 2
    assert "loaded twice" in done.stderr


CHECK = """
from tilint.checks import Options, check

@check("{name}", options=Options)
def theirs(reading, options):
    \"\"\"Find nothing.\"\"\"
    return []
"""


@pytest.mark.parametrize(
    ("group", "value", "module", "says"),
    [
        ("tilint.checks", "theirs", CHECK.format(name="said"), "'said': one in tilint.checks.said, one in theirs"),
        ("tilint.checks", "theirs", "import not_there", "theirs offers checks in theirs, which cannot be imported"),
        ("tilint.checks", "theirs:NAME", "NAME = 'said'", "which is no module"),
        ("tilint.packs", "theirs:PACK", "import not_there", "offers a rule pack as theirs:PACK, which cannot be"),
        ("tilint.packs", "theirs:PACK", "PACK = 3", "which is no path"),
        ("tilint.packs", "theirs:PACK", "PACK = '/nowhere/at/all'", "/nowhere/at/all: no pack.yaml here"),
    ],
)
def test_what_an_installed_package_does_wrong_is_said(tmp_path: Path, group: str, value: str, module: str, says: str) -> None:
    done = run(package(tmp_path, group, value, module), "tilint", "rules", cwd=tmp_path.parent)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_module_may_import_another_modules_check(tmp_path: Path) -> None:
    module = f"from tilint.checks.said import said\n{CHECK.format(name='theirs')}"
    done = run(package(tmp_path, "tilint.checks", "theirs", module), "tilint", "rules", "checks")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("## said\n") == 1
    assert "## theirs" in done.stdout


REPORTER = """
from tilint.reporters import Reporter
REPORTER = Reporter("count", "how many findings", lambda reports, view: f"{sum(len(r.findings()) for r in reports)} in all\\n")
"""


def test_an_installed_reporter_is_found(tmp_path: Path, tender: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    done = run(package(theirs, "tilint.reporters", "theirs", REPORTER), "tilint", "check", tender, "--format", "count")
    assert done.stdout.endswith("in all\n"), done.stderr


def test_an_installed_reporter_that_takes_a_known_name_is_said(tmp_path: Path, tender: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    taken = REPORTER.replace('"count"', '"json"')
    done = run(package(theirs, "tilint.reporters", "theirs", taken), "tilint", "check", tender)
    assert done.returncode == 2
    assert "Two reporters are called 'json'" in done.stderr

"""Which files make up a tender."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from tilint.intake import find
from tilint.problems import Problem


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("We will answer every question by email.")


def names(*paths: Path) -> list[str]:
    (parcel,) = find(paths)
    return [source.name for source in parcel.sources]


def test_a_folder_is_one_tender_named_after_it_with_the_files_below_it(tmp_path: Path) -> None:
    write(tmp_path / "helpline", "itt.md", "annexes/prices.md", "annexes/old/terms.md")
    (parcel,) = find([tmp_path / "helpline"])
    assert parcel.name == "helpline"
    assert [source.name for source in parcel.sources] == ["annexes/old/terms.md", "annexes/prices.md", "itt.md"]


def test_a_single_file_is_a_tender_named_after_the_file(tmp_path: Path) -> None:
    write(tmp_path, "itt.md", "another.md")
    (parcel,) = find([tmp_path / "itt.md"])
    assert (parcel.name, [source.name for source in parcel.sources]) == ("itt.md", ["itt.md"])


def test_paths_given_together_are_one_tender_in_whatever_order(tmp_path: Path) -> None:
    write(tmp_path / "pack", "b.md", "a.md", "more/c.md")
    one, two = tmp_path / "pack" / "b.md", tmp_path / "pack" / "more"
    assert find([one, two]) == find([two, one])
    assert names(one, two) == ["b.md", "more/c.md"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "pack", "a.md", "b.md")
    assert names(tmp_path / "pack", tmp_path / "pack" / "a.md", tmp_path / "pack" / ".." / "pack") == ["a.md", "b.md"]


def test_each_makes_every_file_a_tender_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    assert [parcel.name for parcel in find([tmp_path], each=True)] == ["a.md", "b.md"]


@pytest.mark.parametrize(
    "litter",
    ["~$itt.docx", ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX/._itt.md", ".git/HEAD", ".~lock.itt.odt#"],
)
def test_what_no_one_wrote_is_passed_over_in_silence(tmp_path: Path, litter: str) -> None:
    write(tmp_path / "pack", "itt.md", litter)
    (parcel,) = find([tmp_path / "pack"])
    assert [source.name for source in parcel.sources] == ["itt.md"]
    assert parcel.unread == ()


@pytest.mark.parametrize("own", ["tilint.toml", "pyproject.toml", "tilint-report.html", "itt.tilint.docx"])
def test_our_own_files_are_not_part_of_the_tender(tmp_path: Path, own: str) -> None:
    write(tmp_path / "pack", "itt.md", own)
    assert names(tmp_path / "pack") == ["itt.md"]


def test_a_hidden_file_that_is_given_by_name_is_read(tmp_path: Path) -> None:
    write(tmp_path, ".draft.md")
    assert names(tmp_path / ".draft.md") == [".draft.md"]


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    write(tmp_path / "pack", "itt.md", "annexes/terms.md")
    (tmp_path / "pack" / "annexes" / "round").symlink_to(tmp_path / "pack")
    assert names(tmp_path / "pack") == ["annexes/terms.md", "itt.md"]


def test_a_link_to_nothing_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path / "pack", "itt.md")
    (tmp_path / "pack" / "gone.docx").symlink_to(tmp_path / "nowhere.docx")
    (parcel,) = find([tmp_path / "pack"])
    assert [source.name for source in parcel.sources] == ["itt.md"]
    assert [(item.document, item.why) for item in parcel.unread] == [
        ("gone.docx", "The file is a link to a file that is not there")
    ]


def test_a_pipe_is_said_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    (parcel,) = find([tmp_path])
    assert parcel.sources == ()
    assert parcel.unread[0].why == "The file is not an ordinary file"


@pytest.mark.parametrize("each", [False, True])
def test_an_empty_folder_is_said(tmp_path: Path, *, each: bool) -> None:
    (tmp_path / "pack").mkdir()
    (parcel,) = find([tmp_path / "pack"], each=each)
    assert [item.why for item in parcel.unread] == ["The folder holds no files to read"]


def test_a_misspelt_path_names_the_nearest_file(tmp_path: Path) -> None:
    write(tmp_path, "specification.docx", "prices.xlsx")
    with pytest.raises(Problem, match=r"no file or folder at .*Did you mean specification\.docx\?"):
        find([tmp_path / "specfication.docx"])


def test_a_path_in_a_missing_folder_names_the_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=f"nearest folder that exists is {tmp_path}"):
        find([tmp_path / "tenders" / "helpline" / "itt.docx"])


def test_names_are_safe_to_print(tmp_path: Path) -> None:
    write(tmp_path / "pack", "a\x1b[31mred.md", "cafe\u0301.md")
    assert names(tmp_path / "pack") == ["a\ufffd[31mred.md", "caf\u00e9.md"]


def test_a_tender_knows_where_the_names_of_its_documents_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("tenders/shelter/itt.md", "tenders/shelter/annexes/form.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Words.")
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as pack:
        pack.writestr("itt.md", "Words.")
    monkeypatch.chdir(tmp_path)
    homes = {
        path: parcel.home
        for path in ("tenders/shelter", "tenders/shelter/itt.md", "pack.zip", ".")
        for parcel in find([Path(path)])
    }
    assert homes == {
        "tenders/shelter": "tenders/shelter",
        "tenders/shelter/itt.md": "tenders/shelter",
        "pack.zip": "pack.zip",
        ".": "",
    }

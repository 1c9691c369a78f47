"""Zips: one is a tender; nothing in it reaches the disk, and nothing in it costs more than a bound."""

from __future__ import annotations

from pathlib import Path

import hostile_files as made
import pytest

from tilint.intake import Limits, find
from tilint.intake.files import Source
from tilint.intake.job import read
from tilint.intake.zips import Contents
from tilint.model import Document, Unread

TEXT = b"We will answer every question by email."


def source(tmp_path: Path, name: str, data: bytes, *members: int) -> Source:
    (tmp_path / name).write_bytes(data)
    return Source(name, tmp_path / name, f"{name}/", members)


def listed(outcome: object) -> list[str]:
    assert isinstance(outcome, Contents)
    return [inside.name for inside in outcome.sources]


def why(outcome: object) -> str:
    assert isinstance(outcome, Unread)
    return outcome.why


def test_a_zip_given_alone_is_a_tender_named_after_it(tmp_path: Path) -> None:
    (tmp_path / "helpline.zip").write_bytes(made.zipped({"itt.md": TEXT}))
    (parcel,) = find([tmp_path / "helpline.zip"])
    assert parcel.name == "helpline"
    assert listed(read(parcel.sources[0], Limits())) == ["itt.md"]


def test_the_files_of_a_zip_in_a_folder_carry_its_name(tmp_path: Path) -> None:
    pack = source(tmp_path, "annexes.zip", made.zipped({"a/b.md": TEXT, ".DS_Store": b"x", "__MACOSX/a/._b.md": b"x"}))
    assert listed(read(pack, Limits())) == ["annexes.zip/a/b.md"]


@pytest.mark.parametrize("name", ["../../etc/passwd.md", "/etc/passwd.md", "..\\..\\etc\\passwd.md", "C:\\etc\\passwd.md"])
def test_a_path_that_climbs_out_of_the_zip_is_only_a_name(tmp_path: Path, name: str) -> None:
    assert listed(read(source(tmp_path, "z.zip", made.zipped({name: TEXT})), Limits())) == ["z.zip/etc/passwd.md"]
    assert [file.name for file in tmp_path.iterdir()] == ["z.zip"]


def test_two_files_of_one_name_are_both_read(tmp_path: Path) -> None:
    pack = source(tmp_path, "z.zip", made.zipped({"a.md": TEXT, "./a.md": TEXT, "../a.md": TEXT}))
    assert listed(read(pack, Limits())) == ["z.zip/a.md", "z.zip/a.md (2)", "z.zip/a.md (3)"]


def test_a_name_in_utf_8_that_is_not_marked_as_such_is_read_as_its_writer_meant(tmp_path: Path) -> None:
    data = made.zipped({"Dyddiad-cau-Tŷ.md": TEXT})
    unmarked = bytearray(data)
    unmarked[7] &= ~0x08
    unmarked[data.rindex(b"PK\x01\x02") + 9] &= ~0x08
    assert listed(read(source(tmp_path, "z.zip", bytes(unmarked)), Limits())) == ["z.zip/Dyddiad-cau-Tŷ.md"]


def test_a_file_inside_is_read_from_the_zip(tmp_path: Path) -> None:
    document = read(source(tmp_path, "a.md", made.zipped({"a.md": TEXT}), 0), Limits())
    assert isinstance(document, Document)
    assert document.blocks[0].text == TEXT.decode()


def test_a_zip_in_a_zip_is_opened_and_a_third_is_not(tmp_path: Path) -> None:
    third = made.zipped({"third.zip": made.zipped({"a.md": TEXT})})
    assert listed(read(source(tmp_path, "z.zip", made.zipped({"second.zip": third}), 0), Limits())) == ["z.zip/third.zip"]
    inner = source(tmp_path, "z.zip", made.zipped({"second.zip": third}), 0, 0)
    assert why(read(inner, Limits())) == "The file is a zip inside a zip inside a zip"


def test_a_locked_file_in_a_zip_is_said(tmp_path: Path) -> None:
    assert (
        why(read(source(tmp_path, "z.md", made.locked_zip("z.md"), 0), Limits())) == "The file is locked with the zip's password"
    )


def test_a_zip_that_would_unpack_to_too_much_is_refused_by_its_list_alone(tmp_path: Path) -> None:
    pack = source(tmp_path, "z.zip", made.zipped({"a.txt": b" " * 200_000, "b.txt": b" " * 200_000}))
    assert isinstance(read(pack, Limits(unpacked=400_000)), Contents)
    assert why(read(pack, Limits(unpacked=399_999))) == "The file unpacks to far more than a document could hold"


def test_a_part_that_swells_beyond_the_ratio_is_refused(tmp_path: Path) -> None:
    pack = source(tmp_path, "z.zip", made.zipped({"a.txt": b" " * 1_000_000}))
    assert isinstance(read(pack, Limits(ratio=2000, ratio_from=1000)), Contents)
    assert "far more" in why(read(pack, Limits(ratio=200, ratio_from=1000)))


def test_a_zip_of_too_many_files_is_refused(tmp_path: Path) -> None:
    pack = source(tmp_path, "z.zip", made.zipped({f"{number}.md": TEXT for number in range(6)}))
    assert why(read(pack, Limits(entries=5))) == "The zip holds more than 5 files"


def test_a_zip_that_lies_about_a_size_yields_no_more_than_it_said(tmp_path: Path) -> None:
    outcome = read(source(tmp_path, "a.txt", made.lying_zip("a.txt", 10_000_000), 0), Limits())
    assert why(outcome) == "The file is damaged inside the zip"


def test_an_empty_zip_is_said(tmp_path: Path) -> None:
    assert why(read(source(tmp_path, "z.zip", made.zipped({})), Limits())) == "The zip holds no files to read"


def test_a_truncated_zip_is_said(tmp_path: Path) -> None:
    data = made.zipped({"a.md": TEXT})
    assert why(read(source(tmp_path, "z.zip", data[: len(data) // 2]), Limits())) == "The file is damaged or was cut short"

"""What the reading process may send: documents, whole and unchanged, and nothing that runs."""

from __future__ import annotations

import io
import os
import pickle
from pathlib import Path

import pytest

from tilint.intake import wire
from tilint.intake.files import Source
from tilint.intake.zips import Contents
from tilint.model import Anchor, Block, BlockKind, Cell, Document, Unread

DOCUMENT = Document(
    "a/itt.docx",
    "docx",
    (
        Block(BlockKind.HEADING, "Price", "4.2", 2, ("4 Award", "4.2 Price"), anchors=(Anchor(0, 5, "p", (0, 1), 2, 3),)),
        Block(BlockKind.TABLE_ROW, "Quality\t60", table=0, row=1, cells=(Cell(0, 7, 0), Cell(8, 10, 1, 2, "Weight", "x"))),
        Block(BlockKind.PARAGRAPH, "£5", page=3, hidden=True, anchors=(Anchor(0, 2, page=3, box=(1.0, 2.0, 3.5, 4.0)),)),
    ),
    pages=3,
    unread=(Unread("a/itt.docx", "page 2", "it is a scan", "Add its text.", (2,)),),
    notes=("has 1 comment",),
    title="Helpline",
)


@pytest.mark.parametrize(
    "outcome",
    [
        DOCUMENT,
        Unread("a.pdf", "the file", "The file is empty", "Check it."),
        Contents((Source("z/a.md", Path("/tmp/z.zip"), "z/a.md/", (0, 3)),)),
    ],
)
def test_what_is_sent_arrives_unchanged(outcome: wire.Outcome) -> None:
    assert wire.unpack(wire.pack(outcome)) == outcome


class Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch /tmp/sprung",)


@pytest.mark.parametrize("sent", [Trap(), (DOCUMENT, Trap()), os.getcwd, ValueError("x")])
def test_an_answer_that_would_run_code_is_refused(sent: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        wire.unpack(pickle.dumps(sent))


def test_an_answer_that_is_no_document_is_refused() -> None:
    with pytest.raises(pickle.UnpicklingError):
        wire.unpack(pickle.dumps(["a", 1]))


def test_a_message_longer_than_any_document_is_refused_before_it_is_read() -> None:
    with pytest.raises(wire.TooLongError):
        wire.receive(io.BytesIO((wire.MOST + 1).to_bytes(8, "little")))


def test_a_message_that_was_cut_off_counts_as_none() -> None:
    stream = io.BytesIO()
    wire.send(stream, b"all of it")
    whole = stream.getvalue()
    assert wire.receive(io.BytesIO(whole)) == b"all of it"
    for length in range(len(whole)):
        assert wire.receive(io.BytesIO(whole[:length])) is None

"""The questions letter: for providers, ready to send, as Markdown or Word; one letter for each tender."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tilint.problems import Problem
from tilint.report import Report
from tilint.reporters import Reporter, View
from tilint.reporters._letter import Asked, Letter, letter
from tilint.reporters._shared import as_markdown

__all__ = ["REPORTER"]

TEXT = {"", ".md", ".markdown", ".txt"}


def _write(reports: Sequence[Report], view: View) -> str | bytes:
    letters = [letter(report) for report in reports]
    if view.suffix == ".docx":
        from tilint.reporters._letter_word import word  # noqa: PLC0415  python-docx is needed for this form only

        return word(letters, view.date)
    if view.suffix not in TEXT:
        raise Problem(f"-o questions=: a letter cannot be written as {view.suffix}. Name a file that ends in .docx or .md.")
    return "\n---\n\n".join("".join(f"{line}\n" for line in _lines(one)) for one in letters)


def _lines(one: Letter) -> Iterator[str]:
    yield f"# {as_markdown(one.subject)}"
    yield ""
    yield "> **For you, not part of the letter**"
    for label, text in one.notes:
        yield ">"
        yield f"> **{label}:** {as_markdown(text)}"
    yield ""
    yield f"To: {as_markdown(one.to)}"
    yield ""
    yield f"Subject: {as_markdown(one.subject)}"
    yield ""
    yield as_markdown(one.greeting)
    yield ""
    yield as_markdown(one.thanks)
    yield ""
    if one.strengths:
        yield from (f"- {as_markdown(strength)}" for strength in one.strengths)
        yield ""
    yield as_markdown(one.opening)
    yield ""
    yield from _numbered("Our questions", one.first)
    yield from _numbered("If there is time", one.later)
    for text in one.closing:
        yield as_markdown(text)
        yield ""
    yield "Kind regards,"
    yield ""
    yield from (f"{as_markdown(line)}  " for line in one.signature)


def _numbered(heading: str, asked: Sequence[Asked]) -> Iterator[str]:
    if not asked:
        return
    yield f"## {heading}"
    yield ""
    for one in asked:
        lead = f"{one.number}. "
        yield f"{lead}**{as_markdown(one.question)}**"
        for line in one.about:
            yield ""
            yield f"{' ' * len(lead)}{as_markdown(line)}"
        yield ""


REPORTER = Reporter(
    "questions", "a letter with questions to the commissioner, as Word (-o questions=FILE.docx) or Markdown", _write
)

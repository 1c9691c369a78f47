"""`tilint evaluate`: figures with intervals from tenders, sentences or both, and a page of what is not agreed on."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_corpora import ASIDE, MEETS, REFUSES, document, sentence, write_sentences, write_tender

from tilint.cli import tilint


def evaluate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(tilint, ["evaluate", *map(str, arguments)])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A tender that agrees with its label, one that does not, and two documents of sentences of which one does not."""
    home = tmp_path / "corpus"
    write_tender(home, "agrees", f"# Award\n\n{MEETS}\n", "met", MEETS)
    write_tender(
        home, "differs", f"# Award\n\nThe date is fixed.\n\n{REFUSES}\n\nBring <b>cake</b>.\n", "met", "The date is fixed."
    )
    write_sentences(home, "first", document(sentence(MEETS, "met"), sentence(ASIDE, "neither", section="Specification")))
    write_sentences(home, "second", document(sentence(REFUSES, "conflict"), sentence("Feedback: see <i>Part B</i>.", "met")))
    return home


def test_tenders_and_sentences_are_evaluated_together(corpus: Path) -> None:
    content = json.loads(evaluate(corpus, "-f", "json").stdout)
    assert content["verdicts"]["accuracy"] == 0.5
    assert content["verdicts"]["interval"] == [0.0, 1.0]
    sentences = content["sentences"]
    assert (sentences["passages"], sentences["accuracy"]) == (4, 0.75)
    assert sentences["hard_negatives"]["silent"] == 1.0
    assert (sentences["met"]["right"], sentences["met"]["missed"]) == (1, 1)
    assert sentences["rules"]["procure/timely-feedback"]["confusion"]["met as neither"] == 1
    assert [item["text"] for item in sentences["disagreements"]] == ["Feedback: see <i>Part B</i>."]


def test_a_corpus_of_sentences_alone_has_no_figures_on_tenders(corpus: Path) -> None:
    result = evaluate(corpus, "--only", "first")
    assert result.exit_code == 0
    assert "2 labelled sentences of 1 documents" in result.stdout
    assert "tenders:" not in result.stdout


def test_a_corpus_of_tenders_alone_has_no_figures_on_sentences(corpus: Path) -> None:
    content = json.loads(evaluate(corpus, "--only", "agrees", "-f", "json").stdout)
    assert content["packs"] == ["agrees"]
    assert "sentences" not in content


def test_a_folder_without_labels_is_a_problem_that_says_what_belongs_there(tmp_path: Path) -> None:
    result = evaluate(tmp_path)
    assert result.exit_code == 2
    assert "sentences/NAME.yaml" in result.stderr


def test_every_share_is_written_with_its_interval_and_few_tenders_are_told(corpus: Path) -> None:
    text = evaluate(corpus).stdout
    assert re.search(r"accuracy 0\.500 \[0\.000-1\.000\]", text)
    assert "Only 2 to draw from" in text


def test_the_same_tender_in_two_formats_is_one_tender(corpus: Path) -> None:
    write_tender(corpus, "agrees-pdf", f"# Award\n\n{MEETS}\n", "met", MEETS)
    content = json.loads(evaluate(corpus, "-f", "json").stdout)
    assert content["packs"] == ["agrees", "agrees-pdf", "differs"]
    assert content["tenders"] == ["agrees", "differs"]


def test_documents_that_rules_were_mended_with_are_told_apart(corpus: Path) -> None:
    write_sentences(corpus, "third", document(sentence(MEETS, "met"), seen=True))
    sentences = json.loads(evaluate(corpus, "-f", "json").stdout)["sentences"]
    assert sentences["passages"] == 5
    assert (sentences["unseen"]["passages"], sentences["unseen"]["documents"]) == (4, ["first", "second"])


class _Page(HTMLParser):
    """The words of a page by what they stand in, and everything that it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: list[str] = []
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        given = dict(attrs)
        self.targets += [value for key, value in attrs if key in {"src", "href"} and value]
        self.ids |= {given["id"]} if given.get("id") else set()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            self.marked.append(data)


def test_the_page_shows_each_disagreement_beside_its_passage(corpus: Path) -> None:
    html = evaluate(corpus, "--errors", "html").stdout
    page = _Page(html)
    assert REFUSES in page.marked
    assert "The date is fixed" in page.marked
    assert "2 disagreements" in html
    assert MEETS not in html
    assert "Question: " in html


def test_the_page_needs_nothing_else_and_its_links_lead_somewhere(corpus: Path) -> None:
    page = _Page(evaluate(corpus, "--errors", "html").stdout)
    assert all(target.startswith("#") and target[1:] in page.ids for target in page.targets)
    assert "script" not in page.tags


def test_words_of_a_tender_are_words_and_no_markup(corpus: Path) -> None:
    write_sentences(corpus, "third", document(sentence("Feedback &lt;script&gt;alert(1)&lt;/script&gt;", "met")))
    html = evaluate(corpus, "--errors", "html").stdout
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>" not in html


def test_with_a_file_the_page_is_written_there_and_the_figures_are_printed(corpus: Path, tmp_path: Path) -> None:
    result = evaluate(corpus, "--errors", "html", "-o", tmp_path / "out" / "errors.html")
    assert "4 labelled sentences" in result.stdout
    assert (tmp_path / "out" / "errors.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_file_without_a_page_to_write_is_a_problem(corpus: Path, tmp_path: Path) -> None:
    result = evaluate(corpus, "-o", tmp_path / "errors.html")
    assert result.exit_code == 2
    assert "--errors html" in result.stderr


def test_where_all_agree_the_page_says_so(corpus: Path) -> None:
    assert "They agree everywhere." in evaluate(corpus, "--only", "agrees", "--errors", "html").stdout

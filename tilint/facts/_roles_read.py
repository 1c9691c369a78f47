"""Reads the roles of a tender's sentences in order: structure first, then wording, then grammar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tilint.facts._roles_decide import decide
from tilint.facts._roles_grammar import Clause, Grammar
from tilint.facts._roles_places import Places, column_role
from tilint.facts._roles_shapes import asks_to_fill_in, is_contents_line, is_quoted, is_short_form, is_title, names_a_term, says_i
from tilint.facts._roles_words import data, lexicon
from tilint.facts.sections import SectionKind, read_sections
from tilint.model import Block, BlockKind
from tilint.phrases import Words, parse
from tilint.reading import Reading, Sentence

__all__ = ["Reader"]

_LEADING = frozenset({"request", "promise", "condition", "service", "clause", "definition", "example"})
"""Roles that the lines under a lead-in take from it."""
_SHORT_NAME = re.compile(
    r"\b([A-Z]{2,6})\b,? (?:will|may|shall|reserves|does|cannot|can)(?: not| also| then)? "
    r"(?:award|review|evaluate|score|notify|inform|publish|provide|contact|reject|consider|respond|post|select|announce|offer|issue|"
    r"make|assess|the right|invite|request)\b"
)
_WEIGHT = re.compile(r"\d{1,3}(?:\.\d+)? ?(?:%|per cent|percent|points|marks)")
_SHORT_CELL = 8
"""Words of a table cell that, without a verb, says nothing of its own."""
_OFTEN = 2
"""How often a short name must do so."""
_LONGEST_CONTENTS_LINE = 160
_BOXES = "☐□☒"
_BULLETS = "•-–·☐□"
_RUNS_ON = frozenset({"and", "or"})


@dataclass(slots=True)
class _Lead:
    """Words that lead a list in: "Applicants must submit:". `level` is 0 for a paragraph, that of the item for an item."""

    role: str
    level: int


class Reader:
    """Gives each sentence of a tender its role; see `roles`."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = reading.words.sentences
        self._places = [Places(document) for document in reading.tender.documents]
        self._worded = _worded(reading)
        self._grammar = Grammar(lexicon(), _authorities(reading))
        self._sections = reading.fact(read_sections)
        self._leads: list[_Lead] = []
        self._block: Block | None = None
        self._runs_on = False
        self._example = False

    def roles(self) -> Iterator[str]:
        """Yield the role of each sentence in order."""
        document = -1
        for number, sentence in enumerate(self._reading.sentences):
            if sentence.location.document != document:
                document = sentence.location.document
                self._leads, self._block, self._runs_on = [], None, False
            if sentence.block is not self._block:
                self._open(sentence.block)
            role = self._role(number, sentence)
            self._close(sentence, role)
            yield role

    def _open(self, block: Block) -> None:
        """Drop the lead-ins that end where a block begins."""
        goes_on = self._runs_on or block.text[:1].islower() or block.text[:1] in _BULLETS
        self._block, self._example = block, False
        if block.kind is BlockKind.HEADING:
            self._leads = []
        elif block.kind is BlockKind.LIST_ITEM:
            while self._leads and self._leads[-1].level >= max(block.level, 1):
                self._leads.pop()
        elif block.kind is BlockKind.PARAGRAPH and not goes_on:
            self._leads = []

    def _close(self, sentence: Sentence, role: str) -> None:
        """Note what the next line may take from this sentence."""
        block, text = sentence.block, sentence.text
        ends = sentence.location.end >= len(block.text.rstrip())
        self._runs_on = ends and (text.endswith((":", ";", ",")) or text.rpartition(" ")[2] in _RUNS_ON)
        if text.endswith(":") and role in _LEADING:
            level = block.level if block.kind is BlockKind.LIST_ITEM else 0
            self._leads = [lead for lead in self._leads if lead.level < level]
            self._leads.append(_Lead(role, level))

    def _role(self, number: int, sentence: Sentence) -> str:
        place = self._places[sentence.location.document].of(sentence.block.section)
        worded = self._worded.get(number, "")
        return self._by_shape(sentence, place, worded) or worded or self._by_grammar(number, sentence, place)

    def _by_shape(self, sentence: Sentence, place: str, worded: str) -> str:
        """Return the role that a sentence's block, or the look of its text, gives it whatever it says; "" for none."""
        block, text = sentence.block, sentence.text
        role = ""
        if _is_contents(block, place):
            role = "contents"
        elif block.kind is BlockKind.HEADING or block.header_row:
            role = "heading"
        elif worded == "example" or self._example:
            self._example = not block.cells
            role = "example"
        elif names_a_term(text) or any(column_role(cell.header) == "definition" for cell in block.cells):
            role = "definition"
        elif is_quoted(block.text, text) or (place == "answers" and says_i(text)):
            role = "quotation"
        elif text[0] in _BOXES:
            role = "request"
        return role

    def _is_label(self, sentence: Sentence, clause: Clause) -> bool:
        """Tell whether a text stands beside a space to fill in: a few words without a verb, on a form for the response."""
        few = len(sentence.text.split()) <= _SHORT_CELL and clause.modal == "none"
        return few and self._sections.at(sentence.location) is SectionKind.RESPONSE_FORM

    def _by_grammar(self, number: int, sentence: Sentence, place: str) -> str:
        words = self._words[number]
        tokens = words.joined.split()
        text = sentence.text
        commas = _commas(sentence, words) if tokens and tokens[0] in self._grammar.openings else frozenset()
        clause = self._grammar.read(tokens, question=text.endswith("?"), commas=commas)
        if not clause.whole:
            role = self._from_structure(sentence, clause)
            if role:
                return role
        cues = lexicon().cues(words.joined, frozenset(tokens))
        return decide(clause, place, cues)

    def _from_structure(self, sentence: Sentence, clause: Clause) -> str:
        """Return the role that a part of a sentence takes from the list, table or form it stands in; "" for none."""
        block = sentence.block
        if block.kind is BlockKind.FORM_FIELD:
            return "request"
        if self._leads and block.kind in {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH}:
            return self._leads[-1].role
        if block.cells:
            role = _in_table(sentence, clause)
            return "request" if role == "statement" and self._is_label(sentence, clause) else role
        if clause.mood == "imperative":
            return ""
        if asks_to_fill_in(sentence.text) or self._is_label(sentence, clause):
            return "request"
        return "heading" if block.kind is BlockKind.PARAGRAPH and is_title(block.text) and clause.modal == "none" else ""


def _is_contents(block: Block, place: str) -> bool:
    """Tell whether a block is a line of a list of contents: by its page number, or under that heading."""
    if block.kind is BlockKind.HEADING or len(block.text) > _LONGEST_CONTENTS_LINE:
        return False
    return is_contents_line(block.text) or (place == "contents" and is_title(block.text.replace(";", ",")))


def _in_table(sentence: Sentence, clause: Clause) -> str:
    """Return the role of a table cell that is no whole sentence: by its header, by those beside it, or as a form's label."""
    block = sentence.block
    own = next((cell for cell in block.cells if cell.start <= sentence.location.start < cell.end), None)
    headers = ([own.header] if own else []) + [cell.header for cell in block.cells]
    if any(_WEIGHT.fullmatch(block.cell_text(cell).strip()) for cell in block.cells):
        return "condition"
    role = next((role for role in map(column_role, headers) if role), "")
    if role or clause.mood == "imperative":
        return role
    if len(block.cells) == 2 and is_short_form(block.cell_text(block.cells[0])):
        return "definition"
    empty = any(cell.start == cell.end for cell in block.cells)
    if empty or asks_to_fill_in(block.text):
        return "request"
    return "statement" if clause.modal == "none" and len(sentence.text.split()) <= _SHORT_CELL else ""


def _authorities(reading: Reading) -> frozenset[str]:
    """Return, in lower case, the short names that do in this tender what those who buy or fund do: "ICB will score"."""
    seen = Counter(found.group(1).lower() for _, _, _, block in reading.blocks() for found in _SHORT_NAME.finditer(block.text))
    return frozenset(name for name, count in seen.items() if count >= _OFTEN)


def _commas(sentence: Sentence, words: Words) -> frozenset[int]:
    """Return the numbers of the words that a comma or colon follows."""
    text = sentence.block.text
    return frozenset(number for number, (_, end) in enumerate(words.spans) if text[end : end + 1] in {",", ":"})


def _worded(reading: Reading) -> dict[int, str]:
    """Return the role of each sentence that opens with a family of wording, or holds one; of two the one listed first."""
    found: dict[int, str] = {}
    for role, family in data("roles")["wording"].items():
        for phrase in map(parse, family["begin"]):
            for number in reading.words.candidates(phrase):
                if number not in found and phrase.pattern.match(reading.words.sentences[number].joined, 1):
                    found[number] = role
        for phrase in map(parse, family.get("any", ())):
            for number, _ in reading.words.find(phrase):
                found.setdefault(number, role)
    return found

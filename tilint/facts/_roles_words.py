"""The words of data/roles_words.yaml: who a word names, what kind of doing a verb is, what a sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from tilint import strict_yaml
from tilint.phrases import inflections

__all__ = ["Lexicon", "data", "lexicon"]

_LONGEST_NAME = 3
"""Words in the longest name of an actor or a thing."""
_ORDER = {
    "authority": ("want", "tell", "serve", "judge", "pay", "deliver", "write", "submit", "have", "receive"),
    "applicant": ("receive", "write", "submit", "have", "deliver", "pay", "tell", "serve", "judge", "want"),
    "provider": ("pay", "deliver", "have", "write", "submit", "tell", "serve", "judge", "want", "receive"),
    "passive": ("tell", "serve", "judge", "write", "submit", "pay", "deliver", "have", "want", "receive"),
}
"""Which class a verb of several has, by who its subject is."""


@cache
def data(name: str) -> Mapping[str, Any]:
    """Return what one of the data files holds: "roles" or "roles_words"."""
    source = resources.files("tilint.facts").joinpath(f"data/{name}.yaml")
    loaded: Mapping[str, Any] = strict_yaml.load(source.read_text(encoding="utf-8"))
    return loaded


class Lexicon:
    """Looks words up in data/roles_words.yaml."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._names = _by_word({**words["actors"], **words["things"]})
        self._heads = frozenset(name.split()[0] for name in self._names if " " in name)
        self._verbs: dict[str, tuple[str, ...]] = {}
        for kind, verbs in words["verbs"].items():
            for verb in verbs:
                for form in inflections(verb) if " " not in verb else ():
                    if kind not in self._verbs.get(form, ()):
                        self._verbs[form] = (*self._verbs.get(form, ()), kind)
        grammar = words["grammar"]
        self.modals: Mapping[str, str] = _by_word(grammar["modals"])
        self.asked: Mapping[str, str] = _by_word(grammar["asked"])
        self.small: Mapping[str, frozenset[str]] = {kind: frozenset(said) for kind, said in grammar["small"].items()}
        plain = frozenset(verb for verbs in words["verbs"].values() for verb in verbs if " " not in verb)
        self._commands = plain - self.small["not_commands"]
        self._nouns_too = self.small["nouns_too"] | self._names.keys()
        present = [
            (verb, inflections(verb)[1])
            for verbs in words["verbs"].values()
            for verb in verbs
            if " " not in verb and verb != "be"
        ]
        self._present = frozenset(form for forms in present for form in forms)
        self._papers = frozenset(words["papers"])
        self._helped = frozenset(words["helped"])
        self._accounts = frozenset(words["accounts_of"])
        self._cues: dict[str, frozenset[str]] = {}
        self._cue_runs: dict[str, tuple[tuple[str, str], ...]] = {}
        for kind, said in words["cues"].items():
            for cue in said:
                first, _, rest = cue.partition(" ")
                if rest:
                    self._cue_runs[first] = (*self._cue_runs.get(first, ()), (f" {cue} ", kind))
                else:
                    self._cues[cue] = self._cues.get(cue, frozenset()) | {kind}

    def names(self, words: Sequence[str], authorities: frozenset[str] = frozenset()) -> list[str]:
        """Return for each word the class of the actor or thing that it is the last word of; "" for none.

        `authorities` are short names of those who buy or fund in this tender.
        """
        known = self._names
        found = ["authority" if word in authorities else known.get(word, "") for word in words]
        for number, word in enumerate(words):
            if word in self._heads:
                for length in range(_LONGEST_NAME, 1, -1):
                    name = known.get(" ".join(words[number : number + length]))
                    if name:
                        found[number : number + length] = [""] * (length - 1) + [name]
                        break
        return found

    def verb(self, word: str, subject: str) -> str:
        """Return the class of a verb, as fits its subject; "" for a verb that is not known."""
        kinds = self._verbs.get(word, ())
        if len(kinds) < 2:
            return kinds[0] if kinds else ""
        return next(kind for kind in _ORDER.get(subject, _ORDER["passive"]) if kind in kinds)

    def is_verb(self, word: str) -> bool:
        """Tell whether a word is a form of a verb that is known."""
        return word in self._verbs

    def is_present(self, word: str) -> bool:
        """Tell whether a word is a verb in the present: "send", "sends"."""
        return word in self._present

    def is_command(self, word: str, following: str) -> bool:
        """Tell whether a word that opens a sentence commands: "describe how", but not "score sheet"."""
        return word in self._commands and (word not in self._nouns_too or following in self.small["articles"])

    def object(self, words: Iterable[str]) -> str:
        """Return what kind of thing the words after a verb name first: "accounts", "papers", "helped" or ""."""
        for word in words:
            if word in self._accounts:
                return "accounts"
            if word in self._papers:
                return "papers"
            if word in self._helped:
                return "helped"
        return ""

    def cues(self, joined: str, words: frozenset[str]) -> frozenset[str]:
        """Return the names of the subjects that a sentence speaks of."""
        found: set[str] = set()
        for word in words & self._cues.keys():
            found |= self._cues[word]
        for word in words & self._cue_runs.keys():
            found.update(kind for run, kind in self._cue_runs[word] if run in joined)
        return frozenset(found)


def _by_word(classes: Mapping[str, Iterable[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, names in classes.items():
        for name in names:
            found.setdefault(name, kind)
    return found


@cache
def lexicon() -> Lexicon:
    """Return the words, read once."""
    return Lexicon(data("roles_words"))

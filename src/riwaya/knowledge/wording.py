"""How the words of a phrase of the knowledge are recognised in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from riwaya.model import WordForm
from riwaya.spelling import fold, key

MEMORY = 50_000  # the knowledge's phrases have fewer words
CLITICS = ("ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Wording:
    """A word of a phrase: key, fold, key without article, and all search forms under which a text can have it."""

    key: str
    fold: str
    stem: str
    forms: frozenset[str]

    def stands_in(self, form: WordForm) -> bool:
        """Whether a word of a text is this one, with or without article, case ending and clitics."""
        if form.stem_key not in self.forms and form.fold not in self.forms and form.core_fold not in self.forms:
            return False  # most words: the quick answer
        if self.fold in (form.fold, form.core_fold):
            return True
        stem = form.stem_key
        if stem in (self.stem, self.stem + "ا") or (form.suffix and stem == self.stem[:-1] + "ت"):
            return not self.key.startswith(CLITICS) or form.prep == ""
        return bool(form.prep) and self.key.startswith(form.prep) and stem in (self.key[1:], self.key[3:])


@lru_cache(MEMORY)
def wording(word: str) -> Wording:
    """The wording of a word as the knowledge writes it."""
    plain = key(word)
    stem = plain.removeprefix("ال") if word.startswith("ال") else plain  # إلكتروني has no article
    forms = frozenset((fold(plain), stem, stem + "ا", stem[:-1] + "ت", plain[1:], plain[3:]))
    return Wording(plain, fold(plain), stem, forms)


Phrase = tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """Phrases that make a trigger no event, by every form that a text can have of their first and of their last word."""

    by_first: Mapping[str, tuple[Phrase, ...]]
    by_last: Mapping[str, tuple[Phrase, ...]]

    def beginning(self, form: WordForm) -> Iterator[Phrase]:
        """The phrases that can begin with a word of a text."""
        for word in (form.stem_key, form.fold, form.core_fold):
            yield from self.by_first.get(word, ())

    def ending(self, form: WordForm) -> Iterator[Phrase]:
        """The phrases that can end with a word of a text."""
        for word in (form.stem_key, form.fold, form.core_fold):
            yield from self.by_last.get(word, ())


def veto(phrases: Iterable[str]) -> Veto:
    """The veto of phrases as a frame lists them."""
    by_first: dict[str, tuple[Phrase, ...]] = {}
    by_last: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        words = tuple(map(wording, phrase.split()))
        for table, word in ((by_first, words[0]), (by_last, words[-1])):
            for form in word.forms:
                table[form] = (*table.get(form, ()), words)
    return Veto(by_first, by_last)

"""Words of a text and their analysis."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model.reading import Reading


@dataclass(frozen=True, slots=True)
class WordForm:
    """What is known of a written word without its context; one object serves every occurrence.

    `conj prep future suffix` are the clitics (empty if there are none). `core` is the word between them in search form with
    its article ال restored (`للجيش` has `prep` ل and `core` الجيش), `stem` the core without the article. `core_start` and
    `core_end` count code points from the beginning of the written word. `fold` is the whole word's coarsest search form, `bare_fold` without
    the conjunction, `core_fold` the core's; `stem_key` is the stem in the form under which tables list words. `closed` is the class of a
    function word, `event` says that a frame knows the word as event noun or masdar.
    """

    text: str
    norm: str
    fold: str
    conj: str
    prep: str
    future: bool
    core: str
    stem: str
    definite: bool
    suffix: str
    core_start: int
    core_end: int
    readings: tuple[Reading, ...]
    closed: str
    segments: tuple[tuple[str, str], ...]
    core_fold: str
    bare_fold: str
    stem_key: str
    event: bool


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or punctuation mark in its place. `tag` is its part of speech (UD's universal tags)."""

    index: int
    start: int
    end: int
    form: WordForm
    tag: str

    @property
    def norm(self) -> str:
        """The word's norm."""
        return self.form.norm

    @property
    def fold(self) -> str:
        """The whole word's coarsest search form."""
        return self.form.fold

    @property
    def core(self) -> str:
        """The coarsest search form of the word without its clitics."""
        return self.form.core_fold

    @property
    def core_start(self) -> int:
        """The offset in the article where the core begins."""
        return self.start + self.form.core_start

    @property
    def core_span(self) -> tuple[int, int]:
        """Offsets of the word without its proclitics and suffix pronoun."""
        return self.start + self.form.core_start, self.start + self.form.core_end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens `first` up to, not including, `last` of its text, the paragraph it stands in, and the story of its article."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    item: int = 0

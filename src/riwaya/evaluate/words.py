"""What the knowledge could have made of a word: the types of the frames that list it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from riwaya.knowledge import Knowledge
from riwaya.language.analyse import Analyser
from riwaya.language.text import Text
from riwaya.mentions.mentions import find
from riwaya.model import Article, WordForm
from riwaya.reports.triggers import candidates, vetoed
from riwaya.reports.view import View
from riwaya.spelling import key

FINITE = "V"  # the word class of finite verbs (`Text.kinds`)


class Words:
    """Looks up the words of articles in the frames; an article is analysed once."""

    def __init__(self, knowledge: Knowledge, analyser: Analyser) -> None:
        self._knowledge = knowledge
        self._analyser = analyser
        self._phrases = _phrase_types(knowledge)
        self._last: tuple[str, Text] | None = None

    def types(self, text: str, start: int, end: int, *, tagged: bool = False) -> frozenset[str]:
        """The event types that some frame gives to a word between two offsets of a text, whatever its conditions; with `tagged`
        only by readings that the word's tag allows."""
        found: set[str] = set()
        analysed = self._analysed(text)
        for token in analysed.tokens:
            if token.start < end and start < token.end:
                found |= self._of(token.form, analysed.kinds[token.index] if tagged else "")
        return frozenset(found)

    def kept_out(self, text: str, start: int, end: int, kind: str) -> str:
        """Why a word that frames of a type know is no predicate of that type where it stands, in words; empty if they know it only
        as part of a phrase that does not stand there (or as part of a name, or a participle that they do not list)."""
        analysed = self._analysed(text)
        mentions = find(analysed, self._knowledge)
        index = next(token.index for token in analysed.tokens if token.start < end and start < token.end)
        view = View(analysed, mentions, self._knowledge, analysed.sentences[analysed.sentence_of[index]])
        options = [o for c in candidates(view) if c.index == index for o in c.options if o.frame.type == kind]
        if not options:
            return ""
        if all(vetoed(view, o.frame, min(o.members), max(o.members) + 1) for o in options):
            return "a veto of the frame (`unless`)"
        return f"the conditions of the frame (`when`) or its rivals: {'/'.join(sorted({o.kind for o in options}))}"

    def alone(self, words: str) -> frozenset[str]:
        """The event types that some frame gives to words that stand without context and clitics."""
        return frozenset().union(*(self._of(token.form) for token in self._analyser.analyse(Article("", words)).tokens))

    def _of(self, form: WordForm, kind: str = "") -> set[str]:
        frames = self._knowledge.frames
        readings = [r for r in form.readings if not kind or r.finite == (kind == FINITE)]
        found = {frames[name].type for reading in readings for name in reading.lexeme.frames}
        for word in {_plain(form.stem), *(_plain(reading.lexeme.lemma) for reading in form.readings)}:
            found |= self._phrases.get(word, frozenset())
        return found

    def _analysed(self, text: str) -> Text:
        if self._last is None or self._last[0] != text:
            self._last = (text, self._analyser.analyse(Article("", text)))
        return self._last[1]


def _phrase_types(knowledge: Knowledge) -> Mapping[str, set[str]]:
    """The types of the trigger phrases by the word that is their trigger."""
    types: dict[str, set[str]] = defaultdict(set)
    for first, phrases in knowledge.phrases.items():
        for phrase in phrases:
            if phrase.frame in knowledge.frames:
                word = phrase.rest[phrase.trigger - 1] if phrase.trigger else first
                types[_plain(word)].add(knowledge.frames[phrase.frame].type)
    return types


def _plain(word: str) -> str:
    return key(word).removeprefix("ال")

"""What the knowledge could have made of a word: the types of the frames that list it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from riwaya.knowledge import Knowledge
from riwaya.language.analyse import Analyser
from riwaya.language.text import Text
from riwaya.model import Article, WordForm
from riwaya.spelling import key


class Words:
    """Looks up the words of articles in the frames; an article is analysed once."""

    def __init__(self, knowledge: Knowledge, analyser: Analyser) -> None:
        self._knowledge = knowledge
        self._analyser = analyser
        self._phrases = _phrase_types(knowledge)
        self._last: tuple[str, Text] | None = None

    def types(self, text: str, start: int, end: int) -> frozenset[str]:
        """The event types that some frame gives to a word between two offsets of a text, whatever its conditions."""
        found: set[str] = set()
        for token in self._analysed(text).tokens:
            if token.start < end and start < token.end:
                found |= self._of(token.form)
        return frozenset(found)

    def _of(self, form: WordForm) -> set[str]:
        frames = self._knowledge.frames
        found = {frames[name].type for reading in form.readings for name in reading.lexeme.frames}
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

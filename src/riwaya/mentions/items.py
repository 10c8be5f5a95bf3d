"""The items of an article: the stories that it tells one after another. Nothing is inherited from one story by the next.

In a digest the paragraphs are stories, unless they carry on the one before. In other articles a story of its own begins only where the text
says that it turns to something else, and then names nothing of what it spoke of before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.mentions.country import countries_named, main_country, settled
from riwaya.mentions.genre import DIGEST, LABELS, is_labelled, paragraphs
from riwaya.mentions.lookup import Found

SHORTEST = 5  # words of a story; `// انتهى //` is none
BEFORE = 2  # sentences before a turn that must share nothing with the story behind it

Names = Mapping[int, tuple[Found, ...]]


def divided(text: Text, names: Names, genre: str, knowledge: Knowledge) -> Text:
    """The text with the number of its story at each sentence; what stands before the first story of a digest has 0."""
    starts = _of_digest(text, knowledge) if genre == DIGEST else _of_turns(text, names, knowledge)
    if not starts:
        return text
    sentences = tuple(replace(s, item=sum(start <= s.first for start in starts)) for s in text.sentences)
    return replace(text, sentences=sentences)


def _of_digest(text: Text, knowledge: Knowledge) -> list[int]:
    """The first tokens of the stories of a digest: labelled paragraphs if it has them, else all that do not go on with a source."""
    firsts = [first for first, last in paragraphs(text)[1:] if last - first >= SHORTEST]
    labelled = [first for first in firsts if is_labelled(text, first)]
    return labelled if len(labelled) >= LABELS else [first for first in firsts if not _goes_on(text, first, knowledge)]


def _goes_on(text: Text, first: int, knowledge: Knowledge) -> bool:
    """Whether a paragraph begins with a verb that goes on with the last source (`وأضاف أن`, `وأشارت إلى`)."""
    token = text.tokens[first]
    speeches = [knowledge.speeches[r.lexeme.speech] for r in token.form.readings if r.finite and r.lexeme.speech]
    behind = text.kinds[first + 1 : first + 2]
    return token.form.conj == "و" and bool(speeches) and (behind in ("P", "S", ":", "Q") or any(s.continues for s in speeches))


def _of_turns(text: Text, names: Names, knowledge: Knowledge) -> list[int]:
    """The first tokens of sentences that turn to another story."""
    turns = {" ".join(words) for words in knowledge.turns}
    starts: list[int] = []
    for number, sentence in enumerate(text.sentences):
        if number and _turns(text, sentence.first, sentence.last, turns):
            before = text.sentences[max(0, number - BEFORE)].first
            if _apart(names, (before, sentence.first), (sentence.first, sentence.last), knowledge):
                starts.append(sentence.first)
    return starts


def _turns(text: Text, first: int, last: int, turns: set[str]) -> bool:
    words = [text.tokens[i].form.fold for i in range(first, min(first + 3, last))]
    words[0] = text.tokens[first].form.bare_fold
    return any(" ".join(words[:length]) in turns for length in (2, 3))


def _apart(names: Names, before: tuple[int, int], behind: tuple[int, int], knowledge: Knowledge) -> bool:
    """Whether two stretches name countries, but no country, actor or place in common."""
    one, other = countries_named(names, *before, knowledge), countries_named(names, *behind, knowledge)
    if not one or not other or one & other:
        return False
    return not _named(names, *before) & _named(names, *behind)


def _named(names: Names, first: int, last: int) -> set[str]:
    return {m.id for i in range(first, last) for found in names.get(i, ()) for m in found.meanings}


def settled_by_item(text: Text, names: Names, knowledge: Knowledge) -> tuple[dict[int, tuple[Found, ...]], tuple[str, ...]]:
    """The names with the meanings that they have in their story, and the country that each sentence's story is about; a story that
    names none is about the article's."""
    whole = main_country(names, knowledge)
    kept: dict[int, tuple[Found, ...]] = {}
    homes: dict[int, str] = {}
    for item in sorted({sentence.item for sentence in text.sentences}):
        own = {index: found for index, found in names.items() if text.sentences[text.sentence_of[index]].item == item}
        homes[item] = (main_country(own, knowledge) if item else "") or whole
        kept |= settled(own, knowledge, homes[item], text.article.published)
    return kept, tuple(homes[sentence.item] for sentence in text.sentences)


def items(text: Text) -> tuple[int, ...]:
    """The offsets in the article at which its stories begin; empty if it is one story."""
    numbers = {sentence.item: sentence.start for sentence in reversed(text.sentences)}
    return tuple(numbers[number] for number in sorted(numbers) if number)

"""Who can be a source, and what its text is: titles, ranks and the names behind them (codebook, sections 3 and 6)."""

from __future__ import annotations

from riwaya.mentions.actors import NOBODY, Identity
from riwaya.mentions.phrases import Phrase
from riwaya.model import Span
from riwaya.reports.view import View
from riwaya.spelling import key


def person_span(view: View, phrase: Phrase) -> tuple[Span, Identity]:
    """The span and identity of a participant; a named person's span is the name without titles (codebook, section 3)."""
    identity = view.mentions.actors.identify(phrase)
    first, last = phrase.first, phrase.last
    for index in range(phrase.first, phrase.last):
        for found in view.mentions.names.get(index, ()):
            if found.last <= phrase.last and any(m.kind == "actor" and view.knowledge.actors[m.id].kind == "person" for m in found.meanings):
                return view.text.span(index, found.last), identity
    behind = _apposed(view, phrase)
    if behind is not None:
        return person_span(view, behind)[0], identity
    start = _name_start(view, first, last)
    if first < start < last:
        return view.text.span(start, last), identity
    while last - 1 > first and view.kind(last - 1) in ",X(":
        last -= 1
    return view.text.span(first, last), identity


def _name_start(view: View, first: int, last: int) -> int:
    """Where a person's name begins that closes a phrase with a title in front (`العميد محمد سمير`); `last` if there is none."""
    tokens = view.text.tokens
    start = last
    while start - 1 >= first and (tokens[start - 1].tag == "PROPN" or key(tokens[start - 1].form.core) in view.knowledge.name_particles):
        start -= 1
    before = tokens[start - 1].form if start > first else None
    titled = before is not None and any(_is_title(view, i) for i in range(first, start))
    return start if titled and start < last else last


def can_testify(view: View, phrase: Phrase) -> bool:
    """Whether a phrase can be the subject of a verb of saying with a clause: anything but an event or a time (`المركز الإعلامي`)."""
    return phrase.head not in view.time_tokens and not view.is_event(phrase) and not view.is_masdar(phrase)


def can_speak(view: View, phrase: Phrase) -> bool:
    """Whether a phrase can be a source: somebody, a document or outlet, or a name; no thing, action, time or place."""
    form = view.text.tokens[phrase.head].form
    if key(form.stem) in view.knowledge.source_nouns or key(form.core) in view.knowledge.source_nouns:
        return True
    identity = view.mentions.actors.identify(phrase)
    if identity.kind in ("weapon", "asset") or phrase.head in view.time_tokens or view.is_event(phrase):
        return False
    return identity is not NOBODY or view.text.tokens[phrase.head].tag == "PROPN" or _looks_like_name(view, phrase)


def _is_title(view: View, index: int) -> bool:
    """Whether a word is a title, an office or a kind of source that a name may follow."""
    form = view.text.tokens[index].form
    knowledge = view.knowledge
    for word in (key(form.core), key(form.stem)):
        if word in knowledge.titles or word in knowledge.source_nouns:
            return True
        if word in knowledge.roles and knowledge.roles[word][1] in ("official", "armed", "political", "religious", "media"):
            return True
    return False


def _apposed(view: View, phrase: Phrase) -> Phrase | None:
    """The name that follows a title and what belongs to it (`الناطق باسم الجيش العقيد أحمد`, `المبعوث الأمريكي، جوناثان وينر،`)."""
    tokens = view.text.tokens
    if not _is_title(view, phrase.head):
        return None
    position = phrase.last
    for _ in range(4):
        comma = view.kind(position) == ","
        following = view.phrase(position + 1) if comma else view.phrase(position)
        if following is None and not comma and view.kind(position) == "P":
            following = view.phrase(position + 1)
        if following is None or tokens[following.first].form.conj:
            return None
        if not following.prep and _is_name(view, following):
            return following
        if comma or not following.prep:
            return None
        position = following.last
    return None


def _is_name(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a person's name, with or without a rank before it."""
    tokens = view.text.tokens
    for index in range(phrase.first, phrase.last):
        for found in view.mentions.names.get(index, ()):
            if any(m.kind == "actor" and view.knowledge.actors[m.id].kind == "person" for m in found.meanings):
                return True
    if key(tokens[phrase.first].form.core) in view.knowledge.titles and phrase.last - phrase.first > 1:
        return True
    return all(tokens[i].tag == "PROPN" for i in range(phrase.first, phrase.last)) or _looks_like_name(view, phrase)


def _looks_like_name(view: View, phrase: Phrase) -> bool:
    """Whether all words of a phrase are unknown to the lexicon and without article, as foreign and family names are."""
    if not 2 <= phrase.last - phrase.first <= 4:
        return False
    first = view.text.tokens[phrase.first].form
    if first.definite or first.suffix:
        return False
    for index in range(phrase.first, phrase.last):
        form = view.text.tokens[index].form
        stem = key(form.stem)
        if form.readings or stem in view.knowledge.roles or stem in view.knowledge.place_nouns or view.kind(index) != "N":
            return False
    return True

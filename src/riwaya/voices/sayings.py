"""Nouns that tell what somebody says: the masdar of a verb of saying, and what goes round as news."""

from __future__ import annotations

from riwaya.knowledge.cues import Speech
from riwaya.mentions.phrases import Phrase
from riwaya.reports.view import COMPLEMENTISER, View
from riwaya.spelling import key
from riwaya.voices.content import clause_end
from riwaya.voices.speakers import can_speak

NEWS = "source_report"  # the class of nouns such as أنباء, with which nobody is named
ABOUT = frozenset({"عن", "ب"})
CIRCUMSTANCE = frozenset({"بعد", "قبل", "منذ", "عقب", "إثر", "اثر", "خلال", "أثناء", "غداة"})


def announced(view: View, index: int) -> tuple[Phrase, int, Speech] | None:
    """Who says what by the masdar of a verb of saying (`بعد إعلان الحكومة تحرير المدينة`): the speaker, where the content begins,
    and how the verb attributes it; None if the noun at a token does not embed anything."""
    form = view.text.tokens[index].form
    if view.kind(index) != "N" or form.definite or form.suffix:
        return None
    found = next((r.lexeme.speech for r in form.readings if r.pos == "masdar" and r.lexeme.speech), "")
    speaker = view.phrase(index + 1) if found else None
    if speaker is None or speaker.prep or not speaker.definite or view.text.tokens[speaker.first].form.conj or not can_speak(view, speaker):
        return None
    speech = view.knowledge.speeches[found]
    first = _content(view, speaker.last, speech.prep | ABOUT)
    if first < 0 or speech.narrator or (speech.only and view.kind(first) != "S"):
        return None
    return speaker, first, speech


def going_round(view: View, index: int) -> tuple[Phrase, int] | None:
    """News that nobody is named with (`وردت أنباء عن مقتل القائد`): the phrase, and where its content begins; None if there is none."""
    form = view.text.tokens[index].form
    if view.kind(index) != "N" or view.knowledge.source_nouns.get(key(form.stem)) != NEWS or form.suffix:
        return None
    phrase = view.phrase_of.get(index)
    if phrase is None or phrase.head != index:
        return None
    first = _content(view, phrase.last, ABOUT)
    return (phrase, first) if first > phrase.last else None


def saying_end(view: View, first: int) -> int:
    """The token behind what a noun of saying embeds: its clause; of a noun of action, also a circumstance, which is rather the
    narrator's (`جاء اعتراف الحكومة بالاعتقالات بعد الهجوم`)."""
    end = clause_end(view, first)
    if view.kind(first) == "S":
        return end
    return next((i for i in range(first + 1, end) if view.kind(i) == "P" and view.preposition(i) in CIRCUMSTANCE), end)


def _content(view: View, position: int, prepositions: frozenset[str]) -> int:
    """Where a clause or a noun of action begins behind a speaker, over times and behind one of the prepositions; -1 if nowhere."""
    while position in view.times or view.kind(position) in "XQ":
        position = view.times.get(position, position + 1)
    if view.kind(position) == "P" and view.preposition(position) in prepositions:
        position += 1
        following = view.phrase(position)
    else:
        following = view.phrase(position)
        if following is not None and following.prep and following.prep not in prepositions:
            return -1
    if view.kind(position) == "S":
        return position if view.text.tokens[position].form.closed.endswith(COMPLEMENTISER) else -1
    if following is None or view.text.tokens[following.first].form.conj:
        return -1
    return position if view.event_in(following) >= 0 or view.is_masdar(following) else -1

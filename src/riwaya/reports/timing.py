"""Which times of a sentence are not those of an event: the day of saying, a distance from another event, the time of another clause."""

from __future__ import annotations

from riwaya.mentions.timereading import TOLD
from riwaya.mentions.times import Time
from riwaya.reports.draft import Draft
from riwaya.reports.functions import OF_SPEECH
from riwaya.reports.view import View
from riwaya.spelling import key

# Between an event and what went before it: a time on the other side belongs there.
BEHIND = frozenset({"بعد", "بعدما", "عقب", "إثر", "قبل", "منذ", "غداة"})
LASTING = frozenset({"استمر", "دام", "استغرق", "امتد", "تواصل"})


def is_of_another(view: View, draft: Draft, time: Time) -> bool:
    """Whether a time of the sentence cannot be that of a draft."""
    first, last = time.start_token + view.first, time.end_token + view.first
    if _is_distance(view, draft, time, first, last):
        return True
    return draft.index >= last and (_is_of_saying(view, draft, first, last) or _is_around(view, draft, last))


def _is_distance(view: View, draft: Draft, time: Time, first: int, last: int) -> bool:
    """`بعد يومين من الهجوم`, `حتى الآن`: how far from something else; `استمرت يومين`: how long what stands before the verb went on."""
    follows = view.text.tokens[last].form.core if last < view.last else ""
    if time.kind == "relative" and time.note == TOLD:
        return follows in ("من", "على")
    before = view.text.tokens[first - 1].form.core if first > view.first else ""
    if time.kind == "vague" and before == "حتى":
        return True
    lasts = time.kind == "duration" and first > view.first and follows != "من"
    lasts = lasts and any(r.lexeme.lemma in LASTING for r in view.text.tokens[first - 1].form.readings)
    return lasts and not first - 6 <= draft.index < first


def _is_of_saying(view: View, draft: Draft, first: int, last: int) -> bool:
    """Whether a time stands between a verb of saying and what is said, or before such a verb (`أعلن المجلس أمس سيطرة`, `وأمس قال`)."""
    own = {
        draft.first,
        draft.index,
        draft.clause.index,
        draft.governor if draft.governed_by == "subject" else -1,
        *(k.verb for k in draft.links),
    }
    for position in range(first - 1, view.first - 1, -1):
        kind = view.kind(position)
        if kind in ".:SR" or view.text.tokens[position].form.closed.endswith("/complementiser"):
            return False
        if kind == "V":
            return position not in own and _says(view, position)
        phrase = view.phrase_of.get(position)
        if position == draft.index or (phrase is not None and view.event_in(phrase) == position):
            return False  # what is said has begun
    position = last
    while position < view.last and view.kind(position) in ",)(":
        position += 1
    return position not in own and view.kind(position) == "V" and _says(view, position)


def _says(view: View, index: int) -> bool:
    """Whether a verb says something, or does so by acting (`اتهمت الحكومة أمس`)."""
    readings = [r for r in view.text.tokens[index].form.readings if r.finite]
    if any(r.lexeme.speech and not view.knowledge.speeches[r.lexeme.speech].only for r in readings):
        return True
    return any(view.knowledge.frames[name].type in OF_SPEECH for r in readings for name in r.lexeme.frames)


def _is_around(view: View, draft: Draft, last: int) -> bool:
    """Whether a time before an event belongs to the act that came after it (`قصفت الطائرات أمس القرية بعد انسحاب المسلحين`)."""
    phrase = view.phrase_of.get(draft.index)
    begin = phrase.first if phrase is not None and draft.kind == "noun" else draft.first
    if draft.kind == "noun" and phrase is not None and phrase.prep in BEHIND and draft.link is None:
        return True
    before = view.text.tokens[begin - 1].form if begin - 1 >= last else None
    return before is not None and key(before.core) in {key(word) for word in BEHIND}

"""Which times of a sentence are not those of an event: the day of saying, a distance from another event, the time of another clause."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.mentions.timereading import TOLD
from riwaya.mentions.times import Time
from riwaya.reports.asides import outside
from riwaya.reports.draft import Draft
from riwaya.reports.functions import OF_SPEECH
from riwaya.reports.view import View
from riwaya.spelling import key

# Between an event and what went before it: a time on the other side belongs there.
BEHIND = frozenset({"بعد", "بعدما", "عقب", "إثر", "قبل", "منذ", "غداة"})
YEARS = frozenset(key(word) for word in ("عام", "عاما", "سنة", "سنوات", "أعوام", "ربيعا"))  # an age is told in these
MARKS = frozenset({"،", ","})
PLANNED = frozenset(key(word) for word in ("مقرر", "مقررة", "مزمع", "مرتقب", "مرتقبة"))
SET = 5  # tokens between what is planned and the time for it
APPOSED = 12  # tokens between two commas that only say who somebody is
LASTING = frozenset({"استمر", "دام", "استغرق", "امتد", "تواصل"})


def is_of_another(view: View, draft: Draft, time: Time) -> bool:
    """Whether a time of the sentence cannot be that of a draft."""
    first, last = time.start_token + view.first, time.end_token + view.first
    if _is_distance(view, draft, time, first, last) or _is_age(view, time, first, last) or _is_set_for(view, draft, first):
        return True
    if draft.index < first:
        return _is_in_relative(view, draft, first) or _is_of_later(view, draft, first)
    return draft.index >= last and (_is_of_saying(view, draft, first, last) or _is_around(view, draft, last) or _is_aim(view, draft))


def _is_in_relative(view: View, draft: Draft, first: int) -> bool:
    """Whether a time stands in a relative clause about something else than the event (`اعتقل المتورطين في التفجير الذي وقع الجمعة`)."""
    phrase = view.phrase_of.get(draft.index)
    behind = max(phrase.last if phrase is not None and draft.kind == "noun" else draft.last, draft.last)
    relative = next((i for i in range(draft.index + 1, first) if view.kind(i) == "R"), -1)
    if relative < 0 or relative <= behind or any(view.kind(i) == "," for i in range(relative, first)):
        return False
    return any(view.kind(i) == "V" for i in range(relative + 1, first))


def _is_of_later(view: View, draft: Draft, first: int) -> bool:
    """Whether a time belongs to the event behind `after` or `since` (`أصدر أوامر بعد مقتل أربعة جنود يوم الخميس`)."""
    for position in outside(view, draft.index + 1, first):
        if position not in view.time_tokens and key(view.text.tokens[position].form.core) in {key(word) for word in BEHIND}:
            return any((p := view.phrase_of.get(i)) is not None and view.event_in(p) == i for i in range(position + 1, first))
    return False


def _is_aim(view: View, draft: Draft) -> bool:
    """Whether an event is only what somebody wants with an act told before it, whose time it does not share (`بدأ الجيش الأربعاء عملية
    لاستعادة المدينة`)."""
    phrase = view.phrase_of.get(draft.index)
    return draft.kind == "noun" and phrase is not None and phrase.prep == "ل" and draft.link is None and draft.frame.type not in OF_SPEECH


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


def _is_age(view: View, time: Time, first: int, last: int) -> bool:
    """Whether years stand right behind a name: they tell how old somebody is (`أحمد سالم 40 عاما`)."""
    if time.kind != "duration" or first == view.first or view.text.tokens[last - 1].form.stem_key not in YEARS:
        return False
    if view.kind(first) != "#" or view.text.tokens[first].form.prep:
        return False  # تسيطر الجماعة لأكثر من عام
    phrase = view.phrase_of.get(first - 1)
    if phrase is None or phrase.last != first or view.text.tokens[first - 1].form.definite or view.mentions.places.is_place(phrase):
        return False
    return any(view.kind(i) == "N" and view.text.tokens[i].tag == "PROPN" for i in (first - 1, first - 2))


def _is_set_for(view: View, draft: Draft, first: int) -> bool:
    """Whether a time stands behind what is planned for it and is no event's own (`قبل الانتخابات المقررة في أبريل المقبل`)."""
    at = next((i for i in range(first - 1, max(view.first, first - SET) - 1, -1) if view.text.tokens[i].form.stem_key in PLANNED), -1)
    phrase = view.phrase_of.get(at)
    return phrase is not None and phrase.head != draft.index


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
            return position not in own and says(view, position)
        phrase = view.phrase_of.get(position)
        if position == draft.index or (phrase is not None and view.event_in(phrase) == position):
            return position != draft.index and _is_speech_act(view, draft, position)  # what is said has begun, unless it is the saying
    position = last
    while position < view.last and view.kind(position) in ",)(":
        position += 1
    return position not in own and view.kind(position) == "V" and says(view, position)


def _is_speech_act(view: View, draft: Draft, index: int) -> bool:
    """Whether an event noun before a draft is what somebody says about it with ب or على (`تبادلا الاتهامات أمس بقصف الأحياء`)."""
    phrase = view.phrase_of.get(draft.index)
    if draft.kind != "noun" or phrase is None or phrase.prep != "ب" or draft.frame.type in OF_SPEECH:
        return False
    names = {name for r in view.text.tokens[index].form.readings if not r.finite for name in r.lexeme.frames}
    return bool(names) and all(view.knowledge.frames[name].type in OF_SPEECH for name in names)


def says(view: View, index: int) -> bool:
    """Whether a verb says something, or does so by acting (`اتهمت الحكومة أمس`)."""
    readings = [r for r in view.text.tokens[index].form.readings if r.finite]
    if any(r.lexeme.light and view.knowledge.lights[r.lexeme.light].roles == "place" for r in readings):
        return False  # شهدت المدينة أمس مظاهرة
    if any(r.lexeme.speech and not view.knowledge.speeches[r.lexeme.speech].only for r in readings):
        return True
    return any(view.knowledge.frames[name].type in OF_SPEECH for r in readings for name in r.lexeme.frames)


def _is_around(view: View, draft: Draft, last: int) -> bool:
    """Whether a time before an event belongs to the act that came after it (`قصفت الطائرات أمس القرية بعد انسحاب المسلحين`)."""
    phrase = view.phrase_of.get(draft.index)
    begin = phrase.first if phrase is not None and draft.kind == "noun" else draft.first
    if draft.kind == "noun" and phrase is not None and phrase.prep in BEHIND and draft.link is None:
        return True
    for position in range(begin - 1, last - 1, -1):
        if view.kind(position) in "V.:":
            return False
        if position not in view.time_tokens or position in view.times:
            if key(view.text.tokens[position].form.core) in {key(word) for word in BEHIND}:
                return True
    return False


def set_apart(view: View, between: Sequence[int], crossed: int) -> tuple[int, int]:
    """How many tokens between an event and a time only say who somebody is, and how many commas are left that part clauses: neither the two
    around an apposition (`قُتل القائد، سالم علي، أمس`) nor one before a joined noun (`خمسة أطفال، وثلاث نساء، أمس`). A mark in a date counts
    only where verbs were `crossed` as well."""
    commas = [i for i in between if view.kind(i) == "," and view.text.tokens[i].form.core in MARKS and i not in view.time_tokens]
    left = sum(view.kind(i) == "," and (crossed > 0 or i not in view.time_tokens) for i in between) - len(commas)
    aside = number = 0
    while number < len(commas):
        inner = range(commas[number] + 1, commas[number + 1]) if number + 1 < len(commas) else range(0)
        behind = commas[number] + 1
        if inner and _is_apposition(view, inner):
            aside, number = aside + sum(i in between for i in inner), number + 1
        elif not (view.text.tokens[behind].form.conj == "و" and behind in view.phrase_of and view.kind(behind) != "V"):
            left += 1
        number += 1
    return aside, left


def _is_apposition(view: View, inner: range) -> bool:
    """Whether words between two commas only name somebody or say who is among them: no verb, clause or act stands there."""
    first = view.text.tokens[inner.start].form
    among = first.core == "بين" and bool(first.suffix)
    if len(inner) > APPOSED or (view.kind(inner.start) not in "N#Q" and not among) or (first.conj and not among):
        return False
    return not any(view.kind(i) in "VSR:" or ((p := view.phrase_of.get(i)) is not None and view.event_in(p) == i) for i in inner)

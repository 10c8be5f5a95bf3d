"""Where an act happened when another verb stands between it and its place: the verb of a clause that only describes it or its means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.phrases import Phrase
from riwaya.reports.asides import outside
from riwaya.reports.draft import Draft
from riwaya.reports.timing import says
from riwaya.reports.view import View
from riwaya.spelling import key

SEEING = frozenset({"شهدت", "شهد", "تشهد", "يشهد", "عاشت", "عاش", "تعيش", "يعيش", "عرفت", "عرف"})  # with a pronoun: شهدتها
SINGLE = frozenset({"village", "town", "city", "port", "airport", "base", "camp", "border-crossing"})
LABEL = 3  # words of the label of a story
COUNTRY = 6  # precision of a place that is a whole country
SEVERAL = frozenset({"قرى", "مدن", "بلدات", "معسكرات", "مطارات", "موانئ", "قواعد", "مخيمات", "معابر", "ثكنات"})
WAY = 14  # tokens back from a place to the one of which it tells where it lies
# fmt: off
LYING = frozenset(key(word) for word in (
    "واقع", "واقعة", "تقع", "يقع", "تبعد", "يبعد", "قريب", "قريبة", "القريبة", "القريب", "محاذية", "محاذي", "المحاذية", "مجاورة", "مجاور",
    "المجاورة", "متاخمة", "المتاخمة", "تابعة", "التابعة",
))
WAYS = frozenset(key(word) for word in (
    "بعد", "مسافة", "كيلومتر", "كيلومترا", "كيلومترات", "كلم", "كم", "ميل", "ميلا", "أميال", "نحو", "حوالي", "حوالى", "قرابة", "شمال", "جنوب",
    "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "أيضا", "أقصى",
))
# fmt: on
LANDS = frozenset({"province", "district", "region"})
TOWARDS = frozenset({"إلى", "من", "نحو", "ل"})
FAR = 20  # tokens from an act to a place in the clause that describes it
# fmt: off
ELSEWHERE = frozenset({
    "فيما", "بينما", "كما", "حين", "حيث", "منذ", "قبل", "بعد", "عقب", "بعدما", "قبيل", "لكن", "غير", "إلا", "وفق", "حسب", "بحسب", "مقابل",
})
# fmt: on


def witnessed(view: View, draft: Draft) -> Phrase | None:
    """The place that saw an act (`هجمات شهدتها العاصمة`, `أعمال العنف التي تشهدها البلاد`): the subject of the verb right behind its noun."""
    phrase = view.phrase_of.get(draft.index)
    if draft.kind != "noun" or phrase is None:
        return None
    for verb in range(phrase.last, min(phrase.last + 4, view.last - 1)):
        kind = view.kind(verb)
        if kind == "V":
            form = view.text.tokens[verb].form
            seen = view.phrase(verb + 1) if form.core in SEEING and form.suffix else None
            return seen if seen is not None and not seen.prep and view.mentions.places.is_place(seen) else None
        if kind not in "ARNQ":
            return None
    return None


def leads(view: View, place: Phrase, others: Sequence[Phrase]) -> bool:
    """Whether a town or base without a name stands right before a place that only says where it lies (`هجوم على قرية شمالي الكاميرون`)."""
    noun = view.mentions.places.noun(place.head)
    if noun is None or noun[0] not in SINGLE or view.text.tokens[place.head].form.stem in SEVERAL:
        return False
    begins = [other.prep_at if 0 <= other.prep_at < other.first else other.first for other in others]
    return place.last in begins


def described(view: View, draft: Draft, found: Sequence[Phrase]) -> Phrase | None:
    """The nearest place behind an act that stands in a clause which tells more of its means or of whom it hit (`قتل شرطي بقنبلة زرعت في بنغازي`,
    `هاجموا قرويين يعيشون في دارفور`), or in the clause whose subject the act is (`المعارك لا تزال مستمرة في تعز`)."""
    if draft.frame.type not in ("ASSAULT", "RETREAT"):
        return None
    for phrase in found:
        if phrase.first <= draft.index or phrase.first - draft.index > FAR:
            continue
        if view.is_direction(phrase) and (before := view.phrase_of.get(phrase.first - 1)) is not None and before.prep in TOWARDS:
            return None  # تعزيزات كانت متجهة إلى تعز جنوب غربي اليمن
        return phrase if _only_described(view, draft, phrase.first) else None
    return None


def with_direction(view: View, phrase: Phrase) -> Phrase:
    """A noun for a land with the name behind it that begins with a direction (`إقليم جنوب وزيرستان`, `ولاية شمال دارفور`)."""
    noun = view.mentions.places.noun(phrase.head)
    if phrase.last != phrase.head + 1 or noun is None or noun[0] not in LANDS or view.text.tokens[phrase.head].form.definite:
        return phrase
    name = view.phrase_of.get(phrase.last)
    if name is None or name.first != phrase.last or not view.is_direction(name) or view.mentions.places.is_name(name.last - 1) is None:
        return phrase
    return replace(phrase, last=name.last)


def located(view: View, phrase: Phrase) -> Phrase | None:
    """The place of which a phrase only tells where it lies (`مدينة الموصل الواقعة شمالي العراق`, `بلدة تقع على بعد 20 كيلومترا من بغداد`)."""
    anchored = False
    for index in range(phrase.first - 1, max(view.first, phrase.first - WAY), -1):
        form = view.text.tokens[index].form
        word = form.stem_key if form.definite else form.core_fold
        anchored = anchored or word in LYING
        before = view.phrase_of.get(index)
        place = before is not None and before.first < index + 1 <= before.last and view.mentions.places.is_place(before)
        if before is not None and place and anchored and not view.is_direction(before):
            named = view.mentions.places.is_name(before.head) is not None or view.mentions.places.named(before)
            return before if named and before.last <= phrase.first else None
        if not (word in LYING or word in WAYS or view.kind(index) in "P#R" or index in view.time_tokens):
            return None
    return None


def _only_described(view: View, draft: Draft, place: int) -> bool:
    """Whether nothing but one clause of description lies between an act and a place."""
    verbs = 0
    between = outside(view, draft.last, place)
    for index in between:
        kind, form = view.kind(index), view.text.tokens[index].form
        if kind in ".:S" or form.core in ELSEWHERE or (kind == "R" and _is_whose(view, draft, index)):
            return False
        if kind == "V":
            if form.conj or says(view, index) or _tells(view, index):
                return False
            verbs += 1
    return verbs == 1


def _is_whose(view: View, draft: Draft, index: int) -> bool:
    """Whether what الذي takes up is somebody, of whom is told where he is at home (`هاجم الجيش الجماعة التي تنشط في الجبال`)."""
    phrase = view.phrase_of.get(index - 1)
    return phrase is not None and phrase.head != draft.index and view.mentions.actors.identify(phrase) is not NOBODY


def _tells(view: View, index: int) -> bool:
    """Whether a verb tells of who holds a place, which is another one than where something happened (`هاجم التنظيم الذي يسيطر على مدن في`)."""
    told = (name for r in view.text.tokens[index].form.readings if r.finite for name in r.lexeme.frames)
    return any(view.knowledge.frames[name].type == "CONTROL" for name in told)


def in_brackets(view: View, draft: Draft, phrase: Phrase) -> bool:
    """Whether a place belongs to what brackets tell of somebody (`قتل ثلاثة من الحركة (فرع التنظيم في اليمن)`), not of the act (`(غرب)`)."""
    opening = next((i for i in range(phrase.first - 1, max(phrase.first - FAR, view.first), -1) if view.kind(i) in "()"), -1)
    if opening < 0 or view.kind(opening) != "(":
        return False
    closing = next((i for i in range(phrase.last, min(phrase.last + FAR, view.last)) if view.kind(i) == ")"), view.last)
    begin = phrase.prep_at if 0 <= phrase.prep_at < phrase.first else phrase.first
    return not opening < draft.index < closing and any(view.kind(i) == "N" for i in range(opening + 1, begin))


def spoke_there(view: View, draft: Draft, phrase: Phrase, before: Sequence[Draft]) -> bool:
    """Whether a place belongs to who tells of an act: it stands by the subject of the verb of saying over it (`الجيش في أفغانستان أعلن مقتل
    جندي`). What opens the sentence places the act (`وفي بغداد أعلنت الشرطة مقتل خمسة`)."""
    verb = draft.governor
    if draft.link is not None or not 0 <= verb < draft.index or phrase.last > draft.index or phrase.first - view.first <= 2:
        return False
    if any(verb < other.index < phrase.first for other in before):
        return False  # أعلن الحلف مقتل جندي في كابول في انفجار
    told = [r.lexeme.speech for r in view.text.tokens[verb].form.readings if r.finite and r.lexeme.speech]
    return any(not view.knowledge.speeches[name].only for name in told) and verb not in draft.members


def town_label(view: View) -> Phrase | None:
    """The town that a story of a digest has for its label (`صنعاء: فجّر مجهولون`); a country is no place by default."""
    item = view.sentence.item
    start = next((s.first for s in view.text.sentences if s.item == item), -1) if item else -1
    phrase = view.mentions.phrases.at(start, start + LABEL) if start >= 0 else None
    if phrase is None or phrase.first != start or view.kind(phrase.last) != ":" or not view.mentions.places.is_place(phrase):
        return None
    return phrase if view.mentions.places.resolve(phrase).precision < COUNTRY else None

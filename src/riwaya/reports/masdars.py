"""Whether the genitive of a masdar does what it tells or suffers it."""

from __future__ import annotations

from riwaya.knowledge.frames import Slots
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import GENITIVE, OBJECT, SUBJECT, Argument
from riwaya.reports.draft import Draft
from riwaya.reports.functions import controls
from riwaya.reports.view import BY, View
from riwaya.reports.wholes import is_own_country
from riwaya.spelling import fold

AIMS = frozenset({"ل", "بهدف", "من أجل", "بغية", "بغرض", "بقصد"})  # behind them the subject of a masdar is that of its clause
WITH_AIM = frozenset({"SUPPORT", "AID", "REQUEST", "THREATEN", "ACCUSE", "CONSULT"})  # what is done with an aim; `لرفض الحكومة` gives a reason
OWN_ACTS = frozenset({"THREATEN", "AGREE", "CONCEDE"})  # speech acts that tell of an act of the speaker's own


def is_acted_on(view: View, draft: Draft, argument: Argument) -> bool:
    """Whether the genitive of a masdar that mostly has its subject there is its object, for another is told to do it (`واصلت الحكومة مطالبة
    المعارضة بالحوار`, `اتهام المتظاهرين من قبل الشرطة`)."""
    clause, slots = draft.clause, draft.frame.scheme.verb.get(OBJECT, ())
    meets = draft.frame.type == "CONSULT" and argument.phrase is not None and argument.phrase.number == "s"  # توجه إلى القاهرة للقاء نظيره
    masdar = draft.reading.pos == "masdar" or (
        draft.frame.type in WITH_AIM
        and draft.reading.number == "s"
        and any(r.pos == "masdar" for r in view.text.tokens[draft.index].form.readings)
    )
    if draft.kind != "noun" or argument.phrase is None or not (masdar or meets) or not any(slot == "patient" for slot, _ in slots):
        return False
    if objects := clause.get(OBJECT):  # تحميل الحكومة مسؤولية الهجوم: what is laid on it
        return len(draft.members) > 1 and all(a.phrase is not None and a.phrase.head in draft.members for a in objects)
    phrase = view.phrase_of.get(draft.index)
    before = view.text.tokens[draft.index - 1].form
    answers = any(r.pos == "masdar" for r in before.readings) or _yielded_to(view, draft)  # استجابة لدعوة الرئيس
    if (
        phrase is not None
        and phrase.head == draft.index
        and phrase.prep in AIMS
        and draft.frame.type in WITH_AIM
        and not answers
        and draft.reading.number != "p"
    ):
        return True  # تجهيزات لدعم الجيش: who supports it is told before
    tried = draft.governed_by in (OBJECT, "من", "في", "إلى") and phrase is not None and phrase.head == draft.index
    if tried and draft.governor >= 0 and view.kind(draft.governor) == "V" and controls(view, draft.governor):
        return True  # قرر الجيش محاصرة البلدة
    if vows(view, draft):
        return True  # تعهدت الحكومة بمطالبة المجلس
    return (
        bool(clause.get(BY))
        or any(r.lexeme.light == "be_done" for r in before.readings)
        or any(
            link.light.roles == "active" and any(a.phrase is None or a.phrase.head != argument.phrase.head for a in link.clause.get(SUBJECT))
            for link in draft.links
        )
    )


def dispersed(view: View, draft: Draft) -> list[Argument]:
    """The crowd that force is used to disperse (`أطلقت الشرطة الغاز لتفريق المتظاهرين`); nobody if the clause tells no such purpose."""
    purposes = (c.phrases[0] for c in draft.clause.complements if c.function == "ل" and c.phrases)
    act = next((p for p in purposes if fold(view.text.tokens[p.head].form.stem) in view.knowledge.retellings["disperse"]), None)
    crowd = view.phrase(act.head + 1) if act is not None and act.last > act.head + 1 else None
    return [Argument(GENITIVE, crowd, crowd.first)] if crowd is not None else []


def _yielded_to(view: View, draft: Draft) -> bool:
    """Whether an act is what the verb before it gives in to (`استجابت الحكومة لطلب المحافظ`): ل tells no aim."""
    if draft.governor < 0 or view.kind(draft.governor) != "V":
        return False
    names = {name for r in view.text.tokens[draft.governor].form.readings if r.finite for name in r.lexeme.frames}
    return any(view.knowledge.frames[name].type == "CONCEDE" for name in names)


def vows(view: View, draft: Draft) -> bool:
    """Whether an act is what somebody threatens or promises to do himself (`هدد الجيش بقصف المتمردين`): its genitive is whom it hits."""
    phrase = view.phrase_of.get(draft.index)
    if phrase is None or phrase.head != draft.index or phrase.prep != "ب":
        return False
    before = view.phrase_of.get((phrase.prep_at if 0 <= phrase.prep_at < phrase.first else phrase.first) - 1)
    governors = [before.first] if before is not None and before.last <= phrase.first else []  # تهديد الجيش بقصف المتمردين
    if draft.governed_by == "ب" and view.kind(draft.governor) == "V":
        governors.append(draft.governor)
    for governor in governors:
        spoken = [r for r in view.text.tokens[governor].form.readings if r.pos == "masdar" or (r.finite and governor == draft.governor)]
        names = {name for reading in spoken for name in reading.lexeme.frames}
        if names:
            return {view.knowledge.frames[name].type for name in names} <= OWN_ACTS
    return False


def acted_on(view: View, draft: Draft) -> Argument | None:
    """The object of a masdar behind the genitive of its subject, with ل (`اعتقال الشرطة للمتظاهرين`); None where ل only tells whose the
    genitive is (`اعتقال القائد العسكري لطالبان`), or somebody else acts."""
    clause = draft.clause
    genitives = clause.get(GENITIVE)
    if draft.kind != "noun" or draft.reading.pos != "masdar" or not genitives or clause.get(BY):
        return None
    subject = genitives[-1].phrase
    if subject is not None and any(link.light.roles == "active" and link.clause.get(SUBJECT) for link in draft.links):
        return None
    behind = subject.last if subject is not None else draft.index + 1
    object_ = next((a for a in clause.get("ل") if a.phrase is not None and a.phrase.first == behind), None)
    if object_ is None or object_.phrase is None or (subject is not None and not _acts(view, subject)):
        return None
    actors, places = view.mentions.actors, view.mentions.places
    masdar = any(r.pos == "masdar" for r in view.text.tokens[object_.phrase.head].form.readings)
    deed = masdar and object_.phrase.number == "s"  # ملاحقتهم للقضاء عليهم
    there = places.is_name(object_.phrase.head) is not None or (places.is_place(object_.phrase) and not deed)
    identity = actors.identify(object_.phrase)
    known = identity.role or identity.kind == "asset" or there
    return object_ if known or (subject is not None and is_own_country(view, subject)) else None


def _acts(view: View, phrase: Phrase) -> bool:
    """Whether a genitive is somebody who needs no owner behind ل: a body, a state or a name, not `القائد`, `عناصر` or `مواقع`."""
    if phrase.number == "p" and not phrase.definite:
        return False
    if is_own_country(view, phrase):
        return True  # دعم بلاده للحكومة
    identity = view.mentions.actors.identify(phrase)
    if identity.kind in ("weapon", "asset", "civilian") or not identity.role:
        return False
    alone = all(view.kind(i) == "A" for i in range(phrase.head + 1, phrase.last))
    form = view.text.tokens[phrase.head].form
    titled = form.stem_key in view.knowledge.titles or view.knowledge.roles.get(form.stem_key, ("", "", ""))[0] == "UNK"
    return not (titled and alone and phrase.head not in view.mentions.names)


def slots_own(slots: Slots) -> bool:
    """Whether a frame has its ل from the verb (`التصدي لهم`)."""
    return any(not kind for _, kind in slots)

"""What a clause's grammar says of an event's ground: a series or total is generic, a pluperfect or the anchor of a span lies back."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.knowledge.names import Meaning
from riwaya.mentions.times import Time
from riwaya.model import When
from riwaya.reports.draft import Draft
from riwaya.reports.view import View
from riwaya.spelling import fold, key

FRESH = timedelta(days=8)
RUNNING = frozenset({"الجاري", "الحالي", "الجارية", "الحالية", "هذا", "المقبل", "القادم"})
NEAR = frozenset(fold(word) for word in (*RUNNING, "اليوم", "أمس", "غدا", "البارحة"))
WAS = frozenset({"كان", "كانت", "كانوا", "كانا", "كانتا"})
CLAUSE = 8  # words between كان and its imperfect
OPENING = 3  # words at the beginning of a sentence among which a pluperfect has its كان
BEGUN = frozenset(key(word) for word in ("بدء", "بداية", "اندلاع", "انطلاق", "أن", "ما"))  # منذ بدء الحرب, منذ أن استولت
COMES = frozenset({"يأتي", "تأتي", "جاء", "جاءت", "ياتي", "تاتي"})  # ويأتي الهجوم بعد
DAYS = frozenset(key(word) for word in ("يوم", "يومين", "أيام", "ساعة", "ساعتين", "ساعات", "أسبوع", "أسبوعين"))
YEARS = frozenset(key(word) for word in ("عام", "العام", "عامين", "أعوام", "سنة", "سنتين", "سنوات", "عقد", "عقود"))
AGES = YEARS | {key(word) for word in ("شهر", "شهرين", "أشهر", "شهور")}
PARTS = frozenset({"صباحا", "ظهرا", "عصرا", "مساء", "ليلا", "فجرا"})  # of a day so near that it needs no name
TOTALS = frozenset(key(word) for word in ("عدد", "إجمالي", "مجموع", "عديد"))  # عدد القتلى: nobody's death is told, but how many there were
SUMS = TOTALS | {key(word) for word in ("حصيلة", "الحصيلة")}
FALLEN = frozenset(key(word) for word in ("قتلى", "ضحايا", "شهداء", "جرحى"))
MANY = 50  # victims of a month or a longer time that no single event makes


def fresh_day(view: View, published: date | None) -> bool:
    """Whether a sentence names a day near publication (`الثلاثاء`, `قبل يومين`): what it tells belongs to the matter."""
    if any(view.text.tokens[i].form.norm in PARTS for i in range(view.first, view.last)):
        return True
    return any(_is_fresh(view, time, published) for time in view.mentions.times[view.sentence.index])


def _is_fresh(view: View, time: Time, published: date | None) -> bool:
    if time.high is not None and published is not None and time.kind != "since":
        near = min(abs(published - (time.low or time.high)), abs(published - time.high)) <= FRESH
        return near and time.precision in ("day", "week", "span", "unknown")
    if time.precision == "day":
        return time.kind != "date"
    words = {view.text.tokens[i + view.first].form.stem_key for i in range(time.start_token, time.end_token)}
    return time.kind == "relative" and bool(words & DAYS)


def is_series(view: View, draft: Draft) -> bool:
    """Whether a draft tells no single event: every one of a kind, a number of them, a rate that changes, the toll of a long time."""
    if _anchors_span(view, draft):
        return False
    if draft.kind == "noun" and _counted_over(view, draft):
        return True
    return _is_toll(draft) or _is_habit(view, draft) or _sums_up(view, draft)


def is_plural(view: View, draft: Draft) -> bool:
    """Whether a draft's trigger is an event noun in the plural."""
    return draft.kind == "noun" and (draft.reading.number == "p" or view.text.tokens[draft.index].form.stem.endswith("ات"))


def _counted_over(view: View, draft: Draft) -> bool:
    """`كل هدنة`, `عدد الهجمات`, `وتضاعفت الهجمات`."""
    before = draft.first - 1
    if before < view.first:
        return False
    word = view.text.tokens[before].form
    if word.norm.lstrip("و") == "كل" and not view.text.tokens[draft.first].form.prep:
        return True
    if not is_plural(view, draft):
        return False
    if word.stem_key in TOTALS and not draft.counts:
        return True
    return any(m.kind == "ground" and m.extra == "rate" for m in _cues_before(view, draft))


def _cues_before(view: View, draft: Draft) -> list[Meaning]:
    low = max(view.first, draft.first - 5)
    return [m for i in range(low, draft.first) for found in view.mentions.cues.get(i, ()) for m in found.meanings]


def _is_toll(draft: Draft) -> bool:
    """Many victims of a month or more (`قُتل 437 عراقياً في يونيو`, `أُحرقت عشرات الكنائس منذ 2013`)."""
    time = draft.time
    if time is None or draft.frame.type != "ASSAULT" or draft.stance != "actual":
        return False
    many = any(count.best is None or count.best >= MANY for count in draft.counts)
    return many and (time.precision == "month" or (time.precision in ("year", "span") and time.span.text.lstrip("و").startswith("منذ")))


def _sums_up(view: View, draft: Draft) -> bool:
    """Whether the fallen of one side or of a long time are summed up (`ارتفع عدد قتلى الجيش إلى 133`), and not those of one event."""
    if not draft.counts or draft.index == view.first or view.text.tokens[draft.index].form.stem_key not in FALLEN:
        return False
    if view.text.tokens[draft.index - 1].form.stem_key not in SUMS:
        return False
    behind = view.phrase_of.get(draft.index)
    own = behind is not None and behind.last > draft.index + 1 and behind.definite
    return own or (draft.time is not None and draft.time.precision in ("month", "season", "year", "span"))


def _is_habit(view: View, draft: Draft) -> bool:
    """An imperfect over a plural since a long time (`يشن التحالف غارات منذ 2014`)."""
    time = draft.time
    verb = draft.link.verb if draft.link is not None else draft.governor
    if time is None or not is_plural(view, draft) or time.precision != "span" or not time.span.text.lstrip("و").startswith("منذ"):
        return False
    words = time.span.text.split()
    if not any(key(word) in YEARS or word[-4:].isdigit() for word in words):
        return False  # معارك منذ أشهر may still be the matter
    return verb >= 0 and view.kind(verb) == "V" and all(r.pos != "perfect" for r in view.text.tokens[verb].form.readings if r.finite)


def why_recalled(view: View, draft: Draft, published: date | None) -> str:
    """What puts an event before the matter of the article; empty if nothing does."""
    if _anchors_span(view, draft):
        return "since then"
    if draft.stance == "actual" and _was_then(view, draft):
        return "a state gone by"
    if draft.stance == "actual" and _comes_after(view, draft):
        return "what went before"
    present = draft.kind == "verb" and all(r.pos != "perfect" for r in view.text.tokens[draft.first].form.readings if r.finite)
    if draft.stance != "actual" or present:
        return ""
    if draft.time is not None and published is None and draft.time.precision in ("month", "season", "year"):
        words = {view.text.tokens[i].form.norm for i in range(view.first, view.last) if i in view.time_tokens}
        if not words & RUNNING:
            return "long time"
    if draft.time is not None and published is None and _is_far_date(view, draft.time):
        return "long time"
    return ""


def _is_far_date(view: View, time: When) -> bool:
    """Whether an article without date names a day or week by its month alone (`في 26 مارس`, `منتصف يوليو الماضي`): of what has just
    happened it says `اليوم`, `الثلاثاء` or `هذا الشهر`."""
    told = next((t for t in view.mentions.times[view.sentence.index] if t.start == time.span.start), None)
    if told is None or time.precision not in ("day", "week") or told.kind not in ("date", "edge"):
        return False
    words = [view.text.tokens[i + view.first].form.core_fold for i in range(told.start_token, told.end_token)]
    known = [view.knowledge.times.phrases.get(word, {}) for word in words]
    near = any(word in NEAR or "weekday" in names for word, names in zip(words, known, strict=True))
    return not near and any(not payload[1] for names in known for _, payload in names.get("month", ()))  # no month of the Hijri calendar


def is_past_month(draft: Draft, published: date) -> bool:
    """Whether an act is told of a whole month before that of publication (`قتل خمسة في يونيو`)."""
    time = draft.time
    return time is not None and time.precision == "month" and time.high is not None and published - time.high > FRESH


def _was_then(view: View, draft: Draft) -> bool:
    """Whether a relative clause tells with كان how things were (`المواقع التي كانت تحتلها المليشيا`, `منطقة كانت تسيطر عليها`)."""
    was = draft.first - 1
    if draft.frame.type != "CONTROL":
        return False
    if was > view.first and view.kind(was) == "P":
        was -= 1  # كانت تحت سيطرة
    elif draft.kind != "verb" or any(r.pos == "perfect" for r in view.text.tokens[draft.first].form.readings if r.finite):
        return False
    if was <= view.first or view.text.tokens[was].form.core not in WAS or view.text.tokens[was].form.conj:
        return False
    antecedent = view.phrase_of.get(was - 1)
    return view.kind(was - 1) == "R" or (antecedent is not None and not antecedent.definite)


def _comes_after(view: View, draft: Draft) -> bool:
    """Whether a sentence says that something comes some time after an event (`ويأتي الهجوم بعد أسبوع من تفجير`)."""
    verb = next((i for i in range(view.first, min(view.first + OPENING, view.last)) if view.text.tokens[i].form.core in COMES), -1)
    after = next((i for i in range(verb + 1, draft.first) if view.text.tokens[i].form.core == "بعد"), -1) if verb >= 0 else -1
    if after < 0 or not {after, after + 1} & view.time_tokens:
        return False
    own = (draft.index, draft.first)
    if any(view.kind(i) in ".:VS" for i in range(verb + 1, draft.first) if i not in own):
        return False
    return not any(view.mentions.phrases.is_circumstantial(i) for i in range(verb + 1, draft.index + 1))


def is_pluperfect(view: View, draft: Draft, published: date | None) -> bool:
    """Whether a draft is told in the pluperfect, behind the lead, and not of a day near publication."""
    return view.sentence.index > 0 and not fresh_day(view, published) and _in_pluperfect(view, draft)


def is_remembered(view: View, draft: Draft, published: date | None) -> bool:
    """Whether a draft is told as something that went on in a time gone by (`كان الثوار يواجهون`, `كانت اللجنة تجتمع`), of no day near
    publication. News says so of what it has just told; an opinion piece remembers."""
    if draft.stance != "actual" or fresh_day(view, published):
        return False
    verb = draft.first if draft.kind == "verb" else draft.link.verb if draft.link is not None else draft.governor
    if verb < 0 or any(r.pos != "imperfect" for r in view.text.tokens[verb].form.readings if r.finite):
        return False
    for index in range(verb - 1, max(view.first, verb - CLAUSE) - 1, -1):
        if view.text.tokens[index].form.core in WAS:
            return True
        if view.kind(index) in ".:V":
            return False
    return False


def _anchors_span(view: View, draft: Draft) -> bool:
    """Whether a span begins with the event: `منذ تحرير المدينة`, `بعد أربعة أعوام من الإطاحة به`."""
    before = draft.first - 1
    while before > view.first and view.text.tokens[before].form.stem_key in BEGUN:
        before -= 1
    if before < view.first:
        return False
    word = view.text.tokens[before].form.core
    if word == "منذ":
        return True
    time = next((first for first, end in view.times.items() if end == before), -1)
    if word not in ("من", "على") or time < 0:
        return False
    words = {view.text.tokens[i].form.stem_key for i in range(time, before)}
    after = {view.text.tokens[i].form.core for i in (time, time - 1) if i >= view.first}
    return bool(words & AGES) and "بعد" in after


def _in_pluperfect(view: View, draft: Draft) -> bool:
    """Whether a sentence tells in the pluperfect what a draft tells (`وكانت القوات قد سحبت جنودها`); what a source said then is no
    less the matter (`وكان الناطق قد قال إن`)."""
    was = next((i for i in range(view.first, min(view.first + OPENING, view.last)) if view.text.tokens[i].form.core in WAS), -1)
    if not 0 <= was < draft.index or any(view.kind(i) == "S" for i in range(view.first, was)):
        return False
    verb = _verb_of(view, was)
    if verb < 0:
        return False
    readings = [r for r in view.text.tokens[verb].form.readings if r.finite]
    said = any(r.lexeme.speech for r in readings) and not any(r.lexeme.frames for r in readings)
    return not said or draft.index <= verb


def _verb_of(view: View, was: int) -> int:
    """The perfect that كان makes a pluperfect; -1 if another verb or none follows."""
    relative = False
    for index in range(was + 1, view.last):
        kind = view.kind(index)
        if view.text.tokens[index].form.core == "قد":
            return index + 1
        if kind == "R":
            relative = True
        elif kind == "V":
            if relative:
                relative = False
                continue
            past = [r for r in view.text.tokens[index].form.readings if r.finite]
            return index if past and all(r.pos == "perfect" for r in past) else -1
        elif kind in ".:S":
            return -1
    return -1

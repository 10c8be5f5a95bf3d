"""Second words for one and the same act: what is put beside a predicate, not what is told further on."""

from __future__ import annotations

from riwaya.reports.clause import OBJECT, SUBJECT, Argument
from riwaya.reports.counts import what_of
from riwaya.reports.draft import Draft
from riwaya.reports.view import View
from riwaya.spelling import fold, key

SUPERLATIVES = frozenset(fold(w) for w in ("أعنف", "أحدث", "أول", "أسوأ", "أكبر", "أشد", "أضخم", "أوسع", "أخطر", "أبشع", "أدمى", "أقوى"))
WITHIN = frozenset({"في", "خلال", "أثناء", "ب"})
HURT = frozenset({"killed", "wounded"})
OTHERS = frozenset(key(word) for word in ("آخرون", "آخرين", "آخر"))
BESIDES = (("فيما",), ("في", "حين"), ("بينما",), ("كما",), ("إضافة", "إلى"), ("اضافة", "الى"), ("بالإضافة", "إلى"), ("فضلا", "عن"))
ARMED = frozenset({"REB", "PAR", "UAF"})
WHILE = frozenset({"خلال", "أثناء"})
REACH = 30  # words between an act and a verb that says whom it hit
BESIDE = frozenset({"", "في", "ب"})
PURPOSE = frozenset({"بهدف", "بغرض", "بغية", "لغرض"})
WOUNDS = frozenset(key(word) for word in ("إصابة", "إصابات"))
WOUNDED = 12  # words between the wounded and their wounds
FAR = 8  # words between a verb and the masdar that strengthens it


def restates(view: View, one: Draft, other: Draft) -> bool:
    """Whether a later predicate is only a second word for the act of the first."""
    if one.frame.type != other.frame.type:
        return False
    return any(again(view, one, other) for again in (_ranks, _strengthens, _names_again, _hurts_again, _is_taken_up))


def told_by_its_subject(view: View, verb: Draft, act: Draft) -> bool:
    """`استهدفت غارة موقعا`: of a verb of violence whose subject is an act not told before, the act is the trigger."""
    if verb.frame.type != "ASSAULT" or act.frame.type != "ASSAULT" or verb.kind != "verb" or act.kind != "noun" or what_of(view, verb):
        return False
    form = view.text.tokens[act.index].form
    if (not only_aims(view, verb) and (form.definite or verb.clause.passive)) or form.stem_key in view.knowledge.roles:
        return False  # أغارت مقاتلات; دمر القصف المبنى tells of the ruin as well
    return any(a.way == "overt" and a.phrase is not None and a.phrase.head == act.index for a in verb.clause.get(SUBJECT))


def fell_in(view: View, drafts: list[Draft], act: Draft, victims: Draft) -> bool:
    """`هجوم قتل فيه عشرة جنود`: who fell in an act, told by a clause that hangs on the act's noun, falls under it."""
    if act.frame.type != "ASSAULT" or victims.frame.type != "ASSAULT" or act.kind != "noun" or victims.kind != "verb":
        return False
    if what_of(view, victims) not in HURT and not victims.frame.toll:
        return False
    if any(_hangs_on(view, a, act) for a in victims.clause.arguments):
        return True
    back = view.text.tokens[victims.index + 1].form if victims.index + 1 < view.last else None
    if back is None or back.core not in WHILE or not back.suffix or any(_told_later(d, act, victims) for d in drafts):
        return False
    phrase = view.phrase_of.get(act.index)  # شن هجوما على المقر، قتل خلاله أربعة
    fits = phrase is not None and (back.suffix == "ه") == (phrase.gender == "m" and phrase.number == "s")
    return fits and not any(view.kind(i) in ".:S" for i in range(act.index + 1, victims.index))


def _told_later(draft: Draft, act: Draft, verb: Draft) -> bool:
    """Whether another act of violence is told between an act and a verb."""
    return draft.frame.type == "ASSAULT" and not draft.dropped and act.index < draft.index < verb.index


def joins_more_victims(view: View, victims: Draft) -> int:
    """How many words join victims who are only further ones of the event just told (`فيما أصيب سبعة آخرون`); 0 if none do."""
    first = victims.first
    before = [view.text.tokens[i].form.norm for i in range(max(view.first, first - 2), first)]
    joint = next((len(words) for words in BESIDES if before[-len(words) :] == list(words)), 0)
    if not joint or what_of(view, victims) != "wounded":
        return 0
    for index in range(victims.index + 1, min(victims.index + 6, view.last)):
        if view.text.tokens[index].form.stem_key in OTHERS:
            return joint
        if view.kind(index) in ".,VP":
            break
    return 0


def names_the_charge(view: View, deed: Draft, charge: Draft) -> bool:
    """`أدين الرجل بتهمة القتل`: the charge behind ب on which a court convicts, tries or wants somebody is part of that."""
    if charge.frame.type != "ACCUSE" or charge.kind != "noun" or view.text.tokens[charge.index].form.prep != "ب":
        return False
    roles = {f.identity.role for f in deed.agents}
    judged = deed.frame.mode == "convict" or "JUD" in roles or (deed.frame.mode == "investigate" and not roles & ARMED)
    return judged and not any(view.kind(i) in ".:" for i in range(deed.index, charge.index))


def aims_at(view: View, drafts: list[Draft], act: Draft, verb: Draft) -> bool:
    """`شن ثلاث هجمات بسيارات مفخخة، استهدفت مقرا`: a verb that only says whom the act told last hit, and has no doer of its own."""
    if act.frame.type != "ASSAULT" or verb.frame.type != "ASSAULT" or verb.kind != "verb" or not only_aims(view, verb):
        return False
    if view.text.tokens[verb.first].form.conj or verb.index - act.index > REACH:
        return False
    if any(view.kind(i) in ".:S" for i in range(act.index + 1, verb.first)):
        return False
    if any(_told_later(d, act, verb) and (act.kind == "verb" or _agrees(view, d, verb)) for d in drafts):
        return False
    if any(_hangs_on(view, a, act) for a in verb.clause.arguments):
        return True  # شن غارات استهدف خلالها مواقع
    subjects = [a for a in verb.clause.get(SUBJECT) if a.phrase is not None and not _is_many(view, a, verb)]
    before = [a.phrase.head for a in subjects if a.phrase is not None and a.at < verb.index]
    if before and not _tellable(view, act).issuperset(before):
        return False  # لن نتوقف حتى نقضي على المتمردين الذين يستهدفون المدنيين
    doer = len(subjects) > len(before) and bool(verb.clause.get(OBJECT))
    return not doer and (bool(before) if act.kind == "verb" else _agrees(view, act, verb))


def _is_many(view: View, subject: Argument, verb: Draft) -> bool:
    """Whether those before a verb in the singular are several, so that it does not tell of them (`ستة مدنيين قتلوا بهجوم استهدف سوقا`)."""
    several = subject.phrase is not None and subject.phrase.number == "p" and subject.at < verb.index
    return several and view.agreement(verb.first)[1:] == ("m", "s")


def aims_at_the_same(view: View, act: Draft, aim: Draft) -> bool:
    """`شن الجيش هجوما للقضاء على المسلحين`: a purpose clause of the same type, with no other doer, is part of its act."""
    if act.frame.type != aim.frame.type or act.frame.type not in ("ASSAULT", "MOBILIZE", "RETREAT") or aim.kind != "noun":
        return False
    form, before = view.text.tokens[aim.index].form, view.text.tokens[aim.first - 1].form
    if (
        aim.first == view.first
        or not (form.prep == "ل" or before.norm in PURPOSE)
        or aim.index - act.index > FAR
        or act.frame.mode != aim.frame.mode
    ):
        return False
    doers = {f.phrase.head for f in act.agents}
    if act.patients or not {f.phrase.head for f in aim.agents} <= doers:
        return False
    return not any(view.kind(i) in ".:SV" for i in range(act.index + 1, aim.index))


def breaks_its_word(deed: Draft, word: Draft) -> bool:
    """`أخلت الحكومة بوعدها`, `رفض المجلس الاتفاق`: the promise or deal that somebody breaks, refuses or accepts is no report of its own."""
    if deed.frame.type not in ("REJECT", "AGREE") or word.frame.type != "AGREE" or word.kind != "noun" or deed.kind != "verb":
        return False
    if deed.frame.mode != "yield" and not {f.phrase.head for f in word.agents} <= {f.phrase.head for f in deed.agents}:
        return False
    told = any(a.phrase is not None and a.phrase.first <= word.index < a.phrase.last for a in deed.clause.arguments)
    return told or word.index in deed.members


def _tellable(view: View, act: Draft) -> set[int]:
    """The words that can stand for an act as subject of a verb that says whom it hit: its noun, a carrier (`محاولة اغتيال`), its
    weapon (`تفجير سيارة مفخخة`), of a verb its own subject (`انفجرت عبوة استهدفت`)."""
    phrase = view.phrase_of.get(act.index)
    told = [a for a in act.clause.arguments if act.kind == "noun" or a.function == SUBJECT]
    heads = {a.phrase.head for a in told if a.phrase is not None}
    heads |= {f.phrase.head for f in act.agents if act.kind == "noun"}  # عملية نفذتها قوات خاصة واستهدفت مخزنا
    return heads | {act.index} | ({phrase.head} if phrase is not None else set())


def _hangs_on(view: View, argument: Argument, act: Draft) -> bool:
    """Whether a clause takes up an act's noun with a preposition and a pronoun (`اشتباكات قتل فيها`)."""
    if argument.way != "relative" or argument.function not in WITHIN or argument.phrase is None:
        return False
    return act.index in (argument.phrase.head, view.event_in(argument.phrase))


def only_aims(view: View, verb: Draft) -> bool:
    """Whether a verb only says whom or what an act hit (`استهدف`)."""
    return fold(verb.reading.lexeme.lemma) in view.knowledge.retellings.get("aim", frozenset())


def _agrees(view: View, act: Draft, verb: Draft) -> bool:
    """Whether a verb can have an act's noun as its subject."""
    phrase = view.phrase_of.get(act.index)
    if phrase is None or (phrase.head != act.index and view.text.tokens[phrase.head].form.stem_key not in view.knowledge.carriers):
        return False
    _, gender, number = view.agreement(verb.first)
    if phrase.number == "s":
        return number == "s" and gender in ("", phrase.gender)
    return (gender == "f" and number == "s") or number == phrase.number == "d"


def _ranks(view: View, one: Draft, other: Draft) -> bool:
    """`قُتل عشرة، في أعنف هجوم منذ أشهر`: a superlative says what kind of act it was that has just been told."""
    witnessed = other.link is None or other.link.light.roles == "place"  # أكبر هجوم تشهده المنطقة
    if other.kind != "noun" or not witnessed or one.frame.type != "ASSAULT" or other.index == view.first:
        return False
    phrase = view.phrase_of.get(other.index)
    at = other.index - 1
    if at > view.first and view.text.tokens[at].form.stem_key in view.knowledge.carriers:
        at -= 1  # أسوأ أعمال عنف
    before = view.text.tokens[at].form
    rank = view.phrase_of.get(at)
    own = 0 <= other.governor < other.index and not (rank is not None and rank.prep)  # شن أعنف هجوم
    return fold(before.core) in SUPERLATIVES and phrase is not None and phrase.prep in BESIDE and not own


def _strengthens(view: View, one: Draft, other: Draft) -> bool:
    """`دمره تدميرا كاملا`, `فرّ هاربا`: the masdar or participle of a predicate, in the accusative behind it."""
    form = view.text.tokens[other.index].form
    if form.conj or form.prep or form.suffix or form.definite or not form.norm.endswith("ا") or other.index - one.index > FAR:
        return False
    if any(view.kind(i) in ".:VS" for i in range(one.index + 1, other.index)):
        return False
    if one.reading.lexeme.lemma == other.reading.lexeme.lemma and other.reading.pos == "masdar":
        return True
    return one.frame.id == other.frame.id and other.kind == "participle"


def _hurts_again(view: View, one: Draft, other: Draft) -> bool:
    """`أصيب إصابة خطيرة`, `إصابة رجلين بإصابات طفيفة`: the wounds of those who are just said to be wounded."""
    form = view.text.tokens[other.index].form
    if other.kind != "noun" or form.conj or form.definite or form.prep not in ("", "ب") or other.index - one.index > WOUNDED or other.patients:
        return False
    if form.stem_key not in WOUNDS or what_of(view, one) != "wounded":
        return False
    return not any(view.kind(i) in ".:VSR" for i in range(one.index + 1, other.index))


def _is_taken_up(view: View, one: Draft, other: Draft) -> bool:
    """`قصف الجيش الحي، وأسفر القصف عن مقتل ثلاثة`: the act just told, taken up with the article as what brought about its result."""
    form = view.text.tokens[other.index].form
    if (
        other.kind != "noun"
        or not form.definite
        or form.suffix
        or other.governed_by not in (SUBJECT, OBJECT)
        or other.governor not in (other.index - 1, other.index - 2)
    ):
        return False
    if one.frame.type != "ASSAULT" or what_of(view, one) or one.frame.toll or other.places or other.time is not None or other.patients:
        return False
    verb = view.text.tokens[other.governor].form
    told = verb.core_fold in view.knowledge.retellings["outcome"] and form.core_fold.removeprefix("ال") in view.knowledge.retellings["act"]
    return told and not any(view.kind(i) in ".:S" for i in range(one.index + 1, other.governor))


def _names_again(view: View, one: Draft, other: Draft) -> bool:
    """`انضموا وبايعوا التنظيم`, `تندد وتستنكر القصف`: two words for one act that share all that follows."""
    if other.first != one.last or other.kind != one.kind or view.text.tokens[other.first].form.conj != "و":
        return False
    if len(one.members) > 1:
        return False  # أعرب عن ارتياحه ورحب بالهدنة
    return one.frame.id == other.frame.id or one.frame.type in ("ACCUSE", "SUPPORT", "REJECT", "COOPERATE")

"""Who the verb or masdar over an event noun gives it: those it can mean by a pronoun, those whose act it is, those whom it backs."""

from __future__ import annotations

from dataclasses import replace

from riwaya.mentions.phrases import Phrase
from riwaya.reports.arguments import Grammar
from riwaya.reports.clause import GENITIVE, OBJECT, SUBJECT, Argument, Clause
from riwaya.reports.draft import Draft
from riwaya.reports.functions import OF_SPEECH, is_somebody, previous_verb
from riwaya.reports.view import View

# Frames of words for support, with which something else is done.
BACKING = frozenset({"aid-air-power", "support-back", "aid-support-material", "aid-back-by-force", "aid-help", "aid-help-by"})
PURPOSE = frozenset({"ل", "بهدف", "من أجل", "بغية", "بغرض", "بقصد"})
OF_FORCE = frozenset({"ASSAULT", "CONTROL", "COERCE"})
AFTERWARDS = frozenset({"منذ", "بعد", "عقب", "إثر", "قبل", "غداة"})


def over(view: View, grammar: Grammar, draft: Draft) -> list[Argument]:
    """The subjects of the verbs over an event noun whose genitive acts: its possessive pronoun means one of them, if they agree."""
    slot = draft.frame.scheme.noun.get(GENITIVE, (("", ""),))[0][0]
    hit = draft.clause.get("على") or (draft.clause.get(OBJECT) if slot == "object" else [])
    acts = slot == "agent" or (slot in ("take", "object") and bool(hit))  # سيطرته على المدينة, قصفها على الحي, اعتقاله ناشطا
    if draft.kind != "noun" or not acts:
        return []
    clauses = [link.clause for link in draft.links]
    if draft.governor >= 0 and view.kind(draft.governor) == "V":
        clauses.append(grammar.verb(draft.governor))
    owner = _whose_masdar(view, draft.index)
    subjects = [a for clause in clauses for a in clause.get(SUBJECT) if a.phrase is None or a.phrase.head < draft.index]
    return subjects if owner is None else [Argument(SUBJECT, owner, owner.first), *subjects]


def doers(view: View, grammar: Grammar, draft: Draft) -> list[Argument]:
    """The subjects of the light verb, or verb of beginning, whose own act a masdar is (`قامت الشرطة بتفريق`, `بدأ الطيران قصف المسلحين`)."""
    if draft.kind != "noun" or draft.reading.pos != "masdar":
        return []
    found = [a for link in draft.links if link.light.roles == "active" and not link.clause.passive for a in link.clause.get(SUBJECT)]
    if found or draft.governor < 0 or draft.governed_by != OBJECT or view.kind(draft.governor) != "V":
        return found
    clause, readings = grammar.verb(draft.governor), [r for r in view.text.tokens[draft.governor].form.readings if r.finite]
    roles = {view.knowledge.lights[r.lexeme.light].roles for r in readings if r.lexeme.light}
    if clause.passive or not roles & {"active", "happen"} or any(r.lexeme.speech for r in readings):
        return []
    return [a for a in clause.get(SUBJECT) if a.phrase is None or not view.is_event(a.phrase)]


def aiming(view: View, grammar: Grammar, draft: Draft) -> list[Argument]:
    """The subject of the verb whose aim an act of force is: its pronoun means somebody or somewhere else (`توجهت القوات نحو المدينة
    لاقتحامها`)."""
    phrase = view.phrase_of.get(draft.index)
    if draft.kind != "noun" or draft.frame.type not in OF_FORCE or phrase is None or phrase.head != draft.index or phrase.prep not in PURPOSE:
        return []
    if draft.frame.scheme.noun.get(GENITIVE, (("agent", ""),))[0][0] == "agent":
        return []
    verb = previous_verb(view, draft.first)
    if verb is None or any(view.kind(i) in ":S" for i in range(verb, draft.first)) or grammar.verb(verb).passive:
        return []
    return [a for a in grammar.verb(verb).get(SUBJECT) if a.phrase is None or a.phrase.head < draft.index]


def _whose_masdar(view: View, index: int) -> Phrase | None:
    """Who does what a masdar before an event noun says of it (`تكثيف الجيش هجومه`, `محاولات القوات إحكام سيطرتها`, `منع المتمردين من بسط
    سيطرتهم`)."""
    own = view.phrase_of.get(index)
    position = own.prep_at - 1 if own is not None and own.head == index and view.first <= own.prep_at < index else index - 1
    for _ in range(3):  # إحكام and من stand between whose attempt it is and the noun
        before = view.phrase_of.get(position)
        if before is None:
            return None
        masdar = view.is_masdar(replace(before, head=before.first))
        if masdar and before.last <= index and before.last > before.first + 1:
            return view.phrase(before.first + 1)
        if not masdar and before.first < index < before.last:
            return None
        position = (before.prep_at if 0 <= before.prep_at < before.first else before.first) - 1
    return None


def backed_by(view: View, grammar: Grammar, draft: Draft) -> list[Argument] | None:
    """Whom the support helps with which something is done (`سيطر الجيش على المدينة بدعم روسيا`): the subject of the clause, and behind the noun
    stands who gives it. None if the support is no circumstance but what the clause is about (`تعهد بدعم الجيش`)."""
    form = view.text.tokens[draft.index].form
    carried = any("ب" in link.light.prep for link in draft.links)  # قام الجيش بمساعدة السكان
    if draft.frame.id not in BACKING or form.prep != "ب" or form.definite or draft.kind != "noun" or carried:
        return None
    if draft.index > view.first and view.text.tokens[draft.index - 1].form.event:
        return None  # التزامها بمساندة الجيش
    for position in range(draft.index - 1, view.first - 1, -1):
        if view.kind(position) in ".:S":
            break
        act = view.phrase_of.get(position)
        if act is not None and act.head == position and act.prep in AFTERWARDS and view.is_event(act):
            return []  # وصل الوزير بعد تحرير المدينة بدعم التحالف: it is the freeing that is backed
        if view.kind(position) != "V":
            continue
        readings = [r for r in view.text.tokens[position].form.readings if r.finite]
        frames = [view.knowledge.frames[name] for r in readings for name in r.lexeme.frames]
        content = any(frame.type in OF_SPEECH or frame.scheme.verb.get("ب", (("", ""),))[0][0] == "content" for frame in frames)
        if content or any(r.lexeme.speech for r in readings):
            return None
        return [a for a in grammar.verb(position).get(SUBJECT) if a.phrase is None or not view.is_event(a.phrase)]
    return []


def own_subject(view: View, grammar: Grammar, words: tuple[int, ...], clause: Clause) -> Clause:
    """The clause of a phrase of several words, where one of them that is nobody was read as the subject of its verb: it is the object, and the
    subject is that of the verb before or told earlier (`خاطب الرئيس الشعب ومد يده إلى المعارضة`)."""
    own = [a for a in clause.get(SUBJECT) if a.phrase is not None and a.way == "overt" and a.phrase.head in words]
    people = (a for a in own if a.phrase and is_somebody(view, a.phrase) and view.mentions.actors.identify(a.phrase).kind != "asset")
    if clause.passive or not own or len(own) < len(clause.get(SUBJECT)) or any(people):
        return clause
    shared = grammar.dropped(clause.index)
    if shared.phrase is None:
        return clause  # ألقي القبض على نائبه
    return replace(clause, arguments=[shared, *(replace(a, function=OBJECT) if a in own else a for a in clause.arguments)])

"""Whether a verb is passive: forms without vowel signs leave it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.model import Lexeme, Reading
from riwaya.reports.clause import OBJECT, Argument
from riwaya.reports.counts import what_of_word
from riwaya.reports.functions import (
    denies,
    enters_into,
    filled_by_preposition,
    finite,
    is_of_event,
    is_own,
    is_somebody,
    meets,
    needs_object,
    speaks_itself,
    takes_place,
)
from riwaya.reports.view import BARE, BY, Complement, View
from riwaya.spelling import fold

if TYPE_CHECKING:
    from riwaya.reports.arguments import Grammar

ACCUSING = frozenset({"اتهم", "اتّهم"})  # these always have whom they accuse as their object
FIGHTING = frozenset({"قاتل", "حارب"})
VICTIMS = frozenset({"killed", "wounded", "captured"})
BY_FORCE = frozenset({"ASSAULT", "COERCE"})
TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE"})  # types of what is done with somebody, and hardly told in the passive


def voices_of(readings: list[Reading], person: int) -> set[str]:
    """The voices that a verb can have; news tells of women by no form of their own (`أصيب`: not I hit, `أدين`: not they paid)."""
    meant = [r for r in readings if r.person == person]
    return {r.voice for r in meant if (r.gender, r.number) != ("f", "p")} or {r.voice for r in meant} or {"active"}


def passive(
    grammar: Grammar,
    index: int,
    voices: set[str],
    subject: bool,
    objects: list[Complement],
    following: list[Complement],
    left: Argument | None,
) -> bool:
    """Whether a verb is passive. Forms without vowel signs leave it open: one that can be both is passive if it has a subject and no object."""
    view = grammar.view
    if voices == {"passive"}:
        return True
    if "passive" not in voices:
        return False
    if denies(view, index) or (left is not None and left.phrase is not None and speaks_itself(view, index, left.phrase)):
        return False
    lexemes = [r.lexeme for r in view.text.tokens[index].form.readings if r.finite]
    if any(lexeme.light and view.knowledge.lights[lexeme.light].roles == "passive" for lexeme in lexemes):
        return False  # تعرض: its subject suffers already
    if left is not None and left.phrase is not None and view.event_in(left.phrase) >= 0 and not objects:
        if any(c.function == BY for c in following):
            return True  # المجزرة نفذت على أيدي مسلحين
    accused = not left and _is_accused(view, index, following)
    if subject and not accused and not _can_be_passive(view, index, objects, following):
        return False
    form = view.text.tokens[index].form
    if form.suffix or any(a.way == "relative" and a.function == OBJECT for a in grammar.verb(index).arguments):
        return False
    by = next((c for c in following if c.function == BY), None)
    if by is not None and not (subject and objects and is_of_event(view, by, following)):
        prep = view.text.tokens[by.at].form.prep
        return not (subject and objects and prep)  # قصفت القوات الحي بنيران
    if subject:
        return (not objects and not _has_what(view, following)) or accused
    if view.agreement(index)[2] in ("p", "d"):
        # أوقفوا السيارات: what stands behind a plural verb is never its subject; وكلهم قتلوا
        return left is None and _fell(view, index, following)
    if not objects or is_own(view, index, objects[0].phrases[0]):
        return False
    return grammar.agrees(index, objects[0].phrases[0]) and not grammar.shares_active(index)


def _can_be_passive(view: View, index: int, objects: list[Complement], following: list[Complement]) -> bool:
    """Whether a verb with a subject may be passive: verbs of saying and light verbs with a person as subject are not."""
    lexemes = [r.lexeme for r in view.text.tokens[index].form.readings if r.finite and r.voice == "passive"]
    if any(lexeme.speech or fold(lexeme.lemma) in view.knowledge.retellings["enter"] for lexeme in lexemes):
        return False
    subject = next((c for c in following if c.function == BARE), None)
    types = {view.knowledge.frames[name].type for lexeme in lexemes for name in lexeme.frames}
    if (types and types <= TOGETHER) or _fights_beside(lexemes, following):
        return False  # يلتقي الوفدان
    if subject is not None and ((len(subject.phrases) > 1 and meets(view, index)) or enters_into(view, index, subject, following)):
        return False  # التقى الرئيس والأمين العام, دخل العمال في إضراب
    if any(lexeme.frames for lexeme in lexemes):
        told = {c.function for c in following}
        if any(r.lexeme.frames and r.voice == "active" and r.lexeme not in lexemes and r.person == 3 for r in finite(view, index)):
            return False  # تستعد قوات: a verb without object, beside a passive of another
        if not any(OBJECT in view.knowledge.frames[name].scheme.verb for lexeme in lexemes for name in lexeme.frames):
            return False  # تقدمت قوات: it has no object that could be its subject
        enters = any(takes_place(view, lexeme) for lexeme in lexemes)
        goes = enters and subject is not None and is_somebody(view, subject.phrases[0])
        return not goes and not any(told & filled_by_preposition(view, lexeme) for lexeme in lexemes)
    return subject is not None and subject.at == index + 1 and view.is_event(subject.phrases[0])


def falls(view: View, index: int) -> bool:
    """Whether a verb tells in every reading of what is done to somebody by force, so that without an object its subject suffers it."""
    types = {view.knowledge.frames[name].type for r in finite(view, index) for name in r.lexeme.frames}
    return bool(types) and types <= BY_FORCE and needs_object(view, index)


def _fell(view: View, index: int, following: list[Complement]) -> bool:
    """Whether a plural verb of killing or the like stands alone, joined to no deed before it: these are the victims."""
    if any(c.function == BARE for c in following) or view.text.tokens[index].form.conj or view.text.tokens[index - 1].form.core == "ممن":
        return False
    return falls(view, index) and what_of_word(view, index) in VICTIMS


def _fights_beside(lexemes: list[Lexeme], following: list[Complement]) -> bool:
    """Whether a verb of fighting tells on whose side somebody fights (`يقاتل الحزب إلى جانب الجيش`)."""
    return {lexeme.lemma for lexeme in lexemes} <= FIGHTING and any(c.function == "إلى" for c in following)


def _has_what(view: View, following: list[Complement]) -> bool:
    """Whether the clause of ما stands right behind the one phrase of a verb, as its object (`رفض الوزير ما أعلنته الحركة`)."""
    if not following or following[0].function != BARE:
        return False
    behind = following[0].phrases[-1].last
    form = view.text.tokens[behind].form if behind + 1 < view.last else None
    return form is not None and form.core == "ما" and not form.conj and not form.prep and view.kind(behind + 1) == "V"


def _is_accused(view: View, index: int, following: list[Complement]) -> bool:
    """Whether a verb of accusing has but one phrase and then what somebody is accused of (`اتهم الرجل بالتجسس`): he accuses nobody."""
    lexemes = {r.lexeme.lemma for r in view.text.tokens[index].form.readings if r.finite}
    if not lexemes <= ACCUSING or len(following) < 2 or following[0].function != BARE or following[1].function != "ب":
        return False
    opens = index == view.first or view.text.tokens[index].form.conj or view.kind(index - 1) in ".,:SXG"
    accused, charge = following[0].phrases[0], following[1].phrases
    behind = view.mentions.phrases.name_ends.get(accused.first, accused.first + 1)
    if not opens or any(view.kind(i) == "Q" or i in view.mentions.names for i in range(behind, accused.last)):
        return False  # اتهمت الحكومة التشادية السودان بتسليح: who accuses and whom may have been read as one
    return bool(charge) and (view.is_event(charge[0]) or view.is_masdar(charge[0]))

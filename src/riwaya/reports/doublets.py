"""Second words for one and the same act: what is put beside a predicate, not what is told further on."""

from __future__ import annotations

from riwaya.reports.clause import SUBJECT
from riwaya.reports.counts import what_of
from riwaya.reports.draft import Draft
from riwaya.reports.view import View

SUPERLATIVES = frozenset({"أعنف", "أحدث", "أول", "أسوأ", "أكبر", "أشد", "أضخم", "أوسع", "أخطر", "أبشع"})
BESIDE = frozenset({"", "في", "ب"})
FAR = 8  # words between a verb and the masdar that strengthens it


def restates(view: View, one: Draft, other: Draft) -> bool:
    """Whether a later predicate is only a second word for the act of the first."""
    return one.frame.type == other.frame.type and (_ranks(view, one, other) or _strengthens(view, one, other) or _names_again(view, one, other))


def told_by_its_subject(view: View, verb: Draft, act: Draft) -> bool:
    """`استهدفت غارة موقعا`: of a verb of violence whose subject is an act not told before, the act is the trigger."""
    if verb.frame.type != "ASSAULT" or act.frame.type != "ASSAULT" or verb.kind != "verb" or act.kind != "noun" or what_of(view, verb):
        return False
    form = view.text.tokens[act.index].form
    if form.definite or verb.clause.passive or form.stem_key in view.knowledge.roles:
        return False  # أغارت مقاتلات
    return any(a.way == "overt" and a.phrase is not None and a.phrase.head == act.index for a in verb.clause.get(SUBJECT))


def _ranks(view: View, one: Draft, other: Draft) -> bool:
    """`قُتل عشرة، في أعنف هجوم منذ أشهر`: a superlative says what kind of act it was that has just been told."""
    if other.kind != "noun" or other.link is not None or one.frame.type != "ASSAULT" or other.index == view.first:
        return False
    phrase = view.phrase_of.get(other.index)
    before = view.text.tokens[other.index - 1].form
    rank = view.phrase_of.get(other.index - 1)
    own = other.governor >= 0 and not (rank is not None and rank.prep)  # شن أعنف هجوم
    return before.core in SUPERLATIVES and phrase is not None and phrase.prep in BESIDE and not own


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


def _names_again(view: View, one: Draft, other: Draft) -> bool:
    """`انضموا وبايعوا التنظيم`, `تندد وتستنكر القصف`: two words for one act that share all that follows."""
    if other.first != one.last or other.kind != one.kind or view.text.tokens[other.first].form.conj != "و":
        return False
    if len(one.members) > 1:
        return False  # أعرب عن ارتياحه ورحب بالهدنة
    return one.frame.id == other.frame.id or one.frame.type in ("ACCUSE", "SUPPORT", "REJECT", "COOPERATE")

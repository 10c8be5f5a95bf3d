"""Speakers that do not stand right behind their verb of saying: before it, at the head of its clause, or in quotation marks."""

from __future__ import annotations

from riwaya.mentions.coreference import agrees
from riwaya.mentions.phrases import Phrase
from riwaya.reports.view import View
from riwaya.voices.quotes import TERM, closing
from riwaya.voices.speakers import is_source_noun

REACH = 25  # tokens between a speaker and its verb
CONTRARY = frozenset({"إلا", "الا", "غير", "بيد", "كما", "لكن"})  # إلا أن الوزير صرح
WAS = frozenset({"كان", "كانت", "كانا", "كانتا", "كانوا", "تكون", "يكون"})


def quoted(view: View, mark: int, told: bool) -> Phrase | None:
    """The name in quotation marks that begin at a token (`وقال «شجاع» إن`); None if it is what is said: then no clause is `told`
    and nothing follows that could be said."""
    close = term_end(view, mark)
    following = view.phrase(close + 1)
    told = told or (following is not None and following.first == close + 1 and view.is_event(following) and not following.definite)
    return view.phrase(mark + 1) if close > mark + 1 and (told or view.kind(close + 1) in ":P") else None


def term_end(view: View, mark: int) -> int:
    """The mark that closes a name or a term, of few words and with no verb; -1 if none does."""
    if view.kind(mark) != "Q":
        return -1
    close = closing(view.text, mark + 1, min(mark + TERM + 2, view.last))
    return -1 if close < 0 or any(view.kind(i) in "VS:" for i in range(mark + 1, close)) else close


def opening_of(view: View, mark: int) -> int:
    """The mark that opens the quotation which closes at a token; -1 if it stands in no sentence of ours."""
    return next((i for i in range(mark - 1, view.first - 1, -1) if view.kind(i) == "Q"), -1)


def ends_term(view: View, mark: int) -> bool:
    """Whether the mark at a token closes a name or a term and no speech (`كانت "الكتيبة" أعلنت`)."""
    return any(term_end(view, i) == mark for i in range(max(view.first, mark - TERM - 1), mark) if view.kind(i) == "Q")


def topic(view: View, verb: int) -> Phrase | None:
    """Who opens the clause of a verb of saying, with nothing but what explains him in between: `المصادر المحلية قالت إن`,
    `إلا أن عمدة البلدة الذي زار المكان صرح بأن`, `وكان "المجلس" أعلن`."""
    form = view.text.tokens[verb].form
    if form.conj or view.agreement(verb)[0] != 3 or view.kind(verb - 1) in "RGS":
        return None
    phrase = _opening(view, verb)
    if phrase is None or phrase.prep or phrase.last > verb or phrase.head in view.time_tokens or not _agrees(view, verb, phrase):
        return None
    return phrase if _only_explains(view, phrase, verb) else None


def was_said(view: View, index: int) -> bool:
    """Whether a word that is spelt like a noun is the verb of saying of كان before it (`وكان مسؤول محلي ذكر أن`)."""
    form = view.text.tokens[index].form
    if form.definite or form.suffix or form.prep or not any(r.finite and r.lexeme.speech and r.pos == "perfect" for r in form.readings):
        return False
    behind = index + 1
    while behind in view.time_tokens:
        behind += 1
    if view.kind(behind) != "S" or view.kind(view.first) not in "VX" or view.text.tokens[view.first].form.core not in WAS:
        return False
    return topic(view, index) is not None


def _opening(view: View, verb: int) -> Phrase | None:
    """The first phrase of the clause: at the head of the sentence, behind كان or behind `إلا أن`."""
    for position in range(verb - 1, max(view.first - 1, verb - REACH), -1):
        kind = view.kind(position)
        if kind in ".:":
            return None
        form = view.text.tokens[position].form
        behind = (kind == "S" and position > view.first and view.text.tokens[position - 1].form.core in CONTRARY) or (
            kind in "VX" and form.core in WAS
        )
        if not behind and position > view.first:
            continue
        first = position + 1 if behind or kind in "X" else position
        while first < verb and (view.kind(first) in "X(Q" or first in view.time_tokens):
            first += 1
        return view.phrase(first)
    return None


def _agrees(view: View, verb: int, phrase: Phrase) -> bool:
    """Whether a verb behind its subject has its gender and number; plurals of sources are feminine (`المصادر قالت`)."""
    _, gender, number = view.agreement(verb)
    if gender == "f" and number == "s" and is_source_noun(view, phrase):
        return True
    if number == "s" and gender == "m" and view.mentions.places.is_place(phrase):
        return False  # بغداد (وكالات) - قال
    if number == "s" and gender == "m":
        return phrase.number == "s" and (phrase.gender != "f" or not view.text.tokens[phrase.head].form.core.endswith(("ة", "ات", "اء")))
    return phrase.gender == "f" if number == "s" else agrees(phrase, gender, number)


def _only_explains(view: View, phrase: Phrase, verb: int) -> bool:
    """Whether nothing between a phrase and a verb goes on with another clause: phrases, times, relative clauses."""
    explained, verbs = False, 0
    for position in range(phrase.last, verb):
        kind = view.kind(position)
        if kind == "R" or (kind == "O" and view.text.tokens[position].form.conj):
            explained = True
        elif kind == "V":
            verbs += 1
            if verbs > 1 or view.text.tokens[position].form.conj or not (explained or _is_attribute(view, position)):
                return False
            explained = True
        elif kind in "S:." or (kind == "N" and not explained and _is_other(view, phrase, position, verb)):
            return False
    return True


def _is_attribute(view: View, verb: int) -> bool:
    """Whether a verb stands behind an indefinite phrase, which it explains (`مصادر بفصائل تعارض التحالف`)."""
    before = view.phrase_of.get(verb - 1)
    return before is not None and not before.definite


def _is_other(view: View, phrase: Phrase, position: int, verb: int) -> bool:
    """Whether another phrase without preposition begins that is no apposition: of an indefinite one, or of an action."""
    other = view.phrase_of.get(position)
    if other is None or other.first != position or other.prep or position in view.time_tokens:
        return False
    return view.is_event(other) or view.is_masdar(other) or (phrase.definite and not other.definite)


def after_quote(view: View, index: int) -> bool:
    """Whether a verb comes behind what it reports (`"...", قال المتحدث`)."""
    if index - view.first < 4 or view.kind(index - 1) not in ",Q" or ends_term(view, index - 1):
        return False
    if not any(view.kind(i) in "VQ" or view.text.tokens[i].form.event for i in range(view.first, index)) or _is_circumstance(view, index):
        return False  # باريس (رويترز) - قال الوزير
    return not any(view.kind(i) in "S:Q" for i in range(index + 1, view.last))


def _is_circumstance(view: View, verb: int) -> bool:
    """Whether what goes before a verb of saying is only a circumstance (`مع استمرار المعارك، أعلنت اللجنة`): it begins with a
    preposition, and has no verb but in relative clauses."""
    if view.kind(view.first) != "P" or view.kind(verb - 1) == "Q":
        return False
    relative = False
    for index in range(view.first, verb):
        kind = view.kind(index)
        told = view.phrase_of.get(index - 1)  # وفي بيان نشر أمس، أعلنت الجماعة مقتل جنود
        attribute = kind == "V" and _is_attribute(view, index) and told is not None and not view.is_event(told)
        if kind == "V" and not (relative or attribute):
            return False
        relative = kind == "R" or attribute or (relative and kind not in "V,")
    return True

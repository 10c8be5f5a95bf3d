"""Who is charged with an act, claims it, or is believed to have done it."""

from __future__ import annotations

from riwaya.mentions.phrases import Phrase
from riwaya.reports.arguments import Grammar
from riwaya.reports.clause import SUBJECT
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.fill import Filling
from riwaya.reports.view import COMPLEMENTISER, View
from riwaya.spelling import fold

SUSPECTED = 16  # tokens within which it is told who is believed to have done an act
CHARGES = frozenset({"ب", "في", "عن", "على"})  # prepositions behind words for who is charged with an act


def claimed(view: View, draft: Draft) -> Phrase | None:
    """The phrase about the responsibility for an act behind عن (`أعلن مسؤوليته عن الهجوم`); None if nobody claims it so."""
    phrase = view.phrase_of.get(draft.index)
    if phrase is None or phrase.prep != "عن" or phrase.prep_at < 1:
        return None
    about = view.phrase_of.get(phrase.prep_at - 1)
    verb = next((i for i in range(draft.index - 1, view.first - 1, -1) if view.kind(i) == "V"), view.first)
    if verb > view.first and view.kind(verb - 1) == "G":
        return None  # لم تعلن أي جهة مسؤوليتها
    words = view.knowledge.retellings.get("claim", frozenset())
    stem = fold(view.text.tokens[about.head].form.stem) if about is not None else ""
    return about if stem in words or stem.removesuffix("ت") + "ه" in words else None  # مسؤولية, مسؤوليته


def suspected(view: View, grammar: Grammar, filling: Filling, draft: Draft) -> None:
    """Who is believed or suspected to have done an act (`هجوم يعتقد أن طائرة نفذته`, `غارة يشتبه أن تكون نفذتها طائرة`): the subject of
    the light verb behind أن whose pronoun takes the act up."""
    act = view.phrase_of.get(draft.index)
    for position in range(draft.last, min(draft.last + SUSPECTED, view.last)):
        if view.kind(position) in ".:":
            return
        form = view.text.tokens[position].form
        light = any(r.finite and r.lexeme.light and view.knowledge.lights[r.lexeme.light].roles == "active" for r in form.readings)
        if view.kind(position) != "V" or not light or form.suffix not in ("ه", "ها") or act is None:
            continue
        that = next((k for k in range(position - 1, draft.index, -1) if view.text.tokens[k].form.closed.endswith(COMPLEMENTISER)), -1)
        gender = "f" if act.gender == "f" or act.number == "p" else "m"
        if that < 0 or (form.suffix == "ها") != (gender == "f") or view.kind(that - 1) not in "VN":
            return
        fillers = [f for a in grammar.verb(position).get(SUBJECT) if a.phrase is not None and (f := filling.resolve(a)) is not None]
        take_over(draft, [f for f in fillers if not view.is_event(f.phrase)], "who is believed to have done it")
        return


def claimant(view: View, grammar: Grammar, filling: Filling, draft: Draft, claim: Phrase) -> None:
    """Who claims an act is its agent: the genitive of his responsibility, or the subject of the verb before it (codebook, section 3)."""
    owner = view.phrase(claim.head + 1) if claim.last > claim.head + 1 else None
    if owner is not None:
        found = [Filler(owner, view.mentions.actors.identify(owner), "overt")]
    else:
        verb = next((i for i in range(claim.first - 1, view.first - 1, -1) if view.kind(i) == "V"), -1)
        subjects = grammar.verb(verb).get(SUBJECT) if verb >= 0 else []
        found = [filler for argument in subjects if (filler := filling.resolve(argument)) is not None]
    take_over(draft, [f for f in found if not view.is_event(f.phrase) and f.phrase.head != claim.head], "who claims the act")


def from_claim(view: View, grammar: Grammar, filling: Filling, draft: Draft, claim: int) -> None:
    """Who claims an act by a masdar is its agent (`أعلنت الحركة تبنيها الهجوم`, `تبني التنظيم التفجير`)."""
    form = view.text.tokens[claim].form
    owns = any(r.pos == "masdar" and r.lexeme.speech and view.knowledge.speeches[r.lexeme.speech].own for r in form.readings)
    phrase = view.phrase_of.get(claim)
    if owns and phrase is not None and phrase.head == claim and draft.index <= phrase.last + 1:
        claimant(view, grammar, filling, draft, phrase)


def charged_with(view: View, filling: Filling, draft: Draft) -> Filler | None:
    """Whom a participle right before an act, or before the masdar that carries it, says to be charged with it or to have a part in it
    (`المتهمين بقتل المتظاهرين`, `متورطون في الهجوم`, `المتهمين بالمشاركة في الهجوم`)."""
    for act in (draft.link.verb, draft.index) if draft.link is not None else (draft.index,):
        phrase = view.phrase_of.get(act)
        if phrase is None or phrase.prep not in CHARGES:
            continue
        index = act if act in _charges(view, act) else (phrase.prep_at if phrase.prep_at >= 0 else phrase.first) - 1
        told = view.phrase_of.get(index)
        if told is None or told.last != index + 1 or index not in _charges(view, index):
            continue
        if told.head != index and (view.is_masdar(told) or view.is_event(told)):
            told = view.mentions.phrases.at(index, view.last) or told  # محاكمة المتورطين في قتله: those alone
        if told.definite or told.number == "p" or told.head != index:
            return Filler(told, filling.identity(told), "overt")
    return None


def _charges(view: View, index: int) -> tuple[int, ...]:
    """The index alone if a word there says that somebody is charged with an act, else nothing."""
    form = view.text.tokens[index].form
    listed = form.core_fold.removeprefix("ال") in view.knowledge.retellings["charged"]
    return (index,) if listed and not view.mentions.phrases.is_circumstantial(index) else ()


def take_over(draft: Draft, fillers: list[Filler], why: str) -> None:
    patients = {f.phrase.head for f in draft.patients}
    for filler in fillers:
        if filler.phrase.head not in patients:
            draft.agents.append(Filler(filler.phrase, filler.identity, why))
            draft.reason("agents", why, filler.identity.rule)

"""Who is charged with an act, claims it, or is believed to have done it."""

from __future__ import annotations

from riwaya.mentions.phrases import Phrase
from riwaya.reports.arguments import Grammar
from riwaya.reports.clause import OBJECT, SUBJECT, Argument
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.fill import Filling
from riwaya.reports.outcomes import not_among
from riwaya.reports.view import COMPLEMENTISER, View
from riwaya.spelling import fold

SUSPECTED = 16  # tokens within which it is told who is believed to have done an act
BLAMING = "accuse-blame"  # the frame of verbs that attribute an act to somebody
EXCHANGING = "accuse-exchange"  # the frame of those who charge each other
CHARGING = frozenset({("COERCE", "arrest"), ("SANCTION", "convict"), ("ACCUSE", "allege"), ("ACCUSE", "investigate")})
BEHIND = frozenset({"وراء", "خلف"})
STANDING = 6  # words between who stands and what he stands behind
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


def is_claimed(view: View, draft: Draft) -> bool:
    """Whether somebody takes an act upon himself, is said to be behind it, or condemns it: the act is told then, whatever stands around its
    noun."""
    if claimed(view, draft) is not None or is_taken_on(view, draft) or stood_behind(view, draft) >= 0:
        return True
    return draft.frame.type == "ASSAULT" and _is_condemned(view, draft)


def _is_condemned(view: View, draft: Draft) -> bool:
    """Whether an act is what a verb condemns (`نددت الحكومة بالهجوم`): it is the content of that speech act."""
    phrase = view.phrase_of.get(draft.index)
    if draft.governor < 0 or draft.governed_by not in (OBJECT, "ب") or phrase is None or phrase.head != draft.index:
        return False
    if fold(view.text.tokens[draft.index].form.stem) not in view.knowledge.retellings["act"]:
        return False
    names = {name for r in view.text.tokens[draft.governor].form.readings if r.finite for name in r.lexeme.frames}
    return any(view.knowledge.frames[name].mode == "disapprove" for name in names)


def is_taken_on(view: View, draft: Draft) -> bool:
    """Whether an act is the object of a verb of claiming, or what is claimed is the responsibility for it (`تبنت الحركة هذا الهجوم`,
    `تبنى التنظيم مسؤولية التفجير`)."""
    if draft.governed_by != OBJECT or draft.governor < 0 or (draft.governor > view.first and view.kind(draft.governor - 1) == "G"):
        return False
    told = [r.lexeme.speech for r in view.text.tokens[draft.governor].form.readings if r.finite and r.lexeme.speech]
    phrase = view.phrase_of.get(draft.index)
    about = fold(view.text.tokens[phrase.head].form.stem) if phrase is not None else ""
    whole = phrase is not None and (phrase.head == draft.index or about in view.knowledge.retellings["claim"])
    return whole and any(view.knowledge.speeches[speech].own for speech in told)


def stood_behind(view: View, draft: Draft) -> int:
    """The word for standing behind an act, right before وراء or خلف (`يقف التنظيم وراء الهجوم`, `وقوفه خلف التفجير`); -1 if there is none."""
    phrase = view.phrase_of.get(draft.index)
    if phrase is None or draft.kind != "noun" or phrase.prep not in BEHIND or phrase.prep_at <= view.first:
        return -1
    standing = view.knowledge.retellings["stand"]
    for position in range(phrase.prep_at - 1, max(view.first - 1, phrase.prep_at - STANDING), -1):
        if view.text.tokens[position].form.core_fold in standing:
            return position
        if view.kind(position) in ".:VSP":
            return -1
    return -1


def who_claims(grammar: Grammar, filling: Filling, draft: Draft) -> list[Filler]:
    """Who takes an act upon himself or is said to stand behind it: the subject of the verb, the owner of the masdar (`وقوف التنظيم وراء`), or
    who is accused of it."""
    view, standing = filling.view, stood_behind(filling.view, draft)
    if is_taken_on(view, draft):
        arguments = grammar.verb(draft.governor).get(SUBJECT)
    elif standing < 0:
        return []
    elif view.kind(standing) == "V":
        arguments = grammar.verb(standing).get(SUBJECT)
    else:
        owner = view.phrase_of.get(standing)
        if owner is not None and owner.head == standing and owner.last > standing + 1 and (told := view.phrase(standing + 1)) is not None:
            return [Filler(told, view.mentions.actors.identify(told), "overt")]
        verb = next((i for i in range(standing - 1, view.first - 1, -1) if view.kind(i) in "V.:S"), view.first)
        clause = grammar.verb(verb) if view.kind(verb) == "V" else None
        objects = [] if clause is None else [a for a in clause.get(OBJECT) if a.phrase is None or a.phrase.head != standing]
        arguments = objects or ([] if clause is None or clause.passive else clause.get(SUBJECT))
    return [f for a in arguments if (f := filling.resolve(a)) is not None and not view.is_event(f.phrase)]


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
        if told is not None and told.last == index + 1 and told.head < index and view.kind(index) == "A":
            index = told.head if told.head in _charges(view, told.head) else index  # المتهم الرئيسي في التفجير
        if told is None or not index < told.last <= index + 2 or index not in _charges(view, index):
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


def accused(view: View, draft: Draft, before: list[Draft]) -> list[Filler] | None:
    """Who is arrested, tried, blamed or accused for an act behind a word for the charge (`اعتقلت الشرطة رجلين بتهمة التخطيط لهجوم`, `حملت
    الحكومة الحركة مسؤولية الهجوم`), or for a part in it (`يتهم الرجل بالتسبب في مقتل شرطي`); None if the act is no charge."""
    words, acts = view.knowledge.retellings, {d.index: d for d in before}
    charge, begins = "", min(draft.first, draft.index)
    for position in range(begins - 1, view.first - 1, -1):
        kind, form, act = view.kind(position), view.text.tokens[position].form, acts.get(position)
        if kind in ".:SR" or (act is not None and act.frame.type in ("REQUEST", "REJECT")):
            return [] if charge == "charge" else None
        stem = fold(form.stem)
        if charge != "charge":
            charge = next((name for name in ("charge", "claim", "part") if stem in words[name]), charge)
        if act is None or act.kind == "participle" or (act.frame.type, act.frame.mode) not in CHARGING:
            if kind == "V":
                return [] if charge == "charge" else None
            continue
        if charge == "charge" or (charge and act.frame.type == "ACCUSE"):
            charged = [f for f in act.patients if f.phrase.head < draft.index]
            if (charged or kind == "V") and act.frame.id != EXCHANGING:
                return not_among(view, draft, charged)
        elif kind == "V":
            return None
    return [] if charge == "charge" else None


def responsible(view: View, grammar: Grammar, filling: Filling, draft: Draft) -> Filler | None:
    """Who is called responsible for an act, or said to stand behind it, in a clause without verb (`إن الحركة مسؤولة عن الهجوم`, `اعترفت بأنها
    وراء الهجمات`, `هو المسؤول عن قتل الرهائن`)."""
    phrase = view.phrase_of.get(draft.link.verb if draft.link is not None and draft.link.verb < draft.index else draft.index)
    if phrase is None or (phrase.prep != "عن" and phrase.prep not in BEHIND) or phrase.prep_at < 1:
        return None
    index = phrase.prep_at - 1
    if phrase.prep == "عن":
        if fold(view.text.tokens[index].form.stem) not in view.knowledge.retellings["responsible"]:
            return None
        named = view.phrase_of.get(index)
        if named is not None and (named.head < index or named.definite) and not (view.is_event(named) or view.is_masdar(named)):
            if view.kind(index - 1) != "O":
                return Filler(named, filling.identity(named), "overt")  # القائد المسؤول عن الهجوم, محاكمة المسؤولين عن قتل
        index -= 1
    kind, whose = view.kind(index), view.phrase_of.get(index)
    if kind == "O" or (kind == "S" and view.text.tokens[index].form.suffix):
        told = _before_pronoun(view, index) if kind == "O" else None
        if told is not None and not told.prep:
            return Filler(told, filling.identity(told), "overt")
        meant = Argument(SUBJECT, None, index, "pronoun") if kind == "O" else grammar.teller(index)
        return filling.resolve(meant) if meant is not None else None
    if whose is None or whose.prep or not whose.definite or view.kind(whose.first - 1) == "V" or view.is_event(whose):
        return None
    return Filler(whose, filling.identity(whose), "overt")


def _before_pronoun(view: View, index: int) -> Phrase | None:
    """Who stands before the pronoun of a clause without verb, with what is told of him (`إن القائد القتيل هو المسؤول`)."""
    told = view.phrase_of.get(index - 1)
    while told is not None and told.definite and not told.prep and not view.text.tokens[told.first].form.conj:
        before = view.phrase_of.get(told.first - 1)
        if before is None or before.last != told.first or not before.definite:
            break
        told = before
    return told


def attributed(view: View, drafts: list[Draft]) -> None:
    """Makes those the agents of an act to whom a verb right behind it attributes it (`هجوم نسبته السلطات إلى التنظيم`)."""
    for blame in drafts:
        if blame.frame.id != BLAMING or blame.kind != "verb" or not blame.patients:
            continue
        behind = blame.index - (view.kind(blame.index - 1) == "R")
        for act in drafts:
            phrase = view.phrase_of.get(act.index)
            if act.kind == "noun" and act.frame.type == "ASSAULT" and not act.agents and phrase is not None and phrase.last == behind:
                take_over(act, not_among(view, act, blame.patients), "to whom the act is attributed")


def take_over(draft: Draft, fillers: list[Filler], why: str) -> None:
    patients = {f.phrase.head for f in draft.patients}
    for filler in fillers:
        if filler.phrase.head not in patients:
            draft.agents.append(Filler(filler.phrase, filler.identity, why))
            draft.reason("agents", why, filler.identity.rule)

"""Agents that an event noun has from the clause around it: who claims it, whose aim it is, what it is the result of."""

from __future__ import annotations

from riwaya.mentions.actors import NOBODY
from riwaya.reports.arguments import Grammar
from riwaya.reports.asides import outside
from riwaya.reports.belong import CLASH
from riwaya.reports.claimants import accused, charged_with, claimant, claimed, from_claim, responsible, suspected, take_over, who_claims
from riwaya.reports.clause import GENITIVE, OBJECT, SUBJECT, Clause
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.fill import Filling
from riwaya.reports.functions import OF_SPEECH, controls
from riwaya.reports.govern import PURPOSE
from riwaya.reports.masdars import OWN_ACTS
from riwaya.reports.outcomes import deeds, described, is_suffered, not_among, results, same_act, takes_up
from riwaya.reports.view import View
from riwaya.spelling import fold

JOINING = frozenset({"على", "إلى", "عبر"})
CIRCUMSTANCE = frozenset({"بعد", "خلال", "في", "عقب", "إثر", "قبل", "أثناء", "مع", "وسط", "ضمن", "ب"})
ORDER = frozenset({"بعد", "قبل", "عقب", "غداة", "إثر", "وسط"})  # prepositions that put one event before or after another
AMID = "وسط"
OF_EFFORT = frozenset({"ب", "على", "في", "عن", "ل", "إلى", "من", ""})  # how what is wanted or tried stands behind its noun
DATING = frozenset({"منذ", "رغم", "حتى"})
MOVED = ("ب", "على", "إلى", "من")  # behind them stands what somebody is moved to or kept from
ASKED = frozenset({"ب", "إلى", "على"})  # behind them stands what is called for or threatened
AFTER = frozenset({"بعد", "إثر", "عقب", "خلال", "جراء"})  # circumstances in which who acts has acted before
FORCE = frozenset({"ASSAULT", "CONTROL", "COERCE", "RETREAT", "PROTEST"})  # types of acts that need somebody who acts himself
ARMED_ACTS = frozenset({"ASSAULT", "CONTROL", "MOBILIZE", "COERCE", "RETREAT"})
DONE = "be_done"  # the light verb that says only that something was done (تم)
WHEN = frozenset({"عندما", "حين", "حينما", "بعدما", "لما"})
OUTCOME = frozenset({"إلى", "عن", "ب"})  # how verbs of result govern what came of an act
CAUSE = frozenset({"جراء", "نتيجة", "بسبب"})
LENDING_NOBODY = frozenset({"place", "order", "passive"})  # roles of light verbs whose subject is not the agent
# Whose act is it that a speech act speaks of: that of those who are accused or called upon, else (OWN_ACTS) the threatener's own.
HELPING, HELPED = "aid-help", frozenset({"في", "على"})  # what somebody is helped in is his own act
ACTS_OF_OTHERS = frozenset({"ACCUSE", "REQUEST"})


def inherit(view: View, grammar: Grammar, filling: Filling, draft: Draft, before: list[Draft]) -> None:
    """Agents that the clause around an event noun gives: its governing verb's subject, or that of the act whose aim it is."""
    if draft.kind == "noun" and not draft.agents and draft.frame.type == "ASSAULT":
        _from_relative(view, grammar, filling, draft)
        if not draft.agents:
            suspected(view, grammar, filling, draft)
    if _are_sides(view, draft):
        act = next((d for d in reversed(before) if d.agents and d.patients and d.frame.type == "ASSAULT"), None)
        if act is not None:
            draft.agents, draft.patients = list(act.agents), draft.patients or list(act.patients)
    charged = accused(view, draft, before) if draft.kind == "noun" and not draft.agents and draft.frame.type in FORCE else None
    if charged is not None:
        take_over(draft, charged, "who is charged with it")
        return
    claim = claimed(view, draft) if draft.kind == "noun" and not draft.agents else None
    if claim is not None:
        claimant(view, grammar, filling, draft, claim)
        return
    takers = who_claims(grammar, filling, draft) if draft.kind == "noun" and not draft.agents else []
    if takers:
        take_over(draft, takers, "who claims the act")
        return
    if draft.kind == "noun" and _is_driven(view, grammar, filling, draft):
        return
    if draft.kind == "noun" and (draft.link is None or draft.link.light.roles in ("active", "share") or _only_lasts(view, draft)):
        driven = draft.agents if _names_the_driven(draft) else []  # هجوما لطرد المسلحين: those driven out, if it is told who drives
        if driven:
            draft.agents = []
        blamed = charged_with(view, filling, draft) if not draft.agents else None
        blamed = blamed or (responsible(view, grammar, filling, draft) if not draft.agents else None)
        if blamed is not None:
            take_over(draft, [blamed], "who is charged with it")
        if not draft.agents:
            _from_governor(view, grammar, filling, draft, before)
        if driven:
            draft.agents, draft.patients = (draft.agents, [*driven, *draft.patients]) if draft.agents else (driven, draft.patients)
    for argument in draft.clause.get(SUBJECT) if draft.kind == "verb" and not draft.clause.passive else ():
        if argument.way == "dropped" and not draft.agents and draft.frame.type == "ASSAULT":
            act = next((d for d in reversed(before) if d.kind == "noun" and d.frame.type == "ASSAULT"), None)
            if act is not None and view.text.tokens[draft.first].form.conj == "":
                take_over(draft, act.agents, "agent of the act that led to it")
        if argument.phrase is None or not view.is_event(argument.phrase) or draft.agents:
            continue
        source = next((d for d in before if d.index == argument.phrase.head), None)
        if source is not None:
            draft.agents.extend(Filler(f.phrase, f.identity, "agent of the act") for f in source.agents)
            draft.reason("agents", "agent of the act that is the subject")
            if not draft.places and source.places and not draft.patients:
                draft.places.extend(source.places)


def _only_lasts(view: View, draft: Draft) -> bool:
    """Whether the light verb of an act stands in a clause behind it, which leaves its agent to the clause around (`بعد معارك استمرت أياما`)."""
    if draft.link is None or draft.link.light.roles != "happen" or draft.link.verb < draft.index:
        return False
    return _preposition(view, draft) in AFTER and not view.text.tokens[draft.index].form.definite


def _is_driven(view: View, grammar: Grammar, filling: Filling, draft: Draft) -> bool:
    """Takes those as agents whom the verb over an act moves to it or keeps from it (`أجبر المسلحين على الانسحاب`, `سمح للسكان بالتظاهر`)."""
    verb, phrase = draft.governor, view.phrase_of.get(draft.index)
    if phrase is not None and phrase.head == draft.index and phrase.prep == "من" and _is_kept_from(view, filling, draft, phrase.prep_at):
        return True
    if verb < 0 or view.kind(verb) != "V" or phrase is None or phrase.head != draft.index or draft.governed_by not in (*MOVED, OBJECT):
        return False
    if draft.governed_by in MOVED and phrase.prep not in MOVED:
        return False  # سمح لقواته بالدخول من دون اشتباكات
    if view.text.tokens[verb].form.core_fold not in view.knowledge.retellings.get("driven", frozenset()):
        return False
    clause = grammar.verb(verb)
    moved = [a for a in (clause.get(OBJECT) if draft.governed_by in MOVED else []) or clause.get("ل") if a.at < draft.first]
    fillers = [f for a in moved if (f := filling.resolve(a)) is not None and "actor" in filling.classes(f)]
    if not fillers or draft.clause.get(GENITIVE):
        return False
    heads = {f.phrase.head for f in fillers}
    draft.patients = [f for f in draft.patients if f.phrase.head not in heads]
    draft.agents = []
    take_over(draft, fillers, "whom its verb moves to it")
    return True


def _is_kept_from(view: View, filling: Filling, draft: Draft, before: int) -> bool:
    """Takes those as agents whom a masdar of keeping somebody from an act has in its genitive (`لمنع المتظاهرين من اقتحام المبنى`)."""
    kept = view.phrase_of.get(before - 1)
    if kept is None or kept.last - kept.head < 2 or (draft.clause.get(GENITIVE) and draft.agents):
        return False
    readings = view.text.tokens[kept.head].form.readings
    if not any(r.pos == "masdar" and fold(r.lexeme.lemma) in view.knowledge.retellings.get("driven", frozenset()) for r in readings):
        return False
    owner = view.phrase(kept.head + 1)
    filler = Filler(owner, filling.identity(owner), "overt") if owner is not None else None
    if filler is None or "actor" not in filling.classes(filler):
        return False
    draft.agents, draft.patients = [], [f for f in draft.patients if f.phrase.head != filler.phrase.head]
    take_over(draft, [filler], "whom its verb moves to it")
    return True


def told_after(view: View, drafts: list[Draft]) -> None:
    """Whoever did the act that is told behind its victims is the agent of what befell them, too (`قتل خمسة جنود عندما هاجم مسلحون القاعدة`,
    `أصيب رجل جراء قصف قوات النظام`)."""
    for number, draft in enumerate(drafts):
        suffered = draft.clause.passive if draft.kind == "verb" else is_suffered(draft)
        if draft.agents or draft.frame.type != "ASSAULT" or not suffered:
            continue
        for act in drafts[number + 1 :]:
            if act.agents and act.frame.type == "ASSAULT" and not _is_mutual(act) and _is_its_cause(view, draft, act):
                harmed = {f.identity.actor for f in draft.patients} - {""}
                others = [f for f in not_among(view, draft, act.agents) if f.identity.actor not in harmed]
                take_over(draft, others, "agent of the act that led to it")
                break


def _is_mutual(act: Draft) -> bool:
    """Whether two sides fight each other in an act, so that it does not tell whose deed its toll is (`اشتباكات بين س وص أدت إلى مقتل`)."""
    return any(a.function == "بين" or (a.function == "مع" and act.frame.id == CLASH) for a in act.clause.arguments)


def _is_its_cause(view: View, draft: Draft, act: Draft) -> bool:
    """Whether an act is what a predicate before it came of: behind عندما or جراء, with no other verb between."""
    cue = act.index - 1
    if act.kind == "verb" and view.text.tokens[cue].form.core not in WHEN:
        return False
    if act.kind == "noun" and _preposition(view, act) not in CAUSE:
        return False
    between = range(draft.index + 1, act.index)
    return act.kind != "participle" and not any(view.kind(i) in ".:" or (view.kind(i) == "V" and i not in _joined(view, draft)) for i in between)


def _joined(view: View, draft: Draft) -> range:
    """Where a second verb of suffering goes on with the first (`قتل جندي وأصيب اثنان عندما`)."""
    for position in range(draft.index + 1, view.last):
        form = view.text.tokens[position].form
        if view.kind(position) == "V":
            return range(position, position + 1) if form.conj == "و" else range(0)
    return range(0)


def _are_sides(view: View, draft: Draft) -> bool:
    """Whether the parties of a fight are only called so (`اشتباكات بين الجانبين`)."""
    if len(draft.agents) != 1 or draft.kind != "noun" or draft.agents[0].phrase.prep != "بين":
        return False
    form = view.text.tokens[draft.agents[0].phrase.head].form
    return form.definite and fold(form.stem) in view.knowledge.retellings.get("sides", frozenset())


def _names_the_driven(draft: Draft) -> bool:
    """Whether a frame has those who are driven out as agents, because mostly nobody is named who does it."""
    return SUBJECT not in draft.frame.scheme.verb and draft.frame.scheme.verb.get(OBJECT, (("", ""),))[0][0] == "agent"


def _from_relative(view: View, grammar: Grammar, filling: Filling, draft: Draft) -> None:
    """Who is told right behind an act to have claimed it, or behind its weapon to have fired or laid it (`هجوم تبنته الحركة`, `سقوط قذيفة
    أطلقها مقاتلون`): the subject of the verb whose object pronoun takes it up."""
    phrase = view.phrase_of.get(draft.last - 1)
    if phrase is None:
        return
    following = view.phrase_of.get(phrase.last)
    if following is not None and not following.prep and not view.text.tokens[phrase.last].form.conj:
        phrase = following  # سقوط + قذيفة صاروخية
    verb = phrase.last + 1 if view.kind(phrase.last) == "R" else phrase.last
    if view.kind(verb) != "V" or not view.text.tokens[verb].form.suffix or view.text.tokens[verb].form.conj:
        return
    roles = view.knowledge.roles
    weapon = any(roles.get(view.text.tokens[i].form.stem_key, ("", "", ""))[1] == "weapon" for i in range(phrase.first, phrase.last))
    readings = [r for r in view.text.tokens[verb].form.readings if r.finite]
    owns = any(r.lexeme.speech and view.knowledge.speeches[r.lexeme.speech].own for r in readings)
    if not owns and not weapon:
        return
    fillers = [f for a in grammar.verb(verb).get(SUBJECT) if a.way == "overt" and (f := filling.resolve(a)) is not None]
    take_over(draft, [f for f in fillers if "actor" in filling.classes(f)], "who claims the act" if owns else "who used the weapon")


def _from_governor(view: View, grammar: Grammar, filling: Filling, draft: Draft, before: list[Draft]) -> None:
    """Agents from the clause around an event noun: the subject of its verb, or the agents of the act that it is the aim of."""
    prep = _preposition(view, draft)
    if prep == AMID and draft.frame.type in OF_SPEECH:
        return  # خرج المئات وسط دعوات إلى التهدئة: others call
    if prep == "منذ" or _is_owned(view, draft) or _only_happens(view, draft):
        return
    acts = {d.index: d for d in before}
    for position in reversed(outside(view, view.first, draft.index)):
        kind = view.kind(position)
        if kind in ".:S":
            return
        if kind == "N" and _is_saying(view, position):
            from_claim(view, grammar, filling, draft, position)
            return
        owner = _effort_of(view, filling, position, draft.index, prep)
        if owner is not None:
            take_over(draft, [owner], "whose effort it is")
            return
        act = acts.get(position)
        if (
            act is not None
            and act.kind == "noun"
            and act.agents
            and view.text.tokens[draft.first].form.conj == "و"
            and act.frame.type != "CONSULT"
        ):
            take_over(draft, act.agents, "agent of the act joined to it")
            return
        if act is not None and act.kind == "noun" and not act.agents and is_suffered(act) and view.text.tokens[draft.first].form.conj == "و":
            return  # مقتل عشرة أطفال وإصابة آخرين
        if act is not None and act.kind == "noun" and act.frame.id == HELPING and act.patients and prep in HELPED:
            take_over(draft, not_among(view, draft, act.patients), "who is helped in it")
            return  # لمساعدة الحكومة على صد الهجوم
        if act is not None and kind == "N" and (act.frame.type, act.frame.mode) == ("ACCUSE", "disapprove"):
            return  # أعربت واشنطن عن قلقها من القصف
        if act is not None and act.kind != "verb":
            if act.frame.type in OWN_ACTS | ACTS_OF_OTHERS and prep in ASKED and _is_content(view, draft, act):
                _from_act(view, draft, act)  # مطالبة الحكومة المتمردين بالانسحاب
                return
            if prep in PURPOSE | JOINING and act.agents and act.frame.type not in ("CONSULT",):
                take_over(draft, act.agents, "agent of the act whose aim it is")
                return
            if prep in AFTER and act.agents and draft.frame.type == "ASSAULT" and act.frame.type in ("ASSAULT", "CONTROL"):
                take_over(draft, act.agents, "agent of the act around it")
                return
            if _preposition(view, act) == prep and prep in CIRCUMSTANCE:
                return
            continue
        if kind == "V" and (_only_describes(view, grammar, position, draft.index) or _goes_on_outside(view, draft, position)):
            continue
        if kind == "V":
            _from_verb(view, grammar, filling, draft, position, acts, prep)
            return


def _only_describes(view: View, grammar: Grammar, verb: int, index: int) -> bool:
    """Whether a verb only tells something of the subject of the verb before it, whose object follows (`بدأ تحالف تقوده المملكة ضربات`)."""
    if not view.text.tokens[verb].form.suffix:
        return False
    before = next((i for i in range(verb - 1, view.first - 1, -1) if view.kind(i) == "V"), -1)
    return before >= 0 and any(c.phrases and verb < c.phrases[0].first <= index for c in grammar.verb(before).complements)


def _goes_on_outside(view: View, draft: Draft, verb: int) -> bool:
    """Whether an event noun goes on with a list of masdars that a relative clause interrupts (`إعادة الأسلحة التي استولى عليها المسلحون وإطلاق
    الأسرى`)."""
    if view.text.tokens[draft.first].form.conj != "و" or draft.governor == verb or view.kind(verb - 1) != "R":
        return False
    before = view.phrase_of.get(verb - 2)
    if before is None or before.last == before.head + 1:
        return False  # بعد الهجمات التي شنها المسلحون وقتل الجنود
    return any(r.pos == "masdar" for r in view.text.tokens[before.head].form.readings)


def _is_content(view: View, draft: Draft, act: Draft) -> bool:
    """Whether an event noun is what a masdar or participle of speech calls for or threatens."""
    return any(phrase.first <= draft.index < phrase.last for c in act.clause.complements if c.function in ASKED for phrase in c.phrases)


def _only_happens(view: View, draft: Draft) -> bool:
    """Whether a definite act stands behind a noun that says only that it happened (`عند وقوع الهجوم`): nobody around need have done it."""
    form = view.text.tokens[draft.index - 1].form
    if not view.text.tokens[draft.index].form.definite or draft.index == view.first or draft.clause.get("مع"):
        return False
    lights = [view.knowledge.lights[r.lexeme.light] for r in form.readings if r.lexeme.light and r.pos == "masdar"]
    return any(light.roles == "happen" for light in lights)


def _is_owned(view: View, draft: Draft) -> bool:
    """Whether an act is only the genitive of a noun that tells no act itself (`سمعوا أصوات انفجارات`, `موجة عنف`): nobody around does it."""
    phrase = view.phrase_of.get(draft.index)
    if phrase is None or phrase.head >= draft.index or draft.frame.type not in FORCE:
        return False
    form, owner = view.text.tokens[draft.index].form, view.text.tokens[draft.index - 1].form
    if form.conj or form.prep or owner.definite or owner.suffix or owner.event or view.kind(draft.index - 1) != "N":
        return False
    if owner.norm.startswith("ال") or owner.norm.endswith("ا") or draft.index in view.behind_compound:
        return False  # بدأ فعلا استهداف, من أجل السيطرة
    known = view.knowledge
    counts = owner.stem_key in known.carriers or owner.stem_key in known.partitives
    return not counts and not any(r.pos == "masdar" for r in owner.readings)


def _effort_of(view: View, filling: Filling, index: int, event: int, prep: str) -> Filler | None:
    """Who makes the attempt or operation that an act is the aim of, or whose will, ability or part in it is told (`جهود الحكومة لتحرير المدينة`,
    `محاولة المتمردين السيطرة عليها`, `عزم الجيش على استعادة المدينة`)."""
    phrase, form = view.phrase_of.get(index), view.text.tokens[index].form
    if phrase is None or phrase.head != index or form.definite:
        return None
    own = prep in OF_EFFORT and fold(form.stem) in view.knowledge.retellings["effort"]
    if not own and (form.stem_key not in view.knowledge.carriers or prep not in ("ل", "")):
        return None
    told = view.phrase_of.get(event)
    begins = event if told is None else min(told.first, event)  # محاولة المسلحين شن هجوم
    if own and told is not None and told.prep_at >= 0:
        begins = told.prep_at
    if phrase.last >= view.last or not (phrase.last in (event, begins) or view.text.tokens[phrase.last].form.prep == "ل"):
        return None
    owner = view.phrase(index + 1) if phrase.last > index + 1 and view.kind(index + 1) == "N" else None
    if owner is None or owner.prep or view.is_event(owner):
        return None
    filler = Filler(owner, filling.identity(owner), "overt")
    classes = filling.classes(filler)
    return filler if "actor" in classes and "place" not in classes else None


def _is_saying(view: View, index: int) -> bool:
    """Whether a noun is the masdar of saying, behind which others act; no phase of an act (`تعهد بمواصلة القتال`)."""
    form, phrase = view.text.tokens[index].form, view.phrase_of.get(index)
    if phrase is not None and phrase.head < index and view.mentions.actors.identify(phrase) is not NOBODY:
        return False  # وزير الدفاع
    return form.stem_key not in view.knowledge.carriers and any(r.lexeme.speech and r.pos == "masdar" for r in form.readings)


def _preposition(view: View, draft: Draft) -> str:
    """The preposition that governs an event noun, also over a carrier (`عبر تنفيذ سلسلة من العمليات`)."""
    phrase = view.phrase_of.get(draft.index)
    if phrase is None:
        return ""
    event = view.event_in(phrase)
    return phrase.prep if event == draft.index or phrase.head == draft.index else ""


def _from_verb(view: View, grammar: Grammar, filling: Filling, draft: Draft, verb: int, acts: dict[int, Draft], prep: str) -> None:
    """The subject of the verb around an event noun, if that verb can lend it: no verb of saying, happening or suffering."""
    form, act = view.text.tokens[verb].form, acts.get(verb)
    speeches = [view.knowledge.speeches[r.lexeme.speech] for r in form.readings if r.finite and r.lexeme.speech]
    lights = [view.knowledge.lights[r.lexeme.light] for r in form.readings if r.finite and r.lexeme.light]
    clause = grammar.verb(verb)
    if any(s.own for s in speeches) and not draft.agents:
        fillers = [f for argument in clause.get(SUBJECT) if (f := filling.resolve(argument)) is not None]
        take_over(draft, [f for f in fillers if not view.is_event(f.phrase)], "who claims the act")
        return
    if act is not None and act.frame.id == HELPING and act.patients and prep in HELPED:
        take_over(draft, not_among(view, draft, act.patients), "who is helped in it")
        return  # ساعدت فرنسا الجيش في استعادة المدينة
    if act is not None and act.frame.type in OWN_ACTS and act.agents and prep == "ب":
        _from_act(view, draft, act)  # تعهدت الحركة بمواصلة القتال: a verb of saying, and an act
        return
    if takes_up(view, verb):
        before_it = deeds(filling, acts, verb)
        cause = next((d for d in before_it if d.agents), None)
        same = cause is not None and (cause.sentence == draft.sentence or view.text.tokens[verb - 1].form.core not in ("ما", "مما"))
        if cause is not None and same and not _is_mutual(cause):
            take_over(draft, not_among(view, draft, cause.agents), "agent of the act that led to it")
        if draft.agents or any(d.sentence == draft.sentence for d in before_it):
            return
    named = any(a.phrase is not None and verb < a.phrase.first < draft.index for a in clause.get(SUBJECT))  # أدى القصف إلى مقتل
    deed = described(view, acts, verb) if prep in OUTCOME and not named else None
    if deed is not None:
        take_over(draft, [] if _is_mutual(deed) else not_among(view, draft, deed.agents), "agent of the act that led to it")
        return
    happens = any(a.phrase is not None and view.is_event(a.phrase) for a in clause.get(SUBJECT))
    if any(light is view.knowledge.lights.get(DONE) for light in lights):
        return  # أضاف المتحدث أنه تم اعتقال المنفذ
    if any(not s.only for s in speeches) or any(light.roles in LENDING_NOBODY or (light.roles == "happen" and happens) for light in lights):
        return
    if clause.passive:
        if act is not None and prep in AFTER and draft.frame.type == "ASSAULT":
            take_over(draft, act.agents, "agent of the act around it")
        return
    if act is not None and (
        act.frame.type in OF_SPEECH or any(slot == "content" for slots in act.frame.scheme.verb.values() for slot, _ in slots)
    ):
        _from_act(view, draft, act)
        return
    around = [d for index, d in acts.items() if verb <= index < draft.index]
    carried = bool(lights) and draft.governor == verb and draft.governed_by == OBJECT and _is_head(view, draft)
    if is_suffered(draft) and not carried and form.core_fold not in results(view):
        return  # what is suffered has an agent only as the result of an act, or if a light verb carries it
    if not (_can_lend(draft, around, bool(lights), prep) and _lends(view, draft, clause, act, bool(lights), prep)):
        return
    for argument in clause.get(SUBJECT):
        told = acts.get(argument.phrase.head) if argument.phrase is not None else None
        if told is not None or (argument.phrase is not None and view.is_event(argument.phrase)):
            agents = told.agents if told is not None else []
            if not agents and argument.phrase is not None and draft.frame.type == "ASSAULT" and form.core_fold in results(view):
                agents = same_act(view, filling, acts, argument.phrase)
            take_over(draft, not_among(view, draft, agents), "agent of the act that led to it")
            continue
        filler = filling.resolve(argument)
        if filler is None or (filler.rule == "relative" and filler.phrase.prep and filler.identity.rule == "country"):
            continue
        classes = filling.classes(filler)
        joined = bool(draft.agents) and argument.way == "overt" and not filler.identity.rule  # حكومتان وبرلمانان
        if ("actor" not in classes and not joined) or any(f.phrase.head == filler.phrase.head for f in draft.patients):
            continue
        acting = act is not None and act.frame.type in ("ASSAULT", "CONTROL") and any(f.phrase.head == filler.phrase.head for f in act.agents)
        fights = acting and filler.identity.role not in ("", "CVL")  # رجال قبائل
        if draft.frame.type == "PROTEST" and prep in ORDER | AFTER and classes & {"official", "armed"}:
            continue  # استقال الرئيس إثر انتفاضة شعبية
        force = draft.frame.type in ("ASSAULT", "MOBILIZE", "CONTROL") and not fights and not joined
        if force and "armed" not in classes and "official" not in classes:
            continue
        plain = act is None and not lights
        if plain and filler.rule not in ("overt", "topic", "shared"):
            continue  # whom a pronoun means and what a clause around it lends are two guesses
        if (
            draft.frame.type == "ASSAULT"
            and not lights
            and filler.identity.kind == "official"
            and prep not in PURPOSE
            and not controls(view, verb)
        ):
            continue  # تشهد الحكومة تصاعد القتال: an office has others fight
        if prep in CIRCUMSTANCE and act is not None and any(f.phrase.head == filler.phrase.head for f in act.patients):
            continue
        take_over(draft, [filler], "subject of the clause around it")


def _is_head(view: View, draft: Draft) -> bool:
    phrase = view.phrase_of.get(draft.index)
    return phrase is not None and phrase.head == draft.index


def _can_lend(draft: Draft, around: list[Draft], light: bool, prep: str) -> bool:
    """Whether the verb around an act may lend its subject: what only comes before or after is done by him if he uses force himself (`سيطر
    الجيش على البلدة بعد اشتباكات`, not `زار الوزير المدينة بعد تحريرها`, `عاد السكان بعد انتهاء القتال`)."""
    if (draft.frame.type not in ("ASSAULT", "CONTROL") and draft.frame.mode != "ceasefire") or prep not in ORDER:
        return True
    return any(d.frame.type in ARMED_ACTS and d.agents for d in around) or (light and not around and draft.frame.mode != "ceasefire")


def _lends(view: View, draft: Draft, clause: Clause, act: Draft | None, light: bool, prep: str) -> bool:
    """Whether the subject of a verb can be who does what an event noun of its clause tells: not what only dates it (`منذ تحريرها`), not what
    an ordinary verb is about (`تحدث عن`), and not what stands deep in a phrase of such a verb with a genitive of its own."""
    if prep in DATING:
        return False
    if act is not None or light or controls(view, clause.index) or view.text.tokens[clause.index].form.core_fold in results(view):
        return True  # أسفر الهجوم عن مقتل
    about = [c.function for c in clause.complements if c.at <= draft.index][-1:]
    return "عن" not in (prep, *about) and (draft.governor == clause.index or not draft.clause.get(GENITIVE))  # تحدث عن بدء معركة تحرير المدينة


def _from_act(view: View, draft: Draft, act: Draft) -> None:
    """The agents of what a speech act embeds (`اتهم الجيش الجماعة بقتل مدنيين`: the group; `هدد التنظيم بهجمات`: the organisation)."""
    givers = act.agents if act.frame.type in OWN_ACTS else act.patients if act.frame.type in ACTS_OF_OTHERS else []
    for filler in givers:
        if all(filler.phrase.head != f.phrase.head for f in draft.patients):
            draft.agents.append(Filler(filler.phrase, filler.identity, f"party of the {act.frame.type}"))
            draft.reason("agents", "party of the speech act around it", act.frame.id)

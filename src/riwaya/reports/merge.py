"""One event told twice in a sentence is one report (codebook, section 1): doublets, act and victims, and what a light verb repeats."""

from __future__ import annotations

from dataclasses import replace

from riwaya.mentions.phrases import Phrase
from riwaya.reports.arguments import Grammar
from riwaya.reports.clause import GENITIVE, OBJECT, SUBJECT
from riwaya.reports.counts import QUANTITIES, what_of, what_of_word
from riwaya.reports.doublets import (
    HURT,
    aims_at,
    aims_at_the_same,
    breaks_its_word,
    fell_in,
    joins_more_victims,
    names_the_charge,
    only_aims,
    restates,
    told_by_its_subject,
)
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.fallen import counts_itself, known_victims, tells_who_fell
from riwaya.reports.view import View
from riwaya.spelling import fold

CIRCUMSTANCE = frozenset({"في", "خلال", "ب", "أثناء", "ضمن"})
CUT_SHORT = {"SANCTION": ("CONSULT", "COOPERATE", "AID", "RETREAT"), "PROTEST": ("CONSULT",), "SUPPORT": ("AGREE",)}
NEAR = 18  # words between the killed and the wounded of one event
IN_HANDS = "في يد"
UNSAID = frozenset({"dropped", "shared", "speaker"})  # how an agent came whom the clause does not name


def merge(view: View, grammar: Grammar, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence without doublets, in their order; what a dropped one knew passes to the one that stays."""
    for draft in drafts:
        draft.dropped = any(is_said_with(view, draft, other) for other in drafts if not other.dropped)
    for index, draft in enumerate(drafts):
        for later in drafts[index + 1 :]:
            if not draft.dropped and not later.dropped and killed_and_wounded(view, draft, later):
                _absorb(view, draft, later, "told twice")
                continue
            if not draft.dropped and not later.dropped and what_of(view, later) in HURT:
                break  # what follows belongs to the victims told last
    for index, draft in enumerate(drafts):
        if draft.dropped:
            continue
        for later in drafts[index + 1 :]:
            if later.dropped:
                continue
            if hits_what_it_targets(view, draft, later) or goes_on_with(view, grammar, draft, later):
                _absorb(view, draft, later, "the act and what it targets")
                continue
            if aims_at(view, drafts, draft, later):
                later.patients.extend(f for f in later.agents if f.phrase.first > later.index)  # استهدفت مواقع للجيش: no doer
                later.agents.clear()
                _absorb(view, draft, later, "the act and what it targets")
                continue
            if names_the_charge(view, draft, later):
                later.dropped = True
                draft.reason("trigger", "the act that it stops or names", view.text.tokens[later.index].form.norm)
                continue
            if fell_in(view, drafts, draft, later):
                _absorb(view, draft, later, "victims told under the act")
                continue
            if fights_in(view, grammar, draft, later):
                _absorb(view, later, draft, "a verb with the event noun it fights in")
                break
            if fallen_into(draft, later):
                later.dropped = True
                draft.reason("trigger", "whose hands a place fell into", view.text.tokens[later.index].form.norm)
                continue
            named = halted(view, draft, later) or signed(draft, later) or breaks_its_word(draft, later)
            if named or one_noun_chain(view, draft, later) or put_down(draft, later):
                later.dropped = True
                draft.reason("trigger", "the act that it stops or names", view.text.tokens[later.index].form.norm)
                continue
            if aims_at_the_same(view, draft, later):
                _absorb(view, draft, later, "told twice")
                continue
            if act_of_victims(view, grammar, draft, later):
                _absorb(view, later, draft, "victims told under the act")
                break
            if kills_in_it(view, draft, later):
                _absorb(view, draft, later, "whom the act killed")
                continue
            if tells_which_act(view, draft, later):
                _absorb(view, draft, later, "which act it was")
                continue
            if told_by_its_subject(view, draft, later):
                _absorb(view, later, draft, "the act and what it targets")
                break
            toll = toll_of(view, drafts, draft, later)
            if toll:
                later.patients = known_victims(view, later.patients)
            if toll or restates(view, draft, later) or repeats(view, draft, later):
                _absorb(view, draft, later, "told twice")
    return [draft for draft in drafts if not draft.dropped]


def is_said_with(view: View, part: Draft, whole: Draft) -> bool:
    """`وصلت *تعزيزات`: a subject or object inside a predicate of several words tells nothing more of its type, nor what a sanction cuts short,
    a boycott leaves or a signature makes (`علقت الحكومة المفاوضات`)."""
    if part is not whole and part.frame.toll and counts_itself(view, whole, part.index):
        return True
    same = part.frame.type == whole.frame.type or part.frame.type in CUT_SHORT.get(whole.frame.type, ())
    if part is whole or not same or part.index not in whole.members or part.index == whole.index:
        return False
    phrase = view.phrase_of.get(part.index)
    if view.text.tokens[part.index].form.prep or (phrase is not None and phrase.prep):
        return False  # ردت على قصف المعسكر
    return len(part.members) < len(whole.members)


def act_of_victims(view: View, grammar: Grammar, victims: Draft, act: Draft) -> bool:
    """`قُتل خمسة جنود في هجوم`: the victims and the act under `في` or `خلال` are one report on the act's noun."""
    if victims.frame.type != "ASSAULT" or act.frame.type != "ASSAULT" or act.kind != "noun" or what_of_word(view, act.index) in HURT:
        return False
    if what_of(view, victims) not in HURT and not victims.frame.toll:
        return False
    if view.text.tokens[act.index].form.definite and not act.clause.arguments and act.link is None:
        return False
    return any(
        complement.function in CIRCUMSTANCE and any(p.first <= act.index < p.last or view.event_in(p) == act.index for p in complement.phrases)
        for complement in victims.clause.complements
    ) or _next_circumstance(view, grammar, victims, act)


def toll_of(view: View, drafts: list[Draft], act: Draft, toll: Draft) -> bool:
    """`أسفر الهجوم عن سقوط خمسة قتلى`: dead who fall as the result of the act told last are its toll, no report of their own; but إصابات
    are a masdar of hurting, and a report, unless there were none."""
    if act.frame.type != "ASSAULT" or not toll.frame.toll or toll.kind != "noun" or toll.index - act.index > 40:
        return False
    if any(d.frame.type == "ASSAULT" and not d.dropped and act.index < d.index < toll.index for d in drafts):
        return False
    if tells_who_fell(view, toll):
        return False  # أدى القصف إلى سقوط خمسة جنود
    form = view.text.tokens[toll.index].form
    cue = toll.index if form.prep else toll.index - 1
    if not form.prep and view.text.tokens[cue].form.stem_key in QUANTITIES:
        cue -= 0 if view.text.tokens[cue].form.prep else 1  # عن عشرات القتلى
    if not form.prep and view.kind(cue) != "P" and not view.text.tokens[cue].form.prep:
        return _leaves(view, act, toll)
    for position in range(cue, max(view.first - 1, cue - 8), -1):
        if view.kind(position) == "V" and position != toll.index:
            hurt = what_of_word(view, min(toll.index + 1, view.last - 1)) == "wounded" and view.kind(position - 1) != "G"
            results = view.knowledge.retellings.get("result", frozenset())
            return not hurt and any(fold(r.lexeme.lemma) in results for r in view.text.tokens[position].form.readings)
    return False


def _leaves(view: View, act: Draft, toll: Draft) -> bool:
    """`أوقع الهجوم عشرين قتيلا`, `الهجوم خلف عشرات القتلى`: the dead are the object of a verb that says what an act left behind."""
    leaving = view.knowledge.retellings["leave"]
    for position in range(toll.index - 1, max(view.first - 1, toll.index - 10), -1):
        if view.kind(position) == "V":
            told = any(fold(r.lexeme.lemma) in leaving for r in view.text.tokens[position].form.readings)
            return told and not (position < act.index - 1)
        if view.kind(position) in ".:S":
            return False
    return False


def _next_circumstance(view: View, grammar: Grammar, victims: Draft, act: Draft) -> bool:
    """Whether the act's noun is governed by في or خلال behind the victims, with no verb in between but such as tell of more victims or of who
    they were."""
    phrase = view.phrase_of.get(act.index)
    carrier = view.phrase_of.get(phrase.first - 1) if phrase is not None and not phrase.prep else None
    if carrier is not None and carrier.last == act.index and view.text.tokens[carrier.last - 1].form.stem_key in view.knowledge.carriers:
        phrase = replace(carrier, head=act.index)  # في أعمال قتال
    if phrase is None or phrase.head != act.index or not (phrase.prep in CIRCUMSTANCE or _for_so_long(view, phrase)):
        return False
    between = range(victims.index + 1, act.index)
    return all(view.kind(i) not in ".:SV" or _is_about_victims(view, grammar, i, phrase.prep_at) for i in between)


def _is_about_victims(view: View, grammar: Grammar, index: int, circumstance: int) -> bool:
    """Whether a verb tells of more victims (`قتل ثلاثة وفقد اثنان في هجوم`), or of those that stand right before it, and has what it is said of
    them behind it (`قتل رجال كانوا يستقلون سيارة في غارة`, `أشخاص يعتقد أنهم مسلحون`, not `رجل شارك في هجوم`)."""
    if view.kind(index) == "S":
        return bool(view.text.tokens[index].form.suffix) and view.kind(index - 1) == "V" and circumstance > index + 1
    if view.kind(index) != "V":
        return False
    if what_of_word(view, index):
        return True
    own = not view.text.tokens[index].form.conj and circumstance > index + 1 and view.kind(index + 1) not in ",P"
    return own and any(a.way == "relative" for a in grammar.verb(index).get(SUBJECT))


def _for_so_long(view: View, phrase: Phrase) -> bool:
    """Whether an act's noun stands behind the time that it took (`خلال أربعة أشهر من المعارك`)."""
    if phrase.prep != "من":
        return False
    at = phrase.prep_at - 1
    while at > view.first and at in view.time_tokens and view.preposition(at) not in CIRCUMSTANCE:
        at -= 1
    return at in view.time_tokens and at < phrase.prep_at - 1 and view.preposition(at) in CIRCUMSTANCE


def hits_what_it_targets(view: View, act: Draft, verb: Draft) -> bool:
    """`غارة استهدفت موقعا`: the verb says of the act itself whom it hits; one report, unless a comma makes it a clause of its own."""
    if act.frame.type != "ASSAULT" or verb.frame.type != "ASSAULT" or act.kind != "noun" or verb.kind != "verb" or what_of(view, verb):
        return False
    told = [a for a in verb.clause.get(SUBJECT) if a.phrase is not None and act.index in (a.phrase.head, view.event_in(a.phrase))]
    if not told or (verb.frame.mode == "destroy" and all(a.way == "shared" for a in told)):
        return False  # استهدفت الغارات مواقع ودمرت مخازن: the damage is told by itself
    return not any(view.kind(i) == "," for i in range(act.index, verb.index))


def goes_on_with(view: View, grammar: Grammar, act: Draft, verb: Draft) -> bool:
    """`غارات استهدفت موقعا وضربت مخازن`: a verb that is joined to one that tells of the act itself, and has no subject of its own."""
    if act.frame.type != "ASSAULT" or verb.frame.type != "ASSAULT" or act.kind != "noun" or verb.kind != "verb" or what_of(view, verb):
        return False
    if view.text.tokens[verb.first].form.conj != "و":
        return False
    between = [i for i in range(act.index + 1, verb.first) if view.kind(i) in "V.:S,"]
    own = [a for a in verb.clause.get(SUBJECT) if a.phrase is not None]
    if only_aims(view, verb) and all(a.way != "overt" for a in own) and any([link.verb] == between for link in act.links):
        return True  # هجوم شنه مسلحون واستهدف المقر
    if own:
        return False
    if not between or any(view.kind(i) != "V" for i in between):
        return False
    told = [a.phrase.head for a in grammar.verb(between[-1]).get(SUBJECT) if a.phrase is not None]
    return told == [act.index] and view.agreement(between[-1])[1:] == view.agreement(verb.first)[1:]


def kills_in_it(view: View, act: Draft, victims: Draft) -> bool:
    """`هجوم قُتل فيه أربعة`: a relative clause on the act tells of its victims, and takes the act up with a pronoun."""
    if act.frame.type != "ASSAULT" or victims.frame.type != "ASSAULT" or act.kind != "noun" or victims.kind != "verb":
        return False
    phrase, at = view.phrase_of.get(act.index), victims.index + 1
    if any(view.text.tokens[f.phrase.last - 1].form.suffix for f in victims.patients):
        return False  # اشتباكات قتل فيها ثلاثة من عناصرها: its own
    if what_of(view, victims) not in HURT or phrase is None or victims.agents or view.kind(at) != "P" or what_of(view, act) in HURT:
        return False
    form = view.text.tokens[at].form
    resumed = view.preposition(at) in CIRCUMSTANCE and form.suffix == ("ه" if phrase.gender == "m" and phrase.number == "s" else "ها")
    return resumed and not any(view.kind(i) in ".:S" for i in range(act.index, victims.index))


def tells_which_act(view: View, victims: Draft, verb: Draft) -> bool:
    """`قتل أربعة في التفجير الذي استهدف الجسر`: the relative clause only says which act the victims fell in."""
    if victims.frame.type != "ASSAULT" or verb.frame.type != "ASSAULT" or verb.kind != "verb" or what_of(view, verb):
        return False
    if what_of(view, victims) not in HURT:
        return False
    acts = [p.head for c in victims.clause.complements if c.function in CIRCUMSTANCE for p in c.phrases if view.is_event(p)]
    return any(a.way == "relative" and a.phrase is not None and a.phrase.head in acts for a in verb.clause.get(SUBJECT))


def put_down(act: Draft, protest: Draft) -> bool:
    """`فرقت الشرطة مظاهرة`: the demonstration that is put down is part of it."""
    if act.frame.type != "ASSAULT" or protest.frame.type != "PROTEST" or protest.kind != "noun" or protest.link is not None:
        return False
    return any(a.phrase is not None and a.phrase.head == protest.index and a.function in (OBJECT, GENITIVE, "ل") for a in act.clause.arguments)


def fights_in(view: View, grammar: Grammar, verb: Draft, noun: Draft) -> bool:
    """`يواجهون داعش في معارك`: of a verb of violence with في and an event noun, the noun is the trigger."""
    if verb.kind != "verb" or noun.kind != "noun" or verb.frame.type != "ASSAULT" or noun.frame.type != "ASSAULT":
        return False
    if what_of(view, verb) or what_of(view, noun) or view.text.tokens[noun.index].form.definite:
        return False
    return _next_circumstance(view, grammar, verb, noun)


def fallen_into(fall: Draft, hands: Draft) -> bool:
    """`سقوط المدينة في أيدي التنظيم`: who holds what has fallen is part of the fall."""
    if fall.frame.type != "CONTROL" or hands.frame.type != "CONTROL" or hands.frame.mode != "hold" or hands.kind == "verb":
        return False
    return any(c.at <= hands.index < c.phrases[-1].last for c in fall.clause.complements if c.phrases and c.function == IN_HANDS)


def halted(view: View, halt: Draft, act: Draft) -> bool:
    """`وقف هجومها`: what a halt stops is part of it, unless a clause of its own asserts it."""
    if halt.frame.type != "RETREAT" or halt.frame.mode != "ceasefire" or act.kind != "noun" or act.index - halt.index > 3:
        return False
    if act.index in halt.members:
        return True  # وقف فوري لإطلاق النار
    return view.kind(act.index + 1) != "R" and any(
        a.phrase is not None and a.phrase.first <= act.index < a.phrase.last for a in halt.clause.arguments
    )


def signed(deed: Draft, deal: Draft) -> bool:
    """`وقع الطرفان اتفاقا`: the agreement that is signed, approved or welcomed is no second event, unless it has parties of its own."""
    if deed.frame.type != "SUPPORT" or deed.kind != "verb" or deal.frame.type != "AGREE" or deal.kind != "noun" or deal.agents:
        return False
    return any(a.phrase is not None and a.phrase.first <= deal.index < a.phrase.last for a in deed.clause.arguments)


def one_noun_chain(view: View, one: Draft, other: Draft) -> bool:
    """`معارك مكافحة الإرهاب`: an event noun in the genitive of one of its own type is the same predicate."""
    if one.frame.type != other.frame.type or other.index != one.index + 1 or one.kind != "noun" or other.kind != "noun":
        return False
    form = view.text.tokens[other.index].form
    if form.conj or form.prep not in ("", "ل"):  # تبادل لإطلاق النار
        return False
    one.patients.extend(f for f in other.patients if f.phrase.head not in _heads([*one.agents, *one.patients]))
    one.places.extend(other.places)
    return True


def killed_and_wounded(view: View, one: Draft, other: Draft) -> bool:
    """`مقتل ثلاثة وإصابة سبعة`: killed and wounded joined by و are one report."""
    if one.frame.type != "ASSAULT" or other.frame.type != "ASSAULT" or what_of(view, other) not in HURT:
        return False
    if not (what_of(view, one) in HURT or _counts_fallen(view, one) or tells_who_fell(view, one)) or other.index - one.index > NEAR:
        return False
    besides = joins_more_victims(view, other)
    if one.kind == "verb" and other.kind != "verb" and one.link is None and not besides:
        return False
    named = [f for f in other.agents if f.rule not in UNSAID]
    if not _heads(named) <= _heads([*one.agents, *one.patients]):
        return False  # who wounds is somebody else
    joined = view.text.tokens[other.index].form.conj == "و" or view.text.tokens[other.index - 1].form.norm in ("و", "أو")
    return (joined or besides > 0) and not any(view.kind(i) in ".:S" for i in range(one.index, other.index - besides))


def _counts_fallen(view: View, draft: Draft) -> bool:
    """Whether a draft tells only how many fell (`سقوط خمسة قتلى`)."""
    return draft.kind == "noun" and any(count.what in HURT for count in draft.counts) and what_of(view, draft) == ""


def repeats(view: View, one: Draft, other: Draft) -> bool:
    """Whether a later predicate of the same type is joined to the first with و and brings nothing new (`السيطرة على بنغازي وتطهيرها`)."""
    if one.frame.type != other.frame.type or one.kind != other.kind or other.index - one.index > 10:
        return False
    form = view.text.tokens[other.index].form
    if form.conj != "و" and view.kind(other.index - 1) != "C":
        return False
    if any(view.kind(i) in ".:S" for i in range(one.index + 1, other.index)):
        return False
    if not form.suffix or not _heads(other.agents) <= _heads(one.agents):
        return False
    return _heads([*other.patients, *other.places]) <= _heads([*one.patients, *one.places])


def _heads(fillers: list[Filler]) -> set[int]:
    return {filler.phrase.head for filler in fillers}


def _absorb(view: View, stays: Draft, goes: Draft, why: str) -> None:
    goes.dropped = True
    heads = {f.phrase.head for f in (*stays.agents, *stays.patients)}
    if why.startswith("victims") and not stays.agents and any(a.function == "مع" for a in stays.clause.arguments):
        stays.agents, stays.patients = stays.patients, []  # قتلوا في اشتباكات مع الجيش: the foe did it
    suffered = (goes.kind == "verb" and goes.clause.passive) or goes.frame.scheme.verb.get(SUBJECT, (("agent", ""),))[0][0] == "patient"
    if suffered and not stays.agents and goes.patients:
        owners = {a.phrase.head for a in stays.clause.get("ل") if a.phrase is not None}
        stays.agents = [f for f in stays.patients if f.phrase.head in owners and f.identity.kind != "civilian"]
        stays.patients = [f for f in stays.patients if f not in stays.agents]  # قتل خمسة جنود في كمين للمسلحين: whose ambush it is
    stays.patients.extend(f for f in goes.patients if f.phrase.head not in heads)
    heads = {f.phrase.head for f in stays.agents}
    if not stays.agents:
        stays.agents.extend(f for f in goes.agents if f.phrase.head not in {p.phrase.head for p in stays.patients})
    if not stays.places:
        stays.places.extend(goes.places)
    for count in goes.counts:
        if all(c.what != count.what for c in stays.counts):
            stays.counts.append(count)
    stays.time = stays.time or goes.time
    stays.reason("trigger", why)

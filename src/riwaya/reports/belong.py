"""To whom phrases belong, and what can stand where: owners of positions and men, the army of a state, what is no party and no victim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.mentions.actors import Identity
from riwaya.mentions.coreference import REACH, Discourse, agrees
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import ADJECTIVE, GENITIVE, OBJECT, SUBJECT, Argument
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.functions import first_person, goes_on_speaking
from riwaya.reports.spots import PLACE_PREPOSITIONS
from riwaya.reports.view import BARE, BY, SIDES, View
from riwaya.spelling import fold

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # what two do with each other
BEFALLING = frozenset({"ASSAULT", "COERCE", "RETREAT"})
CLASH = "clash"  # the frame of fights in which both sides fight
EXCHANGED = frozenset({CLASH, "exchange_fire", "accuse-exchange", "support-sign-words"})  # what one of two cannot do alone
CONTENT = ("ب", "إلى", "عن", "على", "ل")  # prepositions behind which a verb has its content
OF_BODY = ("من", "ب", "في")  # behind people: to whom they belong (`مقاتلون من`, `ضابط في الجيش`, `جندي بالجيش`)


def owner_of(view: View, phrase: Phrase, identity: Identity) -> Identity | None:
    """Whose an indefinite position is (ل), or to whom indefinite armed people belong (من); None if it is not told."""
    if phrase.last >= view.last:
        return None
    following = view.phrase(phrase.last) or view.phrase(phrase.last + 1)
    if following is None or view.text.tokens[phrase.last].form.conj:
        return None
    if not (following.first == phrase.last or following.prep_at == phrase.last):
        return None
    last = view.text.tokens[phrase.last - 1].form
    belongs = following.prep == "ل" and phrase.last > phrase.head + 1 and last.stem_key.startswith("تابع")  # آليات تابعة للجيش
    of = following.prep == "من" and identity.kind == "armed"  # المسلحون من قبيلة الدينكا
    if not belongs and ((phrase.definite and not of) or not _tells_owner(view, phrase, identity, following.prep)):
        return None
    owner = view.mentions.actors.identify(following)
    return owner if owner.actor and owner.role in ARMED_ROLES | {"COP", "OPP", "TRB"} else None


def _tells_owner(view: View, phrase: Phrase, identity: Identity, prep: str) -> bool:
    """Whether a preposition behind indefinite things or people says whose they are (`مواقع للمعارضة`, `ضابط في الجيش`)."""
    if prep == "ل":
        noun = view.mentions.places.noun(phrase.head)
        ours = noun is not None and noun[0] in ("site", "base")
        return ours or (not identity.actor and (identity.kind == "asset" or identity.role == "UAF"))  # دورية للشرطة
    generic = identity.rule == "name" and view.knowledge.actors[identity.actor].kind == "generic"
    one = prep == "من" and phrase.number == "s" and identity.kind == "civilian"  # شاب من تنظيم القاعدة
    people = one or (generic and identity.role in ARMED_ROLES) or identity.kind in ("armed", "person")
    unnamed = generic or not identity.actor or identity.rule in ("role noun", "name") or "pattern" in identity.rule
    return people and unnamed and prep in OF_BODY


def lies_between(view: View, argument: Argument) -> bool:
    """Whether بين belongs to a word for what lies between two (`عبر الحدود المشتركة بين البلدين`)."""
    before = view.phrase_of.get(argument.phrase.first - 2) if argument.phrase is not None else None
    words = view.knowledge.retellings.get("border", frozenset())
    return before is not None and fold(view.text.tokens[before.head].form.stem) in words


def army_of(identity: Identity) -> Identity:
    """The army of a state whose adjective stands at an act of violence (`القصف الإسرائيلي`): it is the army that acts."""
    if identity.rule != "country" or not identity.actor.endswith(".GOV"):
        return identity
    return replace(identity, actor=f"{identity.country}.MIL", role="MIL")


def citizen_of(view: View, phrase: Phrase, identity: Identity) -> Identity:
    """Who an indefinite nationality alone is: one of the people, not the state (`قتل فلسطيني وأصيب مصري`)."""
    alone = phrase.last == phrase.first + 1 and not view.text.tokens[phrase.head].form.definite
    named = (m for found in view.mentions.names.get(phrase.head, ()) for m in found.meanings)
    if identity.rule != "country" or not alone or not any(m.kind == "adjective" for m in named):
        return identity
    return replace(identity, actor=f"{identity.country}.CIVILIANS", role="CVL", kind="civilian", rule="people")


def asks_itself(draft: Draft, argument: Argument) -> bool:
    """Whether من behind a call or request says from whom it comes (`مسيرة بدعوة من الحزب`), for nobody else is told to make it."""
    alone = not any(a.function in (GENITIVE, ADJECTIVE) for a in draft.clause.arguments)
    near = any(argument.phrase in c.phrases for c in draft.clause.complements if c.function == "من" and c.at - draft.index <= 2)
    return draft.frame.type == "REQUEST" and alone and near


def speaker_meant(view: View, discourse: Discourse, argument: Argument, gender: str, number: str) -> Filler | None:
    """Who spoke last, where a word of the first person means him, or a verb without subject goes on with what he says; else None."""
    speaker = discourse.speaker
    if speaker is None:
        return None
    if first_person(view, argument):
        return Filler(speaker.phrase, speaker.identity, "speaker")
    goes_on = argument.way == "dropped" and goes_on_speaking(view, argument.at) and agrees(speaker.phrase, gender, number)
    if goes_on and speaker.phrase.last <= argument.at and view.sentence.index - speaker.sentence <= REACH:
        return Filler(speaker.phrase, speaker.identity, "speaker")
    return None


def falls_on(draft: Draft) -> frozenset[str]:
    """The types of acts before an event noun whose victim its pronoun means: a word of suffering has whom the violence hit (`قصف المدنيين ما أدى
    إلى مقتلهم`), a masdar with its object in the genitive whom an act befell, too (`أفرج الجيش عن الجندي بعد خطفه`)."""
    if draft.kind != "noun":
        return frozenset()
    if draft.frame.scheme.verb.get(SUBJECT, (("agent", ""),))[0][0] == "patient":
        return frozenset({"ASSAULT"})
    objects = draft.frame.scheme.noun.get(GENITIVE, (("", ""),))[0][0] == "object"
    alone = not draft.clause.get(OBJECT) and not draft.clause.get("على")  # قصفها على الحي: whose it is
    return BEFALLING if objects and alone and draft.frame.type in BEFALLING and draft.reading.pos == "masdar" else frozenset()


def hit_before(here: Sequence[Draft], gender: str, number: str, types: frozenset[str]) -> Filler | None:
    """Whom the last act of some types of the sentence hit, for the pronoun of who fell in it."""
    act = next((d for d in reversed(here) if d.frame.type in types), None)
    return next((f for f in act.patients if agrees(f.phrase, gender, number) and f.identity.rule != "country"), None) if act else None


def side_by_side(view: View, draft: Draft) -> None:
    """Of two who do something with each other the first is the agent, the second the patient (`اتفق الجيش والمتمردون`, codebook, section 3),
    and of two who exchange something, or sign what one cannot sign alone (`تبادل الجيش والمسلحون القصف`, `وقعت روسيا ومصر اتفاقا`)."""
    scheme = draft.frame.scheme.verb
    mutual = draft.frame.type in MUTUAL and scheme.get("مع", ())[:1] == (("patient", ""),) and scheme.get("بين", (("", ""),))[0][0] == "parties"
    mutual = mutual and draft.frame.mode != "visit"
    exchanged = draft.frame.id in EXCHANGED or any(link.light.roles == "both" for link in draft.links)
    if not (mutual or exchanged) or len(draft.agents) != 2:
        return
    if any(f.identity.role for f in draft.patients):
        return  # not تنسق موسكو والقاهرة خطواتهما
    if draft.link is not None and draft.link.light.roles == "share":
        return  # شاركت فرنسا والكويت في مؤتمر
    first, second = draft.agents
    joined = view.text.tokens[second.phrase.first].form.conj == "و" and first.phrase.last == second.phrase.first
    if joined and first.phrase.definite:
        draft.agents, draft.patients = [first], [second]
        draft.reason("patients", "second of two parties")


def noun_functions(view: View, frames: set[str]) -> set[str]:
    """The functions that the nouns of some frames have slots for."""
    return {function for name in frames for function in view.knowledge.frames[name].scheme.noun}


def follows(argument: Argument, others: Sequence[Argument]) -> bool:
    """Whether a phrase with its preposition stands right behind one of some others."""
    phrase = argument.phrase
    begins = -1 if phrase is None or not phrase.prep else phrase.prep_at if phrase.prep_at >= 0 else phrase.first  # قوة *للجيش
    return begins >= 0 and any(other.phrase is not None and other.phrase.last == begins for other in others)


def unnamed(draft: Draft) -> list[Argument]:
    """The subjects of a draft that are told behind its verb and without article, so that ل behind them says whose they are."""
    return [a for a in draft.clause.get(SUBJECT) if a.phrase is not None and not a.phrase.definite]


def first_side(view: View, fillers: Sequence[Filler]) -> int:
    """How many of those behind بين are on the first side: one of two, those before من جهة where it divides them (`بين الحركة وحلفائها من
    جهة والجيش من جهة أخرى`), else all."""
    for number, (one, other) in enumerate(pairwise(fillers), start=1):
        between = range(one.phrase.last, other.phrase.first)
        if any(view.text.tokens[i].form.core_fold in SIDES for i in between):
            return number
    return 1 if len(fillers) == 2 else len(fillers)


def belongs_to_event(view: View, draft: Draft, argument: Argument) -> bool:
    """Whether a preposition complements an event noun between verb and complement (`طالبت بخروج المرتزقة من ليبيا`)."""
    if argument.phrase is None or argument.function in (SUBJECT, OBJECT, BY, *PLACE_PREPOSITIONS):
        return False
    for complement in draft.clause.complements:
        for phrase in complement.phrases:
            if phrase.last > argument.phrase.first or phrase.head == argument.phrase.head or not view.is_event(phrase):
                continue
            if phrase.head == draft.index and (argument.function != "ل" or argument.at == phrase.last):
                continue  # أجبروا على *الانسحاب من البلدة: the event is the trigger itself
            frames = {name for r in view.text.tokens[phrase.head].form.readings if not r.finite for name in r.lexeme.frames}
            if complement.function == argument.function:
                continue
            if complement.function not in CONTENT:
                adjacent = (
                    argument.function == "مع" and complement.phrases[-1].last == argument.phrase.prep_at and "مع" in noun_functions(view, frames)
                )
                if adjacent and complement.function not in ("في", BARE):
                    return True  # بسبب تحالف دولتهم مع الغرب
                if argument.function == "ل" and phrase.prep and phrase.last == argument.at and not phrase.definite:
                    return True  # قتل أربعة في هجوم للمقاومة: whose attack it is
                continue
            if any(argument.function in view.knowledge.frames[name].scheme.noun for name in frames):
                return True
    return False


def belongs_to_other(view: View, draft: Draft, argument: Argument) -> bool:
    """Whether a preposition stands right behind another event noun than that of a draft (`تدمير عربات مع الاستيلاء على أسلحة`, `جاءت الغارة
    مع استمرار المعارك بين الجيش والمتمردين`)."""
    before = view.phrase_of.get(argument.at - 1)
    if before is None or not before.head <= argument.at - 1 or argument.at - 1 <= draft.index or not view.is_event(before):
        return False
    other = before.head == argument.at - 1 and argument.function == "على"
    return other or (argument.function == "بين" and not before.first <= draft.index < before.last)

"""To whom phrases belong, and what can stand where: owners of positions and men, the army of a state, what is no party and no victim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.mentions.actors import Identity
from riwaya.mentions.coreference import agrees
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import Argument
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.view import View
from riwaya.spelling import fold

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # what two do with each other
CLASH = "clash"  # the frame of fights in which both sides fight
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


def hit_before(here: Sequence[Draft], gender: str, number: str) -> Filler | None:
    """Whom the last act of violence of the sentence hit, for the pronoun of who fell in it (`قصف الجيش المدنيين ما أدى إلى مقتلهم`)."""
    act = next((d for d in reversed(here) if d.frame.type == "ASSAULT"), None)
    return next((f for f in act.patients if agrees(f.phrase, gender, number) and f.identity.rule != "country"), None) if act else None


def side_by_side(view: View, draft: Draft) -> None:
    """Of two who do something with each other the first is the agent, the second the patient (`اتفق الجيش والمتمردون`, codebook, section 3)."""
    scheme = draft.frame.scheme.verb
    mutual = draft.frame.type in MUTUAL and scheme.get("مع", ())[:1] == (("patient", ""),) and scheme.get("بين", (("", ""),))[0][0] == "parties"
    if not (mutual or draft.frame.id == CLASH) or draft.frame.mode == "visit" or draft.patients or len(draft.agents) != 2:
        return
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
    begins = argument.phrase.prep_at if argument.phrase is not None else -1
    return begins >= 0 and any(other.phrase is not None and other.phrase.last == begins for other in others)

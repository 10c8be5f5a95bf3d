"""Who participants are that are told of by somebody named before: others (`وجرح سبعة آخرون`), and those of a pronoun (`قواتها`, `مقاتليه`)."""

from __future__ import annotations

from dataclasses import replace

from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.mentions.coreference import PRONOUNS, Discourse
from riwaya.reports.belong import army_of
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.view import View
from riwaya.spelling import fold

OTHERS = frozenset(fold(word) for word in ("آخر", "آخرون", "آخرين", "آخران", "أخرى", "أخريات"))
THIRD = frozenset({"ه", "ها", "هم", "هما"})  # pronouns of somebody told of before
OWNING = ARMED_ROLES | {"OPP", "TRB", "COP"}  # roles of those who have men of their own
KINDS = frozenset({"armed", "weapon", "asset"})


def settle_identities(view: View, discourse: Discourse, drafts: list[Draft]) -> None:
    """Gives the participants of a sentence that have no name of their own the identity of those whom they take up."""
    told: list[Filler] = []
    for draft in drafts:
        for slot in (draft.agents, draft.patients):
            slot[:] = [_of_owner(view, discourse, filler) for filler in slot]
        told += [f for f in draft.patients if f.identity.actor and f.identity.kind not in ("weapon", "asset")]
    told.sort(key=lambda filler: filler.phrase.first)
    for draft in drafts:
        draft.patients[:] = [_of_others(view, told, filler) for filler in draft.patients]


def _of_others(view: View, told: list[Filler], filler: Filler) -> Filler:
    """A number of others with the identity of the victims told before them in the sentence (`قتل جندي وأصيب أربعة آخرون`)."""
    phrase = filler.phrase
    last = view.text.tokens[phrase.last - 1].form
    if filler.identity.actor or fold(last.stem) not in OTHERS or last.definite:
        return filler
    if any(view.kind(i) not in "#XPD" and not _quantifies(view, i) for i in range(phrase.first, phrase.last - 1)):
        return filler  # سبعة متظاهرين آخرين
    before = [f for f in told if f.phrase.last <= phrase.first]
    return replace(filler, identity=replace(before[-1].identity, rule="others of those told before")) if before else filler


def _quantifies(view: View, index: int) -> bool:
    return view.text.tokens[index].form.stem_key in view.knowledge.partitives


def _of_owner(view: View, discourse: Discourse, filler: Filler) -> Filler:
    """Men or things of a pronoun with the identity of whom it means (`انسحبت قواتها`); those of a state are its army's."""
    phrase, identity = filler.phrase, filler.identity
    form = view.text.tokens[phrase.head].form
    generic = not identity.actor or identity.rule == "role noun" or identity.rule.startswith("pattern")
    if form.suffix not in THIRD or identity.kind not in KINDS | {""} or not identity.role + identity.kind or not generic:
        return filler
    if phrase.last != phrase.head + 1 and any(view.text.tokens[i].form.definite for i in range(phrase.head + 1, phrase.last)):
        return filler
    gender, number = PRONOUNS[form.suffix]
    found = discourse.resolve(before=phrase.first, sentence=view.sentence.index, gender=gender, number=number)
    if found is None or not found.identity.actor or found.identity.role not in OWNING | {"GOV"} or found.identity.kind == "person":
        return filler
    return replace(filler, identity=replace(army_of(found.identity), kind=identity.kind, rule="those of a pronoun"))

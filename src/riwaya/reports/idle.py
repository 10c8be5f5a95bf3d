"""Words of an event that tell none: who dies by accident, what somebody only needs, the moves that an attack hits."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.reports.counts import what_of
from riwaya.reports.doublets import HURT
from riwaya.reports.draft import Draft
from riwaya.reports.view import View
from riwaya.spelling import fold

NEAR = 12  # words between the dead and the accident
MEANWHILE = frozenset({"فيما", "بينما", "كما"})  # behind them stands another matter
WOUNDING = frozenset(fold(word) for word in ("إصابة", "أصاب"))  # the wounds of which somebody dies
WANTING = frozenset(fold(word) for word in ("حاجة", "الحاجة", "بحاجة", "لحاجة"))


def is_idle(view: View, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a predicate of a sentence is no event of its own by what stands around it."""
    if draft.frame.type == "ASSAULT":
        return _dies_by_accident(view, draft, drafts) or _is_reason(view, draft) or _is_not_by_arms(view, draft, drafts)
    if draft.frame.type == "COOPERATE":
        return _joins_in(draft, drafts)
    return _is_needed(view, draft) or _is_hit(view, draft, drafts)


def _dies_by_accident(view: View, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """`قتل جنديان في تحطم مروحية`: the dead of an accident, if nobody is said to have done it and no attack is told beside it."""
    if draft.agents or not (what_of(view, draft) in HURT or draft.frame.toll):
        return False
    words = view.knowledge.retellings
    if words["accident"].isdisjoint(view.forms) and words["fall"].isdisjoint(view.forms):
        return False
    if any(d.frame.type == "ASSAULT" and not (what_of(view, d) in HURT or d.frame.toll) for d in drafts):
        return False
    around = range(max(view.first, draft.first - NEAR), min(view.last, draft.last + NEAR))
    meanwhile = next((i for i in around if i > draft.index and view.text.tokens[i].form.core in MEANWHILE), view.last)
    found = any(_is_accident(view, i) and not (i > draft.index and view.text.tokens[i].form.conj) for i in around if i < meanwhile)
    return found and not any(_is_fire(view, i) for i in around)


def _is_not_by_arms(view: View, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """`قتل جنديان في حادث غير قتالي`: the dead and hurt of whom it is said that no fighting did it."""
    if draft.agents or not (what_of(view, draft) in HURT or draft.frame.toll):
        return False
    peaceful = view.knowledge.retellings["unarmed"]
    others = (d.index for d in drafts if d.index > draft.index and what_of(view, d) in HURT and fold(d.reading.lexeme.lemma) not in WOUNDING)
    for index in range(draft.last, min(draft.last + NEAR, min(others, default=view.last) - 1, view.last - 1)):
        form = view.text.tokens[index].form
        if view.kind(index) in ".:" or form.core in MEANWHILE:
            return False
        if form.norm == "غير" and view.text.tokens[index + 1].form.core_fold in peaceful:
            return True
    return False


def _is_reason(view: View, draft: Draft) -> bool:
    """`قصف الجيش البلدة ردا على هجوم`: ردا only says why something else is done."""
    form = view.text.tokens[draft.index].form
    return draft.kind == "noun" and form.norm == "ردا" and draft.link is None and draft.governor < 0


def _joins_in(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """`شارك مئات في مظاهرة`: who takes part in a gathering or talks is its agent; to take part in a fight is an act (codebook, section 3)."""
    return any(d.frame.type in ("PROTEST", "CONSULT") and any(link.verb == draft.index for link in d.links) for d in drafts)


def _is_accident(view: View, index: int) -> bool:
    """Whether a word tells of an accident (`تحطم مروحية`), not of a craft shot down."""
    form, before = view.text.tokens[index].form, view.text.tokens[index - 1].form
    if index > view.first and before.stem_key in view.knowledge.place_nouns:
        return False  # موقع سقوط الطائرة
    if form.core_fold in view.knowledge.retellings["accident"]:
        return True
    if form.core_fold not in view.knowledge.retellings["fall"] or index + 1 >= view.last:
        return False
    return fold(view.text.tokens[index + 1].form.stem) in view.knowledge.retellings["craft"]


def _is_fire(view: View, index: int) -> bool:
    """Whether a word is a means that can bring down a craft (`صاروخ`, `نيران`)."""
    told = (m for found in view.mentions.cues.get(index, ()) for m in found.meanings if m.kind == "means")
    return any(view.knowledge.means[int(m.id)][1] not in ("", "aerial") for m in told)


def _is_needed(view: View, draft: Draft) -> bool:
    """`تحتاج المدينة إلى دعم`, `بحاجة إلى تدريب`: what is only wanted."""
    if draft.kind != "noun" or draft.index <= view.first + 1:
        return False
    if draft.governor >= 0:
        return any(fold(r.lexeme.lemma) in view.knowledge.retellings["need"] for r in view.text.tokens[draft.governor].form.readings)
    phrase = view.phrase_of.get(draft.index)
    before = (phrase.prep_at if phrase is not None and phrase.prep_at >= 0 else draft.index) - 1
    return before >= view.first and view.text.tokens[before].form.norm in WANTING


def _is_hit(view: View, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """`استهدفت الغارات مواقع وتحركات المسلحين`: gatherings and moves that an attack hits are whom it hits."""
    if draft.frame.type != "MOBILIZE" or draft.kind != "noun" or draft.link is not None:
        return False
    if fold(view.text.tokens[draft.index].form.stem) not in view.knowledge.retellings["moves"]:
        return False
    for other in drafts:
        if other.frame.type == "ASSAULT" and other.index < draft.index:
            if draft.governor == other.index and draft.governed_by in ("object", "على"):
                return True
            if any(f.phrase.first <= draft.index <= f.phrase.last for f in other.patients):
                return True
    return False

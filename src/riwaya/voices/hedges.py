"""What is only supposed though the word that says so stands behind it, and what an act led to right behind such a word."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.reports.clause import SUBJECT
from riwaya.reports.code import Coded
from riwaya.reports.draft import Draft
from riwaya.reports.view import View

HEDGE = "hedge"  # the cue of `على الأرجح`
RESULTING = frozenset({"أسفر", "أدى", "خلّف", "أوقع", "تسبب", "ألحق"})  # what their subject did is told as fact, also where the result is negated


def hedged(coded: Coded) -> Iterator[tuple[int, int]]:
    """The token of a hedge and that of the predicate that its verb is part of, before it or right behind it (`استهدف القصف على ما يبدو مقر
    الحركة`, `كان القصف على الأرجح يستهدف`)."""
    view = coded.view
    for index, names in view.cues:
        behind = max((n.last for n in names if any(m.kind == "stance" and m.id == HEDGE for m in n.meanings)), default=-1)
        if behind < 0:
            continue
        verb = behind if behind < view.last and view.kind(behind) == "V" else _verb_before(view, index)
        if verb < 0:
            continue
        subjects = [a.phrase for a in coded.grammar.verb(verb).get(SUBJECT) if a.phrase is not None]
        heads = {p.head for p in subjects if p.definite}  # not قتل جندي في تفجير استهدف على ما يبدو قافلة
        told = (d for d in coded.drafts if verb in (d.first, d.clause.index) or (d.index < verb and d.index in heads))
        draft = next(told, None)
        if draft is not None and draft.index < index:
            yield index, draft.index


def _verb_before(view: View, index: int) -> int:
    """The verb of the clause that a token stands in, before it; -1 if there is none."""
    for position in range(index - 1, view.first - 1, -1):
        if view.kind(position) == "V":
            return position
        if view.kind(position) in ".:SR,":
            return -1
    return -1


def resulting(view: View, draft: Draft, first: int) -> int:
    """The verb that stands at a token, right behind a cue, if a draft is its result (`هجوما يعتقد أنه أسفر عن مقتل القائد`); else -1."""
    if draft.governor != first or draft.kind != "noun" or view.kind(first) != "V":
        return -1
    return first if any(r.finite and r.lexeme.lemma in RESULTING for r in view.text.tokens[first].form.readings) else -1

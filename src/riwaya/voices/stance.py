"""How a voice presents an event: actual, planned, demanded, threatened, possible, negated or denied (codebook, section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.knowledge.cues import StanceCue
from riwaya.reports.arguments import Clause
from riwaya.reports.code import CIRCUMSTANCE, PURPOSE, Coded
from riwaya.reports.draft import Draft
from riwaya.reports.view import View
from riwaya.spelling import fold
from riwaya.voices.scopes import Scope, act_content, clause_end

OF_ACT = {"REQUEST": "demanded", "THREATEN": "threatened", "AGREE": "planned"}
FACTUAL = CIRCUMSTANCE - {"في", "ب"}  # what stands behind them has happened, whatever the verb before says


@dataclass(frozen=True, slots=True)
class Reach:
    """Tokens `first` up to `last` under a cue that stands at `at`."""

    stance: str
    first: int
    last: int
    at: int
    cue: str
    verb_only: bool = False


def settle(coded: Coded, scopes: list[Scope]) -> None:
    """Sets the stance of every draft of a sentence: the cue that governs it most closely decides."""
    reaches = [*_particles(coded), *_verbs(coded), *_acts(coded), *_denials(scopes)]
    for draft in coded.drafts:
        _settle(coded.view, draft, reaches)


def _settle(view: View, draft: Draft, reaches: list[Reach]) -> None:
    best: Reach | None = None
    prep = _preposition(view, draft)
    for reach in reaches:
        if not reach.first <= draft.index < reach.last or reach.at == draft.index:
            continue
        if reach.verb_only and not _next_predicate(view, draft, reach):
            continue
        if prep in FACTUAL and draft.kind == "noun" and not reach.verb_only and reach.stance != "denied":
            continue
        if best is None or reach.at > best.at:
            best = reach
    form = view.text.tokens[draft.first].form
    if form.future:
        draft.stance = "planned"
        draft.reason("stance", "future", form.norm)
    elif best is not None:
        draft.stance = best.stance
        draft.reason("stance", f"cue {best.cue}")
    elif draft.link is not None and draft.link.light.stance:
        draft.stance = draft.link.light.stance
        draft.reason("stance", f"light verb {draft.link.light.id}")
    elif draft.frame.stance:
        draft.stance = draft.frame.stance
        draft.reason("stance", "frame")
    elif prep in PURPOSE and draft.kind == "noun" or form.prep == "ل" and draft.kind == "verb":
        draft.stance = "possible"
        draft.reason("stance", "purpose", form.norm)
    if draft.link is not None and draft.stance == "actual" and view.text.tokens[draft.link.verb].form.future:
        draft.stance = "planned"
        draft.reason("stance", "future of the light verb")


def _preposition(view: View, draft: Draft) -> str:
    phrase = view.phrase_of.get(draft.index)
    if phrase is not None and phrase.head == draft.index:
        return phrase.prep
    return view.text.tokens[draft.index].form.prep


def _next_predicate(view: View, draft: Draft, reach: Reach) -> bool:
    """Whether a draft is the first verb behind a particle, or the event noun that this verb carries."""
    verb = next((i for i in range(reach.first, reach.last) if view.kind(i) == "V"), -1)
    if draft.first <= verb <= draft.index or draft.index == verb:
        return True
    return draft.link is not None and draft.link.verb == verb or draft.governor == verb and verb >= 0 and draft.governed_by in ("object", "subject", "من", "ب", "إلى", "على")


def _particles(coded: Coded) -> Iterator[Reach]:
    """Fixed words: `لم`, `سوف`, `ربما`, `عدم`, `محاولة`, `من أجل`."""
    view = coded.view
    for index in range(view.first, view.last):
        for found in view.mentions.cues.get(index, ()):
            for meaning in found.meanings:
                if meaning.kind != "stance":
                    continue
                cue = view.knowledge.stances[meaning.id]
                if _excluded(view, cue, index, found.last) or not _needed(view, cue, found.last):
                    continue
                if cue.scope == "verb":
                    yield Reach(cue.stance, found.last, min(found.last + 5, view.last), index, cue.id, verb_only=True)
                else:
                    yield Reach(cue.stance, found.last, _end(view, cue, found.last), index, cue.id)


def _excluded(view: View, cue: StanceCue, index: int, behind: int) -> bool:
    after = [view.text.tokens[i].form.fold for i in range(behind, min(behind + 3, view.last))]
    before = [view.text.tokens[i].form.fold for i in range(max(view.first, index - 3), index)]
    return any(list(words) == after[: len(words)] for words in cue.unless) or any(
        list(words) == before[-len(words):] for words in cue.unless_before if words
    )


def _needed(view: View, cue: StanceCue, behind: int) -> bool:
    """Whether what the cue must be followed by follows it."""
    if not cue.needs:
        return True
    for index in range(behind, min(behind + 3, view.last)):
        kind = view.kind(index)
        if kind == "V":
            reading = view.verb_reading(index)
            return cue.needs == "verb" or reading is not None and reading.pos == cue.needs or reading is None and cue.needs == "imperfect"
        if kind in "NA":
            return cue.needs == "masdar"
        if kind not in "XG":
            return False
    return False


def _end(view: View, cue: StanceCue, first: int) -> int:
    return clause_end(view, first)


def _verbs(coded: Coded) -> Iterator[Reach]:
    """Verbs that are cues: `يعتزم`, `حاول`, `فشل في`."""
    view = coded.view
    for index in range(view.first, view.last):
        if view.kind(index) not in "VNA":
            continue
        for reading in view.text.tokens[index].form.readings:
            if not reading.lexeme.cues or reading.finite != (view.kind(index) == "V"):
                continue
            for name in reading.lexeme.cues:
                cue = view.knowledge.stances[name]
                clause = coded.grammar.verb(index) if reading.finite else None
                if _excluded(view, cue, index, index + 1):
                    continue
                first = _complement(view, cue, clause, index)
                if first >= 0:
                    yield Reach(cue.stance, first, clause_end(view, first), index, cue.id)
            break


def _complement(view: View, cue: StanceCue, clause: Clause | None, index: int) -> int:
    """Where what a cue verb governs begins; -1 if the preposition that it needs is missing."""
    if not cue.prep:
        return index + 1
    wanted = {fold(p) for p in cue.prep}
    if "object" in wanted or fold("أن") in wanted and clause is not None and clause.content >= 0:
        return index + 1
    for position in range(index + 1, min(index + 14, view.last)):
        form = view.text.tokens[position].form
        if view.kind(position) == ".":
            return -1
        if view.kind(position) == "P" and fold(view.preposition(position)) in wanted or form.prep and form.prep in wanted:
            return position
    return -1


def _acts(coded: Coded) -> Iterator[Reach]:
    """What is called for is demanded, what is threatened threatened, what is agreed planned."""
    for draft in coded.drafts:
        stance = OF_ACT.get(draft.frame.type)
        first = act_content(draft) if stance else -1
        if stance and first >= 0:
            yield Reach(stance, first, clause_end(coded.view, first), draft.index, draft.frame.id)


def _denials(scopes: list[Scope]) -> Iterator[Reach]:
    for scope in scopes:
        if scope.stance:
            yield Reach(scope.stance, scope.first, scope.last, scope.at, scope.cue)

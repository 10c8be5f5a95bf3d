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
    view = coded.view
    governing: dict[int, Reach] = {}
    for reach in (*_particles(coded), *_verbs(coded), *_acts(coded), *_denials(scopes)):
        for draft in _governed(view, coded.drafts, reach):
            if draft.index not in governing or reach.at > governing[draft.index].at:
                governing[draft.index] = reach
    for draft in coded.drafts:
        _settle(view, draft, governing.get(draft.index))


def _governed(view: View, drafts: tuple[Draft, ...], reach: Reach) -> list[Draft]:
    """The drafts that a cue governs: the first predicate behind it, and those joined to that one with و or أو."""
    found: list[Draft] = []
    for draft in drafts:
        if not reach.first <= draft.index < reach.last or draft.index == reach.at:
            continue
        if not found:
            if reach.verb_only:
                if _next_predicate(view, draft, reach):
                    found.append(draft)
                continue
            if _reachable(view, draft, reach):
                found.append(draft)
                continue
            return []
        form = view.text.tokens[draft.first].form
        joined = form.conj == "و" or view.kind(draft.first - 1) == "C"
        if draft.kind != found[-1].kind or not joined or any(view.kind(i) in "VRS:." for i in range(found[-1].index + 1, draft.first)):
            break
        found.append(draft)
    return found


def _reachable(view: View, draft: Draft, reach: Reach) -> bool:
    """Whether no other verb or relative clause stands between a cue and a predicate, and no circumstance holds it."""
    own = {draft.index, draft.first, draft.link.verb if draft.link is not None else -1}
    between = [i for i in range(reach.first, draft.index) if view.kind(i) in "VR" and i not in own]
    if between:
        return False
    if draft.kind == "noun":
        preposition = _preposition(view, draft)
        if preposition in FACTUAL and draft.index > reach.first + 1:
            return False
    return True


def _settle(view: View, draft: Draft, best: Reach | None) -> None:
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
    elif _is_purpose(view, draft):
        draft.stance = "possible"
        draft.reason("stance", "purpose", form.norm)
    if draft.link is not None and draft.stance == "actual" and view.text.tokens[draft.link.verb].form.future:
        draft.stance = "planned"
        draft.reason("stance", "future of the light verb")


def _is_purpose(view: View, draft: Draft) -> bool:
    """Whether a masdar or verb with ل says what an act is meant for; behind an indefinite masdar ل only marks its object."""
    form = view.text.tokens[draft.first].form
    if draft.kind == "verb":
        return form.prep == "ل"
    if draft.kind != "noun" or _preposition(view, draft) not in PURPOSE or draft.link is not None or draft.reading.pos != "masdar":
        return False
    before = view.text.tokens[draft.index - 1].form if draft.index > view.first else None
    return before is None or before.definite or not any(r.pos == "masdar" and r.lexeme.frames for r in before.readings)


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

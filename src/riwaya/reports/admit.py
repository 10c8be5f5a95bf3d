"""Predicates that the conditions of their frames keep out, admitted where a trained scorer takes them for reports.

The conditions (`when`) ask for a complement that the grammar must have found; where it found none, or could not tell what it is, the word
and its surroundings often tell. The scorer is linear over the named features below: weights in `models/admit.tsv`, how they came about
in `models/admit.md`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from riwaya.reports.draft import Draft
from riwaya.reports.view import View

MODEL = "admit.tsv"
BIAS, THRESHOLD = "(bias)", "(threshold)"
NEAR = 4  # words before a trigger that are searched for a negation or conjunction


def admitted(view: View, refused: Sequence[Draft]) -> Draft | None:
    """The draft among those that no condition let through which the scorer takes for a report, if there is one."""
    path = view.knowledge.models.get(MODEL)
    if path is None or not refused:
        return None
    weights = _weights(path)
    best = max(refused, key=lambda draft: _score(view, draft, weights))
    sure = _score(view, best, weights)
    if sure < weights[THRESHOLD]:
        return None
    best.reason("type", "admitted by the scorer", f"{sure:.2f}")
    return best


@cache
def _weights(path: Path) -> dict[str, float]:
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return {name: float(weight) for name, weight in rows}


def _score(view: View, draft: Draft, weights: dict[str, float]) -> float:
    """How sure the scorer is that a draft is a report, from 0 to 1."""
    return 1 / (1 + math.exp(-weights[BIAS] - sum(weights.get(name, 0.0) for name in features(view, draft))))


def features(view: View, draft: Draft) -> list[str]:
    """What the scorer sees of a draft: names of features that are on."""
    return list(dict.fromkeys((*_word(view, draft), *_clause(view, draft), *_place(view, draft))))


def _word(view: View, draft: Draft) -> Iterator[str]:
    """The word and its frame, and which conditions the frame sets."""
    form, frame, kind = view.text.tokens[draft.index].form, draft.frame, draft.kind
    yield from (f"kind={kind}", f"{kind} type={frame.type}", f"frame={frame.id}", f"{kind} frame={frame.id}", f"word={form.stem_key}")
    for function, wanted in frame.when:
        yield f"{kind} when {function}"
        yield from (f"{kind} when {function} {name}" for name in sorted(wanted))
    if kind != "verb":
        yield f"{kind} definite={form.definite} suffix={bool(form.suffix)}"
        yield f"number={draft.reading.number}"
    yield f"{kind} conj={form.conj}"
    yield f"{kind} clitic={form.prep}"


def _clause(view: View, draft: Draft) -> Iterator[str]:
    """What the grammar found around it: complements, the verb above it, the phrase that it stands in."""
    kind, tokens = draft.kind, view.text.tokens
    found = sorted({argument.function for argument in draft.clause.arguments})
    yield from (f"{kind} has {function}" for function in found)
    yield f"{kind} bare={not found}"
    yield f"{kind} passive={draft.clause.passive}"
    yield f"light={draft.link is not None}"
    phrase = view.phrase_of.get(draft.index) if kind != "verb" else None
    if phrase is not None:
        yield f"{kind} prep={phrase.prep}"
        yield f"{kind} head={phrase.head == draft.index}"
        if phrase.head != draft.index:
            yield f"of {tokens[phrase.head].form.stem_key}"
            yield f"of event={tokens[phrase.head].form.event}"
    if draft.governor >= 0:
        readings = [r for r in tokens[draft.governor].form.readings if r.finite]
        above = next((view.knowledge.frames[name].type for r in readings for name in r.lexeme.frames), "none")
        yield f"{kind} is {draft.governed_by} of {above}"
        yield f"{kind} is {draft.governed_by}"
        yield f"under speech={any(r.lexeme.speech for r in readings)}"


def _place(view: View, draft: Draft) -> Iterator[str]:
    """Where it stands: word classes and words beside it, a conjunction before it, title or text."""
    index, kind, tokens = draft.index, draft.kind, view.text.tokens
    yield f"{kind} between {view.kind(index - 1)}{view.kind(index + 1)}"
    yield f"{kind} before {view.kind(index + 1)}"
    if index > view.first:
        yield f"behind {tokens[index - 1].form.stem_key}"
    if index + 1 < view.last:
        yield f"then {tokens[index + 1].form.stem_key}"
        yield f"{kind} then definite={tokens[index + 1].form.definite}"
    for position in range(index - 1, max(view.first, index - NEAR) - 1, -1):
        if view.kind(position) in "GRS.:,":
            yield f"{kind} after {view.kind(position)}"
            break
    yield f"{kind} title={view.sentence.index == 0}"
    yield f"{kind} dated={bool(view.times)}"
    stem = tokens[index].form.stem_key
    yield f"{kind} again={any(token.form.stem_key == stem for token in tokens[: view.first])}"

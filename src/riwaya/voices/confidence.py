"""How sure the program is of a report: the probability that it is right, and what makes it doubtful.

A report counts as right if the text tells an event of its type there, and who does it, to whom, who tells it (the nearest source, or
nobody) and its stance are all right (`riwaya.evaluate.calibration`). The probability is logistic: signs that hold of a report
add their weights (`models/confidence.tsv`, trained by tools/train_confidence.py). The weights of a group balance, so that a negative one
says by itself: more often wrong than other reports."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from riwaya.reports.draft import Draft, Filler
from riwaya.reports.view import View
from riwaya.voices.embedded import Scope

BASE = "base"  # the row of the weights that holds for every report
DOUBT = -0.3  # a weight from here down is worth telling: at even odds it takes seven hundredths off
TOLD = 3  # so many doubts are told at most
OVERT = ("subject", "object", "genitive")
CONTENT = frozenset("VNA")
USUAL = ((7, "rare"), (8, "uncommon"), (9, "usual"))  # mean of the logarithms of ar/frequencies.tsv
DISTANCES = ((3, "near"), (8, "some words off"))


def rate(signs: Iterable[str], weights: Mapping[str, float]) -> tuple[float, list[str]]:
    """The probability that a report with these signs is right, and the signs that speak most against it, the gravest first."""
    found = sorted((weights.get(sign, 0.0), sign) for sign in signs)
    odds = weights.get(BASE, 0.0) + math.fsum(weight for weight, _ in found)
    return round(1 / (1 + math.exp(-odds)), 2), [sign for weight, sign in found if weight <= DOUBT][:TOLD]


def signs_of(view: View, draft: Draft, scopes: Sequence[Scope]) -> frozenset[str]:
    """What holds of a draft whose fields are all settled, each as `group: value`; `scopes` are those of its sentence."""
    return frozenset(_signs(view, draft, scopes))


def _signs(view: View, draft: Draft, scopes: Sequence[Scope]) -> Iterator[str]:
    yield f"type: {draft.frame.type}"
    yield f"trigger: {_trigger(draft)}"
    yield f"conditions: {'met' if draft.frame.when else 'none'}"
    for slot, fillers in (("agents", draft.agents), ("patients", draft.patients)):
        yield from _participants(view, draft, slot, fillers)
    yield f"voice: {_voice(view, draft, scopes)}"
    yield f"stance: {draft.stance}"
    yield f"ground: {draft.ground}"
    yield f"place: {_place(draft)}"
    yield f"depth: {_step(draft.index - view.first, 'deep')}"
    yield f"words: {_usual(view)}"


def _trigger(draft: Draft) -> str:
    if draft.kind == "verb":
        return "passive verb" if draft.clause.passive else "verb"
    if draft.kind != "noun":
        return "participle"
    return "carried noun" if draft.link else "governed noun" if draft.governor >= 0 else "noun"


def _participants(view: View, draft: Draft, slot: str, fillers: Sequence[Filler]) -> Iterator[str]:
    """How a slot was filled, how surely its fillers are known, and how far the first stands from the trigger."""
    if not fillers:
        yield f"{slot}: none, {_trigger(draft)}"
        return
    ways = {_way(reason.rule) for reason in draft.because if reason.field == slot}
    for way in sorted(ways) or ["other"]:
        yield f"{slot}: {way}"
    yield f"{slot} known: {'yes' if all(f.identity.role for f in fillers) else 'no'}"
    yield f"{slot} number: {'one' if len(fillers) == 1 else 'several'}"
    head = fillers[0].phrase.head
    if view.first <= head < view.last:
        yield f"{slot} distance: {_step(abs(head - draft.index), 'far')}"
    else:
        yield f"{slot} distance: another sentence"


def _way(rule: str) -> str:
    """The way of a rule of filling: `subject (pronoun)` is a pronoun, `subject (overt)` the subject, other functions a complement."""
    function, bracket, way = rule.partition(" (")
    if not bracket:
        return "parties" if function == "between two parties" else "inherited"
    way = way.rstrip(")")
    return (function if function in OVERT else "complement") if way == "overt" else way


def _voice(view: View, draft: Draft, scopes: Sequence[Scope]) -> str:
    """Who tells it, and whether he is named in its own sentence; a source beside the narrator shows that this sentence was understood."""
    if not draft.voice:
        return "narrator beside a source" if scopes else "narrator"
    if len(draft.voice) > 1:
        return "chain"
    return "in the sentence" if view.sentence.start <= draft.voice[0].span.start < view.sentence.end else "another sentence"


def _place(draft: Draft) -> str:
    if not draft.places:
        return "none"
    return "inferred" if draft.place_rule.startswith("place ") else "told"


def _usual(view: View) -> str:
    """How usual the content words of the sentence are in news: among rare ones the word classes, names and borders of phrases are less sure."""
    known = view.knowledge.frequencies
    sentence = slice(view.first, view.last)
    forms = [token.form for token, kind in zip(view.text.tokens[sentence], view.text.kinds[sentence], strict=True) if kind in CONTENT]
    mean = sum(known.get(form.norm) or known.get(form.core_fold, 0) for form in forms) / (len(forms) or 1)
    return next((name for limit, name in USUAL if mean < limit), "very usual")


def _step(tokens: int, beyond: str) -> str:
    return next((name for limit, name in DISTANCES if tokens <= limit), beyond)

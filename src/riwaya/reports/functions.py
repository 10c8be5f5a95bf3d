"""What the form and meaning of a word say about its place in a clause: what can be no subject, and what must be one."""

from __future__ import annotations

from riwaya.mentions.phrases import Phrase
from riwaya.reports.view import Complement, View
from riwaya.spelling import key

# Types whose verbs govern what they speak of by a preposition.
OF_SPEECH = frozenset(["ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT"])


def is_circumstance(view: View, complement: Complement) -> bool:
    """Whether a participle in the accusative says in what state somebody acts (`اقتحم الجيش معززا بآلياته البلدة`)."""
    phrase, tokens = complement.phrases[0], view.text.tokens
    form = tokens[phrase.head].form
    if phrase.last > phrase.first + 1 or phrase.definite or not form.norm.endswith("ا") or phrase.last >= view.last:
        return False
    if key(form.stem) in view.knowledge.roles or key(form.norm[:-1]) in view.knowledge.roles:
        return False
    following = tokens[phrase.last].form
    governs = bool(following.prep) or view.kind(phrase.last) == "P"
    participles = [r for r in form.readings if r.pos in ("active", "passive")]
    return governs and len(participles) == len(form.readings) > 0


def is_oblique(view: View, phrase: Phrase) -> bool:
    """Whether a phrase begins with a sound plural in ين, which is never a subject (`فرقت المتظاهرين`)."""
    stem = view.text.tokens[phrase.head].form.stem
    if phrase.head != phrase.first or not stem.endswith("ين"):
        return False
    return key(stem.removesuffix("ين") + "ون") in view.knowledge.roles


def denies(view: View, index: int) -> bool:
    """Whether a verb can only be one of denial, whose subject is somebody."""
    speeches = {r.lexeme.speech for r in view.text.tokens[index].form.readings if r.finite and r.person == 3}
    return bool(speeches) and "" not in speeches and all(view.knowledge.speeches[name].strength == "denies" for name in speeches)


def calls(view: View, index: int, phrase: Phrase) -> bool:
    """Whether a verb of asking or welcoming has what it asks for right behind a phrase, which is then the one who asks."""
    frames = {name for r in view.text.tokens[index].form.readings if r.finite for name in r.lexeme.frames}
    if not any(view.knowledge.frames[name].type in OF_SPEECH for name in frames):
        return False
    return view.kind(phrase.last) == "P" and view.preposition(phrase.last) == "إلى"

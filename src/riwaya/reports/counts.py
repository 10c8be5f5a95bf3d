"""Counts of victims: quantities whose unit are people, and what became of them (codebook, `counts`)."""

from __future__ import annotations

from riwaya.mentions.phrases import Phrase
from riwaya.mentions.quantities import Quantity
from riwaya.model import Count
from riwaya.reports.clause import OBJECT, Argument
from riwaya.reports.draft import Draft
from riwaya.reports.view import View
from riwaya.spelling import key

QUOTES = frozenset('"«“”»')
QUANTITIES = frozenset({"عدد", "عددا", "عشرات", "مئات", "الاف", "بعض", "عديد"})
NEAR = 3  # tokens between a quantity and the word that it counts


def what_of(view: View, draft: Draft) -> str:
    """What a draft's own word says became of people (killed, wounded ...); empty if it says nothing."""
    return what_of_word(view, draft.index) or view.knowledge.victims.get(key(draft.reading.lexeme.lemma), "")


def what_of_word(view: View, index: int) -> str:
    """As `what_of`, for any word."""
    form = view.text.tokens[index].form
    found = view.knowledge.victims.get(key(form.stem)) or view.knowledge.victims.get(key(form.core))
    if found:
        return found
    for reading in form.readings:
        found = view.knowledge.victims.get(key(reading.lexeme.lemma))
        if found:
            return found
    return ""


def read_counts(view: View, draft: Draft, until: int) -> list[Count]:
    """The counts between a draft's trigger (or its patients) and token `until`: those of its own victims and those that carry
    their own word (`و66 جريحا`)."""
    own = what_of(view, draft)
    patients = [f.phrase for f in draft.patients]
    found: list[Count] = []
    for quantity in view.mentions.quantities[view.sentence.index]:
        first, last = quantity.start_token + view.first, quantity.end_token + view.first
        in_patient = any(p.first < last and first < p.last for p in patients)  # نحو stands before the phrase
        in_reach = draft.first - 6 <= first < until
        if not (in_patient or in_reach) or quantity.kind != "cardinal":
            continue
        count = _count(view, quantity, first, last, own if in_patient else "")
        if count is not None and all(c.what != count.what or c.best != count.best for c in found):
            found.append(count)
    return found


def named_among(view: View, draft: Draft) -> list[Argument]:
    """Who is said to be among the dead: the predicate behind the trigger (`من بين القتلى ضابط`, `أحد القتلى هو سالم`)."""
    if draft.kind != "noun" or min(draft.members) == draft.index:
        return []
    position = draft.index + 1
    while position < view.last and (view.kind(position) == "O" or view.text.tokens[position].form.norm in QUOTES or _is_listing(view, position)):
        position += 1
    phrase = view.phrase_of.get(position) if position < view.last else None
    if phrase is None or phrase.first != position or phrase.prep or view.kind(phrase.head) not in "NA":
        phrase = _who_was(view, min(draft.members) - 1)
    if phrase is None:
        return []
    return [Argument(OBJECT, member, member.first) for member in view.group(phrase)]


def _who_was(view: View, index: int) -> Phrase | None:
    """The subject of كان or the like that stands right before a token or around it, of whom is said that he is among the dead (`11 جنديا كانوا
    ضمن القتلى`, `كان القائد من بين القتلى`)."""
    index -= view.kind(index) == "P"  # من بين
    before = view.phrase_of.get(index - 1 if _was(view, index) else index)
    if before is None or before.prep or view.kind(before.head) not in "NA":
        return None
    if _was(view, before.first - 1):
        return None if view.text.tokens[before.head].form.norm.endswith("ا") else before  # كان موجودا ضمن القتلى
    return before if _was(view, index) else None


def _was(view: View, index: int) -> bool:
    form = view.text.tokens[index].form
    return index >= view.first and any(r.lexeme.lemma == "كان" for r in form.readings if r.finite)


def _is_listing(view: View, index: int) -> bool:
    """Whether a verb only says that a list holds somebody (`قائمة القتلى شملت ضابطا`)."""
    return view.kind(index) == "V" and any(r.lexeme.lemma in ("شمل", "ضمّ", "تضمّن") for r in view.text.tokens[index].form.readings)


def _count(view: View, quantity: Quantity, first: int, last: int, own: str) -> Count | None:
    """A count if the counted word is a victim's, or if the quantity belongs to the predicate's victims (`own`)."""
    unit = last if quantity.end_token > quantity.start_token else first
    for position in range(first, min(last + NEAR, view.last)):
        form = view.text.tokens[position].form
        if position >= last and (view.kind(position) in ".,VS" or form.conj or form.prep or (view.kind(position) == "P" and form.norm != "من")):
            break
        carried = what_of_word(view, position) if view.kind(position) in "NA" else ""
        if carried:
            return _make(view, quantity, carried, position)
    if not own:
        return None
    unit = min(max(first, last), view.last - 1)
    return _make(view, quantity, own, unit)


def _make(view: View, quantity: Quantity, what: str, unit: int) -> Count:
    who = view.text.tokens[unit].form.norm if view.kind(unit) in "NA" else ""
    low, best, high = (None if value is None else int(value) for value in (quantity.low, quantity.best, quantity.high))
    return Count(what, who, low, best, high, quantity.start, quantity.end)

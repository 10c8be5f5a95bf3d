"""What is told of the time to come without a word of planning: a verb joined to one in the future, a day after publication, a duty."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.mentions.actors import NOBODY
from riwaya.reports.clause import SUBJECT
from riwaya.reports.code import Coded
from riwaya.reports.draft import Draft
from riwaya.reports.view import View


def goes_on_with_future(coded: Coded, verb: int) -> bool:
    """Whether the verb of an act is joined to a verb in the future whose subject it shares (`سيزور الوزير القاهرة ويلتقي الرئيس`)."""
    view = coded.view
    if view.kind(verb) != "V" or view.text.tokens[verb].form.conj != "و" or not _is_imperfect(view, verb):
        return False
    if any(a.way not in ("shared", "dropped") for a in coded.grammar.verb(verb).get(SUBJECT)):
        return False
    before = next((i for i in range(verb - 1, view.first - 1, -1) if view.kind(i) in "VSR.:"), -1)
    if view.kind(before) != "V":
        return False
    return view.text.tokens[before].form.future or (before > view.first and view.text.tokens[before - 1].form.core == "سوف")


def lies_ahead(view: View, draft: Draft, verb: int) -> bool:
    """Whether an act that no past verb tells has a day after that of publication (`يزور الوزير القاهرة غدا`)."""
    published, when = view.text.article.published, draft.time
    if published is None or when is None or when.low is None or when.low <= published:
        return False
    return view.kind(verb) != "V" or _is_imperfect(view, verb)


def duties(view: View) -> Iterator[tuple[int, int]]:
    """The token of على and that of the masdar or verb with أن right behind whom it opens a clause with (`إن على الحكومة
    سحب قواتها`, `إن على الحكومة أن تسحب قواتها`)."""
    for index in range(view.first, view.last - 2):
        form = view.text.tokens[index].form
        if form.core != "على" or form.suffix or view.kind(index) != "P" or not (index == view.first or view.kind(index - 1) in "SQ:"):
            continue
        phrase = view.phrase(index + 1)
        if phrase is None or view.mentions.actors.identify(phrase) is NOBODY:
            continue
        if view.kind(phrase.last) == "S" and view.text.tokens[phrase.last].form.core == "أن" and view.kind(phrase.last + 1) == "V":
            yield index, phrase.last + 1
            continue
        duty = view.phrase(phrase.last)
        if duty is not None and not duty.prep and view.kind(duty.head) == "N" and (view.is_masdar(duty) or view.is_event(duty)):
            yield index, duty.first


def _is_imperfect(view: View, index: int) -> bool:
    """Whether a verb stands in the imperfect."""
    reading = view.verb_reading(index)
    return reading is not None and reading.pos == "imperfect"

"""Where a clause goes on behind a relative clause in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.reports import asides

if TYPE_CHECKING:
    from riwaya.reports.view import View


def behind_relative(view: View, index: int, start: int, *, full: bool) -> int:
    """The token behind a relative clause where the clause around it goes on with an object (`طائرات التحالف الذي تقوده المملكة
    غارات`, `دعت الفصائل التي تسيطر على المدينة السكان إلى`); -1 if it does not. `start`: behind the verb of that
    clause; `full`: it has its object, and awaits at most what is asked or said."""
    position = next((i for i in range(index + 1, min(index + 5, view.last)) if view.kind(i) == "V"), -1)
    if position < 0:
        return -1
    inner, outer = asides.governed(view, position), asides.governed(view, start - 1, full=full)
    own = bool(view.text.tokens[position].form.suffix)  # with a pronoun the relative verb has its own subject behind it
    own = own or (_has_object(view, position) and view.phrase(position + 1) is not None)  # الذين يستهدفون المدنيين
    spent = False  # whether the phrase that is its own has passed: قتل في التفجير الذي استهدف الجسر أربعة
    filled = False  # whether it has what it governs by a preposition
    position += 1
    while position < view.last:
        if position in view.times:
            position = view.times[position]
            continue
        if asides.behind_dashes(view, position) > 0:
            position = asides.behind_dashes(view, position)
            continue
        marker = view.agent_marker(position)
        begin = position
        if view.kind(position) == "P" and not marker:
            marker = position + 1
        phrase = view.phrase(marker or position)
        if phrase is None or view.text.tokens[position].form.conj:
            return -1
        if phrase.prep and (filled or spent) and phrase.prep in outer and phrase.prep not in inner:
            view.resumed[begin] = index
            return begin
        if not marker and not phrase.prep:
            if filled and not own and "object" in outer:
                view.resumed[position] = index
                return position
            if not own and (phrase.number != "s" or view.event_in(phrase) >= 0):
                return position
            if not own and (spent or not phrase.definite):
                return -1
            own, spent = False, True
        filled = filled or phrase.prep in inner
        position = view.group(phrase)[-1].last
    return -1


def behind_description(view: View, index: int, start: int) -> int:
    """The token behind a clause without relative pronoun that tells what somebody without article wears, whose he is or for whom he is taken,
    where he stands right behind the verb before `start` (`خطف مسلحون يرتدون زيا عسكريا ثلاثة صحفيين`); -1 if there is none."""
    phrase = view.phrase_of.get(index - 1)
    if phrase is None or phrase.first != start or phrase.definite or phrase.prep or view.text.tokens[index].form.conj:
        return -1
    return _described(view, index)


def _described(view: View, index: int) -> int:
    """The token behind a verb of description and what it governs; -1 if the verb is none."""
    form, position = view.text.tokens[index].form, index + 1
    kinds = view.knowledge.retellings
    if form.core_fold in kinds.get("taken", ()):
        if view.kind(position) != "S" or not view.text.tokens[position].form.suffix:
            return -1
        position += 1
        if view.kind(position) == "V":
            return _described(view, position)  # يعتقد أنهم ينتمون إلى الحركة
        told = view.phrase(position + 1 if view.kind(position) == "P" else position)
    elif view.kind(position) == "V" and any(r.lexeme.lemma == "كان" for r in form.readings):
        return _described(view, position)  # مسلحون كانوا يستقلون سيارة
    elif form.core_fold in kinds.get("belongs", ()):
        told = view.phrase(position + 1 if view.kind(position) == "P" else position)
        told = told if told is not None and told.prep else None
    elif form.core_fold in kinds.get("bears", ()):
        told = view.phrase(position)
        told = told if told is not None and not told.prep else None
    else:
        return -1
    return view.group(told)[-1].last if told is not None else -1


def _has_object(view: View, index: int) -> bool:
    """Whether a verb has an object in every frame that it can have."""
    frames = [view.knowledge.frames[f] for r in view.text.tokens[index].form.readings if r.finite for f in r.lexeme.frames]
    return bool(frames) and all("object" in frame.scheme.verb for frame in frames)

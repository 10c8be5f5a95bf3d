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


def _has_object(view: View, index: int) -> bool:
    """Whether a verb has an object in every frame that it can have."""
    frames = [view.knowledge.frames[f] for r in view.text.tokens[index].form.readings if r.finite for f in r.lexeme.frames]
    return bool(frames) and all("object" in frame.scheme.verb for frame in frames)

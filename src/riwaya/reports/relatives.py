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


def goes_on_outside(view: View, verb: int, index: int) -> bool:
    """Whether a perfect verb with و or ف goes on with the clause around a relative one, whose verb only tells in the imperfect, or with كان, how
    things were (`قتلوا 12 مسلحا كانوا يقاتلونهم وأسروا ثلاثة`, `هاجموا الحاجز الذي يحرسه الجيش وقتلوا جنديين`)."""
    if view.text.tokens[index].form.conj not in ("و", "ف") or not _lasts(view, verb) or not _tells(view, index, "perfect"):
        return False
    before = verb - 1
    subject = view.phrase_of.get(before)
    if subject is not None and view.kind(subject.first - 1) == "V" and _is_being(view, subject.first - 1):
        before = subject.first - 1  # المدينة التي كان التنظيم يسيطر عليها
    while before > view.first and (view.kind(before) in "XG" or (view.kind(before) == "V" and _is_being(view, before))):
        before -= 1
    if view.kind(before) == "R":
        return True
    phrase = view.phrase_of.get(before)
    return phrase is not None and not phrase.definite and not phrase.prep and phrase.last == before + 1 and phrase.first > view.first


def around(view: View, verb: int, index: int) -> bool:
    """Whether a verb is a perfect one whose clause a joined verb can go on with: no أن opens another between them."""
    return _tells(view, verb, "perfect") and not any(view.kind(i) == "S" for i in range(verb, index))


def _tells(view: View, index: int, pos: str) -> bool:
    readings = [r for r in view.text.tokens[index].form.readings if r.finite and r.person == 3]
    return bool(readings) and all(r.pos == pos for r in readings)


def _is_being(view: View, index: int) -> bool:
    return any(r.lexeme.lemma == "كان" for r in view.text.tokens[index].form.readings if r.finite)


def _lasts(view: View, verb: int) -> bool:
    return _is_being(view, verb) or _tells(view, verb, "imperfect")

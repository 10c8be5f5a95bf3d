"""Whether an event is the article's own matter, recalled, or a series (codebook, section 5, Ground).

News tells an event with its circumstances: a fresh day, a number of victims, who says so. A text of a sentence or two must show
such circumstances for an event to be its own matter; in a whole article they are taken for granted, and signs of recall decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.reports.draft import Draft
from riwaya.reports.view import View

RECENT = timedelta(days=40)  # an event further back than this is told as background in daily news
FRESH = timedelta(days=8)
SNIPPET = 3  # sentences; a shorter text has no context of its own
ENOUGH = 3  # points that make an event of a snippet its own matter


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of news (points above 0) or of recall and series (below), by the name that the report shows."""

    name: str
    points: int


def settle(view: View, draft: Draft, published: date | None, sentences: int) -> None:
    """Sets the ground of a draft of an article with so many sentences."""
    if draft.frame.ground:
        draft.ground = draft.frame.ground
        draft.reason("ground", "frame")
        return
    time = draft.time
    old = (
        time is not None and time.high is not None and published is not None and time.precision != "span"
        and published - time.high > RECENT and draft.stance == "actual"
    )
    if old and time is not None:
        draft.ground = "background"
        draft.reason("ground", "time long before publication", time.span.text)
        return
    if _cue(view, draft):
        return
    if sentences >= SNIPPET:
        return
    signs = _signs(view, draft, published)
    if sum(sign.points for sign in signs) < ENOUGH:
        draft.ground = "generic" if any(sign.name == "series" for sign in signs) else "background"
    draft.reason("ground", "circumstances told", ", ".join(sign.name for sign in signs))


def _signs(view: View, draft: Draft, published: date | None) -> list[Sign]:
    form = view.text.tokens[draft.index].form
    signs: list[Sign] = []
    if _fresh_day(view, published):
        signs.append(Sign("fresh day", 2))
    if any(count.best for count in draft.counts):
        signs.append(Sign("victims counted", 2))
    if draft.places and any(view.mentions.places.is_name(i) for i in range(draft.places[0].phrase.first, draft.places[0].phrase.last)):
        signs.append(Sign("named place", 1))
    if draft.voice:
        signs.append(Sign("told by a source", 1))
    if draft.kind == "verb" and _past(view, draft.first):
        signs.append(Sign("finite past", 1))
    if draft.link is not None and _past(view, draft.link.verb):
        signs.append(Sign("finite past", 1))
    if draft.patients or draft.agents:
        signs.append(Sign("participants", 1))
    if draft.kind == "noun" and form.definite:
        signs.append(Sign("taken up", -2))
    if draft.kind == "noun" and not draft.counts and (draft.reading.number == "p" or form.stem.endswith("ات")):
        signs.append(Sign("series", -2))
    if draft.kind == "verb" and not _past(view, draft.first):
        signs.append(Sign("series", -1))
    if _in_relative_clause(view, draft):
        signs.append(Sign("relative clause", -1))
    return signs


def _past(view: View, verb: int) -> bool:
    return view.kind(verb) == "V" and any(r.pos == "perfect" and r.person == 3 for r in view.text.tokens[verb].form.readings)


def _fresh_day(view: View, published: date | None) -> bool:
    for time in view.mentions.times[view.sentence.index]:
        if time.precision == "day" and (time.high is None or published is None or abs(published - time.high) <= FRESH):
            return True
    return False


def _in_relative_clause(view: View, draft: Draft) -> bool:
    for position in range(draft.first - 1, max(view.first, draft.first - 8) - 1, -1):
        if view.kind(position) == "R":
            return True
        if view.kind(position) in ".:,VS":
            return False
    return False


def _cue(view: View, draft: Draft) -> bool:
    for index in range(view.first, view.last):
        for found in view.mentions.cues.get(index, ()):
            for meaning in found.meanings:
                if meaning.kind == "ground" and _reaches(view, index, found.last, draft):
                    draft.ground = meaning.id
                    draft.reason("ground", "cue", view.text.tokens[index].form.norm)
                    return True
    return False


def _reaches(view: View, first: int, last: int, draft: Draft) -> bool:
    """Whether a cue stands in the clause of a draft: no mark between them."""
    low, high = min(first, draft.index), max(last, draft.index)
    return high - low <= 14 and not any(view.kind(i) in ".:," for i in range(low, high))

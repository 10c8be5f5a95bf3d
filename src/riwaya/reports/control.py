"""How much of a place is taken, held or lost, as the clause of a report of control tells it."""

from __future__ import annotations

from riwaya.reports.draft import Draft
from riwaya.reports.view import View

REACH = 5  # tokens behind a trigger, or behind the phrase of its place, in which the extent is told


def extent(view: View, draft: Draft) -> str:
    """`full`, `partial`, or empty where the text does not say: the first word of extent behind the trigger, or in the place's phrase."""
    place = next((f.phrase for f in draft.places if view.first <= f.phrase.first < view.last), None)
    positions = [*range(place.first, place.last)] if place is not None and place.last <= draft.index else []
    last = max(draft.index, place.last - 1 if place is not None else 0)
    for index in range(draft.index + 1, min(last + REACH, view.last)):
        if view.kind(index) in ".:S," or (view.kind(index) == "V" and index > last):
            break
        positions.append(index)
    for index in positions:
        for found in view.mentions.cues.get(index, ()):
            for meaning in found.meanings:
                if meaning.kind == "extent":
                    draft.reason("control", "words of extent", view.text.tokens[index].form.norm)
                    return meaning.id
    return ""

"""Whether an event is the article's own matter, recalled, or a series (codebook, section 5, Ground)."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.reports.draft import Draft
from riwaya.reports.view import View

RECENT = timedelta(days=40)  # an event further back than this is told as background in daily news


def settle(view: View, draft: Draft, published: date | None) -> None:
    """Sets the ground of a draft."""
    if draft.frame.ground:
        draft.ground = draft.frame.ground
        draft.reason("ground", "frame")
        return
    if draft.time is not None and draft.time.high is not None and published is not None and draft.time.precision != "span":
        if published - draft.time.high > RECENT and draft.stance == "actual":
            draft.ground = "background"
            draft.reason("ground", "time long before publication", draft.time.span.text)
            return
    for index in range(view.first, view.last):
        for found in view.mentions.cues.get(index, ()):
            for meaning in found.meanings:
                if meaning.kind == "ground" and _reaches(view, index, found.last, draft):
                    draft.ground = meaning.id
                    draft.reason("ground", "cue", view.text.tokens[index].form.norm)
                    return


def _reaches(view: View, first: int, last: int, draft: Draft) -> bool:
    """Whether a cue stands in the clause of a draft: no mark between them."""
    low, high = min(first, draft.index), max(last, draft.index)
    return high - low <= 14 and not any(view.kind(i) in ".:," for i in range(low, high))

"""Means and mode that words of a sentence add to an act of violence (`قصفت الطائرات`, `الهجوم الصاروخي`, `هاجمهم بالسكاكين`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.reports.counts import what_of
from riwaya.reports.doublets import HURT
from riwaya.reports.draft import Draft
from riwaya.reports.view import View

BEFORE, BEHIND = 6, 12  # how many words before and behind a predicate its means may stand
CLOSER = {"aerial": "drone", "heavy-weapons": "drone", "explosives": "suicide-attack"}  # what a word says more exactly than the frame
DEFINITE = "definite"


def choose_means(view: View, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Sets the means and the mode of an act that its frame leaves empty, or tells less exactly than the words (`غارة لطائرة بدون طيار`)."""
    if draft.frame.type != "ASSAULT":
        return
    others = [d.index for d in drafts if d is not draft and d.frame.type == "ASSAULT"]
    found = list(_told(view, draft, others))
    closer = CLOSER.get(draft.mode or (found[0][1] if found else ""), "")
    exact = [f for f in found if f[1] == closer] if closer else []
    if exact and (closer == "drone" or _is_own(view, draft, exact[0][2])):
        draft.means, draft.mode, at = exact[0]
    elif found and not (draft.means and draft.mode):
        means, mode, at = found[0]
        draft.means = draft.means or means
        if draft.mode or not mode:
            return
        draft.mode = mode
    else:
        return
    draft.reason("mode", "means in the clause", view.text.tokens[at].form.norm)


def _told(view: View, draft: Draft, others: Sequence[int]) -> Iterator[tuple[str, str, int]]:
    """Means, mode and place of the words that tell of the act: those of who does it, then those around it that no other act stands nearer to."""
    around = list(range(max(view.first, draft.first - BEFORE), min(view.last, draft.last + BEHIND)))
    for own in (True, False):
        for index in _of_agents(draft) if own else around:
            if own and what_of(view, draft) in HURT and any(index < other < draft.index or draft.index < other <= index for other in others):
                continue  # أدت غارة الطيران إلى مقتل خمسة: the raid is another report
            if not own and view.kind(index) in ".:" and index > draft.index:
                return
            for found in view.mentions.cues.get(index, ()):
                for meaning in found.meanings:
                    if meaning.kind != "means" or (not own and not _belongs(view, draft, others, index, meaning.extra == DEFINITE)):
                        continue
                    yield (*view.knowledge.means[int(meaning.id)], index)


def _of_agents(draft: Draft) -> Iterator[int]:
    """The words of those who do the act."""
    for filler in draft.agents:
        yield from range(filler.phrase.first, filler.phrase.last)


def _belongs(view: View, draft: Draft, others: Sequence[int], index: int, definite: bool) -> bool:
    """Whether words around an act tell how it was done, and not how another was (`قتل خمسة عندما انفجرت عبوة`, `بعد اشتباكات وغارات`)."""
    if index > draft.index and any(draft.index < other <= index for other in others):
        return False
    if index < draft.index and any(other <= index for other in others if other >= view.first and other > index - BEHIND):
        return False
    return not definite or _is_own(view, draft, index) or (index > draft.index and view.text.tokens[index - 1].form.norm == "من")


def _is_own(view: View, draft: Draft, index: int) -> bool:
    """Whether a word stands in the phrase of the act or of who does it (`الهجوم الجوي`)."""
    phrase = view.phrase_of.get(draft.index)
    return (phrase is not None and phrase.first <= index < phrase.last) or index in _of_agents(draft)

"""The dead and wounded that are told only as such: `سقط تسعة قتلى`, `أسفر الهجوم عن سقوط جرحى`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import GENITIVE, SUBJECT
from riwaya.reports.coordination import is_fallen
from riwaya.reports.draft import Draft, Filler

if TYPE_CHECKING:
    from riwaya.reports.view import View

FALLING = frozenset({"سقط", "سقوط"})


def told_to_fall(view: View, draft: Draft) -> list[Phrase]:
    """The dead and wounded of whom a verb or masdar of falling tells (`سقط تسعة قتلى وستة جرحى في المدينة`): they are whom it hit where it is
    not told who they were."""
    if not draft.frame.toll or draft.reading.lexeme.lemma not in FALLING:
        return []
    told = draft.clause.get(SUBJECT) if draft.kind == "verb" else draft.clause.get(GENITIVE)
    phrases = [a.phrase for a in told if a.phrase is not None]
    within = {id(p): p for i in draft.members if (p := view.phrase_of.get(i)) is not None and i != draft.index}  # سقوط ضحايا
    return [p for p in phrases or within.values() if is_fallen(view, p)]


def fallen_victims(view: View, draft: Draft) -> list[Phrase]:
    """As `told_to_fall`; or whose dead and wounded they are, told right behind them by من (`قتلى وجرحى من المتمردين سقطوا`)."""
    fallen = told_to_fall(view, draft)
    behind = view.phrase_of.get(fallen[-1].last + 1) if fallen else None
    if behind is None or behind.prep != "من" or behind.prep_at != fallen[-1].last or not view.mentions.actors.identify(behind).role:
        return fallen
    return [behind]


def known_victims(view: View, fillers: list[Filler]) -> list[Filler]:
    """The victims of an act without those who are only counted as its toll (`أسفر الهجوم عن سقوط عدد من القتلى`: on whom is not told)."""
    return [f for f in fillers if not is_fallen(view, f.phrase)]


def counts_itself(view: View, fall: Draft, index: int) -> bool:
    """Whether a word for the dead only says who fell (`سقوط أربعة *قتلى من المقاومة`)."""
    return any(phrase.head == index for phrase in told_to_fall(view, fall))


def tells_who_fell(view: View, fall: Draft) -> bool:
    """Whether a masdar of falling has in its genitive who fell (`سقوط خمسة جنود`), not only dead and wounded."""
    told = [a.phrase for a in fall.clause.get(GENITIVE) if a.phrase is not None]
    counted = told + [a.phrase for a in fall.clause.get("بين") if a.phrase is not None]  # سقوط العشرات بين قتيل وجريح
    alone = bool(told) and bool(fall.patients) and not any(is_fallen(view, phrase) for phrase in counted)
    return alone and fall.reading.lexeme.lemma in FALLING and len(fall.members) == 1

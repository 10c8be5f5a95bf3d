"""What stands in commas or dashes, or right behind a name, and only tells what somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.phrases import Phrase

if TYPE_CHECKING:
    from riwaya.reports.view import View

BORDER = "حدود"
DASHES = frozenset("-–—")
LONGEST = 14  # tokens of an aside


def is_border(view: View, index: int) -> bool:
    """Whether a phrase that ends here names a border, behind which مع says with whom."""
    phrase = view.phrase_of.get(index)
    return phrase is not None and any(view.text.tokens[i].form.stem.startswith(BORDER) for i in range(phrase.first, phrase.last))


def behind_dashes(view: View, index: int) -> int:
    """The token behind an aside between dashes that begins here (`قتلت الحركة -التي ظهرت عام 2009- المئات`); -1 if none does."""
    if view.text.tokens[index].form.text not in DASHES:
        return -1
    for position in range(index + 2, min(index + LONGEST, view.last)):
        if view.text.tokens[position].form.text in DASHES:
            return position + 1
        if view.kind(position) in ".:":
            break
    return -1


def goes_on(view: View, comma: int, bare: list[Phrase]) -> bool:
    """Whether a comma only closes what somebody is right behind the name, and the object follows (`دعا فلان رئيس اللجنة، الأطراف إلى`)."""
    if len(bare) != 2 or bare[1].last != comma or not is_apposed(view, bare[0], bare[1]) or view.kind(comma + 1) not in "ND":
        return False
    following = view.phrase(comma + 1)
    return following is not None and not following.prep and not view.text.tokens[comma + 1].form.conj and following.definite


def object_behind(view: View, comma: int, bare: list[Phrase]) -> bool:
    """Whether the object stands behind a comma that closes what stands between it and the subject (`دعت قيادات في الحزب، المنظمات إلى`)."""
    if len(bare) != 1 or bare[0].last == comma or view.kind(comma + 1) not in "ND#":
        return False
    following = view.phrase(comma + 1)
    if following is None or following.prep or view.text.tokens[comma + 1].form.conj or view.is_event(following):
        return False
    if view.text.tokens[following.head].form.suffix or (view.kind(following.last) == "V" and not view.text.tokens[following.last].form.conj):
        return False
    return view.mentions.actors.identify(following) is not NOBODY and not view.mentions.places.is_place(following)


def is_apposed(view: View, one: Phrase, other: Phrase) -> bool:
    """Whether a phrase right behind another may tell what the first is: one ends in a name, the other is an office or a rank."""
    between = view.phrase_of.get(other.first - 1)
    held = between is not None and between.last == other.first and one.last in (between.first, between.prep_at) and bool(between.prep)
    if not (other.first == one.last or held) or one.prep or "p" in (one.number, other.number) or view.text.tokens[other.first].form.conj:
        return False
    names = [view.text.tokens[p.last - 1].tag == "PROPN" and not view.mentions.places.is_name(p.last - 1) for p in (one, other)]
    offices = [view.mentions.actors.identify(p).kind in ("official", "person") for p in (one, other)]
    return (names[0] and offices[1]) or (names[1] and offices[0])


def behind_apposition(view: View, comma: int) -> int:
    """The token behind the second of two commas that hold what somebody is (`دعا فلان، رئيس اللجنة، الأطراف إلى`); -1 if none do."""
    told, inside = view.phrase_of.get(comma - 1), view.phrase(comma + 1)
    if told is None or inside is None or inside.prep or view.text.tokens[comma + 1].form.conj or view.is_event(inside):
        return -1
    if view.mentions.actors.identify(inside) is NOBODY or view.mentions.places.is_place(inside):
        return -1
    position = inside.last
    while position < view.last and position - comma < LONGEST and view.kind(position) != ",":
        phrase = view.phrase(position + 1 if view.kind(position) == "P" else position)
        if phrase is None or not phrase.prep:
            return -1
        position = phrase.last
    following = view.phrase(position + 1) if view.kind(position) == "," else None
    return position + 1 if following is not None and not view.text.tokens[position + 1].form.conj and following.definite else -1


def behind_according(view: View, index: int) -> int:
    """The token behind a source that a phrase like وفقا ل brings in here (`يلتقون السبت وفقا لمتحدث رسمي`); -1 if none does."""
    ends = [found.last for found in view.mentions.cues.get(index, ()) if any(m.kind == "according" for m in found.meanings)]
    phrase = view.phrase(max(ends)) if ends else None
    if phrase is None and ends and max(ends) - 1 > index:
        phrase = view.phrase(max(ends) - 1)
    return phrase.last if phrase is not None else -1


def behind_source(view: View, comma: int) -> int:
    """The token behind the second of two commas that hold according to whom something is told (`اعتقل الجيش، وفق بيان رسمي، المتظاهرين`); -1
    if none do."""
    begins = [found.last for found in view.mentions.cues.get(comma + 1, ()) if any(m.kind == "according" for m in found.meanings)]
    for position in range(max(begins, default=view.last), min(comma + LONGEST, view.last)):
        if view.kind(position) == ",":
            return position + 1
        if view.kind(position) in ".:VS":
            break
    return -1

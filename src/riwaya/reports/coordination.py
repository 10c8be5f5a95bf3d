"""Which phrases are joined to one: lists with و, and what stands behind إضافة إلى."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.mentions.phrases import NOMINAL, OTHERS, Phrase

if TYPE_CHECKING:
    from riwaya.reports.view import View

AMONG = frozenset({"بين", "من"})
BESIDES = "بالإضافة إلى"
PEOPLE = frozenset({"civilian", "person", "official", "media", "political", "religious"})


def group(view: View, phrase: Phrase) -> tuple[Phrase, ...]:
    """A phrase and those coordinated with it (`قوات الجيش والشرطة`)."""
    members = [phrase]
    index = phrase.last
    event = view.is_event(phrase)
    while index < view.last:
        begin = index
        if view.kind(index) == "," and view.kind(index + 1) in "NA#":
            begin = index + 1
        added = _added(view, phrase, index) or _behind_part(view, members[-1], index)
        if added is not None:
            members.append(added)
            index = added.last
            continue
        if view.kind(begin) == "C" and view.text.tokens[begin].form.norm == "و" and view.kind(begin + 1) == "#":
            begin += 1  # 14 بندقية و 5 صواريخ
        if begin >= view.last or view.kind(begin) not in NOMINAL or begin in view.time_tokens:
            break
        form = view.text.tokens[begin].form
        if (form.conj != "و" and view.text.tokens[begin - 1].form.norm != "و") or (form.prep and form.prep != phrase.prep):
            break
        following = view.phrase(begin)
        if (
            following is None
            or view.is_event(following) != event
            or view.is_masdar(following) != view.is_masdar(phrase)
            or _opens_clause(view, following)
            or _is_rest(view, following)
        ):
            break
        members.append(following)
        index = following.last
    return tuple(members)


def _behind_part(view: View, phrase: Phrase, index: int) -> Phrase | None:
    """Who is counted behind a comma that closes what part of the first are told of (`17 جنديا بينهم ضابط، وأكثر من مئة مسلح`)."""
    if view.kind(index) not in "P,":
        return None
    position = index + (view.kind(index) == ",")
    if view.kind(position) != "P":
        return None
    position += view.text.tokens[position].form.norm == "من" and view.kind(position + 1) == "P"
    if position + 1 >= view.last or not view.text.tokens[position].form.suffix or not _are_people(view, phrase):
        return None
    part = view.phrase(position + 1)
    if part is None or view.kind(part.last) != "," or view.preposition(position) not in AMONG:
        return None
    other = view.phrase(part.last + 1)
    if other is None or other.prep or view.text.tokens[other.first].form.conj != "و" or view.is_event(other) or view.is_masdar(other):
        return None
    counted = any(view.kind(i) == "#" for i in range(other.first, other.head))
    return other if counted and _are_people(view, other) and view.kind(other.last) != "V" else None


def _added(view: View, phrase: Phrase, index: int) -> Phrase | None:
    """What stands behind a phrase and its own preposition and is joined to it (`ضابط في الشرطة وجنديان`), or behind إضافة إلى and the
    like (`مقتل جندي، إضافة إلى ضابط`); None if nothing does."""
    at = index + (view.kind(index) == ",")
    if at in view.compounds and view.compounds[at][1] == BESIDES:
        other = view.phrase(view.compounds[at][0])
        return other if other is not None and _are_people(view, phrase) and _are_people(view, other) else None
    if phrase.prep or view.kind(index) != "P" or view.preposition(index) not in ("في", "من") or view.text.tokens[index].form.suffix:
        return None
    people, things = _are_people(view, phrase), _is_thing(view, phrase)
    if not (people or things):
        return None
    inner = view.phrase(index + 1)
    behind = inner.last + (view.kind(inner.last) == ",") if inner is not None else view.last
    if inner is None or behind >= view.last or view.text.tokens[behind].form.conj != "و" or behind in view.time_tokens:
        return None
    other = view.phrase(behind)
    if people and other is not None and view.preposition(index) == "من" and _are_groups(view, inner, other):
        return other  # 15 متمردا من الحوثيين وميليشيات صالح
    same = other is not None and (_are_people(view, other) if people else _is_thing(view, other))
    if other is None or other.prep or not same or view.kind(other.last) == "V":
        return None
    own = bool(view.text.tokens[other.head].form.suffix)
    own = own or (things and not phrase.definite)  # محلات في السوق، ومنزل أحد القادة
    return other if own or (not other.definite and not phrase.definite and inner.definite) else None


def _are_groups(view: View, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases name armed groups."""
    known = [view.mentions.actors.identify(phrase) for phrase in (one, other)]
    return not other.prep and all(identity.actor and identity.role in ARMED_ROLES for identity in known)


def _is_thing(view: View, phrase: Phrase) -> bool:
    return view.mentions.actors.identify(phrase).kind == "asset" and not phrase.definite


def _are_people(view: View, phrase: Phrase) -> bool:
    identity = view.mentions.actors.identify(phrase)
    person = view.text.tokens[phrase.head].tag == "PROPN" and not view.mentions.places.is_place(phrase) and not identity.role
    return person or identity.kind in PEOPLE or (identity.kind == "armed" and identity.rule != "name")


def _is_rest(view: View, phrase: Phrase) -> bool:
    """Whether a phrase only closes a list of things with the rest of them (`مدافع وبنادق وغيرها من الأسلحة`, not `وغيرهم من المسلحين`)."""
    if view.text.tokens[phrase.first].form.stem != OTHERS:
        return False
    return view.mentions.actors.identify(phrase).kind in ("", "weapon", "asset")


def _opens_clause(view: View, phrase: Phrase) -> bool:
    """Whether a verb follows a phrase directly, so that it begins a clause of its own rather than go on with a list."""
    return view.kind(phrase.last) == "V" and not view.text.tokens[phrase.last].form.conj and phrase.definite

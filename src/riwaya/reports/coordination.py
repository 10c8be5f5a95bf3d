"""Which phrases are joined to one: lists with و, and what stands behind إضافة إلى."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.mentions.descriptions import OTHERS
from riwaya.mentions.phrases import NOMINAL, Phrase

if TYPE_CHECKING:
    from riwaya.reports.view import View

AMONG = frozenset({"بين", "من"})
FALLEN = frozenset({"قتيل", "قتلى", "قتيلا", "قتيلين", "قتيلان", "جريح", "جرحى", "جريحا", "جريحين", "جريحان", "ضحايا", "شهداء"})
GATHERED = frozenset({"تجمع", "تجمعا", "تجمعات", "تمركزات", "حشود", "تعزيزات"})
BESIDES = "بالإضافة إلى"
PEOPLE = frozenset({"civilian", "person", "official", "media", "political", "religious"})


def group(view: View, phrase: Phrase) -> tuple[Phrase, ...]:
    """A phrase and those coordinated with it (`قوات الجيش والشرطة`); of two who are named, the names (`القائدان أحمد سالم وخالد ناصر`)."""
    named = _names_of(view, phrase)
    if named is not None:
        return group(view, named)
    members = [phrase]
    index = phrase.last
    event, masdar = _is_deed(view, phrase), _names_action(view, phrase)
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
            or _is_deed(view, following) != event
            or _names_action(view, following) != masdar
            or _opens_clause(view, following)
            or _is_rest(view, following)
        ):
            break
        members.append(following)
        index = following.last
    return tuple(members)


def _names_of(view: View, phrase: Phrase) -> Phrase | None:
    """The first name behind two or more who are called by what they are; None if they are not named."""
    if phrase.number not in "dp" or not phrase.definite or phrase.last >= view.last or view.text.tokens[phrase.last].tag != "PROPN":
        return None
    name, joins = view.phrase(phrase.last), view.text.tokens[phrase.last].form
    if name is None or joins.conj or joins.prep or view.mentions.actors.identify(name).rule != "name of a person":
        return None
    behind = name.last < view.last and view.text.tokens[name.last].form.conj == "و" and view.text.tokens[name.last].tag == "PROPN"
    return name if behind and view.mentions.actors.identify(phrase).kind not in ("", "place") else None


def is_fallen(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells only that some fell, not who they are (`عشرات القتلى`)."""
    return any(view.text.tokens[i].form.stem in FALLEN for i in range(phrase.first, phrase.head + 1))  # قتيل واحد


def is_gathered(view: View, phrase: Phrase) -> bool:
    """Whether a phrase names forces by what they do, who can be hit (`قصف تجمعات المسلحين`, `استهدفت تعزيزات للجيش`)."""
    return view.text.tokens[phrase.head].form.stem in GATHERED


def _is_deed(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells of an event; the dead and wounded are people (`قتلى وجرحى`), and so are forces (`تجمعات ومواقع المسلحين`)."""
    return view.is_event(phrase) and not is_fallen(view, phrase) and not is_gathered(view, phrase)


def _names_action(view: View, phrase: Phrase) -> bool:
    """Whether a phrase names an action, and no place that is spelt like one (`أحياء سكنية ومقار حكومية`)."""
    return view.is_masdar(phrase) and view.mentions.places.noun(phrase.head) is None and not is_gathered(view, phrase)


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
    behind = _besides(view, index)
    if behind:
        other = view.phrase(behind)
        return other if other is not None and _are_alike(view, phrase, other) else None
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


def _besides(view: View, index: int) -> int:
    """The token behind إضافة إلى and the like that follow a phrase, or behind إلى جانب before a number (`خمسة مسلحين إلى جانب ثلاثة جنود`: not
    on whose side they fought); 0 if nothing of the kind follows."""
    at = view.adverbs.get(index, index)  # خمسة جنود على الأقل
    if view.kind(at) == "P" and view.preposition(at) == "من" and at not in view.compounds:
        whose = view.phrase(at + 1)  # أربعة سياح من مواطني الدولة
        at = whose.last if whose is not None else at
    at += view.kind(at) == ","
    if at in view.compounds and view.compounds[at][1] == BESIDES:
        return view.compounds[at][0]
    tokens = view.text.tokens
    beside = view.kind(at) == "P" and tokens[at].form.norm == "إلى" and at + 2 < view.last and tokens[at + 1].form.norm == "جانب"
    return at + 2 if beside and view.kind(at + 2) == "#" else 0


def _are_alike(view: View, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases both tell of people, or both of things."""
    if _are_people(view, one):
        return _are_people(view, other)
    return all(view.mentions.actors.identify(phrase).kind == "asset" for phrase in (one, other)) and not other.prep


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

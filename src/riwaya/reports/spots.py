"""Places without a name of their own: what stands behind a preposition of place, and towns that are only called so."""

from __future__ import annotations

from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.mentions.actors import NOBODY
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import GENITIVE, OBJECT, Argument
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.view import View

# fmt: off
PLACE_PREPOSITIONS = frozenset({
    "في", "ب", "قرب", "بالقرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "داخل", "خارج", "قبالة", "حول", "عند", "بمحيط", "ضمن",
    "عبر", "على", "فوق", "شرقي", "غربي", "شمالي", "جنوبي", "أمام",
})
# fmt: on
STANDING = frozenset({"في", "ب", "قرب", "بالقرب", "داخل", "خارج", "أمام", "عند", "قبالة", "وسط"})  # prepositions that make a place of a building
OUTSIDE = frozenset({"أمام", "داخل", "خارج", "قرب", "بالقرب", "قبالة"})
CAMP = "base"
LANDS = frozenset({"region", "village", "town", "city", "neighbourhood"})
COUNTRY = 6  # precision of a place that is a whole country
TOWNS = frozenset({"city", "town", "village", "neighbourhood", "camp", "country"})
SCENES = frozenset({"مسرحا", "ميدانا", "ساحة", "هدفا", "عرضة"})  # what a town is for acts told with ل
MANY = frozenset({"عدة", "سلسلة", "موجة", "أعمال"})  # words between ل and the acts
LIVED_IN = frozenset({"سكنية", "مأهولة"})
SPOT = 3  # rank of a building or spot without a name, which is the place only where no named one is told


def is_town(view: View, phrase: Phrase) -> bool:
    """Whether a phrase names a town, or stands for one (`المدينة`), and nobody."""
    places = view.mentions.places
    if view.mentions.actors.identify(phrase) is not NOBODY or not places.is_place(phrase):
        return False
    noun = places.noun(phrase.head)
    return places.is_name(phrase.head) is not None or (noun is not None and noun[0] in TOWNS)


def is_capital(view: View, phrase: Phrase) -> bool:
    """Whether a phrase that may stand for a state names its capital: what is bombed there is the town (`غارات على دمشق`)."""
    places = view.mentions.places
    return phrase.last == phrase.head + 1 and places.is_place(phrase) and places.resolve(phrase).precision < COUNTRY


def lies_somewhere(view: View, phrase: Phrase) -> bool:
    """Whether a phrase says in what part of a land something is (`بشمال أفغانستان`)."""
    noun = view.mentions.places.noun(phrase.head)
    return noun is not None and noun[2] == "direction"


def scene(view: View, draft: Draft) -> Phrase | None:
    """The town that is or was the scene of an act (`كانت درنة مسرحا لهجمات`, `المدينة التي كانت هدفا لغارات`)."""
    at = draft.first - 1
    told = draft.first
    if view.text.tokens[at].form.prep == "ل" and view.text.tokens[at].form.core in MANY:
        told, at = at, at - 1  # مسرحا لعدة هجمات
    if view.text.tokens[told].form.prep != "ل" or at < view.first + 1 or view.text.tokens[at].form.core not in SCENES:
        return None
    if view.kind(at - 1) == "V" and view.kind(at - 2) == "R":
        at -= 2
    phrase = view.phrase_of.get(at - 1)
    return phrase if phrase is not None and phrase.last == at and view.mentions.places.is_place(phrase) else None


def is_hit(view: View, draft: Draft, phrase: Phrase) -> bool:
    """Whether a noun of a place is what an ASSAULT hits: where people live (`قصف أحياء سكنية في المدينة`), a camp or what a group holds (`قصف
    معسكرات تدريب`, `مناطق المتمردين`), or a building that is destroyed (`دمر ملعب المدينة`)."""
    if draft.frame.type != "ASSAULT" or view.mentions.places.is_name(phrase.head) is not None:
        return False
    noun = view.mentions.places.noun(phrase.head)
    if is_held(view, phrase) or (noun is not None and noun[0] == CAMP and not _is_known(view, phrase)):
        return True
    if noun is None or noun[0] != "site":
        lived_in = any(view.text.tokens[i].form.stem in LIVED_IN for i in range(phrase.head + 1, phrase.last))
        return lived_in and noun is not None and noun[0] == "neighbourhood"
    return draft.frame.mode == "destroy" or draft.frame.id == "blow_up"


def is_held(view: View, phrase: Phrase) -> bool:
    """Whether an armed group stands right behind a noun for a part of the land: it is the group's (`مناطق المتمردين`)."""
    noun = view.mentions.places.noun(phrase.head)
    if noun is None or noun[0] not in LANDS or phrase.last == phrase.head + 1 or view.mentions.places.named(phrase):
        return False
    if view.kind(phrase.head + 1) == "A" and not view.text.tokens[phrase.head + 1].form.definite:
        return False  # منطقة عسكرية
    return view.mentions.actors.identify_range(phrase.head + 1, phrase.last, phrase.head + 1).role in ARMED_ROLES


def _is_known(view: View, phrase: Phrase) -> bool:
    """Whether a camp has the name of a place, or is only taken up (`المعسكر`)."""
    alone = phrase.last == phrase.first + 1 and view.text.tokens[phrase.head].form.definite
    return alone or any(view.mentions.places.is_name(i) is not None for i in range(phrase.head + 1, phrase.last))


def is_spot(view: View, argument: Argument) -> bool:
    """Whether a building stands behind a preposition of place; an institution only behind one that is never said of its people."""
    places, phrase = view.mentions.places, argument.phrase
    if phrase is None:
        return False
    return (places.is_site(phrase) and argument.function in STANDING) or (places.is_house(phrase) and argument.function in OUTSIDE)


def maybe_place(view: View, draft: Draft, argument: Argument) -> None:
    """Gives a draft the place or spot that an argument is, for lack of a better one."""
    if argument.phrase is None:
        return
    if view.mentions.places.is_place(argument.phrase):
        draft.places.append(Filler(argument.phrase, rule=argument.function, rank=2))
    elif is_spot(view, argument):
        draft.places.append(Filler(argument.phrase, rule=argument.function, rank=SPOT))  # فجر نفسه عند مدخل الأكاديمية


def is_scene(view: View, draft: Draft, argument: Argument, phrase: Phrase) -> bool:
    """Whether the genitive of violence is the capital where it happens and not the state that uses it, for nothing is told that it hits
    (`هجمات بغداد`, unlike `غارات موسكو على المدينة`)."""
    if draft.kind != "noun" or draft.frame.type != "ASSAULT" or argument.function != GENITIVE or draft.links:
        return False
    return is_capital(view, phrase) and not any(a.function in ("على", "ضد", "ل", OBJECT) for a in draft.clause.arguments)


def no_victim(view: View, draft: Draft, argument: Argument, filler: Filler) -> bool:
    """Whether what stands as a patient is none: a distance (`على 35 كم`), an act beside another (`قتالا مع انقضاء الهدنة`), a quarter joined to
    one that is called so (`قصف حي كلابة والشماسي`)."""
    phrase = filler.phrase
    if argument.function == "على" and view.kind(phrase.head) == "#":
        return True
    if draft.kind == "noun" and argument.function == "مع" and view.is_masdar(phrase) and not filler.identity.role:
        return True
    if filler.identity is not NOBODY or not phrase.definite or view.text.tokens[phrase.first].form.conj != "و":
        return False
    first = phrase.first
    while (joined := view.phrase_of.get(first - 1)) is not None and view.text.tokens[joined.first].form.conj == "و":
        first = joined.first  # حي كلابة والشماسي والروضة
    before = next((f.phrase for f in draft.places if f.phrase.last == first), None)
    return before is not None and before.last > before.head + 1 and view.mentions.places.noun(before.head) is not None


def is_joined(view: View, draft: Draft, phrase: Phrase | None) -> bool:
    """Whether a noun of a place is joined to something that is hit, and is hit, too (`استهدفت مواقع ومعسكرات`)."""
    if phrase is None or view.mentions.places.is_name(phrase.head) is not None or draft.frame.type != "ASSAULT":
        return False
    if is_hit(view, draft, phrase):
        return True
    joined = view.text.tokens[phrase.first].form.conj == "و"
    return joined and any(f.phrase.last == phrase.first and f.identity.kind == "asset" for f in draft.patients)

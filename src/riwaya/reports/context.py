"""Place and time of a report where its own words do not give them: from its clause, its sentence, or what went before."""

from __future__ import annotations

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.mentions import Mentions
from riwaya.mentions.phrases import Phrase
from riwaya.mentions.times import Time
from riwaya.model import Span, When
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.fill import PLACE_PREPOSITIONS
from riwaya.reports.timing import is_of_another
from riwaya.reports.view import View

REACH = 24  # tokens between a trigger and its place; a place before its trigger counts double
# Prepositions that place a whole clause; others belong to the word before them.
AROUND = PLACE_PREPOSITIONS - {"على", "فوق", "أمام", "عبر", "ضمن", "عند", "حول"}
LABEL = 3  # words of the label of a story
COUNTRY = 6  # precision of a place that is a whole country
NEXT = 30  # tokens between two events that share a place
UTTERED = frozenset(["REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"])
UNPLACED = frozenset(["SANCTION", "COOPERATE", "AID", "CONSULT"])


def place_phrases(view: View) -> list[Phrase]:
    """The places of a sentence that stand behind a preposition of place, in their order."""
    found: list[Phrase] = []
    for phrase in [p for told in dict.fromkeys(view.phrase_of.values()) for p in (told, *_inside(view, told))]:
        where = view.mentions.places
        standing = where.is_place(phrase) or (where.is_site(phrase) and view.text.tokens[phrase.head].form.definite)
        if view.is_direction(phrase) and view.locates(phrase.first):
            continue  # في حي الدورة جنوبي بغداد
        if (phrase.prep in AROUND or view.is_direction(phrase)) and standing and not view.is_event(phrase):
            found.append(phrase)
    return found


def _inside(view: View, phrase: Phrase) -> list[Phrase]:
    """The places that the name of a group of people holds (`المتمردون في دارفور`); that of an organisation says where it is at home."""
    actor = view.knowledge.actors.get(view.mentions.actors.identify(phrase).actor)
    if actor is None or actor.kind != "generic":
        return []
    inside = (view.phrase(index + 1) for index in range(phrase.first + 1, phrase.last - 1) if view.kind(index) == "P")
    return [place for place in inside if place is not None]


def choose_place(view: View, draft: Draft, before: list[Draft]) -> None:
    """Sets the place of a draft: its own complement, else the nearest of its clause, else that of the event told right before."""
    if draft.frame.type in UTTERED:
        draft.places.clear()  # a speech act has no place unless the text says where it was spoken
        return
    if draft.places:
        draft.places.sort(key=lambda place: (not _exact(view, place.phrase), place.rank))
        draft.places[0] = _narrower(view, draft, draft.places[0])
        draft.place_rule = draft.places[0].rule
        return
    if draft.frame.type in UNPLACED:
        if draft.frame.mode == "convict":  # الرياض: أيدت محكمة الاستئناف سجن ستة أشخاص
            _place_by_label(view, draft)
        return
    best: tuple[int, Phrase] | None = None
    for phrase in place_phrases(view):
        if any(p.phrase.head == phrase.head for p in (*draft.agents, *draft.patients)) or _apart(view, draft, phrase.first):
            continue
        distance = phrase.first - draft.index if phrase.first > draft.index else 2 * (draft.index - phrase.first)
        if distance <= REACH and (best is None or distance < best[0]):
            best = (distance, phrase)
    if best is not None:
        draft.places.append(_narrower(view, draft, Filler(best[1], rule="place in the clause")))
        draft.place_rule = "place in the clause"
        return
    previous = next((other for other in reversed(before) if other.frame.type not in UNPLACED | UTTERED), None)
    if previous is not None and previous.places and draft.index - previous.index <= NEXT:
        draft.places.append(previous.places[0])
        draft.place_rule = "place of the event told before it"
        return
    _place_by_label(view, draft)


def _place_by_label(view: View, draft: Draft) -> None:
    label = _label(view)
    if label is not None:
        draft.places.append(Filler(label, rule="place in the clause"))
        draft.place_rule = "label of the story"


def _label(view: View) -> Phrase | None:
    """The town that a story of a digest has for its label (`صنعاء: فجّر مجهولون`); a country is no place by default."""
    item = view.sentence.item
    start = next((s.first for s in view.text.sentences if s.item == item), -1) if item else -1
    phrase = view.mentions.phrases.at(start, start + LABEL) if start >= 0 else None
    if phrase is None or phrase.first != start or view.kind(phrase.last) != ":" or not view.mentions.places.is_place(phrase):
        return None
    return phrase if view.mentions.places.resolve(phrase).precision < COUNTRY else None


def _narrower(view: View, draft: Draft, place: Filler) -> Filler:
    """The first of a chain of places, each of which only says where the one before it lies (`في سيفاري بوسط مالي`)."""
    phrase = place.phrase
    while place.rule not in ("relative", "pronoun"):
        end = phrase.prep_at if phrase.prep and 0 <= phrase.prep_at < phrase.first else phrase.first
        while end - 1 > view.first and view.kind(end - 1) in "()Q":
            end -= 1
        before = view.phrase_of.get(end - 1)
        if before is None or before.last != end or before.first <= draft.index < before.last or view.text.tokens[phrase.first].form.conj:
            break
        told = _is_somewhere(view, before)
        standing = bool(before.prep) and before.prep in AROUND | {"إلى", "نحو", "باتجاه", "على"}
        if not told or not (standing or view.is_direction(before)) or view.is_event(before):
            break
        phrase = before
    return place if phrase is place.phrase else Filler(phrase, rule=place.rule, rank=place.rank)


def _is_somewhere(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a place, or by its form the name of one that no gazetteer knows (`في سيفاري بوسط مالي`)."""
    identity = view.mentions.actors.identify(phrase)
    places = view.mentions.places
    if places.is_place(phrase):
        return not identity.role and (places.is_name(phrase.head) is not None or places.named(phrase))
    form = view.text.tokens[phrase.head].form
    return identity is NOBODY and view.text.tokens[phrase.head].tag == "PROPN" and not form.readings and phrase.prep in ("في", "ب", "قرب")


def _exact(view: View, phrase: Phrase) -> bool:
    """Whether a place is named, or stands for one named before (`المدينة`), rather than only described (`مناطق واسعة`)."""
    places = view.mentions.places
    return places.is_name(phrase.head) is not None or places.named(phrase) or view.text.tokens[phrase.head].form.definite


def _apart(view: View, draft: Draft, index: int) -> bool:
    """Whether another clause begins between a draft's trigger and a token."""
    own = {draft.index, draft.first, draft.governor, draft.link.verb if draft.link is not None else -1}
    low, high = (draft.index + 1, index) if index > draft.index else (index, draft.index)
    return any(view.kind(i) in "VSR.:" and i not in own for i in range(low, high))


def choose_time(view: View, draft: Draft, mentions: Mentions) -> None:
    """Sets the time of a draft: the nearest expression of its sentence with no other predicate's clause in between."""
    best: tuple[int, Time] | None = None
    for time in mentions.times[view.sentence.index]:
        if time.kind in ("frequency", "event", "compared") or is_of_another(view, draft, time):
            continue
        first = time.start_token + view.first
        step = range(min(first, draft.index), max(first, draft.index))
        if any(view.kind(i) in ".:" for i in step):
            continue
        crossed = sum(view.kind(i) in "VS" and i != draft.index for i in step) + sum(view.kind(i) == "," for i in step)
        distance = abs(first - draft.index) + 6 * crossed
        if distance <= 16 and (best is None or distance < best[0]):
            best = (distance, time)
    if best is not None:
        draft.time = as_when(view, best[1])
        draft.time_rule = "nearest time of the sentence"


def as_when(view: View, time: Time) -> When:
    """A time expression as the report shows it."""
    span = Span.of(view.text.article.text, time.start, time.end)
    return When(span, time.low, time.high, time.precision, time.note)

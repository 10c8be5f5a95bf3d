"""Place and time of a report where its own words do not give them: from its clause, its sentence, or what went before."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.mentions import Mentions
from riwaya.mentions.phrases import Phrase
from riwaya.mentions.times import Time
from riwaya.model import Span, When
from riwaya.reports.asides import in_aside_of, outside
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.functions import claims
from riwaya.reports.outcomes import is_suffered
from riwaya.reports.scenes import described, in_brackets, leads, located, spoke_there, town_label, with_direction, witnessed
from riwaya.reports.spots import PLACE_PREPOSITIONS, SPOT, STANDING, is_town, lies_somewhere, scene
from riwaya.reports.timing import is_of_another, says, set_apart
from riwaya.reports.view import View
from riwaya.spelling import key

REACH = 24  # tokens between a trigger and its place; a place before its trigger counts double
# Prepositions that place a whole clause; others belong to the word before them.
AROUND = PLACE_PREPOSITIONS - {"على", "أمام", "عبر", "ضمن", "عند", "حول"}
NEAR_TIME = 16  # tokens between a trigger and its time; every clause or comma between them counts as six
COUNTRY = 6  # precision of a place that is a whole country
NEXT = 30  # tokens between two events that share a place
FRONT = 8  # tokens of a sentence that opens with a place, up to its verb
SPEAKERS = frozenset({"UNK", "CVL", "MED"})  # roles of sources that tell what happened around them
WHERE = 8  # tokens back from حيث to the place that it takes up
COURT = 7  # tokens between a trial and where it is held
SUPPOSING = frozenset({"اعتقد", "رجح", "رجّح", "اشتبه", "ظن", "زعم"})  # verbs that put in who may have done it
TAKEN_UP = "place that حيث takes up"
ENTERED = frozenset({"storm", "coerce-besiege", "coerce-close"})  # frames whose object is where it happens: اقتحمت الشرطة المستشفى
IN_CLAUSE = "place in the clause"
INHERITED = "place of the event told before it"
# Prepositions between an event and what came of it, what it came of, or what it is part of: they share their place.
TOGETHER = frozenset({"إلى", "عن", "بعد", "عقب", "إثر", "جراء", "وسط", "خلال", "أثناء", "في", "ل", "بالإضافة إلى"})
BESIDE = frozenset({"فيما", "بينما", "كما", "حين", "منذ", "قبل"})  # what follows is another event
DATED = frozenset({"منذ", "ردا", "غداة"})  # before an act that only says since when, what for or after what another happened
CAUSE = frozenset({"عندما", "حين", "حينما", "لما", "بعدما", "بعد", "إثر", "جراء", "عقب", "نتيجة"})  # before the act that another came of
HOLDING = frozenset({"تحت", "ل", "في", "ضمن"})
LYING = frozenset(key(word) for word in ("واقع", "واقعة", "خاضع", "خاضعة"))
BEING = frozenset({"كان", "زال", "ظل", "بات", "أصبح", "بقي", "وقع", "خضع"})
NO_DAY = frozenset(f"no more is said than {note}" for note in ("later", "then", "soon", "at last"))  # لاحقا, آنذاك only put events in order
DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT"})
UTTERED = frozenset(["REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"])
OF_OTHERS = frozenset(["REQUEST", "ACCUSE", "SUPPORT", "THREATEN"])  # speech about what others do, elsewhere
UNPLACED = frozenset(["SANCTION", "COOPERATE", "AID", "CONSULT"])


def place_phrases(view: View) -> list[Phrase]:
    """The places of a sentence that stand behind a preposition of place, in their order."""
    if view.place_phrases is not None:
        return list(view.place_phrases)
    found: list[Phrase] = []
    for phrase in [p for told in dict.fromkeys(view.phrase_of.values()) for p in (told, *_inside(view, told))]:
        where = view.mentions.places
        standing = where.is_place(phrase) or (where.is_site(phrase) and view.text.tokens[phrase.head].form.definite)
        if view.is_direction(phrase) and view.locates(phrase.first):
            continue  # في حي الدورة جنوبي بغداد
        if not standing and (phrase.prep == "قرب" or (phrase.prep == "في" and not view.text.tokens[phrase.head].form.definite)):
            standing = _is_unknown_name(view, phrase)
        if (phrase.prep in AROUND or view.is_direction(phrase)) and standing and not view.is_event(phrase):
            found.append(phrase)
    view.place_phrases = found
    return list(found)


def _is_unknown_name(view: View, phrase: Phrase) -> bool:
    """Whether a phrase behind `near` is a name that nobody knows: it can only be a place's (`قرب زمبوري`)."""
    form = view.text.tokens[phrase.head].form
    return view.mentions.actors.identify(phrase) is NOBODY and view.text.tokens[phrase.head].tag == "PROPN" and not form.readings


def _inside(view: View, phrase: Phrase) -> list[Phrase]:
    """The places that the name of a group of people holds (`المتمردون في دارفور`); that of an organisation says where it is at home."""
    actor = view.knowledge.actors.get(view.mentions.actors.identify(phrase).actor)
    if actor is None or actor.kind != "generic":
        return []
    inside = (view.phrase(index + 1) for index in range(phrase.first + 1, phrase.last - 1) if view.kind(index) == "P")
    return [place for place in inside if place is not None]


def choose_place(view: View, draft: Draft, before: list[Draft]) -> None:
    """Sets the place of a draft: its own complement, else the nearest of its clause, else what حيث takes up, else a building or spot
    that has no name, else the place of an event told before it that it belongs to."""
    if draft.frame.type in UTTERED:
        draft.places.clear()  # a speech act has no place unless the text says where it was spoken
        if draft.frame.mode == "investigate" and (found := _of_clause(view, draft, before)) and abs(found.first - draft.index) <= COURT:
            _take(view, draft, found, IN_CLAUSE)  # بدأت في القاهرة محاكمة عشرة متهمين
        return
    found = _held(view, draft) or scene(view, draft)
    if found is not None:
        draft.places[:] = [Filler(found, rule="place that is held or hit")]
        draft.place_rule = draft.places[0].rule
        return
    spots = [place for place in draft.places if place.rank == SPOT]
    draft.places[:] = [place for place in draft.places if place.rank != SPOT]
    if spots and draft.places and all(_only_lies(view, draft, spots[0].phrase, place.phrase) for place in draft.places):
        draft.places[:] = spots[:1]
        draft.place_rule = spots[0].rule
        return
    if draft.places:
        phrases = [place.phrase for place in draft.places]
        draft.places.sort(key=lambda place: (not (_exact(view, place.phrase) or leads(view, place.phrase, phrases)), place.rank))
        draft.places[0] = _narrower(view, draft, draft.places[0])
        draft.place_rule = draft.places[0].rule
        return
    if draft.frame.type in UNPLACED:
        if draft.frame.mode == "convict":  # الرياض: أيدت محكمة الاستئناف سجن ستة أشخاص
            _place_by_label(view, draft)
        elif (found := _of_where(view, draft)) is not None:  # توجه إلى عمان حيث التقى الملك
            _take(view, draft, found, TAKEN_UP)
        return
    found = witnessed(view, draft) or _of_clause(view, draft, before)
    if found is not None:
        _take(view, draft, found, IN_CLAUSE)
        return
    found = _of_where(view, draft)
    if found is not None:
        _take(view, draft, found, TAKEN_UP)
        return
    if spots:
        draft.places.append(spots[0])
        draft.place_rule = spots[0].rule
        return
    if draft.frame.id in ENTERED and (entered := [f.phrase for f in draft.patients if view.mentions.places.is_site(f.phrase)]):
        _take(view, draft, entered[0], "site that is entered or shut")
        return
    found = described(view, draft, place_phrases(view))
    if found is not None:
        _take(view, draft, found, "place in the clause that describes it")
        return
    previous = next((other for other in reversed(before) if other.frame.type not in UNPLACED | UTTERED), None)
    if previous is not None and previous.places and draft.index - previous.index <= NEXT and _belongs(view, draft, previous):
        draft.places.append(previous.places[0])
        draft.place_rule = INHERITED
        return
    found = _of_front(view, draft)
    if found is not None:
        _take(view, draft, found, "place before what sources say")
        return
    _place_by_label(view, draft)


def _only_lies(view: View, draft: Draft, spot: Phrase, place: Phrase) -> bool:
    """Whether a place behind a building or spot only says in what part of a land it lies (`في أحد الأسواق في شمالي باكستان`)."""
    wide = lies_somewhere(view, place) and view.mentions.places.resolve(place).precision >= COUNTRY
    return wide and draft.index < spot.first < place.first


def _take(view: View, draft: Draft, phrase: Phrase, rule: str) -> None:
    draft.places.append(_narrower(view, draft, Filler(phrase, rule=rule)))
    draft.place_rule = rule


def _of_clause(view: View, draft: Draft, before: list[Draft]) -> Phrase | None:
    """The nearest place of the clause of a draft; one before its trigger counts as twice as far."""
    best: tuple[int, Phrase] | None = None
    own = _own_tokens(view, draft)
    found = place_phrases(view)
    if found and found[0].last <= draft.index and (fronted := _told_of_front(view, found[0])):
        own |= fronted
    relative = max(i for i in own if i == draft.index or view.kind(i) == "V")
    if draft.frame.type == "ASSAULT" and draft.kind == "noun" and relative > draft.index:  # قذيفة أطلقها مسلحون على أحد أحياء المدينة
        behind = [p for p in dict.fromkeys(view.phrase_of.values()) if p.first > relative and p.prep == "على"]
        found += [p for p in behind if _is_somewhere(view, p)]
    if view.kind(draft.index) != "V" and (shaken := _shaken(view, draft, own)) is not None:
        return shaken
    for phrase in found:
        if any(p.phrase.head == phrase.head for p in (*draft.agents, *draft.patients)) or _apart(view, draft, phrase.first, own):
            continue
        if _is_of_other(view, draft, phrase, before) or spoke_there(view, draft, phrase, before) or in_brackets(view, draft, phrase):
            continue
        distance = phrase.first - draft.index if phrase.first > draft.index else 2 * (draft.index - phrase.first)
        if distance <= REACH and (best is None or distance < best[0]):
            best = (distance, phrase)
    return best[1] if best is not None else None


def _dates(view: View, low: int, high: int) -> bool:
    """Whether another event between two tokens only dates what was told before it (`أعنف المعارك منذ الإطاحة بالنظام`)."""
    return any(view.text.tokens[i].form.core in DATED and i not in view.time_tokens for i in range(max(low, view.first), high))


def _shaken(view: View, draft: Draft, own: set[int]) -> Phrase | None:
    """The place that is the object of a verb of hitting over an event noun or right behind it (`هزت انفجارات عنيفة العاصمة`)."""
    hit = view.knowledge.retellings["hit"]
    for verb in sorted(own | {draft.index - 1}):
        if verb < view.first or view.kind(verb) != "V" or view.text.tokens[verb].form.core_fold not in hit:
            continue
        begin = max(verb, draft.last - 1 if verb < draft.index else verb) + 1
        while begin < view.last and view.kind(begin) == "A":
            begin += 1
        phrase = view.phrase_of.get(begin)
        if phrase is not None and phrase.first <= draft.index < begin and not view.text.tokens[draft.index].form.definite:
            inner = (p for i in range(begin, phrase.last) if (p := view.phrase(i)) is not None and p.definite)
            phrase = next((p for p in inner if view.mentions.places.is_place(p)), phrase)  # هز انفجار عنيف العاصمة: no explosion of the town's
            begin = phrase.first
        if phrase is not None and phrase.first == begin and not phrase.prep and not view.text.tokens[begin].form.conj:
            suffers = any(f.phrase.head == phrase.head for f in draft.patients)
            if view.mentions.places.is_place(phrase) and not view.mentions.places.is_site(phrase) and not suffers:
                return phrase
    return None


def _is_of_other(view: View, draft: Draft, phrase: Phrase, before: list[Draft]) -> bool:
    """Whether a place belongs to another event: one only dates the other (`اشتباكات في بنغازي هي الأعنف منذ الإطاحة بالنظام`), or what
    is spoken of stands behind who spoke there (`تظاهر المئات في بروكسل للتنديد بالغارات`)."""
    low, high = (draft.index + 1, phrase.first) if phrase.first > draft.index else (phrase.last, draft.index)
    if _dates(view, low, high):
        return True
    if phrase.last > draft.index:
        return False
    told = next((other for other in reversed(before) if other.index < phrase.first), None)  # اتهم الناطق في صنعاء الجيش بقصف القرى
    spoken = any(phrase.last <= other.index < draft.index and other.frame.type in OF_OTHERS for other in before)
    return spoken or (told is not None and told.frame.type in OF_OTHERS)


def _told_of_front(view: View, phrase: Phrase) -> set[int]:
    """The الذي and the verb behind a place that opens its sentence: they only say which place it is, and what happened there follows
    (`وفي مدينة كركوك التي تشهد توترا قتل شرطي`)."""
    begin = phrase.prep_at if 0 <= phrase.prep_at < phrase.first else phrase.first
    if begin - view.first > 1 or view.kind(phrase.last) != "R":
        return set()
    verb = next((i for i in (phrase.last + 1, phrase.last + 2) if view.kind(i) == "V"), -1)
    return {phrase.last, verb} if verb >= 0 else set()


def _of_front(view: View, draft: Draft) -> Phrase | None:
    """The place that opens a sentence in which sources of no name tell what happened there (`وفي محافظة إب، قالت مصادر محلية إن`); who
    has a name or an office may speak of another place there."""
    verb = next((i for i in range(view.first, min(view.first + FRONT, view.last)) if view.kind(i) == "V"), -1)
    if not view.first < verb < draft.first or not says(view, verb):
        return None
    source = view.text.tokens[verb + 1].form if verb + 1 < view.last else None
    if source is None or source.definite or source.prep or view.knowledge.roles.get(source.stem_key, ("", ""))[0] not in SPEAKERS:
        return None
    phrase = next((p for p in place_phrases(view) if p.last <= verb), None)
    begin = phrase.prep_at if phrase is not None and 0 <= phrase.prep_at < phrase.first else phrase.first if phrase is not None else verb
    return phrase if begin - view.first <= 1 else None


def _of_where(view: View, draft: Draft) -> Phrase | None:
    """The place that حيث takes up where an event stands in its clause (`في اليمن، حيث أسفرت المعارك عن مقتل المئات`)."""
    for position in range(draft.index - 1, max(view.first, draft.index - REACH), -1):
        form = view.text.tokens[position].form
        if form.core == "حيث" and not form.prep:
            break
        if view.kind(position) in ".:SR" or form.core in ("منذ", "بعد"):
            return None  # في ليبيا حيث تتنافس حكومتان منذ الإطاحة بالنظام
    else:
        return None
    found: Phrase | None = None
    for index in range(position - 1, max(view.first - 1, position - WHERE), -1):
        kind = view.kind(index)
        if kind in ".:SV":
            break
        phrase = view.phrase_of.get(index)
        if phrase is None:
            continue
        if _can_be_meant(view, phrase):
            found = phrase
        elif found is not None and kind != "A" and phrase.prep not in STANDING:
            break  # what stands before it is no chain of places
    return found


def _can_be_meant(view: View, phrase: Phrase) -> bool:
    """Whether حيث can take up a phrase: a place, or a building that something stands in."""
    places = view.mentions.places
    if phrase.last == phrase.head + 1 and (noun := places.noun(phrase.head)) is not None and noun[2] == "direction":
        return False  # جنوبا
    return places.is_place(phrase) or (places.is_site(phrase) and phrase.prep in STANDING)


def _held(view: View, draft: Draft) -> Phrase | None:
    """The place that is said to be in somebody's hands (`المناطق التي ما زالت تحت سيطرة التنظيم`, `البلدة الخاضعة لنفوذه`)."""
    phrase = view.phrase_of.get(draft.index)
    if draft.frame.mode != "hold" or draft.kind != "noun" or phrase is None or phrase.prep not in HOLDING:
        return None
    begin = index = (phrase.prep_at if phrase.prep_at >= 0 else phrase.first) - 1
    while index > view.first and (view.kind(index) in "RG" or view.text.tokens[index].form.stem_key in LYING or _is_being(view, index)):
        if index in view.phrase_of and view.phrase_of[index].head != index:
            break  # the adjective is a part of its phrase
        index -= 1
    subject = view.phrase_of.get(index)
    if subject is None or subject.last > phrase.first or (index == begin and phrase.prep != "تحت" and subject.head == index):
        return None
    places = view.mentions.places
    return subject if places.is_place(subject) or places.is_site(subject) else None


def _is_being(view: View, index: int) -> bool:
    """Whether a verb only says that something is or stays as it is."""
    return view.kind(index) == "V" and any(r.lexeme.lemma in BEING for r in view.text.tokens[index].form.readings)


def _belongs(view: View, draft: Draft, previous: Draft) -> bool:
    """Whether an event has the place of the one before it in the sentence: what came of it or what it came of (`قصف السوق مما أدى إلى مقتل
    خمسة`, `دخل المدينة بعد اشتباكات`). What is only told beside it (`فيما`, `كما`, `وأعلن`) may have happened elsewhere."""
    if previous.place_rule in (INHERITED, IN_CLAUSE):
        return False
    form = view.text.tokens[draft.first].form
    if draft.kind == "verb" and not draft.patients and form.suffix == ("ها" if previous.places[0].phrase.gender == "f" else "ه"):
        return True  # حاصرت القوات المدينة كما قصفها الطيران
    if any(view.text.tokens[i].form.core in BESIDE for i in range(previous.index + 1, draft.index)):
        return False
    phrase = view.phrase_of.get(draft.index)
    if draft.kind == "noun" and phrase is not None and phrase.prep in TOGETHER:
        return True
    if draft.kind != "verb" or draft.frame.type not in DEEDS or previous.frame.type not in DEEDS:
        return False
    acting = {f.phrase.head for f in draft.agents}
    goes_on = form.conj == "و" and bool(acting) and acting == {f.phrase.head for f in previous.agents}  # قصفت سفينة ببنغازي وأغرقتها
    return form.conj == "ف" or goes_on


def share_ahead(view: View, drafts: list[Draft]) -> None:
    """Gives acts without a place that of the act told behind them as their cause or moment (`قتل خمسة عندما انفجرت سيارة في الموصل`,
    `جرح اثنان إثر سقوط قذيفة على المدينة`)."""
    for draft, later in pairwise(drafts):
        acts = draft.frame.type == later.frame.type == "ASSAULT"
        if (
            acts
            and not draft.places
            and later.places
            and later.place_rule != INHERITED
            and (_came_of(view, draft, later) or _fell_together(view, draft, later))
        ):
            draft.places.append(later.places[0])
            draft.place_rule = "place of the act that it came of"


def _came_of(view: View, draft: Draft, later: Draft) -> bool:
    """Whether the act told behind another is its cause or moment."""
    between = range(draft.last, later.first)
    words = {view.text.tokens[i].form.core for i in between}
    phrase = view.phrase_of.get(later.index)
    caused = bool(CAUSE & words) or (later.kind == "noun" and phrase is not None and phrase.prep in CAUSE)
    return caused and len(between) <= NEXT and not (BESIDE & words or any(view.kind(i) in ".:" for i in between))


def _fell_together(view: View, draft: Draft, later: Draft) -> bool:
    """Whether two victims of one blow are told with و (`قتل شرطي وأصيب آخران برصاص مسلحين في العريش`)."""
    if draft.kind != "verb" or later.kind != "verb" or view.text.tokens[later.first].form.conj != "و":
        return False
    suffered = all(d.clause.passive or is_suffered(d) for d in (draft, later))
    return suffered and not any(view.kind(i) in ".:VSR" for i in range(draft.last, later.first))


def _place_by_label(view: View, draft: Draft) -> None:
    label = town_label(view)
    if label is not None:
        draft.places.append(Filler(label, rule=IN_CLAUSE))
        draft.place_rule = "label of the story"


def _narrower(view: View, draft: Draft, place: Filler) -> Filler:
    """The first of a chain of places, each of which only says where the one before it lies (`في سيفاري بوسط مالي`)."""
    phrase = _with_brackets(view, place.phrase)
    while place.rule not in ("relative", "pronoun"):
        end = phrase.prep_at if phrase.prep and 0 <= phrase.prep_at < phrase.first else phrase.first
        while end - 1 > view.first and view.kind(end - 1) in "()Q":
            end -= 1
        if view.kind(end - 1) == "," and (phrase.prep == "ب" or view.is_direction(phrase)) and not view.text.tokens[phrase.first].form.conj:
            end -= 1  # في منطقة ماس، شمال المحافظة
        before = view.phrase_of.get(end - 1)
        if before is not None and view.kind(end) == ")" and view.kind(before.first - 1) == "(":
            around = view.phrase_of.get(before.first - 2)
            if around is not None and (whole := _with_brackets(view, around)).last == end + 1:
                before, end = whole, end + 1
        if before is None or before.last != end or before.first <= draft.index < before.last or view.text.tokens[phrase.first].form.conj:
            break
        told = _is_somewhere(view, before)
        standing = (bool(before.prep) and before.prep in AROUND | {"إلى", "نحو", "باتجاه", "على"}) or _says_where(view, before, phrase)
        if not told or not (standing or view.is_direction(before)) or view.is_event(before):
            break
        phrase = before
    if phrase is place.phrase and place.rule not in ("relative", "pronoun") and (lying := located(view, phrase)) is not None:
        phrase = lying
    phrase = with_direction(view, phrase)
    return place if phrase is place.phrase else Filler(phrase, rule=place.rule, rank=place.rank)


def _says_where(view: View, place: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase of direction says where the town right before it lies (`استهدفوا قرية الإصلاح شمالي ديالى`)."""
    named = is_town(view, place) or (view.mentions.places.is_place(place) and view.mentions.places.named(place))
    return view.is_direction(phrase) and not phrase.prep and named


def _with_brackets(view: View, phrase: Phrase) -> Phrase:
    """A place noun with the name that stands in brackets behind it (`بمنطقة (الظهرة) في طرابلس`)."""
    if phrase.last != phrase.head + 1 or view.kind(phrase.last) != "(" or view.mentions.places.noun(phrase.head) is None:
        return phrase
    close = next((i for i in range(phrase.last + 2, phrase.last + 5) if view.kind(i) == ")"), -1)
    return replace(phrase, last=close + 1) if close >= 0 else phrase


def _is_somewhere(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a place, or by its form the name of one that no gazetteer knows (`في سيفاري بوسط مالي`)."""
    identity = view.mentions.actors.identify(phrase)
    places = view.mentions.places
    if places.is_place(phrase):
        bracketed = view.kind(phrase.last - 1) == ")"
        return not identity.role and (places.is_name(phrase.head) is not None or places.named(phrase) or bracketed)
    form = view.text.tokens[phrase.head].form
    return identity is NOBODY and view.text.tokens[phrase.head].tag == "PROPN" and not form.readings and phrase.prep in ("في", "ب", "قرب")


def _exact(view: View, phrase: Phrase) -> bool:
    """Whether a place is named, or stands for one named before (`المدينة`), rather than only described (`مناطق واسعة`)."""
    places = view.mentions.places
    whose = lies_somewhere(view, phrase) or bool(view.mentions.actors.identify(phrase).actor)  # غربي العاصمة, مواقع الحوثيين
    told = view.text.tokens[phrase.head].form.definite or (phrase.definite and not whose)  # مبنى الإذاعة
    return told or places.is_name(phrase.head) is not None or places.named(phrase)


def _own_tokens(view: View, draft: Draft) -> set[int]:
    """The tokens that open no other clause: trigger, the verbs over it, and the verb right behind it that goes on about it, with its الذي
    (`هجوم شنه مسلحون على نقطة تفتيش في بيشاور`, `التفجير الذي وقع في بغداد`)."""
    own = {draft.index, draft.first, draft.governor, draft.link.verb if draft.link is not None else -1}
    phrase = view.phrase_of.get(draft.index)
    if draft.kind != "noun" or phrase is None:
        return own
    at = max(phrase.last, draft.last)
    following = view.phrase_of.get(at)
    if following is not None and following.first == at and not (following.prep or following.definite or view.text.tokens[at].form.conj):
        at = following.last  # سقوط + قذيفة صاروخية
    if following is not None and following.first == at == following.head and following.prep == "ل" and _supposed(view, following.last):
        at = following.last  # غارة لطائرة يرجح أنها أمريكية
    while view.kind(at) in "Q,(" and at < max(phrase.last, draft.last) + 4:
        at += 1
    relative = view.kind(at) == "R"
    verb = at + 1 if relative else at
    while verb in view.times:
        verb = view.times[verb]
    if view.kind(verb) == "V" and (carried := _supposed(view, verb)):
        return own | set(range(at, carried + 1))
    if view.kind(verb) != "V" or view.text.tokens[verb].form.conj or (says(view, verb) and not claims(view, verb)):
        return own
    if relative or not phrase.definite or not phrase.prep:
        own |= {at, verb}
    return own


def _supposed(view: View, verb: int) -> int:
    """The verb that tells whose an act is thought to be, behind a passive verb of thinking (`غارة يعتقد أن طائرة أمريكية نفذتها`); 0 if
    there is none."""
    if verb >= view.last:
        return 0
    says_so = any(r.lexeme.speech or r.lexeme.lemma in SUPPOSING for r in view.text.tokens[verb].form.readings if r.finite)
    clause = next((i for i in (verb + 1, verb + 2) if i < view.last and view.text.tokens[i].form.closed.endswith("/complementiser")), 0)
    if not says_so or not clause:
        return 0
    for index in range(clause + 1, min(clause + 9, view.last)):
        if view.kind(index) in ",.:SR":
            break
        if view.kind(index) == "V" and not _is_being(view, index):
            return index
    return clause  # يرجح أنها أمريكية فوق جنوب اليمن


def _apart(view: View, draft: Draft, index: int, own: set[int]) -> bool:
    """Whether another clause begins between a draft's trigger and a token."""
    low, high = (draft.index + 1, index) if index > draft.index else (index, draft.index)
    return any(view.kind(i) in "VSR.:" and i not in own for i in outside(view, low, high))


def choose_time(view: View, draft: Draft, mentions: Mentions) -> None:
    """Sets the time of a draft: the nearest expression of its sentence with no other predicate's clause in between."""
    best: tuple[int, Time] | None = None
    behind = (i for i in _own_tokens(view, draft) if i > draft.index)  # تفجير يعتقد أن انتحاريا نفذه يوم الثلاثاء
    own = {draft.index, draft.first, *(k.verb for k in draft.links), *behind}
    for time in mentions.times[view.sentence.index]:
        if time.kind in ("frequency", "event", "compared") or time.note in NO_DAY or is_of_another(view, draft, time):
            continue
        first = time.start_token + view.first
        elsewhere = in_aside_of(view, first, draft.index, {i for i in own if i == draft.index or not says(view, i)})
        if elsewhere:
            continue  # الحركة، التي ظهرت العام الماضي،
        step = outside(view, min(first, draft.index), max(first, draft.index))
        if any(view.kind(i) in ".:" for i in step):
            continue
        crossed = sum(view.kind(i) in "VS" and (i not in own or (i > draft.index and time.kind == "duration")) for i in step)
        aside, commas = set_apart(view, step, crossed)
        distance = len(step) - aside + 6 * (crossed + commas) if elsewhere is None else 1  # في مؤتمر عقده أمس
        if distance <= NEAR_TIME and (best is None or distance < best[0]):
            best = (distance, time)
    if best is not None:
        draft.time = as_when(view, best[1])
        draft.time_rule = "nearest time of the sentence"


def as_when(view: View, time: Time) -> When:
    """A time expression as the report shows it."""
    span = Span.of(view.text.article.text, time.start, time.end)
    return When(span, time.low, time.high, time.precision, time.note)

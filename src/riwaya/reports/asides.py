"""What stands in commas or dashes, or right behind a name, and only tells what somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.phrases import CHIEFS, Phrase
from riwaya.spelling import fold, key

if TYPE_CHECKING:
    from riwaya.reports.view import Complement, View

PORTFOLIOS = frozenset({key("شؤون"), key("شئون")})
JOINT = frozenset(key(word) for word in ("تنسيق", "تعاون", "اشتراك", "تزامن", "تشاور", "تحالف", "تشارك", "توازي", "تضامن"))
STATEMENTS = frozenset(key(word) for word in ("تصريح", "تصريحات", "حديث", "أحاديث", "مقابلة", "إفادة"))
BORDER = "حدود"
DASHES = frozenset("-–—")
OF_OFFICE = frozenset({"ل", "ب", "في", "من", "لدى", "إلى", "على"})  # what stands between an office and who holds it
WHERE = frozenset({"patient", "place", "destination", "content"})
OF_LIGHT = frozenset({"على", "ضد"})  # what a light verb's event noun may have behind it: الهجوم الذي شنه الجيش على
OF_ISSUE = frozenset({"عن", "في", "من", "على"})  # and between a statement's coming out and what it says
LONGEST = 14  # tokens of an aside
LONGEST_TOLD = 20  # and of one with a verb of its own


def is_border(view: View, index: int) -> bool:
    """Whether a phrase that ends here names a border, behind which مع says with whom."""
    phrase = view.phrase_of.get(index)
    return phrase is not None and any(view.text.tokens[i].form.stem.startswith(BORDER) for i in range(phrase.first, phrase.last))


def is_joint(view: View, index: int) -> bool:
    """Whether the noun ends here that says with مع together with whom or at what time something else is done (`بالتنسيق مع الحكومة`)."""
    form = view.text.tokens[index].form
    return form.prep == "ب" and form.definite and form.stem_key in JOINT


def hears(view: View, index: int) -> bool:
    """Whether a phrase ends here that names the statement in which somebody says something, behind which ل tells who heard it (`انتقد الوزير في
    تصريح لصحيفة محلية الحكومة`)."""
    phrase = view.phrase_of.get(index)
    return phrase is not None and phrase.prep in ("في", "خلال") and view.text.tokens[phrase.head].form.stem_key in STATEMENTS


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
    somebody = view.mentions.actors.identify(following) is not NOBODY and not view.mentions.places.is_place(following)
    return somebody and behind_apposition(view, comma) < 0


def is_apposed(view: View, one: Phrase, other: Phrase, *, alone: bool = False) -> bool:
    """Whether a phrase right behind another, or behind what is told of its office, may tell what the first is: one ends in a name, the other is
    an office or a rank (`الأمين العام للأمم المتحدة فلان`). `alone`: no object is awaited, so that a name can be nothing else."""
    between = view.phrase_of.get(one.last + (view.kind(one.last) == "P"))
    behind = between.last if between is not None and between.prep in OF_OFFICE and between.last < other.last else one.last
    if any(view.is_event(p) or view.is_masdar(p) for p in (one, other)):
        return False  # نفى الناطق باسم القوة سيطرة مليشيات الشمال على المدينة
    head = view.text.tokens[other.head].form
    if other.last > other.first + 1 and not head.definite and view.knowledge.roles.get(head.stem_key, ("", ""))[1] == "official" and not alone:
        if _is_office(view, one) and view.text.tokens[one.last - 1].tag != "PROPN":
            return False  # التقى السفير الروسي وزير الخارجية السوري فلان: two offices are two people
    if other.first != behind or one.prep or "p" in (one.number, other.number) or view.text.tokens[other.first].form.conj:
        return False
    names = [view.text.tokens[p.last - 1].tag == "PROPN" and not view.mentions.places.is_name(p.last - 1) for p in (one, other)]
    offices = [_is_office(view, p) for p in (one, other)]
    office = view.text.tokens[one.last - 1].form.stem_key in view.knowledge.belonging and behind > one.last  # الأمين العام للمنظمة فلان
    thing = view.text.tokens[other.first].form.norm.endswith("ا") and other.first not in view.mentions.phrases.persons  # صاروخا
    alone = (alone and not thing) or (is_civilian(view, one) and is_name(view, other))
    return (names[0] and offices[1] and behind == one.last) or (names[1] and (offices[0] or alone or office))


def _is_office(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells somebody by what he is, whosever office it is (`مفوض الأمم المتحدة`)."""
    role = view.knowledge.roles.get(view.text.tokens[phrase.head].form.stem_key, ("", "", ""))
    if view.text.tokens[phrase.head].form.stem_key in CHIEFS:
        return True  # قائد الكتيبة فلان
    if fold(view.text.tokens[phrase.head].form.stem) in view.knowledge.retellings["body"]:
        return False  # اعتقل الحزب فلانا: many are no one man
    return view.mentions.actors.identify(phrase).kind in ("official", "person") or role[1] in ("official", "political")


def is_civilian(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells one single person by a word for a civilian with article (`الشاب`, `الناشط`, `الزميلة الصحفية`)."""
    if not phrase.definite or phrase.number != "s" or phrase.head != phrase.first or view.text.tokens[phrase.head].form.suffix:
        return False
    alone = all(view.kind(i) == "A" or view.text.tokens[i].form.definite for i in range(phrase.head + 1, phrase.last))
    return alone and view.knowledge.roles.get(view.text.tokens[phrase.head].form.stem_key, ("", ""))[1] == "civilian"


def is_name(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is the name of a person and of no place or body."""
    tokens = view.text.tokens[phrase.first : phrase.last]
    return (
        all(t.tag == "PROPN" for t in tokens)
        and not tokens[0].form.prep
        and not tokens[0].form.conj
        and not view.mentions.places.is_place(phrase)
    )


def without_office(view: View, following: list[Complement]) -> list[Complement]:
    """What follows a verb without that which tells only of what the office of its subject is, whose name stands behind it in commas (`دعا
    مبعوث الأمم المتحدة إلى اليمن، فلان، إلى وقف القتال`)."""
    if len(following) < 2 or len(following[0].phrases) != 1 or not following[1].phrases or following[1].function not in OF_OFFICE:
        return following
    office, of = following[0].phrases[0], following[1]
    comma = of.phrases[-1].last
    if of.at != office.last or view.kind(comma) != "," or not _is_office(view, office) or behind_apposition(view, comma) < 0:
        return following
    return [following[0], *following[2:]]


def is_portfolio(view: View, phrase: Phrase) -> bool:
    """Whether a phrase with ل tells for what the one before it is in charge, and is nobody itself (`مساعد الوزير لشؤون الأمن`)."""
    return view.text.tokens[phrase.first].form.stem_key in PORTFOLIOS


def behind_apposition(view: View, comma: int) -> int:
    """The token behind the second of two commas that hold what somebody is, or who (`دعا فلان، رئيس اللجنة، الأطراف إلى`, `دعا رئيس اللجنة،
    فلان، الأطراف إلى`); -1 if none do."""
    told, inside = view.phrase_of.get(comma - 1), view.phrase(comma + 1)
    if told is None or inside is None or inside.prep or view.text.tokens[comma + 1].form.conj or view.is_event(inside):
        return -1
    begin = told.prep_at if told.prep_at >= 0 else told.first
    before = view.phrase_of.get(begin - 1) if told.prep in OF_OFFICE else None  # مفوض الأمم المتحدة لشؤون اللاجئين، فلان، بوقف
    somebody = _is_office(view, told) or (before is not None and _is_office(view, before))
    named = somebody and inside.last - inside.first < 5 and view.kind(inside.last) == ","
    if (view.mentions.actors.identify(inside) is NOBODY and not named) or view.mentions.places.is_place(inside):
        return -1
    position = inside.last
    while position < view.last and position - comma < LONGEST and view.kind(position) != ",":
        phrase = view.phrase(position + 1 if view.kind(position) == "P" else position)
        if phrase is None or not phrase.prep:
            return -1
        position = phrase.last
    return position + 1 if view.kind(position) == "," and goes_on_behind(view, position) else -1


def goes_on_behind(view: View, comma: int) -> bool:
    """Whether a complement stands right behind a comma that closes an aside: a phrase with article, number or the alif of the accusative, or
    one with a preposition."""
    begin = comma + 1
    if begin >= view.last or view.text.tokens[begin].form.conj or view.kind(begin) not in "NAD#P":
        return False
    if view.kind(begin) == "P":
        return view.phrase(begin + 1) is not None and not view.text.tokens[begin].form.suffix
    following = view.phrase(begin)
    if following is None or (view.kind(following.last) == "V" and not view.text.tokens[following.last].form.conj):
        return False
    accusative = view.kind(begin) == "#" or view.text.tokens[begin].form.norm.endswith("ا")
    return bool(following.prep) or following.definite or accusative


def circumstance_ends(view: View, comma: int) -> int:
    """The second of two commas that hold nothing but a circumstance (`دعا المجلس، بعد اجتماع في القاهرة، الأطراف إلى`); -1 if they do not,
    or the clause does not go on behind them."""
    position = comma + 1
    if view.text.tokens[position].form.conj if position < view.last else True:
        return -1
    first = view.phrase(position + 1 if view.kind(position) == "P" else position)
    form = view.text.tokens[position].form
    state = form.norm.endswith("ا") and not form.definite and any(r.pos in ("active", "passive") for r in form.readings)
    if first is None or not (first.prep or (state and first.last == position + 1)):
        return -1
    position += not first.prep  # مدعوما بالطيران
    while position < view.last and position - comma < LONGEST and view.kind(position) != ",":
        if position in view.times:
            position = view.times[position]
            continue
        if view.kind(position) == "P" and view.text.tokens[position].form.suffix:
            position += 1  # في بيان له
            continue
        phrase = view.phrase(position + 1 if view.kind(position) == "P" else position)
        if phrase is None or not (phrase.prep or view.text.tokens[position].form.conj):
            return -1
        position = phrase.last
    return position if view.kind(position) == "," and goes_on_behind(view, position) else -1


def told_aside_ends(view: View, comma: int, verb: int, bare: list[Phrase]) -> int:
    """The second of two commas that hold a clause that only tells something of what stands before it or of a circumstance (`هددت الحركة، التي
    ظهرت قبل عام، باستهداف`, `اتهم الوزير، في مؤتمر عقده أمس، القوات ب`), where behind it follows what the `verb` around it awaits; -1 if there
    is none. `bare`: subject and object that it has already; no `verb`: whatever follows."""
    begin, told = comma + 1, -1
    if begin >= view.last or view.text.tokens[begin].form.conj:
        return -1
    form = view.text.tokens[begin].form
    part = view.kind(begin) == "P" and bool(form.suffix) and form.core == "بين"  # بينهم صحفي يعمل
    part = part or (view.kind(begin) == "V" and bool(bare) and bare[-1].last == comma and not bare[-1].definite)  # عصابة، يقودها ضابط،
    if view.kind(begin) != "R" and not part and not is_prepositional(view, begin) and not is_meanwhile(view, begin):
        return -1
    for position in range(begin, min(begin + LONGEST_TOLD, view.last)):
        if view.kind(position) == ",":
            held = told >= 0 or is_meanwhile(view, begin) or bool(form.prep)  # بالتعاون مع الهلال
            return position if held and (verb < 0 or awaited_behind(view, position, verb, bare)) else -1
        if view.kind(position) in ".:SGQ":
            return -1
        if view.kind(position) == "V" and view.kind(begin) != "R" and not part and told < 0 and not _is_described(view, position):
            return -1  # في المدينة قال
        told = position if view.kind(position) == "V" else told
    return -1


def outside(view: View, low: int, high: int) -> list[int]:
    """The tokens from one to another without the asides that lie wholly between them: what is told there is of no account for how near the two
    are (`هاجم المسلحون، الذين وصلوا في سيارات، مركز الشرطة مساء الأحد`)."""
    if not view.passed:
        return list(range(low, high))
    tokens: list[int] = []
    position = low
    while position < high:
        closing, _ = view.passed.get(position, (-1, -1))
        if 0 < closing < high:
            position = closing + 1
            continue
        tokens.append(position)
        position += 1
    return tokens


def in_aside_of(view: View, index: int, other: int, own: set[int]) -> bool | None:
    """Whether a token stands in an aside that tells of something else than another token (`هددت الحركة، التي ظهرت قبل عام، ب`); False if the
    aside tells when or in what one of the verbs in `own` is done (`في مؤتمر عقده أمس`); None if the token stands in none, or both do."""
    for comma, (closing, verb) in view.passed.items():
        if comma < index < closing and not comma < other < closing:
            return view.kind(comma + 1) == "R" or verb not in own or view.preposition(comma + 1) not in ("في", "خلال")
    return None


def is_prepositional(view: View, index: int) -> bool:
    """Whether a circumstance with a preposition begins here (`خلال جلسة`, `بعد معارك`, `بالتعاون مع`, `لليوم الثالث`)."""
    if view.kind(index) == "P" or index in view.compounds:
        return not view.text.tokens[index].form.suffix
    return bool(view.text.tokens[index].form.prep)


def is_meanwhile(view: View, index: int) -> bool:
    """Whether an indefinite participle begins here that tells of the subject (`مدعومة بالطيران`)."""
    form = view.text.tokens[index].form
    state = form.stem.endswith(("ا", "ة", "ين")) and not form.definite and not form.prep and not form.suffix
    participle = any(r.pos in ("active", "passive") for r in form.readings)
    return state and participle and view.kind(index) in "NA" and is_prepositional(view, index + 1)


def _is_described(view: View, index: int) -> bool:
    """Whether a verb tells of a phrase without article right before it, or stands behind a relative pronoun (`مؤتمر صحفي عقده`)."""
    phrase = view.phrase_of.get(index - 1)
    if view.kind(index - 1) == "R":
        return True
    return phrase is not None and bool(phrase.prep) and not phrase.definite and not view.text.tokens[index].form.conj


def awaited_behind(view: View, comma: int, verb: int, bare: list[Phrase]) -> bool:
    """Whether behind a comma follows what a verb still awaits: its object, or a preposition that its frames have."""
    if view.kind(verb) != "V" or comma + 1 >= view.last or view.text.tokens[comma + 1].form.conj:
        return False
    begin, expected = comma + 1, governed(view, verb)
    begin = view.times.get(begin, view.adverbs.get(begin, begin))  # منذ شهر مدينة
    thing = view.kind(begin) == "N" and not view.text.tokens[begin].form.prep and "object" in expected and len(bare) == 1
    if not goes_on_behind(view, begin - 1) and not thing:
        return False
    following = view.phrase(begin + 1 if view.kind(begin) == "P" else begin)
    if following is None or (view.kind(following.last) == "V" and not following.prep):
        return False
    light = any(r.lexeme.light and r.finite for r in view.text.tokens[verb].form.readings)
    if following.prep and bare and view.is_event(bare[-1]):
        return False  # تطبق حصارها على المدينة
    if following.prep:
        return following.prep in expected or view.agent_marker(begin) > 0
    return len(bare) < 2 and ("object" in expected or (light and view.event_in(following) >= 0))


def behind_issued(view: View, index: int) -> int:
    """The token behind a short relative clause that tells of a phrase without article, to which the clause around it owes nothing (`دعا المجلس
    في بيان صدر أمس الأطراف إلى`, `في مقابلة بثتها قناة رسمية`); -1 if the verb here begins none, or nothing follows it."""
    phrase, form = view.phrase_of.get(index - 1), view.text.tokens[index].form
    if phrase is None or not phrase.prep or phrase.definite or form.conj or not form.readings:
        return -1
    if view.knowledge.source_nouns.get(view.text.tokens[phrase.head].form.stem_key) != "source_document":
        return -1
    position, owed = index + 1, bool(form.suffix)
    while position < view.last:
        if position in view.times:
            position = view.times[position]
            if not owed:
                break
            continue
        if position in view.adverbs:
            position = view.adverbs[position]
            continue
        following = view.phrase(position + 1 if view.kind(position) == "P" else position)
        if following is None:
            return -1
        if not owed and (not following.prep or form.suffix or following.prep not in OF_ISSUE):
            break
        owed = owed and bool(following.prep)
        position = following.last
    ends = position >= view.last or view.text.tokens[position].form.conj or view.kind(position) not in "NAD#P"
    return -1 if ends else position


def behind_according(view: View, index: int) -> int:
    """The token behind a source that a phrase like وفقا ل brings in here (`يلتقون السبت وفقا لمتحدث رسمي`); -1 if none does."""
    ends = [found.last for found in view.mentions.cues.get(index, ()) if any(m.kind == "according" for m in found.meanings)]
    if not ends:
        return -1
    phrase = view.phrase(max(ends))
    if phrase is None and max(ends) - 1 > index:
        phrase = view.phrase(max(ends) - 1)
    owner = view.phrase(phrase.last) if phrase is not None else None
    if owner is not None and owner.prep == "ل" and not view.text.tokens[owner.first].form.conj:
        return owner.last  # بحسب بيان لمنظمة العفو
    return _behind_office(view, phrase) if phrase is not None else -1


def _behind_office(view: View, source: Phrase) -> int:
    """The token behind a source and what else tells who he is: his name behind his office, his office behind a comma (`بحسب الطبيب سالم
    الحمدان، مدير المستشفى`)."""
    last = source.last
    name = view.phrase(last) if source.definite and source.number != "p" else None
    if name is not None and not (name.prep or (name.definite and view.text.tokens[last].form.definite) or view.text.tokens[last].form.conj):
        if name.last > last + 1 and any(token.tag == "PROPN" for token in view.text.tokens[last : name.last]):
            last = name.last
    many = source.number == "p" or view.text.tokens[source.head].form.stem_key in view.knowledge.source_nouns
    office = view.phrase(last + 1) if view.kind(last) == "," and not many else None
    if office is None or office.prep or view.text.tokens[office.first].form.conj or not _is_office(view, office) or office.number == "p":
        return last
    return office.last


def behind_source(view: View, comma: int) -> int:
    """The token behind the second of two commas that hold according to whom something is told (`اعتقل الجيش، وفق بيان رسمي، المتظاهرين`); -1
    if none do."""
    begins = [found.last for found in view.mentions.cues.get(comma + 1, ()) if any(m.kind == "according" for m in found.meanings)]
    for position in range(max(begins, default=view.last), min(comma + LONGEST, view.last)):
        if view.kind(position) == ",":
            office = behind_according(view, comma + 1)
            return max(position, office - (view.kind(office) != ",")) + 1
        if view.kind(position) in ".:VS":
            break
    office = behind_according(view, comma + 1)
    return office if office > 0 and view.kind(office - 1) != "," and any(view.kind(i) == "," for i in range(comma + 1, office)) else -1


def behind(view: View, index: int) -> int:
    """The token behind an aside that begins here and whatever else stands between a verb and what it governs; -1 if none begins."""
    if view.kind(index) == "V":
        return behind_issued(view, index)
    if view.kind(index) != ",":
        return -1
    if index + 1 in view.times:  # في بيان، اليوم الأحد، إسرائيل
        return view.times[index + 1] + (view.kind(view.times[index + 1]) == ",")
    comma = told_aside_ends(view, index, -1, []) if view.kind(index + 1) == "R" else circumstance_ends(view, index)
    return max(behind_dashes(view, index), behind_source(view, index), behind_apposition(view, index), comma + 1 if comma > 0 else -1)


def governed(view: View, index: int, *, full: bool = False) -> set[str]:
    """With what a verb has by its frames whom or where it acts on, or only what is said or asked (`full`); not ل, which so much else has."""
    slots = frozenset({"content"}) if full else WHERE
    found: set[str] = set()
    for reading in view.text.tokens[index].form.readings if view.kind(index) == "V" else ():
        for name in reading.lexeme.frames if reading.finite else ():
            for function, filled in view.knowledge.frames[name].scheme.verb.items():
                if filled[0][0] in slots and function not in ("subject", "في", "من", "ل"):
                    found.add(function)
        found |= OF_LIGHT if reading.finite and reading.lexeme.light else set()
    return found


def of_participle(view: View, index: int) -> bool:
    """Whether what begins here belongs to the participle right before it (`القوات المدعومة من السكان`, `المتحالفة مع التنظيم`)."""
    form = view.text.tokens[index - 1].form
    if view.preposition(index) == "مع" and fold(form.stem) in view.knowledge.retellings["allied"]:
        return True
    if view.kind(index - 1) != "A":
        return False
    return form.definite and any(
        r.pos in ("active", "passive") and any(r.pos in view.knowledge.frames[f].participles for f in r.lexeme.frames) for r in form.readings
    )

"""What the form and meaning of a word say about its place in a clause: what can be no subject, and what must be one."""

from __future__ import annotations

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.coreference import PRONOUNS
from riwaya.mentions.phrases import Phrase
from riwaya.model import Lexeme, Reading
from riwaya.reports.clause import OBJECT, SUBJECT, Argument, Clause
from riwaya.reports.view import BARE, BY, Complement, View
from riwaya.spelling import fold, key

# Types whose verbs govern what they speak of by a preposition.
OF_SPEECH = frozenset(["ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT"])
MEN = frozenset({key("قادة"), key("جنود"), key("سكان"), key("ضباط"), key("زعماء")})
OUTCOMES = frozenset({fold("نتيجة"), fold("مقارنة")})
MOSTLY_ACTIVE = OF_SPEECH | frozenset(["CONSULT", "PROTEST", "MOBILIZE", "COOPERATE", "CONCEDE", "AID", "SANCTION"])


def is_circumstance(view: View, complement: Complement) -> bool:
    """Whether a participle in the accusative says in what state somebody acts (`اقتحم الجيش معززا بآلياته البلدة`)."""
    phrase, tokens = complement.phrases[0], view.text.tokens
    form = tokens[phrase.head].form
    if phrase.last > phrase.first + 1 or phrase.definite or not form.norm.endswith("ا") or phrase.last >= view.last:
        return False
    if key(form.stem) in view.knowledge.roles or key(form.norm[:-1]) in view.knowledge.roles:
        return False
    following = tokens[phrase.last].form
    governs = bool(following.prep) or view.kind(phrase.last) == "P"
    participles = [r for r in form.readings if r.pos in ("active", "passive")]
    return governs and len(participles) == len(form.readings) > 0


def is_manner(view: View, phrase: Phrase) -> bool:
    """Whether an indefinite accusative only says how something was done (`أُعدموا غدرا`, `قُتل رميا بالرصاص`)."""
    form = view.text.tokens[phrase.head].form
    return not phrase.definite and form.norm.endswith("ا") and view.mentions.actors.identify(phrase) is NOBODY and view.kind(phrase.first) != "#"


def controls(view: View, index: int) -> bool:
    """Whether the subject of a verb is who does what it governs as masdar or with أن (`حاول الجيش أن يعتقل ناشطا`)."""
    return view.text.tokens[index].form.core_fold in view.knowledge.retellings.get("control", frozenset())


def is_adverbial(view: View, complement: Complement) -> bool:
    """Whether a word in the accusative only says how or why something is told or done (`خطفوا وفقا لما أعلن`, `هاجموا ردا على`)."""
    form = view.text.tokens[complement.phrases[0].head].form
    return form.norm.endswith("ا") and not form.definite and form.stem_key in view.knowledge.no_participants


def is_state(view: View, complement: Complement, verb: int) -> bool:
    """Whether an indefinite adjective stands alone behind a phrase of the clause and tells its state (`تسيطر على المديرية كاملة`)."""
    phrase = complement.phrases[0]
    form = view.text.tokens[phrase.head].form
    before = complement.at - 1
    follows = before in view.phrase_of or (view.kind(before) == "P" and bool(view.text.tokens[before].form.suffix))
    if complement.at == verb + 1 or not follows or phrase.last > phrase.first + 1 or phrase.definite or view.kind(phrase.head) != "A":
        return False
    if before in view.phrase_of and form.norm.endswith("ا") and needs_object(view, verb):
        if phrase.head in view.mentions.phrases.nationalities or key(form.norm[:-1]) in view.knowledge.roles:
            return False  # قتلت القوات مسلحا, قتل الجنود فلسطينيا
    return form.stem_key not in view.knowledge.roles and view.text.tokens[phrase.head].tag == "ADJ" and not form.event


def is_oblique(view: View, phrase: Phrase) -> bool:
    """Whether a phrase begins with a sound plural or dual in ين, which is never a subject (`فرقت المتظاهرين`, `استهدفت عربتين`)."""
    stem = view.text.tokens[phrase.head].form.stem
    if phrase.head != phrase.first or not stem.endswith("ين"):
        return False
    if stem.endswith("تين") and key(stem.removesuffix("تين") + "ة") in view.knowledge.place_nouns:
        return True
    return stem == "آخرين" or any(key(stem.removesuffix("ين") + ending) in view.knowledge.roles for ending in ("ون", "ان"))


def counts_men(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts men, who make no verb feminine (`اعتقلت عشرة مسلحين`, `قوة من 3400 جندي تنتشر`)."""
    form = view.text.tokens[phrase.head].form
    first = view.text.tokens[phrase.first].form
    if view.kind(phrase.first) != "#" or phrase.head == phrase.first or phrase.gender != "m" or first.stem.endswith(("ات", "لاف")):
        return False
    if form.stem in ("آخرون", "آخرين"):
        return True
    role = view.knowledge.roles.get(form.stem_key) or view.knowledge.roles.get(key(form.norm.removesuffix("ا")), ("", "", ""))
    alone = form.stem.endswith("ين") or view.knowledge.number_of.get(form.stem_key) != "p"  # not ثلاثة فصائل
    return role[1] in ("civilian", "official", "person") or (role[1] == "armed" and alone)


def is_men(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts men or begins with the broken plural of a word for men, before which a verb is masculine (`السكان`, `قادة`):
    behind a feminine verb it is no subject, unlike bodies of men (`عناصر`, `فصائل`)."""
    form = view.text.tokens[phrase.head].form
    if counts_men(view, phrase):
        return True
    if view.kind(phrase.first - 1) == "Q":
        return False  # ودعت «أطباء السودان»: a name
    if (
        phrase.head != phrase.first
        or (phrase.number, phrase.gender) != ("p", "m")
        or (form.stem.endswith(("ة", "ات")) and form.stem_key not in MEN)
    ):
        return False
    role = view.knowledge.roles.get(form.stem_key, ("", "", ""))
    return form.stem_key in MEN or role[1] in ("civilian", "official", "person")


def is_accusative(view: View, phrase: Phrase) -> bool:
    """Whether a phrase begins with a noun in the alif of an indefinite object (`عددا من الصحفيين`, `ناشطا حقوقيا`)."""
    form = view.text.tokens[phrase.first].form
    if not form.norm.endswith("ا") or form.definite or form.suffix or view.text.tokens[phrase.first].tag == "PROPN":
        return False
    known, behind = key(form.norm[:-1]), view.text.tokens[phrase.first + 1].form if phrase.last > phrase.first + 1 else None
    alone = behind is None or (behind.norm.endswith("ا") and not behind.definite and not behind.suffix)  # ناشطا حقوقيا, not قائدا الكتيبة
    return (alone or form.stem_key not in view.knowledge.roles) and (known in view.knowledge.partitives or known in view.knowledge.roles)


def needs_object(view: View, index: int) -> bool:
    """Whether a verb tells in every reading of what somebody does to somebody, its object (`انتقد`, `حاصر`, `طالب`)."""
    frames = [view.knowledge.frames[name] for r in finite(view, index) for name in r.lexeme.frames]
    meant = all(any(slot == "patient" for slot, _ in frame.scheme.verb.get(OBJECT, ())) for frame in frames)
    return bool(frames) and meant and not view.text.tokens[index].form.suffix


def denies(view: View, index: int) -> bool:
    """Whether a verb can only be one of denial, whose subject is somebody."""
    speeches = {r.lexeme.speech for r in view.text.tokens[index].form.readings if r.finite and r.person == 3}
    return bool(speeches) and "" not in speeches and all(view.knowledge.speeches[name].strength == "denies" for name in speeches)


def calls(view: View, index: int, phrase: Phrase) -> bool:
    """Whether a verb of asking or welcoming has what it asks for right behind a phrase, which is then the one who asks."""
    frames = {name for r in view.text.tokens[index].form.readings if r.finite for name in r.lexeme.frames}
    if not any(view.knowledge.frames[name].type in OF_SPEECH for name in frames):
        return False
    return view.kind(phrase.last) == "P" and view.preposition(phrase.last) == "إلى"


def finite(view: View, index: int) -> list[Reading]:
    """The readings of a word as a finite verb."""
    return [r for r in view.text.tokens[index].form.readings if r.finite]


def genitive_that(view: View, phrase: Phrase, gender: str, plural: bool) -> Phrase | None:
    """The genitive at the end of a phrase that a relative pronoun agrees with, where the head does not (`هروب المستوطنين الذين`)."""
    for position in range(phrase.head + 1, phrase.last):
        if view.kind(position) != "N" or (position in view.mentions.phrases.name_tails and position != phrase.last - 1):
            continue
        within = view.mentions.phrases.at(position, view.last)
        if within is not None and within.last == phrase.last and within.head == position and within.gender == gender:
            if not plural or within.number == "p":
                return within
    return None


def is_own(view: View, index: int, phrase: Phrase) -> bool:
    """Whether what stands behind a verb is the act of its own subject (`إذ بسطت سيطرتها على المدينة`), and no act that has a result."""
    head = view.text.tokens[phrase.head].form
    results = view.knowledge.retellings.get("outcome", frozenset())
    if not (head.event and head.suffix) or view.text.tokens[index].form.core_fold in results:
        return False
    return all(not r.lexeme.light for r in finite(view, index))


def only_of_deeds(view: View, index: int) -> bool:
    """Whether a verb tells in every reading of acts on somebody or something, so that nothing but its object is left to follow."""
    frames = [view.knowledge.frames[name] for r in finite(view, index) for name in r.lexeme.frames]
    acts = all(frame.type not in MOSTLY_ACTIVE and OBJECT in frame.scheme.verb for frame in frames)
    return bool(frames) and acts and all(not r.lexeme.light for r in finite(view, index))


def is_by_others(view: View, phrase: Phrase | None, index: int) -> bool:
    """Whether a plural verb of a relative clause has others as its subject than what it tells of: things (`المناطق التي سيطروا عليها`),
    or one man whom its pronoun means (`الرجل الذي يتهمونه`)."""
    if phrase is None:
        return False
    one = phrase.number == "s" and view.text.tokens[index].form.suffix == "ه"
    return phrase.gender == "f" or (one and is_somebody(view, phrase) and not view.is_event(phrase))


def harms(view: View, index: int) -> bool:
    """Whether a joined verb tells of nothing but harm, which an act that was its subject before has done (`استهدفت غارة سيارة وقتلت شخصين`)."""
    types = {view.knowledge.frames[name].type for r in finite(view, index) for name in r.lexeme.frames}
    return types == {"ASSAULT"} and view.text.tokens[index].form.conj in ("و", "ف") and view.agreement(index)[2] == "s"


def goes_on(view: View, index: int) -> bool:
    """Whether a verb tells what an act led to, or that it happens or goes on (`اندلعت معارك واستمرت حتى الفجر بين`)."""
    lights = [view.knowledge.lights[r.lexeme.light] for r in finite(view, index) if r.lexeme.light]
    outcomes = view.knowledge.retellings.get("outcome", frozenset())
    return view.text.tokens[index].form.core_fold in outcomes or any(light.roles == "happen" for light in lights)


def only_reports(view: View, index: int, teller: Argument | None) -> bool:
    """Whether the pronoun of أنه means nobody, for who tells only reports that somebody was killed (`يشير البيان إلى أنه قتل ضابط`)."""
    if teller is None or teller.phrase is None or view.text.tokens[index].form.suffix:
        return False
    if view.text.tokens[index].form.core_fold in view.knowledge.retellings.get("outcome", frozenset()):
        return False  # قال الجيش إنه أوقع خسائر
    told = view.phrase_of.get(index + 1)
    unnamed = told is not None and not told.definite  # قال المتحدث إنه قتل خمسة جنود
    office = view.mentions.actors.identify(teller.phrase).kind == "official"
    source = view.text.tokens[teller.phrase.head].form.stem_key in view.knowledge.source_nouns and (unnamed or not office)
    readings = [r for r in finite(view, index) if r.person == 3]
    types = {view.knowledge.frames[name].type for r in readings for name in r.lexeme.frames}
    return source and types == {"ASSAULT"} and {r.voice for r in readings} >= {"active", "passive"} and view.agreement(index)[1:] == ("m", "s")


def goes_on_reporting(view: View, index: int, clause: Clause) -> bool:
    """Whether a joined verb goes on with the news that somebody only tells, and is no act of his (`أعلن المتحدث انتهاء العملية، وقتل عشرة`)."""
    teller = next(iter(clause.get(SUBJECT)), None)
    return any(r.lexeme.speech for r in finite(view, clause.index)) and only_reports(view, index, teller)


def only_says(view: View, index: int) -> bool:
    """Whether a verb is in every reading the perfect of one of speech to somebody (`كما دعا الأطراف إلى الحوار`)."""
    types = {view.knowledge.frames[name].type for r in finite(view, index) for name in r.lexeme.frames}
    return bool(types) and types <= OF_SPEECH and all(r.pos == "perfect" for r in finite(view, index) if r.person == 3)


def enters_into(view: View, index: int, subject: Complement, following: list[Complement]) -> bool:
    """Whether somebody stands behind a light verb that carries its event noun by a preposition, which follows (`دخل العمال في إضراب`)."""
    lights = [view.knowledge.lights[r.lexeme.light] for r in finite(view, index) if r.lexeme.light]
    carried = {c.function for c in following if c.phrases and view.event_in(c.phrases[0]) >= 0}
    return is_somebody(view, subject.phrases[0]) and any(
        light.roles == "active" and light.prep & carried - {OBJECT, SUBJECT} for light in lights
    )


def meets(view: View, index: int) -> bool:
    """Whether a verb tells in every reading of talks, which two have with each other."""
    return {view.knowledge.frames[name].type for r in finite(view, index) for name in r.lexeme.frames} == {"CONSULT"}


def is_resumed(view: View, left: Argument, index: int) -> bool:
    """Whether the object pronoun of a relative verb without a subject of its own means its antecedent: that is nobody who could act, or does not
    agree with the verb (`الجماعة التي شكلها`)."""
    form, relative = view.text.tokens[index].form, view.text.tokens[index - 1].form
    suffix = form.suffix
    if not suffix and view.kind(index + 1) == "P" and view.kind(index - 1) == "R":
        suffix = view.text.tokens[index + 1].form.suffix  # المدينة التي توغلت فيها
    if left.phrase is None or view.kind(index - 1) not in "RXV" or suffix not in ("ها", "ه"):
        return False
    feminine = relative.norm == "التي" if relative.norm in ("التي", "الذي") else left.phrase.gender == "f"
    if view.is_event(left.phrase) or (suffix == "ها") != feminine:
        return False
    _, gender, number = view.agreement(index)
    if form.suffix and relative.norm == "التي" and (gender, number) == ("m", "s"):
        return True
    identity = view.mentions.actors.identify(left.phrase)
    return identity is NOBODY or identity.kind in ("weapon", "asset") or view.mentions.places.is_place(left.phrase)


def fits(view: View, phrase: Phrase, index: int) -> bool:
    """Whether a verb behind a phrase can tell of it: a masculine plural tells of people, no things, a dual of two, and a feminine without a
    pronoun of no men who are counted."""
    _, gender, number = view.agreement(index)
    taken_up = any(token.form.suffix for token in view.text.tokens[index : index + 2])
    if gender == "f" and not taken_up and counts_men(view, phrase):
        return False
    if number == "d":
        return phrase.number != "s"
    return (number, gender) != ("p", "m") or (phrase.number, phrase.gender) != ("p", "f")


def is_of_event(view: View, by: Complement, following: list[Complement]) -> bool:
    """Whether an agent marker stands behind an event noun of the clause, whose agent it then tells (`ردا على مقتل جندي من قبل مسلحين`)."""
    return any(c.at < by.at and (view.event_in(phrase) >= 0 or view.is_masdar(phrase)) for c in following for phrase in c.phrases)


def is_of_masdar(view: View, what: Complement, following: list[Complement], *, told: bool) -> bool:
    """Whether من goes with the event noun and its object right before it (`دعا إلى زيارة عدن بعد تحريرها من المليشيات`), or who acts with
    one of the clause, where `told` says that the verb has its subject."""
    if what.function == BY:
        return told and is_of_event(view, what, following)
    before = next((p for c in following for p in c.phrases if p.last == what.at and c.function not in (BARE, "من")), None)
    form = view.text.tokens[before.head].form if before is not None else None
    if before is None or form is None or what.function != "من" or not (form.suffix or before.prep == "ب" or view.kind(before.head + 1) in "NQ"):
        return False  # انسحبوا دون قتال من البلدة, unlike بدعم من الجيش
    lexemes = [r.lexeme for r in form.readings if r.pos in ("masdar", "noun")]
    return any("من" in view.knowledge.frames[name].scheme.noun for lexeme in lexemes for name in lexeme.frames)


def awaits_object(view: View, index: int) -> bool:
    """Whether a verb tells in every reading of speech to somebody or the like, so that whom it is to must follow its subject."""
    types = {view.knowledge.frames[name].type for r in finite(view, index) for name in r.lexeme.frames}
    return bool(types) and types <= OF_SPEECH | {"CONSULT", "SANCTION", "AID"} and not view.text.tokens[index].form.suffix


def speaks_itself(view: View, index: int, subject: Phrase) -> bool:
    """Whether a verb of refusing, asking or the like has somebody before it, who then does it (`لكن المليشيات رفضت`)."""
    types = {view.knowledge.frames[name].type for r in finite(view, index) for name in r.lexeme.frames}
    if not types or not types <= {"REJECT", "AGREE", "REQUEST", "THREATEN", "CONCEDE"} or view.event_in(subject) >= 0:
        return False
    return view.mentions.actors.identify(subject) is not NOBODY


def only_explains(view: View, verb: int, index: int) -> bool:
    """Whether a verb stands in a relative clause that a comma has closed before `index`."""
    before = verb - 1
    while before > view.first and view.kind(before) in "XG":
        before -= 1
    return view.kind(before) == "R" and any(view.kind(i) == "," for i in range(verb + 1, index))


def previous_verb(view: View, index: int) -> int | None:
    """The verb before a token in its clause, but for one that only tells who issued what it is told by; None if there is none."""
    for position in range(index - 1, view.first - 1, -1):
        kind = view.kind(position)
        if kind == "V" and position not in view.issuing:
            return position
        if kind == ".":
            return None
    return None


def goes_on_speaking(view: View, index: int) -> bool:
    """Whether a verb without a subject tells what somebody says (`ودعا`, `وحث`): it is who spoke last, whoever was named since."""
    return any(
        r.lexeme.speech or any(view.knowledge.frames[name].type in OF_SPEECH for name in r.lexeme.frames)
        for r in view.text.tokens[index].form.readings
        if r.finite
    )


def first_person(view: View, argument: Argument) -> bool:
    """Whether a verb or pronoun means who speaks."""
    form = view.text.tokens[argument.at].form
    if argument.way == "dropped":
        return view.agreement(argument.at)[0] == 1
    return (form.suffix or form.norm) in ("نا", "ي", "ني", "نحن", "أنا")


def features(view: View, argument: Argument) -> tuple[str, str, bool]:
    """Gender and number of what a pronoun or dropped subject means, and whether it is a subject."""
    form = view.text.tokens[argument.at].form
    if argument.way == "dropped":
        _, gender, number = view.agreement(argument.at)
        return gender, number, True
    return (*PRONOUNS.get(form.suffix or form.norm, ("", "s")), False)


def is_outcome(view: View, complement: Complement) -> bool:
    """Whether a phrase only says of what something is the outcome, or beside what it is set, and is no object (`جنديا قتل نتيجة انفجار`)."""
    return view.text.tokens[complement.phrases[0].head].form.core_fold in OUTCOMES


def takes_place(view: View, lexeme: Lexeme) -> bool:
    """Whether the object of a verb is a place in all its frames: a person as its subject enters it (`دخل العمال في إضراب`)."""
    slots = [view.knowledge.frames[name].scheme.verb.get(OBJECT, ()) for name in lexeme.frames]
    return bool(slots) and all(found and {slot for slot, _ in found} <= {"place", "destination", "origin"} for found in slots)


def is_somebody(view: View, phrase: Phrase) -> bool:
    """Whether a phrase means somebody: an actor, and no place."""
    return view.mentions.actors.identify(phrase) is not NOBODY and not view.mentions.places.is_place(phrase)


def filled_by_preposition(view: View, lexeme: Lexeme) -> set[str]:
    """The prepositions that bring the patient or content of a verb; with one of them it is active (`نددت الأمم المتحدة بالقتال`)."""
    found: set[str] = set()
    for name in lexeme.frames:
        frame = view.knowledge.frames[name]
        if frame.type in MOSTLY_ACTIVE:
            found |= {f for f, slots in frame.scheme.verb.items() if f not in (SUBJECT, OBJECT) and slots[0][0] in ("patient", "content")}
    return found


def by_preposition(view: View, index: int, following: list[Complement]) -> bool:
    """Whether a verb has whom it is done to behind a preposition here, so that no object is awaited (`أفرج الوزير فلان عن السجناء`)."""
    told = {c.function for c in following} - {"من", "في"}
    frames = [view.knowledge.frames[name] for r in finite(view, index) for name in r.lexeme.frames]
    slots = [(function, slot) for frame in frames for function, filled in frame.scheme.verb.items() for slot, _ in filled]
    passive = any(r.voice == "passive" for r in finite(view, index))  # اتهم الوزير فلانا بالفساد, but ندد الوزير فلان بالفساد
    by = {"patient"} if passive else {"patient", "content"}
    return any(function in told and slot in by for function, slot in slots if function not in (SUBJECT, OBJECT))


def asks_for(view: View, index: int, bare: list[Complement]) -> bool:
    """Whether a verb of asking has behind whom it asks what it asks for (`ناشد الأطراف وقف القتال`)."""
    types = {view.knowledge.frames[name].type for r in finite(view, index) for name in r.lexeme.frames}
    if len(bare) != 2 or types != {"REQUEST"} or is_masdar_like(view, bare[0].phrases[0]):
        return False
    return (is_masdar_like(view, bare[1].phrases[0]) and not bare[1].phrases[0].definite) or view.is_event(bare[1].phrases[0])


def is_masdar_like(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells of a deed."""
    return view.is_event(phrase) or view.is_masdar(phrase)


def carries_object(view: View, index: int) -> bool:
    """Whether a verb is a light verb that can only have an event noun as its object."""
    lights = [view.knowledge.lights[r.lexeme.light] for r in view.text.tokens[index].form.readings if r.finite and r.lexeme.light]
    return bool(lights) and all(light.roles == "active" and light.prep == {"object"} for light in lights)


def is_name(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a name, whose gender the word does not tell."""
    return view.text.tokens[phrase.head].tag == "PROPN" or phrase.head in view.mentions.names


def claims(view: View, index: int) -> bool:
    """Whether a verb says whose act something was (`هجوم تبنته الحركة في كابول`)."""
    speeches = [r.lexeme.speech for r in view.text.tokens[index].form.readings if r.finite and r.lexeme.speech]
    return any(view.knowledge.speeches[speech].own for speech in speeches)

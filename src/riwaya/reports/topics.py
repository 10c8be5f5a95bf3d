"""The subject that stands before its verb: the topic of its clause, or the antecedent of its relative clause."""

from __future__ import annotations

from dataclasses import replace

from riwaya.mentions.actors import NOBODY
from riwaya.mentions.coreference import PRONOUNS, agrees
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import OBJECT, SUBJECT, Argument, Clause
from riwaya.reports.functions import counts_men, finite, fits, genitive_that, is_somebody
from riwaya.reports.view import BARE, Complement, View
from riwaya.spelling import fold

AUXILIARIES = frozenset({"كان", "زال", "بات", "ظل", "أصبح"})  # the verb behind their subjects tells what these do


def announced(view: View, index: int) -> Argument | None:
    """The topic that أما announces before a verb with ف (`أما السفير فقال`)."""
    for position in range(index - 1, max(view.first, index - 16) - 1, -1):
        if view.kind(position) in "V.:":
            return None
        if view.text.tokens[position].form.core in ("أما", "اما"):
            phrase = view.phrase(position + 1)
            return Argument(SUBJECT, phrase, position + 1, "topic") if phrase is not None else None
    return None


def behind_relative(view: View, comma: int, index: int) -> Argument | None:
    """The subject of a verb behind the comma that closes a relative clause (`العملية التي جرت أمس، أدت إلى`)."""
    for position in range(comma - 1, max(view.first, comma - 24), -1):
        if view.kind(position) in ".:S":
            return None
        if view.kind(position) == "R":
            found = antecedent(view, position)
            if found is not None and found.phrase is not None and not found.phrase.prep and topic_agrees(view, found.phrase, index):
                return Argument(SUBJECT, found.phrase, found.at, "topic")
            return None
    return None


def behind_aside(view: View, comma: int, index: int) -> Argument | None:
    """The subject of أن or إن behind which an aside stands in commas (`إن طائرات حربية، تابعة للحكومة، قصفت`), or before a verb that tells
    of no speech a comma alone (`أن الثوار في المدينة، كمنوا`, `إن قوة من الجيش والشرطة، اعتقلت عشرة`)."""
    alone = view.agreement(index)[2] == "p" or (index - comma < 3 and not any(r.lexeme.speech for r in finite(view, index)))
    if view.text.tokens[index].form.suffix:
        return None
    for position in range(comma if alone else comma - 1, max(view.first, comma - 9), -1):
        kind = view.kind(position)
        if kind in ".:SVRG":
            return None
        phrase = view.phrase_of.get(position - 1) if kind == "," else None
        if phrase is not None:
            found = topic(view, phrase, index)
            if found is not None and found.phrase is not None and view.kind(found.phrase.first - 1) == "S":
                return found
            if position < comma:
                return None
    return None


def deed_before(view: View, comma: int, index: int) -> Argument | None:
    """The act without article that a verb behind a comma goes on to tell of (`وقع انفجار في السوق، استهدف دورية`): nobody but the act can be
    its subject, for it is joined by no و and what follows is hit or harmed."""
    form = view.text.tokens[index].form
    if index != comma + 1 or form.conj or form.suffix or not any(r.pos == "perfect" for r in form.readings):
        return None
    if not (form.core_fold in view.knowledge.retellings.get("outcome", frozenset()) or form.core_fold in view.knowledge.retellings["hit"]):
        return None
    for position in range(comma - 1, view.first - 1, -1):
        if view.kind(position) in ".:SRG":
            return None
        phrase = view.phrase_of.get(position)
        if phrase is not None and phrase.head == position and not phrase.definite and view.is_event(phrase):
            return Argument(SUBJECT, phrase, phrase.first, "relative") if topic_agrees(view, phrase, index) else None
    return None


def antecedent(view: View, position: int) -> Argument | None:
    """What a relative pronoun takes up: the nearest phrase before it that agrees, or the genitive in one."""
    before = position - 1
    while before >= view.first and view.kind(before) in ",Q)":
        before -= 1
    phrase = view.phrase_of.get(before)
    if phrase is None:
        return None
    gender = "f" if view.text.tokens[position].form.norm in ("التي", "اللاتي", "اللواتي", "اللتان", "اللتين") else "m"
    norm, nearest = view.text.tokens[position].form.norm, phrase
    plural, single = norm == "الذين", norm == "الذي"  # ثلاثة من مدبري التفجير الذي استهدف
    for _ in range(4):
        if phrase.gender == gender and (not plural or phrase.number == "p") and not (single and phrase.number != "s"):
            break
        within = genitive_that(view, phrase, gender, plural)
        if within is not None:
            return Argument(SUBJECT, within, within.first, "relative")
        previous = view.phrase_of.get((phrase.prep_at if phrase.prep_at >= 0 else phrase.first) - 1)
        if previous is None:
            break
        phrase = previous
    else:
        phrase = nearest  # none agrees
    return Argument(SUBJECT, phrase, phrase.first, "relative")


def topic(view: View, phrase: Phrase, index: int) -> Argument | None:
    """The phrase without preposition that opens the clause (`القوات في المدينة قصفت`)."""
    current: Phrase | None = phrase
    chosen: Phrase | None = None
    described: Phrase | None = None  # the nearest phrase without article: it can have the verb as its relative clause
    before = phrase.first - 1
    while current is not None:
        if not current.prep:
            chosen = current
        if described is None and _can_be_described(view, current, index):
            described = current
        if view.kind(current.first - 1) == "Q" and current.first - 1 not in view.phrase_of:
            break  # unlike تنظيم "الدولة" المعروف
        before = (current.prep_at if current.prep_at >= 0 else current.first) - 1
        while before >= view.first and before in view.time_tokens:
            before -= 1
        if view.text.tokens[current.first].form.conj and not current.prep:
            joined = view.phrase_of.get(before)
            if joined is None or joined.prep:
                break
            opens = view.kind(joined.first - 1) == "V" and not any(r.lexeme.lemma in AUXILIARIES for r in finite(view, joined.first - 1))
            if current is phrase and opens and can_act(view, phrase) and topic_agrees(view, phrase, index):
                break  # الجيش يقصف البلدة والمعارضة تنسحب
        if view.kind(before) not in "NA#PX" and before not in view.phrase_of:
            break
        current = view.phrase_of.get(before) if view.kind(before) != "P" else view.phrase_of.get(before - 1)
    if described is not None and view.kind(before) == "V" and described is not phrase:
        return Argument(SUBJECT, described, described.first, "relative")  # تقع السوق بمنطقة في المدينة كانت تسيطر عليها الحركة
    if chosen is not None and closes_relative(view, chosen):
        return _over_relative(view, chosen, index)
    over = _before_relative(view, before, index) if view.kind(before) == "V" else None
    if over is not None:
        return over
    if chosen is None or not topic_agrees(view, chosen, index):
        return None
    return Argument(SUBJECT, chosen, chosen.first, "topic")


def _over_relative(view: View, closing: Phrase, index: int) -> Argument | None:
    """Of whom a verb tells behind a relative clause that a phrase closes: those whom the clause describes (`القوات التي يدعمها الجيش سيطرت
    على البلدة`), or whose genitive it describes (`قوات التحالف الذي تقوده أمريكا نفذت غارات`); None if they do not open the clause."""
    relative = next(i for i in range(closing.first - 1, view.first - 1, -1) if view.kind(i) == "R")
    described = antecedent(view, relative)
    for phrase in (view.phrase_of.get(relative - 1), described.phrase if described is not None else None):
        if phrase is not None and not phrase.prep and topic_agrees(view, phrase, index):
            return Argument(SUBJECT, phrase, phrase.first, "topic")
    return None


def _before_relative(view: View, verb: int, index: int) -> Argument | None:
    """Who opens the clause of a verb behind a relative clause about him, whose verb has what stands between as its object or place (`المسلحون
    الذين هاجموا الثكنة قتلوا جنديين`); None if nobody does, or if a verb before him has him already."""
    relative = verb - 1
    while relative > view.first and (view.kind(relative) in "XG" or any(r.lexeme.lemma in AUXILIARIES for r in finite(view, relative))):
        relative -= 1
    found = antecedent(view, relative) if view.kind(relative) == "R" and not view.text.tokens[verb].form.suffix else None
    phrase = found.phrase if found is not None else None
    if found is None or phrase is None or phrase.prep or phrase.last < relative - 1 or not (topic_agrees(view, phrase, verb)):
        return None
    opener = phrase.first - 1
    told = view.kind(opener) == "V" and not any(r.lexeme.lemma in AUXILIARIES for r in finite(view, opener))
    if told or (view.text.tokens[phrase.first].form.conj == "و" and opener in view.phrase_of) or not topic_agrees(view, phrase, index):
        return None
    return Argument(SUBJECT, phrase, found.at, "topic")


def before_aside(view: View, phrase: Phrase) -> Phrase | None:
    """The phrase that an aside (`بينهم طفلان`) tells something of; None if the phrase is no aside."""
    position = phrase.first - 1
    if phrase.prep or position <= view.first or view.kind(position) != "P" or not view.text.tokens[position].form.suffix:
        return None
    position -= 1
    if view.kind(position) == "P":
        position -= 1
    if view.kind(position) == ",":
        position -= 1
    return view.phrase_of.get(position)


def is_others(view: View, antecedent: Phrase | None, behind: Complement, index: int, content: int) -> bool:
    """Whether a relative verb agrees with what follows it rather than with its antecedent (`سوريا التي يسيطر التنظيم على أجزاء منها`), or who
    follows it says the clause behind (`القائد الذي يعتقد مسؤولون أنه قتل`)."""
    if antecedent is None or _others_say(view, index, behind, content):
        return antecedent is not None
    form, phrase = view.text.tokens[index].form, behind.phrases[0]
    _, gender, number = view.agreement(index)
    known = view.text.tokens[antecedent.head].tag != "PROPN" or view.mentions.places.is_place(antecedent)
    if form.suffix or number != "s" or not gender or gender == antecedent.gender or not known or antecedent.head != antecedent.first:
        return False
    return behind.at == index + 1 and phrase.gender == gender and is_somebody(view, phrase)


def topic_agrees(view: View, phrase: Phrase, index: int) -> bool:
    _, gender, number = view.agreement(index)
    if number in ("p", "d") or not gender:
        return True
    if gender == "f" and counts_men(view, phrase):
        return False  # قوة من 3400 جندي تنتشر
    if (gender, number, phrase.number) == ("f", "s", "p") and not view.text.tokens[phrase.head].form.stem.endswith(("ون", "ين", "و", "ي")):
        return True  # إن عناصر التنظيم أطلقت: a broken plural
    return gender == phrase.gender or view.text.tokens[phrase.head].tag == "PROPN" or phrase.head != phrase.first


def can_act(view: View, phrase: Phrase) -> bool:
    """Whether a verb can tell of a phrase as of who does something: somebody, a thing with a will of its own, a name, or an event."""
    known = view.mentions.actors.identify(phrase) is not NOBODY or view.event_in(phrase) >= 0
    return known or view.text.tokens[phrase.head].tag == "PROPN"


def first_of(view: View, phrase: Phrase) -> Phrase:
    """The first of the phrases joined by و that open a clause behind أن or the like (`إن الحوثيين وقوات صالح استهدفوا`)."""
    first = phrase
    while view.text.tokens[first.first].form.conj == "و" and not first.prep:
        before = view.phrase_of.get(first.first - 1)
        if before is not None and before.prep == "من" and before.last == first.first:
            before = _counted(view, before)  # إن عشرة مسلحين من التنظيم وقوات حليفة قتلوا
            if before is None:
                return phrase
        elif before is None or before.last != first.first or before.prep:
            return phrase
        first = before
    opener = first.first - 1
    auxiliary = view.kind(opener) in "VX" and any(r.lexeme.lemma in AUXILIARIES for r in finite(view, opener))
    return first if view.kind(opener) == "S" or auxiliary else phrase  # كان شرطي وجندي قد قتلا


def _counted(view: View, whose: Phrase) -> Phrase | None:
    """The people right before من that are counted (`عشرة مسلحين من التنظيم`); None if there are none."""
    behind = whose.prep_at if whose.prep_at >= 0 else whose.first
    found = view.phrase_of.get(behind - 1)
    return found if found is not None and found.last == behind and not found.prep and _has_number(view, found) else None


def _has_number(view: View, phrase: Phrase) -> bool:
    return any(view.kind(i) == "#" for i in range(phrase.first, phrase.last))


def last_of_subject(view: View, phrase: Phrase, index: int, *, topic: bool) -> Phrase | None:
    """The last of several subjects, right before their verb."""
    return (last_of_topic(view, phrase, index) if topic else None) or number_beside(view, phrase, index)


def number_beside(view: View, phrase: Phrase, index: int) -> Phrase | None:
    """Who is counted beside a number that opens a clause, right before its plural verb (`إن خمسة جنود وثلاثة من المهاجمين قتلوا`)."""
    last = view.phrase_of.get(phrase.last)
    if last is None or last.prep or last.last not in (index, index - 1) or view.text.tokens[last.first].form.conj != "و":
        return None
    within = last.last == index or view.kind(last.last) in "XG"
    opens = view.kind(phrase.first - 1) == "S" and view.agreement(index)[2] in ("p", "d")
    return last if opens and within and _has_number(view, phrase) and _has_number(view, last) else None


def last_of_topic(view: View, phrase: Phrase, index: int) -> Phrase | None:
    """Who is joined to a topic right before its verb (`إن قوات النظام وحزب الله قصفت البلدة`); None if it may open a clause of its own."""
    last = view.phrase_of.get(phrase.last)
    if last is None or last.last != index or last.prep or view.text.tokens[last.first].form.conj != "و" or view.is_event(last):
        return None
    opens = phrase.first == view.first or view.kind(phrase.first - 1) in "SQ:"
    if any(view.kind(i) in "P#" for i in range(phrase.first, phrase.last)):
        return None  # ستة من رجال الجيش والشرطة قتلوا
    return last if opens and view.mentions.actors.identify(last) is not NOBODY else None


def is_part(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells of a part of those just named (`مسلحين قتل اثنان منهم`)."""
    behind = view.text.tokens[phrase.last].form if phrase.last < view.last else None
    return behind is not None and behind.core == "من" and behind.suffix in ("هم", "هن", "ها")


def within_deed(view: View, phrase: Phrase, index: int) -> Phrase | None:
    """Those without article on whom an act falls of which a verb right behind tells more, where it does not agree with the act (`لدحر مليشيات
    سيطرت على الوادي`); None if there are none."""
    if not view.is_masdar(phrase) or phrase.gender == "f" or view.text.tokens[index].form.suffix or phrase.last != index:
        return None
    _, gender, number = view.agreement(index)
    if (gender, number) != ("f", "s") and number != "p":
        return None
    within = genitive_that(view, phrase, gender, number == "p")
    armed = within is not None and is_somebody(view, within) and view.mentions.actors.identify(within).kind not in ("weapon", "asset")
    return within if armed else None


def closes_relative(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is the subject behind a relative verb with a pronoun, its own or that of a preposition, so that a verb behind it goes on
    with the clause around it (`في حي الذي تقطنه غالبية كردية قتل ضابط`, `القوات التي يسيطر عليها القائد انسحبت`)."""
    verb = phrase.first - 1
    if view.kind(verb) == "P" and view.text.tokens[verb].form.suffix:
        return view.kind(verb - 1) == "V" and view.kind(verb - 2) == "R"
    return view.kind(verb) == "V" and bool(view.text.tokens[verb].form.suffix) and view.kind(verb - 1) == "R"


def taken_up_behind_comma(view: View, index: int) -> Argument | None:
    """Whom the object pronoun of a verb behind a comma means that is joined by nothing: those named before the comma (`سراح 24 من السودانيين،
    تحتجزهم السلطات`)."""
    form = view.text.tokens[index].form
    phrase = view.phrase_of.get(index - 2)
    if view.kind(index - 1) != "," or form.conj or form.suffix not in PRONOUNS or phrase is None:
        return None
    number = "p" if view.kind(phrase.first) == "#" else phrase.number
    return Argument(OBJECT, phrase, phrase.first, "relative") if form.suffix == "هم" and number == "p" else None


def is_taken_up(view: View, left: Argument, following: list[Complement], index: int) -> bool:
    """Whether a pronoun at a verb means the topic before it, and somebody else stands behind as subject (`الغارات شنتها مقاتلات`, `الحي سيطر
    عليه التنظيم`)."""
    if left.way != "topic" or left.phrase is None or not following:
        return False
    form = view.text.tokens[index].form
    behind, pronoun = following[0], form.suffix
    if not pronoun and following[0].pronoun and following[0].at == index + 1 and len(following) > 1:
        behind, pronoun = following[1], view.text.tokens[index + 1].form.suffix
    if pronoun not in PRONOUNS or behind.function != BARE or behind.at - index > 2:
        return False
    phrase = behind.phrases[0]
    if view.event_in(phrase) >= 0 or not agrees(left.phrase, *PRONOUNS[pronoun]):
        return False
    return bool(form.suffix) or view.mentions.actors.identify(phrase) is not NOBODY


def resumed(view: View, index: int) -> Argument | None:
    """The phrase that opens the clause of a verb as its object, where the verb takes it up with a pronoun (`إن الهجوم نفذته جماعة`)."""
    suffix, phrase = view.text.tokens[index].form.suffix, view.phrase_of.get(index - 1)
    if phrase is None or phrase.prep or not phrase.definite or suffix not in PRONOUNS or view.text.tokens[index].form.conj:
        return None
    opens = phrase.first == view.first or view.kind(phrase.first - 1) == "S"
    return Argument(OBJECT, phrase, phrase.first, "relative") if opens and agrees(phrase, *PRONOUNS[suffix]) else None


def _can_be_described(view: View, phrase: Phrase, index: int) -> bool:
    """Whether a verb can begin the relative clause of a phrase without article: one of somebody, of a deed or of a place, that agrees."""
    if phrase.definite or not (can_act(view, phrase) or view.mentions.places.noun(phrase.head)):
        return False
    return topic_agrees(view, phrase, index) and fits(view, phrase, index)


def who_utters(view: View, uttering: Clause, left: Argument, index: int, bare: list[Complement]) -> Argument | None:
    """Who says something in words of his own of which a relative verb tells: the subject of the verb before it that has those words (`ألقى
    الرئيس خطابا انتقد فيه المعارضة`, unlike `صدر بيان دعت فيه الحركة إلى الحوار`)."""
    phrase = left.phrase
    if phrase is None or phrase.definite or uttering.passive or len(bare) > 1 or view.text.tokens[index].form.suffix:
        return None
    if fold(view.text.tokens[phrase.head].form.stem.removesuffix("ا")) not in view.knowledge.retellings["utterance"]:
        return None
    if not any(phrase in c.phrases for c in uttering.complements) or any(not p.definite and p.number == "s" for c in bare for p in c.phrases):
        return None  # تداول العمال تسجيلا يهدد فيه مشرف بفصلهم
    for subject in uttering.get(SUBJECT):
        if subject.phrase is not None and subject.phrase != phrase and is_somebody(view, subject.phrase):
            return replace(subject, way="shared") if topic_agrees(view, subject.phrase, index) else None
    return None


def meant_many(view: View, joined: int, other: Clause) -> bool:
    """Whether men stand behind another verb, whom a joined one would take up in the plural (`يسيطر عليها المسلحون وقصفها`)."""
    form = view.text.tokens[joined].form
    if not form.conj or form.core_fold in view.knowledge.retellings["outcome"]:
        return False
    men = next((a.phrase for a in other.get(SUBJECT) if a.way == "overt" and a.phrase is not None), None)
    return men is not None and men.first == men.head and view.text.tokens[men.head].form.stem.endswith("ون")


def _others_say(view: View, verb: int, bare: Complement, content: int) -> bool:
    """Whether who stands right behind a verb of saying in a relative clause says the clause that follows (`القائد الذي يعتقد مسؤولون أنه قتل`):
    what the relative pronoun means is only spoken of."""
    readings = view.text.tokens[verb].form.readings
    speeches = [view.knowledge.speeches[r.lexeme.speech] for r in readings if r.finite and r.lexeme.speech]
    if not speeches or any("object" in s.hearer for s in speeches) or view.kind(verb - 1) != "R":
        return False
    if bare.at != verb + 1 or view.text.tokens[verb].form.suffix:  # البيان الذي نشرته الوكالة أن
        return False
    phrase = bare.phrases[0]
    if content != phrase.last or view.is_event(phrase) or view.is_masdar(phrase):
        return False
    return view.mentions.actors.identify(phrase) is not NOBODY or view.text.tokens[phrase.head].form.stem_key in view.knowledge.source_nouns

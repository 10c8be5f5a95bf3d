"""The tag of a word where grammar leaves only one, whatever the tagger says."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.knowledge.names import END as END_OF_NAME
from riwaya.language.duals import BEING, TANWIN, tells_of_two
from riwaya.language.given import is_family, is_given, is_inflected
from riwaya.language.moves import crosses, enters, goes_on_with_object
from riwaya.language.nouns import begins_anew, is_quantity, is_thing
from riwaya.language.tokens import QUOTES
from riwaya.model import Reading, WordForm
from riwaya.spelling import key

OPENERS = frozenset({"حيث", "إذ", "اذ", "فيما", "بينما", "حين"})  # what opens a clause that begins with its verb or a definite subject
SHADDA = "\u0651"
TOPIC_OPENERS = frozenset({":", "."})  # behind these a noun phrase opens a clause as at the beginning of a sentence
BEFORE_VERBS = frozenset({"قد", "لقد", "وقد", "فقد", "لم", "لن", "سوف"})  # particles that only a finite verb follows
WAKE = frozenset({"أعقاب", "خلفية", "ظل", "إطار", "سياق"})  # nouns that with a preposition are one, before an act in the genitive
WHEN = frozenset({"بعدما", "عندما", "حينما", "كلما", "مما"})  # as these, but with much else that is tagged wrong: for verbs that are not light
OPEN = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "ADV"})  # the classes of words that can be mistaken for each other
OTHER_ONES = frozenset({"آخر", "آخران", "آخرون", "آخرين"})
OTHER_TIMES = frozenset({"سابق", "لاحق", "متأخر", "مبكر"})
BROTHERLY = frozenset({"شقيق", "شقيقة", "صديق", "صديقة"})  # what a people or country is called by its friends
PARTS = frozenset({"مجموعة", "جملة"})  # nouns of quantity that are spelt like a participle in the feminine


def corrected(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> str:
    """The tag of a word where grammar leaves only one: reporting verbs that open a sentence, no finite verb behind a preposition,
    definite participles that follow a definite noun."""
    form, tag = forms[offset], tags[offset]
    if tag not in OPEN and not form.readings:
        return "NOUN" if is_quantity(forms, offset, knowledge) else tag
    if tag == "VERB" and (TANWIN in form.text or _is_witness(forms, offset)):
        return "NOUN"
    if tag == "VERB" and form.suffix and form.stem.endswith("ت") and offset + 1 < len(forms):
        described = forms[offset + 1].definite and forms[offset + 1].stem.endswith("ة") and tags[offset + 1] == "ADJ"
        if described and tags[offset - 1] in ("NOUN", "PROPN"):
            return "NOUN"  # فجر انتحاري سترته الناسفة
    if tag == "ADJ" and form.definite and form.stem in knowledge.place_nouns and form.stem.endswith(("دة", "رية", "نة")) and not form.readings:
        tag = "NOUN"  # دخلت القوات البلدة
    if tag == "VERB" and offset and form.core_fold in knowledge.place_nouns and forms[offset - 1].norm not in BEFORE_VERBS:
        if all(r.pos == "imperfect" for r in form.readings):
            return "NOUN"  # حررت القوات تل الضبعة: a short imperfect stands behind لم alone
    if is_quantity(forms, offset, knowledge):
        return "NOUN"  # خطف المتمردين عددا من الصحفيين
    if tag == "NOUN" and offset and form.definite and form.stem in BROTHERLY and not form.conj and not form.prep:
        if tags[offset - 1] == "PROPN" or (forms[offset - 1].definite and tags[offset - 1] in ("NOUN", "ADJ")):
            return "ADJ"  # مساعدة الشعب اليمني الشقيق
    if tag in ("NOUN", "ADJ") and (goes_on_with_object(forms, tags, offset, knowledge) or enters(forms, offset, knowledge)):
        return "VERB"
    if tag == "NOUN" and (_has_nominative(forms, tags, offset) or _is_done_to_them(forms, tags, offset)):
        return "VERB"
    if tag == "ADV" and form.core_fold in knowledge.partitives and offset + 1 < len(forms) and forms[offset + 1].norm == "من":
        return "NOUN"  # إن كثيرا من القادة فروا
    if tag == "ADJ" and form.stem in PARTS and forms[offset + 1 : offset + 2] and forms[offset + 1].norm == "من":
        return "NOUN"  # اعتقال مجموعة من المسلحين
    if tag in ("NOUN", "ADJ", "PROPN") and tells_of_two(forms, tags, offset, knowledge):
        return "VERB"
    if tag == "ADJ" and offset and is_thing(form, forms[offset - 1], knowledge):
        return "NOUN"  # قصفت الطائرات منازل
    if tag == "ADJ" and offset and forms[offset - 1].stem.endswith("ون") and form.norm.endswith("ا") and not form.definite:
        return "NOUN"  # هاجم إرهابيون مركزا
    if tag == "ADJ" and offset and begins_anew(forms, tags, offset, knowledge):
        return "NOUN"
    if tag == "ADP" and form.core == "عبر" and not form.suffix:
        if crosses(forms, tags, offset, knowledge):
            return "VERB"
    if tag == "ADP" and form.core == "عبر" and not form.suffix and _is_verb_of_expressing(forms, tags, offset):
        return "VERB"
    if tag == "ADJ" and offset and form.stem_key in knowledge.place_nouns and tags[offset - 1] == "NOUN":
        if _is_genitive(forms[offset - 1], form):
            return "NOUN"
    if tag == "ADJ" and form.stem == "قائم" and forms[offset + 1 : offset + 2] and forms[offset + 1].prep == "ب":
        return "NOUN" if forms[offset + 1].stem == "أعمال" else tag  # طردت البحرين القائم بالأعمال
    if offset == 0:
        return "VERB" if tag in ("NOUN", "ADJ") and (opens_as_verb(form) or _opens_with_both(forms, tags)) else tag
    before = forms[offset - 1]
    if tag in ("NOUN", "ADJ", "PROPN") and (_must_be_verb(before, form) or _behind_other_time(forms, offset)):
        return "VERB"
    if tag in ("NOUN", "ADJ", "PROPN") and form.suffix in ("ه", "ها") and _carries_deed(forms, tags, offset, knowledge):
        return "VERB"
    if tag == "VERB" and tags[offset - 1] == "NOUN" and not before.definite and _is_behind_clitic(form):
        return "NOUN"
    if tag == "VERB" and tags[offset - 1] == "NOUN" and _shares_genitive(before, form):
        return "NOUN"
    if tag in ("NOUN", "ADJ") and (_tells_of_topic(forms, tags, offset) or _brings_together(before, form)):
        return "VERB"
    if tag in ("NOUN", "ADJ", "PROPN") and form.readings and not form.definite and _only_tells(forms, tags, offset, knowledge):
        return "VERB"
    if tag == "VERB" and _is_quoted_name(forms, tags, offset):
        return "NOUN"
    if tag == "NOUN" and form.stem == "تعرض" and not is_inflected(form) and tags[offset - 1] == "NOUN" and not before.definite:
        if forms[offset + 1 : offset + 2] and forms[offset + 1].prep == "ل" and not before.closed:
            return "VERB"  # انهار نفق تعرض لقصف
    if tag in ("NOUN", "ADJ") and (is_given(forms, tags, offset, knowledge) or is_family(forms, tags, offset, knowledge)):
        return "PROPN"
    if tag == "VERB" and form.core_fold in knowledge.surnames and _behind_rank(forms, tags, offset, knowledge):
        return "PROPN"
    if tag in ("NOUN", "ADJ") and _only_imperfect(form) and (form.core_fold not in knowledge.names or before.norm == "أن"):
        return "VERB"
    if (
        tag in ("NOUN", "ADJ", "PROPN")
        and form.readings
        and (_behind_opener(forms, tags, offset, knowledge) or _behind_being(forms, tags, offset))
    ):
        return "VERB"
    if (
        tag == "VERB"
        and before.definite
        and not form.conj
        and (any(_is_masdar(form, r) for r in form.readings) or _is_their_own(form, knowledge))
        and _behind_subject(forms, tags, offset)
    ):
        return "NOUN"
    if before.norm in BEFORE_VERBS and tag != "VERB" and any(r.finite for r in form.readings) and not form.definite and not form.prep:
        return "VERB"
    if tag == "VERB" and _is_family_name(forms, tags, offset, knowledge):
        return "PROPN"
    if before.closed.endswith("/relative") and tag in ("NOUN", "PROPN", "ADJ") and form.suffix and not form.definite and not form.prep:
        if any(r.pos == "perfect" and r.person == 3 and r.lexeme.frames for r in form.readings):
            return "VERB"  # الضابط الذي خطفه المتمردون
    if tag == "VERB" and before.stem in WAKE and not form.conj and any(r.pos == "masdar" for r in form.readings):
        return "NOUN"  # في أعقاب قتل الشرطة رجلا
    if before.norm in WHEN and tag == "NOUN" and not form.definite and not form.prep:
        if any(r.pos == "perfect" and r.person == 3 for r in form.readings) and not _only_happens(form, knowledge):
            return "VERB"  # عندما قصف الجيش القرية
    if tag != "VERB" and form.suffix and before.closed.endswith("/subordinator") and any(r.pos == "perfect" for r in form.readings):
        return "VERB"  # كما قصفها الطيران
    if tag == "VERB" and tags[offset - 1] == "VERB" and form.suffix and not form.conj and all(r.pos == "perfect" for r in form.readings):
        if any(r.pos == "perfect" and r.lexeme.frames for r in before.readings):
            return "NOUN"  # فجر سترته: no perfect verb follows another
    if tag == "VERB" and tags[offset - 1] == "VERB" and not form.conj and not form.future and any(r.pos == "masdar" for r in form.readings):
        return "NOUN" if all(r.pos != "imperfect" for r in form.readings) else tag
    if tag == "VERB" and before.closed.endswith("/preposition") and not before.suffix and not form.conj:
        if END_OF_NAME in knowledge.names.get(form.core_fold, {}):
            return "PROPN"
        return "NOUN" if any(not r.finite for r in form.readings) else tag
    if (
        tag == "NOUN"
        and form.definite
        and not form.conj
        and not form.prep
        and ((before.definite and tags[offset - 1] in ("NOUN", "ADJ")) or tags[offset - 1] == "PROPN")
    ):
        stem = key(form.stem)
        if stem not in knowledge.roles and stem not in knowledge.place_nouns and any(r.pos in ("active", "passive") for r in form.readings):
            described = all(r.pos not in ("masdar", "noun") for r in form.readings) and not begins_anew(forms, tags, offset, knowledge)
            return "ADJ" if described else tag
    return tag


def _carries_deed(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word can be the verb whose pronoun takes up the event without article before it that it always carries (`اتفاق عقدته
    الحكومة`, `في مؤتمر صحفي عقده الوزير`, `قصف شنه الجيش`)."""
    form = forms[offset]
    if form.conj or form.prep or form.definite:
        return False
    lights = [knowledge.lights[r.lexeme.light] for r in form.readings if r.pos == "perfect" and r.person == 3 and r.lexeme.light]
    position = offset - 2 if tags[offset - 1] == "ADJ" and offset > 1 else offset - 1
    deed = forms[position]
    if deed.definite or deed.suffix or (form.suffix == "ها") != deed.stem.endswith(("ة", "ات")):
        return False
    carried = (light for light in lights if light.roles == "active" and "object" in light.prep)
    return any(deed.stem_key in light.only if light.only else bool(deed.event) for light in carried)


def _is_witness(forms: list[WordForm], offset: int) -> bool:
    """Whether a word is the witness of `شاهد عيان` and no verb of seeing."""
    return forms[offset].core == "شاهد" and offset + 1 < len(forms) and forms[offset + 1].norm == "عيان"


def _must_be_verb(before: WordForm, form: WordForm) -> bool:
    """Whether a word that can be a verb of the third person stands behind a relative pronoun (`المحادثات التي أجراها الوزير`), or can be nothing
    else by its ending (`كلمة ألقاها الوزير`)."""
    if form.definite or form.prep or form.conj or not any(r.finite and r.person == 3 for r in form.readings):
        return False
    if before.closed.endswith("/relative"):
        return True
    weak = any(r.pos == "perfect" and r.person == 3 and r.lexeme.lemma.endswith("ى") for r in form.readings)
    return weak and form.suffix in ("ها", "ه") and form.core.endswith("ا") and all(r.finite for r in form.readings)


def _behind_other_time(forms: list[WordForm], offset: int) -> bool:
    """Whether a word that can be a perfect stands behind `في وقت سابق` (`وفي وقت سابق كشف مسؤول أن`)."""
    form = forms[offset]
    if offset < 2 or forms[offset - 1].core not in OTHER_TIMES or forms[offset - 2].core != "وقت" or form.prep or form.conj or form.definite:
        return False
    return any(r.pos == "perfect" and r.person == 3 for r in form.readings)


def _is_family_name(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether what may be a perfect stands behind title and first name of whom a verb before them tells (`هدد العقيد سالم ناصر بالحرب`): no verb
    can follow its subject there."""
    form = forms[offset]
    if offset < 3 or form.conj or form.suffix or form.prep or not any(not r.finite and r.pos == "active" for r in form.readings):
        return False
    name, title = forms[offset - 1], forms[offset - 2]
    if name.definite or name.conj or name.prep or tags[offset - 1] == "VERB" or not title.definite or title.stem_key not in knowledge.titles:
        return False
    for position in range(offset - 3, max(-1, offset - 8), -1):
        if tags[position] == "VERB":
            return True
        if tags[position] not in ("NOUN", "ADJ", "PROPN"):
            return forms[position].closed.endswith("/preposition")
    return False


def _is_done_to_them(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether a word with و and a pronoun, a perfect or a masdar, goes on with a perfect verb before it and tells what was done to whom that
    verb names (`استدعى الجيش الموظفين وقتلهم`): no masdar stands between, to which it could be joined (`بعد خطف الموظفين وقتلهم`)."""
    form = forms[offset]
    if form.conj != "و" or not form.suffix or form.prep or form.definite:
        return False
    perfect = [r for r in form.readings if r.pos == "perfect" and (r.person, r.gender, r.number) == (3, "m", "s") and r.lexeme.frames]
    if not perfect or (offset + 1 < len(forms) and forms[offset + 1].prep == "ل"):
        return False  # انتقد تصريحاتها ودعمها للمتمردين
    for position in range(offset - 1, max(-1, offset - 9), -1):
        before = forms[position]
        if tags[position] == "VERB":
            gone = [r for r in before.readings if r.finite]
            told = all(r.pos == "perfect" and (r.gender, r.number) == ("m", "s") for r in gone if r.person == 3)
            return position < offset - 1 and told and not before.core.startswith(("ي", "ت"))
        if tags[position] == "PUNCT" or (before.event and not before.definite) or before.conj or before.closed.endswith("/complementiser"):
            return False
    return False


def _has_nominative(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether a plural in the nominative stands right behind a word that may be a perfect: its subject, for the genitive behind a masdar
    would end in ين (`فتح مسلحون النار`)."""
    form = forms[offset]
    if form.prep or form.definite or offset + 1 >= len(forms):
        return False
    if form.suffix and (offset == 0 or tags[offset - 1] != "NOUN" or forms[offset - 1].definite):
        return False  # كمين نصبه مسلحون, but عززت مواقعه قوات
    if not any(r.pos == "perfect" and r.person == 3 for r in form.readings):
        return False
    subject = forms[offset + 1]
    if subject.prep or subject.conj or subject.suffix or tags[offset + 1] not in ("NOUN", "ADJ"):
        return False
    return subject.norm.endswith("ون") and len(subject.norm) > 4 and not any(r.finite for r in subject.readings)


def _is_verb_of_expressing(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether عبر is a verb and no preposition: it opens its clause, and before عن stands nothing or its subject (`عبر الوزير عن قلقه`, `وعبر
    عن دعمه`), or its subject is a plural in the nominative (`عبر مسلحون النهر`)."""
    if offset and not forms[offset].conj and tags[offset - 1] in ("NOUN", "ADJ", "PROPN"):
        return False
    if not forms[min(offset + 1, len(forms) - 1)].definite and _has_nominative(forms, tags, offset):
        return True
    for position in range(offset + 1, min(offset + 6, len(forms) - 1)):
        form = forms[position]
        if form.norm == "عن":
            return forms[position + 1].norm not in ("طريق", "بعد") and tags[position + 1] != "VERB"
        if tags[position] not in ("NOUN", "ADJ", "PROPN") or form.prep or form.conj or form.suffix:
            return False
    return False


def _is_masdar(form: WordForm, reading: Reading) -> bool:
    """Whether a reading is that of a masdar as it is spelt here: one in ة has ت only before a pronoun (`سيطرتها`, unlike `سيطرت`)."""
    return reading.pos == "masdar" and (reading.gender != "f" or bool(form.suffix) or not form.stem.endswith("ت"))


def _is_their_own(form: WordForm, knowledge: Knowledge) -> bool:
    """Whether a word with a pronoun is a noun in ة of somebody or something (`سحبت المنظمة بعثتها`)."""
    stem = key(form.stem[:-1] + "ة") if form.suffix and form.stem.endswith("ت") else ""
    return bool(stem) and (stem in knowledge.roles or stem in knowledge.place_nouns)


def _is_genitive(before: WordForm, form: WordForm) -> bool:
    """Whether a word with article stands behind a noun without it, whose adjective it cannot be (`مبنى القنصلية`, `مقر البلدية`)."""
    if not form.definite or form.conj or form.prep or form.suffix or before.definite or before.suffix or before.closed:
        return False
    return not before.norm.endswith("ا") and TANWIN not in before.text and not before.core.startswith("ال")


def _opens_with_both(forms: list[WordForm], tags: list[str]) -> bool:
    """Whether the first word of a sentence may be a perfect or a masdar, and a definite subject and an object of its own stand behind it: a
    masdar that has both opens no news (`قطع الأردن علاقاته مع قطر`, `منع الحاجز مرور الشاحنات`)."""
    form, last = forms[0], len(forms) - 1
    if form.definite or form.prep or form.suffix or not any(r.pos == "perfect" and (r.person, r.gender) == (3, "m") for r in form.readings):
        return False
    position = 1
    while position < min(6, last) and tags[position] in ("NOUN", "PROPN", "ADJ") and not forms[position].prep and not forms[position].conj:
        closed = forms[position].definite or tags[position] == "PROPN"
        if position == 1 and not closed and forms[2].definite and tags[2] == "NOUN" and last > 2:
            position, closed = 2, True  # هاتف رئيس الوزراء نظيره
        behind = forms[position + 1]
        if not closed or behind.prep or behind.conj or tags[position + 1] not in ("NOUN", "NUM", "ADJ"):
            return False
        if tags[position + 1] == "NOUN" and (behind.suffix or _is_object_behind(tags[position], behind)):
            return True
        if behind.norm.endswith("ا") and not behind.definite and not behind.closed:
            return True
        position += 1
    return False


def _is_object_behind(tag: str, form: WordForm) -> bool:
    """Whether a noun behind the subject of such a verb can be no part of it: one with article, or a masdar with its genitive."""
    return (form.definite and tag != "PROPN") or any(r.pos == "masdar" for r in form.readings)


def _is_behind_clitic(form: WordForm) -> bool:
    """Whether a masdar is bound to a preposition, behind which no perfect verb can stand (`مخططات لشن هجمات`)."""
    return bool(form.prep) and any(r.pos == "masdar" for r in form.readings) and all(r.pos != "imperfect" for r in form.readings)


def _shares_genitive(one: WordForm, other: WordForm) -> bool:
    """Whether two masdars are joined that have one genitive behind them (`خطف وقتل شقيقه`): the first would lack its own."""
    if other.conj != "و" or one.definite or one.suffix or one.norm.endswith("ا"):
        return False
    return all(any(r.pos == "masdar" and r.lexeme.frames for r in form.readings) for form in (one, other))


def _tells_of_topic(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether a word that may be a perfect or a masdar tells what the subject behind إن or أن did (`قال إن الطيران قصف المطار`): behind
    a closed noun phrase nothing else in the clause can."""
    form, before = forms[offset], forms[offset - 1]
    if form.conj or form.prep or form.definite or form.norm.endswith("ا"):
        return False
    told = before.closed.endswith("/complementiser") and bool(before.suffix)  # أعلن الجيش أنه قصف القرية
    if told and offset + 1 < len(forms) and tags[offset + 1] == "ADJ" and not forms[offset + 1].definite:
        return False  # إنه أمر خطير
    if not (told or before.definite or tags[offset - 1] == "PROPN"):
        return False
    perfect = [r for r in form.readings if r.finite and r.pos != "imperative" and r.person == 3]
    if not perfect or not any(r.lexeme.frames for r in perfect):
        return False
    if not form.suffix and not any(r.pos == "masdar" for r in form.readings):
        return False
    return _opens_behind_that(forms, tags, offset)


def _brings_together(before: WordForm, form: WordForm) -> bool:
    """Whether a word behind a meeting without article is the verb that tells who met (`لقاء جمع الوزير بالسفير`)."""
    bare = not (before.definite or before.suffix or form.definite or form.suffix or form.prep or form.conj)
    return bare and before.event and any(r.finite and r.lexeme.light == "bring_together" for r in form.readings)


def _behind_opener(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word that can be a perfect stands right behind حيث, إذ or the like: a noun there would have its article, or an adjective with
    it (`حيث طالب أنصاره الحكومة بالتنحي`)."""
    form = forms[offset]
    if forms[offset - 1].core not in OPENERS or form.definite or form.prep or form.conj or TANWIN in form.text:
        return False
    if offset + 1 < len(forms) and tags[offset + 1] == "ADJ" and not forms[offset + 1].definite and forms[offset + 1].stem not in OTHER_ONES:
        return False  # حيث قصف عنيف, but في حين قتل آخر
    told = any(r.pos == "perfect" and r.person == 3 and r.lexeme.frames for r in form.readings)
    return told and not _only_happens(form, knowledge)


def _behind_being(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether a word that can be an imperfect stands behind كان or the like and its subject: a noun there would be an accusative
    (`كانت الحكومة تسلح`)."""
    form = forms[offset]
    if form.definite or form.prep or form.conj or form.suffix or not form.core.startswith(("ي", "ت")):
        return False
    if not any(r.pos == "imperfect" and r.person == 3 and r.lexeme.frames for r in form.readings):
        return False
    position = offset - 1
    closed = forms[position].definite or tags[position] == "PROPN"
    while position > 0 and tags[position] in ("NOUN", "PROPN", "ADJ") and not forms[position].prep and not forms[position].conj:
        position -= 1
    being = any(r.finite and r.lexeme.lemma in BEING for r in forms[position].readings)
    return closed and position < offset - 1 and being and tags[position] in ("VERB", "AUX")


def _only_tells(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word that is known as a perfect and as nothing else stands where a verb can: with the ending of the feminine anywhere but
    behind a preposition (`حيث حاصرت القوات البلدة`), else behind the noun phrase that opens the clause, behind و or with its shadda."""
    form, before = forms[offset], forms[offset - 1]
    if form.prep:
        return False
    if before.closed.endswith("/preposition") and before.core != "منذ":  # منذ سيطرت عليها الحركة
        return False
    if form.core_fold in knowledge.surnames or END_OF_NAME in knowledge.names.get(form.core_fold, {}):
        return False
    finite = [r for r in form.readings if r.finite]
    perfect = any(r.pos == "perfect" and r.person == 3 and r.lexeme.frames for r in finite)
    noun = form.suffix and "ال" + key(form.stem[:-1] + "ة") in knowledge.frequencies and SHADDA not in form.text  # سيطرتها
    feminine = form.stem.endswith("ت") and len(form.stem) > 4 and not noun
    others = [r for r in form.readings if not r.finite and not (r.gender == "f" and form.stem.endswith("ت"))]
    if not perfect or others:
        return False
    if feminine and tags[offset] != "PROPN":
        return True
    if form.suffix and not (before.definite and _opens_behind_that(forms, tags, offset)):
        return False
    if tags[offset] == "PROPN" and SHADDA not in form.text:
        return False
    if form.conj == "و":
        behind = forms[offset + 1] if offset + 1 < len(forms) else None
        return behind is not None and behind.definite and tags[offset] == "NOUN" and "ال" + form.core_fold not in knowledge.frequencies
    if form.conj or not (before.definite or tags[offset - 1] == "PROPN"):
        return False
    return _opens_behind_that(forms, tags, offset)


def _is_quoted_name(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether a short quotation right behind a noun begins here: a name, whatever its words are (`حركة "فجر الشمال"`)."""
    if offset < 2 or forms[offset - 1].text not in QUOTES or tags[offset - 2] != "NOUN":
        return False
    if forms[offset - 2].suffix or forms[offset - 2].definite:
        return False
    return any(forms[i].text in QUOTES for i in range(offset + 1, min(offset + 4, len(forms)))) and not forms[offset].suffix


def _behind_rank(forms: list[WordForm], tags: list[str], offset: int, knowledge: Knowledge) -> bool:
    """Whether a word that can be a family name stands behind a rank and a first name (`العقيد سالم ناصر`)."""
    if offset < 2 or tags[offset - 1] not in ("NOUN", "PROPN", "ADJ") or forms[offset - 1].definite or forms[offset].conj:
        return False
    return knowledge.titles.get(key(forms[offset - 2].core), ("", ""))[1] == "rank"


def _opens_behind_that(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether one noun phrase lies between إن or أن and a word; an indefinite one with what is told of it by prepositions, too (`أن جنديا في
    قواتها قتل`)."""
    crossed = False
    for position in range(offset - 1, max(-1, offset - 13), -1):
        if tags[position] == "PUNCT" and forms[position].text in TOPIC_OPENERS:
            return not crossed and position < offset - 1
        if forms[position].core in OPENERS and position < offset - 1:
            return not crossed
        if forms[position].closed.endswith("/complementiser"):
            opening = forms[position + 1]
            indefinite = not opening.definite and (TANWIN in opening.text or opening.norm.endswith("ا"))
            return indefinite if crossed else offset - position < 7
        crossed = crossed or tags[position] == "ADP" or bool(forms[position].prep)
        if tags[position] not in ("NOUN", "PROPN", "ADJ", "ADP") or forms[position].conj:
            return False
        if position == 0:
            return not crossed and offset < 6
    return False


def _only_happens(form: WordForm, knowledge: Knowledge) -> bool:
    """Whether a verb may say that something happened, which behind `when` only anchors (`عندما وقع الهجوم`)."""
    return any(r.lexeme.light and knowledge.lights[r.lexeme.light].roles == "happen" for r in form.readings if r.finite)


def _only_imperfect(form: WordForm) -> bool:
    """Whether a word is known as an imperfect and as nothing else (`كانت الطائرة تشارك في`)."""
    if form.definite or form.prep or not form.readings or form.core[:1] not in ("ي", "ت"):
        return False
    return all(r.finite for r in form.readings) and any(r.pos == "imperfect" and r.person == 3 for r in form.readings)


def _behind_subject(forms: list[WordForm], tags: list[str], offset: int) -> bool:
    """Whether a word stands right behind a verb with its definite subject, where no perfect verb can follow without a particle:
    it is the verb's object (`أعلن الجيش سيطرته على`)."""
    if any(r.pos == "imperfect" for r in forms[offset].readings):
        return False
    position = offset - 1
    while position > 0 and tags[position] in ("NOUN", "PROPN", "ADJ") and not forms[position].prep and not forms[position].conj:
        position -= 1
    return position < offset - 1 and tags[position] == "VERB"


def opens_as_verb(form: WordForm) -> bool:
    """Whether a word at the beginning of a sentence is a reporting verb (`وذكر شهود`), which taggers take for a noun there."""
    if form.definite or form.prep or form.suffix:
        return False
    finite = [r for r in form.readings if r.finite and r.pos != "imperative"]
    return any(r.lexeme.speech for r in finite) or (bool(finite) and all(r.finite for r in form.readings))

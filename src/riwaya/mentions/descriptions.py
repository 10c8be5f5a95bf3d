"""Which words describe the noun before them, and which begin anew."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.model import WordForm
from riwaya.spelling import fold, key

SITES = frozenset({"site", "base"})  # kinds of place nouns
RANKED = frozenset({"MIL", "COP"})  # roles of those whose title is a rank
FORCES = frozenset({"قوات", "شرطة"})
JET = key("مقاتلة")  # what a fighting plane is called, and a woman who fights
THINGS = frozenset({"weapon", "asset"})
WOUNDING = frozenset(fold(word) for word in ("الرصاص", "رصاص", "جروح", "جراح", "نيران"))  # with ب: how somebody was hurt
OTHERS = "غير"  # مقاتلي الحركة وغيرهم من المسلحين
OTHER = frozenset(fold(word) for word in ("آخر", "أخرى", "آخرون", "آخرين"))
STATELY = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "MED", "BUS"})  # roles of what belongs to a state
OFFICES = frozenset(key(word) for word in ("قيادة", "خارجية", "داخلية", "رئاسة", "مخابرات", "استخبارات", "بحرية"))
OFFICES_OF_ONE = frozenset(key(word) for word in ("رئيس", "مدير", "حاكم", "قائد", "وزير", "أمين", "عضو"))
HUMAN = frozenset({"armed", "civilian", "person", "official", "political", "media", "religious"})


def describes_two(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word tells of a plural or dual in ين right before it, whatever its tag (`اشتباكين منفصلين`)."""
    form, noun = text.tokens[index].form, text.tokens[index - 1].form
    ends = noun.stem.endswith("ين") and form.stem.endswith("ين") and not form.definite
    return ends and form.stem_key not in knowledge.roles and any(r.pos in ("active", "passive") for r in form.readings)


def are_many(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word with article is a sound plural that tells of men by itself (`المتمردين`)."""
    form = text.tokens[index].form
    role = knowledge.roles.get(form.stem_key)
    return form.definite and form.stem.endswith(("ون", "ين")) and role is not None and role[1] in HUMAN


def is_relation(text: Text, knowledge: Knowledge, begin: int, index: int) -> bool:
    """Whether a word is an adjective of relation behind a noun, both without article, which no noun with article follows as genitive."""
    form, noun = text.tokens[index].form, text.tokens[index - 1].form
    if index <= begin or form.definite or form.suffix or noun.definite or noun.suffix or not form.stem.endswith(("ي", "ية")):
        return False
    if form.stem.endswith("ية"):
        behind = text.tokens[index + 1].form.stem_key  # قناة رسمية السكان
        return text.kinds[index] == "A" and noun.stem.endswith(("ة", "ات")) and behind in knowledge.roles
    if any(knowledge.place_nouns.get(text.tokens[i].form.stem_key, ("", 0, ""))[2] == "direction" for i in (index - 1, index)):
        return False
    plural = key(form.stem[:-1] + "ين") in knowledge.readings or key(form.stem[:-1] + "ين") in knowledge.roles  # مقاتلي الحركة
    return not plural and text.kinds[index - 1] == "N" and key(form.stem + "ة") in knowledge.frequencies


def is_armed(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word is a noun without article for armed people, or for several others, who can lay a fire as well."""
    form = text.tokens[index].form
    kind = knowledge.roles.get(key(form.stem), ("", ""))[1]
    several = kind in ("civilian", "person") and grammatical_number(text, knowledge, index) == "p"
    return not form.definite and (kind == "armed" or several)


def ends_alike(text: Text, one: int, other: int) -> bool:
    """Whether two words without article have one ending of the dual or the sound plural, so that the second describes the first."""
    first, second = text.tokens[one].form, text.tokens[other].form
    if first.definite or second.definite or first.suffix or second.suffix or min(len(first.stem), len(second.stem)) < 5:
        return False
    return any(first.stem.endswith(ending) and second.stem.endswith(ending) for ending in ("ين", "ون", "ان"))


def same_case(text: Text, one: int, other: int, *, plural: bool) -> bool:
    """Whether two words with article are sound masculine plurals in the same case, so that one can describe the other."""
    first, second = text.tokens[one].form, text.tokens[other].form
    if second.definite and second.stem.endswith("ون") and not first.stem.endswith(("ون", "ين")):
        return plural  # السكان المسلمون: never an object
    return second.definite and any(first.stem.endswith(ending) and second.stem.endswith(ending) for ending in ("ون", "ين"))


def other_case(text: Text, one: int, other: int) -> bool:
    """Whether one of two words is a sound plural in the nominative and the other in another case (`المسلحون الكوريين`)."""
    return text.tokens[one].form.stem[-2:] + text.tokens[other].form.stem[-2:] in ("ونين", "ينون")


def is_direction(text: Text, knowledge: Knowledge, index: int) -> bool:
    noun = knowledge.place_nouns.get(key(text.tokens[index].form.stem))
    return noun is not None and noun[2] == "direction" and not text.tokens[index].form.definite


def is_site(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word is a noun of a post or building without article: an event noun behind it says what it is for."""
    noun = knowledge.place_nouns.get(key(text.tokens[index].form.stem))
    return noun is not None and noun[0] in SITES and noun[2] != "direction" and not text.tokens[index].form.definite


def only_event(text: Text, index: int) -> bool:
    """Whether a word is known as an event noun alone, and as no participle."""
    form = text.tokens[index].form
    return form.event and all(r.pos == "noun" for r in form.readings)


def is_second_adjective(text: Text, knowledge: Knowledge, begin: int, end: int) -> bool:
    """Whether an indefinite nationality goes on with the adjective before it, or with a dual (`سفينة حربية تركية`, `جنديان أمريكيان`)."""
    previous, form = text.tokens[end - 1].form, text.tokens[end].form
    if form.definite or form.suffix or previous.definite or previous.suffix:
        return False
    if key(previous.stem) == JET and end - 2 == begin and form.norm.endswith("ة"):
        return True
    if text.kinds[end - 1] != "A" or end - 1 == begin:
        return form.norm.endswith("ان") and previous.norm.endswith("ان") and grammatical_number(text, knowledge, end - 1) == "d"
    return any(form.norm.endswith(ending) and previous.norm.endswith(ending) for ending in ("ة", "ون", "ين", "ان", "يا")) or not (
        form.norm.endswith(("ة", "ا", "ون", "ين", "ان")) or previous.norm.endswith(("ة", "ا", "ون", "ين", "ان"))
    )


def is_nationality(text: Text, knowledge: Knowledge, begin: int, end: int) -> bool:
    """Whether the name of a country that is also its adjective tells of a feminine head with article or genitive, whatever name stands between
    (`القوات المسلحة السعودية`, `قوات الأمن السعودية`): bodies and forces only, for a name such as `الأمم المتحدة` stands for itself."""
    form, head = text.tokens[end].form, text.tokens[begin].form
    if text.kinds[end] != "A" or not form.norm.endswith("ية") or not text.tokens[end - 1].form.definite:
        return False
    if end == begin + 1:
        return is_of_state(knowledge, head)  # السلطات السعودية
    known = head.stem_key in knowledge.roles
    return known and (head.stem.endswith(("ة", "ات")) or head.stem in FORCES)


def is_of_state(knowledge: Knowledge, head: WordForm) -> bool:
    """Whether a word is a body or force that a state has, so that a country's name behind it tells which (`القوات السعودية`), unlike a
    party or movement, which may act on that country (`اتهمت الحركة السعودية`)."""
    role, kind, _ = knowledge.roles.get(head.stem_key, ("", "", ""))
    return not head.suffix and (head.stem in FORCES or head.stem_key in OFFICES or role in STATELY or kind in THINGS)


def is_closed(text: Text, knowledge: Knowledge, end: int) -> bool:
    """Whether a phrase of two words or more has ended before a word with article or a quotation, for `آخر` behind a noun takes no genitive, nor
    do those who are counted in the accusative (`50 مسلحا القرية`) or the accusative that says how what a participle tells is so (`المدعوم
    خارجيا`)."""
    form, previous, before = text.tokens[end].form, text.tokens[end - 1].form, text.tokens[end - 2].form
    if previous.definite or previous.suffix or not (form.definite or text.kinds[end] == "Q"):
        return False
    if previous.core_fold in OTHER:
        return form.definite and not before.definite
    if text.kinds[end - 2] == "#" and previous.norm.endswith("ا") and key(previous.norm[:-1]) in knowledge.roles:
        return True
    told = previous.norm.endswith("يا") and before.definite
    return told and any(r.pos in ("active", "passive") for r in before.readings)


def tells_two(text: Text, knowledge: Knowledge, begin: int, end: int) -> bool:
    """Whether two adjectives joined by و tell of what kind two are (`الجيشان الهندي والباكستاني`)."""
    one, other = text.tokens[end].form, text.tokens[end + 1].form
    return end == begin + 1 and one.definite == other.definite and other.conj == "و" and grammatical_number(text, knowledge, begin) == "d"


def tells_part(text: Text, knowledge: Knowledge, begin: int, end: int) -> bool:
    """Whether a word for a part stands right before a token, with or without an adjective (`أجزاء واسعة من`, `عدد غير محدد من`)."""
    denied = end - 3 >= begin and text.tokens[end - 2].form.norm == OTHERS
    last = end - 3 if denied else end - 2 if text.kinds[end - 1] == "A" and end - 2 >= begin else end - 1
    form = text.tokens[last].form
    return key(form.stem) in knowledge.partitives or (form.stem == OTHERS and bool(form.suffix))


def behind_negated(text: Text, end: int, last: int) -> int:
    """The token behind غير and the adjective that it denies, with the genitive that tells in what (`مسلحون غير معروفي الهوية`); `end`, where غير
    stands, if the adjective does not go with the noun before (`المعلومات غير مؤكدة`)."""
    if end + 1 >= last or text.kinds[end + 1] not in "NA":
        return end
    form, previous = text.tokens[end + 1].form, text.tokens[end - 1].form
    describes = text.kinds[end + 1] == "A" or any(r.pos in ("active", "passive") for r in form.readings) or form.norm.endswith(("ية", "ي"))
    known = previous.definite or text.tokens[end - 1].tag == "PROPN"
    if not describes or form.conj or form.prep or form.suffix or form.definite != known:
        return end
    genitive = text.tokens[end + 2].form if form.norm.endswith("ي") and end + 2 < last and text.kinds[end + 2] in "NA" else None
    return end + 3 if genitive is not None and genitive.definite and not genitive.prep and not form.definite else end + 2


def is_single_object(text: Text, knowledge: Knowledge, end: int, nationality: bool) -> bool:
    """Whether somebody without article in the accusative stands behind a noun with article, of which it can tell nothing: an object (`قتل الجنود
    فلسطينيا`)."""
    form, previous = text.tokens[end].form, text.tokens[end - 1].form
    if form.definite or form.suffix or form.conj or not previous.definite or not form.norm.endswith("ا") or text.tokens[end].tag == "PROPN":
        return False
    if any(r.pos == "passive" for r in form.readings):
        return False  # لا يزال القيادي محاصرا
    role = knowledge.roles.get(key(form.norm[:-1]))
    return (nationality and form.norm.endswith("يا")) or (role is not None and role[1] in HUMAN)


def is_somebody_hit(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a participle in the accusative that people are called by governs nothing, and so is no circumstance but an object (`اعتقلت الشرطة
    متظاهرا في المدينة`)."""
    role = knowledge.roles.get(key(text.tokens[index].form.norm[:-1]))
    if role is None or role[1] not in HUMAN:
        return False
    if index + 1 >= len(text.tokens) or text.kinds[index + 1] in ".,:":
        return True
    following = text.tokens[index + 1].form
    somebody = key(following.norm[:-1]) in knowledge.roles  # متهما ناشطا
    described = not following.definite and following.norm.endswith("ا") and text.kinds[index + 1] == "A" and not somebody
    hurt = following.prep == "ب" and following.core_fold in WOUNDING
    return bool(following.conj) or hurt or described or following.core in ("في", "من", "خلال", "قرب", "أمام", "أثناء", "بعد", "قبل")


def is_whole(text: Text, begin: int) -> bool:
    """Whether a feminine noun without article has its adjective right behind it, so that no genitive can follow (`قناة محلية`)."""
    noun, adjective = text.tokens[begin].form, text.tokens[begin + 1].form
    bare = not (noun.definite or noun.suffix or adjective.definite or adjective.suffix)
    return bare and noun.stem.endswith("ة") and adjective.norm.endswith("ية") and text.kinds[begin] == "N"


def is_rank(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word with article is the rank of a soldier or policeman, behind which nothing without article can follow but a name."""
    form = text.tokens[index].form
    role, kind = knowledge.titles.get(key(form.core), ("", ""))
    return form.definite and not form.suffix and role in RANKED and kind == "rank"


def quotation(text: Text, begin: int, end: int, last: int) -> int:
    """Takes up a short quoted name (`تنظيم "الدولة"`); longer quotations are speech."""
    kinds = text.kinds
    for close in range(end + 2, min(end + 6, last)):
        if kinds[close] == "Q":
            return close + 1 if close == end + 2 or all(k in "NA#CX" for k in kinds[end + 1 : close]) else end
        if kinds[close] in ".,:V":
            break
    if begin > 0 and kinds[begin - 1] == "Q":
        return end + 1  # the phrase began inside this quotation
    return end


def is_accusative(text: Text, index: int) -> bool:
    """Whether a word ends in the alif of an indefinite object (`أياما`, not `هاتفيا`, which is an adverb)."""
    form = text.tokens[index].form
    return form.norm.endswith("ا") and not form.norm.endswith("يا") and len(form.norm) > 4 and text.tokens[index].tag != "PROPN"


def is_hit_by(text: Text, knowledge: Knowledge, begin: int, index: int) -> bool:
    """Whether a word is what an act without article hits, of which a verb of hitting right before it tells (`استهدفت غارة حافلة`)."""
    verb = begin - 1 - (begin > 1 and text.kinds[begin - 1] == "#")  # قصفت أربع غارات مواقع
    if begin == 0 or text.kinds[verb] != "V":
        return False
    act, form = text.tokens[begin].form, text.tokens[index].form
    if not act.event or act.definite or act.suffix or form.definite or form.prep or form.conj:
        return False
    if text.tokens[verb].form.core_fold not in knowledge.retellings["hit"]:
        return False
    role = knowledge.roles.get(form.stem_key, ("", ""))[1]
    return role in THINGS or (form.stem_key in knowledge.place_nouns and not is_direction(text, knowledge, index))


def is_object(text: Text, knowledge: Knowledge, begin: int, index: int) -> bool:
    """Whether a word without article can be no part of the phrase before it: what an act hits, somebody or something done in the accusative
    behind a noun in ة (`خطفوا على متن سيارة صحفيا`, `أصدرت محكمة حكما`), or a masdar behind a noun with article (`أعدم التنظيم رميا`)."""
    if is_hit_by(text, knowledge, begin, index):
        return True
    form, before = text.tokens[index].form, text.tokens[index - 1].form
    if form.definite or form.suffix or not form.norm.endswith("ا") or text.tokens[index].tag == "PROPN":
        return False
    if before.definite:
        return bool(form.readings) and all(r.pos == "masdar" for r in form.readings)
    if not before.norm.endswith("ة") or text.kinds[index - 1] != "N" or before.stem_key in knowledge.partitives:
        return False
    return form.stem_key in knowledge.no_participants or knowledge.roles.get(key(form.norm[:-1]), ("", ""))[1] in HUMAN


def is_adverb(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether an adjective of relation stands alone in the accusative (`المعترف بها دوليا`), and is nobody (`خطفوا دبلوماسيا`)."""
    norm, before = text.tokens[index].form.norm, text.kinds[index - 1] if index else ""
    return text.kinds[index] == "A" and norm.endswith("يا") and before in "AP" and key(norm[:-1]) not in knowledge.roles


def is_definite(text: Text, begin: int, end: int) -> bool:
    """Whether any word of a phrase makes it definite."""
    tokens = text.tokens
    return any(t.form.definite or t.form.suffix or t.tag == "PROPN" for t in tokens[begin:end])


def clashes(text: Text, knowledge: Knowledge, begin: int, index: int) -> bool:
    """Whether an adjective can be none of the noun before it: it differs in gender, or it has the article and a plural before it has not."""
    form, noun = text.tokens[index].form, text.tokens[begin].form
    if is_closed_plural(text, knowledge, begin):
        return True  # خطف مسلحون الصحفي
    if form.stem.endswith("ين") and noun.definite and not noun.suffix and begin == index - 1:
        one = not noun.conj and not noun.stem.endswith("ة") and is_person(text, knowledge, begin)
        if other_case(text, begin, index) or (one and _is_sound_plural(form)):
            return True  # خطف المسلحون الفنيين, استقبل الرئيس الممثلين
    if form.stem.endswith("ة"):
        return is_man(text, knowledge, begin) or _is_woman_or_group(text, knowledge, begin, index)  # اتهم الرئيس المعارضة
    if noun.definite and form.definite and noun.stem.endswith("ان") and not form.stem.endswith(("ان", "ين", "ي")):
        if noun.stem_key in knowledge.roles and grammatical_number(text, knowledge, begin) == "d":
            return True  # تبادل الجانبان المعلومات
    if form.stem.endswith("ات") and noun.definite and noun.stem.endswith("ة"):
        return True  # رفضت الحكومة المقترحات
    if noun.definite and noun.stem.endswith("ة") and are_many(text, knowledge, index) and begin == index - 1:
        return key(noun.stem) in knowledge.place_nouns  # تسيطر على المدينة المتمردين
    site = form.stem_key in knowledge.place_nouns and not form.suffix
    if site and are_people(text, knowledge, begin) and grammatical_number(text, knowledge, index) == "s":
        return True  # أحرق المحتجون المبنى
    return noun.definite and noun.stem.endswith("ة") and (site or is_person(text, knowledge, index))  # اعتقلت الشرطة الناشط, أغلقت الشرطة المعبر


def _is_sound_plural(form: WordForm) -> bool:
    """Whether a word in ين is a plural, not one as `الأمين`."""
    return form.stem.endswith("يين") or any(r.number in ("p", "d") for r in form.readings)


def _is_woman_or_group(text: Text, knowledge: Knowledge, begin: int, index: int) -> bool:
    """Whether a noun in ة of somebody follows one masculine body, of which it cannot tell (`اعتقل الأمن الناشطة`, `اتهم الحزب المعارضة`)."""
    form, body = text.tokens[index].form, text.tokens[begin].form
    masculine = body.definite and not body.stem.endswith(("ة", "اء", "ات")) and body.stem_key not in knowledge.feminine
    known = knowledge.roles.get(form.stem_key, ("", ""))[1] in HUMAN or form.event  # نفذ الجيش العملية
    return masculine and known and body.stem_key in knowledge.roles and knowledge.number_of.get(body.stem_key) == "s"


def is_person(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word is a noun for one person."""
    stem = key(text.tokens[index].form.stem)
    return stem in knowledge.roles and knowledge.roles[stem][1] in HUMAN and knowledge.number_of.get(stem) == "s"


def is_man(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word with article is a masculine noun for one person, which no feminine adjective follows."""
    form = text.tokens[index].form
    armed = knowledge.roles.get(key(form.stem), ("", ""))[1] == "armed"  # قوات الجيش المدعومة
    return form.definite and not form.stem.endswith(("ة", "اء", "ات")) and not armed and is_person(text, knowledge, index)


def are_weapons(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word is an indefinite plural of weapons."""
    form = text.tokens[index].form
    role = knowledge.roles.get(key(form.stem))
    return not form.definite and role is not None and role[1] == "weapon" and grammatical_number(text, knowledge, index) == "p"


def are_people(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word with article is a plural of persons (`الجنود`, `المهاجرين`)."""
    form = text.tokens[index].form
    role = knowledge.roles.get(key(form.stem))
    return (
        form.definite
        and role is not None
        and role[1] in HUMAN
        and not form.stem.endswith("ات")
        and grammatical_number(text, knowledge, index) == "p"
    )


def is_closed_plural(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a noun keeps its final ن, so that no genitive can follow (`مسلحون النار` are two phrases)."""
    form = text.tokens[index].form
    if form.definite or form.suffix or not form.stem.endswith(("ون", "ين", "ان")) or len(form.stem) < 5:
        return False
    return grammatical_number(text, knowledge, index) in ("p", "d") and text.tokens[index].tag != "PROPN"


def grammatical_number(text: Text, knowledge: Knowledge, head: int) -> str:
    form = text.tokens[head].form
    numbers = [reading.number for reading in form.readings if reading.number and not reading.finite]
    if numbers:
        return "p" if {"d", "p"} <= set(numbers) and form.definite else numbers[0]  # المقاتلين: news rarely speaks of two
    if form.stem.endswith("ات") or (form.stem.endswith(("ون", "ين")) and len(form.stem) > 4):
        return "p"
    if form.suffix and form.stem.endswith("ي") and not form.definite and key(form.stem + "ن") in knowledge.roles:
        return "p"  # مواطنيها
    if form.stem.endswith("ان") and len(form.stem) > 4 and text.tokens[head].tag != "PROPN":
        return "d"
    return knowledge.number_of.get(key(form.stem), "s")


def grammatical_gender(text: Text, knowledge: Knowledge, head: int, number: str, *, place: bool, person: bool) -> str:
    """Grammatical gender for agreement: plurals of things and groups agree like a feminine singular."""
    form = text.tokens[head].form
    stem, two_women = key(form.stem), number == "d" and form.stem.endswith(("تان", "تين"))
    if (person or head in text.people or text.tokens[head].tag == "PROPN") and fold(form.stem) in knowledge.retellings["man"]:
        return "m"  # رفض خليفة حفتر
    if stem in knowledge.feminine or two_women or (place and not form.definite):
        return "f"
    role = knowledge.roles.get(stem)
    if number == "p" and role and role[1] not in ("weapon", "asset"):
        return "m" if not form.stem.endswith("ات") else "f"
    bare = form.stem[:-1] + "ة" if form.suffix and form.stem.endswith("ت") and form.stem not in knowledge.frequencies else ""
    if form.stem.endswith(("ة", "ات")) or bare in knowledge.frequencies:
        return "f"  # حكومته, not بيته
    return "f" if number == "p" else "m"


def is_named_by_rank(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a name stands behind a rank, or behind what makes it a higher one (`الفريق الركن سالم ناصر`)."""
    behind = index + 1 + (index + 2 < len(text.tokens) and is_of_rank(text, knowledge, index + 1))
    return text.tokens[behind].tag == "PROPN" or (behind > index + 1 and text.kinds[behind] in "NA")


def is_of_rank(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word makes the rank before it another one (`العميد الركن`)."""
    rank = text.tokens[index - 1].form
    return any(key(f"{word} {text.tokens[index].form.core}") in knowledge.titles for word in (rank.core, rank.stem))


def goes_with_office(text: Text, knowledge: Knowledge, index: int, *, people: bool) -> bool:
    """Whether a word can only tell of the rank, office or officials right before it: `العميد الركن`, `حاكم مقاطعة الشمال`, and behind a plural
    that takes no genitive the broken plural of a nationality (`people`: `مسؤولون أفغان`)."""
    form = text.tokens[index].form
    if is_rank(text, knowledge, index - 1) and is_of_rank(text, knowledge, index):
        return True
    if form.definite or form.suffix:
        return False
    if people:
        return is_closed_plural(text, knowledge, index - 1)
    return form.event and not form.norm.endswith("ا") and is_bare_office(text, knowledge, index - 1)


def is_bare_office(text: Text, knowledge: Knowledge, index: int) -> bool:
    """Whether a word without article is the office of one person, which needs a genitive to tell of what (`حاكم`, `رئيس`)."""
    form = text.tokens[index].form
    official = knowledge.roles.get(form.stem_key, ("", ""))[1] == "official" or form.stem_key in OFFICES_OF_ONE
    single = grammatical_number(text, knowledge, index) == "s" and not form.norm.endswith(("ا", "ة"))
    return official and single and not form.definite and not form.suffix and text.kinds[index] == "N"


def points_back(text: Text, index: int, begin: int) -> bool:
    """Whether ذلك behind بعد or قبل takes up what was told, and no noun without article behind it (`أوقفوا بعد ذلك رجلا`)."""
    if index + 1 != begin or not index or text.tokens[index].form.core != "ذلك" or text.tokens[index - 1].form.core not in ("بعد", "قبل"):
        return False
    behind, tag = text.tokens[begin].form, text.tokens[begin].tag
    return tag in ("NOUN", "NUM") and not behind.definite and not behind.suffix and not behind.prep

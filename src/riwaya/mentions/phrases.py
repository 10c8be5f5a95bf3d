"""Noun phrases: the head with its genitives, adjectives and names, read from left to right."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.mentions.descriptions import (
    HUMAN,
    OTHERS,
    are_many,
    are_people,
    are_weapons,
    behind_negated,
    clashes,
    describes_two,
    ends_alike,
    goes_with_office,
    grammatical_gender,
    grammatical_number,
    is_accusative,
    is_adverb,
    is_armed,
    is_closed,
    is_closed_plural,
    is_definite,
    is_direction,
    is_named_by_rank,
    is_nationality,
    is_object,
    is_person,
    is_rank,
    is_relation,
    is_second_adjective,
    is_single_object,
    is_site,
    is_somebody_hit,
    is_whole,
    only_event,
    other_case,
    points_back,
    quotation,
    same_case,
    tells_part,
    tells_two,
)
from riwaya.spelling import fold, key

NOMINAL = frozenset("NA#")
RANKS = frozenset({"آخر", "أول", "ثاني", "ثالث", "رابع", "خامس", "أكبر", "أهم", "أبرز"})  # before a noun, which is what is meant
REFLEXIVES = ("نفس", "ذات", "أنفس", "نفسي")  # himself, themselves, and of two
THOUSANDS = frozenset(fold(word) for word in ("ألف", "ألفا", "آلاف", "مليون", "مليونا", "ملايين", "مئة", "مائة"))
TWO = frozenset({"اثنان", "اثنين", "اثنتان", "اثنتين"})
ONE_OR_TWO = TWO | {"واحد", "واحدة", "واحدا"}
WORKING = frozenset(key(word) for word in ("عامل", "عاملة", "عاملين", "عاملون"))  # behind a noun they tell where somebody works
ADDING = frozenset(fold(word) for word in ("إضافة", "فضلا", "علاوة"))  # with a preposition they join what follows
FIRSTS = frozenset(fold(word) for word in ("أول", "أكبر", "أعنف", "أحدث", "أسوأ", "أخطر", "أوسع"))  # they begin a phrase
DEMANDING = frozenset({"مطالبة", "مناشدة"})  # participles that are spelt like their masdar: رحبت الوزارة، مطالبة الحكومة بـ
JET = key("مقاتلة")  # what a fighting plane is called, and a woman who fights
FIRE = frozenset({"النار", "النيران"})  # what is opened or laid, and belongs to nobody
CHIEFS = frozenset({"قائد", "امر"})  # who commands is one person, whatever he commands


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first` up to, not including, `last`; `head` is its first noun behind numbers and quantifiers.

    `prep` is the preposition that governs it (a word or a clitic), `prep_at` that word's index or -1.
    """

    first: int
    last: int
    head: int
    definite: bool
    gender: str
    number: str
    prep: str = ""
    prep_at: int = -1


class Phrases:
    """Reads noun phrases of one text on demand; each is read once."""

    def __init__(
        self,
        text: Text,
        knowledge: Knowledge,
        name_ends: dict[int, int],
        persons: frozenset[int],
        places: frozenset[int],
        named: frozenset[int],
        times: frozenset[int],
        peoples: frozenset[int],
        nationalities: frozenset[int] = frozenset(),
    ) -> None:
        self.text = text
        self.knowledge = knowledge
        self.name_ends = name_ends  # index of a name's first word to the index behind it
        self.persons = persons  # indexes where the name of a known person begins
        self.places = places  # indexes where the name of a country or place begins
        self.named = named  # indexes where the name of an actor or country begins
        self.name_tails = frozenset(name_ends.get(index, index + 1) - 1 for index in named)
        self._place_tails = frozenset(name_ends.get(index, index + 1) - 1 for index in places)
        self.person_tails = frozenset(name_ends.get(index, index + 1) - 1 for index in persons)
        self.times = times  # tokens of time expressions, which end a phrase
        self.peoples = peoples  # indexes of one-word names of peoples
        self.nationalities = nationalities  # indexes of adjectives of nationality
        self._closed_names: set[int] = set()  # indexes behind names that ranks announce
        self.ranked_names: set[int] = set()  # indexes where these names begin
        self._read: dict[int, Phrase | None] = {}

    def at(self, index: int, last: int) -> Phrase | None:
        """The noun phrase that begins at a token, before `last`; None if none does."""
        if index not in self._read:
            self._read[index] = self._phrase(index, last)
        return self._read[index]

    def _phrase(self, first: int, last: int) -> Phrase | None:
        tokens, kinds = self.text.tokens, self.text.kinds
        begin = first + 2 if self._is_each(first, last) else first  # كل من الجيش والشرطة
        while begin < last and kinds[begin] in "DQ" and begin - first < 5:
            if kinds[begin] == "Q" and not (begin + 1 < last and kinds[begin + 1] in NOMINAL):
                return None
            begin += 1
        if begin >= last or (kinds[begin] not in NOMINAL and begin not in self.name_ends) or points_back(self.text, first, begin):
            return None
        if begin == first and begin not in self.named and is_adverb(self.text, self.knowledge, begin):
            return None
        end = self.name_ends.get(begin, begin + 1)
        quoted = kinds[begin - 1] == "Q" if begin > first else False
        while end < last and end - begin < 14:
            step = self._continue(begin, end, last, quoted)
            if step <= end:
                break
            end = step
        head = begin
        while head + 1 < end and self._quantifies(head):
            behind = head + 2 if self.text.kinds[head + 1] == "A" and head + 3 < end and self._is_min(head + 2) else head + 1
            head = behind + 1 if self._is_min(behind) and behind + 1 < end else head + 1
        number = "d" if tokens[begin].form.norm in TWO and head > begin else grammatical_number(self.text, self.knowledge, head)
        return Phrase(
            begin if kinds[first] == "Q" or (begin > first + 1 and self._is_each(first, last)) else first,
            end,
            head,
            is_definite(self.text, begin, end),
            self._agreement(head, number),
            number,
            tokens[begin].form.prep or tokens[first].form.prep,
        )

    def _is_each(self, index: int, last: int) -> bool:
        """Whether كل stands before من and what it counts up: it is no part of it."""
        if index + 2 >= last or key(self.text.tokens[index].form.core) not in ("كل", "كلا") or not self._is_min(index + 1):
            return False
        following = self.text.tokens[index + 2]
        if self.text.kinds[index + 2] not in NOMINAL:
            return False
        behind = self.text.tokens[index + 3].form if index + 3 < last else None
        known = behind is not None and behind.definite and not behind.conj and not behind.prep  # كل من رئيس الحكومة ووزير الدفاع
        return known or following.form.definite or following.tag == "PROPN" or index + 2 in self.named

    def _is_min(self, index: int) -> bool:
        return self.text.tokens[index].form.norm == "من"

    def _quantifies(self, index: int) -> bool:
        form = self.text.tokens[index].form
        if self.text.kinds[index] in "#D" or (form.core in RANKS and self.text.kinds[index + 1] == "N"):
            return True  # آخر معاقل الحوثيين
        return (key(form.stem) in self.knowledge.partitives and not form.suffix) or (form.stem == OTHERS and bool(form.suffix))

    def _continue(self, begin: int, end: int, last: int, quoted: bool) -> int:
        """The index behind the next part of the phrase, or `end` if the phrase ends there."""
        tokens, kinds = self.text.tokens, self.text.kinds
        kind, form, previous = kinds[end], tokens[end].form, tokens[end - 1].form
        if end in self.times or end in self._closed_names:
            return end
        if end in self.text.people and end - 1 in self.text.people and end not in self.persons and not form.conj:
            return end + 1
        if end - begin > 1 and is_closed(self.text, self.knowledge, end):
            return end  # رفض المجلس المدعوم خارجيا القرار, انتقد ضابط آخر الحكومة
        if form.norm == OTHERS and not form.conj:
            return behind_negated(self.text, end, last)  # مسلحون غير معروفين
        if kind == "Q":
            return quotation(self.text, begin, end, last)
        if kinds[end - 1] == "N" and kind in "NA" and is_single_object(self.text, self.knowledge, end, end in self.nationalities):
            return end  # اعتقلت الشرطة قياديا
        if kinds[end - 1] == "Q" and not quoted and self._follows_quotation(end):
            return end  # سلّح تنظيم "النصر" المتمردين
        counted = kinds[end - 1] == "#" or tells_part(self.text, self.knowledge, begin, end)
        if form.norm == "من" and not form.conj and end + 1 < last and counted and kinds[end + 1] in "N#A":
            return end + 2
        if kind == "#" and form.conj == "و" and kinds[end - 1] == "#" and (form.core.endswith(("ون", "ين")) or previous.core_fold in THOUSANDS):
            return end + 1  # خمسة وثلاثون مسلحا, ألف و200 جندي
        if form.conj or form.prep or (kind not in NOMINAL and end not in self.name_ends):
            return end
        if is_rank(self.text, self.knowledge, end - 1) and self._can_be_name(end):
            return self._behind_name(end, last)  # العقيد سالم ناصر: whatever the tags of the names
        if is_rank(self.text, self.knowledge, end) and end + 1 < last and self._holds_office(begin, end):
            if self._can_be_name(end + 1) or is_named_by_rank(self.text, self.knowledge, end):
                return end + 1  # قائد الشرطة العقيد سالم ناصر
        if goes_with_office(self.text, self.knowledge, end, people=end in self.peoples):
            return end + 1  # حاكم مقاطعة الشمال
        if end in self.name_ends:
            kind = "N" if kind not in NOMINAL or (end in self.named and form.definite and previous.definite) else kind  # المجتمع الدولي
        if form.suffix and form.stem in REFLEXIVES:
            return end + 1 if previous.definite else end  # فجر انتحاري نفسه
        if is_direction(self.text, self.knowledge, end) and not is_direction(self.text, self.knowledge, end - 1):
            return end  # انفجار قنبلة شرقي المدينة: where it was begins a phrase of its own
        if end in self.nationalities and end + 1 in self.nationalities and tells_two(self.text, self.knowledge, begin, end):
            return end + 2  # الجيشان الهندي والباكستاني
        if end in self.nationalities and is_second_adjective(self.text, self.knowledge, begin, end):
            return end + 1  # طائرات حربية إسرائيلية: whatever its tag
        if end in self.nationalities and end - 1 not in self.nationalities and is_nationality(self.text, self.knowledge, begin, end):
            return end + 1  # القوات المسلحة السعودية
        if form.stem_key == JET and form.definite == previous.definite and end - 1 == begin and are_weapons(self.text, self.knowledge, end - 1):
            return end + 1  # طائرة مقاتلة
        if end - 1 in self.nationalities and end - 1 > begin and form.definite and not previous.definite and self._is_apart(begin, end):
            return end  # هاجمت قوات خاصة إسرائيلية المخيم
        if kind == "N" and is_closed_plural(self.text, self.knowledge, end - 1) and ends_alike(self.text, end - 1, end):
            return end + 1  # تفجيرين انتحاريين
        if (
            kind != "A"
            and kinds[end - 1] != "#"
            and is_closed_plural(self.text, self.knowledge, end - 1)
            and not describes_two(self.text, self.knowledge, end)
        ):
            return end
        if form.core_fold in FIRSTS and not form.prep and (previous.definite or end - 1 in self.name_tails):
            return end  # شن التنظيم أول هجوم
        if form.core_fold in ADDING and kinds[end + 1 : end + 2] == "P":
            return end  # ثلاثة جنود إضافة إلى ضابط
        if previous.suffix and not (kind == "A" and form.definite):
            return end
        noun = kinds[end - 1] == "A" and end - 1 == begin and not previous.norm.endswith("ا")  # مدفعية الجيش, not دوليا
        before = "N" if noun else kinds[end - 1]
        if key(previous.core) in self.knowledge.name_particles and kind in NOMINAL:
            return self._name_or_next(end)
        if end in self.persons and end - 1 in self.person_tails:
            return end  # التقى سلامة المشير حفتر: two people
        if end in self.named and end - 1 == begin and kinds[begin - 1] == "V" and tokens[begin].tag == tokens[end].tag == "PROPN":
            return end  # اتهم كولمان إيران
        if end - 1 in self.person_tails and kind == "N" and self._begins_somebody(end):
            return end  # طالب الرئيس عبد ربه منصور هادي الميليشيات
        if end in self.places and previous.definite and key(previous.stem) not in self.knowledge.place_nouns:
            return end  # زار الوزير الإيطالي طرابلس
        if end in self.persons and self._titled(begin):
            return self._name_or_next(end)
        person_name = tokens[end].tag == "PROPN"
        if before == "#" and end - 2 == begin and tokens[begin].form.definite and key(tokens[begin].form.core) in self.knowledge.numbered:
            if kind == "#" or form.stem.endswith("ين") or key(form.stem) in self.knowledge.place_nouns:
                return end  # اعتقل اللواء 44 مهربين, unlike اللواء 15 مشاة
        if before == "#" or kinds[end - 1] == "D":
            return self._name_or_next(end)
        if kind == "#" and form.norm in ONE_OR_TWO and not previous.definite and not (end + 1 < last and self._is_min(end + 1)):
            return end + 1  # شخص واحد
        if kind == "#":
            return self._name_or_next(end) if counted or key(previous.core) in self.knowledge.numbered else end  # بحياة 32 شخصا
        if (
            are_people(self.text, self.knowledge, end - 1)
            and not other_case(self.text, end - 1, end)
            and (self._is_people(end) or same_case(self.text, end - 1, end, plural=are_people(self.text, self.knowledge, end)))
        ):
            return end + 1  # الجنود الأتراك, المسلحين الحوثيين, الناشطين المدنيين
        if (self._closed(end - 1) and self._common(end)) or (is_object(self.text, self.knowledge, begin, end) and not self._titled(begin)):
            return end  # منعت الشرطة مظاهرة, أبرمت بغداد اتفاقية, على متن سيارة صحفيا
        if end in self.places and begin in self.places and end - 1 in self._place_tails and self._is_whole_name(begin, end):
            return end  # اتهمت واشنطن موسكو: two names
        if self._is_whole_name(begin, end) and self._begins_anew(begin, end):
            return end  # طردت البحرين القائم بالأعمال, ألقى داعش القبض على
        if not form.definite and form.norm.endswith("ا") and is_closed_plural(self.text, self.knowledge, end - 1):
            return end  # خطف مسلحون دبلوماسيا
        if kind == "A" and form.stem.endswith("ة") and is_closed_plural(self.text, self.knowledge, end - 1):
            return end  # هاجم مسلحون دورية
        if self.name_ends.get(begin) == end and begin not in self.persons and not form.definite:
            foreign = tokens[end].tag in ("PROPN", "ADJ") and previous.definite
            if (foreign or form.norm.endswith("ا")) and not form.event and not self._titled(begin):
                return end  # اعتقلت شعبة المعلومات شادي المولوي
        if self.is_circumstantial(end) and (form.norm.endswith("ا") or previous.definite or previous.suffix):
            return end  # قصف المدنيين متهما إياهم: what somebody does meanwhile is no adjective of whom it follows
        object_ = previous.definite and form.event and form.norm.endswith("ا")  # أصدرت محكمة الجنايات حكما
        if kind == "A" and not form.definite and (object_ or (before == "A" and only_event(self.text, end))):
            return end  # نفذت قوات مشتركة عملية: whatever its tag
        if kind == "A" and form.definite and before == "N" and end - 1 == begin and clashes(self.text, self.knowledge, begin, end):
            return end
        if kind == "N" and form.definite and previous.definite and key(form.stem) in WORKING and self.text.kinds[end + 1 : end + 2] == "P":
            return end + 1  # الطاقم العامل في المستشفى
        if form.core_fold in FIRE and is_armed(self.text, self.knowledge, end - 1):
            return end  # أطلق جنود النار, أضرم شبان النيران
        if form.definite and are_many(self.text, self.knowledge, end) and end - 1 > begin and self._tells_of_one(begin, end):
            return end  # هنأ وزير الدفاع المتمردين
        anew = (form.definite and (kind == "N" or are_many(self.text, self.knowledge, end))) or (
            kind == "N" and is_person(self.text, self.knowledge, end)
        )
        if anew and is_relation(self.text, self.knowledge, begin, end - 1):
            return end  # خلال مؤتمر صحفي السكان
        if kind == "A":
            clash = previous.definite and before == "N" and previous.stem.endswith("ات") and form.definite and form.stem.endswith(("ون", "ين"))
            return end if clash or key(form.stem) in self.knowledge.partitives else end + 1  # حاصرت القوات المتمردين
        somebody = end in self.named or form.stem_key in self.knowledge.roles or form.stem_key in self.knowledge.place_nouns
        if before == "A" and form.definite and end - 2 == begin and somebody and self._is_described(begin):
            return end  # طالبت منظمات أميركية البيت الأبيض
        if before == "A" and form.definite and kind == "N" and end - 2 == begin and not self._titled(begin) and is_whole(self.text, begin):
            return end  # انتقد في تصريح لقناة محلية الهجوم
        if end in self.named and end - 1 in self.name_tails and not self._titled(begin):
            return end  # اتهمت إيران الولايات المتحدة: a second name begins a phrase of its own
        if previous.definite and (not person_name or (form.definite and key(form.core) in self.knowledge.titles)):
            return end
        if previous.definite and before == "A" and not self._titled(begin):
            return end
        if previous.definite and person_name and key(previous.core) not in self.knowledge.titles and before != "A" and not self._titled(begin):
            return end
        if tokens[end - 1].tag == "PROPN" and not person_name:
            return end
        if end in self.name_ends and key(form.stem) in self.knowledge.place_nouns and are_weapons(self.text, self.knowledge, end - 1):
            return end  # قصفت طائرات مطار معيتيقة
        feminine = form.stem.endswith("ة") or (bool(form.suffix) and form.stem.endswith("ت"))
        if (
            feminine
            and previous.stem.endswith("ي")
            and not previous.definite
            and is_person(self.text, self.knowledge, end - 1)
            and not person_name
        ):
            return end  # فجر انتحاري سيارة
        if tokens[end].form.event and end > begin and not form.definite:
            return (
                end + 1 if is_site(self.text, self.knowledge, end - 1) and not form.suffix and not form.norm.endswith("ا") else end
            )  # نقطة تفتيش
        if before == "A" and not form.definite and (not previous.definite or not self._titled(begin)):
            return end
        if not previous.definite and not form.definite and kind == "N" and form.norm.endswith("ا") and not person_name and len(form.norm) > 3:
            return end if form.stem_key not in self.knowledge.roles else end + 1  # عناصر مليشيا
        return self._name_or_next(end)

    def _is_apart(self, begin: int, end: int) -> bool:
        """Whether a word is known as somebody or somewhere, and no rank or name behind a title."""
        stem = self.text.tokens[end].form.stem_key
        known = end in self.named or stem in self.knowledge.roles or stem in self.knowledge.place_nouns
        return known and not self._titled(begin)

    def _is_described(self, begin: int) -> bool:
        """Whether a plural without article has its adjective right behind it, so that no genitive can follow (`قوات أمنية`)."""
        noun, adjective = self.text.tokens[begin].form, self.text.tokens[begin + 1].form
        if noun.definite or noun.suffix or adjective.definite or not adjective.stem.endswith("ة") or adjective.stem == "متعددة":
            return False
        return grammatical_number(self.text, self.knowledge, begin) == "p" and self._agreement(begin, "p") == "f"

    def _holds_office(self, begin: int, end: int) -> bool:
        """Whether a phrase so far names one person by what he is (`قائد الشرطة`, `المتحدث باسم`), whose rank and name may follow."""
        form = self.text.tokens[begin].form
        words = (key(form.core), key(form.stem))
        kind = self.knowledge.roles.get(words[1], ("", ""))[1]
        office = kind in ("official", "person") or any(word in self.knowledge.titles for word in words)
        if not (office or words[0] in CHIEFS) or form.prep or end - begin > 5 or grammatical_number(self.text, self.knowledge, begin) != "s":
            return False
        return not any(is_rank(self.text, self.knowledge, i) for i in range(begin, end))

    def _can_be_name(self, index: int) -> bool:
        """Whether a word without article can be a name for all that is known: no noun of somebody, place, event or quantity."""
        token = self.text.tokens[index]
        form, stem = token.form, token.form.stem_key
        if token.tag == "PROPN" or index in self.persons:
            return False  # what is tagged as a name needs no such rule
        if any(r.pos == "masdar" for r in form.readings):
            return False  # أعلن العقيد صد الهجوم
        if form.definite or form.conj or form.prep or form.suffix or form.event or index in self.times or self.text.kinds[index] not in "NA":
            return False
        rank = self.text.tokens[index - 1].form
        known_behind = index + 1 in self.persons
        if known_behind or any(key(f"{word} {form.core}") in self.knowledge.titles for word in (rank.core, rank.stem)):
            return False  # اللواء متقاعد: more of the rank
        if (
            index in self.named
            or form.norm.endswith(("ا", "ة", "ات", "ون", "ين"))
            or grammatical_number(self.text, self.knowledge, index) != "s"
        ):
            return False
        known = self.knowledge
        return not (stem in known.roles or stem in known.partitives or stem in known.place_nouns or stem in known.titles or stem in REFLEXIVES)

    def _behind_name(self, index: int, last: int) -> int:
        """The index behind a name of two words that begins here, or three, or of more with `بن`, `أبو` and the like."""
        position, words = self._name_or_next(index), 1
        while position < last and words < 3 and self.text.kinds[position] in NOMINAL and position not in self.times:
            form = self.text.tokens[position].form
            particle = key(form.core) in self.knowledge.name_particles
            foreign = position in self.named or form.stem_key in self.knowledge.roles or form.event or form.conj or form.prep or form.suffix
            named = form.definite or self.text.tokens[position].tag == "PROPN" or self._can_be_name(position)
            if not particle and (foreign or not named or (words > 1 and form.definite)):
                break
            plural = form.stem.endswith(("ون", "ين")) and len(form.stem) > 5  # الزين is a name
            if form.definite and (plural or form.stem.endswith(("ات", "ة")) or form.stem_key in self.knowledge.place_nouns):
                break
            position, words = position + 1, words + (not particle)
        self._closed_names.add(position)
        self.ranked_names.add(index)
        return position

    def is_circumstantial(self, index: int) -> bool:
        """Whether a word is an indefinite participle of an act or of saying, as tells what somebody does meanwhile (`مطالبا`, `محذرة`)."""
        form = self.text.tokens[index].form
        if form.definite or form.prep or form.suffix or not form.stem.endswith(("ا", "ة", "ين")) or index in self.name_ends:
            return False
        kind, accusative = self.text.kinds[index], form.stem.endswith("ا")
        demands = form.core in DEMANDING and self.text.kinds[index - 1] == "," and not form.conj
        if kind not in "NA" or (kind == "N" and form.stem_key in self.knowledge.roles) or (form.event and not accusative and not demands):
            return False  # مسيرة, موافقة are events themselves
        if kind == "N" and not accusative and self.text.kinds[index - 1] != ",":
            return False
        if accusative and self.text.kinds[index - 1] != "," and is_somebody_hit(self.text, self.knowledge, index):
            return False  # اعتقلت الشرطة متظاهرا
        return any(r.pos == "active" and (r.lexeme.frames or r.lexeme.speech) for r in form.readings)

    def _begins_somebody(self, index: int) -> bool:
        """Whether a word with article is a noun for somebody else than the person whose name stands before it."""
        form = self.text.tokens[index].form
        name = self.text.tokens[index].tag == "PROPN" or form.core_fold in self.knowledge.surnames
        return form.definite and not name and (form.stem_key in self.knowledge.roles or index in self.named)

    def _closed(self, index: int) -> bool:
        """Whether a word takes no genitive: it has the article, or is the name of a place or group."""
        return self.text.tokens[index].form.definite or index in self.places or (index in self.name_tails and index not in self.person_tails)

    def _is_whole_name(self, begin: int, end: int) -> bool:
        """Whether a phrase so far is the name of a country, place or group, without a head before it."""
        if self.name_ends.get(begin, begin + 1) != end or begin in self.persons:
            return False
        token = self.text.tokens[begin]
        return begin in self.named or (begin in self.places and (token.tag == "PROPN" or token.form.definite))

    def _begins_anew(self, begin: int, index: int) -> bool:
        """Whether a word behind such a name can be no part of it: a noun, or an adjective that does not agree with it."""
        form, kind = self.text.tokens[index].form, self.text.kinds[index]
        if self.text.tokens[index].tag == "PROPN" or index in self.name_ends or kind not in "NA":
            return False
        if kind == "N" or form.stem_key in self.knowledge.place_nouns:
            return form.definite or form.event
        if not form.definite:
            return form.norm.endswith("ا")
        return self._agreement(begin, "s") == "f" and not form.stem.endswith("ة") and begin in self.places

    def _common(self, index: int) -> bool:
        """Whether a word in ة or with a pronoun, or an indefinite object, is surely no name, whatever its tag: news has it with ال, too."""
        form = self.text.tokens[index].form
        if form.definite or index in self.name_ends or form.core_fold in self.knowledge.surnames:
            return False
        known = form.stem_key if form.norm.endswith("ة") else key(form.norm[:-1]) if is_accusative(self.text, index) else ""
        return bool(form.suffix) or (known != "" and "ال" + known in self.knowledge.frequencies)

    def _is_people(self, index: int) -> bool:
        """Whether a word with article is the broken plural of a nationality, which then says of what people those before it are."""
        return index in self.peoples and self.text.tokens[index].form.definite

    def _follows_quotation(self, index: int) -> bool:
        """Whether a word behind a quoted name begins a phrase of its own: a noun, unless it has the article and can be an adjective."""
        form, token = self.text.tokens[index].form, self.text.tokens[index]
        if not form.definite:
            return (self.text.kinds[index] == "N" and token.tag != "PROPN") or is_accusative(self.text, index)
        describes = form.stem.endswith("ي") or any(r.pos in ("active", "passive") for r in form.readings)
        known = form.stem_key in self.knowledge.roles and not describes
        return are_many(self.text, self.knowledge, index) or known

    def _tells_of_one(self, begin: int, end: int) -> bool:
        """Whether no noun of a phrase so far can be a plural of men, of whom such a plural could tell as adjective."""
        if not is_person(self.text, self.knowledge, begin) and not self._titled(begin):
            return False
        nouns = [i for i in range(begin, end) if self.text.kinds[i] == "N"]
        return all(
            (grammatical_number(self.text, self.knowledge, i) == "s" and key(self.text.tokens[i].form.stem) not in self.knowledge.number_of)
            or i == begin
            for i in nouns
        )

    def _titled(self, begin: int) -> bool:
        """Whether a phrase begins with a title or office that a name may follow (`قائد القوات البرية خليفة`)."""
        form = self.text.tokens[begin].form
        kind = self.knowledge.roles.get(key(form.stem), ("", ""))[1]
        if (
            form.definite
            and is_person(self.text, self.knowledge, begin)
            and (kind in ("person", "media", "civilian") or (kind in HUMAN and form.stem.endswith("ي")))
        ):
            return True  # الناشط السياسي فلان
        body = form.stem.endswith(("ة", "ات"))  # السلطات: no name follows a body
        return any(
            word in self.knowledge.titles or (self.knowledge.roles.get(word, ("", ""))[1] == "official" and not body)
            for word in (key(form.core), key(form.stem))
        )

    def _name_or_next(self, index: int) -> int:
        return self.name_ends.get(index, index + 1)

    def _agreement(self, head: int, number: str) -> str:
        return grammatical_gender(self.text, self.knowledge, head, number, place=head in self.places, person=head in self.persons)

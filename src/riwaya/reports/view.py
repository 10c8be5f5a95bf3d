"""A sentence as the grammar reads it: its noun phrases, verbs and the complements that follow a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.mentions.actors import NOBODY
from riwaya.mentions.mentions import Mentions
from riwaya.mentions.phrases import NOMINAL, REFLEXIVES, Phrase
from riwaya.model import Reading, Sentence, WordForm
from riwaya.reports import asides, coordination, relatives
from riwaya.spelling import fold, key

BARE = "np"  # the function of a noun phrase without preposition
BY = "by"  # the function of a phrase behind an agent marker
CLAUSE = "clause"
COMPLEMENTISER = "/complementiser"  # the class of أن and إن, behind which content stands
AMONG = frozenset({"بين", "من"})
MANNERS = frozenset(fold(word) for word in ("شكل", "صورة", "طريقة"))
SIDES = frozenset(fold(word) for word in ("جهة", "ناحية", "طرف", "جانب"))  # with من they tell two sides apart
COUNTED = frozenset({"بعد", "قبل"})  # prepositions that count a time from something
PARTIES = 14  # tokens within which the second party of بين follows the first


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a predicate: its function (`np`, `by`, `clause` or a preposition), the noun phrases (several if
    coordinated; none for a clause or pronoun), and the token where it begins."""

    function: str
    phrases: tuple[Phrase, ...]
    at: int
    pronoun: bool = False


def names_many(knowledge: Knowledge, form: WordForm) -> bool:
    """Whether a plural in ات that a masdar could have is that of people or planes (`مقاتلات`), for no act that a frame lists has it."""
    if not form.stem.endswith("ات") or form.stem_key not in knowledge.roles:
        return False
    return bool(form.readings) and all(r.pos in ("masdar", "active", "passive") for r in form.readings)


class View:
    """One sentence of a text with its mentions."""

    def __init__(self, text: Text, mentions: Mentions, knowledge: Knowledge, sentence: Sentence) -> None:
        self.text = text
        self.mentions = mentions
        self.knowledge = knowledge
        self.sentence = sentence
        self.first, self.last = sentence.first, sentence.last
        self.times = {t.start_token + self.first: t.end_token + self.first for t in mentions.times[sentence.index]}
        self.time_tokens = {i for a, b in self.times.items() for i in range(a, b)}
        forms = [token.form for token in text.tokens[self.first : self.last]]
        self.forms = {word for form in forms for word in (form.fold, form.core_fold, form.stem_key)}  # of all words
        cues = mentions.cues
        self.cues = [(i, cues[i]) for i in range(self.first, self.last) if i in cues]  # by first token
        self.compounds = self._compounds()
        self._markers = self._agent_markers()
        self.adverbs = {name.first: name.last for _, names in self.cues for name in names if any(m.kind == "adverb" for m in name.meanings)}
        for index in range(self.first, self.last - 1):
            if forms[index - self.first].core_fold in MANNERS and forms[index - self.first].prep == "ب" and self.kind(index + 1) == "A":
                self.adverbs.setdefault(index, index + 2)  # بشكل مكثف
        opens = self.text.kinds  # في حين قتل آخر: a clause begins behind it
        self.adverb_ends = {end - 1: first for first, end in self.adverbs.items() if opens[end - 1] != "S"}  # last word of each to its first
        self.behind_compound = {last: prep for last, prep in self.compounds.values()}
        self.resumed: dict[int, int] = {}  # where a clause goes on behind the relative clause in it: to the relative pronoun
        self.passed: dict[int, tuple[int, int]] = {}  # asides within a clause: first comma to the second and the verb around
        self.phrase_of: dict[int, Phrase] = {}
        self.place_phrases: list[Phrase] | None = None  # once they are read
        self._phrases: dict[int, Phrase | None] = {}  # by first token; every rule asks for them again
        self._read_phrases()
        told = (asides.behind_according(self, index) for index, _ in self.cues)
        self.issuing = {i for i in told if i > 0 and self.kind(i) == "V" and text.tokens[i].form.suffix}  # وفق بيان أصدرته الوزارة

    def _compounds(self) -> dict[int, tuple[int, str]]:
        """The prepositions of several words (`بالقرب من`): first token to (token behind, preposition)."""
        found: dict[int, tuple[int, str]] = {}
        for index, names in self.cues:
            for name in names:
                for meaning in name.meanings:
                    if meaning.kind == "prep" and (self.kind(name.last) != "#" or meaning.id in ("ضد", coordination.BESIDES)):
                        found.setdefault(index, (name.last, meaning.id))
        return found

    def _read_phrases(self) -> None:
        index = self.first
        while index < self.last:
            if index in self.times:
                index = self.times[index]
                continue
            if index in self.adverbs:
                index = self.adverbs[index]
                continue
            index = self.agent_marker(index) or index
            if index in self.compounds:
                index = self.compounds[index][0]
            phrase = self.phrase(index)
            if phrase is None:
                index += 1
                continue
            for position in range(phrase.first, phrase.last):
                self.phrase_of[position] = phrase
            index = phrase.last

    def kind(self, index: int) -> str:
        """The word class at a token; a full stop outside the sentence."""
        return self.text.kinds[index] if self.first <= index < self.last else "."

    def phrase(self, index: int) -> Phrase | None:
        """The noun phrase that begins at a token, with the preposition that governs it."""
        if index not in self._phrases:
            self._phrases[index] = self._phrase(index)
        return self._phrases[index]

    def _phrase(self, index: int) -> Phrase | None:
        if not self.first <= index < self.last or index in self.time_tokens:
            return None
        phrase = self.mentions.phrases.at(index, self.last)
        if phrase is None or phrase.prep:
            return phrase
        before = index - 1
        if index in self.behind_compound:
            return replace(phrase, prep=self.behind_compound[index], prep_at=before)
        if self.kind(before) == "P" and not self.text.tokens[before].form.suffix:
            return replace(phrase, prep=self.preposition(before), prep_at=before)
        return phrase

    def preposition(self, index: int) -> str:
        """The preposition at a token in its ordinary spelling (`إلى` for الى and إلي)."""
        form = self.text.tokens[index].form
        return self.knowledge.prepositions.get(key(form.core), form.core)

    def is_event(self, phrase: Phrase) -> bool:
        """Whether the head of a phrase is a word that a frame knows as event noun or masdar, and no name (`المقاومة` in Yemen)."""
        if phrase.head in self.mentions.actors.named_heads:
            return False
        form = self.text.tokens[phrase.head].form
        if form.stem == "قضاء" and phrase.last < self.last and self.text.tokens[phrase.last].form.norm == "على":
            return True  # القضاء على التنظيم: no court
        if names_many(self.knowledge, form):
            return False
        return form.event and not (
            form.definite and not form.suffix and phrase.last == phrase.head + 1 and form.stem_key in self.knowledge.roles
        )

    def is_direction(self, phrase: Phrase) -> bool:
        """Whether a phrase without preposition says where (`شرقي أفغانستان`, `وسط المدينة`)."""
        noun = self.mentions.places.noun(phrase.head)
        parties = phrase.number == "p" and self.mentions.actors.identify(phrase).kind == "political"  # أطراف الصراع are no outskirts
        return noun is not None and noun[2] == "direction" and not phrase.prep and phrase.last > phrase.head + 1 and not parties

    def is_masdar(self, phrase: Phrase) -> bool:
        """Whether the head of a phrase names an action and nobody: it can be no participant."""
        form = self.text.tokens[phrase.head].form
        if key(form.stem) in self.knowledge.roles or key(form.core) in self.knowledge.roles:
            return False
        return any(r.pos == "masdar" for r in form.readings) and phrase.head not in self.mentions.names

    def event_in(self, phrase: Phrase) -> int:
        """The event noun that a phrase is about: its head, or the genitive of a carrier (`حملة اعتقالات`); -1 if there is none."""
        if self.is_event(phrase):
            return phrase.head
        if key(self.text.tokens[phrase.head].form.stem) in self.knowledge.carriers and phrase.head + 1 < phrase.last:
            following = phrase.head + 1
            if self.text.tokens[following].form.event:
                return following
        return -1

    def group(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """A phrase and those coordinated with it (`قوات الجيش والشرطة`)."""
        return coordination.group(self, phrase)

    def agent_marker(self, index: int) -> int:
        """The token behind an agent marker (`على يد`, `من قبل`) that begins here, else 0."""
        return self._markers.get(index, 0)

    def _agent_markers(self) -> dict[int, int]:
        """The agent markers of the sentence: first token to the token behind, the longest of those that begin at one token."""
        found: dict[int, int] = {}
        for index, names in self.cues:
            for name in names:
                if any(m.kind == "by" for m in name.meanings) and self._can_be_by(name.last):
                    found.setdefault(index, name.last)
        return found

    def _can_be_by(self, index: int) -> bool:
        """Whether somebody follows an agent marker; behind fire and shells it may be the weapon (`بقذائف الهاون`)."""
        phrase = self.mentions.phrases.at(index, self.last)
        return phrase is None or self.mentions.actors.identify(phrase).kind != "weapon"

    def complements(self, start: int, *, own: bool = False, awaits: bool = False) -> Iterator[Complement]:
        """The complements from a token to the end of its clause, in their order; `own`: those of the participle right before it; `awaits`: the
        verb before it needs an object, even behind a comma."""
        index, commas, previous, resumes = start, 0, "", -1
        bare: list[Phrase] = []
        while index < self.last:
            if index in self.times:
                index = self._behind_since(index)
                continue
            if self.resumed.get(index, start) < start:
                return
            form = self.text.tokens[index].form
            kind = self.kind(index)
            marker = self.agent_marker(index)
            if marker:
                phrase = self.phrase(marker)
                if phrase is not None:
                    members = self.group(phrase)
                    if index == start or not asides.of_participle(self, index):
                        yield Complement(BY, members, index)
                    index = members[-1].last
                    continue
            if index in self.compounds and not form.conj:
                behind, function = self.compounds[index]
                phrase = self.phrase(behind)
                if phrase is not None:
                    members = self.group(phrase)
                    yield Complement(function, members, index)
                    index = members[-1].last
                    continue
            if index in self.adverbs:
                index = self.adverbs[index]
                continue
            if kind == ".":
                return
            if index > start and (source := asides.behind_according(self, index)) > 0:
                index = source
                continue
            if kind == "," and asides.behind_dashes(self, index) > 0:
                index = asides.behind_dashes(self, index)
                continue
            if kind == "," and index + 1 in self.times:  # قصفت القوات، الثلاثاء، مواقع: a time in commas is no break
                index = self.times[index + 1]
                index += self.kind(index) == ","
                continue
            if kind == "," and not commas and (asides.goes_on(self, index, bare) or (awaits and asides.object_behind(self, index, bare))):
                commas += 1
                index += 1
                continue
            if kind == "," and asides.behind_source(self, index) > 0:
                index = asides.behind_source(self, index)
                continue
            if kind == "," and not commas and asides.behind_apposition(self, index) > 0:
                commas += 1
                index = asides.behind_apposition(self, index)
                continue
            if kind == "," and index == resumes:
                index += 1
                continue
            if kind == "," and (behind := asides.told_aside_ends(self, index, start - 1, bare)) > 0:
                self.passed[index] = behind, start - 1
                index = behind + 1
                continue
            if kind == ",":
                commas += 1
                resumes = asides.circumstance_ends(self, index) if commas == 1 and len(bare) < 2 else -1
                if resumes > 0 and self.text.tokens[index + 1].form.norm.endswith("ا"):  # مدعوما بالطيران
                    index = resumes
                    continue
                following = self.text.tokens[index + 1].form if index + 1 < self.last else None
                behind_time = index - 1 in self.time_tokens and commas == 1 and self.kind(index + 1) in NOMINAL
                if commas > 1 or following is None or following.conj or not (self.kind(index + 1) == "P" or following.prep or behind_time):
                    return
                index += 1
                continue
            if kind in "()":
                index = self._behind_bracket(index)
                continue
            if kind == "V" and (behind := max(asides.behind_issued(self, index), relatives.behind_description(self, index, start))) > 0:
                index = behind
                continue
            before = self.phrase_of.get(index - 1) if kind == "V" and form.suffix and not form.conj else None
            if before is not None and not before.definite and index > start:
                index = relatives.behind_relative(self, index - 1, start, full=len(bare) > 1)  # بدأ تحالف تقوده المملكة حملة
                if index < 0:
                    return
                continue
            if kind == "V" or kind == "G" or kind == ":" or (kind == "O" and form.conj):
                return  # قتلوا وهم نيام
            if kind in "SR":
                if form.closed.endswith(COMPLEMENTISER):
                    yield Complement(CLAUSE, (), index)
                index = relatives.behind_relative(self, index, start, full=len(bare) > 1) if kind == "R" else -1
                if index < 0:
                    return
                continue
            if form.conj and not ((kind == "P" and self.preposition(index) == previous) or (form.prep and form.prep == previous)):
                return
            if kind == "P":
                previous = function = self.preposition(index)
                if function == "من" and self.kind(index + 1) == "P" and self.text.tokens[index + 1].form.suffix and not form.suffix:
                    index = self._behind_part(index + 2)  # من بينهم ثلاثة قياديين
                    continue
                if form.suffix and function in AMONG and not (index == start and self._is_whole(index + 1)):
                    index = self._behind_part(index + 1)  # بينهم خمسة: a part of those just named, no participant of its own
                    continue
                if form.suffix:
                    if not (function == "ل" and not (own and index == start) and self._says_whose(index - 1)):
                        yield Complement(function, (), index, pronoun=True)
                    index += 1
                    continue
                begin = index + 1
                if self.kind(begin) == "P":
                    begin += 1
                if self.kind(begin) == "S":
                    if self.text.tokens[begin].form.closed.endswith(COMPLEMENTISER):
                        yield Complement(CLAUSE, (), begin)
                    return
                phrase = self.phrase(begin)
                if phrase is None:
                    index = begin
                    continue
                members = self.group(phrase)
                if function == "مع" and index > start and (asides.is_border(self, index - 1) or asides.is_joint(self, index - 1)):
                    index = members[-1].last  # على الحدود مع ليبيا, بالتنسيق مع الحكومة
                    continue
                if function == "بين" and (len(members) == 1 or self._told_apart(members[-1].last)):
                    members += self._other_party(members[-1])
                if index == start or function in ("في", "على") or not asides.of_participle(self, index):
                    yield Complement(function, members, index)
                index = members[-1].last
                continue
            phrase = self.phrase(index)
            if phrase is None:
                if kind == "Q" and self._long_quote(index):
                    return
                index += 1
                continue
            if phrase.head == index and index > start and self.mentions.phrases.is_circumstantial(index):
                content = self._said_behind(index)
                if content >= 0:
                    yield Complement(CLAUSE, (), content)
                return
            if form.suffix and form.stem not in REFLEXIVES and key(form.stem) in self.knowledge.partitives:  # معظمهم من المدنيين
                index = self._behind_part(index + 1)
                continue
            members = self.group(phrase)
            if self.is_direction(phrase) and self.locates(index):
                index = members[-1].last
                continue
            if not phrase.prep and self._carried(phrase, index):
                index = phrase.last
                continue
            previous = phrase.prep
            if not phrase.prep:
                bare.append(phrase)
            if phrase.prep == "ل" and (asides.is_portfolio(self, phrase) or (index > start and asides.hears(self, index - 1))):
                index = members[-1].last  # المفوض لشؤون اللاجئين, في تصريح لصحيفة محلية
                continue
            if phrase.prep == "ل" and not (own and index == start) and self._says_whose(index - 1):
                index = members[-1].last
                continue
            yield Complement(phrase.prep or ("في" if self.is_direction(phrase) else BARE), members, index)
            index = self._behind_carried(members[-1])

    def _is_whole(self, index: int) -> bool:
        """Whether what stands behind منها right behind its verb is no part of those (`انسحبت منها القوات`, unlike `قتل منهم ثلاثة`)."""
        phrase = self.phrase(index)
        if phrase is None or not phrase.definite or phrase.prep or self.kind(index) != "N":
            return False
        form = self.text.tokens[index].form
        return not form.conj and not form.suffix  # طلب منهم أسماءهم

    def _behind_since(self, index: int) -> int:
        """The token behind a time, and behind what it is counted from (`جاء الهجوم بعد يومين على سقوط البلدة`)."""
        behind = self.times[index]
        if self.text.tokens[index].form.core not in COUNTED or self.kind(behind) != "P" or self.preposition(behind) not in ("على", "من"):
            return behind
        phrase = self.phrase(behind + 1)
        if phrase is None:
            return behind
        marker = self.agent_marker(phrase.last) if self.is_event(phrase) else 0
        doer = self.phrase(marker) if marker else None
        return doer.last if doer is not None else phrase.last  # بعد أسبوع من سقوطها بيد التنظيم

    def _told_apart(self, index: int) -> bool:
        """Whether من جهة or the like follows those named behind بين, so that the other side comes behind it."""
        for position in range(index, min(index + PARTIES, self.last)):
            if self.kind(position) in "V.:S":
                return False
            if self.text.tokens[position].form.core_fold in SIDES and self.preposition(position - 1) == "من":
                return True
        return False

    def _other_party(self, first: Phrase) -> tuple[Phrase, ...]:
        """The second party of بين behind what is told of the first (`بين قوات تابعة للحكومة وقوات المجلس`, `بين الجيش الذي تدعمه قوات
        الاتحاد من ناحية ومقاتلي الحركة`); none if nothing of the kind follows."""
        for position in range(first.last, min(first.last + PARTIES, self.last)):
            kind, form = self.kind(position), self.text.tokens[position].form
            if kind in ".:S" or (kind == "V" and self.kind(position - 1) != "R"):
                return ()
            if form.conj != "و" or position - first.last < 1:
                continue
            other = self.phrase(position + 1 if kind == "P" and self.preposition(position) == "بين" else position)
            if other is None or (other.prep and other.prep != "بين"):
                return ()
            if self.mentions.actors.identify(other) is not NOBODY and not self.is_event(other):
                return self.group(other)
        return ()

    def _carried(self, phrase: Phrase, index: int) -> bool:
        """Whether a phrase goes on with the one before it that has a preposition: the event noun of a carrier (`خلال محاولة هجوم`), or the
        name of a place just described."""
        before = self.phrase_of.get(index - 1)
        if before is None or not before.prep or before.last != index:
            return False
        kind = self.mentions.places.noun(before.head)
        if kind is not None and kind[2] != "direction" and before.definite and self.mentions.places.is_name(phrase.first) is not None:
            return True  # في العاصمة الإيرانية طهران
        last = self.text.tokens[index - 1].form
        if (last.event or self.is_masdar(before)) and not (last.definite or last.suffix or last.norm.endswith("ا")) and before.head == index - 1:
            counted = self.kind(index) in "#D" or self.text.tokens[index].form.stem_key in self.knowledge.partitives
            if counted and not self.text.tokens[index].form.conj:
                return True  # ندد بقتل ثلاثة جنود: who was killed, not whom he denounces
        if not self.is_event(phrase) or self.text.tokens[index].form.definite:
            return False
        light = before.prep == "ل" and any(r.lexeme.light and r.pos == "masdar" for r in last.readings)  # لشن حملة: the aim, not the time
        return last.stem_key in self.knowledge.carriers and not last.definite and not last.suffix and not light

    def _said_behind(self, index: int) -> int:
        """Where the clause begins that a verb of saying governs over a circumstantial participle (`قال محذرا من الهجوم إن`); -1 if nowhere."""
        for position in range(index + 1, self.last):
            if self.kind(position) in ".V":
                return -1
            if self.text.tokens[position].form.core in ("إن", "ان") and self.kind(position) == "S" and self.kind(position + 1) != "V":
                return position
        return -1

    def _behind_carried(self, phrase: Phrase) -> int:
        """The token behind a phrase, and behind the event noun that is the genitive of a light masdar in it (`أمر بشن غارات`)."""
        following = self.phrase(phrase.last) if phrase.prep == "ب" and phrase.last == phrase.head + 1 else None
        light = any(r.lexeme.light and r.pos == "masdar" for r in self.text.tokens[phrase.head].form.readings)
        if following is None or not light or following.prep or not self.is_event(following) or self.text.tokens[following.first].form.conj:
            return phrase.last
        return following.last

    def locates(self, index: int) -> bool:
        """Whether a direction stands right behind a named place, and only says where that lies (`من ترهونة جنوب طرابلس`)."""
        before = self.phrase_of.get(index - 1)
        return before is not None and bool(before.prep) and self.mentions.places.is_name(before.last - 1) is not None

    def _says_whose(self, index: int) -> bool:
        """Whether a word says with ل behind it whose something is (`استهدف مواقع تابعة للجيش`): nobody is told of but the noun before."""
        phrase = self.phrase_of.get(index)
        if self.kind(index) == "N" and self.text.tokens[index].form.definite:
            return False  # زعيم المعارضة
        return phrase is not None and phrase.head < index and self.text.tokens[index].form.stem_key in self.knowledge.belonging

    def _behind_part(self, index: int) -> int:
        """The token behind the phrase that names a part of those just told of."""
        if self.kind(index) == "P":
            index += 1
        phrase = self.phrase(index)
        return self.group(phrase)[-1].last if phrase is not None else index

    def _behind_bracket(self, index: int) -> int:
        for position in range(index + 1, min(index + 12, self.last)):
            if self.kind(position) == ")":
                return position + 1
        return index + 1

    def _long_quote(self, index: int) -> bool:
        """Whether a quotation with a verb in it begins here: speech, not a name."""
        for position in range(index + 1, min(index + 12, self.last)):
            if self.kind(position) == "Q":
                return False
            if self.kind(position) in "VS":
                return True
        return index + 12 < self.last

    def verb_reading(self, index: int) -> Reading | None:
        """The finite reading of a verb, of the third person if there are several; None if the lexicon does not know it."""
        readings = [r for r in self.text.tokens[index].form.readings if r.finite]
        return min(readings, key=lambda r: r.person != 3, default=None)  # news tells of others: أحكم is he tightened

    def agreement(self, index: int) -> tuple[int, str, str]:
        """Person, gender and number of a verb, from the lexicon or else from its shape."""
        reading = self.verb_reading(index)
        if reading is not None:
            genders = {r.gender for r in self.text.tokens[index].form.readings if r.finite and (r.person, r.number) == (3, reading.number)}
            number = reading.number
            if number == "d" and any(r.finite and (r.person, r.number) == (3, "p") for r in self.text.tokens[index].form.readings):
                number = "p"  # دعوا is what two did, or more
            return reading.person, reading.gender if len(genders) < 2 else "", number  # تخلى: he gave up, or she vacates
        core = self.text.tokens[index].form.core
        if core.endswith(("وا", "ون")):
            return 3, "m", "p"
        if core.endswith("ت") or core.startswith("ت"):
            return 3, "f", "s"
        return 3, "m", "s"

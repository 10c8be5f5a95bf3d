"""Who stands where in a clause: the subject, object and complements of finite verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.mentions.actors import NOBODY
from riwaya.mentions.coreference import PRONOUNS, agrees
from riwaya.mentions.phrases import REFLEXIVES, Phrase
from riwaya.model import Reading
from riwaya.reports import asides, topics
from riwaya.reports.clause import OBJECT, SUBJECT, Argument, Clause
from riwaya.reports.functions import (
    asks_for,
    awaits_object,
    by_preposition,
    calls,
    carries_object,
    controls,
    denies,
    finite,
    fits,
    goes_on,
    goes_on_reporting,
    harms,
    is_accusative,
    is_adverbial,
    is_by_others,
    is_circumstance,
    is_manner,
    is_men,
    is_name,
    is_oblique,
    is_of_masdar,
    is_outcome,
    is_own,
    is_resumed,
    is_somebody,
    is_state,
    needs_object,
    only_explains,
    only_of_deeds,
    only_reports,
    only_says,
    previous_verb,
)
from riwaya.reports.nominal import noun, participle
from riwaya.reports.passives import falls, passive, voices_of
from riwaya.reports.relatives import around, goes_on_outside
from riwaya.reports.view import BARE, CLAUSE, Complement, View
from riwaya.spelling import key

SKIPPED_BEFORE_VERB = frozenset("XGC")
URGING = frozenset({"حث", "حض"})  # these always have whom they urge as their object
BLAME = key("مسؤولية")  # what somebody is made to bear, behind whom it is laid on
JOINING = frozenset({"ثم", "أو", "كما", "بل"})  # these join verbs as و does


class Grammar:
    """Finds the arguments of the predicates of one sentence; verbs are read once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._verbs: dict[int, Clause] = {}

    def verb(self, index: int) -> Clause:
        """The clause of a finite verb."""
        clause = self._verbs.get(index)
        if clause is None:
            clause = Clause(index)
            self._verbs[index] = clause  # a chain of verbs that points back to itself ends here
            self._read_verb(clause)
        return clause

    def _read_verb(self, clause: Clause) -> None:
        view, index = self.view, clause.index
        form = view.text.tokens[index].form
        following = asides.without_office(view, list(view.complements(index + 1, awaits=awaits_object(view, index))))
        clause.complements = following
        bare = [c for c in following if c.function == BARE]
        clause.content = next((c.at for c in following if c.function == CLAUSE), -1)
        readings = [r for r in form.readings if r.finite]
        left, whose = self._left(index), view.knowledge.retellings["whose"]
        if left is not None and left.way == "relative" and view.kind(index - 1) != "R" and bare and bare[0].at == index + 1:
            if any(r.lexeme.speech for r in readings) and view.kind(bare[0].at) != "#" and not form.suffix:
                left = None  # وفي بيان منفصل قال الجيش: a verb of saying has its subject behind it
        if left and left.way == "relative" and bare and topics.is_others(view, left.phrase, bare[0], index, clause.content):
            left = None
        person, _, number = view.agreement(index)
        plural = number in ("p", "d") or person in (1, 2)
        if left is not None and not plural and topics.is_taken_up(view, left, following, index) and self.agrees(index, bare[0].phrases[0]):
            left = replace(left, way="relative")
        voices = voices_of(readings, person)
        subject: Argument | None = None
        objects: list[Complement] = []
        if all(r.lexeme.lemma != "كان" for r in readings):
            bare = [c for c in bare if not is_circumstance(self.view, c) and not is_state(self.view, c, index)]
        bare = [c for i, c in enumerate(bare) if not ((i or left) and is_outcome(view, c)) and not is_adverbial(view, c)]
        full = len(bare) > 1 and by_preposition(view, index, following)
        fallen = len(bare) == 2 and "passive" in voices and falls(view, index)  # قتل القيادي في الحركة فلان
        laid = len(bare) == 3 and view.text.tokens[bare[2].phrases[0].head].form.stem_key == BLAME  # حملت الحكومة الجماعة المسؤولية
        several = len(bare) > (1 if full or fallen or not needs_object(view, index) else 2) and len(bare[0].phrases) == 1 and not laid
        if several and asides.is_apposed(view, bare[0].phrases[0], bare[1].phrases[0], alone=full):
            named = view.text.tokens[bare[1].phrases[0].last - 1].tag == "PROPN" and bare[1].at > bare[0].phrases[0].last
            joined = (*bare[0].phrases, *bare[1].phrases[1:])  # قتل قائد الكتيبة فلان وثلاثة جنود
            bare = [bare[1] if named else replace(bare[0], phrases=joined), *bare[2:]]  # المبعوث إلى ليبيا فلان
        resumed = bool(form.suffix) or any(c.pronoun for c in following) or (bool(bare) and topics.is_part(view, bare[0].phrases[0]))
        if left is not None and left.way == "relative" and resumed and view.kind(index - 1) != "R":
            if (before := previous_verb(view, index)) is not None:
                left = topics.who_utters(view, self.verb(before), left, index, bare) or left
        if left is not None and left.way == "relative" and resumed and bare and not plural:
            subject, objects = Argument(SUBJECT, bare[0].phrases[0], bare[0].at), bare[1:]
            if form.suffix:
                clause.arguments.append(Argument(OBJECT, left.phrase, left.at, "relative"))
            else:
                taken = next((c for c in following if c.pronoun), None)  # none: مسلحين قتل اثنان منهم
                if taken is not None:
                    clause.arguments.append(Argument(taken.function, left.phrase, left.at, "relative"))
            clause.add(SUBJECT, bare[0])
            subject_added = True
        elif left is not None and left.way == "relative" and resumed and plural and is_by_others(view, left.phrase, index):
            resuming = next((c for c in following if c.pronoun), None)  # المناطق التي سيطروا عليها: they are somebody else
            clause.arguments.append(Argument(resuming.function if resuming else OBJECT, left.phrase, left.at, "relative"))
            subject_added = False
            objects = bare
        elif left is not None and left.way == "relative" and not bare and is_resumed(self.view, left, index) and (form.suffix or following):
            if form.suffix:  # المناطق التي انتزعتها من التنظيم, unlike التي توغلت فيها
                clause.arguments.append(Argument(OBJECT, left.phrase, left.at, "relative"))
            subject_added = False
        else:
            subject_added = False
            if left is not None:
                subject, objects = left, bare
            elif self._is_swapped(index, bare):
                clause.add(SUBJECT, bare[1])
                subject_added = True
                objects = [bare[0], *bare[2:]]
            elif bare and not plural and self.agrees(index, bare[0].phrases[0]) and not self._is_object(index, bare, voices):
                clause.add(SUBJECT, bare[0])
                subject_added = True
                objects = bare[1:]
            else:
                objects = bare
            if form.suffix and not any(a.function == OBJECT for a in clause.arguments):
                opening = topics.resumed(view, index) if left is None else None
                meant = opening or topics.taken_up_behind_comma(view, index) or self._same_object(index)
                clause.arguments.append(meant or Argument(OBJECT, None, index, "pronoun"))
        if subject is not None and not subject_added:
            clause.arguments.append(subject)
            clause.arguments.extend(self._joined_subjects(subject, index))
        if len(objects) > 1 and objects[1].at == objects[0].at + 1 and view.text.tokens[objects[0].at].form.core_fold in whose:
            objects = objects[1:]  # أطلقت سراح 24 من المعتقلين
        overt_subject = subject is not None or subject_added
        clause.passive = passive(self, index, voices, overt_subject, objects, following, left)
        if clause.passive and not overt_subject and objects and number not in ("p", "d"):
            clause.add(SUBJECT, objects[0])
            objects = objects[1:]
            overt_subject = True
        if not overt_subject:
            clause.arguments.append(self.dropped(index))
        if objects and not form.suffix and not (clause.passive and is_manner(view, objects[0].phrases[0])):
            clause.add(OBJECT, objects[0])
        told = not clause.passive and any(a.phrase is not None and not view.is_event(a.phrase) for a in clause.get(SUBJECT))
        clause.add_prepositional([c for c in following if not is_of_masdar(view, c, following, told=told)])

    def _joined_subjects(self, subject: Argument, index: int) -> list[Argument]:
        """The phrases coordinated with a subject before its verb (`مسلحو الحركة والتنظيم الذين يقاتلون`)."""
        if (
            subject.phrase is None
            or subject.way not in ("relative", "topic")
            or (subject.way == "relative" and self.view.agreement(index)[2] == "s")  # one verb, one antecedent
        ):
            return []
        members = [member for member in self.view.group(subject.phrase)[1:] if member.last <= index]
        last = topics.last_of_subject(self.view, [subject.phrase, *members][-1], index, topic=subject.way == "topic")
        if last is not None:
            members.append(last)
        return [Argument(SUBJECT, member, member.first, subject.way) for member in members]

    def shares_active(self, index: int) -> bool:
        """Whether a verb is joined by و or ف to an active verb before it whose subject it can share."""
        joining = "" if self.view.text.tokens[index].form.conj else self.view.text.tokens[index - 1].form.core
        if joining and (joining not in JOINING or (joining == "كما" and not only_says(self.view, index))):
            return False  # هاجم مسلحون القرية، كما سقطت صواريخ
        previous = self._joined_to(index)
        return previous is not None and not self.verb(previous).passive and not goes_on_reporting(self.view, index, self.verb(previous))

    def _same_object(self, index: int) -> Argument | None:
        """Whom the object pronoun of a joined verb means that goes on with the subject of the verb before it: somebody who is the object of that
        verb (`حذرت الحكومة السكان من إيواء المسلحين ودعتهم إلى التعاون`)."""
        form = self.view.text.tokens[index].form
        previous = self._joined_to(index) if form.conj in ("و", "ف") and form.suffix in PRONOUNS else None
        for argument in self.verb(previous).get(OBJECT) if previous is not None else ():
            phrase = argument.phrase
            if phrase is not None and is_somebody(self.view, phrase) and agrees(phrase, *PRONOUNS[form.suffix]):
                return Argument(OBJECT, phrase, argument.at, "shared")
        return None

    def _joined_to(self, index: int) -> int | None:
        """The nearest verb before a joined one that agrees with it and has a subject of its own to share."""
        previous = previous_verb(self.view, index)
        within: int | None = None  # a verb of a relative clause, where no verb around it is found
        while previous is not None:
            if not only_explains(self.view, previous, index) and self._same_agreement(index, previous):
                if any(a.phrase is not None for a in self.verb(previous).get(SUBJECT)):
                    if not goes_on_outside(self.view, previous, index):
                        return previous if within is None or around(self.view, previous, index) else within
                    within = within if within is not None else previous
            previous = previous_verb(self.view, previous)
        return within

    def _is_swapped(self, index: int, bare: list[Complement]) -> bool:
        """Whether the object stands before the subject: only the second agrees with the verb, or an act is claimed (`تبنى الهجوم تنظيم`)."""
        if len(bare) < 2 or self.view.text.tokens[index].form.suffix:
            return False
        first, second = bare[0].phrases[0], bare[1].phrases[0]
        _, gender, _ = self.view.agreement(index)
        if self.view.mentions.actors.identify(second) is NOBODY or not self.view.is_event(first):
            return False
        claims = any(
            r.lexeme.speech and self.view.knowledge.speeches[r.lexeme.speech].own for r in self.view.text.tokens[index].form.readings if r.finite
        )
        return claims or (gender == "f" and (first.gender, first.number, second.gender) == ("m", "s", "f"))

    def _is_object(self, index: int, bare: list[Complement], voices: set[str]) -> bool:
        """Whether the one phrase behind a joined verb is its object, the subject being that of the verb before (`وأعدم أجانب`)."""
        phrase = bare[0].phrases[0]
        head = self.view.text.tokens[phrase.head].form
        if head.stem in REFLEXIVES and head.suffix:
            return True
        if len(bare) == 1 and self.view.event_in(phrase) >= 0 and carries_object(self.view, index):
            return True  # يستطيع القضاء على: the event noun is what he can do
        if len(bare) == 1 and "passive" in voices and is_own(self.view, index, phrase):
            return True
        if denies(self.view, index) and (self.view.event_in(phrase) >= 0 or self.view.is_masdar(phrase)):
            return True  # ونفى وقوع خسائر
        adjacent = len(bare) == 2 and bare[1].at == bare[0].phrases[-1].last and not self.view.text.tokens[index].form.suffix
        if adjacent and self.view.text.tokens[bare[1].phrases[0].head].form.stem_key == BLAME:
            return True  # وحمل الحكومة مسؤولية
        if (len(bare) > 1 and not asks_for(self.view, index, bare)) or voices == {"passive"} or not self.shares_active(index):
            return False
        if all(r.lexeme.lemma in URGING for r in self.view.text.tokens[index].form.readings if r.finite and r.lexeme.frames):
            if phrase.last < self.view.last and "على" in (self.view.preposition(phrase.last), self.view.text.tokens[phrase.last].form.prep):
                return True  # ورحب بالهدنة وحث الأطراف على الحوار: nobody urges but somebody
        if self.view.is_event(phrase):
            return True
        identity = self.view.mentions.actors.identify(phrase)
        if identity.rule in ("country", "name") and self.view.kind(index - 1) in ",." and calls(self.view, index, phrase):
            return False  # رفضت الحكومة القرار، ودعت تركيا إلى الحوار
        if self._named_again(index, phrase):
            return False  # ألقى سالم كلمة وهدد سالم بالحرب
        if self._goes_on(index, phrase):
            return True  # ندد الجيش بالهجوم وانتقد قادة الانقلاب
        previous = self._joined_to(index)
        before = next((a.phrase for a in self.verb(previous).get(SUBJECT) if a.phrase is not None), None) if previous is not None else None
        if before is None:
            return identity.kind in ("weapon", "asset", "civilian") or self.view.mentions.places.is_place(phrase)
        known = identity is not NOBODY or is_name(self.view, phrase) or any(r.lexeme.light for r in finite(self.view, index))
        if not known and is_somebody(self.view, before) and (phrase.definite or only_of_deeds(self.view, index)):
            return True  # فرضت السلطات حظر التجول وأغلقت مداخل المدينة
        return not phrase.definite or identity.kind in ("weapon", "asset") or self.view.mentions.places.is_place(phrase)

    def _named_again(self, index: int, phrase: Phrase) -> bool:
        """Whether a phrase behind a joined verb is a name that the subject of the verb before it has, too: nobody acts on himself."""
        previous = self._joined_to(index)
        before = [a.phrase for a in self.verb(previous).get(SUBJECT) if a.phrase is not None] if previous is not None else []
        form = self.view.text.tokens[phrase.head].form
        return not form.definite and any(self.view.text.tokens[p.head].form.stem_key == form.stem_key for p in before)

    def _goes_on(self, index: int, phrase: Phrase) -> bool:
        """Whether a joined verb that needs somebody as its object has the subject of the verb before it, with which it agrees fully: a group or
        people behind it are then its object, one person or a body too where no comma lets a new clause begin."""
        previous = self._joined_to(index)
        before = next((a.phrase for a in self.verb(previous).get(SUBJECT) if a.phrase is not None), None) if previous is not None else None
        if previous is None or before is None or not needs_object(self.view, index) or not is_somebody(self.view, phrase):
            return False
        owned = bool(self.view.text.tokens[before.head].form.suffix) and not self.view.is_masdar(before)  # بلاده
        if before.prep or self.view.event_in(before) >= 0 or not (owned or self.view.mentions.actors.identify(before) is not NOBODY):
            return False
        if any(self.view.kind(i) == "S" for i in range(previous, index)):
            return False  # أكد الرجل أن أهله لا يؤمنون بالعنف وقتل الأبرياء
        _, gender, number = self.view.agreement(index)
        men = before.number == "p" and before.gender == "m"  # they would have a plural verb: هاجم مسلحون القرية وقُتل شيخ
        if (men and (gender, number) == ("m", "s")) or not topics.topic_agrees(self.view, before, index):
            return False
        aside = any(self.view.kind(i) in ",:" for i in range(previous + 1, index))
        return not aside or phrase.number != "s" or only_of_deeds(self.view, index) or gender not in ("", phrase.gender)

    def _same_agreement(self, one: int, other: int) -> bool:
        _, gender, number = self.view.agreement(one)
        _, gender2, number2 = self.view.agreement(other)
        if (gender, gender2, number, number2) == ("m", "m", "s", "s") and topics.meant_many(self.view, one, self.verb(other)):
            return False
        return (not gender or not gender2 or gender == gender2) and (number == number2 or ("p" in (number, number2) and gender == "m"))

    def _group_of(self, index: int, previous: int) -> Argument | None:
        """The one group of people that a verb before tells of, where a plural verb is joined (`اقتحمت مجموعة القرية وأعدموا خمسة`)."""
        person, gender, number = self.view.agreement(index)
        if (person, gender, number) != (3, "m", "p") or not self.view.text.tokens[index].form.conj or self.view.kind(previous - 1) == "R":
            return None
        subjects = [a for a in self.verb(previous).get(SUBJECT) if a.phrase is not None and a.way in ("overt", "topic")]
        if len(subjects) != 1 or subjects[0].phrase is None:
            return None
        group = self.view.mentions.actors.identify(subjects[0].phrase)
        armed = group.kind == "armed" or group.role in ARMED_ROLES
        return Argument(SUBJECT, subjects[0].phrase, subjects[0].at, "shared") if armed else None

    def agrees(self, index: int, phrase: Phrase) -> bool:
        """Whether a phrase behind a verb can be its subject: the verb is singular and has its gender."""
        _, gender, _ = self.view.agreement(index)
        alone = phrase.last == phrase.first + 1
        tanwin = self.view.text.tokens[phrase.head].form.text.endswith(("اً", "ًا"))
        if is_oblique(self.view, phrase) or is_accusative(self.view, phrase) or (alone and tanwin):
            return False  # تسببت عمدا: the accusative of an indefinite noun is no subject
        if not gender or gender == phrase.gender or self.view.kind(phrase.head) == "#":
            return True  # a number alone has no gender of its own: وجرح ثلاثة
        head = self.view.text.tokens[phrase.head]
        if gender == "m" and phrase.definite and phrase.number == "p" and head.form.stem.endswith("ات") and only_says(self.view, index):
            return False  # وطالب القوات بالانسحاب
        if gender == "f" and is_men(self.view, phrase):
            return False  # وحاصرت السكان
        if head.tag == "PROPN" or phrase.head != phrase.first or phrase.number == "p":
            return True
        # What looks masculine behind a feminine verb is a broken plural (`أفادت تقارير`); the reverse is an object.
        known = self.view.knowledge.number_of.get(key(head.form.stem))
        if head.form.suffix == "ها" and known != "p" and self.view.text.tokens[index].form.conj == "و":
            return False  # غيرت الحركة اسمها وأعلنت ولاءها
        return gender == "f" and phrase.first == index + 1 and known != "s"

    def _left(self, index: int) -> Argument | None:
        """The subject before its verb: the antecedent of a relative clause, the topic of the clause, or that of an auxiliary."""
        view = self.view
        position = index - 1
        if view.text.tokens[index].form.conj:
            return topics.announced(self.view, index) if view.text.tokens[index].form.conj == "ف" else None
        while position >= view.first and (
            view.kind(position) in SKIPPED_BEFORE_VERB or position in view.time_tokens or position in view.adverb_ends
        ):
            if position in view.adverb_ends:
                position = view.adverb_ends[position] - 1  # طائرة من دون طيار نفذت
                continue
            if view.text.tokens[position].form.conj and view.kind(position) in "XG":
                return None
            if view.text.tokens[position].form.core in JOINING:
                return None
            position -= 1
        if position < view.first:
            return None
        kind = view.kind(position)
        if kind == "Q" and (view.kind(position - 1) in "OR" or (view.kind(position - 1) == "S" and view.text.tokens[position - 1].form.suffix)):
            position, kind = position - 1, view.kind(position - 1)  # أكد أنه "يرفض": the quotation begins behind the pronoun
        if kind == "Q" and position - 1 in view.phrase_of:
            quoted = view.phrase_of[position - 1]
            if view.kind(quoted.first - 1) != "S" and (position not in view.phrase_of or view.kind(quoted.head) == "A"):
                return None  # speech begins here, and what stands before it is the speaker
            position, kind = position - 1, view.kind(position - 1)
        if kind == "R":
            pointed = Argument(SUBJECT, None, index, "dropped") if view.kind(position - 1) == "D" else None  # تلك التي تضرب العراق
            return topics.antecedent(self.view, position) or pointed
        if kind == "O":
            return Argument(SUBJECT, None, position, "pronoun")
        if kind == "S" and view.text.tokens[position].form.suffix:
            if any(r.lexeme.light and view.knowledge.lights[r.lexeme.light].roles == "happen" for r in finite(view, index) if r.person == 3):
                return None  # قال إنه تم استهداف مواقع: the pronoun means nobody
            teller = self.teller(position)
            return None if only_reports(view, index, teller) else teller or Argument(SUBJECT, None, position, "pronoun")
        if kind == "S" and position == index - 1:
            return self._controller(position, index)
        if kind == "V":
            return next(iter(self.verb(position).get(SUBJECT)), None)
        if kind == ",":
            found = topics.behind_relative(self.view, position, index) or topics.behind_aside(self.view, position, index)
            return found or topics.deed_before(self.view, position, index)
        phrase = view.phrase_of.get(position)
        if phrase is None:
            return None
        phrase = topics.before_aside(self.view, phrase) or phrase  # خمسة مدنيين بينهم طفلان قتلوا
        phrase = topics.first_of(view, phrase) if view.agreement(index)[2] in ("p", "d") else phrase
        over = self._told_of(phrase, index)
        if over is not None:
            return over
        if not phrase.definite and topics.closes_relative(view, phrase):
            return None
        if not phrase.definite:
            suffers = topics.within_deed(view, phrase, index)
            if suffers is not None:
                return Argument(SUBJECT, suffers, suffers.first, "relative")
            nobody = not fits(self.view, phrase, index) or not topics.can_act(self.view, phrase)
            opening = topics.topic(self.view, phrase, index) if phrase.prep and nobody else None
            return opening or Argument(SUBJECT, phrase, phrase.first, "relative")  # مسلحون على دراجات هاجموا
        return topics.topic(self.view, phrase, index)

    def _controller(self, position: int, index: int) -> Argument | None:
        """The subject of a verb that tells what somebody tries or decides to do, for the verb behind its أن that has none of its own (`حاول
        الجيش أن يعتقل ناشطا`)."""
        verb = previous_verb(self.view, position)
        if verb is None or not controls(self.view, verb) or self.view.text.tokens[position].form.core not in ("أن", "ان"):
            return None
        if any(self.view.kind(i) in ",S:" for i in range(verb, position)):
            return None
        found = next(iter(self.verb(verb).get(SUBJECT)), None)
        phrase = found.phrase if found is not None else None
        if found is None or phrase is None or ((self.view.agreement(index)[1] or phrase.gender) != phrase.gender and phrase.number != "p"):
            return None
        bare = [c for c in self.view.complements(index + 1) if c.function == BARE]
        shares = len(bare) < 2 or asks_for(self.view, index, bare) or self.view.text.tokens[index].form.suffix
        return replace(found, way="shared") if shares else None

    def teller(self, position: int) -> Argument | None:
        """Whom the pronoun of أن means: whom a verb accuses, else the subject of the verb that governs it (`أكد الرئيس أنه أمر`)."""
        form = self.view.text.tokens[position].form
        verb = previous_verb(self.view, position)
        if verb is None or form.suffix not in PRONOUNS or self.verb(verb).content != position:
            return None
        for function in (OBJECT, SUBJECT) if form.prep == "ب" else (SUBJECT,):
            for argument in self.verb(verb).get(function):
                if argument.phrase is not None and agrees(argument.phrase, *PRONOUNS[form.suffix]):
                    return Argument(SUBJECT, argument.phrase, argument.at, "shared")
        return None

    def _told_of(self, phrase: Phrase, index: int) -> Argument | None:
        """The indefinite subject behind إن or أن of which a verb tells something first (`إن شابا يبلغ 20 عاما قتل`); None if the phrase before
        the second verb can be who it tells of, or there is no such subject."""
        view = self.view
        verb = previous_verb(self.view, index)
        if verb is None or view.text.tokens[verb].form.conj or any(view.kind(i) in ",:SR" for i in range(verb, index)):
            return None
        if view.text.tokens[index].form.suffix or (view.kind(index + 1) == "P" and view.text.tokens[index + 1].form.suffix):
            return None  # في غارة شنها الطيران
        if topics.can_act(view, phrase) and topics.topic_agrees(view, phrase, index) and fits(view, phrase, index):
            return None
        for found in self.verb(verb).get(SUBJECT):
            opens = found.phrase is not None and found.way == "relative" and view.kind(found.phrase.first - 1) == "S"
            if opens and found.phrase is not None and topics.topic_agrees(view, found.phrase, index):
                return replace(found, way="topic")
        return None

    def dropped(self, index: int) -> Argument:
        """The subject that the verb alone tells: that of the verb before it if they agree, else left to coreference."""
        previous = previous_verb(self.view, index)
        result = harms(self.view, index) or goes_on(self.view, index)
        group: Argument | None = None
        joined = self._joined_to(index) if previous is not None and goes_on_outside(self.view, previous, index) else None
        previous = previous if joined is None else joined
        while previous is not None:
            group = group or self._group_of(index, previous)
            if (
                not only_explains(self.view, previous, index)
                and self._same_agreement(index, previous)
                and any(a.phrase is not None for a in self.verb(previous).get(SUBJECT))
            ):
                subjects = self.verb(previous).get(SUBJECT)
                if self._is_one(index, subjects):
                    break  # أطلق التحالف عملية ضد الحوثيين بعد أن سيطروا على المدينة
                for argument in subjects:
                    if argument.phrase is not None and (result or not self.view.is_event(argument.phrase)):
                        return Argument(SUBJECT, argument.phrase, argument.at, "shared")
                break
            previous = previous_verb(self.view, previous)
        return group or self._joined_dropped(index) or Argument(SUBJECT, None, index, "dropped")

    def _joined_dropped(self, index: int) -> Argument | None:
        """The subject that the verb before a joined one leaves out, too: both mean the same (`وقصفت منازل ودمرت سيارات`: not the houses)."""
        previous = previous_verb(self.view, index)
        if previous is None or self.view.text.tokens[index].form.conj != "و" or not self._same_agreement(index, previous):
            return None
        subjects = self.verb(previous).get(SUBJECT)
        return subjects[0] if len(subjects) == 1 and subjects[0].phrase is None and subjects[0].way == "dropped" else None

    def _is_one(self, index: int, subjects: Sequence[Argument]) -> bool:
        """Whether the subject of another verb is but one, where a verb that is joined by nothing speaks of several."""
        several = self.view.agreement(index)[2] == "p" and not self.view.text.tokens[index].form.conj
        return several and len(subjects) == 1 and subjects[0].phrase is not None and subjects[0].phrase.number == "s"

    def noun(self, index: int, reading: Reading) -> Clause:
        """The clause of an event noun or masdar."""
        return noun(self.view, index, reading)

    def participle(self, index: int) -> Clause:
        """The clause of a participle or adjective."""
        meanwhile = self._who_meanwhile(index) if self.view.mentions.phrases.is_circumstantial(index) else None
        return participle(self.view, index, meanwhile)

    def _who_meanwhile(self, index: int) -> Argument:
        """Whom a circumstantial participle tells of: the subject of the nearest verb before it that agrees (`ندد المجلس بالقصف، مطالبا`)."""
        form = self.view.text.tokens[index].form
        gender, plural = ("f", False) if form.stem.endswith("ة") else ("m", form.stem.endswith("ين"))
        verb = previous_verb(self.view, index)
        while verb is not None:
            for argument in self.verb(verb).get(SUBJECT) if not only_explains(self.view, verb, index) else ():
                if argument.phrase is None or self.view.is_event(argument.phrase):
                    continue
                many = "p" in (argument.phrase.number, self.view.agreement(verb)[2])
                many = many and not (gender == argument.phrase.gender == "f")  # طالبت القوات ... مطالبة
                if plural == many and (many or argument.phrase.gender == gender or is_name(self.view, argument.phrase)):
                    return Argument(SUBJECT, argument.phrase, argument.at, "shared")
            verb = previous_verb(self.view, verb)
        return Argument(SUBJECT, None, index, "dropped")

"""Fills the slots of a frame from the arguments of a clause, and judges whether the frame's conditions hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from riwaya.knowledge.frames import Slots
from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.mentions.actors import NOBODY, Identity
from riwaya.mentions.coreference import Discourse, agrees
from riwaya.mentions.phrases import REFLEXIVES, Phrase
from riwaya.reports import spots
from riwaya.reports.belong import (
    army_of,
    asks_itself,
    belongs_to_event,
    belongs_to_other,
    citizen_of,
    falls_on,
    first_side,
    follows,
    hit_before,
    lies_between,
    owner_of,
    side_by_side,
    speaker_meant,
    unnamed,
)
from riwaya.reports.clause import ADJECTIVE, GENITIVE, OBJECT, SUBJECT, Argument, Clause
from riwaya.reports.coordination import is_gathered
from riwaya.reports.counts import what_of
from riwaya.reports.draft import Draft, Filler, Link
from riwaya.reports.fallen import fallen_victims, known_victims
from riwaya.reports.functions import features
from riwaya.reports.masdars import acted_on, is_acted_on, slots_own, vows
from riwaya.reports.view import BY, View
from riwaya.reports.wholes import counts_people, is_own_country, part_of_place
from riwaya.spelling import key

OFFICIAL = frozenset(["GOV", "LEG", "JUD", "IGO", "OPP", "SPY"])
THINGS = ("weapon", "asset")
SHARED = "shared head"  # how a place comes to stand for people
OF_FIRE = frozenset({"bombard"})  # frames of shelling: it is those who fire that stand behind the noun
RANKS = "في صفوف"
WITHIN = frozenset({"في", "ب", "داخل", "قرب"})  # behind these a state is where it happens
# Nouns with ل for whose they are (تقدم للقوات); not gatherings, which are also what is hit (قصف تجمعات للمسلحين).
ADVANCING = frozenset(
    {"تقدّم", "توغّل", "انتشر", "تسلّل", "حلّق", "استنفر", "انسحب", "تقدم", "توغل", "انتشار", "تسلل", "تحليق", "استنفار", "انسحاب"}
)


class Filling:
    """Resolves arguments and fills slots for one sentence."""

    def __init__(self, view: View, discourse: Discourse, told: Sequence[Draft] = ()) -> None:
        self.view = view
        self.told = told  # the drafts of the sentences before
        self.around: list[Argument] = []  # the subjects of the verb over the noun whose slots are filled
        self.doers: list[Argument] = []  # the subjects of a verb whose own act it is
        self.aiming: list[Argument] = []  # the subjects of a verb whose aim it is
        self.backs = False  # whether it is a circumstance, with whose backing something else is done
        self.here: Sequence[Draft] = ()  # the drafts of the sentence so far
        self._noun = False  # whether the slots of a noun are filled
        self._fallen: frozenset[str] = frozenset()  # types of acts whose victim its pronoun means
        self._of_people = False  # whether it tells what became of people
        self._subjects: frozenset[int] = frozenset()  # heads of the subjects of the verb whose slots are filled
        self.discourse = discourse

    def resolve(self, argument: Argument, *, place: bool = False) -> Filler | None:
        """The phrase and identity that an argument stands for; None if a pronoun's antecedent is not found."""
        if argument.phrase is not None:
            return Filler(argument.phrase, self.identity(argument.phrase), argument.way, self.is_thing(argument.phrase))
        gender, number, is_subject = features(self.view, argument)
        for subject in self.around if argument.function == GENITIVE and argument.way == "pronoun" and not place else ():
            meant = self.resolve(subject) if subject.phrase is not None or subject.way == "dropped" else None
            if meant is not None and (agrees(meant.phrase, gender, number) or (number == "s" and meant.identity.rule == "name")):
                owner = replace(meant, rule=argument.way)  # جددت القوات اعتداءاتها
                if "actor" in self.classes(owner) and "place" not in self.classes(owner):
                    return owner
        speaking = speaker_meant(self.view, self.discourse, argument, gender, number)
        if speaking is not None:
            return speaking
        if (
            self._fallen
            and argument.function == GENITIVE
            and argument.way == "pronoun"
            and (hit := hit_before(self.here, gender, number, self._fallen)) is not None
        ):
            return replace(hit, rule=argument.way)
        found = self.discourse.resolve(
            before=argument.at,
            sentence=self.view.sentence.index,
            gender=gender,
            number=number,
            place=place,
            subject=is_subject,
            barred=self._subjects if argument.way == "pronoun" and self._is_others(argument) else frozenset(),
            people=self._of_people and argument.function in (OBJECT, GENITIVE),
        )
        if found is None:
            return None
        return Filler(found.phrase, found.identity, argument.way)

    def _is_others(self, argument: Argument) -> bool:
        """Whether a pronoun can be none of its verb's subject: its object, or behind a preposition right behind it (`أفرجت عنه`)."""
        if argument.function in (OBJECT, GENITIVE, SUBJECT):
            return argument.function == OBJECT or (argument.function == GENITIVE and bool(self.aiming))
        return self._noun or (argument.function != "ل" and self.view.kind(argument.at - 1) == "V")

    def identity(self, phrase: Phrase) -> Identity:
        """Who a phrase is; of indefinite people or things it may be told right behind them (`مواقع للمعارضة`, `مقاتلون من قوات النظام`)."""
        identity = self.view.mentions.actors.identify(phrase)
        owner = owner_of(self.view, phrase, identity)
        return identity if owner is None else replace(owner, kind=identity.kind or owner.kind, rule="those whom it belongs to")

    def is_thing(self, phrase: Phrase) -> bool:
        """Whether a phrase is a thing (weapon, building) without an owner."""
        identity = self.identity(phrase)
        return identity.kind in THINGS and not identity.actor

    def classes(self, filler: Filler) -> set[str]:
        """The classes of `when` and typed slots that a filler belongs to."""
        phrase, identity = filler.phrase, filler.identity
        found = {"any"}
        place = self.view.mentions.places.is_place(phrase)
        if place or part_of_place(self.view, phrase):
            found.add("place")
        if self.view.is_event(phrase):
            found.add("event")
        if identity is not NOBODY and "event" not in found and not self.view.is_masdar(phrase):
            if identity.kind in THINGS:
                found.add(identity.kind)
            if identity.role or identity.kind in (
                "armed",
                "official",
                "civilian",
                "person",
                "political",
                "media",
                "religious",
                "business",
            ):
                found.add("actor")
                if not identity.kind or identity.kind not in THINGS:
                    found.add("person")
            if identity.role in ARMED_ROLES or identity.kind == "armed":
                found.add("armed")
            if identity.role in OFFICIAL or identity.kind == "official":
                found.add("official")
            if identity.role == "CVL" or identity.kind == "civilian":
                found.add("civilian")
        elif (self.view.text.tokens[phrase.head].tag == "PROPN" and not place) or counts_people(self.view, phrase):
            found.update(("actor", "person"))
            if phrase.last == phrase.first + 1 and not self.view.text.tokens[phrase.head].form.readings:
                found.add("name")
        elif is_own_country(self.view, phrase):
            found.update(("actor", "official"))
        if self.view.mentions.places.is_site(phrase):
            found.add("asset")
        if any(
            q.start_token + self.view.first in range(phrase.first, phrase.last) for q in self.view.mentions.quantities[self.view.sentence.index]
        ):
            found.add("quantity")
        return found

    def fill(self, draft: Draft) -> None:
        """Fills agents, patients and places of a draft from its clause and its light verb."""
        clause = draft.clause
        scheme = draft.frame.scheme.noun if draft.kind == "noun" else draft.frame.scheme.verb
        passive = (draft.kind == "verb" and clause.passive) or (draft.kind == "participle" and draft.reading.pos == "passive")
        subjects = clause.get(SUBJECT) if draft.kind in ("verb", "participle") and not passive else ()
        if draft.kind == "noun":  # شن الجيش هجوما عليه: not on the army
            subjects = [*(a for link in draft.links if link.light.roles == "active" for a in link.clause.get(SUBJECT)), *self.aiming]
        self._subjects = frozenset(f.phrase.head for a in subjects if (f := self.resolve(a)) is not None)  # أغرقتها: not the ships that did it
        self._noun = draft.kind == "noun"
        self._fallen = falls_on(draft)
        self._of_people = draft.frame.type != "CONTROL" and bool(what_of(self.view, draft))
        pronouns = any(a.phrase is None and scheme.get(a.function, (("agent", ""),))[0][0] != "agent" for a in clause.arguments)
        if pronouns:
            for link in draft.links:  # first, for no pronoun means the subject: قام مسلحون بإطلاق النار عليهم
                self._subject_of_light(draft, link)
        for argument in clause.arguments:
            self._place_argument(draft, argument, scheme, passive)
        for link in draft.links:
            if not pronouns:
                self._subject_of_light(draft, link)
            self._from_light(draft, link, scheme)
        self._subjects = frozenset()
        side_by_side(self.view, draft)
        known = known_victims(self.view, draft.patients) if draft.frame.toll else []
        if known:
            draft.patients = known
        elif fallen := fallen_victims(self.view, draft):
            draft.patients = [next((f for f in draft.patients if f.phrase is p), Filler(p, self.identity(p))) for p in fallen]

    def put(self, draft: Draft, slot: str, arguments: Sequence[Argument], *, anybody: bool = False) -> None:
        """Puts those of some arguments into a slot that are somebody known, or `anybody`."""
        for argument in arguments:
            filler = self.resolve(argument)
            if filler is not None and (anybody or "actor" in self.classes(filler)):
                self._put(draft, slot, argument)

    def _place_argument(self, draft: Draft, argument: Argument, scheme: Mapping[str, Slots], passive: bool) -> None:
        function = argument.function
        if function == BY:
            self._put(draft, "agent", argument)
            return
        if passive and function == SUBJECT:
            function = OBJECT
            scheme = draft.frame.scheme.verb
        elif passive and function in ("من", "ب") and draft.kind == "participle":
            filler = self.resolve(argument)
            if filler is not None and "actor" in self.classes(filler):
                self._put(draft, "agent", argument)
                return
        slots = scheme.get(function)
        if slots is None and function == OBJECT and draft.kind == "noun":
            slots = draft.frame.scheme.verb.get(OBJECT)  # اعتقال الشرطة المتظاهرين
        if draft.kind == "verb" and slots is not None and belongs_to_event(self.view, draft, argument):
            return
        if draft.kind == "verb" and function == "ل" and slots is not None and slots[0][0] == "agent" and follows(argument, unnamed(draft)):
            return  # وقعت دورية للجيش في كمين: whose it is
        if (
            slots is not None
            and slots[0][0] == "agent"
            and function == "من"
            and draft.kind == "noun"
            and (follows(argument, draft.clause.get(GENITIVE)) or follows(argument, draft.clause.get("ل")))
        ):
            return  # ضربة للجناح المسلح من الحركة, قتل 11 مسلحا من التنظيم: whose men they are
        if slots is None:
            if function in spots.PLACE_PREPOSITIONS or function == ADJECTIVE:
                spots.maybe_place(self.view, draft, argument)
            return
        if draft.kind == "noun" and function == "ل":
            self._of_noun(draft, argument)
            return
        if function == "من" and draft.kind == "noun" and slots[0][0] == "patient" and asks_itself(draft, argument):
            slots = (("agent", "actor"),)
        if slots[0][0] == "object":
            acts = self._is_subject(draft, argument) or acted_on(self.view, draft) is not None
            slots = draft.frame.scheme.verb.get(SUBJECT if acts else OBJECT, ())
        elif (
            function == GENITIVE
            and any(slot == "agent" for slot, _ in slots)
            and (self._is_hit(draft, argument) or is_acted_on(self.view, draft, argument))
        ):
            slots = draft.frame.scheme.verb.get(OBJECT) or (("place", "place"),)  # قام بتهديد الفنان
            for doer in self.doers if not draft.links else ():
                self._put(draft, "agent", doer)
        elif slots[0][0] == "take":
            slots = self._take(draft, argument)
        elif slots[0][0] == "parties":
            self._parties(draft, argument, draft.clause)
            return
        self._choose(draft, slots, argument)

    def _is_subject(self, draft: Draft, argument: Argument) -> bool:
        """Whether the genitive of a masdar is who does it: an object or what it falls on is told apart (`قصف الطيران مواقع`, `قصفها على الحي`),
        or it is a force behind a noun of fire (`قصف قوات النظام`)."""
        clause = draft.clause
        if clause.get(OBJECT):
            return True
        if argument.phrase is None:
            return bool(clause.get("على")) and draft.frame.id in OF_FIRE
        if self.backs:
            return True
        if self._doer(draft, "armed") or vows(self.view, draft):
            return False
        first = clause.get(GENITIVE)[0] if argument.function == GENITIVE else argument  # ميليشيات الحوثي وصالح
        filler = self.resolve(first)
        if filler is None or filler.thing or not self.classes(filler) & {"armed", "official"} or "asset" in self.classes(filler):
            return False
        return draft.frame.id in OF_FIRE and "armed" in self.classes(filler)

    def _is_hit(self, draft: Draft, argument: Argument) -> bool:
        """Whether the genitive of a masdar that mostly has its doer there is whom it hits, because a verb over it tells who acts."""
        phrase = argument.phrase
        if phrase is None or not (draft.links or OBJECT in draft.frame.scheme.verb) or not self._doer(draft, "actor"):
            return False
        return phrase.definite or self.identity(phrase) is not NOBODY or self.view.mentions.places.is_place(phrase)

    def _doer(self, draft: Draft, wanted: str) -> bool:
        """Whether the verb over a masdar gives it somebody of a class who acts, so that its genitive is whom it hits (`قامت الشرطة برشق
        الجنود`)."""
        for subject in self.doers:
            filler = self.resolve(subject)
            if filler is not None and wanted in self.classes(filler) and filler.phrase.head != draft.index:
                return True
        return False

    def _of_noun(self, draft: Draft, argument: Argument) -> None:
        """ل right behind an event noun: whose it is (`هجوم انتحاري لداعش على بلدة`), or with a masdar alone its object (`استهداف لقوات`)."""
        slots = draft.frame.scheme.noun.get("ل", ())
        clause = draft.clause
        near = all(self.view.kind(i) in "NAX" for i in range(draft.index + 1, argument.at))
        if draft.frame.scheme.noun.get(GENITIVE, (("", ""),))[0][0] == "object" and clause.get(GENITIVE) and not slots_own(slots):
            if acted_on(self.view, draft) is argument:
                self._choose(draft, draft.frame.scheme.verb.get(OBJECT, ()), argument)
            return  # اعتقال القائد العسكري لطالبان: whose he is
        if near and argument.phrase is not None and draft.frame.type == "ASSAULT" and spots.is_town(self.view, argument.phrase):
            draft.places.append(Filler(argument.phrase, rule="ل", rank=1))  # قصف إسرائيلي لرفح
            return
        if near and draft.reading.lexeme.lemma in ADVANCING and not clause.get(GENITIVE):
            filler = self.resolve(argument)
            if filler is not None and self.classes(filler) & {"armed", "weapon"}:
                slots = (("agent", ""),)  # تقدم كبير للقوات
        if clause.get(GENITIVE) or any(slot != "patient" for slot, _ in slots):
            self._choose(draft, slots, argument)
            return
        if not near:
            return
        owner = not slots_own(slots) and any(slot == "agent" for slot, _ in draft.frame.scheme.noun.get(GENITIVE, ()))
        owner = owner or bool(clause.get("على")) or bool(clause.get("ضد"))
        takes = draft.frame.scheme.noun.get(GENITIVE, (("", ""),))[0][0] == "object"  # قصف المدينة: its genitive is whom it hits
        own = slots_own(slots)
        phrase = self.view.phrase_of.get(draft.index)
        if owner and phrase is not None and phrase.head == draft.index:  # not توجيه تهمة القتل للقائد
            owner = not (any(link.light.roles == "active" for link in draft.links) or self._doer(draft, "actor"))  # وجه ضربة للتنظيم
        alone = takes and not own and not clause.get(ADJECTIVE) and not clause.get(BY)
        if not owner and alone and self.view.text.tokens[draft.index].form.definite:
            filler = self.resolve(argument)
            owner = filler is not None and "armed" in self.classes(filler)  # القصف المكثف لطيران التحالف, not القصف الإسرائيلي لقوات الحزب
        self._choose(draft, (("agent" if owner else "patient", "actor"),), argument)

    def _take(self, draft: Draft, argument: Argument) -> Slots:
        """`تحرير المدينة` has the place in the genitive, `سيطرة الجيش على المدينة` the taker."""
        filler = self.resolve(argument, place=False)
        if argument.phrase is None:
            return (("agent", ""),) if draft.clause.get("على") or draft.reading.lexeme.lemma.startswith("سيط") else (("place", ""),)
        classes = self.classes(filler) if filler else set()
        if "place" in classes and not (classes & {"armed"}):
            return (("place", ""),)
        return (("agent", ""),) if draft.clause.get("على") or "actor" in classes else (("place", ""),)

    def _choose(self, draft: Draft, slots: Slots, argument: Argument) -> None:
        filler = self.resolve(argument)
        classes = self.classes(filler) if filler is not None else set()
        for slot, kind in slots:
            if kind == "place" and spots.is_joined(self.view, draft, argument.phrase):
                continue
            if (
                kind == "place"
                and draft.frame.type == "ASSAULT"
                and filler is not None
                and filler.identity.rule == "country"
                and len(slots) > 1
                and argument.function not in WITHIN
                and not spots.is_capital(self.view, filler.phrase)
            ):
                continue  # a state that is attacked is the patient, a capital the place
            if not kind or kind in classes:
                self._put(draft, slot, argument)
                return
        if filler is None and argument.phrase is None:
            place = self.resolve(argument, place=True)
            if place is not None and any(slot == "place" for slot, _ in slots):
                draft.places.append(place)

    def _put(self, draft: Draft, slot: str, argument: Argument) -> None:
        if slot in ("none", "means", "content"):
            return
        if slot == "patient" and argument.function == "ب" and argument.phrase is not None and spots.lies_somewhere(self.view, argument.phrase):
            slot = "place"  # سوق بشمال أفغانستان
        filler = self.resolve(argument, place=slot in ("place", "destination", "origin") and argument.phrase is None)
        if filler is None:
            return
        if slot in ("place", "destination", "origin"):
            classes = self.classes(filler)
            site = self.view.mentions.places.is_site(filler.phrase) and self.view.text.tokens[filler.phrase.head].form.definite
            if "place" in classes or site or (classes & {"asset", "name"} and draft.frame.type == "CONTROL"):
                draft.places.append(replace(filler, rank=1 if slot == "origin" else 0))
            elif spots.is_spot(self.view, argument):
                draft.places.append(replace(filler, rank=spots.SPOT))
            return
        gathered = argument.function == RANKS or (slot == "patient" and draft.frame.type == "ASSAULT" and is_gathered(self.view, filler.phrase))
        if (self.view.event_in(filler.phrase) >= 0 and not gathered) or (
            filler.phrase.first <= draft.index < filler.phrase.last and draft.kind == "noun"
        ):
            return
        form = self.view.text.tokens[filler.phrase.head].form
        head_word = key(form.stem[:-1] + "ة") if form.suffix and form.stem.endswith("ت") else form.stem_key  # قنبلته
        if form.stem_key in self.view.knowledge.no_participants or (form.stem in REFLEXIVES and form.suffix):
            return
        if (
            slot in ("agent", "patient")
            and head_word in self.view.knowledge.munitions
            and draft.frame.type == "ASSAULT"
            and draft.frame.mode != "destroy"
        ):
            return
        head = self._shared_head(draft.agents if slot == "agent" else draft.patients, filler.phrase)
        if head is not None:
            filler = replace(filler, identity=head.identity, rule=SHARED)
        elif (
            not filler.identity.role
            and self.view.mentions.places.is_place(filler.phrase)
            and not (slot == "patient" and spots.is_joined(self.view, draft, filler.phrase))
        ):
            draft.places.append(replace(filler, rank=1))  # a town is where it happens, not who does or suffers it (codebook, section 3)
            return
        if filler.phrase.head in self.view.time_tokens or (slot == "agent" and not self._can_act(draft, filler)):
            return
        if slot == "patient" and spots.no_victim(self.view, draft, argument, filler):
            return
        if slot == "agent" and spots.is_scene(self.view, draft, argument, filler.phrase):
            draft.places.append(filler)
            return
        if argument.function == ADJECTIVE and slot == "agent" and draft.frame.type == "ASSAULT":
            filler = replace(filler, identity=army_of(filler.identity))
        elif draft.frame.type in ("ASSAULT", "COERCE"):
            filler = replace(filler, identity=citizen_of(self.view, filler.phrase, filler.identity))
        target, other = (draft.agents, draft.patients) if slot == "agent" else (draft.patients, draft.agents)
        owns = draft.frame.type in ("ASSAULT", "COERCE", "CONTROL", "MOBILIZE")
        if owns and argument.function == "ل" and any(f.phrase.last == filler.phrase.first and not f.phrase.definite for f in target):
            return  # هوجمت دورية للجيش: whose it is
        if any(f.phrase.head == filler.phrase.head for f in other):
            return  # nobody is on both sides
        if all(f.phrase.head != filler.phrase.head for f in target):
            target.append(filler)
            draft.reason(
                "agents" if slot == "agent" else "patients",
                f"{argument.function} ({filler.rule})",
                filler.identity.rule,
            )

    def _shared_head(self, before: Sequence[Filler], phrase: Phrase) -> Filler | None:
        """Whose head a place shares that is coordinated with a plural of people of places (`حكام ولايات فلوريدا وتكساس`); None if nobody's."""
        for filler in before:
            of_places = filler.phrase.number == "p" and self.view.mentions.places.is_name(filler.phrase.last - 1) is not None
            office = filler.rule == SHARED or (of_places and "official" in self.classes(filler))
            if filler.phrase.last == phrase.first and office and not self.identity(phrase).role:
                return filler
        return None

    def _can_act(self, draft: Draft, filler: Filler) -> bool:
        """Whether a phrase can be an agent: no action, and behind a noun only somebody who is known to be an actor or has a name."""
        if self.view.is_masdar(filler.phrase) and not filler.identity.role:
            return False
        return draft.kind != "noun" or filler.rule != "overt" or "actor" in self.classes(filler) or filler.identity.kind != ""

    def _parties(self, draft: Draft, argument: Argument, clause: Clause) -> None:
        """`بين س وص`: the first is the agent, the second the patient; three or more are all agents."""
        between = [a for a in clause.arguments if a.function == argument.function]
        if argument is not between[0] or draft.agents or lies_between(self.view, argument):
            return
        fillers = [f for a in between if (f := self.resolve(a)) is not None]
        if any(self.view.mentions.places.is_place(f.phrase) and not f.identity.role for f in fillers):
            draft.places.extend(fillers[:1])
            return
        first = first_side(self.view, fillers)
        agents, patients = fillers[:first], fillers[first:]
        draft.agents.extend(agents)
        draft.patients.extend(patients)
        draft.reason("agents", "between two parties")

    def _subject_of_light(self, draft: Draft, link: Link) -> None:
        """A light verb hands its subject to the noun."""
        light, clause = link.light, link.clause
        subjects = clause.get(SUBJECT) if not clause.passive else clause.get(BY)
        has_agent = bool(draft.agents)
        slot = {"active": "agent", "share": "agent", "both": "agent", "passive": "patient", "place": "place"}.get(light.roles, "")
        for argument in subjects:
            filler = self.resolve(argument)
            if filler is None or not slot:
                continue
            if slot == "patient" and "place" in self.classes(filler) and "armed" not in self.classes(filler):
                draft.places.append(filler)
            elif slot == "agent" and has_agent and all(a.thing for a in draft.agents) and "actor" in self.classes(filler):
                draft.agents.clear()  # غارات الطائرات التي تشنها فرنسا
                self._put(draft, slot, argument)
            elif slot == "place" or (slot == "agent" and has_agent):
                if slot == "place" and not self.classes(filler) >= {"actor", "civilian"}:  # شهد مئات الأشخاص مراسم الإعدام
                    draft.places.append(filler)
            else:
                self._put(draft, slot, argument)

    def _from_light(self, draft: Draft, link: Link, scheme: Mapping[str, Slots]) -> None:
        """A light verb hands its complements to the noun."""
        light, clause = link.light, link.clause
        for argument in clause.arguments:
            own = argument.function == OBJECT and OBJECT in light.hands  # لقاء جمع الرئيس والسفير
            if argument.function in (SUBJECT, OBJECT) and not own:
                continue
            if argument.phrase is None or argument.phrase.first <= draft.index < argument.phrase.last:
                continue
            partitive = argument.function == "من" and follows(argument, clause.get(SUBJECT))  # نفذه شاب من التنظيم
            if partitive or belongs_to_other(self.view, draft, argument):
                continue
            slots = scheme.get(argument.function)
            if slots is None:
                handed = light.hands.get(argument.function)
                slots = ((handed, ""),) if handed else None
            if slots is not None and slots[0][0] == "parties":
                self._parties(draft, argument, clause)
            elif slots is not None and slots[0][0] not in ("object", "take", "content"):
                self._choose(draft, slots, argument)
            elif slots is None and argument.function in spots.PLACE_PREPOSITIONS:
                spots.maybe_place(self.view, draft, argument)

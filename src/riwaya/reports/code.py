"""The third stage: from mentions to drafts of reports, predicate by predicate, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.mentions.actors import NOBODY, Identity
from riwaya.mentions.coreference import Discourse, Referent
from riwaya.mentions.mentions import Mentions
from riwaya.mentions.phrases import Phrase
from riwaya.model import Reading
from riwaya.reports import context
from riwaya.reports.arguments import Grammar
from riwaya.reports.claimants import attributed, is_claimed
from riwaya.reports.clause import ADJECTIVE, GENITIVE, OBJECT, SUBJECT, Argument, Clause
from riwaya.reports.conditions import holds
from riwaya.reports.counts import QUANTITIES, named_among, read_counts
from riwaya.reports.draft import Draft, Link
from riwaya.reports.fill import Filling
from riwaya.reports.govern import aiming, backed_by, doers, over, own_subject
from riwaya.reports.idle import is_idle
from riwaya.reports.inherit import ORDER, inherit, told_after
from riwaya.reports.masdars import OWN_ACTS, dispersed
from riwaya.reports.means import choose_means
from riwaya.reports.merge import merge
from riwaya.reports.outcomes import with_fire
from riwaya.reports.pages import is_furniture
from riwaya.reports.retold import settle_identities
from riwaya.reports.triggers import Candidate, Option, candidates, vetoed
from riwaya.reports.view import BY, View
from riwaya.spelling import fold, key


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence with what the later stages need of it: its view, its grammar and its drafts."""

    view: View
    grammar: Grammar
    drafts: tuple[Draft, ...]


def code(text: Text, mentions: Mentions, knowledge: Knowledge) -> list[Coded]:
    """The drafts of every sentence, with agents, patients, places, times and counts."""
    discourse = Discourse()
    coded: list[Coded] = []
    told: list[Draft] = []
    item = 0
    for sentence in mentions.text.sentences:
        if sentence.item != item:
            item, discourse, told = sentence.item, Discourse(), []  # another story of a digest inherits nobody
        view = View(text, mentions, knowledge, sentence)
        grammar = Grammar(view)
        drafts = _sentence(view, grammar, discourse, told)
        told.extend(drafts)
        coded.append(Coded(view, grammar, tuple(drafts)))
    return coded


def _sentence(view: View, grammar: Grammar, discourse: Discourse, told: list[Draft]) -> list[Draft]:
    _remember(view, grammar, discourse)
    if is_furniture(view):
        return []
    filling = Filling(view, discourse, told)
    links, governors = _govern(view, grammar)
    drafts: list[Draft] = []
    filling.here = drafts
    for candidate in candidates(view):
        draft = _draft(view, grammar, filling, candidate, links, governors)
        if draft is None:
            continue
        inherit(view, grammar, filling, draft, drafts)
        drafts.append(draft)
    told_after(view, drafts)
    attributed(view, drafts)
    with_fire(view, drafts)
    bounds = [d.first for d in drafts[1:]] + [view.last]
    for draft, until in zip(drafts, bounds, strict=False):
        draft.counts.extend(read_counts(view, draft, until))
        context.choose_time(view, draft, view.mentions)
    drafts = merge(view, grammar, drafts)
    drafts = [draft for draft in drafts if not is_idle(view, draft, drafts)]
    for number, draft in enumerate(drafts):
        context.choose_place(view, draft, drafts[:number])
        choose_means(view, draft, drafts)
    context.share_ahead(view, drafts)
    settle_identities(view, discourse, drafts)
    return drafts


def _remember(view: View, grammar: Grammar, discourse: Discourse) -> None:
    """Adds the sentence's actors and places to the discourse, in their order; subjects of verbs are marked."""
    subjects: set[int] = set()
    speakers: set[int] = set()
    for index in range(view.first, view.last):
        if view.kind(index) == "V":
            heads = {a.phrase.head for a in grammar.verb(index).get(SUBJECT) if a.phrase is not None and a.way != "shared"}
            subjects |= heads
            if any(r.finite and r.lexeme.speech for r in view.text.tokens[index].form.readings):
                speakers |= heads
    for phrase in _nameable(view):
        identity = view.mentions.actors.identify(phrase)
        place = view.mentions.places.is_place(phrase)
        many = _is_many(view, phrase)
        nobody = identity is NOBODY and not place and not many and view.text.tokens[phrase.head].tag != "PROPN"
        if nobody or (view.is_event(phrase) and identity is NOBODY):
            if phrase.head in speakers and not view.is_event(phrase) and not view.is_masdar(phrase) and phrase.last == phrase.head + 1:
                discourse.speaker = Referent(phrase, identity, view.sentence.index, True, False)  # وأضاف رحمن: a name that nobody knows
            continue
        if many:
            phrase = replace(phrase, number="p", gender="m")  # what takes it up is plural: احتجز عددا من الصحفيين ثم أفرج عنهم
        referent = Referent(phrase, identity, view.sentence.index, phrase.head in subjects, place and not identity.role)
        if not _only_tells(view, phrase, identity, speakers):
            discourse.add(referent)
        if phrase.head in speakers:
            discourse.speaker = referent


def _nameable(view: View) -> Iterator[Phrase]:
    """The phrases of a sentence that a pronoun may mean: behind an act its genitive, too (`بعد انسحاب المسلحين`); no masdar, which only has the
    identity of its genitive (`قيام القوات`)."""
    for phrase in dict.fromkeys(view.phrase_of.values()):
        act = view.is_event(phrase) or view.is_masdar(phrase)
        if not (view.is_masdar(phrase) and phrase.last > phrase.head + 1):
            yield phrase
        inner = view.phrase(phrase.head + 1) if act and phrase.last > phrase.head + 1 and view.kind(phrase.head + 1) == "N" else None
        if inner is None or inner.last != phrase.last or inner.prep or view.is_event(inner) or view.is_masdar(inner):
            continue
        unknown = view.text.tokens[inner.head].tag == "PROPN" and inner.head not in view.mentions.names
        if view.mentions.places.is_place(inner) or (view.mentions.actors.identify(inner).role and not unknown):
            yield inner


def _is_many(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells of several people by a number or a word of quantity (`سبعة مدنيين`, `عدد من الصحفيين`)."""
    first = view.text.tokens[phrase.first].form
    behind = view.text.tokens[phrase.last - 1].form if phrase.last > phrase.first + 1 else None
    if view.kind(phrase.first) == "#":
        return first.norm not in ("أحد", "إحدى", "واحد", "1") and behind is not None
    return first.stem_key in QUANTITIES


def _only_tells(view: View, phrase: Phrase, identity: Identity, speakers: set[int]) -> bool:
    """Whether a phrase is a source, which tells what others do: no actor (`مصادر`, `تقارير`), or somebody who speaks here (`قال مسؤول`)."""
    if key(view.text.tokens[phrase.head].form.stem) not in view.knowledge.source_nouns:
        return False
    if phrase.definite and identity.role in BODIES and phrase.head == phrase.first and identity.kind == "official" and phrase.gender == "f":
        return False  # أعلنت الحكومة سيطرتها على البلدة: no person who only speaks
    return phrase.head in speakers or not identity.role or (identity.role == "MED" and phrase.number == "s")


BODIES = frozenset({"GOV", "LEG", "OPP", "IGO", "MIL"})


DATED_BY = ORDER | {"بعدما", "بينما", "فيما", "وقت", "الوقت", "أعقاب", "ضمن", "إطار"}  # they put an act before, beside or after something else
LENDING = frozenset({"إلى", "على", "ب", "من", "عن", "في"})
LENT = frozenset({"إلى", "على", "ب"})  # behind them stands what somebody is driven to, forced to or blamed for
Links = dict[int, list[Link]]  # event noun: the light verbs over it
Governors = dict[int, tuple[int, str]]  # head of a phrase: the verb that governs it, and as what


def _govern(view: View, grammar: Grammar) -> tuple[Links, Governors]:
    """The light verbs over event nouns, and the verb that governs each phrase."""
    links: Links = {}
    governors: Governors = {}
    for index in range(view.first, view.last):
        form = view.text.tokens[index].form
        kind = view.kind(index)
        if kind == "V":
            clause: Clause | None = grammar.verb(index)
            for argument in grammar.verb(index).arguments:
                if argument.phrase is not None and argument.way in ("overt", "relative"):
                    governors.setdefault(argument.phrase.head, (index, argument.function))
            light = [r for r in form.readings if r.finite and r.lexeme.light]
            reading = min(light, key=lambda r: r.person != 3, default=None)  # أجراها: he conducted it, not I run
        else:
            reading = next((r for r in form.readings if not r.finite and r.lexeme.light and r.pos in ("masdar", "active")), None)
            clause = grammar.noun(index, reading) if reading is not None and kind in "NA" else None
            if reading is not None and kind not in "NA":
                reading = None
        if reading is not None and clause is not None:
            _link(view, index, reading, clause, links)
    return links, governors


def _link(view: View, index: int, reading: Reading, clause: Clause, links: Links) -> None:
    light = view.knowledge.lights[reading.lexeme.light]
    if reading.pos == "masdar" and not clause.get(BY):
        clause.arguments.extend(a for above in links.get(index, ()) for a in above.clause.get(SUBJECT) if above.light.roles == "active")
        acts = not light.prep & {OBJECT, SUBJECT}  # نجاح المقاومة في استعادة المدينة, قيامه بقتل ضابط
        if (acts or clause.get(OBJECT)) and not clause.get(SUBJECT):  # خوضها معارك, شن الطيران غارات
            clause.arguments.extend(replace(a, function=SUBJECT) for a in clause.get(GENITIVE))
    for argument in clause.arguments:
        if argument.phrase is None or argument.phrase.head == index:
            continue
        event = view.event_in(argument.phrase)
        target = event if event >= 0 else argument.phrase.head
        function = argument.function
        if reading.pos == "masdar" and function == GENITIVE:
            function = OBJECT
        if clause.passive and function == SUBJECT and view.kind(index) == "V":
            function = OBJECT
        head = argument.phrase.head
        if function in light.prep and (event >= 0 or _is_light_noun(view, head) or _carried_by(view, head) >= 0):
            stem = key(view.text.tokens[target].form.stem)
            if (light.only and stem not in light.only) or stem in light.unless:
                continue
            for event in (target, _carried_by(view, target)):
                if event >= 0:
                    links.setdefault(event, []).append(Link(light, clause, index))


def _carried_by(view: View, index: int) -> int:
    """The event noun right behind a carrier that is read as an event itself (`قامت فرقة بعملية تمشيط`); -1 if there is none."""
    form, following = view.text.tokens[index].form, view.phrase_of.get(index + 1)
    if key(form.stem) not in view.knowledge.carriers or form.definite or form.suffix or following is None or following.first != index + 1:
        return -1
    stands = following.head == index + 1 and not following.prep and not view.text.tokens[index + 1].form.conj
    return index + 1 if stands and view.is_event(following) else -1


def _is_light_noun(view: View, index: int) -> bool:
    return any(r.lexeme.light and r.pos == "masdar" for r in view.text.tokens[index].form.readings)


def _draft(view: View, grammar: Grammar, filling: Filling, candidate: Candidate, links: Links, governors: Governors) -> Draft | None:
    """The draft of a candidate by the reading that fits best: phrases before words, then the frame with most conditions, then what lasts."""
    best: tuple[tuple[int, int, bool], Draft] | None = None
    for option in candidate.options:
        first, last = min(option.members), max(option.members) + 1
        if vetoed(view, option.frame, first, last) or _only_carries(view, option):
            continue
        draft = Draft(
            view.sentence.index,
            candidate.index,
            candidate.index,
            candidate.index + 1,
            option.kind,
            option.reading,
            option.frame,
            _clause(grammar, option, candidate.index),
        )
        draft.members = option.members
        if option.kind == "noun":
            phrase = view.phrase_of.get(candidate.index)
            head = phrase.head if phrase is not None else candidate.index
            draft.links = tuple(links.get(candidate.index) or links.get(head) or ())
            draft.link = draft.links[0] if draft.links else None
            draft.governor, draft.governed_by = governors.get(head, (-1, ""))
            if any(function == SUBJECT for function, _ in option.frame.when):
                draft.over = tuple(_lenders(view, grammar, draft))
        met, conditions = holds(filling, option.frame, draft)
        score = (len(option.members), conditions, option.kind == "verb" and option.frame.lasting)
        if met and (best is None or score > best[0] or (score == best[0] and _is_verb_of(draft, best[1]))):
            best = (score, draft)
    if best is None:
        return None
    draft = best[1]
    if _only_anchors(view, draft):
        return None
    draft.mode, draft.means = draft.frame.mode, draft.frame.means
    draft.reason("type", f"frame {draft.frame.id}", view.text.tokens[candidate.index].form.norm)
    filling.around = over(view, grammar, draft)
    filling.doers = doers(view, grammar, draft)
    filling.aiming = aiming(view, grammar, draft)
    backed = backed_by(view, grammar, draft)
    filling.backs = backed is not None
    filling.fill(draft)
    if backed is not None and (draft.agents or len(draft.members) > 1) and not draft.patients:
        filling.put(draft, "patient", backed)
    if draft.frame.toll and not draft.patients:
        filling.put(draft, "patient", named_among(view, draft), anybody=True)
    if draft.frame.type == "ASSAULT" and draft.kind == "verb" and not draft.patients:
        filling.put(draft, "patient", dispersed(view, draft))
    filling.around = []
    return draft


def _only_carries(view: View, option: Option) -> bool:
    """Whether a noun such as عمليات only carries the event noun in its genitive (`عمليات اعتقال`), which is then what is told."""
    index = option.members[-1]
    if option.kind != "noun" or len(option.members) > 1 or option.frame.type != "ASSAULT" or index + 1 >= view.last:
        return False
    form, behind = view.text.tokens[index].form, view.text.tokens[index + 1].form
    if form.definite or form.suffix or key(form.stem) not in view.knowledge.carriers or behind.conj or behind.prep:
        return False
    return behind.event and view.kind(index + 1) == "N" and index + 1 not in view.mentions.names


def _lenders(view: View, grammar: Grammar, draft: Draft) -> list[Argument]:
    """Who does what an event noun behind a preposition tells, by its verb: whom it drives to it or blames for it (`دفعوا المسلحين إلى الفرار`),
    else its subject (`بدأت القوات بالتقدم`); nobody where somebody only speaks of it."""
    phrase = view.phrase_of.get(draft.index)
    if draft.governor < 0 or view.kind(draft.governor) != "V" or phrase is None or draft.governed_by not in LENDING:
        return []
    if phrase.head != draft.index and key(view.text.tokens[phrase.head].form.stem) not in view.knowledge.carriers:
        return []
    if draft.governed_by == "في" and not (draft.frame.type == "PROTEST" and not phrase.definite) and not draft.clause.get(GENITIVE):
        return []  # in a circumstance nobody need act who is told of
    frames = [view.knowledge.frames[n].type for r in view.text.tokens[draft.governor].form.readings if r.finite for n in r.lexeme.frames]
    speaks = any(r.finite and r.lexeme.speech for r in view.text.tokens[draft.governor].form.readings)
    clause = grammar.verb(draft.governor)
    if draft.governed_by in LENT and (objects := clause.get(OBJECT)):
        return objects
    return [] if (speaks and not set(frames) & OWN_ACTS) or clause.passive else clause.get(SUBJECT)


def _is_verb_of(draft: Draft, noun: Draft) -> bool:
    """Whether a draft reads with its verb what another reads as a noun alone (`ألقى القبض` rather than `القبض على`)."""
    return (draft.kind, noun.kind, draft.frame.id) == ("verb", "noun", noun.frame.id)


def _clause(grammar: Grammar, option: Option, index: int) -> Clause:
    """The arguments of a predicate; those of a phrase are the arguments of its verb, or stand behind its last word."""
    if option.kind == "verb":
        clause = grammar.verb(min(option.members))
        if option.frame.scheme.verb.get(SUBJECT, (("", ""),))[0][0] == "agent":
            clause = own_subject(grammar.view, grammar, option.members, clause)
        if index != clause.index:  # أصبحت تحت سيطرة الجيش
            clause = replace(clause, arguments=[*grammar.noun(index, option.reading).get(GENITIVE), *clause.arguments])
        return _with_owner(grammar, option, clause)
    if option.kind == "noun":
        first, *rest = sorted(option.members)
        apart = bool(rest) and rest[0] > first + 1  # إحالة القتلة إلى العدالة: the masdar's own genitive
        whom = bool(rest) and _is_whom(grammar.view, option, rest[-1])  # طرد السفير الإيراني
        clause = grammar.noun(first if apart or whom else max(option.members) if rest else index, option.reading)
        if rest and not apart and grammar.view.text.tokens[first].form.suffix:  # دعوته إلى وقف القتال
            clause = replace(clause, arguments=[*grammar.noun(first, option.reading).get(GENITIVE), *clause.arguments])
        return clause
    return grammar.participle(min(option.members))


def _is_whom(view: View, option: Option, index: int) -> bool:
    """Whether the last word of a phrase is an official, to whom what its masdar tells is done."""
    official = view.knowledge.roles.get(view.text.tokens[index].form.stem_key, ("", ""))[1] == "official"
    return official and option.frame.scheme.noun.get(GENITIVE, (("", ""),))[0][0] == "object"


def _with_owner(grammar: Grammar, option: Option, clause: Clause) -> Clause:
    """The clause of a phrase that begins with its trigger, with the genitive of its last word in place of that word, where the frame asks for
    it: whose demands, whose broadcasts (`استجابت الحكومة لمطالب المعارضة`, `أوقفت السلطات بث القناة`)."""
    last = max(option.members)
    if last == clause.index or option.frame.scheme.verb.get(GENITIVE, (("none", ""),))[0][0] != "patient":
        return clause
    if any(a.phrase is not None and a.phrase.head == last for a in clause.get(SUBJECT)):
        return clause
    genitives = [a for a in grammar.noun(last, option.reading).get(GENITIVE) if a.phrase is not None]
    others = [a for a in clause.arguments if a.function != GENITIVE and (not genitives or a.phrase is None or a.phrase.head != last)]
    return replace(clause, arguments=[*genitives, *others])


def _only_anchors(view: View, draft: Draft) -> bool:
    """Whether a definite event noun only takes up an act (`بعد الهجوم`, `موقع الانفجار`) and brings nothing of its own."""
    form = view.text.tokens[draft.index].form
    if draft.kind != "noun" or draft.link is not None or form.suffix:
        return False
    if _is_topic(view, draft.index) or _is_motive(view, draft):
        return True
    if is_claimed(view, draft):
        return False
    if not form.definite or min(draft.members) < draft.index:
        return False  # من بين القتلى ضابط: the words before it make it tell something
    if _is_dated(view, draft):
        return True
    asked = {function for function, _ in draft.frame.when}  # للتحقيق في الهجوم
    if any(a.function in draft.frame.scheme.noun or a.function == BY or a.function in asked for a in draft.clause.arguments):
        return False
    phrase = view.phrase_of.get(draft.index)
    before = view.text.tokens[draft.index - 1].form if draft.index > view.first else None
    if phrase is not None and phrase.head != draft.index:
        return before is None or key(before.stem) not in view.knowledge.carriers
    if draft.frame.type == "ACCUSE" and draft.governed_by == OBJECT and draft.governor >= 0:
        return True  # نفى الاتهامات: what they say is not told
    if before is not None and before.stem_key in QUANTITIES:
        return False  # أدى إلى بعض المناوشات
    demonstrative = view.kind(draft.index - 1) == "D"
    return demonstrative or (phrase is not None and bool(phrase.prep))


def _is_dated(view: View, draft: Draft) -> bool:
    """Whether an act is only put before or after something else (`يأتي الهجوم بعد يوم من`): the subject of a verb that tells nothing itself."""
    verb = draft.governor
    if verb < 0 or draft.governed_by != SUBJECT or view.kind(verb) != "V":
        return False
    readings = [r for r in view.text.tokens[verb].form.readings if r.finite]
    weighed = view.knowledge.retellings.get("weigh", frozenset())
    if draft.frame.type == "ASSAULT" and any(fold(r.lexeme.lemma) in weighed for r in readings):
        own = (*draft.frame.scheme.noun, GENITIVE, ADJECTIVE, BY)  # أثار القتال مخاوف, but أثار الهجوم على المدرسة مخاوف
        return not any(a.at <= draft.index + 2 and a.function in own and a.function != "ل" for a in draft.clause.arguments)
    if any(r.lexeme.frames or r.lexeme.light for r in readings) or any(a.function in (GENITIVE, ADJECTIVE) for a in draft.clause.arguments):
        return False  # جاء القصف الإسرائيلي بعد
    near = range(draft.index + 1, min(draft.index + 4, view.last))
    order = next((i for i in near if view.text.tokens[i].form.core in DATED_BY), -1)
    return order > 0 and all(a.at > order for a in draft.clause.arguments)  # جاءت الغارة على الميناء بعد


def _is_motive(view: View, draft: Draft) -> bool:
    """Whether a word of protest only says why something else is done (`استقال احتجاجا على القرار`): an accusative that no verb carries."""
    form = view.text.tokens[draft.index].form
    if draft.frame.type != "PROTEST" or form.prep or form.conj or not form.norm.endswith("ا") or draft.index + 1 >= view.last:
        return False
    return draft.reading.pos == "masdar" and view.text.tokens[draft.index + 1].form.norm in ("على", "علي")


def _is_topic(view: View, index: int) -> bool:
    """Whether an event noun only says which place, time, person or question is meant (`جبهات القتال`, `سبل التعاون`)."""
    form, before = view.text.tokens[index].form, view.text.tokens[index - 1].form if index > view.first else None
    if before is None or form.conj or form.prep not in ("", "ل") or before.definite or before.suffix or view.kind(index - 1) != "N":
        return False
    if index in view.behind_compound:
        return False  # بسبب مقتل ضابط
    if key(before.stem) in view.knowledge.carriers and index - 2 >= view.first and view.kind(index - 2) == "N" and not before.prep:
        before = view.text.tokens[index - 2].form  # مكان وقوع الغارة
        return not before.definite and key(before.stem) in view.knowledge.topics
    return key(before.stem) in view.knowledge.topics

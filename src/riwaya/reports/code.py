"""The third stage: from mentions to drafts of reports, predicate by predicate, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.mentions.actors import NOBODY
from riwaya.mentions.coreference import Discourse, Referent
from riwaya.mentions.mentions import Mentions
from riwaya.mentions.phrases import Phrase
from riwaya.model import Reading
from riwaya.reports import context
from riwaya.reports.arguments import Grammar
from riwaya.reports.clause import GENITIVE, OBJECT, SUBJECT, Clause
from riwaya.reports.counts import read_counts
from riwaya.reports.draft import Draft, Filler, Link
from riwaya.reports.fill import Filling
from riwaya.reports.functions import OF_SPEECH
from riwaya.reports.merge import merge
from riwaya.reports.triggers import Candidate, Option, candidates, vetoed
from riwaya.reports.view import BY, View
from riwaya.spelling import fold, key

PURPOSE = frozenset({"ل", "بهدف", "من أجل", "بغية", "بغرض", "بقصد"})
JOINING = frozenset({"على", "إلى", "عبر"})
CIRCUMSTANCE = frozenset({"بعد", "خلال", "في", "عقب", "إثر", "قبل", "أثناء", "مع", "وسط", "ضمن", "ب"})


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
    item = 0
    for sentence in mentions.text.sentences:
        if sentence.item != item:
            item, discourse = sentence.item, Discourse()  # another story of a digest inherits nobody
        view = View(text, mentions, knowledge, sentence)
        grammar = Grammar(view)
        drafts = _sentence(view, grammar, discourse)
        coded.append(Coded(view, grammar, tuple(drafts)))
    return coded


def _sentence(view: View, grammar: Grammar, discourse: Discourse) -> list[Draft]:
    _remember(view, grammar, discourse)
    if _is_furniture(view):
        return []
    filling = Filling(view, discourse)
    links, governors = _govern(view, grammar)
    drafts: list[Draft] = []
    for candidate in candidates(view):
        draft = _draft(view, grammar, filling, candidate, links, governors)
        if draft is None:
            continue
        _inherit(view, grammar, filling, draft, drafts)
        drafts.append(draft)
    bounds = [d.first for d in drafts[1:]] + [view.last]
    for draft, until in zip(drafts, bounds, strict=False):
        draft.counts.extend(read_counts(view, draft, until))
        context.choose_time(view, draft, view.mentions)
    drafts = merge(view, grammar, drafts)
    for number, draft in enumerate(drafts):
        context.choose_place(view, draft, drafts[:number])
        _means(view, draft)
    return drafts


def _is_furniture(view: View) -> bool:
    """Whether a sentence is part of the page rather than of the article (`روابط ذات علاقة ...`)."""
    folds = [view.text.tokens[i].form.fold for i in range(view.first, min(view.first + 4, view.last))]
    return any(list(words) == folds[: len(words)] for words in view.knowledge.furniture)


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
    for phrase in dict.fromkeys(view.phrase_of.values()):
        identity = view.mentions.actors.identify(phrase)
        place = view.mentions.places.is_place(phrase)
        if (identity is NOBODY and not place and view.text.tokens[phrase.head].tag != "PROPN") or (view.is_event(phrase) and identity is NOBODY):
            continue
        referent = Referent(phrase, identity, view.sentence.index, phrase.head in subjects, place and not identity.role)
        if key(view.text.tokens[phrase.head].form.stem) not in view.knowledge.source_nouns:
            discourse.add(referent)  # sources tell what others do
        if phrase.head in speakers:
            discourse.speaker = referent


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
            reading = next((r for r in form.readings if r.finite and r.lexeme.light), None)
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
        if function in light.prep and (event >= 0 or _is_light_noun(view, argument.phrase.head)):
            stem = key(view.text.tokens[target].form.stem)
            if (light.only and stem not in light.only) or stem in light.unless:
                continue
            links.setdefault(target, []).append(Link(light, clause, index))


def _is_light_noun(view: View, index: int) -> bool:
    return any(r.lexeme.light and r.pos == "masdar" for r in view.text.tokens[index].form.readings)


def _draft(view: View, grammar: Grammar, filling: Filling, candidate: Candidate, links: Links, governors: Governors) -> Draft | None:
    """The draft of a candidate by the reading that fits best: phrases before words, then the frame with most conditions, then what lasts."""
    best: tuple[tuple[int, int, bool], Draft] | None = None
    for option in candidate.options:
        first, last = min(option.members), max(option.members) + 1
        if vetoed(view, option.frame, first, last):
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
        if option.kind == "noun":
            phrase = view.phrase_of.get(candidate.index)
            head = phrase.head if phrase is not None else candidate.index
            draft.links = tuple(links.get(candidate.index) or links.get(head) or ())
            draft.link = draft.links[0] if draft.links else None
            draft.governor, draft.governed_by = governors.get(head, (-1, ""))
        holds, conditions = filling.holds(option.frame, draft)
        score = (len(option.members), conditions, option.kind == "verb" and option.frame.lasting)
        if holds and (best is None or score > best[0] or (score == best[0] and _is_verb_of(draft, best[1]))):
            best = (score, draft)
    if best is None:
        return None
    draft = best[1]
    if _only_anchors(view, draft):
        return None
    draft.mode, draft.means = draft.frame.mode, draft.frame.means
    draft.reason("type", f"frame {draft.frame.id}", view.text.tokens[candidate.index].form.norm)
    filling.fill(draft)
    return draft


def _is_verb_of(draft: Draft, noun: Draft) -> bool:
    """Whether a draft reads with its verb what another reads as a noun alone (`ألقى القبض` rather than `القبض على`)."""
    return (draft.kind, noun.kind, draft.frame.id) == ("verb", "noun", noun.frame.id)


def _clause(grammar: Grammar, option: Option, index: int) -> Clause:
    """The arguments of a predicate; those of a phrase are the arguments of its verb, or stand behind its last word."""
    if option.kind == "verb":
        clause = grammar.verb(min(option.members))
        if index == clause.index:
            return clause
        genitives = grammar.noun(index, option.reading).get(GENITIVE)  # أصبحت تحت سيطرة الجيش
        return replace(clause, arguments=[*genitives, *clause.arguments])
    if option.kind == "noun":
        first, *rest = sorted(option.members)
        apart = bool(rest) and rest[0] > first + 1  # إحالة القتلة إلى العدالة: the masdar's own genitive
        clause = grammar.noun(first if apart else max(option.members) if rest else index, option.reading)
        if rest and not apart and grammar.view.text.tokens[first].form.suffix:  # دعوته إلى وقف القتال
            clause = replace(clause, arguments=[*grammar.noun(first, option.reading).get(GENITIVE), *clause.arguments])
        return clause
    return grammar.participle(min(option.members))


def _only_anchors(view: View, draft: Draft) -> bool:
    """Whether a definite event noun only takes up an act (`بعد الهجوم`, `موقع الانفجار`) and brings nothing of its own."""
    form = view.text.tokens[draft.index].form
    if draft.kind != "noun" or draft.link is not None or form.suffix:
        return False
    if _is_topic(view, draft.index) or _is_motive(view, draft):
        return True
    if not form.definite:
        return False
    if any(a.function in draft.frame.scheme.noun or a.function == BY for a in draft.clause.arguments):
        return False
    if _claimed(view, draft) is not None:
        return False
    phrase = view.phrase_of.get(draft.index)
    before = view.text.tokens[draft.index - 1].form if draft.index > view.first else None
    if phrase is not None and phrase.head != draft.index:
        return before is None or key(before.stem) not in view.knowledge.carriers
    demonstrative = view.kind(draft.index - 1) == "D"
    return demonstrative or (phrase is not None and bool(phrase.prep)) or _is_dated(view, draft)


def _claimed(view: View, draft: Draft) -> Phrase | None:
    """The phrase about the responsibility for an act behind عن (`أعلن مسؤوليته عن الهجوم`); None if nobody claims it so."""
    phrase = view.phrase_of.get(draft.index)
    if phrase is None or phrase.prep != "عن" or phrase.prep_at < 1:
        return None
    about = view.phrase_of.get(phrase.prep_at - 1)
    verb = next((i for i in range(draft.index - 1, view.first - 1, -1) if view.kind(i) == "V"), view.first)
    if verb > view.first and view.kind(verb - 1) == "G":
        return None  # لم تعلن أي جهة مسؤوليتها
    words = view.knowledge.retellings.get("claim", frozenset())
    stem = fold(view.text.tokens[about.head].form.stem) if about is not None else ""
    return about if stem in words or stem.removesuffix("ت") + "ه" in words else None  # مسؤولية, مسؤوليته


def _is_dated(view: View, draft: Draft) -> bool:
    """Whether an act is only put before or after something else (`يأتي الهجوم بعد يوم من`): the subject of a verb that tells nothing itself."""
    verb = draft.governor
    if verb < 0 or draft.governed_by != SUBJECT or view.kind(verb) != "V":
        return False
    readings = [r for r in view.text.tokens[verb].form.readings if r.finite]
    empty = not any(r.lexeme.frames or r.lexeme.light for r in readings)
    return empty and any(view.text.tokens[i].form.core in ORDER for i in range(draft.index + 1, min(draft.index + 4, view.last)))


def _is_motive(view: View, draft: Draft) -> bool:
    """Whether a word of protest only says why something else is done (`استقال احتجاجا على القرار`): an accusative that no verb carries."""
    form = view.text.tokens[draft.index].form
    if draft.frame.type != "PROTEST" or form.prep or form.conj or not form.norm.endswith("ا") or draft.index + 1 >= view.last:
        return False
    return draft.reading.pos == "masdar" and view.text.tokens[draft.index + 1].form.norm in ("على", "علي")


def _is_topic(view: View, index: int) -> bool:
    """Whether an event noun only says which place, time, person or question is meant (`جبهات القتال`, `سبل التعاون`)."""
    form, before = view.text.tokens[index].form, view.text.tokens[index - 1].form if index > view.first else None
    if before is None or form.conj or form.prep or before.definite or before.suffix or view.kind(index - 1) != "N":
        return False
    return key(before.stem) in view.knowledge.topics


def _inherit(view: View, grammar: Grammar, filling: Filling, draft: Draft, before: list[Draft]) -> None:
    """Agents that the clause around an event noun gives: its governing verb's subject, or that of the act whose aim it is."""
    claim = _claimed(view, draft) if draft.kind == "noun" and not draft.agents else None
    if claim is not None:
        _claimant(view, grammar, filling, draft, claim)
        return
    if draft.kind == "noun" and not draft.agents and (draft.link is None or draft.link.light.roles == "active"):
        _from_governor(view, grammar, filling, draft, before)
    for argument in draft.clause.get(SUBJECT) if draft.kind == "verb" and not draft.clause.passive else ():
        if argument.way == "dropped" and not draft.agents and draft.frame.type == "ASSAULT":
            act = next((d for d in reversed(before) if d.kind == "noun" and d.frame.type == "ASSAULT"), None)
            if act is not None and view.text.tokens[draft.first].form.conj == "":
                _take_over(draft, act.agents, "agent of the act that led to it")
        if argument.phrase is None or not view.is_event(argument.phrase) or draft.agents:
            continue
        source = next((d for d in before if d.index == argument.phrase.head), None)
        if source is not None:
            draft.agents.extend(Filler(f.phrase, f.identity, "agent of the act") for f in source.agents)
            draft.reason("agents", "agent of the act that is the subject")
            if not draft.places and source.places and not draft.patients:
                draft.places.extend(source.places)


def _claimant(view: View, grammar: Grammar, filling: Filling, draft: Draft, claim: Phrase) -> None:
    """Who claims an act is its agent: the genitive of his responsibility, or the subject of the verb before it (codebook, section 3)."""
    owner = view.phrase(claim.head + 1) if claim.last > claim.head + 1 else None
    if owner is not None:
        found = [Filler(owner, view.mentions.actors.identify(owner), "overt")]
    else:
        verb = next((i for i in range(claim.first - 1, view.first - 1, -1) if view.kind(i) == "V"), -1)
        subjects = grammar.verb(verb).get(SUBJECT) if verb >= 0 else []
        found = [filler for argument in subjects if (filler := filling.resolve(argument)) is not None]
    _take_over(draft, [f for f in found if not view.is_event(f.phrase) and f.phrase.head != claim.head], "who claims the act")


ORDER = frozenset({"بعد", "قبل", "عقب", "غداة", "إثر", "وسط"})  # prepositions that put one event before or after another
AFTER = frozenset({"بعد", "إثر", "عقب", "خلال", "جراء"})  # circumstances in which who acts has acted before
LENDING_NOBODY = frozenset({"place", "order", "passive"})  # roles of light verbs whose subject is not the agent


def _from_governor(view: View, grammar: Grammar, filling: Filling, draft: Draft, before: list[Draft]) -> None:
    """Agents from the clause around an event noun: the subject of its verb, or the agents of the act that it is the aim of."""
    prep = _preposition(view, draft)
    acts = {d.index: d for d in before}
    for position in range(draft.index - 1, view.first - 1, -1):
        kind = view.kind(position)
        if kind in ".:S" or (kind == "N" and any(r.lexeme.speech and r.pos == "masdar" for r in view.text.tokens[position].form.readings)):
            return
        act = acts.get(position)
        if (
            act is not None
            and act.kind == "noun"
            and act.agents
            and view.text.tokens[draft.first].form.conj == "و"
            and act.frame.type != "CONSULT"
        ):
            _take_over(draft, act.agents, "agent of the act joined to it")
            return
        if act is not None and act.kind != "verb":
            if prep in PURPOSE | JOINING and act.agents and act.frame.type not in ("CONSULT",):
                _take_over(draft, act.agents, "agent of the act whose aim it is")
                return
            if prep in AFTER and act.agents and draft.frame.type == "ASSAULT" and act.frame.type in ("ASSAULT", "CONTROL"):
                _take_over(draft, act.agents, "agent of the act around it")
                return
            if _preposition(view, act) == prep and prep in CIRCUMSTANCE:
                return
            continue
        if kind == "V":
            _from_verb(view, grammar, filling, draft, position, acts, prep)
            return


def _preposition(view: View, draft: Draft) -> str:
    """The preposition that governs an event noun, also over a carrier (`عبر تنفيذ سلسلة من العمليات`)."""
    phrase = view.phrase_of.get(draft.index)
    if phrase is None:
        return ""
    event = view.event_in(phrase)
    return phrase.prep if event == draft.index or phrase.head == draft.index else ""


def _take_over(draft: Draft, fillers: list[Filler], why: str) -> None:
    patients = {f.phrase.head for f in draft.patients}
    for filler in fillers:
        if filler.phrase.head not in patients:
            draft.agents.append(Filler(filler.phrase, filler.identity, why))
            draft.reason("agents", why, filler.identity.rule)


def _from_verb(view: View, grammar: Grammar, filling: Filling, draft: Draft, verb: int, acts: dict[int, Draft], prep: str) -> None:
    """The subject of the verb around an event noun, if that verb can lend it: no verb of saying, happening or suffering."""
    form, act = view.text.tokens[verb].form, acts.get(verb)
    speeches = [view.knowledge.speeches[r.lexeme.speech] for r in form.readings if r.finite and r.lexeme.speech]
    lights = [view.knowledge.lights[r.lexeme.light] for r in form.readings if r.finite and r.lexeme.light]
    clause = grammar.verb(verb)
    if any(s.own for s in speeches) and not draft.agents:
        fillers = [f for argument in clause.get(SUBJECT) if (f := filling.resolve(argument)) is not None]
        _take_over(draft, [f for f in fillers if not view.is_event(f.phrase)], "who claims the act")
        return
    happens = any(a.phrase is not None and view.is_event(a.phrase) for a in clause.get(SUBJECT))
    if any(not s.only for s in speeches) or any(light.roles in LENDING_NOBODY or (light.roles == "happen" and happens) for light in lights):
        return
    if clause.passive:
        if act is not None and prep in AFTER and draft.frame.type == "ASSAULT":
            _take_over(draft, act.agents, "agent of the act around it")
        return
    if act is not None and (
        act.frame.type in OF_SPEECH or any(slot == "content" for slots in act.frame.scheme.verb.values() for slot, _ in slots)
    ):
        _from_act(view, draft, act)
        return
    for argument in clause.get(SUBJECT):
        told = acts.get(argument.phrase.head) if argument.phrase is not None else None
        if told is not None:
            _take_over(draft, told.agents, "agent of the act that led to it")
            continue
        filler = filling.resolve(argument)
        if filler is None or (filler.rule == "relative" and filler.phrase.prep and filler.identity.rule == "country"):
            continue
        classes = filling.classes(filler)
        if "actor" not in classes or any(f.phrase.head == filler.phrase.head for f in draft.patients):
            continue
        if draft.frame.type in ("ASSAULT", "MOBILIZE", "CONTROL") and ("armed" not in classes and "official" not in classes):
            continue
        if prep in CIRCUMSTANCE and act is not None and any(f.phrase.head == filler.phrase.head for f in act.patients):
            continue
        _take_over(draft, [filler], "subject of the clause around it")


# Whose act is it that a speech act speaks of: the threatener's own, or that of those who are accused or called upon.
OWN_ACTS = frozenset({"THREATEN", "AGREE", "CONCEDE"})
ACTS_OF_OTHERS = frozenset({"ACCUSE", "REQUEST"})


def _from_act(view: View, draft: Draft, act: Draft) -> None:
    """The agents of what a speech act embeds (`اتهم الجيش الجماعة بقتل مدنيين`: the group; `هدد التنظيم بهجمات`: the organisation)."""
    givers = act.agents if act.frame.type in OWN_ACTS else act.patients if act.frame.type in ACTS_OF_OTHERS else []
    for filler in givers:
        if all(filler.phrase.head != f.phrase.head for f in draft.patients):
            draft.agents.append(Filler(filler.phrase, filler.identity, f"party of the {act.frame.type}"))
            draft.reason("agents", "party of the speech act around it", act.frame.id)


def _means(view: View, draft: Draft) -> None:
    """Means and mode that words of the clause add to an act of violence."""
    if draft.frame.type != "ASSAULT" or (draft.means and draft.mode):
        return
    low = max(view.first, draft.first - 6)
    high = min(view.last, draft.last + 12)
    for index in range(low, high):
        if view.kind(index) in ".:" and index > draft.index:
            break
        for found in view.mentions.cues.get(index, ()):
            for meaning in found.meanings:
                if meaning.kind == "means":
                    means, mode = view.knowledge.means[int(meaning.id)]
                    draft.means = draft.means or means
                    if not draft.mode and mode:
                        draft.mode = mode
                        draft.reason("mode", "means in the clause", view.text.tokens[index].form.norm)
                    return

"""How a voice presents an event: actual, planned, demanded, threatened, possible, negated or denied (codebook, section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.knowledge.cues import StanceCue
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import OBJECT, SUBJECT, Clause
from riwaya.reports.code import Coded
from riwaya.reports.draft import Draft
from riwaya.reports.govern import PURPOSE
from riwaya.reports.inherit import CIRCUMSTANCE
from riwaya.reports.view import COMPLEMENTISER, View
from riwaya.spelling import fold
from riwaya.voices.ahead import duties, goes_on_with_future, lies_ahead
from riwaya.voices.content import act_content, clause_end, is_negated
from riwaya.voices.embedded import Scope
from riwaya.voices.glosses import asides
from riwaya.voices.hedges import RESULTING, hedged, resulting
from riwaya.voices.quotes import inside
from riwaya.voices.sayings import news_told

OF_ACT = {"REQUEST": "demanded", "THREATEN": "threatened", "AGREE": "planned"}
UTTERED = frozenset(["REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"])  # acts whose masdar governs its object by ل
# Types that a cue leaves alone: a request that is refused was made, an approach that nears a place has happened.
SPARED = {"refuse_to": frozenset({"REQUEST"}), "draw_near": frozenset({"MOBILIZE"})}
TURNED = {"planned": "negated", "allow": "negated", "rule_out": "possible"}  # not intended, allowed, or ruled out (`لا تعتزم`, `لم يستبعد`)
TRIED = frozenset({"try", "try_noun"})  # also an attempt leads to what is told as fact (`حاولوا اقتحام القرية ما أسفر عن مقتل جندي`)
CONCERNING = frozenset({"بشأن", "حول", "حيال", "إزاء"})
CEASING = frozenset({"توقف", "انقطع", "هدأ"})  # what does not cease goes on
CONDITIONS = frozenset({"idha", "in_cond", "in_case"})
DREADED = frozenset({"for_fear", "fear"})
WEAK = frozenset({"whichever"})  # cues that any other overrules (`لم يقع أي هجوم`)
NEAR = 3  # tokens between a condition and its negation
FACTUAL = CIRCUMSTANCE - {"في", "ب"}  # what stands behind them has happened, whatever the verb before says
# Verbs that bring about also what is known already.
CARRYING = frozenset({"تم", "جرى", "واصل", "استأنف", "بدأ", "كثّف", "وسّع", "انتزع", "أحكم", "بسط", "فرض", "استعاد"})


@dataclass(frozen=True, slots=True)
class Reach:
    """Tokens `first` up to `last` under a cue that stands at `at`."""

    stance: str
    first: int
    last: int
    at: int
    cue: str
    verb_only: bool = False


def settle(coded: Coded, scopes: list[Scope]) -> None:
    """Sets the stance of every draft of a sentence: the cue that governs it most closely decides."""
    view = coded.view
    governing: dict[int, Reach] = {}
    unnamed = asides(view)
    reaches = (*_particles(coded), *_duties(view), *_verbs(coded), *_acts(coded), *_denials(view, scopes), *_hedged(coded))
    conditions = [reach.at for reach in reaches if reach.cue in CONDITIONS]
    for reach in reaches:
        if reach.stance == "negated" and any(0 <= reach.at - at <= NEAR for at in conditions):
            continue  # إذا لم ينسحب الجيش: it may happen yet
        if any(first <= reach.at < last for first, last in unnamed):
            continue  # طلب عدم ذكر اسمه
        for draft in _governed(view, coded.drafts, reach):
            if draft.frame.type in SPARED.get(reach.cue, ()) or _is_dreaded(view, draft, reach):
                continue
            if reach.cue in WEAK and draft.frame.stance:
                continue  # أي خرق للهدنة
            before = governing.get(draft.index)
            if before is None or before.cue in WEAK or (reach.at > before.at and reach.cue not in WEAK):
                governing[draft.index] = reach
    for draft in coded.drafts:
        _settle(view, draft, governing.get(draft.index), coded.drafts)
        if draft.stance == "actual" and draft.index not in governing and draft.kind == "noun" and not draft.frame.stance:
            _follow(coded, draft, reaches)
        if draft.stance == "actual" and draft.index not in governing and draft.frame.type not in UTTERED:
            verb = _verb_of(view, draft) if draft.kind == "verb" else draft.link.verb if draft.link is not None else _carrier(coded, draft)
            if goes_on_with_future(coded, verb) or lies_ahead(view, draft, max(verb, draft.governor)):
                draft.stance = "planned"
                draft.reason("stance", "told of the time to come")


def _follow(coded: Coded, draft: Draft, reaches: tuple[Reach, ...]) -> None:
    """What somebody does with a verb that is no event itself has its stance (`ستواصل القوات التمشيط`, `من المقرر أن ترسل تعزيزات`)."""
    view = coded.view
    verb = _carrier(coded, draft)
    if verb < 0:
        return
    if view.text.tokens[verb].form.future:
        draft.stance = "planned"
        draft.reason("stance", "future of its verb", view.text.tokens[verb].form.norm)
        return
    if view.text.tokens[verb].form.prep == "ل" and not _is_auxiliary(view, verb):  # عاد الوزير ليجري محادثات
        draft.stance = "possible"
        draft.reason("stance", "purpose of its verb", view.text.tokens[verb].form.norm)
        return
    for reach in sorted(reaches, key=lambda r: -r.at):
        if reach.stance not in ("planned", "possible", "denied") or not reach.first <= verb < reach.last:
            continue
        if not any(_parts(view, i) for i in range(reach.first + 1, verb)):
            draft.stance = reach.stance
            draft.reason("stance", f"cue {reach.cue} of its verb", view.text.tokens[verb].form.norm)
        return


def _carrier(coded: Coded, draft: Draft) -> int:
    """The verb, no event itself, whose object a noun of action is or which takes it by a preposition; -1 if there is none.

    What has the article is known already and not brought about by any verb (`سيناقش المجلس الهجوم`), but by one of going on or taking."""
    view = coded.view
    verb = _nearest_verb(view, draft)
    if verb < 0 or any(view.kind(i) in "RSC.:" for i in range(draft.index, max(verb, draft.index - 12), -1)):
        return -1
    if any(d.index == verb or d.first == verb for d in coded.drafts if d is not draft):
        return -1
    phrase = view.phrase_of.get(draft.index)
    if phrase is None or phrase.first <= verb:
        return -1
    lemmas = {r.lexeme.lemma for r in view.text.tokens[verb].form.readings if r.finite}
    if (phrase.definite and view.text.tokens[draft.index].form.definite) and not lemmas & CARRYING:
        return -1
    for argument in coded.grammar.verb(verb).arguments:
        if argument.phrase is not None and argument.phrase.first == phrase.first:
            bare = argument.function == OBJECT or (argument.function == SUBJECT and bool(lemmas & CARRYING))
            return verb if bare or argument.function in ("ب", "على", "إلى", "في") else -1
    return -1


def _parts(view: View, index: int) -> bool:
    """Whether another clause begins at a token: a comma, a verb that is no auxiliary, any particle but أن."""
    kind = view.kind(index)
    if kind == "S":
        return not view.text.tokens[index].form.closed.endswith(COMPLEMENTISER)
    return _opens_main(view, index) or (kind in "VR:," and not _is_auxiliary(view, index))


def _verb_of(view: View, draft: Draft) -> int:
    """The finite verb of a predicate of verb and object (`أرسل تعزيزات`), else its first token."""
    at = draft.clause.index
    return at if draft.kind == "verb" and view.kind(draft.first) != "V" and view.kind(at) == "V" else draft.first


def _nearest_verb(view: View, draft: Draft) -> int:
    """The last finite verb before a draft in its sentence; -1 if there is none."""
    return view.text.kinds.rfind("V", view.first, draft.index)


def _governed(view: View, drafts: tuple[Draft, ...], reach: Reach) -> list[Draft]:
    """The drafts that a cue governs: the first predicate behind it, and those joined to that one with و or أو."""
    found: list[Draft] = []
    for draft in drafts:
        if not reach.first <= draft.index < reach.last or draft.index == reach.at:
            continue
        if not found:
            if reach.verb_only:
                if _next_predicate(view, draft, reach):
                    found.append(draft)
                continue
            if _reachable(view, draft, reach):
                found.append(draft)
                continue
            return []
        if any(a.phrase is not None and a.phrase.head == found[-1].index for a in draft.clause.get(SUBJECT)):
            found.append(draft)  # أن يكون القصف قتل: an event with its verb
            continue
        if _results(view, found[-1], draft) and reach.cue not in TRIED:
            found.append(draft)
            continue
        form = view.text.tokens[draft.first].form
        joined = form.conj == "و" or view.kind(draft.first - 1) == "C"
        if draft.kind != found[-1].kind or not joined or any(view.kind(i) in "VRS:." for i in range(found[-1].index + 1, draft.first)):
            break
        found.append(draft)
    return found


def _is_dreaded(view: View, draft: Draft, reach: Reach) -> bool:
    """Whether an event goes on that somebody flees from (`فر السكان خوفا من المعارك`): it has the article and stands right behind."""
    definite = view.text.tokens[draft.index].form.definite
    return reach.cue in DREADED and definite and view.kind(reach.at) != "V" and draft.index - reach.at <= 2


def _results(view: View, act: Draft, draft: Draft) -> bool:
    """Whether an event is what an act led to (`يعتقد أن الهجوم أسفر عن مقتل جنود`)."""
    verb = draft.governor
    if not act.index < verb < draft.index or view.kind(verb) != "V" or any(view.kind(i) in "VRS:.," for i in range(act.index + 1, verb)):
        return False
    return any(r.finite and r.lexeme.lemma in RESULTING for r in view.text.tokens[verb].form.readings)


def _reachable(view: View, draft: Draft, reach: Reach) -> bool:
    """Whether no other verb or relative clause stands between a cue and a predicate, and no circumstance holds it."""
    own = {draft.index, draft.first, _verb_of(view, draft), resulting(view, draft, reach.first), *(link.verb for link in draft.links[:1])}
    if any(view.kind(i) == "Q" for i in range(reach.first, draft.first)) and inside(view.text, view.first, reach.at):
        if not inside(view.text, view.first, draft.first):
            return False  # "مسيرة من أجل السلام" بدعوة من الحزب
    between = [i for i in range(reach.first, draft.index) if view.kind(i) in "VR" and i not in own and not _is_auxiliary(view, i)]
    if between or any(_opens_main(view, i) for i in range(reach.first + 1, draft.index)):
        return False
    if any(_is_circumstance(view, i) for i in range(reach.first, draft.first)):
        return False
    if view.kind(draft.first) == "V" and draft.first > reach.first and not any(view.kind(i) == "S" for i in range(reach.first, draft.first)):
        if view.text.tokens[draft.first].form.conj in ("و", "ف") or any(view.kind(i) == "," for i in range(reach.first, draft.first)):
            return False  # رفض القرار وهدد: a clause of its own
    if draft.kind == "noun":
        preposition = _preposition(view, draft)
        if preposition in FACTUAL and draft.index > reach.first + 1:
            return False
    return True


def _opens_main(view: View, index: int) -> bool:
    """Whether the main clause goes on behind a circumstance (`ضمن جهود الحماية فقد تم تدمير ألغام`)."""
    form = view.text.tokens[index].form
    return form.conj == "ف" and (view.kind(index) == "V" or form.core == "قد")


def _is_circumstance(view: View, index: int) -> bool:
    """Whether a clause begins that tells when or why (`عندما`, `بعد أن`): it is not what the cue speaks of."""
    if view.kind(index) != "S":
        return False
    if not view.text.tokens[index].form.closed.endswith(COMPLEMENTISER):
        return True
    return view.kind(index - 1) == "P" and view.preposition(index - 1) in FACTUAL


def _is_auxiliary(view: View, index: int) -> bool:
    """Whether a verb is كان, which only gives another verb its tense (`أن تكون طائراتها قصفت`), or تم before its masdar (`أن يتم تحرير`)."""
    return any(r.finite and r.lexeme.lemma in ("كان", "تم", "جرى") for r in view.text.tokens[index].form.readings)


def _settle(view: View, draft: Draft, best: Reach | None, drafts: tuple[Draft, ...]) -> None:
    form = view.text.tokens[draft.first].form
    verb = _verb_of(view, draft)
    if form.future or (view.text.tokens[verb].form.future and (best is None or best.at != verb)):
        draft.stance = "planned"
        draft.reason("stance", "future", form.norm)
    elif best is not None:
        draft.stance = best.stance
        draft.reason("stance", f"cue {best.cue}")
    elif draft.link is not None and draft.link.light.stance:
        draft.stance = draft.link.light.stance
        draft.reason("stance", f"light verb {draft.link.light.id}")
    elif draft.frame.stance:
        draft.stance = draft.frame.stance
        draft.reason("stance", "frame")
    elif _is_purpose(view, draft, drafts):
        draft.stance = "possible"
        draft.reason("stance", "purpose", form.norm)
    if draft.link is not None and draft.stance == "actual" and view.text.tokens[draft.link.verb].form.future:
        draft.stance = "planned"
        draft.reason("stance", "future of the light verb")
    elif best is None and draft.stance == "actual" and _is_aimed_at(view, draft):
        draft.stance = "possible"
        draft.reason("stance", "purpose of the light verb")


def _is_aimed_at(view: View, draft: Draft) -> bool:
    """Whether ل stands before the light verb or masdar of an act (`لتنفيذ غارات`); what is known already is met, not meant."""
    if draft.link is None or view.text.tokens[draft.link.verb].form.prep != "ل":
        return False
    light, form = view.text.tokens[draft.link.verb].form, view.text.tokens[draft.index].form
    if _is_auxiliary(view, draft.link.verb):
        return False  # هاجم مسلحون الدورية ليتم الاشتباك معهم: a result
    return not (form.definite or form.suffix) or any(r.lexeme.lemma in CARRYING for r in light.readings)


def _is_purpose(view: View, draft: Draft, drafts: tuple[Draft, ...]) -> bool:
    """Whether a masdar or verb with ل says what an act is meant for.

    An act, a force or a definite noun is there for a purpose (`شن هجوما لاستعادة`, `العملية لتحرير`). A ل that stands for a
    genitive or an object is none: behind an indefinite thing (`صورا لاستسلام`), an adverb (`نتيجة لانفجار`), a word of
    speech (`دعما لعملية`), or a verb that governs it (`تخضع لسيطرة`).
    """
    form = view.text.tokens[draft.first].form
    if view.kind(draft.first) == "V":
        return form.prep == "ل"
    if draft.kind != "noun" or _preposition(view, draft) not in PURPOSE or draft.link is not None:
        return False
    if draft.reading.pos != "masdar" or draft.reading.number == "p" or _is_voiced(view, draft, drafts):
        return False
    phrase = view.phrase_of.get(draft.index)
    before = (phrase.prep_at if phrase is not None and phrase.prep_at >= 0 else draft.index) - 1
    while before > draft.governor and before in view.time_tokens and any(before < end for end in view.times.values()):
        before -= 1  # شن هجوما الجمعة للاستيلاء على المدينة
    governor = view.phrase_of.get(before)
    if governor is None:
        return not _takes_li(view, before)
    head = view.text.tokens[governor.head].form
    acts = {view.knowledge.frames[name].type for r in head.readings if r.pos in ("masdar", "noun") for name in r.lexeme.frames}
    if acts:
        return bool(acts - UTTERED)
    if any(view.text.tokens[i].form.stem_key in view.knowledge.carriers for i in range(governor.head, governor.last)):
        return True  # في إطار عملية لتحرير المدينة
    if governor.definite:
        return not _takes_li(view, draft.governor)
    return view.mentions.actors.identify(governor).kind == "armed"


def _is_voiced(view: View, draft: Draft, drafts: tuple[Draft, ...]) -> bool:
    """Whether a call or blame is what a gathering says by meeting (`تظاهر المئات للتنديد بالغارات`): it is uttered, not only meant."""
    if draft.frame.type not in ("REQUEST", "ACCUSE", "REJECT"):
        return False
    return any(d.frame.type == "PROTEST" and d.index < draft.index and d.stance == "actual" for d in drafts)


def _takes_li(view: View, verb: int) -> bool:
    """Whether a verb governs its object by ل, or an adverb in the accusative does (`تخضع لسيطرة`, `نتيجة لانفجار`)."""
    if view.kind(verb) == "V":
        lexemes = [r.lexeme for r in view.text.tokens[verb].form.readings if r.finite]
        if any(lexeme.lemma in RESULTING for lexeme in lexemes):
            return True  # أدى لمقتل جنود: a result, no aim
        if any(view.knowledge.frames[name].type == "CONCEDE" for lexeme in lexemes for name in lexeme.frames):
            return True  # استجابت الحكومة لطلب المحافظ
        return any(lexeme.light and "ل" in view.knowledge.lights[lexeme.light].prep for lexeme in lexemes)
    return view.kind(verb) in "NAX"


def _preposition(view: View, draft: Draft) -> str:
    phrase = view.phrase_of.get(draft.index)
    if phrase is not None and (phrase.head == draft.index or _is_with(view, phrase, draft)):
        return phrase.prep
    return view.text.tokens[draft.index].form.prep


def _is_with(view: View, phrase: Phrase, draft: Draft) -> bool:
    """Whether an event noun is told together with the masdar before it (`لاستعادة السيطرة`, `لفك الحصار`, `لإجراء محادثات`)."""
    if phrase.head != draft.index - 1 or not view.is_masdar(phrase):
        return False
    lexemes = [r.lexeme for r in view.text.tokens[phrase.head].form.readings if r.pos == "masdar"]
    types = {view.knowledge.frames[name].type for lexeme in lexemes for name in lexeme.frames}
    return draft.frame.type in types or draft.frame.type == "RETREAT" or any(lexeme.light for lexeme in lexemes)


def _next_predicate(view: View, draft: Draft, reach: Reach) -> bool:
    """Whether a draft is the first verb behind a particle, or the event noun that this verb carries."""
    verb = next((i for i in range(reach.first, reach.last) if view.kind(i) == "V"), -1)
    if draft.first <= verb <= draft.index or draft.index == verb:
        return True
    if draft.link is not None and draft.link.verb == verb:
        return True
    if draft.governor != verb or verb < 0:
        return False
    lemmas = {r.lexeme.lemma for r in view.text.tokens[verb].form.readings if r.finite}
    if lemmas & CEASING or _is_known(view, draft) or view.text.tokens[draft.index - 1].form.norm in CONCERNING:
        return False  # لم تنقطع الاشتباكات, لم تتوافر معلومات بشأن مقتل
    if lemmas & RESULTING:
        resumed = view.kind(verb + 1) == "P" and bool(view.text.tokens[verb + 1].form.suffix)  # لم تسفر عنها إصابات
        return resumed or draft.governed_by in ("object", "إلى", "عن", "في", "ب")  # لم يسفر القصف عن ضحايا: it took place
    return draft.governed_by in ("object", "subject", "من", "ب", "إلى", "على")


def _is_known(view: View, draft: Draft) -> bool:
    """Whether a relative clause tells that an act has happened, whatever its verb denies (`لم يعلم بالاعتقالات التي قامت بها الشرطة`)."""
    phrase = view.phrase_of.get(draft.index)
    return draft.kind == "noun" and phrase is not None and phrase.definite and view.kind(phrase.last) == "R"


def _particles(coded: Coded) -> Iterator[Reach]:
    """Fixed words: `لم`, `سوف`, `ربما`, `عدم`, `محاولة`, `من أجل`."""
    view = coded.view
    for index, names in view.cues:
        for found in names:
            for meaning in found.meanings:
                if meaning.kind != "stance":
                    continue
                cue = view.knowledge.stances[meaning.id]
                first = _governed_from(view, cue, index, found.last)
                if first < 0 or _excluded(view, cue, index, found.last) or not _needed(view, cue, found.last):
                    continue
                if cue.scope == "verb":
                    yield Reach(cue.stance, first, min(first + 5, view.last), index, cue.id, verb_only=True)
                else:  # أي governs only the noun right behind it
                    yield Reach(cue.stance, first, first + 1 if cue.id in WEAK else clause_end(view, first), index, cue.id)


def _duties(view: View) -> Iterator[Reach]:
    """What somebody has to do: `إن على الحكومة سحب قواتها`."""
    for index, first in duties(view):
        yield Reach("demanded", first, clause_end(view, first), index, "duty")


def _hedged(coded: Coded) -> Iterator[Reach]:
    """What is supposed with a word that stands behind it: `استهدف القصف على ما يبدو مقر الحركة`."""
    for index, told in hedged(coded):
        yield Reach("possible", told, told + 1, index, "hedge")


def _governed_from(view: View, cue: StanceCue, index: int, behind: int) -> int:
    """Where what a fixed word governs begins; -1 if the preposition or genitive that it needs does not follow it or its phrase."""
    if not cue.prep:
        return behind - 1 if cue.itself and behind > index + 1 else behind  # معركة استعادة: the last word is what it governs
    following = view.text.tokens[behind].form if behind < view.last else None
    last = view.text.tokens[behind - 1].form
    if "genitive" in cue.prep and following is not None and view.kind(behind) in "N#D":
        if not (last.definite or last.suffix or following.prep or following.conj):
            return behind
    phrase = view.phrase_of.get(index)
    for position in range(behind, min(max(behind, phrase.last if phrase is not None else 0) + 3, view.last)):
        form = view.text.tokens[position].form
        if form.prep and form.prep in cue.prep:
            return position
        if view.kind(position) == "P" and view.preposition(position) in cue.prep:
            return position + 1
        if view.kind(position) in "VSR.,:":
            return -1
    return -1


def _excluded(view: View, cue: StanceCue, index: int, behind: int) -> bool:
    after = [view.text.tokens[i].form.fold for i in range(behind, min(behind + 3, view.last))]
    before = [view.text.tokens[i].form.fold for i in range(max(view.first, index - 3), index)]
    return any(list(words) == after[: len(words)] for words in cue.unless) or any(
        list(words) == before[-len(words) :] for words in cue.unless_before if words
    )


def _needed(view: View, cue: StanceCue, behind: int) -> bool:
    """Whether what the cue must be followed by follows it."""
    if not cue.needs:
        return True
    for index in range(behind, min(behind + 3, view.last)):
        kind = view.kind(index)
        if kind == "V":
            reading = view.verb_reading(index)
            return cue.needs == "verb" or (reading is not None and reading.pos == cue.needs) or (reading is None and cue.needs == "imperfect")
        if kind in "NA":
            if cue.needs == "masdar" and cue.kind == "particle":
                form = view.text.tokens[index].form  # ل standing alone is also `to` somebody: في تصريح لـ«القدس»
                return index == behind and (form.event or any(r.pos == "masdar" for r in form.readings))
            return cue.needs == "masdar"
        if kind not in "XG":
            return False
    return False


def _verbs(coded: Coded) -> Iterator[Reach]:
    """Verbs that are cues: `يعتزم`, `حاول`, `فشل في`."""
    view = coded.view
    for index in range(view.first, view.last):
        kind = view.text.kinds[index]
        if kind not in "VNA":
            continue
        for reading in view.text.tokens[index].form.readings:
            if not reading.lexeme.cues or reading.finite != (kind == "V"):
                continue
            if reading.pos == "passive" and view.text.tokens[index].form.definite:
                continue  # الحكومة في المنفى, من غير المستبعد
            for name in reading.lexeme.cues:
                cue = view.knowledge.stances[name]
                clause = coded.grammar.verb(index) if reading.finite else None
                if _excluded(view, cue, index, index + 1):
                    continue
                stance = cue.stance
                if reading.finite and is_negated(view, index):
                    stance = TURNED.get(cue.id, TURNED.get(stance, stance))
                first = _complement(view, cue, clause, index)
                if first >= 0:
                    yield Reach(stance, first, clause_end(view, first), index, cue.id)
            break


def _complement(view: View, cue: StanceCue, clause: Clause | None, index: int) -> int:
    """Where what a cue verb governs begins; -1 if the preposition that it needs is missing."""
    if not cue.prep:
        return index + 1
    wanted = {fold(p) for p in cue.prep}
    if clause is None and view.text.tokens[min(index + 1, view.last - 1)].form.conj:
        return -1  # قوبل بالرفض والاحتجاج
    if "object" in wanted or (fold("أن") in wanted and clause is not None and clause.content >= 0):
        return index + 1
    for position in range(index + 1, min(index + 14, view.last)):
        form = view.text.tokens[position].form
        if view.kind(position) in ".:SRV":
            return -1
        if (view.kind(position) == "P" and fold(view.preposition(position)) in wanted) or (form.prep and form.prep in wanted):
            return -1 if form.suffix and clause is None else position  # الأهداف المخطط لها
    return -1


def _acts(coded: Coded) -> Iterator[Reach]:
    """What is called for is demanded, what is threatened threatened, what is agreed planned."""
    for draft in coded.drafts:
        stance = OF_ACT.get(draft.frame.type, "")
        first = act_content(coded.view, draft) if stance else -1
        if stance == "planned" and coded.view.kind(draft.index) == "V" and is_negated(coded.view, draft.index):
            stance = "negated"  # لم يوافق المجلس على إرسال قوات
        if stance and first >= 0:
            yield Reach(stance, first, clause_end(coded.view, first), draft.index, draft.frame.id)


def _denials(view: View, scopes: list[Scope]) -> Iterator[Reach]:
    """What a source denies, up to where it goes on with another verb (`نفى الجيش تورطه، لافتا إلى أن`)."""
    for scope in scopes:
        if scope.stance:
            told = news_told(view, scope.first)
            last = min((s.at for s in scopes if max(scope.first, told) <= s.at < scope.last), default=scope.last)
            yield Reach(scope.stance, max(scope.first, told), last, scope.at, scope.cue)

"""The fourth stage: gives every draft its voice, stance and ground, and makes the reports."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya import ids
from riwaya.knowledge import Knowledge
from riwaya.language.text import Text
from riwaya.mentions.mentions import Mentions
from riwaya.mentions.phrases import Phrase
from riwaya.model import Participant, Report, Where
from riwaya.reports.clause import GENITIVE
from riwaya.reports.code import Coded
from riwaya.reports.control import extent
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.view import View
from riwaya.voices import ground, stance
from riwaya.voices.confidence import rate, signs_of
from riwaya.voices.content import SPEECH_ACTS
from riwaya.voices.derive import codes_of, control_of
from riwaya.voices.embedded import Scope
from riwaya.voices.quotes import inside
from riwaya.voices.scopes import Attribution
from riwaya.voices.speakers import person_span

PEOPLE = frozenset({"الذين", "اللذين", "اللذان"})
LYING = frozenset({"CONTROL", "MOBILIZE"})  # types of how things lie at a place
FORCES = frozenset({"القوات", "قوات", "الطائرات", "طائرات", "المقاتلات", "مقاتلات", "المدفعية", "مدفعية", "المروحيات", "البوارج"})


def attribute(text: Text, mentions: Mentions, coded: list[Coded], knowledge: Knowledge) -> tuple[Report, ...]:
    """The reports of an article in the order of their triggers."""
    return tuple(report for report, _ in with_signs(text, mentions, coded, knowledge))


def with_signs(text: Text, mentions: Mentions, coded: list[Coded], knowledge: Knowledge) -> Iterator[tuple[Report, frozenset[str]]]:
    """The reports in the order of their triggers, each with the signs that its confidence rests on."""
    attribution = Attribution()
    snippet = ground.is_snippet(text)
    item = 0
    for part in coded:
        if part.view.sentence.item != item:
            item, attribution = part.view.sentence.item, Attribution()  # nor does another story go on with a source
        scopes = attribution.sentence(part)
        stance.settle(part, scopes)
        for number, draft in enumerate(part.drafts):
            _voice(part.view, draft, scopes)
            ground.settle(part.view, draft, text.article.published, snippet, mentions.genre)
            if number and not snippet:
                ground.go_on(part.view, draft, part.drafts[number - 1])
            signs = signs_of(part.view, draft, scopes)
            yield _report(text, mentions, draft, knowledge, part, signs), signs


def _voice(view: View, draft: Draft, scopes: list[Scope]) -> None:
    """The sources of the innermost scope around a draft; what only explains a name or place is the narrator's."""
    best: Scope | None = None
    gloss = _gloss(view, draft)
    for scope in scopes:
        if gloss > scope.first and gloss > scope.at and not inside(view.text, max(scope.first - 1, 0), gloss):
            continue
        if scope.first <= draft.index < scope.last and scope.at != draft.index and (best is None or scope.at >= best.at):
            best = scope
    if best is not None and _tells_of(view, draft, best):
        draft.voice = list(best.sources[1:])
        draft.reason("voice", "the narrator goes on", best.cue)
    elif best is not None:
        draft.voice = list(best.sources)
        draft.reason("voice", "told by", best.cue)
    else:
        draft.reason("voice", "the narrator")


def _tells_of(view: View, draft: Draft, scope: Scope) -> bool:
    """Whether a joined speech act is told of the speaker and not by him: `أعلن الحزب مسؤوليته عن الهجوم وهدد الحكومة`."""
    form = view.text.tokens[draft.index].form
    if draft.frame.type not in SPEECH_ACTS or not draft.agents:
        return False
    if draft.reading.pos == "active" and not form.definite:  # قال الوزير إن القوات انسحبت، داعيا إلى الحوار
        told = draft.index > scope.first and view.mentions.phrases.is_circumstantial(draft.index)
    else:
        told = view.kind(draft.index) == "V" and form.conj in ("و", "ف") and view.agreement(draft.index)[0] == 3
        told = told and any(r.finite and r.pos == "perfect" for r in form.readings)
    if view.kind(draft.index) == "V" and draft.index < scope.at and view.kind(scope.at) != "V" and view.agreement(draft.index)[0] == 3:
        told = True  # دعا إلى الانسحاب، حسب تعبيره
    same = person_span(view, draft.agents[0].phrase)[0].start == scope.sources[0].span.start
    return told and same and not inside(view.text, max(scope.first - 1, 0), draft.index)


def _gloss(view: View, draft: Draft) -> int:
    """Where a relative clause begins that holds a draft and only explains a name or a place (`التي تشهد معارك`, `منطقة يسيطر عليها
    المتمردون`); -1 if there is none."""
    verbs = 0
    for position in range(draft.index, view.first, -1):
        kind = view.kind(position)
        if kind in ".:S," or verbs > 1:
            return -1
        verbs += kind == "V"
        antecedent = view.phrase_of.get(position - 1 - (view.kind(position - 1) == "Q"))  # «العمليات في المطار» الذي استعادته القوات
        if kind == "R":
            if antecedent is None or view.is_event(antecedent) or view.is_masdar(antecedent):
                return -1
            if _acts_on(view, draft, antecedent):
                return -1
            if view.text.tokens[position].form.core in PEOPLE and antecedent.number != "p":
                return -1  # من مقاتلي التنظيم الذين: of the fighters
            named = any(_is_named(view, i) for i in range(antecedent.first, antecedent.last))
            return position if named or view.mentions.places.is_place(antecedent) else -1
        if kind == "V" and _lies_there(view, draft, position, antecedent):
            return position
    return -1


def _is_named(view: View, index: int) -> bool:
    """Whether a name begins at a token, and no mere nationality (`الجنود الفرنسيين الذين قتلوا`)."""
    return any(m.kind in ("actor", "place", "country") for found in view.mentions.names.get(index, ()) for m in found.meanings)


def _lies_there(view: View, draft: Draft, verb: int, antecedent: Phrase | None) -> bool:
    """Whether a verb stands right behind an indefinite place and says how things are there (`في منطقة تسيطر عليها القبائل`)."""
    if antecedent is None or antecedent.definite or antecedent.last != verb or view.text.tokens[verb].form.conj:
        return False
    if draft.frame.type not in LYING or any(r.pos == "perfect" for r in view.text.tokens[verb].form.readings if r.finite):
        return False
    return bool(antecedent.prep) and view.mentions.places.is_place(antecedent)


def _acts_on(view: View, draft: Draft, antecedent: Phrase) -> bool:
    """Whether a force is told to act in a relative clause, which tells on (`قصفت من الطائرات التي استهدفت أيضا`)."""
    if view.text.tokens[antecedent.head].form.core not in FORCES:
        return False
    return any(f.phrase.head == antecedent.head for f in draft.agents)


def _report(text: Text, mentions: Mentions, draft: Draft, knowledge: Knowledge, part: Coded, signs: frozenset[str]) -> Report:
    agents, patients = _participants(part, draft.agents), _participants(part, draft.patients)
    if draft.frame.type == "CONTROL" and draft.frame.mode == "lose" and not agents and patients:
        agents, patients = patients, ()
    elif draft.frame.type == "CONTROL" and draft.frame.mode == "lose" and agents and patients and _drives_out(draft):
        draft.mode = "capture"
    where = _where(mentions, draft) if draft.places else None
    if draft.time is not None:
        draft.reason("time", draft.time_rule)
    confidence, doubts = rate(signs, knowledge.confidence)
    for doubt in doubts:
        draft.reason("confidence", doubt)
    trigger = text.word(draft.index)
    held = extent(part.view, draft) if draft.frame.type == "CONTROL" else ""
    codes = codes_of(knowledge.crosswalk, draft.frame.type, draft.mode, stance=draft.stance, means=draft.means, agents=agents, patients=patients)
    return Report(
        id=ids.report_id(text.article.hash or text.article.id, trigger.start, trigger.end, draft.frame.id),
        trigger=trigger,
        frame=draft.frame.id,
        type=draft.frame.type,
        mode=draft.mode,
        agents=agents,
        patients=patients,
        place=where,
        time=draft.time,
        counts=tuple(draft.counts),
        means=draft.means,
        control=control_of(draft.frame.type, draft.mode, agents, patients, where, held),
        voice=tuple(draft.voice),
        stance=draft.stance,
        ground=draft.ground,
        confidence=confidence,
        because=tuple(draft.because),
        codes=codes,
    )


def _drives_out(draft: Draft) -> bool:
    """Whether a masdar tells who is driven out (`هجوم لطرد المتمردين من المدينة`): with who does it the place is taken, else it is lost."""
    return draft.kind == "noun" and any(slot == "object" for slot, _ in draft.frame.scheme.noun.get(GENITIVE, ()))


def _where(mentions: Mentions, draft: Draft) -> Where:
    """The place of a draft, by its own name or that of the place that it takes up."""
    where = mentions.places.resolve(draft.places[0].phrase)
    draft.reason("place", draft.place_rule or draft.places[0].rule)
    if where.id:
        return where
    before = mentions.places.taken_up(draft.places[0].phrase)
    if before is not None:
        draft.reason("place", "inference", before.name_en)
    return before or where


def _participants(part: Coded, fillers: list[Filler]) -> tuple[Participant, ...]:
    found: dict[int, Participant] = {}
    for filler in fillers:
        span, _ = person_span(part.view, filler.phrase)
        found.setdefault(span.start, Participant(span, filler.identity.actor, filler.identity.country, filler.identity.role))
    return tuple(found.values())

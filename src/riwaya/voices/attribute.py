"""The fourth stage: gives every draft its voice, stance and ground, and makes the reports."""

from __future__ import annotations

from riwaya import ids
from riwaya.knowledge import Knowledge
from riwaya.knowledge.crosswalk import cross
from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.language.text import Text
from riwaya.mentions.mentions import Mentions
from riwaya.model import Control, Participant, Report, Where
from riwaya.reports.code import Coded
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.view import View
from riwaya.voices import ground, stance
from riwaya.voices.scopes import Attribution, Scope
from riwaya.voices.speakers import person_span


def attribute(text: Text, mentions: Mentions, coded: list[Coded], knowledge: Knowledge) -> tuple[Report, ...]:
    """The reports of an article in the order of their triggers."""
    attribution = Attribution()
    reports: list[Report] = []
    snippet = ground.is_snippet(text)
    for part in coded:
        scopes = attribution.sentence(part)
        stance.settle(part, scopes)
        for draft in part.drafts:
            _voice(part.view, draft, scopes)
            ground.settle(part.view, draft, text.article.published, snippet)
            reports.append(_report(text, mentions, draft, knowledge, part))
    return tuple(reports)


def _voice(view: View, draft: Draft, scopes: list[Scope]) -> None:
    """The sources of the innermost scope around a draft; what only explains a name or place is the narrator's."""
    best: Scope | None = None
    gloss = _gloss(view, draft)
    for scope in scopes:
        if gloss > scope.first and gloss > scope.at:
            continue
        if scope.first <= draft.index < scope.last and scope.at != draft.index and (best is None or scope.at >= best.at):
            best = scope
    if best is not None:
        draft.voice = list(best.sources)
        draft.reason("voice", "told by", best.cue)
    else:
        draft.reason("voice", "the narrator")


def _gloss(view: View, draft: Draft) -> int:
    """Where a relative clause begins that holds a draft and only explains a name or a place (`التي تشهد معارك`); -1 if there is none."""
    verbs = 0
    for position in range(draft.index, view.first, -1):
        kind = view.kind(position)
        if kind in ".:S" or kind == "," or verbs > 1:
            return -1
        verbs += kind == "V"
        if kind == "R":
            antecedent = view.phrase_of.get(position - 1)
            if antecedent is None or view.is_event(antecedent) or view.is_masdar(antecedent):
                return -1
            named = any(i in view.mentions.names for i in range(antecedent.first, antecedent.last))
            return position if named or view.mentions.places.is_place(antecedent) else -1
    return -1


def _report(text: Text, mentions: Mentions, draft: Draft, knowledge: Knowledge, part: Coded) -> Report:
    agents, patients = _participants(part, draft.agents), _participants(part, draft.patients)
    if draft.frame.type == "CONTROL" and draft.frame.mode == "lose" and not agents and patients:
        agents, patients = patients, ()
    where = mentions.places.resolve(draft.places[0].phrase) if draft.places else None
    if where is not None:
        draft.reason("place", draft.place_rule or draft.places[0].rule)
    if draft.time is not None:
        draft.reason("time", draft.time_rule)
    trigger = text.word(draft.index)
    roles = frozenset(
        name
        for name, true in (
            ("armed", any(p.role in ARMED_ROLES for p in agents) and any(p.role in ARMED_ROLES for p in patients)),
            ("civilian", any(p.role == "CVL" for p in patients)),
            ("state", any(p.role in ("GOV", "MIL", "COP") for p in agents)),
        )
        if true
    )
    codes = cross(
        knowledge.crosswalk,
        type=draft.frame.type,
        mode=draft.mode,
        stance=draft.stance,
        means=draft.means,
        actors=roles,
    )
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
        control=_control(draft, agents, patients, where),
        voice=tuple(draft.voice),
        stance=draft.stance,
        ground=draft.ground,
        confidence=_confidence(draft),
        because=tuple(draft.because),
        codes=codes,
    )


def _participants(part: Coded, fillers: list[Filler]) -> tuple[Participant, ...]:
    found: dict[int, Participant] = {}
    for filler in fillers:
        span, _ = person_span(part.view, filler.phrase)
        found.setdefault(span.start, Participant(span, filler.identity.actor, filler.identity.country, filler.identity.role))
    return tuple(found.values())


def _control(draft: Draft, agents: tuple[Participant, ...], patients: tuple[Participant, ...], where: Where | None) -> Control | None:
    if draft.frame.type != "CONTROL":
        return None
    place = (where.name_en or where.span.text) if where else ""
    if draft.mode == "lose":
        return Control(place, _named(patients), _named(agents), "")
    return Control(place, _named(agents), _named(patients), "")


def _named(people: tuple[Participant, ...]) -> str:
    return ", ".join(p.actor or p.span.text for p in people)


def _confidence(draft: Draft) -> float:
    """A rough degree of trust between 0 and 1: each field that rests on inference lowers it."""
    inferred = sum(
        f.rule in ("dropped", "pronoun", "shared", "subject of the clause", "agent of the act") for f in (*draft.agents, *draft.patients)
    )
    value = (
        0.9
        - 0.12 * inferred
        - (0.1 if draft.place_rule.startswith("place ") else 0.0)
        - (0.1 if not draft.agents and not draft.patients else 0.0)
    )
    return round(max(0.2, value), 2)

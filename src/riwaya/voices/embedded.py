"""What a source is quoted for, and what speech acts embed: it is told by their agents (codebook, section 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.mentions.coreference import agrees
from riwaya.mentions.phrases import Phrase
from riwaya.model import Source
from riwaya.reports.code import Coded
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.view import View
from riwaya.voices.content import OPINIONS, SPEECH_ACTS, act_content, clause_end
from riwaya.voices.quotes import inside
from riwaya.voices.sayings import is_news
from riwaya.voices.speakers import person_span

# Words with which a circumstance begins.
WHEN = frozenset({"بعد", "قبل", "منذ", "عقب", "إثر", "اثر", "غداة", "رغم", "جراء", "بعدما", "عندما", "حينما", "حين", "بينما"})
FRONTED = frozenset({"بينما", "فيما", "حين", "عندما", "بعدما"})
DURING = frozenset({"خلال", "أثناء", "وسط"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Tokens `first` up to `last` are told by `sources` (the nearest first); `stance` is what the reporting verb makes of it."""

    first: int
    last: int
    sources: tuple[Source, ...]
    cue: str
    strength: str
    stance: str = ""
    at: int = -1


def told_by_agents(coded: Coded, scopes: list[Scope]) -> None:
    """Adds the scopes of what speech acts embed, told by their agents: `نددت الأمم المتحدة بتجدد القتال`."""
    view = coded.view
    for draft in coded.drafts:
        if draft.frame.type not in SPEECH_ACTS or not draft.agents or any(s.at == draft.index for s in scopes):
            continue
        if view.kind(draft.index) == "A" and view.text.tokens[draft.index].form.definite:
            continue  # it only says which noun is meant (`القوات المناهضة للحوثيين`)
        first = act_content(view, draft)
        if first < 0:
            continue
        sources = tuple(_from_filler(view, f, draft) for f in draft.agents[:1])
        outer = next((s for s in reversed(scopes) if s.first <= draft.index < s.last), None)
        if outer is not None and draft.kind == "verb" and view.agreement(draft.index)[0] == 1:
            sources = outer.sources  # قال الوزير "لقد دعونا إلى تحقيق"
        elif outer is not None and outer.sources[0].span.start != sources[0].span.start:
            sources = (*sources, *outer.sources)
        last = _act_end(view, first, draft)
        scopes.append(Scope(first, last, sources, view.text.tokens[draft.index].form.norm, "says", at=draft.index))


def in_first_person(coded: Coded) -> bool:
    """Whether a sentence of a news article tells what `I` or `we` do: who spoke last goes on (`أندد بالهجوم`, `نحن نرفض القرار`)."""
    view = coded.view
    if view.mentions.genre != "news":
        return False
    said = (d.index for d in coded.drafts if view.kind(d.index) == "V")
    return any(all(r.person == 1 for r in view.text.tokens[i].form.readings if r.finite) and view.agreement(i)[0] == 1 for i in said)


def speakers_go_on(coded: Coded, scopes: list[Scope], phrases: dict[int, Phrase]) -> None:
    """Gives what somebody does meanwhile behind a comma to who speaks and not to whom he speaks of, where both are meant by its form
    (`قال الوزير إن الجيش سيطر على المدينة، داعيا المسلحين إلى الحوار`)."""
    view = coded.view
    for draft in coded.drafts:
        if draft.frame.type not in SPEECH_ACTS or draft.reading.pos != "active" or not draft.agents or view.kind(draft.index - 1) != ",":
            continue
        around = [s for s in scopes if s.first < draft.index < s.last and s.at >= view.first]
        speakers = {s.sources[0].span.start for s in around}
        phrase = phrases.get(min(speakers)) if len(speakers) == 1 else None
        if phrase is None or not view.mentions.phrases.is_circumstantial(draft.index):
            continue
        if draft.agents[0].phrase.first < around[0].first or draft.agents[0].phrase.first > draft.index:
            continue
        if inside(view.text, max(around[0].first - 1, 0), draft.index) or not agrees(phrase, draft.reading.gender, draft.reading.number):
            continue
        draft.agents = [Filler(phrase, view.mentions.actors.identify(phrase), "speaker")]
        draft.reason("agents", "speaker")


def _act_end(view: View, first: int, draft: Draft) -> int:
    """The token behind what a speech act embeds. When or why it was done is the narrator's, unless a clause is embedded (`دعا الوزير
    إلى التهدئة بعد مقتل متظاهرين`); of an accusation, in the course of what is rather a part of it (`اتهمه بقتل أسرى خلال المعارك`)."""
    end = clause_end(view, first, opinion=draft.frame.type in OPINIONS)
    if view.kind(first) == "S":
        return end
    words = WHEN if draft.frame.type == "ACCUSE" else WHEN | DURING
    return next((i for i in range(first + 1, end) if _begins_circumstance(view, i, words)), end)


def _begins_circumstance(view: View, index: int, words: frozenset[str]) -> bool:
    """Whether a preposition or conjunction of time or cause stands at a token, and no mere date or span behind it."""
    if index in view.time_tokens or index + 1 in view.times:
        return False
    if index in view.compounds:
        return view.compounds[index][1] in words
    return view.kind(index) in "PS" and (view.preposition(index) in words or view.text.tokens[index].form.core in words)


def begins_later(view: View, scopes: list[Scope], verb: int) -> int:
    """Where what another verb of saying tells begins behind this one, which only explains its speaker (`قالت اللجنة في بيان نشرته
    وكالات إن`); the end of the sentence if none waits."""
    return min((s.first for s in scopes if view.first <= s.at < verb < s.first and view.kind(s.at) == "V"), default=view.last)


def deny_news(view: View, scopes: list[Scope], phrases: dict[int, Phrase]) -> None:
    """Gives what denied news tell of to who denies them (`نفت الوزارة الأنباء التي تحدثت عن مقتل جنود`)."""
    for number, scope in enumerate(scopes):
        phrase = phrases.get(scope.sources[0].span.start)
        denial = next((s for s in scopes if s.stance and phrase is not None and s.at < phrase.first < s.last and s is not scope), None)
        if phrase is None or denial is None or not is_news(view, phrase):
            continue
        if not any(view.kind(i) in "VS:." for i in range(denial.at + 1, phrase.first)):
            scopes[number] = replace(scope, sources=denial.sources)


def fronted_end(view: View, verb: int) -> int:
    """Where the main clause begins behind a clause of contrast that opens the sentence (`وبينما أكد المجلس التزامه، رفض الحزب الحوار`); the
    end of the sentence if a verb of saying does not stand in such a clause."""
    if verb > view.first + 2 or view.text.tokens[verb - 1].form.core not in FRONTED:
        return view.last
    found = (i + 1 for i in range(verb + 1, view.last - 1) if view.kind(i) == "," and view.kind(i + 1) == "V")
    return next((i for i in found if not view.text.tokens[i].form.conj and not inside(view.text, view.first, i)), view.last)


def _from_filler(view: View, filler: Filler, draft: Draft) -> Source:
    span, identity = person_span(view, filler.phrase)
    return Source(span, view.text.tokens[draft.index].form.norm, identity.actor, identity.country, identity.role)

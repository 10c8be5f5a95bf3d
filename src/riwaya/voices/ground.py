"""Whether an event is the article's own matter, recalled, or a series (codebook, section 5, Ground).

News tells an event with its circumstances: a fresh day, a number of victims, who says so. A text of a sentence or two must show
such circumstances for an event to be its own matter; in a whole article they are taken for granted, and signs of recall decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.knowledge.vocabulary import ARMED_ROLES
from riwaya.language.text import Text
from riwaya.mentions.phrases import Phrase
from riwaya.reports.clause import SUBJECT
from riwaya.reports.draft import Draft
from riwaya.reports.view import COMPLEMENTISER, View
from riwaya.spelling import key
from riwaya.voices.recall import fresh_day, is_past_month, is_pluperfect, is_remembered, is_series, why_recalled

RECENT = timedelta(days=40)  # an event further back than this is told as background in daily news
FRESH = timedelta(days=8)
SNIPPET = 80  # tokens; three sentences of one paragraph that have no more are no article
WITNESSES = frozenset({"MIL", "COP", "UNK", "CVL", "MED"})  # those who tell what happened rather than what they think of it
TOLD_WITH = frozenset({"في", "بعد", "خلال", "جراء", "إثر", "ب", "عن", "إلى"})  # prepositions behind which a report tells an act
LONG = frozenset({"month", "season", "year", "span"})  # precisions of times in which much happens: history, statistics
LONG_AGO = frozenset({"time long before publication", "long time", "goes on with what was long ago"})
ENOUGH = 5  # points that make an event of a snippet its own matter
MEANS_BEFORE, MEANS_BEHIND = 6, 12  # tokens around a predicate in which a means speaks of it
OF_PROTEST = 3  # the same for protests, which have neither armed agents nor, mostly, victims to count


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of news (points above 0) or of recall and series (below), by the name that the report shows."""

    name: str
    points: int


def settle(view: View, draft: Draft, published: date | None, snippet: bool, genre: str = "news") -> None:
    """Sets the ground of a draft of an article of a genre, or of a snippet of one."""
    if draft.frame.ground:
        draft.ground = draft.frame.ground
        draft.reason("ground", "frame")
        return
    if not snippet and is_series(view, draft):
        draft.ground = "generic"
        draft.reason("ground", "a series or a total")
        return
    time = draft.time
    old = (
        time is not None
        and time.high is not None
        and published is not None
        and time.precision != "span"
        and published - time.high > RECENT
        and draft.stance == "actual"
    )
    if old and time is not None:
        draft.ground = "background"
        draft.reason("ground", "time long before publication", time.span.text)
        return
    if not snippet and published is not None and draft.stance == "actual" and is_past_month(draft, published):
        draft.ground = "background"
        draft.reason("ground", "a month gone by", draft.time.span.text if draft.time is not None else "")
        return
    why = "" if snippet else why_recalled(view, draft, published)
    if why:
        draft.ground = "background"
        draft.reason("ground", why)
        return
    fresh = time is not None and _is_fresh(time.precision, time.high, published)
    if _cue(view, draft, snippet, fresh, fresh_day(view, published)):
        return
    if not snippet:
        if is_pluperfect(view, draft, published):
            draft.ground = "background"
            draft.reason("ground", "pluperfect")
        elif genre == "opinion" and is_remembered(view, draft, published):
            draft.ground = "background"
            draft.reason("ground", "told as history in an opinion piece")
        return
    signs = _signs(view, draft, published)
    if sum(sign.points for sign in signs) < (OF_PROTEST if draft.frame.type == "PROTEST" else ENOUGH):
        draft.ground = "generic" if any(sign.name == "series" for sign in signs) else "background"
    draft.reason("ground", "circumstances told", ", ".join(sign.name for sign in signs))


def go_on(view: View, draft: Draft, before: Draft) -> None:
    """Gives a draft that nothing dates the ground of the act told before it in its sentence, if that is dated long ago (`أسفر هجوم في 2006
    عن مقتل خمسة واعتقال عشرة`); what a relative clause recalls dates nothing behind it."""
    if before.time is not None and _in_subordinate_clause(view, before):
        return
    plain = draft.ground == "news" and draft.stance == "actual" and draft.time is None
    if plain and not any(reason.field == "ground" for reason in draft.because) and any(reason.rule in LONG_AGO for reason in before.because):
        draft.ground = "background"
        draft.reason("ground", "goes on with what was long ago")


def is_snippet(text: Text) -> bool:
    """Whether a text is only a sentence or two, or three short ones, and not an article; dots that leave something out end none."""
    if not text.sentences or text.sentences[-1].paragraph != text.sentences[0].paragraph:
        return not text.sentences
    number = sum(sentence.last - sentence.first > 1 for sentence in text.sentences)
    return number <= 2 or (number == 3 and len(text.tokens) <= SNIPPET)


def _signs(view: View, draft: Draft, published: date | None) -> list[Sign]:
    """The signs of news and of recall, in the order of their weight for a reader."""
    found = [*_circumstances(view, draft, published), *_form(view, draft), *_recall(view, draft)]
    return [sign for sign in found if sign.points]


def _circumstances(view: View, draft: Draft, published: date | None) -> Iterator[Sign]:
    """Who, where, when, how many, according to whom: what a first report of an event tells."""
    told = [(draft.time.precision, draft.time.high)] if draft.time is not None else []
    own = {view.text.span(f.phrase.first, f.phrase.last).start for f in draft.agents}
    if not told and any(source.span.start in own for source in draft.voice[:1]):  # أعلن الجيش الخميس سيطرته: who says so has just done it
        told = [(time.precision, time.high) for time in view.mentions.times[view.sentence.index]]
    if any(_is_fresh(*day, published) for day in told):
        yield Sign("fresh day", 2)
    if any(count.best for count in draft.counts):
        yield Sign("victims counted", 2)
    if draft.places and view.mentions.places.named(draft.places[0].phrase):
        yield Sign("named place", 1)
    if draft.voice and (draft.voice[0].role in WITNESSES or not draft.voice[0].role):
        yield Sign("told by a witness", 1)
    if draft.means or (draft.frame.type == "ASSAULT" and _tells_means(view, draft)):
        yield Sign("means told", 1)
    if draft.patients or draft.agents:
        yield Sign("participants", 1)
    if draft.frame.type == "PROTEST":
        if any(view.kind(i) == "#" or _counts_crowd(view, i) for f in draft.agents for i in range(f.phrase.first, f.phrase.last)):
            yield Sign("crowd counted", 2)
        if any(f.identity.role == "CVL" for f in draft.agents):
            yield Sign("agent of such acts", 1)
    elif any(f.identity.role in ARMED_ROLES | {"COP"} or f.identity.kind == "armed" for f in draft.agents):
        yield Sign("agent of such acts", 1)


def _tells_means(view: View, draft: Draft) -> bool:
    """Whether a means is told near a predicate, be it that of the act it came of (`قتل ثلاثة إثر انفجار عبوة`)."""
    near = range(max(view.first, draft.first - MEANS_BEFORE), min(view.last, draft.last + MEANS_BEHIND))
    return any(m.kind == "means" for i in near for found in view.mentions.cues.get(i, ()) for m in found.meanings)


def _form(view: View, draft: Draft) -> Iterator[Sign]:
    """How the predicate tells it: a finite perfect asserts, a definite noun takes up, a plural or an imperfect is a habit."""
    form = view.text.tokens[draft.index].form
    if draft.kind == "verb":
        verb = draft.first
    elif draft.link is not None:
        verb = draft.link.verb
    else:
        verb = draft.governor if draft.governed_by in ("subject", "object", "في", "ب") else -1
    if verb >= 0 and _past(view, verb):
        yield Sign("finite past", 2)
    told = [f.phrase for f in (*draft.agents, *draft.patients)] + [a.phrase for a in draft.clause.get(SUBJECT) if a.phrase is not None]
    if any(not phrase.definite for phrase in told) or (draft.kind == "noun" and not form.definite and not form.suffix):
        yield Sign("first mention", 1)
    if draft.kind == "verb" and not draft.frame.lasting and not _past(view, draft.first):
        yield Sign("series", -1)
    if draft.kind == "noun" and (form.definite or form.suffix):
        yield Sign("taken up", -2)
    own_day = draft.time is not None and draft.time.precision == "day"
    if draft.kind == "noun" and not draft.counts and not own_day and (draft.reading.number == "p" or form.stem.endswith("ات")):
        yield Sign("series", -2)


def _holds_event(view: View, phrase: Phrase) -> bool:
    """Whether a phrase ends in an event noun in the genitive of another noun."""
    return view.event_in(phrase) < 0 and view.text.tokens[phrase.last - 1].form.event


def _recall(view: View, draft: Draft) -> Iterator[Sign]:
    """What puts an event behind another matter: a subordinate clause, a genitive, a court, an opinion, a question."""
    if _in_subordinate_clause(view, draft):
        yield Sign("subordinate clause", -2)
    phrase = view.phrase_of.get(draft.index)
    if draft.kind == "noun" and draft.link is None and phrase is not None:
        before = view.phrase_of.get(phrase.first - 1) if view.text.tokens[phrase.first].form.conj == "و" else None
        shared = before is not None and before.last - before.first > 1 and _holds_event(view, before)  # مأساة خطف وقتل أخيه
        if shared or (phrase.head != draft.index and view.event_in(phrase) != draft.index):
            yield Sign("genitive of another noun", -2)
        elif phrase.prep and phrase.prep not in TOLD_WITH:
            yield Sign("object of another word", -1)
    if any(
        m.kind == "ground" and m.extra == "sign" for i in range(view.first, view.last) for f in view.mentions.cues.get(i, ()) for m in f.meanings
    ):
        yield Sign("recalled by its matter", -2)
    if any(time.precision in LONG for time in view.mentions.times[view.sentence.index]):
        yield Sign("long time", -1)
    if view.text.tokens[view.last - 1].form.text in "؟?" or any(_speaks_of_us(view, i) for i in range(view.first, view.last)):
        yield Sign("opinion", -2)


def _is_fresh(precision: str, day: date | None, published: date | None) -> bool:
    return precision == "day" and (day is None or published is None or abs(published - day) <= FRESH)


def _counts_crowd(view: View, index: int) -> bool:
    """Whether a word says how many take part (`آلاف المتظاهرين`)."""
    return key(view.text.tokens[index].form.stem) in view.knowledge.partitives


def _speaks_of_us(view: View, index: int) -> bool:
    """Whether a verb can only be in the first or second person (`نريد`)."""
    if view.kind(index) != "V":
        return False
    readings = [r for r in view.text.tokens[index].form.readings if r.finite]
    return bool(readings) and all(r.person in (1, 2) for r in readings)


def _past(view: View, verb: int) -> bool:
    return view.kind(verb) == "V" and any(r.pos == "perfect" and r.person == 3 for r in view.text.tokens[verb].form.readings)


def _in_subordinate_clause(view: View, draft: Draft) -> bool:
    """Whether a relative pronoun or a conjunction of time opens the clause (`الذي قتل`, `عندما اغتيل`)."""
    for position in range(draft.first - 1, max(view.first, draft.first - 8) - 1, -1):
        kind = view.kind(position)
        if kind == "R" or (kind == "S" and not view.text.tokens[position].form.closed.endswith(COMPLEMENTISER)):
            return True
        if kind in ".:,VS":
            return False
    return False


def _cue(view: View, draft: Draft, snippet: bool, fresh: bool, whole: bool) -> bool:
    """Sets the ground by a word of the clause, if there is one; a snippet is not made news by one word, and what happened on
    a fresh day is not recalled (`وكانت قد أطلقت صواريخ أمس`), nor is a `whole` sentence of such a day by the words that open it."""
    for index, names in view.cues:
        for found in names:
            for meaning in found.meanings:
                if (
                    meaning.kind != "ground"
                    or meaning.extra in ("sign", "rate")
                    or (snippet and meaning.id == "news")
                    or ((fresh or (meaning.extra == "sentence" and whole)) and meaning.id == "background")
                ):
                    continue
                if _reaches(view, index, found.last, draft, meaning.extra):
                    draft.ground = meaning.id
                    draft.reason("ground", "cue", view.text.tokens[index].form.norm)
                    return True
    return False


def _reaches(view: View, first: int, last: int, draft: Draft, scope: str) -> bool:
    """Whether a cue counts for a draft: one that opens a sentence to its end (`يذكر أن`), a complement for its own noun (`العديد من
    التفجيرات`), one of what is behind it for the next noun (`متورطين في قتل`), any other in its clause, with no mark between them."""
    if scope == "sentence":
        return draft.index >= last
    if scope == "behind":
        return last <= draft.index <= last + 2
    if scope == "complement" and not first - 2 <= draft.index <= last + 2:
        return False
    low, high = min(first, draft.index), max(last, draft.index)
    return high - low <= 14 and not any(view.kind(i) in ".:," for i in range(low, high))

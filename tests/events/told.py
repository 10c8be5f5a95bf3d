"""Small hand-made reports as a library would give them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from riwaya.model import Control, Participant, Report, Source, Span, When, Where
from riwaya.store import ArticleHead, StoredReport

_numbers: Iterator[int] = count(1)
PLACES = {"ly.sirte": "سرت", "ly.sirte.gardabiya": "قاعدة القرضابية", "ly.gharyan": "غريان"}


def day(told: str) -> date:
    """The day of an ISO date."""
    return date.fromisoformat(told)


def people(*told: str) -> tuple[Participant, ...]:
    """Participants given as actor ids or, in Arabic, as names that the lexicon lacks."""
    return tuple(Participant(Span(who, 0, len(who)), who if who.isascii() else "") for who in told)


def told(
    mode: str,
    *,
    by: str = "",
    losers: str = "",
    voice: str = "",
    on: str = "",
    published: str = "2020-01-08",
    place: str = "ly.sirte",
    outlet: str = "صحيفة المثال",
    type: str = "CONTROL",
    frame: str = "seize_control",
    stance: str = "actual",
    ground: str = "news",
    extent: str = "",
    until: str = "",
    event: str = "",
) -> StoredReport:
    """A report of one sentence: `by` and `losers` as its agents and patients, `voice` as its source, `on` (to `until`) as its time; without
    `on` its days are what the day of publication allows."""
    id = f"r{next(_numbers)}"
    agents = (losers,) if mode == "lose" else (by,)
    patients = (by,) if mode == "lose" else (losers,)
    word = Span("سيطرت", 0, 5)
    shown = day(published)
    low, high = (day(on), day(until or on)) if on else (shown - timedelta(days=4), shown)
    report = Report(
        id=id,
        trigger=word,
        frame=frame,
        type=type,
        mode=mode,
        agents=people(*filter(None, agents)),
        patients=people(*filter(None, patients)),
        place=Where(Span(PLACES[place], 0, 3), place, place),
        time=When(word, low, high, "day" if not until else "span") if on else None,
        counts=(),
        means="",
        control=Control(place, by, losers, extent) if type == "CONTROL" or losers else None,
        voice=(Source(Span(voice, 0, len(voice)), "قال", voice if voice.isascii() else ""),) if voice else (),
        stance=stance,
        ground=ground,
        confidence=1.0,
        because=(),
    )
    article = ArticleHead(f"a{id}", f"article {id}", "", shown, outlet, "", f"a{id}", outlet, 1.0, (outlet,))
    return StoredReport(report, article, Span(f"جملة {id}", 0, 8), event, low, high, not on, frozenset(), frozenset(), "")

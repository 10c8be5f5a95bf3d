"""Small hand-made reports as a library would give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count

from riwaya.model import Control, Count, Participant, Reason, Report, Source, Span, When, Where
from riwaya.store import ArticleHead, StoredReport
from riwaya.store.holds import SIEGE, Hold, Name

_numbers: Iterator[int] = count(1)
PLACES = {"ly.sirte": "سرت", "ly.sirte.gardabiya": "قاعدة القرضابية", "ly.gharyan": "غريان", "ly.village": "قرية", "": ""}
POINTS = {"ly.sirte": (31.2, 16.59), "ly.sirte.gardabiya": (31.06, 16.6), "ly.gharyan": (32.17, 13.02), "ly.village": (31.3, 16.8)}
CONTAINED = {"ly.sirte": "ly.gulf", "ly.sirte.gardabiya": "ly.sirte", "ly.gharyan": "ly.jabal", "ly.gulf": "LBY", "ly.jabal": "LBY"}


def day(told: str) -> date:
    """The day of an ISO date."""
    return date.fromisoformat(told)


def people(*told: str) -> tuple[Participant, ...]:
    """Participants given as actor ids or, in Arabic, as names that the lexicon lacks."""
    return tuple(Participant(Span(who, 0, len(who)), who if who.isascii() else "") for who in told)


def person(who: str, role: str = "", words: str = "") -> Participant:
    """A participant of an actor id with a role, named by the words, else by the id."""
    text = words or who
    return Participant(Span(text, 0, len(text)), who, who.split(".")[0], role)


def number(best: int | None, *, low: int | None = None, high: int | None = None, who: str = "قتيلا", what: str = "killed") -> Count:
    """So many killed; exactly, unless a bound is given. It stands within the first patient."""
    exact = best is not None and low is None and high is None
    return Count(what, who, best if exact else low, best, best if exact else high, 0, 1)


def path(place: str, country: str) -> tuple[str, ...]:
    """A place of PLACES and all that contains it."""
    found = [place] if place else []
    while found and found[-1] in CONTAINED:
        found.append(CONTAINED[found[-1]])
    return tuple(found) or ((country,) if country else ())


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
    patients: tuple[Participant, ...] = (),
    counts: tuple[Count, ...] = (),
    role: str = "",
    story: str = "",
    first_outlet: str = "",
    reasons: tuple[Reason, ...] = (),
) -> StoredReport:
    """A report of one sentence: `by` and `losers` as its agents and patients, further `patients`, `voice` with `role` as its source, `on`
    (to `until`) as its time; without `on` its days are what the day of publication allows. `story` and `first_outlet` make its article a
    copy of another."""
    id = f"r{next(_numbers)}"
    agents = (losers,) if mode == "lose" else (by,)
    suffering = (by,) if mode == "lose" else (losers,)
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
        patients=(*patients, *people(*filter(None, suffering))),
        place=Where(Span(PLACES[place], 0, len(PLACES[place])), place, place, "LBY", *POINTS[place], 1) if place else None,
        time=When(word, low, high, "day" if not until else "span") if on else None,
        counts=counts,
        means="",
        control=Control(place, by, losers, extent) if type == "CONTROL" or losers else None,
        voice=(Source(Span(voice, 0, len(voice)), "قال", voice if voice.isascii() else "", role=role),) if voice else (),
        stance=stance,
        ground=ground,
        confidence=1.0,
        because=reasons,
    )
    article = ArticleHead(f"a{id}", f"article {id}", "", shown, outlet, "", story or f"a{id}", first_outlet or outlet, 1.0, (outlet,))
    return StoredReport(report, article, Span(f"جملة {id}", 0, 8), event, low, high, not on, frozenset(), frozenset(), "")


def hold(stored: StoredReport) -> Hold | None:
    """What a library gives of a report for claims about who holds a place; None if it can claim nothing."""
    report, article = stored.report, stored.article
    besieged = (report.type, report.mode, report.frame) == ("COERCE", "restrict", SIEGE)
    if report.type != "CONTROL" and not besieged and not ((report.type, report.mode) == ("RETREAT", "withdraw") and report.control):
        return None
    return Hold(
        report=report.id,
        event=stored.event,
        start=report.trigger.start,
        type=report.type,
        mode=report.mode,
        stance=report.stance,
        ground=report.ground,
        place=report.place.id if report.place else "",
        place_text=(report.place.name_en or report.place.span.text) if report.place else "",
        agents=_names(report.agents),
        patients=_names(report.patients),
        source=next(iter(_names(report.voice)), None),
        extent=report.control.extent if report.control else "",
        low=stored.low,
        high=stored.high,
        inferred=stored.inferred,
        precision=report.time.precision if report.time else "",
        quote=stored.quote.text.strip(),
        article=article.id,
        name=article.name,
        published=article.published,
        story=article.story,
        first_outlet=article.first_outlet,
        outlets=article.outlets,
    )


def _names(who: Iterable[Participant | Source]) -> tuple[Name, ...]:
    return tuple((one.actor, one.span.text) for one in who)

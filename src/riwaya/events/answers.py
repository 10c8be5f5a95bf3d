"""What the surfaces ask of a library about a place, an actor or an outlet."""

from __future__ import annotations

from collections import Counter
from datetime import date

from riwaya.events.claims import GROUNDS, STANCES, Claim
from riwaya.events.control import timeline
from riwaya.events.figures import DENYING
from riwaya.events.naming import SAMPLES, More, Naming, naming, wanted_of
from riwaya.events.outlets import FIGURES, Difference, Profile, differences, profiles
from riwaya.events.places import parts_of
from riwaya.store import Filter, Library
from riwaya.store.holds import TYPES, holds
from riwaya.store.tallies import articles_by_outlet, figures_told, shared_events, tallies
from riwaya.store.uses import Sample, Wanted, event_words, labels, months_used, names_used, samples, words_used

VAGUE = ("generic", "state")  # kinds of actors that are no one group


def control_of(library: Library, place: str, until: date | None = None) -> tuple[Claim, ...]:
    """The claims about who holds a place and its parts (`riwaya.events.control.timeline`)."""
    wanted = Filter(types=TYPES, stances=STANCES, grounds=GROUNDS, places=parts_of(library.db, place), until=until)
    vague = frozenset(id for (id,) in library.db.execute("SELECT id FROM known_actors WHERE kind IN (?, ?)", VAGUE))
    return timeline(holds(library, wanted), place, vague=vague, until=until)


def naming_of(library: Library, actor: str, *, brief: bool = False) -> Naming:
    """How outlets and voices name an actor, and their words for its events; if `brief`, without months and sentences."""
    names, words = names_used(library, actor), words_used(library, actor)
    known = labels(library, actor), event_words(library)
    return naming(names, words, *known) if brief else naming(names, words, *known, _more(library, actor))


def _more(library: Library, actor: str) -> More:
    """The months and first sentences of each wording for an actor or its events."""
    months: dict[Wanted, Counter[str]] = {}
    told: dict[Wanted, tuple[Sample, ...]] = {}
    for words in (False, True):
        for use, month, times in months_used(library, actor, words=words):
            months.setdefault(_wording(use), Counter())[month] += times
        told |= samples(library, actor, SAMPLES, _wording, words=words)
    return lambda wanted: (tuple(sorted(months.get(wanted, {}).items())), told.get(wanted, ()))


def _wording(use: Wanted) -> Wanted:
    return wanted_of(use.speaker, use.outlet or "", use.fold, use.about, use.part)


def outlets_of(library: Library, outlet: str | None = None) -> tuple[Profile, ...]:
    """The profiles of all outlets, or of one; none if no article stood in it."""
    articles = articles_by_outlet(library)
    chosen = articles if outlet is None else {name: number for name, number in articles.items() if name == outlet}
    return profiles(chosen, tallies(library, outlet), shared_events(library)) if chosen else ()


def differences_of(library: Library, outlet: str) -> tuple[Difference, ...]:
    """The numbers of killed and wounded on which an outlet differs from others."""
    return differences(figures_told(library, outlet, FIGURES, DENYING), outlet)

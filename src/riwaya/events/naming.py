"""How outlets and voices name an actor, and which words they choose for the events in which it takes part. Wording is data: it is
counted and set side by side, and no wording is called right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.spelling import fold
from riwaya.store import Library
from riwaya.store.uses import Sample, Use, Wanted, event_words, labels, months_used, names_used, samples, words_used

SAMPLES = 3
UNCLASSED = "unclassed"
OTHERS = frozenset(fold(word) for word in ("آخر", "آخرون", "آخرين", "آخران", "أخرى", "أخريات", "الآخرون", "الآخرين", "غيرهم"))
THEIRS = ("ه", "ها", "هم", "هما")
Months = tuple[tuple[str, int], ...]
More = Callable[[Wanted], tuple[Months, tuple[Sample, ...]]]  # the months and sentences of a wording


@dataclass(frozen=True, slots=True)
class Wording:
    """How often a speaker uses a wording. `text` is its most frequent spelling, `known` the listed form that gives it its class (self,
    neutral, honouring, pejorative; else unclassed). `speaker` is empty for the outlet's narration, else the source that is quoted.
    `months` counts by month of publication, `copied` is how many stand in copies of other outlets' articles. Of event words `about`
    says what they are words for, `favours` whose view they carry, `part` the actor's in those events."""

    text: str
    known: str
    kind: str
    speaker: str
    speaker_text: str
    outlets: tuple[str, ...]
    count: int
    copied: int
    months: Months
    first: str
    last: str
    samples: tuple[Sample, ...]
    about: str = ""
    favours: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """The wordings for an actor and its events: those of the outlets' own narration by outlet, and those of quoted voices by voice."""

    outlets: tuple[Wording, ...]
    voices: tuple[Wording, ...]
    outlet_words: tuple[Wording, ...]
    voice_words: tuple[Wording, ...]


def _nothing(wanted: Wanted) -> tuple[Months, tuple[Sample, ...]]:
    return (), ()


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
            months.setdefault(_counted_as(use), Counter())[month] += times
        told |= samples(library, actor, SAMPLES, _counted_as, words=words)
    return lambda wanted: (tuple(sorted(months.get(wanted, {}).items())), told.get(wanted, ()))


def _counted_as(use: Wanted) -> Wanted:
    return wanted_of(use.speaker, use.outlet or "", use.fold, use.about, use.part)


def naming(
    names: Iterable[Use],
    words: Iterable[Use],
    labels: Mapping[str, str],
    listed: Mapping[tuple[str, str], tuple[str, str]],
    more: More = _nothing,
) -> Naming:
    """The wordings by outlet and by voice, each most frequent first.

    `labels` gives the class of a listed name, `listed` class and view of an event word and what it is about (`riwaya.store.uses`)."""
    told = [
        _wording(wanted, uses, *class_of(wanted.fold, labels), "", *more(wanted))
        for wanted, uses in _groups(names)
        if wanted.fold in labels or not _only_takes_up(uses[0].text)
    ]
    spoken = [
        _wording(wanted, uses, wanted.fold, *listed.get((wanted.fold, wanted.about), (UNCLASSED, "none")), *more(wanted))
        for wanted, uses in _groups(words)
    ]
    return Naming(
        outlets=_sorted(wording for wording in told if not wording.speaker),
        voices=_sorted(wording for wording in told if wording.speaker),
        outlet_words=_sorted(wording for wording in spoken if not wording.speaker),
        voice_words=_sorted(wording for wording in spoken if wording.speaker),
    )


def class_of(name: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """The longest listed name that a wording contains, as whole words, and its class; both in search form."""
    told = f" {name} "
    inside = [label for label in labels if f" {label} " in told]
    best = max(inside, key=lambda label: (len(label.split()), len(label), label), default="")
    return best, labels.get(best, UNCLASSED)


def _only_takes_up(name: str) -> bool:
    """Whether a wording names nobody by itself, but takes up somebody named before: others (`35 آخرين`), those of a pronoun (`مقاتليها`)."""
    words = name.split()
    return fold(words[-1]) in OTHERS or (len(words) == 1 and name.endswith(THEIRS) and not name.startswith("ال"))


def wanted_of(speaker: str, outlet: str, fold: str, about: str = "", part: str = "") -> Wanted:
    """The wording to which a use belongs: a known actor is one voice wherever it is quoted; `مصدر` in two outlets is two."""
    return Wanted(speaker, None if speaker and speaker.isascii() else outlet, fold, about, part)


def _groups(uses: Iterable[Use]) -> Iterable[tuple[Wanted, list[Use]]]:
    groups: dict[Wanted, list[Use]] = {}
    for use in uses:
        groups.setdefault(wanted_of(use.speaker, use.outlet, use.fold, use.about, use.part), []).append(use)
    return groups.items()


def _wording(wanted: Wanted, uses: Sequence[Use], known: str, kind: str, favours: str, months: Months, samples: tuple[Sample, ...]) -> Wording:
    return Wording(
        text=_most((use.text, use.count) for use in uses),
        known=known,
        kind=kind,
        speaker=wanted.speaker,
        speaker_text=_most((use.speaker_text, use.count) for use in uses),
        outlets=tuple(sorted({use.outlet for use in uses if use.outlet})),
        count=sum(use.count for use in uses),
        copied=sum(use.copied for use in uses),
        months=months,
        first=min((use.first for use in uses if use.first), default=""),
        last=max(use.last for use in uses),
        samples=samples,
        about=wanted.about,
        favours=favours,
        part=wanted.part,
    )


def _most(counted: Iterable[tuple[str, int]]) -> str:
    """The most frequent text; of several the shortest."""
    sums: Counter[str] = Counter()
    for text, number in counted:
        sums[text] += number
    return min(sums, key=lambda text: (-sums[text], len(text), text))


def _sorted(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    """By speaker, or else outlet, and within by number."""
    return tuple(
        sorted(wordings, key=lambda w: (w.speaker, w.outlets if not w.speaker else (), w.about, -w.count, w.text, w.part, w.known, w.outlets))
    )

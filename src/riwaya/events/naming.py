"""How outlets and voices name an actor, and which words they choose for the events in which it takes part. Wording is data: it is
counted and set side by side, and no wording is called right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from riwaya.spelling import fold
from riwaya.store.uses import Use

ABOUT = {"CONTROL": "take", "ASSAULT": "death", "RETREAT": "withdrawal"}  # what the event words of a type are about
SAMPLES = 3
UNCLASSED = "unclassed"
MARKS = '«»"()،؛.:!؟'
AROUND = 2  # words before and after the trigger that may belong to the expression


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence in which a wording stands, and the article."""

    report: str
    article: str
    outlet: str
    published: str
    quote: str


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
    months: tuple[tuple[str, int], ...]
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


def naming(
    names: Sequence[Use],
    words: Sequence[Use],
    labels: Mapping[str, str],
    listed: Iterable[tuple[str, str, str, str]],
    keys: Mapping[str, str],
) -> Naming:
    """The wordings by outlet and by voice, each most frequent first.

    `labels` gives the class of a listed name, `listed` are event words (`riwaya.store.uses`), `keys` the search keys of words."""
    own = [use for use in names if not use.speaker]
    quoted = [use for use in names if use.speaker]
    spoken = list(_event_words(words, list(listed), keys))
    return Naming(
        outlets=_names(own, labels, by_outlet=True),
        voices=_names(quoted, labels, by_outlet=False),
        outlet_words=_words([pair for pair in spoken if not pair[0].speaker], by_outlet=True),
        voice_words=_words([pair for pair in spoken if pair[0].speaker], by_outlet=False),
    )


def class_of(name: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """The longest listed name that a wording contains, as whole words, and its class; both in search form."""
    told = f" {name} "
    inside = [label for label in labels if f" {label} " in told]
    best = max(inside, key=lambda label: (len(label.split()), len(label), label), default="")
    return best, labels.get(best, UNCLASSED)


def _names(uses: Iterable[Use], labels: Mapping[str, str], *, by_outlet: bool) -> tuple[Wording, ...]:
    groups: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        groups.setdefault((use.outlet if by_outlet else _voice(use), _named(use.fold)), []).append(use)
    named = ((name, [replace(use, text=_named(use.text)) for use in group]) for (_, name), group in groups.items())
    return _sorted(_wording(group, *class_of(name, labels)) for name, group in named)


def _voice(use: Use) -> str:
    """A known actor is one voice wherever it is quoted; `مصدر` in two outlets is two."""
    return use.speaker if use.speaker.isascii() else f"{use.speaker}@{use.outlet}"


def _named(name: str) -> str:
    """A name without the quantity before it: of `عشرون من مليشيات حفتر` the name is what stands behind the last من."""
    return name.rpartition(" من ")[2]


Found = tuple[Use, tuple[str, str, str, str]]


def _words(found: Iterable[Found], *, by_outlet: bool) -> tuple[Wording, ...]:
    groups: dict[tuple[str, ...], list[Use]] = {}
    for use, (known, about, kind, favours) in found:
        groups.setdefault((use.outlet if by_outlet else _voice(use), known, about, kind, favours, use.part), []).append(use)
    return _sorted(
        _wording(group, known, kind, about=about, favours=favours, part=part) for (_, known, about, kind, favours, part), group in groups.items()
    )


def _wording(group: Sequence[Use], known: str, kind: str, *, about: str = "", favours: str = "", part: str = "") -> Wording:
    months = Counter(use.published[:7] for use in group if use.published)
    days = sorted(use.published for use in group if use.published)
    quotes = {use.quote.strip(): use for use in reversed(group)}
    samples = [Sample(u.report, u.article, u.outlet, u.published, quote) for quote, u in reversed(quotes.items())]
    return Wording(
        text=Counter(use.text for use in group).most_common(1)[0][0],
        known=known,
        kind=kind,
        speaker=group[0].speaker,
        speaker_text=Counter(use.speaker_text for use in group).most_common(1)[0][0],
        outlets=tuple(sorted({use.outlet for use in group if use.outlet})),
        count=len(group),
        copied=sum(use.copied for use in group),
        months=tuple(sorted(months.items())),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        samples=tuple(samples[:SAMPLES]),
        about=about,
        favours=favours,
        part=part,
    )


def _sorted(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    """By speaker, or else outlet, and within by number."""
    return tuple(sorted(wordings, key=lambda w: (w.speaker, w.outlets if not w.speaker else (), w.about, -w.count, w.text)))


def _event_words(uses: Iterable[Use], listed: Sequence[tuple[str, str, str, str]], keys: Mapping[str, str]) -> Iterator[Found]:
    """Each use with the listed word that it is: the longest that stands around the trigger and contains it."""
    forms: dict[tuple[str, ...], list[tuple[str, str, str, str]]] = {}
    for entry in listed:
        if entry[1] in ABOUT.values():
            forms.setdefault(tuple(_key(word, keys) for word in entry[0].split()), []).append(entry)
    for use in uses:
        words, at = around(use)
        told = [_key(word, keys) for word in words]
        runs = sorted(((i, j) for i in range(at + 1) for j in range(at + 1, len(told) + 1)), key=lambda run: run[0] - run[1])
        for first, last in runs:
            entries = forms.get(tuple(told[first:last]))
            if entries:
                text = " ".join((_bare(words[first], told[first]), *words[first + 1 : last])).strip(MARKS)
                yield replace(use, text=text), entries[0]
                break


def _bare(word: str, key: str) -> str:
    """A word as written without what is joined to its front (`وفرار`, `بانسحاب`)."""
    word = word.strip(MARKS)
    return word[max(0, fold(word).find(key[:-1])) :]


def around(use: Use) -> tuple[list[str], int]:
    """The words around the trigger of a use and its position among them."""
    before = use.quote[: use.start - use.quote_start].split()
    rest = use.quote[use.start - use.quote_start :].split()
    return [*before[-AROUND:], *rest[: AROUND + 1]], min(len(before), AROUND)


def _key(word: str, keys: Mapping[str, str]) -> str:
    """A word without clitics; one that no article has keeps all but its article."""
    folded = fold(word.strip(MARKS))
    return keys.get(folded) or (folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded)

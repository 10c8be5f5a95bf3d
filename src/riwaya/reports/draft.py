"""A report while it is being made: token positions and phrases, before spans are cut."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.knowledge.cues import Light
from riwaya.knowledge.frames import Frame
from riwaya.mentions.actors import NOBODY, Identity
from riwaya.mentions.phrases import Phrase
from riwaya.model import Count, Reading, Reason, Source, When
from riwaya.reports.clause import Argument, Clause


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: the phrase, who it is, and by which rule it came there."""

    phrase: Phrase
    identity: Identity = NOBODY
    rule: str = "overt"
    thing: bool = False
    rank: int = 0  # of a place: 0 the frame's own place or destination, 1 origin, 2 any other place of the clause


@dataclass(frozen=True, slots=True)
class Link:
    """A light verb over an event noun: the verb's entry, its clause, and the function that the noun has in it."""

    light: Light
    clause: Clause
    verb: int


@dataclass(slots=True)
class Draft:
    """One predicate on its way to a report. `index` is the trigger's token, `first` to `last` the tokens of the trigger."""

    sentence: int
    index: int
    first: int
    last: int
    kind: str  # verb, noun or participle
    reading: Reading
    frame: Frame
    clause: Clause
    link: Link | None = None
    links: tuple[Link, ...] = ()  # all light verbs over the noun, `link` being the first
    governor: int = -1  # the verb whose complement the noun is
    governed_by: str = ""  # the function that it has there
    members: tuple[int, ...] = ()  # all tokens of a predicate of several words
    over: tuple[Argument, ...] = ()  # who the verb over the noun says may do it
    agents: list[Filler] = field(default_factory=list)
    patients: list[Filler] = field(default_factory=list)
    places: list[Filler] = field(default_factory=list)
    place_rule: str = ""
    time: When | None = None
    time_rule: str = ""
    counts: list[Count] = field(default_factory=list)
    mode: str = ""
    means: str = ""
    stance: str = "actual"
    ground: str = "news"
    voice: list[Source] = field(default_factory=list)
    because: list[Reason] = field(default_factory=list)
    dropped: bool = False

    def reason(self, slot: str, rule: str, detail: str = "") -> None:
        """Records why a field is what it is."""
        self.because.append(Reason(slot, rule, detail))

"""What linking looks at in a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from riwaya.events.places import Gazetteer
from riwaya.model import Participant
from riwaya.spelling import fold
from riwaya.store import StoredReport

# Modes and means of the codebook by the weapon that they speak of; one event is not told with two of them.
WEAPONS = {
    "aerial": "air", "drone": "air", "airstrike": "air",
    "heavy-weapons": "guns", "artillery": "guns", "rocket": "guns",
    "explosives": "bomb", "suicide-attack": "bomb", "car-bomb": "bomb", "suicide-bomb": "bomb", "ied": "bomb",
    "firearms": "bullets", "small-arms": "bullets",
    "primitive": "hands", "blade": "hands", "beat": "hands",
    "abduct": "abduction", "crowd-control": "crowd control", "unconventional": "poison", "chemical": "poison",
}  # fmt: skip
# Frames of a fight, which two sides wage with all they have. A blow (a raid, an explosion) is dealt by one side, and is another event than the
# fight beside which it is told: `اندلعت اشتباكات وقصفت طائرة مواقع المسلحين`. An attack may be the blow or open the fight.
FIGHTS = frozenset((
    "clash", "civil_war", "confront", "confrontations", "fight", "fight_against", "resist_foe", "armed_struggle", "resist", "meet_resistance",
    "war", "war_between", "war_with", "war_against", "war_upon", "declare_war",
))  # fmt: skip
ATTACKS = frozenset(("attack", "attack_upon", "storm", "raid_upon", "target", "strike_blow"))
FIGHT = "fight"
CLOSING = ' \n"»)”'  # what may stand behind the full stop of a sentence
STOPS = (".", "؛", "!", "؟")  # a headline has none
SEVERAL = re.compile("ات(?:ه|ها|هم|هما|نا)?$")  # `غارات`, `هجماتهم`
CLITICS = re.compile(r"^[وف]?(?:ال|بال|لل|[بل](?=\w{4}))?")


@dataclass(frozen=True, slots=True)
class Facts:
    """The comparable side of a report. `path` is its place and everything that contains it, the place first, empty without a place, `spot`
    whether it is one where little else happens; `agents` and `patients` are actor ids, or search forms of names that the lexicon lacks;
    `counts` are (what, figure); days are ordinals, None for no bound. `weapon` is what was fought with, as far as it tells events apart,
    or FIGHT; `attack` says that it may be a fight or a blow, `several` that the word of the act is a plural (of a fight it tells nothing:
    `اشتباكات`); `item` is the number of the story in a digest, 0 outside of any; `headline` says that
    it stands in the first sentence, `lead` that this ends like a sentence of the text; `definite`, `anchored` and `other` are the hints of
    `riwaya.store.hints`."""

    report: str
    article: str
    story: str
    start: int
    sentence: int
    item: int
    type: str
    mode: str
    weapon: str
    attack: bool
    several: bool
    frame: str
    word: str
    headline: bool
    lead: bool
    definite: bool
    anchored: bool
    other: bool
    stance: str
    ground: str
    low: int | None
    high: int | None
    inferred: bool
    precision: str
    published: int | None
    path: tuple[str, ...]
    spot: bool
    lat: float | None
    lon: float | None
    where_prec: int
    agents: frozenset[str]
    patients: frozenset[str]
    gained: str
    lost: str
    counts: frozenset[tuple[str, int]]
    voice: str
    terms: frozenset[str]

    @property
    def place(self) -> str:
        """The id of the place, empty if there is none."""
        return self.path[0] if self.path else ""


def facts_of(stored: StoredReport, gazetteer: Gazetteer) -> Facts:
    """The facts of a report."""
    report, article = stored.report, stored.article
    place, control = report.place, report.control
    path = gazetteer.path(place.id, place.country) if place else ()
    return Facts(
        report=report.id,
        article=article.id,
        story=article.story,
        start=report.trigger.start,
        sentence=stored.quote.start,
        item=next((int(hint.removeprefix("item")) for hint in stored.hints if hint.startswith("item")), 0),
        type=report.type,
        mode=report.mode,
        weapon=FIGHT if report.frame in FIGHTS else WEAPONS.get(report.means) or WEAPONS.get(report.mode, ""),
        attack=report.frame in ATTACKS,
        several=report.frame not in FIGHTS and SEVERAL.search(report.trigger.text) is not None,
        frame=report.frame,
        word=bare(report.trigger.text),
        headline=stored.quote.start == 0,
        lead=stored.quote.text.rstrip(CLOSING).endswith(STOPS),
        anchored="anchored" in stored.hints,
        definite="definite" in stored.hints,
        other="other" in stored.hints,
        stance=report.stance,
        ground=report.ground,
        low=_ordinal(stored.low),
        high=_ordinal(stored.high),
        inferred=stored.inferred,
        precision=report.time.precision if report.time else "unknown",
        published=_ordinal(article.published),
        path=path,
        spot=bool(path) and gazetteer.is_spot(path[0]),
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        where_prec=place.precision if place else 0,
        agents=_who(report.agents),
        patients=_who(report.patients),
        gained=control.gained_by if control else "",
        lost=control.lost_by if control else "",
        counts=frozenset((count.what, count.best) for count in report.counts if count.best is not None),
        voice=report.voice[0].actor or fold(report.voice[0].span.text) if report.voice else "",
        terms=stored.terms,
    )


def _who(people: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(person.actor or " ".join(fold(word) for word in person.span.text.split()) for person in people)


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def bare(word: str) -> str:
    """The word of an act without what is written onto it, roughly: two papers that print one sentence may differ in a `و` or an ending."""
    return CLITICS.sub("", fold(word.split()[-1]))[:4]

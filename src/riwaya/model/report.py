"""The report: one event as told at one place of one article by one voice (codebook, section 1)."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model.count import Count
from riwaya.model.participant import Participant, Source
from riwaya.model.span import Span
from riwaya.model.when import When
from riwaya.model.where import Where


@dataclass(frozen=True, slots=True)
class Control:
    """Who gains or loses which place (codebook, section 2): names or actor ids, empty where the text does not say."""

    place: str
    gained_by: str
    lost_by: str
    extent: str

    def to_dict(self) -> dict[str, object]:
        """The claim as the JSON object of the report format."""
        return {"place": self.place, "gained_by": self.gained_by, "lost_by": self.lost_by, "extent": self.extent}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field is what it is: the rule or lexicon entry that decided, and the words it rests on."""

    field: str
    rule: str
    detail: str = ""

    def to_dict(self) -> dict[str, object]:
        """The reason as the JSON object of the report format."""
        return {"field": self.field, "rule": self.rule, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Codes:
    """What other vocabularies call the event (`vocabularies/crosswalk.tsv`)."""

    plover: str = ""
    plover_mode: str = ""
    cameo: str = ""
    acled_event: str = ""
    acled_sub_event: str = ""
    quad: int = 0

    def to_dict(self) -> dict[str, object]:
        """The codes as the JSON object of the report format."""
        return {
            "plover": self.plover,
            "plover_mode": self.plover_mode,
            "cameo": self.cameo,
            "acled_event": self.acled_event,
            "acled_sub_event": self.acled_sub_event,
            "quad": self.quad,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """A coded report; every field is the codebook's (section 2). `frame` names the entry of the frames that it was coded by."""

    id: str
    trigger: Span
    frame: str
    type: str
    mode: str
    agents: tuple[Participant, ...]
    patients: tuple[Participant, ...]
    place: Where | None
    time: When | None
    counts: tuple[Count, ...]
    means: str
    control: Control | None
    voice: tuple[Source, ...]
    stance: str
    ground: str
    confidence: float
    because: tuple[Reason, ...]
    codes: Codes = Codes()

    def to_dict(self) -> dict[str, object]:
        """The report as the JSON object that `riwaya code` writes, less the article's fields."""
        return {
            "id": self.id,
            "trigger": self.trigger.to_dict(),
            "frame": self.frame,
            "type": self.type,
            "mode": self.mode,
            "agents": [p.to_dict() for p in self.agents],
            "patients": [p.to_dict() for p in self.patients],
            "place": self.place.to_dict() if self.place else None,
            "time": self.time.to_dict() if self.time else None,
            "counts": [c.to_dict() for c in self.counts],
            "means": self.means,
            "control": self.control.to_dict() if self.control else None,
            "voice": [s.to_dict() for s in self.voice],
            "stance": self.stance,
            "ground": self.ground,
            "confidence": self.confidence,
            "because": [r.to_dict() for r in self.because],
            "codes": self.codes.to_dict(),
        }

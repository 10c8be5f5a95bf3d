"""Who takes part in a report, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model.span import Span


@dataclass(frozen=True, slots=True)
class Participant:
    """An agent or patient: the noun phrase, and the actor that it means where the knowledge has one (codebook, sections 2 and 4)."""

    span: Span
    actor: str = ""
    country: str = ""
    role: str = ""

    def to_dict(self) -> dict[str, object]:
        """The participant as the JSON object of the report format."""
        return {**self.span.to_dict(), "actor": self.actor, "country": self.country, "role": self.role}


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain of attribution: who tells, and by which word (`cue`) the text attributes it (codebook, section 6)."""

    span: Span
    cue: str
    actor: str = ""
    country: str = ""
    role: str = ""
    strength: str = "says"

    def to_dict(self) -> dict[str, object]:
        """The source as the JSON object of the report format."""
        return {
            **self.span.to_dict(),
            "cue": self.cue,
            "actor": self.actor,
            "country": self.country,
            "role": self.role,
            "strength": self.strength,
        }

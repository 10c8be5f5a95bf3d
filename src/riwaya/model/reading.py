"""What the lexicon says that a word form can be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word of the lexicon: the frames that it may trigger, and its other uses by the id of their entry."""

    lemma: str
    frames: tuple[str, ...] = ()
    speech: str = ""
    light: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One analysis of a form. `pos` is perfect, imperfect, imperative, masdar, active, passive, noun or adjective;
    `voice` of a finite verb is active or passive; `bound` says that the form stands only before a suffix or genitive."""

    lexeme: Lexeme
    pos: str
    voice: str = ""
    person: int = 0
    gender: str = ""
    number: str = ""
    bound: bool = False

    @property
    def finite(self) -> bool:
        """Whether this is a conjugated verb."""
        return self.pos in ("perfect", "imperfect", "imperative")

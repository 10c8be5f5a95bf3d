"""What a pronoun, a dropped subject or a definite re-mention stands for, within the article."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.mentions.actors import Identity
from riwaya.mentions.phrases import Phrase

THINGS = ("weapon", "asset")
REACH = 3  # sentences; further back a pronoun is hardly ever right
# Suffix pronouns: gender and number of what they can stand for; ها also stands for plurals of things and groups.
PRONOUNS = {
    "ه": ("m", "s"),
    "ها": ("f", "s"),
    "هم": ("m", "p"),
    "هما": ("", "d"),
    "هن": ("f", "p"),
    "هو": ("m", "s"),
    "هي": ("f", "s"),
    "نا": ("", "p"),
    "ي": ("", "s"),
    "ني": ("", "s"),
    "نحن": ("", "p"),
    "أنا": ("", "s"),
}


@dataclass(frozen=True, slots=True)
class Referent:
    """A phrase that later words may stand for: what it is, where it stands, and whether it was the subject of its clause."""

    phrase: Phrase
    identity: Identity
    sentence: int
    subject: bool
    place: bool


class Discourse:
    """The referents of an article up to the sentence that is being read."""

    def __init__(self) -> None:
        self._referents: list[Referent] = []
        self.speaker: Referent | None = None  # who was last said to speak; what `we` means

    def add(self, referent: Referent) -> None:
        """Records a referent in the order of the text."""
        self._referents.append(referent)

    def resolve(
        self,
        *,
        before: int,
        sentence: int,
        gender: str,
        number: str,
        place: bool = False,
        subject: bool = False,
        barred: frozenset[int] = frozenset(),
        people: bool = False,
    ) -> Referent | None:
        """The referent that a word at token `before` means: the last that agrees, subjects first if the word is a dropped subject.

        `place` asks for places only, else for actors only; `barred` are the heads of phrases that it cannot mean, as the subject of its own
        verb; `people` leaves out weapons, vehicles and buildings. None if nothing within reach agrees."""
        best: tuple[int, Referent] | None = None
        for distance, referent in enumerate(reversed(self._referents)):
            if sentence - referent.sentence > REACH:
                break
            if referent.phrase.last > before or referent.phrase.head in barred or (place != referent.place and not (place and referent.place)):
                continue
            if not agrees(referent.phrase, gender, number) or (people and referent.identity.kind in THINGS):
                continue
            score = -distance - 6 * (sentence - referent.sentence) + (5 if referent.subject else 0) + (3 if subject and referent.subject else 0)
            if referent.phrase.prep and not referent.subject:
                score -= 2
            if best is None or score > best[0]:
                best = (score, referent)
        return best[1] if best else None


def agrees(phrase: Phrase, gender: str, number: str) -> bool:
    """Whether a pronoun of a gender and number can stand for a phrase."""
    if number == "p":
        return phrase.number != "s" or (phrase.gender == "f" and gender != "m") or (phrase.last - phrase.first > 1 and phrase.number != "s")
    if number == "d":
        return phrase.number == "d"
    if not gender:
        return True
    return phrase.gender == gender and (phrase.number == "s" or gender == "f" or phrase.gender == "f")

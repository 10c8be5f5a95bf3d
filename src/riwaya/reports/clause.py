"""The arguments of one predicate."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.mentions.phrases import Phrase
from riwaya.reports.view import BARE, CLAUSE, Complement

SUBJECT, OBJECT, GENITIVE, ADJECTIVE = "subject", "object", "genitive", "adjective"


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant's place in a clause: a grammatical function, the phrase (None for a pronoun), where its word stands, and
    how it was found: `overt`, `relative` (antecedent), `topic` (before its verb), `shared` (with a verb before), `pronoun`, `dropped`."""

    function: str
    phrase: Phrase | None
    at: int
    way: str = "overt"


@dataclass(slots=True)
class Clause:
    """The arguments of one predicate; `passive` is settled by them where the form leaves it open. `content` is where a
    subordinate clause begins, or -1; `complements` is everything that follows."""

    index: int
    arguments: list[Argument] = field(default_factory=list)
    complements: list[Complement] = field(default_factory=list)
    passive: bool = False
    content: int = -1

    def get(self, function: str) -> list[Argument]:
        """The arguments with a function."""
        return [a for a in self.arguments if a.function == function]

    def add(self, function: str, complement: Complement) -> None:
        """Adds the phrases of a complement as arguments with a function."""
        self.arguments.extend(Argument(function, phrase, phrase.first) for phrase in complement.phrases)

    def add_prepositional(self, following: list[Complement]) -> None:
        """Adds those of the complements behind a predicate that have a preposition or agent marker."""
        for complement in following:
            if complement.function in (BARE, CLAUSE):
                continue
            if complement.pronoun:
                self.arguments.append(Argument(complement.function, None, complement.at, "pronoun"))
            else:
                self.add(complement.function, complement)

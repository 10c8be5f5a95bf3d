"""What the exports are given: an event with all its reports, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from riwaya.events.contradictions import Contradiction
from riwaya.events.figures import Claim, Figure
from riwaya.events.tellings import DENIED
from riwaya.exports.names import Located
from riwaya.store import EventRow, StoredReport

NO_FIGURE = Figure("", None, None, None, ())


@dataclass(frozen=True, slots=True)
class Signed:
    """Who answers for a report: the program with its versions, or who added what it missed; the people who reviewed or judged it; and when
    it was coded (UTC)."""

    coded_by: str
    coded_at: str
    reviewed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its reports in the order of publication. `selected` are the ids of the reports that pass the user's filter
    themselves; `voices` are who tells it (`riwaya.events.tellers`), in the order in which they are first heard, with what is written for
    each: an actor's id, a name as its article writes it, `outlet:` and the outlet; `altered` is when the library last
    made the event or added to it (UTC); `fought_for`, asked of CONTROL only, whether it tells of fighting at that place in those days."""

    event: EventRow
    reports: tuple[StoredReport, ...]
    selected: frozenset[str]
    signed: Mapping[str, Signed]
    voices: Mapping[str, str]
    figures: Mapping[str, Figure]
    contradictions: tuple[Contradiction, ...]
    located: Located
    altered: str
    fought_for: bool

    def figure(self, what: str) -> Figure:
        """What is told of a number (killed, wounded and so on)."""
        return self.figures.get(what, NO_FIGURE)

    @property
    def affirming(self) -> tuple[StoredReport, ...]:
        """The reports that do not deny it; all, if there are no others."""
        return tuple(stored for stored in self.reports if stored.report.stance not in DENIED) or self.reports

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets in which it stood, in the order of publication."""
        return tuple(dict.fromkeys(outlet for stored in self.reports for outlet in stored.article.outlets))

    @property
    def published(self) -> list[date]:
        """The days of publication, each once, in order."""
        return sorted({stored.article.published for stored in self.reports if stored.article.published})

    @property
    def days(self) -> int | None:
        """How many days the time of the event spans; None where it is open or not known."""
        low, high = self.event.low, self.event.high
        return (high - low).days + 1 if low and high else None

    @property
    def disputes(self) -> str:
        """Each contradiction with its values and who tells each, in one line."""
        return "; ".join(self._shown(one) for one in self.contradictions)

    def _shown(self, contradiction: Contradiction) -> str:
        sides = " / ".join(
            f"{side.value} [{', '.join(self.voices.get(voice, voice) for voice in dict.fromkeys(side.voices))}]" for side in contradiction.sides
        )
        about = f" ({contradiction.about})" if contradiction.about else ""
        return f"{contradiction.kind}{about}: {sides}"


def derivation(figure: Figure, voices: Mapping[str, str]) -> str:
    """Whose figure the lowest, the best and the highest are, in one line; empty where nothing is told. `voices` as of `Told`."""
    current = [claim for claim in figure.claims if claim.current]
    parts = []
    for name, bound in (("low", figure.low), ("best", figure.best), ("high", figure.high)):
        if bound is not None:
            tellers = dict.fromkeys(voices[claim.voice] for claim in current if _bound(claim, name) == bound)
            of = f" ({len(tellers)} of {len({claim.voice for claim in current})} voices)" if name == "best" else ""
            parts.append(f"{name} {bound}: {', '.join(tellers)}{of}")
    holds = {(claim.voice, _size(claim)) for claim in current}
    dropped = [claim for claim in figure.claims if not claim.current and (claim.voice, _size(claim)) not in holds]
    replaced = dict.fromkeys(f"{_size(claim)} by {voices[claim.voice]}" for claim in dropped)
    return "; ".join([*parts, *([f"given up for another by the same voice: {', '.join(replaced)}"] if replaced else [])])


def _bound(claim: Claim, name: str) -> int | None:
    """The bound of a claim as `riwaya.events.figures` reads it: a missing low or high is the best."""
    value = {"low": claim.low, "best": claim.best, "high": claim.high}[name]
    return claim.best if value is None else value


def _size(claim: Claim) -> int | None:
    return next((value for value in (claim.best, claim.high, claim.low) if value is not None), None)


def told_by(stored: StoredReport) -> str:
    """The chain of sources of a report, the nearest first, as the article names them; empty for the narrator."""
    return " ← ".join(source.span.text for source in stored.report.voice)

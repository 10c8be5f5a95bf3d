"""Who tells a report, as one voice among others."""

from __future__ import annotations

from riwaya.events.compare import COMMON
from riwaya.spelling import fold
from riwaya.store import StoredReport

# Ends of actor ids under which an article hides who its source is: the medics or residents of two outlets are not the same ones.
UNNAMED = (
    *(end for end in COMMON if end != ".GOV"),
    *(".MEDICS", ".MEDICAL", ".JOURNALISTS", ".ACTIVISTS", ".OFFICIALS", ".TRIBES", ".DISPLACED", ".UNIDENTIFIED"),
)


def teller(stored: StoredReport, vague: frozenset[str] = frozenset()) -> str:
    """The voice of a report: the nearest source's actor id; for the narrator `outlet:` and the outlet.

    A source that the lexicon lacks or knows as no one group (`مصدر`, `الناطق`, `سكان`; of `vague` the ids are given) is one voice only
    within an outlet: its actor id or name in search form, `@` and the outlet. Copies of one article have the voices of the first
    outlet, so that a wire text printed by ten papers is told by one."""
    voice, article = stored.report.voice, stored.article
    return voice_of((voice[0].actor, voice[0].span.text) if voice else None, article.first_outlet, article.story, vague)


def voice_of(source: tuple[str, str] | None, first_outlet: str, story: str, vague: frozenset[str] = frozenset()) -> str:
    """The voice of a source, given as actor id and name as told, None for the narrator, in an article whose first copy is `story` and stood
    in `first_outlet`."""
    if source is None:
        return f"outlet:{first_outlet}" if first_outlet else f"story:{story}"
    actor, text = source
    if actor and actor not in vague and not actor.endswith(UNNAMED):
        return actor
    name = actor or " ".join(fold(word) for word in text.split())
    return f"{name}@{first_outlet or story}"


def narrator(stored: StoredReport) -> str:
    """The narrator's voice: `outlet:` and the outlet of the first copy, or `story:` and that copy's id where no outlet is told."""
    return voice_of(None, stored.article.first_outlet, stored.article.story)

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
    if not stored.report.voice:
        return narrator(stored)
    source = stored.report.voice[0]
    if source.actor and source.actor not in vague and not source.actor.endswith(UNNAMED):
        return source.actor
    name = source.actor or " ".join(fold(word) for word in source.span.text.split())
    return f"{name}@{stored.article.first_outlet or stored.article.story}"


def narrator(stored: StoredReport) -> str:
    """The narrator's voice: `outlet:` and the outlet of the first copy, or `story:` and that copy's id where no outlet is told."""
    article = stored.article
    return f"outlet:{article.first_outlet}" if article.first_outlet else f"story:{article.story}"

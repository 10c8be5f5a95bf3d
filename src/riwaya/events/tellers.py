"""Who tells a report, as one voice among others."""

from __future__ import annotations

from riwaya.spelling import fold
from riwaya.store import StoredReport


def teller(stored: StoredReport) -> str:
    """The voice of a report: the nearest source's actor id, else its name in search form; for the narrator `outlet:` and the outlet.

    Copies of one article have one narrator, the first outlet's, so that a wire text printed by ten papers is one voice."""
    if stored.report.voice:
        source = stored.report.voice[0]
        return source.actor or " ".join(fold(word) for word in source.span.text.split())
    return narrator(stored)


def narrator(stored: StoredReport) -> str:
    """The narrator's voice: `outlet:` and the outlet of the first copy, or `story:` and that copy's id where no outlet is told."""
    article = stored.article
    return f"outlet:{article.first_outlet}" if article.first_outlet else f"story:{article.story}"

"""Which of the codes that the reports of an event have in another vocabulary stands for the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from riwaya.model import Codes
from riwaya.store import StoredReport

NOT_COVERED = "not covered"
Code = tuple[str, str]


def plover_code(codes: Codes) -> Code:
    """Type and mode."""
    return codes.plover, codes.plover_mode


def acled_code(codes: Codes) -> Code:
    """Event and sub-event type."""
    return codes.acled_event, codes.acled_sub_event


def leading(reports: Sequence[StoredReport], code: Callable[[Codes], Code]) -> tuple[Code, tuple[StoredReport, ...]] | None:
    """The code that most of the reports have that the vocabulary covers, and those reports; None if it covers none.

    What is told as having happened goes before what is planned or threatened; a code with a mode before one without; of two codes
    that as many reports have, the one told first."""
    covered = [stored for stored in reports if code(stored.report.codes)[0] not in ("", NOT_COVERED)]
    told = [stored for stored in covered if stored.report.stance == "actual"] or covered
    if not told:
        return None
    often = Counter(code(stored.report.codes) for stored in told)
    best = max(often, key=lambda found: (often[found], bool(found[1])))
    return best, tuple(stored for stored in told if code(stored.report.codes) == best)

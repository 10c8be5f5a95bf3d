"""A report as it is shown to a reviewer: what the program says and what he himself decided, nothing of others."""

from __future__ import annotations

import json
from dataclasses import dataclass

from riwaya.errors import UsageError
from riwaya.model import Span
from riwaya.review.fields import Json
from riwaya.review.log import Decision, decisions, standing, version
from riwaya.store import ArticleHead, Library, article


@dataclass(frozen=True, slots=True)
class Shown:
    """A report under review. `row` is what the program says (of an added report, what was added), as `riwaya code` writes it; `mine` the
    reviewer's decision that stands, None if there is none; `history` are all of his on it; `version` goes with his next decision."""

    row: Json
    head: ArticleHead
    text: str
    quote: Span
    event: str
    version: str
    mine: Decision | None
    history: tuple[Decision, ...]
    added: bool

    @property
    def values(self) -> Json:
        """The report as the reviewer has it now: with his corrections, if he made any."""
        return {**self.row, **(self.mine.values if self.mine else {})}

    def to_dict(self) -> Json:
        """The item as a JSON object; offsets are code points of the article's text."""
        return {
            "report": self.row["id"],
            "version": self.version,
            "added": self.added,
            "article": self.head.name,
            "article_id": self.head.id,
            "title": self.head.title,
            "published": self.head.published.isoformat() if self.head.published else None,
            "outlet": self.head.outlet,
            "event": self.event,
            "quote": self.quote.to_dict(),
            "coded": self.row,
            "mine": decision_dict(self.mine) if self.mine else None,
            "history": [decision_dict(one) for one in self.history],
        }


def shown_to(library: Library, report: str, coder: str) -> Shown:
    """A report as a reviewer sees it; raises UsageError if the library has none of this id, or no longer."""
    db = library.db
    row = db.execute(
        "SELECT r.data, r.withdrawn, r.article, r.event, r.quote_start, r.quote_end, w.report AS reviewed, w.machine, w.data AS held"
        " FROM reports r LEFT JOIN reviewed w ON w.report = r.id WHERE r.id = ?",
        (report,),
    ).fetchone()
    if row is None:
        raise UsageError("unknown-report", library.name, report)
    told = decisions(db, report)
    coded = row["machine"] if row["reviewed"] else row["data"] if row["withdrawn"] is None else None
    if coded is None and not told:
        raise UsageError("unknown-report", library.name, report)
    found = article(library, row["article"])
    assert found is not None
    head, text = found
    quote = Span(text[row["quote_start"] : row["quote_end"]], row["quote_start"], row["quote_end"])
    return Shown(
        row=json.loads(coded or row["held"] or row["data"]),
        head=head,
        text=text,
        quote=quote,
        event=row["event"] or "",
        version=version(db, report, coded or ""),
        mine=standing(told).get(coder),
        history=tuple(one for one in told if one.coder == coder),
        added=coded is None,
    )


def decision_dict(decision: Decision) -> Json:
    """A decision as a JSON object."""
    return {
        "id": decision.id,
        "report": decision.report,
        "kind": decision.kind,
        "fields": decision.fields,
        "late": decision.late,
        "undoes": decision.undoes,
        "coder": decision.coder,
        "at": decision.at,
        "note": decision.note,
    }

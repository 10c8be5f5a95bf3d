"""Review for programs: the same decisions as on the pages, with the same refusals."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from riwaya.errors import UsageError
from riwaya.events.intake import decide as judge
from riwaya.review.adjudicate import adjudicate, undo_adjudication
from riwaya.review.decide import add, decide, undo
from riwaya.review.items import shown_to
from riwaya.review.pairs import last_judgement
from riwaya.review.typed import Reader
from riwaya.store import Library, article
from riwaya.web.listing import Json
from riwaya.web.pages.review_links import take_back
from riwaya.web.review.desk import Adjudicator, Reviewer, code
from riwaya.web.visit import AtDesk

pages, api = APIRouter(), APIRouter(tags=["review"])
Id = Annotated[str, Field(max_length=64, pattern=r"^[0-9a-f]+$")]
Note = Annotated[str, Field(max_length=2000)]
Number = Annotated[int, Field(ge=1, le=2**53)]
FIELDS = "By name of the field: JSON as reports have it, or a string as `riwaya review decide --set` takes it."
Fields = Annotated[dict[str, Any], Field(description=FIELDS, max_length=20)]


class Body(BaseModel):
    """What is sent; nothing else may stand in it."""

    model_config = ConfigDict(extra="forbid")


class Decision(Body):
    """A decision on a report."""

    report: Id
    decision: Literal["accept", "reject", "correct", "skip"]
    fields: Fields = {}
    note: Note = ""
    version: Annotated[str | None, Field(max_length=60, description="That of the item that was read; without it, the present one.")] = None


class Addition(Body):
    """A report that the program missed."""

    article: Id
    decision: Literal["add"]
    fields: Annotated[dict[str, Any], Field(description=f"{FIELDS} `trigger` and `type` are needed.", max_length=20)]
    event: Annotated[str, Field(max_length=64, description="The event that it tells of; empty: it opens one.")] = ""
    note: Note = ""


class Undoing(Body):
    """What to undo: one's last decision, or the row of a number in a log."""

    log: Literal["decision", "judgement", "adjudication"] = "decision"
    number: Number | None = None


class Judgement(Body):
    """Whether two reports, or the first reports of two events, tell of one occurrence."""

    relation: Literal["same", "different", "unsure"]
    a: Id
    b: Id
    note: Note = ""


class Verdict(Body):
    """What holds of a report on which reviewers differ."""

    report: Id
    fields: Fields = {}
    side: Annotated[str, Field(max_length=200, description="The reviewer who is right in all that is open beside the fields.")] = ""
    note: Note = ""
    version: Annotated[str | None, Field(max_length=60)] = None


@api.post("/review/decisions", name="review_decide")
def take_decision(visit: AtDesk, user: Reviewer, told: Decision | Addition) -> Json:
    """Takes a decision; one on an older version is kept, does not count, and gets 409."""
    with visit.site.writing() as library:
        if isinstance(told, Addition):
            return asdict(add(library, told.article, user.name, _added(library, told), note=told.note, event_id=told.event, code=code()))
        item = shown_to(library, told.report, user.name)
        fields = _read(Reader(library, told.report, item.text, item.row["trigger"]["start"]), told.fields)
        saved = decide(library, told.report, told.decision, user.name, fields=fields, note=told.note, version=told.version, code=code())
        return asdict(saved)


@api.post("/review/undo", name="review_undo")
def take_undoing(visit: AtDesk, user: Reviewer, told: Undoing) -> Json:
    """Undoes a decision or judgement of yours, the last one if no number is given; or, for admins, an adjudication of a number."""
    with visit.site.writing() as library:
        if told.log == "decision":
            return asdict(undo(library, user.name, told.number, code=code()))
        if told.log == "adjudication":
            if not user.may("admin"):
                raise UsageError("forbidden", "log", "admin")
            return asdict(undo_adjudication(library, told.number or 0, user.name, code=code()))
        number = told.number or last_judgement(library, user.name)
        if number is None:
            raise UsageError("unknown-id", library.name, user.name)
        return {"judgement": take_back(library, user, number)}


@api.post("/review/judgements", name="review_judge")
def take_judgement(visit: AtDesk, user: Reviewer, told: Judgement) -> Json:
    """Judges the link between two reports; what it moves can be undone."""
    with visit.site.writing() as library:
        number, events = judge(library, code(), told.relation, (told.a, told.b), user.name, told.note)
    return {"judgement": number, "events": sorted(events)}


@api.post("/review/adjudications", name="review_adjudicate")
def take_verdict(visit: AtDesk, user: Adjudicator, told: Verdict) -> Json:
    """Decides between reviewers; for admins. `fields` may have `outcome`: keep or reject."""
    with visit.site.writing() as library:
        item = shown_to(library, told.report, "")
        fields = _read(Reader(library, told.report, item.text, item.row["trigger"]["start"]), told.fields)
        return asdict(
            adjudicate(library, told.report, user.name, fields=fields, side=told.side, note=told.note, version=told.version, code=code())
        )


def _read(reader: Reader, fields: dict[str, Any]) -> Json:
    """The values of fields; what is a string is read as if it were typed."""
    return {name: reader.value(name, value) if isinstance(value, str) else value for name, value in fields.items()}


def _added(library: Library, told: Addition) -> Json:
    found = article(library, told.article)
    if found is None:
        raise UsageError("unknown-id", library.name, told.article)
    trigger = told.fields.get("trigger")
    if isinstance(trigger, str):
        trigger = Reader(library, told.article, found[1], 0).span("trigger", trigger)
    near = trigger.get("start", 0) if isinstance(trigger, dict) else 0
    reader = Reader(library, told.article, found[1], near if isinstance(near, int) else 0)
    return {"trigger": trigger, **_read(reader, {name: value for name, value in told.fields.items() if name != "trigger"})}

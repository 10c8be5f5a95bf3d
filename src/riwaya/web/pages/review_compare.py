"""How far coders agree, where they differ and who is right, and the log of all that was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from riwaya.errors import ConflictError, RiwayaError, UsageError
from riwaya.review.adjudicate import Dispute, adjudicate, count_disputes, dispute, disputes, undo_adjudication
from riwaya.review.agreement import MACHINE, agreement
from riwaya.review.fields import OUTCOME, Json
from riwaya.review.history import count_entries, entries
from riwaya.review.typed import Reader
from riwaya.store import Filter, Library
from riwaya.web.asked import Part, link
from riwaya.web.door import Form
from riwaya.web.listing import chosen_links
from riwaya.web.render import page
from riwaya.web.review.desk import Adjudicator, Number, Others, Reviewer, Said, Wanted, Which, code, renewed, see
from riwaya.web.review.item import Paragraph, paragraphs
from riwaya.web.review.values import Told, told
from riwaya.web.users import User
from riwaya.web.visit import AtDesk, Visit

pages, api = APIRouter(), APIRouter(tags=["review"])
AT_ONCE = 10  # disputes on a page


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder has of a field: his name and the value in parts."""

    coder: str
    value: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A dispute as the page shows it: the sentence, each open field with the sides, and what was settled before."""

    dispute: Dispute
    sentence: tuple[Paragraph, ...]
    fields: tuple[tuple[str, tuple[Side, ...]], ...]
    settled: tuple[tuple[str, tuple[Told, ...]], ...]

    @property
    def coders(self) -> tuple[str, ...]:
        """The reviewers who differ."""
        return tuple(dict.fromkeys(coder for field in self.dispute.fields for coder in field.told))


@pages.get("/review/agreement")
def agreement_page(visit: AtDesk, wanted: Wanted, user: Adjudicator) -> Response:
    """The page."""
    filter = wanted.filter(visit.library)
    return page(
        visit,
        "review_agreement.html",
        found=agreement(visit.library, filter),
        machine=MACHINE,
        chosen=chosen_links(visit, filter, "/review/agreement"),
        formats=("json",),
        address=lambda form: link(f"/review/agreement{form and '.' + form}", filter),
        reviewer=user,
        outcome=("", 0, False),
    )


@pages.get("/review/agreement.json", name="review_agreement_json")
@api.get("/review/agreement", name="review_agreement")
def agreement_data(visit: AtDesk, wanted: Wanted, user: Adjudicator) -> Json:
    """How far reviewers agree with one another and with the program (`riwaya`), field by field. For admins."""
    return {"fields": [one.to_dict() for one in agreement(visit.library, wanted.filter(visit.library))]}


@pages.get("/review/adjudicate")
def adjudicate_page(
    visit: AtDesk, wanted: Wanted, which: Which, user: Adjudicator, said: Said = "", number: Number = 0, others: Others = ""
) -> Response:
    """The reports on which reviewers differ."""
    return _cases(visit, user, wanted.filter(visit.library), which, outcome=(said, number, bool(others)))


@pages.post("/review/adjudicate")
def take_adjudication(visit: AtDesk, wanted: Wanted, which: Which, user: Adjudicator, form: Form) -> Response:
    """Takes what the adjudicator chose, and leads back to the list; what cannot be taken comes back as it was chosen."""
    filter, report = wanted.filter(visit.library), form.get("report", "")
    try:
        with visit.site.writing() as library:
            fields = chosen_values(library, dispute(library, report), form)
            saved = adjudicate(
                library, report, user.name, fields=fields, side=form.get("side", ""), note=form.get("note", "")[:2000],
                version=form.get("version") or None, code=code(),
            )  # fmt: skip
    except (UsageError, ConflictError) as error:
        with visit.site.pool.reading() as library:
            return _cases(renewed(visit, library), user, filter, which, form=form, fault=error)
    return see("/review/adjudicate", filter, said="adjudicated", number=saved.adjudication)


@pages.post("/review/adjudicate/undo")
def reopen(visit: AtDesk, wanted: Wanted, user: Adjudicator, form: Form) -> Response:
    """Undoes an adjudication."""
    told_number = form.get("number", "")
    with visit.site.writing() as library:
        saved = undo_adjudication(library, int(told_number) if told_number.isdecimal() else 0, user.name, code=code())
    return see("/review/adjudicate", wanted.filter(visit.library), said="reopened", number=saved.adjudication)


def chosen_values(library: Library, found: Dispute, form: Mapping[str, str]) -> Json:
    """The values that a form chooses: of each field a coder's, or one that was typed. Raises UsageError for a coder who has none."""
    reader, values = Reader(library, found.row["id"], found.text, found.row["trigger"]["start"]), Json()
    for one in found.fields:
        side, typed = form.get(f"pick-{one.field}", ""), form.get(f"set-{one.field}", "").strip()
        if side == "typed" or (typed and not side):
            values[one.field] = typed if one.field == OUTCOME else reader.value(one.field, typed)
        elif side.startswith("coder:"):
            sides = {MACHINE: one.coded, **one.told} if one.field != OUTCOME else dict(one.told)
            coder = side.removeprefix("coder:")
            if coder not in sides:
                raise UsageError("unknown-id", f"{found.row['id']} {one.field}", coder)
            values[one.field] = sides[coder]
    return values


def _cases(
    visit: Visit, user: User, filter: Filter, which: Part, *, form: Mapping[str, str] | None = None, fault: RiwayaError | None = None,
    outcome: tuple[str, int, bool] = ("", 0, False),
) -> Response:  # fmt: skip
    part = Part(min(which.limit, AT_ONCE), which.offset)
    return page(
        visit,
        "review_adjudicate.html",
        status=fault.fault.http if fault else 200,
        cases=[_case(visit, one) for one in disputes(visit.library, filter, limit=part.limit, offset=part.offset)],
        total=count_disputes(visit.library),
        part=part,
        form=form or {},
        fault=fault.issue if fault else None,
        machine=MACHINE,
        chosen=chosen_links(visit, filter, "/review/adjudicate"),
        action=lambda path: link(path, filter),
        reviewer=user,
        outcome=outcome,
    )


def _case(visit: Visit, found: Dispute) -> Case:
    lines = paragraphs(found.text, [found.row], (found.quote.start, found.quote.end))
    fields = []
    for one in found.fields:
        sides = [Side(coder, told(visit, one.field, value)) for coder, value in one.told.items()]
        fields.append((one.field, (*sides, Side(MACHINE, told(visit, one.field, one.coded))) if one.field != OUTCOME else tuple(sides)))
    settled = tuple((field, told(visit, field, value)) for field, value in found.settled.items())
    return Case(found, tuple(line for line in lines if line.within), tuple(fields), settled)


@api.get("/review/disputes", name="review_disputes")
def disputes_data(visit: AtDesk, wanted: Wanted, which: Which, user: Adjudicator) -> Json:
    """The reports on which reviewers differ, field by field with what each has. For admins."""
    found = disputes(visit.library, wanted.filter(visit.library), limit=which.limit, offset=which.offset)
    return {"total": count_disputes(visit.library), "limit": which.limit, "offset": which.offset, "disputes": [one.to_dict() for one in found]}


@pages.get("/review/log")
def log_page(visit: AtDesk, which: Which, user: Reviewer) -> Response:
    """The page: to an admin everything, to a reviewer what he decided himself."""
    who = _seen_by(user)
    return page(
        visit,
        "review_log.html",
        rows=[
            (one, [(field, told(visit, field, value)) for field, value in one.fields.items() if field not in ("trigger", "event", "quote")])
            for one in entries(visit.library, who, limit=which.limit, offset=which.offset)
        ],
        total=count_entries(visit.library, who),
        part=which,
        formats=("json",),
        address=lambda form: f"/review/log{form and '.' + form}",
        reviewer=user,
        outcome=("", 0, False),
    )


@pages.get("/review/log.json", name="review_log_json")
@api.get("/review/log", name="review_log")
def log_data(visit: AtDesk, which: Which, user: Reviewer) -> Json:
    """Everything that was decided, the latest first; rows are only ever added. Reviewers see what they decided themselves, admins all."""
    who = _seen_by(user)
    total, found = count_entries(visit.library, who), entries(visit.library, who, limit=which.limit, offset=which.offset)
    after = which.offset + len(found)
    more = link("/api/v1/review/log", limit=which.limit, offset=after) if after < total else None
    return {"total": total, "limit": which.limit, "offset": which.offset, "next": more, "entries": [one.to_dict() for one in found]}


def _seen_by(user: User) -> str:
    return "" if user.may("admin") else user.name

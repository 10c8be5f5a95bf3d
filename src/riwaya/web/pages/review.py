"""Review: the queue of a reviewer, and a report to decide on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from riwaya.errors import ConflictError, RiwayaError, UsageError
from riwaya.knowledge.vocabulary import COUNTS, EXTENTS, GROUNDS, MEANS, MODES
from riwaya.review.check import STRENGTHS
from riwaya.review.decide import decide, undo
from riwaya.review.items import Shown, shown_to
from riwaya.review.queue import COUNTED, progress, queue, waiting_by
from riwaya.show.reasons import explain
from riwaya.store import Filter
from riwaya.store.filters import conditions
from riwaya.web.asked import link
from riwaya.web.door import Form
from riwaya.web.facets import with_value
from riwaya.web.frames import types
from riwaya.web.listing import FacetLinks, Json, Link, chosen_links
from riwaya.web.pages.codebook import ORDER
from riwaya.web.render import page
from riwaya.web.review.desk import Number, Others, Reviewer, Said, Wanted, Which, code, onwards, renewed, see
from riwaya.web.review.draft import Draft, draft_of
from riwaya.web.review.item import fields, neighbours, paragraphs
from riwaya.web.users import User
from riwaya.web.visit import AtDesk, Visit

pages, api = APIRouter(), APIRouter(tags=["review"])
SHOWN = 12  # values of a facet
DONE = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "skip": "skipped"}


@pages.get("/review")
def queue_page(
    visit: AtDesk, wanted: Wanted, which: Which, user: Reviewer, said: Said = "", number: Number = 0, others: Others = ""
) -> Response:
    """The queue."""
    filter = wanted.filter(visit.library)
    waiting = visit.site.kept(
        f"queue {user.name} {filter} {which}", lambda library: queue(library, user.name, filter, limit=which.limit, offset=which.offset)
    )
    return page(
        visit,
        "review.html",
        rows=[(one, shown_to(visit.library, one.report, user.name)) for one in waiting],
        done=progress(visit.library, user.name, filter),
        part=which,
        filter=filter,
        facets=_facets(visit, user, filter),
        chosen=chosen_links(visit, filter, "/review"),
        kept=[pair for pair in conditions(filter) if pair[0] not in ("since", "until")],
        action=lambda path: link(path, filter),
        reviewer=user,
        outcome=(said, number, bool(others)),
    )


@pages.get("/review/{id}")
def item_page(visit: AtDesk, wanted: Wanted, user: Reviewer, id: str, said: Said = "", number: Number = 0, others: Others = "") -> Response:
    """A report under review."""
    item = shown_to(visit.library, id, user.name)
    return _item(visit, user, wanted.filter(visit.library), item, outcome=(said, number, bool(others)))


@pages.post("/review/undo")
def undo_last(visit: AtDesk, wanted: Wanted, user: Reviewer, form: Form) -> Response:
    """Undoes the reviewer's last decision, or the one of a number, and leads to its report."""
    filter = wanted.filter(visit.library)
    told = form.get("number", "")
    try:
        with visit.site.writing() as library:
            saved = undo(library, user.name, int(told) if told.isdecimal() else None, code=code())
    except UsageError:
        return see("/review", filter, said="nothing")
    return see(f"/review/{saved.report}", filter, said="undone", number=saved.decision)


@pages.post("/review/{id}")
def take(visit: AtDesk, wanted: Wanted, user: Reviewer, id: str, form: Form) -> Response:
    """Takes a decision and leads to the next report; one that cannot be taken comes back with all that was typed."""
    filter, draft = wanted.filter(visit.library), draft_of(form)
    item = shown_to(visit.library, id, user.name)
    try:
        with visit.site.writing() as library:
            corrected = draft.fields(library, item) if draft.kind == "correct" else {}
            saved = decide(library, id, draft.kind, user.name, fields=corrected, note=draft.note, version=draft.version or None, code=code())
            return onwards(library, user, filter, said=DONE[draft.kind], number=saved.decision, others=saved.others, after=id)
    except ConflictError as error:
        with visit.site.pool.reading() as library:
            now = shown_to(library, id, user.name)
            return _item(renewed(visit, library), user, filter, now, draft=draft, fault=error)
    except UsageError as error:
        return _item(visit, user, filter, item, draft=draft, fault=error)


def _item(
    visit: Visit, user: User, filter: Filter, item: Shown, *, draft: Draft | None = None, fault: RiwayaError | None = None,
    outcome: tuple[str, int, bool] = ("", 0, False),
) -> Response:  # fmt: skip
    id = str(item.row["id"])
    return page(
        visit,
        "review_item.html",
        status=fault.fault.http if fault else 200,
        item=item,
        id=id,
        paragraphs=paragraphs(item.text, [{**item.row, **item.values}], (item.quote.start, item.quote.end)),
        fields=fields(visit, item, draft),
        draft=draft,
        fault=fault.issue if fault else None,
        at_fault=fault.where.rpartition(" ")[2] if fault else "",
        reasons=[(visit.texts.get("interface", reason["field"]), explain(reason, visit.texts)) for reason in item.row["because"]],
        neighbours=[one for one in neighbours(visit.library, item.head.id, user.name) if one.id != id],
        done=progress(visit.library, user.name, filter),
        action=lambda path: link(path, filter),
        reviewer=user,
        outcome=outcome,
        **vocabularies(visit, item.values),
    )


def vocabularies(visit: Visit, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the form needs of the codebook: values of the closed lists, definitions of the types, words for the script."""
    texts = visit.texts
    modes: dict[str, list[str]] = {}
    for kind, some in MODES.items():
        for mode in sorted(some):
            modes.setdefault(mode, []).append(kind)
    keys = ("pick-words", "pick-hint", "no-value", "not-said", "more-found", "one-more", "remove", "actor-or-place", "from", "to", "low", "best",
            "high", "use-words", "choose-words")  # fmt: skip
    return {
        "codebook": types(),
        "options": {
            "type": tuple(MODES), "mode": ("", *modes), "means": ("", *sorted(MEANS)), "stance": ORDER, "ground": sorted(GROUNDS, reverse=True),
        },
        "modes_of": modes,
        "settings": {
            "names": _names(visit, values),
            "words": {key: texts.get("web", key) for key in keys},
            "fields": {field: texts.get("interface", field) for field in ("gained_by", "lost_by", "place")},
            "strengths": {one: texts.get("strengths", one) for one in STRENGTHS},
            "counts": {one: texts.get("counts", one) for one in sorted(COUNTS)},
            "extents": {one: texts.get("notes", one) if one else texts.get("web", "not-said") for one in EXTENTS},
        },
    }  # fmt: skip


def _names(visit: Visit, values: Mapping[str, Any]) -> dict[str, str]:
    """The names of the actors and places of a report, by id."""
    claim, place = values.get("control") or {}, values.get("place") or {}
    actors = [one["actor"] for field in ("agents", "patients", "voice") for one in values.get(field) or ()]
    known = {id: visit.names.who(id).text for id in (*actors, claim.get("gained_by"), claim.get("lost_by")) if id}
    return known | {id: visit.names.place(id).text for id in (place.get("id"), claim.get("place")) if id}


def _facets(visit: Visit, user: User, filter: Filter) -> list[FacetLinks]:
    """The facets of the queue: how many reports wait with each value."""
    counted = visit.site.kept(
        f"waiting {user.name} {filter}", lambda library: {name: waiting_by(library, user.name, filter, name) for name in COUNTED}
    )
    return [_facet(visit, filter, name, found) for name, found in counted.items()]


def _facet(visit: Visit, filter: Filter, name: str, counted: Mapping[str, int]) -> FacetLinks:
    chosen = [value for condition, value in conditions(filter) if condition == name]
    values = [value for value in counted if value]

    def of(value: str) -> Link:
        href = link("/review", with_value(filter, name, value, chosen=value not in chosen))
        return Link(visit.names.value(name, value), counted.get(value, 0), value in chosen, href)

    shown = dict.fromkeys([*chosen, *values[:SHOWN]])
    return FacetLinks(name, tuple(of(value) for value in shown), len(set(values) - set(shown)))


@pages.get("/review.json", name="review_queue_json")
@api.get("/review/queue", name="review_queue")
def queue_data(visit: AtDesk, wanted: Wanted, which: Which, user: Reviewer) -> Json:
    """The reports that wait for you, the most urgent first, and how far you are."""
    filter = wanted.filter(visit.library)
    done = progress(visit.library, user.name, filter)
    waiting = queue(visit.library, user.name, filter, limit=which.limit, offset=which.offset)
    after = which.offset + len(waiting)
    return {
        "total": done.total, "decided": done.decided, "skipped": done.skipped, "left": done.left, "limit": which.limit, "offset": which.offset,
        "next": link("/api/v1/review/queue", filter, limit=which.limit, offset=after) if after < done.left else None,
        "items": [one.to_dict() for one in waiting],
    }  # fmt: skip


@api.get("/review/reports/{id}", name="review_item")
def item_data(visit: AtDesk, user: Reviewer, id: str) -> Json:
    """A report as it waits for you: what the program says, what you decided, and the version that goes with your next decision."""
    return shown_to(visit.library, id, user.name).to_dict()

"""Adding a report that the program missed in an article."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from riwaya.errors import RiwayaError, UsageError
from riwaya.review.check import CHOICES
from riwaya.review.decide import BLANK, add
from riwaya.review.fields import Json
from riwaya.review.typed import Reader
from riwaya.store import ArticleHead, Filter, Library, article
from riwaya.web.asked import link
from riwaya.web.door import Form
from riwaya.web.faults import unknown
from riwaya.web.pages.review import vocabularies
from riwaya.web.render import page
from riwaya.web.review.desk import Reviewer, Wanted, code, see
from riwaya.web.review.draft import Draft, draft_of
from riwaya.web.review.item import blank_fields, neighbours, paragraphs
from riwaya.web.users import User
from riwaya.web.visit import AtDesk, Visit

pages, api = APIRouter(), APIRouter(tags=["review"])
EMPTY: Json = {"type": "", **BLANK}


@pages.get("/review/add/{article_id}")
def add_page(visit: AtDesk, wanted: Wanted, user: Reviewer, article_id: str) -> Response:
    """The form."""
    return _form(visit, user, wanted.filter(visit.library), article_id)


@pages.post("/review/add/{article_id}")
def take_added(visit: AtDesk, wanted: Wanted, user: Reviewer, article_id: str, form: Form) -> Response:
    """Adds the report and shows it; one that cannot be added comes back with all that was typed."""
    filter, draft = wanted.filter(visit.library), draft_of(form)
    try:
        with visit.site.writing() as library:
            fields = _fields(library, article_id, draft)
            saved = add(library, article_id, user.name, fields, note=draft.note, event_id=form.get("event", "").strip(), code=code())
    except UsageError as error:
        return _form(visit, user, filter, article_id, draft=draft, event=form.get("event", ""), fault=error)
    return see(f"/review/{saved.report}", filter, said="added", number=saved.decision)


def _found(library: Library, id: str) -> tuple[ArticleHead, str]:
    found = article(library, id)
    if found is None:
        raise unknown(id)
    return found


def _fields(library: Library, article_id: str, draft: Draft) -> dict[str, Any]:
    """The fields that are filled in, with the trigger; raises UsageError if there is none, or for words that stand nowhere."""
    _, text = _found(library, article_id)
    if not draft.typed.get("trigger"):
        raise UsageError("bad-field", f"{article_id} trigger", "an added report needs a trigger")
    span = Reader(library, article_id, text, 0).span("trigger", draft.typed["trigger"])
    reader = Reader(library, article_id, text, span["start"])
    told = {field: typed for field, typed in draft.typed.items() if field != "trigger" and typed and typed != EMPTY[field]}
    return {"trigger": span, **{field: typed if field in CHOICES else reader.value(field, typed) for field, typed in told.items()}}


def _form(
    visit: Visit, user: User, filter: Filter, article_id: str, *, draft: Draft | None = None, event: str = "", fault: RiwayaError | None = None
) -> Response:
    head, text = _found(visit.library, article_id)
    return page(
        visit,
        "review_add.html",
        status=fault.fault.http if fault else 200,
        head=head,
        paragraphs=paragraphs(text, (), (0, 0)),
        fields=blank_fields(EMPTY, draft),
        draft=draft,
        event=event,
        fault=fault.issue if fault else None,
        at_fault=fault.where.rpartition(" ")[2] if fault else "",
        neighbours=neighbours(visit.library, article_id, user.name),
        action=lambda path: link(path, filter),
        reviewer=user,
        outcome=("", 0, False),
        **vocabularies(visit, EMPTY),
    )

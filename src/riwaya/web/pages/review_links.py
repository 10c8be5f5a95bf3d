"""Links: two reports side by side, of one occurrence or not."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import Response

from riwaya.errors import UsageError
from riwaya.events.intake import decide
from riwaya.events.judgements import RELATIONS
from riwaya.review.fields import FIELDS, same
from riwaya.review.items import Shown, shown_to
from riwaya.review.links import link_queue
from riwaya.review.pairs import judge_of, last_judgement, latest_on
from riwaya.store import Library
from riwaya.web.asked import link
from riwaya.web.door import Form
from riwaya.web.listing import Json
from riwaya.web.render import page
from riwaya.web.review.desk import Number, Others, Reviewer, Said, Wanted, Which, code, see
from riwaya.web.review.item import Paragraph, paragraphs
from riwaya.web.review.values import told
from riwaya.web.users import User
from riwaya.web.visit import AtDesk

pages, api = APIRouter(), APIRouter(tags=["review"])


@pages.get("/review/links")
def links_page(
    visit: AtDesk, wanted: Wanted, which: Which, user: Reviewer, said: Said = "", number: Number = 0, others: Others = ""
) -> Response:
    """The link that waits first, and those behind it."""
    filter = wanted.filter(visit.library)
    waiting = link_queue(visit.library, user.name, filter, limit=which.limit, offset=which.offset)
    pair = [shown_to(visit.library, id, user.name) for id in (waiting[0].other, waiting[0].report)] if waiting else []
    return page(
        visit,
        "review_links.html",
        first=waiting[0] if waiting else None,
        held=latest_on(visit.library, waiting[0].report, waiting[0].other) if waiting else 0,
        pair=[(item, _sentence(item)) for item in pair],
        rows=[(field, [told(visit, field, item.values[field]) for item in pair], _differ(field, pair)) for field in FIELDS],
        behind=waiting[1:],
        later=link("/review/links", filter, offset=which.offset + 1) if len(waiting) > 1 else "",
        part=which,
        action=lambda path: link(path, filter, offset=which.offset or ""),
        reviewer=user,
        outcome=(said, number, bool(others)),
    )


def _differ(field: str, pair: Sequence[Shown]) -> bool:
    """Whether two reports say different things in a field; one that says nothing differs in nothing."""
    values = [item.values[field] for item in pair]
    return all(values) and len(values) == 2 and not same(field, *values)


def _sentence(item: Shown) -> tuple[Paragraph, ...]:
    """The sentence of a report with its marks, and the paragraphs that it stands in."""
    found = paragraphs(item.text, [{**item.row, **item.values}], (item.quote.start, item.quote.end))
    return tuple(one for one in found if one.within)


@pages.post("/review/links")
def judge(visit: AtDesk, wanted: Wanted, which: Which, user: Reviewer, form: Form) -> Response:
    """Takes a judgement and leads to the next link. Somebody else's judgement since the link was shown is told; both are in the log."""
    filter = wanted.filter(visit.library)
    relation, pair = form.get("relation", ""), (form.get("a", ""), form.get("b", ""))
    if relation not in RELATIONS:
        raise UsageError("usage", "relation", f"{relation[:40]} is none of {', '.join(RELATIONS)}")
    with visit.site.writing() as library:
        others = str(latest_on(library, *pair)) != form.get("version", "0")
        number, _ = decide(library, code(), relation, pair, user.name, form.get("note", "")[:2000])
    return see("/review/links", filter, said="judged", number=number, others="yes" if others else "", offset=which.offset or "")


@pages.post("/review/links/undo")
def unjudge(visit: AtDesk, wanted: Wanted, user: Reviewer, form: Form) -> Response:
    """Undoes the reviewer's last judgement, or the one of a number."""
    filter, told_number = wanted.filter(visit.library), form.get("number", "")
    with visit.site.writing() as library:
        number = int(told_number) if told_number.isdecimal() else last_judgement(library, user.name)
        if number is None:
            return see("/review/links", filter, said="nothing")
        undone = take_back(library, user, number)
    return see("/review/links", filter, said="unjudged", number=undone)


def take_back(library: Library, user: User, number: int) -> int:
    """Undoes a judgement of one's own (an admin anybody's); gives its number. Raises UsageError if there is none such."""
    if judge_of(library, number) != user.name and not user.may("admin"):
        raise UsageError("unknown-id", library.name, f"{number} ({user.name})")
    decide(library, code(), "undo", (str(number),), user.name)
    return number


@pages.get("/review/links.json", name="review_links_json")
@api.get("/review/links", name="review_links")
def links_data(visit: AtDesk, wanted: Wanted, which: Which, user: Reviewer) -> Json:
    """The links between reports that wait for your judgement, those first of which the program is least sure and on which most depends."""
    filter = wanted.filter(visit.library)
    found = link_queue(visit.library, user.name, filter, limit=which.limit, offset=which.offset)
    more = link("/api/v1/review/links", filter, limit=which.limit, offset=which.offset + which.limit)
    return {
        "limit": which.limit, "offset": which.offset, "next": more if len(found) == which.limit else None,
        "links": [one.to_dict() for one in found],
    }  # fmt: skip

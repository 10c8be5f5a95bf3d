"""The reader: an article with every role of every report marked in its text; and the article as it came."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from riwaya.events.view import report_dict
from riwaya.model import Article
from riwaya.show.page import paragraphs
from riwaya.show.view import CONTROLS, view
from riwaya.store import ArticleHead, article, count_articles, reports_of_article
from riwaya.store.archive import appearances, copies, heads, raw_copy
from riwaya.web.asked import Part, link, part
from riwaya.web.faults import unknown
from riwaya.web.listing import Json
from riwaya.web.render import page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["articles"])
Which = Annotated[Part, Depends(part)]


def head_dict(head: ArticleHead) -> Json:
    """What is listed of an article."""
    return {
        "id": head.id,
        "name": head.name,
        "title": head.title,
        "published": head.published.isoformat() if head.published else None,
        "outlet": head.outlet,
        "outlets": list(head.outlets),
        "url": head.url,
        "genre": head.genre,
        "copy_of": head.story if head.story != head.id else "",
        "likeness": head.likeness,
    }


def _found(visit: Visit, id: str) -> tuple[ArticleHead, str]:
    found = article(visit.library, id)
    if found is None:
        raise unknown(id)
    return found


@pages.get("/articles")
def articles_page(visit: Visiting, which: Which) -> Response:
    """The list of articles."""
    total = count_articles(visit.library)
    found = heads(visit.library, limit=which.limit, offset=which.offset)
    return page(visit, "articles.html", heads=found, total=total, part=which, formats=("json",), address="/articles")


@pages.get("/articles.json", name="articles_json")
@api.get("/articles", name="articles")
def articles_data(visit: Visiting, which: Which) -> Json:
    """The articles, the latest first."""
    total, found = count_articles(visit.library), heads(visit.library, limit=which.limit, offset=which.offset)
    after = which.offset + len(found)
    more = link("/api/v1/articles", limit=which.limit, offset=after) if after < total else None
    return {"total": total, "limit": which.limit, "offset": which.offset, "next": more, "articles": [head_dict(head) for head in found]}


@pages.get("/articles/{id}.json", name="article_json")
@api.get("/articles/{id}", name="article")
def article_data(visit: Visiting, id: str) -> Json:
    """An article with its text and its reports; all offsets are code points of `text`."""
    head, text = _found(visit, id)
    return {
        **head_dict(head),
        "text": text,
        "appearances": appearances(visit.library, id),
        "copies": [head_dict(copy) for copy in copies(visit.library, head)],
        "reports": [report_dict(stored) for stored in reports_of_article(visit.library, id)],
    }


@pages.get("/articles/{id}/raw", name="article_raw_page")
@api.get("/articles/{id}/raw", name="article_raw", response_class=Response, responses={200: {"content": {"application/octet-stream": {}}}})
def article_raw(visit: Visiting, id: str) -> Response:
    """The archived copy: the bytes as they came, never shown by a browser as a page."""
    raw = raw_copy(visit.library, id)
    if raw is None:
        raise unknown(id)
    name = f'attachment; filename="{id}.bin"'
    return Response(raw, media_type="application/octet-stream", headers={"Content-Disposition": name, "Content-Security-Policy": "sandbox"})


@pages.get("/articles/{id}")
def article_page(visit: Visiting, id: str) -> Response:
    """The page."""
    head, text = _found(visit, id)
    told = reports_of_article(visit.library, id)
    shown = view(
        Article(head.name, text, head.id, head.title, head.published, head.outlet, head.url),
        [stored.report.to_dict() for stored in told],
        visit.texts,
    )
    raw = raw_copy(visit.library, id) or b""
    return page(
        visit,
        "reader_page.html",
        shown=shown,
        head=head,
        paragraphs=paragraphs(shown),
        links={number: f"/events/{stored.event}" if stored.event else "" for number, stored in enumerate(told, 1)},
        controls=len(CONTROLS.findall(text)),
        appearances=appearances(visit.library, id),
        copies=copies(visit.library, head),
        size=len(raw),
        sha256=hashlib.sha256(raw).hexdigest(),
        formats=("json",),
        address=f"/articles/{id}",
    )

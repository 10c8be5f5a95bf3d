"""Search: words in any clitics and spelling, with what was matched marked."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from riwaya.exports.cells import iso
from riwaya.exports.told import told_by
from riwaya.model import Span
from riwaya.show.view import plain
from riwaya.store import Filter
from riwaya.store.filters import conditions
from riwaya.store.search import ArticleHit, ReportHit, SearchResult, rows_found, search
from riwaya.web.asked import Asked, Part, asked, link, part
from riwaya.web.downloads import table_download
from riwaya.web.facets import among_rows
from riwaya.web.listing import Json, chosen_links, facet_links, filter_dict
from riwaya.web.render import page
from riwaya.web.visit import Visit, Visiting

pages, api = APIRouter(), APIRouter(tags=["search"])
Query_ = Annotated[str, Query(max_length=1000, description='Words, "phrases", OR, -without, begin*, and fields such as type:ASSAULT.')]
Within = Annotated[Literal["reports", "articles"], Query(description="What is searched.")]
Exact = Annotated[bool, Query(description="Words as written, less vowel signs.")]
Wanted = Annotated[Asked, Depends(asked)]
Which = Annotated[Part, Depends(part)]
COLUMNS = ("report", "event", "article", "outlet", "published", "type", "mode", "stance", "ground", "told_by", "quote", "score")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a hit, and whether it matched."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A hit as the page shows it: its words, and the names that matched outside of them."""

    hit: ReportHit | ArticleHit
    words: tuple[Words, ...]
    names: tuple[str, ...]


@pages.get("/search")
def search_page(visit: Visiting, wanted: Wanted, which: Which, q: Query_ = "", within: Within = "reports", exact: Exact = False) -> Response:
    """The page."""
    filter = wanted.filter(visit.library)
    found = _search(visit, q, filter, which, within, exact) if q.strip() else None
    asked_for = {"q": q, "within": within, "exact": "true" if exact else ""}
    return page(
        visit,
        "search.html",
        query=q,
        within=within,
        exact=exact,
        filter=filter,
        conditions=chosen_links(visit, filter, "/search", **asked_for),
        found=found,
        lines=[_line(hit) for hit in found.hits] if found else [],
        facets=facet_links(visit, filter, "/search", among=_all_found(visit, q, exact), **asked_for) if found and within == "reports" else (),
        kept=[*(pair for pair in conditions(filter) if pair[0] not in ("since", "until")), *asked_for.items()],
        part=which,
        formats=("json", "csv") if found else (),
        address=lambda form: link(f"/search{form and '.' + form}", filter, **asked_for, **which.told()),
    )


@pages.get("/search.json", name="search_json")
@api.get("/search", name="search")
def search_data(visit: Visiting, wanted: Wanted, which: Which, q: Query_, within: Within = "reports", exact: Exact = False) -> Json:
    """The reports or articles that a query finds, the best first."""
    filter = wanted.filter(visit.library)
    found = _search(visit, q, filter, which, within, exact)
    after = found.offset + len(found.hits)
    more = link("/api/v1/search", filter, q=q, within=within, exact="true" if exact else "", limit=which.limit, offset=after)
    return {**found.to_dict(), "filter": filter_dict(filter), "next": more if after < found.total else None}


@pages.get("/search.csv", name="search_csv")
def search_csv(visit: Visiting, wanted: Wanted, which: Which, q: Query_, within: Within = "reports", exact: Exact = False) -> Response:
    """The hits of a part as CSV."""
    found = _search(visit, q, wanted.filter(visit.library), which, within, exact)
    return table_download(COLUMNS, [_row(hit) for hit in found.hits], "search.csv")


def _search(visit: Visit, query: str, filter: Filter, which: Part, within: str, exact: bool) -> SearchResult:
    return search(visit.library, query, filter, within=within, exact=exact, limit=which.limit, offset=which.offset)


def _all_found(visit: Visit, query: str, exact: bool) -> int:
    """The bits of all reports that a query finds, whatever the conditions."""
    rows = visit.site.kept(f"found {exact} {query}", lambda library: array("I", rows_found(library, query, exact=exact)))
    return among_rows(visit.index, rows)


def _line(hit: ReportHit | ArticleHit) -> Line:
    if isinstance(hit, ArticleHit):
        return Line(hit, tuple(marked(hit.snippet, hit.marks)), ())
    quote = hit.report.quote
    outside = [plain(span.text) for span in hit.names if not quote.start <= span.start < quote.end]
    return Line(hit, tuple(marked(quote, hit.marks)), tuple(dict.fromkeys(outside)))


def marked(part: Span, marks: Iterable[Span]) -> Iterator[Words]:
    """A part of a text, cut where marks begin and end."""
    at = part.start
    for mark in marks:
        if at <= mark.start and mark.end <= part.end:
            yield Words(plain(part.text[at - part.start : mark.start - part.start]), False)
            yield Words(plain(mark.text), True)
            at = mark.end
    yield Words(plain(part.text[at - part.start :]), False)


def _row(hit: ReportHit | ArticleHit) -> dict[str, str | float | None]:
    empty: dict[str, str | float | None] = dict.fromkeys(COLUMNS, "")
    if isinstance(hit, ArticleHit):
        head = hit.article
        place = {"article": head.id, "outlet": head.outlet, "published": iso(head.published)}
        return {**empty, **place, "quote": hit.snippet.text, "score": hit.score}
    stored, report = hit.report, hit.report.report
    return {
        "report": report.id, "event": stored.event, "article": stored.article.id, "outlet": stored.article.outlet,
        "published": iso(stored.article.published), "type": report.type, "mode": report.mode, "stance": report.stance, "ground": report.ground,
        "told_by": told_by(stored), "quote": stored.quote.text, "score": hit.score,
    }  # fmt: skip

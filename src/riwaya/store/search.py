"""Searches articles and reports by their words, whatever clitics, article and spelling they have."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from dataclasses import asdict, dataclass
from heapq import nsmallest

from riwaya.model import Span
from riwaya.store.filters import BRIEF, Filter, Value
from riwaya.store.library import Library
from riwaya.store.marks import found_words, named_spans, offsets_of, positions, snippet
from riwaya.store.plan import ARTICLES, REPORTS, TABLES, Clause, Plan, plan
from riwaya.store.query import parse
from riwaya.store.read import article, report, reports_of_article
from riwaya.store.records import ArticleHead, StoredReport
from riwaya.store.terms import Named, Term

NAMES_WEIGHT = 0.5  # of a word in a name that the sentence may not hold, against one of the sentence
# Where hits come from, with words to look for and without; what is counted of them; and their order, with ties broken.
# Words come first, whatever the planner thinks: it does not know how rare they are.
FROM = {
    REPORTS: (f"report_words w CROSS JOIN {BRIEF} ON r.row = w.rowid", BRIEF),
    ARTICLES: ("article_words w CROSS JOIN articles a ON a.row = w.rowid", "articles a"),
}
RANK = {REPORTS: f"bm25(report_words, 1, 1, {NAMES_WEIGHT})", ARTICLES: "bm25(article_words)"}
KEYS = {REPORTS: "r.row, r.article, r.event", ARTICLES: "a.row, a.id, NULL"}
TOLD = {REPORTS: "reports r ON r.row = CAST(hit.key AS INTEGER)", ARTICLES: "articles a ON a.row = CAST(hit.key AS INTEGER)"}
COLUMNS = {
    REPORTS: "r.id, r.article, r.day_to AS day, r.start, hit.value AS rank",
    ARTICLES: "a.id, a.id AS article, a.published AS day, 0 AS start, hit.value AS rank",
}
BEST = "rank, day IS NULL, day DESC, article, start"  # all but the rank break ties
ORDER = {REPORTS: f"{BEST}, r.id", ARTICLES: BEST}
Found = tuple[int, str, str | None, float]  # row, article, event and rank of a hit: the better the lower


@dataclass(frozen=True, slots=True)
class ReportHit:
    """A report that was found: `marks` are the words of its sentence that match, `names` its participants, voices and place that do.
    `score` is higher the better it matches, 0 if no words were asked for."""

    report: StoredReport
    score: float
    marks: tuple[Span, ...]
    names: tuple[Span, ...]

    def to_dict(self) -> dict[str, object]:
        """The hit as a JSON object; all offsets are code points of the article's text."""
        told = self.report.report
        return {
            "id": told.id,
            "event": self.report.event,
            "type": told.type,
            "mode": told.mode,
            "stance": told.stance,
            "ground": told.ground,
            "voice": [{"text": source.span.text, "actor": source.actor} for source in told.voice],
            "quote": self.report.quote.to_dict(),
            "marks": [span.to_dict() for span in self.marks],
            "names": [span.to_dict() for span in self.names],
            **_head(self.report.article),
            "score": self.score,
        }


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found: `marks` are all its words that match, `snippet` is where they stand closest; `reports` counts its
    reports."""

    article: ArticleHead
    score: float
    snippet: Span
    marks: tuple[Span, ...]
    reports: int

    def to_dict(self) -> dict[str, object]:
        """The hit as a JSON object; all offsets are code points of the article's text."""
        return {
            **_head(self.article),
            "reports": self.reports,
            "snippet": self.snippet.to_dict(),
            "marks": [span.to_dict() for span in self.marks],
            "score": self.score,
        }


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of what a query found. `total` counts all hits, `articles` and `events` the articles and events that they belong to.

    `terms` are the query's words with the keys under which they were searched, `names` what was understood as actor or place,
    `filters` the fields of the query that hold for every hit."""

    query: str
    within: str
    exact: bool
    terms: tuple[Term, ...]
    names: tuple[Named, ...]
    filters: tuple[Filter, ...]
    total: int
    articles: int
    events: int
    limit: int
    offset: int
    hits: tuple[ReportHit | ArticleHit, ...]

    def to_dict(self) -> dict[str, object]:
        """The page as a JSON object."""
        return {
            "query": self.query,
            "within": self.within,
            "exact": self.exact,
            "terms": [asdict(term) for term in self.terms],
            "understood": [asdict(name) for name in self.names],
            "total": self.total,
            "articles": self.articles,
            "events": self.events,
            "limit": self.limit,
            "offset": self.offset,
            "hits": [hit.to_dict() for hit in self.hits],
        }


def search(
    library: Library,
    query: str,
    filter: Filter = Filter(),  # noqa: B008
    *,
    within: str = REPORTS,
    exact: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> SearchResult:
    """The reports, or the articles if `within` says so, that a query (`riwaya.store.query`) and a filter ask for, the best first.

    Words are found with any clitics and in any spelling, unless `exact`: then as written, less vowel signs. Raises UsageError if the
    query cannot be read."""
    asked = plan(library, parse(query), filter, within, exact=exact)
    hits, values = _hits(asked, within)
    found = _tuples(library, f"SELECT {KEYS[within]}, {RANK[within] if asked.match else '0.0'} {hits}", values)
    page = _page(library, within, _best(found, offset + limit), limit, offset)
    ids = frozenset(name.id for name in asked.names)
    told = found_words(library, within, asked.marks, [row["id"] for row in page], exact=exact)
    hit = _report_hit if within == REPORTS else _article_hit
    return SearchResult(
        query=query,
        within=within,
        exact=exact,
        terms=asked.terms,
        names=asked.names,
        filters=asked.filters,
        total=len(found),
        articles=len({article for _, article, _, _ in found}),
        events=len({event for _, _, event, _ in found if event is not None}),
        limit=limit,
        offset=offset,
        hits=tuple(hit(library, row["id"], abs(row["rank"]), *told.get(row["id"], ("", "")), ids) for row in page),
    )


def _hits(asked: Plan, within: str) -> tuple[str, list[Value]]:
    """What follows SELECT in the query for all hits, and its values."""
    matched: list[Clause] = [(f"{TABLES[within]} MATCH ?", [asked.match])] if asked.match else []
    clauses = [*matched, *asked.conditions]
    where = " AND ".join(f"({condition})" for condition, _ in clauses)
    return f"FROM {FROM[within][0 if asked.match else 1]} WHERE {where}", [value for _, told in clauses for value in told]


def _tuples(library: Library, query: str, values: list[Value]) -> list[Found]:
    cursor = library.db.cursor()
    cursor.row_factory = None  # a common word has so many hits that reading them by name would take longest
    return cursor.execute(query, values).fetchall()


def _best(found: list[Found], number: int) -> dict[int, float]:
    """The rows of the best hits with their ranks: at least so many, and all that are as good as the last of them."""
    ranks = nsmallest(number, (rank for *_, rank in found))
    return {row: rank for row, _, _, rank in found if rank <= ranks[-1]} if ranks else {}


def _page(library: Library, within: str, best: dict[int, float], limit: int, offset: int) -> list[sqlite3.Row]:
    """A page of hits in their order, as id and rank."""
    query = f"SELECT {COLUMNS[within]} FROM json_each(?) hit CROSS JOIN {TOLD[within]} ORDER BY {ORDER[within]} LIMIT ? OFFSET ?"
    return library.db.execute(query, [json.dumps(best), limit, offset]).fetchall()


def rows_found(library: Library, query: str, *, exact: bool = False) -> list[int]:
    """The rows of all reports that a query finds, in no order; raises UsageError if the query cannot be read."""
    hits, values = _hits(plan(library, parse(query), Filter(), REPORTS, exact=exact), REPORTS)
    return [row for (row,) in library.db.execute(f"SELECT r.row {hits}", values)]


def _report_hit(library: Library, id: str, score: float, keys: str, names: str, ids: frozenset[str]) -> ReportHit:
    stored = report(library, id)
    assert stored is not None  # the query joins the reports
    starts, ends = offsets_of(library, stored.article.id)
    first, low = bisect_left(starts, stored.quote.start), stored.quote.start
    spots = ((starts[first + number], ends[first + number]) for number in positions(keys))
    marks = tuple(Span(stored.quote.text[start - low : end - low], start, end) for start, end in spots)
    return ReportHit(stored, score, marks, named_spans(stored.report, names, ids))


def _article_hit(library: Library, id: str, score: float, keys: str, names: str, ids: frozenset[str]) -> ArticleHit:
    found = article(library, id)
    assert found is not None
    head, text = found
    starts, ends = offsets_of(library, id)
    told = reports_of_article(library, id) if ids else []
    words = [Span.of(text, starts[number], ends[number]) for number in positions(keys)]
    people = {span for stored in told for span in named_spans(stored.report, "", ids)}
    words = [word for word in words if not any(span.start < word.end and word.start < span.end for span in people)]
    marks = tuple(sorted((*words, *people), key=lambda span: (span.start, span.end)))
    (reports,) = library.db.execute("SELECT count(*) FROM reports WHERE article = ? AND withdrawn IS NULL", (id,)).fetchone()
    return ArticleHit(head, score, snippet(text, starts, ends, marks), marks, reports)


def _head(article: ArticleHead) -> dict[str, object]:
    return {
        "article": article.name,
        "article_id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }

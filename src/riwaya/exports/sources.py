"""The articles from which an export is made, and which outlets they come from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from riwaya.exports.cells import JOIN, iso
from riwaya.exports.export import CsvTable, Setting, Written
from riwaya.exports.told import Told
from riwaya.store import ArticleHead


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: how many articles of it were used, and the days of publication of the first and the last."""

    articles: int = 0
    first: date | None = None
    last: date | None = None


class Sources:
    """sources.csv: each article once, in the order in which its first event comes."""

    def __init__(self, setting: Setting) -> None:
        self._table = CsvTable(setting, "sources")
        self._seen: set[str] = set()
        self.outlets: dict[str, Outlet] = {}

    def add(self, told: Told) -> None:
        """Notes the articles of an event."""
        for stored in told.reports:
            if stored.article.id not in self._seen:
                self._seen.add(stored.article.id)
                self._note(stored.article)

    def end(self) -> Written:
        """Closes the file; gives what was written."""
        return self._table.end()

    def _note(self, article: ArticleHead) -> None:
        self._table.write(
            {
                "article_id": article.id,
                "article": article.name,
                "title": article.title,
                "published": iso(article.published),
                "outlet": article.outlet,
                "outlets": JOIN.join(article.outlets),
                "url": article.url,
                "genre": article.genre,
                "story": article.story,
                "likeness": round(article.likeness, 3),
            }
        )
        for name in article.outlets or ("",):
            outlet, day = self.outlets.get(name, Outlet()), article.published
            first, last = outlet.first or day, outlet.last or day
            if day and first and last:
                first, last = min(first, day), max(last, day)
            self.outlets[name] = replace(outlet, articles=outlet.articles + 1, first=first, last=last)

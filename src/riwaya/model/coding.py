"""What coding an article gives."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model.article import Article
from riwaya.model.report import Report
from riwaya.model.word import Word


@dataclass(frozen=True, slots=True)
class Coding:
    """An article with its reports in the order of the text, and the version of the knowledge that coded it.

    `words` counts the article's words; `index` are its words and numbers with their search keys, `sentences` the offsets of its
    sentences; `genre` is news, digest, opinion or statement, `items` are the offsets where its stories begin, if it tells several;
    `failure` tells why it could not be coded, and is empty if it was."""

    article: Article
    reports: tuple[Report, ...]
    knowledge: str
    words: int = 0
    failure: str = ""
    index: tuple[Word, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    genre: str = "news"
    items: tuple[int, ...] = ()

    def to_dicts(self) -> list[dict[str, object]]:
        """One JSON object a report: the report's own fields behind `article` (its id), `article_id` (its hash) and `genre`."""
        head = {"article": self.article.id, "article_id": self.article.hash, "genre": self.genre}
        return [{**head, **report.to_dict()} for report in self.reports]

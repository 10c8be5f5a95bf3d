"""The coder: the knowledge, loaded once, and what it makes of texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from riwaya.articles.dateline import published_in
from riwaya.articles.read import read_day
from riwaya.errors import InputError, UsageError
from riwaya.flow import code_article
from riwaya.ids import article_hash
from riwaya.knowledge import Knowledge, load_knowledge
from riwaya.language.analyse import Analyser
from riwaya.model import Article, Coding
from riwaya.runners import runner_for


class Coder:
    """Codes articles with one knowledge. Several coders can live side by side; each keeps its own memory of words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._analyser = Analyser(knowledge)

    def __reduce__(self) -> tuple[type[Coder], tuple[Knowledge]]:
        return Coder, (self.knowledge,)  # the trained models are read anew where a process cannot inherit them

    def code(
        self,
        text: str,
        *,
        published: date | str | None = None,
        id: str = "",
        title: str = "",
        outlet: str = "",
        url: str = "",
    ) -> Coding:
        """The reports of a text, whatever it holds; a text without events gives none.

        `published` is the day of publication, as a date or `YYYY-MM-DD`; without it the dateline of the text counts.
        Raises UsageError if `published` is no date, InputError if the text cannot be coded."""
        day = read_day(published) if isinstance(published, str) else published
        if published and day is None:
            raise UsageError("usage", id, f"{published!r} is no date YYYY-MM-DD")
        day = day or published_in(text, self.knowledge.times.months)
        raw = text.encode("utf-8", "surrogatepass")
        return self.code_article(Article(id, text, article_hash(raw), title, day, outlet, url))

    def code_article(self, article: Article) -> Coding:
        """The reports of an article; raises InputError if it cannot be coded."""
        try:
            return code_article(article, self._analyser, self.knowledge)
        except Exception as error:
            where = article.source or article.id
            raise InputError("failed", where, f"{type(error).__name__}: {error}") from error

    def pipe(self, articles: Iterable[Article], *, workers: int = 1) -> Iterator[Coding]:
        """The codings of articles, in their order, read and coded as they are asked for.

        An article that cannot be coded gives a coding without reports whose `failure` says why."""
        return runner_for(workers).run(partial(_safe, self), articles, partial(_lost, self.knowledge.version))


def load(knowledge: str | os.PathLike[str] | None = None) -> Coder:
    """A coder with the shipped knowledge, or with the files of a folder laid over it.

    Raises KnowledgeError if an entry breaks the rules of its file."""
    return Coder(load_knowledge(Path(knowledge) if knowledge is not None else None))


def _safe(coder: Coder, article: Article) -> Coding:
    try:
        return coder.code_article(article)
    except InputError as error:
        return Coding(article, (), coder.knowledge.version, 0, error.detail)


def _lost(version: str, article: Article) -> Coding:
    return Coding(article, (), version, 0, "the process that coded it died")

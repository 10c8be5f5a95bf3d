"""`riwaya search`: articles and reports by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from riwaya.cli.asked import print_json, print_table
from riwaya.cli.filters import Asked, filter_of, filter_options, in_words
from riwaya.cli.language import language, language_option, say
from riwaya.cli.library import library_option
from riwaya.model import Span
from riwaya.show.texts import Texts
from riwaya.show.view import plain
from riwaya.store import Library
from riwaya.store.search import ArticleHit, ReportHit, SearchResult, search

if TYPE_CHECKING:
    from rich.text import Text

MARK = "bold underline"
LOOKED_UP = ("actor", "place", "voice")  # fields whose values are names that mean something else


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--in", "within", type=click.Choice(["reports", "articles"]), default="reports", show_default=True, help="What to look for.")
@click.option("--exact", is_flag=True, help="Only the words as they are written, less vowel signs.")
@filter_options
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many hits.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to pass over.")
@click.option("--json", "as_json", is_flag=True, help="Print the hits as one JSON object, with the offsets of the words that match.")
@library_option
@language_option
def command(
    library: Library, query: tuple[str, ...], within: str, exact: bool, asked: Asked, limit: int, offset: int, as_json: bool
) -> None:  # fmt: skip
    """Search the sentences and names of reports, or the articles, for QUERY, the best hits first.

    Words are found with any article, conjunction, preposition or pronoun and in any spelling. All words must occur; `a OR b`, `-a`,
    `"a b"`, `a*` and brackets do what they do elsewhere. Fields: type: mode: actor: place: voice: outlet: stance: ground: since: until:
    with values joined by commas. A name in Latin letters is understood as the actor or place that it names.
    """
    found = search(library, " ".join(query), filter_of(asked, library), within=within, exact=exact, limit=limit, offset=offset)
    if as_json:
        print_json(found.to_dict())
        return
    for line in _understood(found):
        click.echo(line, err=True)
    last = found.offset + len(found.hits)
    numbers = dict(total=found.total, articles=found.articles, events=found.events, first=min(found.offset + 1, last), last=last)
    click.echo(say("found-reports" if within == "reports" else "found-articles", **numbers))
    if not found.hits:
        return
    print_table("found-report-columns" if within == "reports" else "found-article-columns", list(_rows(found, Texts(language()))))
    forms = Counter(plain(span.text) for hit in found.hits for span in hit.marks)
    if forms:
        click.echo(say("found-forms", forms="، ".join(f"{form} {number}" for form, number in forms.most_common())))


def _understood(found: SearchResult) -> Iterator[str]:
    """How the query was understood, where that is not plain to see."""
    for told in dict.fromkeys(name.told for name in found.names):
        meant = ", ".join(f"{name.name_en} ({name.id})" for name in found.names if name.told == told)
        yield say("understood", told=told, meant=meant)
    for filter in found.filters:
        for name, told in in_words(filter).items():
            if name in LOOKED_UP:
                yield say("understood", told=name, meant=told)


def _rows(found: SearchResult, texts: Texts) -> Iterator[Sequence[str | Text]]:
    for hit in found.hits:
        if isinstance(hit, ReportHit):
            yield _report(hit, texts)
        else:
            yield _article(hit)


def _report(hit: ReportHit, texts: Texts) -> Sequence[str | Text]:
    """Event, type and stance, day, outlet; the voice and the sentence in the last column, and the names that match outside of it."""
    stored = hit.report
    report, article, quote = stored.report, stored.article, stored.quote
    voice = " ← ".join(plain(source.span.text) for source in report.voice)
    names = [span for span in hit.names if not quote.start <= span.start < quote.end]
    words = _marked(quote, hit.marks)
    if voice:
        words = _joined(f"[{voice}] ", words)
    if names:
        words = _joined(words, "\n" + "، ".join(plain(span.text) for span in names))
    kind = texts.get("types", report.type)
    day = article.published.isoformat() if article.published else ""
    return stored.event, kind, texts.get("stances", report.stance), day, article.outlet or article.name, words


def _article(hit: ArticleHit) -> Sequence[str | Text]:
    """Article, day, outlet, number of reports; the title and the place where the words stand in the last column."""
    article = hit.article
    day = article.published.isoformat() if article.published else ""
    return article.name, day, article.outlet, str(hit.reports), _joined(f"{plain(article.title)}\n", _marked(hit.snippet, hit.marks))


def _marked(part: Span, marks: Iterable[Span]) -> Text:
    """A part of a text on one line, the marked words in it bold."""
    from rich.text import Text

    line, at = Text(), part.start
    for mark in marks:
        if at <= mark.start and mark.end <= part.end:
            line.append(_line(part.text[at - part.start : mark.start - part.start]))
            line.append(_line(mark.text), MARK)
            at = mark.end
    return line.append(_line(part.text[at - part.start :]))


def _line(text: str) -> str:
    return plain(text).replace("\n", " ")


def _joined(first: str | Text, second: str | Text) -> Text:
    from rich.text import Text

    return Text.assemble(first, second)
